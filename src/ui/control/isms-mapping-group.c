/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rows are made anew whenever a mapping or a control changed. */

#include "isms-config.h"

#include "isms-mapping-group.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-control-mapping.h"
#include "isms-picker.h"

struct _IsmsMappingGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *control;
  GPtrArray *rows; /* borrowed from the tree */
  GtkWidget *add;
  GtkWidget *relation;
};

G_DEFINE_FINAL_TYPE (IsmsMappingGroup, isms_mapping_group, ADW_TYPE_PREFERENCES_GROUP)

/* --- The rows --- */

static void
row_activated_cb (AdwActionRow *row)
{
  const gint64 *control = g_object_get_data (G_OBJECT (row), "control");

  gtk_widget_activate_action (GTK_WIDGET (row), "win.show-record", "(sx)", "control", *control);
}

static void
remove_cb (GtkButton *button, IsmsMappingGroup *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  const char *ref = g_object_get_data (G_OBJECT (button), "ref");
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  /* Translators: what a step did: the refs of two controls */
  label = g_strdup_printf (_ ("Removed the mapping of %s and %s"),
                           isms_record_get_ref (self->control), ref);
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_control_mapping_remove (step, *id);
  gtk_widget_grab_focus (self->add);
  isms_ui_commit (GTK_WIDGET (self), step);
}

static GtkWidget *
create_remove (IsmsMappingGroup *self, const IsmsControlMapping *mapping)
{
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *tip = NULL;

  /* Translators: takes a mapping away; the ref of the control that it leads to */
  tip = g_strdup_printf (_ ("Remove the Mapping to %s"), mapping->ref);
  gtk_widget_set_tooltip_text (remove, tip);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_sensitive (remove, !isms_workspace_get_read_only (self->workspace));
  g_object_set_data_full (G_OBJECT (remove), "id", g_memdup2 (&mapping->id, sizeof mapping->id),
                          g_free);
  g_object_set_data_full (G_OBJECT (remove), "ref", g_strdup (mapping->ref), g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, 0);
  return remove;
}

/* "Part of · NIST CSF · 80 % · Archived", and why in a line of its own. */
static char *
dup_facts (const IsmsControlMapping *mapping)
{
  GString *facts = g_string_new (isms_relation_get_label (mapping->relation));

  if (mapping->framework != NULL)
    g_string_append_printf (facts, " · %s", mapping->framework);
  if (mapping->strength >= 0)
    /* Translators: how strong a mapping of two controls is, in percent */
    g_string_append_printf (facts, _ (" · strength %d %%"), mapping->strength);
  if (mapping->archived)
    g_string_append_printf (facts, " · %s", _ ("Archived"));
  if (mapping->rationale != NULL && *mapping->rationale != '\0')
    g_string_append_printf (facts, "\n%s", mapping->rationale);
  return g_string_free (facts, FALSE);
}

static GtkWidget *
create_row (IsmsMappingGroup *self, const IsmsControlMapping *mapping)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%s %s", mapping->ref, mapping->title);
  g_autofree char *facts = dup_facts (mapping);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_remove (self, mapping));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "control",
                          g_memdup2 (&mapping->control, sizeof mapping->control), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), NULL);
  return row;
}

static void
add_row (IsmsMappingGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
show_mappings (IsmsMappingGroup *self)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (self->control == NULL || reader == NULL)
    return;
  list = isms_control_mapping_load (reader, isms_record_get_id (self->control), &error);
  for (guint i = 0; list != NULL && i < list->len; i++)
    add_row (self, create_row (self, list->pdata[i]));
  if (list == NULL)
    add_row (self, isms_ui_create_unread_row (error));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      list != NULL && list->len == 0
          ? _ ("Which controls of other frameworks ask for the same, or for a part of it.")
          : NULL);
}

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsMappingGroup *self)
{
  if (isms_change_touches (change, "control_mapping") || isms_change_touches (change, "control")
      || isms_change_touches (change, "framework"))
    show_mappings (self);
}

/* --- Adding --- */

static void
picked_cb (IsmsPicker *picker, const char *value, IsmsMappingGroup *self)
{
  IsmsRelation relation =
      (IsmsRelation) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->relation));
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->add));
  if (self->control == NULL)
    return;
  /* Translators: what a step did; a control's ref: Added a mapping to A.5.1 */
  label = g_strdup_printf (_ ("Added a mapping to %s"), isms_record_get_ref (self->control));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_control_mapping_add (step, isms_record_get_id (self->control),
                            g_ascii_strtoll (value, NULL, 10), relation);
  isms_ui_commit (GTK_WIDGET (self), step);
}

/* How it corresponds, above the controls that it may correspond to. */
static void
create_popover (IsmsMappingGroup *self)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("risk"), "controls");
  GtkWidget *picker = isms_picker_new (self->workspace, NULL, field, ISMS_PICKER_ONE);
  GtkWidget *popover = isms_picker_create_popover (ISMS_PICKER (picker));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < ISMS_N_RELATIONS; i++)
    gtk_string_list_append (words, isms_relation_get_label ((IsmsRelation) i));
  self->relation = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (words)), NULL);
  gtk_widget_set_tooltip_text (self->relation, _ ("How It Corresponds"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->relation), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How It Corresponds"), -1);
  g_object_ref (picker);
  gtk_popover_set_child (GTK_POPOVER (popover), NULL);
  gtk_box_append (GTK_BOX (box), self->relation);
  gtk_box_append (GTK_BOX (box), picker);
  g_object_unref (picker);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add), popover);
  g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), self, 0);
}

/* --- The object --- */

static void
isms_mapping_group_dispose (GObject *object)
{
  IsmsMappingGroup *self = ISMS_MAPPING_GROUP (object);

  g_clear_object (&self->control);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_mapping_group_parent_class)->dispose (object);
}

static void
isms_mapping_group_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_MAPPING_GROUP (object)->rows);
  G_OBJECT_CLASS (isms_mapping_group_parent_class)->finalize (object);
}

static void
isms_mapping_group_class_init (IsmsMappingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_mapping_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_mapping_group_finalize;
}

static void
isms_mapping_group_init (IsmsMappingGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->add = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add), "list-add-symbolic");
  gtk_widget_set_tooltip_text (self->add, _ ("Add a Mapping"));
  gtk_widget_add_css_class (self->add, "flat");
  gtk_widget_set_valign (self->add, GTK_ALIGN_CENTER); /* not as tall as the words beside it */
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Mappings"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add);
}

/**
 * isms_mapping_group_new:
 * @workspace: where the control lives
 *
 * Returns: (transfer floating): the mappings of no control yet
 */
GtkWidget *
isms_mapping_group_new (IsmsWorkspace *workspace)
{
  IsmsMappingGroup *self = g_object_new (ISMS_TYPE_MAPPING_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  create_popover (self);
  g_object_bind_property (workspace, "read-only", self->add, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * isms_mapping_group_set_control:
 * @self: a group
 * @control: (nullable): whose mappings
 */
void
isms_mapping_group_set_control (IsmsMappingGroup *self, IsmsRecord *control)
{
  if (g_set_object (&self->control, control))
    show_mappings (self);
}

guint
isms_mapping_group_get_n_mappings (IsmsMappingGroup *self)
{
  return self->rows->len;
}

GtkWidget *
isms_mapping_group_get_row (IsmsMappingGroup *self, guint index)
{
  return g_ptr_array_index (self->rows, index);
}
