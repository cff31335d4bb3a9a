/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A document on paper, as a controlled one (7.5.3): what it says, and which version that is. */

#pragma once

#include "isms-database.h"
#include "isms-report.h"

G_BEGIN_DECLS

/* The version in force; where there is none, the newest. */
IsmsReport *
isms_document_report_new (IsmsDatabase *db, gint64 document, GDateTime *date, GError **error);
/* One version, by its id. */
IsmsReport *isms_document_report_new_version (IsmsDatabase *db,
                                              gint64 version,
                                              GDateTime *date,
                                              GError **error);

G_END_DECLS
