/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The agenda: what is due, and audits by their days and hours. What it has of every kind, the tests
 * of the sample compare with the kinds' own views. */

#include "model-fixture.h"

#include <time.h>

#include "isms-agenda.h"

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

/* "AC-001 2026-03-05; AU-001 2026-03-05/2026-03-06 over" */
static void
assert_agenda (ModelFixture *fixture, const IsmsAgendaAsked *asked, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = isms_agenda_load (fixture->reader, asked, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      const IsmsAgendaItem *item = items->pdata[i];

      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "", item->ref, item->day);
      if (!g_str_equal (item->day, item->last))
        g_string_append_printf (text, "/%s", item->last);
      if (item->starts_at != NULL)
        g_string_append_printf (text, " %s", item->starts_at);
      if (item->ends_at != NULL)
        g_string_append_printf (text, "/%s", item->ends_at);
      if (item->over)
        g_string_append (text, item->cancelled ? " cancelled" : " over");
      if (item->overdue)
        g_string_append (text, " overdue");
      if (item->who != NULL)
        g_string_append_printf (text, " (%s)", item->who);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* The authority is to be told within 72 hours, at a time of that day; who was told, or need not be,
 * is not waited for. */
static void
test_notification (ModelFixture *fixture, gconstpointer data)
{
  const gint64 person = create_record (fixture, "person", "Ada");
  const gint64 running = create_record (fixture, "incident", "Running");
  const gint64 late = create_record (fixture, "incident", "Late");
  const gint64 told = create_record (fixture, "incident", "Told");
  const gint64 waived = create_record (fixture, "incident", "Waived");
  const gint64 other = create_record (fixture, "incident", "No personal data");
  IsmsAgendaAsked asked = { NULL };
  g_autoptr (GPtrArray) items = NULL;

  run (fixture, "UPDATE incident SET personal_data = 'yes', detected_at = '2096-02-25T10:00:00Z'");
  run (fixture, "UPDATE incident SET owner_id = " N " WHERE id = " N, person, running);
  run (fixture, "UPDATE incident SET detected_at = '2020-02-25T10:00:00Z' WHERE id = " N, late);
  run (fixture, "UPDATE incident SET notified_at = '2026-02-26T10:00:00Z' WHERE id = " N, told);
  run (fixture, "UPDATE incident SET no_notice_because = 'Encrypted' WHERE id = " N, waived);
  run (fixture, "UPDATE incident SET personal_data = 'no' WHERE id = " N, other);
  assert_agenda (fixture, &asked,
                 "IN-002 2020-02-28 2020-02-28T10:00:00Z overdue; "
                 "IN-001 2096-02-28 2096-02-28T10:00:00Z (Ada)");

  asked.from = "2096-01-01";
  asked.person = person;
  items = isms_agenda_load (fixture->reader, &asked, NULL);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (((IsmsAgendaItem *) items->pdata[0])->what, ==, "Notify By");
  asked.to = "2096-02-27";
  assert_agenda (fixture, &asked, "");
}

/* In a year that is far from now, so that nothing of it is overdue. */
static void
test_due (ModelFixture *fixture, gconstpointer data)
{
  gint64 person = create_record (fixture, "person", "Ada");
  gint64 action = create_record (fixture, "action", "Later");
  gint64 done = create_record (fixture, "action", "Done");
  gint64 late = create_record (fixture, "action", "Late");
  gint64 risk = create_record (fixture, "risk", "Flood");
  IsmsAgendaAsked asked = { NULL };

  create_record (fixture, "action", "Without a day");
  run (fixture, "UPDATE action SET due = '2096-02-29', owner_id = " N " WHERE id = " N, person,
       action);
  run (
      fixture,
      "UPDATE action SET due = '2096-02-28', state = 'done', done_on = '2026-01-01', progress = 100"
      " WHERE id = " N,
      done);
  run (fixture, "UPDATE action SET due = '2020-12-31' WHERE id = " N, late);
  run (fixture, "UPDATE risk SET next_review = '2096-02-28' WHERE id = " N, risk);
  assert_agenda (fixture, &asked,
                 "AC-003 2020-12-31 overdue; R-001 2096-02-28; AC-001 2096-02-29 (Ada)");

  asked.from = "2096-02-28";
  asked.to = "2096-02-28";
  assert_agenda (fixture, &asked, "R-001 2096-02-28");
  asked.to = "2096-02-29";
  asked.person = person;
  assert_agenda (fixture, &asked, "AC-001 2096-02-29 (Ada)");
  run (fixture, "UPDATE action SET archived = 1 WHERE id = " N, action);
  assert_agenda (fixture, &asked, "");
}

static void
test_audits (ModelFixture *fixture, gconstpointer data)
{
  const IsmsKind *const kinds[] = { isms_kind_find ("audit"), NULL };
  gint64 lead = create_record (fixture, "person", "Petra");
  gint64 asked_one = create_record (fixture, "person", "Jonas");
  gint64 audit = create_record (fixture, "audit", "Access");
  IsmsAgendaAsked asked = { .kinds = kinds };

  assert_agenda (fixture, &asked, "");
  run (fixture, "UPDATE audit SET starts_on = '2096-12-30', ends_on = '2097-01-02', lead_id = " N,
       lead);
  assert_agenda (fixture, &asked, "AU-001 2096-12-30/2097-01-02 (Petra)");
  asked.from = "2097-01-02"; /* its last day still counts */
  assert_agenda (fixture, &asked, "AU-001 2096-12-30/2097-01-02 (Petra)");
  asked.from = "2097-01-03";
  assert_agenda (fixture, &asked, "");
  asked.from = NULL;
  asked.person = asked_one;
  assert_agenda (fixture, &asked, "");
  run (fixture, "INSERT INTO audit_auditee (audit_id, person_id) VALUES (" N ", " N ")", audit,
       asked_one);
  assert_agenda (fixture, &asked, "AU-001 2096-12-30/2097-01-02 (Petra)");
  asked.person = 0;
  run (fixture, "UPDATE audit SET began_on = '2020-01-02', state = 'running'");
  assert_agenda (fixture, &asked, "AU-001 2020-01-02/2097-01-02 (Petra)");
  run (fixture, "UPDATE audit SET ends_on = '2020-01-03', starts_on = '2020-01-02'");
  assert_agenda (fixture, &asked, "AU-001 2020-01-02/2020-01-03 overdue (Petra)");
  run (fixture, "UPDATE audit SET state = 'reported'");
  assert_agenda (fixture, &asked, "");
  asked.with_over = TRUE;
  assert_agenda (fixture, &asked, "AU-001 2020-01-02/2020-01-03 over (Petra)");
  run (fixture, "UPDATE audit SET state = 'cancelled'");
  assert_agenda (fixture, &asked, "AU-001 2020-01-02/2020-01-03 cancelled (Petra)");
}

static void
test_sessions (ModelFixture *fixture, gconstpointer data)
{
  gint64 audit = create_record (fixture, "audit", "Access");
  gint64 late = create_record (fixture, "audit_session", "Late");
  gint64 early = create_record (fixture, "audit_session", "Early");
  gint64 past = create_record (fixture, "audit_session", "Past");
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));
  IsmsAgendaAsked asked = { NULL };

  create_record (fixture, "audit_session", "Without a time");
  run (fixture, "UPDATE audit SET starts_on = '2096-10-28'");
  run (fixture, "UPDATE audit_session SET audit_id = " N ", minutes = 120", audit);
  run (fixture, "UPDATE audit_session SET starts_at = '2096-10-28T22:30:00Z' WHERE id = " N, late);
  run (fixture, "UPDATE audit_session SET starts_at = '2096-10-28T07:00:00Z' WHERE id = " N, early);
  run (fixture, "UPDATE audit_session SET starts_at = '2020-10-28T07:00:00Z' WHERE id = " N, past);
  assert_agenda (fixture, &asked,
                 "AU-001 2096-10-28; AS-002 2096-10-28 2096-10-28T07:00:00Z/2096-10-28T09:00:00Z; "
                 "AS-001 2096-10-28/2096-10-29 2096-10-28T22:30:00Z/2096-10-29T00:30:00Z");

  /* Days are those of the place. */
  g_setenv ("TZ", "Asia/Tokyo", TRUE);
  tzset ();
  asked.from = "2096-10-29";
  assert_agenda (fixture, &asked, "AS-001 2096-10-29 2096-10-28T22:30:00Z/2096-10-29T00:30:00Z");
  g_setenv ("TZ", zone, TRUE);
  tzset ();
  run (fixture, "UPDATE audit SET state = 'cancelled'");
  asked.from = NULL;
  assert_agenda (fixture, &asked, "");
}

/* A management review at its hour; of everybody who takes part in it. */
static void
test_reviews (ModelFixture *fixture, gconstpointer data)
{
  gint64 review = create_record (fixture, "review", "Spring");
  gint64 chair = create_record (fixture, "person", "Ada");
  gint64 guest = create_record (fixture, "person", "Tom");
  gint64 other = create_record (fixture, "person", "Ida");
  gint64 part = create_record (fixture, "review_participant", "Tom");
  IsmsAgendaAsked asked = { NULL };

  run (fixture, "UPDATE review SET chair_id = " N ", planned_on = '2096-04-02'", chair);
  assert_agenda (fixture, &asked, "MR-001 2096-04-02 (Ada)");
  run (fixture, "UPDATE review SET starts_at = '2096-04-02T08:30:00Z', minutes = 90");
  run (fixture, "UPDATE review_participant SET review_id = " N ", person_id = " N " WHERE id = " N,
       review, guest, part);
  asked.person = guest;
  assert_agenda (fixture, &asked,
                 "MR-001 2096-04-02 2096-04-02T08:30:00Z/2096-04-02T10:00:00Z (Ada)");
  asked.person = chair;
  assert_agenda (fixture, &asked,
                 "MR-001 2096-04-02 2096-04-02T08:30:00Z/2096-04-02T10:00:00Z (Ada)");
  asked.person = other;
  assert_agenda (fixture, &asked, "");

  /* An hour of another day says nothing. */
  asked.person = 0;
  run (fixture, "UPDATE review SET planned_on = '2096-04-03'");
  assert_agenda (fixture, &asked, "MR-001 2096-04-03 (Ada)");
  run (fixture, "UPDATE review SET planned_on = '2020-04-03'");
  assert_agenda (fixture, &asked, "MR-001 2020-04-03 overdue (Ada)");
  run (fixture, "UPDATE review SET state = 'held', held_on = '2020-04-03'");
  assert_agenda (fixture, &asked, "");
  asked.with_over = TRUE;
  assert_agenda (fixture, &asked, "MR-001 2020-04-03 over (Ada)");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/agenda/due", test_due);
  add_model_test ("/model/A.5.26-agenda-notification", test_notification);
  add_model_test ("/model/agenda/audits", test_audits);
  add_model_test ("/model/agenda/sessions", test_sessions);
  add_model_test ("/model/agenda/reviews", test_reviews);
  return g_test_run ();
}
