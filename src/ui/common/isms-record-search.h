/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A popover that finds a record of any kind as one types. */

#pragma once

#include <gtk/gtk.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_RECORD_SEARCH (isms_record_search_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRecordSearch, isms_record_search, ISMS, RECORD_SEARCH, GtkPopover)

/* Signal "picked" (gint64 key): a record was chosen, by its isms_kind_make_key (). */
GtkWidget *isms_record_search_new (IsmsWorkspace *workspace);
/* Records of that kind are not offered. */
void isms_record_search_leave_out (IsmsRecordSearch *self, const IsmsKind *kind);
/* Only records that @field (RECORDS) may hold are. */
void isms_record_search_set_field (IsmsRecordSearch *self, const IsmsField *field);

G_END_DECLS
