/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli metrics: records what Parapet counts itself, or one value of a metric. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-cli-record.h"
#include "isms-cli.h"
#include "isms-day.h"
#include "isms-metric.h"
#include "isms-number.h"

typedef struct
{
  const IsmsCommand *command;
  IsmsWorkspace *workspace;
  char *metric;
  char *value;
  char *period;
  char *date;
  char *note;
  double number;
  gboolean as_json;
} Metrics;

static void
clear_metrics (Metrics *self)
{
  g_clear_object (&self->workspace);
  g_free (self->metric);
  g_free (self->value);
  g_free (self->period);
  g_free (self->date);
  g_free (self->note);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Metrics, clear_metrics)

static void
tell (const Metrics *self, guint n, const char *words)
{
  g_autoptr (JsonBuilder) json = NULL;

  if (!self->as_json)
    {
      isms_cli_print ("%s\n", words);
      return;
    }
  json = json_builder_new ();
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "recorded");
  json_builder_add_int_value (json, n);
  json_builder_end_object (json);
  isms_cli_print_json (json);
}

static IsmsExit
record_computed (const Metrics *self, GError **error)
{
  IsmsStore *store = isms_workspace_get_store (self->workspace);
  g_autofree char *words = NULL;
  g_autoptr (IsmsStep) step = NULL;
  int before = isms_metric_count_due (isms_workspace_get_reader (self->workspace), error);
  int after;

  if (before < 0)
    return ISMS_EXIT_PROBLEMS;
  step = isms_store_begin (store, _ ("Recorded measurements"));
  isms_metric_record_computed (step);
  if (!isms_step_commit (step, NULL, error))
    return ISMS_EXIT_PROBLEMS;
  after = isms_metric_count_due (isms_workspace_get_reader (self->workspace), error);
  if (after < 0)
    return ISMS_EXIT_PROBLEMS;
  words = g_strdup_printf (
      ngettext ("Recorded %u measurement", "Recorded %u measurements", (gulong) (before - after)),
      (guint) (before - after));
  tell (self, (guint) (before - after), words);
  return before > after ? ISMS_EXIT_OK : ISMS_EXIT_PROBLEMS;
}

static IsmsExit
record_one (const Metrics *self, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  gint64 id = isms_cli_find_record (reader, isms_kind_find ("metric"), self->metric, error);
  g_autoptr (IsmsSeries) series = id != 0 ? isms_series_load (reader, id, error) : NULL;
  g_autofree char *start = NULL, *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (series == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("there is no metric “%s”"),
                     self->metric);
      return ISMS_EXIT_PROBLEMS;
    }
  start = self->period != NULL ? isms_metric_dup_period_start (self->period, series->months)
                               : g_strdup (series->current);
  label = isms_metric_dup_record_label (series->ref, start, series->months);
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_metric_record (step, id, start, self->number, self->date, self->note);
  if (!isms_step_commit (step, NULL, error))
    return ISMS_EXIT_PROBLEMS;
  tell (self, 1, label);
  return ISMS_EXIT_OK;
}

/* The words of the command line are checked before the file is opened. */
static gboolean
check_options (Metrics *self, const char *action)
{
  g_autoptr (GDateTime) date = NULL;

  if (!g_str_equal (action, "record"))
    isms_cli_refuse (self->command, _ ("there is no action “%s”, but record"), action);
  else if ((self->metric == NULL) != (self->value == NULL))
    isms_cli_refuse (self->command, _ ("--metric and --value belong together"));
  else if (self->value != NULL && !isms_number_parse (self->value, TRUE, &self->number))
    isms_cli_refuse (self->command, _ ("--value is a number, not “%s”"), self->value);
  else if (self->period != NULL && !isms_day_is_valid (self->period))
    isms_cli_refuse (self->command, _ ("--period is a day such as 2027-03-01, not “%s”"),
                     self->period);
  else
    return isms_cli_read_date (self->command, self->date, &date);
  return FALSE;
}

IsmsExit
isms_cli_metrics (const IsmsCommand *self, char **arguments)
{
  g_auto (Metrics) options = { .command = self };
  const GOptionEntry entries[] = {
    { "metric", 'm', 0, G_OPTION_ARG_STRING, &options.metric,
      N_ ("Of which metric, by ref or title, --value is recorded"), N_ ("METRIC") },
    { "value", 'v', 0, G_OPTION_ARG_STRING, &options.value, N_ ("What was measured"),
      N_ ("NUMBER") },
    { "period", 'p', 0, G_OPTION_ARG_STRING, &options.period,
      N_ ("A day of the period that it is of; else the one of today"), N_ ("DATE") },
    { "date", 'd', 0, G_OPTION_ARG_STRING, &options.date, N_ ("When it was measured; else today"),
      N_ ("DATE") },
    { "note", 'n', 0, G_OPTION_ARG_STRING, &options.note, N_ ("What is said of it"), N_ ("WORDS") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &options.as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  IsmsExit status = ISMS_EXIT_OK;

  if (!isms_cli_parse (self, arguments, entries,
                       _ ("ACTION is record: what Parapet counts itself, for each metric whose "
                          "period has begun without a value, or the one value that --metric and "
                          "--value say."),
                       2, 2)
      || !check_options (&options, arguments[2]))
    return ISMS_EXIT_USAGE;
  options.workspace = isms_cli_open (arguments[1], ISMS_STORE_OPEN_MUST_WRITE, &status);
  if (options.workspace == NULL)
    return status;
  status =
      options.metric != NULL ? record_one (&options, &error) : record_computed (&options, &error);
  if (error != NULL)
    status = isms_cli_fail (arguments[1], error);
  isms_workspace_close (options.workspace);
  return status;
}
