/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A framework as an OSCAL catalogue that is read back without a change. What OSCAL has no place for
 * is written as properties of a namespace of our own, which the reader takes out again. */

#include "isms-config.h"

#include "isms-oscal-writer.h"

#include "isms-oscal-private.h"

#include <string.h>

typedef struct
{
  const IsmsFrameworkData *data;
  GHashTable *tokens; /* const char* id: char*, where OSCAL cannot have the id */
  int *first;         /* below each, and below none */
  int *next;          /* beside each; -1: none */
  gboolean *is_group; /* as it is written */
} Writer;

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

/* OSCAL knows no empty lists. */
static void
set_list (JsonObject *object, const char *member, JsonArray *list)
{
  if (json_array_get_length (list) > 0)
    json_object_set_array_member (object, member, list);
  else
    json_array_unref (list);
}

static void
set_texts (JsonObject *object, const char *member, GPtrArray *texts)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < texts->len; i++)
    json_array_add_string_element (list, texts->pdata[i]);
  set_list (object, member, list);
}

static void
add_own (JsonArray *props, const char *name, const char *value)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", name);
  json_object_set_string_member (object, "ns", ISMS_OSCAL_NS_OWN);
  json_object_set_string_member (object, "value", value);
  json_array_add_object_element (props, object);
}

static void
add_props (JsonArray *list, GPtrArray *props)
{
  for (guint i = 0; i < props->len; i++)
    {
      const IsmsFrameworkProp *prop = props->pdata[i];
      JsonObject *object = json_object_new ();

      set_text (object, "name", prop->name);
      set_text (object, "uuid", prop->uid);
      set_text (object, "ns", prop->ns);
      set_text (object, "value", prop->value);
      set_text (object, "class", prop->class_name);
      set_text (object, "group", prop->group);
      set_text (object, "remarks", prop->remarks);
      json_array_add_object_element (list, object);
    }
}

static void
set_props (JsonObject *object, GPtrArray *props)
{
  JsonArray *list = json_array_new ();

  add_props (list, props);
  set_list (object, "props", list);
}

static void
set_href (Writer *self, JsonObject *object, const char *href)
{
  const char *token = *href == '#' ? g_hash_table_lookup (self->tokens, href + 1) : NULL;
  g_autofree char *to_token = token != NULL ? g_strconcat ("#", token, NULL) : NULL;

  set_text (object, "href", to_token != NULL ? to_token : href);
}

static void
set_links (Writer *self, JsonObject *object, GPtrArray *links)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < links->len; i++)
    {
      const IsmsFrameworkLink *link = links->pdata[i];
      JsonObject *one = json_object_new ();

      set_href (self, one, link->href);
      set_text (one, "rel", link->rel);
      set_text (one, "media-type", link->media_type);
      set_text (one, "resource-fragment", link->fragment);
      set_text (one, "text", link->text);
      json_array_add_object_element (list, one);
    }
  set_list (object, "links", list);
}

static void
set_params (JsonObject *object, GPtrArray *params)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < params->len; i++)
    {
      const IsmsFrameworkParam *param = params->pdata[i];
      JsonObject *one = json_object_new ();
      JsonObject *select = json_object_new ();

      set_text (one, "id", *param->id != '\0' ? param->id : NULL);
      set_props (one, param->props);
      set_text (one, "label", param->label);
      set_texts (one, "values", param->values);
      set_text (select, "how-many", param->how_many);
      set_texts (select, "choice", param->choices);
      if (json_object_get_size (select) > 0)
        json_object_set_object_member (one, "select", select);
      else
        json_object_unref (select);
      json_array_add_object_element (list, one);
    }
  set_list (object, "params", list);
}

static void
add_prose (JsonArray *parts, const char *name, const char *prose)
{
  JsonObject *part;

  if (prose == NULL)
    return;
  part = json_object_new ();
  json_object_set_string_member (part, "name", name);
  json_object_set_string_member (part, "prose", prose);
  json_array_add_object_element (parts, part);
}

static void
set_parts (Writer *self, JsonObject *object, const IsmsFrameworkControl *control)
{
  JsonArray *list = json_array_new ();

  add_prose (list, "statement", control->text);
  add_prose (list, "guidance", control->guidance);
  for (guint i = 0; i < control->parts->len; i++)
    {
      const IsmsFrameworkPart *part = control->parts->pdata[i];
      JsonObject *one = json_object_new ();

      set_text (one, "id", part->id);
      set_text (one, "name", part->name);
      set_text (one, "ns", part->ns);
      set_text (one, "class", part->class_name);
      set_text (one, "title", part->title);
      set_props (one, part->props);
      set_text (one, "prose", part->text);
      set_links (self, one, part->links);
      json_array_add_object_element (list, one);
    }
  set_list (object, "parts", list);
}

static gboolean
has_plain_label (GPtrArray *props)
{
  for (guint i = 0; i < props->len; i++)
    {
      const IsmsFrameworkProp *prop = props->pdata[i];

      if (prop->ns == NULL && prop->class_name == NULL && g_str_equal (prop->name, "label"))
        return TRUE;
    }
  return FALSE;
}

/* As the label that OSCAL has for it, unless the properties would be taken for the number. */
static void
add_number (JsonArray *list, const IsmsFrameworkControl *control)
{
  guint index;
  const char *label = isms_oscal_find_label (control->props, &index);
  JsonObject *object;

  if (has_plain_label (control->props) || (control->number == NULL && label != NULL))
    {
      add_own (list, "number", control->number != NULL ? control->number : "");
      return;
    }
  if (control->number == NULL || g_strcmp0 (control->number, label) == 0)
    return;
  object = json_object_new ();
  json_object_set_string_member (object, "name", "label");
  json_object_set_string_member (object, "value", control->number);
  json_array_add_object_element (list, object);
}

static void
set_control_props (Writer *self,
                   JsonObject *object,
                   const IsmsFrameworkControl *control,
                   gboolean is_group)
{
  JsonArray *list = json_array_new ();
  const char *alternative = isms_framework_find_prop (control->props, NULL, "alt-identifier");

  add_number (list, control);
  if (g_hash_table_contains (self->tokens, control->id))
    add_own (list, "id", control->id);
  if (g_strcmp0 (control->uid, alternative) != 0)
    add_own (list, "uid", control->uid != NULL ? control->uid : "");
  if (control->kind == ISMS_FRAMEWORK_GROUP && !is_group)
    add_own (list, "kind", "group");
  if (control->assessable != isms_oscal_guess_assessable (control))
    add_own (list, "assessable", control->assessable ? "true" : "false");
  add_props (list, control->props);
  set_list (object, "props", list);
}

static void set_below (Writer *self, JsonObject *object, int parent);

static JsonObject *
make_control (Writer *self, int index)
{
  const IsmsFrameworkControl *control = self->data->controls->pdata[index];
  const char *token = g_hash_table_lookup (self->tokens, control->id);
  JsonObject *object = json_object_new ();

  set_text (object, "id", token != NULL ? token : control->id);
  set_text (object, "class", control->class_name);
  json_object_set_string_member (object, "title", control->title != NULL ? control->title : "");
  set_params (object, control->params);
  set_control_props (self, object, control, self->is_group[index]);
  set_links (self, object, control->links);
  set_parts (self, object, control);
  set_below (self, object, index);
  return object;
}

/* Groups, then controls: in OSCAL they stand in different lists. */
static void
set_below (Writer *self, JsonObject *object, int parent)
{
  JsonArray *groups = json_array_new ();
  JsonArray *controls = json_array_new ();

  for (int i = self->first[parent + 1]; i >= 0; i = self->next[i])
    json_array_add_object_element (self->is_group[i] ? groups : controls, make_control (self, i));
  set_list (object, "groups", groups);
  set_list (object, "controls", controls);
}

/* A control has no groups below it, and no group follows a control: such a group is written as a
 * control, so that the order stays. */
static void
arrange (Writer *self)
{
  GPtrArray *controls = self->data->controls;
  int n = controls->len;
  g_autofree gboolean *has_control = g_new0 (gboolean, n + 1);

  self->first = g_new (int, n + 1);
  self->next = g_new (int, n);
  self->is_group = g_new0 (gboolean, n);
  memset (self->first, 0xff, (n + 1) * sizeof (int));
  for (int i = n - 1; i >= 0; i--)
    {
      int parent = ((IsmsFrameworkControl *) controls->pdata[i])->parent;

      self->next[i] = self->first[parent + 1];
      self->first[parent + 1] = i;
    }
  for (int i = 0; i < n; i++)
    {
      const IsmsFrameworkControl *control = controls->pdata[i];
      int parent = control->parent;

      self->is_group[i] = control->kind == ISMS_FRAMEWORK_GROUP && !has_control[parent + 1]
                          && (parent < 0 || self->is_group[parent]);
      has_control[parent + 1] |= !self->is_group[i];
    }
}

/* NULL: OSCAL can have it as it is. */
char *
isms_oscal_dup_token (const char *id)
{
  g_autoptr (GString) token = g_string_new (NULL);

  for (const char *at = id; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (
          token, g_unichar_isalnum (c) || c == '.' || c == '-' || c == '_' ? c : (gunichar) '_');
    }
  if (token->len == 0)
    g_string_append_c (token, '_');
  return g_str_equal (token->str, id) ? NULL : g_string_free (g_steal_pointer (&token), FALSE);
}

static void
make_tokens (Writer *self)
{
  GPtrArray *controls = self->data->controls;
  IsmsIds ids;

  isms_ids_init (&ids);
  for (guint i = 0; i < controls->len; i++)
    g_free (isms_ids_take (&ids, ((IsmsFrameworkControl *) controls->pdata[i])->id));
  for (guint i = 0; i < controls->len; i++)
    {
      char *id = ((IsmsFrameworkControl *) controls->pdata[i])->id;
      g_autofree char *token = isms_oscal_dup_token (id);

      if (token != NULL)
        g_hash_table_insert (self->tokens, id, isms_ids_take (&ids, token));
    }
  isms_ids_clear (&ids);
}

static void
set_date (JsonObject *object, const char *member, const char *date)
{
  g_autofree char *with_time = NULL;

  if (date != NULL && strlen (date) == 10)
    with_time = g_strconcat (date, "T00:00:00Z", NULL);
  set_text (object, member, with_time != NULL ? with_time : date);
}

static void
set_publisher (JsonObject *metadata, const char *publisher)
{
  g_autofree char *words = g_strconcat ("publisher ", publisher, NULL);
  g_autofree char *uuid = isms_framework_make_uuid (words);
  JsonObject *role = json_object_new ();
  JsonObject *party = json_object_new ();
  JsonObject *responsible = json_object_new ();
  const char *names[] = { "roles", "parties", "responsible-parties" };
  JsonObject *objects[] = { role, party, responsible };
  JsonArray *uuids = json_array_new ();

  json_object_set_string_member (role, "id", "publisher");
  json_object_set_string_member (role, "title", "Publisher");
  json_object_set_string_member (party, "uuid", uuid);
  json_object_set_string_member (party, "type", "organization");
  json_object_set_string_member (party, "name", publisher);
  json_object_set_string_member (responsible, "role-id", "publisher");
  json_array_add_string_element (uuids, uuid);
  json_object_set_array_member (responsible, "party-uuids", uuids);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonArray *list = json_array_new ();

      json_array_add_object_element (list, objects[i]);
      json_object_set_array_member (metadata, names[i], list);
    }
}

static JsonObject *
make_metadata (Writer *self, gboolean has_uuid)
{
  const IsmsFrameworkData *data = self->data;
  JsonObject *metadata = json_object_new ();
  JsonArray *props = json_array_new ();

  json_object_set_string_member (metadata, "title", data->title != NULL ? data->title : "");
  set_date (metadata, "published", data->published);
  set_date (metadata, "last-modified",
            data->modified != NULL ? data->modified : ISMS_OSCAL_NO_DATE);
  set_text (metadata, "version", data->version != NULL ? data->version : ISMS_OSCAL_NO_VERSION);
  json_object_set_string_member (metadata, "oscal-version", ISMS_OSCAL_VERSION);
  if (!has_uuid)
    add_own (props, "uid", data->uid != NULL ? data->uid : "");
  if (data->ref != NULL)
    add_own (props, "ref", data->ref);
  if (data->language != NULL)
    add_own (props, "language", data->language);
  if (data->licence != NULL)
    add_own (props, "licence", data->licence);
  add_props (props, data->props);
  set_list (metadata, "props", props);
  set_links (self, metadata, data->links);
  if (data->publisher != NULL)
    set_publisher (metadata, data->publisher);
  set_text (metadata, "remarks", data->description);
  return metadata;
}

static void
set_resources (JsonObject *catalogue, GPtrArray *resources)
{
  JsonObject *matter = json_object_new ();
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < resources->len; i++)
    {
      const IsmsFrameworkResource *resource = resources->pdata[i];
      JsonObject *object = json_object_new ();
      JsonObject *citation = json_object_new ();
      JsonArray *rlinks = json_array_new ();

      set_text (object, "uuid", resource->uid);
      set_text (object, "title", resource->title);
      set_text (object, "description", resource->description);
      set_props (object, resource->props);
      set_text (citation, "text", resource->citation);
      if (resource->citation != NULL)
        json_object_set_object_member (object, "citation", json_object_ref (citation));
      json_object_unref (citation);
      for (guint j = 0; j < resource->hrefs->len; j++)
        {
          JsonObject *rlink = json_object_new ();

          set_text (rlink, "href", resource->hrefs->pdata[j]);
          json_array_add_object_element (rlinks, rlink);
        }
      set_list (object, "rlinks", rlinks);
      json_array_add_object_element (list, object);
    }
  set_list (matter, "resources", list);
  if (resources->len > 0)
    json_object_set_object_member (catalogue, "back-matter", matter);
  else
    json_object_unref (matter);
}

static JsonNode *
make_root (Writer *self)
{
  const IsmsFrameworkData *data = self->data;
  gboolean has_uuid = data->uid != NULL && g_uuid_string_is_valid (data->uid);
  g_autofree char *words = g_strdup_printf (
      "catalogue %s %s %s", data->uid != NULL ? data->uid : "",
      data->title != NULL ? data->title : "", data->version != NULL ? data->version : "");
  g_autofree char *uuid = has_uuid ? g_strdup (data->uid) : isms_framework_make_uuid (words);
  JsonObject *catalogue = json_object_new ();
  JsonObject *root = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (catalogue, "uuid", uuid);
  json_object_set_object_member (catalogue, "metadata", make_metadata (self, has_uuid));
  set_params (catalogue, data->params);
  set_below (self, catalogue, -1);
  set_resources (catalogue, data->resources);
  json_object_set_object_member (root, "catalog", catalogue);
  json_node_take_object (node, root);
  return node;
}

/**
 * isms_oscal_write_catalogue:
 * @data: a catalogue
 *
 * Writes OSCAL 1.1.2 as JSON: the same bytes for the same data. Read back by isms_framework_read(),
 * it gives the same data but for the remarks, and for mappings, which a catalogue has not. Ids and
 * dates that OSCAL cannot have are written in its form, and as they are in a property.
 *
 * Returns: (transfer full): the file
 */
GBytes *
isms_oscal_write_catalogue (const IsmsFrameworkData *data)
{
  g_autoptr (GHashTable) tokens = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  gsize length;
  Writer self = { .data = data, .tokens = tokens };

  arrange (&self);
  make_tokens (&self);
  root = make_root (&self);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, &length);
  g_free (self.first);
  g_free (self.next);
  g_free (self.is_group);
  return g_bytes_new_take (g_steal_pointer (&text), length);
}
