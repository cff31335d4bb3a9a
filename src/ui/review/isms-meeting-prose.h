/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Several lines that are typed while people talk. They are kept when the focus leaves, by
 * Ctrl+Enter, and half a minute after typing began at the latest. */

#pragma once

#include <adwaita.h>

#include "isms-meeting.h"

G_BEGIN_DECLS

#define ISMS_TYPE_MEETING_PROSE (isms_meeting_prose_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMeetingProse, isms_meeting_prose, ISMS, MEETING_PROSE, AdwBin)

/* @field: one of several lines, of @record. */
GtkWidget *
isms_meeting_prose_new (IsmsMeeting *meeting, IsmsRecord *record, const char *field, int height);
GtkWidget *isms_meeting_prose_get_text (IsmsMeetingProse *self);
/* Keeps what was typed now. */
void isms_meeting_prose_flush (IsmsMeetingProse *self);

G_END_DECLS
