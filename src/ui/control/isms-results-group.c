/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What records a result stands first, then what was found. */

#include "isms-config.h"

#include "isms-results-group.h"

#include <glib/gi18n-lib.h>

#include "isms-check-dialog.h"
#include "isms-check-result.h"
#include "isms-day.h"

struct _IsmsResultsGroup
{
  IsmsLateGroup parent_instance;

  IsmsWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (IsmsResultsGroup, isms_results_group, ISMS_TYPE_LATE_GROUP)

static GtkWidget *
create_sign (const char *result)
{
  GtkWidget *image;

  if (g_str_equal (result, "pass"))
    return gtk_image_new_from_icon_name ("object-select-symbolic");
  if (g_str_equal (result, "partly"))
    {
      image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
      gtk_widget_add_css_class (image, "warning");
      return image;
    }
  image = gtk_image_new_from_icon_name ("dialog-error-symbolic");
  gtk_widget_add_css_class (image, "error");
  return image;
}

/* "Failed · 12 Oct 2026", and beneath: "Two of ten could not be restored · Noor Haddad" */
static GtkWidget *
create_row (const IsmsCheckResult *result)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("control_check"), "last_result");
  const IsmsChoice *choice = isms_field_find_choice (field, result->result);
  g_autofree char *date = isms_day_dup_words (result->checked_on);
  g_autofree char *title = g_strdup_printf ("%s · %s", _ (choice->label), date);
  g_autofree char *facts = result->words != NULL
                               ? g_strdup_printf ("%s · %s", result->words, result->person)
                               : g_strdup (result->person);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_sign (result->result));
  return row;
}

static void
record_cb (IsmsResultsGroup *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  IsmsRecord *check = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  gint64 id;

  if (check == NULL)
    return;
  id = isms_record_get_id (check);
  g_array_append_val (ids, id);
  isms_check_dialog_present (GTK_WIDGET (self), self->workspace, ids, check, "pass");
}

/* A check that names no control yet is only a draft. */
static void
add_button (IsmsResultsGroup *self)
{
  IsmsRecord *check = isms_late_group_get_record (ISMS_LATE_GROUP (self));
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("_Record Result…"));
  gtk_widget_set_sensitive (row, !isms_workspace_get_read_only (self->workspace)
                                     && isms_record_get_reference (check, "control") != 0);
  g_signal_connect_object (row, "activated", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
  isms_late_group_add_row (ISMS_LATE_GROUP (self), row);
}

static gpointer
read_results (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  return isms_check_load_results (database, id, error);
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_change_touches (change, "control_check")
         || isms_change_touches (change, "control_check_result");
}

static void
show_results (IsmsLateGroup *group, gpointer answer, guint limit)
{
  GPtrArray *results = answer;

  add_button (ISMS_RESULTS_GROUP (group));
  for (guint i = 0; i < MIN (results->len, limit); i++)
    isms_late_group_add_row (group, create_row (results->pdata[i]));
  if (results->len > limit)
    isms_late_group_add_row (group, isms_late_group_create_more (group));
}

static void
isms_results_group_dispose (GObject *object)
{
  g_clear_object (&ISMS_RESULTS_GROUP (object)->workspace);
  G_OBJECT_CLASS (isms_results_group_parent_class)->dispose (object);
}

static void
isms_results_group_class_init (IsmsResultsGroupClass *klass)
{
  IsmsLateGroupClass *late_class = ISMS_LATE_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_results_group_dispose;
  late_class->read = read_results;
  late_class->free_answer = (GDestroyNotify) g_ptr_array_unref;
  late_class->is_touched = is_touched;
  late_class->show = show_results;
}

static void
isms_results_group_init (IsmsResultsGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Results"));
}

/**
 * isms_results_group_new:
 * @workspace: where the check lives
 *
 * Returns: (transfer floating): the results of no check yet
 */
GtkWidget *
isms_results_group_new (IsmsWorkspace *workspace)
{
  IsmsResultsGroup *self = g_object_new (ISMS_TYPE_RESULTS_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  return GTK_WIDGET (self);
}
