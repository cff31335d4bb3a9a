/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row that says how many there are, and opens to them. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef GtkWidget *(*IsmsCountedRowFunc) (gconstpointer item);

GtkWidget *isms_counted_row_new (const char *title, GPtrArray *items, IsmsCountedRowFunc create);

G_END_DECLS
