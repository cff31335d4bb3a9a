/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Steps are read by their number, from the newest on, so that the first of them come at once
 * however many there are. Words are looked for here: SQLite folds no case beyond ASCII. */

#include "isms-config.h"

#include "isms-journal-list.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"

static void
free_record (gpointer data)
{
  IsmsJournalRecord *self = data;

  g_free (self->ref);
  g_free (self->title);
  g_free (self);
}

/**
 * isms_journal_step_free:
 * @self: (transfer full): a step
 */
void
isms_journal_step_free (IsmsJournalStep *self)
{
  g_free (self->at);
  g_free (self->actor);
  g_free (self->label);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self);
}

static GDateTime *
read_time (const char *at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (at, NULL);

  return time != NULL ? g_date_time_to_local (time) : NULL;
}

/**
 * isms_journal_step_dup_time:
 * @self: a step
 *
 * Returns: (transfer full): the time of its day, where the program runs
 */
char *
isms_journal_step_dup_time (const IsmsJournalStep *self)
{
  g_autoptr (GDateTime) time = read_time (self->at);

  return time != NULL ? g_date_time_format (time, "%H:%M") : g_strdup ("");
}

/**
 * isms_journal_step_dup_records:
 * @self: a step
 *
 * Returns: (transfer full): what it changed, the first ones by name
 */
char *
isms_journal_step_dup_records (const IsmsJournalStep *self)
{
  GString *words = g_string_new (NULL);
  guint more = self->n_records - self->records->len;

  for (guint i = 0; i < self->records->len; i++)
    {
      const IsmsJournalRecord *record = self->records->pdata[i];

      g_string_append_printf (words, "%s%s %s", i > 0 ? ", " : "", record->ref, record->title);
    }
  if (more > 0)
    /* Translators: follows the records that are named */
    g_string_append_printf (words, ngettext (" and %u more", " and %u more", more), more);
  return g_string_free_and_steal (words);
}

/* A step never changes; what its records are called does. */
gboolean
isms_journal_step_says_the_same (gconstpointer left, gconstpointer right)
{
  const IsmsJournalStep *one = left;
  const IsmsJournalStep *other = right;

  if (one->id != other->id || one->n_records != other->n_records
      || one->records->len != other->records->len)
    return FALSE;
  for (guint i = 0; i < one->records->len; i++)
    {
      const IsmsJournalRecord *a = one->records->pdata[i];
      const IsmsJournalRecord *b = other->records->pdata[i];

      if (a->gone != b->gone || !g_str_equal (a->ref, b->ref) || !g_str_equal (a->title, b->title))
        return FALSE;
    }
  return TRUE;
}

IsmsJournalAsked *
isms_journal_asked_copy (const IsmsJournalAsked *self)
{
  IsmsJournalAsked *copy = g_new0 (IsmsJournalAsked, 1);

  copy->actor = g_strdup (self->actor);
  copy->from = g_strdup (self->from);
  copy->to = g_strdup (self->to);
  copy->words = g_strdup (self->words);
  copy->table = g_intern_string (self->table);
  copy->row = self->row;
  return copy;
}

void
isms_journal_asked_free (IsmsJournalAsked *self)
{
  g_free (self->actor);
  g_free (self->from);
  g_free (self->to);
  g_free (self->words);
  g_free (self);
}

/* --- The records of a step --- */

typedef struct
{
  IsmsStatement *changed; /* the rows of a step */
  IsmsStatement *named;
  IsmsStatement *gone;
} Names;

static void
clear_names (Names *self)
{
  g_clear_pointer (&self->changed, isms_statement_free);
  g_clear_pointer (&self->named, isms_statement_free);
  g_clear_pointer (&self->gone, isms_statement_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, clear_names)

static gboolean
prepare_names (Names *self, IsmsDatabase *database, GError **error)
{
  self->changed =
      isms_database_prepare (database,
                             "SELECT tbl, row FROM journal_change WHERE seq >= ?1 AND seq < ?2 "
                             "GROUP BY tbl, row ORDER BY min (seq)",
                             error);
  if (self->changed == NULL)
    return FALSE;
  self->named = isms_database_prepare (
      database, "SELECT ref, title FROM named_record WHERE kind = ?1 AND id = ?2", error);
  if (self->named == NULL)
    return FALSE;
  /* What it was last called, from when it came or went as a whole. */
  self->gone = isms_database_prepare (
      database,
      "SELECT json_extract (ifnull (before, after), '$.ref'), ifnull (json_extract (ifnull "
      "(before, after), '$.title'), json_extract (ifnull (before, after), '$.name')) "
      "FROM journal_change WHERE tbl = ?1 AND row = ?2 AND op <> 'u' ORDER BY seq DESC LIMIT 1",
      error);
  return self->gone != NULL;
}

static gboolean
read_name (IsmsJournalRecord *record, IsmsStatement *names, GError **error)
{
  gboolean found;

  isms_statement_reset (names);
  isms_statement_bind_text (names, 1, record->kind->name);
  isms_statement_bind_int (names, 2, record->id);
  found = isms_statement_next (names, error);
  if (found)
    {
      record->ref = isms_statement_dup_text (names, 0);
      record->title = isms_statement_dup_text (names, 1);
    }
  return found;
}

static gboolean
add_record (IsmsJournalStep *step, Names *names, const IsmsKind *kind, gint64 id, GError **error)
{
  IsmsJournalRecord *record = g_new0 (IsmsJournalRecord, 1);

  record->kind = kind;
  record->id = id;
  g_ptr_array_add (step->records, record);
  if (!read_name (record, names->named, error))
    {
      if (isms_statement_failed (names->named))
        return FALSE;
      record->gone = TRUE;
      if (!read_name (record, names->gone, error) && isms_statement_failed (names->gone))
        return FALSE;
    }
  if (record->ref == NULL)
    record->ref = g_strdup ("");
  if (record->title == NULL)
    record->title = g_strdup (_ (kind->label));
  return TRUE;
}

static gboolean
add_records (IsmsJournalStep *step,
             Names *names,
             gint64 first,
             gint64 n_changes,
             guint n_named,
             GError **error)
{
  isms_statement_reset (names->changed);
  isms_statement_bind_int (names->changed, 1, first);
  isms_statement_bind_int (names->changed, 2, first + n_changes);
  while (isms_statement_next (names->changed, error))
    {
      const char *table = isms_statement_get_text (names->changed, 0);
      const IsmsKind *kind = isms_kind_find (table);

      if (kind == NULL || !g_str_equal (kind->name, table))
        continue;
      step->n_records++;
      if (step->records->len < n_named
          && !add_record (step, names, kind, isms_statement_get_int (names->changed, 1), error))
        return FALSE;
    }
  return !isms_statement_failed (names->changed);
}

/* --- The steps --- */

#define COLUMNS "id, at, actor, label, kind, first_change, n_changes"
enum
{
  ID,
  AT,
  ACTOR,
  LABEL,
  KIND,
  FIRST_CHANGE,
  N_CHANGES
};

static char *
find_end (const char *day)
{
  g_autofree char *next = isms_day_dup_nth (isms_day_get_number (day) + 1);

  return isms_day_dup_moment_on (next, 0);
}

static IsmsStatement *
select_steps (IsmsDatabase *database,
              const char *columns,
              const IsmsJournalAsked *asked,
              gint64 before,
              GError **error)
{
  g_autofree char *from = asked->from != NULL ? isms_day_dup_moment_on (asked->from, 0) : NULL;
  g_autofree char *end = asked->to != NULL ? find_end (asked->to) : NULL;
  g_autofree char *sql = g_strconcat (
      "SELECT ", columns,
      " FROM journal WHERE id < ?1 AND (?2 IS NULL OR actor = ?2) "
      "AND (?3 IS NULL OR at >= ?3) AND (?4 IS NULL OR at < ?4) ",
      asked->row != 0 ? "AND id IN (SELECT step FROM journal_change WHERE tbl = ?5 AND row = ?6) "
                      : "",
      "ORDER BY id DESC", NULL);
  IsmsStatement *steps = isms_database_prepare (database, sql, error);

  if (steps == NULL)
    return NULL;
  isms_statement_bind_int (steps, 1, before > 0 ? before : G_MAXINT64);
  isms_statement_bind_text (steps, 2, asked->actor);
  isms_statement_bind_text (steps, 3, from);
  isms_statement_bind_text (steps, 4, end);
  if (asked->row != 0)
    {
      isms_statement_bind_text (steps, 5, asked->table);
      isms_statement_bind_int (steps, 6, asked->row);
    }
  return steps;
}

/* (transfer full) Each in its folded form. */
static GStrv
split_words (const IsmsJournalAsked *asked)
{
  g_autofree char *folded = g_utf8_casefold (asked->words != NULL ? asked->words : "", -1);

  return g_strsplit_set (folded, " \t\n", -1);
}

static gboolean
has_words (const char *label, GStrv words)
{
  g_autofree char *folded = NULL;

  if (words[0] == NULL)
    return TRUE;
  folded = g_utf8_casefold (label, -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static IsmsStepKind
read_kind (const char *kind)
{
  return g_str_equal (kind, "undo")   ? ISMS_STEP_UNDO
         : g_str_equal (kind, "redo") ? ISMS_STEP_REDO
                                      : ISMS_STEP_DO;
}

static IsmsJournalStep *
read_step (IsmsStatement *row)
{
  IsmsJournalStep *step = g_new0 (IsmsJournalStep, 1);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *day = NULL;

  step->id = isms_statement_get_int (row, ID);
  step->at = isms_statement_dup_text (row, AT);
  step->actor = isms_statement_dup_text (row, ACTOR);
  step->label = isms_statement_dup_text (row, LABEL);
  step->kind = read_kind (isms_statement_get_text (row, KIND));
  step->records = g_ptr_array_new_with_free_func (free_record);
  time = read_time (step->at);
  day = time != NULL ? isms_day_of (time) : NULL;
  step->day = isms_day_get_number (day);
  return step;
}

/**
 * isms_journal_list_load:
 * @database: a connection of the calling thread
 * @asked: which steps
 * @before: only older ones than the step of that number; 0 for all
 * @limit: at most so many; 0 for all
 * @n_named: of each, so many records are named
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsJournalStep): the newest first; %NULL on error
 */
GPtrArray *
isms_journal_list_load (IsmsDatabase *database,
                        const IsmsJournalAsked *asked,
                        gint64 before,
                        guint limit,
                        guint n_named,
                        GError **error)
{
  g_autoptr (GPtrArray) steps =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_journal_step_free);
  g_autoptr (IsmsStatement) rows = select_steps (database, COLUMNS, asked, before, error);
  g_auto (GStrv) words = split_words (asked);
  g_auto (Names) names = { NULL };

  if (rows == NULL || !prepare_names (&names, database, error))
    return NULL;
  while ((limit == 0 || steps->len < limit) && isms_statement_next (rows, error))
    {
      if (!has_words (isms_statement_get_text (rows, LABEL), words))
        continue;
      g_ptr_array_add (steps, read_step (rows));
      if (!add_records (steps->pdata[steps->len - 1], &names,
                        isms_statement_get_int (rows, FIRST_CHANGE),
                        isms_statement_get_int (rows, N_CHANGES), n_named, error))
        return NULL;
    }
  return isms_statement_failed (rows) ? NULL : g_steal_pointer (&steps);
}

static gboolean
asks_all (const IsmsJournalAsked *asked)
{
  return asked->actor == NULL && asked->from == NULL && asked->to == NULL && asked->row == 0;
}

/**
 * isms_journal_list_count:
 * @database: a connection of the calling thread
 * @asked: which steps
 * @n_steps: (out): how many there are
 * @error: return location
 *
 * Returns: %FALSE on error
 */
gboolean
isms_journal_list_count (IsmsDatabase *database,
                         const IsmsJournalAsked *asked,
                         guint *n_steps,
                         GError **error)
{
  g_autoptr (IsmsStatement) rows = NULL;
  g_auto (GStrv) words = split_words (asked);
  gboolean counted = words[0] == NULL;

  *n_steps = 0;
  rows = select_steps (database,
                       !counted           ? COLUMNS
                       : asks_all (asked) ? "max (id)" /* none is ever left out */
                                          : "count (*)",
                       asked, 0, error);
  if (rows == NULL)
    return FALSE;
  while (isms_statement_next (rows, error))
    if (counted)
      *n_steps = (guint) isms_statement_get_int (rows, 0);
    else
      *n_steps += has_words (isms_statement_get_text (rows, LABEL), words);
  return !isms_statement_failed (rows);
}

/**
 * isms_journal_list_actors:
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Returns: (transfer full): the names of those who changed something; %NULL on error
 */
GStrv
isms_journal_list_actors (IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) rows =
      isms_database_prepare (database, "SELECT DISTINCT actor FROM journal ORDER BY actor", error);
  g_autoptr (GStrvBuilder) actors = g_strv_builder_new ();

  if (rows == NULL)
    return NULL;
  while (isms_statement_next (rows, error))
    g_strv_builder_add (actors, isms_statement_get_text (rows, 0));
  return isms_statement_failed (rows) ? NULL : g_strv_builder_end (actors);
}
