/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The sheet of one supplier on paper (A.5.19 to A.5.23). */

#pragma once

#include "isms-database.h"
#include "isms-report.h"

G_BEGIN_DECLS

IsmsReport *
isms_supplier_sheet_new (IsmsDatabase *db, gint64 supplier, GDateTime *date, GError **error);

G_END_DECLS
