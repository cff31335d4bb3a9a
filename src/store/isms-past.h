/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What columns of records held at several earlier times, told from the journal in one reading of
 * it. */

#pragma once

#include "isms-database.h"

G_BEGIN_DECLS

gboolean isms_past_begin (IsmsDatabase *database, gint64 change, GError **error);
void isms_past_end (IsmsDatabase *database);

G_END_DECLS
