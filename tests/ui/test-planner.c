/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The planner of audits, in the real window: moved and stretched by keys and by the pointer, taken
 * back and undone, by audit and by auditor, on the time line and in the calendar. */

#include "isms-ui-test.h"

#include <locale.h>

#include "isms-audits-page.h"
#include "isms-day.h"
#include "isms-edit.h"
#include "isms-planner-month-private.h"
#include "isms-planner-page.h"
#include "isms-planner-popover.h"
#include "isms-planner-words.h"
#include "isms-time-scale.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  IsmsPlannerPage *page;
  gint64 people[3];
  gint64 audits[5];
  int year;
} Desk;

enum
{
  SPRING, /* 9 and 10 March, a Monday and a Tuesday in 2026; Ada leads, Bea is with her */
  SUPPLIER,
  NOBODY, /* 1 July, one day */
  LONG,   /* longer than the year */
  NEVER,  /* no date */
};

/* --- A workspace --- */

static gint64
read_int (Desk *desk, const char *sql)
{
  gint64 value = -1;

  isms_database_query_int (isms_workspace_get_reader (desk->workspace), sql, &value, NULL);
  return value;
}

static gint64
insert (IsmsStep *step, const char *kind, const char *const *columns)
{
  IsmsRow *row = isms_row_new ();

  for (guint i = 0; columns[i] != NULL; i += 2)
    isms_row_set_text (row, columns[i], columns[i + 1]);
  return isms_edit_insert (step, isms_kind_find (kind), row);
}

#define INSERT(step, kind, ...) insert (step, kind, (const char *const[]) { __VA_ARGS__, NULL })

static IsmsStep *
begin (Desk *desk)
{
  return isms_store_begin (isms_workspace_get_store (desk->workspace), "Fill");
}

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static void
set_int (IsmsStep *step, const char *table, gint64 id, const char *column, gint64 value)
{
  IsmsRow *row = isms_row_new ();

  isms_row_set_int (row, column, value);
  isms_step_update (step, table, id, row);
}

/* Cem is away in June, and has left. */
static void
fill (Desk *desk)
{
  const IsmsKind *kind = isms_kind_find ("audit");
  g_autoptr (IsmsStep) step = begin (desk);
  g_autoptr (IsmsStep) then = NULL;
  gint64 away;

  desk->people[0] = INSERT (step, "person", "name", "Ada Osei");
  desk->people[1] = INSERT (step, "person", "name", "Bea Brandt");
  desk->people[2] = INSERT (step, "person", "name", "Cem Kaya");
  desk->audits[SPRING] = INSERT (step, "audit", "title", "Spring", "starts_on", "2026-03-09",
                                 "ends_on", "2026-03-10", "scope", "Leavers");
  desk->audits[SUPPLIER] = INSERT (step, "audit", "title", "Hosting", "kind", "supplier",
                                   "starts_on", "2026-06-01", "ends_on", "2026-06-12");
  desk->audits[NOBODY] = INSERT (step, "audit", "title", "Summer", "starts_on", "2026-07-01");
  desk->audits[LONG] = INSERT (step, "audit", "title", "Long", "kind", "surveillance", "starts_on",
                               "2025-06-01", "ends_on", "2027-06-30");
  desk->audits[NEVER] = INSERT (step, "audit", "title", "Some day");
  INSERT (step, "holiday", "title", "Labour Day", "starts_on", "2026-05-01");
  away = INSERT (step, "holiday", "title", "Vacation", "starts_on", "2026-06-03", "ends_on",
                 "2026-06-05");
  isms_edit_set_links (step, kind, desk->audits[SPRING], isms_kind_find_field (kind, "team"),
                       &desk->people[1], 1);
  commit (step);
  then = begin (desk);
  set_int (then, "audit", desk->audits[SPRING], "lead_id", desk->people[0]);
  set_int (then, "audit", desk->audits[SUPPLIER], "lead_id", desk->people[2]);
  set_int (then, "holiday", away, "person_id", desk->people[2]);
  set_int (then, "person", desk->people[2], "active", 0);
  commit (then);
}

static void
wait_for_planner (Desk *desk)
{
  wait_for (!isms_planner_page_is_behind (desk->page)
            && isms_planner_page_get_planner (desk->page) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

/* The year 2026, and its first day. */
static Desk
sit_down (int width)
{
  GSettings *settings = isms_application_get_settings (isms_ui_test_get_application ());
  g_autofree char *path = isms_ui_test_create_workspace ("Planner");
  Desk desk = { NULL };

  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", 900);
  desk.window = isms_ui_test_open (path);
  desk.workspace = isms_window_get_workspace (desk.window);
  fill (&desk);
  isms_window_show_destination (desk.window, "audits");
  desk.page = ISMS_PLANNER_PAGE (
      isms_tabs_page_get_tab (ISMS_TABS_PAGE (isms_window_get_page (desk.window)), NULL));
  wait_for_planner (&desk);
  g_signal_emit_by_name (isms_planner_page_get_time (desk.page), "went",
                         isms_day_get_number ("2026-01-01"));
  wait_for_planner (&desk);
  return desk;
}

/* --- Bars --- */

static gboolean
is_bar (GtkWidget *widget, gconstpointer title)
{
  GtkWidget *line = ISMS_IS_TIME_BAR (widget) && gtk_widget_get_mapped (widget)
                        ? gtk_widget_get_parent (widget)
                        : NULL;

  return line != NULL && isms_ui_test_find_text (line, title) != NULL;
}

static IsmsTimeBar *
find_bar (Desk *desk, const char *title)
{
  GtkWidget *widget = isms_ui_test_find (GTK_WIDGET (desk->page), is_bar, title);

  g_assert_nonnull (widget);
  return ISMS_TIME_BAR (widget);
}

/* "2026-03-09 2026-03-10", as it is written. */
static char *
read_days (Desk *desk, guint audit)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT ifnull (starts_on, '-') || ' ' || ifnull (ends_on, '-') FROM audit "
                       "WHERE id = %" G_GINT64_FORMAT,
                       desk->audits[audit]);
  g_autoptr (IsmsStatement) row =
      isms_database_prepare (isms_workspace_get_reader (desk->workspace), sql, NULL);

  g_assert_true (isms_statement_next (row, NULL));
  return isms_statement_dup_text (row, 0);
}

static gboolean
has_days (Desk *desk, guint audit, const char *days)
{
  g_autofree char *found = read_days (desk, audit);

  return g_str_equal (found, days);
}

/* Written, and read again. */
#define wait_for_days(desk, audit, days)                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    wait_for (has_days (desk, audit, days))                                                        \
      ;                                                                                            \
    wait_for_planner (desk);                                                                       \
  }                                                                                                \
  G_STMT_END

static gint64
count_steps (Desk *desk)
{
  return read_int (desk, "SELECT count(*) FROM journal");
}

static void
take_focus (GtkWidget *widget)
{
  gtk_widget_grab_focus (widget);
  wait_for (gtk_widget_has_focus (widget))
    ;
  isms_ui_test_settle (widget);
}

static IsmsTimeBar *
focus_bar (Desk *desk, const char *title)
{
  IsmsTimeBar *bar = find_bar (desk, title);

  take_focus (GTK_WIDGET (bar));
  return bar;
}

/* The middle of the bar, or an end. */
static double
get_middle (IsmsTimeBar *bar)
{
  return (isms_time_bar_get_x (bar, isms_time_bar_get_start (bar))
          + isms_time_bar_get_x (bar, isms_time_bar_get_due (bar) + 1))
         / 2;
}

/* --- The time line --- */

static void
test_rows (void)
{
  Desk desk = sit_down (1280);
  IsmsPlannerTime *time = isms_planner_page_get_time (desk.page);

  /* Long, Spring, Hosting, Summer, the heading and Some day */
  g_assert_cmpuint (isms_planner_time_get_n_rows (time), ==, 6);
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (desk.page), "Without a Date"));
  isms_ui_test_save (GTK_WIDGET (desk.window), "planner-1280");
  isms_planner_page_set_by_person (desk.page, TRUE);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  /* Ada, Bea with Spring each, Cem with Hosting, nobody with Long and Summer, Some day */
  g_assert_cmpuint (isms_planner_time_get_n_rows (time), ==, 6 + 3 + 2);
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (desk.page), "Nobody Yet"));
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (desk.page), "Cem Kaya (left)"));
  isms_ui_test_save (GTK_WIDGET (desk.window), "planner-by-auditor");
  isms_time_turner_turn (isms_planner_page_get_turner (desk.page), 2);
  wait_for_planner (&desk);
  /* in 2028 Ada and Bea have nothing to do, Cem is gone, and Some day is still without a date */
  g_assert_cmpuint (isms_planner_time_get_n_rows (time), ==, 2 + 2);
  isms_ui_test_close (desk.window);
}

static void
test_move_by_key (void)
{
  Desk desk = sit_down (1280);
  gint64 steps = count_steps (&desk);
  const char *title = "AU-001 Spring";

  focus_bar (&desk, title);
  isms_ui_test_key ("Right");
  wait_for_days (&desk, SPRING, "2026-03-10 2026-03-11");
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (desk.window),
                                            "Moved AU-001 to 10 Mar 2026 – 11 Mar 2026"));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (find_bar (&desk, title))));
  isms_ui_test_key ("ctrl+Right"); /* over the change of the clocks */
  wait_for_days (&desk, SPRING, "2026-03-17 2026-03-18");
  isms_ui_test_key ("ctrl+Right");
  wait_for_days (&desk, SPRING, "2026-03-24 2026-03-25");
  isms_ui_test_key ("ctrl+Right");
  wait_for_days (&desk, SPRING, "2026-03-31 2026-04-01");
  isms_ui_test_key ("shift+Right");
  wait_for_days (&desk, SPRING, "2026-03-31 2026-04-02");
  isms_ui_test_key ("ctrl+shift+Left");
  wait_for_days (&desk, SPRING, "2026-03-30 2026-04-02");
  g_assert_cmpint (count_steps (&desk), ==, steps + 6);
  isms_ui_test_key ("ctrl+z");
  wait_for_days (&desk, SPRING, "2026-03-31 2026-04-02");
  isms_ui_test_key ("ctrl+z");
  wait_for_days (&desk, SPRING, "2026-03-31 2026-04-01");
  isms_ui_test_close (desk.window);
}

/* The bar is in what has the focus. */
static gboolean
is_in_focus (Desk *desk, const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (desk->window));

  return focus != NULL && gtk_widget_is_ancestor (GTK_WIDGET (find_bar (desk, name)), focus);
}

/* Down from the search is the first row; on a row, the keys that move a bar move its bar. */
static void
test_move_from_row (void)
{
  Desk desk = sit_down (1280);

  isms_ui_test_key ("ctrl+f");
  wait_for (GTK_IS_TEXT (gtk_window_get_focus (GTK_WINDOW (desk.window))))
    ;
  isms_ui_test_key ("Down");
  wait_for (is_in_focus (&desk, "AU-004 Long"))
    ;
  isms_ui_test_key ("Down");
  wait_for (is_in_focus (&desk, "AU-001 Spring"))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Right");
  wait_for_days (&desk, SPRING, "2026-03-10 2026-03-11");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (find_bar (&desk, "AU-001 Spring"))));
  isms_ui_test_key ("Down");
  wait_for (is_in_focus (&desk, "AU-002 Hosting"))
    ;
  isms_ui_test_close (desk.window);
}

static void
test_move_by_pointer (void)
{
  Desk desk = sit_down (1280);
  gint64 steps = count_steps (&desk);
  IsmsTimeBar *bar = find_bar (&desk, "AU-002 Hosting");
  GtkWidget *widget = GTK_WIDGET (bar);
  double y = gtk_widget_get_height (widget) / 2.0, middle = get_middle (bar);
  double week = isms_time_bar_get_x (bar, isms_time_bar_get_start (bar) + 7)
                - isms_time_bar_get_x (bar, isms_time_bar_get_start (bar));

  isms_ui_test_drag (widget, middle, y, widget, middle + week, y);
  wait_for_days (&desk, SUPPLIER, "2026-06-08 2026-06-19");
  bar = find_bar (&desk, "AU-002 Hosting");
  widget = GTK_WIDGET (bar);
  isms_ui_test_drag (widget, isms_time_bar_get_x (bar, isms_time_bar_get_due (bar) + 1) + 2, y,
                     widget, isms_time_bar_get_x (bar, isms_time_bar_get_due (bar) + 1) + 2 + week,
                     y);
  wait_for_days (&desk, SUPPLIER, "2026-06-08 2026-06-26");
  g_assert_cmpint (count_steps (&desk), ==, steps + 2);
  /* one day, stretched at its end and at its start */
  bar = find_bar (&desk, "AU-003 Summer");
  widget = GTK_WIDGET (bar);
  middle = isms_time_bar_get_x (bar, isms_time_bar_get_start (bar)) + 3;
  isms_ui_test_drag (widget, middle + 8, y, widget, middle + 8 + week, y);
  wait_for_days (&desk, NOBODY, "2026-07-01 2026-07-08");
  bar = find_bar (&desk, "AU-003 Summer");
  widget = GTK_WIDGET (bar);
  isms_ui_test_drag (widget, middle - 5, y, widget, middle - 5 - week, y);
  wait_for_days (&desk, NOBODY, "2026-06-24 2026-07-08");
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for_days (&desk, NOBODY, "2026-07-01 2026-07-08");
  isms_ui_test_close (desk.window);
}

static gpointer
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) list = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (list, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  return NULL;
}

/* While the key or the button is down nothing is written, and Escape takes it back. */
static void
test_escape (void)
{
  Desk desk = sit_down (1280);
  IsmsTimeBar *bar = focus_bar (&desk, "AU-001 Spring");
  gpointer keys = find_controller (GTK_WIDGET (bar), GTK_TYPE_EVENT_CONTROLLER_KEY);
  gpointer drag = find_controller (GTK_WIDGET (bar), GTK_TYPE_GESTURE_DRAG);
  int start = isms_time_bar_get_start (bar);
  gint64 steps = count_steps (&desk);
  gboolean handled = FALSE;

  for (guint i = 0; i < 3; i++)
    g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Right, 0, 0, &handled);
  g_assert_cmpint (isms_time_bar_get_start (bar), ==, start + 3);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Escape, 0, 0, &handled);
  g_signal_emit_by_name (keys, "key-released", GDK_KEY_Right, 0, 0);
  g_assert_cmpint (isms_time_bar_get_start (bar), ==, start);
  g_signal_emit_by_name (drag, "drag-begin", get_middle (bar), 10.0);
  g_signal_emit_by_name (drag, "drag-update", 60.0, 0.0);
  g_assert_cmpint (isms_time_bar_get_start (bar), >, start + 7);
  isms_ui_test_key ("Escape");
  wait_for (isms_time_bar_get_start (bar) == start)
    ;
  g_signal_emit_by_name (drag, "drag-end", 60.0, 0.0);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_cmpint (count_steps (&desk), ==, steps);
  isms_ui_test_close (desk.window);
}

/* Under each of the auditors; moved under one, it is moved under all. */
static void
test_by_auditor (void)
{
  Desk desk = sit_down (1280);
  IsmsTimeBar *bar;

  isms_planner_page_set_by_person (desk.page, TRUE);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  bar = focus_bar (&desk, "AU-001 Spring");
  isms_ui_test_key ("ctrl+Left"); /* over the end of February */
  wait_for_days (&desk, SPRING, "2026-03-02 2026-03-03");
  isms_ui_test_key ("ctrl+Left");
  wait_for_days (&desk, SPRING, "2026-02-23 2026-02-24");
  bar = find_bar (&desk, "AU-001 Spring");
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (bar)));
  g_assert_cmpint (isms_time_bar_get_start (bar), ==, isms_day_get_number ("2026-02-23"));
  isms_ui_test_key ("ctrl+z");
  wait_for_days (&desk, SPRING, "2026-03-02 2026-03-03");
  isms_ui_test_close (desk.window);
}

/* Left or right gives a date to what has none: the day that the scale shows. */
static void
test_without_date (void)
{
  Desk desk = sit_down (1280);
  GtkWidget *scale = isms_ui_test_find_type (GTK_WIDGET (desk.page), "IsmsTimeScale");

  take_focus (scale);
  isms_ui_test_key ("Page_Down");
  isms_ui_test_key ("Right");
  wait_for (isms_planner_page_get_day (desk.page) == isms_day_get_number ("2026-02-02"))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  focus_bar (&desk, "AU-005 Some day");
  isms_ui_test_key ("Right");
  wait_for (!has_days (&desk, NEVER, "- -"))
    ;
  wait_for_planner (&desk);
  g_assert_true (has_days (&desk, NEVER, "2026-02-02 -"));
  g_assert_null (isms_ui_test_find_text (GTK_WIDGET (desk.page), "Without a Date"));
  isms_ui_test_close (desk.window);
}

static AdwDialog *
get_dialog (Desk *desk)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk->window));
}

/* Return on a day of the scale, a double click on an empty place, Ctrl+N: each asks for a title. */
static void
test_new (void)
{
  Desk desk = sit_down (1280);
  GtkWidget *scale = isms_ui_test_find_type (GTK_WIDGET (desk.page), "IsmsTimeScale");
  GtkWidget *bar;
  IsmsTimeBar *spring;

  take_focus (scale);
  isms_ui_test_key ("Page_Down");
  wait_for (isms_planner_page_get_day (desk.page) == isms_day_get_number ("2026-02-01"))
    ;
  isms_ui_test_key ("Return");
  wait_for (get_dialog (&desk) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("By Return");
  isms_ui_test_key ("Return");
  wait_for (read_int (&desk, "SELECT count(*) FROM audit WHERE title = 'By Return' "
                             "AND starts_on = '2026-02-01'")
            == 1)
    ;
  wait_for (get_dialog (&desk) == NULL)
    ;
  wait_for_planner (&desk);
  isms_ui_test_key ("ctrl+n");
  wait_for (get_dialog (&desk) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("By Ctrl N");
  isms_ui_test_key ("Return");
  wait_for (read_int (&desk, "SELECT count(*) FROM audit WHERE title = 'By Ctrl N' "
                             "AND starts_on = '2026-02-01'")
            == 1)
    ;
  wait_for (get_dialog (&desk) == NULL)
    ;
  wait_for_planner (&desk);
  spring = find_bar (&desk, "AU-001 Spring");
  bar = GTK_WIDGET (spring);
  for (guint i = 0; i < 2; i++)
    isms_ui_test_click_at (
        bar, isms_time_bar_get_x (spring, isms_day_get_number ("2026-10-05")) + 0.7, 10);
  wait_for (get_dialog (&desk) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("By pointer");
  isms_ui_test_key ("Return");
  wait_for (read_int (&desk, "SELECT count(*) FROM audit WHERE title = 'By pointer' "
                             "AND starts_on BETWEEN '2026-10-04' AND '2026-10-06'")
            == 1)
    ;
  isms_ui_test_close (desk.window);
}

/* Cem is away, and has left: the sign, the reasons in the popover, and in what is said. */
static void
test_warnings (void)
{
  Desk desk = sit_down (1280);
  GtkWidget *popover;

  focus_bar (&desk, "AU-002 Hosting");
  isms_ui_test_key ("space");
  wait_for ((popover = isms_ui_test_find_type (GTK_WIDGET (desk.page), "IsmsPlannerPopover"))
                != NULL
            && gtk_widget_get_mapped (popover))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_nonnull (
      strstr (isms_planner_popover_get_words (ISMS_PLANNER_POPOVER (popover)), "Lead: Cem Kaya"));
  isms_ui_test_save (GTK_WIDGET (desk.window), "planner-warnings");
  isms_ui_test_key ("Escape");
  wait_for (!gtk_widget_get_mapped (popover))
    ;
  isms_ui_test_close (desk.window);
}

static char *
dup_said (Desk *desk, guint nth)
{
  const IsmsPlanner *planner = isms_planner_page_get_planner (desk->page);

  for (guint i = 0; i < planner->audits->len; i++)
    if (((IsmsPlannerAudit *) planner->audits->pdata[i])->id == desk->audits[nth])
      return isms_planner_words_dup_said (planner, planner->audits->pdata[i]);
  return NULL;
}

/* Sentences follow one another, and a certification body brings its own auditors. */
static void
test_said (void)
{
  Desk desk = sit_down (1280);
  g_autofree char *two = dup_said (&desk, SUPPLIER);
  g_autofree char *body = dup_said (&desk, LONG);
  g_autofree char *own = dup_said (&desk, NOBODY);

  g_assert_nonnull (strstr (two, "Cem Kaya has left, and is still an auditor."));
  g_assert_nonnull (strstr (two, "Cem Kaya is away"));
  g_assert_null (strstr (two, ".."));
  g_assert_nonnull (strstr (own, "nobody yet"));
  g_assert_null (strstr (body, "nobody yet"));
  isms_ui_test_close (desk.window);
}

/* Return opens it. */
static void
test_open (void)
{
  Desk desk = sit_down (1280);

  focus_bar (&desk, "AU-001 Spring");
  isms_ui_test_key ("Return");
  wait_for (
      g_strcmp0 (isms_tabs_page_get_shown (ISMS_TABS_PAGE (isms_window_get_page (desk.window))),
                 "audit")
      == 0)
    ;
  isms_ui_test_close (desk.window);
}

/* --- The month --- */

static IsmsPlannerMonth *
open_month (Desk *desk, const char *day)
{
  IsmsPlannerMonth *month = isms_planner_page_get_month (desk->page);

  isms_planner_page_show_month (desk->page, TRUE);
  g_signal_emit_by_name (month, "went", isms_day_get_number (day));
  wait_for_planner (desk);
  take_focus (GTK_WIDGET (month));
  return month;
}

static void
test_month_keys (void)
{
  Desk desk = sit_down (1280);
  IsmsPlannerMonth *month = open_month (&desk, "2026-03-08");
  gint64 steps = count_steps (&desk);
  int first, last;

  isms_ui_test_save (GTK_WIDGET (desk.window), "planner-month");
  isms_ui_test_key ("Right");
  wait_for (isms_planner_page_get_day (desk.page) == isms_day_get_number ("2026-03-09"))
    ;
  g_assert_nonnull (strstr (isms_planner_page_get_words (desk.page), "AU-001 Spring"));
  isms_ui_test_key ("space"); /* Long begins first */
  isms_ui_test_key ("space");
  wait_for (isms_planner_month_get_chosen (month) != NULL
            && isms_planner_month_get_chosen (month)->id == desk.audits[SPRING])
    ;
  isms_ui_test_key ("Right");
  wait_for_days (&desk, SPRING, "2026-03-10 2026-03-11");
  isms_ui_test_key ("Down");
  wait_for_days (&desk, SPRING, "2026-03-17 2026-03-18");
  isms_ui_test_key ("shift+Right");
  wait_for_days (&desk, SPRING, "2026-03-17 2026-03-19");
  g_assert_true (isms_planner_month_get_days (month, &first, &last));
  g_assert_cmpint (last, ==, isms_day_get_number ("2026-03-19"));
  g_assert_cmpint (count_steps (&desk), ==, steps + 3);
  isms_ui_test_key ("ctrl+z");
  wait_for_days (&desk, SPRING, "2026-03-17 2026-03-18");
  isms_ui_test_key ("Escape");
  wait_for (isms_planner_month_get_chosen (month) == NULL)
    ;
  isms_ui_test_key ("Page_Down");
  wait_for (isms_planner_page_get_day (desk.page) == isms_day_get_number ("2026-04-09"))
    ;
  g_assert_cmpstr (isms_time_turner_get_words (isms_planner_page_get_turner (desk.page)), ==,
                   "April 2026");
  isms_ui_test_key ("Page_Down");
  isms_ui_test_key ("Home");
  {
    g_autofree char *today = isms_day_today ();

    wait_for (isms_planner_page_get_day (desk.page) == isms_day_get_number (today))
      ;
  }
  isms_ui_test_close (desk.window);
}

static void
test_month_pointer (void)
{
  Desk desk = sit_down (1280);
  IsmsPlannerMonth *month = open_month (&desk, "2026-03-08");
  GtkWidget *widget = GTK_WIDGET (month);
  graphene_rect_t area, cell;
  double x, y;

  g_assert_true (isms_planner_month_get_area (month, desk.audits[SPRING], &area));
  g_assert_true (isms_planner_month_get_cell (month, isms_day_get_number ("2026-03-25"), &cell));
  x = area.origin.x + 20;
  y = area.origin.y + area.size.height / 2;
  isms_ui_test_drag (widget, x, y, widget, cell.origin.x + 20, cell.origin.y + 30);
  wait_for_days (&desk, SPRING, "2026-03-25 2026-03-26");
  g_assert_true (isms_planner_month_get_area (month, desk.audits[SPRING], &area));
  g_assert_true (isms_planner_month_get_cell (month, isms_day_get_number ("2026-03-28"), &cell));
  isms_ui_test_drag (widget, area.origin.x + area.size.width - 2,
                     area.origin.y + area.size.height / 2, widget, cell.origin.x + 20,
                     area.origin.y + 4);
  wait_for_days (&desk, SPRING, "2026-03-25 2026-03-28");
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for_days (&desk, SPRING, "2026-03-25 2026-03-26");
  isms_ui_test_close (desk.window);
}

/* Weeks begin where the locale says; the days are the same. */
static void
test_locale (void)
{
  static const char *const locales[] = { "de_DE.UTF-8", "en_US.UTF-8" };
  static const char *const firsts[] = { "2026-02-23", "2026-03-01" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autofree char *before = g_strdup (setlocale (LC_TIME, NULL));
      Desk desk;
      IsmsPlannerMonth *month;
      graphene_rect_t first, next;

      if (setlocale (LC_TIME, locales[i]) == NULL)
        {
          g_test_skip ("A locale is not there");
          return;
        }
      desk = sit_down (1280);
      month = open_month (&desk, "2026-03-08");
      g_assert_cmpint (month->grid.first, ==, isms_day_get_number (firsts[i]));
      g_assert_true (
          isms_planner_month_get_cell (month, isms_day_get_number ("2026-03-08"), &first));
      g_assert_true (
          isms_planner_month_get_cell (month, isms_day_get_number ("2026-03-09"), &next));
      /* a Sunday ends the week, or begins it */
      g_assert_true ((next.origin.y > first.origin.y) == (i == 0));
      isms_ui_test_close (desk.window);
      setlocale (LC_TIME, before);
    }
}

/* From right to left, left is later. */
static void
test_right_to_left (void)
{
  Desk desk;
  IsmsTimeBar *bar;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  desk = sit_down (1000);
  bar = focus_bar (&desk, "AU-001 Spring");
  g_assert_cmpfloat (isms_time_bar_get_x (bar, isms_day_get_number ("2026-02-01")), >,
                     isms_time_bar_get_x (bar, isms_day_get_number ("2026-03-01")));
  isms_ui_test_key ("Left");
  wait_for_days (&desk, SPRING, "2026-03-10 2026-03-11");
  isms_ui_test_save (GTK_WIDGET (desk.window), "planner-rtl");
  open_month (&desk, "2026-03-08");
  isms_ui_test_save (GTK_WIDGET (desk.window), "planner-month-rtl");
  isms_ui_test_close (desk.window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* In a narrow window, too; and the filters leave fewer. */
static void
test_narrow_and_filtered (void)
{
  Desk desk = sit_down (360);

  isms_ui_test_save (GTK_WIDGET (desk.window), "planner-360");
  isms_page_activate (ISMS_PAGE (desk.page), ISMS_PAGE_ACTION_FILTER);
  isms_ui_test_type ("hosting");
  wait_for (isms_planner_time_get_n_rows (isms_planner_page_get_time (desk.page)) == 1)
    ;
  isms_ui_test_type ("xyz");
  wait_for (g_str_equal (isms_planner_page_get_face (desk.page), "none"))
    ;
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.page), "Clear Filters"));
  wait_for (g_str_equal (isms_planner_page_get_face (desk.page), "time"))
    ;
  open_month (&desk, "2026-06-08");
  isms_ui_test_save (GTK_WIDGET (desk.window), "planner-month-360");
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/planner/rows", test_rows);
  g_test_add_func ("/ui/planner/move-by-key", test_move_by_key);
  g_test_add_func ("/ui/planner/move-from-the-row", test_move_from_row);
  g_test_add_func ("/ui/planner/move-by-pointer", test_move_by_pointer);
  g_test_add_func ("/ui/planner/escape", test_escape);
  g_test_add_func ("/ui/planner/by-auditor", test_by_auditor);
  g_test_add_func ("/ui/planner/without-date", test_without_date);
  g_test_add_func ("/ui/planner/new", test_new);
  g_test_add_func ("/ui/planner/warnings", test_warnings);
  g_test_add_func ("/ui/planner/said", test_said);
  g_test_add_func ("/ui/planner/open", test_open);
  g_test_add_func ("/ui/planner/month-keys", test_month_keys);
  g_test_add_func ("/ui/planner/month-pointer", test_month_pointer);
  g_test_add_func ("/ui/planner/locale", test_locale);
  g_test_add_func ("/ui/planner/right-to-left", test_right_to_left);
  g_test_add_func ("/ui/planner/narrow-and-filtered", test_narrow_and_filtered);
  return isms_ui_test_run ();
}
