/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The loss exceedance curve as a drawing: which loss a year is exceeded in how many of 100 years,
 * beside what can be borne. The same on screen and on paper; it reads in black and white. */

#pragma once

#include "isms-palette.h"

#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct _IsmsExceedanceChart IsmsExceedanceChart;

/* A loss in whole units of the currency, and the chance of a greater one in a year, 0 … 1. */
typedef struct
{
  double loss;
  double chance;
} IsmsExceedancePoint;

/* How a curve is drawn. */
typedef enum
{
  ISMS_EXCEEDANCE_SOLID,
  ISMS_EXCEEDANCE_DASHED,
  ISMS_EXCEEDANCE_DOTTED,
} IsmsExceedanceLine;

IsmsExceedanceChart *isms_exceedance_chart_new (void);
void isms_exceedance_chart_unref (IsmsExceedanceChart *self);

/* Text is copied. "EUR": beside the axis. */
void isms_exceedance_chart_set_currency (IsmsExceedanceChart *self, const char *currency);
/* @points: the chance falls from each to the next. @strong: the one that the chart is about. */
void isms_exceedance_chart_add_curve (IsmsExceedanceChart *self,
                                      const char *label,
                                      IsmsExceedanceLine line,
                                      gboolean strong,
                                      const IsmsExceedancePoint *points,
                                      guint n_points);
/* A point of a curve that has words of its own: "95 %: 1.2 M". */
void isms_exceedance_chart_add_mark (IsmsExceedanceChart *self,
                                     const char *label,
                                     IsmsExceedancePoint point);
/* At most this loss in this share of the years. */
void isms_exceedance_chart_set_tolerance (IsmsExceedanceChart *self, IsmsExceedancePoint point);

/* The chances at which a curve is worth a point: from 1 down to the foot of the chart. */
const double *isms_exceedance_chart_get_chances (guint *n);

void isms_exceedance_chart_draw (IsmsExceedanceChart *self,
                                 PangoContext *context,
                                 cairo_t *cr,
                                 double width,
                                 double height,
                                 const IsmsPalette *palette);
/* The same in words, for who does not see it. */
char *isms_exceedance_chart_dup_description (IsmsExceedanceChart *self);
/* "1.2 M", "250 k", "900": an amount where there is little room. */
char *isms_exceedance_dup_amount (double amount);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsExceedanceChart, isms_exceedance_chart_unref)

G_END_DECLS
