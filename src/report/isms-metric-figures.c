/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Turns a series into a chart. */

#include "isms-config.h"

#include "isms-metric-figures.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "isms-number.h"

#define MOST 36 /* periods: three years by month */

/* As short as it can be, beneath an axis. */
static char *
dup_short (const char *start, int months)
{
  int month = atoi (start + 5), year = atoi (start) % 100;
  g_autoptr (GDateTime) day = NULL;

  switch (months)
    {
    case 3:
      /* Translators: beneath an axis: a quarter and the last two digits of its year: "Q1 27" */
      return g_strdup_printf (_ ("Q%d %02d"), (month + 2) / 3, year);
    case 6:
      /* Translators: beneath an axis: a half and the last two digits of its year: "H1 27" */
      return g_strdup_printf (_ ("H%d %02d"), (month + 5) / 6, year);
    case 12:
      return g_strndup (start, 4);
    default:
      day = g_date_time_new_local (atoi (start), month, 1, 0, 0, 0);
      return day != NULL ? g_date_time_format (day, "%b\u00a0%y") : g_strndup (start, 7);
    }
}

static IsmsSeriesMark
get_mark (const char *status)
{
  return g_strcmp0 (status, "act") == 0     ? ISMS_SERIES_ACT
         : g_strcmp0 (status, "watch") == 0 ? ISMS_SERIES_WATCH
                                            : ISMS_SERIES_PLAIN;
}

/**
 * isms_metric_figures_create_chart:
 * @series: a metric with its periods
 *
 * Returns: (transfer full): its newest periods, with target and thresholds
 */
IsmsSeriesChart *
isms_metric_figures_create_chart (const IsmsSeries *series)
{
  IsmsSeriesChart *chart = isms_series_chart_new ();
  guint n = series->periods->len;

  isms_series_chart_set_unit (chart, series->unit);
  if (series->has_target)
    isms_series_chart_set_limit (chart, ISMS_SERIES_TARGET, series->target);
  if (series->has_amber && (!series->has_target || series->amber != series->target))
    isms_series_chart_set_limit (chart, ISMS_SERIES_AMBER, series->amber);
  if (series->has_red)
    isms_series_chart_set_limit (chart, ISMS_SERIES_RED, series->red);
  for (guint i = n > MOST ? n - MOST : 0; i < n; i++)
    {
      const IsmsPeriod *period = series->periods->pdata[i];
      g_autofree char *label = dup_short (period->start, series->months);
      g_autofree char *words = isms_metric_dup_period_words (period->start, series->months);

      if (period->has_value)
        isms_series_chart_add_value (chart, label, words, period->value, get_mark (period->status));
      else
        isms_series_chart_add_gap (chart, label, words, period->missing);
    }
  return chart;
}

/**
 * isms_metric_figures_dup_value:
 * @series: a metric
 * @value: a value of it
 *
 * Returns: (transfer full): the value as people read it, with its unit
 */
char *
isms_metric_figures_dup_value (const IsmsSeries *series, double value)
{
  g_autofree char *number = isms_number_dup_display (value);

  if (series->unit == NULL || *series->unit == '\0')
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s\u00a0%s", number, series->unit);
}

/**
 * isms_metric_figures_get_status:
 * @status: (nullable): as the views have it
 *
 * Returns: (transfer none): what people call it
 */
const char *
isms_metric_figures_get_status (const char *status)
{
  for (const IsmsChoice *choice = isms_metric_statuses; choice->value != NULL; choice++)
    if (g_strcmp0 (choice->value, status) == 0)
      return _ (choice->label);
  return "";
}
