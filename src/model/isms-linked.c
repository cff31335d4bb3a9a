/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What refers to a record, by the fields of the others. */

#include "isms-config.h"

#include "isms-linked.h"

static void
linked_record_free (gpointer data)
{
  IsmsLinkedRecord *self = data;

  g_free (self->ref);
  g_free (self->title);
  g_free (self);
}

static void
linked_free (gpointer data)
{
  IsmsLinked *self = data;

  g_ptr_array_unref (self->records);
  g_free (self);
}

static gboolean
refers_to (const IsmsField *field, const IsmsKind *target)
{
  if ((field->flags & ISMS_FIELD_FOR) != 0)
    return TRUE;
  if (field->kind == ISMS_FIELD_RECORDS)
    return isms_field_takes (field, target->name);
  return field->target != NULL && (field->flags & ISMS_FIELD_COMPUTED) == 0
         && g_str_equal (field->target, target->name);
}

/* Rows of r, with the id asked for as the only parameter. */
static char *
dup_condition (const IsmsKind *kind, const IsmsField *field, const IsmsKind *target)
{
  if ((field->flags & ISMS_FIELD_FOR) != 0)
    return g_strdup_printf ("r.%s = '%s' AND r.%s = ?1", isms_field_get_for_column (field, "kind"),
                            target->name, isms_field_get_for_column (field, "id"));
  if (field->kind == ISMS_FIELD_RECORDS)
    return g_strdup_printf ("r.id IN (SELECT l.%s_id FROM %s AS l WHERE l.for_kind = '%s' "
                            "AND l.for_id = ?1)",
                            kind->name, field->link_table, target->name);
  if (field->kind == ISMS_FIELD_LINKS)
    return g_strdup_printf ("r.id IN (SELECT l.%s_id FROM %s AS l WHERE l.%s = ?1)", kind->name,
                            field->link_table, isms_kind_get_link_column (kind, field));
  return g_strdup_printf ("r.%s = ?1", isms_field_get_column (field));
}

static IsmsLinked *
load_one (IsmsDatabase *database, const char *sql, gint64 id, guint limit, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (linked_record_free);
  IsmsLinked *linked;
  guint n = 0;

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, id);
  isms_statement_bind_int (statement, 2, limit);
  while (isms_statement_next (statement, error))
    {
      IsmsLinkedRecord *record = g_new0 (IsmsLinkedRecord, 1);

      record->id = isms_statement_get_int (statement, 0);
      record->ref = g_strdup (isms_statement_get_text (statement, 1));
      record->title = g_strdup (isms_statement_get_text (statement, 2));
      n = (guint) isms_statement_get_int (statement, 3);
      g_ptr_array_add (records, record);
    }
  if (isms_statement_failed (statement))
    return NULL;
  linked = g_new0 (IsmsLinked, 1);
  linked->n = n;
  linked->records = g_steal_pointer (&records);
  return linked;
}

/* Adds to @list what refers to record @id by @field, if anything does. */
static gboolean
add_linked (GPtrArray *list,
            IsmsDatabase *database,
            const IsmsKind *kind,
            const IsmsField *field,
            const IsmsKind *target,
            gint64 id,
            guint limit,
            GError **error)
{
  g_autofree char *condition = dup_condition (kind, field, target);
  g_autofree char *sql = g_strdup_printf (
      "SELECT r.id, r.ref, r.%s, count (*) OVER () FROM %s AS r WHERE %s AND r.archived = 0 "
      "ORDER BY r.ref_key, r.id LIMIT ?2",
      kind->title_field, kind->name, condition);
  IsmsLinked *linked = load_one (database, sql, id, limit, error);

  if (linked == NULL)
    return FALSE;
  if (linked->n == 0)
    {
      linked_free (linked);
      return TRUE;
    }
  linked->kind = kind;
  linked->field = field;
  g_ptr_array_add (list, linked);
  return TRUE;
}

/**
 * isms_linked_load:
 * @database: a connection of the calling thread
 * @kind: the kind of a record
 * @id: its id
 * @limit: how many records are named of each sort
 * @error: return location
 *
 * What refers to the record: by a field that names one, by a field that names several, or as what
 * it is for. Archived records are left out.
 *
 * Returns: (transfer full) (element-type IsmsLinked): by kind and field, in the order of the
 *   sidebar, each with at least one record; %NULL on error
 */
GPtrArray *
isms_linked_load (
    IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (linked_free);

  for (const IsmsKind *const *other = isms_kinds (); *other != NULL; other++)
    for (guint i = 0; i < (*other)->n_fields; i++)
      {
        const IsmsField *field = &(*other)->fields[i];

        if (refers_to (field, kind)
            && !add_linked (list, database, *other, field, kind, id, limit, error))
          return NULL;
      }
  return g_steal_pointer (&list);
}

/**
 * isms_linked_is_touched:
 * @kind: the kind of a record
 * @change: what a step changed
 *
 * Returns: %TRUE if other records may refer to records of @kind after @change, or look different
 */
gboolean
isms_linked_is_touched (const IsmsKind *kind, IsmsChange *change)
{
  for (const IsmsKind *const *other = isms_kinds (); *other != NULL; other++)
    for (guint i = 0; i < (*other)->n_fields; i++)
      {
        const IsmsField *field = &(*other)->fields[i];

        if (!refers_to (field, kind))
          continue;
        if (isms_change_touches (change, (*other)->name)
            || (field->link_table != NULL && isms_change_touches (change, field->link_table)))
          return TRUE;
      }
  return FALSE;
}
