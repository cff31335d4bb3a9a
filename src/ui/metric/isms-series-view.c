/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Draws the chart; a screen reader is told the same in words. */

#include "isms-config.h"

#include "isms-series-view.h"

#include "isms-metric-figures.h"

struct _IsmsSeriesView
{
  GtkWidget parent_instance;

  IsmsSeriesChart *chart;
  char *description;
};

G_DEFINE_FINAL_TYPE (IsmsSeriesView, isms_series_view, GTK_TYPE_WIDGET)

static void
isms_series_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 220 : 180;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 560 : 240;
}

static void
isms_series_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  IsmsSeriesView *self = ISMS_SERIES_VIEW (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  isms_series_chart_draw (self->chart, gtk_widget_get_pango_context (widget), cr, width, height,
                          isms_palette_get (dark ? ISMS_PALETTE_DARK : ISMS_PALETTE_LIGHT));
  cairo_destroy (cr);
}

static void
isms_series_view_finalize (GObject *object)
{
  IsmsSeriesView *self = ISMS_SERIES_VIEW (object);

  g_clear_pointer (&self->chart, isms_series_chart_unref);
  g_free (self->description);
  G_OBJECT_CLASS (isms_series_view_parent_class)->finalize (object);
}

static void
isms_series_view_class_init (IsmsSeriesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = isms_series_view_finalize;
  widget_class->measure = isms_series_view_measure;
  widget_class->snapshot = isms_series_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
isms_series_view_init (IsmsSeriesView *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * isms_series_view_new:
 * @series: (transfer none): a metric with its periods
 *
 * Returns: (transfer floating): its chart
 */
GtkWidget *
isms_series_view_new (const IsmsSeries *series)
{
  IsmsSeriesView *self = g_object_new (ISMS_TYPE_SERIES_VIEW, NULL);

  self->chart = isms_metric_figures_create_chart (series);
  self->description = isms_series_chart_dup_description (self->chart);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->description, -1);
  return GTK_WIDGET (self);
}

/**
 * isms_series_view_get_description:
 * @self: a chart
 *
 * Returns: (transfer none): what it shows in words
 */
const char *
isms_series_view_get_description (IsmsSeriesView *self)
{
  g_return_val_if_fail (ISMS_IS_SERIES_VIEW (self), NULL);

  return self->description;
}
