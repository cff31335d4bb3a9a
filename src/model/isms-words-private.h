/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Small matters of wording that edits, ratings and histories share. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name of a thing or of a choice as it stands inside a sentence: "Risks" → "risks", where the
 * language does that. Those of fields are quoted: isms_field_dup_quoted (). */
char *isms_words_lower (const char *label);

G_END_DECLS
