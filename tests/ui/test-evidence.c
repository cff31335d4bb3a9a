/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Evidence in the form of a record: dropped, written, taken from what there is, opened by the
 * desktop, verified. */

#include <glib/gstdio.h>
#include <string.h>

#include "isms-desk.h"
#include "isms-edit.h"
#include "isms-evidence-group.h"
#include "isms-evidence.h"
#include "isms-record-form.h"
#include "isms-ui-test.h"

static const char *const three[] = { "Laptops", "Payroll data", "Web shop", NULL };

static char *launched; /* where the desktop's own application writes what it is told to open */

static IsmsEvidenceGroup *
select_asset (IsmsDesk *desk, guint position)
{
  gtk_selection_model_select_item (desk->selection, position, TRUE);
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  return ISMS_EVIDENCE_GROUP (
      isms_ui_test_find_type (GTK_WIDGET (isms_desk_get_detail (desk)), "IsmsEvidenceGroup"));
}

static gint64
read_int (IsmsDesk *desk, const char *sql)
{
  gint64 n = -1;

  isms_database_query_int (isms_workspace_get_reader (desk->workspace), sql, &n, NULL);
  return n;
}

static GFile *
write_file (const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (g_getenv ("XDG_DATA_HOME"), name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

/* Lets go of the files somewhere above the form, as a pointer would. */
static void
drop (IsmsEvidenceGroup *group, GSList *files)
{
  GtkWidget *form = gtk_widget_get_ancestor (GTK_WIDGET (group), ISMS_TYPE_RECORD_FORM);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (form);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 5.0, 5.0, &taken);
    }
  g_assert_true (taken);
}

static gboolean
has_text (IsmsEvidenceGroup *group, const char *text)
{
  return isms_ui_test_find_text (GTK_WIDGET (group), text) != NULL;
}

/* Evidence for asset @asset, valid for so many days. */
static gint64
add_evidence (IsmsDesk *desk, gint64 asset, const IsmsEvidenceDraft *draft, int days)
{
  g_autoptr (IsmsStep) step = isms_store_begin (isms_desk_get_store (desk), "Add");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) last = g_date_time_add_days (now, days);
  g_autofree char *until = g_date_time_format (last, "%Y-%m-%d");
  g_autoptr (GError) error = NULL;
  IsmsEvidenceDraft full = *draft;
  gint64 id;

  full.collected_on = "2020-01-01";
  full.valid_until = until;
  id = isms_evidence_create (step, &full);
  isms_evidence_set_for (step, id, isms_kind_find ("asset"), asset, TRUE);
  g_assert_true (isms_step_commit (step, NULL, &error));
  return id;
}

static void
attach (IsmsDesk *desk, gint64 id, const char *name, const char *text)
{
  g_autoptr (IsmsStep) step = isms_store_begin (isms_desk_get_store (desk), "Attach");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  isms_step_attach_bytes (step, "evidence", id, name, "text/plain", bytes);
  g_assert_true (isms_step_commit (step, NULL, NULL));
}

static const IsmsEvidenceDraft plan = { .title = "Fire plan", .form = "file" };

/* Each file that is dropped is evidence of its own, all of them one step. */
static void
test_dropped (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsEvidenceGroup *group = select_asset (&desk, 0);
  g_autoptr (GFile) one = write_file ("scan & <b>.txt", "In case of fire");
  g_autoptr (GFile) two = write_file ("log.csv", "a,b");
  g_autoptr (GSList) files = NULL;

  g_assert_cmpuint (isms_evidence_group_get_n_items (group), ==, 0);
  files = g_slist_append (g_slist_append (NULL, one), two);
  drop (group, files);
  wait_for (isms_evidence_group_get_n_items (group) == 2)
    ;
  g_assert_true (has_text (group, "scan & <b>"));
  g_assert_true (has_text (group, "log"));
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM evidence_list WHERE files = 1"), ==, 2);
  select_asset (&desk, 1);
  g_assert_cmpuint (isms_evidence_group_get_n_items (group), ==, 0);
  select_asset (&desk, 0);
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (isms_evidence_group_get_n_items (group) == 0)
    ;
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM evidence"), ==, 0);
  isms_ui_test_close (desk.window);
}

static AdwDialog *
get_dialog (IsmsDesk *desk)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk->window));
}

/* Fills the two rows of the dialog by keys. */
static void
write_dialog (IsmsDesk *desk, IsmsEvidenceGroup *group, const char *form, const char *what)
{
  gtk_widget_activate_action (GTK_WIDGET (group), "evidence.add", "s", form);
  wait_for (get_dialog (desk) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  isms_ui_test_type ("Minutes");
  isms_ui_test_key ("Tab");
  isms_ui_test_type (what);
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

/* What is no address is not added. */
static void
test_link (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsEvidenceGroup *group = select_asset (&desk, 0);

  write_dialog (&desk, group, "link", "wiki");
  g_assert_false (
      adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (get_dialog (&desk)), "add"));
  isms_ui_test_key ("ctrl+a");
  isms_ui_test_type ("https://wiki.example/a");
  wait_for (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (get_dialog (&desk)), "add"))
    ;
  isms_ui_test_key ("Return");
  wait_for (isms_evidence_group_get_n_items (group) == 1)
    ;
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM evidence WHERE form = 'link' "
                                    "AND link = 'https://wiki.example/a' "
                                    "AND collected_on = date ('now', 'localtime')"),
                   ==, 1);
  isms_ui_test_close (desk.window);
}

static void
test_note (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsEvidenceGroup *group = select_asset (&desk, 1);

  write_dialog (&desk, group, "note", "All doors were shut");
  isms_ui_test_key ("Return");
  wait_for (isms_evidence_group_get_n_items (group) == 1)
    ;
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM evidence WHERE form = 'note' "
                                    "AND words = 'All doors were shut'"),
                   ==, 1);
  isms_ui_test_close (desk.window);
}

/* What is there already, found by its words, is evidence for another record too; taken from one, it
 * stays with the other. */
static void
test_use_existing (void)
{
  IsmsDesk desk = isms_desk_open (three);
  gint64 id = add_evidence (&desk, 1, &plan, 400);
  IsmsEvidenceGroup *group = select_asset (&desk, 1);
  GtkWidget *use = NULL;

  g_assert_cmpuint (isms_evidence_group_get_n_items (group), ==, 0);
  for (GtkWidget *button = isms_ui_test_find_type (GTK_WIDGET (group), "GtkMenuButton");
       button != NULL && use == NULL; button = gtk_widget_get_next_sibling (button))
    if (g_strcmp0 (gtk_widget_get_tooltip_text (button), "Use Existing Evidence") == 0)
      use = button;
  gtk_menu_button_popup (GTK_MENU_BUTTON (use));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("fire");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Down");
  isms_ui_test_key ("Return");
  wait_for (isms_evidence_group_get_n_items (group) == 1)
    ;
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM evidence_for"), ==, 2);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM evidence"), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (group), "evidence.remove", "x", id);
  wait_for (isms_evidence_group_get_n_items (group) == 0)
    ;
  select_asset (&desk, 0);
  g_assert_cmpuint (isms_evidence_group_get_n_items (group), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (read_int (&desk, "SELECT count (*) FROM evidence_for") == 2)
    ;
  isms_ui_test_close (desk.window);
}

static gboolean
ends (GtkWidget *widget, gconstpointer words)
{
  return GTK_IS_LABEL (widget) && g_str_has_suffix (gtk_label_get_text (GTK_LABEL (widget)), words);
}

/* How long it is valid is said in words, and so is that a file is missing. */
static void
test_signs (void)
{
  IsmsDesk desk = isms_desk_open (three);
  const IsmsEvidenceDraft note = { .title = "Seen", .form = "note", .words = "Shut" };
  static const struct
  {
    int days;
    const char *words;
  } cases[] = { { -1, "Expired on " }, { 7, "Expires soon, on " }, { 90, "Valid until " } };
  IsmsEvidenceGroup *group;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    add_evidence (&desk, 1, &note, cases[i].days);
  add_evidence (&desk, 2, &plan, 90);
  group = select_asset (&desk, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autoptr (GDateTime) day = g_date_time_add_days (now, cases[i].days);
      g_autofree char *date = g_date_time_format (day, "%-d %b %Y");
      g_autofree char *words = g_strconcat (cases[i].words, date, NULL);

      g_assert_nonnull (isms_ui_test_find (GTK_WIDGET (group), ends, words));
    }
  gtk_widget_child_focus (GTK_WIDGET (group), GTK_DIR_TAB_FORWARD);
  gtk_widget_child_focus (GTK_WIDGET (isms_evidence_group_get_row (group, 2)), GTK_DIR_TAB_FORWARD);
  isms_ui_test_save (GTK_WIDGET (desk.window), "evidence-group");
  select_asset (&desk, 1);
  g_assert_nonnull (isms_ui_test_find (GTK_WIDGET (group), ends, "No file yet"));
  isms_ui_test_close (desk.window);
}

static char *
read_launched (void)
{
  char *text = NULL;

  return g_file_get_contents (launched, &text, NULL, NULL) && strchr (text, '\n') != NULL
             ? g_strchomp (text)
             : (g_free (text), NULL);
}

/* The desktop's own application is given the address, and a copy of the file as it was stored. */
static void
test_opened (void)
{
  IsmsDesk desk = isms_desk_open (three);
  const IsmsEvidenceDraft link = { .title = "Wiki",
                                   .form = "link",
                                   .link = "https://wiki.example/a" };
  g_autofree char *uri = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GFile) file = NULL;
  IsmsEvidenceGroup *group;

  add_evidence (&desk, 1, &link, 9);
  attach (&desk, add_evidence (&desk, 2, &plan, 9), "plan.txt", "In case of fire");
  group = select_asset (&desk, 0);
  adw_action_row_activate (ADW_ACTION_ROW (isms_evidence_group_get_row (group, 0)));
  wait_for ((uri = read_launched ()) != NULL)
    ;
  g_assert_cmpstr (uri, ==, "https://wiki.example/a");
  g_unlink (launched);
  select_asset (&desk, 1);
  adw_action_row_activate (ADW_ACTION_ROW (isms_evidence_group_get_row (group, 0)));
  wait_for ((copy = read_launched ()) != NULL)
    ;
  file = g_file_new_for_commandline_arg (copy);
  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  g_assert_cmpstr (text, ==, "In case of fire");
  isms_ui_test_close (desk.window);
}

static gboolean
begins (GtkWidget *widget, gconstpointer words)
{
  return GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), words);
}

static void
verify (IsmsDesk *desk, IsmsEvidenceGroup *group, gint64 id, const char *words)
{
  gtk_widget_activate_action (GTK_WIDGET (group), "evidence.verify", "x", id);
  wait_for (get_dialog (desk) != NULL)
    ;
  g_assert_nonnull (isms_ui_test_find (GTK_WIDGET (get_dialog (desk)), begins, words));
  g_assert_nonnull (isms_ui_test_find (GTK_WIDGET (get_dialog (desk)), begins, "SHA-256 "));
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  isms_ui_test_save (GTK_WIDGET (desk->window), "evidence-verified");
  adw_dialog_force_close (get_dialog (desk));
  wait_for (get_dialog (desk) == NULL)
    ;
}

static gboolean
forge (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return isms_database_execute (isms_writer_get_database (writer),
                                "UPDATE attachment_blob SET content = x'4c6f7374'", error);
}

static void
test_verified (void)
{
  IsmsDesk desk = isms_desk_open (three);
  gint64 id = add_evidence (&desk, 1, &plan, 9);
  g_autoptr (IsmsStep) step = NULL;
  IsmsEvidenceGroup *group;

  attach (&desk, id, "plan.txt", "In case of fire");
  group = select_asset (&desk, 0);
  verify (&desk, group, id, "“plan.txt” is as it was stored on ");
  step = isms_store_begin (isms_desk_get_store (&desk), "Forge");
  isms_step_call (step, forge, NULL, NULL);
  isms_edit_touch_in_step (step, isms_kind_find ("asset"), 1);
  g_assert_true (isms_step_commit (step, NULL, NULL));
  verify (&desk, group, id, "“plan.txt” is damaged");
  gtk_widget_activate_action (GTK_WIDGET (group), "evidence.open", "x", id);
  wait_for (get_dialog (&desk) != NULL)
    ;
  g_assert_nonnull (
      isms_ui_test_find (GTK_WIDGET (get_dialog (&desk)), begins, "This file is damaged: "));
  adw_dialog_force_close (get_dialog (&desk));
  isms_ui_test_close (desk.window);
}

static gboolean
is_evidence_form (GtkWidget *widget, gconstpointer data)
{
  return ISMS_IS_RECORD_FORM (widget) && gtk_widget_get_mapped (widget)
         && isms_record_form_find_editor (ISMS_RECORD_FORM (widget), "shows_for") != NULL;
}

/* Once it has one. */
static void
open_address (GtkWidget *form)
{
  IsmsFieldEditor *editor = isms_record_form_find_editor (ISMS_RECORD_FORM (form), "link");
  IsmsRecord *record = isms_field_editor_get_record (editor);
  GtkWidget *row = isms_ui_test_find_type (isms_ui_test_find_type (form, "IsmsAttachmentsGroup"),
                                           "AdwActionRow");
  g_autofree char *uri = NULL;

  g_assert_false (gtk_widget_get_visible (row));
  gtk_widget_grab_focus (isms_field_editor_get_row (editor));
  isms_ui_test_type ("https://wiki.example/b");
  isms_ui_test_key ("Return");
  wait_for (g_strcmp0 (isms_record_get_text (record, "link"), "https://wiki.example/b") == 0)
    ;
  wait_for (gtk_widget_get_visible (row))
    ;
  g_unlink (launched);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  wait_for ((uri = read_launched ()) != NULL)
    ;
  g_assert_cmpstr (uri, ==, "https://wiki.example/b");
}

/* In its own form: records of any kind are found by their words, and taken away. */
static void
test_form (void)
{
  IsmsDesk desk = isms_desk_open (three);
  gint64 id = add_evidence (&desk, 1, &plan, 9);
  GtkWidget *form, *row, *button;

  g_assert_true (isms_window_show_record (desk.window, "evidence", id));
  wait_for ((form = isms_ui_test_find (GTK_WIDGET (desk.window), is_evidence_form, NULL)) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  row = isms_field_editor_get_row (
      isms_record_form_find_editor (ISMS_RECORD_FORM (form), "shows_for"));
  wait_for (isms_ui_test_find_text (row, "A-001 Laptops") != NULL)
    ;
  gtk_menu_button_popup (GTK_MENU_BUTTON (isms_ui_test_find_type (row, "GtkMenuButton")));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("A.8.13");
  wait_for ((button = isms_ui_test_find (row, begins, "A.8.13 ")) != NULL)
    ;
  isms_ui_test_key ("Return");
  wait_for (read_int (&desk, "SELECT count (*) FROM evidence_for AS l JOIN control AS c "
                             "ON c.id = l.for_id WHERE l.for_kind = 'control' "
                             "AND c.ref = 'A.8.13'")
            == 1)
    ;
  isms_ui_test_save (GTK_WIDGET (desk.window), "evidence-form");
  open_address (form);
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM evidence_for"), ==, 2);
  button = isms_ui_test_find_text (row, "A-001 Laptops");
  isms_ui_test_click (gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON));
  wait_for (read_int (&desk, "SELECT count (*) FROM evidence_for") == 1)
    ;
  isms_ui_test_close (desk.window);
}

/* An application for the desktop that writes down what it is given. */
static void
install_application (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("XDG_DATA_HOME"), "applications", NULL);
  g_autofree char *script = g_build_filename (g_getenv ("XDG_DATA_HOME"), "write-down", NULL);
  g_autofree char *desktop = g_build_filename (folder, "write-down.desktop", NULL);
  g_autofree char *list = g_build_filename (folder, "mimeapps.list", NULL);
  g_autofree char *commands = NULL;
  g_autofree char *entry = NULL;

  launched = g_build_filename (g_getenv ("XDG_DATA_HOME"), "launched", NULL);
  commands = g_strdup_printf ("#!/bin/sh\necho \"$1\" > '%s'\n", launched);
  entry = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Write Down\nExec=%s %%u\n"
                           "MimeType=text/plain;x-scheme-handler/https;\n",
                           script);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (script, commands, -1, NULL));
  g_assert_cmpint (g_chmod (script, 0700), ==, 0);
  g_assert_true (g_file_set_contents (desktop, entry, -1, NULL));
  g_assert_true (g_file_set_contents (list,
                                      "[Default Applications]\ntext/plain=write-down.desktop\n"
                                      "x-scheme-handler/https=write-down.desktop\n",
                                      -1, NULL));
}

int
main (int argc, char **argv)
{
  int status;

  isms_ui_test_init (&argc, &argv);
  install_application ();
  g_test_add_func ("/ui/evidence/dropped", test_dropped);
  g_test_add_func ("/ui/evidence/link", test_link);
  g_test_add_func ("/ui/evidence/note", test_note);
  g_test_add_func ("/ui/evidence/use-existing", test_use_existing);
  g_test_add_func ("/ui/evidence/signs", test_signs);
  g_test_add_func ("/ui/evidence/opened", test_opened);
  g_test_add_func ("/ui/evidence/verified", test_verified);
  g_test_add_func ("/ui/evidence/form", test_form);
  status = isms_ui_test_run ();
  g_free (launched);
  return status;
}
