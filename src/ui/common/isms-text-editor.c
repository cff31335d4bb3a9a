/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One line of text, or a number. Money and numbers with decimals are shown and typed in the words
 * of the locale; what isms_edit_set () gets is the same in every locale. */

#include "isms-editors.h"
#include "isms-money.h"
#include "isms-number.h"

struct _IsmsTextEditor
{
  IsmsFieldEditor parent_instance;

  GtkWidget *row;
};

G_DEFINE_FINAL_TYPE (IsmsTextEditor, isms_text_editor, ISMS_TYPE_FIELD_EDITOR)

static gboolean
is_real (IsmsTextEditor *self)
{
  return isms_field_editor_get_field (ISMS_FIELD_EDITOR (self))->kind == ISMS_FIELD_REAL;
}

static gboolean
is_money (IsmsTextEditor *self)
{
  return isms_field_editor_get_field (ISMS_FIELD_EDITOR (self))->kind == ISMS_FIELD_MONEY;
}

static const char *
get_currency (IsmsTextEditor *self)
{
  return isms_workspace_get_currency (isms_field_editor_get_workspace (ISMS_FIELD_EDITOR (self)));
}

/* Money from the words of a person into those of isms_edit_set (), or back into the words of the
 * locale; @text itself where it is no amount. */
static char *
rewrite_money (IsmsTextEditor *self,
               const char *text,
               char *(*write) (gint64 minor, const char *currency))
{
  gint64 minor;

  if (isms_money_parse (text, get_currency (self), &minor, NULL))
    return write (minor, get_currency (self));
  return g_strdup (text);
}

/* Likewise a number with decimals. */
static char *
rewrite_number (const char *text, gboolean stored)
{
  double value;

  if (!isms_number_parse (text, stored, &value))
    return g_strdup (text);
  return stored ? isms_number_dup_edited (value) : isms_number_dup_text (value);
}

static void
add_currency (IsmsTextEditor *self)
{
  GtkWidget *label = gtk_label_new (get_currency (self));

  gtk_widget_add_css_class (label, "dim-label");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->row), label);
}

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
  if (is_money (self))
    add_currency (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_REQUIRED,
                                  (field->flags & ISMS_FIELD_REQUIRED) != 0, -1);
  isms_field_editor_watch (editor, self->row, TRUE);
  return self->row;
}

static void
isms_text_editor_show (IsmsFieldEditor *editor)
{
  IsmsTextEditor *self = ISMS_TEXT_EDITOR (editor);
  g_autofree char *stored = isms_field_editor_dup_stored (editor);
  g_autofree char *text = is_money (self)  ? rewrite_money (self, stored, isms_money_dup_number)
                          : is_real (self) ? rewrite_number (stored, TRUE)
                                           : g_strdup (stored);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->row), text);
}

static char *
isms_text_editor_dup_text (IsmsFieldEditor *editor)
{
  IsmsTextEditor *self = ISMS_TEXT_EDITOR (editor);

  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->row));

  if (is_real (self))
    return rewrite_number (text, FALSE);
  return is_money (self) ? rewrite_money (self, text, isms_money_dup_text) : g_strdup (text);
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
