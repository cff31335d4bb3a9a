/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The Statement of Applicability, filled by real keys in its grid (6.1.3 d). */

#include "isms-cell.h"
#include "isms-controls-page.h"
#include "isms-edit.h"
#include "isms-register.h"
#include "isms-ui-test.h"
#include "isms-window.h"

typedef struct
{
  IsmsWindow *window;
  IsmsTabsPage *page;
  IsmsRegister *statement;
  GtkSelectionModel *selection;
} Desk;

static gboolean
is_page (GtkWidget *widget, gconstpointer data)
{
  return ISMS_IS_CONTROLS_PAGE (widget);
}

static Desk
sit_down (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Key House");
  Desk desk = { NULL };

  desk.window = isms_ui_test_open (path);
  isms_window_show_destination (desk.window, "controls");
  wait_for (isms_ui_test_find (GTK_WIDGET (desk.window), is_page, NULL) != NULL)
    ;
  desk.page = ISMS_TABS_PAGE (isms_ui_test_find (GTK_WIDGET (desk.window), is_page, NULL));
  isms_tabs_page_show_tab (desk.page, "statement");
  desk.statement = ISMS_REGISTER (isms_tabs_page_get_tab (desk.page, "statement"));
  desk.selection =
      GTK_SELECTION_MODEL (isms_list_pane_get_selection (isms_register_get_pane (desk.statement)));
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (desk.selection)) == 93)
    ;
  isms_list_pane_focus_list (isms_register_get_pane (desk.statement));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  return desk;
}

static char *
dup_field (Desk *desk, guint position, const char *field)
{
  g_autoptr (IsmsRecord) record = g_list_model_get_item (G_LIST_MODEL (desk->selection), position);

  return isms_record_dup_display (record, isms_kind_find_field (isms_kind_find ("control"), field));
}

static gboolean
says (Desk *desk, guint position, const char *field, const char *words)
{
  g_autofree char *text = dup_field (desk, position, field);

  return g_strcmp0 (text, words) == 0;
}

static gboolean
shows_tab (Desk *desk, const char *name)
{
  return g_strcmp0 (isms_tabs_page_get_shown (desk->page), name) == 0;
}

static IsmsList *
get_list (IsmsListPane *pane)
{
  return isms_selection_get_list (isms_list_pane_get_selection (pane));
}

static gint64
find_control (Desk *desk, const char *ref)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM control WHERE ref = '%s'", ref);
  gint64 id = 0;

  isms_database_query_int (isms_workspace_get_reader (isms_window_get_workspace (desk->window)),
                           sql, &id, NULL);
  g_assert_cmpint (id, >, 0);
  return id;
}

/* A key after the other, faster than they are written: none is lost. */
static void
test_keys (void)
{
  Desk desk = sit_down ();

  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  isms_ui_test_type ("yrlb3");
  isms_ui_test_key ("plus");
  isms_ui_test_key ("plus");
  wait_for (says (&desk, 0, "maturity", "1"))
    ;
  g_assert_true (says (&desk, 0, "applicable", "Applicable"));
  wait_for (says (&desk, 0, "reasons", "Risk assessment, Legal, Business need"))
    ;
  wait_for (says (&desk, 0, "implementation", "Implemented"))
    ;
  isms_ui_test_type ("l");
  wait_for (says (&desk, 0, "reasons", "Risk assessment, Business need"))
    ;
  /* 6.1.3 d): the reason stands out while no risk stands behind it */
  wait_for (says (&desk, 0, "flaws",
                  "Because of risks, but treats none, In place without valid evidence"))
    ;
  isms_ui_test_close (desk.window);
}

/* From the search down into the list, whose keys then decide. */
static void
test_search_keys (void)
{
  Desk desk = sit_down ();

  isms_ui_test_key ("ctrl+f");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Down");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Down");
  isms_ui_test_type ("y");
  wait_for (says (&desk, 0, "applicable", "Applicable"))
    ;
  isms_ui_test_close (desk.window);
}

/* As the list shows it. */
static gboolean
lists (Desk *desk, guint position, const char *field, const char *words)
{
  g_autoptr (IsmsRecord) record = g_list_model_get_item (G_LIST_MODEL (desk->selection), position);
  g_autofree char *text =
      isms_cell_dup_text (record, isms_kind_find_field (isms_kind_find ("control"), field));

  return g_strcmp0 (text, words) == 0;
}

/* What is searched and found alone is decided on at once. */
static void
test_found_key (void)
{
  Desk desk = sit_down ();

  isms_ui_test_key ("ctrl+f");
  isms_ui_test_type ("A.8.13");
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (desk.selection)) == 1)
    ;
  isms_ui_test_key ("Down");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("n");
  wait_for (says (&desk, 0, "applicable", "Not applicable"))
    ;
  /* and how far it is in place is no question then */
  g_assert_true (says (&desk, 0, "implementation", "Not started"));
  g_assert_true (lists (&desk, 0, "implementation", ""));
  isms_ui_test_type ("y");
  wait_for (says (&desk, 0, "applicable", "Applicable"))
    ;
  g_assert_true (lists (&desk, 0, "implementation", "Not started"));
  isms_ui_test_close (desk.window);
}

/* From the words down is to the row that is selected, which the others come back around, not to one
 * out of sight. */
static void
test_found_kept (void)
{
  Desk desk = sit_down ();
  guint position;

  isms_ui_test_key ("ctrl+f");
  isms_ui_test_type ("A.8.13");
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (desk.selection)) == 1)
    ;
  isms_ui_test_key ("Down");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("n");
  wait_for (says (&desk, 0, "applicable", "Not applicable"))
    ;
  isms_ui_test_key ("ctrl+f");
  isms_ui_test_key ("ctrl+a");
  isms_ui_test_key ("BackSpace");
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (desk.selection)) == 93)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Down");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Up");
  isms_ui_test_type ("n");
  g_assert_true (isms_list_find (get_list (isms_register_get_pane (desk.statement)),
                                 find_control (&desk, "A.8.12"), &position));
  wait_for (says (&desk, position, "applicable", "Not applicable"))
    ;
  isms_ui_test_close (desk.window);
}

/* A key that is held for another one decides nothing, wherever its number stands. */
static void
test_held_keys (void)
{
  static const char *const held[] = { "Control_L", "Control_R", "Shift_L", "Shift_R",
                                      "Alt_L",     "Alt_R",     "Super_L", "Super_R" };
  Desk desk = sit_down ();
  GtkWidget *view = GTK_WIDGET (isms_list_pane_get_view (isms_register_get_pane (desk.statement)));

  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (held); i++)
    {
      isms_ui_test_key (held[i]);
      isms_ui_test_settle (GTK_WIDGET (desk.window));
    }
  g_assert_null (isms_ui_test_find_type (view, "GtkPopover"));
  isms_ui_test_key ("KP_3");
  wait_for (says (&desk, 0, "implementation", "Implemented"))
    ;
  g_assert_true (says (&desk, 0, "reasons", ""));
  isms_ui_test_close (desk.window);
}

static float
get_top (GtkWidget *form, const char *words)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (isms_ui_test_find_text (form, words), form, &bounds));
  return bounds.origin.y;
}

/* 6.1.3 b to d: what stands out stands above all else that is told of a control. */
static void
test_flaws (void)
{
  Desk desk = sit_down ();
  g_autoptr (IsmsRecord) record = g_list_model_get_item (G_LIST_MODEL (desk.selection), 0);
  GtkWidget *tab, *form, *toggle;
  int least, wanted;

  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  isms_ui_test_type ("n");
  wait_for (says (&desk, 0, "flaws", "Left out without a justification"))
    ;
  isms_window_show_record (desk.window, "control", isms_record_get_id (record));
  wait_for (shows_tab (&desk, "control"))
    ;
  tab = isms_tabs_page_get_tab (desk.page, "control");
  wait_for ((form = isms_ui_test_find_type (tab, "IsmsRecordForm")) != NULL)
    ;
  wait_for (isms_ui_test_find_text (form, "Left out without a justification"))
    ;
  isms_ui_test_settle (form);
  g_assert_cmpfloat (get_top (form, "Stands Out"), <, get_top (form, "Framework"));

  /* Its longest attribute does not make a narrow form wider. */
  toggle = gtk_widget_get_ancestor (
      isms_ui_test_find_text (form, "Threat and vulnerability management"), GTK_TYPE_BUTTON);
  gtk_widget_measure (toggle, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
  g_assert_cmpint (least, <, wanted / 2);
  isms_ui_test_close (desk.window);
}

/* How far something is in place that is not needed, the form does not ask either. */
static void
test_moot (void)
{
  Desk desk = sit_down ();
  g_autoptr (IsmsRecord) record = g_list_model_get_item (G_LIST_MODEL (desk.selection), 0);
  GtkWidget *tab, *form;

  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  isms_ui_test_type ("n");
  wait_for (says (&desk, 0, "applicable", "Not applicable"))
    ;
  isms_window_show_record (desk.window, "control", isms_record_get_id (record));
  wait_for (shows_tab (&desk, "control"))
    ;
  tab = isms_tabs_page_get_tab (desk.page, "control");
  wait_for ((form = isms_ui_test_find_type (tab, "IsmsRecordForm")) != NULL
            && isms_ui_test_find_text (form, "Left out without a justification"))
    ;
  g_assert_nonnull (isms_ui_test_find_text (form, "Maturity"));
  g_assert_null (isms_ui_test_find_text (form, "Implementation"));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (isms_ui_test_find_text (form, "Implementation"))
    ;
  isms_ui_test_close (desk.window);
}

/* A name is typed at once after its key, and what is entered closes the field. */
static void
test_owner (void)
{
  Desk desk = sit_down ();
  GtkWidget *view = GTK_WIDGET (isms_list_pane_get_view (isms_register_get_pane (desk.statement)));

  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  isms_ui_test_type ("o");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("Ada Lind");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Return");
  wait_for (says (&desk, 0, "owner", "Ada Lind"))
    ;
  wait_for (isms_ui_test_find_type (view, "GtkPopover") == NULL)
    ;
  isms_ui_test_type ("y");
  wait_for (says (&desk, 0, "applicable", "Applicable"))
    ;
  /* One key opens the names, and one leaves them. */
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("o");
  wait_for (isms_ui_test_find_type (view, "IsmsPicker") != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Escape");
  wait_for (isms_ui_test_find_type (view, "GtkPopover") == NULL)
    ;
  g_assert_true (says (&desk, 0, "owner", "Ada Lind"));
  isms_ui_test_close (desk.window);
}

/* From tab to tab and round by keys, also where the focus is in a list that has such keys. */
static void
test_tabs (void)
{
  Desk desk = sit_down ();

  isms_ui_test_key ("ctrl+Page_Up");
  wait_for (shows_tab (&desk, "control"))
    ;
  isms_ui_test_key ("ctrl+Page_Up");
  wait_for (shows_tab (&desk, "framework"))
    ;
  isms_ui_test_key ("ctrl+Page_Down");
  wait_for (shows_tab (&desk, "control"))
    ;
  isms_ui_test_close (desk.window);
}

/* On a page that answers some of its actions by itself too. */
static void
test_risk_tabs (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Key House");
  IsmsWindow *window = isms_ui_test_open (path);
  IsmsTabsPage *page;

  isms_window_show_destination (window, "risks");
  wait_for (isms_ui_test_find_type (GTK_WIDGET (window), "IsmsRisksPage") != NULL)
    ;
  page = ISMS_TABS_PAGE (isms_ui_test_find_type (GTK_WIDGET (window), "IsmsRisksPage"));
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_key ("ctrl+Page_Down");
  wait_for (g_strcmp0 (isms_tabs_page_get_shown (page), "register") == 0)
    ;
  isms_ui_test_close (window);
}

/* One key for all that are selected, and one step. */
static void
test_many (void)
{
  Desk desk = sit_down ();
  g_autoptr (GtkBitset) some = gtk_bitset_new_range (3, 20);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, 93);

  gtk_selection_model_set_selection (desk.selection, some, all);
  isms_ui_test_type ("p");
  wait_for (says (&desk, 22, "reasons", "Best practice"))
    ;
  isms_ui_test_type ("n");
  wait_for (says (&desk, 22, "applicable", "Not applicable"))
    ;
  g_assert_true (says (&desk, 2, "applicable", "Undecided"));
  g_assert_true (says (&desk, 23, "reasons", ""));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (says (&desk, 3, "applicable", "Undecided")
            && says (&desk, 22, "applicable", "Undecided"))
    ;
  isms_ui_test_close (desk.window);
}

/* Words are kept by Ctrl+Enter, and left by Escape. */
static void
test_words (void)
{
  Desk desk = sit_down ();

  gtk_selection_model_select_item (desk.selection, 1, TRUE);
  isms_ui_test_type ("j");
  wait_for (isms_ui_test_find_type (GTK_WIDGET (desk.statement), "GtkTextView") != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("no yards here");
  isms_ui_test_key ("Return"); /* a line with nothing in it at the end is none */
  isms_ui_test_key ("ctrl+Return");
  wait_for (says (&desk, 1, "justification", "no yards here"))
    ;
  g_assert_true (says (&desk, 1, "applicable", "Undecided"));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("j");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("x");
  isms_ui_test_key ("Escape");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_true (says (&desk, 1, "justification", "no yards here"));
  isms_ui_test_close (desk.window);
}

/* 7.5.3: a version is approved by a person, stands there with its day, and what comes after is
 * told. */
static void
test_versions (void)
{
  Desk desk = sit_down ();
  IsmsWorkspace *workspace = isms_tabs_page_get_workspace (desk.page);
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (workspace), "Add a person");
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  isms_edit_create (step, isms_kind_find ("person"), "Ada Lind");
  g_assert_true (isms_step_commit (step, NULL, &error));
  isms_tabs_page_show_tab (desk.page, "versions");
  page = isms_tabs_page_get_tab (desk.page, "versions");
  wait_for (isms_ui_test_find_text (page, "93 controls are undecided.") != NULL)
    ;
  gtk_widget_grab_focus (isms_ui_test_find_type (page, "GtkMenuButton"));
  isms_ui_test_settle (page);
  isms_ui_test_key ("space");
  isms_ui_test_settle (page);
  isms_ui_test_type ("ada");
  isms_ui_test_key ("Return");
  wait_for (gtk_widget_is_sensitive (isms_ui_test_find_type (page, "AdwButtonRow")))
    ; /* somebody is chosen */
  gtk_widget_grab_focus (isms_ui_test_find_type (page, "AdwButtonRow"));
  isms_ui_test_settle (page);
  isms_ui_test_key ("Return");
  wait_for (isms_ui_test_find_text (page, "Nothing Changed") != NULL)
    ;
  g_assert_nonnull (isms_ui_test_find_text (page, "Version 1"));
  /* The keys stay on the page, whose button is not to be pressed now. */
  g_assert_nonnull (gtk_root_get_focus (GTK_ROOT (desk.window)));

  isms_tabs_page_show_tab (desk.page, "statement");
  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  isms_list_pane_focus_list (isms_register_get_pane (desk.statement));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("y");
  wait_for (says (&desk, 0, "applicable", "Applicable"))
    ;
  isms_tabs_page_show_tab (desk.page, "versions");
  wait_for (isms_ui_test_find_text (page, "A.5.1 Policies for information security") != NULL)
    ;
  g_assert_nonnull (isms_ui_test_find_text (page, "undecided → applicable"));
  isms_ui_test_close (desk.window);
}

/* --- The library as a tree --- */

static IsmsListPane *
open_library (Desk *desk)
{
  IsmsListPane *pane;

  isms_tabs_page_show_tab (desk->page, "control");
  pane = isms_register_get_pane (ISMS_REGISTER (isms_tabs_page_get_tab (desk->page, "control")));
  wait_for (isms_list_is_tree (get_list (pane)))
    ;
  isms_list_pane_focus_list (pane);
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  return pane;
}

static guint
count_rows (IsmsListPane *pane)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_list (pane)));
}

static gboolean
is_shown (IsmsListPane *pane, gint64 id)
{
  return isms_list_find (get_list (pane), id, NULL);
}

/* Annex A, its themes, its controls: Left closes and goes up, Right opens and goes down. */
static void
test_tree_keys (void)
{
  Desk desk = sit_down ();
  IsmsListPane *pane = open_library (&desk);
  guint n_all = count_rows (pane);
  gint64 first = find_control (&desk, "A.5.1");
  gint64 last = find_control (&desk, "A.8.34");
  IsmsListNode node;

  isms_ui_test_key ("Home");
  g_assert_true (
      isms_list_get_node (get_list (pane), isms_list_get_id (get_list (pane), 0), &node));
  g_assert_cmpstr (node.title, ==, "ISO/IEC 27001, Annex A");
  g_assert_cmpint (node.n_counted, ==, 93);
  isms_ui_test_key ("Left");
  wait_for (count_rows (pane) == n_all - 97)
    ;
  g_assert_false (is_shown (pane, first));
  g_assert_cmpint (gtk_bitset_get_size (gtk_selection_model_get_selection (
                       GTK_SELECTION_MODEL (isms_list_pane_get_selection (pane)))),
                   ==, 0); /* a heading is nothing to select */
  isms_ui_test_key ("Right");
  wait_for (count_rows (pane) == n_all)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Right"); /* to the first theme */
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Left");
  wait_for (count_rows (pane) == n_all - 37)
    ;
  g_assert_false (is_shown (pane, first));
  g_assert_true (is_shown (pane, last));

  /* the same by a click on the heading, and back */
  isms_ui_test_click (isms_ui_test_find_text (GTK_WIDGET (pane), "ISO/IEC 27001, Annex A · 93"));
  wait_for (count_rows (pane) == n_all - 97)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_click (isms_ui_test_find_text (GTK_WIDGET (pane), "ISO/IEC 27001, Annex A · 93"));
  wait_for (count_rows (pane) == n_all - 37)
    ;

  /* a search shows what it finds below what that is a part of, also where somebody closed that */
  isms_ui_test_key ("ctrl+f");
  isms_ui_test_type ("policies for");
  wait_for (count_rows (pane) < 10 && is_shown (pane, first))
    ;
  g_assert_false (is_shown (pane, last));
  isms_ui_test_key ("Escape");
  wait_for (count_rows (pane) == n_all - 37)
    ;

  /* who is sent to a control finds it */
  g_assert_true (isms_page_show_record (ISMS_PAGE (desk.page), isms_kind_find ("control"), first));
  wait_for (is_shown (pane, first))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Left"); /* to its theme again */
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Left");
  wait_for (!is_shown (pane, first))
    ;
  isms_ui_test_close (desk.window);
}

/* Those that stand out, or are undecided, are a click away from where it is said that there are. */
static void
test_open_ones (void)
{
  Desk desk = sit_down ();
  GtkWidget *row;

  isms_tabs_page_show_tab (desk.page, "versions");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "93 controls are undecided.") != NULL)
    ;
  row = isms_ui_test_find_text (GTK_WIDGET (desk.window), "93 controls are undecided.");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_click (row);
  wait_for (shows_tab (&desk, "statement"))
    ;
  g_assert_cmpstr (
      isms_query_get_filter (isms_list_pane_get_query (isms_register_get_pane (desk.statement)),
                             "applicable")[0],
      ==, "undecided");
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/controls/6.1.3-d-keys", test_keys);
  g_test_add_func ("/ui/controls/6.1.3-d-held-keys", test_held_keys);
  g_test_add_func ("/ui/controls/search-keys", test_search_keys);
  g_test_add_func ("/ui/controls/found-key", test_found_key);
  g_test_add_func ("/ui/controls/found-kept", test_found_kept);
  g_test_add_func ("/ui/controls/6.1.3-d-flaws", test_flaws);
  g_test_add_func ("/ui/controls/moot", test_moot);
  g_test_add_func ("/ui/controls/6.1.3-d-owner", test_owner);
  g_test_add_func ("/ui/controls/tabs", test_tabs);
  g_test_add_func ("/ui/controls/risk-tabs", test_risk_tabs);
  g_test_add_func ("/ui/controls/many", test_many);
  g_test_add_func ("/ui/controls/words", test_words);
  g_test_add_func ("/ui/controls/6.1.3-d-versions", test_versions);
  g_test_add_func ("/ui/controls/tree-keys", test_tree_keys);
  g_test_add_func ("/ui/controls/open-ones", test_open_ones);
  return isms_ui_test_run ();
}
