/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Rows that come into a view a few in each frame, so that no frame waits for all of them. */

#pragma once

#include <gtk/gtk.h>

#include "isms-rows.h"

G_BEGIN_DECLS

void isms_rows_pace (GtkWidget *view, IsmsRows *rows);

G_END_DECLS
