/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The losses of all estimated risks together: curve, figures, and the risks that make them. */

#pragma once

#include <adwaita.h>

#include "isms-loss-source.h"

G_BEGIN_DECLS

#define ISMS_TYPE_LOSS_PAGE (isms_loss_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsLossPage, isms_loss_page, ISMS, LOSS_PAGE, AdwBin)

/* Signals: "query-changed": the person chose other filters; "risk-activated" (gint64);
 * "estimate": the person wants to give the first estimate. */
GtkWidget *isms_loss_page_new (IsmsWorkspace *workspace);
/* Simulates when it is on the screen, not before. */
void isms_loss_page_set_query (IsmsLossPage *self, IsmsQuery *query);
IsmsQuery *isms_loss_page_get_query (IsmsLossPage *self);
void isms_loss_page_set_posture (IsmsLossPage *self, IsmsPosture posture);
void isms_loss_page_focus_filters (IsmsLossPage *self);

/* For tests. */
IsmsLossSource *isms_loss_page_get_source (IsmsLossPage *self);
GListModel *isms_loss_page_get_rows (IsmsLossPage *self); /* as shown, of IsmsLossRow */
const char *isms_loss_page_get_face (IsmsLossPage *self);
const char *isms_loss_page_get_figure (IsmsLossPage *self, guint index);
const char *isms_loss_page_get_description (IsmsLossPage *self);

G_END_DECLS
