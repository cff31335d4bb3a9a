/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The row of a form, in a list of its own. */

#include "isms-config.h"

#include "isms-meeting-prose.h"

#include "isms-meeting-field.h"

#define KEPT_AFTER 30 /* seconds */

struct _IsmsMeetingProse
{
  AdwBin parent_instance;

  IsmsMeeting *meeting;
  IsmsFieldEditor *editor;
  GtkWidget *text;
  guint keep_id;
};

G_DEFINE_FINAL_TYPE (IsmsMeetingProse, isms_meeting_prose, ADW_TYPE_BIN)

static GtkWidget *
find_text (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_TEXT_VIEW (child) ? child : find_text (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
keep_cb (gpointer data)
{
  IsmsMeetingProse *self = data;

  self->keep_id = 0;
  isms_field_editor_flush (self->editor);
}

/* From the first letter on, not from the last: who does not stop typing is kept, too. */
static void
typed_cb (IsmsMeetingProse *self)
{
  if (self->keep_id == 0)
    self->keep_id = g_timeout_add_seconds_once (KEPT_AFTER, keep_cb, self);
}

/* Where there is no text yet, the row has room that is not the text's. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, IsmsMeetingProse *self)
{
  gtk_widget_grab_focus (self->text);
}

/* Out of the full screen, or out of the meeting: nothing that was said is taken back by that. */
static gboolean
key_cb (GtkEventControllerKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType modifiers,
        IsmsMeetingProse *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  isms_meeting_prose_flush (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "meeting.leave", NULL);
  return GDK_EVENT_STOP;
}

static void
isms_meeting_prose_unmap (GtkWidget *widget)
{
  isms_meeting_prose_flush (ISMS_MEETING_PROSE (widget));
  GTK_WIDGET_CLASS (isms_meeting_prose_parent_class)->unmap (widget);
}

static void
isms_meeting_prose_dispose (GObject *object)
{
  IsmsMeetingProse *self = ISMS_MEETING_PROSE (object);

  g_clear_handle_id (&self->keep_id, g_source_remove);
  g_clear_pointer (&self->editor, isms_field_editor_release);
  g_clear_object (&self->meeting);
  G_OBJECT_CLASS (isms_meeting_prose_parent_class)->dispose (object);
}

static void
isms_meeting_prose_class_init (IsmsMeetingProseClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_meeting_prose_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = isms_meeting_prose_unmap;
}

static void
isms_meeting_prose_init (IsmsMeetingProse *self)
{
}

/**
 * isms_meeting_prose_new:
 * @meeting: what it is about
 * @record: one of its records
 * @field: a field of several lines
 * @height: of the row, at least, in pixels
 *
 * Returns: (transfer floating): the field of @record, to be typed into
 */
GtkWidget *
isms_meeting_prose_new (IsmsMeeting *meeting, IsmsRecord *record, const char *field, int height)
{
  IsmsMeetingProse *self = g_object_new (ISMS_TYPE_MEETING_PROSE, NULL);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *list = isms_meeting_field_create_list ();
  GtkWidget *row;

  self->meeting = g_object_ref (meeting);
  self->editor = isms_meeting_field_new (meeting, record, field);
  row = isms_field_editor_get_row (self->editor);
  self->text = find_text (row);
  gtk_widget_set_size_request (row, -1, height);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->text, keys);
  g_signal_connect_object (self->editor, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  isms_meeting_field_append (self->editor, list);
  adw_bin_set_child (ADW_BIN (self), list);
  return GTK_WIDGET (self);
}

GtkWidget *
isms_meeting_prose_get_text (IsmsMeetingProse *self)
{
  g_return_val_if_fail (ISMS_IS_MEETING_PROSE (self), NULL);

  return self->text;
}

/**
 * isms_meeting_prose_flush:
 * @self: a text
 *
 * Keeps what was typed and is not kept yet, as a step.
 */
void
isms_meeting_prose_flush (IsmsMeetingProse *self)
{
  g_return_if_fail (ISMS_IS_MEETING_PROSE (self));

  g_clear_handle_id (&self->keep_id, g_source_remove);
  if (self->editor != NULL)
    isms_field_editor_flush (self->editor);
}
