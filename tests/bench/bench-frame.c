/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* From starting the program to the first frame of a workspace of 10,000 risks, and the memory that
 * is resident then, beside an empty libadwaita window. Each figure is of a process of its own: this
 * program starts itself again as "hello" and as "app FILE" (the destination is in the settings). */

#include "bench.h"

#include <stdlib.h>
#include <string.h>

#include "isms-application.h"
#include "isms-workspaces.h"

#define N_RISKS 10000
#define RUNS 15
#define START "BENCH_START" /* when the child was started, in microseconds */

typedef struct
{
  GApplication *application;
  gboolean wants_content;
  gboolean seen_first;
} Child;

static double
get_elapsed (void)
{
  return (double) (g_get_monotonic_time () - g_ascii_strtoll (g_getenv (START), NULL, 10)) / 1e3;
}

static double
read_resident_megabytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = strstr (status, "VmRSS:");

  return g_ascii_strtod (line + strlen ("VmRSS:"), NULL) / 1024;
}

/* Whether a widget of that type, and of some height, is on show. */
static gboolean
shows (GtkWidget *widget, const char *type)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type) && gtk_widget_get_height (widget) > 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, type))
      return TRUE;

  return FALSE;
}

/* Whether risks stand on the map and in the list beside it. */
static gboolean
shows_risks (GtkWidget *window)
{
  return shows (window, "IsmsRiskChip") && shows (window, "IsmsRiskRow");
}

/* By the door: a workspace that was left open is checked whole when it is opened next. */
static void
close_cb (gpointer data)
{
  Child *child = data;

  gtk_window_close (gtk_application_get_active_window (GTK_APPLICATION (child->application)));
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  Child *child = data;
  GtkApplication *application = GTK_APPLICATION (child->application);

  if (!child->seen_first)
    g_print ("first %f\n", get_elapsed ());
  child->seen_first = TRUE;
  if (child->wants_content
      && !shows_risks (GTK_WIDGET (gtk_application_get_windows (application)->data)))
    return;

  g_print ("content %f\nresident %f\n", get_elapsed (), read_resident_megabytes ());
  g_signal_handlers_disconnect_by_data (clock, child);
  g_idle_add_once (close_cb, child);
}

static void
realize_cb (GtkWidget *window, gpointer data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    data);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer data)
{
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), data);
}

static void
activate_hello_cb (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
}

static int
run_hello (void)
{
  g_autoptr (AdwApplication) application =
      adw_application_new ("org.parapet.BenchHello", G_APPLICATION_NON_UNIQUE);
  Child child = { G_APPLICATION (application), FALSE, FALSE };

  g_signal_connect (application, "activate", G_CALLBACK (activate_hello_cb), NULL);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &child);

  return g_application_run (G_APPLICATION (application), 0, NULL);
}

/* Where the child shall land in which file. */
typedef struct
{
  char *file;
  char *destination;
} Start;

static void
started_cb (IsmsApplication *application, gpointer data)
{
  const Start *start = data;
  g_autofree char *path = g_canonicalize_filename (start->file, NULL);

  isms_workspaces_set_place (isms_application_get_settings (application), path, start->destination,
                             NULL);
}

static int
run_app (char *program, char *destination, char *file)
{
  g_autoptr (IsmsApplication) application = isms_application_new (G_APPLICATION_NON_UNIQUE);
  Child child = { G_APPLICATION (application), g_str_equal (destination, "risks"), FALSE };
  char *arguments[] = { program, file, NULL };
  Start start = { file, destination };

  g_signal_connect_after (application, "startup", G_CALLBACK (started_cb), &start);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &child);

  return g_application_run (G_APPLICATION (application), G_N_ELEMENTS (arguments) - 1, arguments);
}

/* What the children of one kind say of themselves, in milliseconds and megabytes. */
typedef struct
{
  GArray *first, *content, *resident;
} Figures;

static void
keep_figure (GArray *figures, const char *output, const char *name)
{
  const char *at = strstr (output, name);
  double figure;

  g_assert_nonnull (at);
  figure = g_ascii_strtod (at + strlen (name), NULL);
  g_array_append_val (figures, figure);
}

static void
measure (Figures *figures, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *start = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autoptr (GSubprocess) child = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, START, start, TRUE);
  child = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (child, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  keep_figure (figures->first, output, "first ");
  keep_figure (figures->content, output, "content ");
  keep_figure (figures->resident, output, "resident ");
}

static void
init_figures (Figures *figures)
{
  figures->first = g_array_new (FALSE, FALSE, sizeof (double));
  figures->content = g_array_new (FALSE, FALSE, sizeof (double));
  figures->resident = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
clear_figures (Figures *figures)
{
  g_array_unref (figures->first);
  g_array_unref (figures->content);
  g_array_unref (figures->resident);
}

int
main (int argc, char **argv)
{
  g_autoptr (IsmsWorkspace) workspace = NULL;
  g_autofree char *path = NULL;
  Figures hello, app;

  if (argc > 1 && g_str_equal (argv[1], "hello"))
    return run_hello ();
  if (argc > 3 && g_str_equal (argv[1], "app"))
    return run_app (argv[0], argv[2], argv[3]);

  workspace = bench_workspace ("frame.isms", N_RISKS);
  path = g_strdup (isms_store_get_path (isms_workspace_get_store (workspace)));
  isms_workspace_close (workspace);

  init_figures (&hello);
  init_figures (&app);
  for (guint i = 0; i < RUNS; i++) /* by turns, so that both have the same machine */
    {
      measure (&hello, (const char *const[]) { argv[0], "hello", NULL });
      measure (&app, (const char *const[]) { argv[0], "app", "risks", path, NULL });
    }
  bench_ratio ("first frame, over an empty window", bench_percentile (app.first, 0.5),
               bench_percentile (hello.first, 0.5), 2, "ms");
  bench_ratio ("first frame that shows the 10,000 risks", bench_percentile (app.content, 0.5),
               bench_percentile (hello.first, 0.5), 2, "ms");
  bench_ratio ("resident memory then", bench_percentile (app.resident, 0.5),
               bench_percentile (hello.resident, 0.5), 2, "MB");
  clear_figures (&hello);
  clear_figures (&app);

  bench_cleanup ();
  return bench_exit_status ();
}
