/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Who is there (9.3.1): a row for each participant, in which a key says it: Space or P present, E
 * excused, A absent. Who comes unasked is added. */

#pragma once

#include <adwaita.h>

#include "isms-meeting.h"

G_BEGIN_DECLS

#define ISMS_TYPE_MEETING_PRESENCE (isms_meeting_presence_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsMeetingPresence, isms_meeting_presence, ISMS, MEETING_PRESENCE, AdwPreferencesGroup)

GtkWidget *isms_meeting_presence_new (IsmsMeeting *meeting);
/* To the first of whom it is not said yet. */
void isms_meeting_presence_focus (IsmsMeetingPresence *self);

G_END_DECLS
