/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is talked about besides the inputs: the topics stand large, and are typed beside it, with
 * what was said of them. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-meeting-decisions.h"
#include "isms-meeting-pages.h"
#include "isms-meeting-prose.h"
#include "isms-meeting-spread.h"

#define TOPICS_HEIGHT 90
#define MINUTES_HEIGHT 150

typedef struct
{
  IsmsMeeting *meeting;
  GtkWidget *list;
  GtkWidget *typed;
} Topics;

static void
add_line (GtkWidget *list, const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (list), label);
}

static void
show_topics (Topics *self)
{
  IsmsRecord *review = isms_meeting_get_review (self->meeting);
  const char *topics = review != NULL ? isms_record_get_text (review, "topics") : NULL;
  g_auto (GStrv) lines = g_strsplit (topics != NULL ? topics : "", "\n", -1);
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      {
        add_line (self->list, lines[i], "title-2");
        n++;
      }
  if (n == 0)
    add_line (self->list, _ ("Nothing else is on the agenda"), "dimmed");
  gtk_widget_set_sensitive (self->typed, isms_meeting_is_open (self->meeting));
}

static void
free_topics (gpointer data)
{
  Topics *self = data;

  g_signal_handlers_disconnect_by_data (self->meeting, self);
  g_object_unref (self->meeting);
  g_free (self);
}

static GtkWidget *
create_typed (IsmsMeeting *meeting, IsmsMeetingPage *page)
{
  IsmsRecord *review = isms_meeting_get_review (meeting);
  GtkWidget *typed = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *decisions = isms_meeting_decisions_new (meeting, NULL);

  if (review != NULL)
    {
      GtkWidget *topics = isms_meeting_prose_new (meeting, review, "topics", TOPICS_HEIGHT);
      GtkWidget *note = isms_meeting_prose_new (meeting, review, "note", MINUTES_HEIGHT);

      gtk_box_append (GTK_BOX (typed), topics);
      gtk_box_append (GTK_BOX (typed), note);
      page->first = isms_meeting_prose_get_text (ISMS_MEETING_PROSE (topics));
      page->minutes = isms_meeting_prose_get_text (ISMS_MEETING_PROSE (note));
    }
  gtk_box_append (GTK_BOX (typed), decisions);
  page->composer = isms_meeting_decisions_get_composer (ISMS_MEETING_DECISIONS (decisions));
  return typed;
}

/**
 * isms_meeting_topics_new:
 * @meeting: what it is about
 *
 * Returns: the page of what is no input
 */
IsmsMeetingPage
isms_meeting_topics_new (IsmsMeeting *meeting)
{
  Topics *self = g_new0 (Topics, 1);
  IsmsMeetingPage page = { NULL };

  self->meeting = g_object_ref (meeting);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->typed = create_typed (meeting, &page);
  g_object_set_data_full (G_OBJECT (self->list), "topics", self, free_topics);
  g_signal_connect_swapped (meeting, "changed", G_CALLBACK (show_topics), self);
  show_topics (self);
  page.shown = self->list;
  page.widget = isms_meeting_spread_new (self->list, self->typed, NULL);
  return page;
}
