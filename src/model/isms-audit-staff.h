/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Who could lead an audit that is not there yet, and when: who answers for what (9.2.2 b), which
 * days are free. Read once, then asked as often as a proposal changes. */

#pragma once

#include "isms-database.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *name;
  guint n_audits; /* that this person has led, or been in the team of */
  guint n_ahead;  /* … of these, not over yet */
  char *why_not;  /* in words why not to lead it; NULL: may */
} IsmsAuditLead;

typedef struct _IsmsAuditStaff IsmsAuditStaff;

/* @programme 0: none yet. */
IsmsAuditStaff *isms_audit_staff_load (IsmsDatabase *database, gint64 programme, GError **error);
IsmsAuditStaff *isms_audit_staff_ref (IsmsAuditStaff *self);
void isms_audit_staff_unref (IsmsAuditStaff *self);
/* Who sees to the programme, before it is there. */
void isms_audit_staff_set_owner (IsmsAuditStaff *self, gint64 owner);
/* Says of each, for the controls @controls (a set of ids), why not. Who may comes first, the most
 * experienced of them first. (element-type IsmsAuditLead) (transfer none) */
GPtrArray *isms_audit_staff_judge (IsmsAuditStaff *self, GHashTable *controls);
/* The first of @days working days in a row from @from to @last on which nothing is known to stand
 * in the way: no weekend, no holiday, no other audit, @lead not absent. Julian days; 0: there are
 * none. */
int isms_audit_staff_find_days (IsmsAuditStaff *self, gint64 lead, int from, int last, guint days);
/* From now on an audit is there, led by @lead. */
void isms_audit_staff_book (IsmsAuditStaff *self, gint64 lead, int from, int to);
const char *isms_audit_staff_get_name (IsmsAuditStaff *self, gint64 id); /* or NULL */

G_END_DECLS
