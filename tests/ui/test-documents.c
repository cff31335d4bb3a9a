/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Documents in the real window: begun from a template, written, approved by another, put in force
 * and acknowledged, by keys (7.3, 7.5). */

#include "isms-ui-test.h"

#include "isms-document-dialog.h"
#include "isms-document-draft.h"
#include "isms-edit.h"
#include "isms-record-form.h"
#include "isms-tabs-page.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  gint64 author;
  gint64 approver;
} Desk;

static gint64
read_int (Desk *desk, const char *sql)
{
  gint64 value = -1;

  isms_database_query_int (isms_workspace_get_reader (desk->workspace), sql, &value, NULL);
  return value;
}

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static Desk
sit_down (void)
{
  GSettings *settings = isms_application_get_settings (isms_ui_test_get_application ());
  g_autofree char *path = isms_ui_test_create_workspace ("Key House");
  g_autoptr (IsmsStep) step = NULL;
  Desk desk = { NULL };

  g_settings_set_int (settings, "window-width", 1400);
  g_settings_set_int (settings, "window-height", 900);
  desk.window = isms_ui_test_open (path);
  desk.workspace = isms_window_get_workspace (desk.window);
  step = isms_store_begin (isms_workspace_get_store (desk.workspace), "Began");
  desk.author = isms_edit_create (step, isms_kind_find ("person"), "Ada Lind");
  desk.approver = isms_edit_create (step, isms_kind_find ("person"), "Ben Ito");
  commit (step);
  g_assert_true (isms_workspace_set_acting_person (desk.workspace, desk.author, NULL));
  return desk;
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

static void
wait_for_dialog (Desk *desk, gboolean there)
{
  wait_for ((get_dialog (desk) != NULL) == there)
    ;
  settle (desk);
}

/* The row of the form that is called @title, as Return does it. */
static void
activate_row (Desk *desk, const char *title)
{
  GtkWidget *row;

  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk->window), title) != NULL)
    ;
  row = gtk_widget_get_ancestor (isms_ui_test_find_text (GTK_WIDGET (desk->window), title),
                                 ADW_TYPE_PREFERENCES_ROW);
  settle (desk);
  gtk_widget_grab_focus (row);
  settle (desk);
  isms_ui_test_key ("Return");
}

static void
wait_for_state (Desk *desk, const char *state)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count (*) FROM document_list WHERE state = '%s'", state);

  wait_for (read_int (desk, sql) == 1)
    ;
  settle (desk);
}

static void
use_template (Desk *desk)
{
  GtkWidget *page;

  isms_window_show_destination (desk->window, "documents");
  page = GTK_WIDGET (isms_window_get_page (desk->window));
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (page), "templates");
  settle (desk);
  gtk_widget_grab_focus (
      gtk_widget_get_ancestor (isms_ui_test_find_text (page, "Use"), GTK_TYPE_BUTTON));
  settle (desk);
  isms_ui_test_save (GTK_WIDGET (desk->window), "document-templates");
  isms_ui_test_key ("Return");
  wait_for_state (desk, "draft");
}

/* Ctrl+A, and over it. */
static void
write_text (Desk *desk, const char *text)
{
  gtk_widget_grab_focus (
      GTK_WIDGET (isms_document_dialog_get_editor (ISMS_DOCUMENT_DIALOG (get_dialog (desk)))));
  settle (desk);
  isms_ui_test_key ("ctrl+a");
  isms_ui_test_type (text);
}

static void
test_template_to_force (void)
{
  const char *kept = "SELECT count (*) FROM document_version WHERE text = 'We act.'";
  const char *read = "SELECT count (*) FROM acknowledgement";
  Desk desk = sit_down ();

  use_template (&desk);
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM document_version WHERE author = "
                                    "'Ada Lind' AND instr (text, 'Key House') > 0"),
                   ==, 1);
  activate_row (&desk, "Edit Text…");
  wait_for_dialog (&desk, TRUE);
  isms_ui_test_save (GTK_WIDGET (desk.window), "document-editor");
  write_text (&desk, "We act.");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "We act.") != NULL)
    ;
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (desk.window), "No blanks left to fill in"));
  isms_ui_test_key ("ctrl+s");
  wait_for (read_int (&desk, kept) == 1)
    ;
  isms_ui_test_key ("Escape");
  wait_for_dialog (&desk, FALSE);
  activate_row (&desk, "Send to Review");
  wait_for_state (&desk, "in_review");

  /* Who wrote it is the one who acts: the keyboard is where another is chosen. */
  activate_row (&desk, "Approve…");
  wait_for_dialog (&desk, TRUE);
  g_assert_nonnull (isms_ui_test_find_text (
      GTK_WIDGET (desk.window), "Who wrote it does not approve it. Choose another person."));
  g_assert_false (
      adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (get_dialog (&desk)), "do"));
  wait_for (
      gtk_root_get_focus (GTK_ROOT (desk.window)) != NULL
      && gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (desk.window)), GTK_TYPE_MENU_BUTTON)
             != NULL)
    ;
  isms_ui_test_key ("Escape");
  wait_for_dialog (&desk, FALSE);
  g_assert_true (isms_workspace_set_acting_person (desk.workspace, desk.approver, NULL));
  activate_row (&desk, "Approve…");
  wait_for_dialog (&desk, TRUE);
  isms_ui_test_key ("Return");
  wait_for_state (&desk, "approved");
  {
    g_autofree char *told =
        isms_database_query_text (isms_workspace_get_reader (desk.workspace),
                                  "SELECT label FROM journal ORDER BY id DESC LIMIT 1", NULL);

    g_assert_true (g_str_has_prefix (told, "Ben Ito approved version 1 of "));
  }
  activate_row (&desk, "Put in Force…");
  wait_for_dialog (&desk, TRUE);
  isms_ui_test_key ("Return");
  wait_for_state (&desk, "effective");

  activate_row (&desk, "Record Acknowledgements…");
  wait_for_dialog (&desk, TRUE);
  activate_row (&desk, "All 2 Who Have Not Yet");
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.window), "document-acknowledge");
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.window), "Record"));
  wait_for (read_int (&desk, read) == 2)
    ;
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (read_int (&desk, read) == 0)
    ;
  isms_ui_test_close (desk.window);
}

/* What is typed is kept when the editor is closed, and can be taken back. */
static void
test_closing_keeps (void)
{
  const char *kept = "SELECT count (*) FROM document_version WHERE text = 'Other words'";
  Desk desk = sit_down ();

  use_template (&desk);
  activate_row (&desk, "Edit Text…");
  wait_for_dialog (&desk, TRUE);
  write_text (&desk, "Other words");
  isms_ui_test_key ("Escape");
  wait_for_dialog (&desk, FALSE);
  g_assert_cmpint (read_int (&desk, kept), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (read_int (&desk, kept) == 0)
    ;
  isms_ui_test_close (desk.window);
}

/* Is it the row of that title? */
static gboolean
is_focused (Desk *desk, const char *title)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (desk->window));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, ADW_TYPE_PREFERENCES_ROW) : NULL;

  return row != NULL
         && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0;
}

/* What was typed when the program ended without a word is there again, and is one step once it is
 * saved. */
static void
test_noted (void)
{
  const char *noted = "SELECT count (*) FROM meta WHERE key LIKE 'draft-%'";
  const char *steps = "SELECT count (*) FROM journal";
  const char *version = "SELECT id FROM document_version";
  Desk desk = sit_down ();
  g_autoptr (IsmsStep) step = NULL;
  g_autofree char *kept = NULL;
  GtkWidget *banner;
  gint64 n_steps;

  use_template (&desk);
  n_steps = read_int (&desk, steps);
  activate_row (&desk, "Edit Text…");
  wait_for_dialog (&desk, TRUE);
  write_text (&desk, "First words");
  wait_for (read_int (&desk, noted) == 1)
    ;
  g_assert_cmpint (read_int (&desk, steps), ==, n_steps);
  isms_ui_test_key ("ctrl+s");
  wait_for (read_int (&desk, noted) == 0)
    ;
  g_assert_cmpint (read_int (&desk, steps), ==, n_steps + 1);
  isms_ui_test_key ("Escape");
  wait_for_dialog (&desk, FALSE);
  wait_for (is_focused (&desk, "_Edit Text…"))
    ;

  step = isms_store_begin (isms_workspace_get_store (desk.workspace), "");
  isms_document_note (step, read_int (&desk, version), "First words",
                      "Words from before the crash");
  commit (step);
  activate_row (&desk, "Edit Text…");
  wait_for_dialog (&desk, TRUE);
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "Words from before the crash")
            != NULL)
    ;
  banner = isms_ui_test_find_type (GTK_WIDGET (get_dialog (&desk)), "AdwBanner");
  g_assert_true (adw_banner_get_revealed (ADW_BANNER (banner)));
  isms_ui_test_key ("Escape");
  wait_for_dialog (&desk, FALSE);
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM document_version WHERE text = "
                                    "'Words from before the crash'"),
                   ==, 1);
  g_assert_cmpint (read_int (&desk, noted), ==, 0);
  g_assert_cmpint (read_int (&desk, steps), ==, n_steps + 2);
  isms_ui_test_close (desk.window);
}

/* 7.5.2 c: who writes it is known, also while nobody acts. */
static void
test_author_is_asked (void)
{
  Desk desk = sit_down ();
  GtkWidget *page;

  g_assert_true (isms_workspace_set_acting_person (desk.workspace, 0, NULL));
  isms_window_show_destination (desk.window, "documents");
  page = GTK_WIDGET (isms_window_get_page (desk.window));
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (page), "templates");
  settle (&desk);
  gtk_widget_grab_focus (
      gtk_widget_get_ancestor (isms_ui_test_find_text (page, "Use"), GTK_TYPE_BUTTON));
  settle (&desk);
  isms_ui_test_key ("Return");
  wait_for_dialog (&desk, TRUE);
  g_assert_false (
      adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (get_dialog (&desk)), "do"));
  isms_ui_test_save (GTK_WIDGET (desk.window), "document-author");

  /* Somebody new. */
  isms_ui_test_key ("Return");
  wait_for (isms_ui_test_find_type (GTK_WIDGET (get_dialog (&desk)), "IsmsPicker") != NULL
            && gtk_widget_get_mapped (
                isms_ui_test_find_type (GTK_WIDGET (get_dialog (&desk)), "IsmsPicker")))
    ;
  settle (&desk);
  isms_ui_test_type ("Cem Aydin");
  isms_ui_test_key ("Return");
  wait_for (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (get_dialog (&desk)), "do"))
    ;
  gtk_widget_grab_focus (isms_ui_test_find_button (GTK_WIDGET (get_dialog (&desk)), "Begin"));
  settle (&desk);
  isms_ui_test_key ("Return");
  wait_for_state (&desk, "draft");
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM document_version AS v JOIN person AS p "
                                    "ON p.id = v.author_id WHERE p.name = 'Cem Aydin'"),
                   ==, 1);
  isms_ui_test_close (desk.window);
}

/* What was opened is printed, not what is listed, unless that is asked for. */
static void
test_print (void)
{
  Desk desk = sit_down ();

  use_template (&desk);
  wait_for (isms_page_can (isms_window_get_page (desk.window), ISMS_PAGE_ACTION_PRINT))
    ;
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "_Edit Text…") != NULL
            || isms_ui_test_find_text (GTK_WIDGET (desk.window), "Edit Text…") != NULL)
    ;
  settle (&desk);
  isms_ui_test_key ("ctrl+p");
  wait_for_dialog (&desk, TRUE);
  g_assert_true (g_str_has_prefix (adw_dialog_get_title (get_dialog (&desk)), "D-001 "));
  settle (&desk);
  isms_ui_test_key ("Escape");
  wait_for_dialog (&desk, FALSE);

  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.print-list", NULL);
  wait_for_dialog (&desk, TRUE);
  g_assert_cmpstr (adw_dialog_get_title (get_dialog (&desk)), ==, "Documents");
  settle (&desk);
  isms_ui_test_key ("Escape");
  wait_for_dialog (&desk, FALSE);

  /* So is what is being written. */
  activate_row (&desk, "Edit Text…");
  wait_for_dialog (&desk, TRUE);
  settle (&desk);
  isms_ui_test_key ("ctrl+p");
  wait_for (!ISMS_IS_DOCUMENT_DIALOG (get_dialog (&desk)))
    ;
  g_assert_true (g_str_has_prefix (adw_dialog_get_title (get_dialog (&desk)), "D-001, "));
  settle (&desk);
  isms_ui_test_key ("Escape");
  wait_for (ISMS_IS_DOCUMENT_DIALOG (get_dialog (&desk)))
    ;
  settle (&desk);
  isms_ui_test_key ("Escape");
  wait_for_dialog (&desk, FALSE);
  isms_ui_test_close (desk.window);
}

/* The page shows the place that is being written. */
static void
test_page_follows (void)
{
  Desk desk = sit_down ();
  GtkWidget *page;
  GtkAdjustment *place;

  use_template (&desk);
  activate_row (&desk, "Edit Text…");
  wait_for_dialog (&desk, TRUE);
  settle (&desk);
  page = isms_ui_test_find_type (GTK_WIDGET (get_dialog (&desk)), "IsmsMarkdownView");
  place = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (isms_ui_test_find_type (page, "GtkScrolledWindow")));
  g_assert_cmpfloat (gtk_adjustment_get_value (place), ==, 0);
  isms_ui_test_key ("ctrl+End");
  wait_for (gtk_adjustment_get_value (place) > 300)
    ;
  settle (&desk);
  isms_ui_test_key ("ctrl+Home");
  wait_for (gtk_adjustment_get_value (place) < 60)
    ;
  isms_ui_test_key ("Escape");
  wait_for_dialog (&desk, FALSE);
  isms_ui_test_close (desk.window);
}

/* Who has no document yet is shown the templates. */
static void
test_empty (void)
{
  Desk desk = sit_down ();
  GtkWidget *page;
  GtkWidget *button;

  isms_window_show_destination (desk.window, "documents");
  page = GTK_WIDGET (isms_window_get_page (desk.window));
  wait_for ((button = isms_ui_test_find_button (page, "Choose a Template")) != NULL
            && gtk_widget_get_mapped (button))
    ;
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.window), "documents-empty");
  isms_ui_test_click (button);
  wait_for (g_str_equal (isms_tabs_page_get_shown (ISMS_TABS_PAGE (page)), "templates"))
    ;
  isms_ui_test_close (desk.window);
}

static void
move (Desk *desk, gint64 document, IsmsVersionMove how, gint64 person)
{
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk->workspace), "Moved");
  const IsmsVersionDraft draft = { .person = person };

  isms_document_move (step, document, how, &draft);
  commit (step);
}

static void
begin (Desk *desk, gint64 document, const char *text)
{
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk->workspace), "Began");
  const IsmsVersionDraft draft = { .person = desk->author, .text = text };

  isms_document_add_version (step, document, &draft);
  commit (step);
}

static gboolean
ends_with (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_has_suffix (gtk_label_get_text (GTK_LABEL (widget)), text);
}

/* The next blank is found, and what is new is told in words. */
static void
test_blanks_and_changes (void)
{
  Desk desk = sit_down ();
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (desk.workspace), "Add");
  gint64 document = isms_edit_create (step, isms_kind_find ("document"), "Backups");
  GtkWidget *window = GTK_WIDGET (desk.window);
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *chosen = NULL;

  commit (step);
  begin (&desk, document, "We look once a year.");
  move (&desk, document, ISMS_VERSION_SEND, 0);
  move (&desk, document, ISMS_VERSION_APPROVE, desk.approver);
  move (&desk, document, ISMS_VERSION_ENFORCE, 0);
  begin (&desk, document, "We look twice a year.\n\nIt is [[who]] who looks.");
  g_assert_true (isms_window_show_record (desk.window, "document", document));
  activate_row (&desk, "Edit Text…");
  wait_for_dialog (&desk, TRUE);
  g_assert_nonnull (isms_ui_test_find_text (window, "1 blank to fill in"));
  isms_ui_test_click (isms_ui_test_find_button (window, "Next Blank"));
  settle (&desk);
  buffer = gtk_text_view_get_buffer (
      isms_document_dialog_get_editor (ISMS_DOCUMENT_DIALOG (get_dialog (&desk))));
  wait_for (gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    ;
  chosen = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (chosen, ==, "[[who]]");
  isms_document_dialog_show_changes (ISMS_DOCUMENT_DIALOG (get_dialog (&desk)), TRUE);
  wait_for (isms_ui_test_find_text (window, "We look once twice a year.") != NULL)
    ;
  g_assert_nonnull (isms_ui_test_find (window, ends_with, "Changed"));
  g_assert_nonnull (isms_ui_test_find (window, ends_with, "Added"));
  isms_ui_test_save (window, "document-changes");
  isms_ui_test_key ("Escape");
  wait_for_dialog (&desk, FALSE);
  isms_ui_test_close (desk.window);
}

static gint64
add_document (Desk *desk, const char *title, const char *text)
{
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (desk->workspace), "Add");
  gint64 document = isms_edit_create (step, isms_kind_find ("document"), title);

  commit (step);
  begin (desk, document, text);
  return document;
}

static GtkWidget *
find_view (Desk *desk)
{
  return isms_ui_test_find_type (GTK_WIDGET (get_dialog (desk)), "IsmsMarkdownView");
}

/* On the page beside the text, all of it in sight. */
static gboolean
is_in_sight (Desk *desk, const char *words)
{
  GtkWidget *scrolled = isms_ui_test_find_type (find_view (desk), "GtkScrolledWindow");
  GtkWidget *label = isms_ui_test_find_text (find_view (desk), words);
  graphene_rect_t bounds;

  g_assert_nonnull (label);
  return gtk_widget_compute_bounds (label, scrolled, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (scrolled);
}

/* A long table whose rows are higher on the page than in the text, one after the other: each blank
 * is seen on both. */
static void
test_long_table (void)
{
  Desk desk = sit_down ();
  g_autoptr (GString) text =
      g_string_new ("Short words.\n\n| Who | What | When |\n|---|---|---|\n");
  GtkWidget *next;
  gint64 document;

  for (guint i = 1; i <= 40; i++)
    g_string_append_printf (text, "| Crew %u | %s | [[day %u]] |\n", i,
                            i % 3 == 0 ? "They look at every lamp of the harbour, clean what is "
                                         "dirty, and write down what they found"
                                       : "Rest",
                            i);
  g_string_append (text, "\nThe end.\n\n");
  for (guint i = 0; i < 60; i++)
    g_string_append (text, "- one\n");
  document = add_document (&desk, "Lamps", text->str);
  g_assert_true (isms_window_show_record (desk.window, "document", document));
  activate_row (&desk, "Edit Text…");
  wait_for_dialog (&desk, TRUE);
  next = isms_ui_test_find_button (GTK_WIDGET (desk.window), "Next Blank");
  for (guint i = 1; i <= 40; i++)
    {
      g_autofree char *words = g_strdup_printf ("[day %u]", i);

      isms_ui_test_click (next);
      settle (&desk);
      wait_for (is_in_sight (&desk, words))
        ;
    }
  isms_ui_test_save (GTK_WIDGET (desk.window), "document-long-table");
  isms_ui_test_key ("ctrl+End");
  settle (&desk);
  isms_ui_test_key ("ctrl+Home");
  wait_for (is_in_sight (&desk, "Short words."))
    ;
  isms_ui_test_key ("Escape");
  wait_for_dialog (&desk, FALSE);
  isms_ui_test_close (desk.window);
}

/* Who is led to a blank far down sees it, in the text and on the page. */
static void
test_led_to_blank (void)
{
  Desk desk = sit_down ();
  g_autoptr (GString) text = g_string_new (NULL);
  GtkTextView *editor;
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GdkRectangle at, seen;
  gint64 document;

  for (guint i = 0; i < 80; i++)
    g_string_append (text, "Words and more words.\n\n");
  g_string_append (text, "It is [[who]] who looks.\n\n");
  document = add_document (&desk, "Backups", text->str);
  g_assert_true (isms_window_show_record (desk.window, "document", document));
  activate_row (&desk, "Send to Review");
  wait_for_dialog (&desk, TRUE);
  isms_ui_test_key ("Return");
  wait_for (ISMS_IS_DOCUMENT_DIALOG (get_dialog (&desk)))
    ;
  settle (&desk);
  editor = isms_document_dialog_get_editor (ISMS_DOCUMENT_DIALOG (get_dialog (&desk)));
  buffer = gtk_text_view_get_buffer (editor);
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, NULL));
  wait_for ((gtk_text_view_get_iter_location (editor, &start, &at),
             gtk_text_view_get_visible_rect (editor, &seen),
             at.y >= seen.y && at.y + at.height <= seen.y + seen.height))
    ;
  wait_for (is_in_sight (&desk, "It is [who] who looks."))
    ;
  isms_ui_test_key ("Escape");
  wait_for_dialog (&desk, FALSE);
  isms_ui_test_close (desk.window);
}

/* 7.5.2 c: who sends a draft with blanks is told which, and may do so; approved it is not, and the
 * dialog says why and keeps what was entered. */
static void
test_blanks_are_told (void)
{
  Desk desk = sit_down ();
  GtkWidget *window = GTK_WIDGET (desk.window);
  gint64 document = add_document (&desk, "Backups", "It is [[who]] who looks [[when]].");
  GtkTextBuffer *buffer;

  g_assert_true (isms_window_show_record (desk.window, "document", document));
  activate_row (&desk, "Send to Review");
  wait_for_dialog (&desk, TRUE);
  g_assert_nonnull (isms_ui_test_find_text (window, "2 Blanks Are Not Filled In"));
  g_assert_nonnull (isms_ui_test_find_text (window, "[who]"));
  g_assert_nonnull (isms_ui_test_find_text (window, "[when]"));
  isms_ui_test_save (window, "document-blanks");
  isms_ui_test_key ("Return"); /* fills them in */
  wait_for (ISMS_IS_DOCUMENT_DIALOG (get_dialog (&desk)))
    ;
  settle (&desk);
  buffer = gtk_text_view_get_buffer (
      isms_document_dialog_get_editor (ISMS_DOCUMENT_DIALOG (get_dialog (&desk))));
  g_assert_true (gtk_text_buffer_get_has_selection (buffer));
  isms_ui_test_key ("Escape");
  wait_for_dialog (&desk, FALSE);
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM document_version WHERE state = 'draft'"),
                   ==, 1);
  activate_row (&desk, "Send to Review");
  wait_for_dialog (&desk, TRUE);
  isms_ui_test_click (isms_ui_test_find_button (window, "Send Anyway"));
  wait_for_state (&desk, "in_review");

  g_assert_true (isms_workspace_set_acting_person (desk.workspace, desk.approver, NULL));
  activate_row (&desk, "Approve…");
  wait_for_dialog (&desk, TRUE);
  isms_ui_test_key ("Return");
  wait_for (isms_ui_test_find_text (window, "The text has 2 blanks that are not filled in. Take it "
                                            "back to draft and fill them in first.")
            != NULL)
    ;
  settle (&desk);
  wait_for (isms_ui_test_find_text (GTK_WIDGET (get_dialog (&desk)), "Ben Ito") != NULL)
    ;
  isms_ui_test_save (window, "document-refused");
  isms_ui_test_key ("Escape");
  wait_for_dialog (&desk, FALSE);
  g_assert_cmpint (
      read_int (&desk, "SELECT count (*) FROM document_version WHERE state = 'in_review'"), ==, 1);
  isms_ui_test_close (desk.window);
}

/* Only who can read is offered as an audience, whatever else is called so. */
static void
test_audience (void)
{
  Desk desk = sit_down ();
  GtkWidget *window = GTK_WIDGET (desk.window);
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (desk.workspace), "Began");
  gint64 document = isms_edit_create (step, isms_kind_find ("document"), "Opening hours");
  IsmsFieldEditor *editor;
  GtkWidget *button;

  isms_edit_create (step, isms_kind_find ("asset"), "Lantern");
  isms_edit_create (step, isms_kind_find ("role"), "Lantern keeper");
  commit (step);
  g_assert_true (isms_window_show_record (desk.window, "document", document));
  wait_for (isms_ui_test_find_type (window, "IsmsRecordForm") != NULL)
    ;
  settle (&desk);
  editor = isms_record_form_find_editor (
      ISMS_RECORD_FORM (isms_ui_test_find_type (window, "IsmsRecordForm")), "audience");
  button = isms_ui_test_find_type (isms_field_editor_get_row (editor), "GtkMenuButton");
  gtk_widget_grab_focus (button);
  settle (&desk);
  isms_ui_test_key ("space");
  wait_for (
      gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))))
    ;
  settle (&desk);
  isms_ui_test_type ("lantern");
  wait_for (
      isms_ui_test_find_text (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))),
                              "RO-001 Lantern keeper")
      != NULL)
    ;
  isms_ui_test_key ("Return");
  wait_for (read_int (&desk, "SELECT count (*) FROM document_audience WHERE for_kind = 'role'")
            == 1)
    ;
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM document_audience"), ==, 1);
  isms_ui_test_close (desk.window);
}

static GtkWidget *
find_row (Desk *desk, const char *title)
{
  GtkWidget *text = isms_ui_test_find_text (GTK_WIDGET (desk->window), title);

  return text != NULL ? gtk_widget_get_ancestor (text, ADW_TYPE_PREFERENCES_ROW) : NULL;
}

static gboolean
is_at (Desk *desk, const char *tab)
{
  const char *at = NULL;
  gint64 record = 0;

  isms_page_get_place (isms_window_get_page (desk->window), &at, &record);
  return g_strcmp0 (at, tab) == 0;
}

static gboolean
has_focus (Desk *desk, const char *tab)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (desk->window));
  IsmsTabsPage *page = ISMS_TABS_PAGE (isms_window_get_page (desk->window));

  return focus != NULL && gtk_widget_is_ancestor (focus, isms_tabs_page_get_tab (page, tab));
}

/* What is missing leads to where it is made, with the keyboard, and what is there to itself; Back
 * leads here again. */
static void
test_required (void)
{
  Desk desk = sit_down ();
  GtkWidget *window = GTK_WIDGET (desk.window);
  GtkWidget *row;
  gint64 clause = read_int (&desk, "SELECT id FROM control WHERE ref = 'Cl.5.2'");
  g_autofree char *clauses = g_strdup_printf ("%" G_GINT64_FORMAT, clause);
  g_autoptr (IsmsRecord) record = NULL;
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (IsmsStep) linking = NULL;
  g_autoptr (GError) error = NULL;
  gint64 document;

  isms_window_show_destination (desk.window, "documents");
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (desk.window)), "required");
  wait_for (find_row (&desk, "5.2  Information security policy") != NULL)
    ;
  row = find_row (&desk, "5.2  Information security policy");
  g_assert_nonnull (isms_ui_test_find_text (row, "Missing"));
  activate_row (&desk, "5.2  Information security policy");
  wait_for (is_at (&desk, "templates") && has_focus (&desk, "templates"))
    ;
  step = isms_store_begin (isms_workspace_get_store (desk.workspace), "Began");
  document = isms_edit_create (step, isms_kind_find ("document"), "Our policy");
  commit (step);
  begin (&desk, document, "We mean it.");
  record = isms_record_load (isms_workspace_get_reader (desk.workspace),
                             isms_kind_find ("document"), document, NULL);
  linking = isms_store_begin (isms_workspace_get_store (desk.workspace), "Link");
  g_assert_true (isms_edit_set (linking, record,
                                isms_kind_find_field (isms_kind_find ("document"), "controls"),
                                clauses, &error));
  commit (linking);
  gtk_widget_activate_action (window, "win.back", NULL);
  wait_for (is_at (&desk, "required"))
    ;
  wait_for (
      find_row (&desk, "5.2  Information security policy") != NULL
      && isms_ui_test_find_text (find_row (&desk, "5.2  Information security policy"), "Draft")
             != NULL)
    ;
  activate_row (&desk, "5.2  Information security policy");
  wait_for (is_at (&desk, "document"))
    ;
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/documents/7.5.3-template-to-force", test_template_to_force);
  g_test_add_func ("/ui/documents/closing-keeps", test_closing_keeps);
  g_test_add_func ("/ui/documents/noted", test_noted);
  g_test_add_func ("/ui/documents/print", test_print);
  g_test_add_func ("/ui/documents/page-follows-the-text", test_page_follows);
  g_test_add_func ("/ui/documents/empty", test_empty);
  g_test_add_func ("/ui/documents/7.5.2-author-is-asked", test_author_is_asked);
  g_test_add_func ("/ui/documents/7.3-audience", test_audience);
  g_test_add_func ("/ui/documents/7.5.1-required", test_required);
  g_test_add_func ("/ui/documents/long-table", test_long_table);
  g_test_add_func ("/ui/documents/led-to-a-blank", test_led_to_blank);
  g_test_add_func ("/ui/documents/7.5.2-c-blanks-are-told", test_blanks_are_told);
  g_test_add_func ("/ui/documents/blanks-and-changes", test_blanks_and_changes);
  return isms_ui_test_run ();
}
