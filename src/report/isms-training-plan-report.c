/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The training plan of a year: its sessions, how each course is covered, and who is due. */

#include "isms-config.h"

#include "isms-training-report.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-kind.h"
#include "isms-report-workspace.h"
#include "isms-training.h"

static const char *
get_label (const char *kind, const char *field, const char *value)
{
  const IsmsChoice *choice =
      isms_field_find_choice (isms_kind_find_field (isms_kind_find (kind), field), value);

  return choice != NULL ? _ (choice->label) : value;
}

static void
add_total (IsmsReport *report, const IsmsTrainingFigures *total)
{
  g_autofree char *have = g_strdup_printf (_ ("%u of %u"), total->have, total->asked);
  g_autofree char *missing = g_strdup_printf ("%u", total->missing);
  g_autofree char *lapsed = g_strdup_printf ("%u", total->lapsed);
  g_autofree char *soon = g_strdup_printf ("%u", total->soon);
  const IsmsReportFigure figures[] = {
    { _ ("People with every course that they are to have"), have, NULL },
    { _ ("People who lack a course"), missing, NULL },
    { _ ("People with one that has lapsed"), lapsed, NULL },
    { _ ("People with one that lapses within 30 days"), soon, NULL },
  };

  isms_report_add_figures (report, figures, G_N_ELEMENTS (figures));
}

/* --- Sessions --- */

static void
add_session (IsmsReportTable *table, IsmsStatement *statement)
{
  g_autofree char *day = isms_day_dup_words (isms_statement_get_text (statement, 0));
  g_autofree char *people = g_strdup_printf ("%d", (int) isms_statement_get_int (statement, 6));
  const char *const cells[] = { day,
                                isms_statement_get_text (statement, 1),
                                isms_statement_get_text (statement, 2),
                                isms_statement_get_text (statement, 3),
                                isms_statement_get_text (statement, 4),
                                get_label ("session", "state",
                                           isms_statement_get_text (statement, 5)),
                                people };

  isms_report_table_add_row (table, cells);
}

static gboolean
add_sessions (IsmsReport *report, IsmsDatabase *db, const char *year, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Date"), 1.2, ISMS_REPORT_START, FALSE },
    { _ ("Session"), 2.6, ISMS_REPORT_START, FALSE },
    { _ ("Course"), 2.4, ISMS_REPORT_START, FALSE },
    { _ ("Trainer"), 1.6, ISMS_REPORT_START, FALSE },
    { _ ("Place"), 1.4, ISMS_REPORT_START, FALSE },
    { _ ("State"), 1, ISMS_REPORT_START, FALSE },
    { _ ("People"), 0.8, ISMS_REPORT_END, FALSE },
  };
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      db,
      "SELECT held_on, title, course, trainer, place, state, listed FROM session_list "
      "WHERE archived = 0 AND substr (held_on, 1, 4) = ? ORDER BY held_on, ref_key, id",
      error);
  IsmsReportTable *table = NULL;

  if (statement == NULL)
    return FALSE;
  isms_report_add_heading (report, 1, _ ("Sessions of the Year"));
  isms_statement_bind_text (statement, 1, year);
  while (isms_statement_next (statement, error))
    {
      if (table == NULL)
        table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
      add_session (table, statement);
    }
  if (table == NULL)
    isms_report_add_paragraph (report, _ ("No session is planned, and none was held."));
  return !isms_statement_failed (statement);
}

/* --- Courses --- */

static const IsmsTrainingFigures *
find_figures (GPtrArray *figures, gint64 course)
{
  static const IsmsTrainingFigures none;

  for (guint i = 0; i < figures->len; i++)
    if (((const IsmsTrainingFigures *) figures->pdata[i])->id == course)
      return figures->pdata[i];
  return &none;
}

/* "Everybody", or the units and roles by name. */
static char *
dup_audience (IsmsStatement *statement)
{
  const char *audience = isms_statement_get_text (statement, 2);
  const char *units = isms_statement_get_text (statement, 3);
  const char *roles = isms_statement_get_text (statement, 4);

  if (!g_str_equal (audience, "some") || (units == NULL && roles == NULL))
    return g_strdup (get_label ("course", "audience", audience));
  return g_strdup_printf ("%s%s%s", units != NULL ? units : "",
                          units != NULL && roles != NULL ? ", " : "", roles != NULL ? roles : "");
}

static void
add_course (IsmsReportTable *table, IsmsStatement *statement, GPtrArray *figures)
{
  const IsmsTrainingFigures *each = find_figures (figures, isms_statement_get_int (statement, 0));
  g_autofree char *audience = dup_audience (statement);
  g_autofree char *months =
      isms_statement_is_null (statement, 5)
          ? g_strdup ("")
          : g_strdup_printf ("%d", (int) isms_statement_get_int (statement, 5));
  g_autofree char *have = g_strdup_printf (_ ("%u of %u"), each->have, each->asked);
  g_autofree char *missing = g_strdup_printf ("%u", each->missing);
  g_autofree char *lapsed = g_strdup_printf ("%u", each->lapsed);
  g_autofree char *sessions = g_strdup_printf ("%d", (int) isms_statement_get_int (statement, 6));
  const char *const cells[] = {
    isms_statement_get_text (statement, 1), audience, months, have, missing, lapsed, sessions
  };

  isms_report_table_add_row (table, cells);
}

static gboolean
add_courses (IsmsReport *report, IsmsDatabase *db, const char *year, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Course"), 2.8, ISMS_REPORT_START, FALSE },
    { _ ("Audience"), 2.4, ISMS_REPORT_START, FALSE },
    { _ ("Renew every (months)"), 1.1, ISMS_REPORT_END, FALSE },
    { _ ("Have it"), 1, ISMS_REPORT_END, FALSE },
    { _ ("Missing"), 0.9, ISMS_REPORT_END, FALSE },
    { _ ("Lapsed"), 0.9, ISMS_REPORT_END, FALSE },
    { _ ("Sessions this year"), 1.1, ISMS_REPORT_END, FALSE },
  };
  g_autoptr (GPtrArray) figures = isms_training_load_figures (db, ISMS_TRAINING_BY_COURSE, error);
  g_autoptr (IsmsStatement) statement = NULL;
  IsmsReportTable *table;

  if (figures == NULL)
    return FALSE;
  statement = isms_database_prepare (
      db,
      "SELECT id, title, audience, units, roles, renew_months, (SELECT count (*) FROM session AS s "
      "WHERE s.course_id = c.id AND s.archived = 0 AND s.state <> 'cancelled' "
      "AND substr (s.held_on, 1, 4) = ?) FROM course_list AS c WHERE archived = 0 "
      "ORDER BY title COLLATE NOCASE, id",
      error);
  if (statement == NULL)
    return FALSE;
  isms_report_add_heading (report, 1, _ ("Courses"));
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  isms_statement_bind_text (statement, 1, year);
  while (isms_statement_next (statement, error))
    add_course (table, statement, figures);
  return !isms_statement_failed (statement);
}

/* --- Who is due --- */

/* "Missing", "Lapsed, 3 March 2026", "Lapses on 3 November 2026" */
static char *
dup_state (const IsmsTrainingItem *item)
{
  g_autofree char *until = item->until != NULL ? isms_day_dup_words (item->until) : NULL;

  if (until == NULL)
    return g_strdup (_ ("Missing"));
  /* Translators: a day */
  return g_str_equal (item->state, "lapsed") ? g_strdup_printf (_ ("Lapsed on %s"), until)
                                             : g_strdup_printf (_ ("Lapses on %s"), until);
}

static gboolean
add_due (IsmsReport *report, IsmsDatabase *db, int year, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Name"), 2, ISMS_REPORT_START, FALSE },
    { _ ("Unit"), 2, ISMS_REPORT_START, FALSE },
    { _ ("State"), 2, ISMS_REPORT_START, FALSE },
  };
  g_autoptr (GPtrArray) items = isms_training_load_due (db, year, error);
  IsmsReportTable *table = NULL;
  gint64 course = 0;

  if (items == NULL)
    return FALSE;
  isms_report_add_heading (report, 1, _ ("Who Is Due"));
  if (items->len == 0)
    isms_report_add_paragraph (report, _ ("Nobody: all have what they are to have this year."));
  for (guint i = 0; i < items->len; i++)
    {
      const IsmsTrainingItem *item = items->pdata[i];
      g_autofree char *state = dup_state (item);
      const char *const cells[] = { item->name, item->unit, state };

      if (table == NULL || item->course != course)
        {
          isms_report_add_heading (report, 2, item->title);
          table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
          course = item->course;
        }
      isms_report_table_add_row (table, cells);
    }
  return TRUE;
}

/**
 * isms_training_plan_new:
 * @db: a connection of the calling thread: the background reader's
 * @date: the day of the report; the plan is of its year
 * @error: return location
 *
 * Returns: (transfer full): the sessions of the year, how each course is covered, and who lacks one
 *   or will before the year ends (7.2, 7.3); %NULL on error
 */
IsmsReport *
isms_training_plan_new (IsmsDatabase *db, GDateTime *date, GError **error)
{
  int year = g_date_time_get_year (date);
  g_autofree char *words = g_strdup_printf ("%04d", year);
  g_autoptr (IsmsReport) report = isms_report_new (_ ("Training Plan"), date);
  g_autoptr (IsmsTrainingFigures) total = NULL;

  isms_report_set_subtitle (report, words);
  isms_report_set_landscape (report, TRUE);
  if (!isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  total = isms_training_load_total (db, error);
  if (total == NULL)
    return NULL;
  add_total (report, total);
  if (!add_sessions (report, db, words, error) || !add_courses (report, db, words, error)
      || !add_due (report, db, year, error))
    return NULL;
  return g_steal_pointer (&report);
}
