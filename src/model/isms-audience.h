/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Some of the people: everybody, or those of units and roles. What asks people of something keeps
 * one of these choices and names its units and roles; who belongs to them is said once, by the
 * views unit_person and person_role (009-training.sql). */

#pragma once

#include "isms-database.h"
#include "isms-field.h"

G_BEGIN_DECLS

extern const IsmsChoice isms_audiences[]; /* everybody, some, nobody */

/* Who belongs to the unit, or to one beneath it; who holds the role, or stands in. Only who is
 * active. (element-type gint64) (transfer full), by name; NULL on error */
GArray *isms_audience_list_unit (IsmsDatabase *database, gint64 unit, GError **error);
GArray *isms_audience_list_role (IsmsDatabase *database, gint64 role, GError **error);

G_END_DECLS
