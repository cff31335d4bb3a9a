/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The page of one input: its figures, what was said of it and decided about it, and that it was
 * considered (9.3.2, 9.3.3). */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-meeting-decisions.h"
#include "isms-meeting-field.h"
#include "isms-meeting-figures.h"
#include "isms-meeting-pages.h"
#include "isms-meeting-prose.h"
#include "isms-meeting-spread.h"

#define MINUTES_HEIGHT 150

/* Together with what else follows the record. */
static void
follow_open (GtkWidget *widget, IsmsMeeting *meeting)
{
  gtk_widget_set_sensitive (widget, isms_meeting_is_open (meeting));
}

static void
changed_cb (IsmsMeeting *meeting, GtkWidget *widget)
{
  follow_open (widget, meeting);
}

static GtkWidget *
create_considered (IsmsMeeting *meeting, IsmsRecord *record, GtkWidget **row)
{
  IsmsFieldEditor *editor = isms_meeting_field_new (meeting, record, "considered");
  GtkWidget *list = isms_meeting_field_create_list ();

  *row = isms_field_editor_get_row (editor);
  isms_meeting_field_append (editor, list);
  g_object_set_data_full (G_OBJECT (list), "editor", editor,
                          (GDestroyNotify) isms_field_editor_release);
  g_signal_connect_object (meeting, "changed", G_CALLBACK (changed_cb), list, G_CONNECT_DEFAULT);
  follow_open (list, meeting);
  return list;
}

/* An input that somebody archived, or an import left out. */
static GtkWidget *
create_missing (void)
{
  GtkWidget *label = gtk_label_new (_ ("This input is not part of the review."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

/**
 * isms_meeting_input_new:
 * @meeting: what it is about
 * @input: one of its inputs: "d1"
 *
 * Returns: the page of that input
 */
IsmsMeetingPage
isms_meeting_input_new (IsmsMeeting *meeting, const char *input)
{
  IsmsRecord *record = isms_meeting_get_input (meeting, input);
  GtkWidget *typed = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *decisions = isms_meeting_decisions_new (meeting, input);
  IsmsMeetingPage page = { NULL };
  GtkWidget *foot = NULL;

  if (record != NULL)
    {
      GtkWidget *prose = isms_meeting_prose_new (meeting, record, "minuted", MINUTES_HEIGHT);

      gtk_box_append (GTK_BOX (typed), prose);
      page.minutes = page.first = isms_meeting_prose_get_text (ISMS_MEETING_PROSE (prose));
      g_signal_connect_object (meeting, "changed", G_CALLBACK (changed_cb), prose,
                               G_CONNECT_DEFAULT);
      follow_open (prose, meeting);
      foot = create_considered (meeting, record, &page.considered);
    }
  else
    gtk_box_append (GTK_BOX (typed), create_missing ());
  gtk_box_append (GTK_BOX (typed), decisions);
  page.composer = isms_meeting_decisions_get_composer (ISMS_MEETING_DECISIONS (decisions));
  page.shown = isms_meeting_figures_new (meeting, input);
  page.widget = isms_meeting_spread_new (page.shown, typed, foot);
  return page;
}
