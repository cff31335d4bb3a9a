/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A thread that does one job after the other, in the order they were given. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _IsmsWorker IsmsWorker;
typedef void (*IsmsWorkerFunc) (gpointer data);

IsmsWorker *isms_worker_new (const char *name);
void isms_worker_queue (IsmsWorker *self, GTask *task, GTaskThreadFunc func);
void isms_worker_run (IsmsWorker *self, IsmsWorkerFunc func, gpointer data);
void isms_worker_stop (IsmsWorker *self);

G_END_DECLS
