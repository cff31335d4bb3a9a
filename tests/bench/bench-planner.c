/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 500 audits of a year and 60 auditors: read, opened and scrolled, and a bar dragged over the time
 * line, by audit and by auditor, and over a month. What a step of it costs is the main thread's own
 * work and the frame that shows it. */

#include "bench-ui.h"

#include "isms-day.h"
#include "isms-planner-page.h"
#include "isms-query.h"

#define N_AUDITS 500
#define N_AUDITORS 60
#define N_STEPS 120
#define RUNS 9
#define FRAME (1 / 60.0)

typedef struct
{
  GtkWindow *window;
  IsmsWorkspace *workspace;
  IsmsPlannerPage *page;
  int today;
} Desk;

static const char *const kinds[] = { "internal", "internal", "supplier", "internal",
                                     "surveillance" };

static void
set_day (IsmsRow *row, const char *column, int day)
{
  g_autofree char *text = isms_day_dup_nth (day);

  isms_row_set_text (row, column, text);
}

static gboolean
insert_people (IsmsWriter *writer, gint64 *people, GError **error)
{
  for (int i = 0; i < N_AUDITORS; i++)
    {
      g_autoptr (IsmsRow) row = isms_row_new ();
      g_autofree char *name = g_strdup_printf ("Auditor %02d", i);

      isms_row_set_text (row, "name", name);
      people[i] = isms_writer_insert (writer, "person", row, error);
      if (people[i] == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_team (IsmsWriter *writer, gint64 audit, gint64 person, GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();

  isms_row_set_int (row, "audit_id", audit);
  isms_row_set_int (row, "person_id", person);
  return isms_writer_insert (writer, "audit_person", row, error) != 0;
}

/* Numbers that look like chance and are the same each time: all in the year that it is, a third of
 * them in this month. */
static gboolean
insert_audits (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Desk *desk = data;
  gint64 people[N_AUDITORS];

  if (!insert_people (writer, people, error))
    return FALSE;
  for (int i = 0; i < N_AUDITS; i++)
    {
      g_autoptr (IsmsRow) row = isms_row_new ();
      g_autofree char *title = bench_risk_title ((guint) i);
      GDate day;
      gint64 audit;

      g_date_clear (&day, 1);
      g_date_set_julian (&day, (guint32) desk->today);
      if (i % 3 != 0)
        g_date_set_month (&day, (GDateMonth) (1 + i * 7 % 12));
      g_date_set_day (&day, (GDateDay) (1 + i * 11 % 28));
      isms_row_set_text (row, "title", title);
      isms_row_set_text (row, "kind", kinds[i % 5]);
      isms_row_set_int (row, "lead_id", people[i * 13 % N_AUDITORS]);
      set_day (row, "starts_on", (int) g_date_get_julian (&day));
      set_day (row, "ends_on", (int) g_date_get_julian (&day) + i % 5);
      audit = isms_writer_insert (writer, "audit", row, error);
      if (audit == 0 || !insert_team (writer, audit, people[(i * 13 + 7) % N_AUDITORS], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_holidays (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Desk *desk = data;

  for (int i = 0; i < 40; i++)
    {
      g_autoptr (IsmsRow) row = isms_row_new ();

      isms_row_set_text (row, "title", i % 4 == 0 ? "Holiday" : "Vacation");
      set_day (row, "starts_on", desk->today - 180 + i * 9);
      if (i % 4 != 0)
        isms_row_set_int (row, "person_id", 1 + i % BENCH_N_PEOPLE);
      if (isms_writer_insert (writer, "holiday", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static void
fill (Desk *desk)
{
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (desk->workspace), "Fill");
  g_autoptr (GError) error = NULL;

  isms_step_call (step, insert_audits, desk, NULL);
  isms_step_call (step, insert_holidays, desk, NULL);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static void
settle (void)
{
  for (gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
}

static void
wait_for_page (Desk *desk)
{
  while (isms_planner_page_is_behind (desk->page))
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
read_planner (gpointer data)
{
  Desk *desk = data;
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("audit"));
  g_autoptr (IsmsPlanner) planner = isms_planner_load (
      query, isms_workspace_get_reader (desk->workspace), desk->today, desk->today + 365, NULL);

  g_assert_cmpuint (planner->audits->len, ==, N_AUDITS);
  g_assert_cmpuint (planner->people->len, ==, N_AUDITORS);
}

/* --- Dragging --- */

typedef struct
{
  GtkGesture *gesture;
  double step;
} Drag;

static GtkGesture *
find_drag (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        return GTK_GESTURE (controller);
    }
  return NULL;
}

/* The first bar in sight that can be dragged. */
static IsmsTimeBar *
find_bar (GtkWidget *widget)
{
  if (ISMS_IS_TIME_BAR (widget) && gtk_widget_get_mapped (widget)
      && isms_time_bar_get_start (ISMS_TIME_BAR (widget)) != 0)
    return ISMS_TIME_BAR (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      IsmsTimeBar *found = find_bar (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
drag_cb (guint step, gpointer data)
{
  const Drag *drag = data;

  g_signal_emit_by_name (drag->gesture, "drag-update", 10 + step * drag->step, 0.0);
}

static void
rest_cb (guint step, gpointer data)
{
}

/* Nothing is done: what the window's frames cost by themselves. */
static void
measure_floor (Desk *desk)
{
  g_autoptr (GArray) frames = bench_ui_work (GTK_WIDGET (desk->window), N_STEPS, 0, rest_cb, NULL);

  bench_bound ("a frame in which nothing is new, 95th percentile", bench_percentile (frames, 0.95),
               FRAME, "s");
}

static void
measure_bar (Desk *desk, const char *what)
{
  IsmsTimeBar *bar = find_bar (GTK_WIDGET (isms_planner_page_get_time (desk->page)));
  const Drag drag = { find_drag (GTK_WIDGET (bar)), 2.0 };
  int start = isms_time_bar_get_start (bar);
  g_autoptr (GArray) frames = NULL;

  g_signal_emit_by_name (drag.gesture, "drag-begin", isms_time_bar_get_x (bar, start) + 3, 10.0);
  frames = bench_ui_work (GTK_WIDGET (desk->window), N_STEPS, 0, drag_cb, (gpointer) &drag);
  g_assert_cmpint (isms_time_bar_get_start (bar), >, start + 30);
  g_signal_emit_by_name (drag.gesture, "cancel", NULL);
  bench_bound (what, bench_percentile (frames, 0.95), FRAME, "s");
}

/* The gesture has no start of its own here: the arrow keys move by the same way. */
static void
key_cb (guint step, gpointer data)
{
  gboolean handled;

  g_signal_emit_by_name (data, "key-pressed", step % 28 < 14 ? GDK_KEY_Right : GDK_KEY_Left, 0, 0,
                         &handled);
  g_assert_true (handled);
}

static gpointer
find_keys (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        return controller;
    }
  return NULL;
}

static void
measure_month (Desk *desk)
{
  IsmsPlannerMonth *month = isms_planner_page_get_month (desk->page);
  gpointer keys = find_keys (GTK_WIDGET (month));
  g_autoptr (GArray) frames = NULL;
  gboolean handled;
  int first, last;

  gtk_widget_grab_focus (GTK_WIDGET (month));
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_space, 0, 0, &handled);
  g_assert_true (isms_planner_month_get_days (month, &first, &last));
  frames = bench_ui_work (GTK_WIDGET (desk->window), N_STEPS, 0, key_cb, keys);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Escape, 0, 0, &handled);
  bench_bound ("month: an audit moved, a frame, 95th percentile", bench_percentile (frames, 0.95),
               FRAME, "s");
}

static void
measure_opening (Desk *desk)
{
  double held;

  bench_ui_watch ();
  gtk_window_present (desk->window);
  wait_for_page (desk);
  held = bench_ui_watched ();
  bench_bound ("time line: opened, the window held", held, 12 * FRAME, "s");
}

static void
by_person_cb (guint step, gpointer data)
{
  Desk *desk = data;

  isms_planner_page_set_by_person (desk->page, step % 2 == 0);
}

static void
turn_cb (guint step, gpointer data)
{
  Desk *desk = data;

  isms_time_turner_turn (isms_planner_page_get_turner (desk->page), step % 2 == 0 ? -1 : 1);
}

typedef struct
{
  Desk *desk;
  BenchStepFunc func;
  guint step;
} Turn;

static void
turn_once_cb (guint step, gpointer data)
{
  const Turn *turn = data;

  turn->func (turn->step, turn->desk);
}

/* What is done at once, and the first frame; further rows come in those after it. */
static void
measure_change (Desk *desk, const char *what, BenchStepFunc func)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (GArray) once = NULL;
      Turn turn = { desk, func, i };

      once = bench_ui_work (GTK_WIDGET (desk->window), 1, 0, turn_once_cb, &turn);
      g_array_append_vals (frames, once->data, 1);
      settle ();
    }
  bench_bound (what, bench_percentile (frames, 0.5), 5 * FRAME, "s");
}

int
main (int argc, char **argv)
{
  g_autofree char *today = isms_day_today ();
  Desk desk = { .today = isms_day_get_number (today) };

  gtk_init ();
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  desk.workspace = bench_workspace ("planner.isms", 1);
  fill (&desk);
  bench_bound ("500 audits and 60 auditors read, in the background",
               bench_median (read_planner, &desk, RUNS), 0.5, "s");
  desk.page = ISMS_PLANNER_PAGE (isms_planner_page_new (desk.workspace));
  desk.window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (desk.window, 1400, 900);
  gtk_window_set_child (desk.window, GTK_WIDGET (desk.page));
  measure_opening (&desk);
  measure_floor (&desk);
  measure_change (&desk, "time line: by auditor or by audit, the work of it, median", by_person_cb);
  isms_planner_page_set_by_person (desk.page, TRUE);
  settle ();
  measure_bar (&desk, "time line by auditor: a bar dragged, a frame, 95th percentile");
  isms_planner_page_set_by_person (desk.page, FALSE);
  settle ();
  measure_bar (&desk, "time line by audit: a bar dragged, a frame, 95th percentile");
  measure_change (&desk, "time line: another year, the work of it, median", turn_cb);
  g_signal_emit_by_name (isms_planner_page_get_time (desk.page), "went", desk.today);
  isms_planner_page_show_month (desk.page, TRUE);
  wait_for_page (&desk);
  measure_month (&desk);
  gtk_window_destroy (desk.window);
  isms_workspace_close (desk.workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
