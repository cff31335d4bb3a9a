/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A form scrolls so that the whole row that one is in is in sight, and stays so while it grows. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void isms_row_sight_keep (GtkWidget *form);

G_END_DECLS
