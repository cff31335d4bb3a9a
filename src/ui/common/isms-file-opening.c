/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A file is opened from a copy of its own, which is only read: a change belongs into a new version.
 */

#include "isms-config.h"

#include "isms-file-opening.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "isms-attachment.h"
#include "isms-commit.h"
#include "isms-error.h"

/* The folders made for files that were opened. Of all windows, until the program ends. */
static GPtrArray *opened;

/* A file on its way out. */
typedef struct
{
  gint64 id;
  char *path;
} Copy;

typedef struct
{
  GtkWidget *widget;
  GCancellable *cancellable;
  IsmsFileCopied copied;
} Opening;

static void
free_copy (gpointer data)
{
  Copy *copy = data;

  g_free (copy->path);
  g_free (copy);
}

static Opening *
begin (GtkWidget *widget, GCancellable *cancellable)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->widget = g_object_ref (widget);
  opening->cancellable = g_object_ref (cancellable);
  return opening;
}

static void
end (Opening *opening)
{
  g_object_unref (opening->widget);
  g_object_unref (opening->cancellable);
  g_free (opening);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, end)

static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* A window that closed took its copies along: nobody waits for them any more. */
static void
report_launch (GtkWidget *widget, const GError *error)
{
  GtkWindow *window = get_window (widget);

  if (window == NULL || !gtk_widget_get_mapped (GTK_WIDGET (window)))
    return;
  if (error != NULL && !isms_error_is_cancelled (error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    isms_ui_report_error (widget, error);
}

/* The same failure in words for the person. */
static void
say (GError **error, const char *sentence)
{
  g_clear_error (error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error))
    report_launch (opening->widget, error);
}

static gpointer
save_copy (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Copy *copy = data;

  if (!isms_attachment_save (database, copy->id, copy->path, cancellable, error))
    return NULL;
  g_chmod (copy->path, 0400);
  return g_strdup (copy->path);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = isms_store_read_finish (ISMS_STORE (source), result, &error);
  g_autoptr (GFile) file = NULL;

  if (path == NULL)
    {
      if (g_error_matches (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT))
        say (&error, _ ("This file is damaged: it is no longer as it was stored. It was not "
                        "opened. Restore a backup, or attach the file again."));
      report_launch (opening->widget, error);
      return;
    }
  file = g_file_new_for_path (path);
  opening->copied (opening->widget, file, opening->cancellable);
}

/* A new folder that only the person can enter, and that goes when the program ends or they log
 * out: what is attached may be nobody else's business. */
static char *
make_private_folder (GError **error)
{
  g_autofree char *parent = g_build_filename (g_get_user_runtime_dir (), "parapet", NULL);
  g_autofree char *folder = g_build_filename (parent, "open-XXXXXX", NULL);

  if (g_mkdir_with_parents (parent, 0700) == 0 && g_mkdtemp_full (folder, 0700) != NULL)
    {
      if (opened == NULL)
        opened = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (opened, g_strdup (folder));
      return g_steal_pointer (&folder);
    }
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  return NULL;
}

/**
 * isms_file_opening_copy:
 * @widget: from where; reports what goes wrong
 * @workspace: whose file
 * @id: of the attachment
 * @name: its name
 * @cancellable: ends what is under way
 * @copied: gets the copy
 *
 * Copies the file out and checks it against its hash on the way. Main thread; returns at once.
 */
void
isms_file_opening_copy (GtkWidget *widget,
                        IsmsWorkspace *workspace,
                        gint64 id,
                        const char *name,
                        GCancellable *cancellable,
                        IsmsFileCopied copied)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_private_folder (&error);
  Opening *opening;
  Copy *copy;

  if (folder == NULL)
    {
      isms_ui_report_error (widget, error);
      return;
    }
  copy = g_new0 (Copy, 1);
  copy->id = id;
  copy->path = g_build_filename (folder, base, NULL);
  opening = begin (widget, cancellable);
  opening->copied = copied;
  isms_store_read_async (isms_workspace_get_store (workspace), save_copy, copy, free_copy, g_free,
                         cancellable, saved_cb, opening);
}

static void
launch (GtkWidget *widget, GFile *file, GCancellable *cancellable)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, get_window (widget), cancellable, launched_cb,
                            begin (widget, cancellable));
}

/**
 * isms_file_opening_open:
 * @widget: from where; reports what goes wrong
 * @workspace: whose file
 * @id: of the attachment
 * @name: its name
 * @cancellable: ends what is under way
 *
 * isms_file_opening_copy (), which is handed to the desktop.
 */
void
isms_file_opening_open (GtkWidget *widget,
                        IsmsWorkspace *workspace,
                        gint64 id,
                        const char *name,
                        GCancellable *cancellable)
{
  isms_file_opening_copy (widget, workspace, id, name, cancellable, launch);
}

static void
link_launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error))
    return;
  if (error->domain == G_IO_ERROR && !isms_error_is_cancelled (error))
    say (&error, _ ("Nothing on this desktop opened the address. Copy it from the evidence, or "
                    "choose an application for such addresses in the desktop's settings."));
  report_launch (opening->widget, error);
}

/**
 * isms_file_opening_open_link:
 * @widget: from where; reports what goes wrong
 * @uri: an address
 * @cancellable: ends what is under way
 *
 * Hands the address to the desktop. Main thread; returns at once.
 */
void
isms_file_opening_open_link (GtkWidget *widget, const char *uri, GCancellable *cancellable)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

  gtk_uri_launcher_launch (launcher, get_window (widget), cancellable, link_launched_cb,
                           begin (widget, cancellable));
}

/**
 * isms_file_opening_remove_all:
 *
 * Removes the copies that were made of files to open them, with what was made beside them. For the
 * end of the program.
 */
void
isms_file_opening_remove_all (void)
{
  for (guint i = 0; opened != NULL && i < opened->len; i++)
    {
      const char *folder = g_ptr_array_index (opened, i);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          g_unlink (path);
        }
      g_rmdir (folder);
    }
  g_clear_pointer (&opened, g_ptr_array_unref);
}
