/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How long a meeting takes, all of it and each of its pages. It counts what it is told: the time
 * comes from outside, in microseconds that only go forward. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _IsmsMeetingClock IsmsMeetingClock;

IsmsMeetingClock *isms_meeting_clock_new (guint n_pages);
void isms_meeting_clock_free (IsmsMeetingClock *self);

gboolean isms_meeting_clock_has_begun (const IsmsMeetingClock *self);
gboolean isms_meeting_clock_is_running (const IsmsMeetingClock *self);
/* Goes on, or for the first time. */
void isms_meeting_clock_run (IsmsMeetingClock *self, gint64 now);
void isms_meeting_clock_pause (IsmsMeetingClock *self, gint64 now);
/* From now on, time is that of @page. */
void isms_meeting_clock_turn (IsmsMeetingClock *self, guint page, gint64 now);
guint isms_meeting_clock_get_page (const IsmsMeetingClock *self);
/* In whole seconds. */
int isms_meeting_clock_get_elapsed (const IsmsMeetingClock *self, gint64 now);
int isms_meeting_clock_get_elapsed_of (const IsmsMeetingClock *self, guint page, gint64 now);

/* "4:07", "1:02:30" */
char *isms_meeting_clock_dup_words (int seconds);
/* How it stands with what is planned: "4:07 of 10 min", "12:07, 2 min over"; planned of 0: "4:07".
 */
char *isms_meeting_clock_dup_state (int seconds, gint64 planned);
gboolean isms_meeting_clock_is_over (int seconds, gint64 planned);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsMeetingClock, isms_meeting_clock_free)

G_END_DECLS
