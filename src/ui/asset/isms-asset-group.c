/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What an asset needs, with the one that it inherits each need from. */

#include "isms-config.h"

#include "isms-asset-group.h"

#include <glib/gi18n-lib.h>

#include "isms-dependency-dialog.h"
#include "isms-query.h"
#include "isms-scenario-dialog.h"

#define N_GOALS 3

static const char *const effective[N_GOALS] = { "effective_c", "effective_i", "effective_a" };
static const char *const sources[N_GOALS] = { "c_from", "i_from", "a_from" };

struct _IsmsAssetGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *asset;
  gulong notify_id;
  GtkWidget *rows[N_GOALS];
  GtkWidget *icons[N_GOALS];
  gint64 from[N_GOALS]; /* the asset that the need comes from, or 0 */
  GtkWidget *needed_by;
  GtkWidget *suggest;
};

G_DEFINE_FINAL_TYPE (IsmsAssetGroup, isms_asset_group, ADW_TYPE_PREFERENCES_GROUP)

static IsmsRecord *
load_by_ref (IsmsAssetGroup *self, const char *ref, GError **error)
{
  const IsmsKind *kind = isms_kind_find ("asset");
  const char *const values[] = { ref, NULL };
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (IsmsQuery) query = isms_query_new (kind);
  g_autoptr (GArray) ids = NULL;

  isms_query_filter (query, "ref", values);
  ids = isms_query_run (query, reader, NULL, error);
  if (ids == NULL || ids->len == 0)
    return NULL;
  return isms_record_load (reader, kind, g_array_index (ids, gint64, 0), error);
}

static char *
dup_need (IsmsAssetGroup *self, int need, IsmsRecord *from, const GError *error)
{
  const char *reason = isms_record_get_text (self->asset, "need_reason");

  if (need == 0)
    return g_strdup (_ ("Not set"));
  if (error != NULL)
    /* Translators: a need of an asset (a number), and the reason as the system gives it */
    return g_strdup_printf (_ ("%d, and where it comes from could not be read (%s)"), need,
                            error->message);
  if (from != NULL)
    /* Translators: a need of an asset (a number), and the ref and title of the one it comes from */
    return g_strdup_printf (_ ("%d, inherited from %s %s"), need, isms_record_get_ref (from),
                            isms_record_get_title (from));
  if (reason != NULL && *reason != '\0')
    /* Translators: a need of an asset: nothing is inherited, because somebody gave a reason */
    return g_strdup_printf (_ ("%d, its own: nothing is inherited"), need);
  /* Translators: a need of an asset that is not inherited */
  return g_strdup_printf (_ ("%d, its own"), need);
}

static void
show_need (IsmsAssetGroup *self, guint goal)
{
  int need = (int) isms_record_get_int (self->asset, effective[goal]);
  const char *ref = isms_record_get_text (self->asset, sources[goal]);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) from = ref != NULL ? load_by_ref (self, ref, &error) : NULL;
  g_autofree char *words = dup_need (self, need, from, error);

  self->from[goal] = from != NULL ? isms_record_get_id (from) : 0;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[goal]), words);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icons[goal]),
                                from != NULL ? "go-bottom-symbolic" : "avatar-default-symbolic");
  gtk_widget_set_visible (self->icons[goal], from != NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->rows[goal]), from != NULL);
}

static void
show_asset (IsmsAssetGroup *self)
{
  const char *needed_by;

  if (self->asset == NULL)
    return;
  for (guint i = 0; i < N_GOALS; i++)
    show_need (self, i);
  needed_by = isms_record_get_text (self->asset, "needed_by");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->needed_by),
                               needed_by != NULL ? needed_by : _ ("Nothing"));
  gtk_widget_set_visible (self->suggest, !isms_workspace_get_read_only (self->workspace));
}

static void
need_activated_cb (GtkWidget *row, IsmsAssetGroup *self)
{
  for (guint i = 0; i < N_GOALS; i++)
    if (row == self->rows[i] && self->from[i] != 0)
      gtk_widget_activate_action (row, "win.show-record", "(sx)", "asset", self->from[i]);
}

static void
dependencies_cb (IsmsAssetGroup *self)
{
  if (self->asset != NULL)
    adw_dialog_present (isms_dependency_dialog_new (self->workspace, self->asset),
                        GTK_WIDGET (self));
}

static void
suggest_cb (IsmsAssetGroup *self)
{
  if (self->asset != NULL)
    adw_dialog_present (
        isms_scenario_dialog_new (self->workspace, isms_record_get_id (self->asset), 0),
        GTK_WIDGET (self));
}

static GtkWidget *
add_row (IsmsAssetGroup *self, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

static GtkWidget *
add_button (IsmsAssetGroup *self, const char *title, const char *icon, GCallback callback)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), icon);
  g_signal_connect_object (row, "activated", callback, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

static void
isms_asset_group_dispose (GObject *object)
{
  IsmsAssetGroup *self = ISMS_ASSET_GROUP (object);

  isms_asset_group_set_asset (self, NULL);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_asset_group_parent_class)->dispose (object);
}

static void
isms_asset_group_class_init (IsmsAssetGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_asset_group_dispose;
}

static void
isms_asset_group_init (IsmsAssetGroup *self)
{
  const IsmsKind *kind = isms_kind_find ("asset");

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Needs and Dependencies"));
  for (guint i = 0; i < N_GOALS; i++)
    {
      self->rows[i] = add_row (self, _ (isms_kind_find_field (kind, effective[i])->label));
      self->icons[i] =
          g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      adw_action_row_add_suffix (ADW_ACTION_ROW (self->rows[i]), self->icons[i]);
      g_signal_connect_object (self->rows[i], "activated", G_CALLBACK (need_activated_cb), self,
                               G_CONNECT_DEFAULT);
    }
  self->needed_by = add_row (self, _ (isms_kind_find_field (kind, "needed_by")->label));
  add_button (self, _ ("Show _Dependencies…"), "view-list-symbolic", G_CALLBACK (dependencies_cb));
  self->suggest =
      add_button (self, _ ("_Suggest Risks…"), "isms-risks-symbolic", G_CALLBACK (suggest_cb));
}

/**
 * isms_asset_group_new:
 * @workspace: a workspace
 *
 * Returns: (transfer floating): a group without an asset
 */
GtkWidget *
isms_asset_group_new (IsmsWorkspace *workspace)
{
  IsmsAssetGroup *self = g_object_new (ISMS_TYPE_ASSET_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * isms_asset_group_set_asset:
 * @self: the group
 * @asset: (nullable): whose needs to show
 */
void
isms_asset_group_set_asset (IsmsAssetGroup *self, IsmsRecord *asset)
{
  if (self->asset != NULL)
    g_clear_signal_handler (&self->notify_id, self->asset);
  g_set_object (&self->asset, asset);
  if (asset == NULL)
    return;
  self->notify_id =
      g_signal_connect_object (asset, "notify", G_CALLBACK (show_asset), self, G_CONNECT_SWAPPED);
  show_asset (self);
}
