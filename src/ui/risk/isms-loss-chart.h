/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The loss exceedance curve as a widget. */

#pragma once

#include <adwaita.h>

#include "isms-loss-source.h"

G_BEGIN_DECLS

#define ISMS_TYPE_LOSS_CHART (isms_loss_chart_get_type ())
G_DECLARE_FINAL_TYPE (IsmsLossChart, isms_loss_chart, ISMS, LOSS_CHART, GtkWidget)

/* Shows what the source has; @posture is the strong curve. */
void isms_loss_chart_show (IsmsLossChart *self, IsmsLossSource *source, IsmsPosture posture);
/* The curve of one risk alone. */
void isms_loss_chart_show_one (IsmsLossChart *self,
                               IsmsPortfolio *portfolio,
                               IsmsPosture posture,
                               const char *currency);
const char *isms_loss_chart_get_description (IsmsLossChart *self); /* for tests */

/* "1.2 M EUR" of an amount in minor units. */
char *isms_loss_dup_short (double minor, const char *currency);

G_END_DECLS
