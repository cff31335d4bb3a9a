/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The simulation of losses against the closed forms of its distributions, and against itself. */

#include <math.h>
#include <string.h>

#include "isms-simulation.h"

#define SEED 20260101

static gint64 years[ISMS_SIMULATION_DRAWS];

static const IsmsEstimate rare = {
  .shape = ISMS_SHAPE_PERT,
  .frequency = { 0.05, 0.2, 1 },
  .loss = { 100000, 1000000, 9000000 },
};

static const IsmsEstimate heavy = {
  .shape = ISMS_SHAPE_LOGNORMAL,
  .frequency = { 0.2, 0.8, 4 },
  .loss = { 50000, 400000, 5000000 },
};

#define assert_near(found, wanted, share)                                                          \
  g_assert_cmpfloat_with_epsilon ((double) (found), (wanted), (share) * fabs (wanted))

static void
draw (const IsmsEstimate *estimate)
{
  g_assert_true (isms_simulation_draw (estimate, SEED, years, ISMS_SIMULATION_DRAWS, NULL));
}

static double
get_mean (void)
{
  double sum = 0;

  for (guint i = 0; i < ISMS_SIMULATION_DRAWS; i++)
    sum += (double) years[i];
  return sum / ISMS_SIMULATION_DRAWS;
}

static double
get_zero_share (void)
{
  guint n = 0;

  for (guint i = 0; i < ISMS_SIMULATION_DRAWS; i++)
    n += years[i] == 0;
  return (double) n / ISMS_SIMULATION_DRAWS;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, two = *(const gint64 *) b;

  return (one > two) - (one < two);
}

static gint64
get_percentile (int percent)
{
  qsort (years, ISMS_SIMULATION_DRAWS, sizeof *years, compare);
  return years[ISMS_SIMULATION_DRAWS / 100 * percent - 1];
}

/* (low + 4 likely + high) / 6, times the same of the loss. */
static void
test_pert_mean (void)
{
  assert_near (isms_estimate_get_mean_frequency (&rare), 1.85 / 6, 1e-12);
  assert_near (isms_estimate_get_mean_loss (&rare), 13100000.0 / 6, 1e-12);
  draw (&rare);
  assert_near (get_mean (), 1.85 / 6 * 13100000.0 / 6, 0.02);
}

/* Once a year exactly is Poisson (1): e⁻¹ of the years are free. The losses are all the same, so
 * that every percentile is known: P (N ≤ 3) = 0.981, P (N ≤ 2) = 0.920. */
static void
test_poisson (void)
{
  const IsmsEstimate one = { ISMS_SHAPE_PERT, { 1, 1, 1 }, { 700, 700, 700 } };
  IsmsLoss loss;

  draw (&one);
  assert_near (get_zero_share (), exp (-1), 0.01);
  assert_near (get_mean (), 700.0, 0.01);
  loss = isms_loss_measure (years, ISMS_SIMULATION_DRAWS);
  g_assert_cmpint (loss.at_risk, ==, 2100);
  g_assert_cmpint (get_percentile (91), ==, 1400);
}

/* Three points in even steps of their logarithms are a plain log-normal, whose mean is
 * median · exp (σ² / 2); years in which it happens very often have nearly that mean many times. */
static void
test_lognormal_mean (void)
{
  const IsmsEstimate even = { ISMS_SHAPE_LOGNORMAL, { 100, 100, 100 }, { 1000, 10000, 100000 } };
  double sigma = log (10) / 1.6448536269514722;

  assert_near (isms_estimate_get_mean_loss (&even), 10000 * exp (sigma * sigma / 2), 1e-9);
  draw (&even);
  assert_near (get_mean (), 100 * 10000 * exp (sigma * sigma / 2), 0.02);
}

/* Of years with one loss at the most, the points are the percentiles: 5 % below low, 50 % below
 * likely, 95 % below high, though the points are not in even steps. */
static void
test_lognormal_percentiles (void)
{
  const IsmsEstimate uneven = { ISMS_SHAPE_LOGNORMAL, { 1e-2, 1e-2, 1e-2 }, { 1000, 3000, 99000 } };
  g_autoptr (GArray) single = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 *values;

  for (guint32 seed = 1; seed <= 20; seed++)
    {
      isms_simulation_draw (&uneven, seed, years, ISMS_SIMULATION_DRAWS, NULL);
      for (guint i = 0; i < ISMS_SIMULATION_DRAWS; i++)
        if (years[i] > 0)
          g_array_append_val (single, years[i]);
    }
  g_array_sort (single, compare);
  values = (gint64 *) (gpointer) single->data;
  g_assert_cmpuint (single->len, >, 15000);
  assert_near (values[single->len / 20], 1000.0, 0.05);
  assert_near (values[single->len / 2], 3000.0, 0.05);
  assert_near (values[single->len / 20 * 19], 99000.0, 0.08);
}

/* Where the sum of many losses is drawn at once, mean and spread are those of the sum. */
static void
test_many (void)
{
  const IsmsEstimate often = { ISMS_SHAPE_PERT, { 1000, 1000, 1000 }, { 0, 100, 200 } };
  double variance = 200.0 * 200 / 28 + 100 * 100; /* of one loss, and of the count */
  double sum = 0;

  draw (&often);
  assert_near (get_mean (), 100000.0, 0.002);
  for (guint i = 0; i < ISMS_SIMULATION_DRAWS; i++)
    sum += pow ((double) years[i] - 100000, 2);
  assert_near (sum / ISMS_SIMULATION_DRAWS, 1000 * variance, 0.03);
}

static void
test_worst (void)
{
  const IsmsEstimate worst = { ISMS_SHAPE_PERT,
                               { 1e6, 1e6, 1e6 },
                               { ISMS_ESTIMATE_MAX_LOSS, ISMS_ESTIMATE_MAX_LOSS,
                                 ISMS_ESTIMATE_MAX_LOSS } };

  g_assert_true (isms_simulation_draw (&worst, SEED, years, 100, NULL));
  g_assert_cmpint (years[0], ==, G_GINT64_CONSTANT (90000000000000));
}

static void
test_same_twice (void)
{
  static gint64 again[ISMS_SIMULATION_DRAWS];

  draw (&heavy);
  isms_simulation_draw (&heavy, SEED, again, ISMS_SIMULATION_DRAWS, NULL);
  g_assert_cmpmem (years, sizeof years, again, sizeof again);
  isms_simulation_draw (&heavy, SEED + 1, again, ISMS_SIMULATION_DRAWS, NULL);
  g_assert_cmpint (memcmp (years, again, sizeof years), !=, 0);
}

/* For any numbers, equal ones too, the measured percentile is that of the sorted ones. */
static void
test_measure (void)
{
  for (guint round = 0; round < 20; round++)
    {
      IsmsLoss loss;
      double mean;

      for (guint i = 0; i < ISMS_SIMULATION_DRAWS; i++)
        years[i] = g_test_rand_int_range (0, round < 10 ? 8 << round : 1000000);
      mean = get_mean ();
      loss = isms_loss_measure (years, ISMS_SIMULATION_DRAWS);
      assert_near (loss.expected, mean, 1e-12);
      g_assert_cmpint (loss.at_risk, ==, get_percentile (95));
    }
}

static GArray *
make_estimates (guint from, guint n)
{
  GArray *estimates = g_array_new (FALSE, TRUE, sizeof (IsmsRiskEstimate));

  for (guint i = from; i < from + n; i++)
    {
      IsmsRiskEstimate one = { .risk = i + 1, .rating = i + 100, .seed = 7 + i };

      one.estimate = i % 2 == 0 ? rare : heavy;
      g_array_append_val (estimates, one);
    }
  return estimates;
}

static IsmsPortfolio *
simulate (GArray *estimates, IsmsPortfolio *former, int *n_drawn)
{
  IsmsSimulationProgress progress = { 0 };
  g_autoptr (GError) error = NULL;
  IsmsPortfolio *portfolio = isms_portfolio_simulate (estimates, former, &progress, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (progress.done, ==, progress.total);
  *n_drawn = progress.total;
  return portfolio;
}

static void
assert_same (IsmsPortfolio *one, IsmsPortfolio *other)
{
  guint n, n_other;
  const IsmsRiskLoss *risks = isms_portfolio_get_risks (one, &n);
  const IsmsRiskLoss *others = isms_portfolio_get_risks (other, &n_other);

  g_assert_cmpmem (risks, n * sizeof *risks, others, n_other * sizeof *others);
  for (int i = 0; i <= 1000; i++)
    g_assert_cmpint (isms_portfolio_get_exceeded (one, i / 1000.0), ==,
                     isms_portfolio_get_exceeded (other, i / 1000.0));
}

/* Expected losses add up; values at risk do not. */
static void
test_sum (void)
{
  g_autoptr (GArray) estimates = make_estimates (0, 6);
  int n_drawn;
  g_autoptr (IsmsPortfolio) all = simulate (estimates, NULL, &n_drawn);
  IsmsLoss loss = isms_portfolio_get_loss (all);
  double expected = 0;
  gint64 at_risk = 0;
  guint n;
  const IsmsRiskLoss *risks = isms_portfolio_get_risks (all, &n);

  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpint (n_drawn, ==, 6);
  for (guint i = 0; i < n; i++)
    {
      const IsmsEstimate *one = i % 2 == 0 ? &rare : &heavy;
      double mean = isms_estimate_get_mean_frequency (one) * isms_estimate_get_mean_loss (one);

      assert_near (risks[i].loss.expected, mean, 0.05);
      expected += risks[i].loss.expected;
      at_risk += risks[i].loss.at_risk;
    }
  assert_near (loss.expected, expected, 1e-9);
  g_assert_cmpint (loss.at_risk, <, at_risk);
  g_assert_cmpint (loss.at_risk, ==, isms_portfolio_get_exceeded (all, 0.05));
}

static void
test_curve (void)
{
  g_autoptr (GArray) estimates = make_estimates (0, 3);
  g_autoptr (GArray) empty = make_estimates (0, 0);
  int n_drawn;
  g_autoptr (IsmsPortfolio) some = simulate (estimates, NULL, &n_drawn);
  g_autoptr (IsmsPortfolio) none = simulate (empty, NULL, &n_drawn);
  gint64 former = G_MAXINT64;

  for (int i = 0; i <= 100; i++)
    {
      gint64 loss = isms_portfolio_get_exceeded (some, i / 100.0);

      g_assert_cmpint (loss, <=, former);
      g_assert_cmpfloat (isms_portfolio_get_chance (some, loss), <=, i / 100.0);
      if (loss > 0)
        g_assert_cmpfloat (isms_portfolio_get_chance (some, loss - 1), >, i / 100.0);
      former = loss;
    }
  g_assert_cmpfloat (isms_portfolio_get_chance (some, -1), ==, 1);
  g_assert_cmpint (isms_portfolio_get_loss (none).at_risk, ==, 0);
  g_assert_cmpfloat (isms_portfolio_get_chance (none, 0), ==, 0);
}

/* What changed is drawn, nothing else, and the result is that of drawing all. */
static void
test_changes (void)
{
  g_autoptr (GArray) estimates = make_estimates (0, 8);
  g_autoptr (GArray) others = make_estimates (2, 8);
  g_autoptr (GArray) few = make_estimates (3, 1);
  int n_drawn;
  g_autoptr (IsmsPortfolio) former = simulate (estimates, NULL, &n_drawn);
  g_autoptr (IsmsPortfolio) changed = NULL;
  g_autoptr (IsmsPortfolio) fresh = NULL;
  g_autoptr (IsmsPortfolio) same = NULL;
  g_autoptr (IsmsPortfolio) small = NULL;

  g_array_index (others, IsmsRiskEstimate, 4).estimate.loss[ISMS_POINT_HIGH] *= 3;
  changed = simulate (others, former, &n_drawn);
  g_assert_cmpint (n_drawn, ==, 2 + 2 + 2);
  fresh = simulate (others, NULL, &n_drawn);
  assert_same (changed, fresh);
  same = simulate (others, changed, &n_drawn);
  g_assert_cmpint (n_drawn, ==, 0);
  assert_same (same, fresh);
  small = simulate (few, changed, &n_drawn);
  g_assert_cmpint (n_drawn, ==, 1);
}

static void
test_cancel (void)
{
  g_autoptr (GArray) estimates = make_estimates (0, 2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (isms_portfolio_simulate (estimates, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (isms_simulation_draw (&rare, SEED, years, 10, cancellable));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/simulation/6.1.2-d-pert-mean", test_pert_mean);
  g_test_add_func ("/model/simulation/6.1.2-d-poisson", test_poisson);
  g_test_add_func ("/model/simulation/6.1.2-d-lognormal-mean", test_lognormal_mean);
  g_test_add_func ("/model/simulation/6.1.2-d-lognormal-percentiles", test_lognormal_percentiles);
  g_test_add_func ("/model/simulation/many-losses", test_many);
  g_test_add_func ("/model/simulation/worst-year", test_worst);
  g_test_add_func ("/model/simulation/same-twice", test_same_twice);
  g_test_add_func ("/model/simulation/measure", test_measure);
  g_test_add_func ("/model/simulation/6.1.2-d-sum", test_sum);
  g_test_add_func ("/model/simulation/curve", test_curve);
  g_test_add_func ("/model/simulation/changes", test_changes);
  g_test_add_func ("/model/simulation/cancel", test_cancel);
  return g_test_run ();
}
