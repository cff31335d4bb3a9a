/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A cell of the map: nothing to see of its own but focus, pointer and choice; and its words. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ISMS_TYPE_HEAT_CELL (isms_heat_cell_get_type ())
G_DECLARE_FINAL_TYPE (IsmsHeatCell, isms_heat_cell, ISMS, HEAT_CELL, GtkWidget)

GtkWidget *isms_heat_cell_new (int likelihood, int impact);
int isms_heat_cell_get_likelihood (IsmsHeatCell *self);
int isms_heat_cell_get_impact (IsmsHeatCell *self);
void isms_heat_cell_set_words (IsmsHeatCell *self, const char *words);
void isms_heat_cell_set_selected (IsmsHeatCell *self, gboolean selected);

G_END_DECLS
