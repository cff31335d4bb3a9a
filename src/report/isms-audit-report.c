/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The report of one audit (9.2.2): read by those who were not there, and by an auditor from
 * outside. What is missing is said. */

#include "isms-config.h"

#include "isms-audit-report.h"

#include <glib/gi18n-lib.h>

#include "isms-audit-parts.h"
#include "isms-day.h"
#include "isms-report-facts.h"
#include "isms-report-records.h"

/* --- How it stands --- */

static void
add_figures (IsmsReport *report, IsmsRecord *audit)
{
  static const char *const names[] = { "n_items", "n_answered", "n_major", "n_minor",
                                       "n_findings" };
  int n[G_N_ELEMENTS (names)];
  char texts[4][32];
  g_autofree char *of = NULL;
  const IsmsReportFigure figures[] = {
    { _ ("Requirements looked at"), texts[0], NULL },
    { _ ("Major nonconformities"), texts[1], NULL },
    { _ ("Minor nonconformities"), texts[2], NULL },
    { _ ("Opportunities for improvement"), texts[3], NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    n[i] = (int) isms_record_get_int (audit, names[i]);
  if (n[1] < n[0])
    /* Translators: how many of how many */
    of = g_strdup_printf (_ ("%d of %d"), n[1], n[0]);
  g_snprintf (texts[0], sizeof texts[0], "%d", n[1]);
  g_snprintf (texts[1], sizeof texts[1], "%d", n[2]);
  g_snprintf (texts[2], sizeof texts[2], "%d", n[3]);
  g_snprintf (texts[3], sizeof texts[3], "%d", n[4] - n[2] - n[3]);
  if (of != NULL)
    g_strlcpy (texts[0], of, sizeof texts[0]);
  /* Without a checklist of ours nobody knows how many. */
  if (n[0] == 0 && isms_audit_parts_is_external (audit))
    isms_report_add_figures (report, figures + 1, G_N_ELEMENTS (figures) - 1);
  else
    isms_report_add_figures (report, figures, G_N_ELEMENTS (figures));
}

static gboolean
is_reported (IsmsRecord *audit)
{
  const char *state = isms_record_get_text (audit, "state");

  return g_strcmp0 (state, "reported") == 0 || g_strcmp0 (state, "closed") == 0;
}

static void
add_summary (IsmsReport *report, IsmsRecord *audit)
{
  g_autofree char *verdict = isms_record_dup_display (
      audit, isms_kind_find_field (isms_record_get_kind (audit), "verdict"));
  g_autofree char *sentence = NULL;

  if (!is_reported (audit))
    isms_report_add_note (report, _ ("A draft: the audit is not reported yet."));
  isms_report_add_heading (report, 1, _ ("Summary"));
  if (*verdict != '\0')
    {
      /* Translators: of an audit: "Result: Conforms in Part" */
      sentence = g_strdup_printf (_ ("Result: %s"), verdict);
      isms_report_add_heading (report, 3, sentence);
    }
  isms_report_add_prose (report, isms_record_get_text (audit, "summary"),
                         _ ("No summary is written yet."));
  add_figures (report, audit);
}

static void
add_facts (IsmsReport *report, IsmsDatabase *db, IsmsRecord *audit)
{
  static const char *const names[] = { "kind",      "programme",   "supplier",  "body",
                                       "state",     "planned",     "held",      "place",
                                       "lead",      "team",        "auditees",  "methods",
                                       "objective", "reported_on", "closed_on", NULL };

  isms_report_add_heading (report, 1, _ ("The Audit"));
  isms_audit_parts_add_facts (report, db, audit, names);
}

/* --- What was looked at --- */

static guint
count (GPtrArray *items, const char *result)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (isms_record_get_text (items->pdata[i], "result"), result) == 0)
      n++;
  return n;
}

static void
add_result (IsmsReportTable *table, const IsmsChoice *choice, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);
  const char *const cells[] = { _ (choice->label), text };

  isms_report_table_add_row (table, cells);
}

static void
add_results (IsmsReport *report, IsmsRecord *audit, GPtrArray *items)
{
  const IsmsReportColumn columns[] = {
    { _ ("Result"), 3, ISMS_REPORT_START, FALSE },
    { _ ("Requirements"), 1, ISMS_REPORT_END, FALSE },
  };
  const IsmsChoice *choices =
      isms_kind_find_field (isms_kind_find ("audit_item"), "result")->choices;
  IsmsReportTable *table;

  isms_report_add_heading (report, 1, _ ("What Was Looked At"));
  if (items->len == 0)
    {
      isms_report_add_note (report, isms_audit_parts_is_external (audit)
                                        ? _ ("The checklist is with the certification body.")
                                        : _ ("The checklist has no items."));
      return;
    }
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (const IsmsChoice *choice = choices; choice->value != NULL; choice++)
    if (!g_str_equal (choice->value, "not_yet"))
      add_result (table, choice, count (items, choice->value));
  if (count (items, "not_yet") > 0)
    add_result (table, choices, count (items, "not_yet"));
}

/* --- Findings --- */

/* "NC-009 Rights that nobody took away, 3 Mar 2026", and what came of it. */
static char *
dup_outcome (IsmsDatabase *db, IsmsRecord *finding, GError **error)
{
  g_autofree char *state = isms_record_dup_display (
      finding, isms_kind_find_field (isms_record_get_kind (finding), "state"));
  const char *names[] = { "nonconformity", "improvement", "declined" };
  const char *again = isms_record_get_text (finding, "looked_at_in");
  GString *text = g_string_new (state);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *ref = isms_record_get_text (finding, names[i]);
      g_autoptr (IsmsRecord) record = NULL;
      gint64 id = 0;
      const IsmsKind *kind = ref != NULL && i < 2 ? isms_record_find (db, ref, &id, error) : NULL;

      if (kind != NULL)
        record = isms_record_load (db, kind, id, NULL);
      if (record != NULL)
        g_string_append_printf (text, "\n%s %s", ref, isms_record_get_title (record));
      else if (ref != NULL)
        g_string_append_printf (text, "\n%s", ref);
    }
  if (again != NULL)
    {
      g_string_append_c (text, '\n');
      /* Translators: the ref of an audit */
      g_string_append_printf (text, _ ("Looked at again in %s"), again);
    }
  return g_string_free_and_steal (text);
}

static char *
dup_requirement (IsmsDatabase *db, IsmsRecord *finding)
{
  const char *words = isms_record_get_text (finding, "requirement");

  if (words != NULL)
    return g_strdup (words);
  return isms_report_dup_links (db, finding,
                                isms_kind_find_field (isms_record_get_kind (finding), "controls"));
}

/* "Petra Novotná, 26 Aug 2026"; @other instead where it is not known who. */
static char *
dup_pair (IsmsRecord *finding, const char *person, const char *day, const char *other)
{
  const char *name =
      isms_record_is_set (finding, person) ? isms_record_get_text (finding, person) : other;
  const char *iso = isms_record_get_text (finding, day);
  g_autofree char *words = iso != NULL ? isms_day_dup_words (iso) : NULL;

  if (name == NULL || words == NULL)
    return name != NULL ? g_strdup (name) : g_steal_pointer (&words);
  return g_strdup_printf ("%s, %s", name, words);
}

static void
add_finding (IsmsReport *report, IsmsDatabase *db, IsmsRecord *audit, IsmsRecord *finding)
{
  g_autofree char *title =
      g_strdup_printf ("%s %s", isms_record_get_ref (finding), isms_record_get_title (finding));
  g_autofree char *requirement = dup_requirement (db, finding);
  g_autofree char *found =
      dup_pair (finding, "found_by", "found_on", isms_record_get_text (audit, "body"));
  g_autofree char *owner = dup_pair (finding, "owner", "due", NULL);
  g_autofree char *outcome = dup_outcome (db, finding, NULL);
  IsmsReportTable *table;

  isms_report_add_heading (report, 3, title);
  table = isms_report_add_fact_table (report);
  isms_report_table_add_fact (table, _ ("Requirement"), requirement);
  isms_report_table_add_field (table, db, finding, "statement", NULL);
  isms_report_table_add_field (table, db, finding, "evidence", NULL);
  isms_report_table_add_fact (table, _ ("Found by, on"), found);
  isms_report_table_add_fact (table, _ ("Owner, answer due"), owner);
  isms_report_table_add_fact (table, _ ("What Was Made of It"), outcome);
}

/* The worst first, as the paper goes through them. */
static int
compare_grades (gconstpointer a, gconstpointer b)
{
  static const char *const order[] = { "major", "minor", "opportunity" };
  guint places[2] = { 0, 0 };
  IsmsRecord *findings[] = { *(IsmsRecord *const *) a, *(IsmsRecord *const *) b };

  for (guint i = 0; i < G_N_ELEMENTS (findings); i++)
    while (places[i] < G_N_ELEMENTS (order)
           && g_strcmp0 (isms_record_get_text (findings[i], "grade"), order[places[i]]) != 0)
      places[i]++;
  return (places[0] > places[1]) - (places[0] < places[1]);
}

static gboolean
add_findings (IsmsReport *report, IsmsDatabase *db, IsmsRecord *audit, GError **error)
{
  static const struct
  {
    const char *grade;
    const char *heading;
  } grades[] = {
    { "major", N_ ("Major Nonconformities") },
    { "minor", N_ ("Minor Nonconformities") },
    { "opportunity", N_ ("Opportunities for Improvement") },
  };
  static const IsmsRecordColumn columns[] = {
    { N_ ("Ref"), 0.7, ISMS_REPORT_START, FALSE, { "ref" } },
    { N_ ("Finding"), 3.4, ISMS_REPORT_START, FALSE, { "title" } },
    { N_ ("Grade"), 1.8, ISMS_REPORT_START, FALSE, { "grade" } },
    { N_ ("State"), 1.4, ISMS_REPORT_START, FALSE, { "state" } },
  };
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_id (audit));
  g_autoptr (GPtrArray) findings = isms_report_load_kind (db, "finding", "audit", id, error);

  if (findings == NULL)
    return FALSE;
  g_ptr_array_sort (findings, compare_grades); /* is stable */
  isms_report_add_heading (report, 1, _ ("Findings"));
  if (findings->len == 0)
    isms_report_add_note (report, is_reported (audit)
                                      ? _ ("Nothing was found that does not conform.")
                                      : _ ("Nothing is recorded yet."));
  else
    isms_report_add_records (report, findings, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    {
      gboolean headed = FALSE;

      for (guint k = 0; k < findings->len; k++)
        {
          if (g_strcmp0 (isms_record_get_text (findings->pdata[k], "grade"), grades[i].grade) != 0)
            continue;
          if (!headed)
            isms_report_add_heading (report, 2, _ (grades[i].heading));
          headed = TRUE;
          add_finding (report, db, audit, findings->pdata[k]);
        }
    }
  return TRUE;
}

static gboolean
add_earlier (IsmsReport *report, IsmsDatabase *db, gint64 audit, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 0.7, ISMS_REPORT_START, FALSE },
    { _ ("Earlier Finding"), 2.6, ISMS_REPORT_START, FALSE },
    { _ ("Found In"), 0.8, ISMS_REPORT_START, FALSE },
    { _ ("Verified"), 1.4, ISMS_REPORT_START, FALSE },
    { _ ("Evidence Seen"), 3, ISMS_REPORT_START, FALSE },
  };
  static const IsmsChoice verified[] = {
    { "yes", N_ ("Yes"), NULL },
    { "again", N_ ("No, found again"), NULL },
    { "not_yet", N_ ("Not yet"), NULL },
    { NULL, NULL, NULL },
  };
  const IsmsReportQuery query = {
    _ ("Earlier Findings"),
    _ ("No earlier finding was looked at again."),
    columns,
    G_N_ELEMENTS (columns),
    "...c.",
    verified,
    "SELECT f.ref, f.title, (SELECT a.ref FROM audit AS a WHERE a.id = f.audit_id), "
    "CASE WHEN i.result IN ('conforms', 'opportunity') THEN 'yes' "
    "WHEN i.result IN ('minor', 'major') THEN 'again' ELSE 'not_yet' END, i.seen "
    "FROM audit_item AS i JOIN finding AS f ON f.id = i.earlier_id WHERE i.audit_id = ? "
    "AND i.archived = 0 ORDER BY f.ref_key, i.place"
  };

  return isms_report_add_query (report, db, &query, audit, error);
}

/* --- What it comes to --- */

static gboolean
add_left_out (IsmsReport *report, IsmsDatabase *db, IsmsRecord *audit, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 0.9, ISMS_REPORT_START, FALSE },
    { _ ("Requirement"), 3, ISMS_REPORT_START, FALSE },
    { _ ("Why"), 1.7, ISMS_REPORT_START, FALSE },
    { _ ("Note"), 2.4, ISMS_REPORT_START, FALSE },
  };
  static const IsmsChoice whys[] = {
    { "not_yet", N_ ("Not looked at"), NULL },
    { "not_applicable", N_ ("Not applicable"), NULL },
    { "not_asked", N_ ("Not on the checklist"), NULL },
    { NULL, NULL, NULL },
  };
  const IsmsReportQuery query = {
    _ ("What Was Not Audited"),
    _ ("All that is in the scope was looked at."),
    columns,
    G_N_ELEMENTS (columns),
    "..c.",
    whys,
    "SELECT i.number, i.title, i.result, ifnull (i.note, i.seen), i.place FROM audit_item AS i "
    "WHERE i.audit_id = ?1 AND i.archived = 0 AND i.result IN ('not_yet', 'not_applicable') "
    "UNION ALL SELECT c.ref, c.title, 'not_asked', NULL, 1000000000 FROM audit_scope AS s "
    "JOIN control AS c ON c.id = s.control_id WHERE s.audit_id = ?1 AND NOT EXISTS "
    "(SELECT 1 FROM audit_item AS i WHERE i.audit_id = ?1 AND i.control_id = s.control_id "
    "AND i.archived = 0) ORDER BY 5, 1"
  };

  if (isms_record_get_int (audit, "n_items") > 0)
    return isms_report_add_query (report, db, &query, isms_record_get_id (audit), error);
  isms_report_add_heading (report, 1, query.heading);
  isms_report_add_note (report, _ ("No checklist was kept that tells it."));
  return TRUE;
}

/* All that has a result, with what shows it. */
static void
add_annex (IsmsReport *report, GPtrArray *items)
{
  const IsmsReportColumn columns[] = {
    { _ ("Requirement"), 2, ISMS_REPORT_START, TRUE },
    { _ ("Result"), 1.4, ISMS_REPORT_START, FALSE },
    { _ ("What Was Seen"), 3.6, ISMS_REPORT_START, FALSE },
  };
  IsmsReportTable *table = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      IsmsRecord *item = items->pdata[i];
      const char *result = isms_record_get_text (item, "result");
      g_autofree char *requirement = isms_audit_parts_dup_requirement (item);
      g_autofree char *label = isms_report_dup_choice ("audit_item", "result", result);
      g_autofree char *seen = isms_audit_parts_dup_seen (item);
      const char *const cells[] = { requirement, label, seen };

      if (g_strcmp0 (result, "not_yet") == 0 || g_strcmp0 (result, "not_applicable") == 0)
        continue;
      if (table == NULL)
        {
          isms_report_add_heading (report, 1, _ ("Annex: Each Requirement and What Was Seen"));
          table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
        }
      isms_report_table_add_row (table, cells);
    }
}

/**
 * isms_audit_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @audit: the id of an audit
 * @date: the day of the report
 * @error: return location; %G_IO_ERROR_NOT_FOUND where there is no such audit
 *
 * Returns: (transfer full): what the audit has looked at, found and concluded (9.2.2 c); %NULL on
 *   error
 */
IsmsReport *
isms_audit_report_new (IsmsDatabase *db, gint64 audit, GDateTime *date, GError **error)
{
  g_autoptr (IsmsRecord) record = isms_audit_parts_load (db, audit, error);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (IsmsReport) report = NULL;

  if (record == NULL)
    return NULL;
  report = isms_audit_parts_create (db, record, _ ("Audit Report"), date, error);
  items = report != NULL ? isms_audit_parts_load_items (db, audit, error) : NULL;
  if (items == NULL)
    return NULL;
  add_summary (report, record);
  add_facts (report, db, record);
  if (!isms_audit_parts_add_scope (report, db, record, error))
    return NULL;
  add_results (report, record, items);
  if (!add_findings (report, db, record, error) || !add_earlier (report, db, audit, error))
    return NULL;
  isms_report_add_heading (report, 1, _ ("Conclusion"));
  isms_report_add_prose (report, isms_record_get_text (record, "conclusion"),
                         _ ("No conclusion is written yet."));
  if (!add_left_out (report, db, record, error))
    return NULL;
  isms_audit_parts_add_distribution (report, record);
  isms_audit_parts_add_signatures (report, record, _ ("For the management"));
  add_annex (report, items);
  return g_steal_pointer (&report);
}
