/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rows beside the map: their list, and which of them is selected. */

#pragma once

#include "isms-selection.h"

G_BEGIN_DECLS

#define ISMS_TYPE_HEAT_ROWS (isms_heat_rows_get_type ())
G_DECLARE_FINAL_TYPE (IsmsHeatRows, isms_heat_rows, ISMS, HEAT_ROWS, GObject)

/* Signal "selected" (gint64 id): the person selected this one; 0: several. */
IsmsHeatRows *isms_heat_rows_new (IsmsWorkspace *workspace, GtkListView *view);
IsmsList *isms_heat_rows_get_list (IsmsHeatRows *self);
void isms_heat_rows_select (IsmsHeatRows *self, gint64 id);

G_END_DECLS
