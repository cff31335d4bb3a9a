/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The dialog follows one file from being chosen to being imported. It is read on a thread of its
 * own, what becomes of it is found on the background reader, and the import is one step on the
 * writer's thread. */

#include "isms-config.h"

#include "isms-framework-dialog.h"

#include <glib/gi18n-lib.h>

#include "isms-error.h"
#include "isms-file-filters.h"
#include "isms-framework-import.h"
#include "isms-framework-reader.h"
#include "isms-import-dialog.h"

#define PROGRESS_STEP 100 /* ms */
#define MAX_LISTED 100    /* controls, and remarks */

struct _IsmsFrameworkDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *other_button;
  GtkStack *faces;
  AdwPreferencesGroup *frameworks;
  AdwPreferencesGroup *controls;
  AdwPreferencesGroup *remarks;
  GtkProgressBar *progress;
  AdwStatusPage *failed;
  GtkWidget *bar;
  GtkLabel *summary;
  GtkButton *import_button;

  IsmsWorkspace *workspace;
  GFile *file;
  char *name;       /* of the file */
  GPtrArray *files; /* of IsmsFrameworkData: what it holds; or NULL */
  GPtrArray *rows;  /* borrowed from the tree */
  GCancellable *reading;
  GCancellable *committing;
  guint progress_source;
  int done; /* atomic: written by the writer's thread */
  int total;
};

G_DEFINE_FINAL_TYPE (IsmsFrameworkDialog, isms_framework_dialog, ADW_TYPE_DIALOG)

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
show_face (IsmsFrameworkDialog *self, const char *face)
{
  gboolean plan = g_str_equal (face, "plan");

  gtk_stack_set_visible_child_name (self->faces, face);
  gtk_widget_set_visible (self->bar, plan);
  gtk_widget_set_visible (self->other_button, plan);
  adw_dialog_set_can_close (ADW_DIALOG (self), !g_str_equal (face, "working"));
}

static void
show_failure (IsmsFrameworkDialog *self, const GError *error)
{
  g_autofree char *sentence = isms_error_dup_sentence (error);
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->failed, escaped);
  show_face (self, "failed");
}

/* --- What becomes of it --- */

static void
add_row (IsmsFrameworkDialog *self,
         AdwPreferencesGroup *group,
         const char *icon,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (IsmsFrameworkDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      adw_preferences_group_remove (
          ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
append_count (GString *words, const char *text)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
}

/* "12 new · 3 changed · 80 unchanged · 1 no longer in the file" */
static char *
dup_counts (const guint *counts)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *const formats[ISMS_N_FRAMEWORK_FATES] = {
    ngettext ("%'u new", "%'u new", counts[ISMS_FRAMEWORK_NEW]),
    ngettext ("%'u changed", "%'u changed", counts[ISMS_FRAMEWORK_CHANGED]),
    ngettext ("%'u unchanged", "%'u unchanged", counts[ISMS_FRAMEWORK_UNCHANGED]),
    ngettext ("%'u no longer in the file", "%'u no longer in the file",
              counts[ISMS_FRAMEWORK_GONE]),
  };

  for (guint i = 0; i < ISMS_N_FRAMEWORK_FATES; i++)
    {
      g_autoptr (GString) count = g_string_new (formats[i]);
      g_autofree char *number = g_strdup_printf ("%'u", counts[i]);

      g_string_replace (count, "%'u", number, 1);
      if (counts[i] > 0)
        append_count (words, count->str);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
show_framework (IsmsFrameworkDialog *self, IsmsFrameworkPlan *plan, guint index)
{
  const IsmsFrameworkOutcome *one = isms_framework_plan_get_framework (plan, index);
  guint counts[ISMS_N_FRAMEWORK_FATES] = { 0 };
  g_autoptr (GString) words = g_string_new (isms_framework_fate_get_label (one->fate));
  g_autofree char *own = isms_framework_outcome_dup_kept (one);
  g_autofree char *numbers = NULL;
  guint n_kept = 0;

  for (guint i = 0; i < isms_framework_plan_get_n_rows (plan, index); i++)
    {
      counts[isms_framework_plan_get_row (plan, index, i)->fate]++;
      n_kept += isms_framework_plan_get_row (plan, index, i)->kept != 0;
    }
  numbers = dup_counts (counts);
  if (one->former != NULL)
    /* Translators: the version of a framework before and after */
    g_string_append_printf (words, _ (" · version %s → %s"), one->former, one->version);
  else if (one->version != NULL)
    /* Translators: the version of a framework */
    g_string_append_printf (words, _ (" · version %s"), one->version);
  if (*numbers != '\0')
    {
      g_string_append_c (words, '\n');
      /* Translators: what becomes of the controls of a framework: "12 new · 3 changed" */
      g_string_append_printf (words, _ ("Controls and groups: %s"), numbers);
    }
  if (counts[ISMS_FRAMEWORK_CHANGED] + counts[ISMS_FRAMEWORK_GONE] > 0)
    g_string_append_printf (
        words, "\n%s",
        _ ("What was decided on its controls here stays, and so do those that are no longer in the "
           "file."));
  if (n_kept > 0)
    {
      g_autofree char *kept = g_strdup_printf (
          ngettext ("%'u of them keeps words of your own, which the file has otherwise.",
                    "%'u of them keep words of your own, which the file has otherwise.", n_kept),
          n_kept);

      g_string_append_printf (words, "\n%s", kept);
    }
  if (own != NULL)
    g_string_append_printf (words, "\n%s", own);
  add_row (self, self->frameworks, "accessories-dictionary-symbolic", one->title, words->str);
}

static void
show_mappings (IsmsFrameworkDialog *self, IsmsFrameworkPlan *plan)
{
  guint counts[ISMS_N_FRAMEWORK_FATES] = { 0 };
  guint n_left_out = isms_framework_plan_count_left_out (plan);
  g_autoptr (GString) words = NULL;
  g_autofree char *numbers = NULL;

  for (guint i = 0; i < ISMS_N_FRAMEWORK_FATES; i++)
    counts[i] = isms_framework_plan_count_mappings (plan, (IsmsFrameworkFate) i);
  numbers = dup_counts (counts);
  words = g_string_new (numbers);
  if (n_left_out > 0)
    {
      g_autofree char *count =
          g_strdup_printf (ngettext ("%'u left out", "%'u left out", n_left_out), n_left_out);

      append_count (words, count);
    }
  if (words->len > 0)
    add_row (self, self->frameworks, "insert-link-symbolic", _ ("Mappings Between Controls"),
             words->str);
}

static void
show_rest (IsmsFrameworkDialog *self, AdwPreferencesGroup *group, guint n)
{
  g_autofree char *words = NULL;

  if (n <= MAX_LISTED)
    return;
  words =
      g_strdup_printf (ngettext ("And %'u more", "And %'u more", n - MAX_LISTED), n - MAX_LISTED);
  add_row (self, group, NULL, words, NULL);
}

static void
show_controls (IsmsFrameworkDialog *self, IsmsFrameworkPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < isms_framework_plan_get_n_frameworks (plan); i++)
    for (guint j = 0; j < isms_framework_plan_get_n_rows (plan, i); j++)
      {
        const IsmsFrameworkRow *row = isms_framework_plan_get_row (plan, i, j);
        gboolean changed = row->fate == ISMS_FRAMEWORK_CHANGED;
        g_autofree char *title = g_strdup_printf ("%s %s", row->ref, row->title);
        g_autofree char *what = isms_framework_row_dup_words (row);
        const char *fate = isms_framework_fate_get_label (row->fate);
        g_autofree char *words =
            *what != '\0' ? g_strdup_printf ("%s: %s", fate, what) : g_strdup (fate);

        if ((!changed && row->fate != ISMS_FRAMEWORK_GONE && row->kept == 0) || n++ >= MAX_LISTED)
          continue;
        add_row (self, self->controls,
                 changed                            ? "document-edit-symbolic"
                 : row->fate == ISMS_FRAMEWORK_GONE ? "list-remove-symbolic"
                                                    : "object-select-symbolic",
                 title, words);
      }
  show_rest (self, self->controls, n);
  gtk_widget_set_visible (GTK_WIDGET (self->controls), n > 0);
}

static void
show_remarks (IsmsFrameworkDialog *self, IsmsFrameworkPlan *plan)
{
  const char *const *remarks = isms_framework_plan_get_remarks (plan);
  guint n = 0;

  for (; remarks[n] != NULL; n++)
    if (n < MAX_LISTED)
      add_row (self, self->remarks, "dialog-information-symbolic", remarks[n], NULL);
  show_rest (self, self->remarks, n);
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), n > 0);
}

static gboolean
has_news (IsmsFrameworkPlan *plan)
{
  guint n = 0;

  for (IsmsFrameworkFate fate = ISMS_FRAMEWORK_NEW; fate <= ISMS_FRAMEWORK_CHANGED; fate++)
    n += isms_framework_plan_count (plan, fate) + isms_framework_plan_count_mappings (plan, fate);
  for (guint i = 0; i < isms_framework_plan_get_n_frameworks (plan); i++)
    n += isms_framework_plan_get_framework (plan, i)->fate != ISMS_FRAMEWORK_UNCHANGED;
  return n > 0;
}

static void
show_plan (IsmsFrameworkDialog *self, IsmsFrameworkPlan *plan)
{
  gboolean news = has_news (plan);
  guint n_remarks = g_strv_length ((char **) isms_framework_plan_get_remarks (plan));
  g_autofree char *words = NULL;

  clear_rows (self);
  for (guint i = 0; i < isms_framework_plan_get_n_frameworks (plan); i++)
    show_framework (self, plan, i);
  show_mappings (self, plan);
  show_controls (self, plan);
  show_remarks (self, plan);
  words = g_strdup_printf (ngettext ("%'u remark", "%'u remarks", n_remarks), n_remarks);
  gtk_label_set_text (self->summary, n_remarks > 0 ? words : _ ("No remarks"));
  gtk_button_set_label (self->import_button, news ? _ ("Import") : _ ("Nothing to Import"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), news);
  show_face (self, "plan");
  if (news)
    gtk_widget_grab_focus (GTK_WIDGET (self->import_button));
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsFrameworkDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsFrameworkPlan) plan =
      isms_framework_import_plan_finish (ISMS_STORE (source), result, &error);

  if (isms_error_is_cancelled (error))
    return;
  g_clear_object (&self->reading);
  if (plan != NULL)
    show_plan (self, plan);
  else
    show_failure (self, error);
}

/* --- Reading --- */

static void
read_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *files = isms_framework_read_file (data, cancellable, &error);

  if (files == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, files, (GDestroyNotify) g_ptr_array_unref);
}

/* A plan is about controls that are there: it comes in as a table of them does. */
static void
hand_over (IsmsFrameworkDialog *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  g_clear_object (&self->reading);
  if (window == NULL)
    return;
  isms_import_dialog_present (window, self->workspace, isms_kind_find ("control"), self->file);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsFrameworkDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *files = g_task_propagate_pointer (G_TASK (result), &error);

  if (isms_error_is_cancelled (error))
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    {
      hand_over (self);
      return;
    }
  if (files == NULL)
    {
      g_clear_object (&self->reading);
      show_failure (self, error);
      return;
    }
  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = files;
  adw_window_title_set_subtitle (self->heading, self->name);
  isms_framework_import_plan_async (files, 0, isms_workspace_get_store (self->workspace),
                                    self->reading, planned_cb, g_object_ref (self));
}

static void
read_file (IsmsFrameworkDialog *self, GFile *file)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *base = g_file_get_basename (file);

  cancel (&self->reading);
  self->reading = g_cancellable_new ();
  g_set_object (&self->file, file);
  g_free (self->name);
  self->name = g_filename_display_name (base);
  show_face (self, "reading");
  /* Not the source: the thread may let go of the task last, and no widget may end there. */
  task = g_task_new (NULL, self->reading, read_done_cb, g_object_ref (self));
  g_task_set_source_tag (task, read_file);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_cb);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsFrameworkDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    read_file (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
           && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    show_failure (self, error);
}

static void
choose_cb (IsmsFrameworkDialog *self)
{
  static const char *const suffixes[] = { "json", "yaml", "yml", "xlsx", NULL };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters =
      isms_file_filters_new (_ ("Frameworks and Mappings (JSON, YAML, XLSX)"), suffixes);

  gtk_file_dialog_set_title (dialog, _ ("Import a Framework"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL,
                        chosen_cb, g_object_ref (self));
}

/* --- The import --- */

static void
progress_cb (guint done, guint total, gpointer user_data)
{
  IsmsFrameworkDialog *self = user_data;

  g_atomic_int_set (&self->total, (int) total);
  g_atomic_int_set (&self->done, (int) done);
}

static gboolean
show_progress_cb (gpointer user_data)
{
  IsmsFrameworkDialog *self = user_data;
  int total = g_atomic_int_get (&self->total);

  gtk_progress_bar_set_fraction (self->progress,
                                 total > 0 ? (double) g_atomic_int_get (&self->done) / total : 0);
  return G_SOURCE_CONTINUE;
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsFrameworkDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsFrameworkPlan) plan =
      isms_framework_import_commit_finish (ISMS_STORE (source), result, &error);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->committing);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  if (plan != NULL)
    {
      if (isms_framework_plan_get_n_frameworks (plan) > 0)
        gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", "framework",
                                    isms_framework_plan_get_framework (plan, 0)->id);
      adw_dialog_force_close (ADW_DIALOG (self));
    }
  else if (isms_error_is_cancelled (error))
    show_face (self, "plan");
  else
    show_failure (self, error);
}

static void
import_cb (IsmsFrameworkDialog *self)
{
  cancel (&self->committing);
  self->committing = g_cancellable_new ();
  g_atomic_int_set (&self->done, 0);
  show_face (self, "working");
  self->progress_source = g_timeout_add (PROGRESS_STEP, show_progress_cb, self);
  isms_framework_import_commit_async (self->files, 0, self->name,
                                      isms_workspace_get_store (self->workspace), progress_cb, self,
                                      self->committing, committed_cb, g_object_ref (self));
}

static void
cancel_cb (IsmsFrameworkDialog *self)
{
  if (self->committing != NULL)
    g_cancellable_cancel (self->committing);
}

static void
close_attempt_cb (IsmsFrameworkDialog *self)
{
  cancel_cb (self);
}

/* --- The object --- */

static void
isms_framework_dialog_dispose (GObject *object)
{
  IsmsFrameworkDialog *self = ISMS_FRAMEWORK_DIALOG (object);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  cancel (&self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (object), ISMS_TYPE_FRAMEWORK_DIALOG);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->file);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_framework_dialog_parent_class)->dispose (object);
}

static void
isms_framework_dialog_class_init (IsmsFrameworkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_framework_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-framework-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsFrameworkDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, IsmsFrameworkDialog, other_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsFrameworkDialog, faces);
  gtk_widget_class_bind_template_child (widget_class, IsmsFrameworkDialog, frameworks);
  gtk_widget_class_bind_template_child (widget_class, IsmsFrameworkDialog, controls);
  gtk_widget_class_bind_template_child (widget_class, IsmsFrameworkDialog, remarks);
  gtk_widget_class_bind_template_child (widget_class, IsmsFrameworkDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, IsmsFrameworkDialog, failed);
  gtk_widget_class_bind_template_child (widget_class, IsmsFrameworkDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, IsmsFrameworkDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, IsmsFrameworkDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_attempt_cb);
}

static void
isms_framework_dialog_init (IsmsFrameworkDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  show_face (self, "choose");
}

/**
 * isms_framework_dialog_present:
 * @parent: a widget of the window
 * @workspace: where to
 * @file: (nullable): what to import; %NULL asks
 *
 * Shows the dialog. Nothing is written before the person presses its button.
 */
void
isms_framework_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace, GFile *file)
{
  IsmsFrameworkDialog *self = g_object_new (ISMS_TYPE_FRAMEWORK_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  adw_dialog_present (ADW_DIALOG (self), parent);
  if (file != NULL)
    read_file (self, file);
  else
    choose_cb (self);
}
