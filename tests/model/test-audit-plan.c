/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What speaks against the plan of an audit (9.2.2): auditors who are not independent, and days. */

#include "model-fixture.h"

#include <time.h>

#include "isms-audit-plan.h"

#define N "%" G_GINT64_FORMAT

static void G_GNUC_PRINTF (2, 3) run (ModelFixture *fixture, const char *format, ...)
{
  va_list arguments;
  g_autofree char *sql = NULL;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_assert_true (run_sql (fixture, sql));
}

static gint64
find (ModelFixture *fixture, const char *kind, const char *ref)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE ref = '%s'", kind, ref);

  return read_int (fixture, sql);
}

/* An audit of that control, led by a new person. */
static gint64
make_audit (ModelFixture *fixture, const char *control, gint64 *lead)
{
  gint64 audit = create_record (fixture, "audit", "Access");

  *lead = create_record (fixture, "person", "Petra Novotná");
  run (fixture, "UPDATE audit SET lead_id = " N " WHERE id = " N, *lead, audit);
  run (fixture, "INSERT INTO audit_control (audit_id, control_id) VALUES (" N ", " N ")", audit,
       find (fixture, "control", control));
  return audit;
}

static void
plan (ModelFixture *fixture, gint64 audit, const char *first, const char *last)
{
  run (fixture, "UPDATE audit SET starts_on = '%s', ends_on = '%s' WHERE id = " N, first, last,
       audit);
}

static char *
dup_told (GPtrArray *warnings)
{
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    {
      const IsmsAuditWarning *warning = warnings->pdata[i];

      g_string_append_printf (told, "%s%s %s " N "%s", i > 0 ? "; " : "", warning->why,
                              warning->kind->name, warning->id, warning->remark ? " (remark)" : "");
      g_assert_cmpint (warning->person != 0, ==,
                       !warning->remark && !g_str_equal (warning->why, "holiday")
                           && !g_str_equal (warning->why, "session_outside"));
    }
  return g_string_free_and_steal (g_steal_pointer (&told));
}

/* What is said of one audit is what is said of it among all. */
static void G_GNUC_PRINTF (3, 4)
    assert_warnings (ModelFixture *fixture, gint64 audit, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) warnings = isms_audit_plan_load_warnings (fixture->reader, audit, &error);
  g_autoptr (GHashTable) all = NULL;
  g_autofree char *told = NULL;
  g_autofree char *among = NULL;
  g_autofree char *expected = NULL;
  va_list arguments;

  g_assert_no_error (error);
  all = isms_audit_plan_load_all_warnings (fixture->reader, &error);
  g_assert_no_error (error);
  va_start (arguments, format);
  expected = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  told = dup_told (warnings);
  among = dup_told (g_hash_table_lookup (all, &audit));
  g_assert_cmpstr (told, ==, expected);
  g_assert_cmpstr (among, ==, expected);
}

static void
assert_sentence (ModelFixture *fixture, gint64 audit, guint nth, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) warnings = isms_audit_plan_load_warnings (fixture->reader, audit, &error);
  const IsmsAuditWarning *warning;

  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, >, nth);
  warning = warnings->pdata[nth];
  g_assert_cmpstr (warning->sentence, ==, expected);
}

/* --- 9.2.2 b): objective and impartial --- */

static void
test_owns_control (ModelFixture *fixture, gconstpointer data)
{
  gint64 lead;
  gint64 audit = make_audit (fixture, "A.5.18", &lead);
  gint64 control = find (fixture, "control", "A.5.18");

  assert_warnings (fixture, audit, "%s", "");
  run (fixture, "UPDATE control SET owner_id = " N " WHERE ref = 'A.5.17'", lead);
  assert_warnings (fixture, audit, "%s", "");
  run (fixture, "UPDATE control SET owner_id = " N " WHERE id = " N, lead, control);
  assert_warnings (fixture, audit, "owns_control control " N, control);
  assert_sentence (fixture, audit, 0, "Petra Novotná owns A.5.18, which is in the scope.");

  /* A member of the team as well as the lead. */
  run (fixture, "UPDATE audit SET lead_id = NULL WHERE id = " N, audit);
  assert_warnings (fixture, audit, "%s", "");
  run (fixture, "INSERT INTO audit_person (audit_id, person_id) VALUES (" N ", " N ")", audit,
       lead);
  assert_warnings (fixture, audit, "owns_control control " N, control);
  run (fixture, "UPDATE control SET archived = 1 WHERE id = " N, control);
  assert_warnings (fixture, audit, "%s", "");
}

/* What is audited is all that the scope's controls have as parts, however deep. */
static void
test_scope_unfolds (ModelFixture *fixture, gconstpointer data)
{
  gint64 lead;
  gint64 audit = make_audit (fixture, "A.5.18", &lead);
  gint64 theme = create_record (fixture, "control", "Theme");
  gint64 part = create_record (fixture, "control", "Part");
  gint64 deep = create_record (fixture, "control", "Part of the part");

  run (fixture, "UPDATE control SET kind = 'group' WHERE id = " N, theme);
  run (fixture, "UPDATE control SET parent_id = " N " WHERE id = " N, theme, part);
  run (fixture, "UPDATE control SET parent_id = " N ", owner_id = " N " WHERE id = " N, part, lead,
       deep);
  assert_warnings (fixture, audit, "%s", "");
  run (fixture, "INSERT INTO audit_control (audit_id, control_id) VALUES (" N ", " N ")", audit,
       theme);
  assert_warnings (fixture, audit, "owns_control control " N, deep);
  run (fixture, "UPDATE control SET archived = 1 WHERE id = " N, part);
  assert_warnings (fixture, audit, "%s", "");

  /* Not the other way round: who owns the whole does not own what is audited of it alone. */
  run (fixture, "UPDATE control SET archived = 0, owner_id = " N " WHERE id = " N, lead, part);
  run (fixture, "UPDATE control SET owner_id = NULL WHERE id = " N, deep);
  run (fixture, "UPDATE audit_control SET control_id = " N " WHERE control_id = " N, deep, theme);
  assert_warnings (fixture, audit, "%s", "");
}

static void
test_owns_risk (ModelFixture *fixture, gconstpointer data)
{
  gint64 lead;
  gint64 audit = make_audit (fixture, "A.5.18", &lead);
  gint64 risk = create_record (fixture, "risk", "Leavers keep access");
  g_autofree char *sentence = NULL;

  run (fixture, "UPDATE risk SET owner_id = " N " WHERE id = " N, lead, risk);
  assert_warnings (fixture, audit, "%s", "");
  run (fixture,
       "INSERT INTO risk_control (risk_id, control_id) SELECT " N ", id FROM control"
       " WHERE ref = 'A.5.18' OR ref = 'A.5.17'",
       risk);
  assert_warnings (fixture, audit, "owns_risk risk " N, risk);
  assert_sentence (
      fixture, audit, 0,
      "Petra Novotná owns R-001 Leavers keep access, a risk that a control in the scope treats.");
  run (fixture, "UPDATE risk SET archived = 1 WHERE id = " N, risk);
  assert_warnings (fixture, audit, "%s", "");
}

static void
add_version (ModelFixture *fixture, gint64 document, gint64 author, gint64 approver)
{
  run (fixture,
       "INSERT INTO document_version (uid, created_at, document_id, number, state, author_id,"
       " author, approver_id, approver, drafted_on, sent_on, approved_on, effective_on)"
       " VALUES ('v', '2026-01-01T00:00:00Z', " N ", 1, 'effective', " N ", 'A', " N
       ", 'B', '2026-01-01', '2026-01-01', '2026-01-01', '2026-01-01')",
       document, author, approver);
}

static void
test_document (ModelFixture *fixture, gconstpointer data)
{
  gint64 lead;
  gint64 audit = make_audit (fixture, "A.5.18", &lead);
  gint64 other = create_record (fixture, "person", "Somebody else");
  gint64 document = create_record (fixture, "document", "Access policy");

  run (fixture, "INSERT INTO document_control (document_id, control_id) VALUES (" N ", " N ")",
       document, find (fixture, "control", "A.5.18"));
  run (fixture, "UPDATE document SET owner_id = " N " WHERE id = " N, lead, document);
  assert_warnings (fixture, audit, "owns_document document " N, document);

  /* Who wrote or approved what holds now; once only for each document. */
  add_version (fixture, document, lead, other);
  assert_warnings (fixture, audit, "owns_document document " N, document);
  run (fixture, "UPDATE document SET owner_id = NULL WHERE id = " N, document);
  assert_warnings (fixture, audit, "did_work document " N, document);
  run (fixture, "UPDATE audit SET lead_id = " N " WHERE id = " N, other, audit);
  assert_warnings (fixture, audit, "did_work document " N, document);
  run (fixture, "UPDATE document_version SET state = 'retired', retired_on = '2026-02-01'"
                " WHERE uid = 'v'");
  assert_warnings (fixture, audit, "%s", "");
}

static void
test_unit (ModelFixture *fixture, gconstpointer data)
{
  gint64 lead;
  gint64 audit = make_audit (fixture, "A.5.18", &lead);
  gint64 above = create_record (fixture, "unit", "Technology");
  gint64 unit = create_record (fixture, "unit", "Operations");
  gint64 below = create_record (fixture, "unit", "Night shift");

  run (fixture, "UPDATE unit SET parent_id = " N " WHERE id = " N, above, unit);
  run (fixture, "UPDATE unit SET parent_id = " N " WHERE id = " N, unit, below);
  run (fixture, "INSERT INTO audit_unit (audit_id, unit_id) VALUES (" N ", " N ")", audit, unit);
  assert_warnings (fixture, audit, "%s", "");

  run (fixture, "UPDATE person SET unit_id = " N " WHERE id = " N, below, lead);
  assert_warnings (fixture, audit, "in_unit unit " N, below);
  assert_sentence (fixture, audit, 0, "Petra Novotná belongs to Night shift, which is audited.");
  run (fixture, "UPDATE person SET unit_id = " N " WHERE id = " N, above, lead);
  assert_warnings (fixture, audit, "%s", "");

  /* Who leads what it is part of answers for it; who leads it belongs to it anyway. */
  run (fixture, "UPDATE unit SET lead_id = " N " WHERE id = " N, lead, above);
  assert_warnings (fixture, audit, "leads_unit unit " N, above);
  assert_sentence (fixture, audit, 0, "Petra Novotná leads Technology, and so what is audited.");
  run (fixture, "UPDATE unit SET lead_id = NULL WHERE id = " N, above);
  run (fixture, "UPDATE unit SET lead_id = " N " WHERE id = " N, lead, below);
  run (fixture, "UPDATE person SET unit_id = " N " WHERE id = " N, below, lead);
  assert_warnings (fixture, audit, "leads_unit unit " N, below);
}

static void
test_did_work (ModelFixture *fixture, gconstpointer data)
{
  gint64 lead;
  gint64 audit = make_audit (fixture, "A.5.18", &lead);
  gint64 control = find (fixture, "control", "A.5.18");
  gint64 action = create_record (fixture, "action", "Set it up");
  gint64 check = create_record (fixture, "control_check", "Look at the list");
  gint64 session = create_record (fixture, "audit_session", "Opening");

  run (fixture,
       "UPDATE action SET owner_id = " N ", for_kind = 'control', for_id = " N " WHERE id = " N,
       lead, control, action);
  assert_warnings (fixture, audit, "%s", ""); /* it is only open */
  run (fixture, "UPDATE action SET state = 'in_progress' WHERE id = " N, action);
  assert_warnings (fixture, audit, "did_work action " N, action);
  run (fixture,
       "UPDATE action SET state = 'done', done_on = '2026-01-02', progress = 100"
       " WHERE id = " N,
       action);
  assert_warnings (fixture, audit, "did_work action " N, action);
  assert_sentence (
      fixture, audit, 0,
      "Petra Novotná did the work of AC-001 Set it up, for a control that is in the scope.");
  run (fixture, "DELETE FROM action WHERE id = " N, action);

  run (fixture, "UPDATE control_check SET control_id = " N " WHERE id = " N, control, check);
  for (guint i = 0; i < 2; i++)
    run (fixture,
         "INSERT INTO control_check_result (uid, created_at, control_check_id, checked_on, result,"
         " person_id, person) VALUES ('r%u', '2026-01-01T00:00:00Z', " N
         ", '2026-01-01', 'pass', " N ", 'P')",
         i, check, lead);
  assert_warnings (fixture, audit, "did_work control_check " N, check);
  run (fixture, "UPDATE control_check SET archived = 1 WHERE id = " N, check);

  run (fixture, "INSERT INTO audit_auditee (audit_id, person_id) VALUES (" N ", " N ")", audit,
       lead);
  run (fixture, "UPDATE audit_session SET audit_id = " N " WHERE id = " N, audit, session);
  run (fixture,
       "INSERT INTO audit_session_person (audit_session_id, person_id) VALUES (" N ", " N ")",
       session, lead);
  assert_warnings (fixture, audit, "did_work audit " N "; did_work audit_session " N, audit,
                   session);
  assert_sentence (fixture, audit, 0, "Petra Novotná is one of the auditees, and audits.");
}

/* It warns until the audit is over, and of those that the organisation itself carries out. */
static void
test_which_audits (ModelFixture *fixture, gconstpointer data)
{
  static const char *const states[] = { "planned", "prepared", "running", "reported" };
  gint64 lead;
  gint64 audit = make_audit (fixture, "A.5.18", &lead);
  gint64 control = find (fixture, "control", "A.5.18");

  run (fixture, "UPDATE control SET owner_id = " N " WHERE id = " N, lead, control);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      run (fixture, "UPDATE audit SET state = '%s' WHERE id = " N, states[i], audit);
      assert_warnings (fixture, audit, "owns_control control " N, control);
    }
  run (fixture, "UPDATE audit SET state = 'closed' WHERE id = " N, audit);
  assert_warnings (fixture, audit, "%s", "");
  run (fixture, "UPDATE audit SET state = 'cancelled' WHERE id = " N, audit);
  assert_warnings (fixture, audit, "%s", "");
  run (fixture, "UPDATE audit SET state = 'planned', kind = 'stage_2' WHERE id = " N, audit);
  assert_warnings (fixture, audit, "%s", "");
  run (fixture, "UPDATE audit SET kind = 'supplier' WHERE id = " N, audit);
  assert_warnings (fixture, audit, "owns_control control " N, control);
  run (fixture, "UPDATE audit SET archived = 1 WHERE id = " N, audit);
  assert_warnings (fixture, audit, "%s", "");

  /* The list says so, too, and that there is a collision. */
  run (fixture, "UPDATE audit SET archived = 0 WHERE id = " N, audit);
  plan (fixture, audit, "2026-03-02", "2026-03-03");
  run (fixture, "UPDATE person SET active = 0 WHERE id = " N, lead);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM audit_plan_flaws"
                                      " WHERE flaws = 'not_independent conflict'"),
                   ==, 1);
}

/* An audit without auditors has nobody to warn of. */
static void
test_no_auditors (ModelFixture *fixture, gconstpointer data)
{
  gint64 audit = create_record (fixture, "audit", "Nobody");

  assert_warnings (fixture, audit, "%s", "");
  plan (fixture, audit, "2026-03-02", "2026-03-03");
  assert_warnings (fixture, audit, "%s", "");
}

/* --- Days --- */

static gint64
add_holiday (
    ModelFixture *fixture, const char *title, const char *first, const char *last, gboolean yearly)
{
  gint64 holiday = create_record (fixture, "holiday", title);

  run (fixture, "UPDATE holiday SET starts_on = '%s', yearly = %d WHERE id = " N, first, yearly,
       holiday);
  if (last != NULL)
    run (fixture, "UPDATE holiday SET ends_on = '%s' WHERE id = " N, last, holiday);
  return holiday;
}

static void
test_two_audits (ModelFixture *fixture, gconstpointer data)
{
  gint64 lead;
  gint64 audit = make_audit (fixture, "A.5.18", &lead);
  gint64 other = create_record (fixture, "audit", "Suppliers");

  run (fixture, "INSERT INTO audit_person (audit_id, person_id) VALUES (" N ", " N ")", other,
       lead);
  plan (fixture, audit, "2026-03-02", "2026-03-04");
  plan (fixture, other, "2026-03-05", "2026-03-06");
  assert_warnings (fixture, audit, "%s", "");
  plan (fixture, other, "2026-03-04", "2026-03-06");
  assert_warnings (fixture, audit, "two_audits audit " N, other);
  assert_warnings (fixture, other, "two_audits audit " N, audit);
  assert_sentence (fixture, audit, 0, "Petra Novotná also audits in AU-002 Suppliers: 4 Mar 2026.");
  plan (fixture, other, "2026-03-03", "2026-03-06");
  assert_sentence (fixture, audit, 0,
                   "Petra Novotná also audits in AU-002 Suppliers: 3 Mar 2026 to 4 Mar 2026.");

  /* As it was, where that is known. */
  run (fixture, "UPDATE audit SET state = 'running', began_on = '2026-03-05' WHERE id = " N, other);
  assert_warnings (fixture, audit, "%s", "");
  run (fixture,
       "UPDATE audit SET began_on = '2026-03-02', finished_on = '2026-03-02'"
       " WHERE id = " N,
       other);
  assert_warnings (fixture, audit, "two_audits audit " N, other);
  run (fixture, "UPDATE audit SET state = 'closed' WHERE id = " N, other);
  assert_warnings (fixture, audit, "two_audits audit " N, other);
  assert_warnings (fixture, other, "%s", ""); /* it is over */
  run (fixture, "UPDATE audit SET state = 'cancelled' WHERE id = " N, other);
  assert_warnings (fixture, audit, "%s", "");
}

static void
test_away (ModelFixture *fixture, gconstpointer data)
{
  gint64 lead;
  gint64 audit = make_audit (fixture, "A.5.18", &lead);
  gint64 holiday = add_holiday (fixture, "Works outing", "2026-03-03", NULL, FALSE);
  gint64 absence = add_holiday (fixture, "Parental leave", "2026-03-04", "2026-06-30", FALSE);
  gint64 stranger = create_record (fixture, "person", "Somebody else");

  run (fixture, "UPDATE holiday SET person_id = " N " WHERE id = " N, stranger, absence);
  plan (fixture, audit, "2026-03-04", "2026-03-05");
  assert_warnings (fixture, audit, "%s", "");
  run (fixture, "UPDATE holiday SET person_id = " N " WHERE id = " N, lead, absence);
  assert_warnings (fixture, audit, "absent holiday " N, absence);
  assert_sentence (fixture, audit, 0,
                   "Petra Novotná is away, Parental leave: 4 Mar 2026 to 30 Jun 2026.");
  plan (fixture, audit, "2026-03-03", "2026-03-03");
  assert_warnings (fixture, audit, "holiday holiday " N, holiday);
  assert_sentence (fixture, audit, 0, "Works outing is within its days: 3 Mar 2026.");
  run (fixture, "UPDATE holiday SET archived = 1 WHERE id = " N, holiday);
  assert_warnings (fixture, audit, "%s", "");
  run (fixture, "UPDATE person SET active = 0 WHERE id = " N, lead);
  assert_warnings (fixture, audit, "left person " N, lead);
}

static void
test_weekend (ModelFixture *fixture, gconstpointer data)
{
  gint64 lead;
  gint64 audit = make_audit (fixture, "A.5.18", &lead);

  plan (fixture, audit, "2026-03-06", "2026-03-09"); /* from Friday to Monday */
  assert_warnings (fixture, audit, "%s", "");
  plan (fixture, audit, "2026-03-07", "2026-03-08");
  assert_warnings (fixture, audit, "weekend audit " N " (remark); weekend audit " N " (remark)",
                   audit, audit);
  assert_sentence (fixture, audit, 0, "Its first day is on a weekend: 7 Mar 2026.");
  assert_sentence (fixture, audit, 1, "Its last day is on a weekend: 8 Mar 2026.");
  plan (fixture, audit, "2026-03-07", "2026-03-07");
  assert_warnings (fixture, audit, "weekend audit " N " (remark)", audit);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM audit_plan_flaws WHERE flaws IS NULL"),
                   ==, 1);
}

static gint64
add_session (
    ModelFixture *fixture, gint64 audit, const char *title, const char *at, const char *minutes)
{
  gint64 session = create_record (fixture, "audit_session", title);

  run (fixture,
       "UPDATE audit_session SET audit_id = " N ", starts_at = '%s', minutes = %s WHERE id = " N,
       audit, at, minutes, session);
  return session;
}

static void
test_sessions (ModelFixture *fixture, gconstpointer data)
{
  gint64 lead;
  gint64 audit = make_audit (fixture, "A.5.18", &lead);
  gint64 asked = create_record (fixture, "person", "Jonas Eberle");
  gint64 early = add_session (fixture, audit, "Opening", "2026-03-02T08:00:00Z", "60");
  gint64 late = add_session (fixture, audit, "Leavers", "2026-03-02T09:00:00Z", "60");

  plan (fixture, audit, "2026-03-02", "2026-03-02");
  run (fixture, "UPDATE audit_session SET auditor_id = " N, lead);
  run (fixture,
       "INSERT INTO audit_session_person (audit_session_id, person_id) VALUES (" N ", " N ")",
       early, asked);
  assert_warnings (fixture, audit, "%s", ""); /* one ends as the other begins */
  run (fixture, "UPDATE audit_session SET minutes = 61 WHERE id = " N, early);
  assert_warnings (fixture, audit, "two_sessions audit_session " N, late);
  assert_sentence (
      fixture, audit, 0,
      "Petra Novotná is in two sessions at once, “Opening” and “Leavers”: 2 Mar 2026.");
  run (fixture, "UPDATE audit_session SET auditor_id = NULL WHERE id = " N, late);
  assert_warnings (fixture, audit, "%s", "");
  run (fixture,
       "INSERT INTO audit_session_person (audit_session_id, person_id) VALUES (" N ", " N ")", late,
       asked);
  assert_warnings (fixture, audit, "two_sessions audit_session " N, late);
  run (fixture, "UPDATE audit_session SET starts_at = '2026-03-03T08:00:00Z' WHERE id = " N, late);
  assert_warnings (fixture, audit, "session_outside audit_session " N, late);
}

/* A session is on the day that it is here, not in UTC. */
static void
test_session_day (ModelFixture *fixture, gconstpointer data)
{
  gint64 lead;
  gint64 audit = make_audit (fixture, "A.5.18", &lead);
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));
  gint64 session = add_session (fixture, audit, "Late shift", "2026-03-28T23:30:00Z", "30");

  plan (fixture, audit, "2026-03-28", "2026-03-28");
  assert_warnings (fixture, audit, "weekend audit " N " (remark)", audit);
  g_setenv ("TZ", "Europe/Berlin", TRUE);
  tzset ();
  assert_warnings (fixture, audit,
                   "session_outside audit_session " N "; weekend audit " N " (remark)", session,
                   audit);
  plan (fixture, audit, "2026-03-29", "2026-03-29"); /* the clock goes forward on it */
  assert_warnings (fixture, audit, "weekend audit " N " (remark)", audit);
  g_setenv ("TZ", zone, TRUE);
  tzset ();
}

static char *
dup_holidays (ModelFixture *fixture, const char *from, const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) holidays =
      isms_audit_plan_load_holidays (fixture->reader, from, to, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < holidays->len; i++)
    {
      const IsmsAuditHoliday *holiday = holidays->pdata[i];

      g_string_append_printf (text, "%s%s %s/%s", i > 0 ? "; " : "", holiday->title, holiday->first,
                              holiday->last);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_holidays (ModelFixture *fixture, const char *from, const char *to, const char *expected)
{
  g_autofree char *holidays = dup_holidays (fixture, from, to);

  g_assert_cmpstr (holidays, ==, expected);
}

static void
test_yearly (ModelFixture *fixture, gconstpointer data)
{
  gint64 holiday = add_holiday (fixture, "Labour Day", "2024-05-01", NULL, TRUE);
  gint64 lead;
  gint64 audit = make_audit (fixture, "A.5.18", &lead);

  assert_holidays (fixture, "2027-05-01", "2027-05-01", "Labour Day 2027-05-01/2027-05-01");
  assert_holidays (fixture, "2027-05-02", "2028-04-30", "");
  assert_holidays (fixture, "2023-01-01", "2024-12-31",
                   "Labour Day 2023-05-01/2023-05-01; Labour Day 2024-05-01/2024-05-01");
  plan (fixture, audit, "2028-04-28", "2028-05-02");
  assert_warnings (fixture, audit, "holiday holiday " N, holiday);
  plan (fixture, audit, "2027-05-03", "2028-04-28");
  assert_warnings (fixture, audit, "%s", "");
  run (fixture, "UPDATE holiday SET person_id = " N " WHERE id = " N, lead, holiday);
  plan (fixture, audit, "2028-04-28", "2028-05-02");
  assert_warnings (fixture, audit, "absent holiday " N, holiday);
}

static void
test_leap_day (ModelFixture *fixture, gconstpointer data)
{
  add_holiday (fixture, "Leap day", "2024-02-29", NULL, TRUE);
  assert_holidays (fixture, "2028-01-01", "2028-12-31", "Leap day 2028-02-29/2028-02-29");
  assert_holidays (fixture, "2027-01-01", "2027-12-31", "Leap day 2027-02-28/2027-02-28");
  assert_holidays (fixture, "2100-01-01", "2100-12-31", "Leap day 2100-02-28/2100-02-28");
}

static void
test_over_new_year (ModelFixture *fixture, gconstpointer data)
{
  gint64 lead;
  gint64 audit = make_audit (fixture, "A.5.18", &lead);
  gint64 holiday = add_holiday (fixture, "Closed", "2024-12-24", "2025-01-01", TRUE);

  assert_holidays (fixture, "2027-01-01", "2027-01-01", "Closed 2026-12-24/2027-01-01");
  assert_holidays (fixture, "2026-12-31", "2026-12-31", "Closed 2026-12-24/2027-01-01");
  assert_holidays (fixture, "2027-01-02", "2027-12-23", "");
  plan (fixture, audit, "2027-01-01", "2027-01-04");
  assert_warnings (fixture, audit, "holiday holiday " N, holiday);
  plan (fixture, audit, "2027-01-04", "2027-01-05");
  assert_warnings (fixture, audit, "%s", "");
}

static void
assert_days (ModelFixture *fixture, const char *from, const char *to, int expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (isms_audit_plan_count_days (fixture->reader, from, to, &error), ==, expected);
  g_assert_no_error (error);
}

static void
test_working_days (ModelFixture *fixture, gconstpointer data)
{
  gint64 person = create_record (fixture, "person", "Petra");
  gint64 absence;

  assert_days (fixture, "2026-03-02", "2026-03-02", 1);
  assert_days (fixture, "2026-03-02", "2026-03-08", 5);
  assert_days (fixture, "2026-03-07", "2026-03-08", 0);
  assert_days (fixture, "2026-03-08", "2026-03-02", 0);
  assert_days (fixture, "no day", "2026-03-02", 0);
  assert_days (fixture, "2028-02-28", "2028-03-01", 3); /* Monday, leap day, Wednesday */
  assert_days (fixture, "2026-03-27", "2026-03-30", 2); /* the clock goes forward between */
  assert_days (fixture, "2026-01-01", "2026-12-31", 261);
  add_holiday (fixture, "Christmas", "2020-12-25", "2020-12-26", TRUE);
  absence = add_holiday (fixture, "Ill", "2026-03-02", "2026-03-06", FALSE);
  run (fixture, "UPDATE holiday SET person_id = " N " WHERE id = " N, person, absence);
  assert_days (fixture, "2026-12-21", "2027-01-03", 9); /* the 25th is a Friday */
  assert_days (fixture, "2026-03-02", "2026-03-08", 5); /* one person is not everybody */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/9.2.2-b-owns-a-control", test_owns_control);
  add_model_test ("/model/9.2.2-b-scope-unfolds", test_scope_unfolds);
  add_model_test ("/model/9.2.2-b-owns-a-risk", test_owns_risk);
  add_model_test ("/model/9.2.2-b-document", test_document);
  add_model_test ("/model/9.2.2-b-unit", test_unit);
  add_model_test ("/model/9.2.2-b-did-the-work", test_did_work);
  add_model_test ("/model/9.2.2-b-which-audits", test_which_audits);
  add_model_test ("/model/9.2.2-b-nobody", test_no_auditors);
  add_model_test ("/model/audit-plan/two-audits", test_two_audits);
  add_model_test ("/model/audit-plan/away", test_away);
  add_model_test ("/model/audit-plan/weekend", test_weekend);
  add_model_test ("/model/audit-plan/sessions", test_sessions);
  add_model_test ("/model/audit-plan/session-day", test_session_day);
  add_model_test ("/model/audit-plan/yearly", test_yearly);
  add_model_test ("/model/audit-plan/leap-day", test_leap_day);
  add_model_test ("/model/audit-plan/over-new-year", test_over_new_year);
  add_model_test ("/model/audit-plan/working-days", test_working_days);
  return g_test_run ();
}
