/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the files of management reviews share. */

#pragma once

#include "isms-review.h"

G_BEGIN_DECLS

/* The one that was held last up to @day; NULL: whenever. 0: none. */
gint64 isms_review_find_last_before (IsmsDatabase *database, const char *day, GError **error);
/* The inputs that @review does not have yet, with presenters and minutes of the one that it
 * follows. */
gboolean isms_review_make_inputs (IsmsWriter *writer, gint64 review, GError **error);
/* At the time of @moment by the clocks of the place, but on @day. */
char *isms_review_dup_moved (const char *moment, const char *day);

G_END_DECLS
