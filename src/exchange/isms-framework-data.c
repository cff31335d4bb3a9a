/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Making and freeing the plain data of a framework. */

#include "isms-config.h"

#include "isms-framework-private.h"

#include <string.h>

static void
free_prop (gpointer data)
{
  IsmsFrameworkProp *self = data;

  g_free (self->ns);
  g_free (self->name);
  g_free (self->value);
  g_free (self->class_name);
  g_free (self->group);
  g_free (self->uid);
  g_free (self->remarks);
  g_free (self);
}

static void
free_link (gpointer data)
{
  IsmsFrameworkLink *self = data;

  g_free (self->href);
  g_free (self->rel);
  g_free (self->text);
  g_free (self->media_type);
  g_free (self->fragment);
  g_free (self);
}

static void
free_param (gpointer data)
{
  IsmsFrameworkParam *self = data;

  g_free (self->id);
  g_free (self->label);
  g_free (self->how_many);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->props);
  g_free (self);
}

static void
free_part (gpointer data)
{
  IsmsFrameworkPart *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->ns);
  g_free (self->class_name);
  g_free (self->title);
  g_free (self->text);
  g_ptr_array_unref (self->props);
  g_ptr_array_unref (self->links);
  g_free (self);
}

static void
free_control (gpointer data)
{
  IsmsFrameworkControl *self = data;

  g_free (self->id);
  g_free (self->uid);
  g_free (self->number);
  g_free (self->title);
  g_free (self->class_name);
  g_free (self->text);
  g_free (self->guidance);
  g_ptr_array_unref (self->props);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->params);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static void
free_resource (gpointer data)
{
  IsmsFrameworkResource *self = data;

  g_free (self->uid);
  g_free (self->title);
  g_free (self->description);
  g_free (self->citation);
  g_ptr_array_unref (self->hrefs);
  g_ptr_array_unref (self->props);
  g_free (self);
}

static void
free_mapping (gpointer data)
{
  IsmsFrameworkMapping *self = data;

  g_free (self->uid);
  g_free (self->source_ref);
  g_free (self->target_ref);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->targets);
  g_free (self->relation_words);
  g_free (self->rationale);
  g_ptr_array_unref (self->props);
  g_free (self);
}

static void
free_remark (gpointer data)
{
  IsmsFrameworkRemark *self = data;

  g_free (self->path);
  g_free (self->text);
  g_free (self);
}

static gboolean
is_in_order (GPtrArray *controls)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < (int) controls->len; i++)
    {
      IsmsFrameworkControl *control = controls->pdata[i];

      if (control->parent >= 0
          && (open->len < control->depth
              || g_array_index (open, int, control->depth - 1) != control->parent))
        return FALSE;
      g_array_set_size (open, control->depth);
      g_array_append_val (open, i);
    }
  return TRUE;
}

/* Puts what is below a control right behind it, in the order of the file. */
static void
put_in_order (GPtrArray *controls)
{
  guint n = controls->len;
  g_autofree IsmsFrameworkControl **old = g_memdup2 (controls->pdata, n * sizeof (gpointer));
  g_autofree int *last = g_new (int, n + 1); /* child of each, and of none */
  g_autofree int *before = g_new (int, n);   /* the child before each */
  g_autofree int *moved = g_new (int, n);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (int));

  memset (last, 0xff, (n + 1) * sizeof (int));
  for (int i = 0; i < (int) n; i++)
    {
      before[i] = last[old[i]->parent + 1];
      last[old[i]->parent + 1] = i;
    }
  for (int i = last[0]; i >= 0; i = before[i])
    g_array_append_val (open, i);
  for (int place = 0; open->len > 0; place++)
    {
      int index = g_array_index (open, int, open->len - 1);

      g_array_set_size (open, open->len - 1);
      moved[index] = place;
      controls->pdata[place] = old[index];
      for (int i = last[index + 1]; i >= 0; i = before[i])
        g_array_append_val (open, i);
    }
  for (guint i = 0; i < n; i++)
    if (old[i]->parent >= 0)
      old[i]->parent = moved[old[i]->parent];
}

/**
 * isms_framework_data_new:
 *
 * Returns: (transfer full): data without content
 */
IsmsFrameworkData *
isms_framework_data_new (IsmsFrameworkFile kind)
{
  IsmsFrameworkData *self = g_new0 (IsmsFrameworkData, 1);

  self->kind = kind;
  self->props = g_ptr_array_new_with_free_func (free_prop);
  self->links = g_ptr_array_new_with_free_func (free_link);
  self->params = g_ptr_array_new_with_free_func (free_param);
  self->resources = g_ptr_array_new_with_free_func (free_resource);
  self->controls = g_ptr_array_new_with_free_func (free_control);
  self->mappings = g_ptr_array_new_with_free_func (free_mapping);
  self->remarks = g_ptr_array_new_with_free_func (free_remark);
  return self;
}

/**
 * isms_framework_data_free:
 *
 * Frees the data with all that is in it.
 */
void
isms_framework_data_free (IsmsFrameworkData *self)
{
  g_free (self->uid);
  g_free (self->ref);
  g_free (self->title);
  g_free (self->version);
  g_free (self->description);
  g_free (self->publisher);
  g_free (self->language);
  g_free (self->licence);
  g_free (self->published);
  g_free (self->modified);
  g_ptr_array_unref (self->props);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->params);
  g_ptr_array_unref (self->resources);
  g_ptr_array_unref (self->controls);
  g_ptr_array_unref (self->mappings);
  g_ptr_array_unref (self->remarks);
  g_free (self);
}

/**
 * isms_framework_data_remark:
 * @path: where in the file; "" for all of it
 * @text: a translated sentence
 *
 * Adds a remark.
 */
void
isms_framework_data_remark (IsmsFrameworkData *self, const char *path, const char *text)
{
  IsmsFrameworkRemark *remark = g_new (IsmsFrameworkRemark, 1);

  remark->path = g_strdup (path);
  remark->text = g_strdup (text);
  g_ptr_array_add (self->remarks, remark);
}

/**
 * isms_framework_data_add_control:
 * @parent: the index of what it stands below; -1: nothing
 * @id: must not be taken
 *
 * Adds a group, or a control, which is assessable until that is changed.
 *
 * Returns: (transfer none): to be filled in
 */
IsmsFrameworkControl *
isms_framework_data_add_control (IsmsFrameworkData *self,
                                 IsmsFrameworkPlace kind,
                                 int parent,
                                 const char *id)
{
  IsmsFrameworkControl *control = g_new0 (IsmsFrameworkControl, 1);

  g_assert (parent >= -1 && parent < (int) self->controls->len);
  control->id = g_strdup (id);
  control->kind = kind;
  control->assessable = kind == ISMS_FRAMEWORK_CONTROL;
  control->parent = parent;
  if (parent >= 0)
    control->depth = ((IsmsFrameworkControl *) self->controls->pdata[parent])->depth + 1;
  control->props = g_ptr_array_new_with_free_func (free_prop);
  control->links = g_ptr_array_new_with_free_func (free_link);
  control->params = g_ptr_array_new_with_free_func (free_param);
  control->parts = g_ptr_array_new_with_free_func (free_part);
  g_ptr_array_add (self->controls, control);
  return control;
}

/**
 * isms_framework_data_add_mapping:
 *
 * Adds a mapping without sources and targets, of unknown relation and strength.
 *
 * Returns: (transfer none): to be filled in
 */
IsmsFrameworkMapping *
isms_framework_data_add_mapping (IsmsFrameworkData *self)
{
  IsmsFrameworkMapping *mapping = g_new0 (IsmsFrameworkMapping, 1);

  mapping->strength = -1;
  mapping->sources = g_ptr_array_new_with_free_func (g_free);
  mapping->targets = g_ptr_array_new_with_free_func (g_free);
  mapping->props = g_ptr_array_new_with_free_func (free_prop);
  g_ptr_array_add (self->mappings, mapping);
  return mapping;
}

/**
 * isms_framework_data_add_resource:
 *
 * Adds a document that links can lead to.
 *
 * Returns: (transfer none): to be filled in
 */
IsmsFrameworkResource *
isms_framework_data_add_resource (IsmsFrameworkData *self, const char *uid)
{
  IsmsFrameworkResource *resource = g_new0 (IsmsFrameworkResource, 1);

  resource->uid = g_strdup (uid);
  resource->hrefs = g_ptr_array_new_with_free_func (g_free);
  resource->props = g_ptr_array_new_with_free_func (free_prop);
  g_ptr_array_add (self->resources, resource);
  return resource;
}

/**
 * isms_framework_add_prop:
 * @ns: (nullable): the namespace
 *
 * Returns: (transfer none): the property, now the last one of @props
 */
IsmsFrameworkProp *
isms_framework_add_prop (GPtrArray *props, const char *ns, const char *name, const char *value)
{
  IsmsFrameworkProp *prop = g_new0 (IsmsFrameworkProp, 1);

  prop->ns = g_strdup (ns);
  prop->name = g_strdup (name);
  prop->value = g_strdup (value);
  g_ptr_array_add (props, prop);
  return prop;
}

/**
 * isms_framework_add_link:
 * @rel: (nullable): what the link is for
 * @text: (nullable): what it reads
 *
 * Returns: (transfer none): the link, now the last one of @links
 */
IsmsFrameworkLink *
isms_framework_add_link (GPtrArray *links, const char *href, const char *rel, const char *text)
{
  IsmsFrameworkLink *link = g_new0 (IsmsFrameworkLink, 1);

  link->href = g_strdup (href);
  link->rel = g_strdup (rel);
  link->text = g_strdup (text);
  g_ptr_array_add (links, link);
  return link;
}

/**
 * isms_framework_add_param:
 *
 * Returns: (transfer none): the parameter, now the last one of @params
 */
IsmsFrameworkParam *
isms_framework_add_param (GPtrArray *params, const char *id)
{
  IsmsFrameworkParam *param = g_new0 (IsmsFrameworkParam, 1);

  param->id = g_strdup (id);
  param->values = g_ptr_array_new_with_free_func (g_free);
  param->choices = g_ptr_array_new_with_free_func (g_free);
  param->props = g_ptr_array_new_with_free_func (free_prop);
  g_ptr_array_add (params, param);
  return param;
}

/**
 * isms_framework_add_part:
 * @name: what kind of part: "assessment-objective"
 *
 * Returns: (transfer none): the part, now the last one of @parts
 */
IsmsFrameworkPart *
isms_framework_add_part (GPtrArray *parts, const char *name)
{
  IsmsFrameworkPart *part = g_new0 (IsmsFrameworkPart, 1);

  part->name = g_strdup (name);
  part->props = g_ptr_array_new_with_free_func (free_prop);
  part->links = g_ptr_array_new_with_free_func (free_link);
  g_ptr_array_add (parts, part);
  return part;
}

/**
 * isms_framework_find_prop:
 * @props: of IsmsFrameworkProp
 * @ns: (nullable): its namespace
 *
 * Returns: (transfer none) (nullable): the value of the first such property
 */
const char *
isms_framework_find_prop (GPtrArray *props, const char *ns, const char *name)
{
  for (guint i = 0; i < props->len; i++)
    {
      IsmsFrameworkProp *prop = props->pdata[i];

      if (g_str_equal (prop->name, name) && g_strcmp0 (prop->ns, ns) == 0)
        return prop->value;
    }
  return NULL;
}

/**
 * isms_framework_data_put_in_order:
 *
 * Puts all that is below a control right behind it. What stands below the same keeps its order.
 */
void
isms_framework_data_put_in_order (IsmsFrameworkData *self)
{
  if (!is_in_order (self->controls))
    put_in_order (self->controls);
}

/* The same UUID for the same words, always. */
char *
isms_framework_make_uuid (const char *words)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA1, words, -1);

  sum[12] = '5'; /* version: made from a name */
  sum[16] = "89ab"[g_ascii_xdigit_value (sum[16]) & 3];
  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", sum, sum + 8, sum + 12, sum + 16, sum + 20);
}
