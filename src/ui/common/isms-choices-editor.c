/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Several of a field's choices, as toggles. */

#include "isms-config.h"

#include "isms-editors.h"

#include <glib/gi18n-lib.h>

struct _IsmsChoicesEditor
{
  IsmsFieldEditor parent_instance;

  GPtrArray *toggles; /* in the order of the choices */
};

G_DEFINE_FINAL_TYPE (IsmsChoicesEditor, isms_choices_editor, ISMS_TYPE_FIELD_EDITOR)

static void
toggled_cb (GtkToggleButton *toggle, IsmsChoicesEditor *self)
{
  if (!isms_field_editor_is_showing (ISMS_FIELD_EDITOR (self)))
    isms_field_editor_commit (ISMS_FIELD_EDITOR (self));
}

/* What is too long for a narrow form goes over two lines. */
static GtkWidget *
create_toggle (const char *text)
{
  GtkWidget *toggle = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (toggle), label);
  gtk_widget_add_css_class (toggle, "text-button");
  return toggle;
}

static GtkWidget *
isms_choices_editor_create_row (IsmsFieldEditor *editor)
{
  IsmsChoicesEditor *self = ISMS_CHOICES_EDITOR (editor);
  const IsmsField *field = isms_field_editor_get_field (editor);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (_ (field->label));
  GtkWidget *wrap = adw_wrap_box_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  for (const IsmsChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    {
      GtkWidget *toggle = create_toggle (_ (choice->label));

      g_signal_connect_object (toggle, "toggled", G_CALLBACK (toggled_cb), self, 0);
      adw_wrap_box_append (ADW_WRAP_BOX (wrap), toggle);
      g_ptr_array_add (self->toggles, toggle);
    }
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), wrap);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
isms_choices_editor_show (IsmsFieldEditor *editor)
{
  IsmsChoicesEditor *self = ISMS_CHOICES_EDITOR (editor);
  const IsmsField *field = isms_field_editor_get_field (editor);
  g_autofree char *text = isms_field_editor_dup_stored (editor);
  g_auto (GStrv) values = g_strsplit (text, " ", -1);

  for (guint i = 0; i < self->toggles->len; i++)
    gtk_toggle_button_set_active (
        self->toggles->pdata[i],
        g_strv_contains ((const char *const *) values, field->choices[i].value));
}

static char *
isms_choices_editor_dup_text (IsmsFieldEditor *editor)
{
  IsmsChoicesEditor *self = ISMS_CHOICES_EDITOR (editor);
  const IsmsField *field = isms_field_editor_get_field (editor);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->toggles->len; i++)
    if (gtk_toggle_button_get_active (self->toggles->pdata[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", field->choices[i].value);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
isms_choices_editor_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_CHOICES_EDITOR (object)->toggles);

  G_OBJECT_CLASS (isms_choices_editor_parent_class)->finalize (object);
}

static void
isms_choices_editor_class_init (IsmsChoicesEditorClass *klass)
{
  IsmsFieldEditorClass *editor_class = ISMS_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = isms_choices_editor_finalize;
  editor_class->create_row = isms_choices_editor_create_row;
  editor_class->show = isms_choices_editor_show;
  editor_class->dup_text = isms_choices_editor_dup_text;
}

static void
isms_choices_editor_init (IsmsChoicesEditor *self)
{
  self->toggles = g_ptr_array_new ();
}
