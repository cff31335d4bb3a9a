/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Versions of the Statement of Applicability: what is kept of it at the moment that somebody
 * approves it. That none is ever rewritten is the schema's to see to. */

#include "isms-config.h"

#include "isms-soa.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"

/* --- Approving --- */

static void
free_draft (gpointer data)
{
  IsmsSoaDraft *draft = data;

  g_free ((char *) draft->name);
  g_free ((char *) draft->approved_on);
  g_free ((char *) draft->words);
  g_free ((char *) draft->uid);
  g_free (draft);
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
read_name (IsmsSoaDraft *draft, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;

  if (draft->person == 0 || draft->name != NULL)
    return TRUE;
  statement = isms_database_prepare (database, "SELECT name FROM person WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, draft->person);
  if (isms_statement_next (statement, error))
    draft->name = isms_statement_dup_text (statement, 0);
  return !isms_statement_failed (statement);
}

/* 7.5.3: versions follow one another. @number: of the newest one. */
static gboolean
check_draft (const IsmsSoaDraft *draft, IsmsDatabase *database, gint64 *number, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;

  *number = 0;
  if (is_empty (draft->name))
    return refuse (_ ("A version names who approves it. Choose a person."), error);
  statement = isms_database_prepare (
      database, "SELECT number, approved_on FROM soa_version ORDER BY number DESC LIMIT 1", error);
  if (statement == NULL)
    return FALSE;
  if (isms_statement_next (statement, error))
    {
      *number = isms_statement_get_int (statement, 0);
      if (strcmp (draft->approved_on, isms_statement_get_text (statement, 1)) < 0)
        return refuse (_ ("A version is not approved before the one that it follows. Choose a "
                          "later day."),
                       error);
    }
  return !isms_statement_failed (statement);
}

static gint64
insert_version (IsmsWriter *writer, const IsmsSoaDraft *draft, gint64 number, GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();

  if (draft->uid != NULL)
    isms_row_set_text (row, "uid", draft->uid);
  isms_row_set_int (row, "number", number);
  isms_row_set_text (row, "approved_on", draft->approved_on);
  if (draft->person != 0)
    isms_row_set_int (row, "person_id", draft->person);
  isms_row_set_text (row, "person", draft->name);
  isms_row_set_text (row, "words", is_empty (draft->words) ? NULL : draft->words);
  return isms_writer_insert (writer, "soa_version", row, error);
}

static gboolean
insert_control (
    IsmsWriter *writer, gint64 version, guint place, const IsmsSoaRow *control, GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();

  isms_row_set_int (row, "soa_version_id", version);
  isms_row_set_int (row, "control_id", control->control);
  isms_row_set_text (row, "control_uid", control->uid);
  isms_row_set_int (row, "place", place);
  isms_row_set_text (row, "ref", control->ref);
  isms_row_set_text (row, "title", control->title);
  isms_row_set_text (row, "theme", control->theme);
  isms_row_set_text (row, "applicable", control->applicable);
  isms_row_set_text (row, "reasons", control->reasons);
  isms_row_set_text (row, "justification", control->justification);
  isms_row_set_text (row, "implementation", control->implementation);
  isms_row_set_text (row, "reported", control->reported);
  isms_row_set_text (row, "doubts", control->doubts);
  isms_row_set_text (row, "how", control->how);
  isms_row_set_text (row, "owner", control->owner);
  isms_row_set_text (row, "due", control->due);
  if (control->maturity >= 0)
    isms_row_set_int (row, "maturity", control->maturity);
  isms_row_set_text (row, "risks", control->risks);
  return isms_writer_insert (writer, "soa_row", row, error) != 0;
}

static gboolean
approve_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  IsmsSoaDraft *draft = user_data;
  IsmsDatabase *database = isms_writer_get_database (writer);
  g_autoptr (GPtrArray) rows = NULL;
  gint64 number, version;

  if (!read_name (draft, database, error) || !check_draft (draft, database, &number, error))
    return FALSE;
  rows = isms_soa_load_rows (database, ISMS_SOA_NOW, error);
  if (rows == NULL)
    return FALSE;
  if (rows->len == 0)
    return refuse (_ ("There is no control in the Statement of Applicability yet. Add one, or a "
                      "framework whose controls stand in it."),
                   error);
  version = insert_version (writer, draft, number + 1, error);
  for (guint i = 0; version != 0 && i < rows->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !insert_control (writer, version, i + 1, rows->pdata[i], error))
      return FALSE;
  return version != 0;
}

/**
 * isms_soa_approve:
 * @step: a step that is not committed yet
 * @draft: who approves it, when, and with which words; copied
 *
 * Keeps every control of the Statement of Applicability as it stands when the step is committed, as
 * its next version (6.1.3 d, 7.5.3). Committing fails with %G_IO_ERROR_INVALID_DATA and a sentence
 * where a rule refuses it; controls that are undecided or stand out do not:
 * isms_soa_count_open () tells of them.
 */
void
isms_soa_approve (IsmsStep *step, const IsmsSoaDraft *draft)
{
  g_autoptr (GDateTime) utc = isms_step_dup_time (step);
  g_autoptr (GDateTime) now = g_date_time_to_local (utc);
  IsmsSoaDraft *copy = g_new0 (IsmsSoaDraft, 1);

  copy->person = draft->person;
  copy->name = g_strdup (draft->name);
  copy->approved_on =
      draft->approved_on != NULL ? g_strdup (draft->approved_on) : isms_day_of (now);
  copy->words = g_strdup (draft->words);
  copy->uid = g_strdup (draft->uid);
  isms_step_call (step, approve_cb, copy, free_draft);
}

/**
 * isms_soa_count_open:
 * @database: a connection of the calling thread
 * @n_undecided: (out): controls of the statement of which nobody has said whether they apply
 * @n_flaws: (out): those that an auditor would ask about first
 * @error: return location
 *
 * Returns: %FALSE on error
 */
gboolean
isms_soa_count_open (IsmsDatabase *database, guint *n_undecided, guint *n_flaws, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT ifnull (sum (applicable = 'undecided'), 0), ifnull (sum (flaws IS NOT NULL), 0) "
      "FROM control_list WHERE in_soa = 1 AND archived = 0",
      error);

  if (statement == NULL || !isms_statement_next (statement, error))
    return FALSE;
  *n_undecided = (guint) isms_statement_get_int (statement, 0);
  *n_flaws = (guint) isms_statement_get_int (statement, 1);
  return TRUE;
}

/* --- Versions --- */

void
isms_soa_version_free (IsmsSoaVersion *self)
{
  g_free (self->approved_on);
  g_free (self->person);
  g_free (self->words);
  g_free (self);
}

/**
 * isms_soa_load_versions:
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsSoaVersion): those that were approved, the newest
 *   first; %NULL on error
 */
GPtrArray *
isms_soa_load_versions (IsmsDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_soa_version_free);
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database,
                             "SELECT id, number, approved_on, person, words, "
                             "(SELECT count (*) FROM soa_row AS r WHERE r.soa_version_id = v.id) "
                             "FROM soa_version AS v ORDER BY number DESC",
                             error);

  if (statement == NULL)
    return NULL;
  while (isms_statement_next (statement, error))
    {
      IsmsSoaVersion *version = g_new0 (IsmsSoaVersion, 1);

      version->id = isms_statement_get_int (statement, 0);
      version->number = (int) isms_statement_get_int (statement, 1);
      version->approved_on = isms_statement_dup_text (statement, 2);
      version->person = isms_statement_dup_text (statement, 3);
      version->words = isms_statement_dup_text (statement, 4);
      version->n_controls = (guint) isms_statement_get_int (statement, 5);
      g_ptr_array_add (list, version);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&list);
}

/* --- Rows --- */

void
isms_soa_row_free (IsmsSoaRow *self)
{
  g_free (self->uid);
  g_free (self->ref);
  g_free (self->title);
  g_free (self->theme);
  g_free (self->applicable);
  g_free (self->reasons);
  g_free (self->justification);
  g_free (self->implementation);
  g_free (self->reported);
  g_free (self->doubts);
  g_free (self->how);
  g_free (self->owner);
  g_free (self->due);
  g_free (self->risks);
  g_free (self->flaws);
  g_free (self);
}

/* A control without a theme stands under the name of its framework. */
static const char now_sql[] =
    "SELECT id, uid, ref, title, ifnull (nullif (theme, ''), framework), applicable, reasons, "
    "justification, implementation, how, owner, due, maturity, risks, flaws, "
    "(SELECT p.reported FROM control_report AS p WHERE p.id = control_list.id), "
    "(SELECT p.doubts FROM control_doubts AS p WHERE p.id = control_list.id) "
    "FROM control_list WHERE in_soa = 1 AND archived = 0 ORDER BY ref_key, id";
static const char version_sql[] =
    "SELECT r.control_id, r.control_uid, r.ref, r.title, r.theme, r.applicable, r.reasons, "
    "r.justification, r.implementation, r.how, r.owner, r.due, r.maturity, r.risks, NULL, "
    "r.reported, r.doubts "
    "FROM soa_row AS r JOIN soa_version AS v ON v.id = r.soa_version_id WHERE v.number = ? "
    "ORDER BY r.place";

/* What was never filled in, and what was emptied again, read alike. */
static char *
dup_filled (IsmsStatement *statement, int column)
{
  const char *text = isms_statement_get_text (statement, column);

  return is_empty (text) ? NULL : g_strdup (text);
}

static IsmsSoaRow *
read_row (IsmsStatement *statement)
{
  IsmsSoaRow *row = g_new0 (IsmsSoaRow, 1);

  row->control = isms_statement_get_int (statement, 0);
  row->uid = isms_statement_dup_text (statement, 1);
  row->ref = isms_statement_dup_text (statement, 2);
  row->title = isms_statement_dup_text (statement, 3);
  row->theme = dup_filled (statement, 4);
  row->applicable = isms_statement_dup_text (statement, 5);
  row->reasons = dup_filled (statement, 6);
  row->justification = dup_filled (statement, 7);
  row->implementation = isms_statement_dup_text (statement, 8);
  row->how = dup_filled (statement, 9);
  row->owner = dup_filled (statement, 10);
  row->due = dup_filled (statement, 11);
  row->maturity =
      isms_statement_is_null (statement, 12) ? -1 : (int) isms_statement_get_int (statement, 12);
  row->risks = dup_filled (statement, 13);
  row->flaws = dup_filled (statement, 14);
  row->reported = isms_statement_dup_text (statement, 15);
  row->doubts = dup_filled (statement, 16);
  return row;
}

/**
 * isms_soa_load_rows:
 * @database: a connection of the calling thread
 * @number: of a version, or %ISMS_SOA_NOW
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsSoaRow): what the statement said then, or says now;
 *   %NULL on error, %G_IO_ERROR_NOT_FOUND where there is no such version
 */
GPtrArray *
isms_soa_load_rows (IsmsDatabase *database, int number, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_soa_row_free);
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database, number == ISMS_SOA_NOW ? now_sql : version_sql, error);

  if (statement == NULL)
    return NULL;
  if (number != ISMS_SOA_NOW)
    isms_statement_bind_int (statement, 1, number);
  while (isms_statement_next (statement, error))
    g_ptr_array_add (rows, read_row (statement));
  if (isms_statement_failed (statement))
    return NULL;
  if (rows->len == 0 && number != ISMS_SOA_NOW)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("There is no version %d of the Statement of Applicability."), number);
      return NULL;
    }
  return g_steal_pointer (&rows);
}

/* --- Figures --- */

void
isms_soa_figures_free (IsmsSoaFigures *self)
{
  g_free (self->theme);
  g_free (self);
}

static void
count_row (IsmsSoaFigures *figures, const IsmsSoaRow *row)
{
  figures->n++;
  if (g_str_equal (row->applicable, "no"))
    figures->n_excluded++;
  else if (!g_str_equal (row->applicable, "yes"))
    figures->n_undecided++;
  else
    {
      figures->n_applicable++;
      if (g_str_equal (row->reported, "implemented") || g_str_equal (row->reported, "inherited"))
        figures->n_implemented++;
      else if (g_str_equal (row->reported, "partial"))
        figures->n_partial++;
      else if (g_str_equal (row->reported, "planned"))
        figures->n_planned++;
      else
        figures->n_not_started++;
    }
}

static IsmsSoaFigures *
find_theme (GPtrArray *themes, const char *theme)
{
  IsmsSoaFigures *figures;

  for (guint i = 0; i < themes->len; i++)
    if (g_strcmp0 (((IsmsSoaFigures *) themes->pdata[i])->theme, theme) == 0)
      return themes->pdata[i];
  figures = g_new0 (IsmsSoaFigures, 1);
  figures->theme = g_strdup (theme);
  g_ptr_array_add (themes, figures);
  return figures;
}

/**
 * isms_soa_count:
 * @rows: (element-type IsmsSoaRow): a statement
 * @total: (out caller-allocates): of all of them
 *
 * Returns: (transfer full) (element-type IsmsSoaFigures): how many there are of each theme, whether
 *   they apply, and how far those are that do
 */
GPtrArray *
isms_soa_count (GPtrArray *rows, IsmsSoaFigures *total)
{
  GPtrArray *themes = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_soa_figures_free);

  *total = (IsmsSoaFigures) { .theme = NULL };
  for (guint i = 0; i < rows->len; i++)
    {
      const IsmsSoaRow *row = rows->pdata[i];

      count_row (find_theme (themes, row->theme), row);
      count_row (total, row);
    }
  return themes;
}

/**
 * isms_soa_figures_get_share:
 * @self: figures
 *
 * Returns: how many of 100 controls that apply are implemented, never rounded up to all of them; -1
 *   where none applies
 */
int
isms_soa_figures_get_share (const IsmsSoaFigures *self)
{
  return self->n_applicable > 0 ? (int) (self->n_implemented * 100 / self->n_applicable) : -1;
}
