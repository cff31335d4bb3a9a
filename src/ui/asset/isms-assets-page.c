/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A tab for each kind, named as the kind is. A register is made when its tab is first shown. */

#include "isms-config.h"

#include "isms-assets-page.h"

#include <glib/gi18n-lib.h>

#include "isms-asset-group.h"
#include "isms-record-form.h"

static const char *const kinds[] = { "asset", "threat", "vulnerability" };
#define N_KINDS G_N_ELEMENTS (kinds)

struct _IsmsAssetsPage
{
  AdwBin parent_instance;

  AdwViewStack *tabs;

  IsmsWorkspace *workspace;
  AdwBin *bins[N_KINDS];
};

enum
{
  REGISTER_CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsAssetsPage,
                               isms_assets_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

static IsmsPage *
get_shown (IsmsAssetsPage *self)
{
  return ISMS_PAGE (isms_assets_page_get_register (self, NULL));
}

/* Neither being made nor taken apart. */
static gboolean
is_whole (IsmsAssetsPage *self)
{
  return self->bins[N_KINDS - 1] != NULL;
}

static void
tab_changed_cb (IsmsAssetsPage *self)
{
  if (!is_whole (self))
    return;
  get_shown (self);
  isms_page_changed (ISMS_PAGE (self));
  isms_page_place_changed (ISMS_PAGE (self));
}

static void
part_changed_cb (IsmsAssetsPage *self, IsmsPage *page)
{
  if (is_whole (self) && page == get_shown (self))
    isms_page_changed (ISMS_PAGE (self));
}

static void
part_place_changed_cb (IsmsAssetsPage *self, IsmsPage *page)
{
  if (is_whole (self) && page == get_shown (self))
    isms_page_place_changed (ISMS_PAGE (self));
}

static const char *
isms_assets_page_get_title (IsmsPage *page)
{
  return _ ("Assets");
}

static gboolean
isms_assets_page_can (IsmsPage *page, IsmsPageAction action)
{
  return isms_page_can (get_shown (ISMS_ASSETS_PAGE (page)), action);
}

static void
isms_assets_page_activate (IsmsPage *page, IsmsPageAction action)
{
  isms_page_activate (get_shown (ISMS_ASSETS_PAGE (page)), action);
}

static gboolean
isms_assets_page_show_record (IsmsPage *page, const IsmsKind *kind, gint64 id)
{
  IsmsAssetsPage *self = ISMS_ASSETS_PAGE (page);

  if (adw_view_stack_get_child_by_name (self->tabs, kind->name) == NULL)
    return FALSE;
  isms_page_show_record (ISMS_PAGE (isms_assets_page_get_register (self, kind->name)), kind, id);
  isms_assets_page_show_tab (self, kind->name);
  return TRUE;
}

static void
isms_assets_page_get_place (IsmsPage *page, const char **tab, gint64 *record)
{
  IsmsAssetsPage *self = ISMS_ASSETS_PAGE (page);
  const char *none;

  isms_page_get_place (get_shown (self), &none, record);
  *tab = adw_view_stack_get_visible_child_name (self->tabs);
}

static void
isms_assets_page_show_place (IsmsPage *page, const char *tab, gint64 record)
{
  IsmsAssetsPage *self = ISMS_ASSETS_PAGE (page);

  if (tab != NULL && adw_view_stack_get_child_by_name (self->tabs, tab) != NULL)
    isms_assets_page_show_tab (self, tab);
  isms_page_show_place (get_shown (self), NULL, record);
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_assets_page_get_title;
  iface->can = isms_assets_page_can;
  iface->activate = isms_assets_page_activate;
  iface->show_record = isms_assets_page_show_record;
  iface->get_place = isms_assets_page_get_place;
  iface->show_place = isms_assets_page_show_place;
}

static void
isms_assets_page_dispose (GObject *object)
{
  IsmsAssetsPage *self = ISMS_ASSETS_PAGE (object);

  self->bins[N_KINDS - 1] = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_ASSETS_PAGE);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_assets_page_parent_class)->dispose (object);
}

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
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_assets_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-assets-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsAssetsPage, tabs);
  gtk_widget_class_bind_template_callback (widget_class, tab_changed_cb);
  signals[REGISTER_CREATED] =
      g_signal_new ("register-created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, ISMS_TYPE_REGISTER);
  isms_record_form_add_group (&asset_group);
}

static void
isms_assets_page_init (IsmsAssetsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_KINDS; i++)
    {
      GtkWidget *bin = adw_bin_new ();

      adw_view_stack_add_titled (self->tabs, bin, kinds[i], _ (isms_kind_find (kinds[i])->plural));
      self->bins[i] = ADW_BIN (bin);
    }
}

/**
 * isms_assets_page_new:
 * @workspace: whose assets
 *
 * Returns: (transfer floating): the destination, showing the assets once it is shown
 */
GtkWidget *
isms_assets_page_new (IsmsWorkspace *workspace)
{
  IsmsAssetsPage *self = g_object_new (ISMS_TYPE_ASSETS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * isms_assets_page_get_register:
 * @self: the page
 * @kind: (nullable): "asset", "threat" or "vulnerability"; %NULL for the one that is shown
 *
 * Returns: (transfer none): the register, which is made by the first call
 */
IsmsRegister *
isms_assets_page_get_register (IsmsAssetsPage *self, const char *kind)
{
  const char *name = kind != NULL ? kind : adw_view_stack_get_visible_child_name (self->tabs);
  AdwBin *bin = ADW_BIN (adw_view_stack_get_child_by_name (self->tabs, name));
  GtkWidget *page = adw_bin_get_child (bin);

  if (page != NULL)
    return ISMS_REGISTER (page);
  page = isms_register_new (self->workspace, isms_kind_find (name));
  adw_bin_set_child (bin, page);
  g_signal_emit (self, signals[REGISTER_CREATED], 0, page);
  g_signal_connect_object (page, "can-changed", G_CALLBACK (part_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "place-changed", G_CALLBACK (part_place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return ISMS_REGISTER (page);
}

/**
 * isms_assets_page_show_tab:
 * @self: the page
 * @kind: "asset", "threat" or "vulnerability"
 */
void
isms_assets_page_show_tab (IsmsAssetsPage *self, const char *kind)
{
  adw_view_stack_set_visible_child_name (self->tabs, kind);
}
