/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The application: its windows, the files it is given, what all windows share. */

#include "isms-config.h"

#include "isms-application.h"

#include <glib/gi18n-lib.h>

#include "isms-file-opening.h"
#include "isms-opening.h"
#include "isms-shortcuts.h"
#include "isms-window.h"

struct _IsmsApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  GDate day; /* today, as the windows show it */
  guint minute_id;
  gboolean starts_plain; /* without arguments */
  char *first_path;      /* the first argument, if it is a file */
};

#define LOOK_EVERY_S 60 /* a timer to midnight would oversleep with the machine */

G_DEFINE_FINAL_TYPE (IsmsApplication, isms_application, ADW_TYPE_APPLICATION)

static void
update_color_scheme (IsmsApplication *self)
{
  AdwColorScheme scheme = (AdwColorScheme) g_settings_get_enum (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)),
                                      scheme);
}

/* A workspace that is open already is not opened twice in one program. */
static IsmsWindow *
find_window (IsmsApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    if (ISMS_IS_WINDOW (l->data) && g_strcmp0 (isms_window_get_path (l->data), path) == 0)
      return l->data;
  return NULL;
}

static void
open_path (IsmsApplication *self, const char *path)
{
  IsmsWindow *window = find_window (self, path);

  if (!window)
    {
      window = find_window (self, NULL);
      if (!window)
        {
          isms_window_new_open (self, path);
          return;
        }
      isms_window_open (window, path);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog, "application-name", "Parapet", "application-icon", ISMS_APPLICATION_ID,
                "version", ISMS_VERSION, "developer-name", _ ("The Parapet authors"), "comments",
                _ ("Plan, run, check and improve an information security management system."),
                "license-type", GTK_LICENSE_GPL_3_0,
                /* Translators: your name, to be shown in the about dialog. */
                "translator-credits", _ ("translator-credits"), NULL);
  adw_dialog_present (dialog,
                      GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (data))));
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (isms_window_new (ISMS_APPLICATION (data))));
}

/* A dialog takes the first wish to close its window as one to close itself. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (data))))
    {
      GtkWindow *window = windows->data;
      AdwDialog *dialog;

      while (
          ADW_IS_APPLICATION_WINDOW (window)
          && (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))))
        adw_dialog_force_close (dialog);
      gtk_window_close (window);
      if (g_list_find (gtk_application_get_windows (GTK_APPLICATION (data)), window))
        return; /* it would not be closed */
    }
}

static gboolean
minute_cb (gpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  isms_application_take_time (data, now);
  return G_SOURCE_CONTINUE;
}

/* NULL where no workspace is open. */
static char *
dup_last_path (IsmsApplication *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-workspace");

  return *last && g_file_test (last, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&last) : NULL;
}

/* Looks ahead at what the program will be asked for once it has started. */
static gboolean
isms_application_local_command_line (GApplication *application, char ***arguments, int *status)
{
  IsmsApplication *self = ISMS_APPLICATION (application);
  const char *first = **arguments ? (*arguments)[1] : NULL;

  self->starts_plain = first == NULL;
  if (first && *first != '-')
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (first);

      self->first_path = g_file_get_path (file);
    }
  return G_APPLICATION_CLASS (isms_application_parent_class)
      ->local_command_line (application, arguments, status);
}

static void
prepare_opening (IsmsApplication *self)
{
  g_autofree char *path = self->starts_plain ? dup_last_path (self) : g_strdup (self->first_path);

  if (path)
    isms_opening_prepare (path);
}

static void
isms_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { .name = "about", .activate = about_cb },
    { .name = "new-window", .activate = new_window_cb },
    { .name = "quit", .activate = quit_cb },
  };
  IsmsApplication *self = ISMS_APPLICATION (application);

  self->settings = g_settings_new (ISMS_APPLICATION_ID);
  prepare_opening (self);
  G_APPLICATION_CLASS (isms_application_parent_class)->startup (application);
  g_signal_connect_object (self->settings, "changed::color-scheme",
                           G_CALLBACK (update_color_scheme), self, G_CONNECT_SWAPPED);
  update_color_scheme (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  isms_shortcuts_install (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (ISMS_APPLICATION_ID);
  minute_cb (self);
  self->minute_id = g_timeout_add_seconds (LOOK_EVERY_S, minute_cb, self);
  g_source_set_static_name (g_main_context_find_source_by_id (NULL, self->minute_id),
                            "[parapet] minute_cb");
}

static void
isms_application_activate (GApplication *application)
{
  IsmsApplication *self = ISMS_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *last = dup_last_path (self);

  if (window)
    gtk_window_present (window);
  else if (last)
    open_path (self, last);
  else
    gtk_window_present (GTK_WINDOW (isms_window_new (self)));
}

static void
isms_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path)
        open_path (ISMS_APPLICATION (application), path);
      else
        isms_application_activate (application);
    }
}

static void
isms_application_shutdown (GApplication *application)
{
  isms_file_opening_remove_all ();
  g_clear_handle_id (&ISMS_APPLICATION (application)->minute_id, g_source_remove);
  G_APPLICATION_CLASS (isms_application_parent_class)->shutdown (application);
}

static void
isms_application_finalize (GObject *object)
{
  g_free (ISMS_APPLICATION (object)->first_path);
  G_OBJECT_CLASS (isms_application_parent_class)->finalize (object);
}

static void
isms_application_dispose (GObject *object)
{
  g_clear_object (&ISMS_APPLICATION (object)->settings);
  G_OBJECT_CLASS (isms_application_parent_class)->dispose (object);
}

static void
isms_application_class_init (IsmsApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_application_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_application_finalize;
  application_class->local_command_line = isms_application_local_command_line;
  application_class->startup = isms_application_startup;
  application_class->activate = isms_application_activate;
  application_class->open = isms_application_open;
  application_class->shutdown = isms_application_shutdown;
}

static void
isms_application_init (IsmsApplication *self)
{
  g_date_clear (&self->day, 1);
}

/**
 * isms_application_new:
 * @flags: added to %G_APPLICATION_HANDLES_OPEN
 *
 * Returns: (transfer full): the application
 */
IsmsApplication *
isms_application_new (GApplicationFlags flags)
{
  return g_object_new (ISMS_TYPE_APPLICATION, "application-id", ISMS_APPLICATION_ID,
                       "resource-base-path", "/org/parapet/Parapet", "version", ISMS_VERSION,
                       "flags", flags | G_APPLICATION_HANDLES_OPEN, NULL);
}

/**
 * isms_application_is_open:
 * @self: the application
 * @path: a workspace file
 *
 * Returns: whether one of its windows has that file
 */
gboolean
isms_application_is_open (IsmsApplication *self, const char *path)
{
  return find_window (self, path) != NULL;
}

/**
 * isms_application_get_settings:
 * @self: the application, started
 *
 * Returns: (transfer none): its settings
 */
GSettings *
isms_application_get_settings (IsmsApplication *self)
{
  return self->settings;
}

/**
 * isms_application_take_time:
 * @self: the application
 * @now: what time it is
 *
 * On a new day every window reads again what goes by the day: what is overdue, what lapsed. What is
 * counted by the period is recorded where one has begun (9.1).
 */
void
isms_application_take_time (IsmsApplication *self, GDateTime *now)
{
  GDate day;
  int year, month, month_day;
  gboolean known = g_date_valid (&self->day);

  g_date_time_get_ymd (now, &year, &month, &month_day);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) month_day, (GDateMonth) month, (GDateYear) year);
  if (known && g_date_compare (&day, &self->day) == 0)
    return;
  self->day = day;
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); known && l; l = l->next)
    if (ISMS_IS_WINDOW (l->data) && isms_window_get_workspace (l->data))
      {
        isms_store_refresh (isms_workspace_get_store (isms_window_get_workspace (l->data)));
        isms_window_record_metrics (l->data);
      }
}
