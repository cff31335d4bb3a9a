/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Tells data/sample/improvement.csv, incidents.csv, audits.csv and certification.csv: what went
 * wrong, what did not conform, what was done about it, what audits have found, what could be
 * better, and the way to the certificate. Rows of one day, person and record that follow each other
 * are one step.
 *
 * An item of a checklist is called by its audit and what it asks for: "AU-001/A.5.9", or the
 * earlier finding that it looks at again: "AU-005/FI-002". A finding is what came "from" such an
 * item. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-audit-checklist.h"
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
  plan_table (story->certification, "certification", risks);
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
                { "HO-", "holiday" },        { "PH-", "phase" },       { "CE-", "certificate" } };

  if (strchr (ref, '/') != NULL)
    return isms_kind_find ("audit_item");
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

static gint64
query_id (IsmsSampleStory *story, const char *sql, const char *first, const char *second)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (isms_store_get_reader (story->store), sql, NULL);

  if (statement == NULL)
    return 0;
  isms_statement_bind_text (statement, 1, first);
  isms_statement_bind_text (statement, 2, second);
  return isms_statement_next (statement, NULL) ? isms_statement_get_int (statement, 0) : 0;
}

/* "AU-001/A.5.9" */
static gint64
find_item (IsmsSampleStory *story, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "/", 2);

  return query_id (story,
                   "SELECT i.id FROM audit_item AS i JOIN audit AS a ON a.id = i.audit_id "
                   "LEFT JOIN finding AS f ON f.id = i.earlier_id LEFT JOIN control AS c "
                   "ON c.id = i.control_id WHERE a.ref = ?1 AND ifnull (f.ref, c.ref) = ?2",
                   parts[0], parts[1]);
}

/* That the result of an item made; 0: it is from elsewhere, or not there yet. */
static gint64
find_finding (IsmsSampleStory *story, IsmsRow *values)
{
  g_autofree char *item =
      g_strdup_printf ("%" G_GINT64_FORMAT, isms_row_get_int (values, "from_id"));

  return query_id (story,
                   "SELECT id FROM finding WHERE from_kind = ?1 AND from_id = CAST (?2 AS INTEGER)",
                   isms_row_get_text (values, "from_kind"), item);
}

/* What it is for ("for"), or came from ("from"). */
static gboolean
set_record (IsmsSampleStory *story, IsmsRow *values, const char *word, const char *ref)
{
  gint64 id = strchr (ref, '/') != NULL ? find_item (story, ref) : 0;
  const IsmsKind *kind =
      id != 0 ? isms_kind_find ("audit_item")
              : isms_record_find (isms_store_get_reader (story->store), ref, &id, NULL);
  g_autofree char *kind_column = g_strconcat (word, "_kind", NULL);
  g_autofree char *id_column = g_strconcat (word, "_id", NULL);

  if (kind == NULL)
    return FALSE;
  isms_row_set_text (values, kind_column, kind->name);
  isms_row_set_int (values, id_column, id);
  if (g_str_equal (word, "for"))
    isms_row_set_text (values, "kind",
                       g_str_equal (kind->name, "improvement") ? "improvement"
                       : g_str_equal (kind->name, "phase")     ? "project"
                                                               : "corrective");
  return TRUE;
}

/* "-12" is a day of the story, "-12.2" the second working day after it, "@05-01" the first of May
 * of the year in which it is told. @end: what follows. */
static char *
dup_day (IsmsSampleStory *story, int day, const char *text, char **end)
{
  g_autoptr (GDateTime) told = isms_sample_calendar_get (&story->calendar, day);
  g_autoptr (GDateTime) date = NULL;
  gint64 n;

  if (*text == '@')
    {
      *end = (char *) text + strlen (text);
      return g_strdup_printf ("%d-%s", g_date_time_get_year (told), text + 1);
    }
  date = isms_sample_calendar_get (&story->calendar, (int) g_ascii_strtoll (text, end, 10));
  n = **end == '.' ? g_ascii_strtoll (*end + 1, end, 10) : 0;
  while (n > 0)
    {
      GDateTime *next = g_date_time_add_days (date, 1);

      g_date_time_unref (date);
      date = next;
      n -= g_date_time_get_day_of_week (date) <= 5;
    }
  return isms_day_of (date);
}

/* "-12 16:40": a day of the story, and the time by the clocks of the place. "-1! 16:40" is
 * yesterday also at a weekend: a clock of 72 hours does not wait. */
gboolean
isms_sample_set_time (
    IsmsSampleStory *story, IsmsRow *values, int told, const char *name, const char *text)
{
  g_autofree char *words = g_strdup (text);
  g_autofree char *day = NULL;
  g_autofree char *moment = NULL;
  char *end;
  int seconds;

  if (!isms_day_cut_clock (words, &seconds))
    return FALSE;
  day = dup_day (story, told, words, &end);
  if (*end == '!')
    {
      g_autoptr (GDateTime) exact =
          g_date_time_add_days (story->calendar.today, (int) g_ascii_strtoll (words, NULL, 10));

      g_free (day);
      day = isms_day_of (exact);
    }
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
  int told = isms_sample_get_number (table, row, "day");

  if (g_str_equal (name, "checklist"))
    return TRUE;
  if (g_str_equal (name, "for") || g_str_equal (name, "from"))
    return set_record (story, values, name, text);
  if (field == NULL)
    return FALSE;
  if (field->kind == ISMS_FIELD_TIME)
    return isms_sample_set_time (story, values, told, name, text);
  if (field->kind == ISMS_FIELD_DATE)
    {
      char *end;
      g_autofree char *day = dup_day (story, told, text, &end);

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
  const char *item = strchr (ref, '/');

  if (item != NULL)
    {
      g_autofree char *audit = g_strndup (ref, item - ref);

      /* Translators: what an item of a checklist asks for, and its audit: A.5.9 in AU-001 */
      return g_strdup_printf (_ ("Answered %s in %s"), item + 1, audit);
    }
  if (isms_sample_find_id (story, ref) == 0)
    /* Translators: a record's ref: Added R-014 */
    return g_strdup_printf (_ ("Added %s"), ref);
  /* Translators: a record's ref: Reported on AC-014 */
  return g_strdup_printf (_ ("Reported on %s"), ref);
}

/* The result by its rule, which makes the finding that goes with it; on the day on which it was
 * given, and not on that on which the sample is made. */
static gint64
answer (IsmsSampleStory *story, IsmsStep *step, const char *ref, IsmsRow *values)
{
  gint64 id = find_item (story, ref);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *result = g_strdup (isms_row_get_text (values, "result"));
  gint64 person = isms_row_get_int (values, "answered_by_id");
  IsmsRow *day = isms_row_new ();

  g_array_append_val (items, id);
  isms_row_set_text (day, "answered_on", isms_row_get_text (values, "answered_on"));
  isms_row_remove (values, "result");
  isms_step_update (step, "audit_item", id, values);
  isms_audit_checklist_record (step, items, result, person);
  isms_step_update (step, "audit_item", id, day);
  return id;
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
  if (g_str_equal (kind->name, "audit_item"))
    return answer (story, step, ref, values);
  isms_row_set_text (values, "uid", uid);
  id = g_str_equal (kind->name, "finding") ? find_finding (story, values) : 0;
  if (id != 0)
    {
      isms_step_update (step, kind->name, id, values);
      isms_sample_note_id (story, ref, id);
      return id;
    }
  isms_row_set_text (values, "ref", ref);
  id = isms_step_insert (step, kind->name, values);
  isms_sample_note_id (story, ref, id);
  return id;
}

/* The same each time the story is told: by what they ask for. */
static gboolean
name_items (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *audit = data;
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_writer_get_database (writer),
      "SELECT i.id, a.ref || '/' || ifnull (f.ref, i.number) FROM audit_item AS i "
      "JOIN audit AS a ON a.id = i.audit_id LEFT JOIN finding AS f ON f.id = i.earlier_id "
      "WHERE a.id = ? ORDER BY i.place",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, *audit);
  while (isms_statement_next (statement, error))
    {
      g_autofree char *uid = isms_uid_from_words (isms_statement_get_text (statement, 1));
      g_autoptr (IsmsRow) row = isms_row_new ();

      isms_row_set_text (row, "uid", uid);
      if (!isms_writer_update (writer, "audit_item", isms_statement_get_int (statement, 0), row,
                               error))
        return FALSE;
    }
  return !isms_statement_failed (statement);
}

/* From the scope, as in the window: a step of its own. */
static gboolean
make_checklist (IsmsSampleStory *story, IsmsTable *table, guint first, gint64 audit, GError **error)
{
  int day = isms_sample_get_number (table, first, "day");
  g_autoptr (IsmsStep) step = NULL;

  for (guint row = first; belongs_to (table, row, first); row++)
    if (g_str_equal (get (table, row, "field"), "checklist"))
      {
        step = isms_sample_begin (story, day, get (table, first, "person"), "");
        isms_audit_checklist_make (step, audit);
        isms_step_call (step, name_items, g_memdup2 (&audit, sizeof audit), g_free);
        return isms_step_commit (step, story->cancellable, error);
      }
  return TRUE;
}

/**
 * isms_sample_improvement_happens:
 * @story: what is told
 * @table: of improvement, of incidents, of audits or of the certification
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
  if (strchr (ref, '/') != NULL && find_item (story, ref) == 0)
    return refuse (ref, get (table, first, "value"), error);
  id = write_values (story, step, kind, ref, g_steal_pointer (&values));
  for (guint i = 0; i < links->len; i++)
    {
      guint row = g_array_index (links, guint, i);

      if (!isms_sample_link_records (story, step, kind, id, get (table, row, "field"),
                                     get (table, row, "value")))
        return refuse (ref, get (table, row, "value"), error);
    }
  return isms_step_commit (step, story->cancellable, error)
         && make_checklist (story, table, first, id, error);
}
