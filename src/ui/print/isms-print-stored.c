/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A stored paper is not laid out again: the printer and the desktop get a copy of its bytes,
 * checked against their hash. */

#include "isms-config.h"

#include "isms-print-stored.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-error.h"
#include "isms-file-opening.h"
#include "isms-print.h"
#include "isms-record.h"
#include "isms-report-facts.h"
#include "isms-review-approval.h"
#include "isms-review-report.h"

typedef struct
{
  GtkWidget *parent;
  IsmsWorkspace *workspace;
  gint64 review;
  char *title; /* of the review */
  IsmsAttachment *paper;
} Stored;

static void
free_stored (gpointer data, GClosure *closure)
{
  Stored *self = data;

  g_object_unref (self->parent);
  g_object_unref (self->workspace);
  g_free (self->title);
  isms_attachment_free (self->paper);
  g_free (self);
}

static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
report (GtkWidget *widget, const GError *error)
{
  if (!isms_error_is_cancelled (error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    isms_ui_report_error (widget, error);
}

/* --- Print --- */

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_print_dialog_print_file_finish (GTK_PRINT_DIALOG (source), result, &error))
    report (widget, error);
}

static void
print (GtkWidget *widget, GFile *file, GCancellable *cancellable)
{
  g_autoptr (GtkPrintDialog) dialog = gtk_print_dialog_new ();

  gtk_print_dialog_set_title (dialog, _ ("Print the Approved Report"));
  gtk_print_dialog_print_file (dialog, get_window (widget), NULL, file, cancellable, printed_cb,
                               g_object_ref (widget));
}

/* --- Save --- */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_copy_finish (G_FILE (source), result, &error))
    report (widget, error);
}

typedef struct
{
  GtkWidget *widget;
  GFile *file;
} Saving;

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) target = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (target != NULL)
    g_file_copy_async (saving->file, target,
                       G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, G_PRIORITY_DEFAULT,
                       NULL, NULL, NULL, saved_cb, g_object_ref (saving->widget));
  else
    report (saving->widget, error);
  g_object_unref (saving->widget);
  g_object_unref (saving->file);
  g_free (saving);
}

static void
save (GtkWidget *widget, GFile *file, GCancellable *cancellable)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_file_get_basename (file);
  Saving *saving = g_new0 (Saving, 1);

  saving->widget = g_object_ref (widget);
  saving->file = g_object_ref (file);
  gtk_file_dialog_set_title (dialog, _ ("Save the Approved Report"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, get_window (widget), cancellable, chosen_cb, saving);
}

/* --- The dialog --- */

static void
response_cb (AdwAlertDialog *dialog, const char *response, Stored *self)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (g_str_equal (response, "open"))
    isms_file_opening_open (self->parent, self->workspace, self->paper->id, self->paper->name,
                            cancellable);
  else if (g_str_equal (response, "print"))
    isms_file_opening_copy (self->parent, self->workspace, self->paper->id, self->paper->name,
                            cancellable, print);
  else if (g_str_equal (response, "save"))
    isms_file_opening_copy (self->parent, self->workspace, self->paper->id, self->paper->name,
                            cancellable, save);
  else if (g_str_equal (response, "addenda"))
    isms_print_compose_sheet (self->parent, isms_workspace_get_store (self->workspace), self->title,
                              isms_review_addenda_report_new, self->review);
}

/* Who approved it and when, and its name and hash. */
static char *
dup_body (IsmsRecord *review, const IsmsAttachment *paper)
{
  g_autofree char *day = isms_day_dup_words (isms_record_get_text (review, "approved_on"));
  g_autofree char *size = g_format_size ((guint64) paper->size);
  g_autofree char *hash = isms_report_dup_hash (paper->sha256);
  const char *person = isms_record_get_text (review, "approved_by");
  g_autofree char *approved =
      /* Translators: a person, and a day */
      g_strdup_printf (_ ("Approved by %s on %s, and kept as it was then."),
                       person != NULL ? person : "–", day);

  return g_strdup_printf ("%s\n\n%s, %s\n\nSHA-256\n%s", approved, paper->name, size, hash);
}

static gboolean
has_addenda (IsmsDatabase *reader, gint64 review)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("review_addendum"));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, review);

  isms_query_filter (query, "review", (const char *const[]) { id, NULL });
  return isms_query_count (query, reader, NULL) > 0;
}

static void
present (GtkWidget *parent, IsmsWorkspace *workspace, IsmsRecord *review, IsmsAttachment *paper)
{
  g_autofree char *body = dup_body (review, paper);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("The Approved Report"), body);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);
  Stored *self = g_new0 (Stored, 1);

  self->parent = g_object_ref (parent);
  self->workspace = g_object_ref (workspace);
  self->review = isms_record_get_id (review);
  self->title = g_strdup (isms_record_get_title (review));
  self->paper = paper;
  adw_alert_dialog_add_response (alert, "close", _ ("_Close"));
  if (has_addenda (isms_workspace_get_reader (workspace), self->review))
    adw_alert_dialog_add_response (alert, "addenda", _ ("_Addenda…"));
  adw_alert_dialog_add_response (alert, "save", _ ("_Save As…"));
  adw_alert_dialog_add_response (alert, "open", _ ("_Open"));
  adw_alert_dialog_add_response (alert, "print", _ ("_Print…"));
  adw_alert_dialog_set_response_appearance (alert, "print", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "print");
  adw_alert_dialog_set_close_response (alert, "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, free_stored,
                         G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, parent);
}

/**
 * isms_print_stored_paper:
 * @parent: a widget of the window
 * @workspace: whose review it is
 * @review: the id of a management review that is approved
 *
 * Offers to open, print and save the report that was stored when the review was approved, and to
 * print what was added to it since. Main thread.
 */
void
isms_print_stored_paper (GtkWidget *parent, IsmsWorkspace *workspace, gint64 review)
{
  IsmsDatabase *reader = isms_workspace_get_reader (workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) record =
      isms_record_load (reader, isms_kind_find ("review"), review, &error);
  g_autoptr (IsmsAttachment) paper =
      record != NULL ? isms_review_find_paper (reader, review, &error) : NULL;

  if (error != NULL)
    isms_ui_report_error (parent, error);
  else if (paper != NULL)
    present (parent, workspace, record, g_steal_pointer (&paper));
}
