/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A thread opens the file while the window is made. A window that is not on show waits a moment for
 * its workspace and for what its first page asks, so that its first frame has something to show; a
 * spinner turns where opening takes long. */

#include "isms-opening.h"

#define PRESENT_DELAY_MS 200
#define SPINNER_DELAY_MS 300

struct _IsmsOpening
{
  GCancellable *cancellable;
  GtkWindow *window; /* NULL: not made yet, or not interested any more */
  GtkWidget *spinner;
  IsmsOpenedFunc opened;
  guint present_timeout;
  guint spinner_timeout;
};

/* A window with its workspace that waits for what its first page asks. */
typedef struct
{
  GtkWindow *window;
  guint timeout; /* 0: presented */
} Waiting;

static void
present_cb (gpointer data)
{
  IsmsOpening *self = data;

  self->present_timeout = 0;
  gtk_window_present (self->window);
}

static void
present_late_cb (gpointer data)
{
  Waiting *self = data;

  self->timeout = 0;
  gtk_window_present (self->window);
}

/* The one begun before anybody asked for it, and its file; NULL: none. */
static IsmsOpening *prepared;
static char *prepared_path;

/* Nothing: it is asked after all that the first page asks, and so answered after it. */
static gpointer
read_nothing (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *self = data;

  isms_store_read_finish (ISMS_STORE (source), result, NULL);
  if (self->timeout != 0 && gtk_window_get_application (self->window) != NULL)
    gtk_window_present (self->window);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_object_unref (self->window);
  g_free (self);
}

/* What the window is made of has its style and size when the answers come. */
static void
ready (GtkWindow *window)
{
  int least;

  gtk_widget_realize (GTK_WIDGET (window));
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, least, NULL, NULL, NULL, NULL);
}

static void
present_with_answers (GtkWindow *window, IsmsWorkspace *workspace)
{
  Waiting *self = g_new0 (Waiting, 1);

  self->window = g_object_ref (window);
  self->timeout = g_timeout_add_once (PRESENT_DELAY_MS, present_late_cb, self);
  g_source_set_static_name (g_main_context_find_source_by_id (NULL, self->timeout),
                            "[parapet] present_late_cb");
  isms_store_read_async (isms_workspace_get_store (workspace), read_nothing, NULL, NULL, NULL, NULL,
                         answered_cb, self);
  ready (window);
}

static void
show_spinner_cb (gpointer data)
{
  IsmsOpening *self = data;

  self->spinner_timeout = 0;
  gtk_widget_set_visible (self->spinner, TRUE);
}

static IsmsOpening *
take_prepared (void)
{
  g_clear_pointer (&prepared_path, g_free);
  return g_steal_pointer (&prepared);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  IsmsOpening *self = data;
  g_autoptr (GtkWindow) window = self->window ? g_object_ref (self->window) : NULL;
  g_autoptr (IsmsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  if (self == prepared)
    take_prepared ();
  workspace = isms_workspace_open_finish (result, &error);
  if (window)
    {
      gboolean waits = self->present_timeout != 0;
      g_autoptr (IsmsWorkspace) opened = workspace ? g_object_ref (workspace) : NULL;

      self->opened (window, g_steal_pointer (&workspace), error);
      if (waits && opened)
        present_with_answers (window, opened);
      else if (waits)
        gtk_window_present (window);
    }
  else if (workspace) /* closed, or gone elsewhere, in the meantime */
    {
      isms_opening_close (workspace);
    }
  g_object_unref (self->cancellable);
  g_free (self);
}

static IsmsOpening *
start (const char *path)
{
  IsmsOpening *self = g_new0 (IsmsOpening, 1);

  self->cancellable = g_cancellable_new ();
  isms_workspace_open_async (path, ISMS_STORE_OPEN_DEFAULT, self->cancellable, opened_cb, self);
  return self;
}

/**
 * isms_opening_prepare:
 * @path: a workspace file
 *
 * Begins to open it before there is a window to ask for it: while the toolkit starts, which takes
 * longer. The next isms_opening_start () returns this opening, or gives it up.
 */
void
isms_opening_prepare (const char *path)
{
  g_return_if_fail (prepared == NULL);

  prepared = start (path);
  prepared_path = g_strdup (path);
}

/**
 * isms_opening_start:
 * @path: a workspace file
 *
 * Begins to open it, on a thread of its own. What becomes of it is told on the main thread, so
 * there is time until the main loop runs to attach a window.
 *
 * Returns: (transfer none): the opening, which frees itself when it is done
 */
IsmsOpening *
isms_opening_start (const char *path)
{
  if (prepared != NULL && g_str_equal (prepared_path, path))
    return take_prepared ();
  if (prepared != NULL)
    g_cancellable_cancel (take_prepared ()->cancellable);
  return start (path);
}

/**
 * isms_opening_attach:
 * @self: an opening
 * @window: for whom; it drops the opening if it goes before it is told
 * @spinner: shown when opening takes long
 * @opened: told once how it ended
 *
 * A window that is not on show yet is presented when @opened has been told, and if that takes long
 * before.
 */
void
isms_opening_attach (IsmsOpening *self,
                     GtkWindow *window,
                     GtkWidget *spinner,
                     IsmsOpenedFunc opened)
{
  self->window = window;
  self->spinner = spinner;
  self->opened = opened;
  self->spinner_timeout = g_timeout_add_once (SPINNER_DELAY_MS, show_spinner_cb, self);
  g_source_set_static_name (g_main_context_find_source_by_id (NULL, self->spinner_timeout),
                            "[parapet] show_spinner_cb");
  if (gtk_widget_get_visible (GTK_WIDGET (window)))
    return;
  self->present_timeout = g_timeout_add_once (PRESENT_DELAY_MS, present_cb, self);
  g_source_set_static_name (g_main_context_find_source_by_id (NULL, self->present_timeout),
                            "[parapet] present_cb");
}

/**
 * isms_opening_drop:
 * @self: an opening with a window
 *
 * The window is told no more, and its spinner gone; what is still under way is cancelled. To be
 * called by the window in any case, also when it is told.
 */
void
isms_opening_drop (IsmsOpening *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->present_timeout, g_source_remove);
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  gtk_widget_set_visible (self->spinner, FALSE);
  self->window = NULL;
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  if (data)
    g_application_release (data);
}

/**
 * isms_opening_close:
 * @workspace: one that was opened
 *
 * Closes it in the background. The window goes on, or is gone, while what was queued is still
 * written; the program stays until then.
 */
void
isms_opening_close (IsmsWorkspace *workspace)
{
  GApplication *application = g_application_get_default ();

  if (application)
    g_application_hold (application);
  isms_workspace_close_async (workspace, closed_cb, application);
}
