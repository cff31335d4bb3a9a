/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Tells data/sample/attendances.csv: who of those that a session was for was there. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-attendance.h"
#include "isms-sample-private.h"
#include "isms-uid.h"

void
isms_sample_training_plan (IsmsSampleStory *story, IsmsSampleRisks *risks)
{
  for (guint row = 1; row < isms_table_get_n_rows (story->attendances); row++)
    isms_sample_risks_add (risks, isms_sample_get_number (story->attendances, row, "day"),
                           "attendance", row);
  isms_sample_risks_sort (risks);
}

/* Of the course of the session, or 0. */
static gboolean
read_course (IsmsSampleStory *story, gint64 session, gint64 *course, int *pass_mark, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_store_get_reader (story->store),
      "SELECT c.id, ifnull (c.pass_mark, 0) FROM session AS s JOIN course AS c "
      "ON c.id = s.course_id WHERE s.id = ?",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, session);
  if (!isms_statement_next (statement, error))
    return FALSE;
  *course = isms_statement_get_int (statement, 0);
  *pass_mark = (int) isms_statement_get_int (statement, 1);
  return TRUE;
}

/* Those who are named, or else those that the course was for on that day. */
static GArray *
list_people (IsmsSampleStory *story, guint row, gint64 course, GError **error)
{
  g_auto (GStrv) refs =
      g_strsplit (isms_sample_get_cell (story->attendances, row, "people"), " ", -1);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (IsmsStatement) statement = NULL;

  for (guint i = 0; refs[i] != NULL && *refs[i] != '\0'; i++)
    {
      gint64 id = isms_sample_find_id (story, refs[i]);

      g_array_append_val (people, id);
    }
  if (people->len > 0)
    return g_steal_pointer (&people);
  statement = isms_database_prepare (
      isms_store_get_reader (story->store),
      "SELECT person_id FROM course_person WHERE course_id = ? ORDER BY person_id", error);
  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, course);
  while (isms_statement_next (statement, error))
    {
      gint64 id = isms_statement_get_int (statement, 0);

      g_array_append_val (people, id);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&people);
}

/* Always the same; 0 of a hundred are invited. */
static void
mark (IsmsAttendanceMark *mark, guint nth, guint row, int share, int pass_mark)
{
  int luck = (int) ((nth * 37 + row * 11) % 100);

  mark->score = ISMS_NO_SCORE;
  if (share == 0)
    mark->result = "invited";
  else if (luck < share)
    {
      mark->result = "attended";
      if (pass_mark > 0)
        mark->score = pass_mark - 8 + (int) ((nth * 29 + row * 7) % (guint) (108 - pass_mark));
    }
  else
    mark->result = luck % 2 ? "excused" : "absent";
}

/**
 * isms_sample_training_happens:
 * @story: what is told
 * @row: of the table of attendances
 * @day: on which it happened
 * @error: return location
 *
 * Returns: %FALSE on error
 */
gboolean
isms_sample_training_happens (IsmsSampleStory *story, guint row, int day, GError **error)
{
  IsmsTable *table = story->attendances;
  const char *ref = isms_sample_get_cell (table, row, "session");
  gint64 session = isms_sample_find_id (story, ref);
  int share = isms_sample_get_number (table, row, "share");
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) people = NULL;
  g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (IsmsAttendanceMark));
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;
  gint64 course;
  int pass_mark;

  if (!read_course (story, session, &course, &pass_mark, error)
      || (people = list_people (story, row, course, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      IsmsAttendanceMark each = { .person = g_array_index (people, gint64, i) };
      g_autofree char *words = g_strdup_printf ("%s/%" G_GINT64_FORMAT, ref, each.person);

      mark (&each, i, row, share, pass_mark);
      each.uid = isms_uid_from_words (words);
      g_ptr_array_add (uids, (gpointer) each.uid);
      g_array_append_val (marks, each);
    }
  label = isms_attendance_dup_label (ref, marks->len);
  step = isms_sample_begin (story, day, isms_sample_get_cell (table, row, "person"), label);
  isms_attendance_record (step, session, (const IsmsAttendanceMark *) marks->data, marks->len,
                          NULL);
  return isms_step_commit (step, story->cancellable, error);
}
