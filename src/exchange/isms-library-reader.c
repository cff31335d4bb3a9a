/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A library holds any number of frameworks, lists of reference controls and mappings. Each becomes
 * data of its own, with what the library says about all of them. */

#include "isms-config.h"

#include "isms-library-reader.h"

#include "isms-framework-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LEVELS 48 /* of controls; they become nested objects when they are written */

typedef struct
{
  IsmsWalk walk; /* first: its callbacks are given the reader */
  JsonObject *root;
  GPtrArray *all;    /* of IsmsFrameworkData */
  GHashTable *known; /* of char*: urns of reference controls and threats, in small letters */
  gboolean has_dependencies;

  /* Of the framework that is being read. */
  IsmsFrameworkData *data;
  IsmsIds ids;
  GHashTable *indices; /* char* urn in small letters: place among the controls, from 1 */
  GArray *levels;      /* of guint: the last control of each depth, from 1 */
} Library;

static const char *const root_fields[] = { "locale",   "copyright",   "version", "publication_date",
                                           "provider", "objects",     "urn",     "ref_id",
                                           "name",     "description", NULL };

/* Block texts of YAML end with a new line. */
static char *
dup_text (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, const char *member)
{
  g_autofree char *text = g_strdup (isms_walk_text (walk, place, object, member));

  return text != NULL && *g_strchomp (text) != '\0' ? g_steal_pointer (&text) : NULL;
}

/* Whatever a scalar says, as text. */
static char *
dup_word (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) == G_TYPE_STRING)
    return dup_text (walk, place, object, member);
  return json_to_string (node, FALSE);
}

/* Whatever is not no is yes: true, x, a tick, "must". */
static gboolean
is_true (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, const char *member)
{
  static const char *const words[] = { "false", "no", "off", "n", "0", "-", NULL };
  g_autofree char *word = dup_word (walk, place, object, member);
  g_autofree char *lower = word != NULL ? g_ascii_strdown (word, -1) : NULL;

  return lower != NULL && !g_strv_contains (words, lower);
}

/* A whole number from 0 on; -1: none. */
static int
get_number (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, const char *member)
{
  g_autofree char *word = dup_word (walk, place, object, member);
  guint64 number;

  if (word == NULL)
    return -1;
  if (g_ascii_string_to_unsigned (word, 10, 0, G_MAXINT, &number, NULL))
    return number;
  isms_walk_remark (walk, place, member, _ ("“%s” is no whole number; it was left out."), word);
  return -1;
}

static gboolean
holds_texts (JsonNode *node)
{
  JsonArray *list = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    if (json_node_get_value_type (json_array_get_element (list, i)) != G_TYPE_STRING)
      return FALSE;
  return list != NULL;
}

/* Every field that is not read becomes a property, one for each text of a list. */
static void
keep_fields (IsmsWalk *walk,
             const IsmsPlace *place,
             JsonObject *object,
             const char *const *read,
             GPtrArray *props)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (walk->error != NULL)
    return;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      if (g_strv_contains (read, name))
        continue;
      if (!holds_texts (node))
        {
          isms_walk_keep (props, ISMS_FRAMEWORK_NS_LIBRARY, name, node);
          continue;
        }
      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        isms_walk_keep (props, ISMS_FRAMEWORK_NS_LIBRARY, name,
                        json_array_get_element (json_node_get_array (node), i));
    }
}

/* Data with what the library says of all that is in it. */
static IsmsFrameworkData *
add_data (Library *self, IsmsFrameworkFile kind)
{
  IsmsWalk *walk = &self->walk;
  IsmsFrameworkData *data = isms_framework_data_new (kind);
  const char *urn = isms_walk_text (walk, NULL, self->root, "urn");

  g_ptr_array_add (self->all, data);
  data->version = dup_word (walk, NULL, self->root, "version");
  data->publisher = dup_text (walk, NULL, self->root, "provider");
  data->licence = dup_text (walk, NULL, self->root, "copyright");
  data->language = dup_text (walk, NULL, self->root, "locale");
  data->published =
      isms_framework_dup_date (isms_walk_text (walk, NULL, self->root, "publication_date"));
  if (urn != NULL)
    isms_framework_add_prop (data->props, ISMS_FRAMEWORK_NS_LIBRARY, "library", urn);
  keep_fields (walk, NULL, self->root, root_fields, data->props);
  return data;
}

static void
read_names (Library *self, const IsmsPlace *place, JsonObject *object, IsmsFrameworkData *data)
{
  IsmsWalk *walk = &self->walk;

  data->uid = dup_text (walk, place, object, "urn");
  data->ref = dup_text (walk, place, object, "ref_id");
  data->title = dup_text (walk, place, object, "name");
  data->description = dup_text (walk, place, object, "description");
  if (data->title == NULL)
    data->title = dup_text (walk, NULL, self->root, "name");
  if (data->description == NULL)
    data->description = dup_text (walk, NULL, self->root, "description");
}

static void
begin_controls (Library *self, IsmsFrameworkData *data)
{
  self->data = data;
  isms_ids_init (&self->ids);
  self->indices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->levels = g_array_new (FALSE, TRUE, sizeof (guint));
}

static void
end_controls (Library *self)
{
  isms_ids_clear (&self->ids);
  g_clear_pointer (&self->indices, g_hash_table_unref);
  g_clear_pointer (&self->levels, g_array_unref);
}

/* The control that a node says it stands below, else the last one that is less deep. */
static int
find_parent (Library *self, const IsmsPlace *place, JsonObject *object)
{
  IsmsWalk *walk = &self->walk;
  const char *urn = isms_walk_text (walk, place, object, "parent_urn");
  g_autofree char *lower = urn != NULL ? g_utf8_strdown (urn, -1) : NULL;
  guint index = urn != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, lower)) : 0;
  int depth;

  if (index > 0)
    return index - 1;
  if (urn != NULL)
    isms_walk_remark (walk, place, "parent_urn",
                      _ ("“%s” does not stand before this; the depth tells what it is below."),
                      urn);
  depth = get_number (walk, place, object, "depth");
  for (int level = MIN (depth, (int) self->levels->len + 1) - 1; level > 0; level--)
    {
      index = g_array_index (self->levels, guint, level - 1);
      if (index > 0)
        return index - 1;
    }
  return -1;
}

static char *
take_id (Library *self, const IsmsPlace *place, JsonObject *object)
{
  IsmsWalk *walk = &self->walk;
  const char *urn = isms_walk_text (walk, place, object, "urn");
  const char *wanted = urn != NULL ? urn : isms_walk_text (walk, place, object, "ref_id");
  g_autofree char *id = isms_ids_take (&self->ids, wanted != NULL ? wanted : "control");

  if (walk->error != NULL)
    return g_steal_pointer (&id);
  if (urn == NULL)
    isms_walk_remark (walk, place, NULL, _ ("This has no urn; it was named “%s”."), id);
  else if (!g_str_equal (id, urn))
    isms_walk_remark (walk, place, "urn",
                      _ ("The urn “%s” stands here again; this one was kept as “%s”."), urn, id);
  return g_steal_pointer (&id);
}

static IsmsFrameworkControl *
add_control (
    Library *self, const IsmsPlace *place, JsonObject *object, IsmsFrameworkPlace kind, int parent)
{
  IsmsWalk *walk = &self->walk;
  g_autofree char *id = take_id (self, place, object);
  IsmsFrameworkControl *control = isms_framework_data_add_control (self->data, kind, parent, id);
  g_autofree char *lower = NULL;
  guint index = self->data->controls->len;

  control->uid = dup_text (walk, place, object, "urn");
  control->number = dup_word (walk, place, object, "ref_id");
  control->title = dup_text (walk, place, object, "name");
  control->text = dup_text (walk, place, object, "description");
  control->guidance = dup_text (walk, place, object, "annotation");
  lower = control->uid != NULL ? g_utf8_strdown (control->uid, -1) : NULL;
  if (lower != NULL && !g_hash_table_contains (self->indices, lower))
    g_hash_table_insert (self->indices, g_steal_pointer (&lower), GUINT_TO_POINTER (index));
  g_array_set_size (self->levels, control->depth + 1);
  g_array_index (self->levels, guint, control->depth) = index;
  if (control->depth >= MAX_LEVELS)
    isms_walk_fail (walk, place, NULL,
                    _ ("The file is nested more deeply here than any framework is."));
  return control;
}

static void
read_references (Library *self,
                 const IsmsPlace *place,
                 JsonObject *object,
                 const char *member,
                 const char *rel,
                 GPtrArray *links)
{
  g_autoptr (GPtrArray) urns = g_ptr_array_new_with_free_func (g_free);

  isms_walk_texts (&self->walk, place, object, member, urns);
  for (guint i = 0; i < urns->len; i++)
    {
      const char *urn = urns->pdata[i];
      g_autofree char *lower = g_utf8_strdown (urn, -1);

      isms_framework_add_link (links, urn, rel, NULL);
      if (!self->has_dependencies && !g_hash_table_contains (self->known, lower))
        isms_walk_remark (&self->walk, place, member,
                          _ ("This link leads to “%s”, which is not in the file; it was kept."),
                          urn);
    }
}

static void
read_node (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  static const char *const read[] = { "urn",         "ref_id",     "name",
                                      "description", "annotation", "assessable",
                                      "parent_urn",  "depth",      "reference_controls",
                                      "threats",     NULL };
  Library *self = (Library *) walk;
  gboolean assessable = is_true (walk, place, object, "assessable");
  int parent = find_parent (self, place, object);
  IsmsFrameworkControl *control = add_control (
      self, place, object, assessable ? ISMS_FRAMEWORK_CONTROL : ISMS_FRAMEWORK_GROUP, parent);

  read_references (self, place, object, "reference_controls", "reference-control", control->links);
  read_references (self, place, object, "threats", "threat", control->links);
  keep_fields (walk, place, object, read, control->props);
}

static void
read_reference_control (IsmsWalk *walk,
                        const IsmsPlace *place,
                        JsonObject *object,
                        gpointer user_data)
{
  static const char *const read[] = { "urn", "ref_id", "name", "description", "annotation", NULL };
  IsmsFrameworkControl *control =
      add_control ((Library *) walk, place, object, ISMS_FRAMEWORK_CONTROL, -1);

  keep_fields (walk, place, object, read, control->props);
}

static void
read_framework (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  static const char *const read[] = { "urn", "ref_id", "name", "description", "requirement_nodes",
                                      NULL };
  Library *self = (Library *) walk;
  IsmsFrameworkData *data = add_data (self, ISMS_FRAMEWORK_FILE_CATALOGUE);

  read_names (self, place, object, data);
  keep_fields (walk, place, object, read, data->props);
  begin_controls (self, data);
  isms_walk_each (walk, place, object, "requirement_nodes", read_node, NULL);
  end_controls (self);
  if (walk->error == NULL && data->controls->len == 0)
    isms_walk_remark (walk, place, "requirement_nodes", _ ("This framework has no requirements."));
  isms_framework_data_put_in_order (data);
}

static void
read_reference_controls (Library *self, const IsmsPlace *place, JsonObject *objects)
{
  JsonArray *list = isms_walk_list (&self->walk, place, objects, "reference_controls");
  const char *name = isms_walk_text (&self->walk, NULL, self->root, "name");
  const char *urn = isms_walk_text (&self->walk, NULL, self->root, "urn");
  const char *ref = isms_walk_text (&self->walk, NULL, self->root, "ref_id");
  IsmsFrameworkData *data;

  if (list == NULL || json_array_get_length (list) == 0)
    return;
  data = add_data (self, ISMS_FRAMEWORK_FILE_CATALOGUE);
  data->uid = urn != NULL ? g_strconcat (urn, ":reference-controls", NULL) : NULL;
  data->ref = ref != NULL ? g_strconcat (ref, "-reference-controls", NULL) : NULL;
  /* Translators: the title of a library follows */
  data->title = g_strdup_printf (_ ("Reference controls: %s"), name != NULL ? name : "?");
  data->description = dup_text (&self->walk, NULL, self->root, "description");
  begin_controls (self, data);
  isms_walk_each (&self->walk, place, objects, "reference_controls", read_reference_control, NULL);
  end_controls (self);
}

static void
read_mapping (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  static const char *const read[] = { "source_requirement_urn",
                                      "target_requirement_urn",
                                      "relationship",
                                      "rationale",
                                      "strength_of_relationship",
                                      NULL };
  JsonObject *set = user_data;
  Library *self = (Library *) walk;
  IsmsFrameworkMapping *mapping = isms_framework_data_add_mapping (self->data);
  const char *source = isms_walk_text (walk, place, object, "source_requirement_urn");
  const char *target = isms_walk_text (walk, place, object, "target_requirement_urn");
  const char *words = isms_walk_text (walk, place, object, "relationship");

  mapping->source_ref = dup_text (walk, place, set, "source_framework_urn");
  mapping->target_ref = dup_text (walk, place, set, "target_framework_urn");
  if (source != NULL)
    g_ptr_array_add (mapping->sources, g_strdup (source));
  if (target != NULL)
    g_ptr_array_add (mapping->targets, g_strdup (target));
  mapping->relation_words = g_strdup (words);
  mapping->relation = isms_framework_relation_from_words (words);
  mapping->rationale = dup_text (walk, place, object, "rationale");
  mapping->strength = get_number (walk, place, object, "strength_of_relationship");
  keep_fields (walk, place, object, read, mapping->props);
  if (walk->error != NULL)
    return;
  if (source == NULL || target == NULL)
    isms_walk_remark (walk, place, NULL, _ ("This end of the mapping names no control."));
  if (mapping->relation == ISMS_FRAMEWORK_RELATION_UNKNOWN)
    isms_walk_remark (walk, place, "relationship", _ ("“%s” is a relation that is not known here."),
                      words != NULL ? words : "");
}

/* Strengths are 0 to 10; where one is more, all of them are percentages already. */
static void
settle_strengths (IsmsFrameworkData *data)
{
  int most = 0;

  for (guint i = 0; i < data->mappings->len; i++)
    most = MAX (most, ((IsmsFrameworkMapping *) data->mappings->pdata[i])->strength);
  for (guint i = 0; i < data->mappings->len; i++)
    {
      IsmsFrameworkMapping *mapping = data->mappings->pdata[i];

      if (mapping->strength > 0)
        mapping->strength = MIN (most <= 10 ? 10 * mapping->strength : mapping->strength, 100);
    }
}

static void
read_mapping_set (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  static const char *const read[] = {
    "urn", "ref_id", "name", "description", "requirement_mappings", NULL
  };
  Library *self = (Library *) walk;
  IsmsFrameworkData *data = add_data (self, ISMS_FRAMEWORK_FILE_MAPPING);

  read_names (self, place, object, data);
  keep_fields (walk, place, object, read, data->props);
  self->data = data;
  isms_walk_each (walk, place, object, "requirement_mappings", read_mapping, object);
  settle_strengths (data);
}

/* Calls @func for what is one object or a list of them. */
static void
read_one_or_many (Library *self,
                  const IsmsPlace *place,
                  JsonObject *objects,
                  const char *member,
                  IsmsWalkFunc func)
{
  JsonNode *node = json_object_get_member (objects, member);
  IsmsPlace at = { .up = place, .name = member, .index = -1 };

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node) && self->walk.error == NULL)
    func (&self->walk, &at, json_node_get_object (node), NULL);
  else
    isms_walk_each (&self->walk, place, objects, member, func, NULL);
}

static void
collect_urns (Library *self, JsonObject *objects, const char *member)
{
  JsonNode *node = json_object_get_member (objects, member);

  for (guint i = 0; node != NULL && JSON_NODE_HOLDS_ARRAY (node)
                    && i < json_array_get_length (json_node_get_array (node));
       i++)
    {
      JsonNode *element = json_array_get_element (json_node_get_array (node), i);
      JsonNode *urn = JSON_NODE_HOLDS_OBJECT (element)
                          ? json_object_get_member (json_node_get_object (element), "urn")
                          : NULL;

      if (urn != NULL && json_node_get_value_type (urn) == G_TYPE_STRING)
        g_hash_table_add (self->known, g_utf8_strdown (json_node_get_string (urn), -1));
    }
}

static guint
count_objects (JsonNode *node)
{
  return JSON_NODE_HOLDS_ARRAY (node) ? json_array_get_length (json_node_get_array (node)) : 1;
}

/* What a library may hold besides, and has no place here. */
static void
remark_others (Library *self, const IsmsPlace *place, JsonObject *objects)
{
  static const char *const read[] = { "framework",
                                      "frameworks",
                                      "reference_controls",
                                      "requirement_mapping_set",
                                      "requirement_mapping_sets",
                                      NULL };
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, objects);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      guint n = count_objects (node);

      if (g_strv_contains (read, name) || JSON_NODE_HOLDS_NULL (node))
        continue;
      if (g_str_has_prefix (name, "risk_matri"))
        isms_walk_remark (&self->walk, place, name,
                          ngettext ("The library has %u risk matrix, which is not read here.",
                                    "The library has %u risk matrices, which are not read here.",
                                    n),
                          n);
      else if (g_str_equal (name, "threats"))
        isms_walk_remark (&self->walk, place, name,
                          ngettext ("The library has %u threat, which is not read here.",
                                    "The library has %u threats, which are not read here.", n),
                          n);
      else
        isms_walk_remark (&self->walk, place, name,
                          _ ("The library has something of this kind, which is not read here."));
    }
}

static void
read_objects (Library *self)
{
  IsmsPlace place = { .name = "objects", .index = -1 };
  JsonObject *objects = isms_walk_object (&self->walk, NULL, self->root, "objects");
  JsonNode *dependencies = json_object_get_member (self->root, "dependencies");

  if (objects == NULL)
    {
      isms_walk_fail (&self->walk, NULL, "objects", _ ("There is nothing in it."));
      return;
    }
  self->has_dependencies = dependencies != NULL && !JSON_NODE_HOLDS_NULL (dependencies);
  collect_urns (self, objects, "reference_controls");
  collect_urns (self, objects, "threats");
  read_one_or_many (self, &place, objects, "framework", read_framework);
  read_one_or_many (self, &place, objects, "frameworks", read_framework);
  read_reference_controls (self, &place, objects);
  read_one_or_many (self, &place, objects, "requirement_mapping_set", read_mapping_set);
  read_one_or_many (self, &place, objects, "requirement_mapping_sets", read_mapping_set);
  if (self->walk.error != NULL)
    return;
  if (self->all->len == 0)
    isms_walk_fail (
        &self->walk, &place, NULL,
        _ ("This library has neither a framework nor reference controls nor mappings."));
  remark_others (self, &place, objects);
}

/**
 * isms_library_is_known:
 *
 * Returns: whether a file with these members is a library
 */
gboolean
isms_library_is_known (JsonObject *root)
{
  return json_object_has_member (root, "objects");
}

/**
 * isms_library_read:
 * @root: for which isms_library_is_known()
 * @remarks: (transfer full): has the remarks of whoever made the tree
 *
 * Reads a library: frameworks first, then reference controls, then mappings. The first of them
 * takes all remarks.
 *
 * Returns: (transfer full) (element-type IsmsFrameworkData): at least one, or %NULL with
 *   %G_IO_ERROR_INVALID_DATA and a sentence that names the place, or with %G_IO_ERROR_CANCELLED
 */
GPtrArray *
isms_library_read (JsonObject *root,
                   IsmsFrameworkData *remarks,
                   GCancellable *cancellable,
                   GError **error)
{
  Library self = { .walk = { .data = remarks, .cancellable = cancellable }, .root = root };
  g_autoptr (IsmsFrameworkData) owned = remarks;
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_framework_data_free);

  self.all = all;
  self.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_objects (&self);
  g_hash_table_unref (self.known);
  if (self.walk.error != NULL)
    {
      g_propagate_error (error, self.walk.error);
      return NULL;
    }
  g_ptr_array_unref (((IsmsFrameworkData *) all->pdata[0])->remarks);
  ((IsmsFrameworkData *) all->pdata[0])->remarks = g_ptr_array_ref (owned->remarks);
  return g_steal_pointer (&all);
}
