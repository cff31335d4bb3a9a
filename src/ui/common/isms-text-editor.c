/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One line of text, or a number. Money is shown and typed in the words of the locale, and stored in
 * minor units of the workspace's currency. */

#include "isms-editors.h"

struct _IsmsTextEditor
{
  IsmsFieldEditor parent_instance;

  GtkWidget *row;
};

G_DEFINE_FINAL_TYPE (IsmsTextEditor, isms_text_editor, ISMS_TYPE_FIELD_EDITOR)

static gboolean
is_money (IsmsTextEditor *self)
{
  return isms_field_editor_get_field (ISMS_FIELD_EDITOR (self))->kind == ISMS_FIELD_MONEY;
}

/* "1250050" for "12,500.50", "12.500,50", "12 500,5"; @text where it is no amount. The last sign
 * with one or two digits after it parts off the decimals, all others only group. */
static char *
parse_money (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *sign = NULL;
  gsize decimals = 0;

  for (const char *at = text; *at != '\0'; at++)
    if (*at == '.' || *at == ',')
      sign = at;
  if (sign != NULL)
    decimals = strspn (sign + 1, "0123456789");
  if (sign != NULL && (sign[1 + decimals] != '\0' || decimals < 1 || decimals > 2))
    sign = NULL;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_ascii_isdigit (*at) || (*at == '-' && at == text))
        g_string_append_c (digits, *at);
      else if (*at != '.' && *at != ',' && *at != '\'' && !g_unichar_isspace (c))
        return g_strdup (text);
    }
  if (digits->len == 0)
    return g_strdup (text);
  for (gsize i = sign != NULL ? decimals : 0; i < 2; i++)
    g_string_append_c (digits, '0');
  return g_string_free_and_steal (g_steal_pointer (&digits));
}

static char *
format_money (const char *minor)
{
  char *end;
  gint64 amount = g_ascii_strtoll (minor, &end, 10);

  if (*minor == '\0' || *end != '\0')
    return g_strdup (minor);
  return g_strdup_printf ("%'.2f", (double) amount / 100.0);
}

static void
add_currency (IsmsTextEditor *self)
{
  IsmsWorkspace *workspace = isms_field_editor_get_workspace (ISMS_FIELD_EDITOR (self));
  GtkWidget *label = gtk_label_new (isms_workspace_get_currency (workspace));

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
  g_autofree char *text = is_money (self) ? format_money (stored) : g_strdup (stored);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->row), text);
}

static char *
isms_text_editor_dup_text (IsmsFieldEditor *editor)
{
  IsmsTextEditor *self = ISMS_TEXT_EDITOR (editor);

  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->row));

  return is_money (self) ? parse_money (text) : g_strdup (text);
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
