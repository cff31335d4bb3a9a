/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A year of a risk: a rate is drawn from the estimate of its frequency, a Poisson count from the
 * rate, and a loss from the estimate of its loss for each time. Years are whole numbers, so that
 * they add up to the same whatever thread adds them, and can be taken out of a sum again exactly.
 */

#include "isms-simulation.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#ifdef __linux__
#include <sys/resource.h>
#endif

#include "isms-distribution-private.h"

/* Above so many times in one year, their sum is drawn at once. */
#define MANY 200
/* No year of one risk costs more, in minor units: 100,000 risks still add up in 64 bits. */
#define WORST_YEAR 9e13
#define AT_ONCE 4096 /* years between two looks at the cancellable */
#define MAX_THREADS 16
#define NICE 10

struct _IsmsPortfolio
{
  gatomicrefcount refs;
  GArray *estimates; /* of IsmsRiskEstimate */
  IsmsRiskLoss *risks;
  gint64 *sums;   /* by the number of the draw */
  gint64 *sorted; /* the same, rising */
  IsmsLoss loss;
};

/* One risk whose years are added to the sum, or taken out of it. */
typedef struct
{
  const IsmsRiskEstimate *estimate;
  IsmsLoss *loss; /* to be measured, or NULL */
  gboolean out;
} Item;

typedef struct
{
  GArray *items; /* of Item */
  int next;
  IsmsSimulationProgress *progress;
  GCancellable *cancellable;
  GMutex mutex; /* for the sums */
  gint64 *sums;
} Job;

static double
draw (const IsmsDistribution *self, gsl_rng *rng)
{
  double z;

  if (self->span <= 0)
    return self->base;
  if (self->shape == ISMS_SHAPE_PERT)
    return self->base + self->span * gsl_ran_beta (rng, self->alpha, self->beta);
  z = gsl_ran_gaussian_ziggurat (rng, 1);
  return exp (self->log_median + z * (z < 0 ? self->sigma_below : self->sigma_above));
}

/* The sum of many losses is drawn from the gamma distribution that has its mean and variance: never
 * below zero, skewed as the sum is, and near the normal distribution where there are very many. */
static double
draw_many (double n, double mean, double variance, gsl_rng *rng)
{
  if (variance <= 0 || mean <= 0)
    return n * mean;
  return gsl_ran_gamma (rng, n * mean * mean / variance, variance / mean);
}

/**
 * isms_simulation_draw:
 * @estimate: an estimate that isms_estimate_check () allows
 * @seed: the same seed draws the same years
 * @years: (out) (array length=n): what each year costs, in minor units
 * @n: how many years
 * @cancellable: (nullable): asked every few thousand years
 *
 * For each year a rate from the estimate of the frequency, a Poisson count from the rate, and as
 * many losses, each drawn by itself, from the estimate of the loss. More than 200 losses in a year
 * are drawn as one sum. A year's loss ends at 9·10¹³ minor units. Any thread.
 *
 * Returns: %FALSE: cancelled
 */
gboolean
isms_simulation_draw (
    const IsmsEstimate *estimate, guint32 seed, gint64 *years, guint n, GCancellable *cancellable)
{
  IsmsDistribution frequency, loss;
  gsl_rng *rng = gsl_rng_alloc (gsl_rng_mt19937);
  double mean, variance;
  guint i;

  isms_distribution_init (&frequency, estimate->shape, estimate->frequency[0],
                          estimate->frequency[1], estimate->frequency[2]);
  isms_distribution_init (&loss, estimate->shape, (double) estimate->loss[0],
                          (double) estimate->loss[1], (double) estimate->loss[2]);
  mean = isms_distribution_get_mean (&loss);
  variance = isms_distribution_get_variance (&loss);
  gsl_rng_set (rng, seed);
  for (i = 0; i < n; i++)
    {
      guint count;
      double sum = 0;

      if (i % AT_ONCE == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      count = gsl_ran_poisson (rng, draw (&frequency, rng));
      if (count > MANY)
        sum = draw_many (count, mean, variance, rng);
      else
        for (guint j = 0; j < count; j++)
          sum += draw (&loss, rng);
      years[i] = llround (MIN (sum, WORST_YEAR));
    }
  gsl_rng_free (rng);
  return i == n;
}

/* Brings the value that belongs at @nth there, the lesser ones before it. */
static void
select_nth (gint64 *values, guint n, guint nth)
{
  gint64 low = 0, high = (gint64) n - 1;

  while (low < high)
    {
      gint64 pivot = values[low + (high - low) / 2];
      gint64 i = low, j = high;

      while (i <= j)
        {
          while (values[i] < pivot)
            i++;
          while (values[j] > pivot)
            j--;
          if (i <= j)
            {
              gint64 swap = values[i];

              values[i++] = values[j];
              values[j--] = swap;
            }
        }
      if ((gint64) nth <= j)
        high = j;
      else if ((gint64) nth >= i)
        low = i;
      else
        return;
    }
}

static double
get_mean (const gint64 *years, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += (double) years[i];
  return sum / n;
}

/* Where the loss stands among @n rising years that @chance of them exceed at most. */
static guint
find_place (guint n, double chance)
{
  gint64 above = (gint64) floor (chance * n + 1e-9);

  return (guint) ((gint64) n - 1 - CLAMP (above, 0, (gint64) n - 1));
}

/**
 * isms_loss_measure:
 * @years: (inout) (array length=n): drawn years; their order is another afterwards
 * @n: how many, at least one
 *
 * Returns: what they cost on average, and the loss that 5 of 100 exceed at most
 */
IsmsLoss
isms_loss_measure (gint64 *years, guint n)
{
  guint place = find_place (n, 0.05);
  IsmsLoss loss = { .expected = get_mean (years, n) };

  select_nth (years, n, place);
  loss.at_risk = years[place];
  return loss;
}

static void
run_item (Job *job, const Item *item, gint64 *years, gint64 *sums)
{
  if (!isms_simulation_draw (&item->estimate->estimate, item->estimate->seed, years,
                             ISMS_SIMULATION_DRAWS, job->cancellable))
    return;
  for (guint i = 0; i < ISMS_SIMULATION_DRAWS; i++)
    sums[i] += item->out ? -years[i] : years[i];
  if (item->loss != NULL)
    *item->loss = isms_loss_measure (years, ISMS_SIMULATION_DRAWS);
}

static gpointer
work (gpointer data)
{
  Job *job = data;
  g_autofree gint64 *years = g_new (gint64, ISMS_SIMULATION_DRAWS);
  g_autofree gint64 *sums = g_new0 (gint64, ISMS_SIMULATION_DRAWS);
  guint i;

  while ((i = (guint) g_atomic_int_add (&job->next, 1)) < job->items->len
         && !g_cancellable_is_cancelled (job->cancellable))
    {
      run_item (job, &g_array_index (job->items, Item, i), years, sums);
      if (job->progress != NULL)
        g_atomic_int_inc (&job->progress->done);
    }
  g_mutex_lock (&job->mutex);
  for (i = 0; i < ISMS_SIMULATION_DRAWS; i++)
    job->sums[i] += sums[i];
  g_mutex_unlock (&job->mutex);
  return NULL;
}

/* It works for a minute on all processors there are, and whoever waits goes on clicking. A priority
 * is that of one thread on Linux, of the whole process elsewhere. */
static gpointer
work_nicely (gpointer job)
{
#ifdef __linux__
  setpriority (PRIO_PROCESS, 0, NICE);
#endif
  return work (job);
}

static void
run_job (Job *job)
{
  GThread *threads[MAX_THREADS];
  guint n = MIN (MIN (g_get_num_processors (), MAX_THREADS), job->items->len);

  if (job->progress != NULL)
    {
      g_atomic_int_set (&job->progress->done, 0);
      g_atomic_int_set (&job->progress->total, (int) job->items->len);
    }
  if (n == 0)
    return;
  g_mutex_init (&job->mutex);
  for (guint i = 0; i < n; i++)
    threads[i] = g_thread_new ("simulation", work_nicely, job);
  for (guint i = 0; i < n; i++)
    g_thread_join (threads[i]);
  g_mutex_clear (&job->mutex);
}

static gboolean
is_same (const IsmsRiskEstimate *one, const IsmsRiskEstimate *other)
{
  return one->seed == other->seed && isms_estimate_equal (&one->estimate, &other->estimate);
}

/* What is to be drawn so that the sums of @former become those of @self. */
static void
list_changes (IsmsPortfolio *self, IsmsPortfolio *former, GArray *items)
{
  g_autoptr (GHashTable) left = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < former->estimates->len; i++)
    g_hash_table_insert (left, &former->risks[i].risk, &former->risks[i]);
  for (guint i = 0; i < self->estimates->len; i++)
    {
      const IsmsRiskEstimate *wanted = &g_array_index (self->estimates, IsmsRiskEstimate, i);
      const IsmsRiskLoss *known = g_hash_table_lookup (left, &wanted->risk);
      Item item = { wanted, &self->risks[i].loss, FALSE };

      if (known != NULL
          && is_same (wanted, &g_array_index (former->estimates, IsmsRiskEstimate,
                                              (guint) (known - former->risks))))
        {
          self->risks[i].loss = known->loss;
          g_hash_table_remove (left, &wanted->risk);
          continue;
        }
      g_array_append_val (items, item);
    }
  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      guint i = (guint) ((const IsmsRiskLoss *) value - former->risks);
      Item item = { &g_array_index (former->estimates, IsmsRiskEstimate, i), NULL, TRUE };

      g_array_append_val (items, item);
    }
}

/* From the sums of @former, where that is less work, else from nothing. */
static void
list_items (IsmsPortfolio *self, IsmsPortfolio *former, GArray *items)
{
  if (former != NULL)
    {
      list_changes (self, former, items);
      if (items->len <= self->estimates->len)
        {
          memcpy (self->sums, former->sums, sizeof (gint64) * ISMS_SIMULATION_DRAWS);
          return;
        }
      g_array_set_size (items, 0);
    }
  for (guint i = 0; i < self->estimates->len; i++)
    {
      Item item = { &g_array_index (self->estimates, IsmsRiskEstimate, i), &self->risks[i].loss,
                    FALSE };

      g_array_append_val (items, item);
    }
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 two = *(const gint64 *) b;

  return (one > two) - (one < two);
}

/**
 * isms_portfolio_simulate:
 * @estimates: (element-type IsmsRiskEstimate): the risks, each once; the portfolio keeps it
 * @former: (nullable): another portfolio; what both have is not drawn again
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Draws ISMS_SIMULATION_DRAWS years of each risk, on as many threads as there are processors,
 * and adds up what all risks cost in the same year. The result is the same to the last unit
 * however many threads there are and whatever @former is. Blocks: on a thread of its own.
 *
 * Returns: (transfer full): the portfolio; %NULL with %G_IO_ERROR_CANCELLED
 */
IsmsPortfolio *
isms_portfolio_simulate (GArray *estimates,
                         IsmsPortfolio *former,
                         IsmsSimulationProgress *progress,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (IsmsPortfolio) self = g_new0 (IsmsPortfolio, 1);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  Job job = { .items = items, .progress = progress, .cancellable = cancellable };
  const gsize size = sizeof (gint64) * ISMS_SIMULATION_DRAWS;

  g_atomic_ref_count_init (&self->refs);
  self->estimates = g_array_ref (estimates);
  self->risks = g_new0 (IsmsRiskLoss, estimates->len);
  self->sums = g_malloc0 (size);
  for (guint i = 0; i < estimates->len; i++)
    {
      const IsmsRiskEstimate *one = &g_array_index (estimates, IsmsRiskEstimate, i);

      self->risks[i].risk = one->risk;
      self->risks[i].rating = one->rating;
      self->risks[i].borrowed = one->borrowed;
    }
  list_items (self, former, items);
  job.sums = self->sums;
  run_job (&job);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  self->sorted = g_memdup2 (self->sums, size);
  qsort (self->sorted, ISMS_SIMULATION_DRAWS, sizeof (gint64), compare_years);
  self->loss.expected = get_mean (self->sums, ISMS_SIMULATION_DRAWS);
  self->loss.at_risk = isms_portfolio_get_exceeded (self, 0.05);
  return g_steal_pointer (&self);
}

/**
 * isms_portfolio_ref:
 * @self: a portfolio
 *
 * Any thread.
 *
 * Returns: (transfer full): the same portfolio
 */
IsmsPortfolio *
isms_portfolio_ref (IsmsPortfolio *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * isms_portfolio_unref:
 * @self: (transfer full): a portfolio
 *
 * Any thread.
 */
void
isms_portfolio_unref (IsmsPortfolio *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_array_unref (self->estimates);
  g_free (self->risks);
  g_free (self->sums);
  g_free (self->sorted);
  g_free (self);
}

/**
 * isms_portfolio_get_risks:
 * @self: a portfolio
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): what each risk costs by itself
 */
const IsmsRiskLoss *
isms_portfolio_get_risks (IsmsPortfolio *self, guint *n)
{
  *n = self->estimates->len;
  return self->risks;
}

/**
 * isms_portfolio_get_loss:
 * @self: a portfolio
 *
 * Returns: what all risks together cost a year on average, and what 5 of 100 years exceed at most
 */
IsmsLoss
isms_portfolio_get_loss (IsmsPortfolio *self)
{
  return self->loss;
}

/**
 * isms_portfolio_get_exceeded:
 * @self: a portfolio
 * @chance: 0 … 1
 *
 * Returns: the smallest loss, in minor units, that is exceeded in @chance of the years at most
 */
gint64
isms_portfolio_get_exceeded (IsmsPortfolio *self, double chance)
{
  return self->sorted[find_place (ISMS_SIMULATION_DRAWS, chance)];
}

/**
 * isms_portfolio_get_chance:
 * @self: a portfolio
 * @loss: in minor units
 *
 * Returns: in which share of the years more than @loss is lost, 0 … 1
 */
double
isms_portfolio_get_chance (IsmsPortfolio *self, gint64 loss)
{
  guint low = 0, high = ISMS_SIMULATION_DRAWS;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->sorted[middle] > loss)
        high = middle;
      else
        low = middle + 1;
    }
  return (double) (ISMS_SIMULATION_DRAWS - low) / ISMS_SIMULATION_DRAWS;
}
