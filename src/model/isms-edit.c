/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Changing records: what a person gives, checked by the rules, as parts of a step. */

#include "isms-config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-edit-private.h"
#include "isms-kinds-private.h"
#include "isms-words-private.h"

static gboolean
refuse_ownerless (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("A risk needs an owner before it leaves draft. Name one first."));
  return FALSE;
}

/**
 * isms_edit_check_risk:
 * @is_draft: whether the risk is a draft
 * @owner: the id of its owner; 0: it has none
 * @field: what of it shall change
 * @value: into what; unset: into nothing
 * @error: return location
 *
 * 6.1.2 c) 2): a risk has an owner from the moment that it is more than a draft. Any thread.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA and a sentence for the person
 */
gboolean
isms_edit_check_risk (
    gboolean is_draft, gint64 owner, const IsmsField *field, const GValue *value, GError **error)
{
  if (g_str_equal (field->name, "owner") && !G_IS_VALUE (value) && !is_draft)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("Only a draft may be without an owner. Name another one instead."));
      return FALSE;
    }

  if (g_str_equal (field->name, "status") && owner == 0
      && g_strcmp0 (g_value_get_string (value), "draft") != 0)
    return refuse_ownerless (error);

  return TRUE;
}

/**
 * isms_edit_check_parent:
 * @database: the reader of this thread, or the writer's
 * @id: a unit
 * @parent: what shall be above it
 * @error: return location
 *
 * A unit above itself, at any distance, would have no top.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA and a sentence for the person
 */
gboolean
isms_edit_check_parent (IsmsDatabase *database, gint64 id, gint64 parent, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database,
                             "WITH RECURSIVE above (id) AS (SELECT ?1 UNION SELECT parent_id "
                             "FROM unit JOIN above USING (id) WHERE parent_id IS NOT NULL) "
                             "SELECT 1 FROM above WHERE id = ?2",
                             error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  isms_statement_bind_int (statement, 1, parent);
  isms_statement_bind_int (statement, 2, id);
  if (isms_statement_next (statement, &failure))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("A unit cannot be part of itself or of one that is below it."));
      return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
check_rules (
    IsmsStep *step, IsmsRecord *record, const IsmsField *field, const GValue *value, GError **error)
{
  const IsmsKind *kind = isms_record_get_kind (record);

  if (kind == &isms_kind_risk)
    return isms_edit_check_risk (g_strcmp0 (isms_record_get_text (record, "status"), "draft") == 0,
                                 isms_record_get_reference (record, "owner"), field, value, error);
  if (kind == &isms_kind_unit && g_str_equal (field->name, "parent") && G_IS_VALUE (value))
    return isms_edit_check_parent (isms_store_get_reader (isms_step_get_store (step)),
                                   isms_record_get_id (record), g_value_get_int64 (value), error);

  return TRUE;
}

static gboolean
set_links_from_text (
    IsmsStep *step, IsmsRecord *record, const IsmsField *field, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; words[i] != NULL; i++)
    {
      const IsmsField one = { .name = field->name,
                              .kind = ISMS_FIELD_REFERENCE,
                              .label = field->label };
      g_auto (GValue) value = G_VALUE_INIT;
      gint64 id;

      if (!isms_field_parse (&one, words[i], &value, error))
        return FALSE;
      if (!G_IS_VALUE (&value))
        continue;
      id = g_value_get_int64 (&value);
      g_array_append_val (ids, id);
    }

  isms_edit_set_links (step, isms_record_get_kind (record), isms_record_get_id (record), field,
                       (const gint64 *) ids->data, ids->len);
  return TRUE;
}

/**
 * isms_edit_dup_label:
 * @record: a record
 * @field: (nullable): one of its fields
 *
 * Returns: (transfer full): what a step is called that changes @field: "Change owner of R-014"
 */
char *
isms_edit_dup_label (IsmsRecord *record, const IsmsField *field)
{
  g_autofree char *name = NULL;

  if (field == NULL)
    /* Translators: a record's ref: Change R-014 */
    return g_strdup_printf (_ ("Change %s"), isms_record_get_ref (record));

  name = isms_words_lower (_ (field->label));
  /* Translators: a field and a record's ref: Change owner of R-014 */
  return g_strdup_printf (_ ("Change %s of %s"), name, isms_record_get_ref (record));
}

/**
 * isms_edit_set:
 * @step: a step that is not committed yet
 * @record: the record as it stands
 * @field: one of its fields that is not computed
 * @text: (nullable): a choice by its value, a date as ISO 8601, a reference by its id, links as ids
 *   joined by a space, "" for "not set"
 * @error: return location
 *
 * On the thread that opened the store, whose reader a rule may ask.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA and a sentence for the person where @text does not
 *   fit the field or a rule; the step is unchanged then
 */
gboolean
isms_edit_set (
    IsmsStep *step, IsmsRecord *record, const IsmsField *field, const char *text, GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;
  IsmsRow *row;

  g_return_val_if_fail (!(field->flags & ISMS_FIELD_COMPUTED), FALSE);

  if (field->kind == ISMS_FIELD_LINKS)
    return set_links_from_text (step, record, field, text, error);

  if (!isms_field_parse (field, text, &value, error)
      || !check_rules (step, record, field, &value, error))
    return FALSE;

  row = isms_row_new ();
  if (G_IS_VALUE (&value))
    isms_row_set_value (row, isms_field_get_column (field), &value);
  else
    isms_row_set_null (row, isms_field_get_column (field));
  isms_step_update (step, isms_record_get_kind (record)->name, isms_record_get_id (record), row);
  return TRUE;
}

static gboolean
is_given (const IsmsRow *row, const char *column)
{
  const GValue *value = isms_row_get (row, column);

  return value != NULL && G_IS_VALUE (value)
         && !(G_VALUE_HOLDS_STRING (value) && *g_value_get_string (value) == '\0');
}

/**
 * isms_edit_check:
 * @kind: a kind
 * @row: a whole new row of its table
 * @error: return location
 *
 * The rules that bind a whole row: what is required is there, and a risk that is not a draft has
 * its owner (6.1.2 c 2). Any thread.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA and a sentence for the person
 */
gboolean
isms_edit_check (const IsmsKind *kind, const IsmsRow *row, GError **error)
{
  if (!is_given (row, kind->title_field))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("%s cannot be empty."),
                   _ (isms_kind_find_field (kind, kind->title_field)->label));
      return FALSE;
    }

  if (kind == &isms_kind_risk && is_given (row, "status") && !is_given (row, "owner_id")
      && g_strcmp0 (isms_row_get_text (row, "status"), "draft") != 0)
    return refuse_ownerless (error);

  return TRUE;
}

/**
 * isms_edit_archive:
 * @step: a step that is not committed yet
 * @record: a record
 * @archived: %FALSE to bring it back
 *
 * Takes the record out of the lists; its history stays.
 */
void
isms_edit_archive (IsmsStep *step, IsmsRecord *record, gboolean archived)
{
  IsmsRow *row = isms_row_new ();

  isms_row_set_int (row, "archived", archived);
  isms_step_update (step, isms_record_get_kind (record)->name, isms_record_get_id (record), row);
}

/**
 * isms_edit_check_person:
 * @database: the writer's
 * @id: a person
 * @error: return location
 *
 * A person who owns risks that are more than drafts cannot just vanish (6.1.2 c 2).
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA and a sentence for the person
 */
gboolean
isms_edit_check_person (IsmsDatabase *database, gint64 id, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database,
                             "SELECT count(*), min(ref) FROM risk "
                             "WHERE owner_id = ? AND status <> 'draft'",
                             error);
  gint64 n_risks;

  if (statement == NULL)
    return FALSE;

  isms_statement_bind_int (statement, 1, id);
  if (!isms_statement_next (statement, error))
    return FALSE;

  n_risks = isms_statement_get_int (statement, 0);
  if (n_risks == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: how many, and the ref of one of them */
               ngettext ("This person owns %d risk that is not a draft: %s. Give it another owner, "
                         "or archive the person.",
                         "This person owns %d risks that are not drafts, such as %s. Give them "
                         "another owner, or archive the person.",
                         (gulong) n_risks),
               (int) n_risks, isms_statement_get_text (statement, 1));
  return FALSE;
}

static gboolean
check_person (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const gint64 *id = user_data;

  return isms_edit_check_person (isms_writer_get_database (writer), *id, error);
}

/**
 * isms_edit_delete:
 * @step: a step that is not committed yet
 * @record: a record
 *
 * For mistakes; undoing the step brings back the record, its ratings and its links. Committing
 * fails with %G_IO_ERROR_INVALID_DATA and a sentence for a person who owns risks that are not
 * drafts.
 */
void
isms_edit_delete (IsmsStep *step, IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  gint64 id = isms_record_get_id (record);

  if (kind == &isms_kind_person)
    isms_step_call (step, check_person, g_memdup2 (&id, sizeof id), g_free);
  isms_step_delete (step, kind->name, id);
}

/**
 * isms_edit_create:
 * @step: a step that is not committed yet
 * @kind: a kind
 * @title: what to call it; not empty
 *
 * Returns: the id of the new record
 */
gint64
isms_edit_create (IsmsStep *step, const IsmsKind *kind, const char *title)
{
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, kind->title_field, title);
  return isms_step_insert (step, kind->name, row);
}

/**
 * isms_edit_touch:
 * @writer: the inside of a step
 * @kind: a kind
 * @id: a record's id
 * @error: return location
 *
 * Raises the record's revision, because something that belongs to it changed.
 *
 * Returns: %FALSE on error
 */
gboolean
isms_edit_touch (IsmsWriter *writer, const IsmsKind *kind, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT revision FROM %s WHERE id = ?", kind->name);
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (isms_writer_get_database (writer), sql, error);
  g_autoptr (IsmsRow) row = isms_row_new ();
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  isms_statement_bind_int (statement, 1, id);
  if (isms_statement_next (statement, &failure))
    isms_row_set_int (row, "revision", isms_statement_get_int (statement, 0) + 1);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  isms_statement_reset (statement);
  return isms_writer_update (writer, kind->name, id, row, error);
}

typedef struct
{
  const IsmsKind *kind;
  gint64 id;
} Touch;

static gboolean
touch (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const Touch *data = user_data;

  return isms_edit_touch (writer, data->kind, data->id, error);
}

/**
 * isms_edit_touch_in_step:
 * @step: a step that is not committed yet
 * @kind: a kind
 * @id: a record's id
 *
 * isms_edit_touch (), when the step is committed.
 */
void
isms_edit_touch_in_step (IsmsStep *step, const IsmsKind *kind, gint64 id)
{
  const Touch data = { .kind = kind, .id = id };

  isms_step_call (step, touch, g_memdup2 (&data, sizeof data), g_free);
}

typedef struct
{
  const IsmsKind *kind;
  const IsmsField *field;
  gint64 id;
  GArray *targets;
} Links;

static void
links_free (gpointer data)
{
  Links *links = data;

  g_array_unref (links->targets);
  g_free (links);
}

static gboolean
has_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/* Reads the links there are: the targets that are wanted leave @missing, the rows of others go
 * into @surplus. */
static gboolean
compare_links (
    Links *links, IsmsDatabase *database, GArray *missing, GArray *surplus, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id, %s_id FROM %s WHERE %s_id = ?", links->field->target,
                       links->field->link_table, links->kind->name);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  isms_statement_bind_int (statement, 1, links->id);
  while (isms_statement_next (statement, &failure))
    {
      gint64 row = isms_statement_get_int (statement, 0);
      gint64 target = isms_statement_get_int (statement, 1);

      g_array_append_val (there, target);
      if (!has_id (links->targets, target))
        g_array_append_val (surplus, row);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  for (guint i = 0; i < links->targets->len; i++)
    {
      gint64 target = g_array_index (links->targets, gint64, i);

      if (!has_id (there, target) && !has_id (missing, target))
        g_array_append_val (missing, target);
    }
  return TRUE;
}

static gboolean
insert_link (Links *links, IsmsWriter *writer, gint64 target, GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();
  g_autofree char *from = g_strconcat (links->kind->name, "_id", NULL);
  g_autofree char *to = g_strconcat (links->field->target, "_id", NULL);

  isms_row_set_int (row, from, links->id);
  isms_row_set_int (row, to, target);
  return isms_writer_insert (writer, links->field->link_table, row, error) != 0;
}

static gboolean
replace_links (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Links *links = user_data;
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) surplus = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!compare_links (links, isms_writer_get_database (writer), missing, surplus, error))
    return FALSE;
  if (missing->len == 0 && surplus->len == 0)
    return TRUE;

  for (guint i = 0; i < surplus->len; i++)
    if (!isms_writer_delete (writer, links->field->link_table, g_array_index (surplus, gint64, i),
                             error))
      return FALSE;
  for (guint i = 0; i < missing->len; i++)
    if (!insert_link (links, writer, g_array_index (missing, gint64, i), error))
      return FALSE;

  return isms_edit_touch (writer, links->kind, links->id, error);
}

/**
 * isms_edit_set_links:
 * @step: a step that is not committed yet
 * @kind: the kind of the record
 * @id: its id
 * @field: a field of kind %ISMS_FIELD_LINKS
 * @targets: (array length=n_targets): the ids to link to
 * @n_targets: how many
 *
 * Makes the links exactly those to @targets; links that stay keep their rows.
 */
void
isms_edit_set_links (IsmsStep *step,
                     const IsmsKind *kind,
                     gint64 id,
                     const IsmsField *field,
                     const gint64 *targets,
                     guint n_targets)
{
  Links *links;

  g_return_if_fail (field->kind == ISMS_FIELD_LINKS);

  links = g_new0 (Links, 1);
  links->kind = kind;
  links->field = field;
  links->id = id;
  links->targets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (links->targets, targets, n_targets);
  isms_step_call (step, replace_links, links, links_free);
}
