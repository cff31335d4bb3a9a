/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a query answers, and how a list comes to show it: what the new answer changed is told row by
 * row where it is little, else by clearing and filling: a view that is told that many rows became
 * many others works through both. */

#include "isms-list-private.h"

#include "isms-list-diff.h"

/* Beyond so many single rows a swap is cheaper than telling of each. */
#define MAX_EDITS 32

/**
 * isms_list_answer_free:
 * @answer: (transfer full): an answer
 */
void
isms_list_answer_free (IsmsListAnswer *answer)
{
  g_clear_pointer (&answer->ids, g_array_unref);
  g_clear_pointer (&answer->groups, g_array_unref);
  g_clear_pointer (&answer->nodes, g_array_unref);
  g_free (answer);
}

static guint
count_counted (GArray *nodes)
{
  guint n = 0;

  for (guint i = 0; i < nodes->len; i++)
    {
      const IsmsTreeNode *node = &g_array_index (nodes, IsmsTreeNode, i);

      n += node->found && node->counted;
    }
  return n;
}

static IsmsListAnswer *
read_tree (IsmsDatabase *database, IsmsQuery *query, GError **error)
{
  GArray *nodes = isms_query_run_tree (query, database, error);
  IsmsListAnswer *answer;

  if (nodes == NULL)
    return NULL;
  answer = g_new0 (IsmsListAnswer, 1);
  answer->nodes = nodes;
  answer->n_counted = count_counted (nodes);
  answer->filtered = isms_query_is_filtered (query);
  return answer;
}

/**
 * isms_list_answer_read:
 * @database: a reader
 * @query: what to ask
 * @error: return location
 *
 * On any thread that owns @database.
 *
 * Returns: (transfer full) (nullable): the answer; %NULL if the file could not be read
 */
IsmsListAnswer *
isms_list_answer_read (IsmsDatabase *database, IsmsQuery *query, GError **error)
{
  g_autoptr (GArray) groups = NULL;
  GArray *ids;
  IsmsListAnswer *answer;

  if (isms_query_get_tree (query))
    return read_tree (database, query, error);
  ids = isms_query_run (query, database, isms_query_get_group (query) ? &groups : NULL, error);
  if (ids == NULL)
    return NULL;
  answer = g_new0 (IsmsListAnswer, 1);
  answer->ids = ids;
  answer->n_counted = ids->len;
  if (isms_query_get_kind (query)->holders != NULL)
    answer->n_counted = (guint) MAX (isms_query_tally (query, database, NULL), 0);
  if (groups != NULL)
    {
      answer->groups = g_array_new (FALSE, FALSE, sizeof (IsmsListGroup));
      for (guint i = 0; i + 1 < groups->len; i += 2)
        {
          IsmsListGroup group = { g_array_index (groups, guint, i),
                                  g_array_index (groups, guint, i + 1) };

          g_array_append_val (answer->groups, group);
        }
    }
  return answer;
}

/* Until all edits are done the rows that came count to the group before them. */
static void
splice_groups (IsmsList *self, const IsmsListEdit *edit)
{
  for (guint i = 0; self->groups != NULL && i < self->groups->len;)
    {
      IsmsListGroup *group = &g_array_index (self->groups, IsmsListGroup, i);
      guint end = edit->position + edit->removed;
      gboolean first = i == 0 || group->start < edit->position;

      group->start -= CLAMP (group->start, edit->position, end) - edit->position;
      group->end -= CLAMP (group->end, edit->position, end) - edit->position;
      if (group->start >= edit->position && !first)
        group->start += edit->added;
      if (group->end >= edit->position)
        group->end += edit->added;
      if (group->start < group->end)
        i++;
      else
        g_array_remove_index (self->groups, i);
    }
}

static void
apply_edit (IsmsList *self, const IsmsListEdit *edit, GArray *ids)
{
  if (edit->removed > 0)
    g_array_remove_range (self->ids, edit->position, edit->removed);
  if (edit->added > 0)
    g_array_insert_vals (self->ids, edit->position, &g_array_index (ids, gint64, edit->position),
                         edit->added);
  splice_groups (self, edit);
  isms_list_cache_forget_pages (self->cache);
  isms_list_tell (self, edit->position, edit->removed, edit->added);
}

static void
swap (IsmsList *self, IsmsListAnswer *answer)
{
  guint n_before = self->ids->len;

  g_array_set_size (self->ids, 0);
  g_clear_pointer (&self->groups, g_array_unref);
  isms_list_cache_forget_pages (self->cache);
  if (n_before > 0)
    isms_list_tell (self, 0, n_before, 0);

  g_array_unref (self->ids);
  self->ids = g_steal_pointer (&answer->ids);
  self->groups = g_steal_pointer (&answer->groups);
  isms_list_tell (self, 0, 0, self->ids->len);
}

static gboolean
is_same (GArray *a, GArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->len == b->len
         && (a->len == 0 /* it may have no data then */
             || memcmp (a->data, b->data, a->len * g_array_get_element_size (a)) == 0);
}

static void
settle_groups (IsmsList *self, GArray *groups)
{
  gboolean same = is_same (self->groups, groups);

  g_clear_pointer (&self->groups, g_array_unref);
  self->groups = groups;
  if (!same && self->ids->len > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, self->ids->len);
}

/* NULL: the rows are to be swapped. */
static GArray *
find_edits (IsmsList *self, GArray *ids)
{
  if (is_same (self->ids, ids))
    return g_array_new (FALSE, FALSE, sizeof (IsmsListEdit));
  return isms_list_diff ((gint64 *) self->ids->data, self->ids->len, (gint64 *) ids->data, ids->len,
                         MAX_EDITS);
}

/**
 * isms_list_apply:
 * @self: a list
 * @answer: what it shall show; its arrays are taken
 *
 * Tells of what is different, as little as is quick.
 */
void
isms_list_apply (IsmsList *self, IsmsListAnswer *answer)
{
  g_autoptr (GArray) edits = NULL;

  isms_list_tree_take (self, answer);
  edits = find_edits (self, answer->ids);
  if (edits != NULL && edits->len == 0)
    {
      settle_groups (self, g_steal_pointer (&answer->groups));
      g_signal_emit_by_name (self, "tree-changed");
      return;
    }

  g_signal_emit_by_name (self, "before-swap");
  if (edits == NULL)
    {
      swap (self, answer);
    }
  else
    {
      for (guint i = 0; i < edits->len; i++)
        apply_edit (self, &g_array_index (edits, IsmsListEdit, i), answer->ids);
      settle_groups (self, g_steal_pointer (&answer->groups));
    }
  g_signal_emit_by_name (self, "tree-changed");
  g_signal_emit_by_name (self, "after-swap");
}
