/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of a record whose columns from_kind and from_id name another one: that one, and the
 * way to it. Hidden where there is none. */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ORIGIN_GROUP (isms_origin_group_get_type ())
G_DECLARE_FINAL_TYPE (IsmsOriginGroup, isms_origin_group, ISMS, ORIGIN_GROUP, AdwPreferencesGroup)

GtkWidget *isms_origin_group_new (IsmsWorkspace *workspace);
void isms_origin_group_set_record (IsmsOriginGroup *self, IsmsRecord *record);

G_END_DECLS
