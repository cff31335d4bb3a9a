/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One line of text in a row of a list. It costs little: its size does not follow what it says, and
 * it is laid out when it is seen. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ISMS_TYPE_TEXT (isms_text_get_type ())
G_DECLARE_FINAL_TYPE (IsmsText, isms_text, ISMS, TEXT, GtkWidget)

GtkWidget *isms_text_new (guint min_chars, guint nat_chars);
void isms_text_set_text (IsmsText *self, const char *text);
const char *isms_text_get_text (IsmsText *self);
void isms_text_set_number (IsmsText *self, gboolean tabular, gboolean at_end);

G_END_DECLS
