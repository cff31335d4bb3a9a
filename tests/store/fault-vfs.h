/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A disk that fails when told to. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Becomes SQLite's way to every file opened from here on. */
void fault_vfs_install (void);
/* The @nth write, truncation or flush from now, and if @lasting all after it, give @result. */
void fault_vfs_arm (guint nth, int result, gboolean lasting);
/* Ends it. TRUE if it has struck. */
gboolean fault_vfs_disarm (void);

G_END_DECLS
