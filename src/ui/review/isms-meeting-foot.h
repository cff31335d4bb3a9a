/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The bottom of a meeting: to the page before and the next one, and the keys that help on this one.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ISMS_TYPE_MEETING_FOOT (isms_meeting_foot_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMeetingFoot, isms_meeting_foot, ISMS, MEETING_FOOT, AdwBin)

GtkWidget *isms_meeting_foot_new (void);
void isms_meeting_foot_add_setters (IsmsMeetingFoot *self, AdwBreakpoint *narrow);
void isms_meeting_foot_show (IsmsMeetingFoot *self, guint page);

G_END_DECLS
