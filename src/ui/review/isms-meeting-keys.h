/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The keyboard of a meeting. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Has the keys activate the actions "meeting.…" and "win.…" of @window. */
void isms_meeting_keys_add (AdwApplicationWindow *window);

G_END_DECLS
