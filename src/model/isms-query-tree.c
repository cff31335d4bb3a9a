/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The answer to a query as a tree: what is found, what it is a part of, and headings for what that
 * comes from. */

#include "isms-config.h"

#include "isms-query-tree.h"

#include <string.h>

#include "isms-query-private.h"

#define NOWHERE G_MAXUINT

typedef struct
{
  gint64 id;
  gint64 parent_id;
  char *heads[ISMS_TREE_MAX_HEADS];     /* what they say; NULL: nothing */
  gint64 head_ids[ISMS_TREE_MAX_HEADS]; /* of the record that one names; 0: none */
  gboolean counted;
  gboolean wanted; /* found, or above what was found */
  gboolean found;
  gboolean placed;
  guint parent; /* these are positions, or NOWHERE */
  guint first;
  guint last;
  guint next;
} Entry;

typedef struct
{
  const IsmsKind *kind;
  GArray *entries;       /* of Entry, in the order of the query */
  GHashTable *positions; /* id -> position + 1 */
  GArray *nodes;         /* of IsmsTreeNode */
  guint n_heads;
  guint open[ISMS_TREE_MAX_HEADS]; /* the heads that nodes stand below now; NOWHERE: none */
} Maker;

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  for (guint i = 0; i < ISMS_TREE_MAX_HEADS; i++)
    g_free (entry->heads[i]);
}

static void
clear_node (gpointer data)
{
  g_free (((IsmsTreeNode *) data)->title);
}

static Entry *
get_entry (Maker *maker, guint position)
{
  return &g_array_index (maker->entries, Entry, position);
}

/* A record's id, and for each head its words and the record that they name. */
static char *
dup_columns (const IsmsKind *kind)
{
  g_autofree char *uncounted = isms_kind_dup_uncounted (kind);
  GString *columns = g_string_new ("id");

  g_string_append_printf (columns, ", %s_id, %s", kind->tree->parent, uncounted);
  for (guint i = 0; kind->tree->heads[i] != NULL; i++)
    {
      const IsmsField *field = isms_kind_find_field (kind, kind->tree->heads[i]);

      g_string_append_printf (columns, ", %s, %s", field->name,
                              field->kind == ISMS_FIELD_REFERENCE ? isms_field_get_column (field)
                                                                  : "0");
    }
  return g_string_free (columns, FALSE);
}

static gboolean
read_entries (Maker *maker, IsmsQuery *all, IsmsDatabase *database, GError **error)
{
  g_autofree char *columns = dup_columns (maker->kind);
  g_autoptr (IsmsStatement) statement = isms_query_prepare (all, database, columns, error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      Entry entry = { .id = isms_statement_get_int (statement, 0),
                      .parent_id = isms_statement_get_int (statement, 1),
                      .counted = isms_statement_get_int (statement, 2) == 0,
                      .parent = NOWHERE,
                      .first = NOWHERE,
                      .last = NOWHERE,
                      .next = NOWHERE };

      for (guint i = 0; i < maker->n_heads; i++)
        {
          entry.heads[i] = g_strdup (isms_statement_get_text (statement, 3 + 2 * (int) i));
          entry.head_ids[i] = isms_statement_get_int (statement, 4 + 2 * (int) i);
        }
      g_array_append_val (maker->entries, entry);
    }
  if (isms_statement_failed (statement))
    return FALSE;
  for (guint i = 0; i < maker->entries->len; i++)
    g_hash_table_insert (maker->positions, &get_entry (maker, i)->id, GUINT_TO_POINTER (i + 1));
  return TRUE;
}

static guint
find_entry (Maker *maker, gint64 id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (maker->positions, &id)) - 1;
}

/* What leads back to itself, which no rule lets in, stands at the top. */
static gboolean
leads_back (Maker *maker, guint position, guint parent)
{
  for (guint steps = 0; parent != NOWHERE && steps < maker->entries->len; steps++)
    {
      if (parent == position)
        return TRUE;
      parent = get_entry (maker, parent)->parent;
    }
  return FALSE;
}

static void
link_entries (Maker *maker)
{
  for (guint i = 0; i < maker->entries->len; i++)
    {
      Entry *entry = get_entry (maker, i);
      guint parent = entry->parent_id != 0 ? find_entry (maker, entry->parent_id) : NOWHERE;

      if (parent == NOWHERE || leads_back (maker, i, parent))
        continue;
      entry->parent = parent;
      if (get_entry (maker, parent)->first == NOWHERE)
        get_entry (maker, parent)->first = i;
      else
        get_entry (maker, get_entry (maker, parent)->last)->next = i;
      get_entry (maker, parent)->last = i;
    }
}

static void
want (Maker *maker, guint position)
{
  get_entry (maker, position)->found = TRUE;
  while (position != NOWHERE && !get_entry (maker, position)->wanted)
    {
      get_entry (maker, position)->wanted = TRUE;
      position = get_entry (maker, position)->parent;
    }
}

static gboolean
want_found (Maker *maker, IsmsQuery *query, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsQuery) flat = isms_query_copy (query);
  g_autoptr (GArray) ids = NULL;

  isms_query_set_tree (flat, FALSE);
  ids = isms_query_run (flat, database, NULL, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      guint position = find_entry (maker, g_array_index (ids, gint64, i));

      if (position != NOWHERE)
        want (maker, position);
    }
  return ids != NULL;
}

static guint64
mix (guint64 hash, const void *data, gsize size)
{
  for (gsize i = 0; i < size; i++)
    hash = (hash ^ ((const guint8 *) data)[i]) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

/* Below 0, which no record is; the same in every answer: FNV-1a, of the record that a heading names
 * or of its words. */
static gint64
make_head_id (const Entry *entry, guint level)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (guint i = 0; i <= level; i++)
    {
      hash = mix (hash, &entry->head_ids[i], sizeof entry->head_ids[i]);
      if (entry->head_ids[i] == 0 && entry->heads[i] != NULL)
        hash = mix (hash, entry->heads[i], strlen (entry->heads[i]) + 1);
    }
  return -(gint64) (hash >> 2) - 1;
}

static IsmsTreeNode *
add_node (Maker *maker, gint64 id, guint depth)
{
  IsmsTreeNode node = { .id = id, .depth = depth };

  g_array_append_val (maker->nodes, node);
  return &g_array_index (maker->nodes, IsmsTreeNode, maker->nodes->len - 1);
}

/* With all that is below it; however deep that goes, the stack does not. */
static void
add_branch (Maker *maker, guint root, guint depth)
{
  guint position = root;

  while (position != NOWHERE)
    {
      Entry *entry = get_entry (maker, position);

      if (entry->wanted && !entry->placed)
        {
          IsmsTreeNode *node = add_node (maker, entry->id, depth);

          node->found = entry->found;
          node->counted = entry->counted;
          entry->placed = TRUE;
          if (entry->first != NOWHERE)
            {
              position = entry->first;
              depth++;
              continue;
            }
        }
      while (position != root && get_entry (maker, position)->next == NOWHERE)
        {
          position = get_entry (maker, position)->parent;
          depth--;
        }
      position = position == root ? NOWHERE : get_entry (maker, position)->next;
    }
}

static gboolean
has_head (const Entry *entry, guint level)
{
  /* all come from somewhere; below that a heading stands for what is no record */
  return level == 0
         || (entry->counted && entry->heads[level] != NULL && *entry->heads[level] != '\0');
}

static guint
open_heads (Maker *maker, const Entry *entry)
{
  guint depth = 0;

  for (guint level = 0; level < maker->n_heads; level++)
    {
      gint64 id;

      if (!has_head (entry, level))
        {
          maker->open[level] = NOWHERE;
          continue;
        }
      id = make_head_id (entry, level);
      if (maker->open[level] == NOWHERE
          || g_array_index (maker->nodes, IsmsTreeNode, maker->open[level]).id != id)
        {
          IsmsTreeNode *node = add_node (maker, id, depth);

          node->title = g_strdup (entry->heads[level]);
          node->head = level + 1;
          maker->open[level] = maker->nodes->len - 1;
          for (guint i = level + 1; i < maker->n_heads; i++)
            maker->open[i] = NOWHERE;
        }
      depth++;
    }
  return depth;
}

static gboolean
is_same_head (const Entry *a, const Entry *b, guint level)
{
  return a->head_ids[level] == b->head_ids[level]
         && (a->head_ids[level] != 0 || g_strcmp0 (a->heads[level], b->heads[level]) == 0);
}

static gboolean
is_below_head (const Entry *entry, const Entry *first, guint n_levels)
{
  for (guint i = 0; i < n_levels; i++)
    if (has_head (entry, i) != has_head (first, i)
        || (has_head (first, i) && !is_same_head (entry, first, i)))
      return FALSE;
  return TRUE;
}

/* Roots of one heading stand together, where the first of them stands; entries come ordered by the
 * first level of headings. */
static void
add_roots (Maker *maker)
{
  for (guint i = 0; i < maker->entries->len; i++)
    {
      Entry *first = get_entry (maker, i);

      if (first->parent != NOWHERE || !first->wanted || first->placed)
        continue;
      for (guint j = i; j < maker->entries->len; j++)
        {
          Entry *entry = get_entry (maker, j);

          if (!is_same_head (entry, first, 0))
            break;
          if (entry->parent == NOWHERE && entry->wanted && !entry->placed
              && is_below_head (entry, first, maker->n_heads))
            add_branch (maker, j, open_heads (maker, entry));
        }
    }
}

/* From the last to the first: what stands below has been counted. */
static void
count_below (GArray *nodes)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i <= nodes->len; i++)
    {
      guint depth = i < nodes->len ? g_array_index (nodes, IsmsTreeNode, i).depth : 0;

      while (open->len > 0)
        {
          guint above = g_array_index (open, guint, open->len - 1);
          IsmsTreeNode *node = &g_array_index (nodes, IsmsTreeNode, above);

          if (i < nodes->len && node->depth < depth)
            break;
          node->n_below = i - above - 1;
          g_array_set_size (open, open->len - 1);
          if (open->len > 0)
            g_array_index (nodes, IsmsTreeNode, g_array_index (open, guint, open->len - 1))
                .n_counted += node->n_counted + (node->found && node->counted);
        }
      g_array_append_val (open, i);
    }
}

/**
 * isms_query_run_tree:
 * @self: a query whose kind has a tree
 * @database: a connection of the calling thread
 * @error: return location
 *
 * What the query finds, each below what it is a part of, and that below headings. A record that is
 * only there for what is below it is not "found".
 *
 * Returns: (transfer full) (element-type IsmsTreeNode): every node before what stands below it;
 *   %NULL on error
 */
GArray *
isms_query_run_tree (IsmsQuery *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsQuery) all = isms_query_copy (self);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GHashTable) positions = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (IsmsTreeNode));
  Maker maker = { self->kind, entries, positions, nodes, 0, { NOWHERE, NOWHERE } };

  g_return_val_if_fail (self->kind->tree != NULL, NULL);

  g_array_set_clear_func (entries, clear_entry);
  g_array_set_clear_func (nodes, clear_node);
  while (self->kind->tree->heads[maker.n_heads] != NULL)
    maker.n_heads++;
  g_assert (maker.n_heads <= ISMS_TREE_MAX_HEADS);
  isms_query_search (all, NULL);
  g_ptr_array_set_size (all->filters, 0);
  isms_query_group (all, self->kind->tree->heads[0]);
  if (!read_entries (&maker, all, database, error))
    return NULL;
  link_entries (&maker);
  if (!want_found (&maker, self, database, error))
    return NULL;
  add_roots (&maker);
  count_below (nodes);
  return g_steal_pointer (&nodes);
}
