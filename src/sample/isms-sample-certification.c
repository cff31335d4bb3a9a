/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Tells data/sample/certification.csv, the project plan and the certificate, and gaps.csv: the
 * clauses of the standard, listed and then looked at. Rows of gaps.csv of one day are one step. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-gap.h"
#include "isms-sample-private.h"
#include "isms-uid.h"

static const char *
get (IsmsSampleStory *story, guint row, const char *name)
{
  return isms_sample_get_cell (story->gaps, row, name);
}

void
isms_sample_certification_plan (IsmsSampleStory *story, IsmsSampleRisks *risks)
{
  for (guint row = 1; row < isms_table_get_n_rows (story->gaps); row++)
    if (row == 1 || !g_str_equal (get (story, row, "day"), get (story, row - 1, "day")))
      isms_sample_risks_add (risks, isms_sample_get_number (story->gaps, row, "day"), "gap", row);
  isms_sample_risks_sort (risks);
}

/* The same each time the story is told: by the clause. */
static gboolean
name_items (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (IsmsStatement) items = isms_database_prepare (
      isms_writer_get_database (writer), "SELECT id, 'gap/' || number FROM gap_item", error);

  if (items == NULL)
    return FALSE;
  while (isms_statement_next (items, error))
    {
      g_autofree char *uid = isms_uid_from_words (isms_statement_get_text (items, 1));
      g_autoptr (IsmsRow) row = isms_row_new ();

      isms_row_set_text (row, "uid", uid);
      if (!isms_writer_update (writer, "gap_item", isms_statement_get_int (items, 0), row, error))
        return FALSE;
    }
  return !isms_statement_failed (items);
}

static gboolean
list_clauses (IsmsSampleStory *story, guint first, int day, GError **error)
{
  g_autoptr (IsmsStep) step =
      isms_sample_begin (story, day, get (story, first, "person"), _ ("Began the gap assessment"));

  isms_gap_add_missing (step);
  isms_step_call (step, name_items, NULL, NULL);
  return isms_step_commit (step, story->cancellable, error);
}

static gint64
find_item (IsmsSampleStory *story, const char *clause)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_store_get_reader (story->store), "SELECT id FROM gap_item WHERE number = ?", NULL);

  if (statement == NULL)
    return 0;
  isms_statement_bind_text (statement, 1, clause);
  return isms_statement_next (statement, NULL) ? isms_statement_get_int (statement, 0) : 0;
}

static gboolean
assess (IsmsSampleStory *story, IsmsStep *step, guint row, int day, GError **error)
{
  const char *note = get (story, row, "note");
  gint64 item = find_item (story, get (story, row, "clause"));
  g_autofree char *date = isms_sample_calendar_format (&story->calendar, day);
  IsmsRow *values;

  if (item == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "gaps.csv: no “%s”",
                   get (story, row, "clause"));
      return FALSE;
    }
  values = isms_row_new ();
  isms_row_set_text (values, "result", get (story, row, "result"));
  isms_row_set_text (values, "assessed_on", date);
  isms_row_set_int (values, "assessed_by_id",
                    isms_sample_find_id (story, get (story, row, "person")));
  if (*note != '\0')
    isms_row_set_text (values, "note", note);
  isms_step_update (step, "gap_item", item, values);
  return TRUE;
}

/**
 * isms_sample_gaps_happen:
 * @story: what is told
 * @first: of the rows of gaps.csv
 * @day: on which they were looked at
 * @error: return location
 *
 * Returns: %FALSE on error
 */
gboolean
isms_sample_gaps_happen (IsmsSampleStory *story, guint first, int day, GError **error)
{
  g_autoptr (IsmsStep) step = NULL;
  g_autofree char *label = NULL;
  guint end = first;

  if (first == 1 && !list_clauses (story, first, day, error))
    return FALSE;
  while (end < isms_table_get_n_rows (story->gaps)
         && g_str_equal (get (story, end, "day"), get (story, first, "day")))
    end++;
  label = g_strdup_printf (
      /* Translators: what a step did: how many clauses of the standard were looked at */
      ngettext ("Assessed %u clause", "Assessed %u clauses", end - first), end - first);
  step = isms_sample_begin (story, day, get (story, first, "person"), label);
  for (guint row = first; row < end; row++)
    if (!assess (story, step, row, day, error))
      return FALSE;
  return isms_step_commit (step, story->cancellable, error);
}
