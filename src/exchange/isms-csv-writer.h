/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Writing comma-separated values that every spreadsheet program opens and none takes for formulas.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _IsmsCsvWriter IsmsCsvWriter;

IsmsCsvWriter *isms_csv_writer_new (GOutputStream *stream, char delimiter, gboolean mark);
void isms_csv_writer_free (IsmsCsvWriter *self);
void isms_csv_writer_add (IsmsCsvWriter *self, const char *text);
/* A number that a spreadsheet program is to reckon with, below 0 or not. */
void isms_csv_writer_add_number (IsmsCsvWriter *self, double number);
gboolean isms_csv_writer_end_row (IsmsCsvWriter *self, GCancellable *cancellable, GError **error);
gboolean isms_csv_writer_finish (IsmsCsvWriter *self, GCancellable *cancellable, GError **error);

const char *isms_csv_restore (const char *text);
/* Would isms_csv_restore () take off an apostrophe in front of it? */
gboolean isms_csv_is_formula (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsCsvWriter, isms_csv_writer_free)

G_END_DECLS
