/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Several lines of text; or one that is too long for its row, as a title may be. */

#include "isms-config.h"

#include "isms-editors.h"

#include <glib/gi18n-lib.h>

#include "isms-fit-bin.h"

struct _IsmsProseEditor
{
  IsmsFieldEditor parent_instance;

  GtkWidget *view;
  gboolean single; /* no paragraphs: Enter commits */
};

G_DEFINE_FINAL_TYPE (IsmsProseEditor, isms_prose_editor, ISMS_TYPE_FIELD_EDITOR)

static void
focus_view_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkWidget *view)
{
  gtk_widget_grab_focus (view);
}

/* What is pasted may have paragraphs. */
static void
insert_text_cb (GtkTextBuffer *buffer, GtkTextIter *where, const char *text, int length)
{
  g_autofree char *line = g_strndup (text, length);

  if (strpbrk (line, "\r\n") == NULL)
    return;
  g_strdelimit (line, "\r\n", ' ');
  g_signal_stop_emission_by_name (buffer, "insert-text");
  gtk_text_buffer_insert (buffer, where, line, length);
}

static GtkWidget *
create_view (IsmsProseEditor *self)
{
  const IsmsField *field = isms_field_editor_get_field (ISMS_FIELD_EDITOR (self));
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "form-prose");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_REQUIRED,
                                  (field->flags & ISMS_FIELD_REQUIRED) != 0,
                                  GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, !self->single, -1);
  if (self->single)
    g_signal_connect (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "insert-text",
                      G_CALLBACK (insert_text_cb), NULL);
  return view;
}

static void
focus_by_click (GtkWidget *widget, GtkWidget *view)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (focus_view_cb), view, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

/* As rows of one line have it. */
static GtkWidget *
create_icon (GtkWidget *view)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("document-edit-symbolic");

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 11);
  focus_by_click (icon, view);
  return icon;
}

static gboolean
measure_again_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_resize (view);
  return G_SOURCE_REMOVE;
}

/* A text view asks for the height that its words had in the width it had before. */
static void
fit_cb (GtkWidget *bin, int width, GtkWidget *view)
{
  gtk_widget_add_tick_callback (view, measure_again_cb, NULL, NULL);
}

static GtkWidget *
fit (GtkWidget *view)
{
  GtkWidget *bin = isms_fit_bin_new ();

  adw_bin_set_child (ADW_BIN (bin), view);
  g_signal_connect (bin, "fit", G_CALLBACK (fit_cb), view);
  return bin;
}

static GtkWidget *
isms_prose_editor_create_row (IsmsFieldEditor *editor)
{
  IsmsProseEditor *self = ISMS_PROSE_EDITOR (editor);
  const IsmsField *field = isms_field_editor_get_field (editor);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (_ (field->label));

  self->single = field->kind == ISMS_FIELD_TEXT;
  self->view = create_view (self);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (outer, 12);
  gtk_widget_set_margin_end (outer, 21);
  gtk_widget_set_margin_top (outer, 8);
  gtk_widget_set_margin_bottom (outer, 8);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), fit (self->view));
  gtk_box_append (GTK_BOX (outer), box);
  gtk_box_append (GTK_BOX (outer), create_icon (self->view));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), outer);
  gtk_widget_add_css_class (row, "prose");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  focus_by_click (label, self->view);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  isms_field_editor_watch (editor, self->view, self->single);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed",
                           G_CALLBACK (isms_field_editor_typed), self, G_CONNECT_SWAPPED);
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

/**
 * isms_prose_editor_select:
 * @self: an editor
 *
 * Focus to the text, all of it selected.
 */
void
isms_prose_editor_select (IsmsProseEditor *self)
{
  gtk_widget_grab_focus (self->view);
  g_signal_emit_by_name (self->view, "select-all", TRUE);
}
