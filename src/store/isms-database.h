/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One connection to one SQLite file, its statement cache and its cancellation. A connection belongs
 * to one thread at a time; which, the store decides. */

#pragma once

#include "isms-store-error.h"

G_BEGIN_DECLS

typedef struct _IsmsDatabase IsmsDatabase;
typedef struct _IsmsStatement IsmsStatement;

/* A statement comes from the connection's cache, reset and with nothing bound, and goes back to it
 * when freed (g_autoptr). */
IsmsStatement *isms_database_prepare (IsmsDatabase *self, const char *sql, GError **error);
void isms_statement_free (IsmsStatement *self);

/* Parameters count from 1, columns from 0. Text and bytes are copied in, borrowed out (valid until
 * the next call of isms_statement_next ()). */
void isms_statement_bind_null (IsmsStatement *self, int index);
void isms_statement_bind_int (IsmsStatement *self, int index, gint64 value);
void isms_statement_bind_real (IsmsStatement *self, int index, double value);
void isms_statement_bind_text (IsmsStatement *self, int index, const char *value);
void isms_statement_bind_bytes (IsmsStatement *self, int index, GBytes *value);
void isms_statement_bind_value (IsmsStatement *self, int index, const GValue *value);
void isms_statement_reset (IsmsStatement *self); /* to run again; the bindings stay */

/* TRUE: a row is there. FALSE: no more rows, or an error (then @error is set). */
gboolean isms_statement_next (IsmsStatement *self, GError **error);
/* FALSE at the end of the rows, TRUE after an error. */
gboolean isms_statement_failed (IsmsStatement *self);
/* Runs a statement that returns no rows. */
gboolean isms_statement_run (IsmsStatement *self, GError **error);

int isms_statement_get_n_columns (IsmsStatement *self);
const char *isms_statement_get_name (IsmsStatement *self, int column);
gboolean isms_statement_is_null (IsmsStatement *self, int column);
gint64 isms_statement_get_int (IsmsStatement *self, int column);
double isms_statement_get_real (IsmsStatement *self, int column);
const char *isms_statement_get_text (IsmsStatement *self, int column);
char *isms_statement_dup_text (IsmsStatement *self, int column);
GBytes *isms_statement_get_bytes (IsmsStatement *self, int column);           /* transfer full */
void isms_statement_get_value (IsmsStatement *self, int column, GValue *out); /* out: zeroed */

gboolean isms_database_execute (IsmsDatabase *self, const char *sql, GError **error);
/* The first column of the first row; FALSE with no error set when there is no row. */
gboolean isms_database_query_int (IsmsDatabase *self, const char *sql, gint64 *out, GError **error);
char *isms_database_query_text (IsmsDatabase *self, const char *sql, GError **error);

/* While set, statements of this connection stop with G_IO_ERROR_CANCELLED once it is cancelled. */
void isms_database_set_cancellable (IsmsDatabase *self, GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsStatement, isms_statement_free)

G_END_DECLS
