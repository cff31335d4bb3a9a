/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Planning a management review: what is proposed after the last one, and what is written (9.3.1).
 */

#include "model-fixture.h"

#include "isms-review-plan.h"
#include "isms-review.h"

#define N "%" G_GINT64_FORMAT

static void G_GNUC_PRINTF (2, 3) run (ModelFixture *fixture, const char *format, ...)
{
  va_list arguments;
  g_autofree char *sql = NULL;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_assert_true (run_sql (fixture, sql));
}

static IsmsReviewPlan *
load (ModelFixture *fixture, gint64 review)
{
  g_autoptr (GError) error = NULL;
  IsmsReviewPlan *plan = isms_review_plan_load (fixture->reader, review, &error);

  g_assert_no_error (error);
  return plan;
}

static gboolean
write_plan (ModelFixture *fixture, const IsmsReviewPlan *plan, gint64 *review, GError **error)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Planned a review");

  *review = isms_review_plan_write (step, plan);
  return isms_step_commit (step, NULL, error);
}

static gint64
put_down (ModelFixture *fixture, const IsmsReviewPlan *plan)
{
  g_autoptr (GError) error = NULL;
  gint64 review = 0;

  write_plan (fixture, plan, &review, &error);
  g_assert_no_error (error);
  return review;
}

/* "Ada Osei (Head) 1+; Tom 2": who is listed and why, and who is asked. */
static void
assert_seats (const IsmsReviewPlan *plan, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < plan->seats->len; i++)
    {
      const IsmsReviewSeat *seat = plan->seats->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", seat->name);
      if (seat->capacity != NULL)
        g_string_append_printf (text, " (%s)", seat->capacity);
      g_string_append_printf (text, " %u%s", seat->origin, seat->asked ? "+" : "");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_text (ModelFixture *fixture, const char *sql, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = isms_database_query_text (fixture->reader, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

#define PARTICIPANTS                                                                               \
  "SELECT group_concat (title || ' as ' || ifnull (capacity, '-') || ' ' "                         \
  "|| (person_id IS NOT NULL), '; ' ORDER BY id) FROM review_participant"

static gint64
add_holder (ModelFixture *fixture, const char *name, const char *title)
{
  gint64 person = create_record (fixture, "person", name);
  gint64 role = create_record (fixture, "role", title);

  run (fixture, "UPDATE role SET holder_id = " N " WHERE id = " N, person, role);
  return person;
}

/* --- The first one --- */

/* Nobody took part before: whoever has a role of the ISMS is asked (5.3). */
static void
test_first (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = add_holder (fixture, "Ada Osei", "Head of security");
  g_autoptr (IsmsReviewPlan) plan = NULL;
  gint64 role = create_record (fixture, "role", "Risk manager");

  run (fixture, "UPDATE role SET holder_id = " N " WHERE id = " N, ada, role);
  add_holder (fixture, "Tom Bakker", "Director");
  add_holder (fixture, "Gone", "Auditor");
  create_record (fixture, "person", "Nobody in particular");
  run (fixture, "UPDATE person SET active = 0 WHERE name = 'Gone'");
  plan = load (fixture, 0);
  g_assert_nonnull (plan->title);
  g_assert_null (plan->planned_on);
  g_assert_cmpint (plan->items->len, ==, 10);
  assert_seats (plan, "Ada Osei (Head of security, Risk manager) 2+; Tom Bakker (Director) 2+");
}

static void
test_written (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = add_holder (fixture, "Ada Osei", "Head of security");
  gint64 tom = add_holder (fixture, "Tom Bakker", "Director");
  gint64 ida = create_record (fixture, "person", "Ida");
  g_autoptr (IsmsReviewPlan) plan = load (fixture, 0);
  g_autofree char *before = NULL;
  gint64 review;

  run (fixture, "UPDATE person SET job = 'Counsel' WHERE id = " N, ida);
  g_set_str (&plan->title, "Spring");
  g_set_str (&plan->planned_on, "2096-04-02");
  g_set_str (&plan->starts_at, "2096-04-02T08:30:00Z");
  g_set_str (&plan->place, "Board room");
  g_set_str (&plan->topics, "Move to the new site");
  plan->minutes = 90;
  plan->chair = tom;
  plan->minutes_by = ada;
  ((IsmsReviewSeat *) plan->seats->pdata[0])->asked = FALSE;
  isms_review_plan_seat (plan, ida, "Ida");
  g_set_str (&isms_review_plan_seat (plan, 0, "Jo Guest")->capacity, "Consultant");
  ((IsmsReviewItem *) plan->items->pdata[3])->presenter = ada;
  ((IsmsReviewItem *) plan->items->pdata[3])->minutes = 15;
  review = put_down (fixture, plan);

  assert_text (fixture, PARTICIPANTS,
               "Tom Bakker as Director 1; Ida as Counsel 1; Jo Guest as Consultant 0");
  assert_text (fixture,
               "SELECT title || ' ' || planned_on || ' ' || starts_at || ' ' || minutes || ' ' "
               "|| place || ' ' || topics || ' ' || chair || ' ' || minutes_by FROM review_list",
               "Spring 2096-04-02 2096-04-02T08:30:00Z 90 Board room Move to the new site "
               "Tom Bakker Ada Osei");
  assert_text (fixture,
               "SELECT group_concat (input || ' ' || presenter || ' ' || minutes) "
               "FROM review_input_list",
               "d1 Ada Osei 15");
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM review_input"), ==, 10);

  /* All of it was one step. */
  isms_store_undo (fixture->store, NULL, NULL);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM review"), ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM review_participant"), ==, 0);
  g_assert_cmpint (review, >, 0);
}

/* --- The next one --- */

/* One that was held, with somebody who has left since, and a guest. */
static gint64
hold_one (ModelFixture *fixture)
{
  gint64 ada = add_holder (fixture, "Ada Osei", "Head of security");
  gint64 gone = create_record (fixture, "person", "Gone");
  g_autoptr (IsmsReviewPlan) plan = load (fixture, 0);
  gint64 review;

  isms_review_plan_seat (plan, gone, "Gone");
  isms_review_plan_seat (plan, 0, "Jo Guest");
  g_set_str (&plan->planned_on, "2025-03-03");
  g_set_str (&plan->starts_at, "2025-03-03T09:00:00Z");
  plan->chair = gone;
  plan->minutes_by = ada;
  ((IsmsReviewItem *) plan->items->pdata[0])->minutes = 20;
  ((IsmsReviewItem *) plan->items->pdata[0])->presenter = ada;
  ((IsmsReviewItem *) plan->items->pdata[1])->presenter = gone;
  review = put_down (fixture, plan);
  run (fixture,
       "UPDATE review SET state = 'held', held_on = '2025-03-03', next_on = '2096-07-01' "
       "WHERE id = " N,
       review);
  run (fixture, "UPDATE person SET active = 0 WHERE id = " N, gone);
  return review;
}

static void
test_next (ModelFixture *fixture, gconstpointer data)
{
  gint64 last = hold_one (fixture);
  g_autoptr (IsmsReviewPlan) plan = NULL;
  gint64 review;

  add_holder (fixture, "Tom Bakker", "Director");
  plan = load (fixture, 0);
  assert_seats (plan, "Ada Osei (Head of security) 1+; Jo Guest 1+; Tom Bakker (Director) 2");
  g_assert_cmpstr (plan->planned_on, ==, "2096-07-01");
  g_assert_cmpint (plan->chair, ==, 0); /* has left */
  g_assert_cmpstr (plan->minutes_by_name, ==, "Ada Osei");
  g_assert_cmpint (((IsmsReviewItem *) plan->items->pdata[0])->minutes, ==, 20);
  g_assert_cmpstr (((IsmsReviewItem *) plan->items->pdata[0])->name, ==, "Ada Osei");
  g_assert_cmpint (((IsmsReviewItem *) plan->items->pdata[1])->presenter, ==, 0);
  review = put_down (fixture, plan);
  g_assert_cmpint (review, !=, last);
  g_assert_cmpint (read_int (fixture, "SELECT follows_id FROM review ORDER BY id DESC LIMIT 1"), ==,
                   last);
  assert_text (fixture, PARTICIPANTS " WHERE review_id = (SELECT max (id) FROM review)",
               "Ada Osei as Head of security 1; Jo Guest as - 0");
}

/* --- Changing one --- */

/* Who stays, stays the same record, with what is said of them. */
static void
test_changed (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsReviewPlan) plan = NULL;
  g_autoptr (IsmsReviewPlan) again = NULL;
  gint64 review, kept;

  add_holder (fixture, "Ada Osei", "Head of security");
  add_holder (fixture, "Tom Bakker", "Director");
  plan = load (fixture, 0);
  review = put_down (fixture, plan);
  kept = read_int (fixture, "SELECT id FROM review_participant WHERE title = 'Ada Osei'");
  run (fixture, "UPDATE review_participant SET presence = 'excused'");
  add_holder (fixture, "Ida", "Counsel");

  again = load (fixture, review);
  assert_seats (again, "Ada Osei (Head of security) 0+; Tom Bakker (Director) 0+; Ida (Counsel) 2");
  ((IsmsReviewSeat *) again->seats->pdata[1])->asked = FALSE;
  ((IsmsReviewSeat *) again->seats->pdata[2])->asked = TRUE;
  g_set_str (&((IsmsReviewSeat *) again->seats->pdata[0])->capacity, "Chair");
  again->minutes = 45;
  put_down (fixture, again);
  assert_text (fixture, PARTICIPANTS, "Ada Osei as Chair 1; Ida as Counsel 1");
  assert_text (fixture, "SELECT presence FROM review_participant WHERE title = 'Ada Osei'",
               "excused");
  g_assert_cmpint (read_int (fixture, "SELECT id FROM review_participant WHERE title = 'Ada Osei'"),
                   ==, kept);
  g_assert_cmpint (read_int (fixture, "SELECT minutes FROM review"), ==, 45);
}

/* Nothing is written where nothing is different. */
static void
test_same (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsReviewPlan) plan = NULL;
  g_autoptr (IsmsReviewPlan) again = NULL;
  gint64 review, n;

  add_holder (fixture, "Ada Osei", "Head of security");
  plan = load (fixture, 0);
  review = put_down (fixture, plan);
  n = read_int (fixture, "SELECT count (*) FROM journal_change");
  again = load (fixture, review);
  put_down (fixture, again);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM journal_change"), ==, n);
}

/* 7.5.3: what is approved is not planned anew. */
static void
test_approved (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsReviewPlan) plan = load (fixture, 0);
  g_autoptr (GError) error = NULL;
  gint64 review = put_down (fixture, plan);
  g_autoptr (IsmsReviewPlan) again = NULL;

  run (fixture,
       "UPDATE review SET state = 'held', held_on = '2025-03-03', approved_on = '2025-03-03' "
       "WHERE id = " N,
       review);
  again = load (fixture, review);
  g_set_str (&again->place, "Elsewhere");
  g_assert_false (write_plan (fixture, again, &review, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  assert_text (fixture, "SELECT place FROM review", NULL);
}

/* --- Time --- */

static void
test_shares (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsReviewPlan) plan = load (fixture, 0);

  plan->minutes = 90;
  ((IsmsReviewItem *) plan->items->pdata[0])->minutes = 30;
  isms_review_plan_share (plan);
  g_assert_cmpint (((IsmsReviewItem *) plan->items->pdata[0])->minutes, ==, 30);
  for (guint i = 1; i < 10; i++)
    g_assert_cmpint (((IsmsReviewItem *) plan->items->pdata[i])->minutes, ==, 6);
  g_assert_cmpint (isms_review_plan_count_minutes (plan), ==, 84);

  /* There is nothing left to share. */
  ((IsmsReviewItem *) plan->items->pdata[9])->minutes = 0;
  plan->minutes = 78;
  isms_review_plan_share (plan);
  g_assert_cmpint (((IsmsReviewItem *) plan->items->pdata[9])->minutes, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/review-plan/first", test_first);
  add_model_test ("/model/review-plan/written", test_written);
  add_model_test ("/model/review-plan/next", test_next);
  add_model_test ("/model/review-plan/changed", test_changed);
  add_model_test ("/model/review-plan/same", test_same);
  add_model_test ("/model/review-plan/approved", test_approved);
  add_model_test ("/model/review-plan/shares", test_shares);
  return g_test_run ();
}
