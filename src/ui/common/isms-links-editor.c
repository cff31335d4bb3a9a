/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The records that this one is linked to: a button to remove each, and one to add. */

#include "isms-config.h"

#include "isms-editors.h"

#include <glib/gi18n-lib.h>

#include "isms-picker.h"

struct _IsmsLinksEditor
{
  IsmsFieldEditor parent_instance;

  GtkWidget *wrap;
  GtkWidget *add;
  IsmsPicker *picker;
};

G_DEFINE_FINAL_TYPE (IsmsLinksEditor, isms_links_editor, ISMS_TYPE_FIELD_EDITOR)

static void show_pills (IsmsLinksEditor *self);

static void
remove_cb (GtkButton *button, IsmsLinksEditor *self)
{
  const char *value = g_object_get_data (G_OBJECT (button), "value");
  g_auto (GStrv) chosen = isms_picker_dup_chosen (self->picker);
  g_autoptr (GStrvBuilder) rest = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;

  for (guint i = 0; chosen[i] != NULL; i++)
    if (!g_str_equal (chosen[i], value))
      g_strv_builder_add (rest, chosen[i]);
  values = g_strv_builder_end (rest);
  gtk_widget_grab_focus (self->add);
  isms_picker_set_chosen (self->picker, (const char *const *) values);
  show_pills (self);
  isms_field_editor_commit (ISMS_FIELD_EDITOR (self));
}

/* "Cl.7.5.1 General": the title alone often says too little. */
static char *
dup_label (IsmsLinksEditor *self, const char *value)
{
  IsmsFieldEditor *editor = ISMS_FIELD_EDITOR (self);
  const IsmsField *field = isms_field_editor_get_field (editor);
  IsmsWorkspace *workspace = isms_field_editor_get_workspace (editor);
  g_autoptr (IsmsRecord) record =
      isms_record_load (isms_workspace_get_reader (workspace), isms_kind_find (field->target),
                        g_ascii_strtoll (value, NULL, 10), NULL);

  return record != NULL ? g_strdup_printf ("%s %s", isms_record_get_ref (record),
                                           isms_record_get_title (record))
                        : g_strdup ("");
}

static GtkWidget *
create_pill (IsmsLinksEditor *self, const char *value)
{
  g_autofree char *label = dup_label (self, value);
  g_autofree char *tip = NULL;
  GtkWidget *pill = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (pill), box);
  /* Translators: takes a linked record away: "Remove Laptops" */
  tip = g_strdup_printf (_ ("Remove %s"), label);
  gtk_widget_set_tooltip_text (pill, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_object_set_data_full (G_OBJECT (pill), "value", g_strdup (value), g_free);
  g_signal_connect_object (pill, "clicked", G_CALLBACK (remove_cb), self, 0);
  return pill;
}

static void
show_pills (IsmsLinksEditor *self)
{
  g_auto (GStrv) values = isms_picker_dup_chosen (self->picker);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->wrap)) != self->add)
    adw_wrap_box_remove (ADW_WRAP_BOX (self->wrap), child);
  for (guint i = 0; values[i] != NULL; i++)
    {
      GtkWidget *pill = create_pill (self, values[i]);

      adw_wrap_box_append (ADW_WRAP_BOX (self->wrap), pill);
    }
  adw_wrap_box_reorder_child_after (ADW_WRAP_BOX (self->wrap), self->add,
                                    gtk_widget_get_last_child (self->wrap));
}

static void
picked_cb (IsmsPicker *picker, const char *value, IsmsLinksEditor *self)
{
  show_pills (self);
  isms_field_editor_commit (ISMS_FIELD_EDITOR (self));
}

static void
create_cb (IsmsPicker *picker, const char *title, IsmsLinksEditor *self)
{
  g_autofree char *copy = g_strdup (title);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->add));
  isms_field_editor_create (ISMS_FIELD_EDITOR (self), copy);
}

static GtkWidget *
create_add_button (IsmsLinksEditor *self)
{
  IsmsFieldEditor *editor = ISMS_FIELD_EDITOR (self);
  const IsmsField *field = isms_field_editor_get_field (editor);
  g_autofree char *tip = NULL;
  GtkWidget *button = gtk_menu_button_new ();

  self->picker = ISMS_PICKER (isms_picker_new (isms_field_editor_get_workspace (editor), NULL,
                                               field, ISMS_PICKER_SEVERAL | ISMS_PICKER_CREATE));
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, 0);
  g_signal_connect_object (self->picker, "create", G_CALLBACK (create_cb), self, 0);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), isms_picker_create_popover (self->picker));
  gtk_widget_add_css_class (button, "flat");
  /* Translators: adds to a list of linked records: "Add to Assets" */
  tip = g_strdup_printf (_ ("Add to %s"), _ (field->label));
  gtk_widget_set_tooltip_text (button, tip);
  return button;
}

static GtkWidget *
isms_links_editor_create_row (IsmsFieldEditor *editor)
{
  IsmsLinksEditor *self = ISMS_LINKS_EDITOR (editor);

  self->add = create_add_button (self);
  return isms_field_editor_create_wrap_row (editor, self->add, &self->wrap);
}

static void
isms_links_editor_show (IsmsFieldEditor *editor)
{
  IsmsLinksEditor *self = ISMS_LINKS_EDITOR (editor);
  g_autofree char *text = isms_field_editor_dup_stored (editor);
  g_auto (GStrv) values = g_strsplit (text, " ", -1);

  isms_picker_set_record (self->picker, isms_field_editor_get_record (editor));
  isms_picker_set_chosen (self->picker, *text != '\0' ? (const char *const *) values : NULL);
  show_pills (self);
}

static char *
isms_links_editor_dup_text (IsmsFieldEditor *editor)
{
  g_auto (GStrv) values = isms_picker_dup_chosen (ISMS_LINKS_EDITOR (editor)->picker);

  return g_strjoinv (" ", values);
}

static void
isms_links_editor_class_init (IsmsLinksEditorClass *klass)
{
  IsmsFieldEditorClass *editor_class = ISMS_FIELD_EDITOR_CLASS (klass);

  editor_class->create_row = isms_links_editor_create_row;
  editor_class->show = isms_links_editor_show;
  editor_class->dup_text = isms_links_editor_dup_text;
}

static void
isms_links_editor_init (IsmsLinksEditor *self)
{
}

/**
 * isms_field_editor_create_wrap_row:
 * @editor: an editor of many records
 * @add: (transfer floating): what adds one
 * @wrap: (out) (transfer none): the box, @add in it
 *
 * Returns: (transfer floating): the row of the editor
 */
GtkWidget *
isms_field_editor_create_wrap_row (IsmsFieldEditor *editor, GtkWidget *add, GtkWidget **wrap)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_ (isms_field_editor_get_field (editor)->label));

  *wrap = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (*wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (*wrap), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (*wrap), add);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), *wrap);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}
