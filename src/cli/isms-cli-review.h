/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which management review a command means, and what it tells of one. */

#pragma once

#include "isms-cli.h"
#include "isms-review-board.h"

G_BEGIN_DECLS

#define ISMS_CLI_REVIEW_OPEN "open"

/* A ref or a title, or ISMS_CLI_REVIEW_OPEN. 0 with @error where there is none. */
gint64 isms_cli_find_review (IsmsDatabase *reader, const char *words, GError **error);

/* isms-cli-review-tell.c: all of it, and what lacks. FALSE on error. */
gboolean isms_cli_review_tell (IsmsDatabase *reader, IsmsReviewBoard *board, GError **error);
gboolean isms_cli_review_tell_json (IsmsDatabase *reader, IsmsReviewBoard *board, GError **error);

G_END_DECLS
