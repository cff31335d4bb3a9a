/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A list as a tree: of all nodes of the answer those are rows that nothing above them hides.
 * Opening and closing one tells of the rows below it alone, and asks nothing. */

#include "isms-list-private.h"

void
isms_list_tree_init (IsmsList *self)
{
  self->closed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->closed_found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

void
isms_list_tree_clear (IsmsList *self)
{
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->nodes, g_array_unref);
  g_clear_pointer (&self->closed, g_hash_table_unref);
  g_clear_pointer (&self->closed_found, g_hash_table_unref);
}

static IsmsTreeNode *
get_node (IsmsList *self, guint place)
{
  return &g_array_index (self->nodes, IsmsTreeNode, place);
}

/* FALSE: it is not in the tree. */
static gboolean
find_place (IsmsList *self, gint64 id, guint *place)
{
  guint found =
      self->places != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &id)) : 0;

  *place = found - 1;
  return found > 0;
}

/* A search opens all that leads to what it found, and leaves alone what the person closed. */
static GHashTable *
get_closed (IsmsList *self)
{
  return self->filtered ? self->closed_found : self->closed;
}

static gboolean
is_open (IsmsList *self, const IsmsTreeNode *node)
{
  return !g_hash_table_contains (get_closed (self), &node->id);
}

/* The ids of the nodes from @from to before @end that nothing between hides. */
static GArray *
list_visible (IsmsList *self, guint from, guint end)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = from; i < end;)
    {
      const IsmsTreeNode *node = get_node (self, i);

      g_array_append_val (ids, node->id);
      i += is_open (self, node) ? 1 : node->n_below + 1;
    }
  return ids;
}

/**
 * isms_list_tree_take:
 * @self: a list
 * @answer: what it shall show: its nodes are taken, and its ids made of them
 */
void
isms_list_tree_take (IsmsList *self, IsmsListAnswer *answer)
{
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->nodes, g_array_unref);
  self->n_counted = answer->n_counted;
  self->filtered = answer->filtered;
  if (answer->nodes == NULL)
    return;
  self->nodes = g_steal_pointer (&answer->nodes);
  self->places = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < self->nodes->len; i++)
    g_hash_table_insert (self->places, &get_node (self, i)->id, GUINT_TO_POINTER (i + 1));
  answer->ids = list_visible (self, 0, self->nodes->len);
}

static void
show_below (IsmsList *self, guint place, guint position)
{
  const IsmsTreeNode *node = get_node (self, place);
  g_autoptr (GArray) ids = list_visible (self, place + 1, place + 1 + node->n_below);

  g_array_insert_vals (self->ids, position + 1, ids->data, ids->len);
  isms_list_cache_forget_pages (self->cache);
  isms_list_tell (self, position + 1, 0, ids->len);
}

static void
hide_below (IsmsList *self, guint place, guint position)
{
  guint depth = get_node (self, place)->depth;
  guint end = position + 1;
  guint below;

  while (end < self->ids->len && find_place (self, g_array_index (self->ids, gint64, end), &below)
         && get_node (self, below)->depth > depth)
    end++;
  g_array_remove_range (self->ids, position + 1, end - position - 1);
  isms_list_cache_forget_pages (self->cache);
  isms_list_tell (self, position + 1, end - position - 1, 0);
}

/**
 * isms_list_set_open:
 * @self: a list
 * @id: a node of its tree
 * @open: whether to show what is below it
 */
void
isms_list_set_open (IsmsList *self, gint64 id, gboolean open)
{
  guint place, position;

  if (!find_place (self, id, &place) || is_open (self, get_node (self, place)) == open)
    return;
  if (open)
    g_hash_table_remove (get_closed (self), &id);
  else
    g_hash_table_add (get_closed (self), g_memdup2 (&id, sizeof id));
  if (get_node (self, place)->n_below > 0 && isms_list_find (self, id, &position))
    {
      if (open)
        show_below (self, place, position);
      else
        hide_below (self, place, position);
    }
  g_signal_emit_by_name (self, "tree-changed");
}

/* FALSE: it stands at the top. */
static gboolean
find_above (IsmsList *self, guint place, guint *above)
{
  guint depth = get_node (self, place)->depth;

  while (depth > 0 && place > 0)
    if (get_node (self, --place)->depth < depth)
      {
        *above = place;
        return TRUE;
      }
  return FALSE;
}

/**
 * isms_list_get_above:
 * @self: a list
 * @id: a node of its tree
 *
 * Returns: the id of the node that it stands below; 0: none
 */
gint64
isms_list_get_above (IsmsList *self, gint64 id)
{
  guint place, above;

  if (!find_place (self, id, &place) || !find_above (self, place, &above))
    return 0;
  return get_node (self, above)->id;
}

/**
 * isms_list_reveal:
 * @self: a list
 * @id: a record
 *
 * Opens all that it stands below.
 *
 * Returns: %FALSE if it is not in the tree, or the list is none
 */
gboolean
isms_list_reveal (IsmsList *self, gint64 id)
{
  guint place;

  if (!find_place (self, id, &place))
    return FALSE;
  for (gint64 above = isms_list_get_above (self, id); above != 0;
       above = isms_list_get_above (self, above))
    isms_list_set_open (self, above, TRUE);
  return TRUE;
}

/**
 * isms_list_get_node:
 * @self: a list
 * @id: of one of its rows, or of one that is hidden
 * @node: (out): what stands there; its title holds until the next answer
 *
 * Returns: %FALSE if the list is no tree, or has no such node
 */
gboolean
isms_list_get_node (IsmsList *self, gint64 id, IsmsListNode *node)
{
  const IsmsTreeNode *found;
  guint place;

  if (!find_place (self, id, &place))
    return FALSE;
  found = get_node (self, place);
  *node = (IsmsListNode) { .depth = found->depth,
                           .head = found->head,
                           .title = found->title,
                           .found = found->found,
                           .counted = found->counted,
                           .leads = found->n_below > 0,
                           .open = is_open (self, found),
                           .n_below = found->n_below,
                           .n_counted = found->n_counted };
  return TRUE;
}

/**
 * isms_list_is_tree:
 * @self: a list
 *
 * Returns: whether what it shows is a tree
 */
gboolean
isms_list_is_tree (IsmsList *self)
{
  return self->nodes != NULL;
}

/**
 * isms_list_get_n_counted:
 * @self: a list
 *
 * Returns: how many of its records count as such, in sight or not
 */
guint
isms_list_get_n_counted (IsmsList *self)
{
  return self->n_counted;
}
