/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Where risks stood, day by day: everything that a map needs to go back and forth in time without
 * asking anybody. */

#pragma once

#include "isms-risk.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 risk;   /* its place among the risks */
  guint32 day;    /* its place among the days */
  gint16 from;    /* cell before; -1: not rated, or a pair outside the method's scales */
  gint16 to;      /* cell from that day on */
  guint8 posture; /* IsmsPosture */
} IsmsRiskMove;

typedef struct _IsmsRiskTimeline IsmsRiskTimeline;

/* One read. The query's own day is left aside; its risks are those of now. */
IsmsRiskTimeline *isms_risk_timeline_run (IsmsDatabase *database,
                                          IsmsQuery *query,
                                          IsmsMethod *method,
                                          GError **error);
/* Of the risks that the query finds on its own day. */
IsmsRiskTimeline *isms_risk_timeline_run_found (IsmsDatabase *database,
                                                IsmsQuery *query,
                                                IsmsMethod *method,
                                                GError **error);
void isms_risk_timeline_free (IsmsRiskTimeline *self);

guint isms_risk_timeline_get_n_days (IsmsRiskTimeline *self);
const char *isms_risk_timeline_get_day (IsmsRiskTimeline *self, guint index); /* YYYY-MM-DD */
/* The last day that is not after @date; -1: it is before all of them. */
int isms_risk_timeline_find_day (IsmsRiskTimeline *self, const char *date);
guint isms_risk_timeline_get_n_risks (IsmsRiskTimeline *self);
gint64 isms_risk_timeline_get_risk (IsmsRiskTimeline *self, guint index);
gboolean isms_risk_timeline_find_risk (IsmsRiskTimeline *self, gint64 risk, guint *index);
const char *isms_risk_timeline_get_ref (IsmsRiskTimeline *self, guint index); /* "R-014" */

/* A position in it. Going on by a day costs what changed that day. */
typedef struct _IsmsRiskCursor IsmsRiskCursor;

IsmsRiskCursor *isms_risk_cursor_new (IsmsRiskTimeline *timeline, IsmsPosture posture);
void isms_risk_cursor_free (IsmsRiskCursor *self);
/* -1: before the first. Returns how many changes that took. */
guint isms_risk_cursor_go (IsmsRiskCursor *self, int day);
guint isms_risk_cursor_get_count (IsmsRiskCursor *self, int likelihood, int impact);
guint isms_risk_cursor_get_total (IsmsRiskCursor *self);          /* in use by then, rated or not */
int isms_risk_cursor_get_cell (IsmsRiskCursor *self, guint risk); /* -1: none */
/* For each cell the first by their refs: @limit places among the risks, plus 1; 0: none. */
void isms_risk_cursor_list (IsmsRiskCursor *self, guint32 *risks, guint limit);

/* How the risks moved between two positions of the same timeline. */
typedef struct
{
  guint rose; /* to a worse level, or further up or out within one */
  guint fell;
  guint stayed;
  guint added; /* rated in the second, not in the first */
} IsmsRiskMovement;
IsmsRiskMovement
isms_risk_cursor_compare (IsmsRiskCursor *from, IsmsRiskCursor *to, IsmsMethod *method);

/* Cells, as places in the grid: > 0 where @to is worse, < 0 where it is better. */
int isms_risk_move_compare (IsmsMethod *method, int from, int to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsRiskTimeline, isms_risk_timeline_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsRiskCursor, isms_risk_cursor_free)

G_END_DECLS
