/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Metrics: fields and rules. What follows from their measurements is computed in the views
 * (010-metrics.sql). */

#include "isms-config.h"

#include "isms-metric.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsMetric
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsMetric, isms_metric, ISMS_TYPE_RECORD)

static const IsmsChoice frequencies[] = {
  { "monthly", N_ ("Monthly"), "month|every month|monatlich|monat" },
  { "quarterly", N_ ("Quarterly"), "quarter|every quarter|vierteljährlich|quartal|quartalsweise" },
  { "half_yearly", N_ ("Half-Yearly"), "half-yearly|every six months|halbjährlich" },
  { "yearly", N_ ("Yearly"), "annually|annual|every year|jährlich|jahr" },
  { NULL, NULL, NULL },
};

static const IsmsChoice directions[] = {
  { "up", N_ ("More Is Better"), "higher|up|increase|höher|mehr|steigend" },
  { "down", N_ ("Less Is Better"), "lower|down|decrease|niedriger|weniger|sinkend" },
  { NULL, NULL, NULL },
};

const IsmsChoice isms_metric_statuses[] = {
  { "act", N_ ("Act"), NULL },   { "watch", N_ ("Watch"), NULL },
  { "good", N_ ("Good"), NULL }, { "none", N_ ("Not Judged"), NULL },
  { NULL, NULL, NULL },
};

const IsmsChoice isms_metric_trends[] = {
  { "worse", N_ ("Worse"), NULL },
  { "same", N_ ("Unchanged"), NULL },
  { "better", N_ ("Better"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "overdue", N_ ("Its next value is overdue"), NULL },
  { "gaps", N_ ("Periods without a value"), NULL },
  { "no_why", N_ ("Shows no objective and no control"), NULL },
  { "no_target", N_ ("No target"), NULL },
  { "no_measurer", N_ ("Nobody measures it"), NULL },
  { "no_analyst", N_ ("Nobody analyses it"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "metric|indicator|kpi|name|kennzahl|messgröße|indikator|titel" },
  { "what", ISMS_FIELD_PROSE, N_ ("What"), N_ ("What is measured, and what it tells (9.1 a)."),
    ISMS_FIELD_SEARCHED, .import_names = "description|definition|beschreibung" },
  { "objective", ISMS_FIELD_REFERENCE, N_ ("Objective"), N_ ("What it shows the way of (6.2 l)."),
    ISMS_FIELD_FILTERED, .target = "objective", .import_names = "goal|why|ziel|warum" },
  { "controls", ISMS_FIELD_LINKS, N_ ("Controls"), N_ ("Whose working it shows (9.1 a)."),
    ISMS_FIELD_PLAIN, .target = "control", .link_table = "metric_control",
    .import_names = "control|control refs|maßnahme|maßnahmen" },
  { "method", ISMS_FIELD_PROSE, N_ ("How"),
    N_ ("From where the number comes and how, so that anybody gets the same (9.1 b)."),
    ISMS_FIELD_SEARCHED, .import_names = "data source|methode|quelle|wie" },
  { "frequency", ISMS_FIELD_CHOICE, N_ ("Frequency"), N_ ("When it is measured (9.1 c)."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = frequencies,
    .import_names = "interval|how often|häufigkeit|intervall|turnus" },
  { "measured_by", ISMS_FIELD_REFERENCE, N_ ("Measured By"), N_ ("Who measures (9.1 d)."),
    ISMS_FIELD_MINE | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "who measures|measurer|owner|responsible|wer misst|verantwortlich" },
  { "analysed_by", ISMS_FIELD_REFERENCE, N_ ("Analysed By"),
    N_ ("Who looks at the values and says what they mean (9.1 f)."), ISMS_FIELD_FILTERED,
    .target = "person", .import_names = "who analyses|analyst|wer bewertet|auswertung" },
  { "unit", ISMS_FIELD_TEXT, N_ ("Unit of Measure"),
    N_ ("%, days, people; nothing for a plain number."), ISMS_FIELD_PLAIN,
    .import_names = "unit of measure|einheit" },
  { "direction", ISMS_FIELD_CHOICE, N_ ("Direction"), NULL, ISMS_FIELD_REQUIRED,
    .choices = directions, .import_names = "better|richtung|besser" },
  { "target", ISMS_FIELD_REAL, N_ ("Target"), NULL, ISMS_FIELD_LISTED,
    .import_names = "target value|zielwert|soll" },
  { "amber", ISMS_FIELD_REAL, N_ ("Watch When Worse Than"),
    N_ ("Nothing: when it is worse than the target."), ISMS_FIELD_PLAIN,
    .import_names = "yellow|warning|gelb|warnschwelle" },
  { "red", ISMS_FIELD_REAL, N_ ("Act When Worse Than"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "alarm|rot|alarmschwelle" },
  { "computed_by", ISMS_FIELD_CHOICE, N_ ("Counted by Parapet"),
    N_ ("Recorded by itself when a period begins. Nothing: somebody measures and records it."),
    ISMS_FIELD_FILTERED, .choices = isms_metric_computations, .unset = N_ ("Recorded by hand"),
    .import_names = "computation|berechnung" },
  { "since", ISMS_FIELD_DATE, N_ ("Asked For Since"),
    N_ ("From when each period is to have a value. Nothing: from the first value on."),
    ISMS_FIELD_PLAIN, .import_names = "start|seit|ab" },
  { "due_days", ISMS_FIELD_INTEGER, N_ ("Days to Record It"),
    N_ ("How many days after its end a period may still get its value: from 0 to 92."),
    ISMS_FIELD_REQUIRED, .min = 0, .max = 92, .import_names = "frist (tage)" },
  { "note", ISMS_FIELD_PROSE, N_ ("Comment"), N_ ("What the values mean; it is printed (9.1 e)."),
    ISMS_FIELD_SEARCHED,
    .import_names = "notes|comments|remark|remarks|bemerkung|kommentar|notiz" },
  { "newest_period", ISMS_FIELD_DATE, N_ ("Newest Period"), NULL, ISMS_FIELD_COMPUTED },
  { "newest_value", ISMS_FIELD_REAL, N_ ("Newest Value"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "status", ISMS_FIELD_CHOICE, N_ ("Status"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = isms_metric_statuses },
  { "change", ISMS_FIELD_REAL, N_ ("Change"), N_ ("To the period before."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "trend", ISMS_FIELD_CHOICE, N_ ("Trend"), N_ ("Whether that is better or worse."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = isms_metric_trends },
  { "next_due", ISMS_FIELD_DATE, N_ ("Next Due"), NULL,
    ISMS_FIELD_DUE | ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  { "missing", ISMS_FIELD_INTEGER, N_ ("Missing Periods"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

static const double *
get_number (const IsmsProposal *proposal, const char *column, double *number)
{
  const GValue *value = isms_proposal_get (proposal, column);

  if (value == NULL || !G_VALUE_HOLDS_DOUBLE (value))
    return NULL;
  *number = g_value_get_double (value);
  return number;
}

/* The one of the two that is being set. */
static const char *
choose (const IsmsProposal *proposal, const char *column, const char *other)
{
  return isms_row_get (proposal->after, column) != NULL ? column : other;
}

/* 9.1 e): what is to be acted on is no better than what is to be watched, nor that than the
 * target. */
static gboolean
check_thresholds (IsmsProposal *proposal, GError **error)
{
  static const struct
  {
    const char *worse;
    const char *better;
    const char *sentence;
  } pairs[] = {
    { "amber", "target",
      N_ ("What is to be watched is worse than the target, or the target itself. Change the other "
          "number or the direction first.") },
    { "red", "amber",
      N_ ("What is to be acted on is no better than what is to be watched. Change the other number "
          "or the direction first.") },
    { "red", "target",
      N_ ("What is to be acted on is worse than the target, or the target itself. Change the other "
          "number or the direction first.") },
  };
  gboolean up = g_strcmp0 (isms_proposal_get_text (proposal, "direction"), "down") != 0;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      double a, b;
      const double *worse = get_number (proposal, pairs[i].worse, &a);
      const double *better = get_number (proposal, pairs[i].better, &b);

      if (worse != NULL && better != NULL && (up ? *worse > *better : *worse < *better))
        return isms_proposal_refuse (proposal,
                                     isms_row_get (proposal->after, "direction") != NULL
                                         ? "direction"
                                         : choose (proposal, pairs[i].worse, pairs[i].better),
                                     _ (pairs[i].sentence), error);
    }
  return TRUE;
}

/* 9.1 c): what was measured by shorter periods does not become the value of a longer one. */
static gboolean
check_frequency (IsmsProposal *proposal, GError **error)
{
  int months = isms_metric_get_months (isms_proposal_get_text (proposal, "frequency"));
  g_autoptr (IsmsStatement) statement = NULL;

  if (proposal->id == 0 || isms_row_get (proposal->after, "frequency") == NULL || months == 0)
    return TRUE;
  statement =
      isms_database_prepare (proposal->database,
                             "SELECT 1 FROM measurement WHERE metric_id = ?1 "
                             "AND (CAST (substr (period_start, 6, 2) AS INTEGER) - 1) % ?2 <> 0",
                             error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, proposal->id);
  isms_statement_bind_int (statement, 2, months);
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  return isms_proposal_refuse (
      proposal, "frequency",
      _ ("It has values of shorter periods, which stay what they are. Add a metric of its own for "
         "the longer ones."),
      error);
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  return proposal->after == NULL
         || (check_thresholds (proposal, error) && check_frequency (proposal, error));
}

/* Measurements are called as their metric is. */
static gboolean
follow (IsmsWriter *writer, const IsmsProposal *proposal, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;

  if (proposal->before == NULL || isms_row_get_text (proposal->after, "title") == NULL)
    return TRUE;
  statement = isms_database_prepare (
      isms_writer_get_database (writer),
      "UPDATE measurement SET title = ?2 WHERE metric_id = ?1 AND title <> ?2", error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, proposal->id);
  isms_statement_bind_text (statement, 2, isms_row_get_text (proposal->after, "title"));
  return isms_statement_run (statement, error);
}

static const char *const rule_columns[] = { "title", "frequency", "direction", "target",
                                            "amber", "red",       NULL };

static const char *const leading[] = { "status",    "newest_value", "target",  "change", "trend",
                                       "frequency", "next_due",     "missing", "flaws",  NULL };

static const char *const watched[] = { "measurement", NULL };

const IsmsKind isms_kind_metric = {
  .name = "metric",
  .number = 48,
  .view = "metric_list",
  .prefix = "ME",
  .label = N_ ("Metric"),
  .plural = N_ ("Metrics"),
  .purpose = N_ ("What is measured to see whether the ISMS works, how, by whom, and what is good "
                 "enough (9.1)."),
  .icon_name = "power-profile-performance-symbolic",
  .title_field = "title",
  .import_name = "metrics",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .watched = watched,
  .get_type = isms_metric_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .follow = follow,
};

static void
isms_metric_class_init (IsmsMetricClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_metric);
}

static void
isms_metric_init (IsmsMetric *self)
{
}
