/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Find Anything: records, places and deeds by their words, with the keys alone. */

#include "isms-desk.h"

#include "isms-destinations.h"
#include "isms-finder.h"
#include "isms-tab-places.h"

static const char *const titles[] = { "Badge printer", "Payroll data", "Web shop", NULL };

static gint64
get_id (IsmsDesk *desk, guint position)
{
  return isms_list_get_id (isms_selection_get_list (isms_list_pane_get_selection (desk->pane)),
                           position);
}

/* What was there before is found at once after closing and opening again. */
static void
test_find_again (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  g_autofree char *path = g_strdup (isms_window_get_path (desk.window));
  AdwDialog *finder;

  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.close-workspace", NULL);
  isms_window_open (desk.window, path);
  wait_for (isms_window_get_workspace (desk.window))
    ;
  g_assert_false (isms_workspace_get_read_only (isms_window_get_workspace (desk.window)));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("ctrl+k");
  wait_for (
      (finder = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk.window))))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("payroll");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (finder), "Payroll data"))
    ;
  isms_ui_test_key ("Return");
  wait_for (g_str_equal (isms_window_get_destination (desk.window), "assets"))
    ;
  isms_ui_test_close (desk.window);
}

static AdwDialog *
find_dialog (IsmsDesk *desk)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk->window));
}

static void
find (IsmsDesk *desk, const char *words, const char *title)
{
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  isms_ui_test_key ("ctrl+k");
  wait_for (find_dialog (desk) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  isms_ui_test_type (words);
  wait_for (!isms_finder_get_searching (ISMS_FINDER (find_dialog (desk)))
            && isms_ui_test_find_text (GTK_WIDGET (find_dialog (desk)), title))
    ;
  isms_ui_test_key ("Return");
}

static gboolean
is_shown (IsmsDesk *desk, const char *tab)
{
  IsmsPage *page = isms_window_get_page (desk->window);

  return ISMS_IS_TABS_PAGE (page)
         && g_strcmp0 (isms_tabs_page_get_shown (ISMS_TABS_PAGE (page)), tab) == 0;
}

/* Every tab is found by its words, and the years of a programme are planned from anywhere. */
static void
test_find_tab (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  guint n;
  const IsmsDestination *destinations = isms_destinations (&n);

  for (guint i = 0; i < n; i++)
    g_assert_nonnull (isms_tab_places_get (destinations[i].id));
  find (&desk, "planner", "Planner");
  wait_for (is_shown (&desk, "planner"))
    ;
  isms_window_show_destination (desk.window, "risks");
  find (&desk, "plan the years", "Plan the Years of an Audit Programme");
  wait_for (find_dialog (&desk)
            && g_str_equal (G_OBJECT_TYPE_NAME (find_dialog (&desk)), "IsmsYearsDialog"))
    ;
  g_assert_true (is_shown (&desk, "coverage"));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Escape");
  wait_for (find_dialog (&desk) == NULL)
    ;
  isms_ui_test_close (desk.window);
}

static gpointer
read_when_let_go (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  while (!g_atomic_int_get ((gint *) data))
    g_usleep (G_USEC_PER_SEC / 1000);
  return NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  isms_store_read_finish (ISMS_STORE (source), result, NULL);
}

/* Enter means the words typed, not what the first few letters had found, however long the answer
 * takes. */
static void
test_find_early (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  gint let_go = FALSE;

  isms_window_show_destination (desk.window, "audits");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("ctrl+k");
  wait_for (find_dialog (&desk) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("p");
  wait_for (!isms_finder_get_searching (ISMS_FINDER (find_dialog (&desk)))
            && isms_ui_test_find_text (GTK_WIDGET (find_dialog (&desk)), "People & Training"))
    ;
  isms_store_read_async (isms_desk_get_store (&desk), read_when_let_go, &let_go, NULL, NULL, NULL,
                         read_cb, NULL);
  isms_ui_test_key ("BackSpace");
  isms_ui_test_type ("timetable");
  isms_ui_test_key ("Return");
  for (gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 2;
       g_get_monotonic_time () < until;)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (find_dialog (&desk)); /* and nothing was done by mistake */
  g_atomic_int_set (&let_go, TRUE);
  wait_for (find_dialog (&desk) == NULL)
    ;
  wait_for (is_shown (&desk, "audit_session"))
    ;
  isms_ui_test_close (desk.window);
}

/* What was found has the focus, wherever that was before. */
static void
test_find_focus (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  gint64 id = get_id (&desk, 1);
  GtkScrolledWindow *scrolled;
  GtkAdjustment *scroll;

  isms_window_show_destination (desk.window, "people");
  for (int i = 0; i < 2; i++)
    {
      AdwDialog *finder;
      GtkWidget *row;

      /* The page says "People" too, and may be on show before the sidebar unfolds. */
      wait_for ((row = isms_ui_test_find_button (GTK_WIDGET (desk.window), "People & Training")))
        ;
      gtk_widget_grab_focus (row);
      isms_ui_test_settle (GTK_WIDGET (desk.window));
      isms_ui_test_key ("ctrl+k");
      wait_for ((finder = adw_application_window_get_visible_dialog (
                     ADW_APPLICATION_WINDOW (desk.window))))
        ;
      isms_ui_test_settle (GTK_WIDGET (desk.window));
      isms_ui_test_type ("payroll");
      wait_for (isms_ui_test_find_text (GTK_WIDGET (finder), "Payroll data"))
        ;
      isms_ui_test_key ("Return");
      wait_for (isms_desk_is_at (desk.window, "assets", "asset", id))
        ;
      wait_for (isms_ui_test_has_focus_within (GTK_WIDGET (isms_list_pane_get_view (desk.pane))))
        ;
      isms_ui_test_settle (GTK_WIDGET (desk.window));
      scrolled = GTK_SCROLLED_WINDOW (isms_ui_test_find_type (
          isms_detail_get_form (isms_desk_get_detail (&desk)), "GtkScrolledWindow"));
      scroll = gtk_scrolled_window_get_vadjustment (scrolled);
      g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 0); /* the title is in sight */
      gtk_adjustment_set_value (scroll, 100);
      isms_ui_test_key (i == 0 ? "Down" : "Up");
      wait_for (isms_desk_is_at (desk.window, "assets", "asset", get_id (&desk, i == 0 ? 2 : 0)))
        ;
    }
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/finder/again", test_find_again);
  g_test_add_func ("/ui/finder/tab", test_find_tab);
  g_test_add_func ("/ui/finder/early", test_find_early);
  g_test_add_func ("/ui/finder/focus", test_find_focus);
  return isms_ui_test_run ();
}
