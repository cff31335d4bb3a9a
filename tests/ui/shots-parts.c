/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the pictures need beside the pages themselves: dialogs, and forms with something in them. */

#include "isms-config.h"

#include "shots.h"

#include <glib/gi18n-lib.h>

#include "isms-acceptance-dialog.h"
#include "isms-acknowledge-dialog.h"
#include "isms-agenda-page.h"
#include "isms-attendance-dialog.h"
#include "isms-checks-group.h"
#include "isms-dependency-dialog.h"
#include "isms-document-dialog.h"
#include "isms-edit.h"
#include "isms-estimate-group.h"
#include "isms-heat-page.h"
#include "isms-import-dialog.h"
#include "isms-journal-page.h"
#include "isms-measure-dialog.h"
#include "isms-method-dialog.h"
#include "isms-method-page.h"
#include "isms-questions-dialog.h"
#include "isms-risks-page.h"
#include "isms-scenario-dialog.h"

/* An asset that inherits a need and depends on something, or 0. */
static gint64
find_dependent (IsmsWindow *window)
{
  IsmsDatabase *database = isms_workspace_get_reader (isms_window_get_workspace (window));
  const IsmsKind *kind = isms_kind_find ("asset");
  g_autoptr (IsmsQuery) query = isms_query_new (kind);
  g_autoptr (GArray) ids = NULL;

  isms_query_sort (query, "c_from", TRUE);
  ids = isms_query_run (query, database, NULL, NULL);
  for (guint i = 0; ids && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (GArray) links = isms_record_load_links (
          database, kind, id, isms_kind_find_field (kind, "depends_on"), NULL);

      if (links && links->len > 0)
        return id;
    }
  return 0;
}

static void
close_dialog (IsmsWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  if (dialog != NULL)
    adw_dialog_force_close (dialog);
  shots_rest ();
}

static gint64
find_number (IsmsWindow *window, const char *sql)
{
  gint64 id = 0;

  isms_database_query_int (isms_workspace_get_reader (isms_window_get_workspace (window)), sql, &id,
                           NULL);
  return id;
}

static gint64
find_by_ref (IsmsWindow *window, const char *kind, const char *ref)
{
  IsmsDatabase *database = isms_workspace_get_reader (isms_window_get_workspace (window));
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE ref = '%s'", kind, ref);
  gint64 id = 0;

  isms_database_query_int (database, sql, &id, NULL);
  return id;
}

/* In the form of a record, as far down as that group. */
static GtkWidget *
scroll_to_group (IsmsWindow *window, const char *kind, const char *ref, const char *type)
{
  GtkWidget *group;

  if (!isms_window_show_record (window, kind, find_by_ref (window, kind, ref)))
    return NULL;
  shots_rest ();
  group = isms_ui_test_find_type (GTK_WIDGET (window), type);
  if (group)
    gtk_widget_child_focus (group, GTK_DIR_TAB_FORWARD);
  shots_rest ();
  return group;
}

/* A draft with blanks, what is new in a version, and who has read it. */
static void
shoot_documents (IsmsWindow *window, const char *suffix)
{
  IsmsWorkspace *workspace = isms_window_get_workspace (window);
  const IsmsKind *kind = isms_kind_find ("document");
  gint64 draft = find_number (
      window, "SELECT id FROM document_version WHERE state = 'draft' ORDER BY id LIMIT 1");
  gint64 newer =
      find_number (window, "SELECT id FROM document_version WHERE number = 2 ORDER BY id LIMIT 1");
  const gint64 versions[] = { draft, newer };

  isms_window_show_destination (window, "documents");
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (window)), "document");
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT document_id FROM document_version WHERE id = %" G_GINT64_FORMAT, versions[i]);
      g_autoptr (IsmsRecord) document = isms_record_load (isms_workspace_get_reader (workspace),
                                                          kind, find_number (window, sql), NULL);
      IsmsDocumentDialog *dialog;

      if (document == NULL)
        continue;
      dialog = isms_document_dialog_present (GTK_WIDGET (window), workspace, document, versions[i]);
      shots_save (window, "documents-%s-%s", i == 0 ? "draft" : "version", suffix);
      isms_document_dialog_show_changes (dialog, TRUE);
      shots_save (window, "documents-%s-changes-%s", i == 0 ? "draft" : "version", suffix);
      close_dialog (window);
      if (i == 1 && isms_acknowledge_dialog_present (GTK_WIDGET (window), workspace, document))
        shots_save (window, "documents-acknowledge-%s", suffix);
      close_dialog (window);
    }
}

/* A session with who was there, and the sitting that records it. */
static void
shoot_people (IsmsWindow *window, const char *suffix)
{
  IsmsWorkspace *workspace = isms_window_get_workspace (window);
  gint64 session = find_number (
      window, "SELECT id FROM session WHERE state = 'held' ORDER BY held_on DESC LIMIT 1");
  g_autoptr (IsmsRecord) record = NULL;

  if (session == 0 || !isms_window_show_record (window, "session", session))
    return;
  shots_save (window, "people-session-held-%s", suffix);
  record = isms_record_load (isms_workspace_get_reader (workspace), isms_kind_find ("session"),
                             session, NULL);
  if (record != NULL)
    isms_attendance_dialog_present (GTK_WIDGET (window), workspace, record);
  shots_save (window, "people-sitting-%s", suffix);
  close_dialog (window);
}

/* A nonconformity whose check found that what was done did not help. */
static void
shoot_improvement (IsmsWindow *window, const char *suffix)
{
  gint64 again = find_number (window, "SELECT id FROM nonconformity WHERE result = 'not_effective' "
                                      "ORDER BY id LIMIT 1");

  if (again != 0 && isms_window_show_record (window, "nonconformity", again))
    shots_save (window, "improvement-again-%s", suffix);
}

/* The questionnaire. */
static void
shoot_suppliers (IsmsWindow *window, const char *suffix)
{
  IsmsWorkspace *workspace = isms_window_get_workspace (window);
  g_autoptr (IsmsRecord) supplier = isms_record_load (isms_workspace_get_reader (workspace),
                                                      isms_kind_find ("supplier"), 3, NULL);

  if (supplier == NULL)
    return;
  isms_questions_dialog_present (GTK_WIDGET (window), workspace, supplier, NULL);
  shots_save (window, "suppliers-questionnaire-%s", suffix);
  close_dialog (window);
}

/* A metric with gaps, and the dialog that records. */
static void
shoot_metrics (IsmsWindow *window, const char *suffix)
{
  gint64 metric = find_number (window, "SELECT id FROM metric_list ORDER BY missing DESC LIMIT 1");

  if (metric == 0 || !isms_window_show_record (window, "metric", metric))
    return;
  shots_save (window, "metrics-gaps-%s", suffix);
  isms_measure_dialog_present (GTK_WIDGET (window), isms_window_get_workspace (window), metric,
                               NULL);
  shots_save (window, "metrics-measure-%s", suffix);
  close_dialog (window);
}

static void
shoot_dialogs (IsmsWindow *window, const char *suffix)
{
  static const char *const actions[] = { "find",      "shortcuts",     "preferences",
                                         "acting-as", "new-workspace", "restore" };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *action = g_strconcat ("win.", actions[i], NULL);

      gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
      shots_save (window, "%s-%s", actions[i], suffix);
      if (g_str_equal (actions[i], "find"))
        {
          isms_ui_test_type ("la");
          shots_save (window, "find-words-%s", suffix);
          isms_ui_test_type ("zzzz");
          shots_save (window, "find-nothing-%s", suffix);
        }
      close_dialog (window);
    }
}

static void
shoot_toast (IsmsWindow *window, const char *suffix)
{
  IsmsStore *store = isms_workspace_get_store (isms_window_get_workspace (window));
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Added the asset “Badge printer”");

  isms_edit_create (step, isms_kind_find ("asset"), "Badge printer");
  if (isms_step_commit (step, NULL, NULL))
    shots_save (window, "undo-toast-%s", suffix);
  isms_store_undo (store, NULL, NULL);
  shots_save (window, "redo-toast-%s", suffix);
}

/* A register as people keep it, with something to say about it. */
static void
shoot_import (IsmsWindow *window, const char *suffix)
{
  static const char csv[] = "No;Risk;Likelihood;Impact;Score;Control;Owner\n"
                            "90;Badge of a visitor is not handed back;3;2;6;7.2;Ines Duarte\n"
                            "91;No test of the recovery plan;3;4;11;5.3;Tom Bakker\n"
                            "92;;;;;;\n";
  IsmsWorkspace *workspace = isms_window_get_workspace (window);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "register.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *tabs;

  if (!g_file_set_contents (path, csv, -1, NULL))
    return;
  isms_import_dialog_present (GTK_WIDGET (window), workspace, isms_kind_find ("risk"), file);
  shots_rest ();
  shots_save (window, "import-%s", suffix);
  tabs = isms_ui_test_find_type (GTK_WIDGET (window), "IsmsImportRows");
  tabs = tabs ? gtk_widget_get_ancestor (tabs, ADW_TYPE_VIEW_STACK) : NULL;
  if (tabs)
    adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (tabs), "rows");
  shots_save (window, "import-rows-%s", suffix);
  close_dialog (window);
}

/* Where it is estimated what a risk costs. */
static void
shoot_losses (IsmsWindow *window, const char *suffix)
{
  GtkWidget *group;
  IsmsRisksPage *page;

  isms_window_show_destination (window, "risks");
  page = ISMS_RISKS_PAGE (isms_window_get_page (window));
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (page), "losses");
  isms_window_show_record (window, "risk", shots_find_first (window, "risk"));
  shots_rest ();
  group = isms_ui_test_find_type (GTK_WIDGET (page), "IsmsEstimateGroup");
  if (group)
    {
      isms_estimate_group_edit (ISMS_ESTIMATE_GROUP (group));
      shots_save (window, "losses-estimate-%s", suffix);
    }
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (page), "map");
}

static void
shoot_print (IsmsWindow *window, const char *suffix)
{
  isms_window_show_destination (window, "risks");
  shots_rest ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  shots_rest ();
  shots_save (window, "print-%s", suffix);
  close_dialog (window);
}

/* The risk method, and what it takes to change it. */
static void
shoot_method (IsmsWindow *window, const char *suffix)
{
  GtkWidget *found;
  IsmsMethodDialog *dialog;

  isms_window_show_destination (window, "risks");
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (window)), "method");
  shots_save (window, "method-%s", suffix);
  found = isms_ui_test_find_type (GTK_WIDGET (window), "IsmsMethodPage");
  isms_method_page_change (ISMS_METHOD_PAGE (found));
  found = isms_ui_test_find_type (GTK_WIDGET (window), "IsmsMethodDialog");
  if (!found)
    return;
  dialog = ISMS_METHOD_DIALOG (found);
  shots_save (window, "method-scales-%s", suffix);
  found = isms_ui_test_find_type (GTK_WIDGET (dialog), "AdwViewStack");
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (found), "levels");
  shots_save (window, "method-levels-%s", suffix);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (found), "grid");
  shots_save (window, "method-grid-%s", suffix);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "method.start", "s", "4x4");
  isms_method_dialog_go (dialog, "mapping");
  shots_save (window, "method-mapping-%s", suffix);
  isms_method_dialog_go (dialog, "preview");
  shots_save (window, "method-preview-%s", suffix);
  close_dialog (window);
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (window)), "map");
}

/* What an asset leads to: what it depends on, and the risks suggested for it. */
static void
shoot_assets (IsmsWindow *window, const char *suffix)
{
  IsmsWorkspace *workspace = isms_window_get_workspace (window);
  gint64 id = find_dependent (window);
  g_autoptr (IsmsRecord) asset =
      isms_record_load (isms_workspace_get_reader (workspace), isms_kind_find ("asset"), id, NULL);

  if (asset == NULL)
    return;
  isms_window_show_record (window, "asset", id);
  shots_save (window, "assets-needs-%s", suffix);
  adw_dialog_present (isms_dependency_dialog_new (workspace, asset), GTK_WIDGET (window));
  shots_save (window, "assets-dependencies-%s", suffix);
  close_dialog (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.suggest-risks", NULL);
  shots_save (window, "assets-suggest-%s", suffix);
  isms_scenario_dialog_tick (
      ISMS_SCENARIO_DIALOG (isms_ui_test_find_type (GTK_WIDGET (window), "IsmsScenarioDialog")), 1);
  shots_save (window, "assets-suggest-ticked-%s", suffix);
  close_dialog (window);
}

/* The map in time. */
static void
shoot_time (IsmsWindow *window, const char *suffix)
{
  IsmsHeatPage *page;

  isms_window_show_destination (window, "risks");
  shots_rest ();
  page = ISMS_HEAT_PAGE (isms_ui_test_find_type (GTK_WIDGET (window), "IsmsHeatPage"));
  if (page == NULL)
    return;
  isms_heat_page_show_movement (page, NULL);
  shots_save (window, "map-movement-%s", suffix);
  isms_heat_page_show_movement (page, "2026-05-01");
  shots_save (window, "map-compare-%s", suffix);
  isms_heat_page_set_posture (page, ISMS_POSTURE_CURRENT);
  isms_heat_page_show_time (page);
  shots_rest ();
  isms_heat_time_set_day (isms_heat_page_get_time (page), "2026-02-01");
  shots_save (window, "map-as-of-%s", suffix);
  isms_heat_time_set_day (isms_heat_page_get_time (page), NULL);
  shots_rest ();
}

/* What the statement covers of a customer's requirements, and by which mappings. */
static void
shoot_coverage (IsmsWindow *window, const char *suffix)
{
  GtkWidget *group = scroll_to_group (window, "framework", "NW", "IsmsCoverageGroup");
  GtkWidget *row = group ? isms_ui_test_find_type (group, "AdwExpanderRow") : NULL;

  if (row)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  if (group)
    shots_save (window, "controls-coverage-%s", suffix);
  group = scroll_to_group (window, "control", "NW.1.2", "IsmsMappingGroup");
  row = group ? isms_ui_test_find_type (group, "AdwActionRow") : NULL;
  if (row)
    {
      gtk_widget_grab_focus (row);
      shots_rest ();
      shots_save (window, "controls-mappings-%s", suffix);
    }
}

/* What is done about one risk: its actions, who accepted it. */
static void
shoot_treatment (IsmsWindow *window, const char *suffix)
{
  GtkWidget *group;

  if (scroll_to_group (window, "risk", "R-014", "IsmsActionsGroup"))
    shots_save (window, "plan-risk-%s", suffix);
  if (scroll_to_group (window, "risk", "R-014", "IsmsAcceptanceGroup"))
    shots_save (window, "acceptance-lapsed-%s", suffix);
  group = scroll_to_group (window, "risk", "R-012", "IsmsAcceptanceGroup");
  if (group)
    {
      IsmsWorkspace *workspace = isms_window_get_workspace (window);
      g_autoptr (IsmsRecord) risk =
          isms_record_load (isms_workspace_get_reader (workspace), isms_kind_find ("risk"),
                            find_by_ref (window, "risk", "R-012"), NULL);

      isms_acceptance_dialog_present (group, workspace, risk, ISMS_ACCEPT_RISK);
      shots_save (window, "acceptance-dialog-%s", suffix);
      close_dialog (window);
    }
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (window)), "map");
}

/* What is tested of one control, and what one check found. */
static void
shoot_checks (IsmsWindow *window, const char *suffix)
{
  GtkWidget *group;

  if (scroll_to_group (window, "control_check", "CK-002", "IsmsResultsGroup"))
    shots_save (window, "check-results-%s", suffix);
  group = scroll_to_group (window, "control", "A.5.18", "IsmsChecksGroup");
  if (!group)
    return;
  gtk_widget_grab_focus (isms_checks_group_get_entry (ISMS_CHECKS_GROUP (group)));
  shots_save (window, "checks-of-control-%s", suffix);
  gtk_widget_grab_focus (
      gtk_widget_get_ancestor (isms_ui_test_find_text (group, _ ("Record…")), GTK_TYPE_BUTTON));
  shots_rest ();
  isms_ui_test_key ("Return");
  shots_rest ();
  shots_save (window, "check-dialog-%s", suffix);
  close_dialog (window);
}

/* The overview fills in the background. */
static void
shoot_overview (IsmsWindow *window, const char *suffix)
{
  static const char *const places[][3] = {
    { "overview", "overview", "overview" },
    { "overview", "questions", "questions" },
    { "certification", "roadmap", "roadmap" },
    { "certification", "gap_item", "gap-assessment" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-place", "(ss)", places[i][0],
                                  places[i][1]);
      shots_rest ();
      shots_rest ();
      shots_save (window, "%s-%s", places[i][2], suffix);
    }
}

/* The agenda as a month; a step of the journal that is open, and the chain verified. */
static void
shoot_working_year (IsmsWindow *window, const char *suffix)
{
  IsmsTabsPage *page;
  IsmsJournalPage *journal;

  isms_window_show_destination (window, "overview");
  page = ISMS_TABS_PAGE (isms_window_get_page (window));
  isms_tabs_page_show_tab (page, "agenda");
  isms_agenda_page_show_month (ISMS_AGENDA_PAGE (isms_tabs_page_get_tab (page, "agenda")), TRUE);
  shots_save (window, "overview-month-%s", suffix);
  isms_agenda_page_show_month (ISMS_AGENDA_PAGE (isms_tabs_page_get_tab (page, "agenda")), FALSE);
  isms_tabs_page_show_tab (page, "journal");
  shots_rest ();
  journal = ISMS_JOURNAL_PAGE (isms_tabs_page_get_tab (page, "journal"));
  isms_journal_page_open (journal, 1);
  isms_journal_page_verify (journal);
  shots_save (window, "overview-journal-open-%s", suffix);
}

void
shots_take_parts (IsmsWindow *window, const char *suffix)
{
  static void (*const parts[]) (IsmsWindow *, const char *) = {
    shoot_time,    shoot_assets,      shoot_method,    shoot_losses,       shoot_treatment,
    shoot_checks,  shoot_coverage,    shoot_documents, shoot_people,       shoot_suppliers,
    shoot_metrics, shoot_improvement, shoot_overview,  shoot_working_year, shoot_import,
    shoot_print,   shoot_dialogs,     shoot_toast,
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    parts[i](window, suffix);
}
