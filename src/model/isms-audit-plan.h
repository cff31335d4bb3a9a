/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What speaks against the plan of an audit: auditors who are not independent of what is audited
 * (9.2.2 b), and days on which it, or somebody, cannot be. All of it warns, none of it blocks. */

#pragma once

#include "isms-kind.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 audit;
  char *why;            /* in no language: "owns_control", "two_audits", "weekend", … */
  char *sentence;       /* translated */
  const IsmsKind *kind; /* of the record that shows it */
  gint64 id;
  gint64 person;     /* the auditor; 0: nobody in particular */
  gboolean conflict; /* of days or people; else it is one of independence, or only good to know */
  gboolean remark;   /* only good to know: it begins or ends on a weekend */
} IsmsAuditWarning;
void isms_audit_warning_free (IsmsAuditWarning *self);

/* Those of independence first. (element-type IsmsAuditWarning) */
GPtrArray *isms_audit_plan_load_warnings (IsmsDatabase *database, gint64 audit, GError **error);
/* Those of all audits, by the id of the audit: (element-type gint64 GPtrArray). An audit without
 * one is not there. */
GHashTable *isms_audit_plan_load_all_warnings (IsmsDatabase *database, GError **error);
/* May they be others after @change? */
gboolean isms_audit_plan_is_touched (IsmsChange *change);

/* Days on which everybody, or somebody, is away. */
typedef struct
{
  gint64 holiday;
  char *title;
  gint64 person; /* 0: everybody */
  char *first;   /* YYYY-MM-DD */
  char *last;
} IsmsAuditHoliday;
void isms_audit_holiday_free (IsmsAuditHoliday *self);

/* What of them lies between two days, both of which count, by the first day; of what is every year,
 * that of each year. (element-type IsmsAuditHoliday) */
GPtrArray *isms_audit_plan_load_holidays (IsmsDatabase *database,
                                          const char *from,
                                          const char *to,
                                          GError **error);
/* How many days from @from to @to (both count) are worked on: neither on a weekend nor a holiday
 * for all. -1 on error. */
int isms_audit_plan_count_days (IsmsDatabase *database,
                                const char *from,
                                const char *to,
                                GError **error);
gboolean isms_audit_plan_is_weekend (const char *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsAuditWarning, isms_audit_warning_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsAuditHoliday, isms_audit_holiday_free)

G_END_DECLS
