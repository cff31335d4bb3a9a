/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The agenda, and invitations, as calendar files (iCalendar): see docs/decisions/calendar-files.md.
 */

#pragma once

#include <gio/gio.h>

#include "isms-agenda.h"

G_BEGIN_DECLS

/* The content of the file. G_IO_ERROR_INVALID_DATA: there is nothing in it. */
GBytes *isms_calendar_export (IsmsDatabase *database,
                              const IsmsAgendaAsked *asked,
                              GDateTime *now,
                              GCancellable *cancellable,
                              GError **error);
/* Audits and their sessions, also those that are over or cancelled. */
GBytes *isms_calendar_export_audits (IsmsDatabase *database,
                                     GDateTime *now,
                                     GCancellable *cancellable,
                                     GError **error);
/* The invitation to a management review. */
GBytes *
isms_calendar_export_review (IsmsDatabase *database, gint64 review, GDateTime *now, GError **error);

G_END_DECLS
