/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One of a field's choices. */

#include "isms-config.h"

#include "isms-editors.h"

#include <glib/gi18n-lib.h>

struct _IsmsChoiceEditor
{
  IsmsFieldEditor parent_instance;

  GtkWidget *row;
  GPtrArray *values;       /* of the items, in their order */
  const IsmsChoice *found; /* what only follows, and is offered because it is so; or NULL */
};

G_DEFINE_FINAL_TYPE (IsmsChoiceEditor, isms_choice_editor, ISMS_TYPE_FIELD_EDITOR)

static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, IsmsChoiceEditor *self)
{
  if (!isms_field_editor_is_showing (ISMS_FIELD_EDITOR (self)))
    isms_field_editor_commit (ISMS_FIELD_EDITOR (self));
}

static void
add_item (IsmsChoiceEditor *self, GtkStringList *labels, const char *value, const char *label)
{
  gtk_string_list_append (labels, label);
  g_ptr_array_add (self->values, (gpointer) value);
}

/* What only follows stands in the place of what it follows from, and no other of its like is there.
 */
static gboolean
is_offered (IsmsChoiceEditor *self, const IsmsChoice *choice)
{
  if (choice->stored != NULL)
    return choice == self->found;
  return self->found == NULL || !g_str_equal (choice->value, self->found->stored);
}

/* A row for several records begins with no choice at all. */
static void
fill (IsmsChoiceEditor *self)
{
  IsmsFieldEditor *editor = ISMS_FIELD_EDITOR (self);
  const IsmsField *field = isms_field_editor_get_field (editor);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->values, 0);
  if (isms_field_editor_get_record (editor) == NULL)
    add_item (self, labels, ISMS_FIELD_EDITOR_MIXED, _ ("Leave as It Is"));
  if ((field->flags & ISMS_FIELD_REQUIRED) == 0)
    add_item (self, labels, "", _ ("Not Set"));
  for (const IsmsChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    if (is_offered (self, choice))
      add_item (self, labels, choice->value, _ (choice->label));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->row), G_LIST_MODEL (labels));
}

static GtkWidget *
isms_choice_editor_create_row (IsmsFieldEditor *editor)
{
  IsmsChoiceEditor *self = ISMS_CHOICE_EDITOR (editor);

  self->row = adw_combo_row_new ();
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self->row), TRUE);
  gtk_widget_add_css_class (self->row, "property");
  g_signal_connect_object (self->row, "notify::selected", G_CALLBACK (selected_cb), self, 0);
  return self->row;
}

static void
isms_choice_editor_show (IsmsFieldEditor *editor)
{
  IsmsChoiceEditor *self = ISMS_CHOICE_EDITOR (editor);
  g_autofree char *text = isms_field_editor_dup_stored (editor);
  gboolean mixed =
      self->values->len > 0 && g_str_equal (self->values->pdata[0], ISMS_FIELD_EDITOR_MIXED);
  const IsmsChoice *choice = isms_field_find_choice (isms_field_editor_get_field (editor), text);
  const IsmsChoice *found = choice != NULL && choice->stored != NULL ? choice : NULL;
  guint index;

  if (self->values->len == 0 || found != self->found
      || mixed != (isms_field_editor_get_record (editor) == NULL))
    {
      self->found = found;
      fill (self);
    }
  if (!g_ptr_array_find_with_equal_func (self->values, text, g_str_equal, &index))
    index = GTK_INVALID_LIST_POSITION;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), index);
}

static char *
isms_choice_editor_dup_text (IsmsFieldEditor *editor)
{
  IsmsChoiceEditor *self = ISMS_CHOICE_EDITOR (editor);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));

  return g_strdup (selected < self->values->len ? self->values->pdata[selected]
                                                : ISMS_FIELD_EDITOR_MIXED);
}

static void
isms_choice_editor_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_CHOICE_EDITOR (object)->values);

  G_OBJECT_CLASS (isms_choice_editor_parent_class)->finalize (object);
}

static void
isms_choice_editor_class_init (IsmsChoiceEditorClass *klass)
{
  IsmsFieldEditorClass *editor_class = ISMS_FIELD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = isms_choice_editor_finalize;
  editor_class->create_row = isms_choice_editor_create_row;
  editor_class->show = isms_choice_editor_show;
  editor_class->dup_text = isms_choice_editor_dup_text;
}

static void
isms_choice_editor_init (IsmsChoiceEditor *self)
{
  self->values = g_ptr_array_new ();
}
