/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A table that is written for people and is not read back: texts that are no formulas, numbers and
 * days that a spreadsheet program reckons with. */

#pragma once

#include "isms-export.h"

G_BEGIN_DECLS

typedef struct _IsmsPlainTable IsmsPlainTable;

/* @title: of the sheet. */
IsmsPlainTable *isms_plain_table_new (const char *title);
void isms_plain_table_free (IsmsPlainTable *self);
void isms_plain_table_add_column (IsmsPlainTable *self, const char *heading, double width);
/* The next cell of the row; the last one of it begins the next row. */
void isms_plain_table_add_text (IsmsPlainTable *self, const char *text); /* NULL: empty */
void isms_plain_table_add_number (IsmsPlainTable *self, gboolean is_set, double number);
void isms_plain_table_add_day (IsmsPlainTable *self, const char *iso); /* NULL: empty */

GBytes *isms_plain_table_write (IsmsPlainTable *self,
                                IsmsExportFormat format,
                                GCancellable *cancellable,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsPlainTable, isms_plain_table_free)

G_END_DECLS
