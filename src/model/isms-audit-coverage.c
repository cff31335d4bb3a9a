/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Read once: the audits, the requirements in their order with what they are part of, then the cells
 * that the view audit_coverage says. Groups sum up while the cells come. */

#include "isms-config.h"

#include "isms-audit-coverage.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-audit-coverage-private.h"

/* --- Freeing --- */

static void
free_column (gpointer data)
{
  IsmsAuditColumn *column = data;

  g_free (column->ref);
  g_free (column->title);
  g_free (column->kind);
  g_free (column->state);
  g_free (column->starts_on);
  g_free (column->ends_on);
  g_free (column->lead);
  g_free (column->other);
  g_free (column);
}

static void
free_row (gpointer data)
{
  IsmsAuditRow *row = data;

  g_free (row->ref);
  g_free (row->title);
  g_free (row->signs);
  g_free (row->counts);
  g_free (row->why);
  g_free (row->last_on);
  g_free (row->last_ref);
  g_free (row);
}

/**
 * isms_audit_coverage_free:
 * @self: (transfer full) (nullable): a coverage
 */
void
isms_audit_coverage_free (IsmsAuditCoverage *self)
{
  if (self == NULL)
    return;
  g_free (self->ref);
  g_free (self->title);
  g_free (self->starts_on);
  g_free (self->ends_on);
  g_ptr_array_unref (self->audits);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* --- The programme and its audits --- */

/**
 * isms_audit_coverage_find_programme:
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Returns: the id of the programme that runs today, else of the next one, else of the last; 0 if
 *   there is none, and on error
 */
gint64
isms_audit_coverage_find_programme (IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT id FROM programme_list WHERE archived = 0 ORDER BY "
      "CASE state WHEN 'runs' THEN 0 WHEN 'to_come' THEN 1 ELSE 2 END, "
      "CASE state WHEN 'to_come' THEN starts_on END, starts_on DESC, id DESC LIMIT 1",
      error);

  if (statement == NULL || !isms_statement_next (statement, error))
    return 0;
  return isms_statement_get_int (statement, 0);
}

static gboolean
load_programme (IsmsAuditCoverage *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT ref, title, starts_on, ends_on FROM programme WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, self->programme);
  if (!isms_statement_next (statement, error))
    {
      self->programme = 0;
      return !isms_statement_failed (statement);
    }
  self->ref = isms_statement_dup_text (statement, 0);
  self->title = isms_statement_dup_text (statement, 1);
  self->starts_on = isms_statement_dup_text (statement, 2);
  self->ends_on = isms_statement_dup_text (statement, 3);
  return TRUE;
}

/* Its own, and those of no programme that lie in its years: a certification body's, a customer's.
 */
#define AUDITS                                                                                     \
  "SELECT a.id, a.ref, a.title, a.kind, a.state, ifnull (a.began_on, a.starts_on), "               \
  "ifnull (a.finished_on, a.ends_on), (SELECT p.name FROM person AS p WHERE p.id = a.lead_id), "   \
  "CASE a.kind WHEN 'internal' THEN NULL WHEN 'supplier' "                                         \
  "THEN (SELECT s.title FROM supplier AS s WHERE s.id = a.supplier_id) ELSE a.body END "           \
  "FROM audit AS a WHERE a.archived = 0 AND a.state <> 'cancelled' AND (a.programme_id = ?1 "      \
  "OR (a.programme_id IS NULL AND ifnull (a.began_on, a.starts_on) BETWEEN ?2 AND ?3)) "           \
  "ORDER BY ifnull (ifnull (a.began_on, a.starts_on), '9999'), a.ref_key"

static IsmsAuditColumn *
read_column (IsmsStatement *statement)
{
  IsmsAuditColumn *column = g_new0 (IsmsAuditColumn, 1);

  column->id = isms_statement_get_int (statement, 0);
  column->ref = isms_statement_dup_text (statement, 1);
  column->title = isms_statement_dup_text (statement, 2);
  column->kind = isms_statement_dup_text (statement, 3);
  column->state = isms_statement_dup_text (statement, 4);
  column->starts_on = isms_statement_dup_text (statement, 5);
  column->ends_on = isms_statement_dup_text (statement, 6);
  column->lead = isms_statement_dup_text (statement, 7);
  column->other = isms_statement_dup_text (statement, 8);
  column->counts = g_str_equal (column->kind, "internal");
  column->open = g_str_equal (column->state, "planned") || g_str_equal (column->state, "prepared");
  return column;
}

static gboolean
load_audits (IsmsAuditCoverage *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, AUDITS, error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, self->programme);
  isms_statement_bind_text (statement, 2, self->starts_on);
  isms_statement_bind_text (statement, 3, self->ends_on);
  while (isms_statement_next (statement, error))
    g_ptr_array_add (self->audits, read_column (statement));
  return !isms_statement_failed (statement);
}

/* --- The rows --- */

typedef struct
{
  IsmsAuditCoverage *coverage;
  GHashTable *found;  /* what holds others together, by control: an index and 1 more */
  GHashTable *themes; /* framework and theme: likewise */
  GHashTable *leaves; /* requirements by control: likewise */
  GHashTable *names;  /* of controls that have parts: Part */
} Loading;

typedef struct
{
  gint64 parent;
  char *ref;
  char *title;
} Part;

static void
free_part (gpointer data)
{
  g_free (((Part *) data)->ref);
  g_free (((Part *) data)->title);
  g_free (data);
}

static IsmsAuditRow *
get_row (const IsmsAuditCoverage *self, int index)
{
  return g_ptr_array_index (self->rows, (guint) index);
}

int
isms_audit_coverage_add_row (IsmsAuditCoverage *self,
                             int parent,
                             const char *ref,
                             const char *title)
{
  IsmsAuditRow *row = g_new0 (IsmsAuditRow, 1);

  row->parent = parent;
  row->depth = parent >= 0 ? get_row (self, parent)->depth + 1 : 0;
  row->ref = g_strdup (ref);
  row->title = g_strdup (title);
  row->why = g_strdup ("");
  row->signs = g_new0 (IsmsAuditSign, self->audits->len + 1);
  row->counts = g_new0 (guint, self->audits->len + 1);
  if (parent >= 0)
    get_row (self, parent)->group = TRUE;
  g_ptr_array_add (self->rows, row);
  return (int) self->rows->len - 1;
}

/* "5 Organizational controls" over "A.5.18": "A.5", "Organizational controls". */
static int
ensure_theme (Loading *loading, gint64 framework, const char *theme, const char *ref)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT " %s", framework, theme);
  gpointer found = g_hash_table_lookup (loading->themes, key);
  const char *dot = strrchr (ref, '.');
  const char *space = strchr (theme, ' ');
  gboolean numbered = dot != NULL && space != NULL && g_ascii_isdigit (*theme);
  g_autofree char *number = g_strndup (ref, dot != NULL ? (gsize) (dot - ref) : 0);
  int row;

  if (found != NULL)
    return GPOINTER_TO_INT (found) - 1;
  row = isms_audit_coverage_add_row (loading->coverage, -1, numbered ? number : "",
                                     numbered ? space + 1 : theme);
  g_hash_table_insert (loading->themes, g_steal_pointer (&key), GINT_TO_POINTER (row + 1));
  return row;
}

static int
ensure_part (Loading *loading, gint64 control)
{
  gpointer found = g_hash_table_lookup (loading->found, GSIZE_TO_POINTER ((gsize) control));
  const Part *part = g_hash_table_lookup (loading->names, GSIZE_TO_POINTER ((gsize) control));
  int row;

  if (found != NULL)
    return GPOINTER_TO_INT (found) - 1;
  if (part == NULL)
    return -1;
  row = isms_audit_coverage_add_row (loading->coverage,
                                     part->parent != 0 ? ensure_part (loading, part->parent) : -1,
                                     part->ref, part->title);
  get_row (loading->coverage, row)->control = control;
  g_hash_table_insert (loading->found, GSIZE_TO_POINTER ((gsize) control),
                       GINT_TO_POINTER (row + 1));
  return row;
}

static gboolean
load_parts (Loading *loading, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT c.id, c.parent_id, c.ref, c.title FROM control AS c WHERE c.archived = 0 "
      "AND EXISTS (SELECT 1 FROM control AS p WHERE p.parent_id = c.id AND p.archived = 0)",
      error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      Part *part = g_new0 (Part, 1);

      part->parent = isms_statement_get_int (statement, 1);
      part->ref = isms_statement_dup_text (statement, 2);
      part->title = isms_statement_dup_text (statement, 3);
      g_hash_table_insert (loading->names,
                           GSIZE_TO_POINTER ((gsize) isms_statement_get_int (statement, 0)), part);
    }
  return !isms_statement_failed (statement);
}

/* The clauses, then the Statement of Applicability, then other frameworks. */
#define REQUIREMENTS                                                                               \
  "SELECT c.id, c.parent_id, c.framework_id, c.theme, c.ref, c.title, w.weight, w.derived, "       \
  "w.reason, w.clause, w.tone, w.risk, w.level, w.long_ago, w.last_id, w.last_sign, w.last_on, "   \
  "(SELECT a.ref FROM audit AS a WHERE a.id = w.last_id) "                                         \
  "FROM audit_weight AS w JOIN control AS c ON c.id = w.control_id "                               \
  "LEFT JOIN framework AS f ON f.id = c.framework_id "                                             \
  "ORDER BY c.kind <> 'clause', f.id IS NULL, f.in_soa DESC, f.ref_key, "                          \
  "ifnull (c.place, 999999999), c.ref_key"

static void
read_requirement (Loading *loading, IsmsStatement *statement)
{
  const char *theme = isms_statement_get_text (statement, 3);
  const char *ref = isms_statement_get_text (statement, 4);
  int parent = ensure_part (loading, isms_statement_get_int (statement, 1));
  IsmsAuditRow *row;
  int index;

  if (parent < 0)
    parent = ensure_theme (loading, isms_statement_get_int (statement, 2),
                           theme != NULL ? theme : _ ("Own controls"), ref);
  index = isms_audit_coverage_add_row (loading->coverage, parent, ref,
                                       isms_statement_get_text (statement, 5));
  row = get_row (loading->coverage, index);
  row->control = isms_statement_get_int (statement, 0);
  row->n = 1;
  row->weight = (guint) isms_statement_get_int (statement, 6);
  row->derived = (guint) isms_statement_get_int (statement, 7);
  row->own = !isms_statement_is_null (statement, 8);
  g_free (row->why);
  row->why = row->own ? isms_statement_dup_text (statement, 8)
                      : isms_audit_coverage_dup_why (statement, 9);
  row->last_audit = isms_statement_get_int (statement, 14);
  row->last = (IsmsAuditSign) isms_statement_get_int (statement, 15);
  row->last_on = isms_statement_dup_text (statement, 16);
  row->last_ref = isms_statement_dup_text (statement, 17);
}

static gboolean
load_requirements (Loading *loading, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, REQUIREMENTS, error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    read_requirement (loading, statement);
  return !isms_statement_failed (statement);
}

static void
place_row (
    GPtrArray *rows, GPtrArray *ordered, const int *first, const int *next, int index, int parent)
{
  IsmsAuditRow *row = rows->pdata[index];
  int place = (int) ordered->len;

  row->parent = parent;
  g_ptr_array_add (ordered, row);
  for (int i = first[index]; i >= 0; i = next[i])
    place_row (rows, ordered, first, next, i, place);
}

/* So that all parts of a row follow it, in whatever order they came. */
static void
order_rows (Loading *loading)
{
  GPtrArray *rows = loading->coverage->rows;
  g_autoptr (GPtrArray) ordered = g_ptr_array_sized_new (rows->len);
  g_autofree int *first = g_new (int, rows->len + 1);
  g_autofree int *next = g_new (int, rows->len + 1);

  for (guint i = 0; i < rows->len; i++)
    first[i] = -1;
  for (int i = (int) rows->len - 1; i >= 0; i--)
    {
      int parent = ((IsmsAuditRow *) rows->pdata[i])->parent;

      next[i] = parent >= 0 ? first[parent] : -1;
      if (parent >= 0)
        first[parent] = i;
    }
  for (guint i = 0; i < rows->len; i++)
    if (((IsmsAuditRow *) rows->pdata[i])->depth == 0)
      place_row (rows, ordered, first, next, (int) i, -1);
  for (guint i = 0; i < rows->len; i++)
    {
      const IsmsAuditRow *row = ordered->pdata[i];

      rows->pdata[i] = ordered->pdata[i];
      if (!row->group)
        g_hash_table_insert (loading->leaves, GSIZE_TO_POINTER ((gsize) row->control),
                             GINT_TO_POINTER (i + 1));
    }
}

/* --- The cells --- */

static int
find_audit (IsmsAuditCoverage *self, gint64 id, int guess)
{
  if (guess >= 0 && ((IsmsAuditColumn *) self->audits->pdata[guess])->id == id)
    return guess;
  for (guint i = 0; i < self->audits->len; i++)
    if (((IsmsAuditColumn *) self->audits->pdata[i])->id == id)
      return (int) i;
  return -1;
}

static void
set_cell (IsmsAuditCoverage *self, int index, int audit, IsmsAuditSign sign)
{
  ((IsmsAuditColumn *) self->audits->pdata[audit])->n++;
  for (int i = index; i >= 0; i = get_row (self, i)->parent)
    {
      IsmsAuditRow *row = get_row (self, i);

      row->signs[audit] = MAX (row->signs[audit], sign);
      row->counts[audit]++;
    }
}

static gboolean
load_cells (Loading *loading, IsmsDatabase *database, GError **error)
{
  IsmsAuditCoverage *self = loading->coverage;
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT audit_id, control_id, sign FROM audit_coverage", error);
  int audit = -1;

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      gint64 control = isms_statement_get_int (statement, 1);
      int row = GPOINTER_TO_INT (
                    g_hash_table_lookup (loading->leaves, GSIZE_TO_POINTER ((gsize) control)))
                - 1;

      audit = find_audit (self, isms_statement_get_int (statement, 0), audit);
      if (row >= 0 && audit >= 0)
        set_cell (self, row, audit, (IsmsAuditSign) isms_statement_get_int (statement, 2));
    }
  return !isms_statement_failed (statement);
}

/* What was audited and is no longer there, or no longer applies: its item keeps number and title.
 */
#define GONE                                                                                       \
  "SELECT i.audit_id, ifnull (ifnull (i.number, c.ref), ''), i.title, i.result FROM audit_item "   \
  "AS i "                                                                                          \
  "LEFT JOIN control AS c ON c.id = i.control_id WHERE i.archived = 0 AND i.earlier_id IS NULL "   \
  "AND i.audit_id IS NOT NULL AND (i.control_id IS NULL OR c.archived = 1 OR c.applicable = "      \
  "'no') "                                                                                         \
  "ORDER BY 2, 3, i.id"

static IsmsAuditSign
find_sign (const char *result)
{
  static const char *const results[] = { "not_applicable", "conforms", "opportunity", "minor",
                                         "major" };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    if (g_strcmp0 (results[i], result) == 0)
      return (IsmsAuditSign) (ISMS_AUDIT_SIGN_NOT_APPLICABLE + i);
  return ISMS_AUDIT_SIGN_OPEN;
}

static gboolean
load_gone (IsmsAuditCoverage *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, GONE, error);
  int group = -1, last = -1;

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      int audit = find_audit (self, isms_statement_get_int (statement, 0), -1);
      const char *ref = isms_statement_get_text (statement, 1);
      const char *title = isms_statement_get_text (statement, 2);

      if (audit < 0)
        continue;
      if (group < 0)
        {
          group = isms_audit_coverage_add_row (self, -1, "", _ ("No Longer Part of It"));
          get_row (self, group)->gone = TRUE;
        }
      if (last < 0 || !g_str_equal (get_row (self, last)->ref, ref)
          || !g_str_equal (get_row (self, last)->title, title))
        {
          last = isms_audit_coverage_add_row (self, group, ref, title);
          get_row (self, last)->gone = TRUE;
          self->n_gone++;
        }
      set_cell (self, last, audit, find_sign (isms_statement_get_text (statement, 3)));
    }
  return !isms_statement_failed (statement);
}

/* --- Summing up --- */

static void
judge_requirement (const IsmsAuditCoverage *self, IsmsAuditRow *row)
{
  gboolean audited = FALSE, planned = FALSE;

  for (guint i = 0; i < self->audits->len; i++)
    {
      const IsmsAuditColumn *audit = self->audits->pdata[i];

      audited = audited || (audit->counts && isms_audit_sign_is_audited (row->signs[i]));
      planned = planned
                || (audit->counts
                    && (row->signs[i] == ISMS_AUDIT_SIGN_PLANNED
                        || row->signs[i] == ISMS_AUDIT_SIGN_RUNNING));
    }
  row->n_never = !audited;
  row->n_planned = !audited && planned;
  row->n_failed = isms_audit_sign_is_failed (row->last);
}

static void
add_up (IsmsAuditRow *group, const IsmsAuditRow *row)
{
  group->n += row->n;
  group->n_never += row->n_never;
  group->n_planned += row->n_planned;
  group->n_failed += row->n_failed;
  group->weight = MAX (group->weight, row->weight);
  group->last = MAX (group->last, row->last);
  if (row->last_on != NULL && g_strcmp0 (row->last_on, group->last_on) > 0)
    {
      g_set_str (&group->last_on, row->last_on);
      g_set_str (&group->last_ref, row->last_ref);
      group->last_audit = row->last_audit;
    }
}

/* What is part of another stands after it. */
static void
sum_up (IsmsAuditCoverage *self)
{
  for (guint i = self->rows->len; i-- > 0;)
    {
      IsmsAuditRow *row = self->rows->pdata[i];

      if (row->gone)
        continue;
      if (!row->group)
        judge_requirement (self, row);
      if (row->parent >= 0)
        add_up (get_row (self, row->parent), row);
      else
        {
          self->n += row->n;
          self->n_never += row->n_never;
          self->n_planned += row->n_planned;
          self->n_failed += row->n_failed;
        }
    }
}

/**
 * isms_audit_coverage_load:
 * @database: a connection of the calling thread
 * @programme: the id of an audit programme; 0 for none
 * @error: return location
 *
 * Reads what the audits of a programme reach (9.2.2): every clause and every control that applies,
 * against the audits of its years.
 *
 * Returns: (transfer full): the coverage; %NULL on error
 */
IsmsAuditCoverage *
isms_audit_coverage_load (IsmsDatabase *database, gint64 programme, GError **error)
{
  g_autoptr (IsmsAuditCoverage) self = g_new0 (IsmsAuditCoverage, 1);
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) leaves = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) themes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (NULL, NULL, NULL, free_part);
  Loading loading = { self, found, themes, leaves, names };

  self->programme = programme;
  self->audits = g_ptr_array_new_with_free_func (free_column);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  if (programme != 0
      && (!load_programme (self, database, error) || !load_audits (self, database, error)))
    return NULL;
  if (!load_parts (&loading, database, error) || !load_requirements (&loading, database, error))
    return NULL;
  order_rows (&loading);
  if (!load_cells (&loading, database, error) || !load_gone (self, database, error))
    return NULL;
  sum_up (self);
  return g_steal_pointer (&self);
}

/**
 * isms_audit_coverage_list_controls:
 * @self: a coverage
 * @row: the index of a row
 *
 * Returns: (transfer full) (element-type gint64): the requirement of the row, or those of all its
 *   parts; none of what is gone
 */
GArray *
isms_audit_coverage_list_controls (const IsmsAuditCoverage *self, guint row)
{
  GArray *controls = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint depth = get_row (self, (int) row)->depth;

  for (guint i = row; i < self->rows->len; i++)
    {
      const IsmsAuditRow *part = self->rows->pdata[i];

      if (i > row && part->depth <= depth)
        break;
      if (!part->group && !part->gone)
        g_array_append_val (controls, part->control);
    }
  return controls;
}
