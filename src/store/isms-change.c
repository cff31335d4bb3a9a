/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What one committed step changed: ids by table, sorted, or only the tables where there are many.
 */

#include "isms-change-private.h"

struct _IsmsChange
{
  gatomicrefcount ref_count;
  gint64 step;
  char *label;
  IsmsStepKind kind;
  gint64 target;
  guint size;
  gboolean listed;
  GHashTable *tables; /* (char *) name → (GArray *) of gint64 */
};

G_DEFINE_BOXED_TYPE (IsmsChange, isms_change, isms_change_ref, isms_change_unref)

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

/*< private >
 * isms_change_new:
 *
 * Returns: (transfer full): a change without rows, for isms_change_add () and then
 *   isms_change_seal ()
 */
IsmsChange *
isms_change_new (gint64 step, const char *label, IsmsStepKind kind, gint64 target)
{
  IsmsChange *self = g_new0 (IsmsChange, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->step = step;
  self->label = g_strdup (label);
  self->kind = kind;
  self->target = target;
  self->listed = TRUE;
  self->tables =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

static GArray *
ensure_ids (IsmsChange *self, const char *table)
{
  GArray *ids = g_hash_table_lookup (self->tables, table);

  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->tables, g_strdup (table), ids);
    }
  return ids;
}

/*< private > */
void
isms_change_add_all (IsmsChange *self, const char *table)
{
  ensure_ids (self, table);
  self->listed = FALSE;
}

/*< private > */
void
isms_change_add (IsmsChange *self, const char *table, gint64 row)
{
  GArray *ids = ensure_ids (self, table);

  if (self->size++ < ISMS_CHANGE_MAX_LISTED)
    g_array_append_val (ids, row);
  else
    self->listed = FALSE;
}

/*< private >
 * isms_change_seal:
 *
 * Sorts the ids; the change is immutable from here on.
 */
void
isms_change_seal (IsmsChange *self)
{
  GHashTableIter iter;
  GArray *ids;

  g_hash_table_iter_init (&iter, self->tables);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &ids))
    {
      guint n = 0;

      if (!self->listed)
        {
          g_array_set_size (ids, 0);
          continue;
        }
      g_array_sort (ids, compare_ids);
      for (guint i = 0; i < ids->len; i++)
        if (n == 0 || g_array_index (ids, gint64, n - 1) != g_array_index (ids, gint64, i))
          g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
      g_array_set_size (ids, n);
    }
}

/**
 * isms_change_ref:
 *
 * Any thread.
 *
 * Returns: (transfer full): the same change
 */
IsmsChange *
isms_change_ref (IsmsChange *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * isms_change_unref:
 * @self: (transfer full): a change
 *
 * Any thread.
 */
void
isms_change_unref (IsmsChange *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->tables);
  g_free (self->label);
  g_free (self);
}

/**
 * isms_change_get_step:
 *
 * Returns: the step's id in the journal; 0: nothing was done, but what is derived from the day may
 *   read differently
 */
gint64
isms_change_get_step (IsmsChange *self)
{
  return self->step;
}

/**
 * isms_change_get_label:
 *
 * Returns: (transfer none): what a person would say of the step
 */
const char *
isms_change_get_label (IsmsChange *self)
{
  return self->label;
}

/**
 * isms_change_get_kind:
 *
 * Returns: whether it was done, undone or redone
 */
IsmsStepKind
isms_change_get_kind (IsmsChange *self)
{
  return self->kind;
}

/**
 * isms_change_get_target:
 *
 * Returns: the id of the step undone or redone; 0 for one that was done
 */
gint64
isms_change_get_target (IsmsChange *self)
{
  return self->target;
}

/**
 * isms_change_touches:
 *
 * Returns: whether any row of @table changed
 */
gboolean
isms_change_touches (IsmsChange *self, const char *table)
{
  return g_hash_table_contains (self->tables, table);
}

/**
 * isms_change_touches_row:
 * @id: a row of @table, or 0 for any
 *
 * Returns: TRUE if the row changed, or may have: where rows are too many to list, all did
 */
gboolean
isms_change_touches_row (IsmsChange *self, const char *table, gint64 id)
{
  GArray *ids = g_hash_table_lookup (self->tables, table);

  if (ids == NULL)
    return FALSE;
  return id == 0 || !self->listed || g_array_binary_search (ids, &id, compare_ids, NULL);
}

/**
 * isms_change_get_ids:
 * @n_ids: (out) (optional): how many
 *
 * Returns: (nullable) (array length=n_ids) (transfer none): the ids changed in @table, ascending;
 *   NULL where there are none or too many to list (then isms_change_touches () tells which)
 */
const gint64 *
isms_change_get_ids (IsmsChange *self, const char *table, guint *n_ids)
{
  GArray *ids = g_hash_table_lookup (self->tables, table);

  if (n_ids != NULL)
    *n_ids = ids != NULL ? ids->len : 0;
  return ids != NULL && ids->len > 0 ? (const gint64 *) ids->data : NULL;
}

static const char *const kind_names[] = {
  [ISMS_STEP_DO] = "do",
  [ISMS_STEP_UNDO] = "undo",
  [ISMS_STEP_REDO] = "redo",
};

/*< private > */
const char *
isms_step_kind_get_name (IsmsStepKind kind)
{
  return kind_names[kind];
}

/*< private > */
IsmsStepKind
isms_step_kind_parse (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (kind_names[i], name) == 0)
      return (IsmsStepKind) i;
  return ISMS_STEP_DO;
}
