/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The toast that says what is under way and can cancel it, and the one that says what came of it.
 */

#include "isms-config.h"

#include "isms-window-work.h"

#include <glib/gi18n-lib.h>

#include "isms-error.h"
#include "isms-toast.h"

static void
cancel_cb (GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

/**
 * isms_window_work_begin:
 * @window: where it was asked for
 * @words: what is done
 *
 * Returns: (transfer full): work under way, with a toast that says so and can cancel it
 */
IsmsWindowWork *
isms_window_work_begin (IsmsWindow *window, const char *words)
{
  IsmsWindowWork *work = g_new0 (IsmsWindowWork, 1);

  work->window = g_object_ref (window);
  work->cancellable = g_cancellable_new ();
  work->toast = isms_toast_new (words);
  adw_toast_set_timeout (work->toast, 0);
  adw_toast_set_button_label (work->toast, _ ("_Cancel"));
  g_signal_connect_object (work->toast, "button-clicked", G_CALLBACK (cancel_cb), work->cancellable,
                           G_CONNECT_SWAPPED);
  isms_window_add_toast (window, g_object_ref (work->toast));
  return work;
}

/**
 * isms_window_work_end:
 * @work: (transfer full): work that is done, well or not
 */
void
isms_window_work_end (IsmsWindowWork *work)
{
  adw_toast_dismiss (work->toast);
  g_object_unref (work->toast);
  g_object_unref (work->cancellable);
  g_object_unref (work->window);
  g_free (work->path);
  g_free (work);
}

/**
 * isms_window_toast:
 * @self: a window
 * @words: what happened
 */
void
isms_window_toast (IsmsWindow *self, const char *words)
{
  isms_window_add_toast (self, isms_toast_new (words));
}

/**
 * isms_window_say_write_error:
 * @self: a window
 * @error: of work that was to write a file
 * @path: of that file
 *
 * Says nothing of what the person cancelled.
 */
void
isms_window_say_write_error (IsmsWindow *self, const GError *error, const char *path)
{
  g_autofree char *sentence = NULL;

  if (isms_error_is_cancelled (error))
    return;
  sentence = isms_error_dup_write_sentence (error, path);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.error", "s", sentence);
}
