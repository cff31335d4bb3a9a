/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The dialog follows one file from being chosen to being imported. The dry run is done anew after
 * every change, on the background reader; the import is one step on the writer's thread. */

#include "isms-config.h"

#include "isms-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-error.h"
#include "isms-file-filters.h"
#include "isms-import-columns.h"
#include "isms-import-rows.h"

#define PLAN_DELAY 150    /* ms from the last change to the dry run */
#define PROGRESS_STEP 100 /* ms */

struct _IsmsImportDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *other_button;
  GtkWidget *switcher;
  GtkStack *faces;
  AdwViewStack *tabs;
  AdwViewStackPage *rows_page;
  IsmsImportColumns *columns;
  IsmsImportRows *rows;
  GtkProgressBar *progress;
  AdwStatusPage *failed;
  GtkWidget *bar;
  GtkLabel *summary;
  GtkButton *import_button;

  IsmsWorkspace *workspace;
  const IsmsKind *kind;
  GFile *file; /* that the import is of */
  IsmsImport *import;
  IsmsImportPlan *plan;
  GCancellable *reading;
  GCancellable *planning;
  GCancellable *committing;
  gboolean fresh; /* read, but what becomes of its rows is not known yet */
  guint plan_source;
  guint progress_source;
  int done; /* atomic: written by the writer's thread */
  int total;
};

G_DEFINE_FINAL_TYPE (IsmsImportDialog, isms_import_dialog, ADW_TYPE_DIALOG)

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
show_face (IsmsImportDialog *self, const char *face)
{
  gboolean mapping = g_str_equal (face, "mapping");

  gtk_stack_set_visible_child_name (self->faces, face);
  gtk_widget_set_visible (self->switcher, mapping);
  gtk_widget_set_visible (self->bar, mapping);
  gtk_widget_set_visible (self->other_button, mapping);
  adw_dialog_set_can_close (ADW_DIALOG (self), !g_str_equal (face, "working"));
}

static void
show_failure (IsmsImportDialog *self, const GError *error)
{
  g_autofree char *sentence = isms_error_dup_sentence (error);
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->failed, escaped);
  show_face (self, "failed");
}

/* --- The dry run --- */

static void
append_count (GString *words, const char *format, guint n)
{
  g_autofree char *number = g_strdup_printf ("%'u", n);
  g_autoptr (GString) count = g_string_new (format);

  if (n == 0)
    return;
  g_string_replace (count, "%u", number, 1);
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", count->str);
}

static void
show_plan (IsmsImportDialog *self)
{
  guint n_new = isms_import_plan_count (self->plan, ISMS_FATE_NEW);
  guint n_updates = isms_import_plan_count (self->plan, ISMS_FATE_UPDATE);
  guint n_same = isms_import_plan_count (self->plan, ISMS_FATE_UNCHANGED);
  guint n_problems = isms_import_plan_count (self->plan, ISMS_FATE_PROBLEM);
  guint n_messages = isms_import_plan_count_messages (self->plan);
  guint n_remarks = n_messages - MIN (n_messages, n_problems);
  guint n = n_new + n_updates;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *label = NULL;

  append_count (words, ngettext ("%u new", "%u new", n_new), n_new);
  append_count (words, ngettext ("%u update", "%u updates", n_updates), n_updates);
  append_count (words, ngettext ("%u unchanged", "%u unchanged", n_same), n_same);
  append_count (words, ngettext ("%u problem", "%u problems", n_problems), n_problems);
  /* Translators: rows that come in, but about which something is said */
  append_count (words, ngettext ("%u with a remark", "%u with remarks", n_remarks), n_remarks);
  gtk_label_set_text (self->summary, words->len > 0 ? words->str : _ ("No rows"));
  /* Translators: a button: a number and a kind of record, "Import 5 Risks" */
  label = n > 0 ? g_strdup_printf (_ ("Import %'u %s"), n,
                                   n == 1 ? _ (self->kind->label) : _ (self->kind->plural))
                : g_strdup (_ ("Nothing to Import"));
  gtk_button_set_label (self->import_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), n > 0);
  if (self->fresh && n > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->import_button));
  self->fresh = FALSE;
  adw_view_stack_page_set_badge_number (self->rows_page, n_problems + n_remarks);
  adw_view_stack_page_set_needs_attention (self->rows_page, n_problems + n_remarks > 0);
  isms_import_rows_set_plan (self->rows, self->plan);
  isms_import_columns_set_remarks (self->columns, isms_import_plan_get_remarks (self->plan));
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  IsmsImportPlan *plan = isms_import_plan_finish (ISMS_STORE (source), result, &error);

  if (isms_error_is_cancelled (error) || self->import == NULL)
    {
      g_clear_pointer (&plan, isms_import_plan_unref);
      return;
    }
  g_clear_object (&self->planning);
  if (plan == NULL)
    {
      show_failure (self, error);
      return;
    }
  g_clear_pointer (&self->plan, isms_import_plan_unref);
  self->plan = plan;
  show_plan (self);
}

static void
start_plan (IsmsImportDialog *self)
{
  cancel (&self->planning);
  self->planning = g_cancellable_new ();
  isms_import_plan_async (self->import, isms_workspace_get_store (self->workspace), self->planning,
                          planned_cb, g_object_ref (self));
}

static void
plan_late_cb (gpointer user_data)
{
  IsmsImportDialog *self = user_data;

  self->plan_source = 0;
  start_plan (self);
}

static void
changed_cb (IsmsImportDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), FALSE);
  g_clear_handle_id (&self->plan_source, g_source_remove);
  self->plan_source = g_timeout_add_once (PLAN_DELAY, plan_late_cb, self);
}

/* --- Reading --- */

typedef struct
{
  GFile *file;
  const IsmsKind *kind;
  IsmsMethod *method;
  char *name;
  char *sheet; /* of a workbook; or NULL */
} Reading;

static void
free_reading (gpointer data)
{
  Reading *self = data;

  g_object_unref (self->file);
  g_clear_pointer (&self->method, isms_method_unref);
  g_free (self->name);
  g_free (self->sheet);
  g_free (self);
}

/* Reads the file and guesses its columns, on a thread of its own. */
static void
read_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  g_autoptr (IsmsTable) table =
      isms_table_read_file (reading->file, reading->sheet, cancellable, &error);

  if (table == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task,
                           isms_import_new (table, reading->name, reading->kind, reading->method),
                           (GDestroyNotify) isms_import_free);
}

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  IsmsImport *import = g_task_propagate_pointer (G_TASK (result), &error);

  if (isms_error_is_cancelled (error))
    return;
  g_clear_object (&self->reading);
  if (import == NULL)
    {
      show_failure (self, error);
      return;
    }
  isms_import_columns_set_import (self->columns, NULL);
  isms_import_rows_set_import (self->rows, NULL);
  g_clear_pointer (&self->import, isms_import_free);
  self->import = import;
  self->fresh = TRUE;
  isms_import_recall (import, isms_workspace_get_reader (self->workspace), NULL);
  isms_import_columns_set_import (self->columns, import);
  isms_import_rows_set_import (self->rows, import);
  adw_window_title_set_subtitle (self->heading, isms_import_get_name (import));
  adw_view_stack_set_visible_child_name (self->tabs, "columns");
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), FALSE);
  show_face (self, "mapping");
  /* What had it is another row now. */
  gtk_widget_child_focus (GTK_WIDGET (self->columns), GTK_DIR_TAB_FORWARD);
  start_plan (self);
}

static char *
dup_display_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

/* @sheet: of a workbook; NULL: the one with the most in it */
static void
read_file (IsmsImportDialog *self, GFile *file, const char *sheet)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  Reading *reading = g_new0 (Reading, 1);

  g_set_object (&self->file, file);
  cancel (&self->reading);
  cancel (&self->planning);
  g_clear_handle_id (&self->plan_source, g_source_remove);
  self->reading = g_cancellable_new ();
  reading->file = g_object_ref (file);
  reading->sheet = g_strdup (sheet);
  reading->kind = self->kind;
  reading->name = dup_display_name (file);
  reading->method = isms_method_load (isms_workspace_get_reader (self->workspace), 0, &error);
  if (error != NULL)
    {
      free_reading (reading);
      show_failure (self, error);
      return;
    }
  show_face (self, "reading");
  /* Not the source: the thread may let go of the task last, and no widget may end there. */
  task = g_task_new (NULL, self->reading, read_done_cb, g_object_ref (self));
  g_task_set_source_tag (task, read_file);
  g_task_set_task_data (task, reading, free_reading);
  g_task_run_in_thread (task, read_cb);
}

static void
sheet_chosen_cb (IsmsImportDialog *self, const char *sheet)
{
  read_file (self, self->file, sheet);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    read_file (self, file, NULL);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
           && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    show_failure (self, error);
}

static void
choose_cb (IsmsImportDialog *self)
{
  static const char *const suffixes[] = { "xlsx", "ods", "xls", "csv", "tsv", "txt", NULL };
  static const char *const of_controls[] = {
    "xlsx", "ods", "xls", "csv", "tsv", "txt", "json", NULL
  };
  gboolean controls = g_str_equal (self->kind->name, "control");
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters =
      controls ? isms_file_filters_new (
                     _ ("Tables and Security Plans (XLSX, ODS, XLS, CSV, OSCAL)"), of_controls)
               : isms_file_filters_new (_ ("Tables (XLSX, ODS, XLS, CSV)"), suffixes);

  gtk_file_dialog_set_title (dialog, _ ("Import a Spreadsheet"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                        chosen_cb, g_object_ref (self));
}

/* --- The import --- */

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  IsmsImportDialog *self = user_data;

  g_atomic_int_set (&self->total, (int) total);
  g_atomic_int_set (&self->done, (int) done);
}

static gboolean
show_progress_cb (gpointer user_data)
{
  IsmsImportDialog *self = user_data;
  int total = g_atomic_int_get (&self->total);

  gtk_progress_bar_set_fraction (self->progress,
                                 total > 0 ? (double) g_atomic_int_get (&self->done) / total : 0);
  return G_SOURCE_CONTINUE;
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsImportPlan) plan = isms_import_commit_finish (ISMS_STORE (source), result, &error);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->committing);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (plan != NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
  else if (isms_error_is_cancelled (error))
    show_face (self, "mapping");
  else
    show_failure (self, error);
}

static void
import_cb (IsmsImportDialog *self)
{
  cancel (&self->committing);
  self->committing = g_cancellable_new ();
  g_atomic_int_set (&self->done, 0);
  show_face (self, "working");
  self->progress_source = g_timeout_add (PROGRESS_STEP, show_progress_cb, self);
  isms_import_commit_async (self->import, isms_workspace_get_store (self->workspace), progress_cb,
                            self, self->committing, committed_cb, g_object_ref (self));
}

static void
cancel_cb (IsmsImportDialog *self)
{
  if (self->committing != NULL)
    g_cancellable_cancel (self->committing);
}

static void
close_attempt_cb (IsmsImportDialog *self)
{
  cancel_cb (self);
}

static void
isms_import_dialog_dispose (GObject *object)
{
  IsmsImportDialog *self = ISMS_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->plan_source, g_source_remove);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  cancel (&self->reading);
  cancel (&self->planning);
  if (self->import != NULL)
    {
      isms_import_columns_set_import (self->columns, NULL);
      isms_import_rows_set_import (self->rows, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (object), ISMS_TYPE_IMPORT_DIALOG);
  g_clear_pointer (&self->import, isms_import_free);
  g_clear_pointer (&self->plan, isms_import_plan_unref);
  g_clear_object (&self->file);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_import_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsImportDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportDialog, other_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportDialog, switcher);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportDialog, faces);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportDialog, tabs);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportDialog, rows_page);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportDialog, failed);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, IsmsImportDialog, import_button);
}

static void
isms_import_dialog_class_init (IsmsImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_import_dialog_dispose;
  g_type_ensure (ISMS_TYPE_IMPORT_COLUMNS);
  g_type_ensure (ISMS_TYPE_IMPORT_ROWS);
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
}

static void
isms_import_dialog_init (IsmsImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_face (self, "choose");
}

/**
 * isms_import_dialog_present:
 * @parent: a widget of the window
 * @workspace: where to
 * @kind: what the rows are
 * @file: (nullable): what to import; %NULL asks
 *
 * Shows the dialog. Nothing is written before the person presses its button.
 */
void
isms_import_dialog_present (GtkWidget *parent,
                            IsmsWorkspace *workspace,
                            const IsmsKind *kind,
                            GFile *file)
{
  IsmsImportDialog *self = g_object_new (ISMS_TYPE_IMPORT_DIALOG, NULL);
  /* Translators: %s is a kind of record in the plural: "Import Risks" */
  g_autofree char *title = g_strdup_printf (_ ("Import %s"), _ (kind->plural));

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_window_title_set_title (self->heading, title);
  adw_dialog_present (ADW_DIALOG (self), parent);
  if (file != NULL)
    read_file (self, file, NULL);
  else
    choose_cb (self);
}
