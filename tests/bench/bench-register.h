/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the benchmarks of registers share: many rows, what a list asks for, and a page of it. */

#pragma once

#include "bench.h"

G_BEGIN_DECLS

#define BENCH_RUNS 9
#define BENCH_PAGE 16     /* records that the main thread reads at once */
#define BENCH_MAX_PAGE 16 /* ms: a frame */

typedef struct
{
  const char *what;
  const char *kind;
  const char *sort; /* the last first; or NULL */
  const char *field;
  const char *value;
  double limit; /* over the floor */
} BenchQuestion;

/* Runs each of @statements, in one step. */
void bench_register_fill (IsmsWorkspace *workspace, const char *const *statements, guint n);
/* Seconds, 95th percentile; something is found each time. */
double bench_register_ask (IsmsDatabase *reader, const BenchQuestion *question);
/* Seconds to read a page of records of @kind from the id @first on, median. */
double bench_register_read_page (IsmsDatabase *reader, const char *kind, gint64 first);

G_END_DECLS
