/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The journal: what was done, by whom, when, before and after; chained by hashes; undone and
 * redone. */

#pragma once

#include "isms-store.h"

G_BEGIN_DECLS

/* What the next undo or redo would do: the label of the step, or NULL. Cheap; main thread. */
char *isms_store_dup_undo_label (IsmsStore *self);
char *isms_store_dup_redo_label (IsmsStore *self);

gboolean isms_store_undo (IsmsStore *self, GCancellable *cancellable, GError **error);
gboolean isms_store_redo (IsmsStore *self, GCancellable *cancellable, GError **error);
/* Undoes one step of the history, if its rows are still as it left them (ISMS_STORE_ERROR_CHANGED
 * otherwise, naming the step that changed them since). The newest step is undone as by undo. */
gboolean
isms_store_undo_step (IsmsStore *self, gint64 step, GCancellable *cancellable, GError **error);
typedef enum
{
  ISMS_UNDO,
  ISMS_REDO,
  ISMS_UNDO_STEP,
} IsmsUndoKind;
void isms_store_undo_async (IsmsStore *self,
                            IsmsUndoKind kind,
                            gint64 step, /* for ISMS_UNDO_STEP */
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean isms_store_undo_finish (IsmsStore *self, GAsyncResult *result, GError **error);

/* One changed row of one step, as the history of a record shows it. */
typedef struct
{
  gint64 step;
  char *at; /* UTC, ISO 8601 */
  char *actor;
  char *label;
  IsmsStepKind kind;
  char *table;
  gint64 row;
  char op;      /* 'i'nsert, 'u'pdate, 'd'elete */
  char *before; /* JSON object of the changed columns; NULL for an insertion */
  char *after;  /* JSON object; NULL for a deletion */
} IsmsJournalEntry;
void isms_journal_entry_free (IsmsJournalEntry *self);

/* Newest first, at most @limit (0: all); @table NULL: of all tables; @row 0: of all rows.
 * @before_step 0, or only steps older than it. (element-type IsmsJournalEntry) (transfer full) */
GPtrArray *isms_journal_read (IsmsDatabase *database,
                              const char *table,
                              gint64 row,
                              gint64 before_step,
                              guint limit,
                              GError **error);
/* Whether @step wrote what is approved: it can not be undone. */
gboolean isms_journal_is_sealed (IsmsDatabase *database, gint64 step, GError **error);
/* Recomputes the chain. FALSE with ISMS_STORE_ERROR_CORRUPT naming the first step that does not
 * fit. */
gboolean isms_journal_verify (IsmsDatabase *database,
                              guint64 *n_steps,
                              GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsJournalEntry, isms_journal_entry_free)

G_END_DECLS
