/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The first frame after a change has the rows that can be seen; each one after it makes some more.
 * A view that is scrolled far binds two hundred rows anew: those out of sight are shown later too,
 * and cannot be seen before. */

#include "isms-rows-pace.h"

#define SHOWN_A_FRAME 8
#define NEAR 6 /* rows that count as in sight above and below it */

typedef struct
{
  GtkWidget *view; /* it holds this */
  IsmsRows *rows;
  GHashTable *waiting; /* of GtkListItem, bound and not shown */
  IsmsRowsShow show;
  gpointer data;
  guint tick_id;
} Pace;

typedef struct
{
  GtkListItem *item;
  double distance;
} Waiting;

static Pace *
find_pace (IsmsRows *rows)
{
  return g_object_get_data (G_OBJECT (rows), "isms-rows-pace");
}

/* How many rows are between @position and the rows in sight; all are about as high. */
static double
measure_distance (Pace *self, guint position)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  double height = gtk_adjustment_get_upper (adjustment) / MAX (n_rows, 1);
  double page = gtk_adjustment_get_page_size (adjustment);
  double top = gtk_adjustment_get_value (adjustment);

  if (height <= 0 || page <= 0)
    return 0;
  return MAX (MAX (top / height - position - 1, position - (top + page) / height), 0);
}

static void
show_item (Pace *self, GtkListItem *item)
{
  gtk_widget_set_opacity (gtk_list_item_get_child (item), 1);
  self->show (item, self->data);
}

static int
compare_distances (gconstpointer a, gconstpointer b)
{
  const Waiting *one = a;
  const Waiting *other = b;

  return (one->distance > other->distance) - (one->distance < other->distance);
}

/* What is near, and a few more, the nearest first. */
static void
show_waiting (Pace *self)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Waiting));
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      Waiting one = { item, measure_distance (self, gtk_list_item_get_position (item)) };

      g_array_append_val (all, one);
    }
  g_array_sort (all, compare_distances);
  for (guint i = 0; i < all->len; i++)
    {
      const Waiting *one = &g_array_index (all, Waiting, i);

      if (i >= SHOWN_A_FRAME && one->distance > NEAR)
        break;
      if (g_hash_table_remove (self->waiting, one->item))
        show_item (self, one->item);
    }
}

static gboolean
tick_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  Pace *self = data;
  gboolean more = isms_rows_show_more (self->rows);

  show_waiting (self);
  if (more || g_hash_table_size (self->waiting) > 0)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
start (Pace *self)
{
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (self->view, tick_cb, self, NULL);
}

static void
free_pace (gpointer data)
{
  Pace *self = data;

  g_signal_handlers_disconnect_by_data (self->rows, self);
  g_object_set_data (G_OBJECT (self->rows), "isms-rows-pace", NULL);
  g_object_unref (self->rows);
  g_hash_table_unref (self->waiting);
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
  self->waiting = g_hash_table_new (NULL, NULL);
  g_signal_connect_swapped (rows, "refilled", G_CALLBACK (start), self);
  g_object_set_data (G_OBJECT (rows), "isms-rows-pace", self);
  g_object_set_data_full (G_OBJECT (view), "isms-rows-pace", self, free_pace);
}

/**
 * isms_rows_pace_bind:
 * @rows: rows of isms_rows_pace ()
 * @item: what was bound to one of them
 * @show: brings the row into the child of an item; the same for all items
 * @data: for @show
 */
void
isms_rows_pace_bind (IsmsRows *rows, GtkListItem *item, IsmsRowsShow show, gpointer data)
{
  Pace *self = find_pace (rows);

  self->show = show;
  self->data = data;
  if (measure_distance (self, gtk_list_item_get_position (item)) <= NEAR)
    {
      show_item (self, item);
      return;
    }
  gtk_widget_set_opacity (gtk_list_item_get_child (item), 0);
  g_hash_table_add (self->waiting, item);
  start (self);
}

void
isms_rows_pace_unbind (IsmsRows *rows, GtkListItem *item)
{
  Pace *self = find_pace (rows);

  if (self != NULL)
    g_hash_table_remove (self->waiting, item);
}

/**
 * isms_rows_pace_hold_back:
 * @rows: rows of isms_rows_pace (), another answer to which was asked for
 *
 * Lets go of the rows out of sight, so that the frame with the answer has less to do.
 */
void
isms_rows_pace_hold_back (IsmsRows *rows)
{
  Pace *self = find_pace (rows);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (rows));
  GtkAdjustment *adjustment;
  double height, bottom;

  if (self == NULL)
    return;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  height = gtk_adjustment_get_upper (adjustment) / MAX (n_rows, 1);
  bottom = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment);
  if (height > 0)
    isms_rows_hold_back (rows, (guint) (bottom / height) + NEAR);
}
