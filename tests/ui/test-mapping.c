/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Mappings in the form of a control, by real keys, and what a framework's form says of them. */

#include "isms-controls-page.h"
#include "isms-coverage-group.h"
#include "isms-mapping-group.h"
#include "isms-register.h"
#include "isms-ui-test.h"
#include "isms-window.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  gint64 framework;
  gint64 question;
} Desk;

static gint64
read_int (Desk *desk, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 found = 0;

  isms_database_query_int (isms_workspace_get_reader (desk->workspace), sql, &found, &error);
  g_assert_no_error (error);
  return found;
}

/* A framework with one question; A.5.1 applies and is in place. */
static void
fill (Desk *desk)
{
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (desk->workspace), "Fill");
  IsmsRow *framework = isms_row_new ();
  IsmsRow *question = isms_row_new ();
  IsmsRow *control = isms_row_new ();
  g_autoptr (GError) error = NULL;

  isms_row_set_text (framework, "title", "Questions of a customer");
  desk->framework = isms_step_insert (step, "framework", framework);
  isms_row_set_text (question, "ref", "Q.1");
  isms_row_set_text (question, "title", "Who decides");
  isms_row_set_int (question, "framework_id", desk->framework);
  desk->question = isms_step_insert (step, "control", question);
  isms_row_set_text (control, "applicable", "yes");
  isms_row_set_text (control, "implementation", "implemented");
  isms_step_update (step, "control", read_int (desk, "SELECT id FROM control WHERE ref = 'A.5.1'"),
                    control);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_page (GtkWidget *widget, gconstpointer data)
{
  return ISMS_IS_CONTROLS_PAGE (widget);
}

static Desk
sit_down (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Quay House");
  Desk desk = { .window = isms_ui_test_open (path) };
  GtkWidget *page;

  isms_window_show_destination (desk.window, "controls");
  wait_for ((page = isms_ui_test_find (GTK_WIDGET (desk.window), is_page, NULL)) != NULL)
    ;
  desk.workspace = isms_tabs_page_get_workspace (ISMS_TABS_PAGE (page));
  fill (&desk);
  return desk;
}

static gboolean
is_shown_group (GtkWidget *widget, gconstpointer data)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), data) && gtk_widget_get_mapped (widget);
}

static gboolean
ends (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && g_str_has_suffix (gtk_label_get_text (GTK_LABEL (widget)), data);
}

static GtkWidget *
find_group (Desk *desk, const char *type)
{
  GtkWidget *group;

  wait_for ((group = isms_ui_test_find (GTK_WIDGET (desk->window), is_shown_group, type)) != NULL)
    ;
  return group;
}

/* Found by typing, added, told from both sides, followed, taken away, brought back. */
static void
test_map (void)
{
  Desk desk = sit_down ();
  GtkWidget *group, *row;

  isms_window_show_record (desk.window, "control", desk.question);
  group = find_group (&desk, "IsmsMappingGroup");
  isms_ui_test_settle (group);
  gtk_widget_grab_focus (isms_ui_test_find_type (group, "GtkMenuButton"));
  isms_ui_test_settle (group);
  isms_ui_test_key ("space");
  isms_ui_test_settle (group);
  isms_ui_test_type ("a.5.1");
  isms_ui_test_settle (group);
  isms_ui_test_key ("Return");
  wait_for (isms_mapping_group_get_n_mappings (ISMS_MAPPING_GROUP (group)) == 1)
    ;
  row = isms_mapping_group_get_row (ISMS_MAPPING_GROUP (group), 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "A.5.1 Policies for information security");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Same as · ISO/IEC 27001, Annex A");

  isms_ui_test_settle (group);
  gtk_widget_grab_focus (row);
  isms_ui_test_key ("Return");
  wait_for (isms_ui_test_find_text (find_group (&desk, "IsmsMappingGroup"), "Q.1 Who decides")
            != NULL)
    ;
  isms_window_show_record (desk.window, "control", desk.question);
  group = find_group (&desk, "IsmsMappingGroup");
  wait_for (isms_ui_test_find_text (group, "A.5.1 Policies for information security") != NULL)
    ;
  isms_ui_test_settle (group);
  gtk_widget_grab_focus (isms_ui_test_find_type (
      isms_mapping_group_get_row (ISMS_MAPPING_GROUP (group), 0), "GtkButton"));
  isms_ui_test_key ("space");
  wait_for (isms_mapping_group_get_n_mappings (ISMS_MAPPING_GROUP (group)) == 0)
    ;
  isms_ui_test_settle (group);
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (read_int (&desk, "SELECT count (*) FROM control_mapping") == 1)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_window_show_record (desk.window, "control", desk.question);
  group = find_group (&desk, "IsmsMappingGroup");
  wait_for (isms_mapping_group_get_n_mappings (ISMS_MAPPING_GROUP (group)) == 1)
    ;
  isms_ui_test_close (desk.window);
}

/* The relation is chosen before the control; what has no place is refused with a sentence. */
static void
test_refused (void)
{
  Desk desk = sit_down ();
  GtkWidget *group;

  isms_window_show_record (desk.window, "control", desk.question);
  group = find_group (&desk, "IsmsMappingGroup");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (isms_ui_test_find_type (group, "GtkDropDown")), 1);
  isms_ui_test_settle (group);
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_grab_focus (isms_ui_test_find_type (group, "GtkMenuButton"));
      isms_ui_test_settle (group);
      isms_ui_test_key ("space");
      isms_ui_test_settle (group);
      isms_ui_test_type ("a.5.1");
      isms_ui_test_settle (group);
      isms_ui_test_key ("Return");
      if (i == 0)
        wait_for (isms_ui_test_find_text (group, "Part of · ISO/IEC 27001, Annex A") != NULL)
          ;
    }
  wait_for (isms_ui_test_find (GTK_WIDGET (desk.window), ends,
                               "These two controls are mapped already. Remove that mapping first.")
            != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Escape");
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM control_mapping"), ==, 1);
  isms_ui_test_close (desk.window);
}

/* 6.1.3 d): in words and numbers, and it follows what is mapped and decided. */
static void
test_coverage (void)
{
  Desk desk = sit_down ();
  IsmsStore *store = isms_workspace_get_store (desk.workspace);
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Map");
  IsmsRow *mapping = isms_row_new ();
  g_autoptr (GError) error = NULL;
  GtkWidget *group, *covered;

  isms_window_show_record (desk.window, "framework", desk.framework);
  group = find_group (&desk, "IsmsCoverageGroup");
  wait_for (isms_ui_test_find_text (group,
                                    "1 control: 0 covered, 0 partly covered, 0 not covered, 1 "
                                    "without a mapping.")
            != NULL)
    ;
  isms_row_set_int (mapping, "source_id", desk.question);
  isms_row_set_int (mapping, "target_id",
                    read_int (&desk, "SELECT id FROM control WHERE ref = 'A.5.1'"));
  isms_row_set_text (mapping, "relation", "subset");
  isms_step_insert (step, "control_mapping", mapping);
  g_assert_true (isms_step_commit (step, NULL, &error));
  wait_for (isms_ui_test_find_text (group,
                                    "1 control: 1 covered, 0 partly covered, 0 not covered, 0 "
                                    "without a mapping.")
            != NULL)
    ;
  wait_for (isms_ui_test_find_text (group, "100 %") != NULL)
    ;
  covered = isms_ui_test_find_type (group, "AdwExpanderRow");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (covered), TRUE);
  isms_ui_test_settle (group);
  wait_for (isms_ui_test_find_text (covered, "Q.1 Who decides") != NULL)
    ;
  wait_for (isms_ui_test_find_text (covered, "A.5.1") != NULL)
    ;
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/mapping/map", test_map);
  g_test_add_func ("/ui/mapping/refused", test_refused);
  g_test_add_func ("/ui/mapping/6.1.3-d-coverage", test_coverage);
  return isms_ui_test_run ();
}
