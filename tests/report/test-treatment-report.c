/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The treatment plan and the sheet of one risk, from a workspace whose figures are known by hand.
 */

#include "isms-risk-sheet.h"
#include "isms-treatment-report.h"

#include "isms-acceptance.h"
#include "isms-action.h"
#include "model-fixture.h"
#include "report-test.h"

#include <glib/gstdio.h>
#include <string.h>

static void
add_action (ModelFixture *fixture,
            gint64 risk,
            const char *title,
            const char *due,
            const char *planned,
            const char *state)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add an action");
  g_autoptr (GError) error = NULL;
  gint64 id = isms_action_create (step, "treatment", "risk", risk, title);

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  set_field (fixture, "action", id, "due", due);
  set_field (fixture, "action", id, "cost_planned", planned);
  set_field (fixture, "action", id, "drop_reason", "It was of no use");
  set_field (fixture, "action", id, "state", state);
  if (g_str_equal (state, "open"))
    set_field (fixture, "action", id, "recurrence", "quarterly");
}

/* Four actions of two risks, of which one was dropped; a third risk wants one. */
static gint64
fill (ModelFixture *fixture)
{
  gint64 ama = create_record (fixture, "person", "Ama Osei");
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, ama);
  gint64 flood = create_record (fixture, "risk", "Flood in the archive");
  gint64 fire = create_record (fixture, "risk", "Fire in the archive");
  gint64 theft = create_record (fixture, "risk", "Theft of the archive");
  gint64 dam = create_record (fixture, "control", "A dam upstream");
  gint64 boat = create_record (fixture, "control", "A boat");
  g_autofree char *controls = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, dam, boat);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Approve");
  const IsmsAcceptanceDraft draft = { .what = ISMS_ACCEPT_PLAN, .person = ama, .words = "Agreed" };

  set_field (fixture, "risk", flood, "owner", owner);
  set_field (fixture, "risk", flood, "treatment", "modify");
  set_field (fixture, "risk", flood, "controls", controls);
  set_field (fixture, "control", dam, "applicable", "yes");
  set_field (fixture, "control", dam, "implementation", "partial");
  set_field (fixture, "control", boat, "applicable", "no");
  rate_risk (fixture, flood, ISMS_POSTURE_CURRENT, 5, 5);
  rate_risk (fixture, flood, ISMS_POSTURE_TARGET, 1, 1);
  rate_risk (fixture, theft, ISMS_POSTURE_CURRENT, 5, 5);
  add_action (fixture, flood, "Build a wall", "2020-01-31", "1200", "in_progress");
  add_action (fixture, flood, "Buy pumps", "2099-01-31", "300", "open");
  add_action (fixture, flood, "Move uphill", "2099-06-30", "9900", "dropped");
  add_action (fixture, fire, "Buy an extinguisher", "2099-01-31", "50", "done");
  isms_acceptance_record (step, flood, &draft);
  g_assert_true (isms_step_commit (step, NULL, NULL));
  return flood;
}

static char *
print (IsmsReport *report, const char *name)
{
  IsmsPageSetup setup;
  g_autofree char *path = NULL;
  char *text;

  isms_page_setup_init (&setup, ISMS_PAPER_A4, TRUE);
  path = report_test_write (report, &setup, name);
  text = report_test_get_text (path, "-raw");
  g_unlink (path);
  return text;
}

static void
assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("the report lacks “%s”:\n%s", words, text);
}

static void
test_plan_figures (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  plan = isms_plan_load (fixture->reader, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->risks->len, ==, 3);
  g_assert_cmpuint (plan->n_actions, ==, 3);
  g_assert_cmpuint (plan->n_done, ==, 1);
  g_assert_cmpuint (plan->n_overdue, ==, 1);
  g_assert_cmpint (plan->cost_planned, ==, 155000);
  g_assert_cmpstr (plan->first, ==, "2020-01-31");
  g_assert_cmpstr (plan->last, ==, "2099-06-30");
}

static void
test_treatment_plan (ModelFixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "Risk treatment plan",
                                       "1550.00 EUR",
                                       "Build a wall",
                                       "In Progress,",
                                       "Move uphill",
                                       "Buy an extinguisher",
                                       "expected Low",
                                       "Plan approval: Valid",
                                       "Without an action",
                                       "Theft of the archive",
                                       "Agreed",
                                       "Every Quarter",
                                       "A dam upstream (Partly implemented)",
                                       "A boat (left out)" };
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 12, 9, 30, 0);
  g_autoptr (IsmsReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  fill (fixture);
  report = isms_treatment_report_new (fixture->reader, date, &error);
  g_assert_no_error (error);
  g_assert_true (isms_report_get_landscape (report));
  text = print (report, "treatment-plan");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_has (text, words[i]);
}

static void
test_risk_sheet (ModelFixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "R-001 Flood in the archive",
                                       "Ama Osei",
                                       "we saw it",
                                       "Current level over time",
                                       "Buy pumps",
                                       "Agreed",
                                       "Every Quarter",
                                       "due 31 Jan 2099",
                                       "A dam upstream (Partly implemented)",
                                       "A boat (left out)" };
  g_autoptr (GDateTime) date = g_date_time_new_now_local ();
  g_autoptr (IsmsReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 flood = fill (fixture);

  report = isms_risk_sheet_new (fixture->reader, flood, date, &error);
  g_assert_no_error (error);
  text = print (report, "risk-sheet");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_has (text, words[i]);
  g_assert_null (strstr (text, "Buy an extinguisher"));
  g_assert_null (isms_risk_sheet_new (fixture->reader, 999, date, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Without a day there is no bar, and without a bar no line of time. */
static void
test_without_days (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_record (fixture, "risk", "Flood in the archive");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add an action");
  g_autoptr (GDateTime) date = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) plan = NULL;
  g_autoptr (IsmsReport) sheet = NULL;
  g_autofree char *plan_text = NULL;
  g_autofree char *sheet_text = NULL;
  gint64 action = isms_action_create (step, "treatment", "risk", risk, "Build a wall");

  g_assert_true (isms_step_commit (step, NULL, &error));
  plan = isms_treatment_report_new (fixture->reader, date, &error);
  g_assert_no_error (error);
  sheet = isms_risk_sheet_new (fixture->reader, risk, date, &error);
  g_assert_no_error (error);
  plan_text = print (plan, "no-days");
  sheet_text = print (sheet, "no-days-sheet");
  assert_has (plan_text, "Build a wall");
  g_assert_null (strstr (plan_text, "On the time line"));
  assert_has (sheet_text, "Build a wall");
  g_assert_null (strstr (sheet_text, "dashed line"));

  g_clear_pointer (&plan, isms_report_unref);
  g_clear_pointer (&plan_text, g_free);
  set_field (fixture, "action", action, "due", "2099-01-31");
  plan = isms_treatment_report_new (fixture->reader, date, &error);
  plan_text = print (plan, "a-day");
  assert_has (plan_text, "On the time line");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/report/treatment/figures", test_plan_figures);
  add_model_test ("/report/treatment/6.1.3-e-plan", test_treatment_plan);
  add_model_test ("/report/treatment/6.1.3-e-sheet", test_risk_sheet);
  add_model_test ("/report/treatment/without-days", test_without_days);
  return g_test_run ();
}
