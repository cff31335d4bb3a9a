/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Compares what is stored with its hash, and tells of each file. */

#include "isms-config.h"

#include "isms-file-verifying.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-error.h"
#include "isms-evidence.h"

typedef struct
{
  const IsmsKind *kind;
  gint64 id;
} Wanted;

static gpointer
check_cb (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;

  return isms_attachment_check (database, wanted->kind->name, wanted->id, cancellable, error);
}

static GtkWidget *
create_verdict (const IsmsAttachment *file)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *verdict = isms_evidence_dup_verdict (file);
  /* Translators: the hash of a file as it was stored: SHA-256 9f86d0… */
  g_autofree char *hash = g_strdup_printf (_ ("SHA-256 %s"), file->sha256);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), verdict);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hash);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (
                                                       file->damaged ? "dialog-warning-symbolic"
                                                                     : "object-select-symbolic"));
  if (file->damaged)
    gtk_widget_add_css_class (row, "error");
  return row;
}

static GtkWidget *
create_list (GPtrArray *files, guint *n_damaged)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  *n_damaged = 0;
  for (guint i = 0; i < files->len; i++)
    {
      *n_damaged += ((const IsmsAttachment *) files->pdata[i])->damaged;
      gtk_list_box_append (GTK_LIST_BOX (list), create_verdict (files->pdata[i]));
    }
  return list;
}

static void
present (GtkWidget *widget, GPtrArray *files)
{
  AdwDialog *dialog = adw_alert_dialog_new (NULL, NULL);
  const char *heading = _ ("No File Yet");
  guint n_damaged;

  if (files->len == 0)
    adw_alert_dialog_set_body (ADW_ALERT_DIALOG (dialog),
                               _ ("Nothing is attached, so there is nothing to compare."));
  else
    {
      adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), create_list (files, &n_damaged));
      heading = n_damaged == 0 ? _ ("As It Was Stored") : _ ("Not As It Was Stored");
    }
  adw_alert_dialog_set_heading (ADW_ALERT_DIALOG (dialog), heading);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, widget);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = isms_store_read_finish (ISMS_STORE (source), result, &error);

  if (files != NULL)
    present (widget, files);
  else if (!isms_error_is_cancelled (error))
    isms_ui_report_error (widget, error);
}

/**
 * isms_file_verifying_start:
 * @widget: from where
 * @workspace: whose files
 * @record: what they are attached to
 * @cancellable: ends it
 *
 * Main thread; returns at once.
 */
void
isms_file_verifying_start (GtkWidget *widget,
                           IsmsWorkspace *workspace,
                           IsmsRecord *record,
                           GCancellable *cancellable)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->kind = isms_record_get_kind (record);
  wanted->id = isms_record_get_id (record);
  isms_store_read_async (isms_workspace_get_store (workspace), check_cb, wanted, g_free,
                         (GDestroyNotify) g_ptr_array_unref, cancellable, checked_cb,
                         g_object_ref (widget));
}
