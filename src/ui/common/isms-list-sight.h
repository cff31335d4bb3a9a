/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which rows of a list are in sight after it has changed. */

#pragma once

#include <gtk/gtk.h>

#include "isms-list.h"

G_BEGIN_DECLS

void isms_list_sight_keep_top (GtkScrollable *view, IsmsList *list);
void isms_list_sight_go_to_top (GtkScrollable *view);
void isms_list_sight_set_seen (GtkWidget *child, gboolean seen);
void isms_list_sight_show (GtkScrollable *view, IsmsList *list, gint64 id);

G_END_DECLS
