/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A workspace to look around in. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean
isms_sample_create (const char *path, GDateTime *today, GCancellable *cancellable, GError **error);

G_END_DECLS
