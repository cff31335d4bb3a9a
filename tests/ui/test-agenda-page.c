/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The agenda, in the real window: what is late first, then day by day; by person and kind; a month
 * by keys; as a calendar file. */

#include "isms-ui-test.h"

#include <stdlib.h>
#include <string.h>

#include "isms-agenda-page.h"
#include "isms-agenda-words.h"
#include "isms-day.h"
#include "isms-desk.h"
#include "isms-edit.h"
#include "isms-tabs-page.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  IsmsAgendaPage *page;
  int today;
  gint64 ada;
  gint64 late; /* actions */
  gint64 now;
} Desk;

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

/* Something of @kind that is due @days from today, owned by @person. */
static gint64
add (Desk *desk,
     IsmsStep *step,
     const char *kind,
     const char *title,
     const char *field,
     int days,
     gint64 person)
{
  g_autofree char *day = isms_day_dup_nth (desk->today + days);
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "title", title);
  isms_row_set_text (row, field, day);
  if (person != 0)
    isms_row_set_int (row, "owner_id", person);
  return isms_edit_insert (step, isms_kind_find (kind), row);
}

static void
wait_for_agenda (Desk *desk)
{
  wait_for (!isms_agenda_page_is_behind (desk->page))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

static Desk
sit_down (gboolean filled)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Brightwater Logistics");
  g_autofree char *today = isms_day_today ();
  Desk desk = { .window = isms_ui_test_open (path), .today = isms_day_get_number (today) };

  desk.workspace = isms_window_get_workspace (desk.window);
  if (filled)
    {
      g_autoptr (IsmsStep) first = begin (&desk);
      g_autoptr (IsmsStep) step = NULL;
      IsmsRow *row = isms_row_new ();

      isms_row_set_text (row, "name", "Ada Osei");
      desk.ada = isms_edit_insert (first, isms_kind_find ("person"), row);
      commit (first);
      step = begin (&desk);
      add (&desk, step, "action", "Far away", "due", 40, 0);
      desk.late = add (&desk, step, "action", "Long since", "due", -12, desk.ada);
      desk.now = add (&desk, step, "action", "Right now", "due", 0, 0);
      add (&desk, step, "planned_change", "Policy", "planned_on", 1, desk.ada);
      commit (step);
    }
  isms_window_show_destination (desk.window, "overview");
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (desk.window)), "agenda");
  desk.page = ISMS_AGENDA_PAGE (
      isms_tabs_page_get_tab (ISMS_TABS_PAGE (isms_window_get_page (desk.window)), "agenda"));
  wait_for_agenda (&desk);
  return desk;
}

/* "Long since | Right now": what is listed, a bar between sections. */
static char *
read_list (Desk *desk)
{
  IsmsDayRows *rows = isms_agenda_list_get_rows (isms_agenda_page_get_list (desk->page));
  GString *text = g_string_new (NULL);
  int section = 0;

  for (guint i = 0; isms_day_rows_get (rows, i) != NULL; i++)
    {
      IsmsDayRow *row = isms_day_rows_get (rows, i);
      const IsmsAgendaItem *item = isms_day_row_get_data (row);

      if (i > 0)
        g_string_append (text, isms_day_row_get_section (row) == section ? ", " : " | ");
      section = isms_day_row_get_section (row);
      g_string_append (text, item->title);
    }
  return g_string_free_and_steal (text);
}

static void
assert_listed (Desk *desk, const char *expected)
{
  g_autofree char *text = read_list (desk);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_list (void)
{
  Desk desk = sit_down (TRUE);
  GtkWidget *page = GTK_WIDGET (desk.page);
  g_autoptr (IsmsStep) step = NULL;
  GtkWidget *row;

  assert_listed (&desk, "Long since | Right now | Policy | Far away");
  g_assert_nonnull (isms_ui_test_find_text (page, "Overdue · 1"));
  g_assert_nonnull (isms_ui_test_find_text (page, "12 days overdue"));
  g_assert_nonnull (
      isms_ui_test_find_text (page, "CG-001 · Planned Change · Planned For · Ada Osei"));
  isms_ui_test_save (GTK_WIDGET (desk.window), "agenda-list");

  /* what changes elsewhere changes here; what stays keeps its row */
  row = isms_ui_test_find_text (page, "Long since");
  step = begin (&desk);
  add (&desk, step, "action", "Too", "due", 0, 0);
  commit (step);
  wait_for_agenda (&desk);
  assert_listed (&desk, "Long since | Right now, Too | Policy | Far away");
  g_assert_true (isms_ui_test_find_text (page, "Long since") == row);

  g_assert_true (isms_agenda_list_focus (isms_agenda_page_get_list (desk.page)));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Down");
  isms_ui_test_key ("Return");
  wait_for (isms_desk_is_at (desk.window, "actions", "list", desk.now))
    ;
  isms_ui_test_close (desk.window);
}

static void
test_filters (void)
{
  Desk desk = sit_down (TRUE);
  g_autofree char *ada = g_strdup_printf ("%" G_GINT64_FORMAT, desk.ada);
  g_autofree char *next = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *year = isms_day_dup_nth (desk.today + 40);

  g_assert_false (isms_choice_drop_choose (isms_agenda_page_get_person (desk.page), "me"));
  g_assert_true (isms_choice_drop_choose (isms_agenda_page_get_person (desk.page), ada));
  wait_for_agenda (&desk);
  assert_listed (&desk, "Long since | Policy");
  g_assert_true (isms_choice_drop_choose (isms_agenda_page_get_kind (desk.page), "planned_change"));
  wait_for_agenda (&desk);
  assert_listed (&desk, "Policy");
  g_assert_true (isms_choice_drop_choose (isms_agenda_page_get_kind (desk.page), "supplier"));
  wait_for_agenda (&desk);
  assert_listed (&desk, "");
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.page), "Clear Filters"));
  wait_for_agenda (&desk);
  assert_listed (&desk, "Long since | Right now | Policy | Far away");

  isms_workspace_set_acting_person (desk.workspace, desk.ada, &error);
  g_assert_no_error (error);
  wait_for_agenda (&desk);
  g_assert_true (isms_choice_drop_choose (isms_agenda_page_get_person (desk.page), "me"));
  wait_for_agenda (&desk);
  assert_listed (&desk, "Long since | Policy");
  g_assert_true (isms_choice_drop_choose (isms_agenda_page_get_person (desk.page), ""));
  next = g_strdup_printf ("%d", atoi (year) + 2);
  g_assert_true (isms_choice_drop_choose (isms_agenda_page_get_span (desk.page), next));
  wait_for_agenda (&desk);
  assert_listed (&desk, "");
  isms_ui_test_close (desk.window);
}

static GtkWidget *
get_focus (Desk *desk)
{
  return gtk_root_get_focus (GTK_ROOT (desk->window));
}

static gboolean
is_on (Desk *desk, int day)
{
  return isms_agenda_page_get_day (desk->page) == day
         && isms_agenda_month_get_cell (isms_agenda_page_get_month (desk->page), day)
         && get_focus (desk)
                == isms_agenda_month_get_cell (isms_agenda_page_get_month (desk->page), day);
}

/* Arrows go from day to day and from month to month; Return goes to what is on the day. */
static void
test_month (void)
{
  Desk desk = sit_down (TRUE);
  GDate date;
  int later;

  isms_ui_test_click (isms_ui_test_find_text (GTK_WIDGET (desk.page), "Month"));
  wait_for_agenda (&desk);
  assert_listed (&desk, "Right now");
  isms_ui_test_click (
      isms_agenda_month_get_cell (isms_agenda_page_get_month (desk.page), desk.today));
  wait_for (is_on (&desk, desk.today))
    ;
  isms_ui_test_key ("Right");
  wait_for (is_on (&desk, desk.today + 1))
    ;
  wait_for_agenda (&desk);
  assert_listed (&desk, "Policy");
  isms_ui_test_key ("Down");
  wait_for (is_on (&desk, desk.today + 8))
    ;
  isms_ui_test_key ("Up");
  wait_for (is_on (&desk, desk.today + 1))
    ;
  isms_ui_test_key ("Home");
  wait_for (is_on (&desk, desk.today))
    ;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) desk.today);
  g_date_add_months (&date, 2);
  later = (int) g_date_get_julian (&date);
  isms_ui_test_key ("Page_Down");
  isms_ui_test_key ("Page_Down");
  wait_for (is_on (&desk, later))
    ;
  isms_ui_test_save (GTK_WIDGET (desk.window), "agenda-month");
  isms_ui_test_key ("Home");
  wait_for (is_on (&desk, desk.today))
    ;
  wait_for_agenda (&desk);
  isms_ui_test_key ("Return");
  wait_for (get_focus (&desk) != NULL
            && gtk_widget_is_ancestor (get_focus (&desk),
                                       GTK_WIDGET (isms_agenda_page_get_list (desk.page))))
    ;
  isms_ui_test_key ("Return");
  wait_for (isms_desk_is_at (desk.window, "actions", "list", desk.now))
    ;
  isms_ui_test_close (desk.window);
}

static char *
read_file (const char *path)
{
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) ? g_steal_pointer (&content) : NULL;
}

/* What is filtered goes out, and nothing else. */
static void
test_export (void)
{
  Desk desk = sit_down (TRUE);
  g_autofree char *path = g_build_filename (g_getenv ("XDG_DATA_HOME"), "agenda.ics", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *content = NULL;

  g_assert_true (isms_page_can (ISMS_PAGE (desk.page), ISMS_PAGE_ACTION_EXPORT));
  g_assert_true (isms_choice_drop_choose (isms_agenda_page_get_kind (desk.page), "planned_change"));
  wait_for_agenda (&desk);
  isms_agenda_page_export (desk.page, file);
  wait_for ((content = read_file (path)) != NULL)
    ;
  g_assert_nonnull (strstr (content, "BEGIN:VCALENDAR"));
  g_assert_nonnull (strstr (content, "Policy"));
  g_assert_null (strstr (content, "Right now"));
  isms_ui_test_close (desk.window);
}

static void
test_empty (void)
{
  Desk desk = sit_down (FALSE);

  assert_listed (&desk, "");
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (desk.page), "Nothing Due"));
  isms_ui_test_save (GTK_WIDGET (desk.window), "agenda-empty");
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/agenda/list", test_list);
  g_test_add_func ("/ui/agenda/filters", test_filters);
  g_test_add_func ("/ui/agenda/month", test_month);
  g_test_add_func ("/ui/agenda/export", test_export);
  g_test_add_func ("/ui/agenda/empty", test_empty);
  return isms_ui_test_run ();
}
