/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A metric as a chart, the same on screen and on paper. */

#pragma once

#include "isms-metric.h"
#include "isms-series-chart.h"

G_BEGIN_DECLS

/* Of the newest periods, as many as a chart can show. */
IsmsSeriesChart *isms_metric_figures_create_chart (const IsmsSeries *series);
/* "96.5 %": a value with its unit. */
char *isms_metric_figures_dup_value (const IsmsSeries *series, double value);
/* "Good", "Watch": of a status. */
const char *isms_metric_figures_get_status (const char *status);

G_END_DECLS
