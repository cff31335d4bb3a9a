/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Periods: those of the calendar, as the view metric_period has them, and a metric with all of its
 * own. */

#include "isms-config.h"

#include "isms-metric.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"

/**
 * isms_metric_get_months:
 * @frequency: (nullable): a metric's
 *
 * Returns: how many months a period has; 0: there is no such frequency
 */
int
isms_metric_get_months (const char *frequency)
{
  static const struct
  {
    const char *frequency;
    int months;
  } all[] = { { "monthly", 1 }, { "quarterly", 3 }, { "half_yearly", 6 }, { "yearly", 12 } };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_strcmp0 (all[i].frequency, frequency) == 0)
      return all[i].months;
  return 0;
}

/**
 * isms_metric_dup_period_start:
 * @day: a day, YYYY-MM-DD
 * @months: how many months a period has: 1, 3, 6 or 12
 *
 * Returns: (transfer full): the first day of the period that holds @day
 */
char *
isms_metric_dup_period_start (const char *day, int months)
{
  int month = atoi (day + 5) - 1;

  g_return_val_if_fail (months > 0, NULL);

  return g_strdup_printf ("%.4s-%02d-01", day, month / months * months + 1);
}

/**
 * isms_metric_dup_period_words:
 * @start: the first day of a period, YYYY-MM-DD
 * @months: how many months it has
 *
 * Returns: (transfer full): the period as people say it
 */
char *
isms_metric_dup_period_words (const char *start, int months)
{
  int month = atoi (start + 5);
  int year = atoi (start);
  g_autoptr (GDateTime) day = NULL;

  switch (months)
    {
    case 3:
      /* Translators: a quarter of a year, and the year: "Q1 2027" */
      return g_strdup_printf (_ ("Q%d %d"), (month + 2) / 3, year);
    case 6:
      return g_strdup_printf (month == 1 ? _ ("1st half of %d") : _ ("2nd half of %d"), year);
    case 12:
      return g_strdup_printf ("%d", year);
    default:
      day = g_date_time_new_local (year, month, 1, 0, 0, 0);
      return day != NULL ? g_date_time_format (day, "%OB\u00a0%Y") : g_strndup (start, 7);
    }
}

static void
free_period (gpointer data)
{
  IsmsPeriod *self = data;

  g_free (self->start);
  g_free (self->status);
  g_free (self->measured_on);
  g_free (self->measured_by);
  g_free (self->note);
  g_free (self);
}

/**
 * isms_series_free:
 * @self: (transfer full) (nullable): a series
 */
void
isms_series_free (IsmsSeries *self)
{
  if (self == NULL)
    return;
  g_free (self->ref);
  g_free (self->title);
  g_free (self->unit);
  g_free (self->current);
  g_ptr_array_unref (self->periods);
  g_free (self);
}

static void
take_threshold (IsmsStatement *statement, int column, gboolean *has, double *value)
{
  *has = !isms_statement_is_null (statement, column);
  *value = isms_statement_get_real (statement, column);
}

static IsmsSeries *
load_metric (IsmsDatabase *database, gint64 metric, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT m.ref, m.title, m.unit, n.months, m.direction = 'up', m.target, m.amber, m.red, "
      "n.current FROM metric AS m JOIN metric_now AS n ON n.id = m.id WHERE m.id = ?",
      error);
  IsmsSeries *self;

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, metric);
  if (!isms_statement_next (statement, error))
    {
      if (!isms_statement_failed (statement))
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                             _ ("The metric is no longer there."));
      return NULL;
    }
  self = g_new0 (IsmsSeries, 1);
  self->id = metric;
  self->periods = g_ptr_array_new_with_free_func (free_period);
  self->ref = isms_statement_dup_text (statement, 0);
  self->title = isms_statement_dup_text (statement, 1);
  self->unit = isms_statement_dup_text (statement, 2);
  self->months = (int) isms_statement_get_int (statement, 3);
  self->up = isms_statement_get_int (statement, 4) != 0;
  take_threshold (statement, 5, &self->has_target, &self->target);
  take_threshold (statement, 6, &self->has_amber, &self->amber);
  take_threshold (statement, 7, &self->has_red, &self->red);
  self->current = isms_statement_dup_text (statement, 8);
  return self;
}

/* From the first period that has a value or should have one, to the one that is. */
#define PERIODS                                                                                    \
  "WITH RECURSIVE walk (period_start, months, last, first, ripe) AS ("                             \
  "  SELECT ifnull (min (n.first, ifnull ((SELECT min (v.period_start) FROM measurement AS v "     \
  "      WHERE v.metric_id = n.id AND v.archived = 0 AND v.value IS NOT NULL), n.first)), "        \
  "      n.current), n.months, max (n.current, ifnull (n.newest, n.current)), n.first, n.last "    \
  "    FROM metric_now AS n WHERE n.id = ?1 "                                                      \
  "  UNION ALL SELECT date (w.period_start, printf ('+%d months', w.months)), w.months, w.last, "  \
  "    w.first, w.ripe FROM walk AS w WHERE w.period_start < w.last) "                             \
  "SELECT w.period_start, l.id, l.value, l.status, l.measured_on, l.measured_by, l.note, "         \
  "  l.value IS NULL AND w.period_start >= w.first AND w.period_start <= w.ripe, "                 \
  "  l.source = 'computed' "                                                                       \
  "FROM walk AS w LEFT JOIN measurement_list AS l "                                                \
  "  ON l.metric_id = ?1 AND l.period_start = w.period_start AND l.archived = 0 "                  \
  "ORDER BY w.period_start"

/**
 * isms_series_load:
 * @database: a connection of the calling thread
 * @metric: the id of a metric
 * @error: return location
 *
 * What the form, the chart and the report of a metric show (9.1): every period from the first that
 * has a value or should have one, to the one that is. Archived measurements are left out.
 *
 * Returns: (transfer full): the series; %NULL on error, %G_IO_ERROR_NOT_FOUND where there is no
 *   such metric
 */
IsmsSeries *
isms_series_load (IsmsDatabase *database, gint64 metric, GError **error)
{
  g_autoptr (IsmsSeries) self = load_metric (database, metric, error);
  g_autoptr (IsmsStatement) statement = NULL;

  if (self == NULL)
    return NULL;
  statement = isms_database_prepare (database, PERIODS, error);
  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, metric);
  while (isms_statement_next (statement, error))
    {
      IsmsPeriod *period = g_new0 (IsmsPeriod, 1);

      period->start = isms_statement_dup_text (statement, 0);
      period->id = isms_statement_get_int (statement, 1);
      take_threshold (statement, 2, &period->has_value, &period->value);
      period->status = isms_statement_dup_text (statement, 3);
      period->measured_on = isms_statement_dup_text (statement, 4);
      period->measured_by = isms_statement_dup_text (statement, 5);
      period->note = isms_statement_dup_text (statement, 6);
      period->missing = isms_statement_get_int (statement, 7) != 0;
      period->computed = isms_statement_get_int (statement, 8) != 0;
      g_ptr_array_add (self->periods, period);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&self);
}
