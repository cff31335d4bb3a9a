/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A workspace file, open: one writer on its own thread, a reader for the main thread, a reader in
 * the background. Start reading here. */

#pragma once

#include "isms-change.h"
#include "isms-database.h"
#include "isms-step.h"

G_BEGIN_DECLS

#define ISMS_STORE_APPLICATION_ID 0x49534D53 /* "ISMS" */

/* Before the name of a view: the table that holds what it says, brought up to date by each step. */
#define ISMS_STORE_KEPT "kept_"

/* What the layer above says of a table that holds records. The array ends with a NULL name. */
typedef struct
{
  const char *name;                  /* table */
  guint number;                      /* its number in the search index, never reused, from 1 */
  const char *prefix;                /* of refs given by the program: "R" makes R-001 */
  const char *title_column;          /* shown and weighed first in search */
  const char *const *search_columns; /* the others that are searched; NULL-terminated, or NULL */
  gboolean found_last;               /* its rows are found after those of other tables */
  const char *search_part; /* more words of row t, in SQL, from rows that belong to it: who
                            * changes these raises its revision; or NULL */
  const char *read_first;  /* a statement compiled while the file is opened, or NULL */
} IsmsStoreTable;

typedef enum
{
  ISMS_STORE_OPEN_DEFAULT = 0,
  ISMS_STORE_OPEN_CREATE = 1 << 0,     /* make a new file; it is an error if one stands there */
  ISMS_STORE_OPEN_READ_ONLY = 1 << 1,  /* never write, take no lock; an older file too */
  ISMS_STORE_OPEN_MUST_WRITE = 1 << 2, /* an error instead of falling back to reading */
} IsmsStoreOpenFlags;

/* Why a store that was asked for writing is read-only. */
typedef enum
{
  ISMS_STORE_WRITABLE,
  ISMS_STORE_READ_ONLY_ASKED,
  ISMS_STORE_READ_ONLY_IN_USE,  /* another program has it */
  ISMS_STORE_READ_ONLY_FILE,    /* permissions, or a read-only disk */
  ISMS_STORE_READ_ONLY_DAMAGED, /* quick_check found damage after an unclean exit */
} IsmsStoreAccess;

#define ISMS_TYPE_STORE (isms_store_get_type ())
G_DECLARE_FINAL_TYPE (IsmsStore, isms_store, ISMS, STORE, GObject)

/* Signal "changed" (IsmsChange *): a step was committed, undone or redone. Emitted in the main
 * context that was the thread's default when the store was opened (for the synchronous calls too:
 * before they return when called on that thread). */

/* @tables must live as long as the program. Opens, upgrades an older schema (after a backup),
 * checks after an unclean exit. Blocks: call it on a worker in the window program
 * (isms_store_open_async). */
IsmsStore *isms_store_open (const char *path,
                            const IsmsStoreTable *tables,
                            IsmsStoreOpenFlags flags,
                            GCancellable *cancellable,
                            GError **error);
void isms_store_open_async (const char *path,
                            const IsmsStoreTable *tables,
                            IsmsStoreOpenFlags flags,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
IsmsStore *isms_store_open_finish (GAsyncResult *result, GError **error);
/* Ends the threads after what is queued, checkpoints, closes. Further calls fail. Also on dispose.
 */
void isms_store_close (IsmsStore *self);
/* The same without waiting for it; opening that file again waits. */
void isms_store_close_async (IsmsStore *self, GAsyncReadyCallback callback, gpointer user_data);
void isms_store_wait_for_close (const char *path);

const char *isms_store_get_path (IsmsStore *self);
IsmsStoreAccess isms_store_get_access (IsmsStore *self);
int isms_store_get_schema_version (void);    /* the version this program writes */
int isms_store_get_format (IsmsStore *self); /* the version the file has: older where only read */
const char *isms_store_get_user (void);
void isms_store_set_actor (IsmsStore *self, const char *actor);
const char *isms_store_get_actor (IsmsStore *self);
/* Raised by one with every committed step: caches compare it instead of listening. */
guint64 isms_store_get_generation (IsmsStore *self);
/* On a new day: everything that goes by it is to be read again. */
void isms_store_refresh (IsmsStore *self);

/* The connection of the thread that opened the store (the main thread): for windows of rows and
 * single records, never for a scan. Borrowed; NULL once closed. */
IsmsDatabase *isms_store_get_reader (IsmsStore *self);

/* Long reads. @func runs on the background reader's thread, in order of asking; its result reaches
 * isms_store_read_finish () (transfer full; @result_free frees one that nobody took). */
typedef gpointer (*IsmsReadFunc) (IsmsDatabase *database,
                                  gpointer user_data,
                                  GCancellable *cancellable,
                                  GError **error);
void isms_store_read_async (IsmsStore *self,
                            IsmsReadFunc func,
                            gpointer data,
                            GDestroyNotify data_free,
                            GDestroyNotify result_free,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gpointer isms_store_read_finish (IsmsStore *self, GAsyncResult *result, GError **error);
/* The same, waiting for it; for the command line and the tests. */
gpointer isms_store_read (
    IsmsStore *self, IsmsReadFunc func, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
