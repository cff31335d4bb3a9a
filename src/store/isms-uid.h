/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Uids that are known before their rows are. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *isms_uid_from_words (const char *words);

G_END_DECLS
