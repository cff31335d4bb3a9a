/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The workspace that management reviews are measured on. */

#pragma once

#include "bench.h"
#include "isms-review-board.h"

G_BEGIN_DECLS

#define BENCH_N_REVIEWS 8

/* 10,000 risks, 5,000 actions, 500 findings, 24,000 measurements, 8 reviews that were held, each
 * half a year after the other, with twelve decisions; and one that is open, which is @open. */
IsmsWorkspace *bench_review_workspace (const char *name, gint64 *open);

/* The bare SQL of the figures of a board, prepared once, on a connection of its own. */
typedef struct _BenchReviewBare BenchReviewBare;

BenchReviewBare *
bench_review_bare_new (IsmsDatabase *reader, IsmsReviewBoard *board, const char *path);
void bench_review_bare_free (BenchReviewBare *self);
/* Those that read @table; NULL: all. */
void bench_review_bare_run (BenchReviewBare *self, const char *table);
/* Which of them take longest. */
void bench_review_bare_print (BenchReviewBare *self);

G_END_DECLS
