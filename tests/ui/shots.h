/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Taking pictures of the window. */

#pragma once

#include "isms-ui-test.h"

G_BEGIN_DECLS

/* Until what loads in the background is there. */
void shots_rest (void);
void shots_save (IsmsWindow *window, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* The first record of a kind, as its register has them; 0: there is none. */
gint64 shots_find_first (IsmsWindow *window, const char *kind);
/* What has to be opened or typed first. */
void shots_take_parts (IsmsWindow *window, const char *suffix);

G_END_DECLS
