/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The scope stands first, as it can stand on a certificate; then what it was determined from. */

#include "isms-config.h"

#include "isms-context-report.h"

#include <glib/gi18n-lib.h>

#include "isms-organisation.h"
#include "isms-report-records.h"
#include "isms-report-workspace.h"

static gboolean
is_set (IsmsRecord *record, const char *field)
{
  const char *text = isms_record_get_text (record, field);

  return text != NULL && *text != '\0';
}

static char *
dup_field (IsmsRecord *record, const char *name)
{
  return isms_record_dup_display (record,
                                  isms_kind_find_field (isms_record_get_kind (record), name));
}

static void
add_row (IsmsReportTable *table, IsmsRecord *organisation, const char *field)
{
  const IsmsField *described = isms_kind_find_field (isms_record_get_kind (organisation), field);
  g_autofree char *words = isms_record_dup_display (organisation, described);
  const char *const cells[] = { _ (described->label), words };

  if (*words != '\0')
    isms_report_table_add_row (table, cells);
}

static void
add_organisation (IsmsReport *report, IsmsRecord *organisation)
{
  static const char *const fields[] = { "name", "sector", "headcount", "sites" };
  const IsmsReportColumn columns[] = {
    { NULL, 1, ISMS_REPORT_START, FALSE },
    { NULL, 3, ISMS_REPORT_START, FALSE },
  };
  IsmsReportTable *table;

  isms_report_add_heading (report, 1, _ ("The organisation"));
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_row (table, organisation, fields[i]);
}

static void
add_part (IsmsReport *report, IsmsRecord *organisation, const char *title, const char *field)
{
  if (!is_set (organisation, field))
    return;
  isms_report_add_heading (report, 2, title);
  isms_report_add_paragraph (report, isms_record_get_text (organisation, field));
}

/* 4.3 */
static void
add_scope (IsmsReport *report, IsmsRecord *organisation)
{
  isms_report_add_heading (report, 1, _ ("Scope of the ISMS (4.3)"));
  if (is_set (organisation, "scope"))
    isms_report_add_paragraph (report, isms_record_get_text (organisation, "scope"));
  else
    isms_report_add_note (report, _ ("The scope is not stated yet."));
  add_part (report, organisation, _ ("Boundaries"), "boundaries");
  add_part (report, organisation, _ ("Interfaces and dependencies"), "interfaces");
  add_part (report, organisation, _ ("What is left out, and why"), "exclusions");
}

/* 4.1, as the amendment of 2024 asks. */
static void
add_climate (IsmsReport *report, IsmsRecord *organisation)
{
  const char *climate = isms_record_get_text (organisation, "climate");

  isms_report_add_heading (report, 2, _ ("Climate change"));
  if (g_strcmp0 (climate, "yes") == 0)
    isms_report_add_paragraph (report, _ ("Climate change was determined to be a relevant issue."));
  else if (g_strcmp0 (climate, "no") == 0)
    isms_report_add_paragraph (report,
                               _ ("Climate change was determined not to be a relevant issue."));
  else
    isms_report_add_note (report,
                          _ ("Whether climate change is a relevant issue is not determined yet."));
  if (is_set (organisation, "climate_reason"))
    isms_report_add_paragraph (report, isms_record_get_text (organisation, "climate_reason"));
}

static gboolean
add_issues (
    IsmsReport *report, IsmsDatabase *db, const char *side, const char *title, GError **error)
{
  static const IsmsRecordColumn columns[] = {
    { N_ ("Ref"), 1, ISMS_REPORT_START, FALSE, { "ref" } },
    { N_ ("Issue"), 4, ISMS_REPORT_START, TRUE, { "title", "description" } },
    { N_ ("Effect"), 3, ISMS_REPORT_START, FALSE, { "effect" } },
    { N_ ("Category and trend"), 1.8, ISMS_REPORT_START, FALSE, { "category", "trend" } },
    { N_ ("Risks"), 1.3, ISMS_REPORT_START, FALSE, { "risks" } },
  };
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("issue"));
  const char *const sides[] = { side, NULL };
  const char *const open[] = { "open", NULL };
  g_autoptr (GPtrArray) issues = NULL;

  isms_query_filter (query, "side", sides);
  isms_query_filter (query, "status", open);
  issues = isms_report_load_records (db, query, error);
  if (issues == NULL)
    return FALSE;
  isms_report_add_heading (report, 2, title);
  if (issues->len == 0)
    isms_report_add_paragraph (report, _ ("None is recorded."));
  else
    isms_report_add_records (report, issues, columns, G_N_ELEMENTS (columns));
  return TRUE;
}

static gboolean
add_kind (IsmsReport *report,
          IsmsDatabase *db,
          const char *kind,
          const IsmsRecordColumn *columns,
          guint n_columns,
          GError **error)
{
  g_autoptr (GPtrArray) records = isms_report_load_kind (db, kind, NULL, NULL, error);

  if (records == NULL)
    return FALSE;
  if (records->len == 0)
    isms_report_add_paragraph (report, _ ("None is recorded."));
  else
    isms_report_add_records (report, records, columns, n_columns);
  return TRUE;
}

/* 4.2 a) */
static gboolean
add_parties (IsmsReport *report, IsmsDatabase *db, GError **error)
{
  static const IsmsRecordColumn columns[] = {
    { N_ ("Ref"), 1, ISMS_REPORT_START, FALSE, { "ref" } },
    { N_ ("Interested party"), 5, ISMS_REPORT_START, TRUE, { "title", "description" } },
    { N_ ("Kind"), 1.5, ISMS_REPORT_START, FALSE, { "kind" } },
    { N_ ("Influence"), 1.2, ISMS_REPORT_START, FALSE, { "influence" } },
    { N_ ("Requirements"), 1.4, ISMS_REPORT_END, FALSE, { "requirements" } },
  };

  isms_report_add_heading (report, 1, _ ("Interested parties (4.2)"));
  return add_kind (report, db, "party", columns, G_N_ELEMENTS (columns), error);
}

/* 4.2 b), c) */
static gboolean
add_requirements (IsmsReport *report, IsmsDatabase *db, GError **error)
{
  static const IsmsRecordColumn columns[] = {
    { N_ ("Ref"), 1, ISMS_REPORT_START, FALSE, { "ref" } },
    { N_ ("Requirement"), 4, ISMS_REPORT_START, TRUE, { "title", "source" } },
    { N_ ("Interested party"), 2, ISMS_REPORT_START, FALSE, { "party" } },
    { N_ ("Addressed"), 2, ISMS_REPORT_START, FALSE, { "addressed", "reason" } },
    { N_ ("Answered by"), 2.2, ISMS_REPORT_START, FALSE, { "controls", "documents" } },
  };

  isms_report_add_heading (report, 2, _ ("What they require"));
  return add_kind (report, db, "requirement", columns, G_N_ELEMENTS (columns), error);
}

/* 5.3 */
static gboolean
add_roles (IsmsReport *report, IsmsDatabase *db, GError **error)
{
  static const IsmsRecordColumn columns[] = {
    { N_ ("Ref"), 1, ISMS_REPORT_START, FALSE, { "ref" } },
    { N_ ("Role"), 2, ISMS_REPORT_START, TRUE, { "title" } },
    { N_ ("Duties"), 3.2, ISMS_REPORT_START, FALSE, { "duties" } },
    { N_ ("Authority"), 2.4, ISMS_REPORT_START, FALSE, { "authority" } },
    { N_ ("Holder"), 1.5, ISMS_REPORT_START, FALSE, { "holder" } },
    { N_ ("Deputy"), 1.5, ISMS_REPORT_START, FALSE, { "deputy" } },
  };

  isms_report_add_heading (report, 1, _ ("Roles, responsibilities and authorities (5.3)"));
  return add_kind (report, db, "role", columns, G_N_ELEMENTS (columns), error);
}

/* 6.2 */
static gboolean
add_objectives (IsmsReport *report, IsmsDatabase *db, GError **error)
{
  static const IsmsRecordColumn columns[] = {
    { N_ ("Ref"), 1, ISMS_REPORT_START, FALSE, { "ref" } },
    { N_ ("Objective"), 4, ISMS_REPORT_START, TRUE, { "title", "target" } },
    { N_ ("Evaluated by"), 2.4, ISMS_REPORT_START, FALSE, { "evaluation" } },
    { N_ ("Owner"), 1.5, ISMS_REPORT_START, FALSE, { "owner" } },
    { N_ ("Due"), 1.5, ISMS_REPORT_END, FALSE, { "due" } },
    { N_ ("Status"), 1.2, ISMS_REPORT_START, FALSE, { "status" } },
  };

  isms_report_add_heading (report, 1, _ ("Information security objectives (6.2)"));
  return add_kind (report, db, "objective", columns, G_N_ELEMENTS (columns), error);
}

/* 5.1, 7.1 */
static gboolean
add_commitments (IsmsReport *report, IsmsDatabase *db, GError **error)
{
  static const IsmsRecordColumn columns[] = {
    { N_ ("Ref"), 1, ISMS_REPORT_START, FALSE, { "ref" } },
    { N_ ("Commitment"), 4, ISMS_REPORT_START, TRUE, { "title", "words" } },
    { N_ ("Resources"), 3, ISMS_REPORT_START, FALSE, { "resources" } },
    { N_ ("Signed"), 1.8, ISMS_REPORT_START, FALSE, { "person", "signed_on" } },
  };
  g_autoptr (GPtrArray) commitments =
      isms_report_load_kind (db, "commitment", "state", "in_force", error);

  if (commitments == NULL)
    return FALSE;
  if (commitments->len == 0)
    return TRUE;
  isms_report_add_heading (report, 1, _ ("Commitment of top management (5.1)"));
  isms_report_add_records (report, commitments, columns, G_N_ELEMENTS (columns));
  return TRUE;
}

/**
 * isms_context_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @date: the day of the report
 * @error: return location
 *
 * Composes the statement of the scope (4.3) and of the context that it was determined from: issues
 * with the decision on climate change (4.1), interested parties and what they require (4.2), roles
 * (5.3), objectives (6.2), and what top management has committed itself to (5.1).
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_context_report_new (IsmsDatabase *db, GDateTime *date, GError **error)
{
  const IsmsReportSignature signatures[] = {
    { _ ("Prepared by"), NULL },
    { _ ("Approved by top management"), NULL },
  };
  g_autoptr (IsmsReport) report = isms_report_new (_ ("Scope and Context"), date);
  g_autoptr (IsmsRecord) organisation = isms_organisation_load (db, error);

  if (organisation == NULL || !isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  isms_report_set_subtitle (
      report, _ ("What the ISMS covers, and what it was determined from (ISO/IEC 27001, 4)"));
  add_organisation (report, organisation);
  add_scope (report, organisation);
  isms_report_add_heading (report, 1, _ ("Internal and external issues (4.1)"));
  add_climate (report, organisation);
  if (!add_issues (report, db, "external", _ ("External issues"), error)
      || !add_issues (report, db, "internal", _ ("Internal issues"), error)
      || !add_parties (report, db, error) || !add_requirements (report, db, error)
      || !add_roles (report, db, error) || !add_objectives (report, db, error)
      || !add_commitments (report, db, error))
    return NULL;
  isms_report_add_signatures (report, signatures, G_N_ELEMENTS (signatures));
  return g_steal_pointer (&report);
}

/* --- Requirements --- */

/* "A.5.15 Access control" on a line for each record that the link table names. */
static char *
dup_answers (IsmsDatabase *db, const char *target, gint64 requirement, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT r.ref || ' ' || r.title FROM requirement_%1$s AS l JOIN %1$s_list AS r "
      "ON r.id = l.%1$s_id WHERE l.requirement_id = ? AND r.archived = 0 ORDER BY r.ref_key",
      target);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (db, sql, error);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, requirement);
  while (isms_statement_next (statement, error))
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "",
                            isms_statement_get_text (statement, 0));
  if (isms_statement_failed (statement))
    return NULL;
  return g_strdup (lines->len > 0 ? lines->str : "–");
}

static char *
dup_lines (IsmsRecord *record, const char *first, const char *second, const char *third)
{
  g_autofree char *a = dup_field (record, first);
  g_autofree char *b = dup_field (record, second);
  g_autofree char *c = third != NULL ? dup_field (record, third) : g_strdup ("");

  return g_strdup_printf ("%s%s%s%s%s", a, *b != '\0' ? "\n" : "", b, *c != '\0' ? "\n" : "", c);
}

static gboolean
add_requirement (IsmsReportTable *table, IsmsDatabase *db, IsmsRecord *record, GError **error)
{
  gint64 id = isms_record_get_id (record);
  g_autofree char *what = dup_lines (record, "title", "wording", NULL);
  g_autofree char *source = dup_lines (record, "kind", "source", "party");
  g_autofree char *addressed = dup_lines (record, "addressed", "reason", NULL);
  g_autofree char *owner = dup_lines (record, "owner", "next_review", NULL);
  g_autofree char *controls = dup_answers (db, "control", id, error);
  g_autofree char *documents = controls != NULL ? dup_answers (db, "document", id, error) : NULL;
  const char *const cells[] = {
    isms_record_get_ref (record), what, source, addressed, controls, documents, owner
  };

  if (documents == NULL)
    return FALSE;
  isms_report_table_add_row (table, cells);
  return TRUE;
}

static guint
count_flawed (GPtrArray *records, const char *word)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const char *flaws = isms_record_get_text (records->pdata[i], "flaws");
      g_auto (GStrv) words = g_strsplit (flaws != NULL ? flaws : "", " ", -1);

      n += g_strv_contains ((const char *const *) words, word);
    }
  return n;
}

static void
add_figures (IsmsReport *report, GPtrArray *records)
{
  guint n_legal = 0;
  g_autofree char *all = g_strdup_printf ("%u", records->len);
  g_autofree char *undecided = g_strdup_printf ("%u", count_flawed (records, "undecided"));
  g_autofree char *unanswered = g_strdup_printf ("%u", count_flawed (records, "unanswered"));
  g_autofree char *legal = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      const char *kind = isms_record_get_text (records->pdata[i], "kind");

      n_legal += g_strcmp0 (kind, "legal") == 0 || g_strcmp0 (kind, "regulatory") == 0;
    }
  legal = g_strdup_printf ("%u", n_legal);
  {
    const IsmsReportFigure figures[] = {
      { _ ("Requirements"), all, NULL },
      { _ ("Of law and regulators"), legal, NULL },
      { _ ("Undecided"), undecided, _ ("whether the ISMS addresses them") },
      { _ ("Unanswered"), unanswered, _ ("by any control or document") },
    };

    isms_report_add_figures (report, figures, G_N_ELEMENTS (figures));
  }
}

/**
 * isms_requirement_report_new_of:
 * @db: a connection of the calling thread: the background reader's
 * @query: of requirements
 * @date: the day of the report
 * @error: return location
 *
 * Composes the register of requirements (4.2, A.5.31): each with whose it is, whether the ISMS
 * addresses it, and which controls and documents answer it.
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_requirement_report_new_of (IsmsDatabase *db, IsmsQuery *query, GDateTime *date, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 0.9, ISMS_REPORT_START, FALSE },
    { _ ("Requirement"), 3.6, ISMS_REPORT_START, TRUE },
    { _ ("Kind, source and party"), 2, ISMS_REPORT_START, FALSE },
    { _ ("Addressed"), 1.6, ISMS_REPORT_START, FALSE },
    { _ ("Controls"), 3, ISMS_REPORT_START, FALSE },
    { _ ("Documents"), 2.4, ISMS_REPORT_START, FALSE },
    { _ ("Owner, next review"), 1.7, ISMS_REPORT_START, FALSE },
  };
  g_autoptr (IsmsReport) report = isms_report_new (_ ("Register of Requirements"), date);
  g_autoptr (GPtrArray) records = isms_report_load_records (db, query, error);
  IsmsReportTable *table = NULL;

  if (records == NULL || !isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  isms_report_set_subtitle (report,
                            isms_query_is_filtered (query)
                                ? _ ("A selection of what interested parties require, and what "
                                     "answers it (ISO/IEC 27001, 4.2; A.5.31)")
                                : _ ("What interested parties require, and what answers it "
                                     "(ISO/IEC 27001, 4.2; A.5.31)"));
  isms_report_set_landscape (report, TRUE);
  add_figures (report, records);
  if (records->len == 0)
    isms_report_add_paragraph (report, _ ("None is recorded."));
  else
    table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < records->len; i++)
    if (!add_requirement (table, db, records->pdata[i], error))
      return NULL;
  return g_steal_pointer (&report);
}

/**
 * isms_requirement_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @date: the day of the report
 * @error: return location
 *
 * isms_requirement_report_new_of () all that are in use.
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_requirement_report_new (IsmsDatabase *db, GDateTime *date, GError **error)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("requirement"));

  return isms_requirement_report_new_of (db, query, date, error);
}
