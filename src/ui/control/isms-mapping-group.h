/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a control is mapped to, in its form: each one leads there, and more are found by search. */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_MAPPING_GROUP (isms_mapping_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsMappingGroup, isms_mapping_group, ISMS, MAPPING_GROUP, AdwPreferencesGroup)

GtkWidget *isms_mapping_group_new (IsmsWorkspace *workspace);
void isms_mapping_group_set_control (IsmsMappingGroup *self, IsmsRecord *control);
guint isms_mapping_group_get_n_mappings (IsmsMappingGroup *self);
GtkWidget *isms_mapping_group_get_row (IsmsMappingGroup *self, guint index);

G_END_DECLS
