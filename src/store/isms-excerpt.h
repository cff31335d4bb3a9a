/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Where in a text the words of a search stand. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean isms_excerpt_has_all (const char *text, GPtrArray *words);
char *isms_excerpt_make (const char *text, GPtrArray *words);

G_END_DECLS
