/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A view holds on to the row that it shows first, so that rows which come before it are out of
 * sight. That is right for somebody who has scrolled to it, and wrong at the top. */

#include "isms-keep-top.h"

static void
before_swap_cb (IsmsList *list, GtkScrollable *view)
{
  gboolean at_top = gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (view)) <= 0;

  g_object_set_data (G_OBJECT (view), "at-top", GINT_TO_POINTER (at_top));
}

static void
after_swap_cb (IsmsList *list, GtkScrollable *view)
{
  if (!g_object_get_data (G_OBJECT (view), "at-top")
      || g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    return;
  if (GTK_IS_COLUMN_VIEW (view) && gtk_column_view_get_model (GTK_COLUMN_VIEW (view)))
    gtk_column_view_scroll_to (GTK_COLUMN_VIEW (view), 0, NULL, GTK_LIST_SCROLL_NONE, NULL);
  else if (GTK_IS_LIST_VIEW (view) && gtk_list_view_get_model (GTK_LIST_VIEW (view)))
    gtk_list_view_scroll_to (GTK_LIST_VIEW (view), 0, GTK_LIST_SCROLL_NONE, NULL);
}

/**
 * isms_keep_top:
 * @view: a GtkColumnView or GtkListView in a scrolled window
 * @list: what it shows
 *
 * While @view is at its top, it stays there when @list changes.
 */
void
isms_keep_top (GtkScrollable *view, IsmsList *list)
{
  g_signal_connect_object (list, "before-swap", G_CALLBACK (before_swap_cb), view,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (list, "after-swap", G_CALLBACK (after_swap_cb), view, G_CONNECT_DEFAULT);
}
