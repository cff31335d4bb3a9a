/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a document says, as it will be read; or what is different from another version of it. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ISMS_TYPE_MARKDOWN_VIEW (isms_markdown_view_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMarkdownView, isms_markdown_view, ISMS, MARKDOWN_VIEW, AdwBin)

GtkWidget *isms_markdown_view_new (void);
void isms_markdown_view_set_text (IsmsMarkdownView *self, const char *text);
/* (element-type IsmsTextChange) */
void isms_markdown_view_set_changes (IsmsMarkdownView *self, GPtrArray *changes);
/* @at: a byte of the text; @share: of the way from the top, 0 to 1 */
void isms_markdown_view_follow (IsmsMarkdownView *self, gsize at, double share);
void isms_markdown_view_show (IsmsMarkdownView *self, gsize at);

G_END_DECLS
