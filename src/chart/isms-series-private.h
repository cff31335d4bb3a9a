/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the chart of a series and its drawing share. */

#pragma once

#include "isms-series-chart.h"

G_BEGIN_DECLS

typedef struct
{
  char *label;
  char *words;
  gboolean has_value;
  gboolean missing;
  double value;
  IsmsSeriesMark mark;
} IsmsSeriesPoint;

#define ISMS_N_SERIES_LIMITS 3

struct _IsmsSeriesChart
{
  gatomicrefcount refs;
  char *unit;
  GPtrArray *points; /* of IsmsSeriesPoint */
  gboolean has_limit[ISMS_N_SERIES_LIMITS];
  double limits[ISMS_N_SERIES_LIMITS];
};

/* "Target 95 %" */
char *isms_series_chart_dup_limit (IsmsSeriesChart *self, IsmsSeriesLimit limit);
/* "95.5 %", as few digits as it takes. */
char *isms_series_chart_dup_value (IsmsSeriesChart *self, double value);

G_END_DECLS
