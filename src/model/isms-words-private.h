/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Small matters of wording that edits, ratings and histories share. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A label as it stands inside a sentence: "Owner" → "owner", where the language does that. */
char *isms_words_lower (const char *label);

G_END_DECLS
