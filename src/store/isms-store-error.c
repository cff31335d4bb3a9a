/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The one place where codes of SQLite and of the system become errors of the store. */

#include "isms-store-error-private.h"

#include "isms-config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

/* clang-format off */
G_DEFINE_QUARK (isms-store-error-quark, isms_store_error)
/* clang-format on */

static int
map_result (sqlite3 *db, int result)
{
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return ISMS_STORE_ERROR_BUSY;
    case SQLITE_FULL:
      return ISMS_STORE_ERROR_FULL;
    case SQLITE_IOERR:
      return db != NULL
                     && (sqlite3_system_errno (db) == ENOSPC || sqlite3_system_errno (db) == EDQUOT)
                 ? ISMS_STORE_ERROR_FULL
                 : ISMS_STORE_ERROR_FAILED;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return ISMS_STORE_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
      return ISMS_STORE_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return ISMS_STORE_ERROR_NOT_A_WORKSPACE;
    case SQLITE_CONSTRAINT:
      return ISMS_STORE_ERROR_CONSTRAINT;
    default:
      return ISMS_STORE_ERROR_FAILED;
    }
}

/*< private >
 * isms_store_error_from_errno:
 *
 * Returns: what kind of error it is when the system refuses with @code
 */
IsmsStoreError
isms_store_error_from_errno (int code)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      return ISMS_STORE_ERROR_FULL;
    case EACCES:
    case EROFS:
    case EPERM:
      return ISMS_STORE_ERROR_READ_ONLY;
    case EEXIST:
      return ISMS_STORE_ERROR_EXISTS;
    case ENOENT:
      return ISMS_STORE_ERROR_NOT_FOUND;
    case EWOULDBLOCK:
      return ISMS_STORE_ERROR_BUSY;
    default:
      return ISMS_STORE_ERROR_FAILED;
    }
}

/* What triggers of the schema say to people, in their language; else as it is. */
static const char *
translate (const char *message)
{
  static const char *const sentences[] = {
    N_ ("A management review that is approved stays as it is. Add an addendum to it instead."),
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_str_equal (sentences[i], message))
      return _ (sentences[i]);
  return message;
}

/*< private >
 * isms_store_error_set:
 * @db: (nullable): the connection that failed
 * @result: its result code
 * @message: (nullable): what to say; SQLite's own words if NULL
 *
 * Sets @error by @result; an interruption is #G_IO_ERROR_CANCELLED.
 *
 * Returns: always FALSE, for the convenience of the caller
 */
gboolean
isms_store_error_set (sqlite3 *db, int result, const char *message, GError **error)
{
  if (message == NULL)
    message = translate (db != NULL && sqlite3_errcode (db) == result ? sqlite3_errmsg (db)
                                                                      : sqlite3_errstr (result));

  if ((result & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, message);
  else
    g_set_error_literal (error, ISMS_STORE_ERROR, map_result (db, result), message);
  return FALSE;
}
