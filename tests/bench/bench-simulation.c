/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The simulation of 500 risks of 100,000 years, measured and summed, beside a bare loop that draws
 * from the same distributions with the same generator on as many threads and keeps nothing. */

#include "bench.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include "isms-simulation.h"

#define N_RISKS 500

typedef struct
{
  GArray *estimates;
  int next;
  double sums[64];
} Work;

/* PERT only: one way to draw, with nothing decided in the loop. */
static GArray *
make_estimates (void)
{
  GArray *estimates = g_array_new (FALSE, TRUE, sizeof (IsmsRiskEstimate));

  for (guint i = 0; i < N_RISKS; i++)
    {
      IsmsRiskEstimate one = { .risk = i + 1, .rating = i + 1, .seed = i * 7919 };

      one.estimate.frequency[0] = 0.01 * (1 + i % 10);
      one.estimate.frequency[1] = 0.05 * (1 + i % 20);
      one.estimate.frequency[2] = 0.2 * (1 + i % 20);
      one.estimate.loss[0] = 100000 * (1 + i % 7);
      one.estimate.loss[1] = 500000 * (1 + i % 13);
      one.estimate.loss[2] = 5000000 * (1 + i % 5) + one.estimate.loss[1];
      g_array_append_val (estimates, one);
    }
  return estimates;
}

static double
draw_bare (const IsmsRiskEstimate *one)
{
  const double *f = one->estimate.frequency;
  const gint64 *l = one->estimate.loss;
  double f_span = f[2] - f[0], l_span = (double) (l[2] - l[0]), low = (double) l[0];
  double fa = 1 + 4 * (f[1] - f[0]) / f_span, fb = 1 + 4 * (f[2] - f[1]) / f_span;
  double la = 1 + 4 * (double) (l[1] - l[0]) / l_span;
  double lb = 1 + 4 * (double) (l[2] - l[1]) / l_span;
  gsl_rng *rng = gsl_rng_alloc (gsl_rng_mt19937);
  double sum = 0;

  gsl_rng_set (rng, one->seed);
  for (guint i = 0; i < ISMS_SIMULATION_DRAWS; i++)
    {
      guint n = gsl_ran_poisson (rng, f[0] + f_span * gsl_ran_beta (rng, fa, fb));

      while (n-- > 0)
        sum += low + l_span * gsl_ran_beta (rng, la, lb);
    }
  gsl_rng_free (rng);
  return sum;
}

static gpointer
draw_some (gpointer data)
{
  Work *work = data;
  guint i;

  while ((i = (guint) g_atomic_int_add (&work->next, 1)) < N_RISKS)
    work->sums[i % 64] = draw_bare (&g_array_index (work->estimates, IsmsRiskEstimate, i));
  return NULL;
}

static void
run_bare (gpointer data)
{
  Work *work = data;
  GThread *threads[16];
  guint n = MIN (g_get_num_processors (), 16);

  work->next = 0;
  for (guint i = 1; i < n; i++)
    threads[i] = g_thread_new ("bare", draw_some, work);
  draw_some (work);
  for (guint i = 1; i < n; i++)
    g_thread_join (threads[i]);
}

static void
run_simulation (gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsPortfolio) portfolio =
      isms_portfolio_simulate (work->estimates, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (isms_portfolio_get_loss (portfolio).expected, >, 0);
}

int
main (void)
{
  Work work = { .estimates = make_estimates () };
  double floor_value = bench_median (run_bare, &work, 3);

  bench_ratio ("simulation of 500 risks of 100,000 years",
               bench_median (run_simulation, &work, 3) * 1e3, floor_value * 1e3, 1.5, "ms");
  g_array_unref (work.estimates);
  return bench_exit_status ();
}
