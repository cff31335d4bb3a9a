/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A tab for each kind, named as the kind is. */

#include "isms-config.h"

#include "isms-assets-page.h"

#include <glib/gi18n-lib.h>

#include "isms-asset-group.h"
#include "isms-record-form.h"

struct _IsmsAssetsPage
{
  IsmsTabsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsAssetsPage, isms_assets_page, ISMS_TYPE_TABS_PAGE)

const IsmsTab isms_assets_tabs[] = {
  { .name = "asset", .kind = "asset" },
  { .name = "threat", .kind = "threat" },
  { .name = "vulnerability", .kind = "vulnerability" },
  { NULL },
};

static void
set_asset (GtkWidget *group, IsmsRecord *record)
{
  isms_asset_group_set_asset (ISMS_ASSET_GROUP (group), record);
}

static const IsmsFormGroup asset_group = {
  .kind = "asset",
  .shows_computed = TRUE,
  .create = isms_asset_group_new,
  .set_record = set_asset,
};

static void
isms_assets_page_class_init (IsmsAssetsPageClass *klass)
{
  isms_record_form_add_group (&asset_group);
}

static void
isms_assets_page_init (IsmsAssetsPage *self)
{
}

/**
 * isms_assets_page_new:
 * @workspace: whose assets
 *
 * Returns: (transfer floating): the destination, showing the assets
 */
GtkWidget *
isms_assets_page_new (IsmsWorkspace *workspace)
{
  IsmsTabsPage *self =
      g_object_new (ISMS_TYPE_ASSETS_PAGE, "workspace", workspace, "title", _ ("Assets"), NULL);

  isms_tabs_page_add (self, isms_assets_tabs, G_N_ELEMENTS (isms_assets_tabs) - 1);
  return GTK_WIDGET (self);
}
