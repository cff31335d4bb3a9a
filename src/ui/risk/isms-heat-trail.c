/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Movement on the map. Of many arrows those count that the person asks for: of the risk or the cell
 * under the pointer or with the focus, whichever came last, else of what is selected. */

#include "isms-config.h"

#include "isms-heat-map-private.h"

#include "isms-heat-movement.h"

static void
point_risk (IsmsHeatMap *self, gint64 risk)
{
  IsmsHeatMovement move;
  gboolean moved = isms_heat_source_find_move (self->source, risk, &move);

  isms_heat_chart_point_move (self->chart, moved ? &move : NULL);
}

static void
point_widget (IsmsHeatMap *self, GtkWidget *widget)
{
  GtkWidget *chip = gtk_widget_get_ancestor (widget, ISMS_TYPE_RISK_CHIP);
  GtkWidget *cell = gtk_widget_get_ancestor (widget, ISMS_TYPE_HEAT_CELL);
  guint index;

  if (chip != NULL)
    point_risk (self,
                isms_record_get_id (ISMS_RECORD (isms_risk_chip_get_risk (ISMS_RISK_CHIP (chip)))));
  else if (cell != NULL)
    isms_heat_chart_point_cell (self->chart, isms_heat_cell_get_likelihood (ISMS_HEAT_CELL (cell)),
                                isms_heat_cell_get_impact (ISMS_HEAT_CELL (cell)));
  else if (g_ptr_array_find (self->counts, widget, &index))
    isms_heat_chart_point_cell (self->chart,
                                (int) index / isms_heat_chart_get_n_impacts (self->chart) + 1,
                                (int) index % isms_heat_chart_get_n_impacts (self->chart) + 1);
}

static GtkWidget *
find_over (IsmsHeatMap *self)
{
  GtkWidget *picked =
      self->over ? gtk_widget_pick (GTK_WIDGET (self), self->over_x, self->over_y, GTK_PICK_DEFAULT)
                 : NULL;

  while (picked != NULL && gtk_widget_get_parent (picked) != GTK_WIDGET (self))
    picked = picked == GTK_WIDGET (self) ? NULL : gtk_widget_get_parent (picked);
  return picked;
}

/* Finds out anew what counts. */
void
isms_heat_trail_point (IsmsHeatMap *self)
{
  GtkWidget *widget = find_over (self);

  if (self->chart == NULL || self->moves == NULL)
    return;
  if (widget == NULL)
    widget = gtk_widget_get_focus_child (GTK_WIDGET (self));
  isms_heat_chart_point_cell (self->chart, 0, 0);
  if (widget != NULL)
    point_widget (self, widget);
  else if (self->risk != 0)
    point_risk (self, self->risk);
  else
    isms_heat_chart_point_cell (self->chart, self->selected[0], self->selected[1]);
  g_clear_pointer (&self->arrows, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The movement that the source has now. */
void
isms_heat_trail_take (IsmsHeatMap *self)
{
  gboolean moving = self->moves != NULL && self->moves->len > 0;

  g_clear_pointer (&self->moves, g_array_unref);
  self->moves = isms_heat_source_dup_moves (self->source, NULL);
  isms_heat_chart_set_moves (self->chart,
                             self->moves != NULL ? (IsmsHeatMovement *) self->moves->data : NULL,
                             self->moves != NULL ? self->moves->len : 0);
  if (moving != (self->moves != NULL && self->moves->len > 0))
    isms_heat_map_forget_geometry (self);
  g_clear_pointer (&self->arrows, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  isms_heat_trail_point (self);
}

/* What a screen reader says of the movement of a cell, beside what the cell is. */
void
isms_heat_trail_describe_cell (IsmsHeatMap *self, IsmsHeatCell *cell)
{
  g_autofree char *words = NULL;

  if (self->moves != NULL)
    words = isms_heat_movement_dup_cell_words (isms_heat_source_get_method (self->source),
                                               self->moves, isms_heat_cell_get_likelihood (cell),
                                               isms_heat_cell_get_impact (cell),
                                               isms_heat_source_get_since (self->source));
  if (words != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    words, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

void
isms_heat_trail_describe_chip (IsmsHeatMap *self, IsmsRiskChip *chip, gint64 risk)
{
  IsmsHeatMovement move;
  g_autofree char *words = NULL;

  if (isms_heat_source_find_move (self->source, risk, &move))
    words = isms_heat_movement_dup_risk_words (isms_heat_source_get_method (self->source), &move,
                                               isms_heat_source_get_since (self->source));
  isms_risk_chip_set_movement (chip, words);
}

static void
motion_cb (IsmsHeatMap *self, double x, double y)
{
  /* The pointer may rest on the map while the keys are used. */
  if (x == self->over_x && y == self->over_y)
    return;
  self->over = TRUE;
  self->over_x = x;
  self->over_y = y;
  isms_heat_trail_point (self);
}

static void
leave_cb (IsmsHeatMap *self)
{
  self->over = FALSE;
  isms_heat_trail_point (self);
}

/* The focus went to another child, or away. */
void
isms_heat_trail_follow_focus (IsmsHeatMap *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL)
    self->over = FALSE;
  isms_heat_trail_point (self);
}

/* Makes the map follow the pointer. */
void
isms_heat_trail_attach (IsmsHeatMap *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
