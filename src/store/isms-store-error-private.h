/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Errors from codes of SQLite and of the system, within the store. */

#pragma once

#include <sqlite3.h>

#include "isms-store-error.h"

G_BEGIN_DECLS

IsmsStoreError isms_store_error_from_errno (int code);
gboolean isms_store_error_set (sqlite3 *db, int result, const char *message, GError **error);

G_END_DECLS
