/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The list keeps the keyboard: a digit answers and goes on to the next question, N goes to the
 * note, Return from there to its question, or to the next one if it has its answer. */

#include "isms-config.h"

#include "isms-questions-dialog.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-question-item.h"

struct _IsmsQuestionsDialog
{
  AdwDialog parent_instance;

  GWeakRef parent;
  IsmsWorkspace *workspace;
  IsmsRecord *supplier;
  IsmsRecord *assessment; /* NULL: one is begun with the first recording */
  GCancellable *cancellable;
  GListStore *questions;
  GtkSingleSelection *selection;
  int frames; /* until the first to ask is scrolled to */
  GtkWidget *view;
  GtkWidget *count;
  GtkWidget *record;
};

G_DEFINE_FINAL_TYPE (IsmsQuestionsDialog, isms_questions_dialog, ADW_TYPE_DIALOG)

/* --- How far it is --- */

static void
show_count (IsmsQuestionsDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->questions));
  guint n_answered = 0, n_changed = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IsmsQuestionItem) item = g_list_model_get_item (G_LIST_MODEL (self->questions), i);

      n_answered += isms_question_item_is_answered (item);
      n_changed += isms_question_item_is_changed (item);
    }
  /* Translators: how many questions are answered, and how many there are */
  words = g_strdup_printf (
      ngettext ("%u of %u question answered", "%u of %u questions answered", n), n_answered, n);
  gtk_label_set_text (GTK_LABEL (self->count), words);
  gtk_widget_set_sensitive (self->record, n_changed > 0);
  adw_dialog_set_can_close (ADW_DIALOG (self), n_changed == 0);
}

/* --- A row --- */

static void
show_answer (GtkListItem *list_item)
{
  IsmsQuestionItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "answer");
  GtkWidget *note = g_object_get_data (G_OBJECT (row), "note");
  GtkWidget *label = gtk_menu_button_get_child (GTK_MENU_BUTTON (button));
  const char *answer = isms_question_item_get_label (item);
  const char *typed = isms_question_item_get_note (item);
  g_autofree char *spoken =
      g_strdup_printf ("%s %s", isms_question_item_get_question (item), answer);

  gtk_label_set_text (GTK_LABEL (label), answer);
  if (isms_question_item_is_answered (item))
    gtk_widget_remove_css_class (label, "dimmed");
  else
    gtk_widget_add_css_class (label, "dimmed");
  if (isms_question_item_is_changed (item))
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (note)), typed))
    gtk_editable_set_text (GTK_EDITABLE (note), typed);
  if (*typed != '\0')
    gtk_widget_set_visible (note, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
choice_clicked_cb (GtkButton *button, GtkListItem *list_item)
{
  const char *answer = g_object_get_data (G_OBJECT (button), "value");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  isms_question_item_set_answer (gtk_list_item_get_item (list_item), answer);
}

static void
add_note_cb (GtkButton *button, GtkListItem *list_item)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);
  GtkWidget *note = g_object_get_data (G_OBJECT (gtk_list_item_get_child (list_item)), "note");

  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_set_visible (note, TRUE);
  gtk_widget_grab_focus (note);
}

static GtkWidget *
append_button (GtkWidget *box, const char *title, GCallback callback, GtkListItem *list_item)
{
  GtkWidget *button = gtk_button_new_with_label (title);

  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", callback, list_item);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

/* Made when it is opened: there are many rows. */
static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  GtkListItem *list_item = data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (const IsmsChoice *choice = isms_supplier_answers; choice->value != NULL; choice++)
    {
      GtkWidget *answer =
          append_button (box, _ (choice->label), G_CALLBACK (choice_clicked_cb), list_item);

      g_object_set_data (G_OBJECT (answer), "value", (gpointer) choice->value);
    }
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  append_button (box, _ ("Note"), G_CALLBACK (add_note_cb), list_item);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
note_changed_cb (GtkEditable *entry, GtkListItem *list_item)
{
  IsmsQuestionItem *item = gtk_list_item_get_item (list_item);

  if (item != NULL)
    isms_question_item_set_note (item, gtk_editable_get_text (entry));
}

static GtkWidget *
create_answer_button (GtkListItem *list_item)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover_cb, list_item,
                                         NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (button, FALSE);
  return button;
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, IsmsQuestionsDialog *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *topic = create_label ("heading");
  GtkWidget *question = create_label (NULL);
  GtkWidget *button = create_answer_button (list_item);
  GtkWidget *note = gtk_entry_new ();

  gtk_widget_set_margin_top (topic, 12);
  gtk_entry_set_placeholder_text (GTK_ENTRY (note), _ ("Note"));
  g_signal_connect (note, "changed", G_CALLBACK (note_changed_cb), list_item);
  gtk_box_append (GTK_BOX (line), question);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (row), topic);
  gtk_box_append (GTK_BOX (row), line);
  gtk_box_append (GTK_BOX (row), note);
  g_object_set_data (G_OBJECT (row), "topic", topic);
  g_object_set_data (G_OBJECT (row), "question", question);
  g_object_set_data (G_OBJECT (row), "answer", button);
  g_object_set_data (G_OBJECT (row), "note", note);
  gtk_widget_set_margin_start (row, 10);
  gtk_widget_set_margin_end (row, 10);
  gtk_widget_set_margin_top (row, 3);
  gtk_widget_set_margin_bottom (row, 3);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, IsmsQuestionsDialog *self)
{
  IsmsQuestionItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *topic = g_object_get_data (G_OBJECT (row), "topic");
  GtkWidget *note = g_object_get_data (G_OBJECT (row), "note");
  const char *question = isms_question_item_get_question (item);
  /* Translators: the question that the note is about */
  g_autofree char *spoken = g_strdup_printf (_ ("Note on: %s"), question);

  gtk_label_set_text (GTK_LABEL (topic), isms_question_item_get_topic (item));
  gtk_widget_set_visible (topic, isms_question_item_get_topic (item) != NULL);
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "question"), question);
  gtk_widget_set_visible (note, *isms_question_item_get_note (item) != '\0');
  gtk_list_item_set_accessible_label (list_item, question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (note), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (item), "note", note);
  g_object_set_data (G_OBJECT (list_item), "changed",
                     GSIZE_TO_POINTER (g_signal_connect_swapped (
                         item, "changed", G_CALLBACK (show_answer), list_item)));
  show_answer (list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, IsmsQuestionsDialog *self)
{
  IsmsQuestionItem *item = gtk_list_item_get_item (list_item);
  gulong id = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (list_item), "changed"));

  g_signal_handler_disconnect (item, id);
  g_object_set_data (G_OBJECT (item), "note", NULL);
}

/* --- The keyboard --- */

static void
go_to (IsmsQuestionsDialog *self, guint at)
{
  if (at < g_list_model_get_n_items (G_LIST_MODEL (self->questions)))
    gtk_list_view_scroll_to (GTK_LIST_VIEW (self->view), at,
                             GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
}

/* From a note: a key typed next is an answer. */
static void
go_back (IsmsQuestionsDialog *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->view);

  if (row != NULL)
    gtk_root_set_focus (gtk_widget_get_root (row), row);
}

/* From the last on to itself. */
static void
go_on (IsmsQuestionsDialog *self)
{
  guint next = gtk_single_selection_get_selected (self->selection) + 1;

  if (next < g_list_model_get_n_items (G_LIST_MODEL (self->questions)))
    go_to (self, next);
  else
    go_back (self);
}

static void
go_to_note (IsmsQuestionsDialog *self)
{
  IsmsQuestionItem *item = gtk_single_selection_get_selected_item (self->selection);
  GtkWidget *note = item != NULL ? g_object_get_data (G_OBJECT (item), "note") : NULL;

  if (note == NULL)
    return;
  gtk_widget_set_visible (note, TRUE);
  gtk_widget_grab_focus (note);
}

static gboolean
set_answer (IsmsQuestionsDialog *self, const char *answer)
{
  IsmsQuestionItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item == NULL)
    return GDK_EVENT_STOP;
  isms_question_item_set_answer (item, answer);
  go_on (self);
  return GDK_EVENT_STOP;
}

static gboolean
key_in_note (IsmsQuestionsDialog *self, guint value)
{
  IsmsQuestionItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (value != GDK_KEY_Return && value != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  if (item != NULL && g_str_equal (isms_question_item_get_answer (item), "not_asked"))
    go_back (self);
  else
    go_on (self);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint value,
                guint code,
                GdkModifierType state,
                IsmsQuestionsDialog *self)
{
  guint32 letter = gdk_keyval_to_unicode (gdk_keyval_to_lower (value));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (focus != NULL && GTK_IS_EDITABLE (focus))
    return key_in_note (self, value);
  if (letter >= '1' && letter <= '4')
    return set_answer (self, isms_supplier_answers[letter - '1'].value);
  if (letter == '0' || value == GDK_KEY_BackSpace || value == GDK_KEY_Delete)
    return set_answer (self, "not_asked");
  if (letter != 'n')
    return GDK_EVENT_PROPAGATE;
  go_to_note (self);
  return GDK_EVENT_STOP;
}

/* --- Recording --- */

typedef struct
{
  IsmsStep *step;
  GWeakRef parent;
  gint64 assessment;
} Recording;

static void
recorded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Recording *recording = user_data;
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&recording->parent);
  g_autoptr (GError) error = NULL;
  gboolean done = isms_step_commit_finish (recording->step, result, &error);

  if (!done && parent != NULL)
    isms_ui_report_error (parent, error);
  else if (parent != NULL)
    gtk_widget_activate_action (parent, "win.show-record", "(sx)", "supplier_assessment",
                                recording->assessment);
  isms_step_unref (recording->step);
  g_weak_ref_clear (&recording->parent);
  g_free (recording);
}

/* "Kessel Hosting, 3 Mar 2026" */
static char *
dup_title (IsmsQuestionsDialog *self)
{
  g_autofree char *today = isms_day_today ();
  g_autofree char *day = isms_day_dup_words (today);

  /* Translators: what an assessment is called: its supplier, and the day */
  return g_strdup_printf (_ ("%s, %s"), isms_record_get_title (self->supplier), day);
}

static void
begin (IsmsQuestionsDialog *self, const IsmsSupplierMark *marks, guint n_marks)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  Recording *recording = g_new0 (Recording, 1);
  g_autofree char *title = NULL;
  g_autofree char *label =
      self->assessment != NULL
          ? isms_supplier_answer_dup_label (isms_record_get_ref (self->assessment), n_marks)
          /* Translators: what a step did; a supplier's ref */
          : g_strdup_printf (_ ("Assessed %s"), isms_record_get_ref (self->supplier));
  gint64 id = self->assessment != NULL ? isms_record_get_id (self->assessment) : 0;

  recording->step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  g_weak_ref_init (&recording->parent, parent);
  if (id == 0)
    {
      title = dup_title (self);
      id = isms_supplier_answer_begin (recording->step, isms_record_get_id (self->supplier), title);
    }
  recording->assessment = id;
  isms_supplier_answer_record (recording->step, id, marks, n_marks);
  isms_step_commit_async (recording->step, NULL, recorded_cb, recording);
}

static void
record_cb (IsmsQuestionsDialog *self)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (IsmsSupplierMark));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->questions)); i++)
    {
      g_autoptr (IsmsQuestionItem) item = g_list_model_get_item (G_LIST_MODEL (self->questions), i);
      IsmsSupplierMark mark = isms_question_item_get_mark (item);

      if (isms_question_item_is_changed (item))
        g_array_append_val (marks, mark);
    }
  begin (self, (const IsmsSupplierMark *) marks->data, marks->len);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
discard_cb (AdwAlertDialog *alert, const char *response, IsmsQuestionsDialog *self)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

/* What was answered is in no step yet: undo would not bring it back. */
static void
close_attempt_cb (AdwDialog *dialog)
{
  AdwDialog *alert = adw_alert_dialog_new (_ ("Discard the Answers?"),
                                           _ ("Nothing of this sitting has been recorded yet."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "stay", _ ("_Continue Asking"),
                                  "discard", _ ("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "discard",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "stay");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "stay");
  g_signal_connect_object (alert, "response", G_CALLBACK (discard_cb), dialog, G_CONNECT_DEFAULT);
  adw_dialog_present (alert, GTK_WIDGET (dialog));
}

/* --- Reading --- */

typedef struct
{
  gint64 supplier;
  gint64 assessment; /* 0: a new one */
} Wanted;

static gpointer
read_answers (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;

  return wanted->assessment != 0
             ? isms_supplier_answer_load (database, wanted->assessment, error)
             : isms_supplier_answer_load_new (database, wanted->supplier, error);
}

/* Rows that have no place yet, as in the first frame, cannot be scrolled to. */
static gboolean
tick_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  IsmsQuestionsDialog *self = data;

  if (--self->frames > 0)
    return G_SOURCE_CONTINUE;
  gtk_list_view_scroll_to (GTK_LIST_VIEW (view),
                           gtk_single_selection_get_selected (self->selection),
                           GTK_LIST_SCROLL_NONE, NULL);
  return G_SOURCE_REMOVE;
}

/* Goes to the first that was not asked yet. */
static void
show_questions (IsmsQuestionsDialog *self, GPtrArray *answers)
{
  const char *topic = NULL;
  guint first = answers->len;

  for (guint i = 0; i < answers->len; i++)
    {
      const IsmsSupplierAnswer *answer = answers->pdata[i];
      g_autoptr (IsmsQuestionItem) item =
          isms_question_item_new (answer, g_strcmp0 (answer->topic, topic) != 0);

      topic = answer->topic;
      if (first == answers->len && !isms_question_item_is_answered (item))
        first = i;
      g_signal_connect_object (item, "changed", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
      g_list_store_append (self->questions, item);
    }
  show_count (self);
  go_to (self, first < answers->len ? first : 0);
  self->frames = 3;
  gtk_widget_add_tick_callback (self->view, tick_cb, self, NULL);
}

static void
answers_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsQuestionsDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers = isms_store_read_finish (ISMS_STORE (source), result, &error);
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);

  if (answers != NULL)
    {
      show_questions (self, answers);
      return;
    }
  if (parent != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    isms_ui_report_error (parent, error);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/* --- Building --- */

static GtkWidget *
create_list (IsmsQuestionsDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->questions = g_list_store_new (ISMS_TYPE_QUESTION_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->questions)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (self->view), GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Questionnaire"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->view, keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
create_top (IsmsQuestionsDialog *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *hint = create_label ("caption");

  gtk_label_set_text (GTK_LABEL (hint),
                      _ ("1 yes, 2 partly, 3 no, 4 not applicable, 0 not asked, N note."));
  gtk_widget_add_css_class (hint, "dimmed");
  self->count = create_label ("numeric");
  gtk_box_append (GTK_BOX (top), self->count);
  gtk_box_append (GTK_BOX (top), hint);
  gtk_widget_set_margin_start (top, 12);
  gtk_widget_set_margin_end (top, 12);
  gtk_widget_set_margin_top (top, 6);
  gtk_widget_set_margin_bottom (top, 6);
  return top;
}

static GtkWidget *
create_header (IsmsQuestionsDialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->record = gtk_button_new_with_mnemonic (_ ("_Record"));
  gtk_widget_add_css_class (self->record, "suggested-action");
  gtk_widget_set_sensitive (self->record, FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), self);
  g_signal_connect_swapped (self->record, "clicked", G_CALLBACK (record_cb), self);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_title_widget (
      ADW_HEADER_BAR (bar),
      adw_window_title_new (_ ("Questionnaire"), isms_record_get_title (self->supplier)));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->record);
  return bar;
}

static void
fill (IsmsQuestionsDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_header (self));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_top (self));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), create_list (self));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_focus (ADW_DIALOG (self), self->view);
}

static void
isms_questions_dialog_dispose (GObject *object)
{
  IsmsQuestionsDialog *self = ISMS_QUESTIONS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->supplier);
  g_clear_object (&self->assessment);
  g_clear_object (&self->questions);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (isms_questions_dialog_parent_class)->dispose (object);
}

static void
isms_questions_dialog_finalize (GObject *object)
{
  IsmsQuestionsDialog *self = ISMS_QUESTIONS_DIALOG (object);

  g_object_unref (self->cancellable);
  g_weak_ref_clear (&self->parent);
  G_OBJECT_CLASS (isms_questions_dialog_parent_class)->finalize (object);
}

static void
isms_questions_dialog_class_init (IsmsQuestionsDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_questions_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_questions_dialog_finalize;
}

static void
isms_questions_dialog_init (IsmsQuestionsDialog *self)
{
  g_weak_ref_init (&self->parent, NULL);
  self->cancellable = g_cancellable_new ();
  adw_dialog_set_content_width (ADW_DIALOG (self), 680);
  adw_dialog_set_content_height (ADW_DIALOG (self), 720);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Questionnaire"));
  g_signal_connect (self, "close-attempt", G_CALLBACK (close_attempt_cb), NULL);
}

/**
 * isms_questions_dialog_present:
 * @parent: a widget of the window
 * @workspace: where the supplier lives
 * @supplier: who is asked
 * @assessment: (nullable): one without a conclusion; %NULL for a new one, which is begun once
 *   answers are recorded
 *
 * Lists what there is to be asked, to be answered with the keyboard. The assessment is shown once
 * answers are recorded.
 *
 * Returns: (transfer none): the dialog
 */
IsmsQuestionsDialog *
isms_questions_dialog_present (GtkWidget *parent,
                               IsmsWorkspace *workspace,
                               IsmsRecord *supplier,
                               IsmsRecord *assessment)
{
  IsmsQuestionsDialog *self = g_object_new (ISMS_TYPE_QUESTIONS_DIALOG, NULL);
  Wanted wanted = { isms_record_get_id (supplier),
                    assessment != NULL ? isms_record_get_id (assessment) : 0 };

  g_weak_ref_set (&self->parent, parent);
  self->workspace = g_object_ref (workspace);
  self->supplier = g_object_ref (supplier);
  g_set_object (&self->assessment, assessment);
  fill (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  isms_store_read_async (isms_workspace_get_store (workspace), read_answers,
                         g_memdup2 (&wanted, sizeof wanted), g_free,
                         (GDestroyNotify) g_ptr_array_unref, self->cancellable, answers_read_cb,
                         g_object_ref (self));
  return self;
}

/**
 * isms_questions_dialog_get_questions:
 * @self: the dialog
 *
 * Returns: (transfer none) (element-type IsmsQuestionItem): what there is to be asked
 */
GListModel *
isms_questions_dialog_get_questions (IsmsQuestionsDialog *self)
{
  return G_LIST_MODEL (self->questions);
}
