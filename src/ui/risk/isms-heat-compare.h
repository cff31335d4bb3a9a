/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the movement on the map is measured from: the inherent ratings, or a day. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ISMS_TYPE_HEAT_COMPARE (isms_heat_compare_get_type ())
G_DECLARE_FINAL_TYPE (IsmsHeatCompare, isms_heat_compare, ISMS, HEAT_COMPARE, AdwBin)

/* Signal "since-changed": the person chose. Days are YYYY-MM-DD; NULL: the inherent ratings. */
const char *isms_heat_compare_get_since (IsmsHeatCompare *self);
void isms_heat_compare_set_since (IsmsHeatCompare *self, const char *since);

G_END_DECLS
