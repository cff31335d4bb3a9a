/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Changing records: what a person gives, checked by the rules, as parts of a step. */

#include "isms-config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-edit-private.h"
#include "isms-rule.h"

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

      if (!isms_field_parse (&one, words[i], NULL, &value, error))
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
 * Returns: (transfer full): what a step is called that changes @field: "Changed “Owner” of R-014"
 */
char *
isms_edit_dup_label (IsmsRecord *record, const IsmsField *field)
{
  g_autofree char *name = NULL;

  if (field == NULL)
    /* Translators: a record's ref: Changed R-014 */
    return g_strdup_printf (_ ("Changed %s"), isms_record_get_ref (record));

  name = isms_field_dup_quoted (field);
  /* Translators: a field and a record's ref: Changed “Owner” of R-014 */
  return g_strdup_printf (_ ("Changed %s of %s"), name, isms_record_get_ref (record));
}

/**
 * isms_edit_set:
 * @step: a step that is not committed yet
 * @record: the record to change
 * @field: one of its fields that is not computed
 * @text: (nullable): a choice by its value, a date as ISO 8601, a reference by its id, money in
 *   whole units as isms_money_parse () reads it, links as ids or keys joined by a space, "" for
 * "not set"
 * @error: return location
 *
 * The rules of the kind are asked when the step is committed, of the record as it stands then:
 * committing fails with %G_IO_ERROR_INVALID_DATA and a sentence where one refuses (6.1.2 c 2), and
 * nothing is written. Any thread.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA and a sentence for the person where @text does not
 *   fit the field; the step is unchanged then
 */
gboolean
isms_edit_set (
    IsmsStep *step, IsmsRecord *record, const IsmsField *field, const char *text, GError **error)
{
  IsmsRow *row;

  if (isms_field_has_links (field))
    return set_links_from_text (step, record, field, text, error);

  row = isms_edit_parse (field, text, isms_record_get_currency (record), error);
  if (row == NULL)
    return FALSE;
  isms_edit_change_one (step, record, row);
  return TRUE;
}

/**
 * isms_edit_set_days:
 * @step: a step that is not committed yet
 * @record: a record
 * @first_field: one of its dates
 * @first: (nullable): the day, ISO 8601; %NULL: not set
 * @last_field: another one
 * @last: (nullable): the day, ISO 8601; %NULL: not set
 *
 * Sets both at once, so that neither stands in the way of the other.
 */
void
isms_edit_set_days (IsmsStep *step,
                    IsmsRecord *record,
                    const char *first_field,
                    const char *first,
                    const char *last_field,
                    const char *last)
{
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, first_field, first);
  isms_row_set_text (row, last_field, last);
  isms_edit_change_one (step, record, row);
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
  isms_edit_change_one (step, record, row);
}

/**
 * isms_edit_delete:
 * @step: a step that is not committed yet
 * @record: a record
 *
 * For mistakes; undoing the step brings back the record, its ratings and its links. Committing
 * fails with %G_IO_ERROR_INVALID_DATA and a sentence where a rule of the kind refuses: a person who
 * owns risks that are not drafts (6.1.2 c 2).
 */
void
isms_edit_delete (IsmsStep *step, IsmsRecord *record)
{
  isms_edit_change_one (step, record, NULL);
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
  if (kind->begin != NULL)
    {
      g_autoptr (GDateTime) time = isms_step_dup_time (step);

      kind->begin (row, time);
    }
  return isms_edit_insert (step, kind, row);
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

  if (statement == NULL)
    return FALSE;

  isms_statement_bind_int (statement, 1, id);
  if (isms_statement_next (statement, error))
    isms_row_set_int (row, "revision", isms_statement_get_int (statement, 0) + 1);
  if (isms_statement_failed (statement))
    return FALSE;

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

typedef struct
{
  gint64 row;
  gint64 target;
} Link;

/* Reads the links there are: the targets that are wanted leave @missing, the others go into
 * @surplus, of Link. */
static gboolean
compare_links (
    Links *links, IsmsDatabase *database, GArray *missing, GArray *surplus, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, %s FROM %s WHERE %s_id = ?",
                                          isms_kind_get_link_column (links->kind, links->field),
                                          links->field->link_table, links->kind->name);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (statement == NULL)
    return FALSE;

  isms_statement_bind_int (statement, 1, links->id);
  while (isms_statement_next (statement, error))
    {
      Link link = { isms_statement_get_int (statement, 0), isms_statement_get_int (statement, 1) };

      g_array_append_val (there, link.target);
      if (!has_id (links->targets, link.target))
        g_array_append_val (surplus, link);
    }
  if (isms_statement_failed (statement))
    return FALSE;

  for (guint i = 0; i < links->targets->len; i++)
    {
      gint64 target = g_array_index (links->targets, gint64, i);

      if (!has_id (there, target) && !has_id (missing, target))
        g_array_append_val (missing, target);
    }
  return TRUE;
}

/* Where what is linked to may be of any kind, nothing else keeps the link from leading nowhere. */
static gboolean
check_target (Links *links, IsmsDatabase *database, const IsmsKind *kind, gint64 id, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (IsmsStatement) statement = NULL;

  if (kind == NULL || kind == links->kind || !isms_field_takes (links->field, kind->name))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: of what kind a record is: Evidence cannot be for this record. */
                   _ ("%s cannot be for this record."), _ (links->kind->label));
      return FALSE;
    }
  sql = g_strdup_printf ("SELECT 1 FROM %s WHERE id = ?", kind->name);
  statement = isms_database_prepare (database, sql, error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, id);
  if (isms_statement_next (statement, error))
    return TRUE;
  if (!isms_statement_failed (statement))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _ ("The record that it would be for is not there any more."));
  return FALSE;
}

/* What is for a record belongs to it: its history tells of that. */
static gboolean
touch_target (Links *links, IsmsWriter *writer, gint64 target, GError **error)
{
  gint64 id;
  const IsmsKind *kind =
      links->field->kind == ISMS_FIELD_RECORDS ? isms_kind_split_key (target, &id) : NULL;

  return kind == NULL || isms_edit_touch (writer, kind, id, error);
}

static gboolean
insert_record_link (Links *links, IsmsWriter *writer, IsmsRow *row, gint64 target, GError **error)
{
  gint64 id;
  const IsmsKind *kind = isms_kind_split_key (target, &id);

  if (!check_target (links, isms_writer_get_database (writer), kind, id, error))
    return FALSE;
  isms_row_set_text (row, "for_kind", kind->name);
  isms_row_set_int (row, "for_id", id);
  return isms_writer_insert (writer, links->field->link_table, row, error) != 0
         && touch_target (links, writer, target, error);
}

static gboolean
insert_link (Links *links, IsmsWriter *writer, gint64 target, GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();
  g_autofree char *from = g_strconcat (links->kind->name, "_id", NULL);

  if ((links->field->flags & ISMS_FIELD_NO_RING) != 0
      && !isms_rule_check_no_ring (isms_writer_get_database (writer), links->kind, links->id,
                                   links->field, target, error))
    return FALSE;
  isms_row_set_int (row, from, links->id);
  if (links->field->kind == ISMS_FIELD_RECORDS)
    return insert_record_link (links, writer, row, target, error);
  isms_row_set_int (row, isms_kind_get_link_column (links->kind, links->field), target);
  return isms_writer_insert (writer, links->field->link_table, row, error) != 0;
}

static gboolean
replace (Links *links, IsmsWriter *writer, gboolean *changed, GError **error)
{
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) surplus = g_array_new (FALSE, FALSE, sizeof (Link));

  if (!compare_links (links, isms_writer_get_database (writer), missing, surplus, error))
    return FALSE;
  *changed = missing->len > 0 || surplus->len > 0;
  for (guint i = 0; i < surplus->len; i++)
    {
      const Link *link = &g_array_index (surplus, Link, i);

      if (!isms_writer_delete (writer, links->field->link_table, link->row, error)
          || !touch_target (links, writer, link->target, error))
        return FALSE;
    }
  for (guint i = 0; i < missing->len; i++)
    if (!insert_link (links, writer, g_array_index (missing, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
replace_links (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Links *links = user_data;
  gboolean changed = FALSE;

  return replace (links, writer, &changed, error)
         && (!changed || isms_edit_touch (writer, links->kind, links->id, error));
}

/**
 * isms_edit_write_links:
 * @writer: the inside of a step
 * @kind: the kind of the record
 * @id: its id
 * @field: a field of kind %ISMS_FIELD_LINKS or %ISMS_FIELD_RECORDS
 * @targets: (element-type gint64): the ids, or keys, to link to
 * @fresh: the record has no links of @field yet
 * @error: return location
 *
 * isms_edit_set_links () at once, for imports; the record's revision is the caller's to raise.
 *
 * Returns: %FALSE on error
 */
gboolean
isms_edit_write_links (IsmsWriter *writer,
                       const IsmsKind *kind,
                       gint64 id,
                       const IsmsField *field,
                       GArray *targets,
                       gboolean fresh,
                       GError **error)
{
  Links links = { kind, field, id, targets };
  gboolean changed;

  if (!fresh)
    return replace (&links, writer, &changed, error);
  for (guint i = 0; i < targets->len; i++)
    if (!insert_link (&links, writer, g_array_index (targets, gint64, i), error))
      return FALSE;
  return TRUE;
}

/**
 * isms_edit_set_links:
 * @step: a step that is not committed yet
 * @kind: the kind of the record
 * @id: its id
 * @field: a field of kind %ISMS_FIELD_LINKS or %ISMS_FIELD_RECORDS
 * @targets: (array length=n_targets): the ids, or keys, to link to
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

  g_return_if_fail (isms_field_has_links (field));

  links = g_new0 (Links, 1);
  links->kind = kind;
  links->field = field;
  links->id = id;
  links->targets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (links->targets, targets, n_targets);
  isms_step_call (step, replace_links, links, links_free);
}

/* One link, there or not, whatever others there are. */
typedef struct
{
  Links links;
  gboolean linked;
} OneLink;

static void
one_link_free (gpointer data)
{
  OneLink *one = data;

  g_array_unref (one->links.targets);
  g_free (one);
}

static gboolean
set_one_link (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  OneLink *one = user_data;
  Links *links = &one->links;
  gint64 target = g_array_index (links->targets, gint64, 0);
  g_autoptr (GArray) there = isms_record_load_links (isms_writer_get_database (writer), links->kind,
                                                     links->id, links->field, error);
  GArray *former = links->targets;
  gboolean done;

  if (there == NULL)
    return FALSE;
  if (has_id (there, target) == one->linked)
    return TRUE;
  if (one->linked)
    g_array_append_val (there, target);
  for (guint i = there->len; !one->linked && i-- > 0;)
    if (g_array_index (there, gint64, i) == target)
      g_array_remove_index (there, i);
  links->targets = there;
  done = replace_links (writer, links, cancellable, error);
  links->targets = former;
  return done;
}

/**
 * isms_edit_set_link:
 * @step: a step that is not committed yet
 * @kind: the kind of the record
 * @id: its id
 * @field: a field of kind %ISMS_FIELD_LINKS or %ISMS_FIELD_RECORDS
 * @target: the id, or key, to link to
 * @linked: %FALSE takes the link away
 *
 * Sets one link as it shall be when the step is committed, and leaves all others.
 */
void
isms_edit_set_link (IsmsStep *step,
                    const IsmsKind *kind,
                    gint64 id,
                    const IsmsField *field,
                    gint64 target,
                    gboolean linked)
{
  OneLink *one;

  g_return_if_fail (isms_field_has_links (field));

  one = g_new0 (OneLink, 1);
  one->links.kind = kind;
  one->links.field = field;
  one->links.id = id;
  one->links.targets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (one->links.targets, target);
  one->linked = linked;
  isms_step_call (step, set_one_link, one, one_link_free);
}
