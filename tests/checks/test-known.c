/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is known of a hit sets it apart until its day; and how questions are asked in the
 * background. */

#include "isms-question-list.h"
#include "review-fixture.h"

#define QUESTION "risk-without-owner"

static void wait_for (IsmsQuestionList *questions)
{
  g_autoptr (GError) error = NULL;

  isms_question_list_wait (questions, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_counts (IsmsQuestionList *questions, guint n_hits, guint n_known)
{
  IsmsQuestion *question = isms_question_list_find (questions, QUESTION);

  wait_for (questions)
    ;
  g_assert_cmpuint (isms_question_get_n_hits (question), ==, n_hits);
  g_assert_cmpuint (isms_question_get_n_known (question), ==, n_known);
}

/* The sentence that refuses it, or NULL. */
static char *
try_know (ModelFixture *fixture, gint64 risk, const char *reason, int days)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Known");
  g_autofree char *day = audit_day (days);
  const IsmsKnownHitDraft draft = { .name = "Ada Osei", .reason = reason, .look_again = day };
  g_autoptr (GError) error = NULL;

  isms_known_hit_record (step, QUESTION, risk, &draft);
  if (isms_step_commit (step, NULL, &error))
    return NULL;
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  return g_strdup (error->message);
}

static void
know (ModelFixture *fixture, gint64 risk, const char *reason, int days)
{
  g_autofree char *sentence = try_know (fixture, risk, reason, days);

  g_assert_cmpstr (sentence, ==, NULL);
}

static void
test_known (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuestionList) questions = isms_question_list_new (fixture->store);
  gint64 risk = create_record (fixture, "risk", "Theft");
  g_autoptr (IsmsHit) hit = NULL;
  g_autofree char *day = audit_day (30);

  create_record (fixture, "risk", "Fire");
  assert_counts (questions, 2, 0);
  know (fixture, risk, "The owner comes in March", 20);
  assert_counts (questions, 1, 1);
  know (fixture, risk, "The owner comes in April", 30);
  assert_counts (questions, 1, 1);
  hit = g_list_model_get_item (
      isms_question_get_known (isms_question_list_find (questions, QUESTION)), 0);
  g_assert_cmpint (isms_hit_get_id (hit), ==, risk);
  g_assert_cmpstr (isms_hit_get_known (hit)->reason, ==, "The owner comes in April");
  g_assert_cmpstr (isms_hit_get_known (hit)->look_again, ==, day);
  g_assert_cmpstr (isms_hit_get_known (hit)->person, ==, "Ada Osei");

  audit_undo (fixture);
  audit_undo (fixture);
  assert_counts (questions, 2, 0);
}

static void
test_refused (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_record (fixture, "risk", "Theft");
  g_autofree char *no_reason = try_know (fixture, risk, "  ", 20);
  g_autofree char *no_later_day = try_know (fixture, risk, "Known", 0);

  audit_assert_says (no_reason, "has a reason");
  audit_assert_says (no_later_day, "after today");
}

/* Midnight passes: the computer is carried to where it is later. */
static void
test_day_comes (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuestionList) questions = NULL;
  gint64 risk;

  use_zone (ZONE_LAST);
  questions = isms_question_list_new (fixture->store);
  risk = create_record (fixture, "risk", "Theft");
  know (fixture, risk, "Tomorrow there is an owner", 1);
  assert_counts (questions, 0, 1);
  use_zone (ZONE_FIRST);
  isms_store_refresh (fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_counts (questions, 1, 0);
  use_zone ("UTC");
}

static void
test_ends (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuestionList) questions = isms_question_list_new (fixture->store);
  gint64 risk = create_record (fixture, "risk", "Theft");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Known no more");

  know (fixture, risk, "It is seen to", 20);
  isms_known_hit_end (step, QUESTION, risk);
  audit_commit (step);
  assert_counts (questions, 1, 0);
}

static void
test_goes_with_its_record (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuestionList) questions = isms_question_list_new (fixture->store);
  gint64 risk = create_record (fixture, "risk", "Theft");
  g_autoptr (IsmsRecord) record = load_record (fixture, "risk", risk);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Delete");

  know (fixture, risk, "It is seen to", 20);
  isms_edit_delete (step, record);
  audit_commit (step);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM known_hit"), ==, 0);
  assert_counts (questions, 0, 0);
  audit_undo (fixture);
  assert_counts (questions, 0, 1);
}

/* --- In the background --- */

static void
settle (IsmsQuestionList *questions)
{
  while (isms_question_list_get_busy (questions))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (isms_question_list_get_error (questions));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_background (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuestionList) questions = isms_question_list_new (fixture->store);
  IsmsQuestion *question = isms_question_list_find (questions, QUESTION);
  guint n_told = 0;
  gint64 risk;

  g_signal_connect_swapped (questions, "changed", G_CALLBACK (count_cb), &n_told);
  create_record (fixture, "risk", "Fire");
  g_assert_false (isms_question_list_get_busy (questions));
  g_assert_false (isms_question_get_asked (question));
  isms_question_list_ask (questions);
  g_assert_true (isms_question_list_get_busy (questions));
  /* While it is asked, something changes. */
  risk = create_record (fixture, "risk", "Theft");
  settle (questions);
  g_assert_true (isms_question_get_asked (question));
  g_assert_cmpuint (isms_question_get_n_hits (question), ==, 2);
  g_assert_cmpuint (n_told, >=, 1);

  audit_set_id (fixture, "risk", risk, "owner", create_record (fixture, "person", "Ada Osei"));
  settle (questions);
  g_assert_cmpuint (isms_question_get_n_hits (question), ==, 1);
}

/* A step that concerns no question is not told. */
static void
test_only_what_is_touched (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuestionList) questions = isms_question_list_new (fixture->store);
  guint n_told = 0;

  isms_question_list_ask (questions);
  settle (questions);
  g_signal_connect_swapped (questions, "changed", G_CALLBACK (count_cb), &n_told);
  create_record (fixture, "holiday", "New Year");
  settle (questions);
  g_assert_cmpuint (n_told, ==, 0);
  create_record (fixture, "asset", "Laptop");
  settle (questions);
  g_assert_cmpuint (n_told, ==, 1);
}

static void
test_cancelled (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuestionList) questions = isms_question_list_new (fixture->store);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  create_record (fixture, "risk", "Theft");
  isms_question_list_ask (questions);
  isms_question_list_cancel (questions);
  g_assert_false (isms_question_list_get_busy (questions));
  g_cancellable_cancel (cancellable);
  g_assert_false (isms_question_list_wait (questions, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  isms_question_list_ask (questions);
  settle (questions);
  g_assert_cmpuint (isms_question_get_n_hits (isms_question_list_find (questions, QUESTION)), ==,
                    1);
}

/* The list goes while an answer is under way. */
static void
test_gone (ModelFixture *fixture, gconstpointer data)
{
  IsmsQuestionList *questions = isms_question_list_new (fixture->store);

  isms_question_list_ask (questions);
  g_assert_finalize_object (questions);
}

/* Behind views, and behind what is kept of one; not what only a column would read. */
static void
test_tables (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuestionList) questions = isms_question_list_new (fixture->store);
  const char *const *of_owner;
  const char *const *of_training;

  g_assert_null (isms_question_get_tables (isms_question_list_find (questions, QUESTION)));
  wait_for (questions)
    ;
  of_owner = isms_question_get_tables (isms_question_list_find (questions, QUESTION));
  g_assert_cmpstr (of_owner[0], ==, "risk");
  g_assert_null (of_owner[1]);
  of_training = isms_question_get_tables (isms_question_list_find (questions, "training-lapsed"));
  g_assert_true (g_strv_contains (of_training, "attendance"));
  g_assert_true (g_strv_contains (of_training, "course"));
  g_assert_false (g_strv_contains (of_training, "kept_attendance_effect"));
  g_assert_false (g_strv_contains (of_training, "risk"));
}

/* --- What changes in the lists --- */

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, GString *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

static void
test_tells_the_difference (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuestionList) questions = isms_question_list_new (fixture->store);
  g_autoptr (GString) log = g_string_new (NULL);
  GListModel *hits;
  gint64 second = 0;

  for (guint i = 0; i < 12; i++)
    {
      gint64 risk = create_record (fixture, "risk", "Theft");

      second = i == 1 ? risk : second;
    }
  wait_for (questions)
    ;
  hits = isms_question_get_hits (isms_question_list_find (questions, QUESTION));
  g_signal_connect (hits, "items-changed", G_CALLBACK (changed_cb), log);
  set_field (fixture, "risk", second, "title", "Robbery");
  wait_for (questions)
    ;
  g_assert_cmpstr (log->str, ==, "1-1+1 ");
  know (fixture, second, "It is seen to", 20);
  wait_for (questions)
    ;
  g_assert_cmpstr (log->str, ==, "1-1+1 1-1+0 ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/checks/known/hits", test_known);
  add_model_test ("/checks/known/refused", test_refused);
  add_model_test ("/checks/known/day-comes", test_day_comes);
  add_model_test ("/checks/known/ends", test_ends);
  add_model_test ("/checks/known/goes-with-its-record", test_goes_with_its_record);
  add_model_test ("/checks/known/background", test_background);
  add_model_test ("/checks/known/only-what-is-touched", test_only_what_is_touched);
  add_model_test ("/checks/known/tables", test_tables);
  add_model_test ("/checks/known/cancelled", test_cancelled);
  add_model_test ("/checks/known/gone", test_gone);
  add_model_test ("/checks/known/tells-the-difference", test_tells_the_difference);
  return g_test_run ();
}
