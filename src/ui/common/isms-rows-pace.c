/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The first frame after a change has the rows that can be seen; each one after it makes some more.
 * Those out of sight are shown later, the nearest first, and cannot be seen before. */

#include "isms-rows-pace.h"

#include "isms-list-sight.h"

#define SHOWN_A_FRAME 6
#define NEAR 6 /* rows above and below what is in sight that do not wait where they come anew */

typedef struct
{
  GtkWidget *view; /* it holds this */
  IsmsRows *rows;
  GtkAdjustment *adjustment; /* of @view: another one once it is in its window */
  double height;             /* of a row, about; 0: not known yet */
  gboolean to_top;           /* the view has not been laid out since it went there */
  GHashTable *bound;         /* of GtkListItem */
  GHashTable *waiting;       /* those of them that show nothing yet, or what was */
  IsmsRowsShow show;
  gpointer data;
  guint tick_id;
  gboolean fresh; /* what is in sight is in the frame that comes */
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
  double page = gtk_adjustment_get_page_size (self->adjustment);
  double top = self->to_top ? 0 : gtk_adjustment_get_value (self->adjustment);

  if (self->height <= 0 || page <= 0)
    return 0;
  return MAX (MAX (top / self->height - position - 1, position - (top + page) / self->height), 0);
}

/* A row past the end is not to be seen until it goes. */
static void
show_item (Pace *self, GtkListItem *item)
{
  gboolean past = gtk_list_item_get_position (item) >= isms_rows_get_n_entries (self->rows);

  isms_list_sight_set_seen (gtk_list_item_get_child (item), !past);
  if (g_hash_table_remove (self->waiting, item))
    gtk_widget_set_opacity (gtk_list_item_get_child (item), 1);
  if (!past)
    self->show (item, self->data);
}

static int
compare_distances (gconstpointer a, gconstpointer b)
{
  const Waiting *one = a;
  const Waiting *other = b;

  return (one->distance > other->distance) - (one->distance < other->distance);
}

/* The nearest first. */
static GArray *
list_items (Pace *self, GHashTable *items)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Waiting));
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      Waiting one = { item, measure_distance (self, gtk_list_item_get_position (item)) };

      g_array_append_val (all, one);
    }
  g_array_sort (all, compare_distances);
  return all;
}

/* What has come into sight, and a few more rows: each is an item, or one for each of its cells. */
static void
show_waiting (Pace *self)
{
  g_autoptr (GArray) all = list_items (self, self->waiting);
  double distance = 0;
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const Waiting *one = &g_array_index (all, Waiting, i);

      n += one->distance > distance;
      if (n > SHOWN_A_FRAME)
        break;
      distance = one->distance;
      if (g_hash_table_contains (self->waiting, one->item))
        show_item (self, one->item);
    }
}

static gboolean
tick_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  Pace *self = data;
  gboolean more;

  if (self->fresh)
    {
      self->fresh = FALSE;
      return G_SOURCE_CONTINUE;
    }
  more = isms_rows_show_more (self->rows);
  show_waiting (self);
  if (more || g_hash_table_size (self->waiting) > 0)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

static void
start (Pace *self)
{
  if (self->tick_id != 0)
    return;
  self->fresh = TRUE;
  self->tick_id = gtk_widget_add_tick_callback (self->view, tick_cb, self, NULL);
}

static gboolean
is_in_sight (Pace *self, GtkListItem *item, double near)
{
  return measure_distance (self, gtk_list_item_get_position (item)) <= near;
}

/* --- What the rows say --- */

static void
waiting_cb (Pace *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_list_item_get_position (item) >= isms_rows_get_n_entries (self->rows))
      isms_list_sight_set_seen (gtk_list_item_get_child (item), FALSE);
  start (self);
}

static void
refilled_cb (Pace *self)
{
  self->fresh = TRUE; /* also where rows of the answer before are still coming */
  self->to_top = gtk_adjustment_get_value (self->adjustment) > 0;
  isms_list_sight_go_to_top (GTK_SCROLLABLE (self->view));
}

static void
row_changed_cb (GtkListItem *item)
{
  Pace *self = g_object_get_data (G_OBJECT (item), "isms-rows-pace");

  if (is_in_sight (self, item, 0))
    {
      show_item (self, item);
      return;
    }
  g_hash_table_add (self->waiting, item);
  start (self);
}

/* --- Where the view is --- */

static void
value_changed_cb (Pace *self)
{
  self->to_top = FALSE;
}

static void
laid_out_cb (Pace *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  if (n_rows > 0)
    self->height = gtk_adjustment_get_upper (self->adjustment) / n_rows;
}

static void
let_go_of_adjustment (Pace *self)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
}

static void
adjustment_cb (Pace *self)
{
  let_go_of_adjustment (self);
  self->adjustment = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)));
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  g_signal_connect_swapped (self->adjustment, "changed", G_CALLBACK (laid_out_cb), self);
}

static void
free_pace (gpointer data)
{
  Pace *self = data;

  g_signal_handlers_disconnect_by_data (self->rows, self);
  g_object_set_data (G_OBJECT (self->rows), "isms-rows-pace", NULL);
  let_go_of_adjustment (self);
  g_object_unref (self->rows);
  g_hash_table_unref (self->bound);
  g_hash_table_unref (self->waiting);
  g_free (self);
}

/**
 * isms_rows_pace:
 * @view: (transfer none): what shows the rows
 * @rows: (transfer none): the rows
 * @show: brings a row into the child of an item
 * @data: for @show
 *
 * From now on, for as long as there is the view.
 */
void
isms_rows_pace (GtkWidget *view, IsmsRows *rows, IsmsRowsShow show, gpointer data)
{
  Pace *self = g_new0 (Pace, 1);

  self->view = view;
  self->rows = g_object_ref (rows);
  self->show = show;
  self->data = data;
  self->bound = g_hash_table_new (NULL, NULL);
  self->waiting = g_hash_table_new (NULL, NULL);
  g_signal_connect_swapped (rows, "refilled", G_CALLBACK (refilled_cb), self);
  g_signal_connect_swapped (rows, "waiting", G_CALLBACK (waiting_cb), self);
  g_signal_connect_swapped (view, "notify::vadjustment", G_CALLBACK (adjustment_cb), self);
  adjustment_cb (self);
  g_object_set_data (G_OBJECT (rows), "isms-rows-pace", self);
  g_object_set_data_full (G_OBJECT (view), "isms-rows-pace", self, free_pace);
}

/**
 * isms_rows_pace_bind:
 * @rows: rows of isms_rows_pace ()
 * @item: what was bound to one of them
 *
 * Shows it, now or soon, and again with each "changed" of its row.
 */
void
isms_rows_pace_bind (IsmsRows *rows, GtkListItem *item)
{
  Pace *self = find_pace (rows);

  g_object_set_data (G_OBJECT (item), "isms-rows-pace", self);
  g_signal_connect_object (gtk_list_item_get_item (item), "changed", G_CALLBACK (row_changed_cb),
                           item, G_CONNECT_SWAPPED);
  g_hash_table_add (self->bound, item);
  g_hash_table_add (self->waiting, item);
  if (is_in_sight (self, item, NEAR))
    {
      show_item (self, item);
      return;
    }
  gtk_widget_set_opacity (gtk_list_item_get_child (item), 0);
  start (self);
}

void
isms_rows_pace_unbind (IsmsRows *rows, GtkListItem *item)
{
  Pace *self = find_pace (rows);

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), row_changed_cb, item);
  if (self == NULL)
    return;
  g_hash_table_remove (self->bound, item);
  g_hash_table_remove (self->waiting, item);
}
