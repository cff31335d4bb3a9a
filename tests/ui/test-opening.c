/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A file that is opened before there is a window: once, by whoever asks for it, or by nobody. And
 * which of several files it is. */

#include "isms-ui-test.h"

#include "isms-opening.h"

/* A second opening of a file that is still open may only read it. */
static void
assert_writable (IsmsWindow *window)
{
  wait_for (!isms_window_get_loading (window))
    ;
  g_assert_nonnull (isms_window_get_workspace (window));
  g_assert_false (isms_workspace_get_read_only (isms_window_get_workspace (window)));
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (window)))
    ;
}

static gboolean
is_held (const char *path)
{
  g_autofree char *lock = g_strconcat (path, "-lock", NULL);

  return g_file_test (lock, G_FILE_TEST_EXISTS);
}

/* Returns when the file is open, or nearly so; nobody was told yet. */
static void
prepare (const char *path)
{
  gint64 end = g_get_monotonic_time () + ISMS_UI_TEST_PATIENCE;

  isms_opening_prepare (path);
  while (!is_held (path) && g_get_monotonic_time () < end)
    g_usleep (1000);
  g_assert_true (is_held (path));
}

static void
test_taken (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Early House");
  IsmsWindow *window;

  prepare (path);
  window = isms_window_new_open (isms_ui_test_get_application (), path);
  assert_writable (window);
  isms_ui_test_close (window);
}

/* Somebody asks for another file: what was begun is given up, and can be opened. */
static void
test_given_up (void)
{
  g_autofree char *early = isms_ui_test_create_workspace ("Early House");
  g_autofree char *wanted = isms_ui_test_create_workspace ("Wanted House");
  IsmsWindow *window;

  prepare (early);
  window = isms_window_new_open (isms_ui_test_get_application (), wanted);
  assert_writable (window);
  g_assert_cmpstr (isms_workspace_get_title (isms_window_get_workspace (window)), ==,
                   "Wanted House");
  wait_for (!is_held (early))
    ;
  isms_window_open (window, early);
  assert_writable (window);
  isms_ui_test_close (window);
}

/* It was open before anybody asked. */
static void
test_too_early (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Early House");
  g_autofree char *other = isms_ui_test_create_workspace ("Other House");
  IsmsWindow *window = isms_ui_test_open (other);

  prepare (path);
  wait_for (!is_held (path))
    ;
  isms_window_open (window, path);
  assert_writable (window);
  isms_ui_test_close (window);
}

static char *
dup_last (void)
{
  return g_settings_get_string (isms_application_get_settings (isms_ui_test_get_application ()),
                                "last-workspace");
}

/* That it cannot be opened is said to the one who asks, once, and the program does not forget for
 * it where it was. */
static void
test_fails (void)
{
  g_autofree char *good = isms_ui_test_create_workspace ("Good House");
  g_autofree char *path = isms_ui_test_create_workspace ("Broken House");
  g_autofree char *last = NULL;
  g_autofree char *closed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) dialogs = NULL;
  IsmsWindow *window;

  isms_ui_test_close (isms_ui_test_open (good));
  g_file_set_contents (path, "Dear diary", -1, &error);
  g_assert_no_error (error);
  isms_opening_prepare (path);
  window = isms_window_new_open (isms_ui_test_get_application (), path);
  dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (window));
  wait_for (g_list_model_get_n_items (dialogs) == 1)
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  g_assert_cmpint (g_list_model_get_n_items (dialogs), ==, 1);
  g_assert_null (isms_window_get_workspace (window));
  adw_dialog_force_close (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)));
  last = dup_last ();
  g_assert_cmpstr (last, ==, good);
  isms_window_open (window, good);
  assert_writable (window);
  isms_window_close_workspace (window);
  closed = dup_last ();
  g_assert_cmpstr (closed, ==, "");
  isms_ui_test_close (window);
}

/* Copies of one organisation's workspace are called by their files too, and keep their names. */
static void
test_copies (void)
{
  g_autofree char *one = isms_ui_test_create_workspace ("Twin House");
  g_autofree char *two = isms_ui_test_create_workspace ("Twin House");
  g_autofree char *file = g_path_get_basename (one);
  g_autofree char *title = NULL;
  IsmsWindow *window;

  *strrchr (file, '.') = '\0';
  title = g_strdup_printf ("Twin House (%s)", file);
  for (int i = 0; i < 2; i++)
    {
      isms_ui_test_close (isms_ui_test_open (one));
      isms_ui_test_close (isms_ui_test_open (two));
    }
  window = isms_ui_test_open (NULL);
  isms_ui_test_save (GTK_WIDGET (window), "copies");
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (window), title));
  wait_for (isms_window_get_workspace (window))
    ;
  g_assert_cmpstr (isms_window_get_path (window), ==, one);
  wait_for (isms_ui_test_find_text (GTK_WIDGET (window), "Twin House"))
    ;
  isms_ui_test_close (window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/opening/taken", test_taken);
  g_test_add_func ("/ui/opening/given-up", test_given_up);
  g_test_add_func ("/ui/opening/too-early", test_too_early);
  g_test_add_func ("/ui/opening/fails", test_fails);
  g_test_add_func ("/ui/opening/copies", test_copies);
  return isms_ui_test_run ();
}
