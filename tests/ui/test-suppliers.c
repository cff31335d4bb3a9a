/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Suppliers in the real window: the questionnaire answered in one sitting by keys, its gaps made
 * actions, and the sheet on paper (A.5.19 to A.5.23). */

#include "isms-ui-test.h"

#include "isms-day.h"
#include "isms-detail.h"
#include "isms-edit.h"
#include "isms-print-preview.h"
#include "isms-question-item.h"
#include "isms-questions-dialog.h"
#include "isms-register.h"
#include "isms-supplier-answer.h"
#include "isms-tabs-page.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  gint64 supplier;
} Desk;

static gboolean
reads (Desk *desk, const char *sql, const char *expected)
{
  g_autofree char *text =
      isms_database_query_text (isms_workspace_get_reader (desk->workspace), sql, NULL);

  return g_strcmp0 (text, expected) == 0;
}

static void
settle (Desk *desk)
{
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

static AdwDialog *
get_dialog (Desk *desk)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk->window));
}

static GtkWidget *
find_text (Desk *desk, const char *text)
{
  return isms_ui_test_find_text (GTK_WIDGET (desk->window), text);
}

static IsmsRegister *
get_register (Desk *desk, const char *tab)
{
  IsmsTabsPage *page = ISMS_TABS_PAGE (isms_window_get_page (desk->window));

  return ISMS_REGISTER (isms_tabs_page_get_tab (page, tab));
}

/* A supplier of high criticality that reaches our systems, shown in its form. */
static Desk
sit_down (void)
{
  GSettings *settings = isms_application_get_settings (isms_ui_test_get_application ());
  g_autofree char *path = isms_ui_test_create_workspace ("Key House");
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;
  Desk desk = { NULL };
  IsmsRow *row = isms_row_new ();

  g_settings_set_int (settings, "window-width", 1400);
  g_settings_set_int (settings, "window-height", 900);
  desk.window = isms_ui_test_open (path);
  desk.workspace = isms_window_get_workspace (desk.window);
  isms_row_set_text (row, "title", "Voss Line Systems");
  isms_row_set_text (row, "criticality", "high");
  isms_row_set_text (row, "access", "remote");
  step = isms_store_begin (isms_workspace_get_store (desk.workspace), "Began");
  desk.supplier = isms_step_insert (step, "supplier", row);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  isms_window_show_destination (desk.window, "suppliers");
  settle (&desk);
  g_assert_true (isms_window_show_record (desk.window, "supplier", desk.supplier));
  wait_for (find_text (&desk, "Ask the Questionnaire…") != NULL)
    ;
  settle (&desk);
  return desk;
}

/* The row that is called @title, as Return does it. */
static void
activate_row (Desk *desk, const char *title)
{
  GtkWidget *row;

  wait_for (find_text (desk, title) != NULL)
    ;
  settle (desk);
  row = gtk_widget_get_ancestor (find_text (desk, title), ADW_TYPE_PREFERENCES_ROW);
  gtk_widget_grab_focus (row);
  settle (desk);
  isms_ui_test_key ("Return");
}

static IsmsQuestionsDialog *
open_sitting (Desk *desk, const char *button)
{
  IsmsQuestionsDialog *dialog;

  activate_row (desk, button);
  wait_for (ISMS_IS_QUESTIONS_DIALOG (get_dialog (desk)))
    ;
  dialog = ISMS_QUESTIONS_DIALOG (get_dialog (desk));
  wait_for (g_list_model_get_n_items (isms_questions_dialog_get_questions (dialog)) == 24)
    ;
  settle (desk);
  return dialog;
}

static gboolean
has_answer (IsmsQuestionsDialog *dialog, guint at, const char *answer, const char *note)
{
  g_autoptr (IsmsQuestionItem) item =
      g_list_model_get_item (isms_questions_dialog_get_questions (dialog), at);

  return g_str_equal (isms_question_item_get_answer (item), answer)
         && g_str_equal (isms_question_item_get_note (item), note);
}

static void
press (IsmsQuestionsDialog *dialog, guint at, const char *key, const char *answer)
{
  isms_ui_test_key (key);
  wait_for (has_answer (dialog, at, answer, ""))
    ;
  isms_ui_test_settle (GTK_WIDGET (dialog));
}

#define ANSWERS                                                                                    \
  "SELECT group_concat (name || ' ' || answer || ' ' || ifnull (note, '-'), ', ' ORDER BY place) " \
  "FROM supplier_answer WHERE answer <> 'not_asked'"

/* A.5.19 to A.5.22: asked by keys, recorded as one step, its gaps made actions as another. */
static void
test_sitting (void)
{
  Desk desk = sit_down ();
  IsmsQuestionsDialog *dialog = open_sitting (&desk, "Ask the Questionnaire…");

  press (dialog, 0, "1", "yes");
  press (dialog, 1, "2", "partly");
  press (dialog, 2, "4", "not_applicable");
  press (dialog, 3, "1", "yes");
  isms_ui_test_key ("Up");
  settle (&desk);
  isms_ui_test_key ("0");
  wait_for (has_answer (dialog, 3, "not_asked", ""))
    ;
  settle (&desk);
  isms_ui_test_key ("n");
  settle (&desk);
  isms_ui_test_type ("By word only");
  wait_for (has_answer (dialog, 4, "not_asked", "By word only"))
    ;
  isms_ui_test_key ("Return");
  settle (&desk);
  isms_ui_test_key ("Down");
  settle (&desk);
  press (dialog, 5, "3", "no");
  wait_for (find_text (&desk, "4 of 24 questions answered") != NULL)
    ;
  isms_ui_test_save (GTK_WIDGET (desk.window), "questionnaire");
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.window), "Record"));
  wait_for (reads (&desk, ANSWERS,
                   "policy yes -, responsible partly -, certified not_applicable -, secrecy no -"))
    ;
  wait_for (get_dialog (&desk) == NULL)
    ;
  g_assert_true (
      reads (&desk, "SELECT note FROM supplier_answer WHERE name = 'screening'", "By word only"));
  /* It is shown: (3 + 1) of 8. */
  g_assert_true (
      reads (&desk, "SELECT score || ' ' || not_asked FROM supplier_assessment_list", "50 20"));
  activate_row (&desk, "Make an Action of 1 Gap");
  wait_for (reads (&desk, "SELECT title || ', ' || for_ref FROM action_list",
                   "Voss Line Systems: Have secrecy signed by all who work for us, SU-001"))
    ;
  wait_for (find_text (&desk, "Make an Action of 1 Gap") == NULL)
    ;
  isms_ui_test_save (GTK_WIDGET (desk.window), "questionnaire-answered");
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (reads (&desk, "SELECT count (*) FROM action", "0"))
    ;
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (reads (&desk, "SELECT count (*) FROM supplier_assessment", "0"))
    ;
  isms_ui_test_close (desk.window);
}

static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t place;

  return gtk_widget_compute_bounds (widget, scroller, &place) && place.origin.y >= 0
         && place.origin.y + place.size.height <= gtk_widget_get_height (scroller);
}

/* That it is under way is said; it goes on where it stopped, in sight; a note leads back to its
 * question, at the end too. */
static void
test_further_sitting (void)
{
  static const char *const last =
      "Do we get our data back in a usable form at the end, and is it then deleted with proof?";
  Desk desk = sit_down ();
  IsmsStore *store = isms_workspace_get_store (desk.workspace);
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Asked");
  gint64 id = isms_supplier_answer_begin (step, desk.supplier, "Voss, yearly");
  g_autoptr (GPtrArray) answers = isms_supplier_answer_load_new (
      isms_workspace_get_reader (desk.workspace), desk.supplier, NULL);
  g_autofree char *today = isms_day_today ();
  g_autofree char *day = isms_day_dup_words (today);
  g_autofree char *since = NULL;
  IsmsQuestionsDialog *dialog;

  for (guint i = 0; i + 1 < answers->len; i++)
    {
      const IsmsSupplierAnswer *answer = answers->pdata[i];
      const IsmsSupplierMark mark = { answer->name, "yes", NULL };

      isms_supplier_answer_record (step, id, &mark, 1);
    }
  g_assert_true (isms_step_commit (step, NULL, NULL));
  since = g_strdup_printf ("Being assessed since %s", day);
  wait_for (find_text (&desk, since) != NULL)
    ;
  dialog = open_sitting (&desk, "Go On Asking…");
  wait_for (find_text (&desk, last) != NULL && is_in_sight (find_text (&desk, last)))
    ;
  isms_ui_test_key ("n");
  settle (&desk);
  isms_ui_test_type ("By word");
  isms_ui_test_key ("Return");
  settle (&desk);
  isms_ui_test_key ("1");
  wait_for (has_answer (dialog, 23, "yes", "By word"))
    ;
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.window), "Record"));
  wait_for (
      g_strcmp0 (isms_tabs_page_get_shown (ISMS_TABS_PAGE (isms_window_get_page (desk.window))),
                 "supplier_assessment")
      == 0)
    ;
  isms_ui_test_close (desk.window);
}

/* What was answered is not lost by Escape, nor recorded. */
static void
test_discard (void)
{
  Desk desk = sit_down ();
  IsmsQuestionsDialog *dialog = open_sitting (&desk, "Ask the Questionnaire…");

  press (dialog, 0, "3", "no");
  /* A note may come before its answer. */
  isms_ui_test_key ("n");
  settle (&desk);
  isms_ui_test_type ("By word");
  isms_ui_test_key ("Return");
  settle (&desk);
  isms_ui_test_key ("1");
  wait_for (has_answer (dialog, 1, "yes", "By word"))
    ;
  settle (&desk);
  isms_ui_test_key ("Escape");
  wait_for (find_text (&desk, "Discard the Answers?") != NULL)
    ;
  settle (&desk);
  isms_ui_test_key ("Return");
  wait_for (get_dialog (&desk) == ADW_DIALOG (dialog)
            && find_text (&desk, "Discard the Answers?") == NULL)
    ;
  g_assert_true (has_answer (dialog, 0, "no", ""));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  wait_for (get_dialog (&desk) == NULL)
    ;
  g_assert_true (reads (&desk, "SELECT count (*) FROM supplier_assessment", "0"));
  isms_ui_test_close (desk.window);
}

/* A.5.19: critical access without a valid assessment is said in words, follows what is changed, and
 * is found by the filter. */
static void
test_critical_access (void)
{
  static const char *const values[] = { "critical", NULL };
  Desk desk = sit_down ();
  IsmsListPane *pane = isms_register_get_pane (get_register (&desk, "supplier"));
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("supplier"));
  g_autoptr (IsmsStep) step = NULL;
  IsmsRow *row = isms_row_new ();

  wait_for (find_text (&desk, "Critical access, no valid assessment") != NULL)
    ;
  isms_query_filter (query, "assessment_state", values);
  isms_list_pane_set_query (pane, query);
  wait_for (g_str_has_prefix (isms_list_pane_get_count_text (pane), "1 "))
    ;
  isms_row_set_text (row, "title", "First");
  isms_row_set_int (row, "supplier_id", desk.supplier);
  isms_row_set_text (row, "conclusion", "approved");
  step = isms_store_begin (isms_workspace_get_store (desk.workspace), "Assessed");
  isms_edit_insert (step, isms_kind_find ("supplier_assessment"), row);
  g_assert_true (isms_step_commit (step, NULL, NULL));
  wait_for (g_str_has_prefix (isms_list_pane_get_count_text (pane), "0 "))
    ;
  isms_ui_test_close (desk.window);
}

/* Ctrl+P in the form is its sheet. */
static void
test_sheet (void)
{
  Desk desk = sit_down ();

  gtk_widget_grab_focus (gtk_widget_get_ancestor (find_text (&desk, "Ask the Questionnaire…"),
                                                  ADW_TYPE_PREFERENCES_ROW));
  settle (&desk);
  isms_ui_test_key ("ctrl+p");
  wait_for (ISMS_IS_PRINT_PREVIEW (get_dialog (&desk)))
    ;
  wait_for (find_text (&desk, "SU-001 Voss Line Systems") != NULL)
    ;
  adw_dialog_force_close (get_dialog (&desk));
  isms_ui_test_close (desk.window);
}

/* Each tab is there, and says what it is for while it is empty. */
static void
test_tabs (void)
{
  static const struct
  {
    const char *tab;
    const char *words;
  } tabs[] = {
    { "contract", "What is agreed with suppliers on security, until when, and until when notice "
                  "can be given (A.5.20)." },
    { "supplier_certificate", "What suppliers show for their security, what it covers, and until "
                              "when it holds (A.5.22)." },
    { "supplier_assessment", "What suppliers were asked, what they answered, and what it came to "
                             "(A.5.19, A.5.22)." },
  };
  Desk desk = sit_down ();

  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (desk.window)), tabs[i].tab);
      wait_for (
          isms_ui_test_find_text (GTK_WIDGET (get_register (&desk, tabs[i].tab)), tabs[i].words)
          != NULL)
        ;
    }
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/suppliers/A.5.22-asked-in-one-sitting", test_sitting);
  g_test_add_func ("/ui/suppliers/A.5.22-asked-in-further-sittings", test_further_sitting);
  g_test_add_func ("/ui/suppliers/answers-are-not-lost", test_discard);
  g_test_add_func ("/ui/suppliers/A.5.19-critical-access", test_critical_access);
  g_test_add_func ("/ui/suppliers/sheet", test_sheet);
  g_test_add_func ("/ui/suppliers/first-time", test_tabs);
  return isms_ui_test_run ();
}
