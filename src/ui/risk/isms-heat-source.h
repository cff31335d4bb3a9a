/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the heat map shows: the method in force, how many risks stand in each cell, which come
 * first. Read in the background, again after every step. */

#pragma once

#include "isms-heat-chart.h"
#include "isms-heat-past.h"
#include "isms-risk-timeline.h"
#include "isms-risk.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

/* As many chips as a cell can ever show. */
#define ISMS_HEAT_SOURCE_MAX_CHIPS 24

#define ISMS_TYPE_HEAT_SOURCE (isms_heat_source_get_type ())
G_DECLARE_FINAL_TYPE (IsmsHeatSource, isms_heat_source, ISMS, HEAT_SOURCE, GObject)

/* Signal "changed": a new answer is there, or an error. */
IsmsHeatSource *isms_heat_source_new (IsmsWorkspace *workspace);
IsmsWorkspace *isms_heat_source_get_workspace (IsmsHeatSource *self);

void isms_heat_source_set_query (IsmsHeatSource *self, IsmsQuery *query);
void isms_heat_source_set_posture (IsmsHeatSource *self, IsmsPosture posture);
/* Of what is shown: it follows set_posture () when the answer is there. */
IsmsPosture isms_heat_source_get_posture (IsmsHeatSource *self);
void isms_heat_source_reload (IsmsHeatSource *self);

/* The past. Nothing of it is read before isms_heat_source_want_time (); "changed" follows. */
void isms_heat_source_want_time (IsmsHeatSource *self);
IsmsRiskTimeline *isms_heat_source_get_timeline (IsmsHeatSource *self); /* NULL: not yet */
/* A day (YYYY-MM-DD), or NULL for today. The map is there at once, out of the timeline; what was
 * then, to the letter, is read when no other day follows for a moment. */
void isms_heat_source_set_day (IsmsHeatSource *self, const char *day);
const char *isms_heat_source_get_day (IsmsHeatSource *self);
/* TRUE: from the timeline, the exact answer is under way. */
gboolean isms_heat_source_is_passing (IsmsHeatSource *self);
/* Of the risks shown. */
IsmsHeatPast *isms_heat_source_get_past (IsmsHeatSource *self);
/* How risks moved to where they stand: since @day, or from inherent to current (NULL). */
void isms_heat_source_set_movement (IsmsHeatSource *self, gboolean movement, const char *day);
gboolean isms_heat_source_get_movement (IsmsHeatSource *self);
const char *isms_heat_source_get_since (IsmsHeatSource *self);
/* (element-type IsmsHeatMovement) NULL: no movement asked for, or not yet there. @sums: optional.
 */
GArray *isms_heat_source_dup_moves (IsmsHeatSource *self, IsmsRiskMovement *sums);
/* Of one risk; FALSE: it stayed. */
gboolean isms_heat_source_find_move (IsmsHeatSource *self, gint64 risk, IsmsHeatMovement *move);
/* What was asked for, of its day: for lists of the same risks. Read it when not passing. */
IsmsQuery *isms_heat_source_get_found_query (IsmsHeatSource *self);

/* NULL until the first answer, and where the workspace has no method. */
IsmsMethod *isms_heat_source_get_method (IsmsHeatSource *self);
guint isms_heat_source_get_count (IsmsHeatSource *self, int likelihood, int impact);
guint isms_heat_source_get_unrated (IsmsHeatSource *self);
guint isms_heat_source_get_total (IsmsHeatSource *self);
const gint64 *
isms_heat_source_get_ids (IsmsHeatSource *self, int likelihood, int impact, guint *n_ids);
const GError *isms_heat_source_get_error (IsmsHeatSource *self);

G_END_DECLS
