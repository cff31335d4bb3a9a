/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rows are made anew whenever a result came or went. */

#include "isms-config.h"

#include "isms-results-group.h"

#include <glib/gi18n-lib.h>

#include "isms-check-dialog.h"
#include "isms-check-result.h"
#include "isms-commit.h"

#define SHOWN_AT_ONCE 6 /* the others stand behind a row that opens */

struct _IsmsResultsGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *check;
  GPtrArray *rows; /* borrowed from the tree */
};

G_DEFINE_FINAL_TYPE (IsmsResultsGroup, isms_results_group, ADW_TYPE_PREFERENCES_GROUP)

static void
add_row (IsmsResultsGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

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

/* "Failed · 12 October 2026", and beneath: "Two of ten could not be restored · Noor Haddad" */
static GtkWidget *
create_row (const IsmsCheckResult *result)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("control_check"), "last_result");
  const IsmsChoice *choice = isms_field_find_choice (field, result->result);
  g_autofree char *iso = g_strconcat (result->checked_on, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (iso, NULL);
  g_autofree char *date = g_date_time_format (day, _ ("%-d %B %Y"));
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
  gint64 id;

  if (self->check == NULL)
    return;
  id = isms_record_get_id (self->check);
  g_array_append_val (ids, id);
  isms_check_dialog_present (GTK_WIDGET (self), self->workspace, ids, self->check, "pass");
}

/* A check that names no control yet is only a draft. */
static void
add_button (IsmsResultsGroup *self)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("_Record Result…"));
  gtk_widget_set_sensitive (row, !isms_workspace_get_read_only (self->workspace)
                                     && isms_record_get_reference (self->check, "control") != 0);
  g_signal_connect_object (row, "activated", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
  add_row (self, row);
}

static void
show_results (IsmsResultsGroup *self)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *earlier = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (self->check == NULL || reader == NULL)
    return;
  results = isms_check_load_results (reader, isms_record_get_id (self->check), &error);
  if (results == NULL)
    {
      add_row (self, isms_ui_create_unread_row (error));
      return;
    }
  add_button (self);
  for (guint i = 0; i < results->len && i < SHOWN_AT_ONCE; i++)
    add_row (self, create_row (results->pdata[i]));
  for (guint i = SHOWN_AT_ONCE; i < results->len; i++)
    {
      if (earlier == NULL)
        {
          earlier = adw_expander_row_new ();
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (earlier), _ ("Earlier Results"));
          add_row (self, earlier);
        }
      adw_expander_row_add_row (ADW_EXPANDER_ROW (earlier), create_row (results->pdata[i]));
    }
}

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsResultsGroup *self)
{
  if (isms_change_touches (change, "control_check")
      || isms_change_touches (change, "control_check_result"))
    show_results (self);
}

static void
isms_results_group_dispose (GObject *object)
{
  IsmsResultsGroup *self = ISMS_RESULTS_GROUP (object);

  g_clear_object (&self->check);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_results_group_parent_class)->dispose (object);
}

static void
isms_results_group_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_RESULTS_GROUP (object)->rows);
  G_OBJECT_CLASS (isms_results_group_parent_class)->finalize (object);
}

static void
isms_results_group_class_init (IsmsResultsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_results_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_results_group_finalize;
}

static void
isms_results_group_init (IsmsResultsGroup *self)
{
  self->rows = g_ptr_array_new ();
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
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  return GTK_WIDGET (self);
}

/**
 * isms_results_group_set_check:
 * @self: a group
 * @check: (nullable): whose results
 */
void
isms_results_group_set_check (IsmsResultsGroup *self, IsmsRecord *check)
{
  if (g_set_object (&self->check, check))
    show_results (self);
}
