/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Money: whole minor units of the workspace's currency, and how people write it. */

#pragma once

#include "isms-database.h"

G_BEGIN_DECLS

/* Digits behind the point by ISO 4217: 0 for JPY, 3 for KWD, else 2 (NULL too). */
guint isms_money_get_digits (const char *currency);
/* "1,234.50 EUR" by the locale. */
char *isms_money_dup_display (gint64 minor, const char *currency);
/* "1,234.50" by the locale, for editors. */
char *isms_money_dup_number (gint64 minor, const char *currency);
/* "1234.50": for isms_edit_set (), files and programs. */
char *isms_money_dup_text (gint64 minor, const char *currency);
/* What a person writes, with either sign for decimals, grouped or not, with or without the code,
 * in thousands or millions where it says so. G_IO_ERROR_INVALID_DATA with a sentence. */
gboolean isms_money_parse (const char *text, const char *currency, gint64 *minor, GError **error);
/* The currency of the workspace; interned. */
const char *isms_money_load_currency (IsmsDatabase *database);

G_END_DECLS
