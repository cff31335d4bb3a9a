/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A step: every write of the program is one, a transaction with a sentence a person would say. */

#pragma once

#include "isms-database.h"
#include "isms-row.h"

G_BEGIN_DECLS

typedef struct _IsmsStore IsmsStore;
typedef struct _IsmsStep IsmsStep;     /* reference counted; made on any thread, used on one */
typedef struct _IsmsWriter IsmsWriter; /* the inside of a step, on the writer's thread */

/* Called on the writer's thread inside the step's transaction; FALSE (with @error) rolls all back.
 */
typedef gboolean (*IsmsStepFunc) (IsmsWriter *writer,
                                  gpointer user_data,
                                  GCancellable *cancellable,
                                  GError **error);

/* @label is what a person would say was done, already translated: "Moved R-014 to Likely × Major".
 * The journal and the toast show it. */
IsmsStep *isms_store_begin (IsmsStore *store, const char *label);
IsmsStep *isms_step_ref (IsmsStep *self);
void isms_step_unref (IsmsStep *self);

void isms_step_set_label (IsmsStep *self, const char *label);
const char *isms_step_get_label (IsmsStep *self);
/* Who and when, instead of the store's actor and now; for the sample workspace and imports. */
void isms_step_set_actor (IsmsStep *self, const char *actor);
void isms_step_set_time (IsmsStep *self, GDateTime *utc);
const char *isms_step_get_actor (IsmsStep *self); /* whom the journal will name */
GDateTime *isms_step_dup_time (IsmsStep *self);   /* UTC: as set, else now */

/* Recorded now, done in order on commit. @row: transfer full. The id of an insertion is the row's
 * for good, known at once, so that later parts of the same step can refer to it.
 * uid, ref, created_at and updated_at are filled in where the table has them and @row does not. */
gint64 isms_step_insert (IsmsStep *self, const char *table, IsmsRow *row);
void isms_step_update (IsmsStep *self, const char *table, gint64 id, IsmsRow *row);
void isms_step_delete (IsmsStep *self, const char *table, gint64 id);
void isms_step_call (IsmsStep *self, IsmsStepFunc func, gpointer data, GDestroyNotify destroy);

/* A step is committed once. A step that changes nothing writes nothing and returns id 0. */
gboolean isms_step_commit (IsmsStep *self, GCancellable *cancellable, GError **error);
void isms_step_commit_async (IsmsStep *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean isms_step_commit_finish (IsmsStep *self, GAsyncResult *result, GError **error);
gint64 isms_step_get_id (IsmsStep *self); /* journal id, after commit */
IsmsStore *isms_step_get_store (IsmsStep *self);

/* Inside a step. Same rules as above, done at once. @row stays the caller's. */
gint64 isms_writer_insert (IsmsWriter *self, const char *table, const IsmsRow *row, GError **error);
gboolean isms_writer_update (
    IsmsWriter *self, const char *table, gint64 id, const IsmsRow *row, GError **error);
gboolean isms_writer_delete (IsmsWriter *self, const char *table, gint64 id, GError **error);
/* A part of the step that can be taken back by itself; @name is a word. */
gboolean isms_writer_begin_part (IsmsWriter *self, const char *name, GError **error);
gboolean isms_writer_take_back (IsmsWriter *self, const char *name, GError **error);
gboolean isms_writer_end_part (IsmsWriter *self, const char *name, GError **error);
/* For reading, and for statements over many rows (the journal sees those too). */
IsmsDatabase *isms_writer_get_database (IsmsWriter *self);
/* The sentence can be settled only when all is done: "Import 214 risks". */
void isms_writer_set_label (IsmsWriter *self, const char *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsStep, isms_step_unref)

G_END_DECLS
