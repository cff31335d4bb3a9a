/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One line of text, or a number. */

#include "isms-editors.h"

struct _IsmsTextEditor
{
  IsmsFieldEditor parent_instance;

  GtkWidget *row;
};

G_DEFINE_FINAL_TYPE (IsmsTextEditor, isms_text_editor, ISMS_TYPE_FIELD_EDITOR)

static GtkWidget *
isms_text_editor_create_row (IsmsFieldEditor *editor)
{
  IsmsTextEditor *self = ISMS_TEXT_EDITOR (editor);
  const IsmsField *field = isms_field_editor_get_field (editor);

  self->row = adw_entry_row_new ();
  if (field->kind == ISMS_FIELD_INTEGER)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->row), GTK_INPUT_PURPOSE_DIGITS);
  else if (field->kind == ISMS_FIELD_REAL || field->kind == ISMS_FIELD_MONEY)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->row), GTK_INPUT_PURPOSE_NUMBER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_REQUIRED,
                                  (field->flags & ISMS_FIELD_REQUIRED) != 0, -1);
  isms_field_editor_watch (editor, self->row, TRUE);
  return self->row;
}

static void
isms_text_editor_show (IsmsFieldEditor *editor)
{
  IsmsTextEditor *self = ISMS_TEXT_EDITOR (editor);
  g_autofree char *text = isms_field_editor_dup_stored (editor);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->row), text);
}

static char *
isms_text_editor_dup_text (IsmsFieldEditor *editor)
{
  IsmsTextEditor *self = ISMS_TEXT_EDITOR (editor);

  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row)));
}

static void
isms_text_editor_class_init (IsmsTextEditorClass *klass)
{
  IsmsFieldEditorClass *editor_class = ISMS_FIELD_EDITOR_CLASS (klass);

  editor_class->create_row = isms_text_editor_create_row;
  editor_class->show = isms_text_editor_show;
  editor_class->dup_text = isms_text_editor_dup_text;
}

static void
isms_text_editor_init (IsmsTextEditor *self)
{
}
