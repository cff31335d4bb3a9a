/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What every calendar file is made of: the frame, and what events have in common. */

#pragma once

#include <gio/gio.h>
#include <libical/ical.h>

#include "isms-kind.h"

G_BEGIN_DECLS

/* Without what no calendar reads. Never NULL. (transfer full) */
char *isms_calendar_dup_clean (const char *text);
/* Of YYYY-MM-DD, and of YYYY-MM-DDTHH:MM:SSZ. */
icaltimetype isms_calendar_read_time (const char *iso);
/* The end of an event that lasts until that day. */
icaltimetype isms_calendar_read_day_after (const char *iso);
icaltimetype isms_calendar_get_stamp (GDateTime *now);

/* An empty calendar. */
icalcomponent *isms_calendar_create (icalproperty_method method, const char *name);
/* Its content, as a file has it; frees it. */
GBytes *isms_calendar_finish (icalcomponent *calendar);

/* UID, DTSTAMP, SEQUENCE and LAST-MODIFIED. FALSE on error. */
gboolean isms_calendar_add_identity (icalcomponent *event,
                                     IsmsDatabase *database,
                                     const IsmsKind *kind,
                                     gint64 id,
                                     const char *uid,
                                     icaltimetype now,
                                     GError **error);
/* SUMMARY, DESCRIPTION, LOCATION and CATEGORIES. @place may be NULL or empty. */
void isms_calendar_add_words (icalcomponent *event,
                              const IsmsKind *kind,
                              const char *summary,
                              const char *description,
                              const char *place);

/* "mailto:…"; NULL: that is no address. (transfer full) */
char *isms_calendar_dup_address (const char *email);
/* The name of whom a property names. */
void isms_calendar_add_name (icalproperty *property, const char *name);

G_END_DECLS
