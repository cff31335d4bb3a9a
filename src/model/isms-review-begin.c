/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which management review is the open one and which was the last; and beginning one, from what the
 * last one had (9.3.1, 9.3.2). */

#include "isms-config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-edit.h"
#include "isms-kinds-private.h"
#include "isms-review-private.h"

/* --- Which one --- */

/**
 * isms_review_find_open:
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Returns: the review in use that is being worked on: the one that was held first of those that are
 *   not approved, as its minutes are still to be finished; else the one that is planned for the
 *   earliest day; 0: there is none, or an error
 */
gint64
isms_review_find_open (IsmsDatabase *database, GError **error)
{
  gint64 id = 0;

  return isms_database_query_int (
             database,
             "SELECT ifnull ((SELECT id FROM review WHERE approved_on IS NULL AND archived = 0 "
             "ORDER BY state = 'held' DESC, ifnull (held_on, planned_on) IS NULL, "
             "ifnull (held_on, planned_on), id LIMIT 1), 0)",
             &id, error)
             ? id
             : 0;
}

gint64
isms_review_find_last_before (IsmsDatabase *database, const char *day, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database,
                             "SELECT id FROM review WHERE state = 'held' AND archived = 0 "
                             "AND (?1 IS NULL OR held_on <= ?1) "
                             "ORDER BY held_on DESC, id DESC LIMIT 1",
                             error);

  if (statement == NULL)
    return 0;
  isms_statement_bind_text (statement, 1, day);
  return isms_statement_next (statement, error) ? isms_statement_get_int (statement, 0) : 0;
}

/**
 * isms_review_find_last:
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Returns: the review in use that was held last, approved or not; 0: there is none, or an error
 */
gint64
isms_review_find_last (IsmsDatabase *database, GError **error)
{
  return isms_review_find_last_before (database, NULL, error);
}

/* --- What it begins with --- */

static gboolean
has_input (IsmsDatabase *database, gint64 review, const char *input, gboolean *has, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT 1 FROM review_input WHERE review_id = ?1 AND input = ?2", error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, review);
  isms_statement_bind_text (statement, 2, input);
  *has = isms_statement_next (statement, error);
  return !isms_statement_failed (statement);
}

/* Who presented it last time, if they are still there, and how long it took. */
static gboolean
set_as_before (
    IsmsRow *row, IsmsDatabase *database, gint64 review, const char *input, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT (SELECT p.id FROM person AS p WHERE p.id = i.presenter_id AND p.active = 1 "
      "AND p.archived = 0), i.minutes FROM review AS r "
      "JOIN review_input AS i ON i.review_id = r.follows_id WHERE r.id = ?1 AND i.input = ?2 "
      "AND i.archived = 0",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, review);
  isms_statement_bind_text (statement, 2, input);
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  if (!isms_statement_is_null (statement, 0))
    isms_row_set_int (row, "presenter_id", isms_statement_get_int (statement, 0));
  if (!isms_statement_is_null (statement, 1))
    isms_row_set_int (row, "minutes", isms_statement_get_int (statement, 1));
  return TRUE;
}

gboolean
isms_review_make_inputs (IsmsWriter *writer, gint64 review, GError **error)
{
  IsmsDatabase *database = isms_writer_get_database (writer);

  for (guint i = 0; i < ISMS_N_REVIEW_INPUTS; i++)
    {
      const IsmsChoice *input = &isms_review_inputs[i];
      g_autoptr (IsmsRow) row = isms_row_new ();
      gboolean has;

      if (!has_input (database, review, input->value, &has, error))
        return FALSE;
      if (has)
        continue;
      isms_row_set_text (row, "title", _ (input->label));
      isms_row_set_int (row, "review_id", review);
      isms_row_set_text (row, "input", input->value);
      isms_row_set_int (row, "place", i + 1);
      if (!set_as_before (row, database, review, input->value, error)
          || isms_writer_insert (writer, "review_input", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/* What @sql says of review ?1, into columns of the same names. */
static gboolean
read_row (IsmsDatabase *database, const char *sql, gint64 review, IsmsRow *row, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, review);
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  for (int i = 0; i < isms_statement_get_n_columns (statement); i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      isms_statement_get_value (statement, i, &value);
      isms_row_set_value (row, isms_statement_get_name (statement, i), &value);
    }
  return TRUE;
}

#define STILL_THERE(column)                                                                        \
  "(SELECT p.id FROM person AS p WHERE p.id = f." column                                           \
  " AND p.active = 1 AND p.archived = 0) AS " column

/* The day is its own, the time of the day that of the one before. */
static void
move_start (IsmsRow *row)
{
  g_autofree char *day = g_strdup (isms_row_get_text (row, "planned_on"));
  const char *moment = isms_row_get_text (row, "starts_at");
  g_autofree char *moved =
      day != NULL && moment != NULL ? isms_review_dup_moved (moment, day) : NULL;

  isms_row_remove (row, "planned_on");
  isms_row_set_text (row, "starts_at", moved);
}

/* Who holds a role of the ISMS takes part in it. */
#define HOLDERS                                                                                    \
  "SELECT p.id AS person_id, p.name AS title, group_concat (r.title, ', ' ORDER BY r.ref_key) "    \
  "AS capacity FROM role AS r JOIN person AS p ON p.id = r.holder_id WHERE r.archived = 0 "        \
  "AND p.active = 1 AND p.archived = 0 GROUP BY p.id ORDER BY min (r.ref_key)"

#define FORMER                                                                                     \
  "SELECT p.id AS person_id, p.name AS title, o.capacity FROM review AS r "                        \
  "JOIN review_participant AS o ON o.review_id = r.follows_id "                                    \
  "JOIN person AS p ON p.id = o.person_id WHERE r.id = ?1 AND o.archived = 0 AND p.active = 1 "    \
  "AND p.archived = 0 ORDER BY o.id"

static gboolean
make_participants (IsmsWriter *writer, gint64 review, gboolean first, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (isms_writer_get_database (writer), first ? HOLDERS : FORMER, error);

  if (statement == NULL)
    return FALSE;
  if (!first)
    isms_statement_bind_int (statement, 1, review);
  while (isms_statement_next (statement, error))
    {
      g_autoptr (IsmsRow) row = isms_row_new ();

      isms_row_set_int (row, "review_id", review);
      for (int i = 0; i < isms_statement_get_n_columns (statement); i++)
        {
          g_auto (GValue) value = G_VALUE_INIT;

          isms_statement_get_value (statement, i, &value);
          isms_row_set_value (row, isms_statement_get_name (statement, i), &value);
        }
      if (isms_writer_insert (writer, "review_participant", row, error) == 0)
        return FALSE;
    }
  return !isms_statement_failed (statement);
}

static gboolean
take_over (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 review = *(const gint64 *) data;
  g_autoptr (IsmsRow) row = isms_row_new ();

  if (!read_row (
          isms_writer_get_database (writer),
          "SELECT f.minutes, f.place, f.purpose, f.topics, " STILL_THERE (
              "chair_id") ", " STILL_THERE ("minutes_by_id") ", f.starts_at, r.planned_on "
                                                             "FROM review AS r JOIN review AS f ON "
                                                             "f.id = r.follows_id WHERE r.id = ?1",
          review, row, error))
    return FALSE;
  if (isms_row_get_size (row) == 0)
    return make_participants (writer, review, TRUE, error);
  move_start (row);
  return isms_writer_update (writer, "review", review, row, error)
         && make_participants (writer, review, FALSE, error);
}

/**
 * isms_review_begin:
 * @step: a step that is not committed yet
 * @title: what to call it; not empty
 * @planned_on: (nullable): the day for which it is planned
 *
 * Plans a review with its ten inputs (9.3.2). It follows the one that was held last: who chairs it,
 * takes the minutes, takes part and presents, place, times, purpose and further topics are as then,
 * without those who have left. The first ever has the holders of roles take part (5.3).
 *
 * Returns: the id of the review; later parts of @step may refer to it
 */
gint64
isms_review_begin (IsmsStep *step, const char *title, const char *planned_on)
{
  IsmsRow *row = isms_row_new ();
  gint64 id;

  isms_row_set_text (row, "title", title);
  if (planned_on != NULL)
    isms_row_set_text (row, "planned_on", planned_on);
  id = isms_edit_insert (step, &isms_kind_review, row);
  isms_step_call (step, take_over, g_memdup2 (&id, sizeof id), g_free);
  return id;
}

/* --- What is proposed --- */

/**
 * isms_review_dup_proposed_day:
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the day that the review held last named for the next one;
 *   %NULL: none, or an error
 */
char *
isms_review_dup_proposed_day (IsmsDatabase *database, GError **error)
{
  return isms_database_query_text (
      database,
      "SELECT next_on FROM review WHERE state = 'held' AND archived = 0 "
      "ORDER BY held_on DESC, id DESC LIMIT 1",
      error);
}

/**
 * isms_review_dup_proposed_title:
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Returns: (transfer full): by the year for which one is proposed and how many that year has:
 *   "Management review 2026/2"; %NULL on error
 */
char *
isms_review_dup_proposed_title (IsmsDatabase *database, GError **error)
{
  g_autofree char *today = isms_day_today ();
  g_autoptr (GError) failure = NULL;
  g_autofree char *proposed = isms_review_dup_proposed_day (database, &failure);
  const char *day = proposed != NULL && strcmp (proposed, today) > 0 ? proposed : today;
  g_autofree char *year = g_strndup (day, 4);
  g_autoptr (IsmsStatement) count = NULL;

  if (failure == NULL)
    count = isms_database_prepare (database,
                                   "SELECT count (*) FROM review "
                                   "WHERE substr (ifnull (held_on, planned_on), 1, 4) = ?1",
                                   &failure);
  if (count != NULL)
    isms_statement_bind_text (count, 1, year);
  if (count == NULL || !isms_statement_next (count, &failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  /* Translators: what a review is called: the year, and which one of that year */
  return g_strdup_printf (_ ("Management review %s/%u"), year,
                          (guint) isms_statement_get_int (count, 0) + 1);
}
