/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The faces that pages have in common: nothing to show, and figures to be read from top to bottom.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says why there is nothing, and what to do. (transfer floating) */
GtkWidget *isms_face_new_status (const char *icon_name, const char *title, const char *description);
/* The button that does it. (transfer none) */
GtkWidget *isms_face_add_button (GtkWidget *status, const char *label, gboolean suggested);
/* Scrolls over @box, not wider than @width pixels. (transfer floating) */
GtkWidget *isms_face_new_column (GtkWidget *box, int width);

G_END_DECLS
