/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One incident on paper (A.5.24 to A.5.28): facts, clocks, timeline, what it touched, why, and what
 * was learned. */

#pragma once

#include "isms-database.h"
#include "isms-report.h"

G_BEGIN_DECLS

IsmsReport *
isms_incident_report_new (IsmsDatabase *db, gint64 incident, GDateTime *date, GError **error);

G_END_DECLS
