/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Incidents: their moments, clocks and states, and what is learned from them (A.5.24 to A.5.28). */

#include "model-fixture.h"

#include <time.h>

#include "isms-day.h"
#include "isms-incident-entry.h"
#include "isms-incident-trends.h"
#include "isms-incident.h"

static void
assert_query (ModelFixture *fixture, const char *sql, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = isms_database_query_text (fixture->reader, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/* In seconds from now, as it is kept. */
static char *
at (int seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_seconds (now, seconds);

  return g_date_time_format (then, "%Y-%m-%dT%H:%M:%SZ");
}

static gint64
create_old (ModelFixture *fixture, const char *title)
{
  gint64 id = create_record (fixture, "incident", title);

  set_field (fixture, "incident", id, "reported_at", "");
  return id;
}

static void
set (ModelFixture *fixture, gint64 id, const char *field, const char *text)
{
  set_field (fixture, "incident", id, field, text);
}

/* It came in when it was written down; the rest nobody knows yet. */
static void
test_begin (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *before = at (-61);
  gint64 id = create_record (fixture, "incident", "Laptop gone");
  g_autoptr (IsmsRecord) incident = load_record (fixture, "incident", id);
  const char *reported = isms_record_get_text (incident, "reported_at");

  g_assert_cmpstr (reported, >=, before);
  g_assert_true (g_str_has_suffix (reported, ":00Z"));
  g_assert_false (isms_record_is_set (incident, "detected_at"));
  g_assert_cmpstr (isms_record_get_text (incident, "status"), ==, "reported");
  g_assert_cmpstr (isms_record_get_text (incident, "personal_data"), ==, "unknown");
  g_assert_cmpstr (isms_record_get_text (incident, "notification"), ==, "unclear");
  g_assert_cmpstr (isms_record_get_text (incident, "flaws"), ==,
                   "data_unclear no_severity no_owner");
}

/* 72 hours are 72 hours, whatever the clocks and the calendar do meanwhile. By hand. */
static void
test_notify_by (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *detected; /* by the clocks of Berlin */
    const char *by;       /* the same */
  } cases[] = {
    { "2026-01-12 09:15", "2026-01-15 09:15" }, /* nothing between */
    { "2026-03-27 12:00", "2026-03-30 13:00" }, /* the clocks go forward on the 29th */
    { "2025-10-25 12:00", "2025-10-28 11:00" }, /* and back on the 26th */
    { "2025-10-26 01:30", "2025-10-29 00:30" },
    { "2024-02-27 23:30", "2024-03-01 23:30" }, /* a leap year */
    { "2025-02-27 23:30", "2025-03-02 23:30" }, /* none */
    { "2025-12-30 00:30", "2026-01-02 00:30" }, /* the end of a year; the 29th in UTC */
    { "2026-04-29 01:59", "2026-05-02 01:59" }, /* the end of a month; before midnight in UTC */
  };
  gint64 id;

  use_zone ("Europe/Berlin");
  id = create_old (fixture, "A list sent to the wrong people");
  set (fixture, id, "personal_data", "yes");
  assert_query (fixture, "SELECT notify_by FROM incident_list", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IsmsRecord) incident = NULL;
      g_autofree char *by = isms_day_read_moment (cases[i].by);

      set (fixture, id, "detected_at", cases[i].detected);
      incident = load_record (fixture, "incident", id);
      g_assert_cmpstr (isms_record_get_text (incident, "notify_by"), ==, by);
    }
  set (fixture, id, "personal_data", "no");
  assert_query (fixture, "SELECT notify_by FROM incident_list", NULL);
  use_zone ("UTC");
}

/* What is not known to be detected was known at the latest when it was reported. */
static void
test_awareness (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_old (fixture, "A list sent to the wrong people");

  set (fixture, id, "personal_data", "yes");
  set (fixture, id, "reported_at", "2026-01-12T09:00:00Z");
  assert_query (fixture, "SELECT notify_by FROM incident_list", "2026-01-15T09:00:00Z");
  set (fixture, id, "detected_at", "2026-01-12T08:00:00Z");
  assert_query (fixture, "SELECT notify_by FROM incident_list", "2026-01-15T08:00:00Z");
}

static void
assert_clock (
    ModelFixture *fixture, gint64 id, const char *state, gboolean overdue, const char *words)
{
  g_autoptr (IsmsRecord) incident = load_record (fixture, "incident", id);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *clock = isms_incident_dup_clock (incident, now);

  g_assert_cmpstr (isms_record_get_text (incident, "notification"), ==, state);
  g_assert_cmpint (isms_record_get_int (incident, "overdue"), ==, overdue);
  if (words == NULL)
    g_assert_null (clock);
  else if (!g_str_has_prefix (clock, words))
    g_error ("“%s” is not said in “%s”", words, clock);
}

static void
test_clock (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_old (fixture, "A list sent to the wrong people");
  g_autofree char *fresh = at (-41 * 3600 + 1800);
  g_autofree char *last = at (-72 * 3600 + 1810);
  g_autofree char *stale = at (-75 * 3600 - 60);
  g_autofree char *told = at (-3600);

  assert_clock (fixture, id, "unclear", FALSE, "Say whether personal data was touched");
  set (fixture, id, "personal_data", "no");
  assert_clock (fixture, id, NULL, FALSE, NULL);
  set (fixture, id, "personal_data", "yes");
  assert_clock (fixture, id, "unclear", FALSE, "Say when it was detected");
  set (fixture, id, "detected_at", fresh);
  assert_clock (fixture, id, "running", FALSE, "31 hours left: the authority is to be told by ");
  assert_query (fixture, "SELECT hours_left FROM incident_list", "31");
  set (fixture, id, "detected_at", last);
  assert_clock (fixture, id, "running", FALSE, "30 minutes left: ");
  assert_query (fixture, "SELECT hours_left FROM incident_list", "0");
  set (fixture, id, "detected_at", stale);
  assert_clock (fixture, id, "overdue", TRUE, "Overdue for 3 hours: ");
  assert_query (fixture, "SELECT hours_left FROM incident_list", NULL);
  assert_query (fixture, "SELECT flaws FROM incident_list", "notify_overdue no_severity no_owner");
  set (fixture, id, "no_notice_because", "The list was encrypted.");
  assert_clock (fixture, id, "waived", FALSE, "The authority need not be told: The list was ");
  set (fixture, id, "notified_at", told);
  assert_clock (fixture, id, "late", FALSE, "The authority was told on ");
  set (fixture, id, "detected_at", fresh);
  assert_clock (fixture, id, "notified", FALSE, "The authority was told on ");
}

/* The last second within 72 hours is in time, the next one late. */
static void
test_clock_edge (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_old (fixture, "A list sent to the wrong people");
  g_autoptr (IsmsRecord) incident = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *words = NULL;

  set (fixture, id, "personal_data", "yes");
  set (fixture, id, "detected_at", "2026-01-12T08:00:00Z");
  set (fixture, id, "notified_at", "2026-01-15T08:00:00Z");
  assert_query (fixture, "SELECT notification FROM incident_list", "notified");
  set (fixture, id, "notified_at", "2026-01-15T09:00:01Z");
  assert_query (fixture, "SELECT notification FROM incident_list", "late");
  incident = load_record (fixture, "incident", id);
  words = isms_incident_dup_clock (incident, now);
  g_assert_cmpstr (words, ==, "The authority was told on 15 Jan 2026, 09:00: 1 hour late.");
}

static void
assert_hours (ModelFixture *fixture, const char *expected)
{
  assert_query (fixture,
                "SELECT printf ('%s %s %s', ifnull (hours_to_detect, '-'), "
                "ifnull (hours_to_contain, '-'), ifnull (hours_to_close, '-')) FROM incident_list",
                expected);
}

/* Hours that passed, not those between the hands of two clocks. */
static void
test_hours (ModelFixture *fixture, gconstpointer data)
{
  gint64 id;

  use_zone ("Europe/Berlin");
  id = create_old (fixture, "Mail down");
  set (fixture, id, "cause", "A full disk");
  set (fixture, id, "lessons", "Watch the disks");
  assert_hours (fixture, "- - -");
  set (fixture, id, "occurred_at", "2026-03-29 01:30");
  set (fixture, id, "detected_at",
       "2026-03-29 03:30"); /* one hour later: the clocks went forward */
  set (fixture, id, "contained_at", "2026-03-29 04:15");
  set (fixture, id, "closed_at", "2026-03-31 03:30");
  assert_hours (fixture, "1.0 0.8 48.0");
  set (fixture, id, "closed_at", "");
  set (fixture, id, "contained_at", "");
  set (fixture, id, "detected_at", "");
  set (fixture, id, "occurred_at", "2025-10-26 01:30");
  set (fixture, id, "detected_at", "2025-10-26 03:30"); /* three hours: they went back */
  assert_hours (fixture, "3.0 - -");
  set (fixture, id, "occurred_at", "2024-02-28 12:00");
  set (fixture, id, "detected_at", "2024-03-01 12:00"); /* with the 29th between */
  assert_hours (fixture, "48.0 - -");
  set (fixture, id, "detected_at", "");
  set (fixture, id, "occurred_at", "2024-12-31 23:30");
  set (fixture, id, "detected_at", "2025-01-01 00:30"); /* one day in UTC, two here */
  assert_hours (fixture, "1.0 - -");
  use_zone ("UTC");
}

/* The month and the quarter are those of the place, where UTC may still have another. */
static void
test_periods (ModelFixture *fixture, gconstpointer data)
{
  gint64 id;

  use_zone ("Europe/Berlin");
  id = create_old (fixture, "Mail down");
  set (fixture, id, "detected_at", "2025-12-31T22:59:00Z");
  assert_query (fixture, "SELECT month || ' ' || quarter FROM incident_list", "2025-12 2025-Q4");
  set (fixture, id, "detected_at", "2025-12-31T23:00:00Z");
  assert_query (fixture, "SELECT month || ' ' || quarter FROM incident_list", "2026-01 2026-Q1");
  set (fixture, id, "detected_at", "2025-06-30T21:59:00Z");
  assert_query (fixture, "SELECT month || ' ' || quarter FROM incident_list", "2025-06 2025-Q2");
  set (fixture, id, "detected_at", "2025-06-30T22:00:00Z");
  assert_query (fixture, "SELECT month || ' ' || quarter FROM incident_list", "2025-07 2025-Q3");
  use_zone ("UTC");
  assert_query (fixture, "SELECT month || ' ' || quarter FROM incident_list", "2025-06 2025-Q2");
  set (fixture, id, "detected_at", "");
  set (fixture, id, "occurred_at", "2024-02-29T12:00:00Z");
  assert_query (fixture, "SELECT known_at FROM incident_list", "2024-02-29T12:00:00Z");
}

static void
test_durations (void)
{
  static const struct
  {
    gint64 seconds;
    const char *words;
  } cases[] = {
    { 0, "0 minutes" }, { 60, "1 minute" },          { 3599, "59 minutes" },
    { 3600, "1 hour" }, { 3660, "1 hour 1 minute" }, { 86399, "23 hours 59 minutes" },
    { 86400, "1 day" }, { 97200, "1 day 3 hours" },  { 172800 + 3599, "2 days" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = isms_incident_dup_duration (cases[i].seconds);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_learned (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "incident", "Mail down");
  g_autofree char *cause = NULL;
  g_autofree char *lessons = NULL;
  g_autofree char *blank = NULL;
  g_autofree char *by_time = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *now = at (0);

  cause = refuse_field (fixture, "incident", id, "status", "closed");
  g_assert_cmpstr (
      cause, ==,
      "An incident is closed once its root cause is known. Write the root cause first; "
      "to take it away, open the incident again.");
  set (fixture, id, "cause", "A full disk");
  lessons = refuse_field (fixture, "incident", id, "status", "closed");
  g_assert_cmpstr (lessons, ==,
                   "An incident is closed with what was learned. Write the lessons first, or that "
                   "there are none and why; to take them away, open the incident again.");
  set (fixture, id, "lessons", "  \n ");
  blank = refuse_field (fixture, "incident", id, "status", "closed");
  g_assert_cmpstr (blank, ==, lessons);
  by_time = refuse_field (fixture, "incident", id, "closed_at", now);
  g_assert_cmpstr (by_time, ==, lessons);
  g_assert_false (run_sql (fixture, "UPDATE incident SET status = 'closed'"));
  set (fixture, id, "lessons", "None: it was an exercise.");
  set (fixture, id, "status", "closed");
  taken = refuse_field (fixture, "incident", id, "lessons", "");
  g_assert_cmpstr (taken, ==, lessons);
  set (fixture, id, "status", "resolved");
  set (fixture, id, "lessons", "");
  assert_query (fixture, "SELECT flaws FROM incident_list",
                "data_unclear no_severity no_owner no_lessons");
}

/* What is set says how far it is, and the other way round. */
static void
test_states (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_old (fixture, "Mail down");
  const char *now =
      "SELECT printf ('%s %s %s', status, contained_at IS NOT NULL, closed_at IS NOT NULL) "
      "FROM incident";

  set (fixture, id, "cause", "A full disk");
  set (fixture, id, "lessons", "Watch the disks");
  assert_query (fixture, now, "reported 0 0");
  set (fixture, id, "contained_at", "2026-01-12T08:00:00Z");
  assert_query (fixture, now, "contained 1 0");
  set (fixture, id, "contained_at", "");
  assert_query (fixture, now, "reported 0 0");
  set (fixture, id, "status", "contained");
  assert_query (fixture, now, "contained 1 0");
  set (fixture, id, "status", "resolved");
  assert_query (fixture, now, "resolved 1 0");
  set (fixture, id, "status", "closed");
  assert_query (fixture, now, "closed 1 1");
  set (fixture, id, "closed_at", "");
  assert_query (fixture, now, "resolved 1 0");
  set (fixture, id, "status", "closed");
  set (fixture, id, "status", "reported");
  assert_query (fixture, now, "reported 0 0");
}

static void
test_order (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *field;
    const char *sentence;
  } cases[] = {
    { "detected_at", "Nothing is detected before it occurs. Change the other time first." },
    { "reported_at", "Nothing is reported before it occurs. Change the other time first." },
    { "contained_at", "Nothing is contained before it occurs. Change the other time first." },
  };
  gint64 id = create_old (fixture, "Mail down");
  g_autofree char *tomorrow = at (86400);
  g_autofree char *coming = NULL;
  g_autofree char *told = NULL;
  g_autofree char *shut = NULL;
  g_autofree char *back = NULL;

  set (fixture, id, "occurred_at", "2026-01-12T08:00:00Z");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence =
          refuse_field (fixture, "incident", id, cases[i].field, "2026-01-12T07:59:59Z");

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
  set (fixture, id, "detected_at", "2026-01-12T08:00:00Z");
  told = refuse_field (fixture, "incident", id, "notified_at", "2026-01-12T07:00:00Z");
  g_assert_cmpstr (
      told, ==, "Nobody is notified before the incident is detected. Change the other time first.");
  set (fixture, id, "contained_at", "2026-01-13T08:00:00Z");
  shut = refuse_field (fixture, "incident", id, "closed_at", "2026-01-13T07:00:00Z");
  g_assert_cmpstr (shut, ==,
                   "Nothing is closed before it is contained. Change the other time first.");
  back = refuse_field (fixture, "incident", id, "occurred_at", "2026-01-12T08:00:01Z");
  g_assert_cmpstr (back, ==, "Nothing is detected before it occurs. Change the other time first.");
  coming = refuse_field (fixture, "incident", id, "detected_at", tomorrow);
  g_assert_cmpstr (coming, ==,
                   "That time is still to come. Choose one that has passed; what is planned is an "
                   "action.");
}

static void
test_timeline (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_old (fixture, "Mail down");
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *tomorrow = at (86400);
  g_autofree char *coming = NULL;
  gint64 first = isms_incident_entry_create (step, id, "Pulled the plug", ada);
  gint64 second = isms_incident_entry_create (step, id, "Called the provider", 0);

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  set (fixture, id, "occurred_at", "2026-01-12T07:00:00Z");
  set (fixture, id, "detected_at", "2026-01-12T08:00:00Z");
  set_field (fixture, "incident_entry", second, "happened_at", "2026-01-12T07:30:00Z");
  set_field (fixture, "incident_entry", first, "happened_at", "2026-01-12T08:00:00Z");
  events = isms_incident_load_timeline (fixture->reader, id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++)
    {
      const IsmsIncidentEvent *event = events->pdata[i];

      g_string_append_printf (words, "%s %s (%s) ", event->time, event->title,
                              event->person != NULL ? event->person : "");
    }
  g_assert_cmpstr (words->str, ==,
                   "2026-01-12T07:00:00Z Occurred () 2026-01-12T07:30:00Z Called the provider () "
                   "2026-01-12T08:00:00Z Detected () 2026-01-12T08:00:00Z Pulled the plug "
                   "(Ada Osei) ");
  assert_query (fixture, "SELECT entries FROM incident_list", "2");
  coming = refuse_field (fixture, "incident_entry", first, "happened_at", tomorrow);
  g_assert_cmpstr (coming, ==,
                   "A timeline tells what has happened, and that time is still to come. Choose an "
                   "earlier one.");
}

/* What is written down later begins with the time of day; a clock alone is no sentence. */
static void
test_timeline_clock (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_old (fixture, "Mail down");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add");
  g_autoptr (GDateTime) now = isms_step_dup_time (step);
  g_autoptr (GDateTime) local = g_date_time_to_local (now);
  g_autoptr (GDateTime) past = g_date_time_add_minutes (local, -2);
  g_autoptr (GDateTime) coming = g_date_time_add_minutes (local, 2);
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (coming, -1);
  GDateTime *const at_times[] = { past, yesterday };
  g_autofree char *first = g_date_time_format (past, "%H:%M Pulled the plug");
  g_autofree char *second = g_date_time_format (coming, "%H:%M  Noticed");
  g_autoptr (GError) error = NULL;

  isms_incident_entry_create (step, id, first, 0);
  isms_incident_entry_create (step, id, second, 0);
  isms_incident_entry_create (step, id, "14:05", 0);
  isms_incident_entry_create (step, id, "99:05 is no time", 0);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  assert_query (fixture, "SELECT group_concat (title, '; ' ORDER BY id) FROM incident_entry",
                "Pulled the plug; Noticed; 14:05; 99:05 is no time");
  for (guint i = 0; i < G_N_ELEMENTS (at_times); i++)
    {
      g_autoptr (GDateTime) utc = g_date_time_to_utc (at_times[i]);
      g_autofree char *wanted = isms_day_write_moment (utc);
      g_autofree char *sql =
          g_strdup_printf ("SELECT happened_at FROM incident_entry WHERE id = %u", i + 1);

      assert_query (fixture, sql, wanted);
    }
}

/* A correction leaves what was said before in the history. */
static void
test_corrected (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "incident_entry", "Pulled the plug");

  set_field (fixture, "incident_entry", id, "title", "Pulled the plug of the switch");
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM journal_change WHERE "
                                      "tbl = 'incident_entry'"),
                   ==, 2);
}

static void
test_takes_along (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "incident", "Mail down");
  gint64 asset = create_record (fixture, "asset", "Mail server");
  gint64 action = create_record (fixture, "action", "Buy disks");
  gint64 entry = create_record (fixture, "incident_entry", "Pulled the plug");
  g_autofree char *asset_text = g_strdup_printf ("%d", (int) asset);
  g_autofree char *id_text = g_strdup_printf ("%d", (int) id);
  g_autoptr (GError) error = NULL;

  set (fixture, id, "assets", asset_text);
  set_field (fixture, "incident_entry", entry, "incident", id_text);
  g_assert_cmpint (action, !=, 0);
  g_assert_true (run_sql (fixture, "UPDATE action SET for_kind = 'incident', for_id = 1"));
  assert_query (fixture, "SELECT for_ref FROM action_list", "IN-001");
  assert_query (fixture, "SELECT assets FROM incident_list", "A-001");
  g_assert_true (run_sql (fixture, "DELETE FROM incident"));
  assert_query (fixture,
                "SELECT (SELECT count (*) FROM incident_entry) + (SELECT count (*) FROM action) "
                "+ (SELECT count (*) FROM incident_asset)",
                "0");
  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  assert_query (fixture, "SELECT assets || entries FROM incident_list", "A-0011");
}

/* A.5.27: a risk that came true is looked at again. */
static void
test_risks (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_old (fixture, "Mail down");
  gint64 risk = create_record (fixture, "risk", "No mail");
  g_autofree char *text = g_strdup_printf ("%d", (int) risk);
  g_autoptr (GPtrArray) risks = NULL;
  g_autoptr (GPtrArray) rated = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (GError) error = NULL;

  set (fixture, id, "detected_at", "2026-01-12T08:00:00Z");
  set (fixture, id, "risks", text);
  risks = isms_incident_load_risks (fixture->reader, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (risks->len, ==, 1);
  g_assert_true (((IsmsIncidentRisk *) risks->pdata[0])->is_open);
  reason = isms_incident_dup_reason (fixture->reader, risk);
  g_assert_cmpstr (reason, ==, "After IN-001: Mail down");
  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 3, 4);
  rated = isms_incident_load_risks (fixture->reader, id, &error);
  g_assert_false (((IsmsIncidentRisk *) rated->pdata[0])->is_open);
  g_assert_nonnull (((IsmsIncidentRisk *) rated->pdata[0])->level);
  g_assert_null (isms_incident_dup_reason (fixture->reader, risk));
}

/* The list says of each the month and the quarter that it is counted in. */
static void
assert_as_listed (ModelFixture *fixture, const IsmsIncidentTrends *trends)
{
  for (guint i = 0; i < trends->months->len; i++)
    {
      const IsmsIncidentMonth *month = trends->months->pdata[i];
      g_autofree char *sql =
          g_strdup_printf ("SELECT count (*) FROM incident_list WHERE month = '%s'", month->name);

      g_assert_cmpint (read_int (fixture, sql), ==, month->n);
    }
  for (guint i = 0; i < trends->quarters->len; i++)
    {
      const IsmsIncidentQuarter *quarter = trends->quarters->pdata[i];
      g_autofree char *sql = g_strdup_printf (
          "SELECT count (*) FROM incident_list WHERE quarter = '%s'", quarter->name);

      g_assert_cmpint (read_int (fixture, sql), ==, quarter->n);
    }
}

static void
test_trends (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *severity;
    const char *occurred;
    const char *detected;
    const char *contained;
  } cases[] = {
    { "high", "2026-01-12T07:00:00Z", "2026-01-12T08:00:00Z", "2026-01-12T12:00:00Z" },
    { "high", "2026-01-31T20:00:00Z", "2026-01-31T23:00:00Z", "" },
    { "", "", "2026-02-01T00:00:00Z", "" },
    { "low", "", "2025-11-30T23:59:00Z", "2025-12-01T01:59:00Z" },
    { "critical", "", "2024-10-31T12:00:00Z", "" }, /* too long ago */
  };
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 4, 30, 12, 0, 0);
  g_autoptr (IsmsIncidentTrends) trends = NULL;
  g_autoptr (GError) error = NULL;
  const IsmsIncidentMonth *month;
  const IsmsIncidentQuarter *quarter;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 id = create_old (fixture, "Mail down");

      set (fixture, id, "severity", cases[i].severity);
      set (fixture, id, "occurred_at", cases[i].occurred);
      set (fixture, id, "detected_at", cases[i].detected);
      set (fixture, id, "contained_at", cases[i].contained);
    }
  trends = isms_incident_load_trends (fixture->reader, now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trends->n_ever, ==, 5);
  g_assert_cmpuint (trends->months->len, ==, 18);
  month = trends->months->pdata[0];
  g_assert_cmpstr (month->name, ==, "2024-11");
  g_assert_cmpuint (month->n, ==, 0);
  month = trends->months->pdata[17];
  g_assert_cmpstr (month->name, ==, "2026-04");
  month = trends->months->pdata[14];
  g_assert_cmpstr (month->name, ==, "2026-01");
  g_assert_cmpuint (month->counts[3], ==, 2);
  month = trends->months->pdata[15];
  g_assert_cmpuint (month->counts[0], ==, 1);
  g_assert_cmpuint (month->n, ==, 1);
  g_assert_cmpuint (trends->quarters->len, ==, 7);
  quarter = trends->quarters->pdata[0];
  g_assert_cmpstr (quarter->name, ==, "2024-Q4");
  quarter = trends->quarters->pdata[5];
  g_assert_cmpstr (quarter->name, ==, "2026-Q1");
  g_assert_cmpuint (quarter->n, ==, 3);
  g_assert_cmpuint (quarter->n_timed[ISMS_INCIDENT_DETECT], ==, 2);
  g_assert_cmpfloat_with_epsilon (quarter->hours[ISMS_INCIDENT_DETECT], 2.0, 0.001);
  g_assert_cmpuint (quarter->n_timed[ISMS_INCIDENT_CONTAIN], ==, 1);
  g_assert_cmpfloat_with_epsilon (quarter->hours[ISMS_INCIDENT_CONTAIN], 4.0, 0.001);
  g_assert_cmpuint (quarter->n_timed[ISMS_INCIDENT_CLOSE], ==, 0);
  assert_as_listed (fixture, trends);
}

/* Months begin where the program runs. */
static void
test_trends_zones (ModelFixture *fixture, gconstpointer data)
{
  static const char *const zones[] = { ZONE_FIRST, ZONE_PACIFIC, ZONE_LAST, "UTC" };
  static const char *const moments[] = {
    "2024-03-31T09:59:59Z", "2024-03-31T10:00:00Z", "2024-04-01T06:59:59Z", "2024-04-01T07:00:00Z",
    "2024-04-01T11:59:59Z", "2024-04-01T12:00:00Z", "2025-11-01T00:00:00Z", "2025-11-01T06:59:59Z",
    "2025-11-01T07:00:00Z", "2025-12-31T09:59:59Z", "2025-12-31T10:00:00Z", "2026-01-01T07:59:59Z",
    "2026-01-01T08:00:00Z", "2026-01-01T11:59:59Z", "2026-01-01T12:00:00Z",
  };

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    set (fixture, create_old (fixture, "Mail down"), "detected_at", moments[i]);
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (GDateTime) now = NULL;
      g_autoptr (IsmsIncidentTrends) trends = NULL;
      g_autoptr (GError) error = NULL;

      use_zone (zones[i]);
      now = g_date_time_new_local (2025, 11, 30, 12, 0, 0);
      trends = isms_incident_load_trends (fixture->reader, now, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (trends->n_ever, ==, G_N_ELEMENTS (moments));
      assert_as_listed (fixture, trends);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/incident/begin", test_begin);
  add_model_test ("/model/A.5.26-72-hours", test_notify_by);
  add_model_test ("/model/A.5.26-72-hours-from-awareness", test_awareness);
  add_model_test ("/model/A.5.26-clock", test_clock);
  add_model_test ("/model/A.5.26-the-last-second-is-in-time", test_clock_edge);
  add_model_test ("/model/A.5.27-hours-that-passed", test_hours);
  add_model_test ("/model/A.5.27-months-and-quarters", test_periods);
  g_test_add_func ("/model/incident/durations", test_durations);
  add_model_test ("/model/A.5.27-closes-with-cause-and-lessons", test_learned);
  add_model_test ("/model/A.5.26-states-follow-moments", test_states);
  add_model_test ("/model/A.5.26-moments-in-order", test_order);
  add_model_test ("/model/A.5.28-timeline", test_timeline);
  add_model_test ("/model/A.5.28-timeline-clock", test_timeline_clock);
  add_model_test ("/model/A.5.28-corrections-are-kept", test_corrected);
  add_model_test ("/model/incident/takes-along", test_takes_along);
  add_model_test ("/model/A.5.27-risks-are-rated-again", test_risks);
  add_model_test ("/model/A.5.27-trends", test_trends);
  add_model_test ("/model/A.5.27-trends-where-one-is", test_trends_zones);

  return g_test_run ();
}
