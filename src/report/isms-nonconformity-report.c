/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The whole of one nonconformity: what, against which requirement, what was done at once, why,
 * where else, what was done about the cause, and whether that helped. What is missing is said. */

#include "isms-config.h"

#include "isms-nonconformity-report.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-nonconformity.h"
#include "isms-report-facts.h"
#include "isms-report-workspace.h"

/* --- What it is --- */

static gboolean
add_requirements (IsmsReport *report, IsmsDatabase *db, gint64 id, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Requirement"), 1, ISMS_REPORT_START, FALSE },
    { _ ("Title"), 3, ISMS_REPORT_START, FALSE },
    { _ ("Framework"), 2, ISMS_REPORT_START, FALSE },
  };
  const IsmsReportQuery query = {
    _ ("Requirements Not Met"),
    _ ("No requirement is named."),
    columns,
    G_N_ELEMENTS (columns),
    "...",
    NULL,
    "SELECT k.ref, k.title, k.framework FROM nonconformity_control AS l "
    "JOIN control_list AS k ON k.id = l.control_id WHERE l.nonconformity_id = ? ORDER BY k.ref_key"
  };

  return isms_report_add_query (report, db, &query, id, error);
}

/* --- The audit that found it --- */

/* NULL: it came from elsewhere. */
static IsmsRecord *
load_finding (IsmsDatabase *db, IsmsRecord *record, GError **error)
{
  if (g_strcmp0 (isms_record_get_text (record, "from_kind"), "finding") != 0)
    return NULL;
  return isms_record_load (db, isms_kind_find ("finding"), isms_record_get_int (record, "from_id"),
                           error);
}

/* Who found it, and when: what the nonconformity does not say already. */
static void
add_found (IsmsReport *report, IsmsDatabase *db, IsmsRecord *record, IsmsRecord *finding)
{
  static const char *const same[][2] = {
    { "found_by", "reported_by" },
    { "found_on", "detected_on" },
  };
  const char *names[7] = { "grade", "requirement", "statement", "evidence" };
  guint n = 4;

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    if (g_strcmp0 (isms_record_get_text (finding, same[i][0]),
                   isms_record_get_text (record, same[i][1]))
        != 0)
      names[n++] = same[i][0];
  isms_report_add_facts (report, db, finding, names, NULL);
}

static gboolean
add_finding (
    IsmsReport *report, IsmsDatabase *db, IsmsRecord *record, IsmsRecord *finding, GError **error)
{
  static const char *const audited[] = { "ref", "title", "kind", "body", "lead", "team", NULL };
  gint64 id = isms_record_get_reference (finding, "audit");
  g_autoptr (IsmsRecord) audit = NULL;
  GError *failure = NULL;
  g_autofree char *title = NULL;

  if (id != 0)
    audit = isms_record_load (db, isms_kind_find ("audit"), id, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  /* Translators: the ref of a finding of an audit */
  title = g_strdup_printf (_ ("Audit Finding %s"), isms_record_get_ref (finding));
  isms_report_add_heading (report, 1, title);
  add_found (report, db, record, finding);
  if (audit == NULL)
    return TRUE;
  isms_report_add_heading (report, 2, _ ("Found in the Audit"));
  isms_report_add_facts (report, db, audit, audited, NULL);
  return TRUE;
}

/* What the next audit saw of it. */
static gboolean
add_verification (IsmsReport *report, IsmsDatabase *db, IsmsRecord *finding, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Audit"), 2, ISMS_REPORT_START, TRUE },
    { _ ("Date"), 1, ISMS_REPORT_START, FALSE },
    { _ ("Auditor"), 1.3, ISMS_REPORT_START, FALSE },
    { _ ("Result"), 1.3, ISMS_REPORT_START, FALSE },
    { _ ("Evidence Seen"), 2.6, ISMS_REPORT_START, FALSE },
  };
  const IsmsReportQuery query = {
    NULL,
    _ ("No audit has looked at it again yet."),
    columns,
    G_N_ELEMENTS (columns),
    ".d.c.",
    isms_kind_find_field (isms_kind_find ("audit_item"), "result")->choices,
    "SELECT a.ref || char (10) || a.title, i.answered_on, i.answered_by, i.result, i.seen "
    "FROM audit_item_list AS i JOIN audit AS a ON a.id = i.audit_id WHERE i.earlier_id = ? "
    "AND i.archived = 0 AND i.result <> 'not_yet' AND i.result <> 'not_applicable' "
    "ORDER BY i.answered_on, i.id"
  };

  isms_report_add_heading (report, 2, _ ("Verified in the Next Audit"));
  return isms_report_add_query (report, db, &query, isms_record_get_id (finding), error);
}

/* --- Why --- */

/* With what they lead to beneath them. FALSE: none is answered. */
static gboolean
add_whys (IsmsReport *report, IsmsRecord *record)
{
  const char *const last[] = { _ ("Cause"), isms_record_get_text (record, "cause") };
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
  if (table != NULL && last[1] != NULL)
    isms_report_table_add_row (table, last);
  return table != NULL;
}

static void
add_cause (IsmsReport *report, IsmsRecord *record)
{
  isms_report_add_heading (report, 1, _ ("Cause"));
  if (!add_whys (report, record))
    isms_report_add_prose (report, isms_record_get_text (record, "cause"),
                           _ ("The cause is not known yet."));
}

static gboolean
add_similar (IsmsReport *report, IsmsDatabase *db, IsmsRecord *record, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 1, ISMS_REPORT_START, FALSE },
    { _ ("Nonconformity"), 4, ISMS_REPORT_START, FALSE },
  };
  const IsmsReportQuery query = {
    NULL,
    NULL,
    columns,
    G_N_ELEMENTS (columns),
    "..",
    NULL,
    "SELECT o.ref, o.title FROM nonconformity AS o WHERE o.id IN "
    "(SELECT l.other_id FROM nonconformity_similar AS l WHERE l.nonconformity_id = ?1 "
    "UNION SELECT m.nonconformity_id FROM nonconformity_similar AS m WHERE m.other_id = ?1) "
    "ORDER BY o.ref_key"
  };

  isms_report_add_heading (report, 1, _ ("Similar Cases"));
  isms_report_add_prose (report, isms_record_get_text (record, "similar_found"),
                         isms_record_get_int (record, "similar_searched") != 0
                             ? _ ("Similar cases were looked for; nothing is noted of them.")
                             : _ ("Similar cases were not looked for."));
  return isms_report_add_query (report, db, &query, isms_record_get_id (record), error);
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
  return isms_report_load_ids (
      db, "action",
      "SELECT id FROM action WHERE for_kind = 'nonconformity' AND for_id = ? AND archived = 0 "
      "AND kind = 'corrective' ORDER BY ifnull (done_on, '9999'), due, id",
      id, error);
}

static gboolean
add_actions (IsmsReport *report, IsmsDatabase *db, IsmsRecord *record, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 0.8, ISMS_REPORT_START, FALSE },
    { _ ("Corrective Action"), 3, ISMS_REPORT_START, FALSE },
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
    add_action (table, actions->pdata[i]);
  return TRUE;
}

static void
add_effectiveness (IsmsReport *report, IsmsDatabase *db, IsmsRecord *record)
{
  static const char *const names[] = { "verify_due", "verified_on", "verified_by",
                                       "result",     "closed_on",   NULL };
  const char *result = isms_record_get_text (record, "result");

  isms_report_add_heading (report, 1, _ ("Effectiveness"));
  isms_report_add_facts (report, db, record, names, NULL);
  if (result == NULL)
    isms_report_add_note (report, _ ("Whether it was effective is not checked yet."));
  isms_report_add_prose (report, isms_record_get_text (record, "verified_how"), NULL);
  if (g_strcmp0 (result, "effective") == 0 && isms_record_is_set (record, "failed_after"))
    isms_report_add_note (report, _ ("An earlier check found that it was not effective; what was "
                                     "done after it is among the corrective actions."));
}

static void
add_signatures (IsmsReport *report, IsmsRecord *record)
{
  const IsmsReportSignature signatures[] = {
    { _ ("Owner"), isms_record_get_text (record, "owner") },
    { _ ("Checked the effectiveness"), isms_record_get_text (record, "verified_by") },
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
  g_autoptr (IsmsRecord) record = isms_report_load_record (
      db, "nonconformity", nonconformity, _ ("The nonconformity is no longer there."), error);
  g_autoptr (IsmsRecord) finding = NULL;
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *running = NULL;
  GError *failure = NULL;

  if (record == NULL)
    return NULL;
  finding = load_finding (db, record, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  report = isms_report_new (_ ("Nonconformity Report"), date);
  running = g_strdup_printf ("%s · %s", _ ("Nonconformity Report"), isms_record_get_ref (record));
  isms_report_set_running_title (report, running);
  g_free (running);
  running =
      g_strdup_printf ("%s · %s", isms_record_get_ref (record), isms_record_get_title (record));
  isms_report_set_subtitle (report, running);
  if (!isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  isms_report_add_facts (report, db, record, facts, NULL);
  if (finding != NULL && !add_finding (report, db, record, finding, error))
    return NULL;
  isms_report_add_heading (report, 1, _ ("What Happened"));
  isms_report_add_prose (report, isms_record_get_text (record, "what"),
                         _ ("Nothing more is written down of it."));
  if (!add_requirements (report, db, nonconformity, error))
    return NULL;
  isms_report_add_heading (report, 1, _ ("Extent"));
  isms_report_add_prose (report, isms_record_get_text (record, "extent"),
                         _ ("How far it goes is not written down."));
  isms_report_add_heading (report, 1, _ ("Correction"));
  isms_report_add_prose (report, isms_record_get_text (record, "correction"),
                         _ ("No correction is written down."));
  isms_report_add_facts (report, db, record, corrected, NULL);
  add_cause (report, record);
  if (!add_similar (report, db, record, error) || !add_actions (report, db, record, error))
    return NULL;
  add_effectiveness (report, db, record);
  if (finding != NULL && !add_verification (report, db, finding, error))
    return NULL;
  add_signatures (report, record);
  return g_steal_pointer (&report);
}
