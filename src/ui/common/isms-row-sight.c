/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A viewport scrolls to the widget that has the focus, which is a part of its row, once: the rest
 * of the row stays cut off, and so do the lines that are typed into it beneath the edge. */

#include "isms-config.h"

#include "isms-row-sight.h"

#define MARGIN 6

/* What has the focus in @form, or NULL. */
static GtkWidget *
get_focus (GtkWidget *form)
{
  GtkRoot *root = gtk_widget_get_root (form);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, form) ? focus : NULL;
}

/* The line that is typed in, of a row that is higher than what is in sight. */
static gboolean
find_cursor (GtkWidget *focus, GtkWidget *content, graphene_rect_t *bounds)
{
  GdkRectangle strong;
  graphene_point_t point;

  if (!GTK_IS_TEXT_VIEW (focus))
    return gtk_widget_compute_bounds (focus, content, bounds);
  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (focus), NULL, &strong, NULL);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (focus), GTK_TEXT_WINDOW_WIDGET, strong.x,
                                         strong.y, &strong.x, &strong.y);
  if (!gtk_widget_compute_point (focus, content,
                                 &GRAPHENE_POINT_INIT ((float) strong.x, (float) strong.y), &point))
    return FALSE;
  graphene_rect_init (bounds, point.x, point.y, 1, (float) strong.height);
  return TRUE;
}

static GtkWidget *
find_row (GtkWidget *form, GtkWidget **viewport)
{
  GtkWidget *focus = get_focus (form);
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  *viewport = row != NULL ? gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT) : NULL;
  return *viewport != NULL && gtk_widget_is_ancestor (*viewport, form) ? row : NULL;
}

static void
scroll_to (GtkWidget *row, GtkWidget *viewport, GtkWidget *focus)
{
  GtkWidget *content = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, content, &bounds)
      && (bounds.size.height <= gtk_adjustment_get_page_size (adjustment)
          || find_cursor (focus, content, &bounds)))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y - MARGIN,
                               bounds.origin.y + bounds.size.height + MARGIN);
}

/* How high the row was that was scrolled to. */
static void
keep_height (GtkWidget *form, GtkWidget *row)
{
  g_object_set_data (G_OBJECT (form), "sight-height",
                     GINT_TO_POINTER (gtk_widget_get_height (row)));
}

static gboolean
tick_cb (GtkWidget *form, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *viewport;
  GtkWidget *row = find_row (form, &viewport);
  int height = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (form), "sight-height"));

  g_object_set_data (G_OBJECT (form), "sight-tick", NULL);
  if (row != NULL && gtk_widget_get_height (row) > height)
    scroll_to (row, viewport, get_focus (form));
  if (row != NULL)
    keep_height (form, row);
  return G_SOURCE_REMOVE;
}

/* Where the rows are now is known when all of them have been laid out. */
static void
upper_changed_cb (GtkWidget *form)
{
  if (get_focus (form) == NULL || g_object_get_data (G_OBJECT (form), "sight-tick") != NULL)
    return;
  g_object_set_data (G_OBJECT (form), "sight-tick", form);
  gtk_widget_add_tick_callback (form, tick_cb, NULL, NULL);
}

static void
focus_changed_cb (GtkWidget *form)
{
  GtkWidget *viewport;
  GtkWidget *row = find_row (form, &viewport);
  GtkAdjustment *adjustment;

  if (row == NULL)
    return;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  g_signal_handlers_disconnect_by_func (adjustment, upper_changed_cb, form);
  g_signal_connect_object (adjustment, "notify::upper", G_CALLBACK (upper_changed_cb), form,
                           G_CONNECT_SWAPPED);
  scroll_to (row, viewport, get_focus (form));
  keep_height (form, row);
}

static void
root_changed_cb (GtkWidget *form)
{
  GtkRoot *root = gtk_widget_get_root (form);

  if (root == NULL)
    return;
  g_signal_handlers_disconnect_by_func (root, focus_changed_cb, form);
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), form,
                           G_CONNECT_SWAPPED);
}

/**
 * isms_row_sight_keep:
 * @form: what has rows in a scrolled window
 *
 * Whenever the focus comes into a row of it, or such a row grows, the row is scrolled to.
 */
void
isms_row_sight_keep (GtkWidget *form)
{
  g_signal_connect (form, "notify::root", G_CALLBACK (root_changed_cb), NULL);
  root_changed_cb (form);
}
