/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The overview and the road to a certificate in the real window, by keys. */

#include "isms-desk.h"

#include "isms-hits.h"
#include "isms-project-dialog.h"
#include "isms-record-form.h"
#include "isms-tabs-page.h"

static const char *const titles[] = { "Badge printer", "Payroll data", NULL };

static gboolean
reads (IsmsDesk *desk, const char *sql, const char *expected)
{
  g_autofree char *text =
      isms_database_query_text (isms_workspace_get_reader (desk->workspace), sql, NULL);

  return g_strcmp0 (text, expected) == 0;
}

static GtkWidget *
find_text (IsmsDesk *desk, const char *text)
{
  return isms_ui_test_find_text (GTK_WIDGET (desk->window), text);
}

static AdwDialog *
get_dialog (IsmsDesk *desk)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk->window));
}

static void
show_tab (IsmsDesk *desk, const char *destination, const char *tab)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-place", "(ss)", destination,
                              tab);
  wait_for (isms_desk_is_at (desk->window, destination, tab, 0))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

static gboolean
is_form (GtkWidget *widget, gconstpointer data)
{
  return ISMS_IS_RECORD_FORM (widget) && gtk_widget_get_mapped (widget);
}

/* In that field of the form on show, and it stays there. */
static void
expect_focus_in (IsmsDesk *desk, const char *field)
{
  GtkWidget *form, *row;

  wait_for ((form = isms_ui_test_find (GTK_WIDGET (desk->window), is_form, NULL)) != NULL)
    ;
  row = isms_field_editor_get_row (isms_record_form_find_editor (ISMS_RECORD_FORM (form), field));
  wait_for (gtk_widget_get_focus_child (row) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (desk->window)), row));
}

static GtkWidget *
get_focused_row (IsmsWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && gtk_widget_get_mapped (focus)
             ? gtk_widget_get_ancestor (focus, ADW_TYPE_PREFERENCES_ROW)
             : NULL;
}

static gboolean
is_row_focused (IsmsWindow *window, const char *title)
{
  GtkWidget *row = get_focused_row (window);

  return row != NULL
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0;
}

/* A new workspace opens where it says what to do first: Enter goes there, and back here the next
 * thing is said. */
static void
test_first (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Empty House");
  IsmsDesk desk = { .window = isms_ui_test_open (path) };

  desk.workspace = isms_window_get_workspace (desk.window);
  wait_for (isms_desk_is_at (desk.window, "overview", "overview", 0))
    ;
  wait_for (is_row_focused (desk.window, "It is decided whether climate change matters"))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "overview-empty");
  g_assert_nonnull (find_text (&desk, "Plan the way to a certificate"));
  wait_for (find_text (&desk, "Climate change is not decided") != NULL)
    ;
  isms_ui_test_key ("Return");
  wait_for (isms_desk_is_at (desk.window, "context", "scope", 0))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("Rising water");
  isms_ui_test_key ("shift+Tab");
  wait_for (reads (&desk, "SELECT climate_reason FROM organisation", "Rising water"))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_true (is_row_focused (desk.window, "Climate Change"));
  isms_ui_test_key ("space");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Down");
  isms_ui_test_key ("Return");
  wait_for (reads (&desk, "SELECT climate <> 'undecided' FROM organisation", "1"))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("alt+Left");
  wait_for (is_row_focused (desk.window, "Internal and external issues are listed"))
    ;
  isms_ui_test_close (desk.window);
}

/* Along the sidebar the page follows, and Enter goes in. */
static void
test_into_the_page (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  GtkWidget *row;

  show_tab (&desk, "overview", "overview");
  wait_for (find_text (&desk, "It is decided whether climate change matters") != NULL)
    ;
  row = gtk_widget_get_ancestor (isms_ui_test_find_button (GTK_WIDGET (desk.window), "Context"),
                                 GTK_TYPE_LIST_BOX_ROW);
  gtk_widget_grab_focus (row);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Up");
  wait_for (isms_desk_is_at (desk.window, "overview", "overview", 0))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Return");
  wait_for (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (desk.window)),
                                    GTK_WIDGET (isms_window_get_page (desk.window))))
    ;
  isms_ui_test_close (desk.window);
}

/* What a clause requires in writing is mended where its answers stand. */
static void
test_needs_in_writing (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  IsmsQuestionList *questions = isms_hits_get_questions (desk.workspace);
  IsmsQuestion *question;
  g_autoptr (IsmsHit) hit = NULL;

  wait_for (!isms_question_list_get_busy (questions))
    ;
  question = isms_question_list_find (questions, "information-missing");
  hit = g_list_model_get_item (isms_question_get_hits (question), 1);
  g_assert_cmpstr (isms_hit_get_ref (hit), ==, "Cl.6.1.3");
  isms_hits_fix (GTK_WIDGET (desk.window), hit);
  wait_for (isms_desk_is_at (desk.window, "documents", "required", 0))
    ;
  wait_for (get_focused_row (desk.window) != NULL
            && g_str_has_prefix (
                adw_preferences_row_get_title (ADW_PREFERENCES_ROW (get_focused_row (desk.window))),
                "6.1.3"))
    ;
  isms_ui_test_close (desk.window);
}

/* What an auditor would remark stands on the overview, and its button leads to the field. */
static void
test_needs (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  GtkWidget *fix;

  show_tab (&desk, "overview", "overview");
  wait_for (find_text (&desk, "A-001 Badge printer") != NULL)
    ;
  wait_for (find_text (&desk, "Readiness for Certification") != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "overview");
  fix = gtk_widget_get_ancestor (find_text (&desk, "A-001 Badge printer"), ADW_TYPE_ACTION_ROW);
  gtk_widget_grab_focus (fix);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Return");
  wait_for (g_str_equal (isms_window_get_destination (desk.window), "assets"))
    ;
  isms_ui_test_close (desk.window);
}

/* What the organisation has not decided is a field of its form, and what it lacks is made
 * elsewhere. */
static void
test_needs_of_all (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  IsmsQuestionList *questions = isms_hits_get_questions (desk.workspace);
  const struct
  {
    const char *question;
    const char *destination;
    const char *tab;
  } ways[] = {
    { "climate-undecided", "context", "scope" },
    { "programme-missing", "audits", "programme" },
    { "review-missing", "review", "dashboard" },
  };

  wait_for (!isms_question_list_get_busy (questions))
    ;
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      IsmsQuestion *question = isms_question_list_find (questions, ways[i].question);
      g_autoptr (IsmsHit) hit = g_list_model_get_item (isms_question_get_hits (question), 0);
      g_autofree char *sentence = isms_hit_dup_sentence (hit);
      GtkWidget *row;

      show_tab (&desk, "overview", "overview");
      wait_for (find_text (&desk, sentence) != NULL)
        ;
      row = gtk_widget_get_ancestor (find_text (&desk, sentence), ADW_TYPE_ACTION_ROW);
      gtk_widget_grab_focus (row);
      isms_ui_test_settle (GTK_WIDGET (desk.window));
      isms_ui_test_key ("Return");
      wait_for (isms_desk_is_at (desk.window, ways[i].destination, ways[i].tab, 0))
        ;
      if (i == 0)
        expect_focus_in (&desk, "climate_reason");
    }
  isms_ui_test_close (desk.window);
}

static gboolean
is_filled_list (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LIST_VIEW (widget) && gtk_widget_get_mapped (widget)
         && g_list_model_get_n_items (
                G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (widget))))
                > 0;
}

/* Of what the questions have hit, which has the focus as soon as it is there. */
static GtkListView *
focus_hits (IsmsDesk *desk)
{
  GtkWidget *view;

  show_tab (desk, "overview", "questions");
  wait_for ((view = isms_ui_test_find (GTK_WIDGET (desk->window), is_filled_list, NULL)))
    ;
  wait_for (gtk_widget_get_focus_child (view) != NULL)
    ;
  isms_ui_test_settle (view);
  return GTK_LIST_VIEW (view);
}

/* K says why a remark stands, until a day; then it is among those that are known. */
static void
test_known (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  const char *sentence = "SELECT reason FROM known_hit";

  focus_hits (&desk);
  wait_for (find_text (&desk, "Known 0") != NULL)
    ;
  isms_ui_test_key ("k");
  wait_for (get_dialog (&desk) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("The budget comes in May");
  isms_ui_test_key ("Return");
  wait_for (reads (&desk, sentence, "The budget comes in May"))
    ;
  wait_for (find_text (&desk, "Known 1") != NULL)
    ;
  wait_for (get_dialog (&desk) == NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "questions");
  isms_ui_test_key ("ctrl+z");
  wait_for (reads (&desk, sentence, NULL))
    ;
  wait_for (find_text (&desk, "Known 0") != NULL)
    ;
  isms_ui_test_close (desk.window);
}

/* The gravest first, each remark under its question; those of one severity alone where it is
 * chosen. */
static void
test_order (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  GListModel *hits = G_LIST_MODEL (gtk_list_view_get_model (focus_hits (&desk)));
  IsmsQuestionList *questions = isms_hits_get_questions (desk.workspace);
  IsmsSeverity before = ISMS_SEVERITY_NONCONFORMITY;
  g_autofree char *grave = NULL;
  guint n, n_grave;

  wait_for (!isms_question_list_get_busy (questions))
    ;
  n = isms_question_list_get_n_hits (questions);
  n_grave = isms_question_list_count (questions, ISMS_SEVERITY_NONCONFORMITY);
  grave = g_strdup_printf ("Nonconformities %u", n_grave);
  g_assert_cmpuint (g_list_model_get_n_items (hits), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IsmsHit) hit = g_list_model_get_item (hits, i);
      IsmsQuestion *question = isms_question_list_find (questions, isms_hit_get_question (hit));
      IsmsSeverity severity = isms_question_get_severity (question);

      g_assert_cmpint (severity, <=, before);
      before = severity;
    }
  g_assert_cmpuint (n_grave, >, 0);
  g_assert_cmpuint (n_grave, <, n);
  isms_ui_test_click (find_text (&desk, grave));
  wait_for (g_list_model_get_n_items (hits) == n_grave)
    ;
  isms_ui_test_close (desk.window);
}

/* From the offer of a plan to the tasks of its stages. */
static void
test_plan (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  IsmsStore *store = isms_workspace_get_store (desk.workspace);
  GtkWidget *button;

  g_assert_nonnull (store);
  show_tab (&desk, "certification", "roadmap");
  wait_for ((button = isms_ui_test_find_button (GTK_WIDGET (desk.window), "Plan the Project…")))
    ;
  wait_for (gtk_widget_get_mapped (button))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "roadmap-empty");
  gtk_widget_grab_focus (button);
  isms_ui_test_key ("Return");
  wait_for (get_dialog (&desk) != NULL && ISMS_IS_PROJECT_DIALOG (get_dialog (&desk)))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_nonnull (isms_ui_test_find_text (
      GTK_WIDGET (get_dialog (&desk)),
      "There are no people in this workspace yet. A stage counts as planned once somebody is "
      "responsible: add people, and hand the stages to them."));
  isms_ui_test_save (GTK_WIDGET (desk.window), "project-plan");
  isms_ui_test_key ("alt+t");
  wait_for (reads (&desk, "SELECT count (*) FROM phase", "7"))
    ;
  g_assert_true (
      reads (&desk, "SELECT count (DISTINCT for_id) FROM action WHERE for_kind = 'phase'", "7"));
  wait_for (!gtk_widget_get_mapped (button))
    ;
  wait_for (find_text (&desk, "1  Preparation and planning") != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  wait_for (get_dialog (&desk) == NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  wait_for (gtk_window_get_focus (GTK_WINDOW (desk.window)) != NULL
            && gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (desk.window)),
                                        ADW_TYPE_EXPANDER_ROW)
                   == gtk_widget_get_ancestor (find_text (&desk, "1  Preparation and planning"),
                                               ADW_TYPE_EXPANDER_ROW))
    ;
  isms_ui_test_save (GTK_WIDGET (desk.window), "roadmap-planned");
  g_assert_cmpstr (
      strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (gtk_widget_get_ancestor (
                  find_text (&desk, "1  Preparation and planning"), ADW_TYPE_EXPANDER_ROW))),
              "nobody is responsible"),
      !=, NULL);
  isms_ui_test_key ("ctrl+z");
  wait_for (reads (&desk, "SELECT count (*) FROM phase", "0"))
    ;
  isms_ui_test_close (desk.window);
}

/* Who refuses the plan is not asked again, until that is undone; it can be taken from any stage. */
static void
test_plan_refused (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  GtkWidget *button;

  show_tab (&desk, "certification", "roadmap");
  wait_for ((button = find_text (&desk, "Planned Elsewhere")) != NULL)
    ;
  button = gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON);
  wait_for (gtk_widget_get_mapped (button))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  gtk_widget_grab_focus (button);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Return");
  wait_for (reads (&desk, "SELECT plans_elsewhere FROM organisation", "1"))
    ;
  wait_for (!gtk_widget_get_mapped (button))
    ;
  g_assert_nonnull (find_text (&desk, "Plan the project"));
  show_tab (&desk, "overview", "overview");
  wait_for (find_text (&desk, "Next Step") != NULL)
    ;
  g_assert_null (find_text (&desk, "Plan the way to a certificate"));
  isms_ui_test_key ("ctrl+z");
  wait_for (find_text (&desk, "Plan the way to a certificate") != NULL)
    ;
  isms_ui_test_close (desk.window);
}

/* A stage opens to what it leads to, and that leads to where it is mended. */
static void
open_need (IsmsDesk *desk, const char *words)
{
  GtkWidget *stage;
  GtkWidget *need;

  show_tab (desk, "certification", "roadmap");
  wait_for (find_text (desk, "1  Preparation and planning") != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  stage = gtk_widget_get_ancestor (find_text (desk, "1  Preparation and planning"),
                                   ADW_TYPE_EXPANDER_ROW);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (stage), TRUE);
  wait_for (find_text (desk, words) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  need = gtk_widget_get_ancestor (find_text (desk, words), ADW_TYPE_ACTION_ROW);
  gtk_widget_grab_focus (need);
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  isms_ui_test_key ("Return");
}

static void
test_needs_of_a_stage (void)
{
  IsmsDesk desk = isms_desk_open (titles);

  open_need (&desk, "Roles are filled");
  wait_for (isms_desk_is_at (desk.window, "context", "role", 0))
    ;
  open_need (&desk, "It is decided whether climate change matters");
  wait_for (isms_desk_is_at (desk.window, "context", "scope", 0))
    ;
  expect_focus_in (&desk, "climate_reason"); /* which goes first */
  isms_ui_test_close (desk.window);
}

/* The clauses are listed by one button; then a key is an answer, and the next one is selected. */
static void
test_gaps (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  GtkWidget *button;

  show_tab (&desk, "certification", "gap_item");
  wait_for ((button = isms_ui_test_find_button (GTK_WIDGET (desk.window), "List the Clauses")))
    ;
  wait_for (gtk_widget_get_mapped (button))
    ;
  wait_for (gtk_widget_is_focus (button))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Return");
  wait_for (reads (&desk, "SELECT count (*) > 40 FROM gap_item", "1"))
    ;
  wait_for (find_text (&desk, "Cl.4.1") != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  gtk_widget_grab_focus (
      GTK_WIDGET (isms_list_pane_get_view (isms_register_get_pane (ISMS_REGISTER (
          isms_tabs_page_get_tab (ISMS_TABS_PAGE (isms_window_get_page (desk.window)), NULL))))));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Down");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Home");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("1");
  wait_for (reads (&desk, "SELECT number FROM gap_item WHERE result = 'conforms'", "Cl.4.1"))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("2");
  wait_for (reads (&desk, "SELECT number FROM gap_item WHERE result = 'partly'", "Cl.4.2"))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "gap-assessment");
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/overview/first", test_first);
  g_test_add_func ("/ui/overview/into-the-page", test_into_the_page);
  g_test_add_func ("/ui/overview/needs-in-writing", test_needs_in_writing);
  g_test_add_func ("/ui/overview/needs-you", test_needs);
  g_test_add_func ("/ui/overview/needs-of-the-organisation", test_needs_of_all);
  g_test_add_func ("/ui/overview/known-because", test_known);
  g_test_add_func ("/ui/overview/questions", test_order);
  g_test_add_func ("/ui/overview/project-plan", test_plan);
  g_test_add_func ("/ui/overview/plan-refused", test_plan_refused);
  g_test_add_func ("/ui/overview/needs-of-a-stage", test_needs_of_a_stage);
  g_test_add_func ("/ui/overview/gap-assessment", test_gaps);
  return isms_ui_test_run ();
}
