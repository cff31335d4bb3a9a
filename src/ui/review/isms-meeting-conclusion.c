/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The last page: what was decided, what is still missing before it can be approved, what top
 * management makes of it all, and the end (9.3.1, 9.3.3). */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-edit.h"
#include "isms-meeting-decisions.h"
#include "isms-meeting-field.h"
#include "isms-meeting-pages.h"
#include "isms-meeting-prose.h"
#include "isms-meeting-spread.h"
#include "isms-review.h"

#define CONCLUSION_HEIGHT 150
#define HELD_CHARS 40 /* the side is as wide as before */

/* What the ISMS is judged by, in the order of 9.3.1. */
static const char *const judged[] = { "suitable", "adequate", "effective" };

typedef struct
{
  IsmsMeeting *meeting;
  gboolean filling;
  GtkWidget *typed;
  GtkWidget *rows[G_N_ELEMENTS (judged)];
  GtkWidget *answers[G_N_ELEMENTS (judged)]; /* toggle groups */
  GtkWidget *words;                          /* of the conclusion */
  IsmsFieldEditor *next;
  GtkWidget *lacks;
  GtkWidget *complete; /* that nothing is missing */
  GtkWidget *held;     /* that it was held, and when */
  GtkWidget *end;
  GtkWidget *leave;
  gboolean ending; /* it was asked for here */
} Conclusion;

/* --- What is judged --- */

static void
answer (Conclusion *self, guint index, const char *value)
{
  IsmsRecord *review = isms_meeting_get_review (self->meeting);
  g_autofree char *label = NULL;

  if (review == NULL || g_strcmp0 (isms_record_get_text (review, judged[index]), value) == 0)
    return;
  label = isms_edit_dup_label (review,
                               isms_kind_find_field (isms_record_get_kind (review), judged[index]));
  isms_meeting_set (self->meeting, self->rows[index], review, judged[index], value, label);
}

static void
answered_cb (AdwToggleGroup *toggles, GParamSpec *pspec, Conclusion *self)
{
  const char *value = adw_toggle_group_get_active_name (toggles);

  for (guint i = 0; !self->filling && value != NULL && i < G_N_ELEMENTS (judged); i++)
    if (self->answers[i] == GTK_WIDGET (toggles))
      answer (self, i, value);
}

/* A digit answers, and goes on to what is asked next. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint value,
                guint code,
                GdkModifierType state,
                Conclusion *self)
{
  guint32 digit = gdk_keyval_to_unicode (value);
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  for (guint i = 0; focus != NULL && i < G_N_ELEMENTS (judged); i++)
    {
      const IsmsField *field = isms_kind_find_field (isms_kind_find ("review"), judged[i]);

      if (digit < '1' || digit > '3' || (state & GDK_CONTROL_MASK) != 0
          || (focus != self->rows[i] && !gtk_widget_is_ancestor (focus, self->rows[i])))
        continue;
      answer (self, i, field->choices[digit - '1'].value);
      gtk_widget_grab_focus (i + 1 < G_N_ELEMENTS (judged) ? self->rows[i + 1] : self->words);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static GtkWidget *
create_answer (Conclusion *self, guint index)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("review"), judged[index]);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggles = adw_toggle_group_new ();

  for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, choice->value);
      adw_toggle_set_label (toggle, _ (choice->label));
      adw_toggle_group_add (ADW_TOGGLE_GROUP (toggles), toggle);
    }
  adw_toggle_group_set_can_shrink (ADW_TOGGLE_GROUP (toggles), FALSE);
  gtk_widget_set_valign (toggles, GTK_ALIGN_CENTER);
  g_signal_connect (toggles, "notify::active-name", G_CALLBACK (answered_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggles), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), field->help != NULL ? _ (field->help) : "");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggles);
  self->answers[index] = toggles;
  self->rows[index] = row;
  return row;
}

static void
show_answers (Conclusion *self)
{
  IsmsRecord *review = isms_meeting_get_review (self->meeting);

  self->filling = TRUE;
  for (guint i = 0; review != NULL && i < G_N_ELEMENTS (judged); i++)
    {
      const char *answer = isms_record_get_text (review, judged[i]);

      if (answer == NULL || *answer == '\0')
        adw_toggle_group_set_active (ADW_TOGGLE_GROUP (self->answers[i]),
                                     GTK_INVALID_LIST_POSITION);
      else
        adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->answers[i]), answer);
    }
  self->filling = FALSE;
}

/* --- What is missing --- */

static void
lack_activated_cb (GtkWidget *row, gpointer page)
{
  gtk_widget_activate_action (row, "meeting.go", "u", GPOINTER_TO_UINT (page));
}

/* What is said on this page stands beside it already; its end is no field of it. */
static GtkWidget *
create_lack (Conclusion *self, const IsmsReviewLack *lack)
{
  GtkWidget *row = adw_action_row_new ();
  guint page = isms_meeting_page_find_lack (self->meeting, lack);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lack->sentence);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  if (page == ISMS_MEETING_CONCLUSION)
    return row;
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (lack_activated_cb), GUINT_TO_POINTER (page));
  return row;
}

static void
show_lacks (Conclusion *self)
{
  GPtrArray *lacks = isms_meeting_get_lacks (self->meeting);

  gtk_list_box_remove_all (GTK_LIST_BOX (self->lacks));
  for (guint i = 0; i < lacks->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->lacks), create_lack (self, lacks->pdata[i]));
  gtk_widget_set_visible (self->lacks, lacks->len > 0);
  gtk_widget_set_visible (self->complete, lacks->len == 0);
}

/* --- The end --- */

static void
end_cb (Conclusion *self)
{
  IsmsRecord *review = isms_meeting_get_review (self->meeting);
  g_autofree char *label = NULL;

  if (review == NULL)
    return;
  gtk_widget_activate_action (self->end, "meeting.keep", NULL);
  /* Translators: what a step did; the ref of a management review */
  label = g_strdup_printf (_ ("Ended the meeting of %s"), isms_record_get_ref (review));
  self->ending = TRUE;
  isms_meeting_set (self->meeting, self->end, review, "state", "held", label);
}

static void
show_end (Conclusion *self)
{
  IsmsRecord *review = isms_meeting_get_review (self->meeting);
  gboolean held = isms_meeting_is_held (self->meeting);
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->end, !held);
  gtk_widget_set_visible (self->held, held);
  gtk_widget_set_visible (self->leave, held);
  if (held && self->ending)
    gtk_widget_grab_focus (self->leave);
  self->ending = self->ending && !held;
  gtk_widget_set_sensitive (self->end, isms_meeting_is_open (self->meeting));
  if (review == NULL || !held)
    return;
  day = isms_day_dup_words (isms_record_get_text (review, "held_on"));
  words =
      isms_meeting_is_open (self->meeting)
          /* Translators: a day */
          ? g_strdup_printf (_ ("Held on %s. The figures are kept as they were; the minutes can "
                                "be changed until the review is approved."),
                             day)
          /* Translators: a day */
          : g_strdup_printf (_ ("Held on %s. It is approved, and stays as it is."), day);
  gtk_label_set_text (GTK_LABEL (self->held), words);
}

static void
show_all (Conclusion *self)
{
  show_answers (self);
  show_lacks (self);
  show_end (self);
  gtk_widget_set_sensitive (self->typed, isms_meeting_is_open (self->meeting));
}

/* --- Building --- */

static GtkWidget *
create_words (const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_shown (Conclusion *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->lacks = isms_meeting_field_create_list ();
  self->complete = create_words (_ ("Nothing is missing: the review can be approved."), "title-4");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lacks), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Still Missing"), -1);
  gtk_box_append (GTK_BOX (inner), self->lacks);
  gtk_box_append (GTK_BOX (inner), self->complete);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Still Missing"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), inner);
  gtk_box_append (GTK_BOX (box), isms_meeting_decisions_new_all (self->meeting));
  gtk_box_append (GTK_BOX (box), group);
  return box;
}

static GtkWidget *
create_answers (Conclusion *self)
{
  GtkWidget *list = isms_meeting_field_create_list ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  for (guint i = 0; i < G_N_ELEMENTS (judged); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_answer (self, i));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (list, keys);
  return list;
}

static GtkWidget *
create_typed (Conclusion *self, IsmsMeetingPage *page)
{
  IsmsRecord *review = isms_meeting_get_review (self->meeting);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *next = isms_meeting_field_create_list ();

  gtk_box_append (GTK_BOX (box), create_answers (self));
  if (review != NULL)
    {
      GtkWidget *prose =
          isms_meeting_prose_new (self->meeting, review, "conclusion", CONCLUSION_HEIGHT);

      self->next = isms_meeting_field_new (self->meeting, review, "next_on");
      isms_meeting_field_append (self->next, next);
      gtk_box_append (GTK_BOX (box), prose);
      gtk_box_append (GTK_BOX (box), next);
      self->words = page->minutes = isms_meeting_prose_get_text (ISMS_MEETING_PROSE (prose));
    }
  page->first = self->rows[0];
  return box;
}

static GtkWidget *
create_foot (Conclusion *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->end = gtk_button_new_with_mnemonic (_ ("_End the Meeting"));
  self->leave = gtk_button_new_with_mnemonic (_ ("_Leave the Meeting"));
  self->held = create_words ("", "body");
  gtk_label_set_max_width_chars (GTK_LABEL (self->held), HELD_CHARS);
  gtk_widget_set_margin_bottom (self->held, 6);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->leave), "window.close");
  gtk_widget_add_css_class (self->leave, "pill");
  gtk_widget_set_halign (self->leave, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->end, "suggested-action");
  gtk_widget_add_css_class (self->end, "pill");
  gtk_widget_set_halign (self->end, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->end, "clicked", G_CALLBACK (end_cb), self);
  gtk_box_append (GTK_BOX (box), self->end);
  gtk_box_append (GTK_BOX (box), self->held);
  gtk_box_append (GTK_BOX (box), self->leave);
  return box;
}

static void
free_conclusion (gpointer data)
{
  Conclusion *self = data;

  g_signal_handlers_disconnect_by_data (self->meeting, self);
  g_clear_pointer (&self->next, isms_field_editor_release);
  g_object_unref (self->meeting);
  g_free (self);
}

/**
 * isms_meeting_conclusion_new:
 * @meeting: what it is about
 *
 * Returns: the last page
 */
IsmsMeetingPage
isms_meeting_conclusion_new (IsmsMeeting *meeting)
{
  Conclusion *self = g_new0 (Conclusion, 1);
  IsmsMeetingPage page = { NULL };

  self->meeting = g_object_ref (meeting);
  page.shown = create_shown (self);
  self->typed = create_typed (self, &page);
  page.widget = isms_meeting_spread_new (page.shown, self->typed, create_foot (self));
  g_object_set_data_full (G_OBJECT (page.widget), "conclusion", self, free_conclusion);
  g_signal_connect_swapped (meeting, "changed", G_CALLBACK (show_all), self);
  show_all (self);
  return page;
}
