/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Turns portfolios into a chart and draws it; a screen reader is told the same in words. */

#include "isms-config.h"

#include "isms-loss-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "isms-exceedance-chart.h"
#include "isms-money.h"
#include "isms-risk-words.h"

struct _IsmsLossChart
{
  GtkWidget parent_instance;

  IsmsExceedanceChart *chart;
  char *description;
};

G_DEFINE_FINAL_TYPE (IsmsLossChart, isms_loss_chart, GTK_TYPE_WIDGET)

static double
get_units (const char *currency)
{
  return pow (10, isms_money_get_digits (currency));
}

char *
isms_loss_dup_short (double minor, const char *currency)
{
  g_autofree char *amount = isms_exceedance_dup_amount (minor / get_units (currency));

  return g_strdup_printf ("%s\u00a0%s", amount, currency);
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

static void
isms_loss_chart_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 260 : 240;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 640
             : for_size > 0                            ? CLAMP (for_size * 6 / 10, 260, 420)
                                                       : 360;
}

static GtkSizeRequestMode
isms_loss_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
isms_loss_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  IsmsLossChart *self = ISMS_LOSS_CHART (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->chart == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  isms_exceedance_chart_draw (self->chart, gtk_widget_get_pango_context (widget), cr, width, height,
                              isms_risk_words_get_palette ());
  cairo_destroy (cr);
}

static void
isms_loss_chart_dispose (GObject *object)
{
  IsmsLossChart *self = ISMS_LOSS_CHART (object);

  g_clear_pointer (&self->chart, isms_exceedance_chart_unref);
  G_OBJECT_CLASS (isms_loss_chart_parent_class)->dispose (object);
}

static void
isms_loss_chart_finalize (GObject *object)
{
  g_free (ISMS_LOSS_CHART (object)->description);
  G_OBJECT_CLASS (isms_loss_chart_parent_class)->finalize (object);
}

static void
isms_loss_chart_class_init (IsmsLossChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_loss_chart_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_loss_chart_finalize;
  widget_class->measure = isms_loss_chart_measure;
  widget_class->get_request_mode = isms_loss_chart_get_request_mode;
  widget_class->snapshot = isms_loss_chart_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
isms_loss_chart_init (IsmsLossChart *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * isms_loss_chart_show:
 * @self: a chart
 * @source: (transfer none): whose portfolios are drawn, each that has a risk in it
 * @posture: the one that the chart is about
 */
void
isms_loss_chart_show (IsmsLossChart *self, IsmsLossSource *source, IsmsPosture posture)
{
  const char *currency = isms_workspace_get_currency (isms_loss_source_get_workspace (source));
  const IsmsTolerance *tolerance = isms_loss_source_get_tolerance (source);
  double units = get_units (currency);

  g_clear_pointer (&self->chart, isms_exceedance_chart_unref);
  self->chart = isms_exceedance_chart_new ();
  isms_exceedance_chart_set_currency (self->chart, currency);
  for (int i = 0; i < ISMS_LOSS_N_POSTURES; i++)
    {
      IsmsPortfolio *portfolio = isms_loss_source_get_portfolio (source, (IsmsPosture) i);

      if (portfolio == NULL || !has_own (portfolio, i == (int) posture))
        continue;
      add_curve (self->chart, portfolio, (IsmsPosture) i, i == (int) posture, units);
      if (i == (int) posture)
        add_marks (self->chart, portfolio, units);
    }
  if (tolerance->loss >= 0 && tolerance->chance > 0)
    isms_exceedance_chart_set_tolerance (
        self->chart,
        (IsmsExceedancePoint) { (double) tolerance->loss / units, tolerance->chance / 100.0 });
  g_free (self->description);
  self->description = isms_exceedance_chart_dup_description (self->chart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->description, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
isms_loss_chart_get_description (IsmsLossChart *self)
{
  return self->description;
}
