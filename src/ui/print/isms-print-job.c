/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A report on its way to a printer: the desktop's dialog, the pages drawn as everywhere. */

#include "isms-config.h"

#include "isms-print-job.h"

#include "isms-commit.h"

typedef struct
{
  IsmsReport *report;
  IsmsReportPages *pages;
} Job;

static void
free_job (gpointer data, GClosure *closure)
{
  Job *job = data;

  isms_report_unref (job->report);
  g_clear_pointer (&job->pages, isms_report_pages_unref);
  g_free (job);
}

/* The paper that the person chose in the dialog, with margins that the printer can keep. */
static void
read_setup (GtkPageSetup *from, IsmsPageSetup *setup)
{
  isms_page_setup_init (setup, ISMS_PAPER_A4, FALSE);
  setup->width = gtk_page_setup_get_paper_width (from, GTK_UNIT_POINTS);
  setup->height = gtk_page_setup_get_paper_height (from, GTK_UNIT_POINTS);
  setup->top = MAX (setup->top, gtk_page_setup_get_top_margin (from, GTK_UNIT_POINTS));
  setup->bottom = MAX (setup->bottom, gtk_page_setup_get_bottom_margin (from, GTK_UNIT_POINTS));
  setup->left = MAX (setup->left, gtk_page_setup_get_left_margin (from, GTK_UNIT_POINTS));
  setup->right = MAX (setup->right, gtk_page_setup_get_right_margin (from, GTK_UNIT_POINTS));
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  IsmsPageSetup setup;

  read_setup (gtk_print_context_get_page_setup (context), &setup);
  g_clear_pointer (&job->pages, isms_report_pages_unref);
  job->pages = isms_report_paginate (job->report, &setup);
  gtk_print_operation_set_n_pages (operation, (int) isms_report_pages_get_n_pages (job->pages));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Job *job)
{
  isms_report_draw_page (job->pages, gtk_print_context_get_cairo_context (context), (guint) page);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWidget *parent)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  isms_ui_report_error (parent, error);
}

/**
 * isms_print_job_new:
 * @report: what to print
 * @paper: what the dialog proposes
 * @landscape: what the dialog proposes
 *
 * Returns: (transfer full): an operation that lays the report out for the paper that is chosen
 */
GtkPrintOperation *
isms_print_job_new (IsmsReport *report, IsmsPaper paper, gboolean landscape)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *size =
      gtk_paper_size_new (paper == ISMS_PAPER_A4 ? GTK_PAPER_NAME_A4 : GTK_PAPER_NAME_LETTER);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *name = isms_report_dup_file_name (report);
  Job *job = g_new0 (Job, 1);

  job->report = isms_report_ref (report);
  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_paper_size_free (size);
  gtk_page_setup_set_orientation (setup, landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                   : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  /* For who prints to a file. */
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_job_name (operation, isms_report_get_title (report));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), job);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), job, free_job,
                         G_CONNECT_DEFAULT);
  return operation;
}

/**
 * isms_print_job_run:
 * @job: what isms_print_job_new() returned
 * @parent: a widget of the window
 *
 * Opens the print dialog. What goes wrong is said in the window.
 */
void
isms_print_job_run (GtkPrintOperation *job, GtkWidget *parent)
{
  GtkRoot *root = gtk_widget_get_root (parent);

  g_signal_connect_object (job, "done", G_CALLBACK (done_cb), parent, G_CONNECT_DEFAULT);
  gtk_print_operation_run (job, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}
