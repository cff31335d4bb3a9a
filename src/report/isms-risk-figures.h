/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the risk reports say in numbers: the risks in use, how they stood on a day, and who judged
 * them so (6.1.2, 8.2). */

#pragma once

#include "isms-heat-chart.h"
#include "isms-query.h"
#include "isms-risk.h"

G_BEGIN_DECLS

#define ISMS_N_POSTURES 3

/* A rating that holds, in the words of the method it was given under. */
typedef struct
{
  int likelihood;
  int impact;
  int rank;
  int tone;
  gboolean acceptable;
  char *level;
  char *likelihood_label;
  char *impact_label;
  char *why;
  char *rated_on;
  char *who; /* judged so: whoever carried it over to another method did not */
  char *judged_on;
  gboolean carried; /* on rated_on, by a change of the method */
} IsmsStanding;

typedef struct
{
  IsmsRecord *record;
  IsmsStanding *standings[ISMS_N_POSTURES]; /* NULL: not rated */
} IsmsAssessedRisk;

typedef struct
{
  IsmsQuery *query;   /* of the risks, as they stood */
  IsmsMethod *method; /* the one in force */
  GPtrArray *risks;   /* (element-type IsmsAssessedRisk): above the line first, the worst first;
                         unrated last */
  guint n_rated[ISMS_N_POSTURES];
  guint n_above; /* by the current rating */
  guint n_unrated;
  guint n_worse; /* since 90 days before the date, by level */
  guint n_better;
  guint n_new; /* first rated since then */
} IsmsRiskFigures;

IsmsRiskFigures *isms_risk_figures_load (IsmsDatabase *db, GDateTime *date, GError **error);
void isms_risk_figures_free (IsmsRiskFigures *self);
/* NULL: not one of them. */
IsmsRecord *isms_risk_figures_find (const IsmsRiskFigures *self, gint64 risk);
/* The method's grid with these risks in it; chips are their refs. */
IsmsHeatChart *isms_risk_figures_create_chart (IsmsRiskFigures *self, IsmsPosture posture);
/* Of the risks that @query finds, by their ids: one rating alone, where not all of them are asked
 * for. */
GHashTable *isms_risk_figures_load_standings (
    IsmsDatabase *db, IsmsQuery *query, IsmsPosture posture, const char *day, GError **error);

typedef struct
{
  const char *ref;
  const IsmsStanding *standing; /* NULL: not rated */
} IsmsPlacedRisk;
IsmsHeatChart *
isms_risk_figures_create_map (IsmsMethod *method, const IsmsPlacedRisk *risks, guint n_risks);
/* A chart of a report: an IsmsHeatChart with counts and chips, or with moves besides. */
void isms_risk_figures_draw_map (cairo_t *cr,
                                 PangoContext *context,
                                 const IsmsPalette *palette,
                                 double width,
                                 double height,
                                 gpointer chart);
void isms_risk_figures_draw_moves (cairo_t *cr,
                                   PangoContext *context,
                                   const IsmsPalette *palette,
                                   double width,
                                   double height,
                                   gpointer chart);
/* How many stand at each rank of the method in force, [rank - 1]. */
guint *isms_risk_figures_count_levels (IsmsRiskFigures *self, IsmsPosture posture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsRiskFigures, isms_risk_figures_free)

G_END_DECLS
