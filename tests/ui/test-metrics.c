/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Metrics in the real window: the starter set, a year of values by keys, what Parapet counts when a
 * workspace is opened and when a day begins (9.1). */

#include "isms-ui-test.h"

#include "isms-application.h"
#include "isms-edit.h"
#include "isms-measure-dialog.h"
#include "isms-metric.h"
#include "isms-series-view.h"
#include "isms-tabs-page.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
} Desk;

static gboolean
reads (Desk *desk, const char *sql, const char *expected)
{
  g_autofree char *text =
      isms_database_query_text (isms_workspace_get_reader (desk->workspace), sql, NULL);

  return g_strcmp0 (text, expected) == 0;
}

static void
settle (Desk *desk)
{
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

static AdwDialog *
get_dialog (Desk *desk)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk->window));
}

static Desk
sit_down (void)
{
  GSettings *settings = isms_application_get_settings (isms_ui_test_get_application ());
  g_autofree char *path = isms_ui_test_create_workspace ("Key House");
  Desk desk = { NULL };

  g_settings_set_int (settings, "window-width", 1400);
  g_settings_set_int (settings, "window-height", 900);
  desk.window = isms_ui_test_open (path);
  desk.workspace = isms_window_get_workspace (desk.window);
  isms_window_show_destination (desk.window, "metrics");
  settle (&desk);
  return desk;
}

/* @column: of its own, or NULL. */
static gint64
add_metric (Desk *desk, const char *title, const char *column, const char *text)
{
  IsmsRow *row = isms_row_new ();
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk->workspace), "Began");
  g_autoptr (GError) error = NULL;
  gint64 id;

  isms_row_set_text (row, "title", title);
  isms_row_set_text (row, "unit", "%");
  isms_row_set_real (row, "target", 95);
  if (column != NULL)
    isms_row_set_text (row, column, text);
  id = isms_step_insert (step, "metric", row);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  return id;
}

/* The first day of the month that was @back months ago. */
static char *
month (int back)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) first =
      g_date_time_new_local (g_date_time_get_year (now), g_date_time_get_month (now), 1, 12, 0, 0);
  g_autoptr (GDateTime) then = g_date_time_add_months (first, -back);

  return g_date_time_format (then, "%Y-%m-%d");
}

static GtkWidget *
find_row (Desk *desk, const char *title)
{
  GtkWidget *text = isms_ui_test_find_text (GTK_WIDGET (desk->window), title);

  return text != NULL ? gtk_widget_get_ancestor (text, ADW_TYPE_PREFERENCES_ROW) : NULL;
}

static void
record_month (Desk *desk, gint64 id, int back, double value)
{
  g_autofree char *start = month (back);
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk->workspace), "Recorded");
  g_autoptr (GError) error = NULL;

  isms_metric_record (step, id, start, value, NULL, NULL);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_at (IsmsMeasureDialog *dialog, int back)
{
  g_autofree char *start = month (back);

  return g_strcmp0 (isms_measure_dialog_get_period (dialog), start) == 0;
}

/* 9.1: value, Return, the next that is missing, until each has one. */
static void
test_year (void)
{
  Desk desk = sit_down ();
  gint64 id = add_metric (&desk, "Restores", "due_days", "0");
  IsmsMeasureDialog *dialog;

  record_month (&desk, id, 4, 90);
  record_month (&desk, id, 2, 91);
  g_assert_true (isms_window_show_record (desk.window, "metric", id));
  wait_for (find_row (&desk, "Record…") != NULL)
    ;
  settle (&desk);
  gtk_widget_grab_focus (find_row (&desk, "Record…"));
  settle (&desk);
  isms_ui_test_key ("Return");
  wait_for (ISMS_IS_MEASURE_DIALOG (get_dialog (&desk)))
    ;
  dialog = ISMS_MEASURE_DIALOG (get_dialog (&desk));
  g_assert_true (is_at (dialog, 3));
  settle (&desk);
  isms_ui_test_type ("92,5");
  isms_ui_test_key ("Return");
  wait_for (is_at (dialog, 1))
    ;
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.window), "metric-record");
  isms_ui_test_type ("96");
  isms_ui_test_key ("Return");
  wait_for (is_at (dialog, 0))
    ;
  settle (&desk);
  isms_ui_test_type ("97");
  isms_ui_test_key ("Return");
  wait_for (get_dialog (&desk) == NULL)
    ;
  /* A Return too many is typed into no field. */
  wait_for (find_row (&desk, "97\302\240%") != NULL)
    ;
  settle (&desk);
  wait_for (gtk_root_get_focus (GTK_ROOT (desk.window)) == find_row (&desk, "Record…"))
    ;
  g_assert_true (reads (&desk,
                        "SELECT group_concat (value, ' ' ORDER BY period_start) FROM measurement",
                        "90.0 92.5 91.0 96.0 97.0"));
  g_assert_true (reads (&desk, "SELECT missing FROM metric_list", "0"));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (reads (&desk, "SELECT count (*) FROM measurement", "4"))
    ;
  isms_ui_test_close (desk.window);
}

/* What is no number is not recorded, and a period with a value begins with it. */
static void
test_wrong (void)
{
  Desk desk = sit_down ();
  gint64 id = add_metric (&desk, "Restores", NULL, NULL);
  IsmsMeasureDialog *dialog;
  g_autofree char *start = month (0);

  record_month (&desk, id, 0, 90.5);
  dialog = isms_measure_dialog_present (GTK_WIDGET (desk.window), desk.workspace, id, start);
  settle (&desk);
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (isms_measure_dialog_get_value_row (dialog))), ==,
      "90.5");
  isms_ui_test_key ("ctrl+a");
  isms_ui_test_type ("many");
  wait_for (gtk_widget_has_css_class (isms_measure_dialog_get_value_row (dialog), "error"))
    ;
  isms_ui_test_key ("Return");
  settle (&desk);
  g_assert_true (reads (&desk, "SELECT value FROM measurement", "90.5"));
  isms_ui_test_key ("Escape");
  wait_for (get_dialog (&desk) == NULL)
    ;
  isms_ui_test_close (desk.window);
}

/* The chart says in words what it shows, and follows what is recorded. */
static void
test_chart (void)
{
  Desk desk = sit_down ();
  gint64 id = add_metric (&desk, "Restores", NULL, NULL);
  GtkWidget *chart;

  record_month (&desk, id, 1, 90);
  record_month (&desk, id, 0, 96);
  g_assert_true (isms_window_show_record (desk.window, "metric", id));
  wait_for ((chart = isms_ui_test_find_type (GTK_WIDGET (desk.window), "IsmsSeriesView")) != NULL)
    ;
  g_assert_true (g_str_has_prefix (isms_series_view_get_description (ISMS_SERIES_VIEW (chart)),
                                   "2 values, from "));
  record_month (&desk, id, 2, 85);
  wait_for ((chart = isms_ui_test_find_type (GTK_WIDGET (desk.window), "IsmsSeriesView")) != NULL
            && g_str_has_prefix (isms_series_view_get_description (ISMS_SERIES_VIEW (chart)),
                                 "3 values, from "))
    ;
  isms_ui_test_save (GTK_WIDGET (desk.window), "metric-form");
  isms_ui_test_close (desk.window);
}

/* 20 metrics by one key, undone by one; offered while one of them is missing. */
static void
test_starters (void)
{
  Desk desk = sit_down ();
  GtkWidget *button;

  wait_for (isms_ui_test_find_button (GTK_WIDGET (desk.window), "Add the Starter Set") != NULL)
    ;
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.window), "metrics-first");
  button = isms_ui_test_find_button (GTK_WIDGET (desk.window), "Add the Starter Set");
  gtk_widget_grab_focus (button);
  settle (&desk);
  isms_ui_test_key ("Return");
  wait_for (reads (&desk, "SELECT count (*) FROM metric", "20"))
    ;
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "Lapsed acceptances") != NULL)
    ;
  settle (&desk);
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.add-metrics", NULL);
  wait_for (
      isms_ui_test_find_text (GTK_WIDGET (desk.window), "All metrics of the starter set are there")
      != NULL)
    ;
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (reads (&desk, "SELECT count (*) FROM metric", "0"))
    ;
  isms_window_show_destination (desk.window, "risks");
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.add-metrics", NULL);
  settle (&desk);
  g_assert_true (reads (&desk, "SELECT count (*) FROM metric", "0"));
  isms_ui_test_close (desk.window);
}

/* 9.1: recorded when a day begins, and once only; undone as one. */
static void
test_counted (void)
{
  Desk desk = sit_down ();
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (today, 1);
  IsmsApplication *application = isms_ui_test_get_application ();

  add_metric (&desk, "Open", "computed_by", "actions_open");
  add_metric (&desk, "Late", "computed_by", "actions_overdue");
  isms_application_take_time (application, today);
  isms_application_take_time (application, tomorrow);
  wait_for (reads (&desk, "SELECT count (*) FROM measurement WHERE source = 'computed'", "2"))
    ;
  g_assert_true (reads (&desk,
                        "SELECT actor || ': ' || label FROM journal ORDER BY id DESC LIMIT 1",
                        "Parapet: Recorded 2 measurements"));
  isms_application_take_time (application, today);
  settle (&desk);
  g_assert_true (reads (&desk, "SELECT count (*) FROM measurement", "2"));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (reads (&desk, "SELECT count (*) FROM measurement", "0"))
    ;
  isms_ui_test_close (desk.window);
}

/* A number with decimals in the form, in either way of writing. */
static void
test_form (void)
{
  Desk desk = sit_down ();
  gint64 id = add_metric (&desk, "Restores", NULL, NULL);
  GtkWidget *row;

  g_assert_true (isms_window_show_record (desk.window, "metric", id));
  wait_for (find_row (&desk, "Watch When Worse Than") != NULL)
    ;
  settle (&desk);
  row = find_row (&desk, "Watch When Worse Than");
  gtk_widget_grab_focus (row);
  settle (&desk);
  isms_ui_test_key ("ctrl+a");
  isms_ui_test_type ("90,25");
  isms_ui_test_key ("Return");
  wait_for (reads (&desk, "SELECT amber FROM metric", "90.25"))
    ;
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/metrics/9.1-one-period-after-the-other", test_year);
  g_test_add_func ("/ui/metrics/wrong-values", test_wrong);
  g_test_add_func ("/ui/metrics/chart", test_chart);
  g_test_add_func ("/ui/metrics/starter-set", test_starters);
  g_test_add_func ("/ui/metrics/9.1-counted-when-a-day-begins", test_counted);
  g_test_add_func ("/ui/metrics/decimals", test_form);
  return isms_ui_test_run ();
}
