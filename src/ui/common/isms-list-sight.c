/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A view holds on to the row that it shows first, so that rows which come before it are out of
 * sight: right for somebody who has scrolled to it, and wrong at the top. And it scrolls to a row
 * that has just come as if that had no height. */

#include "isms-list-sight.h"

#define FRAMES 2 /* until a row that came has been laid out */

typedef struct
{
  IsmsList *list;
  gint64 id;
  int frames;
} Shown;

static void
free_shown (gpointer data)
{
  Shown *self = data;

  g_object_unref (self->list);
  g_free (self);
}

/* Rows that the view has not been told of yet cannot be scrolled to. */
static void
scroll_to (GtkScrollable *view, guint position, GtkListScrollFlags flags)
{
  g_autoptr (GListModel) model = NULL;

  g_object_get (view, "model", &model, NULL);
  if (model == NULL || position >= g_list_model_get_n_items (model))
    return;
  if (GTK_IS_COLUMN_VIEW (view))
    gtk_column_view_scroll_to (GTK_COLUMN_VIEW (view), position, NULL, flags, NULL);
  else
    gtk_list_view_scroll_to (GTK_LIST_VIEW (view), position, flags, NULL);
}

static gboolean
tick_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  Shown *self = data;
  guint position;

  if (--self->frames > 0)
    return G_SOURCE_CONTINUE;
  if (isms_list_find (self->list, self->id, &position))
    scroll_to (GTK_SCROLLABLE (view), position, GTK_LIST_SCROLL_NONE);
  g_object_set_data (G_OBJECT (view), "shown-tick", NULL);
  return G_SOURCE_REMOVE;
}

static void
before_swap_cb (IsmsList *list, GtkScrollable *view)
{
  gboolean at_top = gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (view)) <= 0;

  g_object_set_data (G_OBJECT (view), "at-top", GINT_TO_POINTER (at_top));
}

static void
after_swap_cb (IsmsList *list, GtkScrollable *view)
{
  if (g_object_get_data (G_OBJECT (view), "at-top")
      && g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
    scroll_to (view, 0, GTK_LIST_SCROLL_NONE);
}

/**
 * isms_list_sight_keep_top:
 * @view: a GtkColumnView or GtkListView in a scrolled window
 * @list: what it shows
 *
 * While @view is at its top, it stays there when @list changes.
 */
void
isms_list_sight_keep_top (GtkScrollable *view, IsmsList *list)
{
  g_signal_connect_object (list, "before-swap", G_CALLBACK (before_swap_cb), view,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (list, "after-swap", G_CALLBACK (after_swap_cb), view, G_CONNECT_DEFAULT);
}

/* In a row, not in a heading that sorts. */
static gboolean
has_focus (GtkWidget *view)
{
  GtkWidget *child = gtk_widget_get_focus_child (view);

  return child != NULL && (GTK_IS_LIST_VIEW (view) || GTK_IS_LIST_VIEW (child));
}

/**
 * isms_list_sight_go_to_top:
 * @view: a GtkColumnView or GtkListView in a scrolled window
 *
 * A new answer begins at its top, and so does whoever goes through it by keys.
 */
void
isms_list_sight_go_to_top (GtkScrollable *view)
{
  scroll_to (view, 0, GTK_LIST_SCROLL_FOCUS);
  if (has_focus (GTK_WIDGET (view)))
    gtk_widget_grab_focus (GTK_WIDGET (view));
}

/**
 * isms_list_sight_show:
 * @view: a GtkColumnView or GtkListView in a scrolled window
 * @list: what it shows
 * @id: a record
 *
 * Scrolls to the row of @id, as little as possible, also where it has only just come. Where it is
 * not listed, nothing happens.
 */
void
isms_list_sight_show (GtkScrollable *view, IsmsList *list, gint64 id)
{
  guint tick = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (view), "shown-tick"));
  Shown *shown;
  guint position;

  if (!isms_list_find (list, id, &position))
    return;
  scroll_to (view, position, GTK_LIST_SCROLL_NONE);
  if (tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (view), tick);
  shown = g_new0 (Shown, 1);
  shown->list = g_object_ref (list);
  shown->id = id;
  shown->frames = FRAMES;
  tick = gtk_widget_add_tick_callback (GTK_WIDGET (view), tick_cb, shown, free_shown);
  g_object_set_data (G_OBJECT (view), "shown-tick", GUINT_TO_POINTER (tick));
}

/**
 * isms_list_sight_set_seen:
 * @child: what is in a row of a GtkColumnView or GtkListView, or will be
 * @seen: whether the row is to be seen
 *
 * One that is not keeps its room, without rules and mark.
 */
void
isms_list_sight_set_seen (GtkWidget *child, gboolean seen)
{
  GtkWidget *row = child;

  while (gtk_widget_get_parent (row) != NULL && !GTK_IS_LIST_VIEW (gtk_widget_get_parent (row)))
    row = gtk_widget_get_parent (row);
  gtk_widget_set_opacity (row, seen ? 1 : 0);
}
