/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What can not be read is said where it would stand, and not taken for nothing. */

#include "isms-desk.h"

#include <glib/gstdio.h>
#include <string.h>

#include "isms-commit.h"
#include "isms-dependency-dialog.h"
#include "isms-edit.h"
#include "isms-error.h"
#include "isms-filter-bar.h"
#include "isms-late-group.h"
#include "isms-record-form.h"
#include "isms-sample.h"

static const char *const titles[] = { "Customer data", "Web shop", NULL };

typedef struct
{
  const char *kind;
  const char *table;
  const char *group;
} Case;

static const Case acceptances = { "risk", "acceptance", "IsmsAcceptanceGroup" };
static const Case actions = { "risk", "action", "IsmsActionsGroup" };
static const Case methods = { "risk", "method", "IsmsRatingEditor" };
static const Case history = { "asset", "journal_change", "IsmsHistoryGroup" };

static IsmsWindow *
open_sample (void)
{
  static guint n;
  g_autoptr (GDateTime) today = g_date_time_new_utc (2026, 11, 23, 12, 0, 0);
  g_autofree char *name = g_strdup_printf ("parapet-unread-%u.isms", n++);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  isms_sample_create (path, today, NULL, &error);
  g_assert_no_error (error);
  return isms_ui_test_open (path);
}

static GtkWidget *
show (IsmsWindow *window, const char *kind, gint64 id, const char *group_type)
{
  GtkWidget *group;
  const char *tab;
  gint64 record;

  isms_window_show_record (window, kind, id);
  wait_for ((isms_page_get_place (isms_window_get_page (window), &tab, &record), record == id))
    ;
  wait_for (
      (group = isms_ui_test_find_type (GTK_WIDGET (isms_window_get_page (window)), group_type))
      != NULL)
    ;
  return group;
}

static void
close_dialog (IsmsWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  if (dialog != NULL)
    adw_dialog_force_close (dialog);
}

/* In a group of a form: the records are in the list already, what is beside them is not there. */
static void
test_group (gconstpointer data)
{
  const Case *unread = data;
  IsmsWindow *window = open_sample ();
  GtkWidget *group = show (window, unread->kind, 1, unread->group);
  GtkWidget *rows = isms_ui_test_find_type (group, "AdwExpanderRow");

  if (g_str_equal (unread->group, "IsmsRatingEditor"))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (rows), TRUE);
  isms_ui_test_settle (GTK_WIDGET (window));
  g_assert_null (isms_ui_test_find_text (group, "Not Read"));
  isms_ui_test_hide_table (window, unread->table);
  show (window, unread->kind, 2, unread->group);
  wait_for (isms_ui_test_find_text (group, "Not Read"))
    ;
  close_dialog (window); /* of others in the form that read it too */
  isms_ui_test_return_table (window, unread->table);
  show (window, unread->kind, 1, unread->group);
  wait_for (!isms_ui_test_find_text (group, "Not Read"))
    ;
  isms_ui_test_close (window);
}

static void
depend (IsmsDesk *desk)
{
  g_autoptr (IsmsStep) step = isms_store_begin (isms_desk_get_store (desk), "Depend");
  g_autoptr (IsmsRecord) asset = isms_record_load (isms_workspace_get_reader (desk->workspace),
                                                   isms_kind_find ("asset"), 1, NULL);

  isms_edit_set (step, asset, isms_kind_find_field (isms_kind_find ("asset"), "need_c"), "4", NULL);
  isms_edit_set (step, asset, isms_kind_find_field (isms_kind_find ("asset"), "depends_on"), "2",
                 NULL);
  g_assert_true (isms_step_commit (step, NULL, NULL));
}

/* An inherited need is not called the asset's own. */
static void
test_need (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  GtkWidget *group;

  depend (&desk);
  group = show (desk.window, "asset", 2, "IsmsAssetGroup");
  wait_for (isms_ui_test_find_text (group, "4, inherited from A-001 Customer data"))
    ;
  show (desk.window, "asset", 1, "IsmsAssetGroup");
  isms_ui_test_hide_table (desk.window, "asset");
  gtk_selection_model_select_item (desk.selection, 1, TRUE);
  wait_for (isms_ui_test_find_text (group, "4, and where it comes from could not be read "
                                           "(no such table: main.asset)"))
    ;
  isms_ui_test_close (desk.window);
}

static gboolean
says_unread (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "This could not be read. ");
}

static void
test_dependencies (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  g_autoptr (IsmsRecord) asset = g_list_model_get_item (G_LIST_MODEL (desk.selection), 0);
  AdwDialog *dialog;

  isms_ui_test_hide_table (desk.window, "asset_dependency");
  dialog = isms_dependency_dialog_new (desk.workspace, asset);
  adw_dialog_present (dialog, GTK_WIDGET (desk.window));
  wait_for (isms_ui_test_find (GTK_WIDGET (dialog), says_unread, NULL))
    ;
  g_assert_null (isms_ui_test_find_text (GTK_WIDGET (dialog), "Depends on nothing"));
  g_assert_null (isms_ui_test_find_text (GTK_WIDGET (dialog), "Is needed by nothing"));
  close_dialog (desk.window);
  isms_ui_test_close (desk.window);
}

static void
test_search (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  AdwDialog *finder;

  isms_ui_test_hide_table (desk.window, "search");
  isms_ui_test_key ("ctrl+k");
  wait_for (
      (finder = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk.window))))
    ;
  isms_ui_test_settle (GTK_WIDGET (finder));
  isms_ui_test_type ("shop"); /* no command has it */
  wait_for (isms_ui_test_find_text (GTK_WIDGET (finder), "Not Searched"))
    ;
  wait_for (isms_ui_test_find (GTK_WIDGET (finder), says_unread, NULL))
    ;
  close_dialog (desk.window);
  isms_ui_test_close (desk.window);
}

static void
test_texts (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  IsmsFilterBar *bar = isms_list_pane_get_filter_bar (desk.pane);

  isms_ui_test_hide_table (desk.window, "asset");
  gtk_widget_activate_action (GTK_WIDGET (bar), "filters.add", "s", "classification");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "It Was Not Done"))
    ;
  close_dialog (desk.window);
  isms_ui_test_close (desk.window);
}

/* The file may have been there to be read: nobody is sent to look for another folder. */
static void
test_refused (void)
{
  g_autoptr (GError) error =
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "Permission denied");
  g_autofree char *sentence = isms_error_dup_sentence (error);

  g_assert_true (g_str_has_prefix (sentence, "Access to the file was refused. "));
  g_assert_null (strstr (sentence, "folder"));
}

static gboolean
says_not_read (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_ACTION_ROW (widget)
         && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "Not Read")
         && gtk_widget_get_ancestor (widget, ISMS_TYPE_LATE_GROUP) == NULL;
}

static void
create (IsmsDesk *desk, const char *kind)
{
  g_autoptr (IsmsStep) step = isms_store_begin (isms_desk_get_store (desk), "Add");

  isms_edit_create (step, isms_kind_find (kind), "Something");
  g_assert_true (isms_step_commit (step, NULL, NULL));
}

/* A form reads its record again when it may look different, and says so where it could not. */
static void
test_form (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  GtkWidget *form;

  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  form = isms_ui_test_find_type (GTK_WIDGET (desk.window), "IsmsRecordForm");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_hide_table (desk.window, "asset_dependency");
  create (&desk, "communication");
  g_assert_null (isms_ui_test_find (form, says_not_read, NULL));
  create (&desk, "person");
  wait_for (isms_ui_test_find (form, says_not_read, NULL))
    ;
  close_dialog (desk.window);
  isms_ui_test_return_table (desk.window, "asset_dependency");
  create (&desk, "person");
  wait_for (!isms_ui_test_find (form, says_not_read, NULL))
    ;
  isms_ui_test_close (desk.window);
}

static gboolean
says_not_changed (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), "A-001 was not changed: ") != NULL;
}

static IsmsStep *
prepare (IsmsFieldEditor *editor,
         const char *text,
         const char *created,
         gpointer user_data,
         GError **error)
{
  g_autoptr (IsmsStep) step = isms_store_begin (user_data, "Change");

  isms_edit_set (step, isms_field_editor_get_record (editor), isms_field_editor_get_field (editor),
                 text, NULL);
  return g_steal_pointer (&step);
}

/* What fails is said also where nothing is left of the widget that it was entered in. */
static void
test_gone (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  const IsmsKind *kind = isms_kind_find ("asset");
  g_autoptr (IsmsRecord) asset =
      isms_record_load (isms_workspace_get_reader (desk.workspace), kind, 1, NULL);
  IsmsFieldEditor *editor =
      isms_field_editor_new (desk.workspace, isms_kind_find_field (kind, "location"), prepare,
                             isms_desk_get_store (&desk));
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (IsmsStep) step = isms_store_begin (isms_desk_get_store (&desk), "Add");

  isms_field_editor_set_record (editor, asset);
  isms_ui_test_hide_table (desk.window, "asset");
  gtk_editable_set_text (GTK_EDITABLE (isms_field_editor_get_row (editor)), "Attic");
  isms_field_editor_commit (editor);
  isms_field_editor_release (editor);
  wait_for (isms_ui_test_find (GTK_WIDGET (desk.window), says_not_changed, NULL))
    ;
  close_dialog (desk.window);
  wait_for (isms_ui_test_find (GTK_WIDGET (desk.window), says_not_changed, NULL) == NULL)
    ;
  isms_edit_create (step, kind, "Mill");
  isms_ui_commit (label, step);
  g_object_unref (label);
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "Nothing Was Changed"))
    ;
  close_dialog (desk.window);
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_data_func ("/ui/unread/acceptances", &acceptances, test_group);
  g_test_add_data_func ("/ui/unread/actions", &actions, test_group);
  g_test_add_data_func ("/ui/unread/ratings", &methods, test_group);
  g_test_add_data_func ("/ui/unread/history", &history, test_group);
  g_test_add_func ("/ui/unread/need", test_need);
  g_test_add_func ("/ui/unread/dependencies", test_dependencies);
  g_test_add_func ("/ui/unread/search", test_search);
  g_test_add_func ("/ui/unread/texts", test_texts);
  g_test_add_func ("/ui/unread/form", test_form);
  g_test_add_func ("/ui/unread/gone", test_gone);
  g_test_add_func ("/ui/unread/refused", test_refused);
  return isms_ui_test_run ();
}
