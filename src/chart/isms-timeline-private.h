/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the files of the time line share. */

#pragma once

#include "isms-timeline-chart.h"

G_BEGIN_DECLS

#define ISMS_TIMELINE_PAD 4.0

/* Small words in one line. (transfer full) */
PangoLayout *isms_timeline_create_text (PangoContext *context, const char *text);
gboolean isms_timeline_is_mirrored (PangoContext *context);
/* Where a day begins, from the left. */
double isms_timeline_place (const IsmsTimelineSpan *self, gboolean mirrored, int day, double width);

G_END_DECLS
