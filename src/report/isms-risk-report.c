/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk assessment report: results first, then the register, then how they came about. */

#include "isms-config.h"

#include "isms-risk-report.h"

#include "isms-day.h"
#include "isms-loss-figures.h"
#include "isms-method-report.h"
#include "isms-report-workspace.h"
#include "isms-risk-figures.h"
#include "isms-treatment-report.h"

#include <glib/gi18n-lib.h>

#define NBSP "\302\240"

static char *
dup_number (guint number)
{
  return g_strdup_printf ("%u", number);
}

/* A field as a person reads it; "" for none. */
static char *
dup_field (IsmsRecord *record, const char *name)
{
  return isms_record_dup_display (record,
                                  isms_kind_find_field (isms_record_get_kind (record), name));
}

static const char *
or_dash (const char *text)
{
  return text != NULL && *text != '\0' ? text : "–";
}

/* "Extreme 2, High 4, Low 1", the worst first. */
static char *
dup_levels (IsmsRiskFigures *figures, IsmsPosture posture)
{
  g_autofree guint *counts = isms_risk_figures_count_levels (figures, posture);
  GString *text = g_string_new (NULL);

  for (int rank = isms_method_get_n_levels (figures->method); rank >= 1; rank--)
    {
      const IsmsLevel *level = isms_method_get_level (figures->method, rank);

      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append_printf (text, "%s" NBSP "%u", level->name, counts[rank - 1]);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_map_words (IsmsRiskFigures *figures, IsmsPosture posture)
{
  g_autofree char *levels = dup_levels (figures, posture);
  guint n = figures->n_rated[posture];
  /* Translators: under a heat map; then follow the levels with their numbers */
  g_autofree char *risks = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%'u risk is rated.", "%'u risks are rated.", n), n);

  if (n == 0)
    return g_steal_pointer (&risks);
  return g_strdup_printf ("%s %s.", risks, levels);
}

static char *
dup_movement (IsmsRiskFigures *figures)
{
  /* Translators: how many risks have another level than 90 days ago */
  return g_strdup_printf (_ ("%'u worse, %'u better, %'u new"), figures->n_worse, figures->n_better,
                          figures->n_new);
}

static void
add_summary (IsmsReport *report, IsmsRiskFigures *figures, const char *scope)
{
  g_autofree char *n_risks = dup_number (figures->risks->len);
  g_autofree char *n_above = dup_number (figures->n_above);
  g_autofree char *n_unrated = dup_number (figures->n_unrated);
  g_autofree char *n_moved = dup_number (figures->n_worse + figures->n_better + figures->n_new);
  g_autofree char *movement = dup_movement (figures);
  const IsmsReportFigure key[] = { { _ ("Risks"), n_risks, _ ("in the register") },
                                   { _ ("Above the acceptance line"), n_above, NULL },
                                   { _ ("Not rated"), n_unrated, NULL },
                                   { _ ("Changed in the last 90 days"), n_moved, movement } };

  if (scope != NULL && *scope != '\0')
    {
      /* Translators: the scope of the management system follows */
      g_autofree char *words = g_strdup_printf (_ ("Scope: %s"), scope);

      isms_report_add_paragraph (report, words);
    }
  isms_report_add_figures (report, key, G_N_ELEMENTS (key));
}

static void
fill_chart (IsmsReportChart *chart,
            IsmsRiskFigures *figures,
            IsmsPosture posture,
            double row_aspect)
{
  int n_rows = isms_method_get_n_likelihoods (figures->method);

  *chart = (IsmsReportChart) {
    .title = isms_posture_get_label (posture),
    .alternative = dup_map_words (figures, posture),
    .aspect = CLAMP (row_aspect * (n_rows + 1), 0.35, 1.1),
    .draw = isms_risk_figures_draw_map,
    .user_data = isms_risk_figures_create_chart (figures, posture),
    .destroy = (GDestroyNotify) isms_heat_chart_unref,
  };
}

static void
add_maps (IsmsReport *report, IsmsRiskFigures *figures)
{
  const IsmsPosture others[] = { ISMS_POSTURE_INHERENT, ISMS_POSTURE_TARGET };
  IsmsReportChart current, beside[2];
  guint n_beside = 0;

  isms_report_add_heading (report, 1, _ ("Where the risks stand"));
  isms_report_add_paragraph (
      report,
      _ ("The thick line is the acceptance line: risks in the cells above it need treatment, or "
         "a decision to accept them, with the reason."));
  fill_chart (&current, figures, ISMS_POSTURE_CURRENT, 0.105);
  isms_report_add_charts (report, &current, 1);
  g_free ((char *) current.alternative);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (figures->n_rated[others[i]] > 0)
      fill_chart (&beside[n_beside++], figures, others[i], 0.13);
  if (n_beside > 0)
    isms_report_add_charts (report, beside, n_beside);
  for (guint i = 0; i < n_beside; i++)
    g_free ((char *) beside[i].alternative);
}

/* The statement of a risk under its title: cause, event, consequence. */
static char *
dup_statement (IsmsRecord *record)
{
  const char *const fields[] = { "cause", "event", "consequence" };
  const char *const labels[] = { N_ ("Cause"), N_ ("Event"), N_ ("Consequence") };
  GString *text = g_string_new (isms_record_get_title (record));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = dup_field (record, fields[i]);

      if (*value != '\0')
        g_string_append_printf (text, "\n%s: %s", _ (labels[i]), value);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_rating (const IsmsStanding *standing)
{
  g_autofree char *day = isms_day_dup_unbroken (standing->judged_on);
  GString *text = g_string_new (standing->level);

  /* Translators: a risk's likelihood and impact: Likely × Major */
  g_string_append_printf (text, _ ("\n%s ×\302\240%s"), standing->likelihood_label,
                          standing->impact_label);
  g_string_append_printf (text, "\n%s", day);
  if (standing->who != NULL && *standing->who != '\0')
    g_string_append_printf (text, "\n%s", standing->who);
  if (standing->carried)
    {
      g_autofree char *carried = isms_day_dup_unbroken (standing->rated_on);

      /* Translators: of a rating: the day on which the method was changed */
      g_string_append_printf (text, _ ("\nCarried over on %s"), carried);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_answer (IsmsRecord *record)
{
  g_autofree char *owner = dup_field (record, "owner");
  g_autofree char *treatment = dup_field (record, "treatment");
  g_autofree char *status = dup_field (record, "status");
  g_autofree char *review = isms_day_dup_unbroken (isms_record_get_text (record, "next_review"));
  GString *text = g_string_new (*owner != '\0' ? owner : _ ("No owner"));

  g_string_append_printf (text, "\n%s\n%s", treatment, status);
  if (*review != '\0')
    /* Translators: the date of the next review follows */
    g_string_append_printf (text, _ ("\nReview %s"), review);
  return g_string_free (text, FALSE);
}

static void
add_above (IsmsReport *report, IsmsRiskFigures *figures)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 1, ISMS_REPORT_START, FALSE },
    { _ ("Risk"), 5, ISMS_REPORT_START, TRUE },
    { _ ("Current"), 2.6, ISMS_REPORT_START, TRUE },
    { _ ("Why"), 3, ISMS_REPORT_START, FALSE },
    { _ ("Owner and treatment"), 2.8, ISMS_REPORT_START, FALSE },
  };
  IsmsReportTable *table;

  isms_report_add_heading (report, 1, _ ("Above the acceptance line"));
  if (figures->n_above == 0)
    {
      isms_report_add_paragraph (report, _ ("No risk stands above the acceptance line."));
      return;
    }
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < figures->n_above; i++)
    {
      const IsmsAssessedRisk *risk = g_ptr_array_index (figures->risks, i);
      const IsmsStanding *standing = risk->standings[ISMS_POSTURE_CURRENT];
      g_autofree char *statement = dup_statement (risk->record);
      g_autofree char *rating = dup_rating (standing);
      g_autofree char *answer = dup_answer (risk->record);
      const char *const cells[] = { isms_record_get_ref (risk->record), statement, rating,
                                    or_dash (standing->why), answer };

      isms_report_table_add_row (table, cells);
      isms_report_table_set_tone (table, 2, standing->tone);
    }
}

static void
add_register_row (IsmsReportTable *table, const IsmsAssessedRisk *risk)
{
  const IsmsStanding *const *standings = (const IsmsStanding *const *) risk->standings;
  g_autofree char *owner = dup_field (risk->record, "owner");
  g_autofree char *treatment = dup_field (risk->record, "treatment");
  g_autofree char *review =
      isms_day_dup_unbroken (isms_record_get_text (risk->record, "next_review"));
  const char *cells[8] = { isms_record_get_ref (risk->record),
                           isms_record_get_title (risk->record),
                           or_dash (owner),
                           NULL,
                           NULL,
                           NULL,
                           treatment,
                           or_dash (review) };

  for (guint i = 0; i < ISMS_N_POSTURES; i++)
    cells[3 + i] = standings[i] != NULL ? standings[i]->level : "–";
  isms_report_table_add_row (table, cells);
  for (guint i = 0; i < ISMS_N_POSTURES; i++)
    if (standings[i] != NULL)
      isms_report_table_set_tone (table, 3 + i, standings[i]->tone);
}

static void
add_register (IsmsReport *report, IsmsRiskFigures *figures)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 1, ISMS_REPORT_START, FALSE },
    { _ ("Risk"), 4.2, ISMS_REPORT_START, FALSE },
    { _ ("Owner"), 1.9, ISMS_REPORT_START, FALSE },
    { isms_posture_get_label (ISMS_POSTURE_INHERENT), 1.5, ISMS_REPORT_START, FALSE },
    { isms_posture_get_label (ISMS_POSTURE_CURRENT), 1.5, ISMS_REPORT_START, FALSE },
    { isms_posture_get_label (ISMS_POSTURE_TARGET), 1.5, ISMS_REPORT_START, FALSE },
    { _ ("Treatment"), 1.5, ISMS_REPORT_START, FALSE },
    { _ ("Next review"), 1.6, ISMS_REPORT_END, FALSE },
  };
  IsmsReportTable *table;

  isms_report_add_heading (report, 1, _ ("The register"));
  if (figures->risks->len == 0)
    {
      isms_report_add_paragraph (report, _ ("The register has no risks yet."));
      return;
    }
  isms_report_add_paragraph (
      report,
      _ ("All risks in use: those above the acceptance line first, the worst first; those not "
         "rated yet last."));
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < figures->risks->len; i++)
    add_register_row (table, g_ptr_array_index (figures->risks, i));
}

typedef struct
{
  const char *who;
  guint n;
  const char *first;
  const char *last;
} Assessor;

static int
compare_assessors (gconstpointer a, gconstpointer b)
{
  const Assessor *first = a;
  const Assessor *second = b;

  return first->n != second->n ? (second->n > first->n) - (second->n < first->n)
                               : g_utf8_collate (first->who, second->who);
}

/* Who gave the current ratings that hold. */
static GPtrArray *
collect_assessors (IsmsRiskFigures *figures)
{
  GPtrArray *assessors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < figures->risks->len; i++)
    {
      const IsmsAssessedRisk *risk = g_ptr_array_index (figures->risks, i);
      const IsmsStanding *standing = risk->standings[ISMS_POSTURE_CURRENT];
      const char *who;
      Assessor *assessor;

      if (standing == NULL)
        continue;
      who = standing->who != NULL && *standing->who != '\0' ? standing->who : _ ("Not recorded");
      assessor = g_hash_table_lookup (known, who);
      if (assessor == NULL)
        {
          assessor = g_new0 (Assessor, 1);
          *assessor = (Assessor) { who, 0, standing->judged_on, standing->judged_on };
          g_hash_table_insert (known, (gpointer) who, assessor);
          g_ptr_array_add (assessors, assessor);
        }
      assessor->n++;
      if (g_strcmp0 (standing->judged_on, assessor->first) < 0)
        assessor->first = standing->judged_on;
      if (g_strcmp0 (standing->judged_on, assessor->last) > 0)
        assessor->last = standing->judged_on;
    }
  g_ptr_array_sort_values (assessors, compare_assessors);
  return assessors;
}

static void
add_carried_over (IsmsReport *report, IsmsRiskFigures *figures)
{
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  const char *last = NULL;
  guint n = 0;

  for (guint i = 0; i < figures->risks->len; i++)
    {
      const IsmsAssessedRisk *risk = g_ptr_array_index (figures->risks, i);
      const IsmsStanding *standing = risk->standings[ISMS_POSTURE_CURRENT];

      if (standing == NULL || !standing->carried)
        continue;
      n++;
      if (g_strcmp0 (standing->rated_on, last) > 0)
        last = standing->rated_on;
    }
  if (n == 0)
    return;
  day = isms_day_dup_unbroken (last);
  /* Translators: how many ratings, and the day on which the method was changed */
  text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "%u of them was carried over by the change of the method on "
                                    "%s. It stands here with who gave it before, and when.",
                                    "%u of them were carried over by the change of the method "
                                    "on %s. They stand here with who gave them before, and when.",
                                    n),
                       n, day);
  isms_report_add_paragraph (report, text);
}

static void
add_assessors (IsmsReport *report, IsmsRiskFigures *figures)
{
  const IsmsReportColumn columns[] = { { _ ("Person"), 4, ISMS_REPORT_START, FALSE },
                                       { _ ("Risks"), 1.2, ISMS_REPORT_END, FALSE },
                                       { _ ("First rated"), 2, ISMS_REPORT_END, FALSE },
                                       { _ ("Last rated"), 2, ISMS_REPORT_END, FALSE } };
  const IsmsReportSignature signatures[] = { { _ ("Prepared by"), NULL },
                                             { _ ("Approved by"), NULL } };
  g_autoptr (GPtrArray) assessors = collect_assessors (figures);

  if (assessors->len > 0)
    {
      IsmsReportTable *table;

      isms_report_add_heading (report, 1, _ ("Who assessed, and when"));
      isms_report_add_paragraph (report, _ ("By the current ratings that hold."));
      add_carried_over (report, figures);
      table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
      for (guint i = 0; i < assessors->len; i++)
        {
          const Assessor *assessor = g_ptr_array_index (assessors, i);
          g_autofree char *n = dup_number (assessor->n);
          g_autofree char *first = isms_day_dup_unbroken (assessor->first);
          g_autofree char *last = isms_day_dup_unbroken (assessor->last);
          const char *const cells[] = { assessor->who, n, first, last };

          isms_report_table_add_row (table, cells);
        }
    }
  isms_report_add_signatures (report, signatures, G_N_ELEMENTS (signatures));
}

/**
 * isms_risk_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @date: the day of the report: ratings given later are not counted
 * @error: what went wrong; %G_IO_ERROR_INVALID_DATA where there is no risk method yet
 *
 * Composes the results of the information security risk assessment (8.2) with the criteria that
 * they were judged by (6.1.2 a), from what the workspace holds.
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_risk_report_new (IsmsDatabase *db, GDateTime *date, GError **error)
{
  g_autoptr (IsmsRiskFigures) figures = isms_risk_figures_load (db, date, error);
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *scope = NULL;

  if (figures == NULL)
    return NULL;
  report = isms_report_new (_ ("Risk assessment report"), date);
  isms_report_set_subtitle (
      report, _ ("Information security risks and how they stand (ISO/IEC 27001, 6.1.2 and 8.2)"));
  if (!isms_report_read_organisation (report, db, &scope, error))
    return NULL;
  add_summary (report, figures, scope);
  if (isms_query_get_as_of (figures->query) != NULL)
    isms_report_add_note (
        report, _ ("This day is over: risks and acceptances are shown as they stood at its end."));
  add_maps (report, figures);
  add_above (report, figures);
  add_register (report, figures);
  if (!isms_loss_report_add (report, db, figures, error))
    return NULL;
  isms_report_add_heading (report, 1, _ ("Acceptances and approvals"));
  if (!isms_treatment_report_add_acceptances (
          report, db, 0, isms_query_get_as_of (figures->query),
          _ ("Nobody has accepted a risk or approved a plan yet."), error))
    return NULL;
  isms_method_report_add (report, figures->method);
  add_assessors (report, figures);
  return g_steal_pointer (&report);
}
