/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the store itself does with a connection. */

#pragma once

#include <sqlite3.h>

#include "isms-database.h"
#include "isms-store.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_DATABASE_WRITE,
  ISMS_DATABASE_READ,
  ISMS_DATABASE_IMMUTABLE, /* reading, where no file beside the workspace can be made */
} IsmsDatabaseMode;

IsmsDatabase *isms_database_open (const char *path, IsmsDatabaseMode mode, GError **error);
void isms_database_close (IsmsDatabase *self);

sqlite3 *isms_database_get_handle (IsmsDatabase *self);
void isms_database_drop_statements (IsmsDatabase *self);
gboolean isms_database_fail (IsmsDatabase *self, int result, GError **error);
gboolean isms_database_quick_check (IsmsDatabase *self, GError **error);

/* The step being written, for the journal's triggers. */
void isms_database_set_step (IsmsDatabase *self, gint64 step);
/* What the search index holds, for reading its hits. */
void isms_database_set_tables (IsmsDatabase *self, const IsmsStoreTable *tables);
const IsmsStoreTable *isms_database_get_tables (IsmsDatabase *self);

int isms_statement_get_n_changed (IsmsStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsDatabase, isms_database_close)

G_END_DECLS
