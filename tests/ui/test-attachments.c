/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Files that take their time on the way into a record. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "isms-attachment.h"
#include "isms-attachments-group.h"
#include "isms-desk.h"
#include "isms-ui-test.h"

static const char *const three[] = { "Laptops", "Payroll data", "Web shop", NULL };

static IsmsAttachmentsGroup *
find_attachments (IsmsDesk *desk)
{
  return ISMS_ATTACHMENTS_GROUP (
      isms_ui_test_find_type (GTK_WIDGET (isms_desk_get_detail (desk)), "IsmsAttachmentsGroup"));
}

/* A file whose content somebody is still to write. */
static int
add_slow_file (IsmsAttachmentsGroup *group, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("XDG_DATA_HOME"), name, NULL);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_unlink (path);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_list_store_append (files, file);
  isms_attachments_group_add_files (group, G_LIST_MODEL (files));
  return g_open (path, O_WRONLY | O_CLOEXEC, 0);
}

/* Of whatever record. */
static gint64
count_attachments (IsmsDesk *desk)
{
  gint64 count = 0;

  isms_database_query_int (isms_workspace_get_reader (isms_window_get_workspace (desk->window)),
                           "SELECT count (*) FROM attachment", &count, NULL);
  return count;
}

/* A file belongs to the record that was shown when it was asked for, whichever is shown when it has
 * come. */
static void
test_slowly (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsAttachmentsGroup *group;
  int fd;

  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  group = find_attachments (&desk);
  fd = add_slow_file (group, "slow.txt");
  gtk_selection_model_select_item (desk.selection, 1, TRUE);
  g_assert_cmpint (write (fd, "Text", 4), ==, 4);
  g_assert_cmpint (close (fd), ==, 0);
  wait_for (count_attachments (&desk) == 1)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_cmpuint (isms_attachments_group_get_n_files (group), ==, 0);
  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  wait_for (isms_attachments_group_get_n_files (group) == 1)
    ;
  isms_ui_test_close (desk.window);
}

/* What takes long is told of, and its button ends it. */
static void
test_cancelled (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsAttachmentsGroup *group;
  GtkWidget *button;
  int fd;

  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  group = find_attachments (&desk);
  fd = add_slow_file (group, "slower.txt");
  wait_for ((button = isms_ui_test_find_button (GTK_WIDGET (desk.window), "Cancel")) != NULL)
    ;
  isms_ui_test_click (button);
  g_assert_cmpint (write (fd, "Text", 4), ==, 4);
  g_assert_cmpint (close (fd), ==, 0);
  wait_for (isms_ui_test_find_button (GTK_WIDGET (desk.window), "Cancel") == NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_cmpuint (isms_attachments_group_get_n_files (group), ==, 0);
  isms_ui_test_close (desk.window);
}

/* The day is that of the desktop, far east of Greenwich here. */
static void
test_day (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsStore *store = isms_workspace_get_store (isms_window_get_workspace (desk.window));
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Attached it in the evening");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Text", 4);
  g_autoptr (GDateTime) evening = g_date_time_new_utc (2025, 3, 5, 20, 0, 0.0);
  g_autofree char *size = g_format_size (4);
  g_autofree char *facts = g_strdup_printf ("%s · 6 Mar 2025", size);
  IsmsAttachmentsGroup *group;

  isms_step_set_time (step, evening);
  isms_step_attach_bytes (step, "asset", 1, "late.txt", NULL, bytes);
  g_assert_true (isms_step_commit (step, NULL, NULL));
  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  group = find_attachments (&desk);
  wait_for (isms_attachments_group_get_n_files (group) == 1)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  wait_for (isms_ui_test_find_text (GTK_WIDGET (group), facts) != NULL)
    ;
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "+14:00", TRUE);
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/attachments/slowly", test_slowly);
  g_test_add_func ("/ui/attachments/cancelled", test_cancelled);
  g_test_add_func ("/ui/attachments/day", test_day);
  return isms_ui_test_run ();
}
