/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Sessions of courses: fields and rules. */

#include "isms-config.h"

#include "isms-session.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsSession
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsSession, isms_session, ISMS_TYPE_RECORD)

static const IsmsChoice states[] = {
  { "planned", N_ ("Planned"), "geplant" },
  { "held", N_ ("Held"), "done|durchgeführt|erledigt", .over = TRUE },
  { "cancelled", N_ ("Cancelled"), "canceled|abgesagt|ausgefallen", .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice dues[] = {
  { "overdue", N_ ("Overdue"), NULL, .late = TRUE },
  { "due_soon", N_ ("Due within 30 days"), NULL },
  { "not_due", N_ ("Not due yet"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_course", N_ ("Belongs to no course"), NULL },
  { "no_day", N_ ("No day"), NULL },
  { "not_recorded", N_ ("Its day has passed"), NULL },
  { "nobody", N_ ("Nobody’s attendance recorded"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Topic"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "session|name|thema|titel|termin" },
  { "course", ISMS_FIELD_REFERENCE, N_ ("Course"), N_ ("Without one it is a draft."),
    ISMS_FIELD_ASKED | ISMS_FIELD_TITLES | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .target = "course", .import_names = "training|kurs|schulung" },
  { "held_on", ISMS_FIELD_DATE, N_ ("Date"), NULL,
    ISMS_FIELD_ASKED | ISMS_FIELD_DUE | ISMS_FIELD_LISTED,
    .import_names = "day|held on|when|datum|tag|am" },
  { "trainer", ISMS_FIELD_TEXT, N_ ("Trainer"), N_ ("A person, or who comes from outside."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "teacher|instructor|speaker|held by|trainerin|referent|dozent" },
  { "place", ISMS_FIELD_TEXT, N_ ("Place"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "room|location|where|ort|raum" },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states,
    .import_names = "status|stand|zustand" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "listed", ISMS_FIELD_INTEGER, N_ ("People"), N_ ("Who is invited, was there, or was not."),
    ISMS_FIELD_COMPUTED },
  { "there", ISMS_FIELD_INTEGER, N_ ("Were There"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "due", ISMS_FIELD_CHOICE, N_ ("Due"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED,
    .choices = dues },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

/* Is there an attendance of the session for which @condition holds? @day is its parameter. */
static gboolean
has_attendance (const IsmsProposal *proposal,
                const char *condition,
                const char *day,
                gboolean *has,
                GError **error)
{
  g_autofree char *sql =
      g_strconcat ("SELECT 1 FROM attendance WHERE session_id = ?1 AND ", condition, NULL);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (proposal->database, sql, error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, proposal->id);
  if (day != NULL)
    isms_statement_bind_text (statement, 2, day);
  *has = isms_statement_next (statement, error);
  return !isms_statement_failed (statement);
}

#define RECORDED "result <> 'invited' AND result <> 'excused'"

/* 7.2 d): what was recorded of a session is evidence, and stays true. */
static gboolean
check_recorded (IsmsProposal *proposal, GError **error)
{
  const IsmsRow *after = proposal->after;
  const char *day = isms_proposal_get_text (proposal, "held_on");
  gboolean has = FALSE;

  if (proposal->id == 0 || proposal->before == NULL)
    return TRUE;
  if (isms_proposal_get_int (proposal, "course_id")
      != isms_row_get_int (proposal->before, "course_id"))
    {
      if (!has_attendance (proposal, RECORDED, NULL, &has, error))
        return FALSE;
      if (has)
        return isms_proposal_refuse (
            proposal, "course_id",
            _ ("People have attended this session: it stays with its course. Plan another one."),
            error);
    }
  if (g_strcmp0 (isms_row_get_text (after, "state"), "cancelled") == 0)
    {
      if (!has_attendance (proposal, RECORDED, NULL, &has, error))
        return FALSE;
      if (has)
        return isms_proposal_refuse (
            proposal, "state",
            _ ("A session that people attended was held. Delete their attendances to cancel it."),
            error);
    }
  if (day == NULL || g_strcmp0 (day, isms_row_get_text (proposal->before, "held_on")) == 0)
    return TRUE;
  if (!has_attendance (
          proposal,
          "attended_on < ?2 AND attended_on IS NOT (SELECT s.held_on FROM session AS s "
          "WHERE s.id = session_id)",
          day, &has, error))
    return FALSE;
  if (has)
    return isms_proposal_refuse (
        proposal, "held_on",
        _ ("Somebody has attended it on an earlier day. Change that attendance first."), error);
  if (!has_attendance (proposal, "valid_until < ?2", day, &has, error))
    return FALSE;
  return !has
         || isms_proposal_refuse (
             proposal, "held_on",
             _ ("What somebody learned there would end before that day. Change until when that "
                "attendance is valid first."),
             error);
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  const char *state = isms_proposal_get_text (proposal, "state");
  const char *day = isms_proposal_get_text (proposal, "held_on");
  g_autofree char *today = isms_day_today ();
  gboolean sets_state;

  if (proposal->after == NULL)
    return TRUE;
  sets_state = isms_row_get (proposal->after, "state") != NULL;
  if (g_strcmp0 (state, "held") == 0 && day == NULL)
    return isms_proposal_refuse (
        proposal, sets_state ? "state" : "held_on",
        _ ("What was held was held on a day. Write the date of the session first."), error);
  if (g_strcmp0 (state, "held") == 0 && strcmp (day, today) > 0)
    return isms_proposal_refuse (proposal, sets_state ? "state" : "held_on",
                                 _ ("A session has not been held before its day. Choose today or "
                                    "an earlier day, or leave it "
                                    "planned."),
                                 error);
  return check_recorded (proposal, error);
}

/* Who was there on the day is there on the day that it really was. */
static gboolean
follow (IsmsWriter *writer, const IsmsProposal *proposal, GError **error)
{
  const char *before =
      proposal->before != NULL ? isms_row_get_text (proposal->before, "held_on") : NULL;
  const char *day = isms_proposal_get_text (proposal, "held_on");
  g_autoptr (IsmsStatement) statement = NULL;
  g_autoptr (IsmsRow) row = NULL;

  if (before == NULL || day == NULL || g_str_equal (before, day))
    return TRUE;
  statement = isms_database_prepare (
      isms_writer_get_database (writer),
      "SELECT id FROM attendance WHERE session_id = ? AND attended_on = ? ORDER BY id", error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, proposal->id);
  isms_statement_bind_text (statement, 2, before);
  row = isms_row_new ();
  isms_row_set_text (row, "attended_on", day);
  while (isms_statement_next (statement, error))
    if (!isms_writer_update (writer, "attendance", isms_statement_get_int (statement, 0), row,
                             error))
      return FALSE;
  return !isms_statement_failed (statement);
}

static const char *const rule_columns[] = { "course_id", "held_on", "state", NULL };

static const char *const leading[] = { "held_on", "state", "course", "trainer",
                                       "there",   "flaws", NULL };

static const char *const watched[] = { "attendance", NULL };

const IsmsKind isms_kind_session = {
  .name = "session",
  .number = 26,
  .view = "session_list",
  .prefix = "SE",
  .label = N_ ("Session"),
  .plural = N_ ("Sessions"),
  .purpose = N_ ("When a course is held, by whom and where, and who was there."),
  .icon_name = "x-office-calendar-symbolic",
  .title_field = "title",
  .import_name = "sessions",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .watched = watched,
  .get_type = isms_session_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .follow = follow,
};

static void
isms_session_class_init (IsmsSessionClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_session);
}

static void
isms_session_init (IsmsSession *self)
{
}
