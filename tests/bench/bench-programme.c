/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An audit programme of 60 audits over 93 controls and all the clauses: its coverage read, against
 * the bare SQL; its grid, from the rows to the picture, scrolled down and across, and gone about in
 * by the keyboard. */

#include "bench-register.h"
#include "bench-ui.h"

#include "isms-audits-page.h"
#include "isms-audit-coverage.h"
#include "isms-programme-page.h"

#define N_AUDITS 60
#define N_STEPS 200
#define FRAME (1 / 60.0)

#define COUNT(n)                                                                                   \
  "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < " #n ") "
#define COMMON(letter)                                                                             \
  "'" letter "' || i, '" letter "-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', "

/* Every audit has all of it in its scope, two of three have it answered. */
static const char *const statements[] = {
  COUNT (1) "INSERT INTO programme (uid, ref, created_at, updated_at, title, starts_on, ends_on) "
            "SELECT " COMMON ("ap") "'Ten years', '2020-01-01', '2029-12-31' FROM c",
  COUNT (60) "INSERT INTO audit (uid, ref, created_at, updated_at, title, programme_id, state, "
             "starts_on, ends_on) SELECT " COMMON (
                 "au") "'Audit ' || i, 1, iif (i <= 40, 'closed', 'planned'), "
                       "date ('2020-01-01', '+' || i * 50 || ' days'), "
                       "date ('2020-01-01', '+' || (i * 50 + 2) || ' days') FROM c",
  "INSERT INTO audit_control (audit_id, control_id) SELECT a.id, k.id FROM audit AS a, control AS "
  "k "
  "WHERE k.parent_id IS NULL",
  COUNT (8000) "INSERT INTO audit_item (uid, ref, created_at, updated_at, title, audit_id, "
               "control_id, number, result) SELECT " COMMON (
                   "ai") "k.title, 1 + i / 200, k.id, k.ref, iif (i % 9, 'conforms', 'minor') "
                         "FROM c JOIN control AS k ON k.id = 1 + i % 200 "
                         "WHERE k.kind <> 'group'",
};

static IsmsDatabase *reader;

/* What the coverage asks, with nothing made of the answers. */
static const char *const bare[] = {
  "SELECT a.id, a.ref, a.title, a.kind, a.state, a.starts_on, a.ends_on FROM audit AS a "
  "WHERE a.archived = 0 AND a.programme_id = 1 ORDER BY a.starts_on",
  "SELECT c.id, c.parent_id, c.ref, c.title FROM control AS c WHERE c.archived = 0 "
  "AND EXISTS (SELECT 1 FROM control AS p WHERE p.parent_id = c.id AND p.archived = 0)",
  "SELECT c.id, c.parent_id, c.theme, c.ref, c.title, w.weight, w.derived, w.reason, w.tone, "
  "w.risk, "
  "w.level, w.last_id, w.last_sign, w.last_on FROM audit_weight AS w "
  "JOIN control AS c ON c.id = w.control_id LEFT JOIN framework AS f ON f.id = c.framework_id "
  "ORDER BY c.kind <> 'clause', f.in_soa DESC, c.place",
  "SELECT audit_id, control_id, sign FROM audit_coverage",
  "SELECT i.audit_id, i.number, i.title, i.result FROM audit_item AS i "
  "LEFT JOIN control AS c ON c.id = i.control_id WHERE i.archived = 0 AND i.earlier_id IS NULL "
  "AND (i.control_id IS NULL OR c.archived = 1 OR c.applicable = 'no') ORDER BY 2, 3, i.id",
};

static void
run_bare (gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (bare); i++)
    {
      g_autoptr (IsmsStatement) statement = isms_database_prepare (reader, bare[i], NULL);

      while (isms_statement_next (statement, NULL))
        for (int column = 0; column < isms_statement_get_n_columns (statement); column++)
          isms_statement_get_text (statement, column);
    }
}

static void
load (gpointer data)
{
  g_autoptr (IsmsAuditCoverage) coverage = isms_audit_coverage_load (reader, 1, NULL);

  g_assert_cmpuint (coverage->audits->len, ==, N_AUDITS);
  g_assert_cmpuint (coverage->n, ==, 147);
}

/* --- The grid --- */

typedef struct
{
  GtkWindow *window;
  IsmsProgrammePage *page;
  IsmsProgrammeGrid *grid;
  GtkAdjustment *down;
  GtkAdjustment *across;
} Desk;

static void
settle (void)
{
  for (gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
}

static Desk
open_grid (IsmsWorkspace *workspace)
{
  GtkWidget *page = isms_audits_page_new (workspace);
  Desk desk = { .window = GTK_WINDOW (gtk_window_new ()) };

  gtk_window_set_default_size (desk.window, 1400, 900);
  gtk_window_set_child (desk.window, page);
  gtk_window_present (desk.window);
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (page), "coverage");
  desk.page = ISMS_PROGRAMME_PAGE (isms_tabs_page_get_tab (ISMS_TABS_PAGE (page), "coverage"));
  desk.grid = isms_programme_page_get_grid (desk.page);
  while (isms_programme_page_get_coverage (desk.page) == NULL)
    g_main_context_iteration (NULL, TRUE);
  isms_programme_grid_unfold_all (desk.grid, TRUE);
  settle ();
  g_object_get (desk.grid, "vadjustment", &desk.down, "hadjustment", &desk.across, NULL);
  return desk;
}

/* All of it is built, laid out and drawn anew. */
static void
build_cb (guint step, gpointer data)
{
  Desk *desk = data;

  isms_programme_grid_set_coverage (desk->grid, isms_programme_page_get_coverage (desk->page));
}

static void
scroll (GtkAdjustment *adjustment, guint step)
{
  double most = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  gtk_adjustment_set_value (adjustment, most * (step % 50) / 50);
}

static void
scroll_down_cb (guint step, gpointer data)
{
  scroll (((Desk *) data)->down, step);
}

static void
scroll_across_cb (guint step, gpointer data)
{
  scroll (((Desk *) data)->across, step);
}

static void
go_cb (guint step, gpointer data)
{
  isms_programme_grid_set_cursor (((Desk *) data)->grid, (int) (step % 150),
                                  (int) (step % N_AUDITS) + ISMS_COVERAGE_FIRST);
}

static void
measure (Desk *desk, const char *what, BenchStepFunc func)
{
  g_autoptr (GArray) frames = bench_ui_frames (GTK_WIDGET (desk->window), N_STEPS, func, desk);

  bench_bound (what, bench_percentile (frames, 0.95), FRAME, "s");
}

int
main (int argc, char **argv)
{
  g_autoptr (IsmsWorkspace) workspace = NULL;
  Desk desk;
  double floor_value;

  gtk_init ();
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  workspace = bench_workspace ("programme.isms", 1000);
  bench_register_fill (workspace, statements, G_N_ELEMENTS (statements));
  reader = isms_workspace_get_reader (workspace);
  floor_value = bench_median (run_bare, NULL, BENCH_RUNS);
  bench_ratio ("147 rows × 60 audits: read", bench_median (load, NULL, BENCH_RUNS) * 1e3,
               floor_value * 1e3, 1.5, "ms");
  desk = open_grid (workspace);
  measure (&desk, "the grid, from its rows to the picture: a frame, 95th percentile", build_cb);
  measure (&desk, "the grid, scrolled down: a frame, 95th percentile", scroll_down_cb);
  measure (&desk, "the grid, scrolled across: a frame, 95th percentile", scroll_across_cb);
  measure (&desk, "the grid, from cell to cell: a frame, 95th percentile", go_cb);
  g_object_unref (desk.down);
  g_object_unref (desk.across);
  gtk_window_destroy (desk.window);
  settle ();
  isms_workspace_close (workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
