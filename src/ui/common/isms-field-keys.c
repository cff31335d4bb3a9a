/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* When what is typed into a field is committed, and when it is given up. */

#include "isms-field-editor.h"

static void
leave_cb (GtkEventControllerFocus *controller, IsmsFieldEditor *self)
{
  isms_field_editor_commit (self);
}

/* Enter is for a button of the row, and for what its popover asks. */
static gboolean
is_beside (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  return GTK_IS_BUTTON (focus) || (popover != NULL && gtk_widget_is_ancestor (popover, widget));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                IsmsFieldEditor *self)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (keyval == GDK_KEY_Escape
      && (isms_field_editor_is_dirty (self) || isms_field_editor_get_message (self) != NULL))
    {
      isms_field_editor_revert (self);
      return GDK_EVENT_STOP;
    }
  if (enter && !is_beside (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)))
      && (g_object_get_data (G_OBJECT (controller), "enter") != NULL
          || (state & GDK_CONTROL_MASK) != 0))
    {
      isms_field_editor_commit (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/**
 * isms_field_editor_watch:
 * @self: an editor
 * @widget: what the person types into
 * @enter: whether Enter commits; Ctrl+Enter always does
 *
 * Commits when the focus leaves @widget too; reverts on Escape.
 */
void
isms_field_editor_watch (IsmsFieldEditor *self, GtkWidget *widget, gboolean enter)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_object_set_data (G_OBJECT (keys), "enter", GINT_TO_POINTER (enter));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, keys);
}
