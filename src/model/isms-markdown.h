/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a document says, written in Markdown, as blocks in their order: for the view beside the
 * text, for paper, and to be compared. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  ISMS_MARK_STRONG = 1 << 0,
  ISMS_MARK_EMPHASIS = 1 << 1,
  ISMS_MARK_BLANK = 1 << 2, /* still to be filled in */
  ISMS_MARK_ADDED = 1 << 3, /* since another version */
  ISMS_MARK_REMOVED = 1 << 4,
} IsmsMarks;

typedef struct
{
  guint start; /* bytes */
  guint end;
  guint marks;
} IsmsMarkSpan;

typedef struct
{
  char *text;
  GArray *spans; /* of IsmsMarkSpan, in order, none over another */
  gsize at;      /* where it begins in the Markdown that it was read from, in bytes; or 0 */
} IsmsMarkedText;
IsmsMarkedText *isms_marked_text_new (const char *text);
IsmsMarkedText *isms_marked_text_copy (const IsmsMarkedText *self);
void isms_marked_text_free (IsmsMarkedText *self);
/* Sets @marks on bytes from @start to @end, where that begins after the last span. */
void isms_marked_text_mark (IsmsMarkedText *self, guint start, guint end, guint marks);

typedef enum
{
  ISMS_MARKDOWN_HEADING, /* level: from 1 */
  ISMS_MARKDOWN_PARAGRAPH,
  ISMS_MARKDOWN_ITEM,     /* of a list; level: how deep, from 0 */
  ISMS_MARKDOWN_NOTE,     /* a quotation */
  ISMS_MARKDOWN_VERBATIM, /* with its lines as they are */
  ISMS_MARKDOWN_TABLE,
} IsmsMarkdownKind;

typedef enum
{
  ISMS_MARKDOWN_START,
  ISMS_MARKDOWN_CENTER,
  ISMS_MARKDOWN_END,
} IsmsMarkdownAlign;

typedef struct
{
  IsmsMarkdownKind kind;
  guint level;
  char *marker;         /* ITEM: "•", "3."; NULL: it goes on with the item before it */
  IsmsMarkedText *text; /* NULL for a table */
  guint n_columns;      /* TABLE, and so what follows */
  GArray *aligns;       /* of IsmsMarkdownAlign */
  GPtrArray *rows;      /* of GPtrArray of IsmsMarkedText; the first is the heading */
} IsmsMarkdownBlock;

/* (element-type IsmsMarkdownBlock) (transfer full) */
GPtrArray *isms_markdown_parse (const char *text);
/* The next blank of a text, [[what belongs there]] on one line; NULL: there is none. @end: after
 * it. */
const char *isms_markdown_find_blank (const char *text, const char **end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsMarkedText, isms_marked_text_free)

G_END_DECLS
