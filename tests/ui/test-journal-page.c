/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The journal, in the real window: day by day, opened by keys, by person, words and record, more of
 * it when somebody scrolls, its chain verified. */

#include "isms-ui-test.h"

#include <string.h>

#include "isms-desk.h"
#include "isms-edit.h"
#include "isms-journal-list.h"
#include "isms-journal-page.h"
#include "isms-tabs-page.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  IsmsJournalPage *page;
  gint64 flood;
} Desk;

static void
wait_for_journal (Desk *desk)
{
  wait_for (!isms_journal_page_is_behind (desk->page))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

static gint64
create (Desk *desk, const char *actor, const char *label, const char *kind, const char *title)
{
  IsmsStore *store = isms_workspace_get_store (desk->workspace);
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  isms_store_set_actor (store, actor);
  step = isms_store_begin (store, label);
  id = isms_edit_create (step, isms_kind_find (kind), title);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static Desk
sit_down (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Brightwater Logistics");
  Desk desk = { .window = isms_ui_test_open (path) };

  desk.workspace = isms_window_get_workspace (desk.window);
  desk.flood = create (&desk, "Ada Osei", "Wrote down the flood", "risk", "Flood");
  create (&desk, "Bea Brandt", "Added the archive", "asset", "Archive");
  isms_window_show_destination (desk.window, "overview");
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (desk.window)), "journal");
  desk.page = ISMS_JOURNAL_PAGE (
      isms_tabs_page_get_tab (ISMS_TABS_PAGE (isms_window_get_page (desk.window)), "journal"));
  wait_for_journal (&desk);
  return desk;
}

static guint
count_rows (Desk *desk)
{
  return g_list_model_get_n_items (G_LIST_MODEL (isms_journal_page_get_rows (desk->page)));
}

static const char *
get_label (Desk *desk, guint position)
{
  IsmsDayRow *row = isms_day_rows_get (isms_journal_page_get_rows (desk->page), position);

  g_assert_nonnull (row);
  return ((const IsmsJournalStep *) isms_day_row_get_data (row))->label;
}

static GtkWidget *
find (Desk *desk, const char *text)
{
  return isms_ui_test_find_text (GTK_WIDGET (desk->page), text);
}

static void
test_steps (void)
{
  Desk desk = sit_down ();
  GtkWidget *row;

  g_assert_cmpstr (get_label (&desk, 0), ==, "Added the archive");
  g_assert_cmpstr (get_label (&desk, 1), ==, "Wrote down the flood");
  g_assert_nonnull (find (&desk, "Bea Brandt · A-001 Archive"));
  row = find (&desk, "Wrote down the flood");
  create (&desk, "Ada Osei", "Added the cellar", "asset", "Cellar");
  wait_for_journal (&desk);
  g_assert_cmpstr (get_label (&desk, 0), ==, "Added the cellar");
  g_assert_true (find (&desk, "Wrote down the flood") == row); /* what is there stays */
  isms_ui_test_close (desk.window);
}

/* Return opens a step; what it changed leads to the record, and to all that was done to it. */
static void
test_open (void)
{
  Desk desk = sit_down ();

  isms_journal_page_focus_list (desk.page);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Down");
  isms_ui_test_key ("Return");
  wait_for (find (&desk, "Created “Flood”"))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "journal-open");
  isms_ui_test_key ("Return");
  wait_for (find (&desk, "Created “Flood”") == NULL)
    ;
  isms_ui_test_key ("Return");
  wait_for (find (&desk, "Created “Flood”"))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_click (
      isms_ui_test_find_tip (GTK_WIDGET (desk.page), "Only the Steps of This Record"));
  wait_for (count_rows (&desk) == 1)
    ;
  wait_for_journal (&desk);
  isms_ui_test_click (
      isms_ui_test_find_tip (GTK_WIDGET (desk.page), "Show the Steps of All Records"));
  wait_for (count_rows (&desk) > 1)
    ;
  wait_for_journal (&desk);
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.page), "R-001 Flood"));
  wait_for (isms_desk_is_at (desk.window, "risks", "register", desk.flood))
    ;
  isms_ui_test_close (desk.window);
}

static void
test_filters (void)
{
  Desk desk = sit_down ();
  guint n = count_rows (&desk);

  g_assert_true (isms_choice_drop_choose (isms_journal_page_get_person (desk.page), "Ada Osei"));
  wait_for_journal (&desk);
  g_assert_cmpuint (count_rows (&desk), ==, 1);
  g_assert_nonnull (find (&desk, "1 step"));
  isms_ui_test_key ("ctrl+f");
  isms_ui_test_type ("archive");
  wait_for (find (&desk, "Nothing Found"))
    ;
  wait_for_journal (&desk);
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.page), "Clear Filters"));
  wait_for (count_rows (&desk) == n)
    ;
  g_assert_true (isms_choice_drop_choose (isms_journal_page_get_span (desk.page), "7"));
  wait_for_journal (&desk);
  g_assert_cmpuint (count_rows (&desk), ==, n);
  isms_ui_test_close (desk.window);
}

static gboolean
is_entry (GtkWidget *widget, gconstpointer hint)
{
  return GTK_IS_ENTRY (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), hint) == 0;
}

/* From a day to a day: what is no day is marked, and leaves that end open. */
static void
test_days (void)
{
  Desk desk = sit_down ();
  guint n = count_rows (&desk);
  GtkWidget *first, *last;

  g_assert_null (isms_ui_test_find (GTK_WIDGET (desk.page), is_entry, "First Day"));
  g_assert_true (isms_choice_drop_choose (isms_journal_page_get_span (desk.page), "free"));
  wait_for ((first = isms_ui_test_find (GTK_WIDGET (desk.page), is_entry, "First Day")) != NULL)
    ;
  last = isms_ui_test_find (GTK_WIDGET (desk.page), is_entry, "Last Day");
  wait_for_journal (&desk);
  g_assert_cmpuint (count_rows (&desk), ==, n);
  gtk_widget_grab_focus (first);
  isms_ui_test_type ("2001-01-01");
  wait_for_journal (&desk);
  g_assert_cmpuint (count_rows (&desk), ==, n);
  gtk_widget_grab_focus (last);
  isms_ui_test_type ("2001-02-28");
  wait_for (find (&desk, "Nothing Found"))
    ;
  wait_for_journal (&desk);
  gtk_editable_set_text (GTK_EDITABLE (last), "the day before");
  wait_for (gtk_widget_has_css_class (last, "error"))
    ;
  wait_for (count_rows (&desk) == n)
    ;
  isms_ui_test_close (desk.window);
}

/* The older ones are read when somebody goes there. */
static void
test_more (void)
{
  Desk desk = sit_down ();

  isms_window_show_destination (desk.window, "context"); /* nothing is read for each of them */
  for (guint i = 0; i < 205; i++)
    create (&desk, "Ada Osei", "Added another", "asset", "Another");
  isms_window_show_destination (desk.window, "overview");
  wait_for_journal (&desk);
  g_assert_true (isms_choice_drop_choose (isms_journal_page_get_person (desk.page), "Ada Osei"));
  wait_for_journal (&desk);
  g_assert_cmpuint (count_rows (&desk), ==, 200);
  g_assert_nonnull (find (&desk, "206 steps"));
  isms_journal_page_focus_list (desk.page);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("End");
  wait_for (count_rows (&desk) == 206)
    ;
  g_assert_cmpstr (get_label (&desk, 205), ==, "Wrote down the flood");
  isms_ui_test_close (desk.window);
}

static void
test_verify (void)
{
  Desk desk = sit_down ();
  const char *verdict;

  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.page), "Verify"));
  wait_for (strstr (isms_journal_page_get_verdict (desk.page), "are sound") != NULL)
    ;
  verdict = isms_journal_page_get_verdict (desk.page);
  g_assert_true (g_ascii_isdigit (*verdict));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "journal-verified");
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/journal/steps", test_steps);
  g_test_add_func ("/ui/journal/open", test_open);
  g_test_add_func ("/ui/journal/filters", test_filters);
  g_test_add_func ("/ui/journal/days", test_days);
  g_test_add_func ("/ui/journal/more", test_more);
  g_test_add_func ("/ui/journal/verify", test_verify);
  return isms_ui_test_run ();
}
