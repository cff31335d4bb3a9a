/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a risk may cost, beside its rating (6.1.2 d): how often a year it comes true and how much is
 * lost each time, each from three points. */

#pragma once

#include "isms-query.h"
#include "isms-risk.h"

G_BEGIN_DECLS

/* How three points become a distribution.
 * PERT: low and high are the bounds, likely the mode; a beta distribution, as in project planning.
 * Log-normal: low and high are the 5th and the 95th percentile, likely is the median; each side of
 * the median has the spread that its own percentile asks for, so that all three points hold. */
typedef enum
{
  ISMS_SHAPE_PERT,
  ISMS_SHAPE_LOGNORMAL,
} IsmsShape;
const char *isms_shape_get_name (IsmsShape shape);  /* "pert": in SQL */
const char *isms_shape_get_label (IsmsShape shape); /* translated */

typedef enum
{
  ISMS_POINT_LOW,
  ISMS_POINT_LIKELY,
  ISMS_POINT_HIGH,
} IsmsPoint;
#define ISMS_N_POINTS (ISMS_POINT_HIGH + 1)

/* What can be drawn without running out of whole numbers, and more than anybody means. */
#define ISMS_ESTIMATE_MAX_FREQUENCY 1e6
#define ISMS_ESTIMATE_MAX_LOSS G_GINT64_CONSTANT (10000000000000)

typedef struct
{
  IsmsShape shape;
  double frequency[ISMS_N_POINTS]; /* times a year */
  gint64 loss[ISMS_N_POINTS];      /* each time, in minor units of the workspace's currency */
} IsmsEstimate;

/* G_IO_ERROR_INVALID_DATA with a sentence for the person. */
gboolean isms_estimate_check (const IsmsEstimate *self, GError **error);
gboolean isms_estimate_equal (const IsmsEstimate *self, const IsmsEstimate *other);
/* By the closed forms of the distributions: what the simulation comes near to. */
double isms_estimate_get_mean_frequency (const IsmsEstimate *self);
double isms_estimate_get_mean_loss (const IsmsEstimate *self);

/* Into a row of the table "rating", and out of the seven columns that ISMS_ESTIMATE_COLUMNS names.
 * FALSE: there is none. */
#define ISMS_ESTIMATE_COLUMNS                                                                      \
  "shape, frequency_low, frequency_likely, frequency_high, loss_low, loss_likely, loss_high"
void isms_estimate_set_row (const IsmsEstimate *self, IsmsRow *row);
gboolean isms_estimate_read (IsmsEstimate *self, IsmsStatement *statement, int first_column);

/* Gives a rating that is to be inserted the estimate that the one before it has: a risk that is
 * rated again keeps it. The database is the one that is written. */
gboolean isms_rating_keep_estimate (IsmsDatabase *database, IsmsRow *row, GError **error);

/* Appends a rating that stands where the last one stands, with this estimate; NULL: with none. */
gboolean isms_risk_estimate (IsmsStep *step,
                             IsmsRisk *risk,
                             IsmsPosture posture,
                             const IsmsEstimate *estimate,
                             const char *why,
                             GError **error);
/* The one that stands beside a rating, by its id. FALSE without @error: there is none. */
gboolean isms_rating_load_estimate (IsmsDatabase *database,
                                    gint64 rating,
                                    IsmsEstimate *estimate,
                                    GError **error);
/* The estimate that holds. FALSE without @error: there is none. */
gboolean isms_risk_load_estimate (IsmsDatabase *database,
                                  gint64 risk,
                                  IsmsPosture posture,
                                  IsmsEstimate *estimate,
                                  GError **error);

/* A risk and the estimate that holds, as the simulation takes it. */
typedef struct
{
  gint64 risk;
  gint64 rating;
  guint32 seed;      /* of its draws: the same for all postures */
  gboolean borrowed; /* the posture has none: it is the current one */
  IsmsEstimate estimate;
} IsmsRiskEstimate;
/* Of the query's risks, by ref; where the posture has no estimate, the current one. (element-type
 * IsmsRiskEstimate) (transfer full) */
GArray *
isms_estimates_load (IsmsDatabase *database, IsmsQuery *query, IsmsPosture posture, GError **error);
/* The seed of its draws, from the uids of the workspace and the risk. */
gboolean isms_risk_load_seed (IsmsDatabase *database, gint64 risk, guint32 *seed, GError **error);

/* How much loss a year the organisation can bear to exceed in how many of 100 years; a step. */
typedef struct
{
  gint64 loss; /* minor units; -1: not said */
  int chance;  /* 1 … 99; 0: not said */
} IsmsTolerance;
gboolean isms_tolerance_load (IsmsDatabase *database, IsmsTolerance *tolerance, GError **error);
gboolean isms_tolerance_set (IsmsStep *step, const IsmsTolerance *tolerance, GError **error);

G_END_DECLS
