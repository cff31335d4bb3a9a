/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the grid says, short where it is narrow. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-programme-grid-private.h"

char *
isms_programme_words_dup_day (const char *day)
{
  g_autofree char *moment = day != NULL ? g_strconcat (day, "T12:00:00Z", NULL) : NULL;
  g_autoptr (GDateTime) time = moment != NULL ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;

  if (time == NULL)
    return g_strdup (_ ("no date"));
  /* Translators: a day without its year, by strftime's letters: 12 May */
  return g_date_time_format (time, C_ ("day", "%-d %b"));
}

/* Beside a row: when it was last audited; of several how many never were. */
char *
isms_programme_words_dup_last (const IsmsAuditRow *row)
{
  if (row->gone)
    return g_strdup ("");
  if (!row->group && row->last_ref == NULL)
    return g_strdup (_ ("Never"));
  if (!row->group && row->n_never > 0)
    /* Translators: it was audited, but by no internal audit of the programme */
    return g_strdup (_ ("Not in programme"));
  if (!row->group)
    return isms_day_dup_words (row->last_on);
  if (row->n_never > 0)
    /* Translators: of how many of how many clauses and controls: "12 of 37 never" */
    return g_strdup_printf (_ ("%u of %u never"), row->n_never, row->n);
  if (row->n_failed > 0)
    /* Translators: how many clauses and controls did not conform */
    return g_strdup_printf (_ ("%u failed"), row->n_failed);
  return isms_day_dup_words (row->last_on);
}

const char *
isms_programme_words_get_kind (const IsmsAuditColumn *audit)
{
  static const struct
  {
    const char *kind;
    const char *words;
  } kinds[] = {
    /* Translators: short for “internal audit” */
    { "internal", NC_ ("audit", "Internal") },
    /* Translators: short for “supplier audit” */
    { "supplier", NC_ ("audit", "Supplier") },
    { "stage_1", NC_ ("audit", "Stage 1") },
    { "stage_2", NC_ ("audit", "Stage 2") },
    /* Translators: short for “surveillance audit” */
    { "surveillance", NC_ ("audit", "Surveill.") },
    /* Translators: short for “recertification” */
    { "recertification", NC_ ("audit", "Recert.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, audit->kind))
      return g_dpgettext2 (GETTEXT_PACKAGE, "audit", kinds[i].words);
  return "";
}

char *
isms_programme_words_dup_said (const IsmsAuditCoverage *coverage, int row, int column)
{
  guint audit = (guint) (column - ISMS_COVERAGE_FIRST);

  if (row >= 0)
    return column < ISMS_COVERAGE_FIRST
               ? isms_audit_coverage_dup_row (coverage, (guint) row)
               : isms_audit_coverage_dup_cell (coverage, (guint) row, audit);
  switch (column)
    {
    case ISMS_COVERAGE_TITLE:
      return g_strdup (_ ("Clauses and controls"));
    case ISMS_COVERAGE_WEIGHT:
      return g_strdup (_ ("Weight: by the standard, the risks and earlier results, or as decided"));
    case ISMS_COVERAGE_LAST:
      return g_strdup (_ ("Last audited, by whomever"));
    default:
      return isms_audit_column_dup_words (coverage->audits->pdata[audit]);
    }
}
