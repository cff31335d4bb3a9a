/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Between a connection and its statements. */

#pragma once

#include "isms-database-private.h"

G_BEGIN_DECLS

struct _IsmsStatement
{
  IsmsDatabase *database;
  sqlite3_stmt *handle;
  int bind_result; /* the first that failed; told when the statement runs */
  gboolean failed; /* when it was run last */
  GList link;      /* in the cache, while nobody uses it */
  gboolean kept;   /* the cache knows it: it goes back there */
  gboolean lent;   /* somebody uses it */
};

IsmsStatement *isms_statement_new (IsmsDatabase *database, sqlite3_stmt *handle);
void isms_statement_finalize (IsmsStatement *self);
const char *isms_statement_get_sql (IsmsStatement *self);
void isms_database_give_back (IsmsDatabase *self, IsmsStatement *statement);

G_END_DECLS
