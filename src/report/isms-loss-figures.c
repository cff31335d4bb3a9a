/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Turns portfolios into a chart: on screen and on paper the same curves with the same marks. */

#include "isms-config.h"

#include "isms-loss-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "isms-money.h"

static double
get_units (const char *currency)
{
  return pow (10, isms_money_get_digits (currency));
}

static void
add_curve (IsmsExceedanceChart *chart,
           IsmsPortfolio *portfolio,
           IsmsPosture posture,
           gboolean strong,
           double units)
{
  static const IsmsExceedanceLine lines[] = { ISMS_EXCEEDANCE_DASHED, ISMS_EXCEEDANCE_SOLID,
                                              ISMS_EXCEEDANCE_DOTTED };
  guint n;
  const double *chances = isms_exceedance_chart_get_chances (&n);
  g_autofree IsmsExceedancePoint *points = g_new (IsmsExceedancePoint, n);

  for (guint i = 0; i < n; i++)
    points[i] = (IsmsExceedancePoint) {
      (double) isms_portfolio_get_exceeded (portfolio, chances[i]) / units, chances[i]
    };
  isms_exceedance_chart_add_curve (chart, isms_posture_get_label (posture), lines[posture], strong,
                                   points, n);
}

static void
add_marks (IsmsExceedanceChart *chart, IsmsPortfolio *portfolio, double units)
{
  IsmsLoss loss = isms_portfolio_get_loss (portfolio);
  double expected = loss.expected / units;
  double at_risk = (double) loss.at_risk / units;
  g_autofree char *mean = isms_exceedance_dup_amount (expected);
  g_autofree char *most = isms_exceedance_dup_amount (at_risk);
  /* Translators: the expected loss of a year, beside its point of the curve */
  g_autofree char *first = g_strdup_printf (_ ("Expected: %s"), mean);
  /* Translators: what 95 of 100 years stay within, beside its point of the curve */
  g_autofree char *second = g_strdup_printf (_ ("95%%: up to %s"), most);

  isms_exceedance_chart_add_mark (
      chart, first,
      (IsmsExceedancePoint) { expected,
                              isms_portfolio_get_chance (portfolio, llround (loss.expected)) });
  isms_exceedance_chart_add_mark (chart, second, (IsmsExceedancePoint) { at_risk, 0.05 });
}

/* A curve whose risks are all borrowed would be the current one again. */
static gboolean
has_own (IsmsPortfolio *portfolio, gboolean borrowed_too)
{
  guint n;
  const IsmsRiskLoss *risks = isms_portfolio_get_risks (portfolio, &n);

  for (guint i = 0; i < n; i++)
    if (borrowed_too || !risks[i].borrowed)
      return TRUE;
  return FALSE;
}

/**
 * isms_loss_figures_create_chart:
 * @portfolios: (array fixed-size=3): by posture; each may be %NULL
 * @strong: the posture that the chart is about, with its marks
 * @tolerance: what can be borne
 * @currency: of the workspace
 *
 * Returns: (transfer full): the loss exceedance curves
 */
IsmsExceedanceChart *
isms_loss_figures_create_chart (IsmsPortfolio *const *portfolios,
                                IsmsPosture strong,
                                const IsmsTolerance *tolerance,
                                const char *currency)
{
  IsmsExceedanceChart *chart = isms_exceedance_chart_new ();
  double units = get_units (currency);

  isms_exceedance_chart_set_currency (chart, currency);
  for (int i = 0; i < ISMS_N_POSTURES; i++)
    {
      if (portfolios[i] == NULL || !has_own (portfolios[i], i == (int) strong))
        continue;
      add_curve (chart, portfolios[i], (IsmsPosture) i, i == (int) strong, units);
      if (i == (int) strong)
        add_marks (chart, portfolios[i], units);
    }
  if (tolerance->loss >= 0 && tolerance->chance > 0)
    isms_exceedance_chart_set_tolerance (
        chart,
        (IsmsExceedancePoint) { (double) tolerance->loss / units, tolerance->chance / 100.0 });
  return chart;
}

/**
 * isms_loss_figures_dup_amount:
 * @minor: an amount in minor units
 * @currency: (nullable): of the workspace
 *
 * Returns: (transfer full): the amount in short words, without the currency: "1.2 M"
 */
char *
isms_loss_figures_dup_amount (double minor, const char *currency)
{
  return isms_exceedance_dup_amount (minor / get_units (currency));
}

/**
 * isms_loss_figures_dup_short:
 * @minor: an amount in minor units
 * @currency: of the workspace
 *
 * Returns: (transfer full): the amount with two or three digits that count
 */
char *
isms_loss_figures_dup_short (double minor, const char *currency)
{
  g_autofree char *amount = isms_loss_figures_dup_amount (minor, currency);

  return g_strdup_printf ("%s\u00a0%s", amount, currency);
}

/**
 * isms_loss_figures_dup_frequency:
 * @estimate: an estimate
 *
 * Returns: (transfer full): how often a year: low – likely – high, in one line that does not break
 */
char *
isms_loss_figures_dup_frequency (const IsmsEstimate *estimate)
{
  return g_strdup_printf ("%.3g\u00a0–\u00a0%.3g\u00a0–\u00a0%.3g", estimate->frequency[0],
                          estimate->frequency[1], estimate->frequency[2]);
}

/**
 * isms_loss_figures_dup_each:
 * @estimate: an estimate
 * @currency: (nullable): of the workspace
 *
 * Returns: (transfer full): how much each time: low – likely – high, in short words
 */
char *
isms_loss_figures_dup_each (const IsmsEstimate *estimate, const char *currency)
{
  g_autofree char *low = isms_loss_figures_dup_amount ((double) estimate->loss[0], currency);
  g_autofree char *likely = isms_loss_figures_dup_amount ((double) estimate->loss[1], currency);
  g_autofree char *high = isms_loss_figures_dup_amount ((double) estimate->loss[2], currency);

  return g_strdup_printf ("%s – %s – %s", low, likely, high);
}

/**
 * isms_loss_figures_dup_estimate:
 * @estimate: an estimate
 * @currency: of the workspace
 *
 * Returns: (transfer full): its points in words
 */
char *
isms_loss_figures_dup_estimate (const IsmsEstimate *estimate, const char *currency)
{
  g_autofree char *frequency = isms_loss_figures_dup_frequency (estimate);
  g_autofree char *each = isms_loss_figures_dup_each (estimate, currency);

  /* Translators: an estimate, each low, likely, high: times a year; amounts; the currency */
  return g_strdup_printf (_ ("%s times a year, %s %s each time"), frequency, each, currency);
}
