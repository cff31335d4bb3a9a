/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Courses, who is to have them, who has, and until when (7.2, 7.3). */

#include "model-fixture.h"

#include "isms-attendance.h"
#include "isms-audience.h"
#include "isms-search.h"
#include "isms-training.h"

static char *
day (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);

  return g_date_time_format (then, "%Y-%m-%d");
}

static void
refer (ModelFixture *fixture, const char *kind, gint64 id, const char *field, gint64 target)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, target);

  set_field (fixture, kind, id, field, text);
}

static gint64
create_course (ModelFixture *fixture, const char *title, const char *months)
{
  gint64 id = create_record (fixture, "course", title);

  set_field (fixture, "course", id, "renew_months", months);
  return id;
}

static gint64
create_session (ModelFixture *fixture, gint64 course, const char *on)
{
  gint64 id = create_record (fixture, "session", "In the yard");

  refer (fixture, "session", id, "course", course);
  set_field (fixture, "session", id, "held_on", on);
  return id;
}

static gboolean
try_mark (ModelFixture *fixture,
          gint64 session,
          gint64 person,
          const char *result,
          int score,
          const char *on,
          char **sentence)
{
  const IsmsAttendanceMark mark = { .person = person, .result = result, .score = score };
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Record");
  g_autoptr (GError) error = NULL;
  gboolean done;

  isms_attendance_record (step, session, &mark, 1, on);
  done = isms_step_commit (step, NULL, &error);
  if (!done)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  if (sentence != NULL)
    *sentence = error != NULL ? g_strdup (error->message) : NULL;
  return done;
}

static void
mark (ModelFixture *fixture, gint64 session, gint64 person, const char *result)
{
  g_assert_true (try_mark (fixture, session, person, result, ISMS_NO_SCORE, NULL, NULL));
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

/* Where a month is too short for the day, on its last one; by hand from a calendar. */
static void
test_until (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *on;
    const char *months;
    const char *until;
  } cases[] = {
    { "2023-01-31", "1", "2023-02-28" },  { "2024-01-31", "1", "2024-02-29" },
    { "2024-02-29", "12", "2025-02-28" }, { "2024-02-29", "48", "2028-02-29" },
    { "2023-02-28", "12", "2024-02-28" }, { "2023-08-31", "6", "2024-02-29" },
    { "2023-12-31", "2", "2024-02-29" },  { "2023-10-31", "1", "2023-11-30" },
    { "2023-12-31", "12", "2024-12-31" }, { "2023-03-15", "24", "2025-03-15" },
    { "2023-03-15", "", NULL },
  };
  gint64 person = create_record (fixture, "person", "Ada Osei");
  gint64 course = create_course (fixture, "Fire drill", "1");
  gint64 session = create_session (fixture, course, "2023-01-31");

  mark (fixture, session, person, "attended");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_field (fixture, "session", session, "held_on", cases[i].on);
      set_field (fixture, "course", course, "renew_months", cases[i].months);
      assert_query (fixture, "SELECT until FROM attendance_list", cases[i].until);
    }
  set_field (fixture, "attendance", 1, "valid_until", "2031-07-01");
  assert_query (fixture, "SELECT until FROM attendance_list", "2031-07-01");
}

/* A month is what the calendar calls one: the last day on which it holds is the day itself. */
static void
test_states (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    int days;
    const char *state;
  } cases[] = {
    { -1, "lapsed" },
    { 0, "soon" },
    { 30, "soon" },
    { 31, "valid" },
  };
  gint64 person = create_record (fixture, "person", "Ada Osei");
  gint64 course = create_course (fixture, "Fire drill", "12");
  gint64 session = create_session (fixture, course, "2020-03-01");

  assert_query (fixture, "SELECT state FROM coverage", "missing");
  assert_query (fixture, "SELECT training FROM person_list", "missing");
  mark (fixture, session, person, "attended");
  assert_query (fixture, "SELECT state FROM coverage", "lapsed");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *until = day (cases[i].days);

      set_field (fixture, "attendance", 1, "valid_until", until);
      assert_query (fixture, "SELECT state FROM coverage", cases[i].state);
      assert_query (fixture, "SELECT state FROM attendance_list", cases[i].state);
    }
  assert_query (fixture, "SELECT training FROM person_list", "done");
  set_field (fixture, "attendance", 1, "result", "failed");
  assert_query (fixture, "SELECT state FROM coverage", "missing");
  assert_query (fixture, "SELECT missing FROM person_list", "Fire drill");
}

/* The best that somebody has counts, whichever came last; what it renewed is not lapsed. */
static void
test_renewed (ModelFixture *fixture, gconstpointer data)
{
  gint64 person = create_record (fixture, "person", "Ada Osei");
  gint64 course = create_course (fixture, "Fire drill", "12");
  g_autofree char *recent = day (-20);
  gint64 old = create_session (fixture, course, "2020-03-01");
  gint64 new = create_session (fixture, course, recent);

  mark (fixture, old, person, "attended");
  mark (fixture, new, person, "absent");
  assert_query (fixture, "SELECT state FROM coverage", "lapsed");
  mark (fixture, new, person, "attended");
  assert_query (fixture, "SELECT state FROM coverage", "valid");
  assert_query (fixture, "SELECT group_concat (state, ' ' ORDER BY id) FROM attendance_list",
                "renewed valid");
}

static void
test_audience (ModelFixture *fixture, gconstpointer data)
{
  gint64 works = create_record (fixture, "unit", "Works");
  gint64 yard = create_record (fixture, "unit", "Yard");
  gint64 crew = create_record (fixture, "unit", "Crew");
  gint64 ada = create_record (fixture, "person", "Ada");
  gint64 ben = create_record (fixture, "person", "Ben");
  gint64 cleo = create_record (fixture, "person", "Cleo");
  gint64 role = create_record (fixture, "role", "Crane driver");
  gint64 course = create_course (fixture, "Cranes", "12");
  gint64 need = create_record (fixture, "competence", "Drives cranes");
  g_autoptr (GArray) people = NULL;
  g_autoptr (GError) error = NULL;
  const char *asked = "SELECT group_concat (p.name, ' ' ORDER BY p.name) FROM course_person AS m "
                      "JOIN person AS p ON p.id = m.person_id";

  refer (fixture, "unit", yard, "parent", works);
  refer (fixture, "unit", crew, "parent", yard);
  refer (fixture, "person", ada, "unit", works);
  refer (fixture, "person", ben, "unit", crew);
  assert_query (fixture, asked, "Ada Ben Cleo");
  set_field (fixture, "course", course, "audience", "some");
  assert_query (fixture, asked, NULL);
  assert_query (fixture, "SELECT flaws FROM course_list", "nobody no_owner");
  refer (fixture, "course", course, "units", yard);
  assert_query (fixture, asked, "Ben");
  refer (fixture, "role", role, "holder", cleo);
  refer (fixture, "role", role, "deputy", ben);
  refer (fixture, "course", course, "roles", role);
  assert_query (fixture, asked, "Ben Cleo");
  set_field (fixture, "person", ben, "active", "0");
  assert_query (fixture, asked, "Cleo");
  assert_query (fixture, "SELECT flaws FROM course_list", "no_owner");
  set_field (fixture, "course", course, "audience", "nobody");
  assert_query (fixture, asked, NULL);
  assert_query (fixture, "SELECT flaws FROM course_list", "idle no_owner");
  refer (fixture, "competence", need, "course", course);
  refer (fixture, "competence", need, "unit", works);
  assert_query (fixture, asked, "Ada");
  refer (fixture, "competence", need, "role", role);
  assert_query (fixture, asked, "Ada Cleo");
  people = isms_audience_list_unit (fixture->reader, works, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpint (g_array_index (people, gint64, 0), ==, ada);
  g_clear_pointer (&people, g_array_unref);
  people = isms_audience_list_role (fixture->reader, role, &error);
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpint (g_array_index (people, gint64, 0), ==, cleo);
}

/* Who is to read a document is found the same way: with those of the units beneath, each once. */
static void
test_readers (ModelFixture *fixture, gconstpointer data)
{
  gint64 works = create_record (fixture, "unit", "Works");
  gint64 yard = create_record (fixture, "unit", "Yard");
  gint64 ada = create_record (fixture, "person", "Ada");
  gint64 ben = create_record (fixture, "person", "Ben");
  gint64 document = create_record (fixture, "document", "Rules of the yard");
  const char *asked = "SELECT group_concat (p.name, ' ' ORDER BY p.name) FROM document_reader AS m "
                      "JOIN person AS p ON p.id = m.person_id";

  create_record (fixture, "person", "Cleo");
  refer (fixture, "unit", yard, "parent", works);
  refer (fixture, "person", ada, "unit", works);
  refer (fixture, "person", ben, "unit", yard);
  refer (fixture, "document", document, "audience",
         isms_kind_make_key (isms_kind_find ("unit"), works));
  assert_query (fixture, "SELECT audience FROM document_list", "U-001");
  assert_query (fixture, asked, "Ada Ben");
  refer (fixture, "document", document, "audience",
         isms_kind_make_key (isms_kind_find ("unit"), yard));
  assert_query (fixture, asked, "Ben");
  set_field (fixture, "person", ben, "active", "0");
  assert_query (fixture, asked, NULL);
}

static void
test_score (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada");
  gint64 course = create_course (fixture, "Phishing", "12");
  gint64 session;
  g_autofree char *today = day (0);
  g_autofree char *sentence = NULL;

  set_field (fixture, "course", course, "pass_mark", "70");
  session = create_session (fixture, course, today);
  g_assert_true (try_mark (fixture, session, ada, "attended", 69, NULL, NULL));
  assert_query (fixture, "SELECT result FROM attendance", "failed");
  g_assert_true (try_mark (fixture, session, ada, "passed", 69, NULL, NULL));
  assert_query (fixture, "SELECT result FROM attendance", "failed");
  set_field (fixture, "attendance", 1, "score", "70");
  assert_query (fixture, "SELECT result FROM attendance", "passed");
  assert_query (fixture, "SELECT state FROM coverage", "valid");
  /* Who only sat in it has not passed. */
  g_assert_true (try_mark (fixture, session, ada, "attended", ISMS_NO_SCORE, NULL, NULL));
  assert_query (fixture, "SELECT state FROM coverage", "missing");
  g_assert_false (try_mark (fixture, session, ada, "absent", 50, NULL, &sentence));
  g_assert_cmpstr (sentence, ==,
                   "Ada: Who was not there has no score. Take the score away, or say that they "
                   "attended.");
  g_assert_cmpstr (isms_attendance_judge ("attended", 70, 70), ==, "passed");
  g_assert_cmpstr (isms_attendance_judge ("passed", 0, 0), ==, "passed");
  g_assert_cmpstr (isms_attendance_judge ("absent", 90, 70), ==, "absent");
}

static void
test_once (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada");
  gint64 course = create_course (fixture, "Phishing", "12");
  gint64 session = create_session (fixture, course, "2024-05-06");
  gint64 other = create_record (fixture, "attendance", "Ada");
  g_autofree char *text = g_strdup_printf ("%d", (int) session);
  g_autofree char *sentence = NULL;

  mark (fixture, session, ada, "attended");
  mark (fixture, session, ada, "excused");
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM attendance"), ==, 2);
  refer (fixture, "attendance", other, "person", ada);
  sentence = refuse_field (fixture, "attendance", other, "session", text);
  g_assert_cmpstr (sentence, ==,
                   "Nobody attends a session twice: AT-002 says so already. Change that one.");
  g_assert_false (run_sql (fixture, "UPDATE attendance SET session_id = 1 WHERE id = 1"));
}

static void
test_days (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada");
  gint64 course = create_course (fixture, "Phishing", "12");
  gint64 session = create_session (fixture, course, "2024-05-06");
  g_autofree char *tomorrow = day (1);
  g_autofree char *before = NULL;
  g_autofree char *early = NULL;
  g_autofree char *ends = NULL;
  g_autofree char *cancelled = NULL;
  gint64 coming = create_session (fixture, course, tomorrow);

  g_assert_false (
      try_mark (fixture, session, ada, "attended", ISMS_NO_SCORE, "2024-05-05", &before));
  g_assert_cmpstr (before, ==,
                   "Ada: Nobody attends a session before it is held. Choose its day or a later "
                   "one.");
  g_assert_true (try_mark (fixture, session, ada, "attended", ISMS_NO_SCORE, "2024-05-07", NULL));
  g_assert_false (try_mark (fixture, coming, ada, "attended", ISMS_NO_SCORE, NULL, &early));
  g_assert_nonnull (strstr (early, "what is still to come"));
  mark (fixture, coming, ada, "invited");
  ends = refuse_field (fixture, "attendance", 1, "valid_until", "2024-05-06");
  g_assert_cmpstr (ends, ==, "It cannot end before it begins. Change the other date first.");
  set_field (fixture, "session", coming, "state", "cancelled");
  set_field (fixture, "session", coming, "held_on", "2024-06-01");
  g_assert_false (try_mark (fixture, coming, ada, "attended", ISMS_NO_SCORE, NULL, &cancelled));
  g_assert_nonnull (strstr (cancelled, "was cancelled"));
}

static void
test_left (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada");
  gint64 course = create_course (fixture, "Phishing", "12");
  gint64 session = create_session (fixture, course, "2024-05-06");
  g_autofree char *sentence = NULL;

  set_field (fixture, "person", ada, "active", "0");
  g_assert_false (try_mark (fixture, session, ada, "invited", ISMS_NO_SCORE, NULL, &sentence));
  g_assert_cmpstr (sentence, ==,
                   "Ada: Ada is no longer with the organisation and is not invited. Choose "
                   "somebody who is active.");
  /* They may have been there before they left. */
  mark (fixture, session, ada, "attended");
  assert_query (fixture, "SELECT count (*) FROM coverage", "0");
}

static void
test_sitting (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada");
  gint64 ben = create_record (fixture, "person", "Ben");
  gint64 course = create_course (fixture, "Phishing", "12");
  gint64 session = create_session (fixture, course, "2024-05-06");
  const IsmsAttendanceMark marks[] = { { ada, "attended", 90, NULL },
                                       { ben, "absent", ISMS_NO_SCORE, NULL } };
  const IsmsAttendanceMark bad[] = { { ada, "failed", 10, NULL }, { ben, "absent", 10, NULL } };
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (IsmsStep) refused = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = isms_attendance_dup_label ("SE-001", 2);

  g_assert_cmpstr (label, ==, "Recorded attendance of 2 people at SE-001");
  step = isms_store_begin (fixture->store, label);
  isms_attendance_record (step, session, marks, 2, NULL);
  g_assert_true (isms_step_commit (step, NULL, &error));
  assert_query (fixture,
                "SELECT group_concat (title || ' ' || result || ' ' || attended_on, ', ' "
                "ORDER BY id) FROM attendance",
                "Ada attended 2024-05-06, Ben absent 2024-05-06");
  assert_query (fixture, "SELECT state FROM session", "held");
  refused = isms_store_begin (fixture->store, label);
  isms_attendance_record (refused, session, bad, 2, NULL);
  g_assert_false (isms_step_commit (refused, NULL, &error));
  assert_query (fixture, "SELECT score FROM attendance WHERE title = 'Ada'", "90");
  undo (fixture);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM attendance"), ==, 0);
  assert_query (fixture, "SELECT state FROM session", "planned");
}

static void
test_session (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada");
  gint64 course = create_course (fixture, "Phishing", "12");
  gint64 other = create_course (fixture, "Cranes", "12");
  gint64 session = create_session (fixture, course, "2024-05-06");
  g_autofree char *tomorrow = day (1);
  g_autofree char *text = g_strdup_printf ("%d", (int) other);
  g_autofree char *moved = NULL;
  g_autofree char *future = NULL;
  g_autofree char *cancelled = NULL;
  g_autofree char *late = NULL;
  g_autofree char *bare = NULL;

  mark (fixture, session, ada, "attended");
  /* They were there on the day, whichever it was. */
  set_field (fixture, "session", session, "held_on", "2024-05-08");
  assert_query (fixture, "SELECT attended_on FROM attendance", "2024-05-08");
  moved = refuse_field (fixture, "session", session, "course", text);
  g_assert_nonnull (strstr (moved, "stays with its course"));
  future = refuse_field (fixture, "session", session, "held_on", tomorrow);
  g_assert_nonnull (strstr (future, "has not been held before its day"));
  cancelled = refuse_field (fixture, "session", session, "state", "cancelled");
  g_assert_nonnull (strstr (cancelled, "was held"));
  bare = refuse_field (fixture, "session", session, "held_on", "");
  g_assert_nonnull (strstr (bare, "Write the date"));
  /* Nor does it come to hold for less than no time. */
  set_field (fixture, "attendance", 1, "valid_until", "2024-05-09");
  late = refuse_field (fixture, "session", session, "held_on", "2024-05-11");
  g_assert_nonnull (strstr (late, "would end before that day"));
  assert_query (fixture, "SELECT attended_on FROM attendance", "2024-05-08");
  set_field (fixture, "attendance", 1, "valid_until", "2024-06-01");
  set_field (fixture, "attendance", 1, "attended_on", "2024-05-10");
  g_clear_pointer (&bare, g_free);
  bare = refuse_field (fixture, "session", session, "held_on", "2024-05-12");
  g_assert_nonnull (strstr (bare, "on an earlier day"));
}

static void
test_review (ModelFixture *fixture, gconstpointer data)
{
  gint64 course = create_course (fixture, "Phishing", "12");
  g_autofree char *tomorrow = day (1);
  g_autofree char *sentence = NULL;

  set_field (fixture, "course", course, "review_months", "6");
  set_field (fixture, "course", course, "reviewed_on", "2023-08-31");
  assert_query (fixture, "SELECT next_review FROM course_list", "2024-02-29");
  assert_query (fixture, "SELECT review FROM course_list", "overdue");
  sentence = refuse_field (fixture, "course", course, "reviewed_on", tomorrow);
  g_assert_nonnull (strstr (sentence, "still to come"));
}

static void
test_competence (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada");
  gint64 role = create_record (fixture, "role", "Auditor");
  gint64 need = create_record (fixture, "competence", "Audits");
  gint64 proof = create_record (fixture, "qualification", "Lead auditor");
  g_autofree char *yesterday = day (-1);
  g_autofree char *today = day (0);
  g_autofree char *tomorrow = day (1);
  g_autofree char *sentence = NULL;

  assert_query (fixture, "SELECT flaws FROM competence_list", "for_nobody no_measure");
  refer (fixture, "role", role, "holder", ada);
  refer (fixture, "competence", need, "role", role);
  set_field (fixture, "competence", need, "qualification", "A certificate");
  assert_query (fixture, "SELECT flaws || ': ' || lacking FROM competence_list", "unmet: Ada");
  refer (fixture, "qualification", proof, "person", ada);
  refer (fixture, "qualification", proof, "competence", need);
  assert_query (fixture, "SELECT have || ' of ' || asked FROM competence_list", "1 of 1");
  assert_query (fixture, "SELECT flaws FROM qualification_list", "no_evidence");
  set_field (fixture, "qualification", proof, "valid_until", today);
  assert_query (fixture, "SELECT have FROM competence_list", "1");
  set_field (fixture, "qualification", proof, "valid_until", yesterday);
  assert_query (fixture, "SELECT have FROM competence_list", "0");
  sentence = refuse_field (fixture, "qualification", proof, "obtained_on", tomorrow);
  g_assert_nonnull (strstr (sentence, "obtain later"));
}

static char *
write_figures (ModelFixture *fixture, IsmsTrainingView view)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) figures = isms_training_load_figures (fixture->reader, view, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < figures->len; i++)
    {
      const IsmsTrainingFigures *each = figures->pdata[i];

      g_string_append_printf (text, "%s%s %u/%u %u %u %u", i > 0 ? ", " : "",
                              each->title != NULL ? each->title : "-", each->have, each->asked,
                              each->soon, each->lapsed, each->missing);
    }
  return g_string_free_and_steal (text);
}

static void
test_figures (ModelFixture *fixture, gconstpointer data)
{
  gint64 yard = create_record (fixture, "unit", "Yard");
  gint64 ada = create_record (fixture, "person", "Ada");
  gint64 ben = create_record (fixture, "person", "Ben");
  gint64 role = create_record (fixture, "role", "Crane driver");
  gint64 cranes = create_course (fixture, "Cranes", "12");
  gint64 fire = create_course (fixture, "Fire", "12");
  g_autofree char *recent = day (-10);
  gint64 session = create_session (fixture, cranes, recent);
  gint64 old = create_session (fixture, fire, "2020-01-01");
  g_autofree char *courses = NULL;
  g_autofree char *units = NULL;
  g_autofree char *roles = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTrainingFigures) total = NULL;
  g_autoptr (GPtrArray) items = NULL;

  refer (fixture, "person", ben, "unit", yard);
  refer (fixture, "role", role, "holder", ben);
  mark (fixture, session, ada, "attended");
  mark (fixture, session, ben, "attended");
  mark (fixture, old, ben, "attended");
  courses = write_figures (fixture, ISMS_TRAINING_BY_COURSE);
  g_assert_cmpstr (courses, ==, "Cranes 2/2 0 0 0, Fire 0/2 0 1 1");
  units = write_figures (fixture, ISMS_TRAINING_BY_UNIT);
  g_assert_cmpstr (units, ==, "Yard 0/1 0 1 0, - 0/1 0 0 1");
  roles = write_figures (fixture, ISMS_TRAINING_BY_ROLE);
  g_assert_cmpstr (roles, ==, "Crane driver 0/1 0 1 0");
  total = isms_training_load_total (fixture->reader, &error);
  g_assert_cmpuint (total->asked, ==, 2);
  g_assert_cmpuint (total->missing, ==, 1);
  items = isms_training_load_person (fixture->reader, ben, &error);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (((IsmsTrainingItem *) items->pdata[0])->state, ==, "lapsed");
  g_assert_cmpstr (((IsmsTrainingItem *) items->pdata[0])->until, ==, "2021-01-01");
  g_clear_pointer (&items, g_ptr_array_unref);
  items = isms_training_load_next (fixture->reader, 10, &error);
  g_assert_cmpuint (items->len, ==, 2);
  g_clear_pointer (&items, g_ptr_array_unref);
  items = isms_training_load_seats (fixture->reader, old, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (((IsmsSeat *) items->pdata[0])->name, ==, "Ben");
  g_assert_cmpstr (((IsmsSeat *) items->pdata[1])->state, ==, "missing");
  /* The people behind a figure are those that the filter finds. */
  assert_query (fixture,
                "SELECT group_concat (name) FROM person_list WHERE id IN (SELECT person_id FROM "
                "person_lapsed WHERE course_id = 2)",
                "Ben");
}

static void
test_deleted (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada");
  gint64 course = create_course (fixture, "Fire", "12");
  gint64 session = create_session (fixture, course, "2024-05-06");
  g_autoptr (IsmsRecord) record = NULL;
  g_autoptr (IsmsRecord) person = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Delete");
  g_autoptr (IsmsStep) last = isms_store_begin (fixture->store, "Delete");
  g_autoptr (GError) error = NULL;

  mark (fixture, session, ada, "attended");
  /* That somebody was there is not forgotten with them. */
  person = load_record (fixture, "person", ada);
  isms_edit_delete (step, person);
  g_assert_true (isms_step_commit (step, NULL, &error));
  assert_query (fixture, "SELECT title FROM attendance WHERE person_id IS NULL", "Ada");
  record = load_record (fixture, "course", course);
  isms_edit_delete (last, record);
  g_assert_true (isms_step_commit (last, NULL, &error));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM attendance"), ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM session"), ==, 0);
  undo (fixture);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM attendance"), ==, 1);
}

/* Whose name is on many attendances is found before them. */
static void
test_found (ModelFixture *fixture, gconstpointer data)
{
  gint64 person = create_record (fixture, "person", "Ada Lind");
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  const IsmsSearchHit *first;

  set_field (fixture, "person", person, "job", "Head of the yard and of everything that floats");
  create_record (fixture, "attendance", "Ada Lind");
  create_record (fixture, "attendance", "Ada Lind");
  hits = isms_search (fixture->reader, "lind", 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 3);
  first = hits->pdata[0];
  g_assert_cmpuint (first->table, ==, isms_kind_find ("person")->number);
}

/* By whatever way a record comes in, what follows from what is said of it is added. */
static void
test_settled (ModelFixture *fixture, gconstpointer data)
{
  gint64 person = create_record (fixture, "person", "Ada Lind");
  gint64 course = create_record (fixture, "course", "Fire drill");
  gint64 session = create_record (fixture, "session", "In spring");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Enter");
  g_autoptr (GError) error = NULL;
  IsmsRow *row = isms_row_new ();
  g_autofree char *sql = NULL;

  refer (fixture, "session", session, "course", course);
  create_record (fixture, "attendance", "ada lind");
  isms_row_set_text (row, "title", "Somebody");
  isms_row_set_int (row, "person_id", person);
  isms_row_set_int (row, "session_id", session);
  isms_edit_insert (step, isms_kind_find ("attendance"), row);
  g_assert_true (isms_step_commit (step, NULL, &error));
  sql = g_strdup_printf ("SELECT count(*) FROM attendance WHERE person_id = %" G_GINT64_FORMAT,
                         person);
  g_assert_cmpint (read_int (fixture, sql), ==, 2);
  assert_query (fixture, "SELECT title FROM attendance WHERE id = 2", "Ada Lind");
  g_assert_cmpint (read_int (fixture, "SELECT course_id FROM attendance WHERE id = 2"), ==, course);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/model/7.2-d-valid-to-the-end-of-the-month", test_until);
  add_model_test ("/model/7.2-coverage-states", test_states);
  add_model_test ("/model/7.2-coverage-renewed", test_renewed);
  add_model_test ("/model/7.3-audience", test_audience);
  add_model_test ("/model/7.3-a-unit-reads", test_readers);
  add_model_test ("/model/7.2-d-score-decides", test_score);
  add_model_test ("/model/7.2-d-attended-once", test_once);
  add_model_test ("/model/7.2-d-days-of-attendance", test_days);
  add_model_test ("/model/7.3-who-left-is-not-invited", test_left);
  add_model_test ("/model/7.2-d-recorded-in-one-sitting", test_sitting);
  add_model_test ("/model/7.2-d-session-stays-true", test_session);
  add_model_test ("/model/7.2-b-content-kept-current", test_review);
  add_model_test ("/model/7.2-a-competence", test_competence);
  add_model_test ("/model/7.2-coverage-figures", test_figures);
  add_model_test ("/model/training/deleted", test_deleted);
  add_model_test ("/model/training/found-last", test_found);
  add_model_test ("/model/training/settled", test_settled);
  return g_test_run ();
}
