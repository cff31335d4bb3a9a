/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Measurements: fields and rules. One value for each metric and period. */

#include "isms-config.h"

#include "isms-measurement.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-kinds-private.h"
#include "isms-metric.h"
#include "isms-rule.h"

struct _IsmsMeasurement
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsMeasurement, isms_measurement, ISMS_TYPE_RECORD)

static const IsmsChoice sources[] = {
  { "hand", N_ ("By Hand"), "manual|manuell|von hand" },
  { "computed", N_ ("By Parapet"), "automatic|automatisch|berechnet" },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Name"), N_ ("Of what was measured. It follows the metric."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "indicator|kpi|kennzahl|messgröße|indikator|titel" },
  { "metric", ISMS_FIELD_REFERENCE, N_ ("Metric"), N_ ("Without one it is a draft."),
    ISMS_FIELD_FILTERED, .target = "metric", .heading = N_ ("Metric Record") },
  { "period_start", ISMS_FIELD_DATE, N_ ("Period From"),
    N_ ("Any day of the period; its first one is kept. Nothing: the period of the measurement."),
    ISMS_FIELD_PLAIN, .import_names = "period begins|month|zeitraum|monat|quartal" },
  { "value", ISMS_FIELD_REAL, N_ ("Value"), NULL, ISMS_FIELD_LISTED,
    .import_names = "measured value|result|wert|messwert|ergebnis|ist" },
  { "measured_on", ISMS_FIELD_DATE, N_ ("Measured"), N_ ("Nothing: today."), ISMS_FIELD_LISTED,
    .import_names = "date|day|datum|gemessen am" },
  { "measured_by", ISMS_FIELD_REFERENCE, N_ ("By"), N_ ("Nothing: who measures the metric."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "who|person|wer|gemessen von" },
  { "source", ISMS_FIELD_CHOICE, N_ ("Recorded"), NULL, ISMS_FIELD_REQUIRED | ISMS_FIELD_FILTERED,
    .choices = sources, .import_names = "quelle" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "period", ISMS_FIELD_TEXT, N_ ("Period"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "unit", ISMS_FIELD_TEXT, N_ ("Unit of Measure"), NULL, ISMS_FIELD_COMPUTED },
  { "status", ISMS_FIELD_CHOICE, N_ ("Status"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = isms_metric_statuses },
  { "change", ISMS_FIELD_REAL, N_ ("Change"), N_ ("To the period before."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "trend", ISMS_FIELD_CHOICE, N_ ("Trend"), N_ ("Whether that is better or worse."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED, .choices = isms_metric_trends },
};

static gboolean
sets (const IsmsProposal *proposal, const char *column)
{
  return isms_row_get (proposal->after, column) != NULL;
}

static const char *
choose (const IsmsProposal *proposal, const char *column, const char *other)
{
  return sets (proposal, column) ? column : other;
}

/* --- What follows in the same record --- */

/* A name that one metric alone has, or a ref, says which it is. */
static void
settle_name (const IsmsProposal *proposal, IsmsRow *after)
{
  const char *name = isms_row_get_text (after, "title");
  g_autoptr (IsmsStatement) statement = NULL;

  if (name == NULL || proposal->before != NULL
      || isms_proposal_get_int (proposal, "metric_id") != 0)
    return;
  statement = isms_database_prepare (
      proposal->database,
      "SELECT max (id) FROM metric WHERE (title = ?1 COLLATE NOCASE OR ref = ?1 COLLATE NOCASE) "
      "AND archived = 0 HAVING count (*) = 1",
      NULL);
  if (statement == NULL)
    return;
  isms_statement_bind_text (statement, 1, name);
  if (isms_statement_next (statement, NULL))
    isms_row_set_int (after, "metric_id", isms_statement_get_int (statement, 0));
}

/* title, frequency, measured_by_id; NULL: there is no metric */
static IsmsStatement *
find_metric (const IsmsProposal *proposal, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      proposal->database, "SELECT title, frequency, measured_by_id FROM metric WHERE id = ?",
      error);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, isms_proposal_get_int (proposal, "metric_id"));
  return isms_statement_next (statement, error) ? g_steal_pointer (&statement) : NULL;
}

static void
settle_period (const IsmsProposal *proposal, IsmsRow *after, int months)
{
  const char *day = isms_proposal_get_text (proposal, "period_start");
  g_autofree char *start = NULL;

  if (day == NULL && isms_proposal_get_int (proposal, "metric_id") != 0)
    day = isms_proposal_get_text (proposal, "measured_on");
  if (day == NULL || !isms_day_is_valid (day))
    return;
  start = isms_metric_dup_period_start (day, months);
  if (g_strcmp0 (start, isms_proposal_get_text (proposal, "period_start")) != 0)
    isms_row_set_text (after, "period_start", start);
}

/* 9.1: a value is called as its metric is, and is of a whole period of it. */
static void
settle (const IsmsProposal *proposal, IsmsRow *after)
{
  g_autofree char *today = isms_day_today ();
  g_autoptr (IsmsStatement) metric = NULL;

  if (proposal->database == NULL)
    return;
  settle_name (proposal, after);
  if (isms_proposal_get (proposal, "value") != NULL
      && isms_proposal_get_text (proposal, "measured_on") == NULL)
    isms_row_set_text (after, "measured_on", today);
  metric = find_metric (proposal, NULL);
  settle_period (proposal, after,
                 metric != NULL ? isms_metric_get_months (isms_statement_get_text (metric, 1)) : 1);
  if (metric == NULL)
    return;
  if (g_strcmp0 (isms_proposal_get_text (proposal, "title"), isms_statement_get_text (metric, 0))
      != 0)
    isms_row_set_text (after, "title", isms_statement_get_text (metric, 0));
  if (proposal->before == NULL && isms_proposal_get_int (proposal, "measured_by_id") == 0
      && g_strcmp0 (isms_proposal_get_text (proposal, "source"), "computed") != 0
      && isms_statement_get_int (metric, 2) != 0)
    isms_row_set_int (after, "measured_by_id", isms_statement_get_int (metric, 2));
}

/* --- What may be --- */

static gboolean
check_once (IsmsProposal *proposal, GError **error)
{
  const char *start = isms_proposal_get_text (proposal, "period_start");
  gint64 metric = isms_proposal_get_int (proposal, "metric_id");
  g_autoptr (IsmsStatement) statement = NULL;
  g_autofree char *sentence = NULL;

  if (metric == 0 || start == NULL)
    return TRUE;
  statement = isms_database_prepare (
      proposal->database,
      "SELECT ref FROM measurement WHERE metric_id = ? AND period_start = ? AND id <> ?", error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, metric);
  isms_statement_bind_text (statement, 2, start);
  isms_statement_bind_int (statement, 3, proposal->id);
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  sentence = g_strdup_printf (
      /* Translators: the ref of a measurement */
      _ ("A period has one value, and this one has %s already. Change that one."),
      isms_statement_get_text (statement, 0));
  /* A row of a file without its period, or without its metric, would say nothing. */
  return isms_proposal_refuse (proposal, NULL, sentence, error);
}

/* 9.1: nothing is known of what is still to come, and nothing was measured before it was. */
static gboolean
check_days (IsmsProposal *proposal, GError **error)
{
  const char *start = isms_proposal_get_text (proposal, "period_start");
  const char *day = isms_proposal_get_text (proposal, "measured_on");
  g_autofree char *today = isms_day_today ();

  if (start != NULL && strcmp (start, today) > 0)
    return isms_proposal_refuse (
        proposal, choose (proposal, "period_start", "measured_on"),
        _ ("The period has not begun. Choose the one that is, or an earlier one."), error);
  if (!isms_proposal_check_has_come (
          proposal, "measured_on",
          _ ("Nothing was measured on a day that is still to come. Choose today or an earlier "
             "day."),
          error))
    return FALSE;
  if (start != NULL && day != NULL && strcmp (day, start) < 0)
    return isms_proposal_refuse (
        proposal, choose (proposal, "measured_on", "period_start"),
        _ ("Nothing is measured before its period begins. Change the other day first."), error);
  return TRUE;
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  return proposal->after == NULL || (check_once (proposal, error) && check_days (proposal, error));
}

static const char *const rule_columns[] = { "title",  "metric_id",   "period_start",
                                            "value",  "measured_on", "measured_by_id",
                                            "source", NULL };

static const char *const leading[] = { "period",      "value",       "status", "change",
                                       "measured_on", "measured_by", NULL };

const IsmsKind isms_kind_measurement = {
  .name = "measurement",
  .number = 49,
  .view = "measurement_list",
  .prefix = "MV",
  .label = N_ ("Measurement"),
  .plural = N_ ("Measurements"),
  .purpose = N_ ("The values of the metrics, one for each period (9.1)."),
  .icon_name = "view-list-ordered-symbolic",
  .title_field = "title",
  .import_name = "measurements",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .found_last = TRUE,
  .get_type = isms_measurement_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .settle = settle,
};

static void
isms_measurement_class_init (IsmsMeasurementClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_measurement);
}

static void
isms_measurement_init (IsmsMeasurement *self)
{
}
