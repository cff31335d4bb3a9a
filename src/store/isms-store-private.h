/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The inside of a store, for the files that make it up. */

#pragma once

#include "isms-change-private.h"
#include "isms-database-private.h"
#include "isms-file.h"
#include "isms-schema.h"
#include "isms-store.h"
#include "isms-worker.h"

G_BEGIN_DECLS

struct _IsmsStore
{
  GObject parent_instance;

  char *path;
  const IsmsStoreTable *tables;
  IsmsStoreAccess access;
  int format;    /* of the schema that the file has */
  int max_value; /* bytes of the largest value that it takes, where it can be written */
  IsmsLock *lock;
  IsmsSchema *schema;

  IsmsDatabase *writer_database; /* writer's thread */
  gboolean watched;              /* writer's thread: its triggers are there */
  IsmsDatabase *reader;          /* owner's thread */
  IsmsDatabase *background;      /* background's thread */
  IsmsWorker *writer;
  IsmsWorker *background_worker;
  GThread *owner;
  GMainContext *context; /* where "changed" is emitted */

  GMutex mutex; /* guards what follows */
  gboolean closed;
  const char *actor; /* interned */
  guint64 generation;
  GQueue changes; /* (IsmsChange *) committed, not yet told */
  GSource *source;
};

gboolean isms_store_check_open (IsmsStore *self, gboolean to_write, GError **error);
void isms_store_publish (IsmsStore *self, IsmsChange *change);
void isms_store_tell (IsmsStore *self);

/* The inside of a transaction. */
struct _IsmsWriter
{
  IsmsStore *store;
  IsmsDatabase *database;
  GCancellable *cancellable;
  gint64 id;           /* of the step */
  gint64 first_change; /* in the journal */
  char *time;
  const char *actor;
  char *label;
  IsmsStepKind kind;
  gint64 target;
};

typedef gboolean (*IsmsCommitFunc) (IsmsWriter *writer, gpointer data, GError **error);

gint64 isms_store_commit (IsmsStore *self,
                          const char *label,
                          const char *actor,
                          const char *time,
                          IsmsCommitFunc func,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error);
gboolean isms_writer_insert_row (
    IsmsWriter *self, const char *table, gint64 id, const IsmsRow *row, GError **error);
char *isms_store_dup_now (void);

G_END_DECLS
