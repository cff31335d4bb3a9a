/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The sheet that goes round in a session, and what a person can show. */

#include "isms-config.h"

#include "isms-training-report.h"

#include <glib/gi18n-lib.h>

#include "isms-attendance.h"
#include "isms-day.h"
#include "isms-kind.h"
#include "isms-record.h"
#include "isms-report-facts.h"
#include "isms-report-workspace.h"
#include "isms-training.h"

#define N_BLANK 4 /* lines for who comes all the same */

/* "Course CO-002": the label of its kind and its ref. */
static IsmsReport *
create_report (IsmsRecord *record, const char *title, const char *subtitle, GDateTime *date)
{
  IsmsReport *report = isms_report_new (title, date);
  g_autofree char *running = g_strdup_printf ("%s · %s", title, isms_record_get_ref (record));

  isms_report_set_subtitle (report, subtitle);
  isms_report_set_running_title (report, running);
  return report;
}

/* --- The attendance sheet --- */

static gboolean
has_listed (GPtrArray *seats)
{
  for (guint i = 0; i < seats->len; i++)
    if (((const IsmsSeat *) seats->pdata[i])->result != NULL)
      return TRUE;
  return FALSE;
}

static const char *
get_result (const char *result)
{
  for (const IsmsChoice *choice = isms_attendance_results; choice->value != NULL; choice++)
    if (g_strcmp0 (choice->value, result) == 0)
      return _ (choice->label);
  return NULL;
}

/* "Passed, 82" */
static char *
dup_result (const IsmsSeat *seat)
{
  const char *result = get_result (seat->result);

  if (result == NULL || g_str_equal (seat->result, "invited"))
    return g_strdup ("");
  return seat->score != ISMS_NO_SCORE ? g_strdup_printf ("%s, %d", result, seat->score)
                                      : g_strdup (result);
}

/* Who is listed; before anybody is, who lacks the course. Two lines high, to be signed in. */
static void
add_seats (IsmsReport *report, GPtrArray *seats)
{
  const IsmsReportColumn columns[] = {
    { _ ("No."), 0.5, ISMS_REPORT_END, FALSE },
    { _ ("Name"), 2.2, ISMS_REPORT_START, FALSE },
    { _ ("Unit"), 1.8, ISMS_REPORT_START, FALSE },
    { _ ("Result"), 1.3, ISMS_REPORT_START, FALSE },
    { _ ("Signature"), 2.8, ISMS_REPORT_START, FALSE },
  };
  IsmsReportTable *table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  gboolean listed = has_listed (seats);
  guint n = 0;

  for (guint i = 0; i < seats->len; i++)
    {
      const IsmsSeat *seat = seats->pdata[i];
      g_autofree char *number = NULL;
      g_autofree char *result = dup_result (seat);
      const char *cells[] = { NULL, seat->name, seat->unit, result, " \n " };

      if (listed ? seat->result == NULL : g_strcmp0 (seat->state, "valid") == 0)
        continue;
      cells[0] = number = g_strdup_printf ("%u", ++n);
      isms_report_table_add_row (table, cells);
    }
  for (guint i = 0; i < N_BLANK; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", ++n);
      const char *const cells[] = { number, NULL, NULL, NULL, " \n " };

      isms_report_table_add_row (table, cells);
    }
}

/**
 * isms_attendance_sheet_new:
 * @db: a connection of the calling thread: the background reader's
 * @session: the id of a session
 * @date: the day of the report
 * @error: return location; %G_IO_ERROR_NOT_FOUND where there is no such session
 *
 * Returns: (transfer full): the sheet on which those sign who attend (7.2 d): who is listed, or
 *   before that who lacks the course, with lines for others; %NULL on error
 */
IsmsReport *
isms_attendance_sheet_new (IsmsDatabase *db, gint64 session, GDateTime *date, GError **error)
{
  static const char *const names[] = { "course", "held_on", "place", "trainer", "state", NULL };
  g_autoptr (IsmsRecord) record = isms_report_load_record (
      db, "session", session, _ ("The session is no longer there."), error);
  g_autoptr (GPtrArray) seats = NULL;
  g_autoptr (IsmsReport) report = NULL;
  const char *trainer;

  if (record == NULL)
    return NULL;
  seats = isms_training_load_seats (db, session, error);
  report = create_report (record, _ ("Attendance Sheet"), isms_record_get_title (record), date);
  if (seats == NULL || !isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  isms_report_add_facts (report, db, record, names, NULL);
  add_seats (report, seats);
  trainer = isms_record_get_text (record, "trainer");
  isms_report_add_signatures (report, &(const IsmsReportSignature) { _ ("Trainer"), trainer }, 1);
  return g_steal_pointer (&report);
}

/* --- The training record --- */

static char *
dup_day (const char *iso)
{
  return iso != NULL ? isms_day_dup_words (iso) : NULL;
}

static const char *
get_state (const char *state)
{
  for (const IsmsChoice *choice = isms_training_states; choice->value != NULL; choice++)
    if (g_strcmp0 (choice->value, state) == 0)
      return _ (choice->label);
  return _ ("Not asked for");
}

static gboolean
add_courses (IsmsReport *report, IsmsDatabase *db, gint64 person, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Course"), 3, ISMS_REPORT_START, FALSE },
    { _ ("State"), 1.6, ISMS_REPORT_START, FALSE },
    { _ ("Last attended"), 1.2, ISMS_REPORT_START, FALSE },
    { _ ("Valid until"), 1.2, ISMS_REPORT_START, FALSE },
  };
  g_autoptr (GPtrArray) items = isms_training_load_person (db, person, error);
  IsmsReportTable *table;

  if (items == NULL)
    return FALSE;
  isms_report_add_heading (report, 1, _ ("Courses"));
  if (items->len == 0)
    isms_report_add_paragraph (report, _ ("No course is asked for, and none was attended."));
  if (items->len == 0)
    return TRUE;
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < items->len; i++)
    {
      const IsmsTrainingItem *item = items->pdata[i];
      g_autofree char *last = dup_day (item->attended_on);
      g_autofree char *until = dup_day (item->until);
      const char *const cells[] = { item->title, get_state (item->state), last,
                                    until != NULL || item->attended_on == NULL ? until
                                                                               : _ ("for good") };

      isms_report_table_add_row (table, cells);
    }
  return TRUE;
}

static gboolean
add_attendances (IsmsReport *report, IsmsDatabase *db, gint64 person, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Date"), 1.1, ISMS_REPORT_START, FALSE },
    { _ ("Course"), 2.2, ISMS_REPORT_START, FALSE },
    { _ ("Session"), 2.2, ISMS_REPORT_START, FALSE },
    { _ ("Trainer"), 1.4, ISMS_REPORT_START, FALSE },
    { _ ("Result"), 1, ISMS_REPORT_START, FALSE },
    { _ ("Score"), 0.7, ISMS_REPORT_END, FALSE },
  };

  const IsmsReportQuery query = {
    _ ("Sessions"),
    NULL,
    columns,
    G_N_ELEMENTS (columns),
    "d...c.",
    isms_attendance_results,
    "SELECT a.attended_on, a.course, a.session, (SELECT s.trainer FROM session AS s "
    "WHERE s.id = a.session_id), a.result, CAST (a.score AS TEXT) "
    "FROM attendance_list AS a WHERE a.person_id = ? AND a.archived = 0 "
    "AND a.result <> 'invited' ORDER BY a.attended_on DESC, a.id DESC"
  };

  return isms_report_add_query (report, db, &query, person, error);
}

static gboolean
add_qualifications (IsmsReport *report, IsmsDatabase *db, gint64 person, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Qualification"), 2.2, ISMS_REPORT_START, FALSE },
    { _ ("Shows"), 2, ISMS_REPORT_START, FALSE },
    { _ ("Issued by"), 1.6, ISMS_REPORT_START, FALSE },
    { _ ("Obtained on"), 1.1, ISMS_REPORT_START, FALSE },
    { _ ("Valid until"), 1.1, ISMS_REPORT_START, FALSE },
  };

  const IsmsReportQuery query = {
    _ ("Qualifications"),
    NULL,
    columns,
    G_N_ELEMENTS (columns),
    "...dd",
    NULL,
    "SELECT q.title, q.competence, q.issuer, q.obtained_on, q.valid_until "
    "FROM qualification_list AS q WHERE q.person_id = ? AND q.archived = 0 "
    "ORDER BY q.obtained_on DESC, q.id"
  };

  return isms_report_add_query (report, db, &query, person, error);
}

static gboolean
add_competences (IsmsReport *report, IsmsDatabase *db, gint64 person, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Competence"), 2.4, ISMS_REPORT_START, FALSE },
    { _ ("Needed for"), 2, ISMS_REPORT_START, FALSE },
    { _ ("Shown"), 1, ISMS_REPORT_START, FALSE },
  };
  g_autofree char *sql =
      g_strdup_printf ("SELECT k.title, ifnull (k.role, k.unit), iif (m.met, '%s', '%s') FROM "
                       "competence_person AS m "
                       "JOIN competence_list AS k ON k.id = m.competence_id WHERE m.person_id = ? "
                       "ORDER BY m.met, k.title COLLATE NOCASE",
                       _ ("Yes"), _ ("No"));

  const IsmsReportQuery query = {
    _ ("Competence That Is Needed"), NULL, columns, G_N_ELEMENTS (columns), "...", NULL, sql
  };

  return isms_report_add_query (report, db, &query, person, error);
}

/**
 * isms_training_record_new:
 * @db: a connection of the calling thread: the background reader's
 * @person: the id of a person
 * @date: the day of the report
 * @error: return location; %G_IO_ERROR_NOT_FOUND where there is no such person
 *
 * Returns: (transfer full): what they have, are to have, attended and bring along (7.2 d); %NULL on
 *   error
 */
IsmsReport *
isms_training_record_new (IsmsDatabase *db, gint64 person, GDateTime *date, GError **error)
{
  static const char *const names[] = { "ref", "job", "unit", "roles", NULL };
  g_autoptr (IsmsRecord) record =
      isms_report_load_record (db, "person", person, _ ("The person is no longer there."), error);
  g_autoptr (IsmsReport) report = NULL;
  const IsmsReportSignature signatures[] = {
    { _ ("Person"), record != NULL ? isms_record_get_title (record) : NULL },
    { _ ("For the organisation"), NULL },
  };

  if (record == NULL)
    return NULL;
  report = create_report (record, _ ("Training Record"), isms_record_get_title (record), date);
  if (!isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  isms_report_add_facts (report, db, record, names, NULL);
  if (!add_courses (report, db, person, error) || !add_attendances (report, db, person, error)
      || !add_competences (report, db, person, error)
      || !add_qualifications (report, db, person, error))
    return NULL;
  isms_report_add_signatures (report, signatures, G_N_ELEMENTS (signatures));
  return g_steal_pointer (&report);
}
