/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk assessment report, from a workspace whose figures are known by hand. */

#include "isms-register-report.h"
#include "isms-risk-report.h"
#include "isms-day.h"
#include "isms-estimate.h"
#include "isms-method-change.h"
#include "isms-risk-figures.h"

#include "model-fixture.h"
#include "report-test.h"

#include <glib/gstdio.h>
#include <string.h>

static void
add_rating (ModelFixture *fixture,
            gint64 risk,
            IsmsPosture posture,
            int likelihood,
            int impact,
            const char *why,
            const char *who,
            const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsMethod) method = isms_method_load (fixture->reader, 0, &error);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Rate");
  IsmsRow *row =
      isms_rating_new_row (risk, method, posture, likelihood, impact, why, who, day, &error);

  g_assert_no_error (error);
  isms_step_insert (step, "rating", row);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static void
set_reference (ModelFixture *fixture, gint64 risk, gint64 person)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  set_field (fixture, "risk", risk, "owner", id);
}

/* Five risks in use: two above the line, one unrated; one worse, one better, one new. */
static void
fill_workspace (ModelFixture *fixture)
{
  gint64 ama = create_record (fixture, "person", "Ama Osei");
  gint64 laptop = create_record (fixture, "risk", "Laptop stolen on the way");
  gint64 backup = create_record (fixture, "risk", "Backup cannot be read");
  gint64 badge = create_record (fixture, "risk", "Badge lost");
  gint64 fire = create_record (fixture, "risk", "Fire in the server room");
  gint64 old = create_record (fixture, "risk", "Fax intercepted");

  create_record (fixture, "risk", "Supplier fails");
  set_reference (fixture, laptop, ama);
  set_field (fixture, "risk", laptop, "cause", "Unlocked cars and disks without encryption");
  set_field (fixture, "risk", laptop, "event", "A laptop is taken");
  set_field (fixture, "risk", laptop, "consequence", "Customer drawings become public");
  set_field (fixture, "risk", laptop, "treatment", "modify");
  set_field (fixture, "risk", laptop, "next_review", "2036-12-15");
  add_rating (fixture, laptop, ISMS_POSTURE_INHERENT, 5, 5, NULL, "Ama Osei", "2036-01-10");
  add_rating (fixture, laptop, ISMS_POSTURE_CURRENT, 4, 4, NULL, "Ama Osei", "2036-01-10");
  add_rating (fixture, laptop, ISMS_POSTURE_CURRENT, 5, 5, "Two thefts in May", "Ama Osei",
              "2036-10-01");
  add_rating (fixture, laptop, ISMS_POSTURE_TARGET, 2, 3, NULL, "Ama Osei", "2036-10-01");
  add_rating (fixture, backup, ISMS_POSTURE_CURRENT, 4, 4, NULL, "Ama Osei", "2036-02-01");
  add_rating (fixture, badge, ISMS_POSTURE_CURRENT, 3, 3, NULL, NULL, "2036-01-05");
  add_rating (fixture, badge, ISMS_POSTURE_CURRENT, 1, 1, NULL, NULL, "2036-09-01");
  add_rating (fixture, fire, ISMS_POSTURE_CURRENT, 2, 2, NULL, "Ben Okafor", "2036-11-01");
  add_rating (fixture, fire, ISMS_POSTURE_CURRENT, 5, 5, NULL, "Ben Okafor", "2036-12-01");
  add_rating (fixture, old, ISMS_POSTURE_CURRENT, 5, 5, NULL, "Ama Osei", "2036-10-01");
  g_assert_true (run_sql (fixture, "UPDATE risk SET archived = 1 WHERE title LIKE 'Fax%'"));
}

static GDateTime *
get_day (void)
{
  return g_date_time_new_utc (2036, 11, 12, 9, 30, 0);
}

static void
test_figures (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) date = get_day ();
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRiskFigures) figures = NULL;
  g_autofree guint *levels = NULL;
  const char *const order[] = { "Laptop stolen on the way", "Backup cannot be read", "Badge lost",
                                "Fire in the server room", "Supplier fails" };

  fill_workspace (fixture);
  figures = isms_risk_figures_load (fixture->reader, date, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (figures->risks->len, ==, 5);
  g_assert_cmpuint (figures->n_above, ==, 2);
  g_assert_cmpuint (figures->n_unrated, ==, 1);
  g_assert_cmpuint (figures->n_worse, ==, 1);
  g_assert_cmpuint (figures->n_better, ==, 1);
  g_assert_cmpuint (figures->n_new, ==, 1);
  g_assert_cmpuint (figures->n_rated[ISMS_POSTURE_INHERENT], ==, 1);
  g_assert_cmpuint (figures->n_rated[ISMS_POSTURE_CURRENT], ==, 4);
  g_assert_cmpuint (figures->n_rated[ISMS_POSTURE_TARGET], ==, 1);
  levels = isms_risk_figures_count_levels (figures, ISMS_POSTURE_CURRENT);
  g_assert_cmpuint (levels[0], ==, 2);
  g_assert_cmpuint (levels[1], ==, 0);
  g_assert_cmpuint (levels[2], ==, 1);
  g_assert_cmpuint (levels[3], ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpstr (isms_record_get_title (
                         ((IsmsAssessedRisk *) g_ptr_array_index (figures->risks, i))->record),
                     ==, order[i]);
}

/* Paper and screen never disagree: the same counts as the map of the program. */
static void
test_same_as_map (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) later = g_date_time_new_utc (2040, 1, 1, 0, 0, 0);
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (IsmsRiskFigures) figures = NULL;

  fill_workspace (fixture);
  figures = isms_risk_figures_load (fixture->reader, later, NULL);
  for (int posture = 0; posture < ISMS_N_POSTURES; posture++)
    {
      g_autoptr (IsmsRiskMap) map =
          isms_risk_map_run (fixture->reader, query, figures->method, posture, NULL);
      g_autofree guint *levels = isms_risk_figures_count_levels (figures, posture);

      for (int l = 1; l <= map->n_likelihoods; l++)
        for (int i = 1; i <= map->n_impacts; i++)
          levels[isms_method_rate (figures->method, l, i)->rank - 1] -=
              map->counts[(l - 1) * map->n_impacts + i - 1];
      for (int rank = 1; rank <= isms_method_get_n_levels (figures->method); rank++)
        g_assert_cmpuint (levels[rank - 1], ==, 0);
      g_assert_cmpuint (map->total - map->unrated, ==, figures->n_rated[posture]);
    }
}

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is missing in:\n%s", part, text);
}

static char *
get_report_text (ModelFixture *fixture, const char *name)
{
  g_autoptr (GDateTime) date = get_day ();
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = isms_risk_report_new (fixture->reader, date, &error);
  IsmsPageSetup setup;
  char *text;

  g_assert_no_error (error);
  isms_page_setup_init (&setup, ISMS_PAPER_A4, FALSE);
  g_autofree char *path = report_test_write (report, &setup, name);

  text = report_test_get_text (path, "-layout");
  if (g_getenv ("SHOTS") == NULL)
    g_unlink (path);
  return text;
}

static void
test_text (ModelFixture *fixture, gconstpointer data)
{
  const char *const parts[] = {
    "Harbour Works",
    "Scope: All of it.",
    /* in full above the line */
    "Cause: Unlocked",
    "Event: A laptop is taken",
    "Consequence:",
    "Two thefts in",
    "4 risks are rated.",
    "1 risk is rated.",
    "1 worse, 1 better, 1 new",
    /* the method */
    "Act at once; tell top management.",
    "Review every",
    "30 days",
    "Likelihood × impact: Extreme",
    "Impact by consequence",
    "Confidentiality",
    "Reputation",
    "Almost certain",
    "Ben Okafor",
    "Not recorded",
  };
  g_autofree char *text = NULL;

  fill_workspace (fixture);
  text = get_report_text (fixture, "risks.pdf");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_contains (text, parts[i]);
  g_assert_null (strstr (text, "Fax intercepted"));
}

static void
change_method (ModelFixture *fixture, const char *preset)
{
  g_autoptr (IsmsMethod) from = isms_method_load (fixture->reader, 0, NULL);
  g_autoptr (IsmsMethod) to = isms_method_new_preset (preset);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, NULL);
  g_autoptr (GError) error = NULL;
  IsmsMethodMapping mapping;

  isms_method_mapping_propose (from, to, &mapping);
  isms_method_change (step, from, to, &mapping);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_judged (
    ModelFixture *fixture, const char *title, const char *who, const char *day, gboolean carried)
{
  g_autoptr (GDateTime) date = get_day ();
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRiskFigures) figures = isms_risk_figures_load (fixture->reader, date, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < figures->risks->len; i++)
    {
      const IsmsAssessedRisk *risk = g_ptr_array_index (figures->risks, i);
      const IsmsStanding *standing = risk->standings[ISMS_POSTURE_CURRENT];

      if (!g_str_equal (isms_record_get_title (risk->record), title))
        continue;
      n++;
      g_assert_cmpstr (standing->who, ==, who);
      g_assert_cmpstr (standing->judged_on, ==, day);
      g_assert_cmpint (standing->carried, ==, carried);
    }
  g_assert_cmpuint (n, ==, 1);
}

/* Who judged is told, not who changed the method; also where it was changed twice. */
static void
test_carried_over (ModelFixture *fixture, gconstpointer data)
{
  gint64 fire = create_record (fixture, "risk", "Fire");
  gint64 flood = create_record (fixture, "risk", "Flood");
  g_autofree char *today = isms_day_today ();
  g_autofree char *text = NULL;

  add_rating (fixture, fire, ISMS_POSTURE_CURRENT, 4, 4, NULL, "Ben Okafor", "2020-05-04");
  add_rating (fixture, flood, ISMS_POSTURE_CURRENT, 4, 4, NULL, "Ama Osei", "2020-06-05");
  change_method (fixture, "4x4");
  assert_judged (fixture, "Fire", "Ben Okafor", "2020-05-04", TRUE);
  assert_judged (fixture, "Flood", "Ama Osei", "2020-06-05", TRUE);
  add_rating (fixture, flood, ISMS_POSTURE_CURRENT, 1, 1, NULL, "Cem Aydin", today);
  assert_judged (fixture, "Flood", "Cem Aydin", today, FALSE);
  text = get_report_text (fixture, "carried-over.pdf");
  assert_contains (text, "1 of them was carried over");
  assert_contains (text, "Carried over on");
  change_method (fixture, "5x5");
  assert_judged (fixture, "Fire", "Ben Okafor", "2020-05-04", TRUE);
  assert_judged (fixture, "Flood", "Cem Aydin", today, TRUE);
}

static void
add_estimated (ModelFixture *fixture, const char *title, const IsmsEstimate *estimate)
{
  gint64 id = create_record (fixture, "risk", title);
  g_autoptr (IsmsRecord) risk = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Estimate");
  g_autoptr (GError) error = NULL;

  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 2, 3);
  risk = load_record (fixture, "risk", id);
  isms_risk_estimate (step, ISMS_RISK (risk), ISMS_POSTURE_CURRENT, estimate, NULL, &error);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static char *
write_once (ModelFixture *fixture, const char *name, char **pdf, gsize *length)
{
  g_autoptr (GDateTime) date = get_day ();
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = isms_risk_report_new (fixture->reader, date, &error);
  IsmsPageSetup setup;
  g_autofree char *path = NULL;
  char *text;

  g_assert_no_error (error);
  isms_page_setup_init (&setup, ISMS_PAPER_A4, FALSE);
  path = report_test_write (report, &setup, name);
  g_file_get_contents (path, pdf, length, &error);
  g_assert_no_error (error);
  text = report_test_get_text (path, "-layout");
  g_unlink (path);
  return text;
}

/* What is drawn at random prints the same twice. */
static void
test_losses (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  gsize first_length, second_length;
  const IsmsEstimate cheap = { ISMS_SHAPE_PERT, { 0, 1, 2 }, { 100, 200, 5000 } };
  const IsmsEstimate costly = { ISMS_SHAPE_LOGNORMAL,
                                { 0.1, 0.5, 2 },
                                { 100000, 500000, 9000000 } };

  add_estimated (fixture, "Badge lost", &cheap);
  add_estimated (fixture, "Laptop stolen", &costly);
  create_record (fixture, "risk", "Fire");
  text = write_once (fixture, "losses.pdf", &first, &first_length);
  again = write_once (fixture, "losses-again.pdf", &second, &second_length);
  assert_contains (text, "What the risks may cost");
  assert_contains (text, "2 of 3 risks are estimated in money.");
  assert_contains (text, "1 k – 5 k – 90 k");
  assert_contains (text, "In how many of 100 years a loss is exceeded");
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpmem (first, first_length, second, second_length);
  g_assert_true (strstr (strstr (text, "Times a year"), "Laptop stolen")
                 < strstr (strstr (text, "Times a year"), "Badge lost"));
}

/* A day that is over: what was rated, archived and estimated since is not yet. */
static void
test_as_of (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) then = g_date_time_new_utc (2020, 6, 30, 12, 0, 0);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRiskFigures) before = NULL;
  g_autoptr (IsmsRiskFigures) after = NULL;
  gint64 flood = create_record (fixture, "risk", "Flood");
  gint64 fire = create_record (fixture, "risk", "Fire");
  gint64 theft = create_record (fixture, "risk", "Theft");
  const IsmsEstimate estimate = { ISMS_SHAPE_PERT, { 0, 1, 2 }, { 100, 200, 5000 } };
  g_autoptr (IsmsRecord) record = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Estimate");
  g_autoptr (GArray) estimated_before = NULL;
  g_autoptr (GArray) estimated_after = NULL;

  add_rating (fixture, flood, ISMS_POSTURE_CURRENT, 5, 5, NULL, NULL, "2020-01-10");
  add_rating (fixture, flood, ISMS_POSTURE_CURRENT, 1, 1, NULL, NULL, "2021-01-10");
  add_rating (fixture, fire, ISMS_POSTURE_CURRENT, 5, 5, NULL, NULL, "2021-02-10");
  add_rating (fixture, theft, ISMS_POSTURE_CURRENT, 1, 2, NULL, NULL, "2020-03-10");
  set_field (fixture, "risk", theft, "archived", "1");
  record = load_record (fixture, "risk", flood);
  isms_risk_estimate (step, ISMS_RISK (record), ISMS_POSTURE_CURRENT, &estimate, NULL, &error);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  before = isms_risk_figures_load (fixture->reader, then, &error);
  g_assert_no_error (error);
  after = isms_risk_figures_load (fixture->reader, now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->risks->len, ==, 2);
  g_assert_cmpuint (before->n_above, ==, 1);
  g_assert_nonnull (isms_risk_figures_find (before, flood));
  g_assert_nonnull (isms_risk_figures_find (before, theft));
  g_assert_cmpuint (after->risks->len, ==, 2);
  g_assert_cmpuint (after->n_above, ==, 1);
  g_assert_nonnull (isms_risk_figures_find (after, fire));
  g_assert_null (isms_risk_figures_find (after, theft));
  estimated_before =
      isms_estimates_load (fixture->reader, before->query, ISMS_POSTURE_CURRENT, &error);
  estimated_after =
      isms_estimates_load (fixture->reader, after->query, ISMS_POSTURE_CURRENT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (estimated_before->len, ==, 0);
  g_assert_cmpuint (estimated_after->len, ==, 1);
}

static IsmsStep *
begin_on (ModelFixture *fixture, int year)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, 3, 10, 12, 0, 0);
  IsmsStep *step = isms_store_begin (fixture->store, "Of that year");

  isms_step_set_time (step, time);
  return step;
}

static void
commit_step (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

/* What stood on a day stands in its report, though it was taken back or deleted since: as the list
 * of that day has it. */
static void
test_taken_back (ModelFixture *fixture, gconstpointer data)
{
  const IsmsEstimate estimate = { ISMS_SHAPE_PERT, { 0, 1, 2 }, { 100, 200, 5000 } };
  g_autoptr (GDateTime) then = g_date_time_new_utc (2020, 6, 30, 12, 0, 0);
  g_autoptr (IsmsMethod) method = isms_method_load (fixture->reader, 0, NULL);
  g_autoptr (IsmsStep) make = begin_on (fixture, 2020);
  g_autoptr (IsmsStep) rate = begin_on (fixture, 2020);
  g_autoptr (IsmsStep) drop = begin_on (fixture, 2021);
  gint64 ids[2] = { isms_edit_create (make, isms_kind_find ("risk"), "Flood"),
                    isms_edit_create (make, isms_kind_find ("risk"), "Fire") };
  g_autoptr (IsmsRiskFigures) figures = NULL;
  g_autoptr (GArray) estimates = NULL;
  g_autoptr (GError) error = NULL;

  commit_step (make);
  for (guint i = 0; i < 2; i++)
    {
      IsmsRow *row = isms_rating_new_row (ids[i], method, ISMS_POSTURE_CURRENT, 5, 4, "Seen", NULL,
                                          "2020-03-10", &error);

      isms_estimate_set_row (&estimate, row);
      isms_step_insert (rate, "rating", row);
    }
  commit_step (rate);
  g_assert_true (isms_store_undo (fixture->store, NULL, &error));
  g_assert_true (isms_store_redo (fixture->store, NULL, &error));
  isms_step_delete (drop, "risk", ids[1]);
  commit_step (drop);
  g_assert_true (run_sql (fixture, "DELETE FROM rating"));

  figures = isms_risk_figures_load (fixture->reader, then, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (figures->risks->len, ==, 2);
  g_assert_cmpuint (figures->n_rated[ISMS_POSTURE_CURRENT], ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const IsmsAssessedRisk *risk = g_ptr_array_index (figures->risks, i);
      const IsmsStanding *standing = risk->standings[ISMS_POSTURE_CURRENT];

      g_assert_cmpint (standing->rank, ==, isms_record_get_int (risk->record, "current_level"));
      g_assert_cmpstr (standing->why, ==, "Seen");
    }
  estimates = isms_estimates_load (fixture->reader, figures->query, ISMS_POSTURE_CURRENT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (estimates->len, ==, 2);
}

static void
test_empty_workspace (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *text = get_report_text (fixture, "no-risks.pdf");

  assert_contains (text, "No risk stands above the acceptance line.");
  assert_contains (text, "The register has no risks yet.");
  assert_contains (text, "0 risks are rated.");
}

static void
test_register (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) date = get_day ();
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (IsmsReport) report = NULL;
  g_autoptr (GError) error = NULL;
  IsmsPageSetup setup;

  fill_workspace (fixture);
  isms_query_search (query, "laptop");
  report = isms_register_report_new (fixture->reader, query, date, &error);
  g_assert_no_error (error);
  isms_page_setup_init (&setup, ISMS_PAPER_A4, isms_report_get_landscape (report));
  g_autofree char *path = report_test_write (report, &setup, "register.pdf");
  g_autofree char *text = report_test_get_text (path, "-layout");

  assert_contains (text, "1 record, a selection");
  assert_contains (text, "Laptop stolen on the way");
  assert_contains (text, "Ama Osei");
  g_assert_null (strstr (text, "Badge lost"));
  if (g_getenv ("SHOTS") == NULL)
    g_unlink (path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/report/risk/8.2-figures", test_figures);
  add_model_test ("/report/risk/8.2-same-as-map", test_same_as_map);
  add_model_test ("/report/risk/8.2-text", test_text);
  add_model_test ("/report/risk/8.2-who-judged-before-the-method-changed", test_carried_over);
  add_model_test ("/report/risk/6.1.2-d-losses-print-the-same-twice", test_losses);
  add_model_test ("/report/risk/8.2-as-of", test_as_of);
  add_model_test ("/report/risk/8.2-as-of-what-was-taken-back-since", test_taken_back);
  add_model_test ("/report/risk/empty-workspace", test_empty_workspace);
  add_model_test ("/report/register", test_register);
  return g_test_run ();
}
