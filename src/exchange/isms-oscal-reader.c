/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An OSCAL catalogue becomes a list of groups and controls, each before what is below it. */

#include "isms-config.h"

#include "isms-oscal-reader.h"

#include "isms-oscal-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * isms_oscal_take_own:
 * @props: of IsmsFrameworkProp
 *
 * Takes out what Parapet wrote for itself.
 *
 * Returns: (transfer full) (nullable): the value
 */
char *
isms_oscal_take_own (GPtrArray *props, const char *name)
{
  for (guint i = 0; i < props->len; i++)
    {
      IsmsFrameworkProp *prop = props->pdata[i];
      char *value;

      if (g_strcmp0 (prop->ns, ISMS_OSCAL_NS_OWN) != 0 || !g_str_equal (prop->name, name))
        continue;
      value = g_steal_pointer (&prop->value);
      g_ptr_array_remove_index (props, i);
      return value;
    }
  return NULL;
}

/**
 * isms_oscal_find_label:
 * @props: of IsmsFrameworkProp
 * @index: (out): where it stands
 *
 * Returns: (transfer none) (nullable): the number that is printed: the first label without a class,
 *   else the first label
 */
const char *
isms_oscal_find_label (GPtrArray *props, guint *index)
{
  IsmsFrameworkProp *found = NULL;

  for (guint i = 0; i < props->len; i++)
    {
      IsmsFrameworkProp *prop = props->pdata[i];

      if (prop->ns != NULL || !g_str_equal (prop->name, "label") || *prop->value == '\0'
          || (found != NULL && prop->class_name != NULL))
        continue;
      found = prop;
      *index = i;
      if (prop->class_name == NULL)
        break;
    }
  return found != NULL ? found->value : NULL;
}

/**
 * isms_oscal_guess_assessable:
 *
 * Returns: whether a control is assessed, as far as kind and status say: a withdrawn one is not
 */
gboolean
isms_oscal_guess_assessable (const IsmsFrameworkControl *control)
{
  const char *status = isms_framework_find_prop (control->props, NULL, "status");

  return control->kind == ISMS_FRAMEWORK_CONTROL
         && (status == NULL || g_ascii_strcasecmp (status, "withdrawn") != 0);
}

/* "" was written where the data has nothing and the properties would make something of it. */
static char *
take_own_or_null (GPtrArray *props, const char *name, gboolean *found)
{
  g_autofree char *value = isms_oscal_take_own (props, name);

  *found = value != NULL;
  return *found && *value != '\0' ? g_steal_pointer (&value) : NULL;
}

/* The label becomes the number, and is no property any more if it says nothing else. */
static void
settle_number (IsmsFrameworkControl *control)
{
  gboolean found;
  guint index;
  const char *label;
  IsmsFrameworkProp *prop;

  control->number = take_own_or_null (control->props, "number", &found);
  label = isms_oscal_find_label (control->props, &index);
  if (found || label == NULL)
    return;
  control->number = g_strdup (label);
  prop = control->props->pdata[index];
  if (prop->class_name == NULL && prop->group == NULL && prop->uid == NULL && prop->remarks == NULL)
    g_ptr_array_remove_index (control->props, index);
}

static gint
compare_props (gconstpointer a, gconstpointer b)
{
  const IsmsFrameworkProp *first = *(IsmsFrameworkProp *const *) a;
  const IsmsFrameworkProp *second = *(IsmsFrameworkProp *const *) b;

  return (g_strcmp0 (first->ns, ISMS_FRAMEWORK_NS_MEMBER) == 0)
         - (g_strcmp0 (second->ns, ISMS_FRAMEWORK_NS_MEMBER) == 0);
}

static void
settle_control (IsmsOscal *self, IsmsFrameworkControl *control)
{
  g_autofree char *kind = isms_oscal_take_own (control->props, "kind");
  g_autofree char *assessable = NULL;
  g_autofree char *id = isms_oscal_take_own (control->props, "id");
  gboolean found;

  if (g_strcmp0 (kind, "group") == 0)
    control->kind = ISMS_FRAMEWORK_GROUP;
  if (id != NULL)
    {
      g_hash_table_insert (self->renamed, g_steal_pointer (&control->id), g_strdup (id));
      control->id = isms_ids_take (&self->ids, id);
    }
  control->uid = take_own_or_null (control->props, "uid", &found);
  if (!found)
    control->uid = g_strdup (isms_framework_find_prop (control->props, NULL, "alt-identifier"));
  settle_number (control);
  assessable = isms_oscal_take_own (control->props, "assessable");
  control->assessable =
      assessable != NULL ? g_str_equal (assessable, "true") : isms_oscal_guess_assessable (control);
  g_ptr_array_sort (control->props, compare_props);
}

/* What texts and links refer to stays; what they cannot tell apart is numbered. */
static char *
take_id (IsmsOscal *self, const IsmsPlace *place, JsonObject *object, IsmsFrameworkPlace kind)
{
  const char *wanted = isms_walk_text (&self->walk, place, object, "id");
  char *id;

  if (wanted == NULL)
    {
      id = isms_ids_take (&self->ids, kind == ISMS_FRAMEWORK_GROUP ? "group" : "control");
      if (self->walk.error == NULL && kind == ISMS_FRAMEWORK_CONTROL)
        isms_walk_remark (&self->walk, place, NULL,
                          _ ("This control has no id; it was named “%s”."), id);
      return id;
    }
  id = isms_ids_take (&self->ids, wanted);
  if (!g_str_equal (id, wanted))
    isms_walk_remark (&self->walk, place, "id",
                      _ ("The id “%s” stands here again; this one was kept as “%s”."), wanted, id);
  return id;
}

static void
read_node (IsmsOscal *self,
           const IsmsPlace *place,
           JsonObject *object,
           IsmsFrameworkPlace kind,
           int parent)
{
  static const char *const read[] = { "id",    "class", "title",    "params", "props",
                                      "links", "parts", "controls", "groups", NULL };
  static const char *const read_of_control[] = { "id",    "class", "title",    "params", "props",
                                                 "links", "parts", "controls", NULL };
  static const char *const known[] = { "insert-controls", NULL };
  g_autofree char *id = take_id (self, place, object, kind);
  IsmsFrameworkControl *control =
      isms_framework_data_add_control (self->walk.data, kind, parent, id);

  control->title = isms_oscal_fill_in (self, place, "title",
                                       isms_walk_text (&self->walk, place, object, "title"));
  control->class_name = g_strdup (isms_walk_text (&self->walk, place, object, "class"));
  isms_oscal_read_params (self, place, object, control->params);
  isms_oscal_read_props (self, place, object, control->props);
  isms_oscal_read_links (self, place, object, control->links, control->props);
  settle_control (self, control);
  isms_oscal_read_parts (self, place, object, control);
  isms_walk_keep_rest (&self->walk, place, object,
                       kind == ISMS_FRAMEWORK_GROUP ? read : read_of_control, known,
                       control->props);
  g_ptr_array_sort (control->props, compare_props);
}

static void
read_control (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  int index = walk->data->controls->len;

  read_node ((IsmsOscal *) walk, place, object, ISMS_FRAMEWORK_CONTROL,
             GPOINTER_TO_INT (user_data));
  isms_walk_each (walk, place, object, "controls", read_control, GINT_TO_POINTER (index));
}

static void
read_group (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  int index = walk->data->controls->len;

  read_node ((IsmsOscal *) walk, place, object, ISMS_FRAMEWORK_GROUP, GPOINTER_TO_INT (user_data));
  isms_walk_each (walk, place, object, "groups", read_group, GINT_TO_POINTER (index));
  isms_walk_each (walk, place, object, "controls", read_control, GINT_TO_POINTER (index));
}

/* Links to what was renamed on writing lead to the true names again. */
static void
restore_links (IsmsOscal *self, GPtrArray *links)
{
  for (guint i = 0; i < links->len; i++)
    {
      IsmsFrameworkLink *link = links->pdata[i];
      const char *id =
          *link->href == '#' ? g_hash_table_lookup (self->renamed, link->href + 1) : NULL;

      if (id == NULL)
        continue;
      g_free (link->href);
      link->href = g_strconcat ("#", id, NULL);
    }
}

static void
restore_all_links (IsmsOscal *self)
{
  IsmsFrameworkData *data = self->walk.data;

  restore_links (self, data->links);
  for (guint i = 0; i < data->controls->len; i++)
    {
      IsmsFrameworkControl *control = data->controls->pdata[i];

      restore_links (self, control->links);
      for (guint j = 0; j < control->parts->len; j++)
        restore_links (self, ((IsmsFrameworkPart *) control->parts->pdata[j])->links);
    }
}

static void
read_catalogue (IsmsOscal *self, const IsmsPlace *place, JsonObject *catalogue)
{
  static const char *const read[] = { "uuid",     "metadata",    "params", "groups",
                                      "controls", "back-matter", NULL };
  static const char *const known[] = { NULL };
  IsmsFrameworkData *data = self->walk.data;

  isms_oscal_read_params (self, place, catalogue, data->params);
  isms_walk_each (&self->walk, place, catalogue, "groups", read_group, GINT_TO_POINTER (-1));
  isms_walk_each (&self->walk, place, catalogue, "controls", read_control, GINT_TO_POINTER (-1));
  isms_walk_keep_rest (&self->walk, place, catalogue, read, known, data->props);
  if (self->walk.error == NULL && data->controls->len == 0)
    isms_walk_fail (&self->walk, place, NULL, _ ("There is no control in this catalogue."));
  if (g_hash_table_size (self->renamed) > 0)
    restore_all_links (self);
}

static void
read_file (IsmsOscal *self, JsonObject *root)
{
  gboolean is_catalogue = json_object_has_member (root, "catalog");
  const char *name = is_catalogue ? "catalog" : "mapping-collection";
  IsmsPlace place = { .name = name, .index = -1 };
  JsonObject *object = isms_walk_object (&self->walk, NULL, root, name);
  IsmsFrameworkData *data = self->walk.data;
  gboolean found;

  data->kind = is_catalogue ? ISMS_FRAMEWORK_FILE_CATALOGUE : ISMS_FRAMEWORK_FILE_MAPPING;
  if (object == NULL)
    {
      isms_walk_fail (&self->walk, NULL, name, _ ("There is nothing in it."));
      return;
    }
  isms_oscal_collect (self, json_object_get_member (root, name));
  isms_oscal_read_resources (self, &place, object);
  isms_oscal_read_metadata (self, &place, object);
  data->uid = take_own_or_null (data->props, "uid", &found);
  if (!found)
    data->uid = g_strdup (isms_walk_text (&self->walk, &place, object, "uuid"));
  if (is_catalogue)
    read_catalogue (self, &place, object);
  else
    isms_oscal_read_mapping (self, &place, object);
  g_ptr_array_sort (data->props, compare_props);
}

/**
 * isms_oscal_is_known:
 *
 * Returns: whether a file with these members is an OSCAL file that can be read
 */
gboolean
isms_oscal_is_known (JsonObject *root)
{
  return json_object_has_member (root, "catalog")
         || json_object_has_member (root, "mapping-collection");
}

/**
 * isms_oscal_read:
 * @root: for which isms_oscal_is_known()
 * @data: takes all that the file says
 *
 * Reads a catalogue or a collection of mappings.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA and a sentence that names the place, or with
 *   %G_IO_ERROR_CANCELLED
 */
gboolean
isms_oscal_read (JsonObject *root,
                 IsmsFrameworkData *data,
                 GCancellable *cancellable,
                 GError **error)
{
  IsmsOscal self = { .walk = { .data = data, .cancellable = cancellable } };

  isms_ids_init (&self.ids);
  self.resources = g_hash_table_new (g_str_hash, g_str_equal);
  self.renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_file (&self, root);
  isms_ids_clear (&self.ids);
  g_hash_table_unref (self.resources);
  g_hash_table_unref (self.renamed);
  g_clear_pointer (&self.anchors, g_hash_table_unref);
  g_clear_pointer (&self.params, g_hash_table_unref);
  if (self.walk.error == NULL)
    return TRUE;
  g_propagate_error (error, self.walk.error);
  return FALSE;
}
