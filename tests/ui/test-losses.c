/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The losses of risks in the real window: the view on the sample and on an empty workspace, and the
 * estimate in the form, with real keys. */

#include "isms-ui-test.h"

#include "isms-edit.h"
#include "isms-estimate-group.h"
#include "isms-loss-chart.h"
#include "isms-loss-list.h"
#include "isms-loss-page.h"
#include "isms-risks-page.h"
#include "isms-sample.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  IsmsRisksPage *page;
  IsmsLossPage *losses;
} Desk;

static const char *sample;

static gboolean
rests (Desk *desk)
{
  IsmsLossSource *source = isms_loss_page_get_source (desk->losses);

  return !isms_loss_source_get_working (source)
         && isms_loss_source_get_portfolio (source, ISMS_POSTURE_TARGET) != NULL;
}

static Desk
sit_down (const char *path, int width, int height)
{
  GSettings *settings = isms_application_get_settings (isms_ui_test_get_application ());
  Desk desk = { NULL };

  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  desk.window = isms_ui_test_open (path);
  isms_window_show_destination (desk.window, "risks");
  desk.workspace = isms_window_get_workspace (desk.window);
  desk.page = ISMS_RISKS_PAGE (isms_window_get_page (desk.window));
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (desk.page), "losses");
  desk.losses = isms_risks_page_get_loss_page (desk.page);
  wait_for (rests (&desk))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  return desk;
}

static IsmsLossRow *
get_row (Desk *desk, guint position)
{
  g_autoptr (IsmsLossRow) row =
      g_list_model_get_item (isms_loss_page_get_rows (desk->losses), position);

  return row; /* the model keeps it */
}

static guint
count_rows (Desk *desk)
{
  return g_list_model_get_n_items (isms_loss_page_get_rows (desk->losses));
}

static void
test_looks (void)
{
  static const int widths[] = { 1400, 900, 360 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *name = g_strdup_printf ("losses-%d", widths[i]);
      Desk desk = sit_down (sample, widths[i], 800);

      isms_ui_test_save (GTK_WIDGET (desk.window), name);
      isms_ui_test_close (desk.window);
    }
}

static void
test_dark (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  Desk desk = sit_down (sample, 1200, 800);

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "losses-dark");
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);
  isms_ui_test_close (desk.window);
}

/* The costliest stands first, the curve is told in words, and the postures differ. */
static void
test_view (void)
{
  Desk desk = sit_down (sample, 1200, 800);
  g_autofree char *current = g_strdup (isms_loss_page_get_figure (desk.losses, 0));
  guint n = count_rows (&desk);

  g_assert_cmpstr (isms_loss_page_get_face (desk.losses), ==, "losses");
  g_assert_cmpuint (n, ==, 13);
  for (guint i = 1; i < n; i++)
    g_assert_cmpfloat (isms_loss_row_get_loss (get_row (&desk, i - 1))->expected, >=,
                       isms_loss_row_get_loss (get_row (&desk, i))->expected);
  for (guint i = 0; i < n; i++)
    {
      IsmsLossRow *row = get_row (&desk, i);
      g_autoptr (IsmsRecord) risk =
          isms_record_load (isms_workspace_get_reader (desk.workspace), isms_kind_find ("risk"),
                            isms_loss_row_get_risk (row), NULL);

      g_assert_cmpstr (isms_loss_row_get_title (row), ==, isms_record_get_title (risk));
      for (guint j = 0; j < i; j++)
        g_assert_cmpint (isms_loss_row_get_risk (get_row (&desk, j)), !=,
                         isms_loss_row_get_risk (row));
    }
  g_assert_true (g_str_has_prefix (isms_loss_page_get_figure (desk.losses, 3), "13 of "));
  g_assert_nonnull (strstr (isms_loss_page_get_description (desk.losses), "Inherent: more than"));
  g_assert_nonnull (strstr (isms_loss_page_get_description (desk.losses), "Tolerance: more than"));
  g_assert_null (strstr (isms_loss_page_get_figure (desk.losses, 3), "as they are now"));
  isms_loss_page_set_posture (desk.losses, ISMS_POSTURE_INHERENT);
  g_assert_cmpuint (count_rows (&desk), ==, n);
  g_assert_nonnull (strstr (isms_loss_page_get_figure (desk.losses, 3), "; 7 of them as they are"));
  g_assert_cmpstr (isms_loss_page_get_figure (desk.losses, 0), !=, current);
  isms_ui_test_close (desk.window);
}

static void
test_filter (void)
{
  const char *const retain[] = { "retain", NULL };
  Desk desk = sit_down (sample, 1200, 800);
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autofree char *all = g_strdup (isms_loss_page_get_figure (desk.losses, 0));
  guint n = count_rows (&desk);

  isms_query_filter (query, "treatment", retain);
  isms_loss_page_set_query (desk.losses, query);
  wait_for (rests (&desk))
    ;
  wait_for (count_rows (&desk) < n)
    ;
  isms_query_filter (query, "treatment", NULL);
  isms_loss_page_set_query (desk.losses, query);
  wait_for (rests (&desk))
    ;
  wait_for (count_rows (&desk) == n)
    ;
  g_assert_cmpstr (isms_loss_page_get_figure (desk.losses, 0), ==, all);
  isms_ui_test_close (desk.window);
}

static void
test_tolerance (void)
{
  Desk desk = sit_down (sample, 1200, 800);
  IsmsStore *store = isms_workspace_get_store (desk.workspace);
  g_autoptr (IsmsStep) step = isms_store_begin (store, "");
  g_autoptr (GError) error = NULL;

  isms_tolerance_set (step, &(IsmsTolerance) { 1000, 1 }, &error);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  wait_for (g_str_has_prefix (isms_loss_page_get_figure (desk.losses, 2), "Exceeded:"))
    ;
  isms_store_undo (store, NULL, &error);
  g_assert_no_error (error);
  wait_for (strstr (isms_loss_page_get_figure (desk.losses, 2), " 5") != NULL)
    ;
  isms_ui_test_close (desk.window);
}

static IsmsEstimateGroup *
open_group (Desk *desk, gint64 risk)
{
  GtkWidget *group;

  isms_window_show_record (desk->window, "risk", risk);
  wait_for ((group = isms_ui_test_find_type (GTK_WIDGET (desk->page), "IsmsEstimateGroup"))
            && gtk_widget_get_mapped (group))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  isms_estimate_group_edit (ISMS_ESTIMATE_GROUP (group));
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  return ISMS_ESTIMATE_GROUP (group);
}

static gint64
add_rated_risk (IsmsWorkspace *workspace)
{
  IsmsStore *store = isms_workspace_get_store (workspace);
  const IsmsKind *kind = isms_kind_find ("risk");
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStep) add = isms_store_begin (store, "Add a risk");
  gint64 id = isms_edit_create (add, kind, "A flood in the cellar");
  g_autoptr (IsmsStep) rate = NULL;
  g_autoptr (IsmsRecord) risk = NULL;
  g_autoptr (IsmsMethod) method = NULL;

  isms_step_commit (add, NULL, &error);
  g_assert_no_error (error);
  risk = isms_record_load (isms_workspace_get_reader (workspace), kind, id, &error);
  method = isms_method_load (isms_workspace_get_reader (workspace), 0, &error);
  rate = isms_store_begin (store, "");
  isms_risk_rate (rate, ISMS_RISK (risk), method, ISMS_POSTURE_CURRENT, 2, 3, "seen", &error);
  isms_step_commit (rate, NULL, &error);
  g_assert_no_error (error);
  return id;
}

/* A row of all ratings that says what was estimated beside the rating. */
static gboolean
tells_estimate (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_ACTION_ROW (widget)
         && strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)),
                    "times a year, 1 k – 5 k – 40 k EUR each time")
                != NULL;
}

/* From the empty view to a curve: six numbers by the keyboard. */
static void
test_first_estimate (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Brightwater Logistics");
  Desk desk = sit_down (path, 1200, 900);
  IsmsEstimateGroup *group;
  GtkWidget *curve;
  gint64 id;

  g_assert_cmpstr (isms_loss_page_get_face (desk.losses), ==, "empty");
  isms_ui_test_save (GTK_WIDGET (desk.window), "losses-empty");
  id = add_rated_risk (desk.workspace);
  group = open_group (&desk, id);
  for (guint i = 3; i < 6; i++)
    gtk_editable_set_text (isms_estimate_group_get_entry (group, i),
                           (const char *[]) { "1,000", "5,000", "40,000" }[i - 3]);
  isms_ui_test_focus (GTK_WIDGET (isms_estimate_group_get_entry (group, 0)));
  isms_ui_test_type ("1,500");
  wait_for (strstr (isms_estimate_group_get_words (group), "is not a number of times") != NULL)
    ;
  isms_ui_test_key ("ctrl+a");
  isms_ui_test_type ("0.5");
  isms_ui_test_key ("Tab");
  isms_ui_test_type ("1");
  isms_ui_test_key ("Tab");
  isms_ui_test_type ("0.2");
  wait_for (strstr (isms_estimate_group_get_words (group), "must rise") != NULL)
    ;
  curve = isms_ui_test_find_type (GTK_WIDGET (group), "IsmsLossChart");
  g_assert_false (gtk_widget_get_visible (curve));
  g_assert_false (gtk_widget_get_sensitive (isms_estimate_group_get_save_button (group)));
  isms_ui_test_save (GTK_WIDGET (desk.window), "losses-estimate-wrong");
  isms_ui_test_key ("ctrl+a");
  isms_ui_test_type ("2");
  wait_for (g_str_has_prefix (isms_estimate_group_get_words (group), "Expected loss: "))
    ;
  g_assert_true (gtk_widget_get_visible (curve));
  g_assert_nonnull (strstr (isms_loss_chart_get_description (ISMS_LOSS_CHART (curve)), "Current"));
  isms_ui_test_focus (isms_estimate_group_get_save_button (group));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "losses-estimate");
  isms_ui_test_key ("Return");
  wait_for (!gtk_widget_get_sensitive (isms_estimate_group_get_save_button (group)))
    ;
  g_assert_nonnull (isms_ui_test_find (GTK_WIDGET (desk.page), tells_estimate, NULL));
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (desk.page), "losses");
  wait_for (count_rows (&desk) == 1)
    ;
  g_assert_cmpstr (isms_loss_page_get_face (desk.losses), ==, "losses");
  /* (0.5 + 4 + 2) / 6 times (1,000 + 20,000 + 40,000) / 6 */
  g_assert_cmpfloat_with_epsilon (isms_loss_row_get_loss (get_row (&desk, 0))->expected, 1101388.9,
                                  20000);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "losses-one");
  isms_ui_test_close (desk.window);
}

/* Inside the window, as a person sees it. */
static gboolean
is_in_sight (Desk *desk, GtkWidget *widget)
{
  GtkWidget *window = GTK_WIDGET (desk->window);
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (widget) && gtk_widget_compute_bounds (widget, window, &bounds)
         && bounds.origin.y > 0
         && bounds.origin.y + bounds.size.height < (float) gtk_widget_get_height (window);
}

/* The button of the empty view leads to where the first estimate is typed. */
static void
test_estimate_a_risk (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Hill Dairies");
  Desk desk = sit_down (path, 1200, 600);
  IsmsEstimateGroup *group;
  GtkWidget *entry;

  add_rated_risk (desk.workspace);
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.losses), "Estimate a Risk"));
  wait_for ((group = (IsmsEstimateGroup *) isms_ui_test_find_type (GTK_WIDGET (desk.page),
                                                                   "IsmsEstimateGroup"))
            != NULL)
    ;
  entry = GTK_WIDGET (isms_estimate_group_get_entry (group, 0));
  wait_for (gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN)
    ;
  wait_for (is_in_sight (&desk, entry))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "losses-estimate-a-risk");
  isms_ui_test_type ("0.5");
  wait_for (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "0.5"))
    ;
  g_assert_true (is_in_sight (&desk, GTK_WIDGET (isms_estimate_group_get_entry (group, 5))));
  isms_ui_test_close (desk.window);
}

static const char *
get_text (IsmsEstimateGroup *group, guint index)
{
  return gtk_editable_get_text (isms_estimate_group_get_entry (group, index));
}

static void
set_posture (IsmsEstimateGroup *group, IsmsPosture posture)
{
  GtkWidget *toggles = isms_ui_test_find_type (GTK_WIDGET (group), "AdwToggleGroup");

  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (toggles), isms_posture_get_name (posture));
}

/* What was typed and not saved waits, and the window says so. */
static void
test_unsaved_estimate (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Brightwater Logistics");
  Desk desk = sit_down (path, 1200, 900);
  gint64 id = add_rated_risk (desk.workspace);
  gint64 other = add_rated_risk (desk.workspace);
  IsmsEstimateGroup *group = open_group (&desk, id);
  GtkEditable *why = isms_estimate_group_get_why (group);

  isms_ui_test_focus (GTK_WIDGET (isms_estimate_group_get_entry (group, 0)));
  isms_ui_test_type ("0.5");
  wait_for (g_str_equal (get_text (group, 0), "0.5"))
    ;
  gtk_editable_set_text (why, "Half");
  isms_window_show_record (desk.window, "risk", other);
  wait_for (*get_text (group, 0) == '\0')
    ;
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window),
                                    "The estimate written for R-001 is not saved. It waits there."))
    ;
  g_assert_cmpstr (gtk_editable_get_text (why), ==, "");
  set_posture (group, ISMS_POSTURE_TARGET);
  isms_window_show_record (desk.window, "risk", id);
  wait_for (g_str_equal (get_text (group, 0), "0.5"))
    ;
  g_assert_cmpstr (get_text (group, 1), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (why), ==, "Half");
  set_posture (group, ISMS_POSTURE_TARGET);
  g_assert_cmpstr (get_text (group, 0), ==, "");
  set_posture (group, ISMS_POSTURE_CURRENT);
  g_assert_cmpstr (get_text (group, 0), ==, "0.5");
  gtk_widget_grab_focus (GTK_WIDGET (isms_estimate_group_get_entry (group, 0)));
  isms_ui_test_key ("Escape");
  wait_for (*get_text (group, 0) == '\0')
    ;
  isms_window_show_record (desk.window, "risk", other);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_window_show_record (desk.window, "risk", id);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_cmpstr (get_text (group, 0), ==, ""); /* what was given up waits nowhere */
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) today = g_date_time_new_utc (2026, 11, 23, 0, 0, 0);

  isms_ui_test_init (&argc, &argv);
  path = g_build_filename (g_getenv ("XDG_DATA_HOME"), "losses.isms", NULL);
  isms_sample_create (path, today, NULL, &error);
  g_assert_no_error (error);
  sample = path;
  g_test_add_func ("/ui/losses/looks", test_looks);
  g_test_add_func ("/ui/losses/dark", test_dark);
  g_test_add_func ("/ui/losses/view", test_view);
  g_test_add_func ("/ui/losses/filter", test_filter);
  g_test_add_func ("/ui/losses/tolerance", test_tolerance);
  g_test_add_func ("/ui/losses/first-estimate", test_first_estimate);
  g_test_add_func ("/ui/losses/estimate-a-risk", test_estimate_a_risk);
  g_test_add_func ("/ui/losses/unsaved-estimate", test_unsaved_estimate);
  return isms_ui_test_run ();
}
