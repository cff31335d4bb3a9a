/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the risks may cost, as a part of a report: simulated with the seeds of the workspace, so
 * that it prints the same twice (6.1.2 d). */

#include "isms-config.h"

#include "isms-loss-figures.h"

#include <glib/gi18n-lib.h>

#include "isms-money.h"

typedef struct
{
  GArray *estimates[ISMS_N_POSTURES];
  IsmsPortfolio *portfolios[ISMS_N_POSTURES];
  IsmsTolerance tolerance;
  const char *currency;
} Losses;

static void
clear_losses (Losses *self)
{
  for (guint i = 0; i < ISMS_N_POSTURES; i++)
    {
      g_clear_pointer (&self->estimates[i], g_array_unref);
      g_clear_pointer (&self->portfolios[i], isms_portfolio_unref);
    }
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Losses, clear_losses)

/* Leaves the estimates of one risk. */
static void
keep_risk (GArray *estimates, gint64 risk)
{
  for (guint i = estimates->len; i-- > 0;)
    if (g_array_index (estimates, IsmsRiskEstimate, i).risk != risk)
      g_array_remove_index (estimates, i);
}

/* @risk: only of this one; 0: of all. */
static gboolean
simulate (
    Losses *self, IsmsDatabase *db, const IsmsRiskFigures *figures, gint64 risk, GError **error)
{
  self->currency = isms_money_load_currency (db);
  if (!isms_tolerance_load (db, &self->tolerance, error))
    return FALSE;
  for (guint i = 0; i < ISMS_N_POSTURES; i++)
    {
      IsmsSimulationProgress progress = { 0 };

      self->estimates[i] = isms_estimates_load (db, figures->query, (IsmsPosture) i, error);
      if (self->estimates[i] == NULL)
        return FALSE;
      if (risk != 0)
        keep_risk (self->estimates[i], risk);
      self->portfolios[i] = isms_portfolio_simulate (
          self->estimates[i], i > 0 ? self->portfolios[i - 1] : NULL, &progress, NULL, error);
      if (self->portfolios[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
draw_curve (cairo_t *cr,
            PangoContext *context,
            const IsmsPalette *palette,
            double width,
            double height,
            gpointer user_data)
{
  isms_exceedance_chart_draw (user_data, context, cr, width, height, palette);
}

static void
add_curve (IsmsReport *report, const Losses *losses)
{
  IsmsExceedanceChart *chart = isms_loss_figures_create_chart (
      losses->portfolios, ISMS_POSTURE_CURRENT, &losses->tolerance, losses->currency);
  g_autofree char *words = isms_exceedance_chart_dup_description (chart);
  const IsmsReportChart curve = {
    /* Translators: over the loss exceedance curve */
    .title = _ ("In how many of 100 years a loss is exceeded"),
    .alternative = words,
    .aspect = 0.33,
    .draw = draw_curve,
    .user_data = chart,
    .destroy = (GDestroyNotify) isms_exceedance_chart_unref,
    .silent = TRUE,
  };

  isms_report_add_charts (report, &curve, 1);
}

/* Whether what can be borne is exceeded more often than it may be. */
static char *
dup_kept (const Losses *losses)
{
  const IsmsTolerance *tolerance = &losses->tolerance;
  double years;

  if (tolerance->loss < 0 || tolerance->chance <= 0)
    return g_strdup ("");
  years =
      100 * isms_portfolio_get_chance (losses->portfolios[ISMS_POSTURE_CURRENT], tolerance->loss);
  if (years > tolerance->chance)
    return g_strdup_printf (_ ("Exceeded: %.1f of 100 years, not %d"), years, tolerance->chance);
  return g_strdup_printf (_ ("Kept: %.1f of 100 years, at most %d"), years, tolerance->chance);
}

static void
add_summary (IsmsReport *report, const Losses *losses)
{
  IsmsLoss loss = isms_portfolio_get_loss (losses->portfolios[ISMS_POSTURE_CURRENT]);
  gboolean borne = losses->tolerance.loss >= 0 && losses->tolerance.chance > 0;
  g_autofree char *expected = isms_loss_figures_dup_short (loss.expected, losses->currency);
  g_autofree char *at_risk = isms_loss_figures_dup_short ((double) loss.at_risk, losses->currency);
  g_autofree char *most =
      borne ? isms_loss_figures_dup_short ((double) losses->tolerance.loss, losses->currency)
            : g_strdup ("–");
  g_autofree char *kept = dup_kept (losses);
  const IsmsReportFigure key[] = { { _ ("Expected loss a year"), expected, NULL },
                                   { _ ("95 of 100 years stay within"), at_risk, NULL },
                                   { _ ("Tolerance"), most, kept } };

  isms_report_add_figures (report, key, G_N_ELEMENTS (key));
}

static const IsmsRiskLoss *
find_loss (const Losses *losses, IsmsPosture posture, gint64 risk, const IsmsEstimate **estimate)
{
  guint n;
  const IsmsRiskLoss *found = isms_portfolio_get_risks (losses->portfolios[posture], &n);

  for (guint i = 0; i < n; i++)
    if (found[i].risk == risk)
      {
        *estimate = &g_array_index (losses->estimates[posture], IsmsRiskEstimate, i).estimate;
        return &found[i];
      }
  return NULL;
}

static void
add_row (IsmsReportTable *table,
         const char *first,
         const char *second,
         const IsmsEstimate *estimate,
         const IsmsLoss *loss,
         const char *currency)
{
  g_autofree char *frequency = isms_loss_figures_dup_frequency (estimate);
  g_autofree char *each = isms_loss_figures_dup_each (estimate, currency);
  g_autofree char *expected = isms_loss_figures_dup_amount (loss->expected, currency);
  g_autofree char *at_risk = isms_loss_figures_dup_amount ((double) loss->at_risk, currency);
  const char *const cells[] = { first, second, frequency, each, expected, at_risk };

  isms_report_table_add_row (table, cells);
}

static IsmsReportTable *
add_table (IsmsReport *report, const char *first, const char *second, const char *currency)
{
  /* Translators: how much is lost each time, in a currency: “Loss each time, EUR” */
  g_autofree char *each = g_strdup_printf (_ ("Loss each time, %s"), currency);
  g_autofree char *expected = g_strdup_printf (_ ("Expected a year, %s"), currency);
  g_autofree char *most = g_strdup_printf (_ ("95 of 100 years, %s"), currency);
  const IsmsReportColumn columns[] = { { first, 1, ISMS_REPORT_START, FALSE },
                                       { second, 3.6, ISMS_REPORT_START, FALSE },
                                       { _ ("Times a year"), 2.6, ISMS_REPORT_END, FALSE },
                                       { each, 3.5, ISMS_REPORT_END, FALSE },
                                       { expected, 1.5, ISMS_REPORT_END, FALSE },
                                       { most, 1.5, ISMS_REPORT_END, FALSE } };

  return isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
}

static int
compare_losses (gconstpointer a, gconstpointer b)
{
  const IsmsRiskLoss *first = a;
  const IsmsRiskLoss *second = b;

  return (second->loss.expected > first->loss.expected)
         - (second->loss.expected < first->loss.expected);
}

static void
add_risks (IsmsReport *report, const Losses *losses, const IsmsRiskFigures *figures)
{
  guint n;
  const IsmsRiskLoss *found =
      isms_portfolio_get_risks (losses->portfolios[ISMS_POSTURE_CURRENT], &n);
  g_autofree IsmsRiskLoss *sorted = g_memdup2 (found, n * sizeof *found);
  IsmsReportTable *table;

  g_sort_array (sorted, n, sizeof *sorted, (GCompareDataFunc) compare_losses, NULL);
  isms_report_add_paragraph (
      report,
      _ ("Each from a low, a likely and a high estimate, the costliest first. The figures "
         "of 95 of 100 years do not add up: bad years of different risks seldom meet. They are 0 "
         "where a risk comes true in fewer than 5 of 100 years."));
  table = add_table (report, _ ("Ref"), _ ("Risk"), losses->currency);
  for (guint i = 0; i < n; i++)
    {
      const IsmsEstimate *estimate = NULL;
      IsmsRecord *record = isms_risk_figures_find (figures, sorted[i].risk);

      if (record != NULL
          && find_loss (losses, ISMS_POSTURE_CURRENT, sorted[i].risk, &estimate) != NULL)
        add_row (table, isms_record_get_ref (record), isms_record_get_title (record), estimate,
                 &sorted[i].loss, losses->currency);
    }
}

/**
 * isms_loss_report_add:
 * @report: a report that is being made
 * @db: a connection of the calling thread: never the main one, it takes long
 * @figures: the risks that the report is about
 * @error: return location
 *
 * Adds what the risks may cost together and one by one, as far as they are estimated; nothing
 * where none is.
 *
 * Returns: %FALSE on error
 */
gboolean
isms_loss_report_add (IsmsReport *report,
                      IsmsDatabase *db,
                      const IsmsRiskFigures *figures,
                      GError **error)
{
  g_auto (Losses) losses = { 0 };
  g_autofree char *words = NULL;
  guint n;

  if (!simulate (&losses, db, figures, 0, error))
    return FALSE;
  isms_portfolio_get_risks (losses.portfolios[ISMS_POSTURE_CURRENT], &n);
  if (n == 0)
    return TRUE;
  /* Translators: first the risks with an estimate, then all */
  words = g_strdup_printf (
      _ ("%u of %u risks are estimated in money. 100,000 possible years of each were drawn; the "
         "same estimates give the same figures again."),
      n, figures->risks->len);
  isms_report_add_heading (report, 1, _ ("What the risks may cost"));
  isms_report_add_paragraph (report, words);
  add_summary (report, &losses);
  add_curve (report, &losses);
  add_risks (report, &losses, figures);
  return TRUE;
}

/**
 * isms_loss_report_add_risk:
 * @report: a report that is being made
 * @db: a connection of the calling thread
 * @figures: the risks that the report is about
 * @risk: one of them
 * @error: return location
 *
 * Adds what one risk may cost by its estimates; nothing where it has none.
 *
 * Returns: %FALSE on error
 */
gboolean
isms_loss_report_add_risk (IsmsReport *report,
                           IsmsDatabase *db,
                           const IsmsRiskFigures *figures,
                           const IsmsAssessedRisk *risk,
                           GError **error)
{
  g_auto (Losses) losses = { 0 };
  gint64 id = isms_record_get_id (risk->record);
  IsmsReportTable *table = NULL;

  if (!simulate (&losses, db, figures, id, error))
    return FALSE;
  for (guint i = 0; i < ISMS_N_POSTURES; i++)
    {
      const IsmsEstimate *estimate = NULL;
      const IsmsRiskLoss *loss = find_loss (&losses, (IsmsPosture) i, id, &estimate);

      if (loss == NULL || loss->borrowed)
        continue;
      if (table == NULL)
        {
          isms_report_add_heading (report, 1, _ ("What it may cost"));
          table = add_table (report, _ ("Rating"), _ ("Distribution"), losses.currency);
        }
      add_row (table, isms_posture_get_label ((IsmsPosture) i),
               isms_shape_get_label (estimate->shape), estimate, &loss->loss, losses.currency);
    }
  return TRUE;
}
