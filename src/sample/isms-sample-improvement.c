/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Tells data/sample/improvement.csv, incidents.csv and audits.csv: what went wrong, what did not
 * conform, what was done about it, what audits have found, and what could be better. Rows of one
 * day, person and record that follow each other are one step. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-record.h"
#include "isms-sample-private.h"
#include "isms-uid.h"

static const char *
get (IsmsTable *table, guint row, const char *name)
{
  return isms_sample_get_cell (table, row, name);
}

static gboolean
belongs_to (IsmsTable *table, guint row, guint first)
{
  return row < isms_table_get_n_rows (table)
         && g_str_equal (get (table, row, "day"), get (table, first, "day"))
         && g_str_equal (get (table, row, "person"), get (table, first, "person"))
         && g_str_equal (get (table, row, "record"), get (table, first, "record"));
}

static void
plan_table (IsmsTable *table, const char *what, IsmsSampleRisks *risks)
{
  for (guint row = 1; row < isms_table_get_n_rows (table); row++)
    if (row == 1 || !belongs_to (table, row, row - 1))
      isms_sample_risks_add (risks, isms_sample_get_number (table, row, "day"), what, row);
}

void
isms_sample_improvement_plan (IsmsSampleStory *story, IsmsSampleRisks *risks)
{
  plan_table (story->improvement, "improvement", risks);
  plan_table (story->incidents, "incident", risks);
  plan_table (story->audits, "audit", risks);
  isms_sample_risks_sort (risks);
}

static const IsmsKind *
find_kind (const char *ref)
{
  static const struct
  {
    const char *prefix;
    const char *kind;
  } kinds[] = { { "NC-", "nonconformity" },  { "IM-", "improvement" }, { "IN-", "incident" },
                { "TE-", "incident_entry" }, { "AP-", "programme" },   { "AU-", "audit" },
                { "AS-", "audit_session" },  { "AI-", "audit_item" },  { "FI-", "finding" },
                { "HO-", "holiday" } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (ref, kinds[i].prefix))
      return isms_kind_find (kinds[i].kind);
  return isms_kind_find ("action");
}

static gboolean
refuse (const char *ref, const char *text, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: “%s”", ref, text);
  return FALSE;
}

/* What it is for ("for"), or came from ("from"). */
static gboolean
set_record (IsmsSampleStory *story, IsmsRow *values, const char *word, const char *ref)
{
  gint64 id = 0;
  const IsmsKind *kind = isms_record_find (isms_store_get_reader (story->store), ref, &id, NULL);
  g_autofree char *kind_column = g_strconcat (word, "_kind", NULL);
  g_autofree char *id_column = g_strconcat (word, "_id", NULL);

  if (kind == NULL)
    return FALSE;
  isms_row_set_text (values, kind_column, kind->name);
  isms_row_set_int (values, id_column, id);
  if (g_str_equal (word, "for"))
    isms_row_set_text (values, "kind",
                       g_str_equal (kind->name, "improvement") ? "improvement" : "corrective");
  return TRUE;
}

/* "-12 16:40": a day of the story, and the time by the clocks of the place. "-1! 16:40" is
 * yesterday also at a weekend: a clock of 72 hours does not wait. */
static gboolean
set_time (IsmsSampleStory *story, IsmsRow *values, const char *name, const char *text)
{
  g_autofree char *words = g_strdup (text);
  g_autofree char *day = NULL;
  g_autofree char *moment = NULL;
  g_autoptr (GDateTime) exact = NULL;
  char *end;
  int number, seconds;

  if (!isms_day_cut_clock (words, &seconds))
    return FALSE;
  number = (int) g_ascii_strtoll (words, &end, 10);
  exact = g_date_time_add_days (story->calendar.today, number);
  day = *end == '!' ? isms_day_of (exact) : isms_sample_calendar_format (&story->calendar, number);
  moment = isms_day_dup_moment_on (day, seconds);
  isms_row_set_text (values, name, moment);
  return TRUE;
}

static gboolean
set_cell (
    IsmsSampleStory *story, IsmsTable *table, IsmsRow *values, const IsmsKind *kind, guint row)
{
  const char *name = get (table, row, "field");
  const char *text = get (table, row, "value");
  const IsmsField *field = isms_kind_find_field (kind, name);

  if (g_str_equal (name, "for") || g_str_equal (name, "from"))
    return set_record (story, values, name, text);
  if (field == NULL)
    return FALSE;
  if (field->kind == ISMS_FIELD_TIME)
    return set_time (story, values, name, text);
  if (field->kind == ISMS_FIELD_DATE)
    {
      g_autofree char *day =
          isms_sample_calendar_format (&story->calendar, (int) g_ascii_strtoll (text, NULL, 10));

      isms_row_set_text (values, name, day);
    }
  else if (field->kind == ISMS_FIELD_BOOLEAN)
    isms_row_set_int (values, name, 1);
  else
    isms_sample_set_cell (story, values, kind, name, text);
  return TRUE;
}

/* As its rule has it: what is done about it from now on is newer than these. */
static gboolean
note_failure (IsmsSampleStory *story, IsmsRow *values, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;

  if (g_strcmp0 (isms_row_get_text (values, "result"), "not_effective") != 0)
    return TRUE;
  statement = isms_database_prepare (isms_store_get_reader (story->store),
                                     "SELECT max (id) FROM action", error);
  if (statement == NULL || !isms_statement_next (statement, error))
    return FALSE;
  isms_row_set_int (values, "failed_after", isms_statement_get_int (statement, 0));
  return TRUE;
}

static char *
dup_label (IsmsSampleStory *story, const char *ref)
{
  if (isms_sample_find_id (story, ref) == 0)
    /* Translators: a record's ref: Added R-014 */
    return g_strdup_printf (_ ("Added %s"), ref);
  /* Translators: a record's ref: Reported on AC-014 */
  return g_strdup_printf (_ ("Reported on %s"), ref);
}

/* A new one where its ref is new. */
static gint64
write_values (
    IsmsSampleStory *story, IsmsStep *step, const IsmsKind *kind, const char *ref, IsmsRow *values)
{
  g_autofree char *uid = isms_uid_from_words (ref);
  gint64 id = isms_sample_find_id (story, ref);

  if (id != 0)
    {
      isms_step_update (step, kind->name, id, values);
      return id;
    }
  isms_row_set_text (values, "uid", uid);
  isms_row_set_text (values, "ref", ref);
  id = isms_step_insert (step, kind->name, values);
  isms_sample_note_id (story, ref, id);
  return id;
}

/**
 * isms_sample_improvement_happens:
 * @story: what is told
 * @table: of improvement, of incidents or of audits
 * @first: of its rows
 * @day: on which it happened
 * @error: return location
 *
 * Returns: %FALSE on error
 */
gboolean
isms_sample_improvement_happens (
    IsmsSampleStory *story, IsmsTable *table, guint first, int day, GError **error)
{
  const char *ref = get (table, first, "record");
  const IsmsKind *kind = find_kind (ref);
  g_autofree char *label = dup_label (story, ref);
  g_autoptr (IsmsStep) step = isms_sample_begin (story, day, get (table, first, "person"), label);
  g_autoptr (IsmsRow) values = isms_row_new ();
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (guint));
  gint64 id;

  for (guint row = first; belongs_to (table, row, first); row++)
    {
      const IsmsField *field = isms_kind_find_field (kind, get (table, row, "field"));

      if (field != NULL && field->kind == ISMS_FIELD_LINKS)
        g_array_append_val (links, row);
      else if (!set_cell (story, table, values, kind, row))
        return refuse (ref, get (table, row, "value"), error);
    }
  if (!note_failure (story, values, error))
    return FALSE;
  id = write_values (story, step, kind, ref, g_steal_pointer (&values));
  for (guint i = 0; i < links->len; i++)
    {
      guint row = g_array_index (links, guint, i);

      if (!isms_sample_link_records (story, step, kind, id, get (table, row, "field"),
                                     get (table, row, "value")))
        return refuse (ref, get (table, row, "value"), error);
    }
  return isms_step_commit (step, story->cancellable, error);
}
