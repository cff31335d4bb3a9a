/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the tests of the window share. Widgets are found by what a person sees of them; clicks and
 * keys are real X events, sent by xdotool while the main loop turns. */

#include "isms-ui-test.h"

#include <execinfo.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <unistd.h>

#include "isms-text.h"

/* Declared here: GTK's header marks all of X11 as on its way out, with nothing in its place. */
unsigned long gdk_x11_surface_get_xid (GdkSurface *surface);

static IsmsApplication *application;
static char *scratch;
static GHashTable *originals; /* of workspaces: paths, by organisation */

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static char *
dup_x_window (GtkWidget *widget)
{
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (widget));

  return g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
}

static void
exited_cb (GPid pid, int status, gpointer data)
{
  int *result = data;

  *result = g_spawn_check_wait_status (status, NULL) ? 1 : -1;
  g_spawn_close_pid (pid);
}

/* xdotool is done as soon as the X server has taken what it sent. */
static void
take_events (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC;

  gdk_display_sync (gdk_display_get_default ());
  while (g_main_context_iteration (NULL, FALSE) && g_get_monotonic_time () < end)
    ;
}

/* Runs xdotool with the words given, and returns when the window has what it sends. It is given all
 * open files, for which GLib need not copy the whole program. */
static void
run_xdotool (const char *word, ...)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) command = NULL;
  g_autoptr (GError) error = NULL;
  va_list words;
  GPid pid;
  int result = 0;

  g_strv_builder_add (builder, "xdotool");
  va_start (words, word);
  for (; word; word = va_arg (words, const char *))
    g_strv_builder_add (builder, word);
  va_end (words);
  command = g_strv_builder_end (builder);
  g_spawn_async (NULL, command, NULL,
                 G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_LEAVE_DESCRIPTORS_OPEN,
                 NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_child_watch_add (pid, exited_cb, &result);
  wait_for (result != 0)
    ;
  g_assert_cmpint (result, ==, 1);
  take_events ();
}

static void
move_pointer (GtkWidget *widget, double x, double y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  g_autofree char *window = dup_x_window (widget);
  g_autofree char *left = NULL;
  g_autofree char *top = NULL;
  graphene_point_t point;
  double dx;
  double dy;

  point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &point, &point));
  gtk_native_get_surface_transform (native, &dx, &dy);
  left = g_strdup_printf ("%d", (int) (point.x + dx));
  top = g_strdup_printf ("%d", (int) (point.y + dy));
  run_xdotool ("mousemove", "--window", window, left, top, NULL);
}

static gboolean
has_type (GtkWidget *widget, gconstpointer data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), g_type_from_name (data));
}

static gboolean
has_text (GtkWidget *widget, gconstpointer data)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget))
    return g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), data);
  if (ISMS_IS_TEXT (widget))
    return g_strcmp0 (isms_text_get_text (ISMS_TEXT (widget)), data) == 0;
  return FALSE;
}

static gboolean
has_label (GtkWidget *widget, gconstpointer data)
{
  gboolean pressable = GTK_IS_BUTTON (widget) || GTK_IS_LIST_BOX_ROW (widget)
                       || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton");

  return pressable && gtk_widget_get_mapped (widget)
         && isms_ui_test_find_text (widget, data) != NULL;
}

static gboolean
has_action (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_ACTIONABLE (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), data) == 0;
}

/* What stops the program for good is told with where it came from: it may not come again. */
static void
tell_where (int number)
{
  void *frames[64];

  backtrace_symbols_fd (frames, backtrace (frames, G_N_ELEMENTS (frames)), STDERR_FILENO);
  signal (number, SIG_DFL);
  raise (number);
}

/**
 * isms_ui_test_init:
 * @argc: of main
 * @argv: of main
 *
 * Starts GTK and the application, with a data directory of the test's own. To be called first.
 */
void
isms_ui_test_init (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  scratch = g_dir_make_tmp ("parapet-ui-XXXXXX", &error);
  g_assert_no_error (error);
  originals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  signal (SIGTRAP, tell_where);
  signal (SIGSEGV, tell_where);
  signal (SIGABRT, tell_where);
  g_setenv ("XDG_DATA_HOME", scratch, TRUE);
  gtk_test_init (argc, argv, NULL);
  application = isms_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/**
 * isms_ui_test_run:
 *
 * Runs the tests that were added, and removes what they wrote.
 *
 * Returns: what main () returns
 */
int
isms_ui_test_run (void)
{
  int status = g_test_run ();

  g_clear_object (&application);
  g_clear_pointer (&originals, g_hash_table_unref);
  remove_tree (scratch);
  g_clear_pointer (&scratch, g_free);
  return status;
}

IsmsApplication *
isms_ui_test_get_application (void)
{
  return application;
}

static void
create_workspace (const char *path, const char *organisation)
{
  IsmsWorkspaceSetup setup = {
    .organisation = organisation,
    .scope = "All services of the house",
    .preset = "5x5",
    .currency = "EUR",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsWorkspace) workspace = isms_workspace_create (path, &setup, NULL, &error);

  g_assert_no_error (error);
  isms_workspace_close (workspace);
}

/* One like it, which is another one. */
static void
copy_workspace (const char *from, const char *path)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  g_autofree char *uid = g_uuid_string_random ();
  g_autofree char *sql = g_strdup_printf ("UPDATE meta SET value = '%s' WHERE key = 'uid'", uid);
  g_autoptr (GError) error = NULL;
  sqlite3 *database;

  g_file_copy (source, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  if (sqlite3_exec (database, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (database));
  g_assert_cmpint (sqlite3_changes (database), ==, 1);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

/**
 * isms_ui_test_create_workspace:
 * @organisation: its name
 *
 * Makes a workspace with a 5×5 method and nothing else, closed, in the test's own directory. To
 * make one takes longer than to copy one.
 *
 * Returns: (transfer full): its path
 */
char *
isms_ui_test_create_workspace (const char *organisation)
{
  static int number;
  g_autofree char *name = g_strdup_printf ("test-%d.isms", ++number);
  const char *made = g_hash_table_lookup (originals, organisation);
  char *path = g_build_filename (scratch, name, NULL);

  if (made == NULL)
    {
      char *original = g_strdup_printf ("%s/original-%d.isms", scratch, number);

      create_workspace (original, organisation);
      isms_store_wait_for_close (NULL);
      g_hash_table_insert (originals, g_strdup (organisation), original);
      made = original;
    }
  copy_workspace (made, path);
  return path;
}

/**
 * isms_ui_test_open:
 * @path: (nullable): a workspace to open; %NULL for the first-run page
 *
 * Returns: (transfer none): the real window, drawn and with the keyboard focus, the workspace open
 */
IsmsWindow *
isms_ui_test_open (const char *path)
{
  IsmsWindow *window = isms_window_new (application);

  if (path)
    isms_window_open (window, path);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (window)))
    ;
  wait_for (!isms_window_get_loading (window))
    ;
  isms_ui_test_focus (GTK_WIDGET (window));
  isms_ui_test_settle (GTK_WIDGET (window));
  return window;
}

/**
 * isms_ui_test_close:
 * @window: a window
 *
 * Closes it and waits until it is gone, and its file closed: a window that something still holds
 * fails the test.
 */
void
isms_ui_test_close (IsmsWindow *window)
{
  gpointer weak = window;

  /* A dialog that is on its way out would take the closing for its own. */
  wait_for (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL)
    ;
  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_close (GTK_WINDOW (window));
  wait_for (weak == NULL)
    ;
  isms_store_wait_for_close (NULL);
}

/* Whatever else names the table keeps its name, and fails with it. */
static void
rename_table (IsmsWindow *window, const char *from, const char *to)
{
  g_autofree char *sql = g_strdup_printf (
      "PRAGMA legacy_alter_table = ON; ALTER TABLE \"%s\" RENAME TO \"%s\"", from, to);
  sqlite3 *database;

  g_assert_cmpint (sqlite3_open (isms_window_get_path (window), &database), ==, SQLITE_OK);
  sqlite3_busy_timeout (database, 5000);
  if (sqlite3_exec (database, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (database));
  sqlite3_close (database);
}

void
isms_ui_test_hide_table (IsmsWindow *window, const char *table)
{
  g_autofree char *hidden = g_strconcat ("hidden_", table, NULL);

  rename_table (window, table, hidden);
}

void
isms_ui_test_return_table (IsmsWindow *window, const char *table)
{
  g_autofree char *hidden = g_strconcat ("hidden_", table, NULL);

  rename_table (window, hidden, table);
}

/**
 * isms_ui_test_find:
 * @root: where to look
 * @match: what to look for
 * @data: for @match
 *
 * Returns: (nullable) (transfer none): the first widget at or below @root that matches
 */
GtkWidget *
isms_ui_test_find (GtkWidget *root, IsmsUiTestMatch match, gconstpointer data)
{
  if (match (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = isms_ui_test_find (child, match, data);

      if (found)
        return found;
    }
  return NULL;
}

/* By the name of its type, "IsmsRegisterPage", or of an ancestor of that. */
GtkWidget *
isms_ui_test_find_type (GtkWidget *root, const char *type_name)
{
  return isms_ui_test_find (root, has_type, type_name);
}

/* A label on show with exactly this text. */
GtkWidget *
isms_ui_test_find_text (GtkWidget *root, const char *text)
{
  return isms_ui_test_find (root, has_text, text);
}

/* A button, menu item or row on show with exactly this text in it (without its underline). */
GtkWidget *
isms_ui_test_find_button (GtkWidget *root, const char *label)
{
  return isms_ui_test_find (root, has_label, label);
}

static gboolean
has_tip (GtkWidget *widget, gconstpointer tip)
{
  return gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tip) == 0;
}

/* Something on show with exactly this tooltip: a button that is nothing but an icon. */
GtkWidget *
isms_ui_test_find_tip (GtkWidget *root, const char *tip)
{
  return isms_ui_test_find (root, has_tip, tip);
}

/* A button on show by its action, "win.undo". */
GtkWidget *
isms_ui_test_find_action (GtkWidget *root, const char *action_name)
{
  return isms_ui_test_find (root, has_action, action_name);
}

/**
 * isms_ui_test_focus:
 * @widget: anything in the window
 *
 * Gives the window the keyboard; there is no window manager to do so.
 */
void
isms_ui_test_focus (GtkWidget *widget)
{
  g_autofree char *window = dup_x_window (widget);

  run_xdotool ("windowfocus", window, NULL);
  wait_for (gtk_window_is_active (GTK_WINDOW (gtk_widget_get_root (widget))))
    ;
}

/* Whether it or something in it has the focus: for a moment nothing may have it. */
gboolean
isms_ui_test_has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* In the middle of it, with the first button. */
void
isms_ui_test_click (GtkWidget *widget)
{
  wait_for (gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0)
    ;
  isms_ui_test_click_at (widget, gtk_widget_get_width (widget) / 2.0,
                         gtk_widget_get_height (widget) / 2.0);
}

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, gboolean *pressed)
{
  *pressed = *pressed || gdk_event_get_event_type (event) == GDK_BUTTON_PRESS;
  return GDK_EVENT_PROPAGATE;
}

static GtkEventController *
watch (GtkWidget *widget, gboolean *pressed)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (event_cb), pressed);
  gtk_widget_add_controller (widget, g_object_ref (controller));
  return controller;
}

static void
stop_watching (GtkEventController *controller, gboolean *pressed)
{
  GtkWidget *widget = gtk_event_controller_get_widget (controller);

  g_signal_handlers_disconnect_by_func (controller, event_cb, pressed);
  if (widget != NULL)
    gtk_widget_remove_controller (widget, controller);
  g_object_unref (controller);
}

/* GDK now and then takes a press for one outside a popover that is closed already, and keeps it to
 * itself: then once more, as a person does. A dialog keeps it from the window around it. */
static void
press (GtkWidget *widget)
{
  gboolean pressed = FALSE;
  GtkEventController *inside = watch (widget, &pressed);
  GtkEventController *outside = watch (GTK_WIDGET (gtk_widget_get_native (widget)), &pressed);

  for (int i = 0; i < 2 && !pressed; i++)
    {
      gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

      run_xdotool ("click", "1", NULL);
      while (!pressed && g_get_monotonic_time () < end)
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (1000);
    }
  stop_watching (inside, &pressed);
  stop_watching (outside, &pressed);
}

/* At a spot in the widget's own coordinates. */
void
isms_ui_test_click_at (GtkWidget *widget, double x, double y)
{
  wait_for (gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0)
    ;
  isms_ui_test_settle (widget);
  /* a popover that has just opened is there for GTK before it is there for the X server */
  gdk_display_sync (gtk_widget_get_display (widget));
  move_pointer (widget, x, y);
  press (widget);
}

/* On what says @text, until something says @wanted. A row that is made anew beneath the pointer
 * keeps a click to itself: then once more, as a person does. */
void
isms_ui_test_click_for (GtkWidget *root, const char *text, const char *wanted)
{
  for (int i = 0; i < 4 && isms_ui_test_find_text (root, wanted) == NULL; i++)
    {
      gint64 end = g_get_monotonic_time () + 2 * G_USEC_PER_SEC;

      if (i > 0)
        g_test_message ("“%s” is clicked once more", text);
      isms_ui_test_click (isms_ui_test_find_text (root, text));
      while (isms_ui_test_find_text (root, wanted) == NULL && g_get_monotonic_time () < end)
        g_main_context_iteration (NULL, FALSE);
    }
  g_assert_nonnull (isms_ui_test_find_text (root, wanted));
  isms_ui_test_settle (root);
}

/**
 * isms_ui_test_drag:
 * @from: where the button goes down
 * @x: in @from
 * @y: in @from
 * @to: where it comes up
 * @to_x: in @to
 * @to_y: in @to
 *
 * In steps, as a hand does: GTK takes a drag to begin only after some way.
 */
void
isms_ui_test_drag (GtkWidget *from, double x, double y, GtkWidget *to, double to_x, double to_y)
{
  isms_ui_test_settle (from);
  move_pointer (from, x, y);
  run_xdotool ("mousedown", "1", NULL);
  run_xdotool ("mousemove_relative", "6", "6", NULL);
  run_xdotool ("mousemove_relative", "6", "6", NULL);
  move_pointer (to, to_x - 3, to_y - 3);
  move_pointer (to, to_x, to_y);
  isms_ui_test_settle (to);
  run_xdotool ("mouseup", "1", NULL);
}

/* As xdotool names them: "ctrl+k", "Return", "shift+ctrl+z". */
void
isms_ui_test_key (const char *key)
{
  run_xdotool ("key", key, NULL);
}

/* ASCII only: xdotool loses other letters. */
void
isms_ui_test_type (const char *text)
{
  run_xdotool ("type", "--delay", "8", text, NULL);
}

static gpointer
read_nothing (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *done = data;

  isms_store_read_finish (ISMS_STORE (source), result, NULL);
  *done = TRUE;
}

/* What was asked before is answered before. */
static void
wait_for_answers (IsmsWindow *window)
{
  IsmsWorkspace *workspace = isms_window_get_workspace (window);
  gboolean done = FALSE;

  if (workspace == NULL)
    return;
  isms_store_read_async (isms_workspace_get_store (workspace), read_nothing, NULL, NULL, NULL, NULL,
                         read_cb, &done);
  wait_for (done)
    ;
}

/* Any other window, as that of a meeting, shows what is in the file of one of these. */
static void
wait_for_all_answers (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GList) windows = NULL;

  if (ISMS_IS_WINDOW (root))
    {
      wait_for_answers (ISMS_WINDOW (root));
      return;
    }
  windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (application)));
  for (GList *link = windows; link != NULL; link = link->next)
    if (ISMS_IS_WINDOW (link->data))
      wait_for_answers (link->data);
}

/* Waits until what was asked for is answered, laid out and drawn. */
void
isms_ui_test_settle (GtkWidget *widget)
{
  for (int i = 0; i < 2; i++)
    {
      wait_for_all_answers (widget);
      gtk_widget_queue_draw (widget);
      gtk_test_widget_wait_for_draw (widget);
    }
}

/**
 * isms_ui_test_save:
 * @widget: a window, best: a single widget has no background of its own
 * @name: of the picture
 *
 * Draws it to NAME.png in the directory that the variable SHOTS names; without it, does nothing.
 */
void
isms_ui_test_save (GtkWidget *widget, const char *name)
{
  const char *folder = g_getenv ("SHOTS");
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;
  int width;
  int height;

  if (!folder || !*folder)
    return;
  isms_ui_test_settle (widget);
  g_mkdir_with_parents (folder, 0755);
  paintable = gtk_widget_paintable_new (widget);
  width = gdk_paintable_get_intrinsic_width (paintable);
  height = gdk_paintable_get_intrinsic_height (paintable);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture =
      gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                   &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  file = g_strconcat (name, ".png", NULL);
  path = g_build_filename (folder, file, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}
