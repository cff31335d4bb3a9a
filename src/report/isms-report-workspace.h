/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What every report takes from its workspace: whose it is, and who may read it. */

#pragma once

#include "isms-database.h"
#include "isms-report.h"

G_BEGIN_DECLS

/* Sets organisation and classification. @scope (out, optional, nullable): of the ISMS (4.3). */
gboolean
isms_report_read_organisation (IsmsReport *self, IsmsDatabase *db, char **scope, GError **error);

G_END_DECLS
