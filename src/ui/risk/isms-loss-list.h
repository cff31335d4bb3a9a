/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risks of a portfolio in columns, the costliest first. */

#pragma once

#include <gtk/gtk.h>

#include "isms-loss-source.h"

G_BEGIN_DECLS

#define ISMS_TYPE_LOSS_ROW (isms_loss_row_get_type ())
G_DECLARE_FINAL_TYPE (IsmsLossRow, isms_loss_row, ISMS, LOSS_ROW, GObject)

gint64 isms_loss_row_get_risk (IsmsLossRow *self);
const char *isms_loss_row_get_title (IsmsLossRow *self);
const IsmsLoss *isms_loss_row_get_loss (IsmsLossRow *self);

typedef struct _IsmsLossList IsmsLossList;

/* Gives the view its columns; it must not outlive the list. Rows then come with
 * isms_loss_list_show (). */
IsmsLossList *
isms_loss_list_new (GtkColumnView *view, IsmsLossSource *source, const char *currency);
void isms_loss_list_free (IsmsLossList *self);
/* FALSE: without the columns that there is no room for. */
void isms_loss_list_set_wide (IsmsLossList *self, gboolean wide);
void isms_loss_list_show (IsmsLossList *self, IsmsPosture posture);

G_END_DECLS
