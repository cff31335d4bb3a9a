/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of an asset: what it needs and from whom that comes, what needs it, and the ways to
 * the dependencies and to suggested risks. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"
#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ASSET_GROUP (isms_asset_group_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAssetGroup, isms_asset_group, ISMS, ASSET_GROUP, AdwPreferencesGroup)

GtkWidget *isms_asset_group_new (IsmsWorkspace *workspace);
void isms_asset_group_set_asset (IsmsAssetGroup *self, IsmsRecord *asset);

G_END_DECLS
