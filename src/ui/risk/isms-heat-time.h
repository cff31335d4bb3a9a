/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The slider over the days of the ratings: by hand, by the arrow keys from one change to the next,
 * or playing. */

#pragma once

#include <adwaita.h>

#include "isms-risk-timeline.h"

G_BEGIN_DECLS

#define ISMS_TYPE_HEAT_TIME (isms_heat_time_get_type ())
G_DECLARE_FINAL_TYPE (IsmsHeatTime, isms_heat_time, ISMS, HEAT_TIME, AdwBin)

/* Signal "day-changed". */
/* @timeline: borrowed until the next call; NULL: none. */
void isms_heat_time_set_timeline (IsmsHeatTime *self, IsmsRiskTimeline *timeline);
/* YYYY-MM-DD; NULL: today. */
const char *isms_heat_time_get_day (IsmsHeatTime *self);
void isms_heat_time_set_day (IsmsHeatTime *self, const char *day);
void isms_heat_time_play (IsmsHeatTime *self, gboolean play);
gboolean isms_heat_time_is_playing (IsmsHeatTime *self);

G_END_DECLS
