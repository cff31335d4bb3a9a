/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How risks moved between two days, for the map, in words. */

#pragma once

#include "isms-heat-chart.h"
#include "isms-risk-timeline.h"

G_BEGIN_DECLS

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
