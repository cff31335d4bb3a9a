/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One choice of a field as a row of a picker. */

#include "isms-picker-item.h"

struct _IsmsPickerItem
{
  GObject parent_instance;

  char *value;
  char *label;
};

G_DEFINE_FINAL_TYPE (IsmsPickerItem, isms_picker_item, G_TYPE_OBJECT)

static void
isms_picker_item_finalize (GObject *object)
{
  IsmsPickerItem *self = ISMS_PICKER_ITEM (object);

  g_free (self->value);
  g_free (self->label);

  G_OBJECT_CLASS (isms_picker_item_parent_class)->finalize (object);
}

static void
isms_picker_item_class_init (IsmsPickerItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_picker_item_finalize;
}

static void
isms_picker_item_init (IsmsPickerItem *self)
{
}

/**
 * isms_picker_item_new:
 * @value: what is stored
 * @label: what is read
 *
 * Returns: (transfer full): an item
 */
IsmsPickerItem *
isms_picker_item_new (const char *value, const char *label)
{
  IsmsPickerItem *self = g_object_new (ISMS_TYPE_PICKER_ITEM, NULL);

  self->value = g_strdup (value);
  self->label = g_strdup (label);
  return self;
}

/**
 * isms_picker_item_get_value:
 * @self: an item
 *
 * Returns: (transfer none): what is stored
 */
const char *
isms_picker_item_get_value (IsmsPickerItem *self)
{
  return self->value;
}

/**
 * isms_picker_item_get_label:
 * @self: an item
 *
 * Returns: (transfer none): what is read
 */
const char *
isms_picker_item_get_label (IsmsPickerItem *self)
{
  return self->label;
}
