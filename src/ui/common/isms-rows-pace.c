/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The first frame after a change has the rows that can be seen; each one after it makes some more.
 */

#include "isms-rows-pace.h"

typedef struct
{
  GtkWidget *view; /* it holds this */
  IsmsRows *rows;
  guint tick_id;
} Pace;

static gboolean
tick_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  Pace *self = data;

  if (isms_rows_show_more (self->rows))
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
refilled_cb (IsmsRows *rows, gpointer data)
{
  Pace *self = data;

  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (self->view, tick_cb, self, NULL);
}

static void
free_pace (gpointer data)
{
  Pace *self = data;

  g_signal_handlers_disconnect_by_data (self->rows, self);
  g_object_unref (self->rows);
  g_free (self);
}

/**
 * isms_rows_pace:
 * @view: (transfer none): what shows the rows
 * @rows: (transfer none): the rows
 *
 * From now on, for as long as there is the view.
 */
void
isms_rows_pace (GtkWidget *view, IsmsRows *rows)
{
  Pace *self = g_new0 (Pace, 1);

  self->view = view;
  self->rows = g_object_ref (rows);
  g_signal_connect (rows, "refilled", G_CALLBACK (refilled_cb), self);
  g_object_set_data_full (G_OBJECT (view), "isms-rows-pace", self, free_pace);
}
