/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a register gives to files and to paper: the destinations connect these to its signals. */

#include "isms-config.h"

#include "isms-register-files.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-error.h"
#include "isms-export.h"
#include "isms-file-filters.h"
#include "isms-heat-print.h"
#include "isms-import-dialog.h"
#include "isms-map-report.h"
#include "isms-print.h"
#include "isms-risk-report.h"
#include "isms-risk-sheet.h"

/* A spreadsheet being written. */
typedef struct
{
  GtkWidget *page;
  char *path;
} Export;

static void
free_export (Export *export)
{
  g_object_unref (export->page);
  g_free (export->path);
  g_free (export);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, free_export)

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) export = data;
  g_autoptr (GError) error = NULL;
  gint64 n = isms_export_file_finish (ISMS_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (error && isms_error_is_cancelled (error))
    return;
  words = error ? isms_error_dup_write_sentence (error, export->path)
                : g_strdup_printf (
                      ngettext ("Exported %'u record", "Exported %'u records", (gulong) MAX (n, 0)),
                      (guint) MAX (n, 0));
  gtk_widget_activate_action (export->page, error ? "win.error" : "win.toast", "s", words);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) page = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file)
    isms_register_files_export (ISMS_REGISTER (page), file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    isms_ui_report_error (page, error);
}

/* The name that is given says which of the two is meant. */
static void
export_cb (IsmsRegister *page)
{
  static const char *const suffixes[] = { "xlsx", "csv", NULL };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters =
      isms_file_filters_new (_ ("Workbooks (XLSX) and Tables (CSV)"), suffixes);
  const char *plural = g_dgettext (GETTEXT_PACKAGE, isms_register_get_kind (page)->plural);
  g_autofree char *name = g_strconcat (plural, ".xlsx", NULL);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));

  gtk_file_dialog_set_filters (dialog, filters);
  /* Translators: the title of a dialog; the ending of the name that is given in it decides */
  gtk_file_dialog_set_title (dialog, _ ("Export What Is Listed (.xlsx or .csv)"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (root), NULL, chosen_cb, g_object_ref (page));
}

static void
import_cb (IsmsRegister *page)
{
  isms_import_dialog_present (GTK_WIDGET (page), isms_register_get_workspace (page),
                              isms_register_get_kind (page), NULL);
}

static void
print_cb (IsmsRegister *page)
{
  isms_print_compose (GTK_WIDGET (page),
                      isms_workspace_get_store (isms_register_get_workspace (page)),
                      _ ("Risk Assessment Report"), isms_risk_report_new);
}

static void
print_sheet_cb (GtkWidget *detail, IsmsRecord *risk, IsmsRegister *page)
{
  g_autofree char *title =
      g_strdup_printf ("%s %s", isms_record_get_ref (risk), isms_record_get_title (risk));

  isms_print_compose_sheet (detail, isms_workspace_get_store (isms_register_get_workspace (page)),
                            title, isms_risk_sheet_new, isms_record_get_id (risk));
}

static void
print_map_cb (IsmsHeatPage *page)
{
  IsmsHeatSource *source = isms_heat_page_get_source (page);
  IsmsWorkspace *workspace = isms_heat_source_get_workspace (source);
  g_autoptr (IsmsHeatChart) chart = isms_heat_print_dup_chart (source);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (IsmsReport) report = NULL;
  g_autoptr (GArray) moves = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *caption = NULL;
  g_autofree char *words = NULL;

  if (chart == NULL)
    return;
  shown = isms_heat_page_dup_caption (page);
  caption = isms_heat_print_dup_caption (source, shown);
  moves = isms_heat_print_dup_moves (source);
  words = isms_heat_print_dup_words (source);
  report = isms_map_report_new (isms_workspace_get_title (workspace), caption, words, chart, now);
  isms_map_report_add_moves (report, isms_heat_source_get_method (source), moves);
  isms_print_report (GTK_WIDGET (page), report);
}

/**
 * isms_register_files_connect_map:
 * @page: the heat map
 */
void
isms_register_files_connect_map (IsmsHeatPage *page)
{
  g_signal_connect (page, "print", G_CALLBACK (print_map_cb), NULL);
}

/**
 * isms_register_files_connect:
 * @page: a register
 */
void
isms_register_files_connect (IsmsRegister *page)
{
  g_signal_connect (page, "import", G_CALLBACK (import_cb), NULL);
  g_signal_connect (page, "export", G_CALLBACK (export_cb), NULL);
}

/**
 * isms_register_files_connect_report:
 * @page: the register of risks
 */
void
isms_register_files_connect_report (IsmsRegister *page)
{
  g_signal_connect (page, "print", G_CALLBACK (print_cb), NULL);
  g_signal_connect_object (isms_register_get_detail (page), "print", G_CALLBACK (print_sheet_cb),
                           page, G_CONNECT_DEFAULT);
}

/**
 * isms_register_files_export:
 * @page: a register
 * @file: where to
 *
 * Writes what is listed now, with its filters and order: as a workbook where the name of the file
 * ends so, else as CSV.
 */
void
isms_register_files_export (IsmsRegister *page, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  Export *export = g_new0 (Export, 1);

  export->page = g_object_ref (GTK_WIDGET (page));
  export->path = g_file_get_parse_name (file);
  isms_export_file_async (
      isms_register_get_query (page), isms_workspace_get_store (isms_register_get_workspace (page)),
      file, isms_export_format_guess (name), ISMS_EXPORT_FOR_PEOPLE, NULL, exported_cb, export);
}
