/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Counted by the months and quarters that the view of incidents says. */

#include "isms-config.h"

#include "isms-incident-trends.h"

static void
month_free (gpointer data)
{
  g_free (((IsmsIncidentMonth *) data)->name);
  g_free (data);
}

static void
quarter_free (gpointer data)
{
  g_free (((IsmsIncidentQuarter *) data)->name);
  g_free (data);
}

static guint
find_severity (const char *severity)
{
  for (guint i = 0; isms_incident_severities[i].value != NULL; i++)
    if (g_strcmp0 (isms_incident_severities[i].value, severity) == 0)
      return i + 1;
  return 0;
}

/* Every month has its place, also one in which nothing happened. */
static void
add_months (IsmsIncidentTrends *self, GDateTime *now)
{
  g_autoptr (GDateTime) first =
      g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now), 1, 12, 0, 0);

  for (int back = ISMS_INCIDENT_N_MONTHS - 1; back >= 0; back--)
    {
      g_autoptr (GDateTime) time = g_date_time_add_months (first, -back);
      IsmsIncidentMonth *month = g_new0 (IsmsIncidentMonth, 1);
      g_autofree char *quarter = g_strdup_printf ("%d-Q%d", g_date_time_get_year (time),
                                                  (g_date_time_get_month (time) + 2) / 3);
      const IsmsIncidentQuarter *last =
          self->quarters->len > 0 ? self->quarters->pdata[self->quarters->len - 1] : NULL;

      month->name = g_date_time_format (time, "%Y-%m");
      g_ptr_array_add (self->months, month);
      if (last == NULL || !g_str_equal (last->name, quarter))
        {
          IsmsIncidentQuarter *added = g_new0 (IsmsIncidentQuarter, 1);

          added->name = g_steal_pointer (&quarter);
          g_ptr_array_add (self->quarters, added);
        }
    }
}

static gboolean
count_months (IsmsIncidentTrends *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT month, severity, count (*) FROM incident_list WHERE archived = 0 GROUP BY 1, 2",
      error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      const guint n = (guint) isms_statement_get_int (statement, 2);

      self->n_ever += n;
      for (guint i = 0; i < self->months->len; i++)
        {
          IsmsIncidentMonth *month = self->months->pdata[i];

          if (g_strcmp0 (month->name, isms_statement_get_text (statement, 0)) != 0)
            continue;
          month->counts[find_severity (isms_statement_get_text (statement, 1))] += n;
          month->n += n;
        }
    }
  return !isms_statement_failed (statement);
}

static gboolean
average_quarters (IsmsIncidentTrends *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT quarter, count (*), count (hours_to_detect), avg (hours_to_detect), "
      "count (hours_to_contain), avg (hours_to_contain), count (hours_to_close), "
      "avg (hours_to_close) FROM incident_list WHERE archived = 0 GROUP BY 1",
      error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    for (guint i = 0; i < self->quarters->len; i++)
      {
        IsmsIncidentQuarter *quarter = self->quarters->pdata[i];

        if (g_strcmp0 (quarter->name, isms_statement_get_text (statement, 0)) != 0)
          continue;
        quarter->n = (guint) isms_statement_get_int (statement, 1);
        for (int time = 0; time < ISMS_INCIDENT_N_TIMES; time++)
          {
            quarter->n_timed[time] = (guint) isms_statement_get_int (statement, 2 + 2 * time);
            quarter->hours[time] = isms_statement_get_real (statement, 3 + 2 * time);
          }
      }
  return !isms_statement_failed (statement);
}

/**
 * isms_incident_trends_free:
 * @self: trends
 */
void
isms_incident_trends_free (IsmsIncidentTrends *self)
{
  g_ptr_array_unref (self->months);
  g_ptr_array_unref (self->quarters);
  g_free (self);
}

/**
 * isms_incident_load_trends:
 * @database: a connection of the calling thread
 * @now: the local time that it is
 * @error: return location
 *
 * Incidents in use by the month and the quarter in which they were known of (A.5.27): the month of
 * @now and those before it.
 *
 * Returns: (transfer full): the trends; %NULL on error
 */
IsmsIncidentTrends *
isms_incident_load_trends (IsmsDatabase *database, GDateTime *now, GError **error)
{
  g_autoptr (IsmsIncidentTrends) self = g_new0 (IsmsIncidentTrends, 1);

  self->months = g_ptr_array_new_with_free_func (month_free);
  self->quarters = g_ptr_array_new_with_free_func (quarter_free);
  add_months (self, now);
  return count_months (self, database, error) && average_quarters (self, database, error)
             ? g_steal_pointer (&self)
             : NULL;
}
