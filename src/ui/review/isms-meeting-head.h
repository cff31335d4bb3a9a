/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The top of a meeting: what is talked about and by whom, and how the time stands. */

#pragma once

#include <adwaita.h>

#include "isms-meeting-clock.h"
#include "isms-meeting.h"

G_BEGIN_DECLS

#define ISMS_TYPE_MEETING_HEAD (isms_meeting_head_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMeetingHead, isms_meeting_head, ISMS, MEETING_HEAD, AdwBin)

/* @clock outlives it. */
GtkWidget *isms_meeting_head_new (IsmsMeeting *meeting, IsmsMeetingClock *clock);
void isms_meeting_head_show (IsmsMeetingHead *self, guint page);
/* The clock was stopped, or goes on; or time has passed. */
void isms_meeting_head_add_setters (IsmsMeetingHead *self, AdwBreakpoint *narrow);
void isms_meeting_head_show_time (IsmsMeetingHead *self);
/* What the next undo and redo would do. */
GtkWidget *isms_meeting_head_get_undo (IsmsMeetingHead *self);

G_END_DECLS
