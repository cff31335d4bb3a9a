/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An entry of the timetable of an audit: when who is asked about what. */

#pragma once

#include "isms-record.h"
#include "isms-step.h"

G_BEGIN_DECLS

#define ISMS_TYPE_AUDIT_SESSION (isms_audit_session_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAuditSession, isms_audit_session, ISMS, AUDIT_SESSION, IsmsRecord)

/* An entry of a timetable as it is shown. */
typedef struct
{
  gint64 id;
  char *ref;
  char *title;
  char *starts_at; /* UTC, or NULL */
  gint64 minutes;  /* 0: not said */
  char *auditor;   /* or NULL */
  char *auditees;  /* or NULL */
  char *place;     /* or NULL */
} IsmsAuditSessionRow;

/* In the order of time. (element-type IsmsAuditSessionRow) */
GPtrArray *isms_audit_session_load (IsmsDatabase *database, gint64 audit, GError **error);
/* A new one from what a person types: "09:30 Leavers", "09:30–10:15 Leavers", "Leavers". */
gint64
isms_audit_session_create (IsmsStep *step, IsmsDatabase *database, gint64 audit, const char *words);
/* "09:30–10:15", "" where no time is set */
char *isms_audit_session_dup_clock (const char *starts_at, gint64 minutes);

G_END_DECLS
