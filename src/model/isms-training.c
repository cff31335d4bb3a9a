/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Reading how training stands. */

#include "isms-config.h"

#include "isms-training.h"

#include <glib/gi18n-lib.h>

#include "isms-attendance.h"

const IsmsChoice isms_training_states[] = {
  { "missing", N_ ("Missing"), NULL },
  { "lapsed", N_ ("Lapsed"), NULL },
  { "soon", N_ ("Lapses within 30 days"), NULL },
  { "valid", N_ ("Valid"), NULL },
  { NULL, NULL, NULL },
};

/* --- Figures --- */

/**
 * isms_training_figures_free:
 * @self: (transfer full): figures
 */
void
isms_training_figures_free (IsmsTrainingFigures *self)
{
  g_free (self->title);
  g_free (self);
}

/* id, title, asked, have, soon, lapsed, missing. */
static IsmsTrainingFigures *
read_figures (IsmsStatement *statement)
{
  IsmsTrainingFigures *self = g_new0 (IsmsTrainingFigures, 1);

  self->id = isms_statement_get_int (statement, 0);
  self->title = isms_statement_dup_text (statement, 1);
  self->asked = (guint) isms_statement_get_int (statement, 2);
  self->have = (guint) isms_statement_get_int (statement, 3);
  self->soon = (guint) isms_statement_get_int (statement, 4);
  self->lapsed = (guint) isms_statement_get_int (statement, 5);
  self->missing = (guint) isms_statement_get_int (statement, 6);
  return self;
}

/* Each state is found once, however often it is then asked for. */
#define COVERAGE                                                                                   \
  "WITH v AS MATERIALIZED (SELECT c.course_id, c.person_id, c.state FROM coverage AS c) "
/* Each person once. */
#define PEOPLE                                                                                     \
  "(SELECT v.person_id, max (v.state = 'missing') AS missing, max (v.state = 'lapsed') AS "        \
  "lapsed, max (v.state = 'soon') AS soon FROM v GROUP BY v.person_id) AS t "
#define SUMS                                                                                       \
  "count (*), sum (NOT t.missing AND NOT t.lapsed), sum (t.soon), sum (t.lapsed), sum "            \
  "(t.missing) "

static const char *
choose_figures (IsmsTrainingView view)
{
  switch (view)
    {
    case ISMS_TRAINING_BY_COURSE:
      return COVERAGE
          "SELECT c.id, c.title, count (*), sum (v.state = 'valid' OR v.state = 'soon'), "
          "sum (v.state = 'soon'), sum (v.state = 'lapsed'), sum (v.state = 'missing') "
          "FROM v JOIN course AS c ON c.id = v.course_id "
          "GROUP BY c.id ORDER BY c.title COLLATE NOCASE, c.id";
    case ISMS_TRAINING_BY_UNIT:
      return COVERAGE "SELECT u.id, u.title, " SUMS "FROM " PEOPLE
                      "JOIN person AS p ON p.id = t.person_id "
                      "LEFT JOIN unit AS u ON u.id = p.unit_id GROUP BY u.id "
                      "ORDER BY u.id IS NULL, u.title COLLATE NOCASE, u.id";
    case ISMS_TRAINING_BY_ROLE:
    default:
      return COVERAGE
          "SELECT r.id, r.title, " SUMS "FROM person_role AS m JOIN " PEOPLE
          "ON t.person_id = m.person_id JOIN role AS r ON r.id = m.role_id GROUP BY r.id "
          "ORDER BY r.title COLLATE NOCASE, r.id";
    }
}

/**
 * isms_training_load_figures:
 * @database: a connection of the calling thread
 * @view: of what
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsTrainingFigures): how far the people are who are to
 *   have courses (7.2, 7.3), for each course, unit or role; %NULL on error
 */
GPtrArray *
isms_training_load_figures (IsmsDatabase *database, IsmsTrainingView view, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database, choose_figures (view), error);
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_training_figures_free);

  if (statement == NULL)
    return NULL;
  while (isms_statement_next (statement, error))
    g_ptr_array_add (list, read_figures (statement));
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&list);
}

/**
 * isms_training_load_total:
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Returns: (transfer full): of all people together who are to have any course; %NULL on error
 */
IsmsTrainingFigures *
isms_training_load_total (IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database, COVERAGE "SELECT 0, NULL, " SUMS "FROM " PEOPLE, error);

  if (statement == NULL || !isms_statement_next (statement, error))
    return NULL;
  return read_figures (statement);
}

/* --- By name --- */

/**
 * isms_training_item_free:
 * @self: (transfer full): an item
 */
void
isms_training_item_free (IsmsTrainingItem *self)
{
  g_free (self->name);
  g_free (self->unit);
  g_free (self->title);
  g_free (self->state);
  g_free (self->attended_on);
  g_free (self->until);
  g_free (self);
}

#define LAST                                                                                       \
  "(SELECT max (a.attended_on) FROM attendance_now AS a WHERE a.person_id = v.person_id "          \
  "AND a.course_id = v.course_id AND a.counts)"
#define ITEM                                                                                       \
  "SELECT p.id, p.name, (SELECT u.title FROM unit AS u WHERE u.id = p.unit_id), c.id, c.title, "   \
  "v.state, " LAST ", v.until FROM "
#define JOINS "JOIN person AS p ON p.id = v.person_id JOIN course AS c ON c.id = v.course_id "
#define DUE_FIRST                                                                                  \
  "CASE v.state WHEN 'missing' THEN 0 WHEN 'lapsed' THEN 1 WHEN 'soon' THEN 2 WHEN 'valid' THEN "  \
  "3 "                                                                                             \
  "ELSE 4 END"

static GPtrArray *
load_items (IsmsDatabase *database, const char *sql, gint64 id, const char *day, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_training_item_free);

  if (statement == NULL)
    return NULL;
  if (day != NULL)
    isms_statement_bind_text (statement, 1, day);
  else
    isms_statement_bind_int (statement, 1, id);
  while (isms_statement_next (statement, error))
    {
      IsmsTrainingItem *item = g_new0 (IsmsTrainingItem, 1);

      item->person = isms_statement_get_int (statement, 0);
      item->name = isms_statement_dup_text (statement, 1);
      item->unit = isms_statement_dup_text (statement, 2);
      item->course = isms_statement_get_int (statement, 3);
      item->title = isms_statement_dup_text (statement, 4);
      item->state = isms_statement_dup_text (statement, 5);
      item->attended_on = isms_statement_dup_text (statement, 6);
      item->until = isms_statement_dup_text (statement, 7);
      g_ptr_array_add (list, item);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&list);
}

/**
 * isms_training_load_person:
 * @database: a connection of the calling thread
 * @person: the id of a person
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsTrainingItem): the courses that they are to have or do
 *   have, what is missing first, then what has lapsed; %NULL on error
 */
GPtrArray *
isms_training_load_person (IsmsDatabase *database, gint64 person, GError **error)
{
  return load_items (
      database,
      ITEM
      "(SELECT course_id, person_id, until, state FROM coverage WHERE person_id = ?1 "
      "UNION ALL SELECT o.course_id, o.person_id, nullif (max (ifnull (o.until, '9999-12-31')), "
      "'9999-12-31'), NULL FROM attendance_now AS o WHERE o.person_id = ?1 AND o.counts "
      "AND o.course_id NOT IN (SELECT n.course_id FROM course_person AS n "
      "WHERE n.person_id = ?1) GROUP BY o.course_id) AS v " JOINS "ORDER BY " DUE_FIRST
      ", v.until NULLS LAST, c.title COLLATE NOCASE, c.id",
      person, NULL, error);
}

/**
 * isms_training_load_next:
 * @database: a connection of the calling thread
 * @limit: how many at most
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsTrainingItem): what lapses next of what people are to
 *   have, the first first; %NULL on error
 */
GPtrArray *
isms_training_load_next (IsmsDatabase *database, guint limit, GError **error)
{
  return load_items (database,
                     ITEM "coverage AS v " JOINS "WHERE v.until >= date ('now', 'localtime') "
                          "ORDER BY v.until, p.name COLLATE NOCASE, p.id, c.id LIMIT ?1",
                     limit, NULL, error);
}

/**
 * isms_training_load_course:
 * @database: a connection of the calling thread
 * @course: the id of a course
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsTrainingItem): who is to have it, those without it
 *   first, by name; %NULL on error
 */
GPtrArray *
isms_training_load_course (IsmsDatabase *database, gint64 course, GError **error)
{
  return load_items (database,
                     ITEM "coverage AS v " JOINS "WHERE v.course_id = ?1 ORDER BY " DUE_FIRST
                          ", p.name COLLATE NOCASE, p.id",
                     course, NULL, error);
}

/**
 * isms_training_load_due:
 * @database: a connection of the calling thread
 * @year: a year
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsTrainingItem): who lacks a course that they are to
 *   have, or will by the end of @year; by course, then by name; %NULL on error
 */
GPtrArray *
isms_training_load_due (IsmsDatabase *database, int year, GError **error)
{
  g_autofree char *last = g_strdup_printf ("%04d-12-31", year);

  return load_items (database,
                     ITEM "coverage AS v " JOINS "WHERE v.state = 'missing' OR v.until < ?1 "
                          "ORDER BY c.title COLLATE NOCASE, c.id, " DUE_FIRST
                          ", p.name COLLATE NOCASE, p.id",
                     0, last, error);
}

/* --- A session --- */

/**
 * isms_seat_free:
 * @self: (transfer full): a seat
 */
void
isms_seat_free (IsmsSeat *self)
{
  g_free (self->name);
  g_free (self->unit);
  g_free (self->result);
  g_free (self->state);
  g_free (self);
}

static IsmsSeat *
read_seat (IsmsStatement *statement)
{
  IsmsSeat *self = g_new0 (IsmsSeat, 1);

  self->person = isms_statement_get_int (statement, 0);
  self->name = isms_statement_dup_text (statement, 1);
  self->unit = isms_statement_dup_text (statement, 2);
  self->attendance = isms_statement_get_int (statement, 3);
  self->result = isms_statement_dup_text (statement, 4);
  self->score = isms_statement_is_null (statement, 5) ? ISMS_NO_SCORE
                                                      : (int) isms_statement_get_int (statement, 5);
  self->state = isms_statement_dup_text (statement, 6);
  return self;
}

/**
 * isms_training_load_seats:
 * @database: a connection of the calling thread
 * @session: the id of a session
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsSeat): who is listed there, and who is to have its
 *   course: those who are listed first, then those without it; by name; %NULL on error
 */
GPtrArray *
isms_training_load_seats (IsmsDatabase *database, gint64 session, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT a.person_id, a.title AS name, (SELECT u.title FROM person AS p JOIN unit AS u "
      "ON u.id = p.unit_id WHERE p.id = a.person_id), a.id, a.result, a.score, "
      "(SELECT v.state FROM coverage AS v WHERE v.person_id = a.person_id "
      "AND v.course_id = a.course_id) AS state, 0 AS rank "
      "FROM attendance AS a WHERE a.session_id = ?1 AND a.archived = 0 "
      "UNION ALL SELECT p.id, p.name, (SELECT u.title FROM unit AS u WHERE u.id = p.unit_id), 0, "
      "NULL, NULL, v.state, 1 + (v.state = 'valid') "
      "FROM session AS s JOIN coverage AS v ON v.course_id = s.course_id "
      "JOIN person AS p ON p.id = v.person_id WHERE s.id = ?1 AND NOT EXISTS ("
      "SELECT 1 FROM attendance AS a WHERE a.session_id = ?1 AND a.person_id = p.id) "
      "ORDER BY rank, name COLLATE NOCASE, 1",
      error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_seat_free);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, session);
  while (isms_statement_next (statement, error))
    g_ptr_array_add (list, read_seat (statement));
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&list);
}
