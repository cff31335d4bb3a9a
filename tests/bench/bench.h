/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the benchmarks share: time, repetition, and the line that a figure is printed in. Every
 * figure stands beside a floor measured in the same run; a ratio is all that is claimed. */

#pragma once

#include "isms-workspace.h"

G_BEGIN_DECLS

#define BENCH_N_ASSETS 200 /* of bench_workspace () */
#define BENCH_N_PEOPLE 40

typedef void (*BenchFunc) (gpointer data);

double bench_time (BenchFunc func, gpointer data);               /* seconds, once */
double bench_median (BenchFunc func, gpointer data, guint runs); /* seconds */
double bench_percentile (GArray *seconds, double share);         /* sorts; share 0 … 1 */

/* Prints one line; a ratio over @limit is marked and counted. */
void
bench_ratio (const char *what, double value, double floor_value, double limit, const char *unit);
/* For bounds that are absolute by nature (a count, a wait that a person feels). */
void bench_bound (const char *what, double value, double limit, const char *unit);
int bench_exit_status (void);

/* A new folder that bench_cleanup () removes. */
const char *bench_folder (void);
void bench_cleanup (void);

/* A workspace of @n_risks rated risks, @n_people people and @n_assets assets at @name in the
 * folder. */
IsmsWorkspace *bench_workspace (const char *name, guint n_risks);
/* What a made-up risk says, the same for the same number. */
char *bench_risk_title (guint number);
char *bench_risk_cause (guint number);

G_END_DECLS
