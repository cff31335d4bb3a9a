/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the benchmarks of the window share: how long a frame takes, how long the main thread is
 * held, and a chip that is dragged. */

#pragma once

#include "bench.h"
#include "isms-heat-map.h"

G_BEGIN_DECLS

/* Does something, @step by step, each to be seen in a frame of its own. */
typedef void (*BenchStepFunc) (guint step, gpointer data);

/* What each step costs, in seconds: the deed and the frame that shows it, not the wait for the
 * clock between them. */
GArray *bench_ui_frames (GtkWidget *window, guint n_steps, BenchStepFunc func, gpointer data);
/* The same of what the main thread itself works at it, each after some rest (@pause, in seconds):
 * neither what other threads do in the meantime nor what else the machine does counts. */
GArray *
bench_ui_work (GtkWidget *window, guint n_steps, double pause, BenchStepFunc func, gpointer data);
/* As bench_ui_frames () of a chip that is dragged over the map. */
GArray *bench_ui_drag (GtkWidget *window, IsmsHeatMap *map, guint n_steps);

/* From here on; the end tells the longest time between two looks for events, in seconds. */
void bench_ui_watch (void);
double bench_ui_watched (void);
/* The same of what the main thread itself worked between two looks. */
double bench_ui_watched_work (void);

G_END_DECLS
