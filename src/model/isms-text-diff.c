/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The longest common row of paragraphs stays as it is; of what lies between, those that share most
 * of their words have changed, in words by the same means. */

#include "isms-config.h"

#include "isms-text-diff.h"

#include <string.h>

#define MAX_CELLS (16 * 1024 * 1024) /* of one comparison; more is told as another text */
#define MAX_PAIRS 20000              /* of paragraphs of one gap; more is told as gone and come */
#define ALIKE 0.4                    /* of the words of both: the same paragraph, changed */

/* A paragraph, an item, a row of a table; or a word. */
typedef struct
{
  char *text;
  const char *section; /* of a paragraph, borrowed; NULL: above all headings */
} Piece;

static void
clear_piece (gpointer data)
{
  g_free (((Piece *) data)->text);
}

static GArray *
new_pieces (void)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  g_array_set_clear_func (pieces, clear_piece);
  return pieces;
}

static const char *
get_text (GArray *pieces, guint i)
{
  return g_array_index (pieces, Piece, i).text;
}

static char *
join_row (GPtrArray *cells)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cells->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " | " : "",
                            ((const IsmsMarkedText *) cells->pdata[i])->text);
  return g_string_free_and_steal (text);
}

static GArray *
split_paragraphs (GPtrArray *blocks)
{
  GArray *pieces = new_pieces ();
  const char *section = NULL;

  for (guint i = 0; i < blocks->len; i++)
    {
      const IsmsMarkdownBlock *block = blocks->pdata[i];
      Piece piece = { NULL, section };

      if (block->kind == ISMS_MARKDOWN_TABLE)
        {
          for (guint row = 0; row < block->rows->len; row++)
            {
              piece.text = join_row (block->rows->pdata[row]);
              g_array_append_val (pieces, piece);
            }
          continue;
        }
      if (block->kind == ISMS_MARKDOWN_HEADING)
        section = piece.section = block->text->text;
      piece.text = block->marker != NULL && !g_str_equal (block->marker, "•")
                       ? g_strdup_printf ("%s %s", block->marker, block->text->text)
                       : g_strdup (block->text->text);
      g_array_append_val (pieces, piece);
    }
  return pieces;
}

static GArray *
split_words (const char *text)
{
  GArray *pieces = new_pieces ();

  while (*(text += strspn (text, " \n\t")) != '\0')
    {
      gsize length = strcspn (text, " \n\t");
      Piece piece = { g_strndup (text, length), NULL };

      g_array_append_val (pieces, piece);
      text += length;
    }
  return pieces;
}

/* For each of @a its twin in @b, or -1: the longest row of twins in both orders. */
static int *
match (GArray *a, GArray *b)
{
  int *twins = g_new (int, a->len + 1);
  guint first = 0, last = 0, n, m;
  g_autofree guint *lengths = NULL;

  for (guint i = 0; i < a->len; i++)
    twins[i] = -1;
  while (first < a->len && first < b->len && g_str_equal (get_text (a, first), get_text (b, first)))
    {
      twins[first] = (int) first;
      first++;
    }
  while (last < a->len - first && last < b->len - first
         && g_str_equal (get_text (a, a->len - last - 1), get_text (b, b->len - last - 1)))
    {
      twins[a->len - last - 1] = (int) (b->len - last - 1);
      last++;
    }
  n = a->len - first - last;
  m = b->len - first - last;
  if (n == 0 || m == 0 || (guint64) (n + 1) * (m + 1) > MAX_CELLS)
    return twins;
  lengths = g_new0 (guint, (gsize) (n + 1) * (m + 1));
#define LENGTH(i, j) lengths[(gsize) (i) * (m + 1) + (j)]
  for (guint i = n; i-- > 0;)
    for (guint j = m; j-- > 0;)
      LENGTH (i, j) = g_str_equal (get_text (a, first + i), get_text (b, first + j))
                          ? LENGTH (i + 1, j + 1) + 1
                          : MAX (LENGTH (i + 1, j), LENGTH (i, j + 1));
  for (guint i = 0, j = 0; i < n && j < m;)
    if (g_str_equal (get_text (a, first + i), get_text (b, first + j)))
      {
        twins[first + i] = (int) (first + j);
        i++;
        j++;
      }
    else if (LENGTH (i + 1, j) >= LENGTH (i, j + 1))
      i++;
    else
      j++;
#undef LENGTH
  return twins;
}

static void
append_word (GString *words, IsmsMarkedText *into, const char *word, guint marks)
{
  guint start;

  if (words->len > 0)
    g_string_append_c (words, ' ');
  start = (guint) words->len;
  g_string_append (words, word);
  /* What stands side by side is one mark, with the spaces in it. */
  if (marks != 0 && into->spans->len > 0)
    {
      IsmsMarkSpan *last = &g_array_index (into->spans, IsmsMarkSpan, into->spans->len - 1);

      if (last->end + 1 == start && last->marks == marks)
        {
          last->end = (guint) words->len;
          return;
        }
    }
  isms_marked_text_mark (into, start, (guint) words->len, marks);
}

/* Both texts in one, what is in only one of them marked; NULL: they share too little. */
static IsmsMarkedText *
weave (const char *before, const char *after)
{
  g_autoptr (GArray) a = split_words (before);
  g_autoptr (GArray) b = split_words (after);
  g_autofree int *twins = match (a, b);
  g_autoptr (GString) words = g_string_new (NULL);
  IsmsMarkedText *self;
  guint n_same = 0, j = 0;

  for (guint i = 0; i < a->len; i++)
    n_same += twins[i] >= 0;
  if (2 * n_same < ALIKE * (a->len + b->len))
    return NULL;
  self = isms_marked_text_new ("");
  for (guint i = 0; i < a->len; i++)
    {
      if (twins[i] < 0)
        {
          append_word (words, self, get_text (a, i), ISMS_MARK_REMOVED);
          continue;
        }
      while (j < (guint) twins[i])
        append_word (words, self, get_text (b, j++), ISMS_MARK_ADDED);
      append_word (words, self, get_text (b, j++), 0);
    }
  while (j < b->len)
    append_word (words, self, get_text (b, j++), ISMS_MARK_ADDED);
  g_free (self->text);
  self->text = g_strdup (words->str);
  return self;
}

static void
add_change (GPtrArray *changes, IsmsTextChangeKind kind, const Piece *piece, IsmsMarkedText *text)
{
  IsmsTextChange *self = g_new0 (IsmsTextChange, 1);

  self->kind = kind;
  self->section = g_strdup (piece->section);
  self->text = text != NULL ? text : isms_marked_text_new (piece->text);
  g_ptr_array_add (changes, self);
}

/* What lies between two that stayed: each that went looks for the first that came and is like it.
 */
static void
tell_gap (GPtrArray *changes, GArray *a, guint from, guint to, GArray *b, guint start, guint end)
{
  gboolean paired = (guint64) (to - from) * (end - start) <= MAX_PAIRS;
  guint j = start;

  for (guint i = from; i < to; i++)
    {
      IsmsMarkedText *woven = NULL;

      for (guint k = j; paired && k < end && woven == NULL; k++)
        {
          woven = weave (get_text (a, i), get_text (b, k));
          if (woven == NULL)
            continue;
          while (j < k)
            {
              add_change (changes, ISMS_TEXT_ADDED, &g_array_index (b, Piece, j), NULL);
              j++;
            }
          add_change (changes, ISMS_TEXT_CHANGED, &g_array_index (b, Piece, j), woven);
          j++;
        }
      if (woven == NULL)
        add_change (changes, ISMS_TEXT_REMOVED, &g_array_index (a, Piece, i), NULL);
    }
  for (; j < end; j++)
    add_change (changes, ISMS_TEXT_ADDED, &g_array_index (b, Piece, j), NULL);
}

/**
 * isms_text_change_free:
 * @self: (transfer full): a change
 */
void
isms_text_change_free (IsmsTextChange *self)
{
  g_free (self->section);
  isms_marked_text_free (self->text);
  g_free (self);
}

/**
 * isms_text_compare:
 * @before: Markdown
 * @after: Markdown
 *
 * What became of the paragraphs, items and rows of tables; how they are set does not count. Takes
 * long for long texts: not for the main thread.
 *
 * Returns: (transfer full) (element-type IsmsTextChange): what is different, in the order of the
 *   texts
 */
GPtrArray *
isms_text_compare (const char *before, const char *after)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_text_change_free);
  g_autoptr (GPtrArray) old = isms_markdown_parse (before);
  g_autoptr (GPtrArray) new = isms_markdown_parse (after);
  g_autoptr (GArray) a = split_paragraphs (old);
  g_autoptr (GArray) b = split_paragraphs (new);
  g_autofree int *twins = match (a, b);
  guint from = 0, start = 0;

  for (guint i = 0; i < a->len; i++)
    if (twins[i] >= 0)
      {
        tell_gap (changes, a, from, i, b, start, (guint) twins[i]);
        from = i + 1;
        start = (guint) twins[i] + 1;
      }
  tell_gap (changes, a, from, a->len, b, start, b->len);
  return changes;
}
