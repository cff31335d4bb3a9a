/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What was approved with its paper: opened, printed and saved as it was stored. */

#pragma once

#include <gtk/gtk.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

/* Of a management review that is approved: names its report and its hash, and offers the ways to
 * it. */
void isms_print_stored_paper (GtkWidget *parent, IsmsWorkspace *workspace, gint64 review);

G_END_DECLS
