/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Rows that come into a view a few in each frame, so that no frame waits for all of them. */

#pragma once

#include <gtk/gtk.h>

#include "isms-rows.h"

G_BEGIN_DECLS

void isms_rows_pace (GtkWidget *view, IsmsRows *rows);

/* For a view whose rows take long to show: in the factory's bind and unbind. @show is called at
 * once for what is in sight, and for the rest in one of the next frames. */
typedef void (*IsmsRowsShow) (GtkListItem *item, gpointer data);
void isms_rows_pace_bind (IsmsRows *rows, GtkListItem *item, IsmsRowsShow show, gpointer data);
void isms_rows_pace_unbind (IsmsRows *rows, GtkListItem *item);

/* Another question was asked: the rows out of sight go before its answer comes. */
void isms_rows_pace_hold_back (IsmsRows *rows);

G_END_DECLS
