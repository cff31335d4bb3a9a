/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How the store makes a change, before anybody sees it. */

#pragma once

#include "isms-change.h"

G_BEGIN_DECLS

/* More rows than this are counted, not listed. */
#define ISMS_CHANGE_MAX_LISTED 10000

IsmsChange *isms_change_new (gint64 step, const char *label, IsmsStepKind kind, gint64 target);
void isms_change_add (IsmsChange *self, const char *table, gint64 row);
/* Any row of @table may read differently now. */
void isms_change_add_all (IsmsChange *self, const char *table);
void isms_change_seal (IsmsChange *self);

/* As the journal keeps it: "do", "undo", "redo". */
const char *isms_step_kind_get_name (IsmsStepKind kind);
IsmsStepKind isms_step_kind_parse (const char *name);

G_END_DECLS
