/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How a figure went over twelve months, large enough for a room. */

#pragma once

#include <adwaita.h>

#include "isms-review-board.h"

G_BEGIN_DECLS

/* A drawing of no figure. (transfer floating) */
GtkWidget *isms_meeting_chart_new (void);
/* Hides it where the months are not known, or all but one. */
void isms_meeting_chart_show (GtkWidget *chart, const IsmsReviewFigure *figure);

G_END_DECLS
