/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Records as the commands take and give them. */

#pragma once

#include <json-glib/json-glib.h>

#include "isms-record.h"

G_BEGIN_DECLS

void isms_cli_add_field (JsonBuilder *json, IsmsRecord *record, const IsmsField *field);
void isms_cli_add_record (JsonBuilder *json, IsmsRecord *record);
gint64 isms_cli_find_record (IsmsDatabase *database,
                             const IsmsKind *kind,
                             const char *words,
                             GError **error);

G_END_DECLS
