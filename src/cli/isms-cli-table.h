/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Rows of text in aligned columns, for a terminal. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _IsmsCliTable IsmsCliTable;

IsmsCliTable *isms_cli_table_new (guint n_columns);
void isms_cli_table_free (IsmsCliTable *self);
void isms_cli_table_align_right (IsmsCliTable *self, guint column);
void isms_cli_table_keep_lines (IsmsCliTable *self);
void isms_cli_table_add (IsmsCliTable *self, const char *text);
void isms_cli_table_print (IsmsCliTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsCliTable, isms_cli_table_free)

G_END_DECLS
