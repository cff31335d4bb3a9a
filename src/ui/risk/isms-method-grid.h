/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The grid of a risk method: which level each pair has, to read or to paint. */

#pragma once

#include <gtk/gtk.h>

#include "isms-method.h"

G_BEGIN_DECLS

#define ISMS_TYPE_METHOD_GRID (isms_method_grid_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMethodGrid, isms_method_grid, ISMS, METHOD_GRID, GtkWidget)

/* Signal: "painted" (int likelihood, int impact, int rank): a person gives a cell a level. */
GtkWidget *isms_method_grid_new (void);
void isms_method_grid_set_method (IsmsMethodGrid *self, IsmsMethod *method);
void isms_method_grid_set_editable (IsmsMethodGrid *self, gboolean editable);
/* The level that the pointer and the space bar paint with. */
void isms_method_grid_set_brush (IsmsMethodGrid *self, int rank);
/* For tests. */
GtkWidget *isms_method_grid_get_cell (IsmsMethodGrid *self, int likelihood, int impact);

G_END_DECLS
