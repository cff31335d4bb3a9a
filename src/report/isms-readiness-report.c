/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The seven stages at a glance, what each lacks, and the gaps that are known. */

#include "isms-config.h"

#include "isms-readiness-report.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-gap.h"
#include "isms-kind.h"
#include "isms-readiness.h"
#include "isms-report-workspace.h"

/* --- The stages --- */

static char *
dup_percent (guint percent)
{
  /* Translators: a share, with what your language puts between the number and the sign */
  return g_strdup_printf (_ ("%u%%"), percent);
}

static guint
count_done (GPtrArray *stages)
{
  guint n = 0;

  for (guint i = 0; i < stages->len; i++)
    n += ((const IsmsStage *) stages->pdata[i])->percent == 100;
  return n;
}

static void
add_figures (IsmsReport *report, GPtrArray *stages)
{
  const IsmsStage *current = isms_readiness_get_current (stages);
  g_autofree char *percent = dup_percent (isms_readiness_get_percent (stages));
  g_autofree char *done = g_strdup_printf (_ ("%u of %u"), count_done (stages), stages->len);
  const IsmsReportFigure figures[] = {
    { _ ("Readiness"), percent, _ ("the mean of the stages") },
    { _ ("Stages that are met"), done, NULL },
    { _ ("Next"), current != NULL ? current->title : _ ("Nothing is left"), NULL },
  };

  isms_report_add_figures (report, figures, G_N_ELEMENTS (figures));
}

static char *
dup_span (const IsmsStage *stage)
{
  g_autofree char *first = stage->starts_on != NULL ? isms_day_dup_words (stage->starts_on) : NULL;
  g_autofree char *last = stage->ends_on != NULL ? isms_day_dup_words (stage->ends_on) : NULL;

  if (first == NULL || last == NULL)
    return g_strdup (_ ("not planned"));
  return g_strdup_printf ("%s – %s", first, last);
}

static void
add_overview (IsmsReport *report, GPtrArray *stages)
{
  const IsmsReportColumn columns[] = {
    { _ ("Stage"), 3, ISMS_REPORT_START, TRUE },
    { _ ("Planned"), 2.4, ISMS_REPORT_START, FALSE },
    { _ ("Responsible"), 1.8, ISMS_REPORT_START, FALSE },
    { _ ("Tasks done"), 1.2, ISMS_REPORT_END, FALSE },
    { _ ("Readiness"), 1.2, ISMS_REPORT_END, FALSE },
  };
  IsmsReportTable *table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < stages->len; i++)
    {
      const IsmsStage *stage = stages->pdata[i];
      g_autofree char *title = g_strdup_printf (_ ("%u  %s"), i + 1, stage->title);
      g_autofree char *span = dup_span (stage);
      g_autofree char *tasks = stage->n_tasks > 0
                                   ? g_strdup_printf (_ ("%u of %u"), stage->n_done, stage->n_tasks)
                                   : g_strdup ("–");
      g_autofree char *percent = dup_percent (stage->percent);
      const char *const cells[] = { title, span, stage->owner, tasks, percent };

      isms_report_table_add_row (table, cells);
    }
}

static void
add_stage (IsmsReport *report, const IsmsStage *stage)
{
  const IsmsReportColumn columns[] = {
    { _ ("What it leads to"), 5, ISMS_REPORT_START, FALSE },
    { _ ("Clause"), 1, ISMS_REPORT_START, FALSE },
    { _ ("How far"), 1.4, ISMS_REPORT_END, FALSE },
  };
  g_autofree char *met =
      g_strdup_printf (_ ("%u of %u met"), stage->n_met, (guint) stage->needs->len);
  g_autofree char *heading = g_strdup_printf ("%s: %s", stage->title, met);
  IsmsReportTable *table;

  isms_report_add_heading (report, 2, heading);
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < stage->needs->len; i++)
    {
      const IsmsNeed *need = stage->needs->pdata[i];
      g_autofree char *words = isms_need_dup_words (need);
      const char *const cells[] = { need->title, need->clause != NULL ? need->clause : "–", words };

      isms_report_table_add_row (table, cells);
      if (need->met < need->wanted)
        isms_report_table_set_strong (table, 2);
    }
}

/* --- The gaps --- */

static gboolean
add_gap_counts (IsmsReport *report, IsmsDatabase *db, gboolean *any, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Clauses"), 4, ISMS_REPORT_START, FALSE },
    { _ (isms_gap_results[1].label), 1.2, ISMS_REPORT_END, FALSE },
    { _ (isms_gap_results[2].label), 1.2, ISMS_REPORT_END, FALSE },
    { _ (isms_gap_results[3].label), 1.2, ISMS_REPORT_END, FALSE },
    { _ (isms_gap_results[0].label), 1.2, ISMS_REPORT_END, FALSE },
  };
  g_autoptr (IsmsStatement) rows = isms_database_prepare (
      db,
      "SELECT ifnull (theme, '–'), sum (result = 'conforms'), sum (result = 'partly'), "
      "sum (result = 'no'), sum (result = 'open') FROM gap_item_list WHERE archived = 0 "
      "GROUP BY theme ORDER BY min (place)",
      error);
  IsmsReportTable *table = NULL;

  if (rows == NULL)
    return FALSE;
  while (isms_statement_next (rows, error))
    {
      const char *cells[G_N_ELEMENTS (columns)];

      if (table == NULL)
        {
          isms_report_add_heading (report, 1, _ ("Gap Assessment"));
          table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
        }
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        cells[i] = isms_statement_get_text (rows, (int) i);
      isms_report_table_add_row (table, cells);
    }
  *any = table != NULL;
  return !isms_statement_failed (rows);
}

static gboolean
add_gaps (IsmsReport *report, IsmsDatabase *db, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Clause"), 1, ISMS_REPORT_START, TRUE },
    { _ ("Requirement"), 3, ISMS_REPORT_START, FALSE },
    { _ ("Result"), 1.3, ISMS_REPORT_START, FALSE },
    { _ ("What is missing"), 4, ISMS_REPORT_START, FALSE },
    { _ ("Open actions"), 1, ISMS_REPORT_END, FALSE },
  };
  g_autoptr (IsmsStatement) rows = isms_database_prepare (
      db,
      "SELECT number, title, result, note, open_actions FROM gap_item_list WHERE archived = 0 "
      "AND (result = 'partly' OR result = 'no') ORDER BY place, id",
      error);
  const IsmsField *result = isms_kind_find_field (isms_kind_find ("gap_item"), "result");
  IsmsReportTable *table = NULL;

  if (rows == NULL)
    return FALSE;
  while (isms_statement_next (rows, error))
    {
      const char *const cells[] = {
        isms_statement_get_text (rows, 0), isms_statement_get_text (rows, 1),
        _ (isms_field_find_choice (result, isms_statement_get_text (rows, 2))->label),
        isms_statement_get_text (rows, 3),
        isms_statement_is_null (rows, 4) ? _ ("none") : isms_statement_get_text (rows, 4)
      };

      if (table == NULL)
        table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
      isms_report_table_add_row (table, cells);
    }
  if (table == NULL && !isms_statement_failed (rows))
    isms_report_add_paragraph (report,
                               _ ("No gap is known among the clauses that were looked at."));
  return !isms_statement_failed (rows);
}

/**
 * isms_readiness_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @date: the day of the report
 * @error: return location
 *
 * Composes the report on how ready the organisation is for certification: the seven stages with
 * their plan and their computed readiness, what each of them leads to, and the gap assessment.
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_readiness_report_new (IsmsDatabase *db, GDateTime *date, GError **error)
{
  g_autoptr (IsmsReport) report = isms_report_new (_ ("Readiness for Certification"), date);
  g_autoptr (GPtrArray) stages = isms_readiness_load (db, error);
  g_autofree char *scope = NULL;
  gboolean any = FALSE;

  if (stages == NULL || !isms_report_read_organisation (report, db, &scope, error))
    return NULL;
  isms_report_set_subtitle (report, _ ("The way to a certificate in seven stages (ISO/IEC 27001)"));
  add_figures (report, stages);
  if (scope != NULL)
    isms_report_add_paragraph (report, scope);
  isms_report_add_heading (report, 1, _ ("Stages"));
  add_overview (report, stages);
  isms_report_add_note (report,
                        _ ("Readiness is counted in the workspace; nothing of it is typed."));
  isms_report_add_heading (report, 1, _ ("What Each Stage Leads To"));
  for (guint i = 0; i < stages->len; i++)
    add_stage (report, stages->pdata[i]);
  if (!add_gap_counts (report, db, &any, error) || (any && !add_gaps (report, db, error)))
    return NULL;
  return g_steal_pointer (&report);
}
