/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Risks, their ratings, and the map of them (6.1.2 c–e, 8.2). */

#pragma once

#include "isms-method.h"
#include "isms-query.h"
#include "isms-record.h"
#include "isms-store.h"

G_BEGIN_DECLS

#define ISMS_TYPE_RISK (isms_risk_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRisk, isms_risk, ISMS, RISK, IsmsRecord)

/* The three postures. The view has <posture>_likelihood, <posture>_impact, <posture>_level (rank;
 * NULL where not rated), <posture>_level_name, <posture>_rated_on, for inherent, current and
 * target. */
typedef enum
{
  ISMS_POSTURE_INHERENT,
  ISMS_POSTURE_CURRENT,
  ISMS_POSTURE_TARGET,
} IsmsPosture;
const char *isms_posture_get_name (IsmsPosture posture);  /* "current": in SQL */
const char *isms_posture_get_label (IsmsPosture posture); /* translated */

int isms_risk_get_likelihood (IsmsRisk *self, IsmsPosture posture); /* 0: not rated */
int isms_risk_get_impact (IsmsRisk *self, IsmsPosture posture);
/* Initials of the owner, for a chip. */
char *isms_risk_dup_owner_initials (IsmsRisk *self);

/* Appends a rating (never changes one) and proposes the next review from the level: the risk's own
 * next_review moves when it was unset or is later than the proposal. Draft becomes assessed when
 * there is an owner and a current rating. The step's label becomes "Moved R-014 to Likely × Major".
 * G_IO_ERROR_INVALID_DATA outside the scales. */
gboolean isms_risk_rate (IsmsStep *step,
                         IsmsRisk *risk,
                         IsmsMethod *method,
                         IsmsPosture posture,
                         int likelihood,
                         int impact,
                         const char *why,
                         GError **error);

/* A row of the table "rating" for isms_step_insert () or isms_writer_insert (): what
 * isms_risk_rate () adds, for imports and samples. @why, @who may be NULL; @rated_on is ISO 8601.
 * NULL with G_IO_ERROR_INVALID_DATA outside the scales. Any thread. */
IsmsRow *isms_rating_new_row (gint64 risk,
                              IsmsMethod *method,
                              IsmsPosture posture,
                              int likelihood,
                              int impact,
                              const char *why,
                              const char *who,
                              const char *rated_on,
                              GError **error);

/* What a rating does to its risk: adds to @after, which may set something already. @before: NULL
 * for a new risk. isms_risk_rate () and imports. Any thread. */
void isms_rating_follow (const IsmsRow *before,
                         IsmsRow *after,
                         IsmsPosture posture,
                         gboolean has_current,
                         int review_days,
                         const char *today);

typedef struct
{
  gint64 id;
  IsmsPosture posture;
  gint64 method;
  int likelihood;
  int impact;
  char *why;
  char *who;
  char *rated_on; /* YYYY-MM-DD */
} IsmsRating;
void isms_rating_free (IsmsRating *self);
/* Newest first. (element-type IsmsRating) */
GPtrArray *isms_risk_load_ratings (IsmsDatabase *database, gint64 risk, GError **error);

/* How many of the query's risks stand in each cell: one aggregate. */
typedef struct
{
  int n_likelihoods;
  int n_impacts;
  guint *counts; /* [(likelihood - 1) * n_impacts + impact - 1] */
  guint unrated; /* not rated, or under an older method whose pair is outside this one's scales */
  guint total;
} IsmsRiskMap;
void isms_risk_map_free (IsmsRiskMap *self);
IsmsRiskMap *isms_risk_map_run (IsmsDatabase *database,
                                IsmsQuery *query,
                                IsmsMethod *method,
                                IsmsPosture posture,
                                GError **error);
/* The first @limit ids of each cell, by ref, for its chips. @ids: likelihood-major, n × limit,
 * 0 where there are fewer. */
GArray *isms_risk_map_run_cells (IsmsDatabase *database,
                                 IsmsQuery *query,
                                 IsmsMethod *method,
                                 IsmsPosture posture,
                                 guint limit,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsRiskMap, isms_risk_map_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsRating, isms_rating_free)

G_END_DECLS
