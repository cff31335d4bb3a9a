/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A few questions, and the lines that are put together from their answers. */

#include "isms-config.h"

#include "isms-planner.h"

#include <string.h>

#include "isms-day.h"

#define NO_DATE_KEY (G_GINT64_CONSTANT (-1) << 62)
#define AROUND (3 * 366) /* days */
#define SCOPE_LENGTH 160 /* letters of what is said in short */

/* --- Keeping --- */

static void
audit_free (gpointer data)
{
  IsmsPlannerAudit *audit = data;

  g_free (audit->ref);
  g_free (audit->title);
  g_free (audit->lead);
  g_free (audit->team);
  g_free (audit->with);
  g_free (audit->scope);
  g_array_unref (audit->people);
  g_clear_pointer (&audit->warnings, g_ptr_array_unref);
  g_free (audit);
}

static void
person_free (gpointer data)
{
  IsmsPlannerPerson *person = data;

  g_free (person->name);
  g_array_unref (person->audits);
  g_free (person);
}

static void
days_free (gpointer data)
{
  g_free (((IsmsPlannerDays *) data)->title);
  g_free (data);
}

/**
 * isms_planner_ref:
 * @self: a planner
 *
 * Any thread.
 *
 * Returns: (transfer full): the same
 */
IsmsPlanner *
isms_planner_ref (IsmsPlanner *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
isms_planner_unref (IsmsPlanner *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->audits);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->days);
  g_free (self);
}

/* --- Reading --- */

static const IsmsChoice *
find_choice (const char *field, const char *value)
{
  return isms_field_find_choice (isms_kind_find_field (isms_kind_find ("audit"), field), value);
}

static IsmsPlannerWhose
read_whose (const char *kind)
{
  if (g_str_equal (kind, "internal"))
    return ISMS_PLANNER_OWN;
  return g_str_equal (kind, "supplier") ? ISMS_PLANNER_OF_SUPPLIER : ISMS_PLANNER_OF_BODY;
}

/* The words of the scope, or its clauses and controls; no longer than a tip may be. */
static char *
dup_short (const char *words, const char *controls)
{
  const char *text = words != NULL && *words != '\0' ? words : controls;
  g_autofree char *cut = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  if (g_utf8_strlen (text, -1) <= SCOPE_LENGTH)
    return g_strdup (text);
  cut = g_utf8_substring (text, 0, SCOPE_LENGTH);
  return g_strdup_printf ("%s…", cut);
}

static const char columns[] =
    "id, ref, title, kind, state, "
    "CASE WHEN state = 'reported' OR state = 'closed' THEN ifnull (began_on, starts_on) "
    "ELSE starts_on END AS begins, "
    "CASE WHEN state = 'reported' OR state = 'closed' THEN ifnull (finished_on, ends_on) "
    "ELSE ends_on END AS ends, "
    "overdue, CASE WHEN n_items > 0 THEN n_answered * 100 / n_items ELSE 0 END, lead, team, "
    "ifnull (supplier, body), scope, controls";

static IsmsPlannerAudit *
read_audit (IsmsStatement *row)
{
  IsmsPlannerAudit *audit = g_new0 (IsmsPlannerAudit, 1);

  audit->id = isms_statement_get_int (row, 0);
  audit->ref = isms_statement_dup_text (row, 1);
  audit->title = isms_statement_dup_text (row, 2);
  audit->kind = find_choice ("kind", isms_statement_get_text (row, 3));
  audit->state = find_choice ("state", isms_statement_get_text (row, 4));
  audit->whose = read_whose (isms_statement_get_text (row, 3));
  audit->first = isms_day_get_number (isms_statement_get_text (row, 5));
  audit->last = isms_day_get_number (isms_statement_get_text (row, 6));
  audit->one_day = audit->last == 0;
  if (audit->first == 0)
    audit->first = audit->last;
  audit->last = MAX (audit->first, audit->last);
  audit->overdue = isms_statement_get_int (row, 7) != 0;
  audit->progress = (int) isms_statement_get_int (row, 8);
  audit->lead = isms_statement_dup_text (row, 9);
  audit->team = isms_statement_dup_text (row, 10);
  audit->with = isms_statement_dup_text (row, 11);
  audit->scope = dup_short (isms_statement_get_text (row, 12), isms_statement_get_text (row, 13));
  audit->people = g_array_new (FALSE, FALSE, sizeof (guint));
  return audit;
}

static gboolean
read_audits (IsmsPlanner *self, IsmsQuery *query, IsmsDatabase *database, GError **error)
{
  g_autofree char *from = isms_query_dup_from (query);
  g_autofree char *sql = g_strdup_printf ("SELECT %s %s ORDER BY ifnull (begins, ends) IS NULL, "
                                          "ifnull (begins, ends), ends, ref_key, id",
                                          columns, from);
  g_autoptr (IsmsStatement) row = isms_database_prepare (database, sql, error);

  if (row == NULL)
    return FALSE;
  isms_query_bind (query, row, 1);
  while (isms_statement_next (row, error))
    g_ptr_array_add (self->audits, read_audit (row));
  return !isms_statement_failed (row);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const IsmsPlannerPerson *one = *(IsmsPlannerPerson *const *) a;
  const IsmsPlannerPerson *other = *(IsmsPlannerPerson *const *) b;
  int order = g_utf8_collate (one->name, other->name);

  return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

/* Who audits anything, whether the query leaves it or not: whoever plans looks for somebody who has
 * time. */
static gboolean
read_people (IsmsPlanner *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) row = isms_database_prepare (
      database,
      "SELECT id, name, active = 0 OR archived = 1 FROM person "
      "WHERE id IN (SELECT u.person_id FROM audit_auditor AS u JOIN audit AS a "
      "ON a.id = u.audit_id WHERE a.archived = 0)",
      error);

  if (row == NULL)
    return FALSE;
  while (isms_statement_next (row, error))
    {
      IsmsPlannerPerson *person = g_new0 (IsmsPlannerPerson, 1);

      person->id = isms_statement_get_int (row, 0);
      person->name = isms_statement_dup_text (row, 1);
      person->gone = isms_statement_get_int (row, 2) != 0;
      person->audits = g_array_new (FALSE, FALSE, sizeof (guint));
      g_ptr_array_add (self->people, person);
    }
  g_ptr_array_sort (self->people, compare_names);
  return !isms_statement_failed (row);
}

/* (transfer full): from an id to a place and 1. */
static GHashTable *
index_places (GPtrArray *of)
{
  GHashTable *places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < of->len; i++)
    g_hash_table_insert (places, of->pdata[i], GUINT_TO_POINTER (i + 1)); /* the id comes first */
  return places;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return (one > other) - (one < other);
}

static gboolean
read_ties (IsmsPlanner *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (GHashTable) audits = index_places (self->audits);
  g_autoptr (GHashTable) people = index_places (self->people);
  g_autoptr (IsmsStatement) row = isms_database_prepare (
      database, "SELECT audit_id, person_id FROM audit_auditor ORDER BY audit_id, leads DESC",
      error);

  if (row == NULL)
    return FALSE;
  while (isms_statement_next (row, error))
    {
      gint64 audit = isms_statement_get_int (row, 0), person = isms_statement_get_int (row, 1);
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (audits, &audit));
      guint who = GPOINTER_TO_UINT (g_hash_table_lookup (people, &person));

      if (at == 0 || who == 0)
        continue;
      at--;
      who--;
      g_array_append_val (((IsmsPlannerAudit *) self->audits->pdata[at])->people, who);
      g_array_append_val (((IsmsPlannerPerson *) self->people->pdata[who])->audits, at);
    }
  for (guint i = 0; i < self->people->len; i++)
    g_array_sort (((IsmsPlannerPerson *) self->people->pdata[i])->audits, compare_places);
  return !isms_statement_failed (row);
}

static gboolean
read_days (IsmsPlanner *self, IsmsDatabase *database, GError **error)
{
  g_autofree char *from = isms_day_dup_nth (self->days_from);
  g_autofree char *to = isms_day_dup_nth (self->days_to - 1);
  g_autoptr (GPtrArray) holidays = isms_audit_plan_load_holidays (database, from, to, error);

  for (guint i = 0; holidays != NULL && i < holidays->len; i++)
    {
      const IsmsAuditHoliday *holiday = holidays->pdata[i];
      IsmsPlannerDays *days = g_new0 (IsmsPlannerDays, 1);

      days->title = g_strdup (holiday->title);
      days->person = holiday->person;
      days->first = isms_day_get_number (holiday->first);
      days->last = isms_day_get_number (holiday->last);
      g_ptr_array_add (self->days, days);
    }
  return holidays != NULL;
}

static gboolean
read_warnings (IsmsPlanner *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (GHashTable) all = isms_audit_plan_load_all_warnings (database, error);

  for (guint i = 0; all != NULL && i < self->audits->len; i++)
    {
      IsmsPlannerAudit *audit = self->audits->pdata[i];
      GPtrArray *warnings = g_hash_table_lookup (all, &audit->id);

      audit->warnings = warnings != NULL ? g_ptr_array_ref (warnings) : NULL;
      for (guint j = 0; warnings != NULL && j < warnings->len; j++)
        {
          const IsmsAuditWarning *warning = warnings->pdata[j];

          audit->conflicts |= warning->conflict;
          audit->depends |= !warning->conflict && !warning->remark;
        }
    }
  return all != NULL;
}

/**
 * isms_planner_load:
 * @query: which audits; its order does not matter
 * @database: a connection of the calling thread: the background reader's
 * @from: the first day that is shown, a Julian one
 * @to: the day after the last
 * @error: return location
 *
 * Returns: (transfer full): the audits, who audits, what speaks against their plans (9.2.2 b), and
 *   the holidays of those days and some years around them; %NULL on error
 */
IsmsPlanner *
isms_planner_load (IsmsQuery *query, IsmsDatabase *database, int from, int to, GError **error)
{
  g_autoptr (IsmsPlanner) self = g_new0 (IsmsPlanner, 1);

  g_atomic_ref_count_init (&self->refs);
  self->audits = g_ptr_array_new_with_free_func (audit_free);
  self->people = g_ptr_array_new_with_free_func (person_free);
  self->days = g_ptr_array_new_with_free_func (days_free);
  self->days_from = MAX (1, from - AROUND);
  self->days_to = to + AROUND;
  if (!read_audits (self, query, database, error) || !read_people (self, database, error)
      || !read_ties (self, database, error) || !read_days (self, database, error)
      || !read_warnings (self, database, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
isms_planner_covers (const IsmsPlanner *self, int from, int to)
{
  return from >= self->days_from && to <= self->days_to;
}

/* --- Lines --- */

gboolean
isms_planner_audit_is_in (const IsmsPlannerAudit *self, int from, int to)
{
  return self->first != 0 && self->first < to && self->last >= from;
}

gboolean
isms_planner_audit_is_open (const IsmsPlannerAudit *self)
{
  return !self->state->over;
}

static void
add_line (GArray *lines, gint64 key, IsmsPlannerLineKind kind, guint audit, guint person)
{
  const IsmsPlannerLine line = { key, kind, audit, person };

  g_array_append_val (lines, line);
}

/* An audit has a line under each of its people. */
static void
add_audit (const IsmsPlanner *self, GArray *lines, guint audit, guint person)
{
  gint64 id = ((IsmsPlannerAudit *) self->audits->pdata[audit])->id;
  gint64 of = person != G_MAXUINT ? ((IsmsPlannerPerson *) self->people->pdata[person])->id : 0;

  add_line (lines, (of << 32) | id, ISMS_PLANNER_AUDIT, audit, person);
}

static void
add_person (const IsmsPlanner *self, GArray *lines, guint place, int from, int to)
{
  const IsmsPlannerPerson *person = self->people->pdata[place];
  guint n = lines->len;

  add_line (lines, -1 - person->id, ISMS_PLANNER_PERSON, 0, place);
  for (guint i = 0; i < person->audits->len; i++)
    {
      guint audit = g_array_index (person->audits, guint, i);

      if (isms_planner_audit_is_in (self->audits->pdata[audit], from, to))
        add_audit (self, lines, audit, place);
    }
  if (person->gone && lines->len == n + 1)
    g_array_set_size (lines, n); /* who left, and has nothing here, is in nobody's way */
}

/* Those without people, or all; in the days, or without one. */
static void
add_rest (const IsmsPlanner *self,
          GArray *lines,
          IsmsPlannerLineKind heading,
          gint64 key,
          gboolean all,
          int from,
          int to)
{
  guint n = lines->len;

  for (guint i = 0; i < self->audits->len; i++)
    {
      const IsmsPlannerAudit *audit = self->audits->pdata[i];
      gboolean fits =
          heading == ISMS_PLANNER_WITHOUT_DATE
              ? audit->first == 0
              : isms_planner_audit_is_in (audit, from, to) && (all || audit->people->len == 0);

      if (!fits)
        continue;
      if (lines->len == n && heading != ISMS_PLANNER_AUDIT)
        add_line (lines, key, heading, 0, G_MAXUINT);
      add_audit (self, lines, i, G_MAXUINT);
    }
}

/**
 * isms_planner_list_lines:
 * @self: a planner
 * @by_person: whether audits stand under each of their people
 * @from: the first day that is shown, a Julian one
 * @to: the day after the last
 *
 * Who has left is listed as long as something is planned for them there. Any thread.
 *
 * Returns: (transfer full) (element-type IsmsPlannerLine): the lines, what has no day last
 */
GArray *
isms_planner_list_lines (const IsmsPlanner *self, gboolean by_person, int from, int to)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (IsmsPlannerLine));

  for (guint i = 0; by_person && i < self->people->len; i++)
    add_person (self, lines, i, from, to);
  if (by_person)
    add_rest (self, lines, ISMS_PLANNER_NOBODY, -1, FALSE, from, to);
  else
    add_rest (self, lines, ISMS_PLANNER_AUDIT, 0, TRUE, from, to);
  add_rest (self, lines, ISMS_PLANNER_WITHOUT_DATE, NO_DATE_KEY, TRUE, from, to);
  return lines;
}

/* --- Days --- */

static gboolean
is_of (const IsmsPlannerDays *days, const gint64 *people, guint n_people, gboolean of_all)
{
  if (days->person == 0)
    return of_all;
  for (guint i = 0; i < n_people; i++)
    if (people[i] == days->person)
      return TRUE;
  return FALSE;
}

/**
 * isms_planner_visit_days:
 * @self: a planner
 * @people: (array length=n_people): whose absences
 * @n_people: how many
 * @of_all: whether what is of all is visited
 * @from: the first day, a Julian one
 * @to: the day after the last
 * @func: (scope call): called for each time, also where part of it is not in these days
 * @data: for @func
 */
void
isms_planner_visit_days (const IsmsPlanner *self,
                         const gint64 *people,
                         guint n_people,
                         gboolean of_all,
                         int from,
                         int to,
                         IsmsPlannerDaysFunc func,
                         gpointer data)
{
  for (guint i = 0; i < self->days->len; i++)
    {
      const IsmsPlannerDays *days = self->days->pdata[i];

      if (days->first < to && days->last >= from && is_of (days, people, n_people, of_all))
        func (days, data);
    }
}
