/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Counts over time as bars, each made of parts that stand on one another: one bar for each month,
 * one part for each level. Every part says its letter and its count where there is room, so that it
 * reads without colours too; what it all is stands in words beside it. */

#pragma once

#include <pango/pangocairo.h>

#include "isms-palette.h"

G_BEGIN_DECLS

typedef struct _IsmsStackChart IsmsStackChart;

IsmsStackChart *isms_stack_chart_new (void);
void isms_stack_chart_free (IsmsStackChart *self);
/* From the bottom up, before the bars. @tone: 1 … 5; 0: a part that is only outlined. @sign: "H".
 */
void isms_stack_chart_add_part (IsmsStackChart *self, int tone, const char *sign);
/* In the order of time. @counts: one for each part. @label: beneath the bar; @group: beneath the
 * labels, where it is another than that of the bar before. */
void isms_stack_chart_add_bar (IsmsStackChart *self,
                               const char *label,
                               const char *group,
                               const guint *counts);
guint isms_stack_chart_get_n_bars (const IsmsStackChart *self);

/* Fonts and direction come from @context. */
void isms_stack_chart_draw (const IsmsStackChart *self,
                            cairo_t *cr,
                            PangoContext *context,
                            const IsmsPalette *palette,
                            double width,
                            double height);
/* FALSE: there is no part. */
gboolean isms_stack_chart_hit (const IsmsStackChart *self,
                               PangoContext *context,
                               double width,
                               double height,
                               double x,
                               double y,
                               guint *bar,
                               guint *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsStackChart, isms_stack_chart_free)

G_END_DECLS
