/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The checklist of an audit: made from its scope, and answered item by item (9.2). */

#pragma once

#include "isms-database.h"
#include "isms-step.h"

G_BEGIN_DECLS

/* Adds an item for all that is in the scope and has none, and for what earlier audits found there.
 * Committing says in the step's label how many. */
void isms_audit_checklist_make (IsmsStep *step, gint64 audit);
/* How many it would add; -1 on error. */
int isms_audit_checklist_count_missing (IsmsDatabase *database, gint64 audit, GError **error);
/* The audits of @items that are planned or prepared begin with the step. */
gboolean isms_audit_checklist_begin (
    IsmsStep *step, IsmsDatabase *database, GArray *items, char **begun, GError **error);
/* A result of each of @items (element-type gint64): "conforms", "minor", …; "not_yet" takes it
 * back. @person: who answers; 0: whom the timetable names. */
void isms_audit_checklist_record (IsmsStep *step, GArray *items, const char *result, gint64 person);

/* How far the fieldwork of an audit is. */
typedef struct
{
  guint n_items;
  guint n_answered;
  guint n_conforms;
  guint n_minor;
  guint n_major;
  guint n_opportunity;
  guint n_not_applicable;
} IsmsChecklistProgress;

gboolean isms_audit_checklist_load_progress (IsmsDatabase *database,
                                             gint64 audit,
                                             IsmsChecklistProgress *progress,
                                             GError **error);
/* "213 of 600, 1 major, 4 minor, 2 opportunities" (transfer full) */
char *isms_audit_checklist_dup_words (const IsmsChecklistProgress *progress);

G_END_DECLS
