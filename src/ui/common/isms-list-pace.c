/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The first frame after a new answer has the rows that can be seen; each one after it some more.
 * While the answer to a new question is on its way, the rows below those that can be seen go. */

#include "isms-list-pace.h"

#define FEW_ROWS 100 /* so many come and go in one frame */

typedef struct
{
  GtkWidget *view; /* it holds this */
  IsmsSelection *selection;
  guint n_rows;
  guint tick_id;
  gboolean fresh; /* the first rows are in the frame that comes */
} Pace;

static gboolean
tick_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  Pace *self = data;

  if (self->fresh || isms_list_get_loading (isms_selection_get_list (self->selection)))
    self->fresh = FALSE;
  else if (!isms_selection_show_more (self->selection))
    {
      self->tick_id = 0;
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static void
refilled_cb (Pace *self)
{
  self->fresh = TRUE;
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (self->view, tick_cb, self, NULL);
}

/* All rows are about as high. */
static guint
find_last_in_sight (Pace *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double bottom = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment);
  double all = gtk_adjustment_get_upper (adjustment);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  return all > 0 ? (guint) MIN (bottom / all * n_rows + 2, n_rows) : 0;
}

static void
loading_changed_cb (Pace *self)
{
  IsmsList *list = isms_selection_get_list (self->selection);

  if (isms_list_get_loading (list) && g_list_model_get_n_items (G_LIST_MODEL (list)) > FEW_ROWS)
    isms_selection_hold_back (self->selection, MAX (self->n_rows, find_last_in_sight (self)));
}

static void
free_pace (gpointer data)
{
  Pace *self = data;

  g_signal_handlers_disconnect_by_data (self->selection, self);
  g_signal_handlers_disconnect_by_data (isms_selection_get_list (self->selection), self);
  g_object_unref (self->selection);
  g_free (self);
}

/**
 * isms_list_pace:
 * @view: (transfer none): what shows the rows
 * @selection: (transfer none): the rows
 * @n_rows: how many can be seen at once, about
 *
 * From now on, for as long as there is the view, it does not wait for rows that are out of sight.
 * To be called before the view has its model.
 */
void
isms_list_pace (GtkWidget *view, IsmsSelection *selection, guint n_rows)
{
  Pace *self = g_new0 (Pace, 1);

  self->view = view;
  self->selection = g_object_ref (selection);
  self->n_rows = n_rows;
  isms_selection_set_first (selection, n_rows);
  g_signal_connect_swapped (selection, "refilled", G_CALLBACK (refilled_cb), self);
  g_signal_connect_swapped (isms_selection_get_list (selection), "notify::loading",
                            G_CALLBACK (loading_changed_cb), self);
  g_object_set_data_full (G_OBJECT (view), "isms-list-pace", self, free_pace);
  isms_selection_hold_back (selection, n_rows);
}
