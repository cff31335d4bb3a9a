/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One choice of a field as a row of a picker. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ISMS_TYPE_PICKER_ITEM (isms_picker_item_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPickerItem, isms_picker_item, ISMS, PICKER_ITEM, GObject)

IsmsPickerItem *isms_picker_item_new (const char *value, const char *label);
const char *isms_picker_item_get_value (IsmsPickerItem *self);
const char *isms_picker_item_get_label (IsmsPickerItem *self);

G_END_DECLS
