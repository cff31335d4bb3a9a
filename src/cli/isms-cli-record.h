/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Records as the commands take and give them. */

#pragma once

#include <json-glib/json-glib.h>

#include "isms-record.h"

G_BEGIN_DECLS

/* A member of an object that the caller has begun. */
void isms_cli_add_text (JsonBuilder *json, const char *name, const char *text);
void isms_cli_add_number (JsonBuilder *json, const char *name, gint64 number);
void isms_cli_add_field (JsonBuilder *json, IsmsRecord *record, const IsmsField *field);
void isms_cli_add_record (JsonBuilder *json, IsmsRecord *record);
gint64 isms_cli_find_record (IsmsDatabase *database,
                             const IsmsKind *kind,
                             const char *words,
                             GError **error);
gint64 isms_cli_find_approver (IsmsDatabase *reader, const char *words, GError **error);

G_END_DECLS
