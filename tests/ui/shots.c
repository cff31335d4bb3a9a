/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-shots [WORKSPACE]: drives the real window through every destination and state, in light
 * and dark, narrow and wide, and leaves a picture of each in the directory that SHOTS names
 * (build/shots by `./dev shots`). For people to look at, not a test. Works on a copy. */

#include "isms-ui-test.h"

#include "isms-acceptance-dialog.h"
#include "isms-acknowledge-dialog.h"
#include "isms-attendance-dialog.h"
#include "isms-checks-group.h"
#include "isms-dependency-dialog.h"
#include "isms-destinations.h"
#include "isms-document-dialog.h"
#include "isms-edit.h"
#include "isms-estimate-group.h"
#include "isms-heat-page.h"
#include "isms-import-dialog.h"
#include "isms-list.h"
#include "isms-measure-dialog.h"
#include "isms-method-dialog.h"
#include "isms-method-page.h"
#include "isms-query.h"
#include "isms-questions-dialog.h"
#include "isms-risks-page.h"
#include "isms-scenario-dialog.h"
#include "isms-window-actions.h"

#define QUIET (120 * 1000)         /* µs without an event: nothing more is coming */
#define PATIENCE (2 * 1000 * 1000) /* µs: something moves for ever */

static const int widths[] = { 360, 900, 1400 };

/* Until what loads in the background is there. */
static void
rest (void)
{
  gint64 begin = g_get_monotonic_time ();
  gint64 last = begin;

  while (g_get_monotonic_time () - last < QUIET && last - begin < PATIENCE)
    {
      if (g_main_context_iteration (NULL, FALSE))
        last = g_get_monotonic_time ();
      else
        g_usleep (2000);
    }
}

static void save (IsmsWindow *window, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
save (IsmsWindow *window, const char *format, ...)
{
  g_autofree char *name = NULL;
  va_list args;

  va_start (args, format);
  name = g_strdup_vprintf (format, args);
  va_end (args);
  rest ();
  isms_ui_test_save (GTK_WIDGET (window), name);
  g_print ("%s\n", name);
}

static GSettings *
get_settings (void)
{
  return isms_application_get_settings (isms_ui_test_get_application ());
}

static IsmsWindow *
open_sized (const char *path, int width)
{
  g_settings_set_int (get_settings (), "window-width", width);
  g_settings_set_int (get_settings (), "window-height", width == 360 ? 720 : 800);
  return isms_ui_test_open (path);
}

static gint64
find_first (IsmsWindow *window, const char *kind)
{
  IsmsDatabase *database = isms_workspace_get_reader (isms_window_get_workspace (window));
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find (kind));
  g_autoptr (GArray) ids = isms_query_run (query, database, NULL, NULL);

  return ids && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

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

/* Each page as it opens, and with its first record. */
static void
shoot_destinations (IsmsWindow *window, const char *suffix)
{
  guint n;
  const IsmsDestination *all = isms_destinations (&n);

  for (guint i = 0; i < n; i++)
    {
      gint64 id = find_first (window, all[i].kinds[0]);

      isms_window_show_destination (window, all[i].id);
      save (window, "%s-%s", all[i].id, suffix);
      if (id && isms_window_show_record (window, all[i].kinds[0], id))
        save (window, "%s-record-%s", all[i].id, suffix);
    }
}

static void
close_dialog (IsmsWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  if (dialog != NULL)
    adw_dialog_force_close (dialog);
  rest ();
}

static gint64
find_number (IsmsWindow *window, const char *sql)
{
  gint64 id = 0;

  isms_database_query_int (isms_workspace_get_reader (isms_window_get_workspace (window)), sql, &id,
                           NULL);
  return id;
}

/* The tabs of the context that are more than a register, and what requirements are answered by. */
static void
shoot_context (IsmsWindow *window, const char *suffix)
{
  static const char *const tabs[] = { "scope", "responsibility", "requirement" };

  isms_window_show_destination (window, "context");
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (window)), tabs[i]);
      save (window, "context-%s-%s", tabs[i], suffix);
    }
  isms_window_show_record (window, "requirement", find_first (window, "requirement"));
  save (window, "context-requirement-record-%s", suffix);
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
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (window)), "templates");
  save (window, "documents-templates-%s", suffix);
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (window)), "required");
  save (window, "documents-required-%s", suffix);
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
      save (window, "documents-%s-%s", i == 0 ? "draft" : "version", suffix);
      isms_document_dialog_show_changes (dialog, TRUE);
      save (window, "documents-%s-changes-%s", i == 0 ? "draft" : "version", suffix);
      close_dialog (window);
      if (i == 1 && isms_acknowledge_dialog_present (GTK_WIDGET (window), workspace, document))
        save (window, "documents-acknowledge-%s", suffix);
      close_dialog (window);
    }
}

/* The tabs of people and training, a session with who was there, and the sitting that records it.
 */
static void
shoot_people (IsmsWindow *window, const char *suffix)
{
  static const char *const names[] = { "coverage", "course", "session",    "attendance",
                                       "person",   "unit",   "competence", "qualification" };
  IsmsWorkspace *workspace = isms_window_get_workspace (window);
  gint64 session = find_number (
      window, "SELECT id FROM session WHERE state = 'held' ORDER BY held_on DESC LIMIT 1");
  g_autoptr (IsmsRecord) record = NULL;
  IsmsTabsPage *page;

  isms_window_show_destination (window, "people");
  page = ISMS_TABS_PAGE (isms_window_get_page (window));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      isms_tabs_page_show_tab (page, names[i]);
      save (window, "people-%s-%s", names[i], suffix);
    }
  if (session == 0 || !isms_window_show_record (window, "session", session))
    return;
  save (window, "people-session-record-%s", suffix);
  record = isms_record_load (isms_workspace_get_reader (workspace), isms_kind_find ("session"),
                             session, NULL);
  if (record != NULL)
    isms_attendance_dialog_present (GTK_WIDGET (window), workspace, record);
  save (window, "people-sitting-%s", suffix);
  close_dialog (window);
}

/* Its tabs, and a nonconformity whose check found that what was done did not help. */
static void
shoot_improvement (IsmsWindow *window, const char *suffix)
{
  static const char *const names[] = { "nonconformity", "improvement" };
  gint64 again = find_number (window, "SELECT id FROM nonconformity WHERE result = 'not_effective' "
                                      "ORDER BY id LIMIT 1");
  IsmsTabsPage *page;

  isms_window_show_destination (window, "improvement");
  page = ISMS_TABS_PAGE (isms_window_get_page (window));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      isms_tabs_page_show_tab (page, names[i]);
      save (window, "improvement-%s-%s", names[i], suffix);
    }
  if (again != 0 && isms_window_show_record (window, "nonconformity", again))
    save (window, "improvement-record-%s", suffix);
}

/* The tabs of the suppliers with a record of each, and the questionnaire. */
static void
shoot_suppliers (IsmsWindow *window, const char *suffix)
{
  static const char *const names[] = { "supplier", "contract", "supplier_certificate",
                                       "supplier_assessment" };
  IsmsWorkspace *workspace = isms_window_get_workspace (window);
  g_autoptr (IsmsRecord) supplier = NULL;
  IsmsTabsPage *page;

  isms_window_show_destination (window, "suppliers");
  page = ISMS_TABS_PAGE (isms_window_get_page (window));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      isms_tabs_page_show_tab (page, names[i]);
      save (window, "suppliers-%s-%s", names[i], suffix);
      isms_window_show_record (window, names[i], 3);
      save (window, "suppliers-%s-record-%s", names[i], suffix);
    }
  supplier = isms_record_load (isms_workspace_get_reader (workspace), isms_kind_find ("supplier"),
                               3, NULL);
  if (supplier != NULL)
    isms_questions_dialog_present (GTK_WIDGET (window), workspace, supplier, NULL);
  save (window, "suppliers-questionnaire-%s", suffix);
  close_dialog (window);
}

/* What is measured and the values, a metric with gaps, and the dialog that records. */
static void
shoot_metrics (IsmsWindow *window, const char *suffix)
{
  gint64 metric = find_number (window, "SELECT id FROM metric_list ORDER BY missing DESC LIMIT 1");
  IsmsTabsPage *page;

  isms_window_show_destination (window, "metrics");
  page = ISMS_TABS_PAGE (isms_window_get_page (window));
  isms_tabs_page_show_tab (page, "measurement");
  save (window, "metrics-measurement-%s", suffix);
  if (metric == 0 || !isms_window_show_record (window, "metric", metric))
    return;
  save (window, "metrics-record-%s", suffix);
  isms_measure_dialog_present (GTK_WIDGET (window), isms_window_get_workspace (window), metric,
                               NULL);
  save (window, "metrics-measure-%s", suffix);
  close_dialog (window);
}

/* The tabs of the controls, with a record of each register. */
static void
shoot_controls (IsmsWindow *window, const char *suffix)
{
  static const char *const names[] = { "statement", "versions", "evidence", "framework" };
  IsmsTabsPage *page;

  isms_window_show_destination (window, "controls");
  page = ISMS_TABS_PAGE (isms_window_get_page (window));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      isms_tabs_page_show_tab (page, names[i]);
      save (window, "controls-%s-%s", names[i], suffix);
    }
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
      save (window, "%s-%s", actions[i], suffix);
      if (g_str_equal (actions[i], "find"))
        {
          isms_ui_test_type ("la");
          save (window, "find-words-%s", suffix);
          isms_ui_test_type ("zzzz");
          save (window, "find-nothing-%s", suffix);
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
    save (window, "undo-toast-%s", suffix);
  isms_store_undo (store, NULL, NULL);
  save (window, "redo-toast-%s", suffix);
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
  rest ();
  save (window, "import-%s", suffix);
  tabs = isms_ui_test_find_type (GTK_WIDGET (window), "IsmsImportRows");
  tabs = tabs ? gtk_widget_get_ancestor (tabs, ADW_TYPE_VIEW_STACK) : NULL;
  if (tabs)
    adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (tabs), "rows");
  save (window, "import-rows-%s", suffix);
  close_dialog (window);
}

/* What the risks cost, and where it is estimated. */
static void
shoot_losses (IsmsWindow *window, const char *suffix)
{
  GtkWidget *group;
  IsmsRisksPage *page;

  isms_window_show_destination (window, "risks");
  page = ISMS_RISKS_PAGE (isms_window_get_page (window));
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (page), "losses");
  save (window, "losses-%s", suffix);
  isms_window_show_record (window, "risk", find_first (window, "risk"));
  rest ();
  group = isms_ui_test_find_type (GTK_WIDGET (page), "IsmsEstimateGroup");
  if (group)
    {
      isms_estimate_group_edit (ISMS_ESTIMATE_GROUP (group));
      save (window, "losses-estimate-%s", suffix);
    }
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (page), "map");
}

static void
shoot_print (IsmsWindow *window, const char *suffix)
{
  isms_window_show_destination (window, "risks");
  rest ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.print", NULL);
  rest ();
  save (window, "print-%s", suffix);
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
  save (window, "method-%s", suffix);
  found = isms_ui_test_find_type (GTK_WIDGET (window), "IsmsMethodPage");
  isms_method_page_change (ISMS_METHOD_PAGE (found));
  found = isms_ui_test_find_type (GTK_WIDGET (window), "IsmsMethodDialog");
  if (!found)
    return;
  dialog = ISMS_METHOD_DIALOG (found);
  save (window, "method-scales-%s", suffix);
  found = isms_ui_test_find_type (GTK_WIDGET (dialog), "AdwViewStack");
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (found), "levels");
  save (window, "method-levels-%s", suffix);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (found), "grid");
  save (window, "method-grid-%s", suffix);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "method.start", "s", "4x4");
  isms_method_dialog_go (dialog, "mapping");
  save (window, "method-mapping-%s", suffix);
  isms_method_dialog_go (dialog, "preview");
  save (window, "method-preview-%s", suffix);
  close_dialog (window);
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (window)), "map");
}

/* The catalogues, and what an asset leads to: what it depends on, and the risks suggested for it.
 */
static void
shoot_assets (IsmsWindow *window, const char *suffix)
{
  static const char *const kinds[] = { "threat", "vulnerability" };
  IsmsWorkspace *workspace = isms_window_get_workspace (window);
  IsmsTabsPage *page;
  gint64 id = find_dependent (window);
  g_autoptr (IsmsRecord) asset =
      isms_record_load (isms_workspace_get_reader (workspace), isms_kind_find ("asset"), id, NULL);

  if (asset == NULL)
    return;
  isms_window_show_destination (window, "assets");
  page = ISMS_TABS_PAGE (isms_window_get_page (window));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      isms_tabs_page_show_tab (page, kinds[i]);
      save (window, "assets-%s-%s", kinds[i], suffix);
      isms_window_show_record (window, kinds[i], find_first (window, kinds[i]));
      save (window, "assets-%s-record-%s", kinds[i], suffix);
    }
  isms_window_show_record (window, "asset", id);
  save (window, "assets-needs-%s", suffix);
  adw_dialog_present (isms_dependency_dialog_new (workspace, asset), GTK_WIDGET (window));
  save (window, "assets-dependencies-%s", suffix);
  close_dialog (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.suggest-risks", NULL);
  save (window, "assets-suggest-%s", suffix);
  isms_scenario_dialog_tick (
      ISMS_SCENARIO_DIALOG (isms_ui_test_find_type (GTK_WIDGET (window), "IsmsScenarioDialog")), 1);
  save (window, "assets-suggest-ticked-%s", suffix);
  close_dialog (window);
}

/* The map in time. */
static void
shoot_time (IsmsWindow *window, const char *suffix)
{
  IsmsHeatPage *page;

  isms_window_show_destination (window, "risks");
  rest ();
  page = ISMS_HEAT_PAGE (isms_ui_test_find_type (GTK_WIDGET (window), "IsmsHeatPage"));
  if (page == NULL)
    return;
  isms_heat_page_show_movement (page, NULL);
  save (window, "map-movement-%s", suffix);
  isms_heat_page_show_movement (page, "2026-05-01");
  save (window, "map-compare-%s", suffix);
  isms_heat_page_set_posture (page, ISMS_POSTURE_CURRENT);
  isms_heat_page_show_time (page);
  rest ();
  isms_heat_time_set_day (isms_heat_page_get_time (page), "2026-02-01");
  save (window, "map-as-of-%s", suffix);
  isms_heat_time_set_day (isms_heat_page_get_time (page), NULL);
  rest ();
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
  rest ();
  group = isms_ui_test_find_type (GTK_WIDGET (window), type);
  if (group)
    gtk_widget_child_focus (group, GTK_DIR_TAB_FORWARD);
  rest ();
  return group;
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
    save (window, "controls-coverage-%s", suffix);
  group = scroll_to_group (window, "control", "NW.1.2", "IsmsMappingGroup");
  row = group ? isms_ui_test_find_type (group, "AdwActionRow") : NULL;
  if (row)
    {
      gtk_widget_grab_focus (row);
      rest ();
      save (window, "controls-mappings-%s", suffix);
    }
}

/* The plan, and what is done about one risk: its actions, who accepted it. */
static void
shoot_treatment (IsmsWindow *window, const char *suffix)
{
  GtkWidget *group;

  isms_window_show_destination (window, "risks");
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (window)), "plan");
  save (window, "plan-%s", suffix);
  if (scroll_to_group (window, "risk", "R-014", "IsmsActionsGroup"))
    save (window, "plan-risk-%s", suffix);
  if (scroll_to_group (window, "risk", "R-014", "IsmsAcceptanceGroup"))
    save (window, "acceptance-lapsed-%s", suffix);
  group = scroll_to_group (window, "risk", "R-012", "IsmsAcceptanceGroup");
  if (group)
    {
      IsmsWorkspace *workspace = isms_window_get_workspace (window);
      g_autoptr (IsmsRecord) risk =
          isms_record_load (isms_workspace_get_reader (workspace), isms_kind_find ("risk"),
                            find_by_ref (window, "risk", "R-012"), NULL);

      isms_acceptance_dialog_present (group, workspace, risk, ISMS_ACCEPT_RISK);
      save (window, "acceptance-dialog-%s", suffix);
      close_dialog (window);
    }
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (window)), "map");
}

/* What is tested of one control, and what one check found. */
static void
shoot_checks (IsmsWindow *window, const char *suffix)
{
  GtkWidget *group;

  isms_window_show_destination (window, "controls");
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (window)), "control_check");
  save (window, "checks-%s", suffix);
  if (scroll_to_group (window, "control_check", "CK-002", "IsmsResultsGroup"))
    save (window, "check-results-%s", suffix);
  group = scroll_to_group (window, "control", "A.5.18", "IsmsChecksGroup");
  if (!group)
    return;
  gtk_widget_grab_focus (isms_checks_group_get_entry (ISMS_CHECKS_GROUP (group)));
  save (window, "checks-of-control-%s", suffix);
  gtk_widget_grab_focus (
      gtk_widget_get_ancestor (isms_ui_test_find_text (group, "Record…"), GTK_TYPE_BUTTON));
  rest ();
  isms_ui_test_key ("Return");
  rest ();
  save (window, "check-dialog-%s", suffix);
  close_dialog (window);
}

static void
shoot_first_run (const char *suffix, int width)
{
  IsmsWindow *window = open_sized (NULL, width);

  save (window, "first-run-%s", suffix);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-workspace", NULL);
  save (window, "first-run-questions-%s", suffix);
  isms_ui_test_close (window);
}

static void
shoot_read_only (const char *path, const char *suffix)
{
  g_autoptr (IsmsWorkspace) first = isms_workspace_open (path, ISMS_STORE_OPEN_DEFAULT, NULL, NULL);
  IsmsWindow *window;

  if (!first)
    return;
  window = open_sized (path, 900);
  save (window, "read-only-%s", suffix);
  isms_ui_test_close (window);
  isms_workspace_close (first);
}

static void
shoot_all (const char *path, const char *empty, const char *scheme)
{
  g_settings_set_string (get_settings (), "color-scheme", scheme);
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *suffix = g_strdup_printf ("%s-%d", scheme, widths[i]);
      g_autofree char *empty_suffix = g_strconcat ("empty-", suffix, NULL);
      IsmsWindow *window;

      shoot_first_run (suffix, widths[i]);
      window = open_sized (empty, widths[i]);
      shoot_destinations (window, empty_suffix);
      isms_ui_test_close (window);

      window = open_sized (path, widths[i]);
      shoot_destinations (window, suffix);
      shoot_assets (window, suffix);
      shoot_controls (window, suffix);
      shoot_context (window, suffix);
      shoot_documents (window, suffix);
      shoot_people (window, suffix);
      shoot_suppliers (window, suffix);
      shoot_metrics (window, suffix);
      shoot_improvement (window, suffix);
      shoot_dialogs (window, suffix);
      shoot_import (window, suffix);
      shoot_method (window, suffix);
      shoot_losses (window, suffix);
      shoot_treatment (window, suffix);
      shoot_checks (window, suffix);
      shoot_coverage (window, suffix);
      shoot_print (window, suffix);
      shoot_toast (window, suffix);
      if (widths[i] == 360)
        {
          gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-sidebar", NULL);
          save (window, "sidebar-%s", suffix);
        }
      isms_ui_test_close (window);
    }
  shoot_read_only (path, scheme);
}

/* Large letters, and the other way round. */
static void
shoot_times (const char *path, const char *scheme)
{
  g_settings_set_string (get_settings (), "color-scheme", scheme);
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *suffix = g_strdup_printf ("%s-%d", scheme, widths[i]);
      IsmsWindow *window = open_sized (path, widths[i]);

      shoot_time (window, suffix);
      isms_ui_test_close (window);
    }
}

static void
shoot_variants (const char *path)
{
  GtkSettings *gtk = gtk_settings_get_default ();
  IsmsWindow *window;
  int dpi;

  g_settings_set_string (get_settings (), "color-scheme", "light");
  g_object_get (gtk, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk, "gtk-xft-dpi", dpi * 2, NULL);
  window = open_sized (path, 1400);
  shoot_destinations (window, "large-text");
  shoot_assets (window, "large-text");
  shoot_controls (window, "large-text");
  shoot_context (window, "large-text");
  shoot_documents (window, "large-text");
  shoot_people (window, "large-text");
  shoot_improvement (window, "large-text");
  shoot_checks (window, "large-text");
  shoot_import (window, "large-text");
  shoot_losses (window, "large-text");
  shoot_treatment (window, "large-text");
  shoot_print (window, "large-text");
  isms_ui_test_close (window);
  g_object_set (gtk, "gtk-xft-dpi", dpi, NULL);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  window = open_sized (path, 1400);
  shoot_destinations (window, "right-to-left");
  shoot_assets (window, "right-to-left");
  shoot_controls (window, "right-to-left");
  shoot_context (window, "right-to-left");
  shoot_documents (window, "right-to-left");
  shoot_people (window, "right-to-left");
  shoot_improvement (window, "right-to-left");
  shoot_losses (window, "right-to-left");
  shoot_treatment (window, "right-to-left");
  isms_ui_test_close (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* The desktop's high contrast, which only a process of its own can be told of. */
static void
shoot_high_contrast (const char *path)
{
  static const char *const schemes[] = { "light", "dark" };

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_autofree char *suffix = g_strconcat ("high-contrast-", schemes[i], NULL);
      IsmsWindow *window;

      g_settings_set_string (get_settings (), "color-scheme", schemes[i]);
      window = open_sized (path, 1400);
      shoot_destinations (window, suffix);
      shoot_assets (window, suffix);
      shoot_controls (window, suffix);
      shoot_context (window, suffix);
      shoot_documents (window, suffix);
      shoot_people (window, suffix);
      shoot_improvement (window, suffix);
      shoot_import (window, suffix);
      shoot_method (window, suffix);
      shoot_treatment (window, suffix);
      shoot_checks (window, suffix);
      shoot_coverage (window, suffix);
      shoot_print (window, suffix);
      isms_ui_test_close (window);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autofree char *empty = NULL;

  isms_ui_test_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  if (!g_getenv ("SHOTS"))
    g_setenv ("SHOTS", "shots", TRUE);
  empty = isms_ui_test_create_workspace ("Brightwater Logistics");
  path = isms_ui_test_create_workspace ("Brightwater Logistics");
  if (argc > 1)
    {
      g_autoptr (GFile) from = g_file_new_for_commandline_arg (argv[1]);
      g_autoptr (GFile) to = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;

      if (!g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
        g_error ("%s: %s", argv[1], error->message);
    }
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    {
      shoot_high_contrast (path);
      return isms_ui_test_run ();
    }
  shoot_times (path, "light");
  shoot_times (path, "dark");
  shoot_all (path, empty, "light");
  shoot_all (path, empty, "dark");
  shoot_variants (path);
  return isms_ui_test_run ();
}
