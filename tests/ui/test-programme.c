/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The audit programme in the real window, by keys: its years are planned, the grid is gone about
 * in, scope is put in and taken out, an audit of the gaps is made (9.2.2). */

#include <string.h>

#include "isms-audits-page.h"
#include "isms-edit.h"
#include "isms-gaps-dialog.h"
#include "isms-programme-page.h"
#include "isms-ui-test.h"
#include "isms-window.h"
#include "isms-years-dialog.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  IsmsTabsPage *page;
  IsmsProgrammePage *programme;
  IsmsProgrammeGrid *grid;
} Desk;

static gint64
read_int (Desk *desk, const char *sql)
{
  gint64 value = 0;

  isms_database_query_int (isms_workspace_get_reader (desk->workspace), sql, &value, NULL);
  return value;
}

static Desk
sit_down (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Harbour Office");
  Desk desk = { .window = isms_ui_test_open (path) };

  desk.workspace = isms_window_get_workspace (desk.window);
  isms_window_show_destination (desk.window, "audits");
  wait_for (isms_ui_test_find_type (GTK_WIDGET (desk.window), "IsmsAuditsPage") != NULL)
    ;
  desk.page = ISMS_TABS_PAGE (isms_ui_test_find_type (GTK_WIDGET (desk.window), "IsmsAuditsPage"));
  isms_tabs_page_show_tab (desk.page, "coverage");
  desk.programme = ISMS_PROGRAMME_PAGE (isms_tabs_page_get_tab (desk.page, "coverage"));
  desk.grid = isms_programme_page_get_grid (desk.programme);
  wait_for (isms_programme_page_get_coverage (desk.programme) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  return desk;
}

static guint
count_audits (Desk *desk)
{
  return isms_programme_page_get_coverage (desk->programme)->audits->len;
}

/* Three years from 2027 on, nobody to lead. */
static void
plan (Desk *desk)
{
  IsmsAuditYears years = { 0, "Three years", "2027-01-01", 3, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals =
      isms_audit_plan_years (isms_workspace_get_reader (desk->workspace), &years, &error);
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk->workspace), "Plan the years");

  g_assert_no_error (error);
  isms_audit_plan_make (step, &years, proposals);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  wait_for (count_audits (desk) == 6)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  gtk_widget_grab_focus (GTK_WIDGET (desk->grid));
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

static AdwDialog *
get_dialog (Desk *desk)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk->window));
}

static void
focus (Desk *desk, GtkWidget *widget)
{
  g_assert_true (gtk_widget_grab_focus (widget));
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

static guint
find_row (Desk *desk, const char *ref)
{
  const IsmsAuditCoverage *coverage = isms_programme_page_get_coverage (desk->programme);

  for (guint i = 0; i < coverage->rows->len; i++)
    if (g_str_equal (((IsmsAuditRow *) coverage->rows->pdata[i])->ref, ref))
      return i;
  g_error ("no row %s", ref);
}

static const IsmsAuditRow *
get_row (Desk *desk, const char *ref)
{
  return isms_programme_page_get_coverage (desk->programme)->rows->pdata[find_row (desk, ref)];
}

static gboolean
is_at (Desk *desk, const char *ref, int column)
{
  int row, at;

  return isms_programme_grid_get_cursor (desk->grid, &row, &at) && at == column
         && row == (int) find_row (desk, ref);
}

static gboolean
says (Desk *desk, const char *words)
{
  const char *said = isms_programme_grid_get_said (desk->grid);

  return said != NULL && strstr (said, words) != NULL;
}

/* From nothing: the button of the first page has the keyboard. */
static void
test_years (void)
{
  Desk desk = sit_down ();
  GtkWidget *button;
  IsmsYearsDialog *dialog;

  button = isms_ui_test_find_button (GTK_WIDGET (desk.programme), "Plan the Years…");
  g_assert_nonnull (button);
  focus (&desk, button);
  isms_ui_test_key ("Return");
  wait_for (get_dialog (&desk) != NULL)
    ;
  dialog = ISMS_YEARS_DIALOG (get_dialog (&desk));
  wait_for (isms_years_dialog_get_proposals (dialog) != NULL)
    ;
  g_assert_cmpuint (isms_years_dialog_get_proposals (dialog)->len, ==, 6);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  button = isms_ui_test_find_button (GTK_WIDGET (dialog), "Make the Programme");
  wait_for (gtk_widget_get_sensitive (button))
    ;
  focus (&desk, button);
  isms_ui_test_key ("Return");
  wait_for (count_audits (&desk) == 6)
    ;
  g_assert_cmpuint (isms_programme_page_get_coverage (desk.programme)->n_planned, ==, 147);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("ctrl+z");
  wait_for (isms_programme_page_get_coverage (desk.programme)->programme == 0)
    ;
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM audit"), ==, 0);
  isms_ui_test_close (desk.window);
}

/* Where there is a programme, the next one begins the day after it. */
static void
test_next_years (void)
{
  Desk desk = sit_down ();
  IsmsYearsDialog *dialog;
  GtkWidget *button;

  plan (&desk);
  focus (&desk, isms_ui_test_find_button (GTK_WIDGET (desk.programme), "Plan the Next Years…"));
  isms_ui_test_key ("Return");
  wait_for (get_dialog (&desk) != NULL)
    ;
  dialog = ISMS_YEARS_DIALOG (get_dialog (&desk));
  wait_for (isms_years_dialog_get_proposals (dialog) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  button = isms_ui_test_find_button (GTK_WIDGET (dialog), "Make the Programme");
  wait_for (gtk_widget_get_sensitive (button))
    ;
  focus (&desk, button);
  isms_ui_test_key ("Return");
  wait_for (read_int (&desk, "SELECT count (*) FROM programme") == 2)
    ;
  g_assert_cmpint (read_int (&desk, "SELECT max (starts_on) = date (min (ends_on), '+1 day') "
                                    "FROM programme"),
                   ==, 1);
  g_assert_cmpint (read_int (&desk, "SELECT label = 'Planned a programme of 6 audits' "
                                    "FROM journal ORDER BY id DESC LIMIT 1"),
                   ==, 1);
  isms_ui_test_close (desk.window);
}

/* In the titles the arrows unfold and fold; elsewhere they go from cell to cell. */
static void
test_keys (void)
{
  Desk desk = sit_down ();
  guint n;

  plan (&desk);
  n = isms_programme_grid_get_n_shown (desk.grid);
  g_assert_cmpuint (n, ==, 11); /* seven clauses, four themes */
  g_assert_true (is_at (&desk, "Cl.4", ISMS_COVERAGE_TITLE));
  isms_ui_test_key ("Right");
  wait_for (isms_programme_grid_get_n_shown (desk.grid) == n + 4)
    ;
  isms_ui_test_key ("Down");
  wait_for (is_at (&desk, "Cl.4.1", ISMS_COVERAGE_TITLE))
    ;
  g_assert_true (says (&desk, "Cl.4.1 Understanding the organization and its context, weight: "));
  isms_ui_test_key ("End");
  wait_for (is_at (&desk, "Cl.4.1", ISMS_COVERAGE_FIRST + 5))
    ;
  isms_ui_test_key ("Left");
  wait_for (is_at (&desk, "Cl.4.1", ISMS_COVERAGE_FIRST + 4))
    ;
  g_assert_true (says (&desk, "Cl.4.1 Understanding the organization and its context, audit AU-005 "
                              "of "));
  g_assert_true (says (&desk, ", planned"));
  isms_ui_test_key ("Home");
  wait_for (is_at (&desk, "Cl.4.1", ISMS_COVERAGE_TITLE))
    ;
  isms_ui_test_key ("Left");
  wait_for (is_at (&desk, "Cl.4", ISMS_COVERAGE_TITLE))
    ;
  isms_ui_test_key ("Left");
  wait_for (isms_programme_grid_get_n_shown (desk.grid) == n)
    ;
  isms_ui_test_key ("ctrl+End");
  wait_for (is_at (&desk, "A.8", ISMS_COVERAGE_FIRST + 5))
    ;
  isms_ui_test_key ("Page_Up");
  wait_for (is_at (&desk, "Cl.4", ISMS_COVERAGE_FIRST + 5))
    ;
  isms_ui_test_key ("Up");
  wait_for (says (&desk, "AU-006 Controls, year 3 (2029), Internal Audit, Planned"))
    ;
  isms_ui_test_key ("ctrl+Home");
  wait_for (is_at (&desk, "Cl.4", ISMS_COVERAGE_TITLE))
    ;
  isms_ui_test_close (desk.window);
}

/* Space: one step each, undone; the keyboard stays where it is. */
static void
test_scope (void)
{
  Desk desk = sit_down ();

  plan (&desk);
  isms_programme_grid_set_cursor (desk.grid, (int) find_row (&desk, "A.6"), ISMS_COVERAGE_FIRST);
  isms_ui_test_key ("space");
  wait_for (get_row (&desk, "A.6")->counts[0] == 8)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("space");
  wait_for (get_row (&desk, "A.6")->counts[0] == 0)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("ctrl+z");
  wait_for (get_row (&desk, "A.6")->counts[0] == 8)
    ;
  g_assert_true (is_at (&desk, "A.6", ISMS_COVERAGE_FIRST));
  /* One out of a clause that stands for all its parts. */
  isms_programme_grid_unfold_all (desk.grid, TRUE);
  isms_programme_grid_set_cursor (desk.grid, (int) find_row (&desk, "Cl.6.1.2b"),
                                  ISMS_COVERAGE_FIRST);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("space");
  wait_for (get_row (&desk, "Cl.6.1.2b")->signs[0] == ISMS_AUDIT_SIGN_NONE)
    ;
  g_assert_cmpuint (get_row (&desk, "Cl.6")->counts[0], ==, 13);
  g_assert_true (is_at (&desk, "Cl.6.1.2b", ISMS_COVERAGE_FIRST));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("space");
  wait_for (get_row (&desk, "Cl.6")->counts[0] == 14)
    ;
  isms_ui_test_close (desk.window);
}

/* Return opens the audit; with the pointer too. */
static void
test_open (void)
{
  Desk desk = sit_down ();
  GdkRectangle rect;
  int row;

  plan (&desk);
  row = (int) find_row (&desk, "A.5");
  isms_programme_grid_set_cursor (desk.grid, row, ISMS_COVERAGE_FIRST + 1);
  isms_ui_test_key ("Return");
  wait_for (g_strcmp0 (isms_tabs_page_get_shown (desk.page), "audit") == 0)
    ;
  isms_tabs_page_show_tab (desk.page, "coverage");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_true (isms_programme_grid_get_rect (desk.grid, row, ISMS_COVERAGE_FIRST + 1, &rect));
  isms_ui_test_click_at (GTK_WIDGET (desk.grid), rect.x + rect.width / 2, rect.y + rect.height / 2);
  wait_for (g_strcmp0 (isms_tabs_page_get_shown (desk.page), "audit") == 0)
    ;
  isms_tabs_page_show_tab (desk.page, "coverage");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_true (isms_programme_grid_get_rect (desk.grid, row, ISMS_COVERAGE_TITLE, &rect));
  isms_ui_test_click_at (GTK_WIDGET (desk.grid), rect.x + rect.width / 2, rect.y + rect.height / 2);
  wait_for (isms_programme_grid_get_n_shown (desk.grid) == 11 + 37)
    ;
  isms_ui_test_close (desk.window);
}

static void
test_filter (void)
{
  Desk desk = sit_down ();
  GtkWidget *toggle;

  plan (&desk);
  toggle = isms_ui_test_find_button (GTK_WIDGET (desk.programme), "Never Audited (147)");
  g_assert_nonnull (toggle);
  focus (&desk, toggle);
  isms_ui_test_key ("space");
  /* All of them, with what holds them together. */
  wait_for (isms_programme_grid_get_n_shown (desk.grid)
            == isms_programme_page_get_coverage (desk.programme)->rows->len)
    ;
  isms_ui_test_key ("space");
  wait_for (isms_programme_grid_get_n_shown (desk.grid) == 11)
    ;
  g_assert_false (gtk_widget_get_sensitive (
      isms_ui_test_find_button (GTK_WIDGET (desk.programme), "Failed Last Time (0)")));
  isms_ui_test_close (desk.window);
}

static void
make_programme (Desk *desk)
{
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk->workspace), "Begin");
  g_autoptr (GError) error = NULL;
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "title", "Bare");
  isms_row_set_text (row, "starts_on", "2027-01-01");
  isms_row_set_text (row, "ends_on", "2029-12-31");
  isms_edit_insert (step, isms_kind_find ("programme"), row);
  isms_edit_create (step, isms_kind_find ("person"), "Ada Free");
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  wait_for (isms_programme_page_get_coverage (desk->programme)->programme != 0)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

static gboolean
is_check (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_CHECK_BUTTON (widget);
}

/* What is proposed is changed and made, as one step. */
static void
test_gaps (void)
{
  Desk desk = sit_down ();
  IsmsGapsDialog *dialog;
  guint n;

  make_programme (&desk);
  focus (&desk,
         isms_ui_test_find_button (GTK_WIDGET (desk.programme), "Plan an Audit of the Gaps…"));
  isms_ui_test_key ("Return");
  wait_for (get_dialog (&desk) != NULL)
    ;
  dialog = ISMS_GAPS_DIALOG (get_dialog (&desk));
  wait_for (isms_gaps_dialog_get_proposal (dialog) != NULL)
    ;
  n = isms_gaps_dialog_get_proposal (dialog)->n_chosen;
  g_assert_cmpuint (n, ==, 16);
  g_assert_cmpint (isms_gaps_dialog_get_proposal (dialog)->lead, !=, 0);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  focus (&desk, isms_ui_test_find (GTK_WIDGET (dialog), is_check, NULL));
  isms_ui_test_key ("space");
  wait_for (isms_gaps_dialog_get_proposal (dialog)->n_chosen == n - 1)
    ;
  focus (&desk, isms_ui_test_find_button (GTK_WIDGET (dialog), "Make the Audit"));
  isms_ui_test_key ("Return");
  wait_for (count_audits (&desk) == 1)
    ;
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM audit_control"), ==, 15);
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM audit WHERE lead_id IS NOT NULL "
                                    "AND starts_on IS NOT NULL AND programme_id IS NOT NULL"),
                   ==, 1);
  g_assert_cmpuint (isms_programme_page_get_coverage (desk.programme)->n_planned, ==, 15);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("ctrl+z");
  wait_for (count_audits (&desk) == 0)
    ;
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM audit_control"), ==, 0);
  isms_ui_test_close (desk.window);
}

static gboolean
is_entry (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_ENTRY_ROW (widget);
}

static gboolean
is_combo (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_COMBO_ROW (widget);
}

/* A weight takes a reason. */
static void
test_weight (void)
{
  Desk desk = sit_down ();
  GtkWidget *save;

  plan (&desk);
  isms_programme_grid_unfold_all (desk.grid, TRUE);
  isms_programme_grid_set_cursor (desk.grid, (int) find_row (&desk, "A.5.1"), ISMS_COVERAGE_WEIGHT);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Return");
  wait_for (get_dialog (&desk) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  save = isms_ui_test_find_button (GTK_WIDGET (get_dialog (&desk)), "Save");
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (isms_ui_test_find (GTK_WIDGET (get_dialog (&desk)), is_combo, NULL)), 3);
  g_assert_false (gtk_widget_get_sensitive (save));
  focus (&desk, isms_ui_test_find (GTK_WIDGET (get_dialog (&desk)), is_entry, NULL));
  isms_ui_test_type ("The board asked");
  wait_for (gtk_widget_get_sensitive (save))
    ;
  isms_ui_test_key ("Return");
  wait_for (get_row (&desk, "A.5.1")->own)
    ;
  g_assert_cmpuint (get_row (&desk, "A.5.1")->weight, ==, 3);
  g_assert_cmpstr (get_row (&desk, "A.5.1")->why, ==, "The board asked");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("ctrl+z");
  wait_for (!get_row (&desk, "A.5.1")->own)
    ;
  isms_ui_test_close (desk.window);
}

/* From right to left, what comes after stands to the left. */
static void
test_mirrored (void)
{
  Desk desk = sit_down ();
  GdkRectangle first, second;

  plan (&desk);
  gtk_widget_set_direction (GTK_WIDGET (desk.grid), GTK_TEXT_DIR_RTL);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_programme_grid_set_cursor (desk.grid, (int) find_row (&desk, "A.5"), ISMS_COVERAGE_FIRST);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_true (isms_programme_grid_get_rect (desk.grid, (int) find_row (&desk, "A.5"),
                                               ISMS_COVERAGE_FIRST, &first));
  g_assert_true (isms_programme_grid_get_rect (desk.grid, (int) find_row (&desk, "A.5"),
                                               ISMS_COVERAGE_FIRST + 1, &second));
  g_assert_cmpint (second.x, <, first.x);
  isms_ui_test_key ("Left");
  wait_for (is_at (&desk, "A.5", ISMS_COVERAGE_FIRST + 1))
    ;
  isms_ui_test_close (desk.window);
}

static gboolean
is_page (GtkWidget *widget, gconstpointer data)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "IsmsPageView");
}

static void
test_print (void)
{
  Desk desk = sit_down ();

  plan (&desk);
  isms_ui_test_key ("ctrl+p");
  wait_for (get_dialog (&desk) != NULL
            && isms_ui_test_find (GTK_WIDGET (get_dialog (&desk)), is_page, NULL) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Escape");
  wait_for (get_dialog (&desk) == NULL)
    ;
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/programme/9.2.2-years-from-nothing", test_years);
  g_test_add_func ("/ui/programme/9.2.2-the-next-years", test_next_years);
  g_test_add_func ("/ui/programme/keys", test_keys);
  g_test_add_func ("/ui/programme/9.2.2-a-scope-by-keys", test_scope);
  g_test_add_func ("/ui/programme/open", test_open);
  g_test_add_func ("/ui/programme/filter", test_filter);
  g_test_add_func ("/ui/programme/9.2.2-audit-of-the-gaps", test_gaps);
  g_test_add_func ("/ui/programme/9.2.2-weight-with-a-reason", test_weight);
  g_test_add_func ("/ui/programme/mirrored", test_mirrored);
  g_test_add_func ("/ui/programme/print", test_print);
  return isms_ui_test_run ();
}
