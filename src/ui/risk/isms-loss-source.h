/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the estimated risks cost: read in the background, simulated on threads of their own, again
 * after every step that changes an estimate, and then only what is different. */

#pragma once

#include "isms-loss-table.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_LOSS_SOURCE (isms_loss_source_get_type ())
G_DECLARE_FINAL_TYPE (IsmsLossSource, isms_loss_source, ISMS, LOSS_SOURCE, GObject)

/* Signal "changed": another answer is there, or it has begun or ended to work. Nothing is read
 * before the first isms_loss_source_set_query (). */
IsmsLossSource *isms_loss_source_new (IsmsWorkspace *workspace);
IsmsWorkspace *isms_loss_source_get_workspace (IsmsLossSource *self);
void isms_loss_source_set_query (IsmsLossSource *self, IsmsQuery *query);
/* Stops what is under way; what was shown stays. */
void isms_loss_source_cancel (IsmsLossSource *self);

gboolean isms_loss_source_get_working (IsmsLossSource *self);
double isms_loss_source_get_progress (IsmsLossSource *self); /* 0 … 1 */
const GError *isms_loss_source_get_error (IsmsLossSource *self);

/* NULL until the first answer. */
IsmsPortfolio *isms_loss_source_get_portfolio (IsmsLossSource *self, IsmsPosture posture);
/* Of the portfolio's risk at @place. Both only if there is a portfolio. */
const IsmsLossWords *
isms_loss_source_get_words (IsmsLossSource *self, IsmsPosture posture, guint place);
/* The places of the portfolio's risks, rising; NULL: as they are. */
const guint *
isms_loss_source_get_order (IsmsLossSource *self, IsmsPosture posture, IsmsLossOrder order);
guint isms_loss_source_get_total (IsmsLossSource *self); /* risks, estimated or not */
const IsmsTolerance *isms_loss_source_get_tolerance (IsmsLossSource *self);

G_END_DECLS
