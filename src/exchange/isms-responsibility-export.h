/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The matrix of responsibilities as a spreadsheet (5.3). */

#pragma once

#include "isms-database.h"

G_BEGIN_DECLS

/* The content of a CSV file. G_IO_ERROR_NOT_FOUND: there is nothing in the matrix. */
GBytes *
isms_responsibility_export (IsmsDatabase *database, GCancellable *cancellable, GError **error);

G_END_DECLS
