/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What was decided about one input, or about none of them, or in all of the meeting; and where the
 * next decision is typed (9.3.3). */

#pragma once

#include <adwaita.h>

#include "isms-meeting-composer.h"

G_BEGIN_DECLS

#define ISMS_TYPE_MEETING_DECISIONS (isms_meeting_decisions_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsMeetingDecisions, isms_meeting_decisions, ISMS, MEETING_DECISIONS, AdwPreferencesGroup)

/* @input: "d1"; NULL: of no input. */
GtkWidget *isms_meeting_decisions_new (IsmsMeeting *meeting, const char *input);
/* All of them, to be read. */
GtkWidget *isms_meeting_decisions_new_all (IsmsMeeting *meeting);
/* NULL: of all of them. */
IsmsMeetingComposer *isms_meeting_decisions_get_composer (IsmsMeetingDecisions *self);

G_END_DECLS
