/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which tables a query reads: whoever keeps its answer asks again when one of them changes. */

#pragma once

#include "isms-database.h"

G_BEGIN_DECLS

typedef struct _IsmsReads IsmsReads; /* what the file's tables are; of one connection */

IsmsReads *isms_reads_new (IsmsDatabase *database, GError **error);
void isms_reads_free (IsmsReads *self);
/* The names of the tables that steps change, sorted; NULL on error. */
GStrv isms_reads_list_tables (IsmsReads *self, const char *sql, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsReads, isms_reads_free)

G_END_DECLS
