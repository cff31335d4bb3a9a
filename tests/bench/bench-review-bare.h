/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The floor that management reviews are measured against: the bare SQL of their figures, prepared
 * once, on a connection of its own. */

#pragma once

#include <sqlite3.h>

#include "isms-review-board-private.h"

G_BEGIN_DECLS

typedef struct
{
  sqlite3 *db;
  IsmsReviewSpan *span;
  GPtrArray *statements; /* (sqlite3_stmt) */
  const char *table;     /* those that read it; NULL: all */
} BenchReviewBare;

/* For the figures of @board in the workspace at @path. */
BenchReviewBare *
bench_review_bare_new (const char *path, const IsmsReviewBoard *board, IsmsDatabase *reader);
void bench_review_bare_free (BenchReviewBare *self);
/* A BenchFunc: each statement once. */
void bench_review_bare_run (gpointer self);
/* Which of them take longest. */
void bench_review_bare_print (BenchReviewBare *self);

G_END_DECLS
