/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The one place where an error becomes words for a person. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *isms_error_dup_sentence (const GError *error);
char *isms_error_dup_read_sentence (const GError *error);
char *isms_error_dup_write_sentence (const GError *error, const char *path);
gboolean isms_error_is_cancelled (const GError *error);

G_END_DECLS
