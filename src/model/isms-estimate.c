/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Estimates in money, which stand beside ratings and like them are only ever added. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "isms-day.h"
#include "isms-distribution-private.h"
#include "isms-edit.h"
#include "isms-estimate.h"
#include "isms-kinds-private.h"
#include "isms-rating-sql.h"
#include "isms-words-private.h"

static const char *const shape_names[] = { "pert", "lognormal" };

static const char *const shape_labels[] = { N_ ("PERT"), N_ ("Log-Normal") };

static const char *const frequency_columns[] = { "frequency_low", "frequency_likely",
                                                 "frequency_high" };

#define END_OF_DAYS "9999-12-31" /* whenever it was rated */

static const char *const loss_columns[] = { "loss_low", "loss_likely", "loss_high" };

/**
 * isms_shape_get_name:
 * @shape: a shape
 *
 * Returns: (transfer none): the word for it in SQL: "pert"
 */
const char *
isms_shape_get_name (IsmsShape shape)
{
  return shape_names[shape];
}

/**
 * isms_shape_get_label:
 * @shape: a shape
 *
 * Returns: (transfer none): what people call it, translated
 */
const char *
isms_shape_get_label (IsmsShape shape)
{
  return _ (shape_labels[shape]);
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

static gboolean
check_frequency (const IsmsEstimate *self, GError **error)
{
  const double *points = self->frequency;

  if (!isfinite (points[0]) || !isfinite (points[1]) || !isfinite (points[2]) || points[0] < 0)
    return refuse (_ ("How often a year cannot be less than zero."), error);
  if (points[ISMS_POINT_LOW] > points[ISMS_POINT_LIKELY]
      || points[ISMS_POINT_LIKELY] > points[ISMS_POINT_HIGH])
    return refuse (_ ("How often a year must rise from low over likely to high."), error);
  if (points[ISMS_POINT_HIGH] > ISMS_ESTIMATE_MAX_FREQUENCY)
    return refuse (_ ("More than a million times a year is not a risk but a cost."), error);
  if (self->shape == ISMS_SHAPE_LOGNORMAL && points[ISMS_POINT_LOW] <= 0)
    return refuse (_ ("A log-normal estimate begins above zero. Raise the low frequency, or choose "
                      "PERT."),
                   error);
  return TRUE;
}

/**
 * isms_estimate_check:
 * @self: an estimate
 * @error: return location
 *
 * Whether the three points of each rise, and what the shape asks for. Any thread.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA and a sentence for the person
 */
gboolean
isms_estimate_check (const IsmsEstimate *self, GError **error)
{
  const gint64 *points = self->loss;

  if (!check_frequency (self, error))
    return FALSE;
  if (points[ISMS_POINT_LOW] < 0)
    return refuse (_ ("A loss cannot be less than zero."), error);
  if (points[ISMS_POINT_LOW] > points[ISMS_POINT_LIKELY]
      || points[ISMS_POINT_LIKELY] > points[ISMS_POINT_HIGH])
    return refuse (_ ("The loss each time must rise from low over likely to high."), error);
  if (points[ISMS_POINT_HIGH] > ISMS_ESTIMATE_MAX_LOSS)
    return refuse (_ ("The loss is greater than can be counted with here."), error);
  if (self->shape == ISMS_SHAPE_LOGNORMAL && points[ISMS_POINT_LOW] <= 0)
    return refuse (_ ("A log-normal estimate begins above zero. Raise the low loss, or choose "
                      "PERT."),
                   error);
  return TRUE;
}

/**
 * isms_estimate_equal:
 * @self: an estimate
 * @other: another
 *
 * Returns: whether they say the same
 */
gboolean
isms_estimate_equal (const IsmsEstimate *self, const IsmsEstimate *other)
{
  for (int i = 0; i < ISMS_N_POINTS; i++)
    if (self->frequency[i] < other->frequency[i] || self->frequency[i] > other->frequency[i]
        || self->loss[i] != other->loss[i])
      return FALSE;
  return self->shape == other->shape;
}

/* What is precomputed for one three-point estimate. */
void
isms_distribution_init (
    IsmsDistribution *self, IsmsShape shape, double low, double likely, double high)
{
  static const double z95 = 1.6448536269514722; /* the standard normal's 95th percentile */

  *self = (IsmsDistribution) { .shape = shape, .base = low, .span = high - low };
  if (self->span <= 0)
    return;
  if (shape == ISMS_SHAPE_PERT)
    {
      self->alpha = 1 + 4 * (likely - low) / self->span;
      self->beta = 1 + 4 * (high - likely) / self->span;
      return;
    }
  self->log_median = log (likely);
  self->sigma_below = (log (likely) - log (low)) / z95;
  self->sigma_above = (log (high) - log (likely)) / z95;
}

/* The mean of X^@power, where X is the log-normal of two sides. */
static double
get_lognormal_moment (const IsmsDistribution *self, double power)
{
  double below = power * self->sigma_below;
  double above = power * self->sigma_above;

  return exp (power * self->log_median)
         * (exp (below * below / 2) * gsl_cdf_ugaussian_P (-below)
            + exp (above * above / 2) * gsl_cdf_ugaussian_P (above));
}

double
isms_distribution_get_mean (const IsmsDistribution *self)
{
  if (self->span <= 0)
    return self->base;
  if (self->shape == ISMS_SHAPE_PERT)
    return self->base + self->span * self->alpha / (self->alpha + self->beta);
  return get_lognormal_moment (self, 1);
}

double
isms_distribution_get_variance (const IsmsDistribution *self)
{
  double sum = self->alpha + self->beta;
  double mean;

  if (self->span <= 0)
    return 0;
  if (self->shape == ISMS_SHAPE_PERT)
    return self->span * self->span * self->alpha * self->beta / (sum * sum * (sum + 1));
  mean = get_lognormal_moment (self, 1);
  return get_lognormal_moment (self, 2) - mean * mean;
}

/**
 * isms_estimate_get_mean_frequency:
 * @self: an estimate
 *
 * Returns: how often a year on average
 */
double
isms_estimate_get_mean_frequency (const IsmsEstimate *self)
{
  const double *points = self->frequency;
  IsmsDistribution distribution;

  isms_distribution_init (&distribution, self->shape, points[0], points[1], points[2]);
  return isms_distribution_get_mean (&distribution);
}

/**
 * isms_estimate_get_mean_loss:
 * @self: an estimate
 *
 * Returns: how much each time on average, in minor units
 */
double
isms_estimate_get_mean_loss (const IsmsEstimate *self)
{
  const gint64 *points = self->loss;
  IsmsDistribution distribution;

  isms_distribution_init (&distribution, self->shape, (double) points[0], (double) points[1],
                          (double) points[2]);
  return isms_distribution_get_mean (&distribution);
}

/**
 * isms_estimate_set_row:
 * @self: (nullable): an estimate; %NULL: none
 * @row: a row of the table "rating"
 *
 * Puts the seven columns of the estimate into @row.
 */
void
isms_estimate_set_row (const IsmsEstimate *self, IsmsRow *row)
{
  isms_row_set_text (row, "shape", self != NULL ? shape_names[self->shape] : NULL);
  for (int i = 0; i < ISMS_N_POINTS; i++)
    if (self != NULL)
      {
        isms_row_set_real (row, frequency_columns[i], self->frequency[i]);
        isms_row_set_int (row, loss_columns[i], self->loss[i]);
      }
    else
      {
        isms_row_set_null (row, frequency_columns[i]);
        isms_row_set_null (row, loss_columns[i]);
      }
}

/**
 * isms_estimate_read:
 * @self: (out): an estimate
 * @statement: a statement that stands on a row
 * @first_column: the first of the columns of ISMS_ESTIMATE_COLUMNS
 *
 * Returns: %FALSE: the rating has none; @self is not touched then
 */
gboolean
isms_estimate_read (IsmsEstimate *self, IsmsStatement *statement, int first_column)
{
  if (isms_statement_is_null (statement, first_column))
    return FALSE;
  self->shape =
      g_strcmp0 (isms_statement_get_text (statement, first_column), shape_names[ISMS_SHAPE_PERT])
              == 0
          ? ISMS_SHAPE_PERT
          : ISMS_SHAPE_LOGNORMAL;
  for (int i = 0; i < ISMS_N_POINTS; i++)
    {
      self->frequency[i] = isms_statement_get_real (statement, first_column + 1 + i);
      self->loss[i] = isms_statement_get_int (statement, first_column + 1 + ISMS_N_POINTS + i);
    }
  return TRUE;
}

#define HOLDING " FROM rating WHERE id = " ISMS_RATING_HOLDING ("?1", "?2")

/* Stands on the rating that holds; NULL without @error: there is none. */
static IsmsStatement *
find_holding (
    IsmsDatabase *database, const char *sql, gint64 risk, const char *kind, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, risk);
  isms_statement_bind_text (statement, 2, kind);
  return isms_statement_next (statement, error) ? g_steal_pointer (&statement) : NULL;
}

static gboolean
load_estimate (
    IsmsDatabase *database, gint64 risk, const char *kind, IsmsEstimate *estimate, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      find_holding (database, "SELECT " ISMS_ESTIMATE_COLUMNS HOLDING, risk, kind, error);

  return statement != NULL && isms_estimate_read (estimate, statement, 0);
}

/**
 * isms_rating_load_estimate:
 * @database: a connection of the calling thread
 * @rating: the id of a rating
 * @estimate: (out): the estimate beside it
 * @error: return location
 *
 * Returns: whether there is one; %FALSE without @error where there is none
 */
gboolean
isms_rating_load_estimate (IsmsDatabase *database,
                           gint64 rating,
                           IsmsEstimate *estimate,
                           GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT " ISMS_ESTIMATE_COLUMNS " FROM rating WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, rating);
  return isms_statement_next (statement, error) && isms_estimate_read (estimate, statement, 0);
}

/**
 * isms_risk_load_estimate:
 * @database: a connection of the calling thread
 * @risk: the id of a risk
 * @posture: which rating it stands beside
 * @estimate: (out): the estimate
 * @error: return location
 *
 * Returns: %FALSE on error, and without one where the newest rating has no estimate
 */
gboolean
isms_risk_load_estimate (IsmsDatabase *database,
                         gint64 risk,
                         IsmsPosture posture,
                         IsmsEstimate *estimate,
                         GError **error)
{
  return load_estimate (database, risk, isms_posture_get_name (posture), estimate, error);
}

/**
 * isms_rating_keep_estimate:
 * @database: the writer's connection, or one that sees all that is committed
 * @row: a rating that is to be inserted; left alone where it has an estimate of its own
 * @error: return location
 *
 * Who judges likelihood and impact anew has not said anything about money: the estimate of the
 * rating before goes on to hold (6.1.2 d). isms_risk_rate () does it by itself.
 *
 * Returns: %FALSE on error
 */
gboolean
isms_rating_keep_estimate (IsmsDatabase *database, IsmsRow *row, GError **error)
{
  g_autoptr (GError) local = NULL;
  IsmsEstimate estimate;

  if (isms_row_get (row, "shape") != NULL)
    return TRUE;
  if (load_estimate (database, isms_row_get_int (row, "risk_id"), isms_row_get_text (row, "kind"),
                     &estimate, &local))
    isms_estimate_set_row (&estimate, row);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

typedef struct
{
  gint64 risk;
  IsmsPosture posture;
  gboolean given;
  IsmsEstimate estimate;
  char *why;
  char *who;
  char *day;
} Estimating;

static void
free_estimating (gpointer data)
{
  Estimating *self = data;

  g_free (self->why);
  g_free (self->who);
  g_free (self->day);
  g_free (self);
}

/* The place on the grid is that of the rating that holds when the step is committed, under the
 * version of the method that it was given under: nothing is judged anew but the money. */
static gboolean
estimate_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  static const char *const copied[] = { "method_id", "likelihood", "impact", "level" };
  const Estimating *self = user_data;
  const char *kind = isms_posture_get_name (self->posture);
  g_autoptr (GError) local = NULL;
  g_autoptr (IsmsStatement) holding = find_holding (
      isms_writer_get_database (writer), "SELECT method_id, likelihood, impact, level" HOLDING,
      self->risk, kind, &local);
  g_autoptr (IsmsRow) row = isms_row_new ();

  if (holding == NULL && local == NULL)
    return refuse (_ ("Rate the risk first. An estimate stands beside a rating."), error);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  isms_row_set_int (row, "risk_id", self->risk);
  isms_row_set_text (row, "kind", kind);
  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    isms_row_set_int (row, copied[i], isms_statement_get_int (holding, (int) i));
  isms_row_set_text (row, "why", self->why != NULL && *self->why != '\0' ? self->why : NULL);
  isms_row_set_text (row, "who", self->who);
  isms_row_set_text (row, "rated_on", self->day);
  isms_estimate_set_row (self->given ? &self->estimate : NULL, row);
  isms_statement_reset (holding);
  return isms_writer_insert (writer, "rating", row, error) != 0
         && isms_edit_touch (writer, &isms_kind_risk, self->risk, error);
}

/**
 * isms_risk_estimate:
 * @step: a step that is not committed yet
 * @risk: a risk
 * @posture: beside which of its ratings
 * @estimate: (nullable): how often and how much; %NULL takes the estimate away
 * @why: (nullable): the reason, in the person's words
 * @error: return location
 *
 * Appends a rating with this estimate, where the last rating of its kind stands (6.1.2 d); none is
 * ever changed. The step is called "Estimated the loss of R-014".
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA and a sentence where the points do not fit; the
 * step is unchanged then. That the risk is not rated fails the commit.
 */
gboolean
isms_risk_estimate (IsmsStep *step,
                    IsmsRisk *risk,
                    IsmsPosture posture,
                    const IsmsEstimate *estimate,
                    const char *why,
                    GError **error)
{
  g_autoptr (GDateTime) utc = isms_step_dup_time (step);
  g_autoptr (GDateTime) now = g_date_time_to_local (utc);
  const char *ref = isms_record_get_ref (ISMS_RECORD (risk));
  g_autofree char *posture_label = isms_words_lower (isms_posture_get_label (posture));
  g_autofree char *label = NULL;
  Estimating *self;

  if (estimate != NULL && !isms_estimate_check (estimate, error))
    return FALSE;
  self = g_new0 (Estimating, 1);
  self->risk = isms_record_get_id (ISMS_RECORD (risk));
  self->posture = posture;
  self->given = estimate != NULL;
  if (estimate != NULL)
    self->estimate = *estimate;
  self->why = g_strdup (why);
  self->who = g_strdup (isms_step_get_actor (step));
  self->day = isms_day_of (now);
  isms_step_call (step, estimate_cb, self, free_estimating);

  if (estimate == NULL)
    /* Translators: a risk's ref, and which rating: Took back the estimate of R-014 (target) */
    label = g_strdup_printf (_ ("Took back the estimate of %s (%s)"), ref, posture_label);
  else
    /* Translators: a risk's ref, and which rating: Estimated the loss of R-014 (current) */
    label = g_strdup_printf (_ ("Estimated the loss of %s (%s)"), ref, posture_label);
  isms_step_set_label (step, label);
  return TRUE;
}

static guint32
hash_seed (const char *workspace, const char *risk)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) workspace, -1);
  g_checksum_update (checksum, (const guchar *) "/", 1);
  g_checksum_update (checksum, (const guchar *) risk, -1);
  g_checksum_get_digest (checksum, digest, &length);
  return (guint32) digest[0] << 24 | (guint32) digest[1] << 16 | (guint32) digest[2] << 8
         | (guint32) digest[3];
}

/* NULL on error. */
static char *
load_workspace_uid (IsmsDatabase *database, GError **error)
{
  return isms_database_query_text (database, "SELECT ifnull ((SELECT uid FROM organisation), '')",
                                   error);
}

/**
 * isms_risk_load_seed:
 * @database: a connection of the calling thread
 * @risk: the id of a risk
 * @seed: (out): the seed of its draws
 * @error: return location
 *
 * The first 32 bits of the SHA-256 of "workspace uid/risk uid": a risk is drawn the same on every
 * day, on every machine, and in a copy of the workspace; two risks are drawn differently.
 *
 * Returns: %FALSE on error, with %ISMS_STORE_ERROR_NOT_FOUND where there is no such risk
 */
gboolean
isms_risk_load_seed (IsmsDatabase *database, gint64 risk, guint32 *seed, GError **error)
{
  g_autofree char *workspace = load_workspace_uid (database, error);
  g_autoptr (IsmsStatement) statement = NULL;

  if (workspace != NULL)
    statement = isms_database_prepare (database, "SELECT uid FROM risk WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, risk);
  if (isms_statement_next (statement, error))
    {
      *seed = hash_seed (workspace, isms_statement_get_text (statement, 0));
      return TRUE;
    }
  if (!isms_statement_failed (statement))
    g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOT_FOUND,
                 "there is no risk %" G_GINT64_FORMAT, risk);
  return FALSE;
}

#define HOLDING_THEN ISMS_RATING_HOLDING_ON ("risk_with_actions.id", "'%1$s'", "'%2$s'")
#define PRESENT_THEN ISMS_RATING_HOLDING_ON ("risk_with_actions.id", "'current'", "'%2$s'")

/**
 * isms_estimates_load:
 * @database: a connection of the calling thread
 * @query: which risks
 * @posture: beside which of their ratings
 * @error: return location
 *
 * A risk that has no estimate in this posture counts with its current one, so that the curves of
 * two postures are about the same risks.
 *
 * Returns: (transfer full) (element-type IsmsRiskEstimate): the estimated risks by ref; %NULL on
 *   error
 */
GArray *
isms_estimates_load (IsmsDatabase *database, IsmsQuery *query, IsmsPosture posture, GError **error)
{
  g_autofree char *from = isms_query_dup_from (query);
  g_autofree char *workspace = load_workspace_uid (database, error);
  const char *day = isms_query_get_as_of (query);
  g_autofree char *sql = g_strdup_printf (
      "WITH rating AS NOT MATERIALIZED (%4$s), chosen AS MATERIALIZED (SELECT id AS risk,"
      " uid AS risk_uid, ref_key AS place, " HOLDING_THEN " AS holding, " PRESENT_THEN
      " AS present %3$s) SELECT risk, rating.id, risk_uid, rating.id IS holding,"
      " " ISMS_ESTIMATE_COLUMNS " FROM chosen JOIN rating ON rating.id = CASE WHEN EXISTS"
      " (SELECT 1 FROM rating AS own WHERE own.id = holding AND own.shape IS NOT NULL)"
      " THEN holding ELSE present END WHERE shape IS NOT NULL ORDER BY place, risk",
      isms_posture_get_name (posture), day != NULL ? day : END_OF_DAYS, from,
      isms_query_get_ratings (query));
  g_autoptr (IsmsStatement) statement = NULL;
  g_autoptr (GArray) estimates = g_array_new (FALSE, TRUE, sizeof (IsmsRiskEstimate));

  if (workspace != NULL)
    statement = isms_database_prepare (database, sql, error);
  if (statement == NULL)
    return NULL;
  isms_query_bind (query, statement, 1);
  while (isms_statement_next (statement, error))
    {
      IsmsRiskEstimate one = { .risk = isms_statement_get_int (statement, 0),
                               .rating = isms_statement_get_int (statement, 1),
                               .borrowed = isms_statement_get_int (statement, 3) == 0 };

      one.seed = hash_seed (workspace, isms_statement_get_text (statement, 2));
      if (isms_estimate_read (&one.estimate, statement, 4))
        g_array_append_val (estimates, one);
    }
  if (isms_statement_failed (statement))
    return NULL;
  return g_steal_pointer (&estimates);
}

/**
 * isms_tolerance_load:
 * @database: a connection of the calling thread
 * @tolerance: (out): what the organisation can bear
 * @error: return location
 *
 * Returns: %FALSE on error
 */
gboolean
isms_tolerance_load (IsmsDatabase *database, IsmsTolerance *tolerance, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT ifnull (tolerance_loss, -1), ifnull (tolerance_chance, 0) FROM organisation", error);
  g_autoptr (GError) local = NULL;

  *tolerance = (IsmsTolerance) { -1, 0 };
  if (statement == NULL)
    return FALSE;
  if (isms_statement_next (statement, &local))
    {
      tolerance->loss = isms_statement_get_int (statement, 0);
      tolerance->chance = (int) isms_statement_get_int (statement, 1);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
set_tolerance_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const IsmsTolerance *tolerance = data;
  g_autoptr (IsmsRow) row = isms_row_new ();
  gint64 id;

  if (!isms_database_query_int (isms_writer_get_database (writer), "SELECT id FROM organisation",
                                &id, error))
    return FALSE;
  if (tolerance->loss >= 0 && tolerance->chance > 0)
    {
      isms_row_set_int (row, "tolerance_loss", tolerance->loss);
      isms_row_set_int (row, "tolerance_chance", tolerance->chance);
    }
  else
    {
      isms_row_set_null (row, "tolerance_loss");
      isms_row_set_null (row, "tolerance_chance");
    }
  return isms_writer_update (writer, "organisation", id, row, error);
}

/**
 * isms_tolerance_set:
 * @step: a step that is not committed yet
 * @tolerance: what the organisation can bear; a loss of -1 or a chance of 0 takes it away
 * @error: return location
 *
 * Part of the criteria for accepting risks (6.1.2 a 1). The step is called "Changed the loss
 * tolerance".
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA and a sentence; the step is unchanged then
 */
gboolean
isms_tolerance_set (IsmsStep *step, const IsmsTolerance *tolerance, GError **error)
{
  if (tolerance->chance < 0 || tolerance->chance > 99)
    return refuse (_ ("The loss may be exceeded in 1 to 99 of 100 years."), error);
  isms_step_call (step, set_tolerance_cb, g_memdup2 (tolerance, sizeof *tolerance), g_free);
  isms_step_set_label (step, _ ("Changed the loss tolerance"));
  return TRUE;
}
