/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* md4c tells of blocks and spans as they open and close; here they become a flat list. What
 * documents have no use for (HTML, pictures) stays as words. */

#include "isms-config.h"

#include "isms-markdown.h"

#include <md4c.h>
#include <string.h>

#define MAX_DEPTH 32 /* of lists within lists */

/* --- Texts with marks --- */

/**
 * isms_marked_text_new:
 * @text: plain text
 *
 * Returns: (transfer full): that, with no marks
 */
IsmsMarkedText *
isms_marked_text_new (const char *text)
{
  IsmsMarkedText *self = g_new0 (IsmsMarkedText, 1);

  self->text = g_strdup (text);
  self->spans = g_array_new (FALSE, FALSE, sizeof (IsmsMarkSpan));
  return self;
}

/**
 * isms_marked_text_copy:
 * @self: a text
 *
 * Returns: (transfer full): the same
 */
IsmsMarkedText *
isms_marked_text_copy (const IsmsMarkedText *self)
{
  IsmsMarkedText *copy = isms_marked_text_new (self->text);

  g_array_append_vals (copy->spans, self->spans->data, self->spans->len);
  copy->at = self->at;
  return copy;
}

/**
 * isms_marked_text_free:
 * @self: (transfer full): a text
 */
void
isms_marked_text_free (IsmsMarkedText *self)
{
  g_free (self->text);
  g_array_unref (self->spans);
  g_free (self);
}

/**
 * isms_marked_text_mark:
 * @self: a text
 * @start: of the bytes to be marked, after the last that are
 * @end: after them
 * @marks: as what
 */
void
isms_marked_text_mark (IsmsMarkedText *self, guint start, guint end, guint marks)
{
  IsmsMarkSpan *last = self->spans->len > 0
                           ? &g_array_index (self->spans, IsmsMarkSpan, self->spans->len - 1)
                           : NULL;
  const IsmsMarkSpan span = { start, end, marks };

  if (marks == 0 || start >= end)
    return;
  if (last != NULL && last->end == start && last->marks == marks)
    last->end = end;
  else
    g_array_append_val (self->spans, span);
}

/**
 * isms_markdown_find_blank:
 * @text: (nullable): a text
 * @end: (out): after the blank
 *
 * Returns: (nullable): where the next blank begins
 */
const char *
isms_markdown_find_blank (const char *text, const char **end)
{
  for (const char *at = text != NULL ? strstr (text, "[[") : NULL; at != NULL;
       at = strstr (at + 1, "[["))
    {
      const char *close = at + 2 + strcspn (at + 2, "[]\n");

      if (close > at + 2 && g_str_has_prefix (close, "]]"))
        {
          *end = close + 2;
          return at;
        }
    }
  return NULL;
}

/* --- Reading --- */

typedef struct
{
  gboolean ordered;
  guint number;
  char delimiter;
} List;

typedef struct
{
  GPtrArray *blocks;
  List lists[MAX_DEPTH];
  guint depth;    /* how many lists are open */
  char *marker;   /* of an item that has no text yet */
  guint n_quotes; /* that are open */
  GString *leaf;  /* NULL: none is open */
  GArray *spans;  /* of it */
  IsmsMarkdownKind kind;
  guint level;
  guint strong;
  guint emphasis;
  GPtrArray *row; /* of the table that is open, borrowed; or NULL */
  const char *text;
  gsize size;
  gsize at;        /* where the leaf begins; while it is empty, where the one before it did */
  gboolean begins; /* it does */
} Reader;

static void
free_block (gpointer data)
{
  IsmsMarkdownBlock *self = data;

  g_free (self->marker);
  g_clear_pointer (&self->text, isms_marked_text_free);
  g_clear_pointer (&self->aligns, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

static IsmsMarkdownBlock *
add_block (Reader *self, IsmsMarkdownKind kind, guint level)
{
  IsmsMarkdownBlock *block = g_new0 (IsmsMarkdownBlock, 1);

  block->kind = kind;
  block->level = level;
  g_ptr_array_add (self->blocks, block);
  return block;
}

static void
open_leaf (Reader *self, IsmsMarkdownKind kind, guint level)
{
  self->leaf = g_string_new (NULL);
  self->begins = FALSE;
  self->spans = g_array_new (FALSE, FALSE, sizeof (IsmsMarkSpan));
  self->kind = kind;
  self->level = level;
}

/* What stands in a list or in a quotation is that first. */
static void
open_text (Reader *self, IsmsMarkdownKind kind, guint level)
{
  if (self->depth > 0)
    open_leaf (self, ISMS_MARKDOWN_ITEM, MIN (self->depth, MAX_DEPTH) - 1);
  else if (self->n_quotes > 0)
    open_leaf (self, ISMS_MARKDOWN_NOTE, 0);
  else
    open_leaf (self, kind, level);
}

/* The marks of byte @at of what was read. */
static guint
find_marks (GArray *spans, guint at)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const IsmsMarkSpan *span = &g_array_index (spans, IsmsMarkSpan, i);

      if (at >= span->start && at < span->end)
        return span->marks;
    }
  return 0;
}

/* The bytes from @from to @to of @text, with the marks that they have and @more. */
static void
take_piece (IsmsMarkedText *into,
            GString *words,
            const char *text,
            GArray *spans,
            guint from,
            guint to,
            guint more)
{
  while (from < to)
    {
      guint marks = find_marks (spans, from);
      guint end = from + 1;
      guint start = (guint) words->len;

      while (end < to && find_marks (spans, end) == marks)
        end++;
      g_string_append_len (words, text + from, end - from);
      isms_marked_text_mark (into, start, (guint) words->len, marks | more);
      from = end;
    }
}

/* Blanks are marked, and lose one pair of their brackets. */
static IsmsMarkedText *
finish_text (const char *text, GArray *spans, gsize begin)
{
  IsmsMarkedText *self = isms_marked_text_new ("");
  g_autoptr (GString) words = g_string_new (NULL);
  const char *at = text;
  const char *blank, *end;

  while ((blank = isms_markdown_find_blank (at, &end)) != NULL)
    {
      take_piece (self, words, text, spans, (guint) (at - text), (guint) (blank - text), 0);
      take_piece (self, words, text, spans, (guint) (blank - text) + 1, (guint) (end - text) - 1,
                  ISMS_MARK_BLANK);
      at = end;
    }
  take_piece (self, words, text, spans, (guint) (at - text), (guint) strlen (text), 0);
  g_free (self->text);
  self->text = g_strdup (words->str);
  self->at = begin;
  return self;
}

static void
close_leaf (Reader *self)
{
  IsmsMarkdownBlock *block;

  if (self->leaf == NULL)
    return;
  if (self->row != NULL)
    g_ptr_array_add (self->row, finish_text (self->leaf->str, self->spans, self->at));
  else
    {
      g_string_truncate (self->leaf, strlen (g_strchomp (self->leaf->str)));
      block = add_block (self, self->kind, self->level);
      if (self->kind == ISMS_MARKDOWN_ITEM)
        block->marker = g_steal_pointer (&self->marker);
      block->text = finish_text (self->leaf->str, self->spans, self->at);
    }
  g_string_free (g_steal_pointer (&self->leaf), TRUE);
  g_clear_pointer (&self->spans, g_array_unref);
}

static void
open_list (Reader *self, gboolean ordered, guint number, char delimiter)
{
  close_leaf (self);
  if (self->depth < MAX_DEPTH)
    self->lists[self->depth] = (List) { ordered, number, delimiter };
  self->depth++;
}

static void
open_item (Reader *self)
{
  List *list = &self->lists[MIN (self->depth, MAX_DEPTH) - 1];

  g_free (self->marker);
  self->marker =
      list->ordered ? g_strdup_printf ("%u%c", list->number++, list->delimiter) : g_strdup ("•");
}

/* One without any words is there all the same. */
static void
close_item (Reader *self)
{
  close_leaf (self);
  if (self->marker == NULL)
    return;
  open_text (self, ISMS_MARKDOWN_ITEM, 0);
  close_leaf (self);
}

static void
open_table (Reader *self, const MD_BLOCK_TABLE_DETAIL *detail)
{
  IsmsMarkdownBlock *block;

  close_leaf (self);
  block = add_block (self, ISMS_MARKDOWN_TABLE, 0);
  block->n_columns = detail->col_count;
  block->aligns = g_array_new (FALSE, FALSE, sizeof (IsmsMarkdownAlign));
  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

static void
open_row (Reader *self)
{
  IsmsMarkdownBlock *block = self->blocks->pdata[self->blocks->len - 1];

  self->row = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_marked_text_free);
  g_ptr_array_add (block->rows, self->row);
}

static void
open_cell (Reader *self, const MD_BLOCK_TD_DETAIL *detail)
{
  IsmsMarkdownBlock *block = self->blocks->pdata[self->blocks->len - 1];
  IsmsMarkdownAlign align = ISMS_MARKDOWN_START;

  if (detail->align == MD_ALIGN_CENTER)
    align = ISMS_MARKDOWN_CENTER;
  else if (detail->align == MD_ALIGN_RIGHT)
    align = ISMS_MARKDOWN_END;
  if (block->rows->len == 1)
    g_array_append_val (block->aligns, align);
  open_leaf (self, ISMS_MARKDOWN_PARAGRAPH, 0);
}

/* --- What md4c calls --- */

static int
enter_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Reader *self = user_data;

  switch ((int) type)
    {
    case MD_BLOCK_H:
      close_leaf (self);
      open_text (self, ISMS_MARKDOWN_HEADING, ((const MD_BLOCK_H_DETAIL *) detail)->level);
      break;
    case MD_BLOCK_P:
      close_leaf (self);
      open_text (self, ISMS_MARKDOWN_PARAGRAPH, 0);
      break;
    case MD_BLOCK_CODE:
      close_leaf (self);
      open_text (self, ISMS_MARKDOWN_VERBATIM, 0);
      break;
    case MD_BLOCK_QUOTE:
      close_leaf (self);
      self->n_quotes++;
      break;
    case MD_BLOCK_UL:
      open_list (self, FALSE, 0, 0);
      break;
    case MD_BLOCK_OL:
      open_list (self, TRUE, ((const MD_BLOCK_OL_DETAIL *) detail)->start,
                 ((const MD_BLOCK_OL_DETAIL *) detail)->mark_delimiter);
      break;
    case MD_BLOCK_LI:
      open_item (self);
      break;
    case MD_BLOCK_TABLE:
      open_table (self, detail);
      break;
    case MD_BLOCK_TR:
      open_row (self);
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      open_cell (self, detail);
      break;
    default:
      break;
    }
  return 0;
}

static int
leave_block_cb (MD_BLOCKTYPE type, void *detail, void *user_data)
{
  Reader *self = user_data;

  switch ((int) type)
    {
    case MD_BLOCK_QUOTE:
      close_leaf (self);
      self->n_quotes--;
      break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      close_leaf (self);
      self->depth--;
      break;
    case MD_BLOCK_LI:
      close_item (self);
      break;
    case MD_BLOCK_TR:
      self->row = NULL;
      break;
    case MD_BLOCK_H:
    case MD_BLOCK_P:
    case MD_BLOCK_CODE:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      close_leaf (self);
      break;
    default:
      break;
    }
  return 0;
}

static int
enter_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  Reader *self = user_data;

  if (type == MD_SPAN_STRONG)
    self->strong++;
  else if (type == MD_SPAN_EM)
    self->emphasis++;
  return 0;
}

/* Where a link leads is said: paper cannot be clicked on. */
static int
leave_span_cb (MD_SPANTYPE type, void *detail, void *user_data)
{
  Reader *self = user_data;
  const MD_SPAN_A_DETAIL *link = detail;

  if (type == MD_SPAN_STRONG)
    self->strong--;
  else if (type == MD_SPAN_EM)
    self->emphasis--;
  else if (type == MD_SPAN_A && self->leaf != NULL && link->href.size > 0)
    g_string_append_printf (self->leaf, " (%.*s)", (int) link->href.size, link->href.text);
  return 0;
}

static void
append_entity (GString *leaf, const char *text, gsize size)
{
  static const struct
  {
    const char *name;
    const char *text;
  } known[] = { { "&amp;", "&" },   { "&lt;", "<" },          { "&gt;", ">" },
                { "&quot;", "\"" }, { "&nbsp;", "\302\240" }, { "&shy;", "\302\255" } };
  g_autofree char *name = g_strndup (text, size);
  gunichar letter = 0;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].name, name))
      {
        g_string_append (leaf, known[i].text);
        return;
      }
  if (g_ascii_strncasecmp (name, "&#x", 3) == 0)
    letter = (gunichar) g_ascii_strtoull (name + 3, NULL, 16);
  else if (g_str_has_prefix (name, "&#"))
    letter = (gunichar) g_ascii_strtoull (name + 2, NULL, 10);
  if (letter >= ' ' && g_unichar_validate (letter))
    g_string_append_unichar (leaf, letter);
  else
    g_string_append (leaf, name);
}

/* Some of what md4c tells is not of the text itself: the ends of lines, for one. */
static void
note_place (Reader *self, const char *text)
{
  if (self->begins || text < self->text || text >= self->text + self->size)
    return;
  self->at = (gsize) (text - self->text);
  self->begins = TRUE;
}

static int
text_cb (MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  Reader *self = user_data;
  guint marks =
      (self->strong > 0 ? ISMS_MARK_STRONG : 0) | (self->emphasis > 0 ? ISMS_MARK_EMPHASIS : 0);
  IsmsMarkSpan span = { 0, 0, marks };

  if (self->leaf == NULL) /* of an item without blank lines */
    open_text (self, ISMS_MARKDOWN_PARAGRAPH, 0);
  note_place (self, text);
  span.start = (guint) self->leaf->len;
  if (type == MD_TEXT_BR)
    g_string_append_c (self->leaf, '\n');
  else if (type == MD_TEXT_SOFTBR)
    g_string_append_c (self->leaf, ' ');
  else if (type == MD_TEXT_NULLCHAR)
    g_string_append_unichar (self->leaf, 0xfffd);
  else if (type == MD_TEXT_ENTITY)
    append_entity (self->leaf, text, size);
  else
    g_string_append_len (self->leaf, text, size);
  span.end = (guint) self->leaf->len;
  if (marks != 0)
    g_array_append_val (self->spans, span);
  return 0;
}

/**
 * isms_markdown_parse:
 * @text: (nullable): CommonMark with tables; valid UTF-8
 *
 * Any text is some Markdown: nothing can be wrong with it. Any thread.
 *
 * Returns: (transfer full) (element-type IsmsMarkdownBlock): its blocks, in their order
 */
GPtrArray *
isms_markdown_parse (const char *text)
{
  const MD_PARSER parser = {
    .flags = MD_FLAG_TABLES | MD_FLAG_NOHTML,
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_span = enter_span_cb,
    .leave_span = leave_span_cb,
    .text = text_cb,
  };
  Reader reader = { .blocks = g_ptr_array_new_with_free_func (free_block) };

  if (text != NULL)
    {
      reader.text = text;
      reader.size = strlen (text);
      md_parse (text, (MD_SIZE) reader.size, &parser, &reader);
    }
  close_leaf (&reader);
  g_free (reader.marker);
  return reader.blocks;
}
