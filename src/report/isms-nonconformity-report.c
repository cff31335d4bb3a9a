/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The whole of one nonconformity: what, against which requirement, what was done at once, why,
 * where else, what was done about the cause, and whether that helped. What is missing is said. */

#include "isms-config.h"

#include "isms-nonconformity-report.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-nonconformity.h"
#include "isms-report-workspace.h"

/* --- Pieces --- */

static IsmsReportTable *
add_facts_table (IsmsReport *report)
{
  const IsmsReportColumn columns[] = {
    { NULL, 1, ISMS_REPORT_START, FALSE },
    { NULL, 3, ISMS_REPORT_START, FALSE },
  };

  return isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
}

/* Nothing is said of what is not set. */
static void
add_facts (IsmsReport *report, IsmsRecord *record, const char *const *names)
{
  IsmsReportTable *table = NULL;

  for (; *names != NULL; names++)
    {
      const IsmsField *field = isms_kind_find_field (isms_record_get_kind (record), *names);
      g_autofree char *value = isms_record_dup_display (record, field);
      const char *const cells[] = { _ (field->label), value };

      if (*value == '\0')
        continue;
      if (table == NULL)
        table = add_facts_table (report);
      isms_report_table_add_row (table, cells);
    }
}

/* The paragraphs of a text, or what is said where there is none. */
static void
add_prose (IsmsReport *report, IsmsRecord *record, const char *name, const char *none)
{
  const char *text = isms_record_get_text (record, name);
  g_auto (GStrv) paragraphs = g_strsplit (text != NULL ? text : "", "\n", -1);
  gboolean any = FALSE;

  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (*g_strstrip (paragraphs[i]) != '\0')
      {
        isms_report_add_paragraph (report, paragraphs[i]);
        any = TRUE;
      }
  if (!any && none != NULL)
    isms_report_add_note (report, none);
}

/* Rows of texts, as many columns as the table; no table where there are none. */
static gboolean
add_query (IsmsReport *report,
           IsmsDatabase *db,
           const IsmsReportColumn *columns,
           guint n_columns,
           const char *sql,
           gint64 id,
           guint *n_rows,
           GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (db, sql, error);
  IsmsReportTable *table = NULL;

  *n_rows = 0;
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, id);
  while (isms_statement_next (statement, error))
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new ();

      for (guint i = 0; i < n_columns; i++)
        g_ptr_array_add (cells, (gpointer) isms_statement_get_text (statement, (int) i));
      if (table == NULL)
        table = isms_report_add_table (report, columns, n_columns);
      isms_report_table_add_row (table, (const char *const *) cells->pdata);
      (*n_rows)++;
    }
  return !isms_statement_failed (statement);
}

/* --- What it is --- */

static gboolean
add_requirements (IsmsReport *report, IsmsDatabase *db, gint64 id, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Requirement"), 1, ISMS_REPORT_START, FALSE },
    { _ ("Title"), 3, ISMS_REPORT_START, FALSE },
    { _ ("Framework"), 2, ISMS_REPORT_START, FALSE },
  };
  guint n;

  isms_report_add_heading (report, 1, _ ("Requirements Not Met"));
  if (!add_query (report, db, columns, G_N_ELEMENTS (columns),
                  "SELECT k.ref, k.title, k.framework FROM nonconformity_control AS l "
                  "JOIN control_list AS k ON k.id = l.control_id WHERE l.nonconformity_id = ? "
                  "ORDER BY k.ref_key",
                  id, &n, error))
    return FALSE;
  if (n == 0)
    isms_report_add_note (report, _ ("No requirement is named."));
  return TRUE;
}

/* --- Why --- */

static void
add_whys (IsmsReport *report, IsmsRecord *record)
{
  const IsmsReportColumn columns[] = {
    { NULL, 1, ISMS_REPORT_START, FALSE },
    { NULL, 5, ISMS_REPORT_START, FALSE },
  };
  IsmsReportTable *table = NULL;

  for (guint i = 1; i <= ISMS_NONCONFORMITY_N_WHYS; i++)
    {
      g_autofree char *name = g_strdup_printf ("why_%u", i);
      const char *text = isms_record_get_text (record, name);
      /* Translators: the nth of up to five questions that lead to a cause */
      g_autofree char *why = g_strdup_printf (_ ("Why? (%u)"), i);
      const char *const cells[] = { why, text };

      if (text == NULL)
        continue;
      if (table == NULL)
        table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
      isms_report_table_add_row (table, cells);
    }
}

static void
add_cause (IsmsReport *report, IsmsRecord *record)
{
  isms_report_add_heading (report, 1, _ ("Cause"));
  add_whys (report, record);
  add_prose (report, record, "cause",
             isms_record_get_text (record, "why_1") == NULL ? _ ("The cause is not known yet.")
                                                            : NULL);
}

static gboolean
add_similar (IsmsReport *report, IsmsDatabase *db, IsmsRecord *record, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 1, ISMS_REPORT_START, FALSE },
    { _ ("Nonconformity"), 4, ISMS_REPORT_START, FALSE },
  };
  gint64 id = isms_record_get_id (record);
  guint n;

  isms_report_add_heading (report, 1, _ ("Similar Cases"));
  add_prose (report, record, "similar_found",
             isms_record_get_int (record, "similar_searched") != 0
                 ? _ ("Similar cases were looked for; nothing is noted of them.")
                 : _ ("Similar cases were not looked for."));
  return add_query (report, db, columns, G_N_ELEMENTS (columns),
                    "SELECT o.ref, o.title FROM nonconformity AS o WHERE o.id IN "
                    "(SELECT l.other_id FROM nonconformity_similar AS l "
                    "WHERE l.nonconformity_id = ?1 UNION SELECT m.nonconformity_id "
                    "FROM nonconformity_similar AS m WHERE m.other_id = ?1) ORDER BY o.ref_key",
                    id, &n, error);
}

/* --- What was done about it --- */

/* "Done, 3 Mar 2026" */
static char *
dup_state (IsmsRecord *action)
{
  const IsmsField *field = isms_kind_find_field (isms_record_get_kind (action), "state");
  g_autofree char *state = isms_record_dup_display (action, field);
  const char *done_on = isms_record_get_text (action, "done_on");
  const char *reason = isms_record_get_text (action, "drop_reason");
  g_autofree char *day = done_on != NULL ? isms_day_dup_words (done_on) : NULL;

  if (day != NULL)
    return g_strdup_printf ("%s, %s", state, day);
  if (reason != NULL && g_strcmp0 (isms_record_get_text (action, "state"), "dropped") == 0)
    return g_strdup_printf ("%s: %s", state, reason);
  if (isms_record_get_int (action, "overdue") != 0)
    return g_strdup_printf ("%s, %s", state, _ ("overdue"));
  return g_steal_pointer (&state);
}

static void
add_action (IsmsReportTable *table, IsmsRecord *action)
{
  const char *due = isms_record_get_text (action, "due");
  g_autofree char *day = due != NULL ? isms_day_dup_words (due) : NULL;
  g_autofree char *state = dup_state (action);
  const char *const cells[] = { isms_record_get_ref (action), isms_record_get_title (action),
                                isms_record_get_text (action, "owner"), day, state };

  isms_report_table_add_row (table, cells);
}

static GPtrArray *
load_actions (IsmsDatabase *db, gint64 id, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      db,
      "SELECT id FROM action WHERE for_kind = 'nonconformity' AND for_id = ? AND archived = 0 "
      "AND kind = 'corrective' ORDER BY ifnull (done_on, '9999'), due, id",
      error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, id);
  while (isms_statement_next (statement, error))
    {
      gint64 action = isms_statement_get_int (statement, 0);

      g_array_append_val (ids, action);
    }
  if (isms_statement_failed (statement))
    return NULL;
  return isms_record_load_many (db, isms_kind_find ("action"), (const gint64 *) ids->data, ids->len,
                                error);
}

static gboolean
add_actions (IsmsReport *report, IsmsDatabase *db, IsmsRecord *record, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 0.8, ISMS_REPORT_START, FALSE },
    { _ ("Corrective action"), 3, ISMS_REPORT_START, FALSE },
    { _ ("Owner"), 1.4, ISMS_REPORT_START, FALSE },
    { _ ("Due"), 1.1, ISMS_REPORT_START, FALSE },
    { _ ("State"), 1.5, ISMS_REPORT_START, FALSE },
  };
  g_autoptr (GPtrArray) actions = load_actions (db, isms_record_get_id (record), error);
  IsmsReportTable *table;

  if (actions == NULL)
    return FALSE;
  isms_report_add_heading (report, 1, _ ("Corrective Actions"));
  if (actions->len == 0)
    {
      isms_report_add_note (report, _ ("No corrective action is planned."));
      return TRUE;
    }
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < actions->len; i++)
    if (actions->pdata[i] != NULL)
      add_action (table, actions->pdata[i]);
  return TRUE;
}

static void
add_effectiveness (IsmsReport *report, IsmsRecord *record)
{
  static const char *const names[] = { "verify_due", "verified_on", "verified_by",
                                       "result",     "closed_on",   NULL };
  const char *result = isms_record_get_text (record, "result");

  isms_report_add_heading (report, 1, _ ("Effectiveness"));
  add_facts (report, record, names);
  if (result == NULL)
    isms_report_add_note (report, _ ("Whether it was effective is not checked yet."));
  add_prose (report, record, "verified_how", NULL);
  if (g_strcmp0 (result, "effective") == 0 && isms_record_is_set (record, "failed_after"))
    isms_report_add_note (report, _ ("An earlier check found that it was not effective; what was "
                                     "done after it is among the corrective actions."));
}

static IsmsRecord *
load (IsmsDatabase *db, gint64 id, GError **error)
{
  GError *failure = NULL;
  IsmsRecord *record = isms_record_load (db, isms_kind_find ("nonconformity"), id, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (record == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("The nonconformity is no longer there."));
  return record;
}

static void
add_signatures (IsmsReport *report, IsmsRecord *record)
{
  const IsmsReportSignature signatures[] = {
    { _ ("Owner"), isms_record_get_text (record, "owner") },
    { _ ("Checked the effectiveness"), isms_record_get_text (record, "verified_by") },
    { _ ("For the ISMS"), NULL },
  };

  isms_report_add_signatures (report, signatures, G_N_ELEMENTS (signatures));
}

/**
 * isms_nonconformity_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @nonconformity: the id of a nonconformity
 * @date: the day of the report
 * @error: return location; %G_IO_ERROR_NOT_FOUND where there is no such nonconformity
 *
 * Returns: (transfer full): the nonconformity, what was done about it and the results of that (10.2
 *   f and g); %NULL on error
 */
IsmsReport *
isms_nonconformity_report_new (IsmsDatabase *db,
                               gint64 nonconformity,
                               GDateTime *date,
                               GError **error)
{
  static const char *const facts[] = { "state",       "grade", "source", "from_ref", "detected_on",
                                       "reported_by", "owner", "due",    NULL };
  static const char *const corrected[] = { "corrected_on", NULL };
  g_autoptr (IsmsRecord) record = load (db, nonconformity, error);
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *running = NULL;

  if (record == NULL)
    return NULL;
  report = isms_report_new (_ ("Nonconformity Report"), date);
  running = g_strdup_printf ("%s · %s", _ ("Nonconformity Report"), isms_record_get_ref (record));
  isms_report_set_running_title (report, running);
  g_free (running);
  running =
      g_strdup_printf ("%s · %s", isms_record_get_ref (record), isms_record_get_title (record));
  isms_report_set_subtitle (report, running);
  if (!isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  add_facts (report, record, facts);
  isms_report_add_heading (report, 1, _ ("What Happened"));
  add_prose (report, record, "what", _ ("Nothing more is written down of it."));
  if (!add_requirements (report, db, nonconformity, error))
    return NULL;
  isms_report_add_heading (report, 1, _ ("Extent"));
  add_prose (report, record, "extent", _ ("How far it goes is not written down."));
  isms_report_add_heading (report, 1, _ ("Correction"));
  add_prose (report, record, "correction", _ ("No correction is written down."));
  add_facts (report, record, corrected);
  add_cause (report, record);
  if (!add_similar (report, db, record, error) || !add_actions (report, db, record, error))
    return NULL;
  add_effectiveness (report, record);
  add_signatures (report, record);
  return g_steal_pointer (&report);
}
