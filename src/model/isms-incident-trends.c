/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One walk over the incidents. To say the month of each is dear: where the months begin is cheap.
 */

#include "isms-config.h"

#include "isms-incident-trends.h"

#include <string.h>

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

/* --- Counting --- */

#define MOMENT strlen ("2026-11-01T00:00:00")

/* A month, from its first moment to the next one's. */
typedef struct
{
  char *start;              /* in UTC, to the second */
  IsmsIncidentMonth *month; /* NULL: of a quarter that is shown, and before or after the months */
  IsmsIncidentQuarter *quarter; /* NULL: what comes after all that is shown */
} Span;

static void
clear_span (gpointer data)
{
  g_free (((Span *) data)->start);
}

/* The months of all quarters, and one past them. They begin where the program runs. */
static GArray *
list_spans (IsmsIncidentTrends *self, GDateTime *now)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autoptr (GDateTime) first =
      g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now), 1, 12, 0, 0);
  const int n = 3 * (int) self->quarters->len;
  const int back = n - 3 + (g_date_time_get_month (now) - 1) % 3;

  g_array_set_clear_func (spans, clear_span);
  for (int i = 0; i <= n; i++)
    {
      g_autoptr (GDateTime) time = g_date_time_add_months (first, i - back);
      g_autoptr (GDateTime) midnight = g_date_time_new_local (
          g_date_time_get_year (time), g_date_time_get_month (time), 1, 0, 0, 0);
      g_autoptr (GDateTime) start = g_date_time_to_utc (midnight);
      const int month = i - back + ISMS_INCIDENT_N_MONTHS - 1;
      Span span = { g_date_time_format (start, "%Y-%m-%dT%H:%M:%S"), NULL, NULL };

      if (month >= 0 && month < ISMS_INCIDENT_N_MONTHS)
        span.month = self->months->pdata[month];
      if (i < n)
        span.quarter = self->quarters->pdata[i / 3];
      g_array_append_val (spans, span);
    }
  return spans;
}

/* NULL: before all of them. */
static const Span *
find_span (GArray *spans, const char *moment)
{
  for (guint i = spans->len; i > 0; i--)
    {
      const Span *span = &g_array_index (spans, Span, i - 1);

      if (strncmp (moment, span->start, MOMENT) >= 0)
        return span;
    }
  return NULL;
}

/* Its hours are a sum until all are counted. */
static void
count (const Span *span, IsmsStatement *statement)
{
  if (span->month != NULL)
    {
      span->month->counts[find_severity (isms_statement_get_text (statement, 1))]++;
      span->month->n++;
    }
  span->quarter->n++;
  for (int time = 0; time < ISMS_INCIDENT_N_TIMES; time++)
    if (!isms_statement_is_null (statement, 2 + time))
      {
        span->quarter->n_timed[time]++;
        span->quarter->hours[time] += isms_statement_get_real (statement, 2 + time);
      }
}

static gboolean
count_all (IsmsIncidentTrends *self, GDateTime *now, IsmsDatabase *database, GError **error)
{
  g_autoptr (GArray) spans = list_spans (self, now);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT known_at, severity, hours_to_detect, hours_to_contain, hours_to_close "
      "FROM incident_list WHERE archived = 0",
      error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      const Span *span = find_span (spans, isms_statement_get_text (statement, 0));

      self->n_ever++;
      if (span != NULL && span->quarter != NULL)
        count (span, statement);
    }
  for (guint i = 0; i < self->quarters->len; i++)
    for (int time = 0; time < ISMS_INCIDENT_N_TIMES; time++)
      {
        IsmsIncidentQuarter *quarter = self->quarters->pdata[i];

        quarter->hours[time] /= MAX (quarter->n_timed[time], 1);
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
  return count_all (self, now, database, error) ? g_steal_pointer (&self) : NULL;
}
