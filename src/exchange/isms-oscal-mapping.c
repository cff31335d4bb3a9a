/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* OSCAL's mapping collections: which controls of one catalogue cover which of another. */

#include "isms-config.h"

#include "isms-oscal-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  char *source;
  char *target;
} Ends;

typedef struct
{
  GPtrArray *ids;
  GPtrArray *props;
} ItemTarget;

static void
read_item (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  static const char *const read[] = { "type", "id-ref", NULL };
  static const char *const known[] = { "props", "links", "remarks", NULL };
  ItemTarget *target = user_data;
  const char *id = isms_walk_text (walk, place, object, "id-ref");
  const char *type = isms_walk_text (walk, place, object, "type");

  if (id != NULL)
    g_ptr_array_add (target->ids, g_strdup (id));
  else if (walk->error == NULL)
    isms_walk_remark (walk, place, NULL, _ ("This end of the mapping names no control."));
  if (id != NULL && type != NULL && !g_str_equal (type, "control"))
    isms_walk_remark (walk, place, "type",
                      _ ("“%s” is no control but of the type “%s”; it was kept as one."), id, type);
  isms_walk_keep_rest (walk, place, object, read, known, target->props);
}

static void
read_items (IsmsOscal *self,
            const IsmsPlace *place,
            JsonObject *object,
            const char *member,
            ItemTarget *target)
{
  JsonArray *list = isms_walk_list (&self->walk, place, object, member);

  if (list != NULL && json_array_get_length (list) > 0)
    isms_walk_each (&self->walk, place, object, member, read_item, target);
  else if (self->walk.error == NULL)
    isms_walk_remark (&self->walk, place, member, _ ("This end of the mapping names no control."));
}

/* A percentage is written as 0.85, or as 85. */
static void
read_strength (IsmsOscal *self,
               const IsmsPlace *place,
               JsonObject *object,
               IsmsFrameworkMapping *mapping)
{
  JsonObject *score = isms_walk_object (&self->walk, place, object, "confidence-score");
  JsonNode *node = score != NULL ? json_object_get_member (score, "percentage") : NULL;
  double value;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return;
  value = json_node_get_value_type (node) == G_TYPE_STRING
              ? g_ascii_strtod (json_node_get_string (node), NULL)
              : json_node_get_double (node);
  if (value >= 0 && value <= 1)
    mapping->strength = lround (100 * value);
  else if (value > 1 && value <= 100)
    mapping->strength = lround (value);
}

static void
read_relation (IsmsOscal *self,
               const IsmsPlace *place,
               JsonObject *object,
               IsmsFrameworkMapping *mapping)
{
  JsonNode *node = json_object_get_member (object, "relationship");
  IsmsPlace at = { .up = place, .name = "relationship", .index = -1 };
  const char *words;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      words = isms_walk_text (&self->walk, &at, json_node_get_object (node), "type");
      isms_walk_keep (mapping->props, ISMS_FRAMEWORK_NS_MEMBER, "relationship", node);
    }
  else
    words = isms_walk_text (&self->walk, place, object, "relationship");
  mapping->relation_words = g_strdup (words);
  mapping->relation = isms_framework_relation_from_words (words);
  if (self->walk.error != NULL || mapping->relation != ISMS_FRAMEWORK_RELATION_UNKNOWN)
    return;
  if (words == NULL)
    isms_walk_remark (&self->walk, place, NULL,
                      _ ("This mapping does not say how its ends relate."));
  else
    isms_walk_remark (&self->walk, place, "relationship",
                      _ ("“%s” is a relation that is not known here."), words);
}

static void
read_map (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  static const char *const read[] = {
    "uuid", "relationship", "sources", "targets", "props", "remarks", "matching-rationale", NULL
  };
  static const char *const known[] = { "ns",       "links", "qualifiers", "confidence-score",
                                       "coverage", NULL };
  IsmsOscal *self = (IsmsOscal *) walk;
  const Ends *ends = user_data;
  IsmsFrameworkMapping *mapping = isms_framework_data_add_mapping (walk->data);
  ItemTarget sources = { .ids = mapping->sources, .props = mapping->props };
  ItemTarget targets = { .ids = mapping->targets, .props = mapping->props };
  const char *rationale = isms_walk_text (walk, place, object, "matching-rationale");
  const char *remarks = isms_walk_text (walk, place, object, "remarks");

  mapping->uid = g_strdup (isms_walk_text (walk, place, object, "uuid"));
  mapping->source_ref = g_strdup (ends->source);
  mapping->target_ref = g_strdup (ends->target);
  mapping->rationale = rationale != NULL && remarks != NULL
                           ? g_strdup_printf ("%s: %s", rationale, remarks)
                           : g_strdup (remarks != NULL ? remarks : rationale);
  read_relation (self, place, object, mapping);
  read_strength (self, place, object, mapping);
  isms_oscal_read_props (self, place, object, mapping->props);
  read_items (self, place, object, "sources", &sources);
  read_items (self, place, object, "targets", &targets);
  isms_walk_keep_rest (walk, place, object, read, known, mapping->props);
}

/* The framework's address; where that leads into the file itself, what the file says there. */
static char *
dup_end (IsmsOscal *self, const IsmsPlace *place, JsonObject *object, const char *member)
{
  IsmsPlace at = { .up = place, .name = member, .index = -1 };
  JsonObject *end = isms_walk_object (&self->walk, place, object, member);
  const char *href = end != NULL ? isms_walk_text (&self->walk, &at, end, "href") : NULL;
  IsmsFrameworkResource *resource = NULL;

  if (href != NULL && *href == '#')
    resource = g_hash_table_lookup (self->resources, href + 1);
  if (resource != NULL && resource->hrefs->len > 0)
    return g_strdup (resource->hrefs->pdata[0]);
  if (resource != NULL && resource->title != NULL)
    return g_strdup (resource->title);
  if (href == NULL && self->walk.error == NULL)
    isms_walk_remark (&self->walk, place, member, _ ("The file does not say which framework."));
  return g_strdup (href);
}

static void
read_set (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  static const char *const read[] = { "maps", "source-resource", "target-resource", NULL };
  static const char *const known[] = { "uuid",  "method",  "matching-rationale",  "status", "props",
                                       "links", "remarks", "mapping-description", NULL };
  IsmsOscal *self = (IsmsOscal *) walk;
  g_autofree char *source = dup_end (self, place, object, "source-resource");
  g_autofree char *target = dup_end (self, place, object, "target-resource");
  Ends ends = { .source = source, .target = target };

  isms_walk_each (walk, place, object, "maps", read_map, &ends);
  isms_walk_keep_rest (walk, place, object, read, known, walk->data->props);
}

/**
 * isms_oscal_read_mapping:
 * @object: the collection
 *
 * Reads all mappings of the collection. The frameworks are not at hand, so nobody asks whether they
 * have the controls that are named.
 */
void
isms_oscal_read_mapping (IsmsOscal *self, const IsmsPlace *place, JsonObject *object)
{
  static const char *const read[] = { "uuid", "metadata", "mappings", "back-matter", NULL };
  static const char *const known[] = { "provenance", "props", "links", "remarks", NULL };

  isms_walk_each (&self->walk, place, object, "mappings", read_set, NULL);
  isms_walk_keep_rest (&self->walk, place, object, read, known, self->walk.data->props);
  if (self->walk.error == NULL && self->walk.data->mappings->len == 0)
    isms_walk_fail (&self->walk, place, "mappings", _ ("There is no mapping in this collection."));
}
