/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What an OSCAL file says about itself, and the documents that it refers to. */

#include "isms-config.h"

#include "isms-oscal-private.h"

#include <glib/gi18n-lib.h>

static const char *const nothing[] = { NULL };

/* The only object of a list, if it has just so many members. */
static JsonObject *
get_only (JsonObject *metadata, const char *member, guint n_members)
{
  JsonNode *node = json_object_get_member (metadata, member);
  JsonObject *only;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node)
      || json_array_get_length (json_node_get_array (node)) != 1)
    return NULL;
  node = json_array_get_element (json_node_get_array (node), 0);
  only = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  return only != NULL && json_object_get_size (only) == n_members ? only : NULL;
}

static gboolean
says (JsonObject *object, const char *member, const char *text)
{
  return g_strcmp0 (json_object_get_string_member_with_default (object, member, NULL), text) == 0;
}

/* Do roles and parties say no more than who the publisher is? */
static gboolean
is_plain_publisher (JsonObject *metadata)
{
  JsonObject *role = get_only (metadata, "roles", 2);
  JsonObject *party = get_only (metadata, "parties", 3);
  JsonObject *responsible = get_only (metadata, "responsible-parties", 2);

  return role != NULL && party != NULL && responsible != NULL && says (role, "id", "publisher")
         && says (role, "title", "Publisher") && says (party, "type", "organization")
         && json_object_has_member (party, "uuid") && json_object_has_member (party, "name")
         && says (responsible, "role-id", "publisher")
         && json_object_has_member (responsible, "party-uuids");
}

typedef struct
{
  GHashTable *names; /* const char* uuid: const char* name, of the parties */
  const char *uuid;  /* of the publisher, else of the creator */
  gboolean is_publisher;
} Parties;

static void
read_party (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  Parties *parties = user_data;
  const char *uuid = isms_walk_text (walk, place, object, "uuid");
  const char *name = isms_walk_text (walk, place, object, "name");

  if (uuid != NULL && name != NULL)
    g_hash_table_insert (parties->names, (gpointer) uuid, (gpointer) name);
}

static void
read_responsible (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  Parties *parties = user_data;
  const char *role = isms_walk_text (walk, place, object, "role-id");
  JsonArray *uuids = isms_walk_list (walk, place, object, "party-uuids");
  gboolean is_publisher = g_strcmp0 (role, "publisher") == 0;
  JsonNode *first;

  if (uuids == NULL || json_array_get_length (uuids) == 0 || parties->is_publisher
      || (!is_publisher && (g_strcmp0 (role, "creator") != 0 || parties->uuid != NULL)))
    return;
  first = json_array_get_element (uuids, 0);
  if (json_node_get_value_type (first) != G_TYPE_STRING)
    return;
  parties->uuid = json_node_get_string (first);
  parties->is_publisher = is_publisher;
}

static void
read_publisher (IsmsOscal *self, const IsmsPlace *place, JsonObject *metadata)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  Parties parties = { .names = names };
  const char *name;

  isms_walk_each (&self->walk, place, metadata, "parties", read_party, &parties);
  isms_walk_each (&self->walk, place, metadata, "responsible-parties", read_responsible, &parties);
  if (parties.uuid == NULL)
    return;
  name = g_hash_table_lookup (names, parties.uuid);
  if (name == NULL)
    isms_walk_remark (&self->walk, place, "responsible-parties",
                      _ ("The publisher, “%s”, is not among the parties."), parties.uuid);
  self->walk.data->publisher = g_strdup (name);
}

static const char *
find_any_prop (GPtrArray *props, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *value = isms_framework_find_prop (props, NULL, names[i]);

      if (value != NULL && *value != '\0')
        return value;
    }
  return NULL;
}

static char *
dup_licence (IsmsFrameworkData *data)
{
  static const char *const names[] = { "license", "licence",      "copyright",
                                       "rights",  "usage-rights", NULL };
  char *licence = isms_oscal_take_own (data->props, "licence");

  if (licence == NULL)
    licence = g_strdup (find_any_prop (data->props, names));
  for (guint i = 0; licence == NULL && i < data->links->len; i++)
    {
      IsmsFrameworkLink *link = data->links->pdata[i];

      if (g_strcmp0 (link->rel, "license") == 0)
        licence = g_strdup (link->text != NULL ? link->text : link->href);
    }
  return licence;
}

static void
read_words (IsmsOscal *self, const IsmsPlace *place, JsonObject *metadata)
{
  static const char *const languages[] = { "language", NULL };
  IsmsFrameworkData *data = self->walk.data;
  const char *version = isms_walk_text (&self->walk, place, metadata, "version");
  const char *modified = isms_walk_text (&self->walk, place, metadata, "last-modified");

  data->title = g_strdup (isms_walk_text (&self->walk, place, metadata, "title"));
  if (data->title == NULL && self->walk.error == NULL)
    isms_walk_remark (&self->walk, place, "title", _ ("The file does not say its title."));
  if (g_strcmp0 (version, ISMS_OSCAL_NO_VERSION) != 0)
    data->version = g_strdup (version);
  data->description = g_strdup (isms_walk_text (&self->walk, place, metadata, "remarks"));
  data->published =
      isms_framework_dup_date (isms_walk_text (&self->walk, place, metadata, "published"));
  if (g_strcmp0 (modified, ISMS_OSCAL_NO_DATE) != 0)
    data->modified = isms_framework_dup_date (modified);
  isms_oscal_read_props (self, place, metadata, data->props);
  isms_oscal_read_links (self, place, metadata, data->links, data->props);
  data->ref = isms_oscal_take_own (data->props, "ref");
  data->language = isms_oscal_take_own (data->props, "language");
  if (data->language == NULL)
    data->language = g_strdup (find_any_prop (data->props, languages));
  data->licence = dup_licence (data);
}

/**
 * isms_oscal_read_metadata:
 * @object: what has the member "metadata"
 *
 * Reads title, version, dates, publisher and licence; all else is kept as properties.
 */
void
isms_oscal_read_metadata (IsmsOscal *self, const IsmsPlace *place, JsonObject *object)
{
  static const char *const read[] = { "title",         "version",       "published",
                                      "last-modified", "remarks",       "props",
                                      "links",         "oscal-version", NULL };
  static const char *const read_parties[] = {
    "title",         "version", "published", "last-modified",       "remarks", "props", "links",
    "oscal-version", "roles",   "parties",   "responsible-parties", NULL
  };
  static const char *const known[] = { "revisions", "document-ids",        "roles",   "locations",
                                       "parties",   "responsible-parties", "actions", NULL };
  IsmsPlace at = { .up = place, .name = "metadata", .index = -1 };
  JsonObject *metadata = isms_walk_object (&self->walk, place, object, "metadata");
  gboolean has_plain_publisher;

  if (metadata == NULL)
    {
      if (self->walk.error == NULL)
        isms_walk_remark (&self->walk, place, "metadata",
                          _ ("The file says nothing about itself, not even its title."));
      return;
    }
  read_words (self, &at, metadata);
  read_publisher (self, &at, metadata);
  has_plain_publisher = self->walk.data->publisher != NULL && is_plain_publisher (metadata);
  isms_walk_keep_rest (&self->walk, &at, metadata, has_plain_publisher ? read_parties : read, known,
                       self->walk.data->props);
}

static void
read_rlink (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  IsmsFrameworkResource *resource = user_data;
  const char *href = isms_walk_text (walk, place, object, "href");

  if (href != NULL)
    g_ptr_array_add (resource->hrefs, g_strdup (href));
}

static gboolean
has_more_than_hrefs (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "rlinks");
  JsonArray *list =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *rlink = json_array_get_object_element (list, i);

      if (json_object_get_size (rlink) != 1 || !json_object_has_member (rlink, "href"))
        return TRUE;
    }
  return FALSE;
}

static void
read_resource (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  static const char *const read[] = { "uuid",   "title", "description", "citation",
                                      "rlinks", "props", NULL };
  static const char *const known[] = { "document-ids", "base64", "remarks", NULL };
  IsmsOscal *self = (IsmsOscal *) walk;
  IsmsPlace at = { .up = place, .name = "citation", .index = -1 };
  const char *uid = isms_walk_text (walk, place, object, "uuid");
  JsonObject *citation = isms_walk_object (walk, place, object, "citation");
  IsmsFrameworkResource *resource;

  resource = isms_framework_data_add_resource (walk->data, uid != NULL ? uid : "");
  resource->title = g_strdup (isms_walk_text (walk, place, object, "title"));
  resource->description = g_strdup (isms_walk_text (walk, place, object, "description"));
  if (citation != NULL)
    resource->citation = g_strdup (isms_walk_text (walk, &at, citation, "text"));
  isms_walk_each (walk, place, object, "rlinks", read_rlink, resource);
  isms_oscal_read_props (self, place, object, resource->props);
  if (walk->error != NULL)
    return;
  if (has_more_than_hrefs (object))
    isms_walk_keep (resource->props, ISMS_FRAMEWORK_NS_MEMBER, "rlinks",
                    json_object_get_member (object, "rlinks"));
  if (citation != NULL
      && json_object_get_size (citation) > (guint) json_object_has_member (citation, "text"))
    isms_walk_keep (resource->props, ISMS_FRAMEWORK_NS_MEMBER, "citation",
                    json_object_get_member (object, "citation"));
  isms_walk_keep_rest (walk, place, object, read, known, resource->props);
  if (uid != NULL)
    g_hash_table_insert (self->resources, resource->uid, resource);
  else
    isms_walk_remark (walk, place, NULL,
                      _ ("This document has no uuid, so no link can lead to it."));
}

/**
 * isms_oscal_read_resources:
 * @object: what may have the member "back-matter"
 *
 * Reads the documents that links can lead to. To be done before the links.
 */
void
isms_oscal_read_resources (IsmsOscal *self, const IsmsPlace *place, JsonObject *object)
{
  static const char *const read[] = { "resources", NULL };
  IsmsPlace at = { .up = place, .name = "back-matter", .index = -1 };
  JsonObject *matter = isms_walk_object (&self->walk, place, object, "back-matter");

  if (matter == NULL)
    return;
  isms_walk_each (&self->walk, &at, matter, "resources", read_resource, NULL);
  isms_walk_keep_rest (&self->walk, &at, matter, read, nothing, self->walk.data->props);
}
