/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How one figure went, in the room of two lines of words: a line over some months, with the first
 * and the last value beside its ends and the first and the last month beneath, so that nothing is
 * to be looked up. One hue, no axis: the same on screen and on paper. */

#pragma once

#include "isms-palette.h"

#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct _IsmsSparkChart IsmsSparkChart;

IsmsSparkChart *isms_spark_chart_new (void);
IsmsSparkChart *isms_spark_chart_ref (IsmsSparkChart *self);
void isms_spark_chart_unref (IsmsSparkChart *self);

/* In the order of time. @label: the month, "Dec 2025"; @words: the value as people say it, "83 %".
 */
void isms_spark_chart_add_value (IsmsSparkChart *self,
                                 const char *label,
                                 double value,
                                 const char *words);
/* A month of which there is no value. */
void isms_spark_chart_add_gap (IsmsSparkChart *self, const char *label);
/* What a value is of, where that is not plain: "By month". Copied. */
void isms_spark_chart_set_caption (IsmsSparkChart *self, const char *caption);
guint isms_spark_chart_get_n_values (const IsmsSparkChart *self);
/* The line alone: what stands beside it, in the row of a table, says its values and months. */
void isms_spark_chart_set_bare (IsmsSparkChart *self, gboolean bare);

/* The least room in which all of its words can be read. */
void isms_spark_chart_measure (const IsmsSparkChart *self,
                               PangoContext *context,
                               double *width,
                               double *height);
void isms_spark_chart_draw (const IsmsSparkChart *self,
                            PangoContext *context,
                            cairo_t *cr,
                            double width,
                            double height,
                            const IsmsPalette *palette);
/* The same in words, for who does not see it. */
char *isms_spark_chart_dup_description (const IsmsSparkChart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsSparkChart, isms_spark_chart_unref)

G_END_DECLS
