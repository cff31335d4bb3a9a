/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The walk through the tree of a framework file: values of the type that is expected, or a sentence
 * that says where the file has something else. */

#include "isms-config.h"

#include "isms-framework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_REMARKS 500
#define MAX_REMARK 400 /* characters */

/**
 * isms_framework_set_error_at:
 * @text: the file, valid UTF-8 up to @at
 * @at: what is wrong
 * @sentence: translated, about it
 *
 * Sets %G_IO_ERROR_INVALID_DATA with line and column.
 */
void
isms_framework_set_error_at (GError **error, const char *text, const char *at, const char *sentence)
{
  guint line = 1;
  const char *start = text;

  for (const char *c = text; c < at; c++)
    if (*c == '\n')
      {
        line++;
        start = c + 1;
      }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: numbers of a line and a column, then a sentence */
               _ ("Line %u, column %u: %s Nothing was imported."), line,
               (guint) g_utf8_strlen (start, at - start) + 1, sentence);
}

static void
append_path (GString *path, const IsmsPlace *place)
{
  if (place == NULL)
    return;
  append_path (path, place->up);
  if (path->len > 0)
    g_string_append_c (path, '.');
  g_string_append (path, place->name);
  if (place->index >= 0)
    g_string_append_printf (path, "[%d]", place->index);
}

/**
 * isms_place_dup_path:
 * @self: (nullable): the place; %NULL is the top
 * @member: (nullable): a member there
 *
 * Returns: (transfer full): "catalog.groups[2].id"
 */
char *
isms_place_dup_path (const IsmsPlace *self, const char *member)
{
  g_autoptr (GString) path = g_string_new (NULL);

  append_path (path, self);
  if (member != NULL && path->len > 0)
    g_string_append_c (path, '.');
  if (member != NULL)
    g_string_append (path, member);
  return g_string_free (g_steal_pointer (&path), FALSE);
}

/* Ids and names of a file can be of any length; sentences are for reading. */
static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_REMARK)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MAX_REMARK);
  return g_strconcat (start, "…", NULL);
}

/**
 * isms_walk_remark:
 * @member: (nullable): a member of @place
 * @format: a translated sentence
 *
 * Remarks what is wrong there and was read all the same. After 500 remarks it only says that there
 * are more.
 */
void
isms_walk_remark (
    IsmsWalk *self, const IsmsPlace *place, const char *member, const char *format, ...)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *short_path = NULL;
  g_autofree char *short_text = NULL;
  va_list args;

  if (self->data->remarks->len == MAX_REMARKS)
    isms_framework_data_remark (self->data, "",
                                _ ("There is more of this kind, which is not listed here."));
  if (self->data->remarks->len > MAX_REMARKS)
    return;
  path = isms_place_dup_path (place, member);
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  short_path = shorten (path);
  short_text = shorten (text);
  isms_framework_data_remark (self->data, short_path, short_text);
}

/**
 * isms_walk_fail:
 * @member: (nullable): a member of @place
 * @sentence: translated, what is wrong there
 *
 * Ends the walk, unless it has ended before.
 */
void
isms_walk_fail (IsmsWalk *self, const IsmsPlace *place, const char *member, const char *sentence)
{
  g_autofree char *path = NULL;

  if (self->error != NULL)
    return;
  path = isms_place_dup_path (place, member);
  self->error = g_error_new (G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                             /* Translators: a place in a file ("catalog.groups[2].id"), then a
                              * sentence about it */
                             _ ("%s: %s Nothing was imported."), path, sentence);
}

static JsonNode *
find (IsmsWalk *self, JsonObject *object, const char *member)
{
  JsonNode *node = self->error == NULL ? json_object_get_member (object, member) : NULL;

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

/**
 * isms_walk_text:
 *
 * Returns: (transfer none) (nullable): the text of a member; %NULL for none and for ""
 */
const char *
isms_walk_text (IsmsWalk *self, const IsmsPlace *place, JsonObject *object, const char *member)
{
  JsonNode *node = find (self, object, member);
  const char *text;

  if (node == NULL)
    return NULL;
  if (!is_text (node))
    {
      isms_walk_fail (self, place, member,
                      _ ("A text is expected here, and the file has something else."));
      return NULL;
    }
  text = json_node_get_string (node);
  return *text != '\0' ? text : NULL;
}

/**
 * isms_walk_object:
 *
 * Returns: (transfer none) (nullable): the object that is this member
 */
JsonObject *
isms_walk_object (IsmsWalk *self, const IsmsPlace *place, JsonObject *object, const char *member)
{
  JsonNode *node = find (self, object, member);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  isms_walk_fail (
      self, place, member,
      _ ("An object with named members is expected here, and the file has something else."));
  return NULL;
}

/**
 * isms_walk_list:
 *
 * Returns: (transfer none) (nullable): the list that is this member
 */
JsonArray *
isms_walk_list (IsmsWalk *self, const IsmsPlace *place, JsonObject *object, const char *member)
{
  JsonNode *node = find (self, object, member);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  isms_walk_fail (self, place, member,
                  _ ("A list is expected here, and the file has something else."));
  return NULL;
}

/**
 * isms_walk_texts:
 * @texts: takes copies
 *
 * Reads a list of texts.
 */
void
isms_walk_texts (IsmsWalk *self,
                 const IsmsPlace *place,
                 JsonObject *object,
                 const char *member,
                 GPtrArray *texts)
{
  JsonArray *list = isms_walk_list (self, place, object, member);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      IsmsPlace at = { .up = place, .name = member, .index = i };

      if (!is_text (node))
        {
          isms_walk_fail (self, &at, NULL,
                          _ ("A text is expected here, and the file has something else."));
          return;
        }
      g_ptr_array_add (texts, json_node_dup_string (node));
    }
}

/**
 * isms_walk_each:
 * @func: (scope call): is called for each object, with its place
 *
 * Reads a list of objects. Stops with %G_IO_ERROR_CANCELLED where that is asked for.
 */
void
isms_walk_each (IsmsWalk *self,
                const IsmsPlace *place,
                JsonObject *object,
                const char *member,
                IsmsWalkFunc func,
                gpointer user_data)
{
  JsonArray *list = isms_walk_list (self, place, object, member);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      IsmsPlace at = { .up = place, .name = member, .index = i };

      if (self->error == NULL)
        g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);
      if (!JSON_NODE_HOLDS_OBJECT (node))
        isms_walk_fail (
            self, &at, NULL,
            _ ("An object with named members is expected here, and the file has something else."));
      if (self->error != NULL)
        return;
      func (self, &at, json_node_get_object (node), user_data);
    }
}

/**
 * isms_walk_keep:
 * @ns: (nullable): the namespace of the property
 *
 * Keeps a value that is not null as a property.
 */
void
isms_walk_keep (GPtrArray *props, const char *ns, const char *name, JsonNode *node)
{
  g_autofree char *json = NULL;

  if (JSON_NODE_HOLDS_NULL (node))
    return;
  if (!is_text (node))
    json = json_to_string (node, FALSE);
  isms_framework_add_prop (props, ns, name, json != NULL ? json : json_node_get_string (node));
}

/**
 * isms_walk_keep_rest:
 * @read: names that were read
 * @known: names that the format knows
 * @props: takes the properties
 *
 * Keeps what is read nowhere else, so that nothing of a file is lost.
 */
void
isms_walk_keep_rest (IsmsWalk *self,
                     const IsmsPlace *place,
                     JsonObject *object,
                     const char *const *read,
                     const char *const *known,
                     GPtrArray *props)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (self->error != NULL)
    return;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (g_strv_contains (read, name))
        continue;
      isms_walk_keep (props, ISMS_FRAMEWORK_NS_MEMBER, name, node);
      if (!g_strv_contains (known, name))
        isms_walk_remark (
            self, place, name,
            _ ("This name is not known here; what it stands for was kept as a property."));
    }
}

/**
 * isms_ids_init:
 *
 * Starts with no id taken.
 */
void
isms_ids_init (IsmsIds *self)
{
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * isms_ids_clear:
 *
 * Forgets all ids.
 */
void
isms_ids_clear (IsmsIds *self)
{
  g_clear_pointer (&self->taken, g_hash_table_unref);
}

/**
 * isms_ids_take:
 *
 * Returns: (transfer full): @wanted if it is free, else @wanted with the first number after it that
 *   makes it so
 */
char *
isms_ids_take (IsmsIds *self, const char *wanted)
{
  gpointer next;

  if (!g_hash_table_lookup_extended (self->taken, wanted, NULL, &next))
    {
      g_hash_table_insert (self->taken, g_strdup (wanted), GUINT_TO_POINTER (2));
      return g_strdup (wanted);
    }
  for (guint n = GPOINTER_TO_UINT (next);; n++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", wanted, n);

      if (g_hash_table_contains (self->taken, id))
        continue;
      g_hash_table_insert (self->taken, g_strdup (wanted), GUINT_TO_POINTER (n + 1));
      g_hash_table_insert (self->taken, g_strdup (id), GUINT_TO_POINTER (2));
      return g_steal_pointer (&id);
    }
}

/**
 * isms_framework_dup_date:
 * @text: (nullable): a date, with or without time
 *
 * Returns: (transfer full) (nullable): the date alone where the time is midnight of UTC
 */
char *
isms_framework_dup_date (const char *text)
{
  const char *time = text != NULL ? strchr (text, 'T') : NULL;

  if (time != NULL && time - text == 10
      && (g_str_equal (time, "T00:00:00Z") || g_str_equal (time, "T00:00:00+00:00")))
    return g_strndup (text, 10);
  return g_strdup (text);
}

/**
 * isms_framework_relation_from_words:
 * @words: (nullable): "subset-of", "subset", …
 *
 * Returns: the relation, %ISMS_FRAMEWORK_RELATION_UNKNOWN for other words
 */
IsmsFrameworkRelation
isms_framework_relation_from_words (const char *words)
{
  static const struct
  {
    const char *words;
    IsmsFrameworkRelation relation;
  } known[] = {
    { "equal-to", ISMS_FRAMEWORK_RELATION_EQUAL },
    { "equivalent-to", ISMS_FRAMEWORK_RELATION_EQUAL },
    { "equal", ISMS_FRAMEWORK_RELATION_EQUAL },
    { "subset-of", ISMS_FRAMEWORK_RELATION_SUBSET },
    { "subset", ISMS_FRAMEWORK_RELATION_SUBSET },
    { "superset-of", ISMS_FRAMEWORK_RELATION_SUPERSET },
    { "superset", ISMS_FRAMEWORK_RELATION_SUPERSET },
    { "intersects-with", ISMS_FRAMEWORK_RELATION_INTERSECTS },
    { "intersects", ISMS_FRAMEWORK_RELATION_INTERSECTS },
    { "intersect", ISMS_FRAMEWORK_RELATION_INTERSECTS },
    { "no-relationship", ISMS_FRAMEWORK_RELATION_NONE },
    { "not_related", ISMS_FRAMEWORK_RELATION_NONE },
  };

  for (guint i = 0; words != NULL && i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (words, known[i].words) == 0)
      return known[i].relation;
  return ISMS_FRAMEWORK_RELATION_UNKNOWN;
}
