/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which point of the new scales stands for which of the former ones. */

#include "isms-config.h"

#include "isms-method-private.h"

static int
find_label (GArray *points, const char *label)
{
  g_autofree char *folded = g_utf8_casefold (label, -1);

  for (guint i = 0; i < points->len; i++)
    {
      g_autofree char *other =
          g_utf8_casefold (g_array_index (points, IsmsScalePoint, i).label, -1);

      if (*folded != '\0' && g_str_equal (folded, other))
        return (int) i + 1;
    }
  return 0;
}

/* Halves are rounded up: of two the worse, so that nothing looks better by being carried over. */
static int
find_proportion (int value, int n_from, int n_to)
{
  return 1 + (2 * (value - 1) * (n_to - 1) + (n_from - 1)) / (2 * (n_from - 1));
}

static void
propose (GArray *from, GArray *to, int *values)
{
  for (guint i = 0; i < from->len; i++)
    {
      int value = find_label (to, g_array_index (from, IsmsScalePoint, i).label);

      values[i + 1] =
          value > 0 ? value : find_proportion ((int) i + 1, (int) from->len, (int) to->len);
    }
}

static gboolean
falls (const int *values, guint n)
{
  for (guint i = 2; i <= n; i++)
    if (values[i] < values[i - 1])
      return TRUE;
  return FALSE;
}

static void
free_passage (gpointer data)
{
  IsmsMethodPassage *self = data;

  isms_method_unref (self->from);
  g_free (self);
}

/**
 * isms_method_mapping_propose:
 * @from: the former method
 * @to: the new one
 * @mapping: (out caller-allocates): for each point of the former scales one of the new
 *
 * The same name wins. Else a point keeps its place in proportion; between two it is the worse one.
 */
void
isms_method_mapping_propose (IsmsMethod *from, IsmsMethod *to, IsmsMethodMapping *mapping)
{
  *mapping = (IsmsMethodMapping) { 0 };
  propose (from->likelihoods, to->likelihoods, mapping->likelihoods);
  propose (from->impacts, to->impacts, mapping->impacts);
}

/**
 * isms_method_mapping_falls:
 * @from: the former method
 * @mapping: how its points are carried over
 *
 * Returns: whether somewhere a worse point becomes a better one than a milder point does
 */
gboolean
isms_method_mapping_falls (IsmsMethod *from, const IsmsMethodMapping *mapping)
{
  return falls (mapping->likelihoods, from->likelihoods->len)
         || falls (mapping->impacts, from->impacts->len);
}

/*< private >
 * isms_method_passages_new:
 * @from: the method in force
 * @mapping: how its points are carried over
 *
 * Returns: (transfer full): a table of passages with that one in it
 */
GHashTable *
isms_method_passages_new (IsmsMethod *from, const IsmsMethodMapping *mapping)
{
  GHashTable *self = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_passage);
  IsmsMethodPassage *passage = g_new0 (IsmsMethodPassage, 1);

  passage->from = isms_method_ref (from);
  passage->mapping = *mapping;
  g_hash_table_insert (self, &passage->from->id, passage);
  return self;
}

/*< private >
 * isms_method_passages_find:
 * @self: a table of passages
 * @database: a connection of the calling thread
 * @id: a version of the method
 * @to: the new one
 * @error: return location
 *
 * Returns: (transfer none): how the points of that version are carried over; %NULL on error
 */
const IsmsMethodPassage *
isms_method_passages_find (
    GHashTable *self, IsmsDatabase *database, gint64 id, IsmsMethod *to, GError **error)
{
  IsmsMethodPassage *passage = g_hash_table_lookup (self, &id);
  g_autoptr (IsmsMethod) from = NULL;

  if (passage != NULL)
    return passage;
  from = isms_method_load (database, id, error);
  if (from == NULL)
    return NULL;

  passage = g_new0 (IsmsMethodPassage, 1);
  isms_method_mapping_propose (from, to, &passage->mapping);
  passage->from = g_steal_pointer (&from);
  g_hash_table_insert (self, &passage->from->id, passage);
  return passage;
}
