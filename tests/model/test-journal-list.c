/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The journal as people read it: who, what and which records; by person, day, words and record. */

#include "model-fixture.h"

#include "isms-day.h"
#include "isms-journal-list.h"

/* Newest first, with two records each. */
static GPtrArray *
load (ModelFixture *fixture, const IsmsJournalAsked *asked, gint64 before, guint limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *steps = isms_journal_list_load (fixture->reader, asked, before, limit, 2, &error);

  g_assert_no_error (error);
  return steps;
}

static const IsmsJournalStep *
get (GPtrArray *steps, guint i)
{
  g_assert_cmpuint (i, <, steps->len);
  return steps->pdata[i];
}

static void
assert_records (GPtrArray *steps, guint i, const char *expected)
{
  g_autofree char *words = isms_journal_step_dup_records (get (steps, i));

  g_assert_cmpstr (words, ==, expected);
}

static guint
count (ModelFixture *fixture, const IsmsJournalAsked *asked)
{
  g_autoptr (GError) error = NULL;
  guint n;

  isms_journal_list_count (fixture->reader, asked, &n, &error);
  g_assert_no_error (error);
  return n;
}

static void
test_steps (ModelFixture *fixture, gconstpointer data)
{
  const IsmsJournalAsked all = { NULL };
  guint n = count (fixture, &all);
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) page = NULL;
  gint64 flood;

  isms_store_set_actor (fixture->store, "Ada");
  flood = create_record (fixture, "risk", "Flood");
  isms_store_set_actor (fixture->store, "Bea");
  set_field (fixture, "risk", flood, "title", "High water");
  rate_risk (fixture, flood, ISMS_POSTURE_CURRENT, 3, 3);
  g_assert_cmpuint (count (fixture, &all), ==, n + 3);

  steps = load (fixture, &all, 0, 3);
  g_assert_cmpuint (steps->len, ==, 3);
  g_assert_cmpstr (get (steps, 2)->actor, ==, "Ada");
  g_assert_cmpstr (get (steps, 1)->actor, ==, "Bea");
  assert_records (steps, 2, "R-001 High water"); /* as it is called now */
  assert_records (steps, 0, "R-001 High water"); /* a rating is of its risk */
  g_assert_false (((const IsmsJournalRecord *) get (steps, 0)->records->pdata[0])->gone);

  page = load (fixture, &all, get (steps, 0)->id, 1);
  g_assert_cmpuint (page->len, ==, 1);
  g_assert_cmpint (get (page, 0)->id, ==, get (steps, 1)->id);
}

static void
test_many (ModelFixture *fixture, gconstpointer data)
{
  const IsmsJournalAsked all = { NULL };
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Three at once");
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;

  isms_edit_create (step, isms_kind_find ("asset"), "Archive");
  isms_edit_create (step, isms_kind_find ("asset"), "Cellar");
  isms_edit_create (step, isms_kind_find ("risk"), "Flood");
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  steps = load (fixture, &all, 0, 1);
  g_assert_cmpstr (get (steps, 0)->label, ==, "Three at once");
  g_assert_cmpuint (get (steps, 0)->n_records, ==, 3);
  assert_records (steps, 0, "A-001 Archive, A-002 Cellar and 1 more");
}

/* What is no longer there has the name that it had; what an undo did is a step, too. */
static void
test_gone (ModelFixture *fixture, gconstpointer data)
{
  const IsmsJournalAsked all = { NULL };
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;

  create_record (fixture, "risk", "Flood");
  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  steps = load (fixture, &all, 0, 2);
  g_assert_cmpint (get (steps, 0)->kind, ==, ISMS_STEP_UNDO);
  g_assert_cmpint (get (steps, 1)->kind, ==, ISMS_STEP_DO);
  assert_records (steps, 1, "R-001 Flood");
  g_assert_true (((const IsmsJournalRecord *) get (steps, 1)->records->pdata[0])->gone);
}

static void
test_filters (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *today = isms_day_today ();
  g_autofree char *tomorrow = isms_day_dup_nth (isms_day_get_number (today) + 1);
  gint64 flood = create_record (fixture, "risk", "Flood");
  gint64 fire;
  IsmsJournalAsked asked = { NULL };
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (IsmsRecord) record = NULL;
  g_auto (GStrv) actors = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;

  isms_store_set_actor (fixture->store, "Bea");
  fire = create_record (fixture, "risk", "Fire");
  step = isms_store_begin (fixture->store, "Änderung an allen Risiken");
  record = load_record (fixture, "risk", fire);
  isms_edit_archive (step, record, TRUE);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);

  asked.actor = (char *) "Bea";
  g_assert_cmpuint (count (fixture, &asked), ==, 2);
  asked = (IsmsJournalAsked) { .words = (char *) "RISIKEN  änd" };
  g_assert_cmpuint (count (fixture, &asked), ==, 1);
  asked = (IsmsJournalAsked) { .table = "risk", .row = flood };
  g_assert_cmpuint (count (fixture, &asked), ==, 1);
  asked = (IsmsJournalAsked) { .table = "risk", .row = fire };
  steps = load (fixture, &asked, 0, 0);
  g_assert_cmpuint (steps->len, ==, 2);
  words = isms_history_read_step (fixture->reader, isms_kind_find ("risk"), fire,
                                  get (steps, 0)->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, "Archived");

  asked = (IsmsJournalAsked) { .from = today, .to = today, .table = "risk", .row = fire };
  g_assert_cmpuint (count (fixture, &asked), ==, 2);
  asked = (IsmsJournalAsked) { .from = tomorrow };
  g_assert_cmpuint (count (fixture, &asked), ==, 0);

  actors = isms_journal_list_actors (fixture->reader, &error);
  g_assert_no_error (error);
  g_assert_true (g_strv_contains ((const char *const *) actors, "Bea"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/model/journal-list/steps", test_steps);
  add_model_test ("/model/journal-list/many", test_many);
  add_model_test ("/model/journal-list/gone", test_gone);
  add_model_test ("/model/journal-list/filters", test_filters);
  return g_test_run ();
}
