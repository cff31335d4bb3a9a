/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* OSCAL's texts have blanks for parameters, and parameters may have blanks for others. Texts are
 * filled in here, each parameter once, and none in itself. */

#include "isms-config.h"

#include "isms-oscal-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NESTED 32 /* parameters in parameters */
#define MAX_PARAM 65536
#define MAX_INSERTED ((gsize) 32 << 20)

typedef struct
{
  JsonObject *object;
  char *text;       /* NULL: not made yet */
  gboolean is_open; /* being made */
} OscalParam;

static void
free_param (gpointer data)
{
  OscalParam *self = data;

  g_free (self->text);
  g_free (self);
}

static void
add_params (IsmsOscal *self, JsonArray *list)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      JsonNode *id = JSON_NODE_HOLDS_OBJECT (node)
                         ? json_object_get_member (json_node_get_object (node), "id")
                         : NULL;
      OscalParam *param;

      if (id == NULL || json_node_get_value_type (id) != G_TYPE_STRING
          || *json_node_get_string (id) == '\0'
          || g_hash_table_contains (self->params, json_node_get_string (id)))
        continue;
      param = g_new0 (OscalParam, 1);
      param->object = json_node_get_object (node);
      g_hash_table_insert (self->params, (gpointer) json_node_get_string (id), param);
    }
}

static void
collect_member (IsmsOscal *self, const char *name, JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node))
    {
      if ((g_str_equal (name, "id") || g_str_equal (name, "uuid"))
          && json_node_get_value_type (node) == G_TYPE_STRING)
        g_hash_table_add (self->anchors, (gpointer) json_node_get_string (node));
      return;
    }
  if (JSON_NODE_HOLDS_ARRAY (node) && g_str_equal (name, "params"))
    add_params (self, json_node_get_array (node));
  isms_oscal_collect (self, node);
}

/**
 * isms_oscal_collect:
 * @node: lives as long as the reader
 *
 * Finds all ids and parameters at and below a node.
 */
void
isms_oscal_collect (IsmsOscal *self, JsonNode *node)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *child;

  if (self->params == NULL)
    {
      self->anchors = g_hash_table_new (g_str_hash, g_str_equal);
      self->params = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_param);
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *list = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (list); i++)
        isms_oscal_collect (self, json_array_get_element (list, i));
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &child))
        collect_member (self, name, child);
    }
}

/**
 * isms_oscal_is_first_param:
 *
 * Returns: whether texts take the parameter of this id from @object
 */
gboolean
isms_oscal_is_first_param (IsmsOscal *self, const char *id, JsonObject *object)
{
  OscalParam *param = g_hash_table_lookup (self->params, id);

  return param != NULL && param->object == object;
}

/* What a text is filled in for. */
typedef struct
{
  IsmsOscal *self;
  const IsmsPlace *place;
  const char *member;
  guint depth;
} Filling;

static char *fill (Filling *filling, const char *prose);

/* Adds each text of a list, filled in; FALSE: there is none. */
static gboolean
append_list (
    Filling *filling, GString *out, JsonObject *object, const char *name, const char *between)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *list;
  gsize before = out->len;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list) && out->len <= MAX_PARAM; i++)
    {
      g_autofree char *text = NULL;

      node = json_array_get_element (list, i);
      if (json_node_get_value_type (node) != G_TYPE_STRING)
        continue; /* a sentence about it comes when the parameter itself is read */
      text = fill (filling, json_node_get_string (node));
      g_string_append (out, out->len > before ? between : "");
      g_string_append (out, text);
    }
  return out->len > before;
}

static char *
make_param (Filling *filling, JsonObject *object, const char *id)
{
  g_autoptr (GString) out = g_string_new (NULL);
  JsonNode *select = json_object_get_member (object, "select");
  JsonNode *label = json_object_get_member (object, "label");
  g_autofree char *text = NULL;

  if (append_list (filling, out, object, "values", ", "))
    return g_string_free (g_steal_pointer (&out), FALSE);
  g_string_append_c (out, '[');
  if (select == NULL || !JSON_NODE_HOLDS_OBJECT (select)
      || !append_list (filling, out, json_node_get_object (select), "choice", " | "))
    {
      if (label != NULL && json_node_get_value_type (label) == G_TYPE_STRING)
        text = fill (filling, json_node_get_string (label));
      g_string_append (out, text != NULL && *text != '\0' ? text : id);
    }
  g_string_append_c (out, ']');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
remark (Filling *filling, const char *sentence, const char *id)
{
  g_autofree char *text = g_strdup_printf ("“%s”: %s", id, sentence);

  isms_walk_remark (&filling->self->walk, filling->place, filling->member, "%s", text);
}

/* The text of a parameter; NULL: none of that id. */
static const char *
get_param (Filling *filling, const char *id)
{
  OscalParam *param = g_hash_table_lookup (filling->self->params, id);
  const char *sentence = NULL;

  if (param == NULL || param->text != NULL)
    return param != NULL ? param->text : NULL;
  if (param->is_open)
    sentence = _ ("This parameter refers to itself; its id stands in its place.");
  else if (filling->depth >= MAX_NESTED)
    sentence = _ ("This parameter is nested too deeply in others; its id stands in its place.");
  if (sentence == NULL)
    {
      param->is_open = TRUE;
      filling->depth++;
      param->text = make_param (filling, param->object, id);
      filling->depth--;
      param->is_open = FALSE;
      if (strlen (param->text) <= MAX_PARAM)
        return param->text;
      g_clear_pointer (&param->text, g_free);
      sentence = _ ("This parameter grows to more than 64 KiB; its id stands in its place.");
    }
  remark (filling, sentence, id);
  if (!param->is_open)
    param->text = g_strdup_printf ("[%s]", id);
  return param->is_open ? id : param->text;
}

static const char *
skip_space (const char *at)
{
  while (g_ascii_isspace (*at))
    at++;
  return at;
}

/* The id of "{{ insert: param, id }}" at @at, and @end behind it; NULL for other braces. */
static char *
take_insert (const char *at, const char **end)
{
  const char *start = skip_space (at + 2);
  const char *stop = strstr (start, "}}");
  g_autofree char *id = NULL;

  if (stop == NULL || !g_str_has_prefix (start, "insert:"))
    return NULL;
  start = skip_space (start + strlen ("insert:"));
  if (!g_str_has_prefix (start, "param"))
    return NULL;
  start = skip_space (start + strlen ("param"));
  if (*start != ',' || start >= stop)
    return NULL;
  *end = stop + 2;
  id = g_strndup (start + 1, stop - start - 1);
  return g_strstrip (g_steal_pointer (&id));
}

static char *
fill (Filling *filling, const char *prose)
{
  IsmsOscal *self = filling->self;
  g_autoptr (GString) out = NULL;
  const char *from = prose;
  const char *end = NULL;

  for (const char *at = strstr (prose, "{{"); at != NULL; at = strstr (end, "{{"))
    {
      g_autofree char *id = take_insert (at, &end);
      const char *text = id != NULL ? get_param (filling, id) : NULL;

      if (id == NULL)
        end = at + 2;
      else if (text == NULL)
        remark (filling, _ ("There is no such parameter; the text keeps its blank."), id);
      if (text == NULL)
        continue;
      self->n_inserted += strlen (text);
      if (self->n_inserted > MAX_INSERTED)
        {
          isms_walk_fail (&self->walk, filling->place, filling->member,
                          _ ("With their parameters filled in, the texts grow beyond 32 MiB."));
          break;
        }
      if (out == NULL)
        out = g_string_new (NULL);
      g_string_append_len (out, from, at - from);
      g_string_append (out, text);
      from = end;
    }
  if (out == NULL)
    return g_strdup (prose);
  g_string_append (out, from);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * isms_oscal_fill_in:
 * @place: where the text stands
 * @member: (nullable): its name there
 * @prose: (nullable): the text
 *
 * Fills in parameters: with their values, else their choices or label between brackets. A blank
 * without a parameter stays and is remarked; so is a parameter that refers to itself.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
isms_oscal_fill_in (IsmsOscal *self, const IsmsPlace *place, const char *member, const char *prose)
{
  Filling filling = { .self = self, .place = place, .member = member };

  return prose != NULL ? fill (&filling, prose) : NULL;
}
