/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A toast, or a dialog where there is more to read. */

#include "isms-config.h"

#include "isms-tell.h"

#include <glib/gi18n-lib.h>

#include "isms-toast.h"

#define KEY "trouble"

static void
forget_cb (AdwDialog *dialog, GObject *window)
{
  if (g_object_get_data (window, KEY) == dialog)
    g_object_set_data (window, KEY, NULL);
}

/**
 * isms_tell_by:
 * @window: a window
 * @dialog: (transfer floating): what tells
 *
 * What was told by a dialog before gives way: one is enough to close.
 */
void
isms_tell_by (AdwApplicationWindow *window, AdwDialog *dialog)
{
  AdwDialog *before = g_object_get_data (G_OBJECT (window), KEY);

  if (before != NULL)
    adw_dialog_force_close (before);
  g_object_set_data (G_OBJECT (window), KEY, dialog);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (forget_cb), window, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

/**
 * isms_tell_alert:
 * @window: a window
 * @heading: short: libadwaita 1.7 can not measure one that does not fit on a line
 * @body: what is so
 */
void
isms_tell_alert (AdwApplicationWindow *window, const char *heading, const char *body)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  /* Not “Close”: what was refused may be just that. */
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_OK"));
  isms_tell_by (window, dialog);
}

/* What needs more than one sentence waits to be read, as does what a toast would say behind a
 * dialog; the rest passes by. A list that is open gives way: it would stand in front. */
static void
tell (AdwApplicationWindow *window,
      AdwToastOverlay *toasts,
      const char *heading,
      const char *words,
      const char *more)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  if (strstr (words, ". ") != NULL || adw_application_window_get_visible_dialog (window) != NULL)
    isms_tell_alert (window, heading, more);
  else
    adw_toast_overlay_add_toast (toasts, isms_toast_new (words));
}

void
isms_tell_error (AdwApplicationWindow *window, AdwToastOverlay *toasts, const char *words)
{
  tell (window, toasts, _ ("It Was Not Done"), words, words);
}

void
isms_tell_refused (AdwApplicationWindow *window,
                   AdwToastOverlay *toasts,
                   const char *label,
                   const char *words)
{
  g_autofree char *more = NULL;

  /* Translators: what a person wanted, as the history would say it ("Closed NC-001"), and why that
   * was refused. */
  more = *label != '\0' ? g_strdup_printf (_ ("“%s” did not happen.\n\n%s"), label, words)
                        : g_strdup (words);
  tell (window, toasts, _ ("Nothing Was Changed"), words, more);
}
