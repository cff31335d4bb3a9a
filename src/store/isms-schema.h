/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The schema: brought up to date from the numbered files, and read back, table by table. */

#pragma once

#include "isms-database-private.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;                /* interned */
  GPtrArray *columns;              /* (const char *), interned, in the order of the table */
  const IsmsStoreTable *described; /* what the layer above says of it, or NULL */
  gboolean has_uid, has_ref, has_created_at, has_updated_at;
  gint64 last_id;  /* the highest id ever given; under the mutex of the schema */
  gint64 last_ref; /* the highest number of a ref, -1: not looked up; writer's thread only */
} IsmsTable;

typedef struct _IsmsSchema IsmsSchema;

int isms_schema_get_newest_version (void);
gboolean isms_schema_upgrade (IsmsDatabase *database, int from, GError **error);

IsmsSchema *isms_schema_read (IsmsDatabase *database, const IsmsStoreTable *tables, GError **error);
void isms_schema_free (IsmsSchema *self);
IsmsTable *isms_schema_find (IsmsSchema *self, const char *table);
gint64 isms_schema_next_id (IsmsSchema *self, const char *table);
void isms_schema_note_id (IsmsSchema *self, const char *table, gint64 id);
void isms_schema_forget_refs (IsmsSchema *self);
GPtrArray *isms_schema_get_kept (IsmsSchema *self);
gboolean isms_schema_watch (IsmsSchema *self, IsmsDatabase *database, GError **error);

gboolean
isms_kept_update (IsmsSchema *schema, IsmsDatabase *database, gint64 first_change, GError **error);

gboolean isms_search_prepare (IsmsSchema *schema,
                              IsmsDatabase *database,
                              const IsmsStoreTable *tables,
                              GError **error);
gboolean isms_search_update (IsmsSchema *schema,
                             IsmsDatabase *database,
                             const IsmsStoreTable *tables,
                             IsmsChange *change,
                             gint64 first_change,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsSchema, isms_schema_free)

G_END_DECLS
