/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The list keeps the keyboard: a digit records and goes on to the next person, S goes to the score,
 * Return from there to the next score. */

#include "isms-config.h"

#include "isms-attendance-dialog.h"

#include <glib/gi18n-lib.h>

#include "isms-attendance.h"
#include "isms-commit.h"
#include "isms-day.h"
#include "isms-faces.h"
#include "isms-picker.h"
#include "isms-seat-item.h"
#include "isms-training.h"

struct _IsmsAttendanceDialog
{
  AdwDialog parent_instance;

  GWeakRef parent;
  IsmsWorkspace *workspace;
  IsmsRecord *session;
  GCancellable *cancellable;
  int pass_mark;
  gboolean plans; /* its day is still to come: people are invited, nothing else */
  GListStore *seats;
  GtkFilterListModel *found;
  GtkSingleSelection *selection;
  GtkWidget *search;
  GtkWidget *view;
  GtkWidget *count;
  GtkWidget *all;
  GtkWidget *record;
  GtkStack *faces;
};

G_DEFINE_FINAL_TYPE (IsmsAttendanceDialog, isms_attendance_dialog, ADW_TYPE_DIALOG)

/* The keys, in the order of the digits. */
static const char *const keyed[] = {
  "attended", "passed", "failed", "excused", "absent", "invited"
};

static const char *
get_label (const char *result)
{
  for (const IsmsChoice *choice = isms_attendance_results; choice->value != NULL; choice++)
    if (g_strcmp0 (choice->value, result) == 0)
      return _ (choice->label);
  return _ ("Not Recorded");
}

/* What is to come has no results yet. */
static gboolean
takes (IsmsAttendanceDialog *self, const char *result)
{
  return result == NULL || !self->plans || g_str_equal (result, "invited")
         || g_str_equal (result, "excused");
}

/* --- How far it is --- */

static void
show_count (IsmsAttendanceDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->seats));
  guint n_recorded = 0, n_changed = 0;
  gboolean valid = TRUE;
  g_autofree char *words = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IsmsSeatItem) item = g_list_model_get_item (G_LIST_MODEL (self->seats), i);

      n_recorded += isms_seat_item_get_result (item) != NULL;
      n_changed += isms_seat_item_is_changed (item);
      valid = valid && isms_seat_item_is_valid (item);
    }
  /* Translators: of how many people something is recorded, and how many there are */
  words = g_strdup_printf (ngettext ("%u of %u person", "%u of %u people", n), n_recorded, n);
  gtk_label_set_text (GTK_LABEL (self->count), words);
  gtk_widget_set_sensitive (self->record, n_changed > 0 && valid);
  gtk_widget_set_sensitive (self->all, n_recorded < n);
  adw_dialog_set_can_close (ADW_DIALOG (self), n_changed == 0);
}

/* --- A row --- */

static void
show_result (GtkListItem *list_item)
{
  IsmsSeatItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "result");
  GtkEditable *score = g_object_get_data (G_OBJECT (row), "score");
  const char *result = isms_seat_item_get_result (item);
  GtkWidget *label = gtk_menu_button_get_child (GTK_MENU_BUTTON (button));
  /* Translators: a person, and what is recorded of them */
  g_autofree char *spoken =
      g_strdup_printf (_ ("%s: %s"), isms_seat_item_get_name (item), get_label (result));

  gtk_label_set_text (GTK_LABEL (label), get_label (result));
  if (result == NULL)
    gtk_widget_add_css_class (label, "dimmed");
  else
    gtk_widget_remove_css_class (label, "dimmed");
  if (isms_seat_item_is_changed (item))
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
  if (!g_str_equal (gtk_editable_get_text (score), isms_seat_item_get_score (item)))
    gtk_editable_set_text (score, isms_seat_item_get_score (item));
  if (isms_seat_item_is_valid (item))
    gtk_widget_remove_css_class (GTK_WIDGET (score), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (score), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
choice_clicked_cb (GtkButton *button, GtkListItem *list_item)
{
  const char *result = g_object_get_data (G_OBJECT (button), "value");
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  isms_seat_item_set_result (gtk_list_item_get_item (list_item), result);
}

static void
append_choice (GtkWidget *box, const char *result, const char *title, GtkListItem *list_item)
{
  GtkWidget *choice = gtk_button_new_with_label (title);

  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (choice))), 0);
  gtk_widget_add_css_class (choice, "flat");
  g_object_set_data (G_OBJECT (choice), "value", (gpointer) result);
  g_signal_connect (choice, "clicked", G_CALLBACK (choice_clicked_cb), list_item);
  gtk_box_append (GTK_BOX (box), choice);
}

/* Made when it is opened: there are many rows. */
static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  GtkListItem *list_item = data;
  IsmsAttendanceDialog *self = g_object_get_data (G_OBJECT (button), "dialog");
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (keyed); i++)
    if (takes (self, keyed[i]))
      append_choice (box, keyed[i], get_label (keyed[i]), list_item);
  append_choice (box, NULL, get_label (NULL), list_item);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
score_changed_cb (GtkEditable *entry, GtkListItem *list_item)
{
  IsmsSeatItem *item = gtk_list_item_get_item (list_item);

  if (item != NULL)
    isms_seat_item_set_score (item, gtk_editable_get_text (entry));
}

static GtkWidget *
create_names (GtkWidget *row)
{
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *facts = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (facts), 0);
  gtk_label_set_ellipsize (GTK_LABEL (facts), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (facts, "caption");
  gtk_widget_add_css_class (facts, "dimmed");
  gtk_widget_set_hexpand (names, TRUE);
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (names), name);
  gtk_box_append (GTK_BOX (names), facts);
  g_object_set_data (G_OBJECT (row), "name", name);
  g_object_set_data (G_OBJECT (row), "facts", facts);
  return names;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, IsmsAttendanceDialog *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *score = gtk_entry_new ();

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), gtk_label_new (NULL));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover_cb, list_item,
                                         NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (button, FALSE);
  g_object_set_data (G_OBJECT (button), "dialog", self);
  gtk_editable_set_width_chars (GTK_EDITABLE (score), 7);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (score), 7);
  gtk_entry_set_placeholder_text (GTK_ENTRY (score), _ ("Score"));
  gtk_entry_set_input_purpose (GTK_ENTRY (score), GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_set_valign (score, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (score, !self->plans);
  g_signal_connect (score, "changed", G_CALLBACK (score_changed_cb), list_item);
  gtk_box_append (GTK_BOX (row), create_names (row));
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (row), score);
  g_object_set_data (G_OBJECT (row), "result", button);
  g_object_set_data (G_OBJECT (row), "score", score);
  gtk_widget_set_margin_start (row, 10);
  gtk_widget_set_margin_end (row, 10);
  gtk_widget_set_margin_top (row, 3);
  gtk_widget_set_margin_bottom (row, 3);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, IsmsAttendanceDialog *self)
{
  IsmsSeatItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *score = g_object_get_data (G_OBJECT (row), "score");
  g_autofree char *facts = isms_seat_item_dup_facts (item);
  /* Translators: whose score it is */
  g_autofree char *spoken = g_strdup_printf (_ ("Score of %s"), isms_seat_item_get_name (item));

  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "name"), isms_seat_item_get_name (item));
  gtk_label_set_text (g_object_get_data (G_OBJECT (row), "facts"), facts);
  gtk_list_item_set_accessible_label (list_item, isms_seat_item_get_name (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (score), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data (G_OBJECT (item), "score", score);
  g_object_set_data (G_OBJECT (list_item), "changed",
                     GSIZE_TO_POINTER (g_signal_connect_swapped (
                         item, "changed", G_CALLBACK (show_result), list_item)));
  show_result (list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, IsmsAttendanceDialog *self)
{
  IsmsSeatItem *item = gtk_list_item_get_item (list_item);
  gulong id = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (list_item), "changed"));

  g_signal_handler_disconnect (item, id);
  g_object_set_data (G_OBJECT (item), "score", NULL);
}

/* --- The keyboard --- */

/* Goes to the next person; FALSE: there is none. */
static gboolean
go_on (IsmsAttendanceDialog *self, int by)
{
  guint at = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->found));

  if (at == GTK_INVALID_LIST_POSITION || (by < 0 && at == 0) || (by > 0 && at + 1 >= n))
    return FALSE;
  gtk_list_view_scroll_to (GTK_LIST_VIEW (self->view), (guint) ((int) at + by),
                           GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  return TRUE;
}

static void
go_to_first (IsmsAttendanceDialog *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0)
    gtk_list_view_scroll_to (GTK_LIST_VIEW (self->view), 0,
                             GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
}

static IsmsSeatItem *
get_selected (IsmsAttendanceDialog *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
go_to_score (IsmsAttendanceDialog *self)
{
  IsmsSeatItem *item = get_selected (self);
  GtkWidget *score = item != NULL ? g_object_get_data (G_OBJECT (item), "score") : NULL;

  if (score != NULL && gtk_widget_get_sensitive (score))
    gtk_widget_grab_focus (score);
}

static gboolean
key_in_score (IsmsAttendanceDialog *self, guint value)
{
  int by = value == GDK_KEY_Up ? -1 : 1;

  if (value != GDK_KEY_Return && value != GDK_KEY_KP_Enter && value != GDK_KEY_Up
      && value != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  if (go_on (self, by))
    go_to_score (self);
  return GDK_EVENT_STOP;
}

static gboolean
set_result (IsmsAttendanceDialog *self, const char *result)
{
  IsmsSeatItem *item = get_selected (self);

  if (item == NULL || !takes (self, result))
    return GDK_EVENT_STOP;
  isms_seat_item_set_result (item, result);
  go_on (self, 1);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint value,
                guint code,
                GdkModifierType state,
                IsmsAttendanceDialog *self)
{
  guint32 letter = gdk_keyval_to_unicode (gdk_keyval_to_lower (value));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (focus != NULL && GTK_IS_EDITABLE (focus))
    return key_in_score (self, value);
  if (letter >= '1' && letter < '1' + G_N_ELEMENTS (keyed))
    return set_result (self, keyed[letter - '1']);
  if (letter == '0' || value == GDK_KEY_BackSpace || value == GDK_KEY_Delete)
    return set_result (self, NULL);
  if (value == GDK_KEY_space && get_selected (self) != NULL && !GTK_IS_BUTTON (focus)
      && !GTK_IS_TOGGLE_BUTTON (focus))
    return set_result (self, isms_seat_item_get_result (get_selected (self)) != NULL ? NULL
                             : self->plans                                           ? "invited"
                                                                                     : "attended");
  if (letter != 's')
    return GDK_EVENT_PROPAGATE;
  go_to_score (self);
  return GDK_EVENT_STOP;
}

/* --- What can be done --- */

static void
all_cb (IsmsAttendanceDialog *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->found)); i++)
    {
      g_autoptr (IsmsSeatItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), i);
      const char *result = isms_seat_item_get_result (item);

      if (result == NULL || (!self->plans && g_str_equal (result, "invited")))
        isms_seat_item_set_result (item, self->plans ? "invited" : "attended");
    }
}

static void
record_cb (IsmsAttendanceDialog *self)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (IsmsAttendanceMark));
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->seats)); i++)
    {
      g_autoptr (IsmsSeatItem) item = g_list_model_get_item (G_LIST_MODEL (self->seats), i);
      IsmsAttendanceMark mark = isms_seat_item_get_mark (item);

      if (isms_seat_item_is_changed (item))
        g_array_append_val (marks, mark);
    }
  label = isms_attendance_dup_label (isms_record_get_ref (self->session), marks->len);
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_attendance_record (step, isms_record_get_id (self->session),
                          (const IsmsAttendanceMark *) marks->data, marks->len, NULL);
  adw_dialog_force_close (ADW_DIALOG (self));
  if (parent != NULL)
    isms_ui_commit (parent, step);
}

static void
discard_cb (AdwAlertDialog *alert, const char *response, IsmsAttendanceDialog *self)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

/* What was marked is in no step yet: undo would not bring it back. */
static void
close_attempt_cb (AdwDialog *dialog)
{
  AdwDialog *alert = adw_alert_dialog_new (_ ("Discard What Was Marked?"),
                                           _ ("Nothing of this sitting has been recorded yet."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "stay", _ ("_Continue Marking"),
                                  "discard", _ ("_Discard"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "discard",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "stay");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "stay");
  g_signal_connect_object (alert, "response", G_CALLBACK (discard_cb), dialog, G_CONNECT_DEFAULT);
  adw_dialog_present (alert, GTK_WIDGET (dialog));
}

static void
add_seat (IsmsAttendanceDialog *self, const IsmsSeat *seat)
{
  g_autoptr (IsmsSeatItem) item = isms_seat_item_new (seat, self->pass_mark);

  g_signal_connect_object (item, "changed", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  g_list_store_append (self->seats, item);
}

/* Who is not in the audience may have come all the same. */
static void
picked_cb (IsmsPicker *picker, const char *value, IsmsAttendanceDialog *self)
{
  gint64 id = g_ascii_strtoll (value, NULL, 10);
  g_autoptr (IsmsRecord) person = NULL;
  IsmsSeat seat = { .person = id, .score = ISMS_NO_SCORE };
  guint at = g_list_model_get_n_items (G_LIST_MODEL (self->seats));
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (picker), GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  for (guint i = 0; i < at; i++)
    {
      g_autoptr (IsmsSeatItem) item = g_list_model_get_item (G_LIST_MODEL (self->seats), i);

      if (isms_seat_item_get_person (item) == id)
        at = i;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (at == g_list_model_get_n_items (G_LIST_MODEL (self->seats)))
    {
      person = isms_record_load (isms_workspace_get_reader (self->workspace),
                                 isms_kind_find ("person"), id, NULL);
      if (person == NULL)
        return;
      seat.name = (char *) isms_record_get_title (person);
      seat.unit = (char *) isms_record_get_text (person, "unit");
      add_seat (self, &seat);
      show_count (self);
    }
  gtk_stack_set_visible_child_name (self->faces, "seats");
  gtk_list_view_scroll_to (GTK_LIST_VIEW (self->view), at,
                           GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
}

/* --- Reading --- */

static gpointer
read_seats (IsmsDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  return isms_training_load_seats (database, *(gint64 *) id, error);
}

static void
seats_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsAttendanceDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seats = isms_store_read_finish (ISMS_STORE (source), result, &error);
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);

  if (seats == NULL)
    {
      if (parent != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        isms_ui_report_error (parent, error);
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  for (guint i = 0; i < seats->len; i++)
    if (((const IsmsSeat *) seats->pdata[i])->person != 0)
      add_seat (self, seats->pdata[i]);
  show_count (self);
  gtk_stack_set_visible_child_name (
      self->faces, g_list_model_get_n_items (G_LIST_MODEL (self->seats)) > 0 ? "seats" : "none");
  go_to_first (self);
}

static int
read_pass_mark (IsmsAttendanceDialog *self)
{
  g_autoptr (IsmsRecord) course =
      isms_record_load (isms_workspace_get_reader (self->workspace), isms_kind_find ("course"),
                        isms_record_get_reference (self->session, "course"), NULL);

  return course != NULL ? (int) isms_record_get_int (course, "pass_mark") : 0;
}

/* --- Building --- */

static gboolean
matches (gpointer object, gpointer data)
{
  IsmsAttendanceDialog *self = data;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return *words == '\0' || g_str_match_string (words, isms_seat_item_get_name (object), TRUE);
}

static void
search_changed_cb (IsmsAttendanceDialog *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->found), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
searched_cb (IsmsAttendanceDialog *self)
{
  go_to_first (self);
}

static GtkWidget *
create_list (IsmsAttendanceDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));

  self->seats = g_list_store_new (ISMS_TYPE_SEAT_ITEM);
  self->found = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->seats)), filter);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->found)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (self->view), GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Attendance"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->view, keys);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
create_none (void)
{
  GtkWidget *status = isms_face_new_status (
      "system-users-symbolic", _ ("Nobody Is Asked"),
      _ ("The course is for nobody in particular. Add the people who were there."));

  gtk_widget_add_css_class (status, "compact");
  return status;
}

static GtkWidget *
create_hint (IsmsAttendanceDialog *self)
{
  GtkWidget *hint = gtk_label_new (
      self->plans ? _ ("Its day is still to come: Space or 6 invites, 4 excuses, 0 takes it away.")
                  : _ ("Space or 1 attended, 2 passed, 3 failed, 4 excused, 5 absent, 6 invited, 0 "
                       "nothing, "
                       "S score."));

  if (!self->plans && self->pass_mark > 0)
    {
      g_autofree char *keys = g_strdup (gtk_label_get_text (GTK_LABEL (hint)));
      /* Translators: of a course; the number is of 100 */
      g_autofree char *mark = g_strdup_printf (
          _ ("Its pass mark is %d: who attended, but has no result, still lacks the course."),
          self->pass_mark);
      g_autofree char *both = g_strconcat (mark, "\n", keys, NULL);

      gtk_label_set_text (GTK_LABEL (hint), both);
    }
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dimmed");
  return hint;
}

static GtkWidget *
create_adder (IsmsAttendanceDialog *self)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("attendance"), "person");
  GtkWidget *picker = isms_picker_new (self->workspace, NULL, field, ISMS_PICKER_ONE);
  GtkWidget *button = gtk_menu_button_new ();

  g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_DEFAULT);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button),
                               isms_picker_create_popover (ISMS_PICKER (picker)));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("A_dd Person"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  return button;
}

static GtkWidget *
create_top (IsmsAttendanceDialog *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = adw_wrap_box_new ();

  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search), _ ("Find a Name"));
  gtk_widget_set_hexpand (self->search, TRUE);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (searched_cb), self);
  self->all =
      gtk_button_new_with_mnemonic (self->plans ? _ ("_Invite All") : _ ("All _Others Attended"));
  g_signal_connect_swapped (self->all, "clicked", G_CALLBACK (all_cb), self);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dimmed");
  gtk_widget_add_css_class (self->count, "numeric");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (line), self->all);
  adw_wrap_box_append (ADW_WRAP_BOX (line), create_adder (self));
  adw_wrap_box_append (ADW_WRAP_BOX (line), self->count);
  gtk_box_append (GTK_BOX (top), self->search);
  gtk_box_append (GTK_BOX (top), line);
  gtk_box_append (GTK_BOX (top), create_hint (self));
  gtk_widget_set_margin_start (top, 12);
  gtk_widget_set_margin_end (top, 12);
  gtk_widget_set_margin_top (top, 6);
  gtk_widget_set_margin_bottom (top, 6);
  return top;
}

static GtkWidget *
create_header (IsmsAttendanceDialog *self)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  g_autofree char *day = isms_day_dup_words (isms_record_get_text (self->session, "held_on"));
  g_autofree char *subtitle =
      g_strdup_printf ("%s · %s", isms_record_get_title (self->session), day);

  self->record = gtk_button_new_with_mnemonic (_ ("_Record"));
  gtk_widget_add_css_class (self->record, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), self);
  g_signal_connect_swapped (self->record, "clicked", G_CALLBACK (record_cb), self);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar),
                                   adw_window_title_new (_ ("Attendance"), subtitle));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->record);
  return bar;
}

static void
fill (IsmsAttendanceDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  g_autofree char *today = isms_day_today ();

  self->plans = g_strcmp0 (isms_record_get_text (self->session, "held_on"), today) > 0;
  self->faces = GTK_STACK (gtk_stack_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_header (self));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), create_top (self));
  gtk_stack_add_named (self->faces, adw_bin_new (), "blank");
  gtk_stack_add_named (self->faces, create_list (self), "seats");
  gtk_stack_add_named (self->faces, create_none (), "none");
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->faces));
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_focus (ADW_DIALOG (self), self->view);
  gtk_widget_set_sensitive (self->record, FALSE);
}

static void
isms_attendance_dialog_dispose (GObject *object)
{
  IsmsAttendanceDialog *self = ISMS_ATTENDANCE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->session);
  g_clear_object (&self->seats);
  g_clear_object (&self->found);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (isms_attendance_dialog_parent_class)->dispose (object);
}

static void
isms_attendance_dialog_finalize (GObject *object)
{
  IsmsAttendanceDialog *self = ISMS_ATTENDANCE_DIALOG (object);

  g_object_unref (self->cancellable);
  g_weak_ref_clear (&self->parent);
  G_OBJECT_CLASS (isms_attendance_dialog_parent_class)->finalize (object);
}

static void
isms_attendance_dialog_class_init (IsmsAttendanceDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_attendance_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_attendance_dialog_finalize;
}

static void
isms_attendance_dialog_init (IsmsAttendanceDialog *self)
{
  g_weak_ref_init (&self->parent, NULL);
  self->cancellable = g_cancellable_new ();
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 720);
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Attendance"));
  g_signal_connect (self, "close-attempt", G_CALLBACK (close_attempt_cb), NULL);
}

/**
 * isms_attendance_dialog_present:
 * @parent: a widget of the window
 * @workspace: where the session lives
 * @session: a session with a course and a date
 *
 * Lists who is to have the course, and who is listed already, to be marked with the keyboard.
 *
 * Returns: (transfer none): the dialog
 */
IsmsAttendanceDialog *
isms_attendance_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace, IsmsRecord *session)
{
  IsmsAttendanceDialog *self = g_object_new (ISMS_TYPE_ATTENDANCE_DIALOG, NULL);
  gint64 id = isms_record_get_id (session);

  g_weak_ref_set (&self->parent, parent);
  self->workspace = g_object_ref (workspace);
  self->session = g_object_ref (session);
  self->pass_mark = read_pass_mark (self);
  fill (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
  isms_store_read_async (isms_workspace_get_store (workspace), read_seats,
                         g_memdup2 (&id, sizeof id), g_free, (GDestroyNotify) g_ptr_array_unref,
                         self->cancellable, seats_read_cb, g_object_ref (self));
  return self;
}

/**
 * isms_attendance_dialog_get_seats:
 * @self: the dialog
 *
 * Returns: (transfer none) (element-type IsmsSeatItem): whom it lists
 */
GListModel *
isms_attendance_dialog_get_seats (IsmsAttendanceDialog *self)
{
  return G_LIST_MODEL (self->seats);
}
