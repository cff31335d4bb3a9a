/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risks of a portfolio in columns, the costliest first. */

#pragma once

#include <gtk/gtk.h>

#include "isms-loss-source.h"

G_BEGIN_DECLS

#define ISMS_TYPE_LOSS_ROW (isms_loss_row_get_type ())
G_DECLARE_FINAL_TYPE (IsmsLossRow, isms_loss_row, ISMS, LOSS_ROW, GObject)

IsmsRecord *isms_loss_row_get_record (IsmsLossRow *self);
const IsmsLoss *isms_loss_row_get_loss (IsmsLossRow *self);

/* Gives the view its columns; rows then come with isms_loss_list_fill (). */
GListStore *isms_loss_list_set_up (GtkColumnView *view, const char *currency);
/* FALSE: without the columns that there is no room for. */
void isms_loss_list_set_wide (GtkColumnView *view, gboolean wide);
void isms_loss_list_fill (GListStore *rows, IsmsLossSource *source, IsmsPosture posture);

G_END_DECLS
