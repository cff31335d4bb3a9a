/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What it does for us, how it is judged and on what answers, what is agreed, what it shows, how we
 * would go on without it, and what is still to be done. */

#include "isms-config.h"

#include "isms-supplier-report.h"

#include <glib/gi18n-lib.h>

#include "isms-action.h"
#include "isms-report-facts.h"
#include "isms-report-records.h"
#include "isms-report-workspace.h"
#include "isms-supplier-answer.h"

/* --- The assessment --- */

static char *
dup_count (guint n)
{
  return n > 0 ? g_strdup_printf ("%u", n) : NULL;
}

static gboolean
add_topics (IsmsReport *report, IsmsDatabase *db, gint64 assessment, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Topic"), 3, ISMS_REPORT_START, FALSE },   { _ ("Score"), 1, ISMS_REPORT_END, FALSE },
    { _ ("Answered"), 1, ISMS_REPORT_END, FALSE },  { _ ("Gaps"), 1, ISMS_REPORT_END, FALSE },
    { _ ("Not asked"), 1, ISMS_REPORT_END, FALSE },
  };
  g_autoptr (GPtrArray) topics = isms_supplier_topic_load (db, assessment, error);
  IsmsReportTable *table;

  if (topics == NULL)
    return FALSE;
  if (topics->len == 0)
    {
      isms_report_add_paragraph (report, _ ("The questionnaire has not been asked."));
      return TRUE;
    }
  isms_report_add_heading (report, 2, _ ("Score by topic"));
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < topics->len; i++)
    {
      const IsmsSupplierTopic *topic = topics->pdata[i];
      g_autofree char *score = topic->score == ISMS_NO_SUPPLIER_SCORE
                                   ? g_strdup ("–")
                                   : g_strdup_printf ("%d", topic->score);
      g_autofree char *answered = g_strdup_printf ("%u", topic->answered);
      g_autofree char *gaps = dup_count (topic->gaps);
      g_autofree char *not_asked = dup_count (topic->not_asked);
      const char *const cells[] = { topic->topic, score, answered, gaps, not_asked };

      isms_report_table_add_row (table, cells);
    }
  return TRUE;
}

static const char *
get_label (const char *answer)
{
  for (const IsmsChoice *choice = isms_supplier_answers; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, answer))
      return _ (choice->label);
  return NULL;
}

static void
add_answers (IsmsReport *report, GPtrArray *answers, const char *value, IsmsReportTable **table)
{
  const IsmsReportColumn columns[] = {
    { _ ("Question"), 4, ISMS_REPORT_START, FALSE },
    { _ ("Answer"), 0.9, ISMS_REPORT_START, FALSE },
    { _ ("Note"), 2.2, ISMS_REPORT_START, FALSE },
    { _ ("Action"), 0.9, ISMS_REPORT_START, FALSE },
  };

  for (guint i = 0; i < answers->len; i++)
    {
      const IsmsSupplierAnswer *answer = answers->pdata[i];
      const char *const cells[] = { answer->question, get_label (answer->answer), answer->note,
                                    answer->action_ref };

      if (!answer->stored || !g_str_equal (answer->answer, value))
        continue;
      if (*table == NULL)
        {
          isms_report_add_heading (report, 2, _ ("Gaps"));
          *table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
        }
      isms_report_table_add_row (*table, cells);
    }
}

static gboolean
add_gaps (IsmsReport *report, IsmsDatabase *db, gint64 assessment, GError **error)
{
  g_autoptr (GPtrArray) answers = isms_supplier_answer_load (db, assessment, error);
  IsmsReportTable *table = NULL;

  if (answers == NULL)
    return FALSE;
  add_answers (report, answers, "no", &table);
  add_answers (report, answers, "partly", &table);
  return TRUE;
}

/* The one that holds; before any does, the one that is being made. NULL: there is none. */
static IsmsRecord *
pick (GPtrArray *assessments)
{
  IsmsRecord *open = NULL;

  for (guint i = 0; i < assessments->len; i++)
    {
      const char *state = isms_record_get_text (assessments->pdata[i], "state");

      if (g_strcmp0 (state, "holds") == 0)
        return assessments->pdata[i];
      if (g_strcmp0 (state, "open") == 0)
        open = assessments->pdata[i];
    }
  return open;
}

static gboolean
add_assessment (IsmsReport *report,
                IsmsDatabase *db,
                IsmsRecord *supplier,
                GPtrArray *assessments,
                GError **error)
{
  static const char *const judged[] = { "assessment_state", "next_assessment", "assessing_since",
                                        NULL };
  static const char *const names[] = { "ref",   "assessed_on", "assessor", "conclusion",
                                       "score", "conditions",  "note",     NULL };
  static const IsmsRecordColumn columns[] = {
    { N_ ("Date"), 1, ISMS_REPORT_START, FALSE, { "assessed_on" } },
    { N_ ("Assessment"), 2.5, ISMS_REPORT_START, FALSE, { "title", "ref" } },
    { N_ ("Assessor"), 1.5, ISMS_REPORT_START, FALSE, { "assessor" } },
    { N_ ("Conclusion"), 1.5, ISMS_REPORT_START, FALSE, { "conclusion" } },
    { N_ ("Score"), 0.7, ISMS_REPORT_END, FALSE, { "score" } },
  };
  IsmsRecord *one = pick (assessments);

  isms_report_add_heading (report, 1, _ ("How it is judged"));
  isms_report_add_facts (report, db, supplier, judged, NULL);
  if (g_strcmp0 (isms_record_get_text (supplier, "assessment_state"), "critical") == 0)
    isms_report_add_note (report, _ ("Critical access, no valid assessment"));
  if (one == NULL)
    {
      isms_report_add_paragraph (report, _ ("Nobody has assessed this supplier yet."));
      return TRUE;
    }
  isms_report_add_facts (report, db, one, names, NULL);
  if (!add_topics (report, db, isms_record_get_id (one), error)
      || !add_gaps (report, db, isms_record_get_id (one), error))
    return FALSE;
  if (assessments->len < 2)
    return TRUE;
  isms_report_add_heading (report, 2, _ ("All assessments"));
  isms_report_add_records (report, assessments, columns, G_N_ELEMENTS (columns));
  return TRUE;
}

/* --- What is agreed and shown --- */

static void
add_contracts (IsmsReport *report, IsmsRecord *supplier, GPtrArray *contracts)
{
  static const IsmsRecordColumn columns[] = {
    { N_ ("Contract"), 1.7, ISMS_REPORT_START, TRUE, { "title", "ref", "number" } },
    { N_ ("State"), 1.1, ISMS_REPORT_START, FALSE, { "state" } },
    { N_ ("Ends"), 1, ISMS_REPORT_START, FALSE, { "end_on" } },
    { N_ ("Notice by"), 1, ISMS_REPORT_START, FALSE, { "notice_by" } },
    { N_ ("Agreed"), 2.2, ISMS_REPORT_START, FALSE, { "clauses" } },
    { N_ ("Done without"), 1.6, ISMS_REPORT_START, FALSE, { "waived", "waive_reason" } },
  };
  const IsmsField *missing =
      isms_kind_find_field (isms_record_get_kind (supplier), "missing_clauses");
  g_autofree char *words = isms_record_dup_display (supplier, missing);

  isms_report_add_heading (report, 1, _ ("Contracts"));
  if (contracts->len == 0)
    isms_report_add_paragraph (report, _ ("There is no contract with this supplier."));
  else
    isms_report_add_records (report, contracts, columns, G_N_ELEMENTS (columns));
  if (*words != '\0')
    {
      g_autofree char *sentence = g_strdup_printf (
          /* Translators: the clauses that no contract has */
          _ ("Missing, for how critical it is: %s."), words);

      isms_report_add_note (report, sentence);
    }
}

static void
add_certificates (IsmsReport *report, GPtrArray *certificates)
{
  static const IsmsRecordColumn columns[] = {
    { N_ ("Certificate"), 1.7, ISMS_REPORT_START, TRUE, { "title", "ref", "number" } },
    { N_ ("Issued by"), 1.4, ISMS_REPORT_START, FALSE, { "issuer" } },
    { N_ ("Scope"), 2.6, ISMS_REPORT_START, FALSE, { "scope" } },
    { N_ ("Valid until"), 1, ISMS_REPORT_START, FALSE, { "valid_until" } },
    { N_ ("State"), 1, ISMS_REPORT_START, FALSE, { "state" } },
  };

  isms_report_add_heading (report, 1, _ ("Certificates"));
  if (certificates->len == 0)
    isms_report_add_paragraph (report, _ ("It has shown none."));
  else
    isms_report_add_records (report, certificates, columns, G_N_ELEMENTS (columns));
}

static void
add_exit_plan (IsmsReport *report, IsmsDatabase *db, IsmsRecord *supplier)
{
  static const char *const names[] = { "exit_plan", "exit_tested_on", NULL };

  isms_report_add_heading (report, 1, _ ("How we would go on without it"));
  if (isms_record_is_set (supplier, "exit_plan"))
    isms_report_add_facts (report, db, supplier, names, NULL);
  else
    isms_report_add_paragraph (report, _ ("There is no exit plan."));
}

/* --- What is to be done --- */

static gboolean
take_actions (GPtrArray *actions, IsmsDatabase *db, IsmsRecord *record, GError **error)
{
  g_autoptr (GArray) ids = isms_action_list_for (db, isms_record_get_kind (record)->name,
                                                 isms_record_get_id (record), error);
  g_autoptr (GPtrArray) found = NULL;

  if (ids == NULL)
    return FALSE;
  found = isms_record_load_many (db, isms_kind_find ("action"),
                                 (const gint64 *) (gpointer) ids->data, ids->len, error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    if (found->pdata[i] != NULL)
      g_ptr_array_add (actions, g_object_ref (found->pdata[i]));
  return found != NULL;
}

static gboolean
add_actions (IsmsReport *report,
             IsmsDatabase *db,
             IsmsRecord *supplier,
             GPtrArray *const *others,
             guint n_others,
             GError **error)
{
  static const IsmsRecordColumn columns[] = {
    { N_ ("Action"), 3.4, ISMS_REPORT_START, TRUE, { "title", "ref" } },
    { N_ ("For"), 0.9, ISMS_REPORT_START, FALSE, { "for_ref" } },
    { N_ ("Owner"), 1.5, ISMS_REPORT_START, FALSE, { "owner" } },
    { N_ ("Due"), 1, ISMS_REPORT_START, FALSE, { "due" } },
    { N_ ("State"), 1, ISMS_REPORT_START, FALSE, { "state" } },
  };
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);

  if (!take_actions (actions, db, supplier, error))
    return FALSE;
  for (guint i = 0; i < n_others; i++)
    for (guint j = 0; j < others[i]->len; j++)
      if (!take_actions (actions, db, others[i]->pdata[j], error))
        return FALSE;
  isms_report_add_heading (report, 1, _ ("Actions"));
  if (actions->len == 0)
    isms_report_add_paragraph (report, _ ("Nothing is to be done."));
  else
    isms_report_add_records (report, actions, columns, G_N_ELEMENTS (columns));
  return TRUE;
}

/* --- The sheet --- */

static IsmsReport *
create_report (IsmsRecord *supplier, GDateTime *date)
{
  g_autofree char *title =
      g_strdup_printf ("%s %s", isms_record_get_ref (supplier), isms_record_get_title (supplier));
  IsmsReport *report = isms_report_new (title, date);

  isms_report_set_subtitle (report, _ ("Sheet of one supplier (ISO/IEC 27001, A.5.19 to A.5.23)"));
  return report;
}

/**
 * isms_supplier_sheet_new:
 * @db: a connection of the calling thread: the background reader's
 * @supplier: the id of a supplier
 * @date: the day of the report
 * @error: return location; %G_IO_ERROR_NOT_FOUND where there is no such supplier
 *
 * Returns: (transfer full): all of one supplier (A.5.19 to A.5.23); %NULL on error
 */
IsmsReport *
isms_supplier_sheet_new (IsmsDatabase *db, gint64 supplier, GDateTime *date, GError **error)
{
  static const char *const names[] = { "service",   "category",      "criticality", "status",
                                       "ended_on",  "contact",       "owner",       "access",
                                       "cloud",     "personal_data", "assets",      "risks",
                                       "documents", "note",          "flaws",       NULL };
  static const char *const kinds[] = { "supplier_assessment", "contract", "supplier_certificate" };
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, supplier);
  g_autoptr (IsmsRecord) record = isms_report_load_record (
      db, "supplier", supplier, _ ("The supplier is no longer there."), error);
  g_autoptr (IsmsReport) report = NULL;
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  if (record == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GPtrArray *list = isms_report_load_kind (db, kinds[i], "supplier", id, error);

      if (list == NULL)
        return NULL;
      g_ptr_array_add (lists, list);
    }
  report = create_report (record, date);
  if (!isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  isms_report_add_facts (report, db, record, names, NULL);
  if (!add_assessment (report, db, record, lists->pdata[0], error))
    return NULL;
  add_contracts (report, record, lists->pdata[1]);
  add_certificates (report, lists->pdata[2]);
  add_exit_plan (report, db, record);
  if (!add_actions (report, db, record, (GPtrArray *const *) lists->pdata, lists->len, error))
    return NULL;
  isms_report_add_signatures (
      report, &(const IsmsReportSignature) { _ ("Owner"), isms_record_get_text (record, "owner") },
      1);
  return g_steal_pointer (&report);
}
