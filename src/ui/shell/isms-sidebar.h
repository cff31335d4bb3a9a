/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rows of the sidebar: one for each destination, under the parts of the cycle. */

#pragma once

#include <gtk/gtk.h>

#include "isms-destinations.h"

G_BEGIN_DECLS

void isms_sidebar_fill (GtkListBox *list);
void isms_sidebar_select (GtkListBox *list, const IsmsDestination *destination);
const IsmsDestination *isms_sidebar_get_destination (GtkListBoxRow *row);

G_END_DECLS
