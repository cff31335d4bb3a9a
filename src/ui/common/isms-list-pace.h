/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Records that come into a view some in each frame, so that no frame waits for all of them. */

#pragma once

#include <gtk/gtk.h>

#include "isms-slots.h"

G_BEGIN_DECLS

void isms_list_pace (GtkWidget *view, IsmsSlots *slots, guint n_rows);

G_END_DECLS
