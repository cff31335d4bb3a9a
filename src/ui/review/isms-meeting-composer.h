/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Where a decision is typed: what, of which kind, who sees to it, until when. "Words, Enter, name,
 * Enter, day, Enter" makes one, and with it its action (9.3.3); the next one can follow. */

#pragma once

#include <adwaita.h>

#include "isms-meeting.h"

G_BEGIN_DECLS

#define ISMS_TYPE_MEETING_COMPOSER (isms_meeting_composer_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMeetingComposer, isms_meeting_composer, ISMS, MEETING_COMPOSER, AdwBin)

/* @input: what it is about; NULL: no input. */
GtkWidget *isms_meeting_composer_new (IsmsMeeting *meeting, const char *input);
/* Changes @decision instead of adding one, until that is saved or given up. */
void isms_meeting_composer_edit (IsmsMeetingComposer *self, IsmsRecord *decision);
/* Where its words are typed. */
void isms_meeting_composer_focus (IsmsMeetingComposer *self);
/* What Ctrl+Enter does, and Enter once all is said. */
void isms_meeting_composer_add (IsmsMeetingComposer *self);
gboolean isms_meeting_composer_is_empty (IsmsMeetingComposer *self);

G_END_DECLS
