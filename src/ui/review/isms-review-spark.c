/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Draws the chart of a figure; a screen reader is told the same in words. */

#include "isms-config.h"

#include "isms-review-spark.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "isms-day.h"
#include "isms-screen-palette.h"
#include "isms-spark-chart.h"

struct _IsmsReviewSpark
{
  GtkWidget parent_instance;

  IsmsSparkChart *chart; /* or NULL */
  char *description;
};

G_DEFINE_FINAL_TYPE (IsmsReviewSpark, isms_review_spark, GTK_TYPE_WIDGET)

/* The room of a chart, so that nothing moves when its values come. */
static void
measure_chart (IsmsReviewSpark *self, double *width, double *height)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  g_autoptr (IsmsSparkChart) none = NULL;

  if (self->chart != NULL)
    {
      isms_spark_chart_measure (self->chart, context, width, height);
      return;
    }
  none = isms_spark_chart_new ();
  isms_spark_chart_measure (none, context, width, height);
}

static void
isms_review_spark_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  double width, height;

  measure_chart (ISMS_REVIEW_SPARK (widget), &width, &height);
  *minimum = *natural = (int) ceil (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height);
}

static void
isms_review_spark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  IsmsReviewSpark *self = ISMS_REVIEW_SPARK (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->chart == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  isms_spark_chart_draw (self->chart, gtk_widget_get_pango_context (widget), cr, width, height,
                         isms_screen_palette_get ());
  cairo_destroy (cr);
}

static void
isms_review_spark_finalize (GObject *object)
{
  IsmsReviewSpark *self = ISMS_REVIEW_SPARK (object);

  g_clear_pointer (&self->chart, isms_spark_chart_unref);
  g_free (self->description);
  G_OBJECT_CLASS (isms_review_spark_parent_class)->finalize (object);
}

static void
isms_review_spark_class_init (IsmsReviewSparkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = isms_review_spark_finalize;
  widget_class->measure = isms_review_spark_measure;
  widget_class->snapshot = isms_review_spark_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
isms_review_spark_init (IsmsReviewSpark *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * isms_review_spark_new:
 *
 * Returns: (transfer floating): a chart of no figure
 */
GtkWidget *
isms_review_spark_new (void)
{
  return g_object_new (ISMS_TYPE_REVIEW_SPARK, NULL);
}

/* "Dec 2025" */
static char *
dup_month (const char *day)
{
  GDate date;
  char month[64];

  if (!isms_day_parse (day, &date))
    return g_strdup (day);
  g_date_strftime (month, sizeof month, "%b %Y", &date);
  return g_strdup (month);
}

static IsmsSparkChart *
create_chart (const IsmsReviewFigure *figure)
{
  IsmsSparkChart *chart = isms_spark_chart_new ();

  if (figure->flow)
    /* Translators: beneath a small chart: each value is that of a month by itself */
    isms_spark_chart_set_caption (chart, _ ("By month"));
  for (guint i = 0; i < figure->points->len; i++)
    {
      const IsmsReviewPoint *point = figure->points->pdata[i];
      IsmsReviewFigure then = *figure;
      g_autofree char *month = dup_month (point->day);
      g_autofree char *words = NULL;

      then.has_value = point->has_value;
      then.value = point->value;
      words = isms_review_figure_dup_value (&then);
      if (point->has_value)
        isms_spark_chart_add_value (chart, month, point->value, words);
      else
        isms_spark_chart_add_gap (chart, month);
    }
  return chart;
}

/**
 * isms_review_spark_set_figure:
 * @self: a chart
 * @figure: (nullable): what it shows, copied
 */
void
isms_review_spark_set_figure (IsmsReviewSpark *self, const IsmsReviewFigure *figure)
{
  g_autoptr (IsmsSparkChart) chart = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (ISMS_IS_REVIEW_SPARK (self));

  if (figure != NULL && figure->points != NULL)
    chart = create_chart (figure);
  if (chart != NULL && isms_spark_chart_get_n_values (chart) < 2)
    g_clear_pointer (&chart, isms_spark_chart_unref);
  words = chart != NULL ? isms_spark_chart_dup_description (chart) : NULL;
  /* The words say all that is drawn but the months between. */
  g_clear_pointer (&self->chart, isms_spark_chart_unref);
  self->chart = g_steal_pointer (&chart);
  if (g_set_str (&self->description, words))
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      words != NULL ? words : "", -1);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * isms_review_spark_get_description:
 * @self: a chart
 *
 * Returns: (transfer none) (nullable): what is drawn, in words
 */
const char *
isms_review_spark_get_description (IsmsReviewSpark *self)
{
  g_return_val_if_fail (ISMS_IS_REVIEW_SPARK (self), NULL);

  return self->description;
}
