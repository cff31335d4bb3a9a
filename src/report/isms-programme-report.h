/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An audit programme on paper (9.2.2): what it is for and how it is carried out, its audits by
 * year, and what they reach. */

#pragma once

#include "isms-database.h"
#include "isms-report.h"

G_BEGIN_DECLS

IsmsReport *
isms_programme_report_new (IsmsDatabase *db, gint64 programme, GDateTime *date, GError **error);

G_END_DECLS
