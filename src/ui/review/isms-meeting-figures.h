/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What all in the room see of one input: its figures with how they changed and what is to be
 * thought of them, why, how the one that matters most went, and the records behind it (9.3.2). */

#pragma once

#include <adwaita.h>

#include "isms-meeting.h"

G_BEGIN_DECLS

#define ISMS_TYPE_MEETING_FIGURES (isms_meeting_figures_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMeetingFigures, isms_meeting_figures, ISMS, MEETING_FIGURES, AdwBin)

GtkWidget *isms_meeting_figures_new (IsmsMeeting *meeting, const char *input);
/* Which figure the chart and the records are of; NULL: none is there yet. */
const char *isms_meeting_figures_get_shown (IsmsMeetingFigures *self);
void isms_meeting_figures_show (IsmsMeetingFigures *self, const char *figure);

G_END_DECLS
