/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What can go wrong with a workspace file, in the few kinds a program can act on. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ISMS_STORE_ERROR (isms_store_error_quark ())

/**
 * IsmsStoreError:
 * @ISMS_STORE_ERROR_FAILED: anything else
 * @ISMS_STORE_ERROR_BUSY: another program holds the file for writing
 * @ISMS_STORE_ERROR_FULL: no room on the disk; nothing was written
 * @ISMS_STORE_ERROR_READ_ONLY: the store was opened, or fell back, to reading
 * @ISMS_STORE_ERROR_CORRUPT: the file is damaged
 * @ISMS_STORE_ERROR_CONSTRAINT: a rule of the schema refused the change
 * @ISMS_STORE_ERROR_NEWER: a newer version of the program wrote the file
 * @ISMS_STORE_ERROR_OLDER: an older version of the program wrote the file, and it cannot be brought
 *   up to date where it is
 * @ISMS_STORE_ERROR_NOT_A_WORKSPACE: the file is something else
 * @ISMS_STORE_ERROR_NOT_FOUND: no such file or row
 * @ISMS_STORE_ERROR_CHANGED: the rows are no longer as the step left them (undo, redo)
 * @ISMS_STORE_ERROR_NOTHING: there is nothing to undo or redo
 * @ISMS_STORE_ERROR_EXISTS: a file stands there already
 * @ISMS_STORE_ERROR_UNREADABLE: the person may not read the file
 * @ISMS_STORE_ERROR_SEALED: what the step wrote is approved since, and stays (undo, redo)
 */
typedef enum
{
  ISMS_STORE_ERROR_FAILED,
  ISMS_STORE_ERROR_BUSY,
  ISMS_STORE_ERROR_FULL,
  ISMS_STORE_ERROR_READ_ONLY,
  ISMS_STORE_ERROR_CORRUPT,
  ISMS_STORE_ERROR_CONSTRAINT,
  ISMS_STORE_ERROR_NEWER,
  ISMS_STORE_ERROR_OLDER,
  ISMS_STORE_ERROR_NOT_A_WORKSPACE,
  ISMS_STORE_ERROR_NOT_FOUND,
  ISMS_STORE_ERROR_CHANGED,
  ISMS_STORE_ERROR_NOTHING,
  ISMS_STORE_ERROR_EXISTS,
  ISMS_STORE_ERROR_UNREADABLE,
  ISMS_STORE_ERROR_SEALED,
} IsmsStoreError;

GQuark isms_store_error_quark (void);

G_END_DECLS
