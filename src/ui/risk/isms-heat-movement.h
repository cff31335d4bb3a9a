/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How risks moved between two days, for the map: as arrows and in words. */

#pragma once

#include "isms-heat-chart.h"
#include "isms-risk-timeline.h"

G_BEGIN_DECLS

/* (element-type IsmsHeatMovement): from which cells to which. Cursors are of the timeline. */
GArray *isms_heat_movement_collect (IsmsRiskTimeline *timeline,
                                    IsmsRiskCursor *then,
                                    IsmsRiskCursor *now,
                                    IsmsMethod *method);
/* Of one of the timeline's risks; FALSE: it did not move. */
gboolean isms_heat_movement_find (IsmsRiskTimeline *timeline,
                                  guint risk,
                                  IsmsRiskCursor *then,
                                  IsmsRiskCursor *now,
                                  IsmsMethod *method,
                                  IsmsHeatMovement *move);

/* @since: YYYY-MM-DD; NULL: from inherent to current. */
char *isms_heat_movement_dup_summary (const IsmsRiskMovement *sums, const char *since);
/* NULL: all arrows are drawn. */
char *isms_heat_movement_dup_hint (GArray *moves);
char *isms_heat_movement_dup_risk_words (IsmsMethod *method,
                                         const IsmsHeatMovement *move,
                                         const char *since);
/* NULL: nothing came, nothing went. */
char *isms_heat_movement_dup_cell_words (
    IsmsMethod *method, GArray *moves, int likelihood, int impact, const char *since);

G_END_DECLS
