/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Several lines of text. */

#include "isms-config.h"

#include "isms-editors.h"

#include <glib/gi18n-lib.h>

struct _IsmsProseEditor
{
  IsmsFieldEditor parent_instance;

  GtkWidget *view;
};

G_DEFINE_FINAL_TYPE (IsmsProseEditor, isms_prose_editor, ISMS_TYPE_FIELD_EDITOR)

static void
focus_view_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkWidget *view)
{
  gtk_widget_grab_focus (view);
}

static GtkWidget *
create_view (void)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "form-prose");
  return view;
}

static GtkWidget *
isms_prose_editor_create_row (IsmsFieldEditor *editor)
{
  IsmsProseEditor *self = ISMS_PROSE_EDITOR (editor);
  const IsmsField *field = isms_field_editor_get_field (editor);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (_ (field->label));
  GtkGesture *click = gtk_gesture_click_new ();

  self->view = create_view ();
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (focus_view_cb), self->view, 0);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  isms_field_editor_watch (editor, self->view, FALSE);
  return row;
}

static char *
isms_prose_editor_dup_text (IsmsFieldEditor *editor)
{
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (ISMS_PROSE_EDITOR (editor)->view));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
isms_prose_editor_show (IsmsFieldEditor *editor)
{
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (ISMS_PROSE_EDITOR (editor)->view));
  g_autofree char *text = isms_field_editor_dup_stored (editor);
  g_autofree char *shown = isms_prose_editor_dup_text (editor);

  if (g_str_equal (shown, text))
    return;
  /* Undo inside the text must not bring back another record's words. */
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

static void
isms_prose_editor_class_init (IsmsProseEditorClass *klass)
{
  IsmsFieldEditorClass *editor_class = ISMS_FIELD_EDITOR_CLASS (klass);

  editor_class->create_row = isms_prose_editor_create_row;
  editor_class->show = isms_prose_editor_show;
  editor_class->dup_text = isms_prose_editor_dup_text;
}

static void
isms_prose_editor_init (IsmsProseEditor *self)
{
}
