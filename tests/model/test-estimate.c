/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Estimates in money: what they may say, that they stand beside ratings and are only ever added. */

#include "model-fixture.h"

#include "isms-estimate.h"

static const IsmsEstimate sound = {
  .shape = ISMS_SHAPE_PERT,
  .frequency = { 0.1, 0.5, 2 },
  .loss = { 100000, 500000, 4000000 },
};

static gint64
create_rated (ModelFixture *self)
{
  gint64 id = create_record (self, "risk", "A flood in the cellar");

  rate_risk (self, id, ISMS_POSTURE_CURRENT, 3, 4);
  return id;
}

static void
estimate_as (
    ModelFixture *self, gint64 id, IsmsPosture posture, const IsmsEstimate *given, const char *why)
{
  g_autoptr (IsmsRecord) risk = load_record (self, "risk", id);
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "");
  g_autoptr (GError) error = NULL;

  isms_risk_estimate (step, ISMS_RISK (risk), posture, given, why, &error);
  g_assert_no_error (error);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static void
estimate (ModelFixture *self, gint64 id, const IsmsEstimate *given, const char *why)
{
  estimate_as (self, id, ISMS_POSTURE_CURRENT, given, why);
}

static gboolean
holds (ModelFixture *self, gint64 id, IsmsPosture posture, const IsmsEstimate *wanted)
{
  g_autoptr (GError) error = NULL;
  IsmsEstimate found;
  gboolean any = isms_risk_load_estimate (self->reader, id, posture, &found, &error);

  g_assert_no_error (error);
  return wanted == NULL ? !any : any && isms_estimate_equal (&found, wanted);
}

static void
test_append_only (ModelFixture *self, gconstpointer data)
{
  gint64 id = create_rated (self);
  IsmsEstimate second = sound;

  second.shape = ISMS_SHAPE_LOGNORMAL;
  g_assert_true (holds (self, id, ISMS_POSTURE_CURRENT, NULL));
  estimate (self, id, &sound, "from the insurer's table");
  g_assert_true (holds (self, id, ISMS_POSTURE_CURRENT, &sound));
  g_assert_true (holds (self, id, ISMS_POSTURE_TARGET, NULL));
  estimate (self, id, &second, NULL);
  g_assert_true (holds (self, id, ISMS_POSTURE_CURRENT, &second));
  g_assert_cmpint (read_int (self, "SELECT count (*) FROM rating"), ==, 3);
  g_assert_cmpint (read_int (self, "SELECT count (*) FROM rating WHERE shape = 'pert'"), ==, 1);
  g_assert_cmpint (read_int (self,
                             "SELECT count (DISTINCT level || '/' || likelihood || '/' || impact)"
                             " FROM rating"),
                   ==, 1);
  g_assert_false (run_sql (self, "UPDATE rating SET loss_high = loss_high + 1"));
}

static void
test_kept (ModelFixture *self, gconstpointer data)
{
  gint64 id = create_rated (self);

  estimate (self, id, &sound, NULL);
  rate_risk (self, id, ISMS_POSTURE_CURRENT, 2, 2);
  g_assert_true (holds (self, id, ISMS_POSTURE_CURRENT, &sound));
  rate_risk (self, id, ISMS_POSTURE_TARGET, 1, 2);
  g_assert_true (holds (self, id, ISMS_POSTURE_TARGET, NULL));
  estimate (self, id, NULL, "was a guess");
  g_assert_true (holds (self, id, ISMS_POSTURE_CURRENT, NULL));
  rate_risk (self, id, ISMS_POSTURE_CURRENT, 3, 3);
  g_assert_true (holds (self, id, ISMS_POSTURE_CURRENT, NULL));
}

/* An estimate is undone as anything else is. */
static void
test_undo (ModelFixture *self, gconstpointer data)
{
  gint64 id = create_rated (self);
  g_autoptr (GError) error = NULL;

  estimate (self, id, &sound, NULL);
  isms_store_undo (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (holds (self, id, ISMS_POSTURE_CURRENT, NULL));
  isms_store_redo (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (holds (self, id, ISMS_POSTURE_CURRENT, &sound));
}

static void
test_history (ModelFixture *self, gconstpointer data)
{
  gint64 id = create_rated (self);
  const IsmsKind *kind = isms_kind_find ("risk");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  const IsmsHistoryEntry *entry;

  estimate (self, id, &sound, "from the insurer's table");
  entries = isms_history_read (self->reader, kind, id, 0, &error);
  g_assert_no_error (error);
  entry = g_ptr_array_index (entries, 0);
  /* 4.1 / 6 times a year, 6,100,000 / 6 each time */
  g_assert_nonnull (strstr (entry->words, "expected loss 6"));
  g_assert_nonnull (strstr (entry->words, "EUR a year, because: from the insurer's table"));
}

static void
test_unrated (ModelFixture *self, gconstpointer data)
{
  gint64 id = create_record (self, "risk", "Not looked at yet");
  g_autoptr (IsmsRecord) risk = load_record (self, "risk", id);
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "");
  g_autoptr (GError) error = NULL;

  g_assert_true (
      isms_risk_estimate (step, ISMS_RISK (risk), ISMS_POSTURE_CURRENT, &sound, NULL, &error));
  g_assert_false (isms_step_commit (step, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "Rate the risk first"));
  g_assert_cmpint (read_int (self, "SELECT count (*) FROM rating"), ==, 0);
}

static void
refuse (const IsmsEstimate *bad, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (isms_estimate_check (bad, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_sentences (void)
{
  IsmsEstimate bad;

  g_assert_true (isms_estimate_check (&sound, NULL));
  bad = sound;
  bad.frequency[ISMS_POINT_LOW] = -1;
  refuse (&bad, "less than zero");
  bad = sound;
  bad.frequency[ISMS_POINT_LIKELY] = 3;
  refuse (&bad, "How often a year must rise");
  bad = sound;
  bad.frequency[ISMS_POINT_HIGH] = 2e6;
  refuse (&bad, "million times");
  bad = sound;
  bad.loss[ISMS_POINT_LOW] = -1;
  refuse (&bad, "less than zero");
  bad = sound;
  bad.loss[ISMS_POINT_HIGH] = bad.loss[ISMS_POINT_LIKELY] - 1;
  refuse (&bad, "loss each time must rise");
  bad = sound;
  bad.loss[ISMS_POINT_HIGH] = ISMS_ESTIMATE_MAX_LOSS + 1;
  refuse (&bad, "greater than");
  bad = sound;
  bad.shape = ISMS_SHAPE_LOGNORMAL;
  g_assert_true (isms_estimate_check (&bad, NULL));
  bad.loss[ISMS_POINT_LOW] = 0;
  refuse (&bad, "low loss");
  bad.loss[ISMS_POINT_LOW] = 1;
  bad.frequency[ISMS_POINT_LOW] = 0;
  refuse (&bad, "low frequency");
}

static void
test_load (ModelFixture *self, gconstpointer data)
{
  gint64 first = create_rated (self);
  gint64 second = create_rated (self);
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) target = NULL;
  IsmsEstimate better = sound;
  const IsmsRiskEstimate *one;
  guint32 seed = 0;

  create_rated (self);
  estimate (self, second, &sound, NULL);
  estimate (self, first, &sound, NULL);
  found = isms_estimates_load (self->reader, query, ISMS_POSTURE_CURRENT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);
  one = &g_array_index (found, IsmsRiskEstimate, 0);
  g_assert_cmpint (one->risk, ==, first);
  g_assert_true (isms_risk_load_seed (self->reader, first, &seed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (one->seed, ==, seed);
  g_assert_cmpuint (one->seed, !=, g_array_index (found, IsmsRiskEstimate, 1).seed);
  g_assert_true (isms_estimate_equal (&one->estimate, &sound));
  g_assert_false (one->borrowed);

  /* The target of both is what they are, until one has its own. */
  rate_risk (self, second, ISMS_POSTURE_TARGET, 1, 1);
  better.frequency[ISMS_POINT_HIGH] = 0.6;
  estimate_as (self, second, ISMS_POSTURE_TARGET, &better, NULL);
  target = isms_estimates_load (self->reader, query, ISMS_POSTURE_TARGET, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (target->len, ==, 2);
  one = &g_array_index (target, IsmsRiskEstimate, 0);
  g_assert_true (one->borrowed);
  g_assert_true (isms_estimate_equal (&one->estimate, &sound));
  one = &g_array_index (target, IsmsRiskEstimate, 1);
  g_assert_false (one->borrowed);
  g_assert_true (isms_estimate_equal (&one->estimate, &better));
}

static void
test_tolerance (ModelFixture *self, gconstpointer data)
{
  const IsmsTolerance wanted = { 25000000, 5 };
  const IsmsTolerance wrong = { 1, 100 };
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "");
  g_autoptr (GError) error = NULL;
  IsmsTolerance found;

  g_assert_true (isms_tolerance_load (self->reader, &found, &error));
  g_assert_cmpint (found.loss, ==, -1);
  g_assert_false (isms_tolerance_set (step, &wrong, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_true (isms_tolerance_set (step, &wanted, &error));
  g_assert_true (isms_step_commit (step, NULL, &error));
  g_assert_true (isms_tolerance_load (self->reader, &found, &error));
  g_assert_cmpint (found.loss, ==, wanted.loss);
  g_assert_cmpint (found.chance, ==, wanted.chance);
  isms_store_undo (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (isms_tolerance_load (self->reader, &found, &error));
  g_assert_cmpint (found.loss, ==, -1);
}

static void
test_no_seed (ModelFixture *self, gconstpointer data)
{
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) unreadable = NULL;
  guint32 seed = 7;

  g_assert_false (isms_risk_load_seed (self->reader, 99, &seed, &none));
  g_assert_error (none, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOT_FOUND);
  g_assert_true (run_sql (self, "ALTER TABLE organisation RENAME TO gone"));
  g_assert_false (isms_risk_load_seed (self->reader, create_rated (self), &seed, &unreadable));
  g_assert_nonnull (unreadable);
  g_assert_cmpuint (seed, ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/model/6.1.2-d-estimate-append-only", test_append_only);
  add_model_test ("/model/6.1.2-d-rating-keeps-estimate", test_kept);
  add_model_test ("/model/6.1.2-d-estimate-stands-beside-a-rating", test_unrated);
  add_model_test ("/model/6.1.2-d-estimate-history", test_history);
  add_model_test ("/model/estimate-undo", test_undo);
  add_model_test ("/model/estimate-no-seed", test_no_seed);
  g_test_add_func ("/model/6.1.2-d-estimate-sentences", test_sentences);
  add_model_test ("/model/6.1.2-d-estimates-of-the-same-risks", test_load);
  add_model_test ("/model/6.1.2-a-loss-tolerance", test_tolerance);
  return g_test_run ();
}
