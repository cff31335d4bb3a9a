/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The first page: what the meeting is for, its agenda, who is there (9.3.1). */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-meeting-pages.h"
#include "isms-meeting-presence.h"
#include "isms-meeting-spread.h"

typedef struct
{
  IsmsMeeting *meeting;
  GtkWidget *facts;
  GtkWidget *purpose;
  GtkWidget *list;
  GtkWidget *total;
  GtkWidget *rows[ISMS_MEETING_N_PAGES]; /* from the first input to the further topics */
  GtkWidget *ticks[ISMS_MEETING_N_PAGES];
  GtkWidget *times[ISMS_MEETING_N_PAGES];
} Agenda;

/* --- What it says --- */

static void
append (GString *text, const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
}

static char *
dup_display (IsmsRecord *record, const char *name)
{
  return isms_record_dup_display (record,
                                  isms_kind_find_field (isms_record_get_kind (record), name));
}

static char *
dup_with_label (IsmsRecord *record, const char *name)
{
  const IsmsField *field = isms_kind_find_field (isms_record_get_kind (record), name);
  g_autofree char *words = isms_record_dup_display (record, field);

  /* Translators: a field and its value: "Chair: Ada Osei" */
  return *words != '\0' ? g_strdup_printf (_ ("%s: %s"), _ (field->label), words) : NULL;
}

/* "2 Apr 2026, 10:30 · Board room · Chair: Ada Osei · Minutes By: Tom Bakker" */
static void
show_facts (Agenda *self)
{
  IsmsRecord *review = isms_meeting_get_review (self->meeting);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *time = NULL;
  g_autofree char *chair = NULL;
  g_autofree char *minutes_by = NULL;
  const char *purpose;

  if (review == NULL)
    return;
  time =
      dup_display (review, isms_record_is_set (review, "starts_at") ? "starts_at" : "planned_on");
  chair = dup_with_label (review, "chair");
  minutes_by = dup_with_label (review, "minutes_by");
  append (text, time);
  append (text, isms_record_get_text (review, "place"));
  append (text, chair);
  append (text, minutes_by);
  gtk_label_set_text (GTK_LABEL (self->facts), text->str);
  purpose = isms_record_get_text (review, "purpose");
  gtk_label_set_text (GTK_LABEL (self->purpose), purpose != NULL ? purpose : "");
  gtk_widget_set_visible (self->purpose, purpose != NULL && *purpose != '\0');
}

static void
show_input (Agenda *self, guint page, IsmsRecord *input)
{
  gint64 minutes = isms_record_get_int (input, "minutes");
  gboolean considered = isms_record_get_int (input, "considered") != 0;
  g_autofree char *presenter = dup_display (input, "presenter");
  /* Translators: how long something is talked about */
  g_autofree char *time = minutes > 0 ? g_strdup_printf (_ ("%d min"), (int) minutes) : NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[page]), presenter);
  gtk_label_set_text (GTK_LABEL (self->times[page]), time != NULL ? time : "");
  gtk_widget_set_opacity (self->ticks[page], considered ? 1 : 0);
  gtk_widget_set_tooltip_text (self->ticks[page], considered ? _ ("Considered") : NULL);
}

/* Those of the agenda, one in each line. */
static void
show_topics (Agenda *self)
{
  IsmsRecord *review = isms_meeting_get_review (self->meeting);
  const char *topics = review != NULL ? isms_record_get_text (review, "topics") : NULL;
  g_autofree char *text = g_strstrip (g_strdup (topics != NULL ? topics : ""));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[ISMS_MEETING_TOPICS]), text);
}

static void
show_total (Agenda *self)
{
  gint64 planned = isms_meeting_get_minutes (self->meeting, NULL);
  gint64 sum = 0;
  g_autofree char *words = NULL;

  for (guint page = ISMS_MEETING_FIRST_INPUT; page < ISMS_MEETING_TOPICS; page++)
    sum += isms_meeting_get_minutes (self->meeting, isms_meeting_page_get_input (page));
  if (planned > 0)
    /* Translators: how many minutes of a meeting the agenda takes, and how many it has */
    words = g_strdup_printf (_ ("%d of %d min"), (int) sum, (int) planned);
  else if (sum > 0)
    words = g_strdup_printf (_ ("%d min"), (int) sum);
  gtk_label_set_text (GTK_LABEL (self->total), words != NULL ? words : "");
}

static void
show_all (Agenda *self)
{
  show_facts (self);
  for (guint page = ISMS_MEETING_FIRST_INPUT; page < ISMS_MEETING_TOPICS; page++)
    {
      IsmsRecord *input =
          isms_meeting_get_input (self->meeting, isms_meeting_page_get_input (page));

      if (input != NULL)
        show_input (self, page, input);
    }
  show_topics (self);
  show_total (self);
}

/* --- Building --- */

static void
activated_cb (GtkWidget *row, gpointer page)
{
  gtk_widget_activate_action (row, "meeting.go", "u", GPOINTER_TO_UINT (page));
}

static void
add_row (Agenda *self, guint page)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: a number, and what is talked about under it */
  g_autofree char *title = g_strdup_printf (_ ("%u. %s"), page, isms_meeting_page_get_title (page));

  self->rows[page] = row;
  self->times[page] = gtk_label_new (NULL);
  self->ticks[page] = gtk_image_new_from_icon_name ("object-select-symbolic");
  gtk_widget_add_css_class (self->times[page], "dimmed");
  gtk_widget_add_css_class (self->times[page], "numeric");
  gtk_widget_set_opacity (self->ticks[page], 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->times[page]);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->ticks[page]);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), GUINT_TO_POINTER (page));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static GtkWidget *
create_heading (Agenda *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (_ ("Agenda"));

  self->total = gtk_label_new (NULL);
  gtk_widget_add_css_class (title, "title-4");
  gtk_widget_add_css_class (self->total, "dimmed");
  gtk_widget_add_css_class (self->total, "numeric");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), self->total);
  return line;
}

static GtkWidget *
create_words (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
create_agenda (Agenda *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->facts = create_words ();
  self->purpose = create_words ();
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->purpose, "dimmed");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Agenda"), -1);
  gtk_box_append (GTK_BOX (box), self->facts);
  gtk_box_append (GTK_BOX (box), self->purpose);
  gtk_box_append (GTK_BOX (box), create_heading (self));
  gtk_box_append (GTK_BOX (box), self->list);
  for (guint page = ISMS_MEETING_FIRST_INPUT; page <= ISMS_MEETING_TOPICS; page++)
    add_row (self, page);
  return box;
}

static void
free_agenda (gpointer data)
{
  Agenda *self = data;

  g_signal_handlers_disconnect_by_data (self->meeting, self);
  g_object_unref (self->meeting);
  g_free (self);
}

/**
 * isms_meeting_opening_new:
 * @meeting: what it is about
 *
 * Returns: the first page: agenda and presence
 */
IsmsMeetingPage
isms_meeting_opening_new (IsmsMeeting *meeting)
{
  Agenda *self = g_new0 (Agenda, 1);
  GtkWidget *agenda;
  GtkWidget *presence = isms_meeting_presence_new (meeting);

  self->meeting = g_object_ref (meeting);
  agenda = create_agenda (self);
  g_object_set_data_full (G_OBJECT (agenda), "agenda", self, free_agenda);
  g_signal_connect_swapped (meeting, "changed", G_CALLBACK (show_all), self);
  show_all (self);
  return (IsmsMeetingPage) { .widget = isms_meeting_spread_new (agenda, presence, NULL),
                             .shown = agenda,
                             .first = presence };
}
