/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Tells data/sample/measurements.csv: the values of each metric by its periods, the newest last;
 * "-" where nobody measured. What is measured by hand is, some days after its period has ended;
 * what is counted, when it begins. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-metric.h"
#include "isms-number.h"
#include "isms-sample-private.h"
#include "isms-uid.h"

#define VALUES 100   /* of an event's row: the metric, and the value in it */
#define DAYS_LATER 4 /* by hand, after a period's end */

/* The day of the story on which the value was measured, and the first day of its period. */
static int
find_day (IsmsSampleStory *story, guint row, guint values, guint nth, char **start)
{
  int months = isms_sample_get_number (story->measurements, row, "months");
  gboolean by_hand = *isms_sample_get_cell (story->measurements, row, "person") != '\0';
  g_autofree char *today = isms_sample_calendar_format (&story->calendar, 0);
  g_autofree char *current = isms_metric_dup_period_start (today, months);
  guint back = values - 1 - nth + (by_hand ? 1 : 0);
  GDate now, day;

  isms_day_parse (today, &now);
  isms_day_parse (current, &day);
  g_date_subtract_months (&day, back * (guint) months);
  *start = isms_day_write (&day);
  if (by_hand)
    {
      g_date_add_months (&day, (guint) months);
      g_date_add_days (&day, DAYS_LATER + row % 3);
    }
  while (g_date_get_weekday (&day) >= G_DATE_SATURDAY)
    g_date_add_days (&day, 1);
  return g_date_days_between (&now, &day);
}

void
isms_sample_metrics_plan (IsmsSampleStory *story, IsmsSampleRisks *risks)
{
  for (guint row = 1; row < isms_table_get_n_rows (story->measurements); row++)
    {
      g_auto (GStrv) values =
          g_strsplit (isms_sample_get_cell (story->measurements, row, "values"), " ", -1);
      int since = isms_sample_get_number (story->context[ISMS_SAMPLE_CONTEXT_METRIC], row, "day");

      for (guint i = 0; values[i] != NULL; i++)
        {
          g_autofree char *start = NULL;
          int day = find_day (story, row, g_strv_length (values), i, &start);

          if (!g_str_equal (values[i], "-") && day > since && day < 0)
            isms_sample_risks_add (risks, day, "measurement", row * VALUES + i);
        }
    }
  isms_sample_risks_sort (risks);
}

/**
 * isms_sample_metrics_happens:
 * @story: what is told
 * @row: of the event: the metric, and which value of it
 * @day: on which it was measured
 * @manager: who says so where it was counted
 * @error: return location
 *
 * Returns: %FALSE on error
 */
gboolean
isms_sample_metrics_happens (
    IsmsSampleStory *story, guint row, int day, const char *manager, GError **error)
{
  IsmsTable *table = story->measurements;
  guint line = row / VALUES, nth = row % VALUES;
  const char *ref = isms_sample_get_cell (table, line, "metric");
  const char *person = isms_sample_get_cell (table, line, "person");
  g_auto (GStrv) values = g_strsplit (isms_sample_get_cell (table, line, "values"), " ", -1);
  g_autofree char *start = NULL, *words = NULL, *uid = NULL, *label = NULL, *on = NULL;
  g_autofree char *title = NULL;
  g_autoptr (IsmsStep) step = NULL;
  IsmsRow *values_row = isms_row_new ();
  double value = 0;

  find_day (story, line, g_strv_length (values), nth, &start);
  words = g_strdup_printf ("%s/%s", ref, start);
  uid = isms_uid_from_words (words);
  on = isms_sample_calendar_format (&story->calendar, day);
  label = isms_metric_dup_record_label (ref, start, isms_sample_get_number (table, line, "months"));
  isms_number_parse (values[nth], TRUE, &value);
  title =
      g_strdup (isms_sample_get_cell (story->context[ISMS_SAMPLE_CONTEXT_METRIC], line, "title"));
  isms_row_set_text (values_row, "uid", uid);
  isms_row_set_text (values_row, "title", title);
  isms_row_set_int (values_row, "metric_id", isms_sample_find_id (story, ref));
  isms_row_set_text (values_row, "period_start", start);
  isms_row_set_real (values_row, "value", value);
  isms_row_set_text (values_row, "measured_on", on);
  isms_row_set_text (values_row, "source", *person != '\0' ? "hand" : "computed");
  if (*person != '\0')
    isms_row_set_int (values_row, "measured_by_id", isms_sample_find_id (story, person));
  step = isms_sample_begin (story, day, *person != '\0' ? person : manager, label);
  isms_step_insert (step, "measurement", values_row);
  return isms_step_commit (step, story->cancellable, error);
}
