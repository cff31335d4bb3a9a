/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The pages of a meeting, in its order: who is there and what is on the agenda, the ten inputs,
 * what else there is to talk about, the conclusion. */

#pragma once

#include "isms-meeting-composer.h"

G_BEGIN_DECLS

#define ISMS_MEETING_OPENING 0
#define ISMS_MEETING_FIRST_INPUT 1
#define ISMS_MEETING_TOPICS 11
#define ISMS_MEETING_CONCLUSION 12
#define ISMS_MEETING_N_PAGES 13

/* "d1"; NULL: it is of no input. */
const char *isms_meeting_page_get_input (guint page);
guint isms_meeting_page_find_input (const char *input); /* NULL: further topics */
const char *isms_meeting_page_get_title (guint page);   /* translated */
const char *isms_meeting_page_get_clause (guint page);  /* "9.3.2 d) 1)" */
/* Where @lack is mended. */
guint isms_meeting_page_find_lack (IsmsMeeting *meeting, gconstpointer lack);

/* What can be gone to on a page; any may be NULL. Signals of the window find them here. */
typedef struct
{
  GtkWidget *widget;             /* the page */
  GtkWidget *shown;              /* what all see */
  GtkWidget *first;              /* gets the keyboard when the page is turned to */
  GtkWidget *minutes;            /* a text */
  IsmsMeetingComposer *composer; /* where decisions are typed */
  GtkWidget *considered;         /* an AdwSwitchRow */
} IsmsMeetingPage;

/* In isms-meeting-opening.c, -input.c, -topics.c, -conclusion.c. */
IsmsMeetingPage isms_meeting_opening_new (IsmsMeeting *meeting);
IsmsMeetingPage isms_meeting_input_new (IsmsMeeting *meeting, const char *input);
IsmsMeetingPage isms_meeting_topics_new (IsmsMeeting *meeting);
IsmsMeetingPage isms_meeting_conclusion_new (IsmsMeeting *meeting);

G_END_DECLS
