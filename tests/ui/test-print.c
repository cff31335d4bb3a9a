/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The preview of a report, and the report on its way to a printer. */

#include "isms-ui-test.h"

#include "isms-detail.h"
#include "isms-edit.h"
#include "isms-print-job.h"
#include "isms-print-preview.h"
#include "isms-print.h"
#include "isms-risk-report.h"
#include "isms-risk.h"
#include "isms-tabs-page.h"

#include <glib/gstdio.h>

typedef struct
{
  IsmsWindow *window;
  IsmsStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Harbour Works");

  fixture->window = isms_ui_test_open (path);
  fixture->store = isms_workspace_get_store (isms_window_get_workspace (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  isms_ui_test_close (fixture->window);
}

static void
add_risk (Fixture *fixture, const char *title)
{
  IsmsDatabase *reader = isms_store_get_reader (fixture->store);
  g_autoptr (IsmsMethod) method = isms_method_load (reader, 0, NULL);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add");
  g_autoptr (GError) error = NULL;
  gint64 id = isms_edit_create (step, isms_kind_find ("risk"), title);

  isms_step_insert (step, "rating",
                    isms_rating_new_row (id, method, ISMS_POSTURE_CURRENT, 5, 5, "It happened",
                                         "Ama Osei", "2026-11-01", NULL));
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static GtkWidget *
get_dialog (Fixture *fixture)
{
  AdwDialog *dialog =
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));

  return GTK_WIDGET (dialog);
}

static guint
get_n_pages (GtkWidget *dialog)
{
  GtkWidget *list = isms_ui_test_find_type (dialog, "GtkListView");
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  return model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
}

static void
close_dialog_to (Fixture *fixture, GtkWidget *under)
{
  isms_ui_test_settle (get_dialog (fixture));
  isms_ui_test_key ("Escape");
  wait_for (get_dialog (fixture) == under)
    ;
}

static void
close_dialog (Fixture *fixture)
{
  close_dialog_to (fixture, NULL);
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *page;
  g_autofree char *name = NULL;
  int width;

  for (guint i = 0; i < 12; i++)
    add_risk (fixture, "Laptop stolen on the way");
  isms_print_compose (GTK_WIDGET (fixture->window), fixture->store, "Risk Report",
                      isms_risk_report_new);
  wait_for ((dialog = get_dialog (fixture)) != NULL)
    ;
  wait_for (get_n_pages (dialog) >= 3)
    ;
  wait_for ((page = isms_ui_test_find_type (dialog, "IsmsPageView")) != NULL
            && gtk_widget_get_mapped (page))
    ;
  isms_ui_test_settle (dialog);
  isms_ui_test_save (GTK_WIDGET (fixture->window), "print-preview");
  name = g_strdup_printf ("Page 1 of %u", get_n_pages (dialog));
  gtk_test_accessible_assert_property (page, GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  g_assert_nonnull (isms_ui_test_find_text (dialog, "Fit"));
  width = gtk_widget_get_width (page);
  isms_ui_test_key ("ctrl+plus");
  wait_for (isms_ui_test_find_text (dialog, "125 %") != NULL)
    ;
  isms_ui_test_settle (dialog);
  page = isms_ui_test_find_type (dialog, "IsmsPageView");
  wait_for (gtk_widget_get_width (page) > width)
    ;
  isms_ui_test_key ("ctrl+0");
  wait_for (isms_ui_test_find_text (dialog, "Fit") != NULL)
    ;
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 640);
  wait_for (gtk_widget_get_width (GTK_WIDGET (fixture->window)) == 400)
    ;
  isms_ui_test_settle (dialog);
  isms_ui_test_save (GTK_WIDGET (fixture->window), "print-preview-narrow");
  close_dialog (fixture);
  /* The next window is as wide as this one was. */
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 760);
  wait_for (gtk_widget_get_width (GTK_WIDGET (fixture->window)) == 1200)
    ;
  isms_ui_test_settle (GTK_WIDGET (fixture->window));
}

/* The keys of each page lead here: the assessment for risks, the list for a register, the
 * plan for training. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  const char *const destinations[] = { "risks", "people", "people" };
  const char *const tabs[] = { NULL, "coverage", "person" };
  const char *const titles[] = { "Risk assessment report", "Training Plan", "People" };

  add_risk (fixture, "Laptop stolen on the way");
  for (guint i = 0; i < G_N_ELEMENTS (destinations); i++)
    {
      GtkWidget *dialog;
      g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add");

      isms_edit_create (step, isms_kind_find ("person"), "Ama Osei");
      isms_step_commit (step, NULL, NULL);
      isms_window_show_destination (fixture->window, destinations[i]);
      if (tabs[i] != NULL)
        isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (fixture->window)), tabs[i]);
      isms_ui_test_settle (GTK_WIDGET (fixture->window));
      wait_for (isms_page_can (isms_window_get_page (fixture->window), ISMS_PAGE_ACTION_PRINT))
        ;
      isms_ui_test_key ("ctrl+p");
      wait_for ((dialog = get_dialog (fixture)) != NULL)
        ;
      wait_for (get_n_pages (dialog) > 0)
        ;
      wait_for (isms_ui_test_find_text (dialog, titles[i]) != NULL)
        ;
      isms_ui_test_settle (dialog);
      isms_ui_test_save (GTK_WIDGET (fixture->window), destinations[i]);
      close_dialog (fixture);
    }
}

static gint64
add_audit (Fixture *fixture, const char *state)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add");
  g_autoptr (GError) error = NULL;
  gint64 id = isms_edit_create (step, isms_kind_find ("audit"), "Doors");
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "state", state);
  isms_step_update (step, "audit", id, row);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
wait_for_sheet (GtkWidget *dialog, const char *title)
{
  wait_for (isms_print_preview_get_report (ISMS_PRINT_PREVIEW (dialog)) != NULL
            && g_str_equal (
                isms_report_get_title (isms_print_preview_get_report (ISMS_PRINT_PREVIEW (dialog))),
                title)
            && get_n_pages (dialog) > 0 && isms_ui_test_find_text (dialog, title) != NULL)
    ;
  isms_ui_test_settle (dialog);
}

static gboolean
is_detail_of (GtkWidget *widget, gconstpointer id)
{
  IsmsRecord *record =
      ISMS_IS_DETAIL (widget) ? isms_detail_get_record (ISMS_DETAIL (widget)) : NULL;

  return record != NULL && isms_record_get_id (record) == *(const gint64 *) id;
}

/* An audit has three sheets: the one that fits its state comes first, the others are a key away. */
static void
test_sheets (Fixture *fixture, gconstpointer data)
{
  const char *const states[] = { "planned", "running", "reported" };
  const char *const titles[] = { "Audit Plan", "Audit Checklist", "Audit Report" };
  GtkWidget *window = GTK_WIDGET (fixture->window);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      gint64 id = add_audit (fixture, states[i]);
      GtkWidget *dialog, *toggles;

      g_assert_true (isms_window_show_record (fixture->window, "audit", id));
      wait_for (isms_page_can (isms_window_get_page (fixture->window), ISMS_PAGE_ACTION_PRINT))
        ;
      isms_ui_test_settle (window);
      isms_ui_test_key ("F2");
      wait_for (isms_ui_test_find (window, is_detail_of, &id) != NULL)
        ;
      isms_ui_test_settle (window);
      isms_ui_test_key ("ctrl+p");
      wait_for ((dialog = get_dialog (fixture)) != NULL)
        ;
      wait_for_sheet (dialog, titles[i]);
      isms_ui_test_save (window, states[i]);
      toggles = gtk_widget_get_ancestor (isms_ui_test_find_text (dialog, "Checklist"),
                                         ADW_TYPE_TOGGLE_GROUP);
      for (guint k = 1; k < G_N_ELEMENTS (titles); k++)
        {
          const char *const labels[] = { "Plan", "Checklist", "Report" };
          guint next = (i + k) % G_N_ELEMENTS (titles);

          isms_ui_test_click (isms_ui_test_find_text (toggles, labels[next]));
          wait_for_sheet (dialog, titles[next]);
        }
      close_dialog (fixture);
    }
}

static IsmsReport *
fail (IsmsDatabase *db, GDateTime *date, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "There is <no> method yet.");
  return NULL;
}

static void
test_error (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  isms_print_compose (GTK_WIDGET (fixture->window), fixture->store, "Risk Report", fail);
  wait_for ((dialog = get_dialog (fixture)) != NULL)
    ;
  wait_for (isms_ui_test_find_text (dialog, "The Report Could Not Be Made") != NULL)
    ;
  g_assert_nonnull (isms_ui_test_find_text (dialog, "There is <no> method yet."));
  isms_ui_test_settle (dialog);
  isms_ui_test_save (GTK_WIDGET (fixture->window), "print-error");
  close_dialog (fixture);
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 12, 0, 0, 0);
  g_autoptr (IsmsReport) report = isms_report_new ("Small & short", date);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "a & b.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (g_get_tmp_dir (), "not there", "x.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) bad = g_file_new_for_path (nowhere);
  GtkWidget *dialog;

  isms_print_report (GTK_WIDGET (fixture->window), report);
  wait_for ((dialog = get_dialog (fixture)) != NULL && get_n_pages (dialog) == 1)
    ;
  isms_print_preview_export (ISMS_PRINT_PREVIEW (dialog), file);
  wait_for (isms_ui_test_find_text (dialog, "Exported “a & b.pdf”") != NULL)
    ;
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_unlink (path);
  isms_print_preview_export (ISMS_PRINT_PREVIEW (dialog), bad);
  wait_for (get_dialog (fixture) != dialog)
    ;
  isms_ui_test_settle (get_dialog (fixture));
  isms_ui_test_save (GTK_WIDGET (fixture->window), "print-export");
  close_dialog_to (fixture, dialog);
  /* Escape would take the toast first. */
  adw_dialog_close (ADW_DIALOG (dialog));
  wait_for (get_dialog (fixture) == NULL)
    ;
}

/* What goes to the printer has the pages of the paper that was chosen. */
static void
test_job (Fixture *fixture, gconstpointer data)
{
  IsmsDatabase *reader = isms_store_get_reader (fixture->store);
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 12, 0, 0, 0);
  g_autoptr (IsmsReport) report = NULL;
  g_autoptr (GtkPrintOperation) job = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "parapet-job.pdf", NULL);
  const char *const command[] = { "pdfinfo", path, NULL };
  g_autofree char *info = NULL;
  g_autoptr (GError) error = NULL;

  add_risk (fixture, "Laptop stolen on the way");
  report = isms_risk_report_new (reader, date, &error);
  g_assert_no_error (error);
  job = isms_print_job_new (report, ISMS_PAPER_LETTER, TRUE);
  g_assert_cmpstr (gtk_print_settings_get (gtk_print_operation_get_print_settings (job),
                                           GTK_PRINT_SETTINGS_OUTPUT_BASENAME),
                   ==, "Risk assessment report 2026-11-12");
  gtk_print_operation_set_allow_async (job, FALSE);
  gtk_print_operation_set_export_filename (job, path);
  gtk_print_operation_run (job, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &info, NULL, NULL,
                &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_strrstr (info, "792 x 612 pts (letter)"));
  g_assert_null (g_strrstr (info, "Pages:           1\n"));
  g_unlink (path);
}

int
main (int argc, char *argv[])
{
  isms_ui_test_init (&argc, &argv);
  g_test_add ("/ui/print/preview", Fixture, NULL, set_up, test_preview, tear_down);
  g_test_add ("/ui/print/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/ui/print/sheets", Fixture, NULL, set_up, test_sheets, tear_down);
  g_test_add ("/ui/print/export", Fixture, NULL, set_up, test_export, tear_down);
  g_test_add ("/ui/print/error", Fixture, NULL, set_up, test_error, tear_down);
  g_test_add ("/ui/print/job", Fixture, NULL, set_up, test_job, tear_down);
  return isms_ui_test_run ();
}
