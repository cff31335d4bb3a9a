/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* YAML becomes the same tree as JSON, event by event, without recursion. What an alias repeats is
 * shared in memory, and counted as often as it is read. */

#include "isms-config.h"

#include "isms-framework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <yaml.h>

#define MAX_NAME 80 /* bytes of a name in a remark */

/* A list or an object that is not closed yet. */
typedef struct
{
  JsonNode *node;
  char *key; /* in an object: the name that the next value belongs to */
  char *anchor;
  gsize first;  /* values before this one */
  guint height; /* of what is in it so far */
} Frame;

typedef struct
{
  JsonNode *node;
  gsize n_values;
  guint height; /* 0: a scalar */
} Anchor;

typedef struct
{
  yaml_parser_t parser;
  const char *text;
  gsize length;
  GArray *frames;      /* of Frame */
  GHashTable *anchors; /* of char*: Anchor */
  JsonNode *root;
  gsize n_values;
  IsmsFrameworkData *remarks;
  GError *error;
} Builder;

static void
free_anchor (gpointer data)
{
  Anchor *self = data;

  json_node_unref (self->node);
  g_free (self);
}

static void
clear_frame (gpointer data)
{
  Frame *self = data;

  g_clear_pointer (&self->node, json_node_unref);
  g_free (self->key);
  g_free (self->anchor);
}

static void
fail (Builder *self, yaml_mark_t mark, const char *sentence)
{
  if (self->error == NULL)
    self->error = g_error_new (G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                               /* Translators: numbers of a line and a column, then a sentence */
                               _ ("Line %u, column %u: %s Nothing was imported."),
                               (guint) mark.line + 1, (guint) mark.column + 1, sentence);
}

static void
fail_depth (Builder *self, yaml_mark_t mark)
{
  fail (self, mark, _ ("The file is nested more deeply here than any framework is."));
}

/* Bytes that are no text are found where the parser reads, ahead of where it is. */
static void
fail_parser (Builder *self)
{
  const yaml_parser_t *parser = &self->parser;
  g_autofree char *sentence = g_strdup_printf (_ ("The file is no well-formed YAML here (%s)."),
                                               parser->problem != NULL ? parser->problem : "?");

  if (parser->error == YAML_READER_ERROR && self->error == NULL)
    isms_framework_set_error_at (&self->error, self->text,
                                 self->text + MIN (parser->problem_offset, self->length), sentence);
  else
    fail (self, parser->problem_mark, sentence);
}

static void
remark_twice (Builder *self, const char *key, yaml_mark_t mark)
{
  g_autofree char *path = g_strdup_printf (_ ("line %u"), (guint) mark.line + 1);
  g_autofree char *name = g_utf8_substring (key, 0, MIN (g_utf8_strlen (key, -1), MAX_NAME));
  g_autofree char *text =
      g_strdup_printf (_ ("“%s” stands twice in the same object; the last one was read."), name);

  if (self->remarks->remarks->len < MAX_NAME)
    isms_framework_data_remark (self->remarks, path, text);
}

/* Takes @node. */
static void
add_value (Builder *self, JsonNode *node, guint height, yaml_mark_t mark)
{
  JsonObject *object;
  Frame *frame =
      self->frames->len > 0 ? &g_array_index (self->frames, Frame, self->frames->len - 1) : NULL;

  if (frame == NULL)
    {
      g_clear_pointer (&self->root, json_node_unref);
      self->root = node;
      return;
    }
  frame->height = MAX (frame->height, height);
  if (JSON_NODE_HOLDS_ARRAY (frame->node))
    {
      json_array_add_element (json_node_get_array (frame->node), node);
      return;
    }
  object = json_node_get_object (frame->node);
  if (json_object_has_member (object, frame->key))
    {
      remark_twice (self, frame->key, mark);
      json_object_remove_member (object, frame->key); /* may be the same node by another alias */
    }
  json_object_set_member (object, frame->key, node);
  g_clear_pointer (&frame->key, g_free);
}

static void
add_anchor (Builder *self, const char *name, JsonNode *node, gsize n_values, guint height)
{
  Anchor *anchor;

  if (name == NULL)
    return;
  anchor = g_new (Anchor, 1);
  anchor->node = json_node_ref (node);
  anchor->n_values = n_values;
  anchor->height = height;
  g_hash_table_insert (self->anchors, g_strdup (name), anchor);
}

static gboolean
count (Builder *self, gsize n, yaml_mark_t mark)
{
  self->n_values += n;
  if (self->n_values <= ISMS_FRAMEWORK_MAX_VALUES)
    return TRUE;
  fail (self, mark,
        _ ("The file has more than a million values up to here, which is more than is read."));
  return FALSE;
}

/* Is a name of an object expected next? */
static Frame *
get_keyless (Builder *self)
{
  Frame *frame =
      self->frames->len > 0 ? &g_array_index (self->frames, Frame, self->frames->len - 1) : NULL;

  return frame != NULL && JSON_NODE_HOLDS_OBJECT (frame->node) && frame->key == NULL ? frame : NULL;
}

static gboolean
is_null (const yaml_event_t *event)
{
  static const char *const words[] = { "", "~", "null", "Null", "NULL", NULL };

  return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE
         && g_strv_contains (words, (const char *) event->data.scalar.value);
}

static void
add_scalar (Builder *self, const yaml_event_t *event)
{
  const char *text = (const char *) event->data.scalar.value;
  Frame *frame = get_keyless (self);
  JsonNode *node;

  if (strlen (text) != event->data.scalar.length)
    {
      fail (self, event->start_mark, _ ("There is a NUL character, which is no text."));
      return;
    }
  if (!count (self, 1, event->start_mark))
    return;
  if (frame != NULL)
    {
      frame->key = g_strdup (text);
      return;
    }
  node = json_node_new (is_null (event) ? JSON_NODE_NULL : JSON_NODE_VALUE);
  if (!JSON_NODE_HOLDS_NULL (node))
    json_node_set_string (node, text);
  add_anchor (self, (const char *) event->data.scalar.anchor, node, 1, 0);
  add_value (self, node, 0, event->start_mark);
}

static void
add_alias (Builder *self, const yaml_event_t *event)
{
  Anchor *anchor = g_hash_table_lookup (self->anchors, event->data.alias.anchor);

  if (anchor == NULL)
    fail (self, event->start_mark, _ ("This alias names nothing that stands complete before it."));
  else if (get_keyless (self) != NULL)
    fail (self, event->start_mark, _ ("A name must be a text, not an alias."));
  else if (self->frames->len + anchor->height > ISMS_FRAMEWORK_MAX_DEPTH)
    fail_depth (self, event->start_mark);
  else if (count (self, anchor->n_values, event->start_mark))
    add_value (self, json_node_ref (anchor->node), anchor->height, event->start_mark);
}

static void
open_frame (Builder *self, const yaml_event_t *event, JsonNodeType type, const yaml_char_t *anchor)
{
  Frame frame = { .first = self->n_values, .anchor = g_strdup ((const char *) anchor) };

  frame.node = json_node_new (type);
  if (type == JSON_NODE_OBJECT)
    json_node_take_object (frame.node, json_object_new ());
  else
    json_node_take_array (frame.node, json_array_new ());
  if (get_keyless (self) != NULL)
    fail (self, event->start_mark, _ ("A name must be a text, not a list or an object."));
  else if (self->frames->len >= ISMS_FRAMEWORK_MAX_DEPTH)
    fail_depth (self, event->start_mark);
  count (self, 1, event->start_mark);
  g_array_append_val (self->frames, frame);
}

/* Members of @from that @to has not. */
static void
merge_object (JsonObject *to, JsonNode *from)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!JSON_NODE_HOLDS_OBJECT (from) || json_node_get_object (from) == to)
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (from));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!json_object_has_member (to, name))
      json_object_set_member (to, name, json_node_ref (node));
}

/* "<<: *other" stands for the members of another object. */
static void
merge (JsonNode *node)
{
  JsonObject *object = json_node_get_object (node);
  g_autoptr (JsonNode) from = json_object_dup_member (object, "<<");

  if (from == NULL)
    return;
  json_object_remove_member (object, "<<");
  if (!JSON_NODE_HOLDS_ARRAY (from))
    {
      merge_object (object, from);
      return;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (from)); i++)
    merge_object (object, json_array_get_element (json_node_get_array (from), i));
}

static void
close_frame (Builder *self, const yaml_event_t *event)
{
  Frame *frame = &g_array_index (self->frames, Frame, self->frames->len - 1);
  JsonNode *node = g_steal_pointer (&frame->node);
  guint height = frame->height + 1;

  if (JSON_NODE_HOLDS_OBJECT (node))
    merge (node);
  add_anchor (self, frame->anchor, node, self->n_values - frame->first, height);
  g_array_set_size (self->frames, self->frames->len - 1);
  add_value (self, node, height, event->start_mark);
}

static void
take_event (Builder *self, const yaml_event_t *event)
{
  switch (event->type)
    {
    case YAML_SCALAR_EVENT:
      add_scalar (self, event);
      break;
    case YAML_ALIAS_EVENT:
      add_alias (self, event);
      break;
    case YAML_SEQUENCE_START_EVENT:
      open_frame (self, event, JSON_NODE_ARRAY, event->data.sequence_start.anchor);
      break;
    case YAML_MAPPING_START_EVENT:
      open_frame (self, event, JSON_NODE_OBJECT, event->data.mapping_start.anchor);
      break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      close_frame (self, event);
      break;
    case YAML_DOCUMENT_START_EVENT:
      if (self->root != NULL)
        fail (self, event->start_mark,
              _ ("A second document begins here. Divide the file and import its parts."));
      break;
    case YAML_DOCUMENT_END_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_NO_EVENT:
    default:
      break;
    }
}

static void
build (Builder *self, GCancellable *cancellable)
{
  yaml_event_type_t type = YAML_NO_EVENT;
  yaml_event_t event;

  while (self->error == NULL && type != YAML_STREAM_END_EVENT)
    {
      if (!yaml_parser_parse (&self->parser, &event))
        {
          fail_parser (self);
          return;
        }
      type = event.type;
      take_event (self, &event);
      yaml_event_delete (&event);
      if (self->error == NULL)
        g_cancellable_set_error_if_cancelled (cancellable, &self->error);
    }
}

/**
 * isms_framework_parse_yaml:
 * @text: valid UTF-8
 * @remarks: takes remarks
 *
 * Scalars are texts as written, "5.10" never becoming a number; only null is null. Merge keys are
 * followed. An alias that would make the tree larger than is read is an error.
 *
 * Returns: (transfer full): the tree, or %NULL with %G_IO_ERROR_INVALID_DATA and a sentence that
 *   names line and column, or with %G_IO_ERROR_CANCELLED
 */
JsonNode *
isms_framework_parse_yaml (const char *text,
                           gsize length,
                           IsmsFrameworkData *remarks,
                           GCancellable *cancellable,
                           GError **error)
{
  Builder self = { .text = text, .length = length, .remarks = remarks };

  if (!yaml_parser_initialize (&self.parser))
    g_error ("out of memory");
  yaml_parser_set_encoding (&self.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string (&self.parser, (const unsigned char *) text, length);
  self.frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_set_clear_func (self.frames, clear_frame);
  self.anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_anchor);
  build (&self, cancellable);
  if (self.error == NULL && self.root == NULL)
    fail (&self, self.parser.mark, _ ("There is nothing in this file."));
  yaml_parser_delete (&self.parser);
  g_array_unref (self.frames);
  g_hash_table_unref (self.anchors);
  if (self.error == NULL)
    return self.root;
  g_clear_pointer (&self.root, json_node_unref);
  g_propagate_error (error, self.error);
  return NULL;
}
