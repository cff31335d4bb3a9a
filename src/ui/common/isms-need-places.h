/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Where in the window each thing that a stage leads to is seen and mended. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* FALSE: nowhere. */
gboolean isms_need_places_find (const char *stage,
                                const char *need,
                                const char **destination,
                                const char **tab);

G_END_DECLS
