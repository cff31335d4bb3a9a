/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Rows that come into a view a few in each frame, so that no frame waits for all of them. */

#pragma once

#include <gtk/gtk.h>

#include "isms-rows.h"

G_BEGIN_DECLS

/* Shows a row in the child of @item: at once for what is in sight, for the rest in one of the next
 * frames, and whenever the row says "changed". */
typedef void (*IsmsRowsShow) (GtkListItem *item, gpointer data);

void isms_rows_pace (GtkWidget *view, IsmsRows *rows, IsmsRowsShow show, gpointer data);
/* In the factory's bind and unbind. */
void isms_rows_pace_bind (IsmsRows *rows, GtkListItem *item);
void isms_rows_pace_unbind (IsmsRows *rows, GtkListItem *item);

G_END_DECLS
