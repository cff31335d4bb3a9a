/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Timetables of audits: fields and rules. */

#include "isms-config.h"

#include "isms-audit-session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "isms-day.h"
#include "isms-edit.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"

#define MINUTES 60 /* of a session that says nothing else */
#define MORNING 9  /* when the first one begins */
#define HOUR 3600

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

/* --- The timetable of an audit --- */

static void
row_free (gpointer data)
{
  IsmsAuditSessionRow *self = data;

  g_free (self->ref);
  g_free (self->title);
  g_free (self->starts_at);
  g_free (self->auditor);
  g_free (self->auditees);
  g_free (self->place);
  g_free (self);
}

/**
 * isms_audit_session_load:
 * @database: a connection of the calling thread
 * @audit: the id of an audit
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsAuditSessionRow): its sessions in use, in the order of
 *   time, those without a time last; %NULL on error
 */
GPtrArray *
isms_audit_session_load (IsmsDatabase *database, gint64 audit, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT id, ref, title, starts_at, minutes, auditor, auditees, nullif (place, '') "
      "FROM audit_session_list WHERE audit_id = ? AND archived = 0 "
      "ORDER BY starts_at IS NULL, starts_at, ref_key, id",
      error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, audit);
  while (isms_statement_next (statement, error))
    {
      IsmsAuditSessionRow *row = g_new0 (IsmsAuditSessionRow, 1);

      row->id = isms_statement_get_int (statement, 0);
      row->ref = isms_statement_dup_text (statement, 1);
      row->title = isms_statement_dup_text (statement, 2);
      row->starts_at = isms_statement_dup_text (statement, 3);
      row->minutes = isms_statement_get_int (statement, 4);
      row->auditor = isms_statement_dup_text (statement, 5);
      row->auditees = isms_statement_dup_text (statement, 6);
      row->place = isms_statement_dup_text (statement, 7);
      g_ptr_array_add (rows, row);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&rows);
}

/**
 * isms_audit_session_dup_clock:
 * @starts_at: (nullable): a moment, in UTC
 * @minutes: how long from then on; 0: it is not said
 *
 * Returns: (transfer full): from when to when by the clocks of the place: "09:30–10:15"
 */
char *
isms_audit_session_dup_clock (const char *starts_at, gint64 minutes)
{
  g_autoptr (GDateTime) time =
      starts_at != NULL ? g_date_time_new_from_iso8601 (starts_at, NULL) : NULL;
  g_autoptr (GDateTime) from = time != NULL ? g_date_time_to_local (time) : NULL;
  g_autoptr (GDateTime) to =
      from != NULL && minutes > 0 ? g_date_time_add_minutes (from, (int) minutes) : NULL;
  g_autofree char *first = from != NULL ? g_date_time_format (from, "%H:%M") : g_strdup ("");
  g_autofree char *last = to != NULL ? g_date_time_format (to, "%H:%M") : NULL;

  return last != NULL ? g_strdup_printf ("%s–%s", first, last) : g_steal_pointer (&first);
}

typedef struct
{
  char *day; /* of the last session, or the first of the audit; or NULL */
  int from;  /* seconds of the day at which the last one begins; -1: there is none yet */
  int to;    /* at which it ends */
  char *last_day;
  gint64 auditor;
} Plan;

static void
plan_clear (Plan *self)
{
  g_free (self->day);
  g_free (self->last_day);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static void
read_last (Plan *plan, const char *starts_at, gint64 minutes)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (starts_at, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  if (local == NULL)
    return;
  g_free (plan->day);
  plan->day = isms_day_of (local);
  plan->from = g_date_time_get_hour (local) * HOUR + g_date_time_get_minute (local) * 60;
  plan->to = plan->from + (int) (minutes > 0 ? minutes : MINUTES) * 60;
}

/* Where the next session would come. */
static void
load_plan (IsmsDatabase *database, gint64 audit, Plan *plan)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT a.starts_on, a.ends_on, a.lead_id, s.starts_at, s.minutes FROM audit AS a "
      "LEFT JOIN audit_session AS s ON s.audit_id = a.id AND s.archived = 0 WHERE a.id = ? "
      "ORDER BY s.starts_at DESC NULLS LAST, s.id DESC LIMIT 1",
      NULL);

  plan->from = -1;
  plan->to = MORNING * HOUR;
  if (statement == NULL)
    return;
  isms_statement_bind_int (statement, 1, audit);
  if (!isms_statement_next (statement, NULL))
    return;
  plan->day = isms_statement_dup_text (statement, 0);
  plan->last_day = isms_statement_dup_text (statement, 1);
  plan->auditor = isms_statement_get_int (statement, 2);
  if (!isms_statement_is_null (statement, 3))
    read_last (plan, isms_statement_get_text (statement, 3), isms_statement_get_int (statement, 4));
}

/* "09:30" or "09:30–10:15" at the beginning of @words, which it moves on. */
static gboolean
cut_span (const char **words, int *from, int *to)
{
  const char *space = strchr (*words, ' ');
  g_autofree char *first = space != NULL ? g_strndup (*words, (gsize) (space - *words)) : NULL;
  char *dash = first != NULL ? strstr (first, "–") : NULL;
  const char *last = NULL;

  if (dash != NULL)
    last = dash + strlen ("–");
  else if (first != NULL && (dash = strchr (first, '-')) != NULL)
    last = dash + 1;
  if (dash != NULL)
    *dash = '\0';
  *to = -1;
  if (last != NULL)
    {
      g_autofree char *end = g_strdup (last);

      if (!isms_day_cut_clock (end, to))
        return FALSE;
    }
  if (first == NULL || !isms_day_cut_clock (first, from))
    return FALSE;
  *words = space + 1;
  return TRUE;
}

/* A time before that of the last session is one of the next day, as long as there is one. */
static void
set_time (IsmsRow *row, Plan *plan, int from)
{
  g_autofree char *today = isms_day_today ();
  g_autofree char *next = NULL;
  g_autofree char *moment = NULL;
  const char *day = plan->day != NULL ? plan->day : today;

  if (plan->from >= 0 && from < plan->from && plan->last_day != NULL
      && strcmp (day, plan->last_day) < 0)
    day = next = isms_day_dup_nth (isms_day_get_number (day) + 1);
  moment = isms_day_dup_moment_on (day, from);
  if (moment != NULL)
    isms_row_set_text (row, "starts_at", moment);
}

/**
 * isms_audit_session_create:
 * @step: a step that is not committed yet
 * @database: a connection of the calling thread
 * @audit: the id of an audit
 * @words: what it is about, after the time if one is said: "09:30 Leavers", "09:30–10:15 Leavers"
 *
 * Adds a session to the timetable: where no time is said, after the last one of the audit; on its
 * day, or on the next one where the time is before that of the last.
 *
 * Returns: the id of the session
 */
gint64
isms_audit_session_create (IsmsStep *step, IsmsDatabase *database, gint64 audit, const char *words)
{
  g_auto (Plan) plan = { 0 };
  IsmsRow *row = isms_row_new ();
  int from, to;
  const char *title = words;

  load_plan (database, audit, &plan);
  if (!cut_span (&title, &from, &to) || *title == '\0')
    {
      title = words;
      from = MIN (plan.to, 23 * HOUR);
      to = -1;
    }
  isms_row_set_text (row, "title", title);
  isms_row_set_int (row, "audit_id", audit);
  set_time (row, &plan, from);
  isms_row_set_int (row, "minutes", to > from ? CLAMP ((to - from) / 60, 5, 720) : MINUTES);
  if (plan.auditor != 0)
    isms_row_set_int (row, "auditor_id", plan.auditor);
  return isms_edit_insert (step, &isms_kind_audit_session, row);
}
