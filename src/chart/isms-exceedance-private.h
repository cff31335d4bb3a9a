/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the exceedance chart and its drawing share. */

#pragma once

#include "isms-exceedance-chart.h"

G_BEGIN_DECLS

typedef struct
{
  char *label;
  IsmsExceedanceLine line;
  gboolean strong;
  GArray *points; /* of IsmsExceedancePoint */
} IsmsExceedanceCurve;

typedef struct
{
  char *label;
  IsmsExceedancePoint point;
} IsmsExceedanceMark;

struct _IsmsExceedanceChart
{
  gatomicrefcount refs;
  char *currency;
  GPtrArray *curves; /* of IsmsExceedanceCurve */
  GPtrArray *marks;  /* of IsmsExceedanceMark */
  gboolean has_tolerance;
  IsmsExceedancePoint tolerance;
};

/* The foot of the chart: one year of 200. */
#define ISMS_EXCEEDANCE_LEAST 0.005

/* "At most 500 k in 5 of 100 years". */
char *isms_exceedance_chart_dup_tolerance (IsmsExceedanceChart *self);

G_END_DECLS
