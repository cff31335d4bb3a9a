/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Where the risks of the map stood: on the day that is shown, and on the one that movement is
 * measured from. */

#pragma once

#include "isms-heat-chart.h"
#include "isms-risk-timeline.h"

G_BEGIN_DECLS

typedef struct _IsmsHeatPast IsmsHeatPast;

/* Takes the timeline; @method: what it was read for; @versions: all, the newest first. */
IsmsHeatPast *
isms_heat_past_new (IsmsRiskTimeline *timeline, IsmsMethod *method, GPtrArray *versions);
void isms_heat_past_free (IsmsHeatPast *self);
IsmsRiskTimeline *isms_heat_past_get_timeline (IsmsHeatPast *self);
IsmsMethod *isms_heat_past_get_method (IsmsHeatPast *self);
IsmsRiskCursor *isms_heat_past_get_now (IsmsHeatPast *self);
/* Whether its method was in force on that day. */
gboolean isms_heat_past_covers (IsmsHeatPast *self, const char *day);

/* Days are YYYY-MM-DD. @day: NULL for today; @since: NULL for from inherent to current. */
void isms_heat_past_show (IsmsHeatPast *self, IsmsPosture posture, const char *day);
void isms_heat_past_show_movement (IsmsHeatPast *self, const char *since, const char *day);
void isms_heat_past_go (IsmsHeatPast *self, const char *day);

/* (element-type IsmsHeatMovement): from which cells to which; NULL: no movement is shown. */
GArray *isms_heat_past_dup_moves (IsmsHeatPast *self, IsmsRiskMovement *sums);
/* Of one risk; FALSE: it stayed, or no movement is shown. */
gboolean isms_heat_past_find_move (IsmsHeatPast *self, gint64 risk, IsmsHeatMovement *move);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsHeatPast, isms_heat_past_free)

G_END_DECLS
