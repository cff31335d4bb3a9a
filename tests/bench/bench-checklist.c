/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A checklist of 600 items: made from its scope, against inserting as many rows; then answered by
 * keys, from the key to the picture of the row that is answered and of the next item. */

#include "bench-ui.h"

#include <time.h>

#include "isms-application.h"
#include "isms-audit-checklist.h"
#include "isms-audits-page.h"
#include "isms-choice-keys.h"
#include "isms-edit.h"
#include "isms-register.h"

#define N_ITEMS 600
#define N_KEYS 120
#define FRAME (1 / 60.0)

typedef struct
{
  IsmsWorkspace *workspace;
  GtkWindow *window;
  IsmsRegister *items;
} Desk;

static gboolean
insert_controls (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *audit = data;
  g_autoptr (IsmsRow) row = isms_row_new ();

  isms_row_set_text (row, "title", "The whole ISMS");
  *audit = isms_writer_insert (writer, "audit", row, error);
  for (guint i = 0; *audit != 0 && i < N_ITEMS; i++)
    {
      g_autoptr (IsmsRow) control = isms_row_new ();
      g_autoptr (IsmsRow) link = isms_row_new ();
      g_autofree char *title = bench_risk_title (i);
      g_autofree char *words = bench_risk_cause (i);
      g_autofree char *theme = g_strdup_printf ("%u Theme", 1 + i / 40);
      gint64 id;

      isms_row_set_text (control, "title", title);
      isms_row_set_text (control, "purpose", words);
      isms_row_set_text (control, "theme", theme);
      isms_row_set_int (control, "place", i);
      id = isms_writer_insert (writer, "control", control, error);
      isms_row_set_int (link, "audit_id", *audit);
      isms_row_set_int (link, "control_id", id);
      if (id == 0 || isms_writer_insert (writer, "audit_control", link, error) == 0)
        return FALSE;
    }
  return *audit != 0;
}

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static gint64
fill (IsmsWorkspace *workspace)
{
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (workspace), "Fill");
  gint64 audit = 0;

  isms_step_call (step, insert_controls, &audit, NULL);
  commit (step);
  return audit;
}

/* As many rows of the same size, and nothing thought about. */
static gboolean
insert_rows (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < N_ITEMS; i++)
    {
      g_autoptr (IsmsRow) row = isms_row_new ();
      g_autofree char *title = bench_risk_title (i);
      g_autofree char *words = bench_risk_cause (i);

      isms_row_set_text (row, "title", title);
      isms_row_set_text (row, "question", words);
      isms_row_set_text (row, "look", words);
      isms_row_set_int (row, "place", i);
      if (isms_writer_insert (writer, "audit_item", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static void
insert (gpointer workspace)
{
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (workspace), "Insert");

  isms_step_call (step, insert_rows, NULL, NULL);
  commit (step);
}

typedef struct
{
  IsmsWorkspace *workspace;
  gint64 audit;
} Making;

static void
make (gpointer data)
{
  Making *making = data;
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (making->workspace), "Make");

  isms_audit_checklist_make (step, making->audit);
  commit (step);
}

static void
measure_making (IsmsWorkspace *workspace, gint64 audit)
{
  Making making = { workspace, audit };
  double floor_value = bench_time (insert, workspace);
  double value = bench_time (make, &making);

  bench_ratio ("checklist of 600 items made, against 600 rows inserted", value * 1000,
               floor_value * 1000, 3, "ms");
}

static void
turn (gint64 usec)
{
  for (gint64 end = g_get_monotonic_time () + usec; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
}

static Desk
open_checklist (IsmsWorkspace *workspace)
{
  GtkWidget *page = isms_audits_page_new (workspace);
  Desk desk = { .workspace = workspace, .window = GTK_WINDOW (gtk_window_new ()) };
  GtkSelectionModel *selection;

  gtk_window_set_default_size (desk.window, 1400, 900);
  gtk_window_set_child (desk.window, page);
  gtk_window_present (desk.window);
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (page), "audit_item");
  desk.items = ISMS_REGISTER (isms_tabs_page_get_tab (ISMS_TABS_PAGE (page), "audit_item"));
  selection =
      GTK_SELECTION_MODEL (isms_list_pane_get_selection (isms_register_get_pane (desk.items)));
  while (g_list_model_get_n_items (G_LIST_MODEL (selection)) < N_ITEMS)
    g_main_context_iteration (NULL, TRUE);
  turn (G_USEC_PER_SEC);
  gtk_selection_model_select_item (selection, 0, TRUE);
  isms_list_pane_focus_list (isms_register_get_pane (desk.items));
  turn (G_USEC_PER_SEC);
  return desk;
}

static double
get_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static void
press_cb (guint step, gpointer data)
{
  static const guint keys[] = { GDK_KEY_1, GDK_KEY_1, GDK_KEY_2, GDK_KEY_1, GDK_KEY_4, GDK_KEY_n };

  isms_choice_keys_press (((Desk *) data)->items, keys[step % G_N_ELEMENTS (keys)]);
}

/* What the down arrow does. */
static void
move_cb (guint step, gpointer data)
{
  IsmsListPane *pane = isms_register_get_pane (((Desk *) data)->items);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (isms_list_pane_get_selection (pane));
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (selection);
  guint next = gtk_bitset_get_minimum (selected) + 1;

  gtk_selection_model_select_item (selection, next, TRUE);
  gtk_column_view_scroll_to (isms_list_pane_get_view (pane), next, NULL, GTK_LIST_SCROLL_FOCUS,
                             NULL);
}

/* The row that was answered says so. */
static gboolean
is_answered (IsmsRecord *record)
{
  return g_strcmp0 (isms_record_get_text (record, "result"), "not_yet") != 0;
}

/* All that the main thread works until the row says what was decided, and that is painted; without
 * @func's having decided anything, until the next item is. */
static double
work (Desk *desk, BenchStepFunc func, guint step)
{
  IsmsSelection *selection = isms_list_pane_get_selection (isms_register_get_pane (desk->items));
  g_autoptr (IsmsRecord) record = isms_selection_dup_single (selection);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (desk->window));
  double cpu = get_cpu ();
  gint64 counter;

  func (step, desk);
  while (func == press_cb && !is_answered (record))
    g_main_context_iteration (NULL, TRUE);
  counter = gdk_frame_clock_get_frame_counter (clock);
  while (gdk_frame_clock_get_frame_counter (clock) == counter)
    g_main_context_iteration (NULL, TRUE);
  return get_cpu () - cpu;
}

static double
measure_work (Desk *desk, BenchStepFunc func)
{
  g_autoptr (GArray) worked = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_KEYS; i++)
    {
      double seconds = work (desk, func, i);

      g_array_append_val (worked, seconds);
      turn (G_USEC_PER_SEC / 20);
    }
  return bench_percentile (worked, 0.5);
}

static void
begin_again (Desk *desk)
{
  IsmsListPane *pane = isms_register_get_pane (desk->items);

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (isms_list_pane_get_selection (pane)), 0,
                                   TRUE);
  isms_list_pane_focus_list (pane);
  turn (G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_autoptr (IsmsWorkspace) workspace = NULL;
  double floor_value, value;
  gint64 audit;
  Desk desk;

  gtk_init ();
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  workspace = bench_workspace ("checklist.isms", 1);
  audit = fill (workspace);
  measure_making (workspace, audit);

  desk = open_checklist (workspace);
  floor_value = measure_work (&desk, move_cb);
  begin_again (&desk);
  value = measure_work (&desk, press_cb);
  bench_bound (
      "a key in a checklist of 600: what the main thread works until it is painted, median", value,
      FRAME, "s");
  bench_ratio ("the same, against going on to the next item with nothing answered", value * 1000,
               floor_value * 1000, 2, "ms");
  gtk_window_destroy (desk.window);
  isms_workspace_close (workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
