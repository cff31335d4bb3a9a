/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The shortest edit script between two arrays of ids (E. W. Myers, 1986), given up early: a re-sort
 * of a million rows is told from a moved row in a few hundred comparisons. */

#include "isms-list-diff.h"

typedef struct
{
  const gint64 *from;
  const gint64 *to;
  int n_from;
  int n_to;
  GPtrArray *trace; /* of each round, how far every diagonal reached (GArray of int) */
} Search;

static int *
get_reach (GArray *round, int diagonal)
{
  return &g_array_index (round, int, (int) round->len / 2 + diagonal);
}

/* The x from which round @d goes along @diagonal, by one removal or one addition. */
static int
step_to (Search *self, int d, int diagonal, gboolean *added)
{
  GArray *last;

  if (d == 0)
    return 0;
  last = g_ptr_array_index (self->trace, d - 1);
  *added = diagonal == -d
           || (diagonal != d && *get_reach (last, diagonal - 1) < *get_reach (last, diagonal + 1));
  return *added ? *get_reach (last, diagonal + 1) : *get_reach (last, diagonal - 1) + 1;
}

/* Returns the number of edits, or -1 if there are more than @max. */
static int
search (Search *self, int max)
{
  for (int d = 0; d <= max; d++)
    {
      GArray *round = g_array_sized_new (FALSE, TRUE, sizeof (int), 2 * d + 3);

      g_array_set_size (round, 2 * d + 3);
      g_ptr_array_add (self->trace, round);
      for (int k = -d; k <= d; k += 2)
        {
          gboolean added;
          int x = step_to (self, d, k, &added);
          int y = x - k;

          while (x < self->n_from && y < self->n_to && x >= 0 && y >= 0
                 && self->from[x] == self->to[y])
            {
              x++;
              y++;
            }
          *get_reach (round, k) = x;
          if (x >= self->n_from && y >= self->n_to)
            return d;
        }
    }
  return -1;
}

/* Walks the found path back; gives single edits, the last one first, as (position in the new array,
 * 1 removed or 1 added). */
static GArray *
trace_back (Search *self, int d)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (IsmsListEdit));
  int x = self->n_from;
  int y = self->n_to;

  for (; d > 0; d--)
    {
      IsmsListEdit edit = { 0 };
      gboolean added;

      int start = step_to (self, d, x - y, &added);
      y = start - (x - y);
      x = start;
      if (added)
        y--;
      else
        x--;
      edit.position = (guint) y;
      edit.added = added;
      edit.removed = !added;
      g_array_append_val (edits, edit);
    }
  return edits;
}

/* Joins neighbours: what stands one after another in the new array, or falls at one place. */
static void
join (GArray *edits, const IsmsListEdit *edit)
{
  IsmsListEdit *last = edits->len > 0 ? &g_array_index (edits, IsmsListEdit, edits->len - 1) : NULL;

  if (last != NULL && last->position + last->added == edit->position)
    {
      last->removed += edit->removed;
      last->added += edit->added;
    }
  else
    {
      g_array_append_val (edits, *edit);
    }
}

/**
 * isms_list_diff:
 * @from: the ids as they were, each at most once
 * @n_from: how many
 * @to: the ids as they are now, each at most once
 * @n_to: how many
 * @max_edits: give up beyond so many ids removed or added
 *
 * Says how @from became @to. A stretch that only came, or only went, counts as nothing however long
 * it is: one edit tells of it.
 *
 * Returns: (transfer full) (nullable) (element-type IsmsListEdit): the edits in ascending order,
 * each to be done on what the one before left; empty when nothing changed; %NULL when too much did
 */
GArray *
isms_list_diff (const gint64 *from, guint n_from, const gint64 *to, guint n_to, guint max_edits)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (IsmsListEdit));
  g_autoptr (GArray) singles = NULL;
  g_autoptr (GPtrArray) trace = NULL;
  guint start = 0;
  Search self;
  int d;

  while (start < n_from && start < n_to && from[start] == to[start])
    start++;
  while (n_from > start && n_to > start && from[n_from - 1] == to[n_to - 1])
    {
      n_from--;
      n_to--;
    }
  if (n_from == start || n_to == start)
    {
      IsmsListEdit edit = { start, n_from - start, n_to - start };

      if (edit.removed > 0 || edit.added > 0)
        g_array_append_val (edits, edit);
      return g_steal_pointer (&edits);
    }

  trace = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self = (Search) { from + start, to + start, (int) (n_from - start), (int) (n_to - start), trace };
  d = search (&self, (int) max_edits);
  if (d < 0)
    return NULL;

  singles = trace_back (&self, d);
  for (guint i = singles->len; i > 0; i--)
    {
      IsmsListEdit edit = g_array_index (singles, IsmsListEdit, i - 1);

      edit.position += start;
      join (edits, &edit);
    }
  return g_steal_pointer (&edits);
}
