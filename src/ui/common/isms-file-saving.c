/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The window goes on while a file is made; what becomes of it is told by the window that the widget
 * is in. */

#include "isms-config.h"

#include "isms-file-saving.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-error.h"

/* For the reader's thread. */
typedef struct
{
  IsmsFileMake make;
  gpointer data;
  GDestroyNotify data_free;
  GFile *file;
} Job;

/* From being asked for to being written. */
typedef struct
{
  GtkWidget *widget;
  IsmsStore *store;
  Job *job; /* or NULL: it is with the reader */
  char *path;
} Saving;

static void
free_job (gpointer data)
{
  Job *job = data;

  if (job->data_free != NULL)
    job->data_free (job->data);
  g_clear_object (&job->file);
  g_free (job);
}

static void
free_saving (Saving *self)
{
  g_object_unref (self->widget);
  g_object_unref (self->store);
  g_clear_pointer (&self->job, free_job);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, free_saving)

static gpointer
write_on_reader (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  g_autoptr (GBytes) bytes = job->make (database, job->data, error);
  gsize size;
  const char *content;

  if (bytes == NULL)
    return NULL;
  content = g_bytes_get_data (bytes, &size);
  if (!g_file_replace_contents (job->file, content, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                cancellable, error))
    return NULL;
  return g_strdup ("");
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = isms_store_read_finish (ISMS_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (isms_error_is_cancelled (error))
    return;
  /* Translators: the path of a file that was written */
  words = done != NULL ? g_strdup_printf (_ ("Exported to %s"), self->path)
                       : isms_error_dup_write_sentence (error, self->path);
  gtk_widget_activate_action (self->widget, done != NULL ? "win.toast" : "win.error", "s", words);
}

/* Takes @self. */
static void
save (Saving *self, GFile *file)
{
  Job *job = g_steal_pointer (&self->job);

  job->file = g_object_ref (file);
  self->path = g_file_get_parse_name (file);
  isms_store_read_async (self->store, write_on_reader, job, free_job, g_free, NULL, written_cb,
                         self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL && isms_store_get_reader (self->store) != NULL)
    save (g_steal_pointer (&self), file);
  else if (file == NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    isms_ui_report_error (self->widget, error);
}

static Saving *
begin (
    GtkWidget *widget, IsmsStore *store, IsmsFileMake make, gpointer data, GDestroyNotify data_free)
{
  Saving *self = g_new0 (Saving, 1);

  self->widget = g_object_ref (widget);
  self->store = g_object_ref (store);
  self->job = g_new0 (Job, 1);
  self->job->make = make;
  self->job->data = data;
  self->job->data_free = data_free;
  return self;
}

/**
 * isms_file_saving_ask:
 * @widget: a widget of the window that asks, or that window
 * @store: what is read
 * @title: of the file chooser
 * @name: of the file, proposed
 * @make: gives its content
 * @data: (nullable): for @make; it goes to the reader's thread
 * @data_free: (nullable): frees it
 *
 * Asks for a file and writes it. A workspace that was closed meanwhile is not written from.
 */
void
isms_file_saving_ask (GtkWidget *widget,
                      IsmsStore *store,
                      const char *title,
                      const char *name,
                      IsmsFileMake make,
                      gpointer data,
                      GDestroyNotify data_free)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_accept_label (dialog, _ ("_Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb,
                        begin (widget, store, make, data, data_free));
}

/**
 * isms_file_saving_save:
 * @widget: a widget of the window that tells of it, or that window
 * @store: what is read
 * @file: where to
 * @make: gives its content
 * @data: (nullable): for @make; it goes to the reader's thread
 * @data_free: (nullable): frees it
 *
 * Writes the file in the background.
 */
void
isms_file_saving_save (GtkWidget *widget,
                       IsmsStore *store,
                       GFile *file,
                       IsmsFileMake make,
                       gpointer data,
                       GDestroyNotify data_free)
{
  save (begin (widget, store, make, data, data_free), file);
}
