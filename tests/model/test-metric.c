/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Metrics, their periods and values, what is missing, and what Parapet counts itself (9.1). */

#include "model-fixture.h"

#include "isms-day.h"
#include "isms-metric.h"
#include "isms-number.h"

static char *
day (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);

  return g_date_time_format (then, "%Y-%m-%d");
}

/* The first day of the period of @months that is @back periods before the one of today. */
static char *
period (int months, int back)
{
  g_autofree char *today = day (0);
  GDate date;

  isms_day_parse (today, &date);
  g_date_set_day (&date, 1);
  g_date_subtract_months (&date, (g_date_get_month (&date) - 1u) % (guint) months);
  if (back >= 0)
    g_date_subtract_months (&date, (guint) (back * months));
  else
    g_date_add_months (&date, (guint) (-back * months));
  return isms_day_write (&date);
}

static gint64
create_metric (ModelFixture *fixture, const char *frequency)
{
  gint64 id = create_record (fixture, "metric", "Restores that worked");

  set_field (fixture, "metric", id, "frequency", frequency);
  return id;
}

static gboolean
try_record (ModelFixture *fixture,
            gint64 metric,
            const char *start,
            double value,
            const char *on,
            char **sentence)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Record");
  g_autoptr (GError) error = NULL;
  gboolean done;

  isms_metric_record (step, metric, start, value, on, NULL);
  done = isms_step_commit (step, NULL, &error);
  if (!done)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  if (sentence != NULL)
    *sentence = error != NULL ? g_strdup (error->message) : NULL;
  return done;
}

static void
record (ModelFixture *fixture, gint64 metric, const char *start, double value)
{
  g_assert_true (try_record (fixture, metric, start, value, NULL, NULL));
}

static void
assert_query (ModelFixture *fixture, const char *sql, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = isms_database_query_text (fixture->reader, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
undo (ModelFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

/* By hand from a calendar. */
static void
test_periods (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *day;
    const char *starts[4]; /* monthly, quarterly, half-yearly, yearly */
  } cases[] = {
    { "2023-01-01", { "2023-01-01", "2023-01-01", "2023-01-01", "2023-01-01" } },
    { "2023-01-31", { "2023-01-01", "2023-01-01", "2023-01-01", "2023-01-01" } },
    { "2024-02-29", { "2024-02-01", "2024-01-01", "2024-01-01", "2024-01-01" } },
    { "2023-03-31", { "2023-03-01", "2023-01-01", "2023-01-01", "2023-01-01" } },
    { "2023-04-01", { "2023-04-01", "2023-04-01", "2023-01-01", "2023-01-01" } },
    { "2023-06-30", { "2023-06-01", "2023-04-01", "2023-01-01", "2023-01-01" } },
    { "2023-07-01", { "2023-07-01", "2023-07-01", "2023-07-01", "2023-01-01" } },
    { "2023-09-30", { "2023-09-01", "2023-07-01", "2023-07-01", "2023-01-01" } },
    { "2023-10-01", { "2023-10-01", "2023-10-01", "2023-07-01", "2023-01-01" } },
    { "2023-12-31", { "2023-12-01", "2023-10-01", "2023-07-01", "2023-01-01" } },
  };
  static const char *const frequencies[] = { "monthly", "quarterly", "half_yearly", "yearly" };

  for (guint f = 0; f < G_N_ELEMENTS (frequencies); f++)
    {
      gint64 id = create_metric (fixture, frequencies[f]);
      g_autofree char *sql =
          g_strdup_printf ("SELECT since FROM metric_period WHERE id = %" G_GINT64_FORMAT, id);

      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_autofree char *start =
              isms_metric_dup_period_start (cases[i].day, isms_metric_get_months (frequencies[f]));

          g_assert_cmpstr (start, ==, cases[i].starts[f]);
          set_field (fixture, "metric", id, "since", cases[i].day);
          assert_query (fixture, sql, cases[i].starts[f]);
        }
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *start;
    int months;
    const char *words;
  } cases[] = {
    { "2024-02-01", 1, "February\u00a02024" },
    { "2023-12-01", 1, "December\u00a02023" },
    { "2023-01-01", 3, "Q1 2023" },
    { "2023-10-01", 3, "Q4 2023" },
    { "2023-01-01", 6, "1st half of 2023" },
    { "2023-07-01", 6, "2nd half of 2023" },
    { "2023-01-01", 12, "2023" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = isms_metric_dup_period_words (cases[i].start, cases[i].months);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* When the next value is due: so many days after the end of its period. By hand. */
static void
test_next_due (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *frequency;
    const char *newest;
    const char *days;
    const char *due;
  } cases[] = {
    { "monthly", "2023-01-01", "0", "2023-02-28" },
    { "monthly", "2024-01-01", "0", "2024-02-29" },
    { "monthly", "2023-11-01", "0", "2023-12-31" },
    { "monthly", "2023-12-01", "14", "2024-02-14" },
    { "monthly", "2024-01-01", "1", "2024-03-01" },
    { "quarterly", "2023-10-01", "0", "2024-03-31" },
    { "quarterly", "2023-10-01", "30", "2024-04-30" },
    { "half_yearly", "2023-07-01", "0", "2024-06-30" },
    { "yearly", "2023-01-01", "0", "2024-12-31" },
    { "yearly", "2022-01-01", "60", "2024-02-29" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 id = create_metric (fixture, cases[i].frequency);
      g_autofree char *sql = g_strdup_printf (
          "SELECT next_due || ' ' || overdue || ' ' || newest_period FROM metric_list WHERE id = "
          "%" G_GINT64_FORMAT,
          id);
      g_autofree char *today = day (0);
      g_autofree char *expected = g_strdup_printf (
          "%s %d %s", cases[i].due, strcmp (cases[i].due, today) < 0, cases[i].newest);

      set_field (fixture, "metric", id, "due_days", cases[i].days);
      record (fixture, id, cases[i].newest, 1.5);
      assert_query (fixture, sql, expected);
    }
}

/* Periods before the one that holds the day so many days ago should have their value: on every day
 * of a quarter's length, against a calendar of its own. */
static void
test_ripe (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *frequency;
    guint months;
  } cases[] = { { "monthly", 1 }, { "quarterly", 3 }, { "half_yearly", 6 }, { "yearly", 12 } };

  for (guint f = 0; f < G_N_ELEMENTS (cases); f++)
    {
      gint64 id = create_metric (fixture, cases[f].frequency);
      g_autofree char *sql =
          g_strdup_printf ("SELECT last FROM metric_now WHERE id = %" G_GINT64_FORMAT, id);

      for (int days = 0; days <= 92; days++)
        {
          g_autofree char *text = g_strdup_printf ("%d", days);
          g_autofree char *then = day (-days);
          g_autofree char *last = NULL;
          GDate date;

          isms_day_parse (then, &date);
          while (g_date_get_day (&date) != 1
                 || (g_date_get_month (&date) - 1u) % cases[f].months != 0)
            g_date_subtract_days (&date, 1);
          g_date_subtract_months (&date, cases[f].months);
          last = isms_day_write (&date);
          set_field (fixture, "metric", id, "due_days", text);
          assert_query (fixture, sql, last);
        }
    }
}

/* What has no value between the first and the last that should: over a leap day and a year's end.
 */
static void
test_missing (ModelFixture *fixture, gconstpointer data)
{
  gint64 monthly = create_metric (fixture, "monthly");
  gint64 quarterly = create_metric (fixture, "quarterly");

  record (fixture, monthly, "2023-11-01", 1);
  record (fixture, monthly, "2024-01-01", 2);
  record (fixture, monthly, "2024-04-01", 3);
  record (fixture, quarterly, "2023-04-01", 1);
  record (fixture, quarterly, "2024-01-01", 1);
  assert_query (
      fixture,
      "SELECT group_concat (period_start || ' ' || period_end, ', ' ORDER BY period_start) "
      "FROM metric_missing JOIN metric AS m ON m.id = metric_id "
      "WHERE m.frequency = 'monthly' AND period_start < '2024-05-01'",
      "2023-12-01 2023-12-31, 2024-02-01 2024-02-29, 2024-03-01 2024-03-31");
  assert_query (
      fixture,
      "SELECT group_concat (period_start || ' ' || period_end, ', ' ORDER BY period_start) "
      "FROM metric_missing JOIN metric AS m ON m.id = metric_id "
      "WHERE m.frequency = 'quarterly' AND period_start < '2024-04-01'",
      "2023-07-01 2023-09-30, 2023-10-01 2023-12-31");
  /* The list reckons what the view walks. */
  assert_query (fixture,
                "SELECT count (*) FROM metric_list AS l WHERE l.missing <> (SELECT count (*) "
                "FROM metric_missing AS p WHERE p.metric_id = l.id)",
                "0");
  /* Asked for earlier than the first value, and later. */
  set_field (fixture, "metric", monthly, "since", "2023-09-15");
  assert_query (fixture,
                "SELECT group_concat (period_start, ' ' ORDER BY period_start) FROM metric_missing "
                "AS p JOIN metric AS m ON m.id = p.metric_id WHERE m.frequency = 'monthly' "
                "AND p.period_start < '2024-01-01'",
                "2023-09-01 2023-10-01 2023-12-01");
  set_field (fixture, "metric", monthly, "since", "2024-03-31");
  assert_query (fixture,
                "SELECT min (period_start) FROM metric_missing AS p JOIN metric AS m "
                "ON m.id = p.metric_id WHERE m.frequency = 'monthly'",
                "2024-03-01");
  assert_query (fixture,
                "SELECT count (*) FROM metric_list AS l WHERE l.missing <> (SELECT count (*) "
                "FROM metric_missing AS p WHERE p.metric_id = l.id)",
                "0");
}

/* A period that is, or whose days to record it have not passed, is not missing. */
static void
test_not_missing_yet (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_metric (fixture, "monthly");
  g_autofree char *two_ago = period (1, 2);
  g_autofree char *this = period (1, 0);
  g_autoptr (GError) error = NULL;
  IsmsSeries *series;
  IsmsPeriod *last;

  record (fixture, id, two_ago, 4);
  set_field (fixture, "metric", id, "due_days", "0");
  g_assert_cmpint (read_int (fixture, "SELECT missing FROM metric_list"), ==, 1);
  g_assert_cmpint (read_int (fixture, "SELECT overdue FROM metric_list"), ==, 1);
  set_field (fixture, "metric", id, "due_days", "31");
  g_assert_cmpint (read_int (fixture, "SELECT missing FROM metric_list"), ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT overdue FROM metric_list"), ==, 0);
  set_field (fixture, "metric", id, "due_days", "0");
  record (fixture, id, this, 5);
  g_assert_cmpint (read_int (fixture, "SELECT missing FROM metric_list"), ==, 1);
  g_assert_cmpint (read_int (fixture, "SELECT overdue FROM metric_list"), ==, 0);
  series = isms_series_load (fixture->reader, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (series->periods->len, ==, 3);
  g_assert_true (((IsmsPeriod *) series->periods->pdata[1])->missing);
  last = series->periods->pdata[2];
  g_assert_cmpstr (last->start, ==, this);
  g_assert_cmpfloat (last->value, ==, 5);
  isms_series_free (series);
}

/* Against the thresholds, both ways, at the very numbers. */
static void
test_status (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *direction;
    const char *target, *amber, *red;
    double value;
    const char *status;
  } cases[] = {
    { "up", "95", "90.5", "80", 95, "good" },    { "up", "95", "90.5", "80", 90.5, "good" },
    { "up", "95", "90.5", "80", 90.4, "watch" }, { "up", "95", "90.5", "80", 80, "watch" },
    { "up", "95", "90.5", "80", 79.9, "act" },   { "up", "95", "", "", 94.9, "watch" },
    { "up", "95", "", "", 95, "good" },          { "up", "", "", "80", 80, "good" },
    { "up", "", "", "80", 79, "act" },           { "up", "", "", "", 1, "none" },
    { "down", "0", "0", "5", 0, "good" },        { "down", "0", "0", "5", 0.5, "watch" },
    { "down", "0", "0", "5", 5, "watch" },       { "down", "0", "0", "5", 5.1, "act" },
    { "down", "0", "", "", -1, "good" },         { "down", "", "", "", 3, "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 id = create_metric (fixture, "monthly");
      g_autofree char *start = period (1, 1);
      g_autofree char *sql = g_strdup_printf (
          "SELECT l.status || ' ' || v.status FROM metric_list AS l JOIN measurement_list AS v "
          "ON v.metric_id = l.id WHERE l.id = %" G_GINT64_FORMAT,
          id);
      g_autofree char *expected = g_strdup_printf ("%s %s", cases[i].status, cases[i].status);

      set_field (fixture, "metric", id, "direction", cases[i].direction);
      set_field (fixture, "metric", id, "target", cases[i].target);
      set_field (fixture, "metric", id, "amber", cases[i].amber);
      set_field (fixture, "metric", id, "red", cases[i].red);
      record (fixture, id, start, cases[i].value);
      assert_query (fixture, sql, expected);
    }
}

/* To the period before, and to no earlier one. */
static void
test_change (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_metric (fixture, "quarterly");

  record (fixture, id, "2023-07-01", 80);
  record (fixture, id, "2023-10-01", 82.5);
  assert_query (fixture, "SELECT change || ' ' || trend FROM metric_list", "2.5 better");
  set_field (fixture, "metric", id, "direction", "down");
  assert_query (fixture, "SELECT change || ' ' || trend FROM metric_list", "2.5 worse");
  record (fixture, id, "2024-01-01", 82.5);
  assert_query (fixture, "SELECT change || ' ' || trend FROM metric_list", "0.0 same");
  record (fixture, id, "2024-07-01", 90);
  assert_query (fixture, "SELECT ifnull (change, '-') || ifnull (trend, '-') FROM metric_list",
                "--");
  assert_query (fixture,
                "SELECT group_concat (period, ' ' ORDER BY period_start) FROM measurement_list",
                "2023-Q3 2023-Q4 2024-Q1 2024-Q3");
}

/* One value for each metric and period; a new one takes its place, and undo brings it back. */
static void
test_once (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_metric (fixture, "monthly");
  gint64 other = create_record (fixture, "measurement", "Restores that worked");
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *sentence = NULL;

  record (fixture, id, "2024-02-01", 3);
  record (fixture, id, "2024-02-01", 4.25);
  assert_query (fixture, "SELECT group_concat (value) FROM measurement WHERE metric_id IS NOT NULL",
                "4.25");
  undo (fixture);
  assert_query (fixture, "SELECT group_concat (value) FROM measurement WHERE metric_id IS NOT NULL",
                "3.0");
  set_field (fixture, "measurement", other, "metric", text);
  sentence = refuse_field (fixture, "measurement", other, "period_start", "2024-02-29");
  g_assert_cmpstr (sentence, ==,
                   "A period has one value, and this one has MV-002 already. Change that one.");
  set_field (fixture, "measurement", other, "period_start", "2024-03-31");
  assert_query (fixture, "SELECT period_start FROM measurement WHERE value IS NULL", "2024-03-01");
}

/* What cannot be known is not recorded. */
static void
test_days (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_metric (fixture, "monthly");
  g_autofree char *coming = period (1, -1);
  g_autofree char *this = period (1, 0);
  g_autofree char *tomorrow = day (1);
  g_autofree char *first = NULL, *second = NULL, *third = NULL;

  g_assert_false (try_record (fixture, id, coming, 1, NULL, &first));
  g_assert_cmpstr (first, ==,
                   "The period has not begun. Choose the one that is, or an earlier one.");
  g_assert_false (try_record (fixture, id, this, 1, tomorrow, &second));
  g_assert_cmpstr (second, ==,
                   "Nothing was measured on a day that is still to come. Choose today or an "
                   "earlier day.");
  g_assert_false (try_record (fixture, id, "2024-03-01", 1, "2024-02-29", &third));
  g_assert_cmpstr (third, ==,
                   "Nothing is measured before its period begins. Change the other day first.");
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM measurement"), ==, 0);
  g_assert_true (try_record (fixture, id, "2024-02-01", 1, "2024-02-29", NULL));
}

static void
test_thresholds (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_metric (fixture, "monthly");
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *fourth = NULL;

  set_field (fixture, "metric", id, "target", "95.5");
  first = refuse_field (fixture, "metric", id, "amber", "95.6");
  g_assert_true (g_str_has_prefix (first, "What is to be watched is worse than the target"));
  set_field (fixture, "metric", id, "amber", "95.5");
  second = refuse_field (fixture, "metric", id, "red", "95.6");
  g_assert_true (g_str_has_prefix (second, "What is to be acted on is no better"));
  set_field (fixture, "metric", id, "red", "80");
  third = refuse_field (fixture, "metric", id, "direction", "down");
  g_assert_true (g_str_has_prefix (third, "What is to be acted on"));
  fourth = refuse_field (fixture, "metric", id, "target", "many");
  g_assert_cmpstr (fourth, ==, "Target is a number, not “many”.");
}

static void
test_frequency (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_metric (fixture, "quarterly");
  g_autofree char *sentence = NULL;

  record (fixture, id, "2024-04-01", 1);
  set_field (fixture, "metric", id, "frequency", "monthly");
  set_field (fixture, "metric", id, "frequency", "quarterly");
  sentence = refuse_field (fixture, "metric", id, "frequency", "yearly");
  g_assert_cmpstr (sentence, ==,
                   "It has values of shorter periods, which stay what they are. Add a metric of "
                   "its own for the longer ones.");
}

/* Measurements are called as their metric is, and go with it. */
static void
test_together (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_metric (fixture, "monthly");
  g_autoptr (IsmsRecord) metric = NULL;
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;

  record (fixture, id, "2024-04-01", 1);
  set_field (fixture, "metric", id, "title", "Backups");
  assert_query (fixture, "SELECT title FROM measurement", "Backups");
  undo (fixture);
  assert_query (fixture, "SELECT title FROM measurement", "Restores that worked");
  metric = load_record (fixture, "metric", id);
  step = isms_store_begin (fixture->store, "Delete");
  isms_edit_delete (step, metric);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM measurement"), ==, 0);
  undo (fixture);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM measurement"), ==, 1);
}

static void
record_computed (ModelFixture *fixture)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Count");
  g_autoptr (GError) error = NULL;

  isms_metric_record_computed (step);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

/* Today's number for the period that is; none for those that passed; one step, undone as one. */
static void
test_computed (ModelFixture *fixture, gconstpointer data)
{
  gint64 open = create_metric (fixture, "monthly");
  gint64 share = create_metric (fixture, "quarterly");
  gint64 hand = create_metric (fixture, "monthly");
  g_autofree char *three_ago = period (1, 3);
  g_autofree char *this = period (1, 0);
  g_autofree char *counted = g_strdup_printf ("1.0 computed %s", this);
  g_autoptr (GError) error = NULL;

  create_record (fixture, "action", "Test the backups");
  set_field (fixture, "metric", open, "computed_by", "actions_open");
  set_field (fixture, "metric", share, "computed_by", "training_covered");
  set_field (fixture, "metric", hand, "computed_by", "");
  record (fixture, open, three_ago, 7);
  g_assert_cmpint (isms_metric_count_due (fixture->reader, &error), ==, 2);
  record_computed (fixture);
  /* A share of nothing is not made up. */
  assert_query (fixture,
                "SELECT group_concat (value || ' ' || source || ' ' || period_start, ', ' "
                "ORDER BY id) FROM measurement WHERE source = 'computed'",
                counted);
  assert_query (fixture, "SELECT label FROM journal ORDER BY id DESC LIMIT 1",
                "Recorded 1 measurement");
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM measurement"), ==, 2);
  g_assert_cmpint (isms_metric_count_due (fixture->reader, &error), ==, 1);
  /* Nothing more to record, so no step. */
  record_computed (fixture);
  assert_query (fixture, "SELECT label FROM journal ORDER BY id DESC LIMIT 1",
                "Recorded 1 measurement");
  undo (fixture);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM measurement"), ==, 1);
}

/* Each computation has a query, and each query gives one number or none, in an empty workspace. */
static void
test_queries (ModelFixture *fixture, gconstpointer data)
{
  const IsmsChoice *choice;

  for (choice = isms_metric_computations; choice->value != NULL; choice++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (IsmsStatement) statement = NULL;

      g_assert_nonnull (isms_metric_get_query (choice->value));
      statement =
          isms_database_prepare (fixture->reader, isms_metric_get_query (choice->value), &error);
      g_assert_no_error (error);
      g_assert_true (isms_statement_next (statement, &error));
      g_assert_cmpint (isms_statement_get_n_columns (statement), ==, 1);
      g_assert_cmpfloat (isms_statement_get_real (statement, 0), ==, 0);
      g_assert_false (isms_statement_next (statement, &error));
      g_assert_no_error (error);
    }
  g_assert_null (isms_metric_get_query ("nothing of the kind"));
  g_assert_null (isms_metric_get_query (NULL));
}

static void
add_starters (ModelFixture *fixture)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add");
  g_autoptr (GError) error = NULL;

  isms_metric_add_starters (step);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

/* 20 of them, whole, each once; what they name is there. */
static void
test_starters (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (isms_metric_count_missing_starters (fixture->reader, &error), ==, 20);
  add_starters (fixture);
  undo (fixture);
  g_assert_cmpint (isms_metric_count_missing_starters (fixture->reader, &error), ==, 20);
  add_starters (fixture);
  g_assert_cmpint (isms_metric_count_missing_starters (fixture->reader, &error), ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM metric WHERE what <> '' "
                                      "AND method <> '' AND target IS NOT NULL "
                                      "AND amber IS NOT NULL AND red IS NOT NULL"),
                   ==, 20);
  g_assert_cmpint (read_int (fixture, "SELECT count (DISTINCT computed_by) FROM metric"), ==, 13);
  for (const IsmsChoice *choice = isms_metric_computations; choice->value != NULL; choice++)
    {
      g_autofree char *sql = g_strdup_printf (
          "UPDATE metric SET computed_by = NULL WHERE computed_by = '%s'", choice->value);

      g_assert_true (run_sql (fixture, sql));
    }
  g_assert_cmpint (read_int (fixture, "SELECT count (computed_by) FROM metric"), ==, 0);
  add_starters (fixture);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM metric"), ==, 20);
  g_assert_true (run_sql (fixture, "DELETE FROM metric WHERE ref = 'ME-003'"));
  g_assert_cmpint (isms_metric_count_missing_starters (fixture->reader, &error), ==, 1);
}

/* As people write numbers; the tests' locale has a point and no sign between thousands. */
static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    gboolean good;
    double value;
  } cases[] = {
    { "1234.5", TRUE, 1234.5 },
    { "1234,5", TRUE, 1234.5 },
    { "1.234,50", TRUE, 1234.5 },
    { "1,234.50", TRUE, 1234.5 },
    { "1 234,5", TRUE, 1234.5 },
    { "1’234.5", TRUE, 1234.5 },
    { "-0.25", TRUE, -0.25 },
    { "−3", TRUE, -3 },
    { "+3", TRUE, 3 },
    { "96 %", TRUE, 96 },
    { "99.9%", TRUE, 99.9 },
    { "1,234,567", TRUE, 1234567 },
    { "1.234.567", TRUE, 1234567 },
    { ".5", TRUE, 0.5 },
    { "0.125", TRUE, 0.125 },
    { "12,34,5", FALSE, 0 },
    { "1,234,56", FALSE, 0 },
    { "1.2.3", FALSE, 0 },
    { "ten", FALSE, 0 },
    { "", FALSE, 0 },
    { "-", FALSE, 0 },
    { "3-4", FALSE, 0 },
    { "5 days", FALSE, 0 },
    { "%", FALSE, 0 },
    { "12:30", FALSE, 0 },
    { "nan", FALSE, 0 },
    { "1,2345.6", FALSE, 0 },
  };
  static const double kept[] = { 0.1, 99.9, 1e21, 1.0 / 3, -0.25, 12345.678, 1e-7, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value = -1;

      if (isms_number_parse (cases[i].text, FALSE, &value) != cases[i].good)
        g_error ("“%s”", cases[i].text);
      if (cases[i].good)
        g_assert_cmpfloat (value, ==, cases[i].value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *text = isms_number_dup_text (kept[i]);
      double back = -1;

      g_assert_true (isms_number_parse (text, TRUE, &back));
      g_assert_cmpfloat (back, ==, kept[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_model_test ("/model/metric/9.1-c-periods", test_periods);
  g_test_add_func ("/model/metric/period-words", test_words);
  add_model_test ("/model/metric/9.1-c-next-due", test_next_due);
  add_model_test ("/model/metric/9.1-c-days-to-record", test_ripe);
  add_model_test ("/model/metric/9.1-missing-periods", test_missing);
  add_model_test ("/model/metric/9.1-not-missing-yet", test_not_missing_yet);
  add_model_test ("/model/metric/9.1-e-status", test_status);
  add_model_test ("/model/metric/9.1-e-change", test_change);
  add_model_test ("/model/metric/9.1-one-value-a-period", test_once);
  add_model_test ("/model/metric/9.1-nothing-of-what-is-to-come", test_days);
  add_model_test ("/model/metric/9.1-thresholds", test_thresholds);
  add_model_test ("/model/metric/9.1-c-frequency", test_frequency);
  add_model_test ("/model/metric/measurements-go-along", test_together);
  add_model_test ("/model/metric/9.1-computed", test_computed);
  add_model_test ("/model/metric/computations", test_queries);
  add_model_test ("/model/metric/starter-set", test_starters);
  g_test_add_func ("/model/metric/numbers", test_numbers);
  return g_test_run ();
}
