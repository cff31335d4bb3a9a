/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Planned changes of the ISMS (6.3). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_PLANNED_CHANGE (isms_planned_change_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPlannedChange, isms_planned_change, ISMS, PLANNED_CHANGE, IsmsRecord)

G_END_DECLS
