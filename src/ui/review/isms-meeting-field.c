/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The editors of forms, outside a form. */

#include "isms-config.h"

#include "isms-meeting-field.h"

#include "isms-edit.h"

static IsmsStep *
prepare_cb (IsmsFieldEditor *editor,
            const char *text,
            const char *create,
            gpointer user_data,
            GError **error)
{
  IsmsRecord *record = isms_field_editor_get_record (editor);
  const IsmsField *field = isms_field_editor_get_field (editor);
  g_autofree char *label = isms_edit_dup_label (record, field);
  g_autoptr (IsmsStep) step = isms_meeting_begin (ISMS_MEETING (user_data), label);
  g_autofree char *created = NULL;

  if (create != NULL)
    text = created = g_strdup_printf (
        "%" G_GINT64_FORMAT, isms_edit_create (step, isms_kind_find (field->target), create));
  return isms_edit_set (step, record, field, text, error) ? g_steal_pointer (&step) : NULL;
}

/**
 * isms_meeting_field_new:
 * @meeting: what it is about; it must outlive the editor's use
 * @record: one of its records
 * @field: the name of a field
 *
 * Returns: (transfer full): the editor of that field of @record
 */
IsmsFieldEditor *
isms_meeting_field_new (IsmsMeeting *meeting, IsmsRecord *record, const char *field)
{
  IsmsFieldEditor *editor = isms_field_editor_new (
      isms_meeting_get_workspace (meeting),
      isms_kind_find_field (isms_record_get_kind (record), field), prepare_cb, meeting);

  isms_field_editor_set_record (editor, record);
  return editor;
}

void
isms_meeting_field_append (IsmsFieldEditor *editor, GtkWidget *list)
{
  gtk_list_box_append (GTK_LIST_BOX (list), isms_field_editor_get_row (editor));
  gtk_list_box_append (GTK_LIST_BOX (list), isms_field_editor_get_message_row (editor));
}

GtkWidget *
isms_meeting_field_create_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}
