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

static void
show_pills (IsmsLinksEditor *self)
{
  g_auto (GStrv) values = isms_picker_dup_chosen (self->picker);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_strv_builder_add (builder, values[i]);
      g_strv_builder_take (builder, dup_label (self, values[i]));
    }
  isms_field_editor_show_pills (ISMS_FIELD_EDITOR (self), self->wrap, g_strv_builder_end (builder),
                                G_CALLBACK (remove_cb));
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
