/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk map to work on: risks are chips in the cells of the method's grid; they are dragged, or
 * moved with the arrow keys, and each move asks why. */

#pragma once

#include <gtk/gtk.h>

#include "isms-heat-source.h"
#include "isms-move-popover.h"
#include "isms-risk-chip.h"

G_BEGIN_DECLS

#define ISMS_TYPE_HEAT_MAP (isms_heat_map_get_type ())
G_DECLARE_FINAL_TYPE (IsmsHeatMap, isms_heat_map, ISMS, HEAT_MAP, GtkWidget)

/* Signals: "cell-activated" (int likelihood, int impact), "risk-activated" (gint64 id),
 * "risk-selected" (gint64 id): its chip got the focus. */
void isms_heat_map_set_source (IsmsHeatMap *self, IsmsHeatSource *source);
/* Marks the cell whose risks a list shows; 0, 0 for none. */
void isms_heat_map_select_cell (IsmsHeatMap *self, int likelihood, int impact);
/* Marks the chip of a risk that was selected elsewhere, bringing it out of a fold; 0 for none. */
void isms_heat_map_select_risk (IsmsHeatMap *self, gint64 risk);
/* Takes a risk that has no place yet to the middle of the map, to be moved and rated. */
void isms_heat_map_place (IsmsHeatMap *self, gint64 risk);
/* Moves the focus to the risk's chip, bringing it out of a fold. FALSE: it has no place on this
 * map. */
gboolean isms_heat_map_focus_risk (IsmsHeatMap *self, gint64 risk);

/* Where things are, in the map's coordinates; for tests. */
GtkWidget *isms_heat_map_get_cell (IsmsHeatMap *self, int likelihood, int impact);
IsmsRiskChip *isms_heat_map_get_chip (IsmsHeatMap *self, gint64 risk);
IsmsMovePopover *isms_heat_map_get_popover (IsmsHeatMap *self); /* NULL: nothing moves */
gboolean isms_heat_map_hit (IsmsHeatMap *self, double x, double y, int *likelihood, int *impact);

G_END_DECLS
