/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The documented information that the standard requires, and what of it is there (7.5.1 a). */

#pragma once

#include "isms-database.h"
#include "isms-report.h"

G_BEGIN_DECLS

/* The background reader's thread. */
IsmsReport *isms_information_report_new (IsmsDatabase *db, GDateTime *date, GError **error);

G_END_DECLS
