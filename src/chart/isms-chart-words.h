/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What charts with axes share: small words, and the steps of a scale. */

#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* As captions are, from the font of @context. (transfer full) */
PangoLayout *isms_chart_create_words (PangoContext *context, const char *text, gboolean bold);
void isms_chart_measure_words (PangoLayout *layout, double *width, double *height);
/* 1, 2 or 5 times a power of ten, so that at most @n of them make up @span, which is above 0. */
double isms_chart_find_step (double span, int n);

G_END_DECLS
