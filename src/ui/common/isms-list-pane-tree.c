/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A list that is a tree, by keyboard: Right opens a row or goes to the first below it, Left closes
 * it or goes to the one that it stands below, as everywhere in GTK. */

#include "isms-config.h"

#include "isms-list-pane-private.h"
#include "isms-tree-cell.h"

static void
go_to (IsmsListPane *self, gint64 id)
{
  GtkListScrollFlags flags = GTK_LIST_SCROLL_FOCUS;
  guint position;

  if (!isms_list_find (self->list, id, &position)
      || position >= g_list_model_get_n_items (G_LIST_MODEL (self->slots)))
    return;
  if (id > 0)
    flags |= GTK_LIST_SCROLL_SELECT;
  gtk_column_view_scroll_to (self->view, position, NULL, flags, NULL);
}

static void
go_below (IsmsListPane *self, gint64 id)
{
  guint position;

  if (isms_list_find (self->list, id, &position))
    go_to (self, isms_list_get_id (self->list, position + 1));
}

static gboolean
key_cb (IsmsListPane *self, guint value, guint code, GdkModifierType state)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL;
  gboolean left = value == GDK_KEY_Left || value == GDK_KEY_KP_Left;
  gboolean right = value == GDK_KEY_Right || value == GDK_KEY_KP_Right;
  gint64 id;
  IsmsListNode node;

  if ((!left && !right) || !isms_list_is_tree (self->list)
      || (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  id = isms_tree_cell_find_focus (self->view);
  if (id == 0 || !isms_list_get_node (self->list, id, &node))
    return GDK_EVENT_PROPAGATE;
  if (left != rtl)
    {
      if (node.leads && node.open)
        isms_list_set_open (self->list, id, FALSE);
      else
        go_to (self, isms_list_get_above (self->list, id));
    }
  else if (node.leads && node.open)
    go_below (self, id);
  else if (node.leads)
    isms_list_set_open (self->list, id, TRUE);
  return GDK_EVENT_STOP;
}

/**
 * isms_list_pane_follow_tree:
 * @self: a list pane that has its list and view
 *
 * Listens to the keys of a tree, if the kind has one.
 */
void
isms_list_pane_follow_tree (IsmsListPane *self)
{
  GtkEventController *keys;

  if (self->kind->tree == NULL)
    return;
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_object (self->list, "tree-changed", G_CALLBACK (isms_list_pane_show_count), self,
                           G_CONNECT_SWAPPED);
}

/**
 * isms_list_pane_turn:
 * @self: a list pane
 * @id: a row of a tree
 *
 * Shows what is below it, or hides it.
 */
void
isms_list_pane_turn (IsmsListPane *self, gint64 id)
{
  IsmsListNode node;

  if (isms_list_get_node (self->list, id, &node))
    isms_list_set_open (self->list, id, !node.open);
}
