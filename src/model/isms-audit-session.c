/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Timetables of audits: fields and rules. */

#include "isms-config.h"

#include "isms-audit-session.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsAuditSession
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsAuditSession, isms_audit_session, ISMS_TYPE_RECORD)

static const IsmsChoice flaws[] = {
  { "no_audit", N_ ("Belongs to no audit"), NULL },
  { "no_time", N_ ("No time"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Topic"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "session|subject|thema|termin" },
  { "audit", ISMS_FIELD_REFERENCE, N_ ("Audit"), NULL,
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "audit",
    .import_names = "of audit|zum audit" },
  { "starts_at", ISMS_FIELD_TIME, N_ ("Begins"), NULL, ISMS_FIELD_LISTED,
    .import_names = "start|time|when|beginn|uhrzeit|zeit" },
  { "minutes", ISMS_FIELD_INTEGER, N_ ("Minutes"), NULL, ISMS_FIELD_LISTED, .min = 5, .max = 720,
    .import_names = "duration|length|dauer" },
  { "auditor", ISMS_FIELD_REFERENCE, N_ ("Auditor"), NULL, ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .target = "person", .import_names = "audited by|auditorin" },
  { "auditees", ISMS_FIELD_LINKS, N_ ("Auditees"), NULL, ISMS_FIELD_LISTED, .target = "person",
    .link_table = "audit_session_person", .import_names = "with|interviewees|auditierte|mit" },
  { "controls", ISMS_FIELD_LINKS, N_ ("Clauses and Controls"), NULL, ISMS_FIELD_PLAIN,
    .target = "control", .link_table = "audit_session_control",
    .import_names = "requirements|clauses|maßnahmen|anforderungen" },
  { "place", ISMS_FIELD_TEXT, N_ ("Place"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "room|location|where|ort|raum" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  return TRUE;
}

static const char *const rule_columns[] = { "audit_id", "starts_at", "minutes", NULL };

static const char *const leading[] = { "audit",    "starts_at", "minutes", "auditor",
                                       "auditees", "flaws",     NULL };

const IsmsKind isms_kind_audit_session = {
  .name = "audit_session",
  .number = 56,
  .view = "audit_session_list",
  .prefix = "AS",
  .label = N_ ("Audit Session"),
  .plural = N_ ("Audit Sessions"),
  .purpose = N_ ("The timetable of audits: when who is asked about what."),
  .icon_name = "x-office-calendar-symbolic",
  .title_field = "title",
  .import_name = "audit-sessions",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_audit_session_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_audit_session_class_init (IsmsAuditSessionClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_audit_session);
}

static void
isms_audit_session_init (IsmsAuditSession *self)
{
}
