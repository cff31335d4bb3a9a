/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An extract of the journal: who changed what, and when. */

#pragma once

#include "isms-journal-list.h"
#include "isms-report.h"

G_BEGIN_DECLS

IsmsReport *isms_journal_report_new (IsmsDatabase *db, GDateTime *date, GError **error);
/* Of the steps that @asked lets through. */
IsmsReport *isms_journal_report_new_of (IsmsDatabase *db,
                                        const IsmsJournalAsked *asked,
                                        GDateTime *date,
                                        GError **error);

G_END_DECLS
