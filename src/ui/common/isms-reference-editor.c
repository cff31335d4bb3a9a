/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One record that this one points to: its owner, its unit. */

#include "isms-config.h"

#include "isms-editors.h"

#include <glib/gi18n-lib.h>

#include "isms-picker.h"

struct _IsmsReferenceEditor
{
  IsmsFieldEditor parent_instance;

  GtkWidget *row;
  GtkWidget *button;
  IsmsPicker *picker;
  char *text; /* an id, or "" */
};

G_DEFINE_FINAL_TYPE (IsmsReferenceEditor, isms_reference_editor, ISMS_TYPE_FIELD_EDITOR)

static void
show_label (IsmsReferenceEditor *self)
{
  IsmsFieldEditor *editor = ISMS_FIELD_EDITOR (self);
  gboolean mixed = g_str_equal (self->text, ISMS_FIELD_EDITOR_MIXED);
  g_autofree char *label =
      mixed ? g_strdup (_ ("Leave as It Is"))
            : isms_picker_dup_label (isms_field_editor_get_workspace (editor),
                                     isms_field_editor_get_field (editor), self->text);
  const char *chosen[] = { self->text, NULL };
  g_autofree char *spoken = NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), label);
  isms_picker_set_chosen (self->picker, chosen);
  /* Translators: a field and its value, for a screen reader: "Owner: A. Osei" */
  spoken = g_strdup_printf (_ ("%s: %s"), _ (isms_field_editor_get_field (editor)->label), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
picked_cb (IsmsPicker *picker, const char *value, IsmsReferenceEditor *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  g_set_str (&self->text, value);
  show_label (self);
  isms_field_editor_commit (ISMS_FIELD_EDITOR (self));
}

static void
create_cb (IsmsPicker *picker, const char *title, IsmsReferenceEditor *self)
{
  g_autofree char *copy = g_strdup (title);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  isms_field_editor_create (ISMS_FIELD_EDITOR (self), copy);
}

static GtkWidget *
isms_reference_editor_create_row (IsmsFieldEditor *editor)
{
  IsmsReferenceEditor *self = ISMS_REFERENCE_EDITOR (editor);
  const IsmsField *field = isms_field_editor_get_field (editor);
  IsmsPickerFlags flags = ISMS_PICKER_CREATE;

  if ((field->flags & ISMS_FIELD_REQUIRED) == 0)
    flags |= ISMS_PICKER_NONE;
  self->picker =
      ISMS_PICKER (isms_picker_new (isms_field_editor_get_workspace (editor), NULL, field, flags));
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, 0);
  g_signal_connect_object (self->picker, "create", G_CALLBACK (create_cb), self, 0);

  self->row = adw_action_row_new ();
  gtk_widget_add_css_class (self->row, "property");
  self->button = isms_picker_add_to_row (self->picker, self->row);
  return self->row;
}

static void
isms_reference_editor_show (IsmsFieldEditor *editor)
{
  IsmsReferenceEditor *self = ISMS_REFERENCE_EDITOR (editor);

  g_free (self->text);
  self->text = isms_field_editor_dup_stored (editor);
  isms_picker_set_record (self->picker, isms_field_editor_get_record (editor));
  show_label (self);
}

static char *
isms_reference_editor_dup_text (IsmsFieldEditor *editor)
{
  return g_strdup (ISMS_REFERENCE_EDITOR (editor)->text);
}

static void
isms_reference_editor_finalize (GObject *object)
{
  g_free (ISMS_REFERENCE_EDITOR (object)->text);

  G_OBJECT_CLASS (isms_reference_editor_parent_class)->finalize (object);
}

static void
isms_reference_editor_class_init (IsmsReferenceEditorClass *klass)
{
  IsmsFieldEditorClass *editor_class = ISMS_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = isms_reference_editor_finalize;
  editor_class->create_row = isms_reference_editor_create_row;
  editor_class->show = isms_reference_editor_show;
  editor_class->dup_text = isms_reference_editor_dup_text;
}

static void
isms_reference_editor_init (IsmsReferenceEditor *self)
{
}
