/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The lists that many of OSCAL's objects have: properties, links, parameters, parts. */

#include "isms-config.h"

#include "isms-oscal-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const nothing[] = { NULL };

static void
read_prop (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  static const char *const read[] = { "ns",    "name", "value",   "class",
                                      "group", "uuid", "remarks", NULL };
  const char *name = isms_walk_text (walk, place, object, "name");
  const char *value = isms_walk_text (walk, place, object, "value");
  IsmsFrameworkProp *prop;

  if (name == NULL && walk->error == NULL)
    isms_walk_remark (walk, place, NULL, _ ("This property has no name; it was kept without one."));
  prop = isms_framework_add_prop (user_data, isms_walk_text (walk, place, object, "ns"),
                                  name != NULL ? name : "", value != NULL ? value : "");
  prop->class_name = g_strdup (isms_walk_text (walk, place, object, "class"));
  prop->group = g_strdup (isms_walk_text (walk, place, object, "group"));
  prop->uid = g_strdup (isms_walk_text (walk, place, object, "uuid"));
  prop->remarks = g_strdup (isms_walk_text (walk, place, object, "remarks"));
  isms_walk_keep_rest (walk, place, object, read, nothing, user_data);
}

/**
 * isms_oscal_read_props:
 * @props: takes them
 *
 * Reads the properties of an object.
 */
void
isms_oscal_read_props (IsmsOscal *self,
                       const IsmsPlace *place,
                       JsonObject *object,
                       GPtrArray *props)
{
  isms_walk_each (&self->walk, place, object, "props", read_prop, props);
}

typedef struct
{
  GPtrArray *links;
  GPtrArray *props;
} LinkTarget;

static void
read_link (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  static const char *const read[] = {
    "href", "rel", "text", "media-type", "resource-fragment", NULL
  };
  IsmsOscal *self = (IsmsOscal *) walk;
  LinkTarget *target = user_data;
  const char *href = isms_walk_text (walk, place, object, "href");
  const char *text = isms_walk_text (walk, place, object, "text");
  IsmsFrameworkResource *resource = NULL;
  IsmsFrameworkLink *link;

  if (href != NULL && *href == '#')
    resource = g_hash_table_lookup (self->resources, href + 1);
  if (text == NULL && resource != NULL)
    text = resource->title != NULL ? resource->title : resource->citation;
  link = isms_framework_add_link (target->links, href != NULL ? href : "",
                                  isms_walk_text (walk, place, object, "rel"), text);
  link->media_type = g_strdup (isms_walk_text (walk, place, object, "media-type"));
  link->fragment = g_strdup (isms_walk_text (walk, place, object, "resource-fragment"));
  isms_walk_keep_rest (walk, place, object, read, nothing, target->props);
  if (walk->error != NULL)
    return;
  if (href == NULL)
    isms_walk_remark (walk, place, NULL, _ ("This link leads nowhere; it was kept."));
  else if (*href == '#' && !g_hash_table_contains (self->anchors, href + 1))
    isms_walk_remark (walk, place, NULL,
                      _ ("This link leads to “%s”, which is not in the file; it was kept."),
                      href + 1);
}

/**
 * isms_oscal_read_links:
 * @links: takes them
 * @props: takes what is not known of links
 *
 * Reads the links of an object, with the titles of the resources that they lead to.
 */
void
isms_oscal_read_links (
    IsmsOscal *self, const IsmsPlace *place, JsonObject *object, GPtrArray *links, GPtrArray *props)
{
  LinkTarget target = { .links = links, .props = props };

  isms_walk_each (&self->walk, place, object, "links", read_link, &target);
}

static void
read_filled_texts (IsmsOscal *self,
                   const IsmsPlace *place,
                   JsonObject *object,
                   const char *member,
                   GPtrArray *texts)
{
  isms_walk_texts (&self->walk, place, object, member, texts);
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *text = texts->pdata[i];

      texts->pdata[i] = isms_oscal_fill_in (self, place, member, text);
    }
}

static void
read_select (IsmsOscal *self, const IsmsPlace *place, JsonObject *object, IsmsFrameworkParam *param)
{
  static const char *const read[] = { "how-many", "choice", NULL };
  IsmsPlace at = { .up = place, .name = "select", .index = -1 };
  JsonObject *select = isms_walk_object (&self->walk, place, object, "select");

  if (select == NULL)
    return;
  param->how_many = g_strdup (isms_walk_text (&self->walk, &at, select, "how-many"));
  read_filled_texts (self, &at, select, "choice", param->choices);
  isms_walk_keep_rest (&self->walk, &at, select, read, nothing, param->props);
}

static void
read_param (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  static const char *const read[] = { "id", "label", "values", "select", "props", NULL };
  static const char *const known[] = { "class",      "usage", "constraints", "guidelines",
                                       "depends-on", "links", "remarks",     NULL };
  IsmsOscal *self = (IsmsOscal *) walk;
  const char *id = isms_walk_text (walk, place, object, "id");
  IsmsFrameworkParam *param;

  if (id == NULL && walk->error == NULL)
    isms_walk_remark (walk, place, NULL,
                      _ ("This parameter has no id, so no text can have a blank for it."));
  else if (id != NULL && !isms_oscal_is_first_param (self, id, object))
    isms_walk_remark (walk, place, NULL,
                      _ ("The parameter “%s” stands here again; texts have the first one."), id);
  param = isms_framework_add_param (user_data, id != NULL ? id : "");
  param->label =
      isms_oscal_fill_in (self, place, "label", isms_walk_text (walk, place, object, "label"));
  read_filled_texts (self, place, object, "values", param->values);
  read_select (self, place, object, param);
  isms_oscal_read_props (self, place, object, param->props);
  isms_walk_keep_rest (walk, place, object, read, known, param->props);
}

/**
 * isms_oscal_read_params:
 * @params: takes them
 *
 * Reads the parameters of an object.
 */
void
isms_oscal_read_params (IsmsOscal *self,
                        const IsmsPlace *place,
                        JsonObject *object,
                        GPtrArray *params)
{
  isms_walk_each (&self->walk, place, object, "params", read_param, params);
}

/* Where the text of a part and of those below it goes. */
typedef struct
{
  GString *text;
  GPtrArray *props;
  GPtrArray *links;
  guint level;
  gboolean has_title; /* elsewhere: it is not in the text */
} PartTarget;

static void
append_lines (PartTarget *target, const char *label, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean is_first = target->text->len == 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0 || !is_first)
        g_string_append_c (target->text, '\n');
      if (*lines[i] != '\0')
        g_string_append_printf (target->text, "%*s", 2 * (int) target->level, "");
      if (i == 0 && label != NULL)
        g_string_append_printf (target->text, *lines[i] != '\0' ? "%s " : "%s", label);
      g_string_append (target->text, lines[i]);
    }
}

/* The label is taken out of the properties: it stands in the text. */
static char *
take_label (GPtrArray *props, guint first)
{
  for (guint i = first; i < props->len; i++)
    {
      IsmsFrameworkProp *prop = props->pdata[i];
      char *label;

      if (prop->ns != NULL || !g_str_equal (prop->name, "label"))
        continue;
      label = g_steal_pointer (&prop->value);
      g_ptr_array_remove_index (props, i);
      return label;
    }
  return NULL;
}

static char *
dup_filled (IsmsOscal *self, const IsmsPlace *place, JsonObject *object, const char *member)
{
  return isms_oscal_fill_in (self, place, member,
                             isms_walk_text (&self->walk, place, object, member));
}

static void
flatten (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  static const char *const read[] = { "id",    "name",  "ns",    "class", "title",
                                      "props", "prose", "links", "parts", NULL };
  IsmsOscal *self = (IsmsOscal *) walk;
  PartTarget *target = user_data;
  PartTarget below = *target;
  guint n_props = target->props->len;
  g_autofree char *title = target->has_title ? NULL : dup_filled (self, place, object, "title");
  g_autofree char *prose = dup_filled (self, place, object, "prose");
  g_autofree char *label = NULL;

  isms_oscal_read_props (self, place, object, target->props);
  isms_oscal_read_links (self, place, object, target->links, target->props);
  isms_walk_keep_rest (walk, place, object, read, nothing, target->props);
  label = take_label (target->props, n_props);
  if (title != NULL)
    append_lines (target, label, title);
  if (prose != NULL || (title == NULL && label != NULL))
    append_lines (target, title == NULL ? label : NULL, prose != NULL ? prose : "");
  below.level += label != NULL;
  below.has_title = FALSE;
  isms_walk_each (walk, place, object, "parts", flatten, &below);
}

static char *
join (char *before, GString *after)
{
  g_autofree char *first = before;

  if (after->len == 0)
    return g_steal_pointer (&first);
  return first != NULL ? g_strconcat (first, "\n\n", after->str, NULL) : g_strdup (after->str);
}

static void
read_part (IsmsWalk *walk, const IsmsPlace *place, JsonObject *object, gpointer user_data)
{
  IsmsFrameworkControl *control = user_data;
  const char *name = isms_walk_text (walk, place, object, "name");
  g_autoptr (GString) text = g_string_new (NULL);
  PartTarget target = { .text = text, .props = control->props, .links = control->links };
  IsmsFrameworkPart *part;

  if (name == NULL && walk->error == NULL)
    isms_walk_remark (walk, place, NULL,
                      _ ("This part has no name; it was taken as one of the statement."));
  if (name == NULL || g_str_equal (name, "statement") || g_str_equal (name, "item"))
    {
      flatten (walk, place, object, &target);
      control->text = join (control->text, text);
      return;
    }
  if (g_str_equal (name, "guidance"))
    {
      flatten (walk, place, object, &target);
      control->guidance = join (control->guidance, text);
      return;
    }
  part = isms_framework_add_part (control->parts, name);
  part->id = g_strdup (isms_walk_text (walk, place, object, "id"));
  part->ns = g_strdup (isms_walk_text (walk, place, object, "ns"));
  part->class_name = g_strdup (isms_walk_text (walk, place, object, "class"));
  part->title = dup_filled ((IsmsOscal *) walk, place, object, "title");
  target.has_title = TRUE;
  target.props = part->props;
  target.links = part->links;
  flatten (walk, place, object, &target);
  part->text = join (NULL, text);
}

/**
 * isms_oscal_read_parts:
 * @control: takes their texts, properties and links
 *
 * Reads the parts of a control or group: statements and items become its text, guidance becomes
 * guidance, all others are kept by name. What is nested in them follows in lines of its own.
 */
void
isms_oscal_read_parts (IsmsOscal *self,
                       const IsmsPlace *place,
                       JsonObject *object,
                       IsmsFrameworkControl *control)
{
  isms_walk_each (&self->walk, place, object, "parts", read_part, control);
}
