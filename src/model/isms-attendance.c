/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Attendances: fields and rules, and recording them for many people at once. How long each holds is
 * computed in the view attendance_now (009-training.sql). */

#include "isms-config.h"

#include "isms-attendance.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-edit.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsAttendance
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsAttendance, isms_attendance, ISMS_TYPE_RECORD)

const IsmsChoice isms_attendance_results[] = {
  { "invited", N_ ("Invited"), "registered|planned|eingeladen|angemeldet" },
  { "attended", N_ ("Attended"), "present|yes|done|teilgenommen|anwesend|ja" },
  { "passed", N_ ("Passed"), "bestanden" },
  { "failed", N_ ("Failed"), "not passed|nicht bestanden|durchgefallen" },
  { "excused", N_ ("Excused"), "entschuldigt" },
  { "absent", N_ ("Absent"), "no|missing|no show|abwesend|gefehlt|nein" },
  { NULL, NULL, NULL },
};

static const IsmsChoice states[] = {
  { "lapsed", N_ ("Lapsed"), NULL, .late = TRUE },
  { "soon", N_ ("Lapses within 30 days"), NULL },
  { "valid", N_ ("Valid"), NULL },
  { "renewed", N_ ("Renewed since"), NULL, .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Name"),
    N_ ("Of who attended. It stays when the person is no longer there."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "participant|attendee|teilnehmer|teilnehmerin" },
  { "person", ISMS_FIELD_REFERENCE, N_ ("Person"), NULL,
    ISMS_FIELD_ASKED | ISMS_FIELD_TITLES | ISMS_FIELD_MINE | ISMS_FIELD_FILTERED,
    .target = "person", .import_names = "employee|who|mitarbeiter|wer" },
  { "session", ISMS_FIELD_REFERENCE, N_ ("Session"),
    N_ ("Nothing for what was attended elsewhere."),
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "session",
    .import_names = "topic|termin|thema" },
  { "course", ISMS_FIELD_REFERENCE, N_ ("Course"), N_ ("The one of the session, where it has one."),
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "course",
    .import_names = "training|kurs|schulung" },
  { "attended_on", ISMS_FIELD_DATE, N_ ("Date"), N_ ("The day of the session, or a later one."),
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED,
    .import_names = "day|attended on|completed on|datum|tag|teilgenommen am" },
  { "result", ISMS_FIELD_CHOICE, N_ ("Result"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = isms_attendance_results, .import_names = "status|outcome|ergebnis" },
  { "score", ISMS_FIELD_INTEGER, N_ ("Score"),
    N_ ("Of 100 points. Where the course has a pass mark, it decides who passed."),
    ISMS_FIELD_LISTED, .min = 0, .max = 100, .import_names = "points|percent|punkte|prozent" },
  { "valid_until", ISMS_FIELD_DATE, N_ ("Valid Until"),
    N_ ("Only where it is another day than follows from the course."), ISMS_FIELD_PLAIN,
    .import_names = "expires|gültig bis|läuft ab" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "unit", ISMS_FIELD_REFERENCE, N_ ("Unit"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED,
    .target = "unit" },
  { "until", ISMS_FIELD_DATE, N_ ("Holds Until"), NULL,
    ISMS_FIELD_ENDS | ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"),
    N_ ("Of what it gave; nothing where it gave nothing."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states },
};

/* --- What follows in the same record --- */

static gboolean
sets (const IsmsRow *row, const char *column)
{
  return isms_row_get (row, column) != NULL;
}

static gboolean
was_there (const char *result)
{
  return g_strcmp0 (result, "attended") == 0 || g_strcmp0 (result, "passed") == 0
         || g_strcmp0 (result, "failed") == 0;
}

/* The first row of @sql, one parameter; NULL where there is none. */
static IsmsStatement *
find (IsmsDatabase *database, const char *sql, gint64 id)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, NULL);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, id);
  return isms_statement_next (statement, NULL) ? g_steal_pointer (&statement) : NULL;
}

static void
settle_person (const IsmsProposal *proposal, IsmsRow *after)
{
  gint64 person = isms_proposal_get_int (proposal, "person_id");
  const char *name = isms_row_get_text (after, "title");
  g_autoptr (IsmsStatement) statement = NULL;

  if (sets (after, "person_id") && person != 0)
    {
      statement = find (proposal->database, "SELECT name FROM person WHERE id = ?", person);
      if (statement != NULL)
        isms_row_set_text (after, "title", isms_statement_get_text (statement, 0));
      return;
    }
  if (name == NULL || person != 0 || proposal->before != NULL)
    return;
  statement = isms_database_prepare (
      proposal->database,
      "SELECT max (id) FROM person WHERE name = ? COLLATE NOCASE AND archived = 0 "
      "HAVING count (*) = 1",
      NULL);
  if (statement == NULL)
    return;
  isms_statement_bind_text (statement, 1, name);
  if (isms_statement_next (statement, NULL))
    isms_row_set_int (after, "person_id", isms_statement_get_int (statement, 0));
}

static void
settle_session (const IsmsProposal *proposal, IsmsRow *after)
{
  gint64 session = isms_proposal_get_int (proposal, "session_id");
  g_autoptr (IsmsStatement) statement = NULL;

  if (session == 0 || (!sets (after, "session_id") && !sets (after, "course_id")))
    return;
  statement =
      find (proposal->database, "SELECT course_id, held_on FROM session WHERE id = ?", session);
  if (statement == NULL)
    return;
  if (isms_statement_get_int (statement, 0) != 0)
    isms_row_set_int (after, "course_id", isms_statement_get_int (statement, 0));
  if (isms_proposal_get_text (proposal, "attended_on") == NULL)
    isms_row_set_text (after, "attended_on", isms_statement_get_text (statement, 1));
}

static void
settle_result (const IsmsProposal *proposal, IsmsRow *after)
{
  const GValue *score = isms_proposal_get (proposal, "score");
  const char *result = isms_proposal_get_text (proposal, "result");
  gint64 course = isms_proposal_get_int (proposal, "course_id");
  g_autoptr (IsmsStatement) statement = NULL;
  const char *judged;

  if (score == NULL || course == 0 || result == NULL)
    return;
  statement = find (proposal->database,
                    "SELECT pass_mark FROM course WHERE id = ? AND pass_mark IS NOT NULL", course);
  if (statement == NULL)
    return;
  judged = isms_attendance_judge (result, (int) g_value_get_int64 (score),
                                  (int) isms_statement_get_int (statement, 0));
  if (!g_str_equal (judged, result))
    isms_row_set_text (after, "result", judged);
}

/* 7.2 d): a score decides who passed, and a session says of what and when. */
static void
settle (const IsmsProposal *proposal, IsmsRow *after)
{
  settle_person (proposal, after);
  settle_session (proposal, after);
  settle_result (proposal, after);
}

/* --- What may be --- */

static const char *
choose (const IsmsProposal *proposal, const char *column, const char *other)
{
  return sets (proposal->after, column) ? column : other;
}

/* 7.3: who has left is not asked. */
static gboolean
check_person (IsmsProposal *proposal, GError **error)
{
  gint64 person = isms_proposal_get_int (proposal, "person_id");
  g_autoptr (IsmsStatement) gone = NULL;
  g_autofree char *sentence = NULL;

  if (person == 0 || g_strcmp0 (isms_proposal_get_text (proposal, "result"), "invited") != 0
      || (!sets (proposal->after, "person_id") && !sets (proposal->after, "result")))
    return TRUE;
  gone = find (proposal->database,
               "SELECT name FROM person WHERE id = ? AND (active = 0 OR archived = 1)", person);
  if (gone == NULL)
    return TRUE;
  sentence = g_strdup_printf (
      /* Translators: a person's name */
      _ ("%s is no longer with the organisation and is not invited. Choose somebody who is "
         "active."),
      isms_statement_get_text (gone, 0));
  return isms_proposal_refuse (proposal, choose (proposal, "person_id", "result"), sentence, error);
}

static gboolean
check_once (IsmsProposal *proposal, GError **error)
{
  gint64 person = isms_proposal_get_int (proposal, "person_id");
  gint64 session = isms_proposal_get_int (proposal, "session_id");
  g_autoptr (IsmsStatement) statement = NULL;
  g_autofree char *sentence = NULL;

  if (person == 0 || session == 0
      || (!sets (proposal->after, "person_id") && !sets (proposal->after, "session_id")))
    return TRUE;
  statement = isms_database_prepare (
      proposal->database,
      "SELECT ref FROM attendance WHERE session_id = ? AND person_id = ? AND id <> ?", error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, session);
  isms_statement_bind_int (statement, 2, person);
  isms_statement_bind_int (statement, 3, proposal->id);
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  sentence = g_strdup_printf (
      /* Translators: the ref of an attendance */
      _ ("Nobody attends a session twice: %s says so already. Change that one."),
      isms_statement_get_text (statement, 0));
  return isms_proposal_refuse (proposal, choose (proposal, "session_id", "person_id"), sentence,
                               error);
}

/* 7.2 d): nothing is known of a day that is still to come, nor before the session was. */
static gboolean
check_day (IsmsProposal *proposal, GError **error)
{
  const char *day = isms_proposal_get_text (proposal, "attended_on");
  const char *until = isms_proposal_get_text (proposal, "valid_until");
  const char *result = isms_proposal_get_text (proposal, "result");
  gint64 session = isms_proposal_get_int (proposal, "session_id");
  g_autofree char *today = isms_day_today ();
  g_autoptr (IsmsStatement) held = NULL;

  if (until != NULL && day != NULL && strcmp (until, day) < 0)
    return isms_proposal_refuse (proposal, choose (proposal, "valid_until", "attended_on"),
                                 _ ("It cannot end before it begins. Change the other date first."),
                                 error);
  if (day != NULL && was_there (result) && strcmp (day, today) > 0)
    return isms_proposal_refuse (
        proposal, choose (proposal, "result", "attended_on"),
        _ ("Nobody has attended yet what is still to come. They are invited until then."), error);
  if (day == NULL || session == 0)
    return TRUE;
  held = find (proposal->database, "SELECT 1 FROM session WHERE id = ?1 AND state = 'cancelled'",
               session);
  if (held != NULL && was_there (result))
    return isms_proposal_refuse (
        proposal, choose (proposal, "result", "session_id"),
        _ ("The session was cancelled: nobody attended it. Change its state first."), error);
  g_clear_pointer (&held, isms_statement_free);
  held = isms_database_prepare (proposal->database,
                                "SELECT 1 FROM session WHERE id = ? AND held_on > ?", error);
  if (held == NULL)
    return FALSE;
  isms_statement_bind_int (held, 1, session);
  isms_statement_bind_text (held, 2, day);
  if (!isms_statement_next (held, error))
    return !isms_statement_failed (held);
  return isms_proposal_refuse (
      proposal, choose (proposal, "attended_on", "session_id"),
      _ ("Nobody attends a session before it is held. Choose its day or a later one."), error);
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  const char *result = isms_proposal_get_text (proposal, "result");

  if (proposal->after == NULL)
    return TRUE;
  if (isms_proposal_get (proposal, "score") != NULL && result != NULL && !was_there (result))
    return isms_proposal_refuse (
        proposal, choose (proposal, "score", "result"),
        _ ("Who was not there has no score. Take the score away, or say that they attended."),
        error);
  return check_person (proposal, error) && check_once (proposal, error)
         && check_day (proposal, error);
}

/* Where somebody was, the session was held. */
static gboolean
follow (IsmsWriter *writer, const IsmsProposal *proposal, GError **error)
{
  gint64 session = isms_proposal_get_int (proposal, "session_id");
  g_autoptr (IsmsRow) row = NULL;
  g_autoptr (IsmsStatement) planned = NULL;

  if (session == 0)
    return TRUE;
  if (was_there (isms_proposal_get_text (proposal, "result")))
    planned = find (isms_writer_get_database (writer),
                    "SELECT 1 FROM session WHERE id = ? AND state = 'planned'", session);
  if (planned == NULL)
    return TRUE;
  g_clear_pointer (&planned, isms_statement_free);
  row = isms_row_new ();
  isms_row_set_text (row, "state", "held");
  return isms_writer_update (writer, "session", session, row, error);
}

static const char *const rule_columns[] = { "title",       "person_id",   "session_id",
                                            "course_id",   "result",      "score",
                                            "attended_on", "valid_until", NULL };

static const char *const leading[] = { "course", "attended_on", "result",  "score",
                                       "until",  "state",       "session", NULL };

static const char *const watched[] = { "unit", NULL };

const IsmsKind isms_kind_attendance = {
  .name = "attendance",
  .number = 27,
  .view = "attendance_list",
  .prefix = "AT",
  .label = N_ ("Attendance"),
  .plural = N_ ("Attendances"),
  .purpose = N_ ("Who attended which session, with what result, and until when it holds (7.2 d)."),
  .icon_name = "object-select-symbolic",
  .title_field = "title",
  .import_name = "attendances",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .watched = watched,
  .found_last = TRUE,
  .get_type = isms_attendance_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .settle = settle,
  .follow = follow,
};

static void
isms_attendance_class_init (IsmsAttendanceClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_attendance);
}

static void
isms_attendance_init (IsmsAttendance *self)
{
}

/* --- Recording --- */

typedef struct
{
  gint64 session;
  char *day;
  IsmsAttendanceMark *marks;
  guint n_marks;
} Sitting;

static void
free_sitting (gpointer data)
{
  Sitting *sitting = data;

  for (guint i = 0; i < sitting->n_marks; i++)
    {
      g_free ((char *) sitting->marks[i].result);
      g_free ((char *) sitting->marks[i].uid);
    }
  g_free (sitting->marks);
  g_free (sitting->day);
  g_free (sitting);
}

/* As the rules want to know it; NULL: there is none yet. */
static IsmsRow *
read_before (IsmsDatabase *database, gint64 session, gint64 person, gint64 *id, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT id, title, person_id, session_id, course_id, result, score, attended_on, valid_until "
      "FROM attendance WHERE session_id = ? AND person_id = ?",
      error);
  IsmsRow *before = NULL;

  *id = 0;
  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, session);
  isms_statement_bind_int (statement, 2, person);
  if (!isms_statement_next (statement, error))
    return NULL;
  *id = isms_statement_get_int (statement, 0);
  before = isms_row_new ();
  for (int i = 1; i < isms_statement_get_n_columns (statement); i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      isms_statement_get_value (statement, i, &value);
      isms_row_set_value (before, isms_statement_get_name (statement, i), &value);
    }
  return before;
}

static IsmsRow *
write_mark (const Sitting *sitting, const IsmsAttendanceMark *mark, gboolean fresh)
{
  IsmsRow *row = isms_row_new ();

  if (fresh)
    {
      isms_row_set_int (row, "person_id", mark->person);
      isms_row_set_int (row, "session_id", sitting->session);
      if (mark->uid != NULL)
        isms_row_set_text (row, "uid", mark->uid);
    }
  isms_row_set_text (row, "result", mark->result);
  if (mark->score == ISMS_NO_SCORE)
    isms_row_set_null (row, "score");
  else
    isms_row_set_int (row, "score", mark->score);
  if (sitting->day != NULL)
    isms_row_set_text (row, "attended_on", sitting->day);
  return row;
}

static gboolean
record_mark (IsmsWriter *writer,
             const Sitting *sitting,
             const IsmsAttendanceMark *mark,
             GError **error)
{
  IsmsDatabase *database = isms_writer_get_database (writer);
  GError *failure = NULL;
  gint64 id;
  g_autoptr (IsmsRow) before =
      read_before (database, sitting->session, mark->person, &id, &failure);
  g_autoptr (IsmsRow) after = NULL;
  IsmsProposal proposal = {
    .database = database, .kind = &isms_kind_attendance, .id = id, .before = before
  };

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (mark->result == NULL)
    return id == 0 || isms_writer_delete (writer, "attendance", id, error);
  after = write_mark (sitting, mark, id == 0);
  proposal.after = after;
  isms_proposal_settle (&proposal, after);
  if (!isms_proposal_check (&proposal, error))
    return FALSE;
  if (id != 0 && !isms_writer_update (writer, "attendance", id, after, error))
    return FALSE;
  if (id == 0 && (proposal.id = isms_writer_insert (writer, "attendance", after, error)) == 0)
    return FALSE;
  return isms_proposal_follow (&proposal, writer, error);
}

/* A refusal says of whom. */
static gboolean
name_person (IsmsDatabase *database, gint64 person, GError *failure, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_INVALID_DATA)
          ? find (database, "SELECT name FROM person WHERE id = ?", person)
          : NULL;

  if (statement == NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  /* Translators: of whom, and what is wrong with it */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("%s: %s"),
               isms_statement_get_text (statement, 0), failure->message);
  g_error_free (failure);
  return FALSE;
}

static gboolean
record_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const Sitting *sitting = user_data;
  IsmsDatabase *database = isms_writer_get_database (writer);
  g_autoptr (IsmsStatement) session =
      find (database, "SELECT course_id, held_on FROM session WHERE id = ?", sitting->session);

  if (session == NULL || isms_statement_get_int (session, 0) == 0
      || isms_statement_get_text (session, 1) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("A session has a course and a date before anybody attends it. Write "
                              "them first."));
      return FALSE;
    }
  g_clear_pointer (&session, isms_statement_free);
  for (guint i = 0; i < sitting->n_marks; i++)
    {
      GError *failure = NULL;

      if (!record_mark (writer, sitting, &sitting->marks[i], &failure))
        return name_person (database, sitting->marks[i].person, failure, error);
    }
  return isms_edit_touch (writer, isms_kind_find ("session"), sitting->session, error);
}

/**
 * isms_attendance_record:
 * @step: a step that is not committed yet
 * @session: the id of a session with a course and a day
 * @marks: (array length=n_marks): what to record of each person; copied
 * @n_marks: how many there are
 * @day: (nullable): when, YYYY-MM-DD; %NULL for the session's day
 *
 * Records it of all in one part of the step (7.2 d). A session that was planned is held once
 * somebody was there. Committing fails with %G_IO_ERROR_INVALID_DATA and a sentence where a rule
 * refuses one of them.
 */
void
isms_attendance_record (
    IsmsStep *step, gint64 session, const IsmsAttendanceMark *marks, guint n_marks, const char *day)
{
  Sitting *sitting = g_new0 (Sitting, 1);

  sitting->session = session;
  sitting->day = g_strdup (day);
  sitting->n_marks = n_marks;
  sitting->marks = g_memdup2 (marks, n_marks * sizeof *marks);
  for (guint i = 0; i < n_marks; i++)
    {
      sitting->marks[i].result = g_strdup (marks[i].result);
      sitting->marks[i].uid = g_strdup (marks[i].uid);
    }
  isms_step_call (step, record_cb, sitting, free_sitting);
}

/**
 * isms_attendance_dup_label:
 * @ref: of a session
 * @n: of how many people
 *
 * Returns: (transfer full): what a step that records their attendance is called
 */
char *
isms_attendance_dup_label (const char *ref, guint n)
{
  /* Translators: how many people, and a session's ref */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Recorded attendance of %u person at %s",
                                       "Recorded attendance of %u people at %s", n),
                          n, ref);
}

/**
 * isms_attendance_judge:
 * @result: a choice's value
 * @score: of 100 points, or %ISMS_NO_SCORE
 * @pass_mark: of the course; 0 where it has none
 *
 * Returns: (transfer none): the result that follows, for who was there
 */
const char *
isms_attendance_judge (const char *result, int score, int pass_mark)
{
  if (score == ISMS_NO_SCORE || pass_mark == 0 || !was_there (result))
    return result;
  return score >= pass_mark ? "passed" : "failed";
}
