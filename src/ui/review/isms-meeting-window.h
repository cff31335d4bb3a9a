/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A management review as it is held (9.3): a window of its own, over the whole screen, to be read
 * from across the room and led by the keyboard. One input a page: what all see, and beside it what
 * is typed. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_MEETING_WINDOW (isms_meeting_window_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsMeetingWindow, isms_meeting_window, ISMS, MEETING_WINDOW, AdwApplicationWindow)

/* Where the review has one already, that one. To be presented. */
GtkWindow *isms_meeting_window_new (IsmsWorkspace *workspace, gint64 review, GtkWindow *parent);
guint isms_meeting_window_get_page (IsmsMeetingWindow *self);
void isms_meeting_window_go (IsmsMeetingWindow *self, guint page);
/* Before @workspace is closed: what was typed is kept, and its meetings go. */
void isms_meeting_window_close_all (IsmsWorkspace *workspace);

G_END_DECLS
