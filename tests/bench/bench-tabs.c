/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Risks, each with an estimate and an action, in the real window: for how long the main thread is
 * held while the treatment plan is opened, scrolled and filtered, and while the losses are drawn
 * and shown. To draw 100,000 of them takes longer than a benchmark may, so of those the first ten
 * seconds are watched, and the end is that somebody stops it. */

#include "bench-ui.h"

#include "isms-application.h"
#include "isms-plan-page.h"
#include "isms-risks-page.h"
#include "isms-window.h"

#define SOME_RISKS 10000
#define MANY_RISKS 100000
#define HELD 0.033
#define SETTLE 2000   /* ms */
#define DRAWING 10000 /* ms */

static const char *const fill_sql =
    "INSERT INTO rating (id, uid, created_at, risk_id, kind, method_id, likelihood, impact, level,"
    " rated_on, frequency_low, frequency_likely, frequency_high, loss_low, loss_likely, loss_high,"
    " shape) SELECT isms_next_id ('rating'), 'estimated-' || r.id, r.created_at, r.id, 'current',"
    " c.method_id, c.likelihood, c.impact, c.level, '2026-09-02', 0.01, 0.02 + r.id % 7 * 0.01, "
    "0.1,"
    " 100000 + r.id, 500000 + r.id * 3, 5000000 + r.id * 5, 'pert'"
    " FROM risk AS r JOIN method_cell AS c"
    " ON c.id = (SELECT min (id) FROM method_cell) + r.id * 7 % 25;"
    "INSERT INTO action (id, uid, ref, created_at, updated_at, title, kind, for_kind, for_id,"
    " owner_id, start_on, due) SELECT isms_next_id ('action'), 'action-' || id, 'X-' || id,"
    " created_at, created_at, 'Mend ' || title, 'treatment', 'risk', id, owner_id,"
    " date ('2026-01-01', '+' || id % 300 || ' days'),"
    " date ('2026-06-01', '+' || id % 400 || ' days') FROM risk;"
    "UPDATE risk SET treatment = 'modify'";

static gboolean
fill (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return isms_database_execute (isms_writer_get_database (writer), fill_sql, error);
}

static char *
create_file (guint n_risks)
{
  g_autofree char *name = g_strdup_printf ("tabs-%u.isms", n_risks);
  g_autoptr (IsmsWorkspace) workspace = bench_workspace (name, n_risks);
  IsmsStore *store = isms_workspace_get_store (workspace);
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Estimate");
  g_autoptr (GError) error = NULL;
  char *path = g_strdup (isms_store_get_path (store));

  isms_step_call (step, fill, NULL, NULL);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  isms_workspace_close (workspace);
  return path;
}

static void
settle (int ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
bound (const char *what, guint n_risks)
{
  g_autofree char *name = g_strdup_printf ("%s, %u risks: the main thread held", what, n_risks);

  bench_bound (name, bench_ui_watched (), HELD, "s");
}

static void
scroll_to (GtkWidget *page, double share)
{
  GtkWidget *view = find (page, GTK_TYPE_LIST_VIEW);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * share);
}

static void
open_plan (IsmsRisksPage *page, guint n_risks)
{
  gint64 start = g_get_monotonic_time ();
  IsmsPlanPage *plan;
  GtkWidget *overdue;

  bench_ui_watch ();
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (page), "plan");
  plan = ISMS_PLAN_PAGE (find (GTK_WIDGET (page), ISMS_TYPE_PLAN_PAGE));
  while (isms_plan_page_get_n_rows (plan) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_print ("# %u rows after %.0f ms\n", isms_plan_page_get_n_rows (plan),
           (double) (g_get_monotonic_time () - start) / 1e3);
  settle (SETTLE);
  bound ("treatment plan opened", n_risks);

  bench_ui_watch ();
  for (guint i = 1; i <= 20; i++)
    {
      scroll_to (GTK_WIDGET (plan), i * 0.02 + 0.3 * (i % 2));
      settle (100);
    }
  bound ("treatment plan scrolled far", n_risks);

  overdue = gtk_widget_get_last_child (find (GTK_WIDGET (plan), ADW_TYPE_WRAP_BOX));
  bench_ui_watch ();
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (overdue), TRUE);
  settle (SETTLE);
  bound ("treatment plan filtered", n_risks);
}

static void
open_losses (IsmsRisksPage *page, guint n_risks)
{
  gint64 start = g_get_monotonic_time ();
  gint64 end = n_risks > SOME_RISKS ? start + DRAWING * 1000 : G_MAXINT64;
  IsmsLossPage *losses;

  bench_ui_watch ();
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (page), "losses");
  losses = isms_risks_page_get_loss_page (page);
  while (g_strcmp0 (isms_loss_page_get_face (losses), "losses") != 0
         && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  if (end < G_MAXINT64)
    isms_loss_source_cancel (isms_loss_page_get_source (losses));
  else
    g_print ("# %s after %.1f s\n", isms_loss_page_get_figure (losses, 3),
             (double) (g_get_monotonic_time () - start) / 1e6);
  settle (SETTLE);
  bound ("losses drawn", n_risks);
}

static void
run (IsmsApplication *application, guint n_risks)
{
  g_autofree char *path = create_file (n_risks);
  IsmsWindow *window = isms_window_new_open (application, path);
  IsmsRisksPage *page;

  while (isms_window_get_page (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  page = ISMS_RISKS_PAGE (isms_window_get_page (window));
  settle (SETTLE);
  open_plan (page, n_risks);
  open_losses (page, n_risks);
  gtk_window_close (GTK_WINDOW (window));
  settle (SETTLE);
}

int
main (void)
{
  g_autoptr (IsmsApplication) application = isms_application_new (G_APPLICATION_NON_UNIQUE);

  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  run (application, MANY_RISKS);
  run (application, SOME_RISKS);
  bench_cleanup ();
  return bench_exit_status ();
}
