/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Audits that are proposed, to be looked at and changed before they are made: of the gaps of a
 * programme, or of all its years (9.2.2). */

#pragma once

#include "isms-audit-coverage.h"
#include "isms-audit-staff.h"

G_BEGIN_DECLS

#define ISMS_AUDIT_ITEMS_A_DAY 16 /* half an hour each */
#define ISMS_AUDIT_MAX_DAYS 5

typedef struct
{
  gint64 control;
  char *ref;
  char *title;
  char *why;       /* it is proposed, in words */
  guint weight;    /* 1 … 3 */
  gboolean chosen; /* in the scope */
} IsmsAuditGap;

typedef struct
{
  gint64 programme; /* 0: one that is made along with it */
  char *title;
  GPtrArray *gaps; /* IsmsAuditGap: the most urgent first */
  guint n_chosen;
  guint days;
  char *starts_on; /* NULL: no days are free in the programme’s years */
  char *ends_on;
  gint64 lead;      /* 0: nobody is suitable */
  GPtrArray *leads; /* IsmsAuditLead, of the staff: who may first */
  IsmsAuditStaff *staff;
  GArray *links; /* gint64: what is linked in place of its parts; NULL: each by itself */
} IsmsAuditProposal;

/* What is proposed for the gaps of a programme. @today: ISO 8601. Without gaps nothing is chosen.
 */
IsmsAuditProposal *
isms_audit_propose (IsmsDatabase *database, gint64 programme, const char *today, GError **error);
void isms_audit_proposal_free (IsmsAuditProposal *self);
/* The scope is another: who may lead, and how long it takes, follow from it. */
void isms_audit_proposal_choose (IsmsAuditProposal *self, guint gap, gboolean chosen);
/* Who has most to say for it: "may lead", or why not. */
char *isms_audit_lead_dup_words (const IsmsAuditLead *self);
/* "16 of 61 gaps, 1 day" … and what is left for later. */
char *isms_audit_proposal_dup_words (const IsmsAuditProposal *self);
/* Makes the audit. Returns its id. */
gint64 isms_audit_proposal_make (IsmsStep *step, const IsmsAuditProposal *self);

/* The years of a programme. */
typedef struct
{
  gint64 programme; /* 0: a new one is made */
  const char *title;
  const char *starts_on;
  guint years;  /* 1 … 10 */
  gint64 owner; /* or 0 */
} IsmsAuditYears;

/* The clauses every year, what weighs most every year, the rest once, in even shares. (element-type
 * IsmsAuditProposal) */
GPtrArray *
isms_audit_plan_years (IsmsDatabase *database, const IsmsAuditYears *years, GError **error);
/* Makes them, and the programme where it is not there. Returns the programme. */
gint64 isms_audit_plan_make (IsmsStep *step, const IsmsAuditYears *years, GPtrArray *proposals);
char *isms_audit_years_dup_end (const char *starts_on, guint years); /* the last day */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsAuditProposal, isms_audit_proposal_free)

G_END_DECLS
