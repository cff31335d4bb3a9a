/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Between a connection and its statements. */

#pragma once

#include "isms-database-private.h"

G_BEGIN_DECLS

IsmsStatement *isms_statement_new (IsmsDatabase *database, sqlite3_stmt *handle);
void isms_statement_finalize (IsmsStatement *self);
const char *isms_statement_get_sql (IsmsStatement *self);
void isms_database_give_back (IsmsDatabase *self, IsmsStatement *statement);

G_END_DECLS
