/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Places on the map in words, for eyes and for screen readers; and the map's ground as a chart. */

#pragma once

#include <adwaita.h>

#include "isms-heat-chart.h"
#include "isms-risk.h"

G_BEGIN_DECLS

char *isms_risk_words_dup_place (IsmsMethod *method, int likelihood, int impact);
char *isms_risk_words_dup_place_with_level (IsmsMethod *method, int likelihood, int impact);
char *isms_risk_words_dup_cell (IsmsMethod *method, int likelihood, int impact, guint count);
char *isms_risk_words_dup_chip (IsmsRisk *risk, IsmsMethod *method, IsmsPosture posture);
IsmsHeatChart *isms_risk_words_dup_chart (IsmsMethod *method, gboolean labelled);
/* Where the acceptance line runs, for a screen reader; NULL: there is none. */
char *isms_risk_words_dup_line (IsmsMethod *method);

G_END_DECLS
