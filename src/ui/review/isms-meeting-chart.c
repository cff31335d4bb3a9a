/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A drawing area over the chart of series, with axes and months, as metrics have it. */

#include "isms-config.h"

#include "isms-meeting-chart.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-screen-palette.h"
#include "isms-series-chart.h"

#define KEY "chart"

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  IsmsSeriesChart *chart = g_object_get_data (G_OBJECT (area), KEY);

  if (chart != NULL)
    isms_series_chart_draw (chart, gtk_widget_get_pango_context (GTK_WIDGET (area)), cr, width,
                            height, isms_screen_palette_get ());
}

static char *
dup_month (const char *day, const char *format)
{
  GDate date;
  char month[64];

  if (!isms_day_parse (day, &date))
    return g_strdup (day);
  g_date_strftime (month, sizeof month, format, &date);
  return g_strdup (month);
}

static const char *
get_unit (IsmsReviewUnit unit)
{
  switch (unit)
    {
    case ISMS_REVIEW_PERCENT:
      return "%";
    case ISMS_REVIEW_DAYS:
      return _ ("days");
    case ISMS_REVIEW_HOURS:
      return _ ("hours");
    case ISMS_REVIEW_COUNT:
    default:
      return NULL;
    }
}

static IsmsSeriesMark
get_mark (IsmsReviewSign sign)
{
  return sign == ISMS_REVIEW_ACT     ? ISMS_SERIES_ACT
         : sign == ISMS_REVIEW_WATCH ? ISMS_SERIES_WATCH
                                     : ISMS_SERIES_PLAIN;
}

/* NULL: there are not two values that a line could tie. What is to be thought of the figure is
 * thought of its last value. */
static IsmsSeriesChart *
create_chart (const IsmsReviewFigure *figure)
{
  g_autoptr (IsmsSeriesChart) chart = isms_series_chart_new ();
  guint n = 0;

  isms_series_chart_set_unit (chart, get_unit (figure->unit));
  for (guint i = 0; i < figure->points->len; i++)
    {
      const IsmsReviewPoint *point = figure->points->pdata[i];
      g_autofree char *label = dup_month (point->day, "%b");
      g_autofree char *words = dup_month (point->day, "%B %Y");

      n += point->has_value;
      if (point->has_value)
        isms_series_chart_add_value (chart, label, words, point->value,
                                     i + 1 == figure->points->len ? get_mark (figure->sign)
                                                                  : ISMS_SERIES_PLAIN);
      else
        isms_series_chart_add_gap (chart, label, words, FALSE);
    }
  return n >= 2 ? g_steal_pointer (&chart) : NULL;
}

/**
 * isms_meeting_chart_new:
 *
 * Returns: (transfer floating): a chart of nothing, hidden
 */
GtkWidget *
isms_meeting_chart_new (void)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                                  "visible", FALSE, NULL);

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, NULL, NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), area, G_CONNECT_SWAPPED);
  return area;
}

/**
 * isms_meeting_chart_show:
 * @chart: of isms_meeting_chart_new ()
 * @figure: (nullable): what it shows, copied
 */
void
isms_meeting_chart_show (GtkWidget *chart, const IsmsReviewFigure *figure)
{
  IsmsSeriesChart *series = figure != NULL && figure->points != NULL ? create_chart (figure) : NULL;
  g_autofree char *words = series != NULL ? isms_series_chart_dup_description (series) : NULL;

  g_object_set_data_full (G_OBJECT (chart), KEY, series,
                          series != NULL ? (GDestroyNotify) isms_series_chart_unref : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : "", -1);
  gtk_widget_set_visible (chart, series != NULL);
  gtk_widget_queue_draw (chart);
}
