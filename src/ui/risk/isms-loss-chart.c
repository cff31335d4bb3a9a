/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Turns portfolios into a chart and draws it; a screen reader is told the same in words. */

#include "isms-config.h"

#include "isms-loss-chart.h"

#include "isms-loss-figures.h"
#include "isms-screen-palette.h"

struct _IsmsLossChart
{
  GtkWidget parent_instance;

  IsmsExceedanceChart *chart;
  char *description;
};

G_DEFINE_FINAL_TYPE (IsmsLossChart, isms_loss_chart, GTK_TYPE_WIDGET)

char *
isms_loss_dup_short (double minor, const char *currency)
{
  return isms_loss_figures_dup_short (minor, currency);
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
                              isms_screen_palette_get ());
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

static void
take_chart (IsmsLossChart *self, IsmsExceedanceChart *chart)
{
  g_clear_pointer (&self->chart, isms_exceedance_chart_unref);
  self->chart = chart;
  g_free (self->description);
  self->description = isms_exceedance_chart_dup_description (self->chart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->description, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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
  IsmsPortfolio *portfolios[ISMS_N_POSTURES];

  for (int i = 0; i < ISMS_N_POSTURES; i++)
    portfolios[i] = isms_loss_source_get_portfolio (source, (IsmsPosture) i);
  take_chart (self, isms_loss_figures_create_chart (
                        portfolios, posture, isms_loss_source_get_tolerance (source),
                        isms_workspace_get_currency (isms_loss_source_get_workspace (source))));
}

/**
 * isms_loss_chart_show_one:
 * @self: a chart
 * @portfolio: (transfer none): of one risk
 * @posture: what its estimate is of
 * @currency: of the workspace
 *
 * Draws one curve. What can be borne is said of all risks together, so it is not drawn here.
 */
void
isms_loss_chart_show_one (IsmsLossChart *self,
                          IsmsPortfolio *portfolio,
                          IsmsPosture posture,
                          const char *currency)
{
  IsmsPortfolio *portfolios[ISMS_N_POSTURES] = { NULL };
  const IsmsTolerance none = { -1, 0 };

  portfolios[posture] = portfolio;
  take_chart (self, isms_loss_figures_create_chart (portfolios, posture, &none, currency));
}

const char *
isms_loss_chart_get_description (IsmsLossChart *self)
{
  return self->description;
}
