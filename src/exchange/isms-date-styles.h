/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which numbers of a workbook are dates, times or percentages: a date is the number of days since
 * 1900, or 1904, that is shown in the format of a date. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _IsmsDateStyles IsmsDateStyles;

IsmsDateStyles *isms_date_styles_new (void);
void isms_date_styles_free (IsmsDateStyles *self);
/* @date1904: the attribute of that name; or NULL */
void isms_date_styles_set_epoch (IsmsDateStyles *self, const char *date1904);
void isms_date_styles_add_format (IsmsDateStyles *self, guint format, const char *code);
/* In the order of the file: a cell names its style by that. */
void isms_date_styles_add_style (IsmsDateStyles *self, guint format);
/* As it is shown: a date as ISO 8601, with the time where there is one. */
char *isms_date_styles_dup_text (const IsmsDateStyles *self, guint style, double value);

G_END_DECLS
