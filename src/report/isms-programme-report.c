/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The coverage is a table, a column for each audit; where there are more of them than a page has
 * room for, the others follow in tables of their own, each with the rows that its audits reach. */

#include "isms-config.h"

#include "isms-programme-report.h"

#include <glib/gi18n-lib.h>

#include "isms-audit-coverage.h"
#include "isms-day.h"
#include "isms-record.h"
#include "isms-report-workspace.h"

#define AUDITS_A_TABLE 12u
#define RING "\342\227\213" /* planned */
#define HALF "\342\227\220" /* under way */

static void
add_prose (IsmsReport *report, IsmsRecord *record, const char *name)
{
  const IsmsField *field = isms_kind_find_field (isms_record_get_kind (record), name);
  const char *text = isms_record_get_text (record, name);
  g_auto (GStrv) paragraphs = g_strsplit (text != NULL ? text : "", "\n", -1);
  gboolean any = FALSE;

  isms_report_add_heading (report, 2, _ (field->label));
  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (*g_strstrip (paragraphs[i]) != '\0')
      {
        isms_report_add_paragraph (report, paragraphs[i]);
        any = TRUE;
      }
  if (!any)
    isms_report_add_note (report, _ ("Nothing is written down yet."));
}

static void
add_facts (IsmsReport *report, IsmsRecord *record)
{
  static const char *const names[] = { "starts_on", "ends_on",     "owner",
                                       "state",     "approved_by", "approved_on" };
  const IsmsReportColumn columns[] = { { NULL, 1.2, ISMS_REPORT_START, FALSE },
                                       { NULL, 6, ISMS_REPORT_START, FALSE } };
  IsmsReportTable *table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const IsmsField *field = isms_kind_find_field (isms_record_get_kind (record), names[i]);
      g_autofree char *value = isms_record_dup_display (record, field);
      const char *const cells[] = { _ (field->label), *value != '\0' ? value : "–" };

      isms_report_table_add_row (table, cells);
    }
}

static void
add_figures (IsmsReport *report, const IsmsAuditCoverage *coverage)
{
  g_autofree char *audited = g_strdup_printf ("%u", coverage->n - coverage->n_never);
  g_autofree char *of = g_strdup_printf (_ ("of %u clauses and controls"), coverage->n);
  g_autofree char *planned = g_strdup_printf ("%u", coverage->n_planned);
  g_autofree char *open = g_strdup_printf ("%u", coverage->n_never - coverage->n_planned);
  g_autofree char *failed = g_strdup_printf ("%u", coverage->n_failed);
  const IsmsReportFigure figures[] = {
    { _ ("Audited in these years"), audited, of },
    { _ ("Still planned"), planned, _ ("not audited yet") },
    { _ ("Not covered"), open, _ ("neither audited nor planned") },
    { _ ("Failed last time"), failed, _ ("minor or major nonconformity") },
  };

  isms_report_add_figures (report, figures, G_N_ELEMENTS (figures));
}

/* --- The audits --- */

/* "Cl.4 (4), A.5 (12)": how many of what. */
static char *
dup_scope (const IsmsAuditCoverage *coverage, guint audit)
{
  GString *scope = g_string_new (NULL);

  for (guint i = 0; i < coverage->rows->len; i++)
    {
      const IsmsAuditRow *row = coverage->rows->pdata[i];

      if (row->depth > 0 || row->gone || row->counts[audit] == 0)
        continue;
      g_string_append_printf (scope, "%s%s", scope->len > 0 ? ", " : "",
                              *row->ref != '\0' ? row->ref : row->title);
      if (row->counts[audit] < row->n)
        g_string_append_printf (scope, " (%u)", row->counts[audit]);
    }
  return g_string_free_and_steal (scope);
}

static char *
dup_days (const IsmsAuditColumn *audit)
{
  g_autofree char *first = isms_day_dup_unbroken (audit->starts_on);
  g_autofree char *last = isms_day_dup_unbroken (audit->ends_on);

  if (*first == '\0')
    return g_strdup (_ ("no date"));
  return *last == '\0' || g_str_equal (first, last) ? g_strdup (first)
                                                    : g_strdup_printf ("%s – %s", first, last);
}

static void
add_audit (IsmsReportTable *table, const IsmsAuditCoverage *coverage, guint index)
{
  const IsmsAuditColumn *audit = coverage->audits->pdata[index];
  g_autofree char *days = dup_days (audit);
  g_autofree char *scope = dup_scope (coverage, index);
  g_autofree char *kind =
      audit->other != NULL
          ? g_strdup_printf ("%s\n%s", isms_audit_column_get_kind (audit), audit->other)
          : g_strdup (isms_audit_column_get_kind (audit));
  const char *const cells[] = { audit->ref,
                                audit->title,
                                kind,
                                days,
                                audit->lead != NULL ? audit->lead : "–",
                                *scope != '\0' ? scope : "–",
                                isms_audit_column_get_state (audit) };

  isms_report_table_add_row (table, cells);
}

static char *
dup_year (const IsmsAuditColumn *audit)
{
  return audit->starts_on != NULL ? g_strndup (audit->starts_on, 4)
                                  : g_strdup (_ ("Without a Date"));
}

static void
add_audits (IsmsReport *report, const IsmsAuditCoverage *coverage)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 0.8, ISMS_REPORT_START, FALSE },
    { _ ("Audit"), 2.6, ISMS_REPORT_START, FALSE },
    { _ ("Kind"), 1.5, ISMS_REPORT_START, FALSE },
    { _ ("Days"), 1.7, ISMS_REPORT_START, FALSE },
    { _ ("Lead"), 1.5, ISMS_REPORT_START, FALSE },
    { C_ ("audit", "Scope"), 2.6, ISMS_REPORT_START, FALSE },
    { _ ("State"), 1, ISMS_REPORT_START, FALSE },
  };
  g_autofree char *year = NULL;
  IsmsReportTable *table = NULL;

  isms_report_add_heading (report, 1, _ ("Audits"));
  if (coverage->audits->len == 0)
    isms_report_add_note (report, _ ("There are no audits in this programme yet."));
  else
    isms_report_add_paragraph (
        report,
        _ ("In brackets how many of its clauses and controls, where it is not all of them."));
  for (guint i = 0; i < coverage->audits->len; i++)
    {
      g_autofree char *of = dup_year (coverage->audits->pdata[i]);

      if (g_strcmp0 (of, year) != 0)
        {
          isms_report_add_heading (report, 2, of);
          table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
          g_set_str (&year, of);
        }
      add_audit (table, coverage, i);
    }
}

/* --- The coverage --- */

static char *
dup_cell (const IsmsAuditRow *row, guint audit)
{
  IsmsAuditSign sign = row->signs[audit];
  const char *letters = sign == ISMS_AUDIT_SIGN_PLANNED   ? RING
                        : sign == ISMS_AUDIT_SIGN_RUNNING ? HALF
                                                          : isms_audit_sign_get_letters (sign);

  if (row->group && row->counts[audit] > 0)
    return g_strdup_printf ("%u\302\240%s", row->counts[audit], letters);
  return g_strdup (letters);
}

static char *
dup_title (const IsmsAuditRow *row)
{
  return *row->ref != '\0' ? g_strdup_printf ("%s %s", row->ref, row->title)
                           : g_strdup (row->title);
}

static void
add_row (IsmsReportTable *table, const IsmsAuditRow *row, guint from, guint n)
{
  g_autofree char *title = dup_title (row);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const char *cells[AUDITS_A_TABLE + 2] = {
    title, row->group || row->gone ? NULL : isms_audit_weight_get_words (row->weight)
  };

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (texts, dup_cell (row, from + i));
      cells[2 + i] = texts->pdata[i];
    }
  isms_report_table_add_row (table, cells);
  if (row->group)
    isms_report_table_set_strong (table, 0);
  for (guint i = 0; i < n; i++)
    {
      int tone = isms_audit_sign_get_tone (row->signs[from + i]);

      if (tone > 0)
        isms_report_table_set_tone (table, 2 + i, tone);
    }
}

static gboolean
is_reached (const IsmsAuditRow *row, guint from, guint n)
{
  for (guint i = from; i < from + n; i++)
    if (row->counts[i] > 0 || row->signs[i] != ISMS_AUDIT_SIGN_NONE)
      return TRUE;
  return FALSE;
}

static void
add_table (IsmsReport *report, const IsmsAuditCoverage *coverage, guint from, guint n, gboolean all)
{
  IsmsReportColumn columns[AUDITS_A_TABLE + 2] = {
    { _ ("Clause or Control"), 3.6, ISMS_REPORT_START, FALSE },
    { _ ("Weight"), 0.9, ISMS_REPORT_START, FALSE },
  };
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  IsmsReportTable *table;

  for (guint i = 0; i < n; i++)
    {
      const IsmsAuditColumn *audit = coverage->audits->pdata[from + i];
      g_autofree char *day = isms_day_dup_words (audit->starts_on);

      g_ptr_array_add (titles,
                       g_strdup_printf ("%s\n%s", audit->ref, *day != '\0' ? day : _ ("no date")));
      columns[2 + i] = (IsmsReportColumn) { titles->pdata[i], 0.9, ISMS_REPORT_START, FALSE };
    }
  table = isms_report_add_table (report, columns, n + 2);
  for (guint i = 0; i < coverage->rows->len; i++)
    if (all || is_reached (coverage->rows->pdata[i], from, n))
      add_row (table, coverage->rows->pdata[i], from, n);
}

static void
add_legend (IsmsReport *report)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_string_append_printf (words, "%s %s · %s %s", RING,
                          isms_audit_sign_get_words (ISMS_AUDIT_SIGN_PLANNED), HALF,
                          isms_audit_sign_get_words (ISMS_AUDIT_SIGN_RUNNING));
  for (int sign = ISMS_AUDIT_SIGN_OPEN; sign < ISMS_N_AUDIT_SIGNS; sign++)
    g_string_append_printf (words, " · %s %s", isms_audit_sign_get_letters ((IsmsAuditSign) sign),
                            isms_audit_sign_get_words ((IsmsAuditSign) sign));
  /* One paragraph, so that it stays with the table. */
  g_string_append_printf (words, "\n%s",
                          _ ("Of what holds several together: how many of them are in the scope, "
                             "and the worst result. Only internal audits count as audited "
                             "(9.2.1)."));
  isms_report_add_paragraph (report, words->str);
}

static void
add_coverage (IsmsReport *report, const IsmsAuditCoverage *coverage)
{
  guint n = coverage->audits->len;
  guint n_tables = MAX ((n + AUDITS_A_TABLE - 1) / AUDITS_A_TABLE, 1);

  isms_report_add_heading (report, 1, _ ("Coverage"));
  if (coverage->n == 0)
    {
      isms_report_add_note (report, _ ("There are no clauses or controls to audit."));
      return;
    }
  add_legend (report);
  if (n_tables > 1)
    isms_report_add_paragraph (
        report, _ ("Each table names what is in the scope of its audits. What none of them reaches "
                   "follows under “Not Covered”."));
  for (guint i = 0; i < n_tables; i++)
    {
      guint from = i * n / n_tables;

      add_table (report, coverage, from, (i + 1) * n / n_tables - from, n_tables == 1);
    }
}

/* --- What is missing, and what weighs --- */

typedef gboolean (*Wanted) (const IsmsAuditRow *row);

static gboolean
is_uncovered (const IsmsAuditRow *row)
{
  return row->n_never > 0 && row->n_planned == 0;
}

static gboolean
is_failed (const IsmsAuditRow *row)
{
  return row->n_failed > 0;
}

static gboolean
is_decided (const IsmsAuditRow *row)
{
  return row->own;
}

static char *
dup_last (const IsmsAuditRow *row)
{
  g_autofree char *day = isms_day_dup_unbroken (row->last_on);

  if (row->last_ref == NULL)
    return g_strdup ("–");
  return g_strdup_printf ("%s, %s %s", isms_audit_sign_get_words (row->last), row->last_ref, day);
}

static void
add_list (IsmsReport *report,
          const IsmsAuditCoverage *coverage,
          const char *heading,
          const char *none,
          Wanted wanted)
{
  const IsmsReportColumn columns[] = {
    { _ ("Clause or Control"), 3, ISMS_REPORT_START, FALSE },
    { _ ("Weight"), 0.8, ISMS_REPORT_START, FALSE },
    { _ ("Because"), 3, ISMS_REPORT_START, FALSE },
    { _ ("Last audited"), 2, ISMS_REPORT_START, FALSE },
  };
  IsmsReportTable *table = NULL;

  isms_report_add_heading (report, 1, heading);
  for (guint i = 0; i < coverage->rows->len; i++)
    {
      const IsmsAuditRow *row = coverage->rows->pdata[i];
      g_autofree char *title = dup_title (row);
      g_autofree char *last = dup_last (row);
      const char *const cells[] = { title, isms_audit_weight_get_words (row->weight), row->why,
                                    last };

      if (row->group || row->gone || !wanted (row))
        continue;
      if (table == NULL)
        table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
      isms_report_table_add_row (table, cells);
      if (row->last_ref != NULL && isms_audit_sign_get_tone (row->last) > 0)
        isms_report_table_set_tone (table, 3, isms_audit_sign_get_tone (row->last));
    }
  if (table == NULL)
    isms_report_add_paragraph (report, none);
}

static void
add_weights (IsmsReport *report)
{
  isms_report_add_heading (report, 2, _ ("Weights"));
  isms_report_add_paragraph (
      report,
      _ ("What weighs more is audited more often (9.2.2). A clause weighs more because the "
         "standard "
         "requires it; a control by the worst risk that it treats; both if they did not conform "
         "when they were last audited, or were not audited for two years. Where somebody decided "
         "otherwise, the reason is given."));
}

static void
add_approval (IsmsReport *report, IsmsRecord *record)
{
  const IsmsReportSignature signatures[] = {
    { _ ("Owner of the programme"), isms_record_get_text (record, "owner") },
    { _ ("Approved by"), isms_record_get_text (record, "approved_by") },
  };

  isms_report_add_signatures (report, signatures, G_N_ELEMENTS (signatures));
}

static IsmsRecord *
load (IsmsDatabase *db, gint64 id, GError **error)
{
  IsmsRecord *record = isms_record_load (db, isms_kind_find ("programme"), id, error);

  if (record == NULL && (error == NULL || *error == NULL))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("The audit programme is no longer there."));
  return record;
}

/**
 * isms_programme_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @programme: the id of an audit programme
 * @date: the day of the report
 * @error: return location; %G_IO_ERROR_NOT_FOUND where there is no such programme
 *
 * Composes an audit programme (9.2.2): aims, methods and weights, responsibilities, resources, the
 * audits by year, what they reach and what they do not, and its approval.
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_programme_report_new (IsmsDatabase *db, gint64 programme, GDateTime *date, GError **error)
{
  g_autoptr (IsmsRecord) record = load (db, programme, error);
  g_autoptr (IsmsAuditCoverage) coverage = NULL;
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *running = NULL;

  if (record == NULL)
    return NULL;
  coverage = isms_audit_coverage_load (db, programme, error);
  report = isms_report_new (_ ("Audit Programme"), date);
  if (coverage == NULL || !isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  subtitle =
      g_strdup_printf ("%s · %s", isms_record_get_ref (record), isms_record_get_title (record));
  running = g_strdup_printf ("%s · %s", _ ("Audit Programme"), isms_record_get_ref (record));
  isms_report_set_running_title (report, running);
  isms_report_set_subtitle (report, subtitle);
  isms_report_set_landscape (report, TRUE);
  add_facts (report, record);
  add_figures (report, coverage);
  isms_report_add_heading (report, 1, _ ("How It Is Carried Out"));
  add_prose (report, record, "aims");
  add_prose (report, record, "methods");
  add_weights (report);
  add_prose (report, record, "responsibilities");
  add_prose (report, record, "resources");
  add_audits (report, coverage);
  add_coverage (report, coverage);
  add_list (report, coverage, _ ("Not Covered"),
            _ ("Everything was audited in these years, or is planned."), is_uncovered);
  add_list (report, coverage, _ ("Failed Last Time"),
            _ ("Everything that was audited conformed when it was audited last."), is_failed);
  add_list (report, coverage, _ ("Weights That Were Decided"),
            _ ("All weights follow from the records."), is_decided);
  add_approval (report, record);
  return g_steal_pointer (&report);
}
