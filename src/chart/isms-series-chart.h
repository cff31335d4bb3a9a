/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A metric over its periods: values as points on a line, target and thresholds as lines with their
 * words beside them, and in words where a value is missing. The same on screen and on paper; it
 * reads in black and white, since what is to be watched or acted on has a shape of its own. */

#pragma once

#include "isms-palette.h"

#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct _IsmsSeriesChart IsmsSeriesChart;

/* What a point looks like. */
typedef enum
{
  ISMS_SERIES_PLAIN, /* a disc */
  ISMS_SERIES_WATCH, /* a triangle */
  ISMS_SERIES_ACT,   /* a square */
} IsmsSeriesMark;

typedef enum
{
  ISMS_SERIES_TARGET, /* a line */
  ISMS_SERIES_AMBER,  /* dashes */
  ISMS_SERIES_RED,    /* dots */
} IsmsSeriesLimit;

IsmsSeriesChart *isms_series_chart_new (void);
void isms_series_chart_unref (IsmsSeriesChart *self);

/* Text is copied. NULL: a plain number. */
void isms_series_chart_set_unit (IsmsSeriesChart *self, const char *unit);
/* In order. @label: beneath the axis, as short as it can be; @words: in the description. */
void isms_series_chart_add_value (
    IsmsSeriesChart *self, const char *label, const char *words, double value, IsmsSeriesMark mark);
/* A period without a value: @missing says whether it should have one. */
void isms_series_chart_add_gap (IsmsSeriesChart *self,
                                const char *label,
                                const char *words,
                                gboolean missing);
/* At most one of each. */
void isms_series_chart_set_limit (IsmsSeriesChart *self, IsmsSeriesLimit limit, double value);

void isms_series_chart_draw (IsmsSeriesChart *self,
                             PangoContext *context,
                             cairo_t *cr,
                             double width,
                             double height,
                             const IsmsPalette *palette);
/* The same in words, for who does not see it. */
char *isms_series_chart_dup_description (IsmsSeriesChart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsSeriesChart, isms_series_chart_unref)

G_END_DECLS
