/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Changing many records as one part of a step: only ids leave the main thread, and the rules are
 * asked on the writer's, against the rows as they stand there. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-edit-private.h"
#include "isms-kinds-private.h"

typedef struct _Many Many;
/* Whether a rule lets it happen to the record @id. */
typedef gboolean (*CheckFunc) (Many *many, IsmsDatabase *database, gint64 id, GError **error);

struct _Many
{
  const IsmsKind *kind;
  GArray *ids;
  IsmsRow *row;           /* what to set; NULL: delete */
  CheckFunc check;        /* or NULL */
  const IsmsField *field; /* what is set, for its rules; or NULL */
  GValue value;
};

static void
free_many (gpointer data)
{
  Many *many = data;

  g_array_unref (many->ids);
  g_clear_pointer (&many->row, isms_row_free);
  if (G_IS_VALUE (&many->value))
    g_value_unset (&many->value);
  g_free (many);
}

static Many *
make_many (const IsmsKind *kind, GArray *ids, IsmsRow *row)
{
  Many *many = g_new0 (Many, 1);

  many->kind = kind;
  many->ids = g_array_ref (ids);
  many->row = row;
  return many;
}

static gboolean
check_risk (Many *many, IsmsDatabase *database, gint64 id, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT status = 'draft', ifnull (owner_id, 0) FROM risk WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, id);
  return isms_statement_next (statement, error)
         && isms_edit_check_risk (isms_statement_get_int (statement, 0) != 0,
                                  isms_statement_get_int (statement, 1), many->field, &many->value,
                                  error);
}

static gboolean
check_unit (Many *many, IsmsDatabase *database, gint64 id, GError **error)
{
  return !G_IS_VALUE (&many->value)
         || isms_edit_check_parent (database, id, g_value_get_int64 (&many->value), error);
}

static gboolean
check_person (Many *many, IsmsDatabase *database, gint64 id, GError **error)
{
  return isms_edit_check_person (database, id, error);
}

/* Why it is refused begins with the record that it is about. */
static gboolean
change (Many *many, IsmsWriter *writer, IsmsStatement *find_ref, gint64 id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *ref = NULL;

  isms_statement_reset (find_ref);
  isms_statement_bind_int (find_ref, 1, id);
  if (isms_statement_next (find_ref, &failure))
    ref = g_strdup (isms_statement_get_text (find_ref, 0));
  else if (failure == NULL) /* it went since it was selected */
    return TRUE;
  isms_statement_reset (find_ref);

  if (failure == NULL
      && (many->check == NULL
          || many->check (many, isms_writer_get_database (writer), id, &failure))
      && (many->row != NULL ? isms_writer_update (writer, many->kind->name, id, many->row, &failure)
                            : isms_writer_delete (writer, many->kind->name, id, &failure)))
    return TRUE;

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) && ref != NULL)
    /* Translators: which record, and what is wrong with it */
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("%s: %s"), ref, failure->message);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
change_all (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Many *many = user_data;
  g_autofree char *sql = g_strdup_printf ("SELECT ref FROM %s WHERE id = ?", many->kind->name);
  g_autoptr (IsmsStatement) find_ref =
      isms_database_prepare (isms_writer_get_database (writer), sql, error);

  if (find_ref == NULL)
    return FALSE;
  for (guint i = 0; i < many->ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !change (many, writer, find_ref, g_array_index (many->ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

/**
 * isms_edit_set_many:
 * @step: a step that is not committed yet
 * @kind: a kind
 * @ids: (element-type gint64): which records; not changed any more
 * @field: one of their fields that is not computed and not %ISMS_FIELD_LINKS
 * @text: (nullable): as isms_edit_set () takes it
 * @error: return location
 *
 * Committing fails with %G_IO_ERROR_INVALID_DATA and a sentence that begins with the first record
 * that a rule refuses it for (6.1.2 c 2); nothing is written then. Records that are gone are left
 * out.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA and a sentence for the person where @text does not
 *   fit the field; the step is unchanged then
 */
gboolean
isms_edit_set_many (IsmsStep *step,
                    const IsmsKind *kind,
                    GArray *ids,
                    const IsmsField *field,
                    const char *text,
                    GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;
  const char *column = isms_field_get_column (field);
  Many *many;

  g_return_val_if_fail (!(field->flags & ISMS_FIELD_COMPUTED), FALSE);
  g_return_val_if_fail (field->kind != ISMS_FIELD_LINKS, FALSE);

  if (!isms_field_parse (field, text, &value, error))
    return FALSE;

  many = make_many (kind, ids, isms_row_new ());
  many->field = field;
  if (kind == &isms_kind_risk)
    many->check = check_risk;
  else if (kind == &isms_kind_unit && g_str_equal (field->name, "parent"))
    many->check = check_unit;
  if (G_IS_VALUE (&value))
    {
      isms_row_set_value (many->row, column, &value);
      g_value_init (&many->value, G_VALUE_TYPE (&value));
      g_value_copy (&value, &many->value);
    }
  else
    isms_row_set_null (many->row, column);
  isms_step_call (step, change_all, many, free_many);
  return TRUE;
}

/**
 * isms_edit_archive_many:
 * @step: a step that is not committed yet
 * @kind: a kind
 * @ids: (element-type gint64): which records; not changed any more
 * @archived: %FALSE to bring them back
 *
 * isms_edit_archive () of each that is still there.
 */
void
isms_edit_archive_many (IsmsStep *step, const IsmsKind *kind, GArray *ids, gboolean archived)
{
  Many *many = make_many (kind, ids, isms_row_new ());

  isms_row_set_int (many->row, "archived", archived);
  isms_step_call (step, change_all, many, free_many);
}

/**
 * isms_edit_delete_many:
 * @step: a step that is not committed yet
 * @kind: a kind
 * @ids: (element-type gint64): which records; not changed any more
 *
 * isms_edit_delete () of each that is still there; the sentence of a refusal begins with the
 * record.
 */
void
isms_edit_delete_many (IsmsStep *step, const IsmsKind *kind, GArray *ids)
{
  Many *many = make_many (kind, ids, NULL);

  if (kind == &isms_kind_person)
    many->check = check_person;
  isms_step_call (step, change_all, many, free_many);
}
