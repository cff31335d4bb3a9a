/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a meeting is about: one management review with its inputs, participants and decisions as
 * they stand, its figures, and what it lacks (9.3). It follows the workspace; what is changed in
 * the meeting goes there as steps. */

#pragma once

#include <gtk/gtk.h>

#include "isms-record.h"
#include "isms-review-board.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_MEETING (isms_meeting_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMeeting, isms_meeting, ISMS, MEETING, GObject)

/* Signals: "changed": one of its records is different, or another; "figures-changed": there is
 * another board. */

IsmsMeeting *isms_meeting_new (IsmsWorkspace *workspace, gint64 review);
IsmsWorkspace *isms_meeting_get_workspace (IsmsMeeting *self);
gint64 isms_meeting_get_id (IsmsMeeting *self);

IsmsRecord *isms_meeting_get_review (IsmsMeeting *self);                   /* NULL: it is gone */
IsmsRecord *isms_meeting_get_input (IsmsMeeting *self, const char *input); /* "d1"; or NULL */
GPtrArray *isms_meeting_get_participants (IsmsMeeting *self);              /* IsmsRecord */
GPtrArray *isms_meeting_get_decisions (IsmsMeeting *self);                 /* IsmsRecord */
GPtrArray *isms_meeting_get_lacks (IsmsMeeting *self);                     /* IsmsReviewLack */
IsmsReviewBoard *isms_meeting_get_board (IsmsMeeting *self);               /* NULL: not read yet */
const IsmsReviewCard *isms_meeting_get_card (IsmsMeeting *self, const char *input); /* or NULL */

/* May it be changed: it is not approved, and the workspace is not only read? */
gboolean isms_meeting_is_open (IsmsMeeting *self);
gboolean isms_meeting_is_held (IsmsMeeting *self);
/* How many minutes are planned for an input; NULL: for all of the meeting. 0: it is not said. */
gint64 isms_meeting_get_minutes (IsmsMeeting *self, const char *input);

/* Begins a step of the meeting. */
IsmsStep *isms_meeting_begin (IsmsMeeting *self, const char *label);
/* One field of one of its records, as one step; @widget is where a failure is told. */
void isms_meeting_set (IsmsMeeting *self,
                       GtkWidget *widget,
                       IsmsRecord *record,
                       const char *field,
                       const char *text,
                       const char *label);

G_END_DECLS
