/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An action whose bar was let go elsewhere on a time line. */

#pragma once

#include <gtk/gtk.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

/* One step; Julian days, 0 for none. Unless it is written, @refused is called with @data, which is
 * held until then. */
void isms_action_moving_commit (GtkWidget *widget,
                                IsmsWorkspace *workspace,
                                gint64 action,
                                int start,
                                int due,
                                void (*refused) (gpointer data),
                                gpointer data);

G_END_DECLS
