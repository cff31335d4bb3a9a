/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the history of a record says. */

#include "model-fixture.h"

#include "isms-acceptance.h"
#include "isms-action.h"
#include "isms-journal.h"

/* Newest first. */
static void
assert_history (ModelFixture *fixture, const char *kind, gint64 id, const char *const *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
      isms_history_read (fixture->reader, isms_kind_find (kind), id, 0, &error);
  guint n = g_strv_length ((GStrv) expected);

  g_assert_no_error (error);
  for (guint i = 0; i < MIN (n, entries->len); i++)
    g_assert_cmpstr (((IsmsHistoryEntry *) entries->pdata[i])->words, ==, expected[i]);
  g_assert_cmpuint (entries->len, ==, n);
}

static void
test_fields (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  const char *const expected[] = {
    "Next Review: none → 31 Mar 2027",
    "Status: Draft → In Treatment",
    "Owner: A. Osei → B. Lindqvist",
    "Owner: none → A. Osei",
    "Touches: none → Confidentiality, Availability",
    "Created “Flood”",
    NULL,
  };

  create_record (fixture, "person", "A. Osei");
  create_record (fixture, "person", "B. Lindqvist");
  set_field (fixture, "risk", id, "cia", "c a");
  set_field (fixture, "risk", id, "owner", "1");
  set_field (fixture, "risk", id, "owner", "2");
  set_field (fixture, "risk", id, "status", "in_treatment");
  set_field (fixture, "risk", id, "next_review", "2027-03-31");
  assert_history (fixture, "risk", id, expected);
}

static void
test_ratings (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  const char *const expected[] = {
    "Target rating: Rare × Moderate (Low), because: we saw it",
    "Current rating: Possible × Major → Likely × Major (High), because: we saw it",
    "Current rating: Possible × Major (High), because: we saw it",
    "Next Review: none → 1 Jan 2026",
    "Created “Flood”",
    NULL,
  };

  set_field (fixture, "risk", id, "next_review", "2026-01-01");
  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 3, 4);
  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 4, 4);
  rate_risk (fixture, id, ISMS_POSTURE_TARGET, 1, 3);
  assert_history (fixture, "risk", id, expected);
}

static void
commit_acceptance (ModelFixture *fixture, gint64 risk, const IsmsAcceptanceDraft *draft)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Accept");
  g_autoptr (GError) error = NULL;

  if (draft != NULL)
    isms_acceptance_record (step, risk, draft);
  else
    isms_acceptance_withdraw (step, 1, "A second flood");
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

/* Who accepted it, in which words, and why it ended. */
static void
test_acceptances (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  const IsmsAcceptanceDraft accepted = { .what = ISMS_ACCEPT_RISK,
                                         .name = "Ada Osei",
                                         .expires_on = "2099-03-31",
                                         .words = "So be it",
                                         .reason = "The cellar is sold in spring" };
  const IsmsAcceptanceDraft plan = { .what = ISMS_ACCEPT_PLAN, .name = "Ben Okafor" };
  const char *const expected[] = {
    "Undo: Accept (Status: In Treatment → Accepted)",
    "Acceptance by Ada Osei withdrawn, because: A second flood; Status: Accepted → In Treatment",
    "Plan approved by Ben Okafor",
    "Risk accepted by Ada Osei until 31 Mar 2099: So be it, above the line because: The cellar is "
    "sold in spring; Status: Assessed → Accepted",
    NULL,
  };
  g_autoptr (GPtrArray) entries = NULL;
  gint64 action;

  create_record (fixture, "person", "Ada Osei");
  set_field (fixture, "risk", id, "owner", "1");
  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 5, 5);
  commit_acceptance (fixture, id, &accepted);
  {
    g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add an action");

    action = isms_action_create (step, "treatment", "risk", id, "Build a wall");
    g_assert_true (isms_step_commit (step, NULL, NULL));
    g_assert_cmpint (action, >, 0);
  }
  commit_acceptance (fixture, id, &plan);
  commit_acceptance (fixture, id, NULL);
  g_assert_true (isms_store_undo (fixture->store, NULL, NULL));
  entries = isms_history_read (fixture->reader, isms_kind_find ("risk"), id, 0, NULL);
  for (guint i = 0; expected[i] != NULL; i++)
    g_assert_cmpstr (((IsmsHistoryEntry *) entries->pdata[i])->words, ==, expected[i]);
}

static void
test_links_and_undo (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  const char *const expected[] = {
    "Undo: Rated R-001 Rare × Minor (Current rating taken back: Rare × Minor)",
    "Current rating: Rare × Minor (Low), because: we saw it",
    "Assets: without Cellar, Loft; Assets: with Archive",
    "Assets: with Cellar, Loft",
    "Next Review: none → 1 Jan 2026",
    "Created “Flood”",
    NULL,
  };

  create_record (fixture, "asset", "Cellar");
  create_record (fixture, "asset", "Archive");
  create_record (fixture, "asset", "Loft");
  set_field (fixture, "risk", id, "next_review", "2026-01-01");
  set_field (fixture, "risk", id, "assets", "1 3");
  set_field (fixture, "risk", id, "assets", "2");
  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 1, 2);
  g_assert_true (isms_store_undo (fixture->store, NULL, NULL));
  assert_history (fixture, "risk", id, expected);
}

static void
test_archived (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "unit", "Sales");
  g_autoptr (IsmsRecord) unit = load_record (fixture, "unit", id);
  const char *const expected[] = { "Brought back from the archive", "Archived", "Created “Sales”",
                                   NULL };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Archive U-001");

      isms_edit_archive (step, unit, i == 0);
      g_assert_true (isms_step_commit (step, NULL, NULL));
    }
  assert_history (fixture, "unit", id, expected);
}

static void
test_long_text (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  g_autofree char *text = g_strnfill (500, 'x');
  g_autoptr (GPtrArray) entries = NULL;

  set_field (fixture, "risk", id, "cause", text);
  entries = isms_history_read (fixture->reader, isms_kind_find ("risk"), id, 1, NULL);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpuint (strlen (((IsmsHistoryEntry *) entries->pdata[0])->words), <, 120);
}

static void
add_many (IsmsStep *step, IsmsMethod *method, guint n)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      gint64 id = isms_edit_create (step, isms_kind_find ("risk"), "Flood");
      IsmsRow *row = isms_rating_new_row (id, method, ISMS_POSTURE_CURRENT, 2, 5, "the register",
                                          "Ada", "2026-05-01", &error);

      g_assert_no_error (error);
      isms_step_insert (step, "rating", row);
    }
}

/* What no form shows is not told of a record that is made. */
static void
test_inner (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Create and place");
  IsmsRow *row = isms_row_new ();
  IsmsRow *place = isms_row_new ();
  const char *const expected[] = { "Created “Doors”", NULL };
  gint64 id;

  isms_row_set_text (row, "title", "Doors");
  id = isms_step_insert (step, "control", row);
  isms_row_set_int (place, "place", 7);
  isms_step_update (step, "control", id, place);
  g_assert_true (isms_step_commit (step, NULL, NULL));
  assert_history (fixture, "control", id, expected);
}

/* In a step of thousands of changes each record still finds its own. */
static void
test_large_step (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsMethod) method = isms_method_load (fixture->reader, 0, NULL);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Import 1500 risks");
  const char *const expected[] = {
    "Created “Flood”; Current rating: Unlikely × Severe (High), because: the register",
    NULL,
  };

  add_many (step, method, 1500);
  g_assert_true (isms_step_commit (step, NULL, NULL));
  assert_history (fixture, "risk", 700, expected);
}

static void
test_actor (ModelFixture *fixture, gconstpointer data)
{
  gint64 person = create_record (fixture, "person", "Ada Osei");
  g_autoptr (GPtrArray) entries = NULL;
  IsmsHistoryEntry *entry;
  gint64 id;

  g_assert_true (isms_workspace_set_acting_person (fixture->workspace, person, NULL));
  id = create_record (fixture, "unit", "Sales");
  entries = isms_history_read (fixture->reader, isms_kind_find ("unit"), id, 0, NULL);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->actor, ==, "Ada Osei");
  g_assert_cmpstr (entry->at, >, "2020");
  g_assert_cmpint (entry->step, >, 0);

  set_field (fixture, "person", person, "name", "Ada Berg");
  g_assert_cmpstr (isms_store_get_actor (fixture->store), ==, "Ada Berg");
  g_assert_true (isms_workspace_set_acting_person (fixture->workspace, 0, NULL));
  g_assert_cmpstr (isms_store_get_actor (fixture->store), !=, "Ada Berg");
}

/* Where a name can not be read, the journal goes on to name whom it did. */
static void
test_actor_unread (ModelFixture *fixture, gconstpointer data)
{
  gint64 person = create_record (fixture, "person", "Ada Osei");
  gint64 other = create_record (fixture, "person", "Ben Okafor");
  g_autoptr (GError) error = NULL;

  g_assert_true (isms_workspace_set_acting_person (fixture->workspace, person, NULL));
  g_assert_true (run_sql (fixture, "ALTER TABLE person RENAME TO gone"));
  g_assert_false (isms_workspace_set_acting_person (fixture->workspace, other, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (isms_store_get_actor (fixture->store), ==, "Ada Osei");
  g_assert_cmpint (isms_workspace_get_acting_person (fixture->workspace), ==, person);
}

/* What cannot be read is not "deleted". */
static void
test_unreadable (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  create_record (fixture, "person", "A. Osei");
  set_field (fixture, "risk", id, "owner", "1");
  g_assert_true (run_sql (fixture, "ALTER TABLE person RENAME TO gone"));
  entries = isms_history_read (fixture->reader, isms_kind_find ("risk"), id, 0, &error);
  g_assert_null (entries);
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/history/fields", test_fields);
  add_model_test ("/model/history/ratings", test_ratings);
  add_model_test ("/model/6.1.3-f-history-of-acceptances", test_acceptances);
  add_model_test ("/model/history/links-and-undo", test_links_and_undo);
  add_model_test ("/model/history/archived", test_archived);
  add_model_test ("/model/history/long-text", test_long_text);
  add_model_test ("/model/history/inner", test_inner);
  add_model_test ("/model/history/large-step", test_large_step);
  add_model_test ("/model/history/actor", test_actor);
  add_model_test ("/model/history/actor-unread", test_actor_unread);
  add_model_test ("/model/history/unreadable", test_unreadable);

  return g_test_run ();
}
