/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which rows are in view: what is selected, what was asked for, the top after another grouping. */

#include "isms-list-pane-private.h"

#include "isms-list-pace.h"
#include "isms-list-sight.h"

#define FIRST_ROWS 24 /* about as many as fit a window */

/* Has the view all rows? */
static gboolean
is_whole (IsmsListPane *self)
{
  return gtk_column_view_get_model (self->view) != NULL && isms_slots_is_whole (self->slots);
}

static void
show_wanted (IsmsListPane *self)
{
  guint position;

  if (self->wanted == 0 || !is_whole (self))
    return;
  isms_list_reveal (self->list, self->wanted);
  if (!isms_list_find (self->list, self->wanted, &position))
    return;
  gtk_column_view_scroll_to (self->view, position, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view)); /* so far it is only the view's own focus */
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  isms_list_sight_show (GTK_SCROLLABLE (self->view), self->list, self->wanted);
  isms_list_pane_emit (self, ISMS_LIST_PANE_ACTIVATED);
  self->wanted = 0;
}

/* The rows of @ids that are listed. */
static GtkBitset *
find_rows (IsmsListPane *self, GArray *ids)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_int64_hash, g_int64_equal);
  GtkBitset *rows = gtk_bitset_new_empty ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  for (guint i = 0; i < n; i++)
    {
      gint64 id = isms_list_get_id (self->list, i);

      if (g_hash_table_contains (set, &id))
        gtk_bitset_add (rows, i);
    }
  return rows;
}

/* One is opened, several are selected. FALSE: not all of them are listed. */
static gboolean
show_all (IsmsListPane *self, GArray *ids)
{
  g_autoptr (GtkBitset) rows = find_rows (self, ids);
  g_autoptr (GtkBitset) mask =
      gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->list)));

  if (gtk_bitset_get_size (rows) == 0)
    return FALSE;
  if (ids->len == 1)
    {
      self->wanted = g_array_index (ids, gint64, 0);
      show_wanted (self);
      return TRUE;
    }
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), rows, mask);
  if (is_whole (self))
    gtk_column_view_scroll_to (self->view, gtk_bitset_get_minimum (rows), NULL,
                               GTK_LIST_SCROLL_NONE, NULL);
  return gtk_bitset_get_size (rows) == ids->len;
}

static gboolean
is_selected_alone (IsmsListPane *self, GArray *ids)
{
  g_autoptr (GArray) selected = isms_selection_dup_ids (self->selection);

  return ids->len == 1 && selected->len == 1
         && g_array_index (selected, gint64, 0) == g_array_index (ids, gint64, 0);
}

/* A row that goes with this answer and comes back with the next is still sought. */
static void
show_sought (IsmsListPane *self)
{
  g_autoptr (GArray) sought = g_steal_pointer (&self->sought);

  if (sought == NULL || self->wanted != 0)
    return;
  if (!is_selected_alone (self, sought))
    show_all (self, sought);
  if (isms_list_is_behind (self->list) || !is_whole (self))
    self->sought = g_steal_pointer (&sought);
}

/* A swap begins at the top again: back to what was selected. */
static void
show_selected (IsmsListPane *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (gtk_bitset_get_size (selected) == 1 && is_whole (self))
    isms_list_sight_show (GTK_SCROLLABLE (self->view), self->list,
                          isms_list_get_id (self->list, gtk_bitset_get_minimum (selected)));
  show_sought (self);
  show_wanted (self);
}

static void
after_swap_cb (IsmsList *list, IsmsListPane *self)
{
  show_selected (self);
  isms_list_pane_show_face (self);
}

/* What is wanted and is not among all the rows is not to be had. */
static void
give_up_wanted (IsmsListPane *self)
{
  if (is_whole (self) && !isms_list_get_loading (self->list))
    self->wanted = 0;
}

static void
whole_cb (IsmsSlots *slots, IsmsListPane *self)
{
  show_selected (self);
  if (!isms_list_is_behind (self->list))
    give_up_wanted (self);
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

  /* Its window may have closed in the meantime, and its file with it. */
  if (self->ready && gtk_widget_get_root (GTK_WIDGET (self)) != NULL
      && gtk_column_view_get_model (self->view) != NULL)
    after_swap_cb (self->list, self);
}

/* Rows are many widgets: a list that nobody has looked at yet has none. What is wanted in it waits
 * until whatever shows it has settled where the focus is. */
static void
view_map_cb (IsmsListPane *self)
{
  if (gtk_column_view_get_model (self->view) != NULL)
    return;
  isms_list_pace (GTK_WIDGET (self->view), self->slots, FIRST_ROWS);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->slots));
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
  give_up_wanted (self);
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
  isms_list_sight_keep_top (GTK_SCROLLABLE (self->view), self->list);
  g_signal_connect_object (self->list, "after-swap", G_CALLBACK (after_swap_cb), self,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (self->slots, "whole", G_CALLBACK (whole_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (loading_changed_cb), self,
                           G_CONNECT_DEFAULT);
}

/* Those that belong together with @record. */
static void
follow_scope (IsmsListPane *self, IsmsRecord *record)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->kind->fields[i].kind == ISMS_FIELD_REFERENCE
        && g_str_equal (isms_field_get_column (&self->kind->fields[i]), self->scope))
      {
        gint64 value = isms_record_get_reference (record, self->kind->fields[i].name);

        if (value != self->scope_value)
          isms_list_pane_set_scope_value (self, self->scope, value);
      }
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
  if (self->follows)
    follow_scope (self, record);
  if (isms_query_is_filtered (self->query))
    isms_list_pane_clear_filters (self);
}

/**
 * isms_list_pane_find_records:
 * @self: a list pane
 * @ids: records of the kind
 * @n: how many
 * @shown: whether they are shown now
 *
 * Selects those that are listed once the list has taken the changes until now; filters stay.
 */
void
isms_list_pane_find_records (IsmsListPane *self, const gint64 *ids, guint n, gboolean shown)
{
  g_autoptr (GArray) sought = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (ISMS_IS_LIST_PANE (self));

  g_array_append_vals (sought, ids, n);
  if (!shown)
    shown = show_all (self, sought);
  if (!shown || isms_list_is_behind (self->list))
    {
      g_clear_pointer (&self->sought, g_array_unref);
      self->sought = g_steal_pointer (&sought);
    }
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
