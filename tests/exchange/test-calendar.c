/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Calendar files: as RFC 5545 has them, read back by libical, and the same event each time. */

#include "model-fixture.h"

#include <libical/ical.h>
#include <string.h>
#include <time.h>

#include "isms-calendar-export.h"
#include "isms-journal.h"

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

static char *
dup_calendar_of (ModelFixture *fixture, const IsmsAgendaAsked *asked)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 1, 31, 12, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = isms_calendar_export (fixture->reader, asked, now, NULL, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
dup_audits (ModelFixture *fixture)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 1, 31, 12, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = isms_calendar_export_audits (fixture->reader, now, NULL, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gint64
add_audit (ModelFixture *fixture, const char *title, const char *first, const char *last)
{
  gint64 audit = create_record (fixture, "audit", title);

  set_field (fixture, "audit", audit, "starts_on", first);
  if (last != NULL)
    set_field (fixture, "audit", audit, "ends_on", last);
  return audit;
}

static icalcomponent *
read_calendar (const char *text)
{
  icalcomponent *calendar = icalparser_parse_string (text);

  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_isa (calendar), ==, ICAL_VCALENDAR_COMPONENT);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  return calendar;
}

/* The event whose summary begins so. */
static icalcomponent *
find_event (icalcomponent *calendar, const char *summary)
{
  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
       event != NULL; event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    if (g_str_has_prefix (icalcomponent_get_summary (event), summary))
      return event;
  g_assert_not_reached ();
}

static int
get_sequence (ModelFixture *fixture, const char *summary)
{
  g_autofree char *text = dup_audits (fixture);
  icalcomponent *calendar = read_calendar (text);
  int sequence = icalcomponent_get_sequence (find_event (calendar, summary));

  icalcomponent_free (calendar);
  return sequence;
}

static gboolean
has_line (const char *text, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  return g_strv_contains ((const char *const *) lines, line);
}

static void
assert_line (const char *text, const char *line)
{
  if (!has_line (text, line))
    g_error ("no line “%s” in\n%s", line, text);
}

/* --- As the standard has it --- */

static void
test_frame (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  add_audit (fixture, "Access", "2026-03-05", "2026-03-06");
  text = dup_audits (fixture);
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Parapet//"));
  g_assert_true (g_str_has_suffix (text, "END:VEVENT\r\nEND:VCALENDAR\r\n"));
  assert_line (text, "METHOD:PUBLISH");
  assert_line (text, "DTSTAMP:20260131T120000Z");
  assert_line (text, "DTSTART;VALUE=DATE:20260305");
  assert_line (text, "DTEND;VALUE=DATE:20260307"); /* the day after */
  assert_line (text, "CATEGORIES:Audit");
  assert_line (text, "STATUS:CONFIRMED");
  g_assert_null (strstr (text, "ATTENDEE"));
  g_assert_null (strstr (text, "ORGANIZER"));
  for (const char *at = strchr (text, '\n'); at != NULL; at = strchr (at + 1, '\n'))
    g_assert_cmpint (at[-1], ==, '\r');
}

/* Days, as they are by hand: the last of a month, of February, of a year. */
static void
test_days (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *first;
    const char *last;
    const char *start;
    const char *end;
  } cases[] = {
    { "2026-04-30", NULL, "DTSTART;VALUE=DATE:20260430", "DTEND;VALUE=DATE:20260501" },
    { "2028-02-27", "2028-02-28", "DTSTART;VALUE=DATE:20280227", "DTEND;VALUE=DATE:20280229" },
    { "2026-02-28", NULL, "DTSTART;VALUE=DATE:20260228", "DTEND;VALUE=DATE:20260301" },
    { "2026-12-30", "2026-12-31", "DTSTART;VALUE=DATE:20261230", "DTEND;VALUE=DATE:20270101" },
    { "2026-03-28", "2026-03-29", "DTSTART;VALUE=DATE:20260328", "DTEND;VALUE=DATE:20260330" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 audit = add_audit (fixture, "Days", cases[i].first, cases[i].last);
      g_autofree char *text = dup_audits (fixture);

      assert_line (text, cases[i].start);
      assert_line (text, cases[i].end);
      run (fixture, "DELETE FROM audit WHERE id = " N, audit);
    }
}

static void
test_escapes (ModelFixture *fixture, gconstpointer data)
{
  const char *title = "Access; who, and \\ why";
  gint64 audit = add_audit (fixture, title, "2026-03-05", NULL);
  g_autofree char *text = NULL;
  icalcomponent *calendar;

  set_field (fixture, "audit", audit, "place", "Room 1, left\x1b; \"blue\"");
  run (fixture, "UPDATE organisation SET name = 'Key, House; North'");
  text = dup_audits (fixture);
  assert_line (text, "SUMMARY:Access\\; who\\, and \\\\ why");
  assert_line (text, "LOCATION:Room 1\\, left\\; \"blue\"");
  assert_line (text, "X-WR-CALNAME:Key, House; North: Audits");
  g_assert_nonnull (strstr (text, "DESCRIPTION:Audit AU-001\\nKind: Internal Audit\\n"));
  calendar = read_calendar (text);
  g_assert_cmpstr (icalcomponent_get_summary (find_event (calendar, "Access")), ==, title);
  icalcomponent_free (calendar);
}

/* No line is longer than 75 octets, and none ends within a letter. */
static void
test_folds (ModelFixture *fixture, gconstpointer data)
{
  for (guint shift = 0; shift < 5; shift++)
    {
      GString *title = g_string_new (NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;
      icalcomponent *calendar;
      gint64 audit;

      for (guint i = 0; i < shift; i++)
        g_string_append_c (title, 'x');
      for (guint i = 0; i < 40; i++)
        g_string_append (title, "ä€🛡");
      audit = add_audit (fixture, title->str, "2026-03-05", NULL);
      text = dup_audits (fixture);
      lines = g_strsplit (text, "\r\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_assert_cmpuint (strlen (lines[i]), <=, 75);
          g_assert_true (g_utf8_validate (lines[i], -1, NULL));
        }
      calendar = read_calendar (text);
      g_assert_cmpstr (icalcomponent_get_summary (find_event (calendar, "")), ==, title->str);
      icalcomponent_free (calendar);
      run (fixture, "DELETE FROM audit WHERE id = " N, audit);
      g_string_free (title, TRUE);
    }
}

/* Sessions are moments: the clock that goes forward on 29 March does not move them. */
static void
test_sessions (ModelFixture *fixture, gconstpointer data)
{
  gint64 audit = add_audit (fixture, "Access", "2026-03-28", "2026-03-29");
  gint64 session = create_record (fixture, "audit_session", "Opening");
  gint64 endless = create_record (fixture, "audit_session", "Closing");
  gint64 person = create_record (fixture, "person", "Petra \"P\" Novotná");
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));
  g_autofree char *text = NULL;
  icalcomponent *calendar;
  icalcomponent *event;

  g_setenv ("TZ", "Europe/Berlin", TRUE);
  tzset ();
  run (fixture,
       "UPDATE audit_session SET audit_id = " N ", starts_at = '2026-03-29T00:30:00Z',"
       " minutes = 90, auditor_id = " N " WHERE id = " N,
       audit, person, session);
  run (fixture,
       "UPDATE audit_session SET audit_id = " N
       ", starts_at = '2026-03-29T08:00:00Z' WHERE id = " N,
       audit, endless);
  run (fixture, "UPDATE person SET email = 'petra@key.example' WHERE id = " N, person);
  text = dup_audits (fixture);
  assert_line (text, "DTSTART:20260329T003000Z");
  assert_line (text, "DTEND:20260329T020000Z");
  assert_line (text, "SUMMARY:Opening (Access)");
  calendar = read_calendar (text);
  event = find_event (calendar, "Opening");
  g_assert_cmpstr (icalproperty_get_organizer (
                       icalcomponent_get_first_property (event, ICAL_ORGANIZER_PROPERTY)),
                   ==, "mailto:petra@key.example");
  event = find_event (calendar, "Closing");
  g_assert_null (icalcomponent_get_first_property (event, ICAL_DTEND_PROPERTY));
  g_assert_null (icalcomponent_get_first_property (event, ICAL_ORGANIZER_PROPERTY));
  icalcomponent_free (calendar);

  /* An address that is none does not get in. */
  run (fixture, "UPDATE person SET email = 'petra@key.example>\r\nX-EVIL:1' WHERE id = " N, person);
  g_free (text);
  text = dup_audits (fixture);
  g_assert_null (strstr (text, "EVIL"));
  g_setenv ("TZ", zone, TRUE);
  tzset ();
}

/* --- The same event each time --- */

static void
test_updates (ModelFixture *fixture, gconstpointer data)
{
  gint64 audit = add_audit (fixture, "Access", "2026-03-05", NULL);
  gint64 person = create_record (fixture, "person", "Petra");
  g_autofree char *before = dup_audits (fixture);
  g_autofree char *again = dup_audits (fixture);
  g_autofree char *after = NULL;
  g_autofree char *uid = NULL;
  g_autofree char *id = g_strdup_printf (N, person);
  g_autoptr (GError) error = NULL;
  icalcomponent *calendar = read_calendar (before);
  int sequence = get_sequence (fixture, "Access");

  uid = g_strdup (icalcomponent_get_uid (find_event (calendar, "Access")));
  icalcomponent_free (calendar);
  g_assert_true (g_str_has_suffix (uid, "@parapet"));
  g_assert_cmpstr (before, ==, again);

  set_field (fixture, "audit", audit, "starts_on", "2026-03-12");
  g_assert_cmpint (get_sequence (fixture, "Access"), ==, sequence + 1);
  set_field (fixture, "audit", audit, "team", id); /* what belongs to it counts, too */
  g_assert_cmpint (get_sequence (fixture, "Access"), >, sequence + 1);
  sequence = get_sequence (fixture, "Access");
  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_sequence (fixture, "Access"), >, sequence); /* and what is undone */

  after = dup_audits (fixture);
  calendar = read_calendar (after);
  g_assert_cmpstr (icalcomponent_get_uid (find_event (calendar, "Access")), ==, uid);
  icalcomponent_free (calendar);
  assert_line (after, "DTSTART;VALUE=DATE:20260312");
}

static void
test_cancelled (ModelFixture *fixture, gconstpointer data)
{
  gint64 audit = add_audit (fixture, "Access", "2026-03-05", NULL);
  gint64 session = create_record (fixture, "audit_session", "Opening");
  g_autofree char *text = NULL;
  icalcomponent *calendar;

  run (fixture,
       "UPDATE audit_session SET audit_id = " N
       ", starts_at = '2026-03-05T08:00:00Z' WHERE id = " N,
       audit, session);
  set_field (fixture, "audit", audit, "state", "cancelled");
  text = dup_audits (fixture);
  calendar = read_calendar (text);
  g_assert_cmpint (icalcomponent_get_status (find_event (calendar, "Access")), ==,
                   ICAL_STATUS_CANCELLED);
  g_assert_cmpint (icalcomponent_get_status (find_event (calendar, "Opening")), ==,
                   ICAL_STATUS_CANCELLED);
  icalcomponent_free (calendar);
}

/* --- What is due --- */

static void
test_due (ModelFixture *fixture, gconstpointer data)
{
  const IsmsKind *const kinds[] = { isms_kind_find ("action"), NULL };
  const IsmsAgendaAsked asked = { .kinds = kinds };
  gint64 action = create_record (fixture, "action", "Change the locks");
  g_autofree char *text = NULL;

  set_field (fixture, "action", action, "due", "2026-02-28");
  text = dup_calendar_of (fixture, &asked);
  assert_line (text, "SUMMARY:Change the locks (Due)");
  assert_line (text, "DTEND;VALUE=DATE:20260301");
  assert_line (text, "TRANSP:TRANSPARENT");
}

/* --- Invitations --- */

static char *
dup_invitation (ModelFixture *fixture, gint64 review)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 1, 31, 12, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = isms_calendar_export_review (fixture->reader, review, now, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The sentence that says why there is none. */
static char *
refuse_invitation (ModelFixture *fixture, gint64 review)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;

  g_assert_null (isms_calendar_export_review (fixture->reader, review, now, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  return g_strdup (error->message);
}

static gint64
add_participant (ModelFixture *fixture, gint64 review, const char *name, const char *email)
{
  gint64 part = create_record (fixture, "review_participant", name);
  gint64 person = email != NULL ? create_record (fixture, "person", name) : 0;

  run (fixture, "UPDATE review_participant SET review_id = " N " WHERE id = " N, review, part);
  if (email == NULL)
    return 0;
  run (fixture, "UPDATE review_participant SET person_id = " N " WHERE id = " N, person, part);
  run (fixture, "UPDATE person SET email = nullif ('%s', '') WHERE id = " N, email, person);
  return person;
}

/* By Ada, to Tom and Ida; Rae has no address, and the guest is none of ours. */
static gint64
add_review (ModelFixture *fixture)
{
  gint64 review = create_record (fixture, "review", "Review; spring, 2026");
  gint64 ada = add_participant (fixture, review, "Ada \"A\" Osei", "ada@key.example");
  gint64 tom = add_participant (fixture, review, "Tom", "tom@key.example");

  add_participant (fixture, review, "Ida", "ida@key.example");
  add_participant (fixture, review, "Rae", "");
  add_participant (fixture, review, "Jo Guest", NULL);
  run (fixture,
       "UPDATE review SET chair_id = " N ", minutes_by_id = " N ", planned_on = '2026-04-02', "
       "starts_at = '2026-04-02T08:30:00Z', minutes = 90, place = 'Board room', "
       "purpose = 'To see whether it works', topics = 'New site' || char (10) || 'Budget'",
       ada, tom);
  run (fixture, "UPDATE review_input SET presenter_id = " N ", minutes = 15 WHERE input = 'd3'",
       tom);
  run (fixture, "UPDATE review_input SET minutes = 5 WHERE input = 'a'");
  run (fixture, "UPDATE review_participant SET capacity = 'Director' WHERE title = 'Tom'");
  return review;
}

/* What folding parts is one line again. */
static char *
unfold (const char *text)
{
  GString *whole = g_string_new (text);

  g_string_replace (whole, "\r\n ", "", 0);
  return g_string_free_and_steal (whole);
}

static void
test_invitation (ModelFixture *fixture, gconstpointer data)
{
  gint64 review = add_review (fixture);
  g_autofree char *text = dup_invitation (fixture, review);
  g_autofree char *whole = unfold (text);

  assert_line (whole, "METHOD:REQUEST");
  assert_line (whole, "SUMMARY:Review\\; spring\\, 2026");
  assert_line (whole, "DTSTART:20260402T083000Z");
  assert_line (whole, "DTEND:20260402T100000Z");
  assert_line (whole, "LOCATION:Board room");
  assert_line (whole, "STATUS:CONFIRMED");
  assert_line (whole, "TRANSP:OPAQUE");
  assert_line (whole, "ORGANIZER;CN=Ada  A  Osei:mailto:ada@key.example");
  assert_line (whole, "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=CHAIR;PARTSTAT=ACCEPTED;CN=Ada  A  Osei:"
                      "mailto:ada@key.example");
  assert_line (whole, "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;"
                      "RSVP=TRUE;CN=Tom:mailto:tom@key.example");
  assert_line (whole, "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;"
                      "RSVP=TRUE;CN=Ida:mailto:ida@key.example");
  g_assert_null (strstr (whole, "X-WR-CALNAME")); /* a request is of one meeting, no calendar */
  g_assert_null (strstr (whole, "CN=Rae"));
  g_assert_null (strstr (whole, "CN=Jo Guest"));
}

static void
assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("no “%s” in\n%s", words, text);
}

/* What is talked about, and who is there: also those who get no invitation. */
static void
test_agenda_of_invitation (ModelFixture *fixture, gconstpointer data)
{
  gint64 review = add_review (fixture);
  g_autofree char *text = dup_invitation (fixture, review);
  icalcomponent *calendar = read_calendar (text);
  icalcomponent *event = find_event (calendar, "Review");
  const char *description = icalcomponent_get_description (event);

  g_assert_cmpint (icalcomponent_get_method (calendar), ==, ICAL_METHOD_REQUEST);
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 1);
  g_assert_cmpint (icalcomponent_count_properties (event, ICAL_ATTENDEE_PROPERTY), ==, 3);
  assert_has (description, "To see whether it works\n\nAgenda\n1. Earlier decisions (5 min)\n");
  assert_has (description, "\n6. Audits (Tom, 15 min)\n7. Objectives\n");
  assert_has (description, "\n11. New site\n12. Budget\n");
  assert_has (description, "\nTom, Director\n");
  assert_has (description, "\nRae\nJo Guest\n");
  assert_has (description, "\nMinutes: Tom");
  icalcomponent_free (calendar);
}

static int
get_sequence_of_invitation (ModelFixture *fixture, gint64 review, char **uid)
{
  g_autofree char *text = dup_invitation (fixture, review);
  icalcomponent *calendar = read_calendar (text);
  icalcomponent *event = find_event (calendar, "Review");
  int sequence = icalcomponent_get_sequence (event);

  if (uid != NULL)
    g_set_str (uid, icalcomponent_get_uid (event));
  icalcomponent_free (calendar);
  return sequence;
}

/* The same meeting, newer with all that is changed of it: also with somebody who is asked, or is
 * not asked after all, and with what is undone. */
static void
test_updates_of_invitation (ModelFixture *fixture, gconstpointer data)
{
  const IsmsKind *const kinds[] = { isms_kind_find ("review"), NULL };
  const IsmsAgendaAsked asked = { .kinds = kinds };
  gint64 review = add_review (fixture);
  g_autofree char *uid = NULL;
  g_autofree char *again = NULL;
  g_autofree char *agenda = NULL;
  icalcomponent *calendar, *event;
  int first = get_sequence_of_invitation (fixture, review, &uid);
  int next, last;

  g_assert_cmpint (get_sequence_of_invitation (fixture, review, &again), ==, first);
  g_assert_cmpstr (uid, ==, again);
  set_field (fixture, "review", review, "place", "Small room");
  next = get_sequence_of_invitation (fixture, review, &again);
  g_assert_cmpint (next, >, first);
  add_participant (fixture, review, "Mia", "mia@key.example");
  last = get_sequence_of_invitation (fixture, review, NULL);
  g_assert_cmpint (last, >, next);
  run (fixture, "DELETE FROM review_participant WHERE title = 'Mia'");
  next = get_sequence_of_invitation (fixture, review, NULL);
  g_assert_cmpint (next, >, last);
  isms_store_undo (fixture->store, NULL, NULL);
  last = get_sequence_of_invitation (fixture, review, &again);
  g_assert_cmpint (last, >, next);
  g_assert_cmpstr (uid, ==, again);

  /* In the calendar of all that is due it is the same event, and no older one. */
  agenda = dup_calendar_of (fixture, &asked);
  assert_line (agenda, "DTSTART:20260402T083000Z");
  calendar = read_calendar (agenda);
  event = find_event (calendar, "Review");
  g_assert_cmpstr (icalcomponent_get_uid (event), ==, uid);
  g_assert_cmpint (icalcomponent_get_sequence (event), ==, last);
  icalcomponent_free (calendar);
}

/* Without an hour it is all day; an hour of another day says nothing. */
static void
test_day_of_invitation (ModelFixture *fixture, gconstpointer data)
{
  gint64 review = add_review (fixture);
  g_autofree char *text = NULL;

  run (fixture, "UPDATE review SET planned_on = '2026-12-31'");
  text = dup_invitation (fixture, review);
  assert_line (text, "DTSTART;VALUE=DATE:20261231");
  assert_line (text, "DTEND;VALUE=DATE:20270101");
}

static void
test_refused_invitation (ModelFixture *fixture, gconstpointer data)
{
  gint64 review = add_review (fixture);
  g_autofree char *host = NULL;
  g_autofree char *text = NULL;
  g_autofree char *nobody = NULL;
  g_autofree char *day = NULL;

  /* Who writes the minutes stands in for a chair without an address. */
  run (fixture, "UPDATE person SET email = NULL WHERE name LIKE 'Ada%%'");
  text = dup_invitation (fixture, review);
  assert_line (text, "ORGANIZER;CN=Tom:mailto:tom@key.example");
  run (fixture, "UPDATE person SET email = 'tom>@key.example' WHERE name = 'Tom'");
  host = refuse_invitation (fixture, review);
  assert_has (host, "neither the chair");
  run (fixture, "UPDATE person SET email = 'tom@key.example' WHERE name = 'Tom'");
  run (fixture, "UPDATE person SET email = NULL WHERE name <> 'Tom'");
  nobody = refuse_invitation (fixture, review);
  assert_has (nobody, "Nobody who is asked");
  run (fixture, "UPDATE review SET planned_on = NULL, starts_at = NULL");
  day = refuse_invitation (fixture, review);
  assert_has (day, "no day yet");
}

static void
test_nothing (ModelFixture *fixture, gconstpointer data)
{
  const IsmsAgendaAsked asked = { .from = "2100-01-01" };
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;

  g_assert_null (isms_calendar_export (fixture->reader, &asked, now, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/exchange/calendar/frame", test_frame);
  add_model_test ("/exchange/calendar/days", test_days);
  add_model_test ("/exchange/calendar/escapes", test_escapes);
  add_model_test ("/exchange/calendar/folds", test_folds);
  add_model_test ("/exchange/calendar/sessions", test_sessions);
  add_model_test ("/exchange/calendar/updates", test_updates);
  add_model_test ("/exchange/calendar/cancelled", test_cancelled);
  add_model_test ("/exchange/calendar/due", test_due);
  add_model_test ("/exchange/calendar/nothing", test_nothing);
  add_model_test ("/exchange/calendar/invitation", test_invitation);
  add_model_test ("/exchange/calendar/invitation-agenda", test_agenda_of_invitation);
  add_model_test ("/exchange/calendar/invitation-updates", test_updates_of_invitation);
  add_model_test ("/exchange/calendar/invitation-day", test_day_of_invitation);
  add_model_test ("/exchange/calendar/invitation-refused", test_refused_invitation);
  return g_test_run ();
}
