/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which rows are in view: what is selected, what was asked for, the top after another grouping. */

#include "isms-list-pane-private.h"

static void
show_wanted (IsmsListPane *self)
{
  guint position;

  if (self->wanted == 0 || gtk_column_view_get_model (self->view) == NULL
      || !isms_list_find (self->list, self->wanted, &position))
    return;
  gtk_column_view_scroll_to (self->view, position, NULL,
                             GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
  isms_list_pane_emit (self, ISMS_LIST_PANE_ACTIVATED);
  self->wanted = 0;
}

/* A swap begins at the top again: back to what was selected. */
static void
after_swap_cb (IsmsList *list, IsmsListPane *self)
{
  gint64 sought = self->sought;
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (gtk_bitset_get_size (selected) == 1 && gtk_column_view_get_model (self->view) != NULL)
    gtk_column_view_scroll_to (self->view, gtk_bitset_get_minimum (selected), NULL,
                               GTK_LIST_SCROLL_NONE, NULL);
  self->sought = 0;
  if (sought != 0 && self->wanted == 0 && isms_list_find (list, sought, NULL))
    self->wanted = sought;
  show_wanted (self);
  isms_list_pane_show_face (self);
}

static gboolean
to_top_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  IsmsListPane *self = user_data;

  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), 0);
  return --self->regrouped > 0;
}

static void
looked_at_cb (gpointer data)
{
  g_autoptr (IsmsListPane) self = data;

  if (self->ready && gtk_column_view_get_model (self->view) != NULL)
    after_swap_cb (self->list, self);
}

/* Rows are many widgets: a list that nobody has looked at yet has none. What is wanted in it waits
 * until whatever shows it has settled where the focus is. */
static void
view_map_cb (IsmsListPane *self)
{
  if (gtk_column_view_get_model (self->view) != NULL)
    return;
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_idle_add_once (looked_at_cb, g_object_ref (self));
}

static void
loading_changed_cb (IsmsList *list, GParamSpec *pspec, IsmsListPane *self)
{
  /* The view holds on to the row at its top, so the first heading comes out of sight above it once
   * it is laid out: a frame later, the top is where it should be. */
  if (self->regrouped > 0 && !isms_list_get_loading (list))
    gtk_widget_add_tick_callback (GTK_WIDGET (self->view), to_top_cb, self, NULL);
  show_wanted (self);
  if (!isms_list_get_loading (list) && gtk_column_view_get_model (self->view) != NULL)
    self->wanted = 0; /* it is not to be had */
  isms_list_pane_show_face (self);
}

/**
 * isms_list_pane_follow_rows:
 * @self: a list pane that has its list, selection and view
 *
 * Keeps the rows that matter in view from now on.
 */
void
isms_list_pane_follow_rows (IsmsListPane *self)
{
  g_signal_connect_object (self->view, "map", G_CALLBACK (view_map_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "after-swap", G_CALLBACK (after_swap_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (loading_changed_cb), self,
                           G_CONNECT_DEFAULT);
}

/**
 * isms_list_pane_show_record:
 * @self: a list pane
 * @id: a record of the kind
 *
 * Selects the record, now or once it is listed; filters that may hide it are taken away.
 */
void
isms_list_pane_show_record (IsmsListPane *self, gint64 id)
{
  g_autoptr (IsmsRecord) record = NULL;

  g_return_if_fail (ISMS_IS_LIST_PANE (self));

  self->wanted = id;
  show_wanted (self);
  if (self->wanted == 0)
    return;
  record = isms_record_load (isms_workspace_get_reader (self->workspace), self->kind, id, NULL);
  if (record == NULL)
    {
      self->wanted = 0;
      return;
    }
  if (isms_record_get_archived (record))
    isms_view_options_set_archived (self->options, TRUE);
  if (isms_query_is_filtered (self->query))
    isms_list_pane_clear_filters (self);
}

/**
 * isms_list_pane_find_record:
 * @self: a list pane
 * @id: a record of the kind
 *
 * Selects the record if it is listed, or is listed with the next change; filters stay.
 */
void
isms_list_pane_find_record (IsmsListPane *self, gint64 id)
{
  g_return_if_fail (ISMS_IS_LIST_PANE (self));

  if (isms_list_find (self->list, id, NULL))
    isms_list_pane_show_record (self, id);
  else
    self->sought = id;
}

/**
 * isms_list_pane_get_wanted:
 * @self: a list pane
 *
 * Returns: the record that will be shown once it is listed; 0 for none
 */
gint64
isms_list_pane_get_wanted (IsmsListPane *self)
{
  g_return_val_if_fail (ISMS_IS_LIST_PANE (self), 0);

  return self->wanted;
}
