/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Images of rows in the journal: JSON objects that give back every value exactly. */

#pragma once

#include <sqlite3.h>

#include "isms-row.h"

G_BEGIN_DECLS

int isms_image_register (sqlite3 *db);
IsmsRow *isms_image_parse (const char *image, GError **error);

G_END_DECLS
