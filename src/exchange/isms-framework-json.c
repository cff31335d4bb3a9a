/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* JSON becomes a tree, after one look over it that bounds what the tree can cost. */

#include "isms-config.h"

#include "isms-framework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  gsize n_values; /* at most */
  gsize n_members;
  guint depth;
  guint deepest;
  const char *stop; /* what cannot be read */
} Scan;

/* Behind the closing quotation mark, or @end; or where a NUL character is written. */
static const char *
skip_string (const char *at, const char *end, gboolean *is_nul)
{
  for (; at < end && *at != '"'; at++)
    {
      if (*at != '\\')
        continue;
      if (end - at >= 6 && memcmp (at, "\\u0000", 6) == 0)
        {
          *is_nul = TRUE;
          return at;
        }
      at++;
    }
  return at < end ? at + 1 : end;
}

static void
open_value (Scan *self)
{
  self->n_values++;
  self->depth++;
  self->deepest = MAX (self->deepest, self->depth);
}

/* FALSE: the tree would be too deep, too large, or not hold all of the text. */
static gboolean
scan (Scan *self, const char *text, gsize length)
{
  const char *end = text + length;
  gboolean is_nul = FALSE;

  for (const char *at = text; at < end;)
    switch (*at)
      {
      case '"':
        self->stop = at = skip_string (at + 1, end, &is_nul);
        if (is_nul)
          return FALSE;
        break;
      case '{':
      case '[':
        open_value (self);
        self->stop = at++;
        if (self->depth > ISMS_FRAMEWORK_MAX_DEPTH)
          return FALSE;
        break;
      case '}':
      case ']':
        self->depth -= self->depth > 0;
        at++;
        break;
      case ':':
        self->n_members++;
        at++;
        break;
      case ',':
        self->n_values++;
        self->stop = at++;
        if (self->n_values > ISMS_FRAMEWORK_MAX_VALUES)
          return FALSE;
        break;
      default:
        at++;
      }
  return TRUE;
}

static gsize
count_members (JsonNode *node)
{
  JsonObjectIter iter;
  JsonNode *child;
  gsize n = 0;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *list = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (list); i++)
        n += count_members (json_array_get_element (list, i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, NULL, &child))
        n += 1 + count_members (child);
    }
  return n;
}

static void
error_cb (JsonParser *parser, GError *parse_error, gpointer user_data)
{
  guint *place = user_data;

  place[0] = json_parser_get_current_line (parser);
  place[1] = json_parser_get_current_pos (parser);
}

/* What a parser says, without "<data>:2:8: Parse error: " before it. */
static const char *
get_words (const GError *error)
{
  const char *words = strstr (error->message, ": ");
  const char *after = words != NULL ? strstr (words + 2, ": ") : NULL;

  return g_str_has_prefix (error->message, "<data>") && after != NULL ? after + 2 : error->message;
}

static gboolean
check (const char *text, gsize length, Scan *found, GError **error)
{
  if (scan (found, text, length))
    return TRUE;
  if (found->depth > ISMS_FRAMEWORK_MAX_DEPTH)
    isms_framework_set_error_at (error, text, found->stop,
                                 _ ("The file is nested more deeply here than is read."));
  else if (found->n_values > ISMS_FRAMEWORK_MAX_VALUES)
    isms_framework_set_error_at (
        error, text, found->stop,
        _ ("The file has more than a million values up to here, which is more than is read."));
  else
    isms_framework_set_error_at (error, text, found->stop,
                                 _ ("There is a NUL character, which is no text."));
  return FALSE;
}

/**
 * isms_framework_parse_json:
 * @text: valid UTF-8
 * @remarks: takes remarks
 *
 * Returns: (transfer full): the tree, or %NULL with %G_IO_ERROR_INVALID_DATA and a sentence that
 *   names line and column
 */
JsonNode *
isms_framework_parse_json (const char *text,
                           gsize length,
                           IsmsFrameworkData *remarks,
                           GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) parse_error = NULL;
  guint place[2] = { 0, 0 };
  Scan found = { 0 };
  JsonNode *root;

  if (!check (text, length, &found, error))
    return NULL;
  g_signal_connect (parser, "error", G_CALLBACK (error_cb), place);
  if (!json_parser_load_from_data (parser, text, length, &parse_error))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: numbers of a line and a column, then what a parser says */
                   _ ("Line %u, column %u: The file is no well-formed JSON here (%s). Nothing was "
                      "imported."),
                   MAX (place[0], 1), MAX (place[1], 1), get_words (parse_error));
      return NULL;
    }
  root = json_parser_steal_root (parser);
  if (found.n_members != count_members (root))
    isms_framework_data_remark (
        remarks, "",
        _ ("In some objects of the file the same name stands twice; the last one was read."));
  return root;
}
