/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Turning pages comes before all else: a presenter's remote sends Page Up and Page Down. What text
 * is edited with comes after the text. */

#include "isms-config.h"

#include "isms-meeting-keys.h"

static const struct
{
  const char *trigger;
  const char *action;
  gboolean first; /* also where text is typed */
} keys[] = {
  { "Page_Down", "meeting.next", TRUE },
  { "Page_Up", "meeting.previous", TRUE },
  { "<Control>Right", "meeting.next", FALSE },
  { "<Control>Left", "meeting.previous", FALSE },
  { "<Control>m", "meeting.minutes", TRUE },
  { "<Control>d", "meeting.decide", TRUE },
  { "<Control>t", "meeting.consider", TRUE },
  { "F6", "meeting.side", TRUE },
  { "F8", "meeting.pause", TRUE },
  { "F11", "meeting.fullscreen", TRUE },
  { "Escape", "meeting.leave", FALSE },
  { "<Control>z", "win.undo", FALSE },
  { "<Shift><Control>z", "win.redo", FALSE },
};

/* What is open in front has the keys to itself. */
static gboolean
is_covered (GtkWidget *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) != NULL
         || (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL);
}

static gboolean
activate_cb (GtkWidget *window, GVariant *args, gpointer action)
{
  if (is_covered (window))
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_activate_action (window, action, NULL);
}

static void
add (GtkWidget *window, gboolean first)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].first == first)
      gtk_shortcut_controller_add_shortcut (
          GTK_SHORTCUT_CONTROLLER (controller),
          gtk_shortcut_new (
              gtk_shortcut_trigger_parse_string (keys[i].trigger),
              gtk_callback_action_new (activate_cb, (gpointer) keys[i].action, NULL)));
  gtk_event_controller_set_propagation_phase (controller,
                                              first ? GTK_PHASE_CAPTURE : GTK_PHASE_BUBBLE);
  gtk_widget_add_controller (window, controller);
}

void
isms_meeting_keys_add (AdwApplicationWindow *window)
{
  add (GTK_WIDGET (window), TRUE);
  add (GTK_WIDGET (window), FALSE);
}
