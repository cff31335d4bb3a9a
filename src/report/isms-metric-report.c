/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An overview first, then each metric by itself. */

#include "isms-config.h"

#include "isms-metric-report.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-metric-figures.h"
#include "isms-record.h"
#include "isms-report-records.h"
#include "isms-report-workspace.h"

#define LAST 6 /* values that are told in figures */

static char *
dup_display (IsmsRecord *record, const char *field)
{
  return isms_record_dup_display (record,
                                  isms_kind_find_field (isms_record_get_kind (record), field));
}

/* A number with the metric's unit; "" where it is not set. */
static char *
dup_number (IsmsRecord *record, const char *field)
{
  g_autofree char *number = dup_display (record, field);
  const char *unit = isms_record_get_text (record, "unit");

  if (*number == '\0' || unit == NULL || *unit == '\0')
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s\u00a0%s", number, unit);
}

static guint
count (GPtrArray *records, const char *status)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += g_strcmp0 (isms_record_get_text (records->pdata[i], "status"), status) == 0;
  return n;
}

static void
add_totals (IsmsReport *report, GPtrArray *records)
{
  guint gaps = 0;
  g_autofree char *good = g_strdup_printf ("%u", count (records, "good"));
  g_autofree char *watch = g_strdup_printf ("%u", count (records, "watch"));
  g_autofree char *act = g_strdup_printf ("%u", count (records, "act"));
  g_autofree char *missing = NULL;
  IsmsReportFigure figures[] = {
    { isms_metric_figures_get_status ("good"), good, NULL },
    { isms_metric_figures_get_status ("watch"), watch, NULL },
    { isms_metric_figures_get_status ("act"), act, NULL },
    { _ ("With periods without a value"), NULL, NULL },
  };

  for (guint i = 0; i < records->len; i++)
    gaps += isms_record_get_int (records->pdata[i], "missing") > 0;
  missing = g_strdup_printf ("%u", gaps);
  figures[3].value = missing;
  isms_report_add_figures (report, figures, G_N_ELEMENTS (figures));
}

static void
add_overview (IsmsReport *report, GPtrArray *records)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 0.9, ISMS_REPORT_START, FALSE },
    { _ ("Metric"), 3.4, ISMS_REPORT_START, TRUE },
    { _ ("Newest value"), 1.2, ISMS_REPORT_END, FALSE },
    { _ ("Target"), 1.1, ISMS_REPORT_END, FALSE },
    { _ ("Status"), 1.2, ISMS_REPORT_START, FALSE },
    { _ ("Trend"), 1.2, ISMS_REPORT_START, FALSE },
    { _ ("Missing periods"), 1, ISMS_REPORT_END, FALSE },
  };
  IsmsReportTable *table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < records->len; i++)
    {
      IsmsRecord *record = records->pdata[i];
      g_autofree char *value = dup_number (record, "newest_value");
      g_autofree char *target = dup_number (record, "target");
      g_autofree char *status = dup_display (record, "status");
      g_autofree char *trend = dup_display (record, "trend");
      g_autofree char *missing = dup_display (record, "missing");
      const char *const cells[] = { isms_record_get_ref (record),
                                    isms_record_get_title (record),
                                    value,
                                    target,
                                    status,
                                    trend,
                                    missing };

      isms_report_table_add_row (table, cells);
    }
}

/* --- One metric --- */

static void
draw_series (cairo_t *cr,
             PangoContext *context,
             const IsmsPalette *palette,
             double width,
             double height,
             gpointer chart)
{
  isms_series_chart_draw (chart, context, cr, width, height, palette);
}

static void
add_chart (IsmsReport *report, const IsmsSeries *series)
{
  IsmsSeriesChart *series_chart = isms_metric_figures_create_chart (series);
  g_autofree char *words = isms_series_chart_dup_description (series_chart);
  const IsmsReportChart chart = {
    .alternative = words,
    .aspect = 0.3,
    .draw = draw_series,
    .user_data = series_chart,
    .destroy = (GDestroyNotify) isms_series_chart_unref,
    .silent = TRUE,
  };

  isms_report_add_charts (report, &chart, 1);
}

/* "Monthly · Measured by Ada Osei · Analysed by Ben Ito" */
static char *
dup_facts (IsmsRecord *record)
{
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *frequency = dup_display (record, "frequency");
  const char *measurer = isms_record_get_text (record, "measured_by");
  const char *analyst = isms_record_get_text (record, "analysed_by");
  const char *objective = isms_record_get_text (record, "objective");
  const char *controls = isms_record_get_text (record, "controls");

  g_string_append (facts, frequency);
  if (isms_record_is_set (record, "computed_by"))
    g_string_append_printf (facts, " · %s", _ ("counted by Parapet"));
  else if (measurer != NULL && *measurer != '\0')
    /* Translators: a person */
    g_string_append_printf (facts, " · %s: %s", _ ("measured by"), measurer);
  if (analyst != NULL && *analyst != '\0')
    g_string_append_printf (facts, " · %s: %s", _ ("analysed by"), analyst);
  if (objective != NULL && *objective != '\0')
    g_string_append_printf (facts, " · %s: %s", _ ("objective"), objective);
  if (controls != NULL && *controls != '\0')
    g_string_append_printf (facts, " · %s: %s", _ ("controls"), controls);
  return g_string_free_and_steal (g_steal_pointer (&facts));
}

/* What is missing in words; NULL: nothing. */
static char *
dup_missing (const IsmsSeries *series)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < series->periods->len; i++)
    {
      const IsmsPeriod *period = series->periods->pdata[i];
      g_autofree char *name = isms_metric_dup_period_words (period->start, series->months);

      if (period->missing)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", name);
    }
  if (words->len == 0)
    return NULL;
  /* Translators: periods of a metric */
  return g_strdup_printf (_ ("Without a value: %s."), words->str);
}

static void
add_values (IsmsReport *report, const IsmsSeries *series)
{
  const IsmsReportColumn columns[] = {
    { _ ("Period"), 1.6, ISMS_REPORT_START, FALSE },
    { _ ("Value"), 1.1, ISMS_REPORT_END, FALSE },
    { _ ("Status"), 1.2, ISMS_REPORT_START, FALSE },
    { _ ("Measured"), 1.3, ISMS_REPORT_START, FALSE },
    { _ ("By"), 1.6, ISMS_REPORT_START, FALSE },
    { _ ("Note"), 3, ISMS_REPORT_START, FALSE },
  };
  IsmsReportTable *table = NULL;
  guint n = 0;

  for (guint i = series->periods->len; i > 0 && n < LAST; i--)
    {
      const IsmsPeriod *period = series->periods->pdata[i - 1];
      g_autofree char *name = isms_metric_dup_period_words (period->start, series->months);
      g_autofree char *value =
          period->has_value ? isms_metric_figures_dup_value (series, period->value) : NULL;
      g_autofree char *day =
          period->measured_on != NULL ? isms_day_dup_words (period->measured_on) : NULL;
      const char *const cells[] = { name,
                                    value != NULL ? value : _ ("No value"),
                                    period->has_value
                                        ? isms_metric_figures_get_status (period->status)
                                        : NULL,
                                    day,
                                    period->computed ? _ ("By Parapet") : period->measured_by,
                                    period->note };

      if (!period->has_value && !period->missing)
        continue;
      if (table == NULL)
        table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
      isms_report_table_add_row (table, cells);
      n++;
    }
}

static void
add_text (IsmsReport *report, IsmsRecord *record, const char *field)
{
  const char *text = isms_record_get_text (record, field);

  if (text != NULL && *text != '\0')
    isms_report_add_paragraph (report, text);
}

static gboolean
add_metric (IsmsReport *report, IsmsDatabase *db, IsmsRecord *record, GError **error)
{
  g_autoptr (IsmsSeries) series = isms_series_load (db, isms_record_get_id (record), error);
  const char *comment = isms_record_get_text (record, "note");
  g_autofree char *heading = NULL, *facts = NULL, *missing = NULL;

  if (series == NULL)
    return FALSE;
  heading = g_strdup_printf ("%s  %s", series->ref, series->title);
  facts = dup_facts (record);
  missing = dup_missing (series);
  isms_report_add_heading (report, 2, heading);
  isms_report_add_paragraph (report, facts);
  /* Right beneath, so that no page parts it from its heading. */
  if (isms_record_is_set (record, "newest_value"))
    add_chart (report, series);
  else
    isms_report_add_paragraph (report, _ ("Nothing is recorded yet."));
  if (missing != NULL)
    isms_report_add_note (report, missing);
  add_text (report, record, "what");
  add_text (report, record, "method");
  add_values (report, series);
  if (comment != NULL && *comment != '\0')
    {
      isms_report_add_heading (report, 3, _ ("Comment"));
      isms_report_add_paragraph (report, comment);
    }
  return TRUE;
}

/**
 * isms_metric_report_new_of:
 * @db: a connection of the calling thread: the background reader's
 * @query: of metrics
 * @date: the day of the report
 * @error: return location
 *
 * Composes the report of the metrics that @query finds (9.1): how each stands, then each with its
 * chart, its last values, the periods without one, and what is said of it.
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_metric_report_new_of (IsmsDatabase *db, IsmsQuery *query, GDateTime *date, GError **error)
{
  g_autoptr (IsmsReport) report = isms_report_new (_ ("Metrics"), date);
  g_autoptr (GPtrArray) records = isms_report_load_records (db, query, error);

  if (records == NULL || !isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  isms_report_set_subtitle (report,
                            isms_query_is_filtered (query)
                                ? _ ("A selection of what is measured (ISO/IEC 27001, 9.1)")
                                : _ ("What is measured, and how it stands (ISO/IEC 27001, 9.1)"));
  add_totals (report, records);
  if (records->len == 0)
    isms_report_add_paragraph (report, _ ("None is recorded."));
  else
    {
      isms_report_add_heading (report, 1, _ ("Overview"));
      add_overview (report, records);
      isms_report_add_heading (report, 1, _ ("Each Metric"));
    }
  for (guint i = 0; i < records->len; i++)
    if (!add_metric (report, db, records->pdata[i], error))
      return NULL;
  return g_steal_pointer (&report);
}

/**
 * isms_metric_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @date: the day of the report
 * @error: return location
 *
 * isms_metric_report_new_of () all that are in use.
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_metric_report_new (IsmsDatabase *db, GDateTime *date, GError **error)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("metric"));

  return isms_metric_report_new_of (db, query, date, error);
}
