/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What was done or seen during an incident, when and by whom (A.5.26, A.5.28). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_INCIDENT_ENTRY (isms_incident_entry_get_type ())
G_DECLARE_FINAL_TYPE (IsmsIncidentEntry, isms_incident_entry, ISMS, INCIDENT_ENTRY, IsmsRecord)

gint64
isms_incident_entry_create (IsmsStep *step, gint64 incident, const char *what, gint64 person);

G_END_DECLS
