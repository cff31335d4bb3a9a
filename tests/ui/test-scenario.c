/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Assets in the real window: what they inherit and depend on, and the risks suggested for them. */

#include <string.h>

#include "isms-asset-group.h"
#include "isms-dependency-dialog.h"
#include "isms-desk.h"
#include "isms-edit.h"
#include "isms-scenario-dialog.h"
#include "isms-tabs-page.h"

static const char *const titles[] = { "Customer data", "Server", NULL };

static gint64
count (IsmsDesk *desk, const char *kind)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find (kind));

  return isms_query_count (query, isms_workspace_get_reader (desk->workspace), NULL);
}

static AdwDialog *
get_dialog (IsmsDesk *desk)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk->window));
}

/* The dialog's own, not that of the list to pick an asset from. */
static gboolean
is_search (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SEARCH_ENTRY (widget)
         && g_strcmp0 (gtk_search_entry_get_placeholder_text (GTK_SEARCH_ENTRY (widget)),
                       "Search suggestions")
                == 0;
}

/* The first Escape empties the search, the second closes the dialog. */
static void
test_escape (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  GtkWidget *search;

  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.suggest-risks", NULL);
  wait_for (ISMS_IS_SCENARIO_DIALOG (get_dialog (&desk)))
    ;
  isms_ui_test_settle (GTK_WIDGET (get_dialog (&desk)));
  search = isms_ui_test_find (GTK_WIDGET (get_dialog (&desk)), is_search, NULL);
  isms_ui_test_focus (search);
  isms_ui_test_type ("fire");
  isms_ui_test_key ("Escape");
  wait_for (*gtk_editable_get_text (GTK_EDITABLE (search)) == '\0')
    ;
  g_assert_nonnull (get_dialog (&desk));
  isms_ui_test_key ("Escape");
  wait_for (get_dialog (&desk) == NULL)
    ;
  isms_ui_test_close (desk.window);
}

/* Pick an asset, tick three: three drafts are there, and one undo takes them away. */
static void
test_suggest (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  IsmsScenarioDialog *dialog;
  GtkWidget *add, *search;
  guint all;

  isms_desk_set_field (&desk, 1, "kind", "hardware");
  gtk_selection_model_select_item (desk.selection, 1, TRUE);
  wait_for (isms_detail_get_record (isms_desk_get_detail (&desk)) != NULL)
    ;
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.suggest-risks", NULL);
  wait_for (ISMS_IS_SCENARIO_DIALOG (get_dialog (&desk)))
    ;
  dialog = ISMS_SCENARIO_DIALOG (get_dialog (&desk));
  isms_ui_test_settle (GTK_WIDGET (dialog));
  all = isms_scenario_dialog_get_n_listed (dialog);
  g_assert_cmpuint (all, >=, 20);

  search = isms_ui_test_find (GTK_WIDGET (dialog), is_search, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "ransomware");
  wait_for (isms_scenario_dialog_get_n_listed (dialog) < all)
    ;
  g_assert_cmpuint (isms_scenario_dialog_get_n_listed (dialog), >, 0);
  isms_ui_test_focus (search);
  isms_ui_test_key ("Escape");
  wait_for (isms_scenario_dialog_get_n_listed (dialog) == all)
    ;

  add = isms_ui_test_find_button (GTK_WIDGET (dialog), "Add Drafts");
  g_assert_false (gtk_widget_get_sensitive (add));
  for (guint i = 0; i < 3; i++)
    isms_scenario_dialog_tick (dialog, i);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (add)), ==, "Add 3 Drafts");
  isms_ui_test_settle (add);
  isms_ui_test_save (GTK_WIDGET (desk.window), "scenario-suggest");
  /* From the search to a row, its box and the button. */
  isms_ui_test_focus (search);
  isms_ui_test_key ("Tab");
  isms_ui_test_key ("Tab");
  isms_ui_test_key ("Tab");
  wait_for (gtk_widget_has_focus (add))
    ;
  isms_ui_test_key ("Return");
  wait_for (count (&desk, "risk") == 3)
    ;
  wait_for (get_dialog (&desk) == NULL)
    ;
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (count (&desk, "risk") == 0)
    ;
  isms_ui_test_close (desk.window);
}

static void
depend (IsmsDesk *desk)
{
  g_autoptr (IsmsRecord) asset = isms_record_load (isms_workspace_get_reader (desk->workspace),
                                                   isms_kind_find ("asset"), 1, NULL);
  g_autoptr (IsmsStep) step = isms_store_begin (isms_desk_get_store (desk), "Tie them");

  isms_edit_set (step, asset, isms_kind_find_field (isms_kind_find ("asset"), "need_c"), "4", NULL);
  isms_edit_set (step, asset, isms_kind_find_field (isms_kind_find ("asset"), "depends_on"), "2",
                 NULL);
  g_assert_true (isms_step_commit (step, NULL, NULL));
}

/* What is inherited is said in words, and the tree leads to where it comes from. */
static void
test_dependencies (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  GtkWidget *group;
  GListModel *model;
  AdwDialog *dialog;

  depend (&desk);
  isms_window_show_record (desk.window, "asset", 2);
  wait_for (isms_detail_get_record (isms_desk_get_detail (&desk)) != NULL
            && isms_record_get_id (isms_detail_get_record (isms_desk_get_detail (&desk))) == 2)
    ;
  group = isms_ui_test_find_type (GTK_WIDGET (desk.window), "IsmsAssetGroup");
  wait_for (isms_ui_test_find_text (group, "4, inherited from A-001 Customer data") != NULL)
    ;

  dialog = isms_dependency_dialog_new (desk.workspace,
                                       isms_detail_get_record (isms_desk_get_detail (&desk)));
  adw_dialog_present (dialog, group);
  wait_for (get_dialog (&desk) == dialog)
    ;
  model = isms_dependency_dialog_get_model (ISMS_DEPENDENCY_DIALOG (dialog));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 3);
  isms_ui_test_settle (GTK_WIDGET (dialog));
  isms_ui_test_save (GTK_WIDGET (desk.window), "scenario-dependencies");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (dialog), "A-001 Customer data") != NULL)
    ;
  g_signal_emit_by_name (isms_ui_test_find_type (GTK_WIDGET (dialog), "GtkListView"), "activate",
                         2);
  wait_for (isms_record_get_id (isms_detail_get_record (isms_desk_get_detail (&desk))) == 1)
    ;
  isms_ui_test_close (desk.window);
}

static gboolean
has_tooltip (GtkWidget *widget, gconstpointer tooltip)
{
  return gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0;
}

/* Is there such an item in the menu of this page? */
static gboolean
offers (IsmsDesk *desk, const char *item)
{
  GtkWidget *window = GTK_WIDGET (desk->window);
  GtkWidget *menu = isms_ui_test_find (window, has_tooltip, "This Page");
  gboolean found;

  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  wait_for (isms_ui_test_find_button (window, "Find in This Page") != NULL)
    ;
  found = isms_ui_test_find_button (window, item) != NULL;
  gtk_menu_button_popdown (GTK_MENU_BUTTON (menu));
  wait_for (isms_ui_test_find_button (window, "Find in This Page") == NULL)
    ;
  return found;
}

/* Each page offers what can be done on it. */
static void
test_offers (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  GtkWidget *window = GTK_WIDGET (desk.window);

  g_assert_nonnull (isms_ui_test_find (window, has_tooltip, "New Asset"));
  g_assert_true (offers (&desk, "Suggest Risks…"));
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (desk.window)), "threat");
  g_assert_nonnull (isms_ui_test_find (window, has_tooltip, "New Threat"));
  isms_window_show_destination (desk.window, "risks");
  g_assert_nonnull (isms_ui_test_find (window, has_tooltip, "New Risk"));
  g_assert_true (offers (&desk, "Suggest Risks…"));
  isms_window_show_destination (desk.window, "people");
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (desk.window)), "person");
  g_assert_nonnull (isms_ui_test_find (window, has_tooltip, "New Person"));
  g_assert_false (offers (&desk, "Suggest Risks…"));
  isms_ui_test_close (desk.window);
}

static void
test_tabs (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  IsmsTabsPage *page = ISMS_TABS_PAGE (isms_window_get_page (desk.window));
  IsmsRegister *threats;

  g_assert_true (isms_window_show_record (desk.window, "threat", 1));
  threats = ISMS_REGISTER (isms_tabs_page_get_tab (page, NULL));
  g_assert_cmpstr (isms_register_get_kind (threats)->name, ==, "threat");
  wait_for (isms_detail_get_record (ISMS_DETAIL (isms_register_get_detail (threats))) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "scenario-threats");
  g_assert_true (isms_window_show_record (desk.window, "vulnerability", 1));
  g_assert_true (isms_window_show_record (desk.window, "asset", 1));
  g_assert_true (isms_tabs_page_get_tab (page, NULL) == GTK_WIDGET (desk.page));
  isms_ui_test_close (desk.window);
}

int
main (int argc, char *argv[])
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/scenario/suggest", test_suggest);
  g_test_add_func ("/ui/scenario/escape", test_escape);
  g_test_add_func ("/ui/scenario/dependencies", test_dependencies);
  g_test_add_func ("/ui/scenario/tabs", test_tabs);
  g_test_add_func ("/ui/scenario/offers", test_offers);
  return isms_ui_test_run ();
}
