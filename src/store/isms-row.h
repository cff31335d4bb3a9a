/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Column values of one row on their way into a step: a small map from column name to GValue. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A NULL of SQL is an unset GValue (G_VALUE_INIT); otherwise G_TYPE_INT64, G_TYPE_DOUBLE or
 * G_TYPE_STRING. Text is valid UTF-8 without NUL: isms_row_set_text () replaces what is not. */
typedef struct _IsmsRow IsmsRow;

IsmsRow *isms_row_new (void);
void isms_row_free (IsmsRow *self);

void isms_row_set_null (IsmsRow *self, const char *column);
void isms_row_set_int (IsmsRow *self, const char *column, gint64 value);
void isms_row_set_real (IsmsRow *self, const char *column, double value);
void isms_row_set_text (IsmsRow *self, const char *column, const char *value); /* NULL: SQL NULL */
void isms_row_set_value (IsmsRow *self, const char *column, const GValue *value);
void isms_row_remove (IsmsRow *self, const char *column);

guint isms_row_get_size (const IsmsRow *self);
const char *isms_row_get_column (const IsmsRow *self, guint index);
const GValue *isms_row_get_nth (const IsmsRow *self, guint index);
const GValue *isms_row_get (const IsmsRow *self, const char *column); /* NULL: not in the row */
const char *isms_row_get_text (const IsmsRow *self, const char *column);
gint64 isms_row_get_int (const IsmsRow *self, const char *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsRow, isms_row_free)

G_END_DECLS
