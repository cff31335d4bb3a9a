/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One row, which leads to where a record came from. */

#include "isms-config.h"

#include "isms-origin-group.h"

#include <glib/gi18n-lib.h>

struct _IsmsOriginGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *record;
  gulong notify_id;
  GtkWidget *row;
};

G_DEFINE_FINAL_TYPE (IsmsOriginGroup, isms_origin_group, ADW_TYPE_PREFERENCES_GROUP)

static IsmsRecord *
load_origin (IsmsOriginGroup *self)
{
  const char *name = isms_record_get_text (self->record, "from_kind");
  const IsmsKind *kind = name != NULL ? isms_kind_find (name) : NULL;
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);

  if (kind == NULL || reader == NULL)
    return NULL;
  return isms_record_load (reader, kind, isms_record_get_int (self->record, "from_id"), NULL);
}

static void
show_origin (IsmsOriginGroup *self)
{
  g_autoptr (IsmsRecord) origin = self->record != NULL ? load_origin (self) : NULL;
  g_autofree char *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), origin != NULL);
  if (origin == NULL)
    return;
  name = g_strdup_printf ("%s · %s", isms_record_get_ref (origin), isms_record_get_title (origin));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), name);
}

static void
notify_cb (IsmsRecord *record, GParamSpec *pspec, IsmsOriginGroup *self)
{
  if (g_str_has_prefix (pspec->name, "from-"))
    show_origin (self);
}

static void
activated_cb (IsmsOriginGroup *self)
{
  if (self->record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)",
                                isms_record_get_text (self->record, "from_kind"),
                                isms_record_get_int (self->record, "from_id"));
}

static void
isms_origin_group_dispose (GObject *object)
{
  IsmsOriginGroup *self = ISMS_ORIGIN_GROUP (object);

  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_id, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_origin_group_parent_class)->dispose (object);
}

static void
isms_origin_group_class_init (IsmsOriginGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_origin_group_dispose;
}

static void
isms_origin_group_init (IsmsOriginGroup *self)
{
  self->row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("Came From"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_widget_add_css_class (self->row, "property");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row), TRUE);
  g_signal_connect_object (self->row, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->row);
}

/**
 * isms_origin_group_new:
 * @workspace: where the record lives
 *
 * Returns: (transfer floating): of no record yet
 */
GtkWidget *
isms_origin_group_new (IsmsWorkspace *workspace)
{
  IsmsOriginGroup *self = g_object_new (ISMS_TYPE_ORIGIN_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * isms_origin_group_set_record:
 * @self: a group
 * @record: (nullable): of a kind with the columns from_kind and from_id
 */
void
isms_origin_group_set_record (IsmsOriginGroup *self, IsmsRecord *record)
{
  if (self->record == record)
    return;
  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_id, self->record);
  g_set_object (&self->record, record);
  if (record != NULL)
    self->notify_id =
        g_signal_connect_object (record, "notify", G_CALLBACK (notify_cb), self, G_CONNECT_DEFAULT);
  show_origin (self);
}
