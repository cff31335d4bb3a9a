/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Changing records, one or many, as one part of a step: only ids leave the main thread, and the
 * rules are asked on the writer's, of the rows as they stand there. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-edit-private.h"
#include "isms-money.h"
#include "isms-rule.h"

typedef struct
{
  const IsmsKind *kind;
  GArray *ids;
  IsmsRow *row;  /* what to set; NULL: delete */
  gboolean many; /* those that are gone are left out, and a refusal says which record it is */
} Change;

static void
free_change (gpointer data)
{
  Change *change = data;

  g_array_unref (change->ids);
  g_clear_pointer (&change->row, isms_row_free);
  g_free (change);
}

/* "ref", and behind it what the rules want to know. */
static IsmsStatement *
prepare_before (const Change *change, IsmsDatabase *database, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ref");

  if (isms_proposal_needs_before (change->kind, change->row))
    for (guint i = 0; change->kind->rule_columns[i] != NULL; i++)
      g_string_append_printf (sql, ", %s", change->kind->rule_columns[i]);
  g_string_append_printf (sql, " FROM %s WHERE id = ?", change->kind->name);
  return isms_database_prepare (database, sql->str, error);
}

static IsmsRow *
read_before (IsmsStatement *find)
{
  IsmsRow *before = isms_row_new ();

  for (int i = 0; i < isms_statement_get_n_columns (find); i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      isms_statement_get_value (find, i, &value);
      isms_row_set_value (before, isms_statement_get_name (find, i), &value);
    }
  return before;
}

static IsmsRow *
copy_row (const IsmsRow *row)
{
  IsmsRow *copy = isms_row_new ();

  for (guint i = 0; i < isms_row_get_size (row); i++)
    isms_row_set_value (copy, isms_row_get_column (row, i), isms_row_get_nth (row, i));
  return copy;
}

static gboolean
apply (Change *change, IsmsWriter *writer, gint64 id, const IsmsRow *before, GError **error)
{
  g_autoptr (IsmsRow) after = change->row != NULL ? copy_row (change->row) : NULL;
  IsmsProposal proposal = { .database = isms_writer_get_database (writer),
                            .kind = change->kind,
                            .id = id,
                            .before = before,
                            .after = after };

  if (after != NULL)
    isms_proposal_settle (&proposal, after);
  return isms_proposal_check (&proposal, error)
         && (after != NULL ? isms_writer_update (writer, change->kind->name, id, after, error)
                           : isms_writer_delete (writer, change->kind->name, id, error))
         && isms_proposal_follow (&proposal, writer, error);
}

static gboolean
change_one (Change *change, IsmsWriter *writer, IsmsStatement *find, gint64 id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (IsmsRow) before = NULL;

  isms_statement_reset (find);
  isms_statement_bind_int (find, 1, id);
  if (isms_statement_next (find, &failure))
    before = read_before (find);
  else if (failure == NULL && change->many) /* it went since it was selected */
    return TRUE;
  isms_statement_reset (find);

  if (failure == NULL && apply (change, writer, id, before, &failure))
    return TRUE;
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) && change->many)
    /* Translators: which record, and what is wrong with it */
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("%s: %s"),
                 isms_row_get_text (before, "ref"), failure->message);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
change_all (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Change *change = user_data;
  g_autoptr (IsmsStatement) find =
      prepare_before (change, isms_writer_get_database (writer), error);

  if (find == NULL)
    return FALSE;
  for (guint i = 0; i < change->ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !change_one (change, writer, find, g_array_index (change->ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

static void
add_change (IsmsStep *step, const IsmsKind *kind, GArray *ids, IsmsRow *row, gboolean many)
{
  Change *change = g_new0 (Change, 1);

  change->kind = kind;
  change->ids = g_array_ref (ids);
  change->row = row;
  change->many = many;
  isms_step_call (step, change_all, change, free_change);
}

IsmsRow *
isms_edit_parse (const IsmsField *field, const char *text, const char *currency, GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;
  IsmsRow *row;

  g_return_val_if_fail (!(field->flags & ISMS_FIELD_COMPUTED), NULL);

  if (!isms_field_parse (field, text, currency, &value, error))
    return NULL;
  row = isms_row_new ();
  if (G_IS_VALUE (&value))
    isms_row_set_value (row, isms_field_get_column (field), &value);
  else
    isms_row_set_null (row, isms_field_get_column (field));
  return row;
}

void
isms_edit_change_one (IsmsStep *step, IsmsRecord *record, IsmsRow *row)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = isms_record_get_id (record);

  g_array_append_val (ids, id);
  add_change (step, isms_record_get_kind (record), ids, row, FALSE);
}

void
isms_edit_change_many (IsmsStep *step, const IsmsKind *kind, GArray *ids, IsmsRow *row)
{
  add_change (step, kind, ids, row, TRUE);
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
 * out. The thread of the store's reader.
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
  const char *currency =
      field->kind == ISMS_FIELD_MONEY
          ? isms_money_load_currency (isms_store_get_reader (isms_step_get_store (step)))
          : NULL;
  IsmsRow *row = isms_edit_parse (field, text, currency, error);

  if (row == NULL)
    return FALSE;
  add_change (step, kind, ids, row, TRUE);
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
  IsmsRow *row = isms_row_new ();

  isms_row_set_int (row, "archived", archived);
  add_change (step, kind, ids, row, TRUE);
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
  add_change (step, kind, ids, NULL, TRUE);
}

typedef struct
{
  const IsmsKind *kind;
  gint64 id;
  IsmsRow *row; /* the step's, which goes into the table as it is left here */
} Insertion;

static IsmsProposal
propose (const Insertion *insertion, IsmsWriter *writer)
{
  return (IsmsProposal) { .database = isms_writer_get_database (writer),
                          .kind = insertion->kind,
                          .id = insertion->id,
                          .after = insertion->row };
}

static gboolean
prepare_insertion (IsmsWriter *writer,
                   gpointer user_data,
                   GCancellable *cancellable,
                   GError **error)
{
  Insertion *insertion = user_data;
  IsmsProposal proposal = propose (insertion, writer);

  isms_proposal_settle (&proposal, insertion->row);
  return isms_proposal_check (&proposal, error);
}

static gboolean
follow_insertion (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const IsmsProposal proposal = propose (user_data, writer);

  return isms_proposal_follow (&proposal, writer, error);
}

/**
 * isms_edit_insert:
 * @step: a step that is not committed yet
 * @kind: a kind
 * @row: (transfer full): the columns to set, its title among them
 *
 * A new record: within the step, what follows from @row is added to it, the rules of the kind are
 * asked, it is written, and what follows in other records is done. Committing fails with
 * %G_IO_ERROR_INVALID_DATA and a sentence where a rule refuses it; nothing is written then.
 * Whatever adds a record of its own to a step goes through here.
 *
 * Returns: the id that the record will have
 */
gint64
isms_edit_insert (IsmsStep *step, const IsmsKind *kind, IsmsRow *row)
{
  Insertion *insertion = g_new0 (Insertion, 1);

  insertion->kind = kind;
  insertion->row = row;
  isms_step_call (step, prepare_insertion, insertion, NULL);
  insertion->id = isms_step_insert (step, kind->name, row);
  isms_step_call (step, follow_insertion, insertion, g_free);
  return insertion->id;
}

static gboolean
insert_now (IsmsWriter *writer, const IsmsKind *kind, IsmsRow *row, GError **error)
{
  IsmsProposal proposal = { .database = isms_writer_get_database (writer),
                            .kind = kind,
                            .after = row };

  isms_proposal_settle (&proposal, row);
  if (!isms_proposal_check (&proposal, error))
    return FALSE;
  proposal.id = isms_writer_insert (writer, kind->name, row, error);
  return proposal.id != 0 && isms_proposal_follow (&proposal, writer, error);
}

gboolean
isms_edit_write (IsmsWriter *writer, const IsmsKind *kind, gint64 id, IsmsRow *row, GError **error)
{
  g_autoptr (IsmsRow) owned = row;
  Change change = { .kind = kind, .row = row };
  g_autoptr (IsmsStatement) find = NULL;

  if (id == 0)
    return insert_now (writer, kind, row, error);
  find = prepare_before (&change, isms_writer_get_database (writer), error);
  return find != NULL && change_one (&change, writer, find, id, error);
}
