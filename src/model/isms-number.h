/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Numbers with decimals: kept as REAL, and the one way in which people and files see them. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* As far as a spreadsheet keeps them. */
gboolean isms_number_same (double a, double b);
/* "1234.5": for isms_edit_set (), files and programs. */
char *isms_number_dup_text (double value);
/* "1,234.5" by the locale. */
char *isms_number_dup_display (double value);
/* "1234.5" with the locale's sign for decimals, for editors. */
char *isms_number_dup_edited (double value);
/* What a person wrote, or a cell of a file says. */
gboolean isms_number_parse (const char *text, gboolean from_file, double *value);

G_END_DECLS
