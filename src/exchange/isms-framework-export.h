/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A framework of the workspace as plain data, which is written as a file. */

#pragma once

#include "isms-database.h"
#include "isms-framework-data.h"

G_BEGIN_DECLS

IsmsFrameworkData *isms_framework_export (IsmsDatabase *database, gint64 framework, GError **error);

G_END_DECLS
