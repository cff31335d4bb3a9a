/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The papers of management reviews (9.3): the report of one, or before it is held what its
 * participants read before; what was added to one that is approved; and, on one page, how the ISMS
 * stands between two of them. */

#pragma once

#include "isms-database.h"
#include "isms-report.h"

G_BEGIN_DECLS

IsmsReport *
isms_review_report_new (IsmsDatabase *db, gint64 review, GDateTime *date, GError **error);
/* As it is approved by that person on that day, before it is. */
IsmsReport *isms_review_report_new_approved (IsmsDatabase *db,
                                             gint64 review,
                                             gint64 person,
                                             const char *day,
                                             GDateTime *date,
                                             GError **error);
IsmsReport *
isms_review_addenda_report_new (IsmsDatabase *db, gint64 review, GDateTime *date, GError **error);
IsmsReport *isms_status_report_new (IsmsDatabase *db, GDateTime *date, GError **error);

G_END_DECLS
