/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The chips are not children of the cells but of the map, so that a risk that moves keeps its
 * widget, and with it the focus. */

#include "isms-heat-cell.h"

struct _IsmsHeatCell
{
  GtkWidget parent_instance;

  int likelihood;
  int impact;
};

G_DEFINE_FINAL_TYPE (IsmsHeatCell, isms_heat_cell, GTK_TYPE_WIDGET)

static void
isms_heat_cell_class_init (IsmsHeatCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "heatcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
isms_heat_cell_init (IsmsHeatCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
}

/**
 * isms_heat_cell_new:
 * @likelihood: from 1
 * @impact: from 1
 *
 * Returns: (transfer floating): the cell of that place
 */
GtkWidget *
isms_heat_cell_new (int likelihood, int impact)
{
  IsmsHeatCell *self = g_object_new (ISMS_TYPE_HEAT_CELL, NULL);

  self->likelihood = likelihood;
  self->impact = impact;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_INDEX,
                                  likelihood, GTK_ACCESSIBLE_RELATION_COL_INDEX, impact, -1);
  return GTK_WIDGET (self);
}

int
isms_heat_cell_get_likelihood (IsmsHeatCell *self)
{
  return self->likelihood;
}

int
isms_heat_cell_get_impact (IsmsHeatCell *self)
{
  return self->impact;
}

/**
 * isms_heat_cell_set_words:
 * @self: a cell
 * @words: what a screen reader says of it
 */
void
isms_heat_cell_set_words (IsmsHeatCell *self, const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * isms_heat_cell_set_selected:
 * @self: a cell
 * @selected: whether the list shows this cell's risks
 */
void
isms_heat_cell_set_selected (IsmsHeatCell *self, gboolean selected)
{
  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}
