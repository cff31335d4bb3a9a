/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "isms-config.h"

#include "isms-coverage.h"

#include <glib/gi18n-lib.h>

#include "isms-control-mapping.h"

static const struct
{
  const char *name;
  const char *label;
} coverages[] = {
  { "full", NC_ ("coverage", "Covered") },
  { "partly", NC_ ("coverage", "Partly covered") },
  { "none", NC_ ("coverage", "Not covered") },
  { "unmapped", NC_ ("coverage", "No mapping") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (coverages) == ISMS_N_COVERAGES);

/**
 * isms_coverage_get_name:
 *
 * Returns: (transfer none): the coverage in a word for programs, the same in every language
 */
const char *
isms_coverage_get_name (IsmsCoverage coverage)
{
  return coverages[coverage].name;
}

/**
 * isms_coverage_get_label:
 *
 * Returns: (transfer none): the coverage as people read it
 */
const char *
isms_coverage_get_label (IsmsCoverage coverage)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "coverage", coverages[coverage].label);
}

/**
 * isms_coverage_row_free:
 * @self: (transfer full): a row
 */
void
isms_coverage_row_free (IsmsCoverageRow *self)
{
  g_free (self->ref);
  g_free (self->title);
  g_free (self->theme);
  g_free (self->by);
  g_free (self);
}

/* What a control of the statement does for one that it stands to as @relation: the rule of
 * docs/decisions/coverage.md. */
static IsmsCoverage
judge (IsmsRelation relation, const char *applicable, const char *reported)
{
  gboolean is_whole = relation == ISMS_RELATION_EQUAL || relation == ISMS_RELATION_SUPERSET;

  if (!g_str_equal (applicable, "yes") || g_str_equal (reported, "not_started"))
    return ISMS_COVERAGE_NONE;
  if (is_whole && (g_str_equal (reported, "implemented") || g_str_equal (reported, "inherited")))
    return ISMS_COVERAGE_FULL;
  return ISMS_COVERAGE_PARTLY;
}

static gboolean
check_framework (IsmsDatabase *database, gint64 framework, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database, "SELECT 1 FROM framework WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, framework);
  if (isms_statement_next (statement, error))
    return TRUE;
  if (!isms_statement_failed (statement))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("The framework is no longer there."));
  return FALSE;
}

static gboolean
load_controls (
    GPtrArray *rows, GHashTable *by_id, IsmsDatabase *database, gint64 framework, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database,
                             "SELECT id, ref, title, nullif (theme, '') FROM control"
                             " WHERE framework_id = ? AND kind <> 'group' AND archived = 0"
                             " ORDER BY place IS NULL, place, ref_key, id",
                             error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, framework);
  while (isms_statement_next (statement, error))
    {
      IsmsCoverageRow *row = g_new0 (IsmsCoverageRow, 1);

      row->control = isms_statement_get_int (statement, 0);
      row->ref = isms_statement_dup_text (statement, 1);
      row->title = isms_statement_dup_text (statement, 2);
      row->theme = isms_statement_dup_text (statement, 3);
      row->coverage = ISMS_COVERAGE_UNMAPPED;
      g_ptr_array_add (rows, row);
      g_hash_table_insert (by_id, &row->control, row);
    }
  return !isms_statement_failed (statement);
}

/* Whatever of the statement is mapped to a control of the framework, and how it stands to it: from
 * either side, and a control of the statement to itself. */
static const char mapped_sql[] =
    "SELECT m.target_id, m.relation, 0, o.ref, o.applicable, p.reported, o.place, o.ref_key"
    " FROM control AS t JOIN control_mapping AS m ON m.target_id = t.id"
    " JOIN control AS o ON o.id = m.source_id JOIN control_report AS p ON p.id = o.id"
    " LEFT JOIN framework AS f ON f.id = o.framework_id"
    " WHERE t.framework_id = ?1 AND o.archived = 0 AND o.kind = 'control' AND ifnull (f.in_soa, 1)"
    " UNION ALL "
    "SELECT m.source_id, m.relation, 1, o.ref, o.applicable, p.reported, o.place, o.ref_key"
    " FROM control AS t JOIN control_mapping AS m ON m.source_id = t.id"
    " JOIN control AS o ON o.id = m.target_id JOIN control_report AS p ON p.id = o.id"
    " LEFT JOIN framework AS f ON f.id = o.framework_id"
    " WHERE t.framework_id = ?1 AND o.archived = 0 AND o.kind = 'control' AND ifnull (f.in_soa, 1)"
    " UNION ALL "
    "SELECT t.id, 'equal', 0, t.ref, t.applicable, p.reported, t.place, t.ref_key"
    " FROM control AS t JOIN framework AS f ON f.id = t.framework_id"
    " JOIN control_report AS p ON p.id = t.id"
    " WHERE t.framework_id = ?1 AND t.archived = 0 AND t.kind = 'control' AND f.in_soa = 1"
    " ORDER BY 7, 8";

static gboolean
load_mapped (GHashTable *by_id, IsmsDatabase *database, gint64 framework, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, mapped_sql, error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, framework);
  while (isms_statement_next (statement, error))
    {
      gint64 id = isms_statement_get_int (statement, 0);
      IsmsCoverageRow *row = g_hash_table_lookup (by_id, &id);
      const char *ref = isms_statement_get_text (statement, 3);
      g_autofree char *before = NULL;
      IsmsRelation relation = ISMS_RELATION_INTERSECTS;
      IsmsCoverage coverage;

      if (row == NULL)
        continue;
      isms_relation_find (isms_statement_get_text (statement, 1), &relation);
      if (isms_statement_get_int (statement, 2) != 0)
        relation = isms_relation_invert (relation);
      coverage = judge (relation, isms_statement_get_text (statement, 4),
                        isms_statement_get_text (statement, 5));
      row->coverage = MIN (row->coverage, coverage);
      before = row->by;
      row->by = before != NULL ? g_strconcat (before, ", ", ref, NULL) : g_strdup (ref);
    }
  return !isms_statement_failed (statement);
}

/**
 * isms_coverage_load:
 * @database: a connection of the calling thread
 * @framework: a framework's id
 * @error: return location
 *
 * Tells of each control of a framework what the Statement of Applicability (6.1.3 d) already does
 * for it. A control of the statement that applies and is implemented or inherited covers whatever
 * it is the same as, or has as a part. One that only overlaps with it or is a part of it, or that
 * is only planned or partly implemented, covers it partly. One that does not apply, is undecided or
 * not started covers nothing. Of several the best counts: parts are never added up. A control that
 * stands in the statement itself counts by what is decided on it. What is archived counts nowhere.
 *
 * Returns: (transfer full) (element-type IsmsCoverageRow): the controls; %NULL on error,
 *   %G_IO_ERROR_NOT_FOUND where there is no such framework
 */
GPtrArray *
isms_coverage_load (IsmsDatabase *database, gint64 framework, GError **error)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_coverage_row_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!check_framework (database, framework, error)
      || !load_controls (rows, by_id, database, framework, error)
      || !load_mapped (by_id, database, framework, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/**
 * isms_coverage_count:
 * @rows: (element-type IsmsCoverageRow): the controls of a framework
 *
 * Returns: how many there are, and how far they are covered
 */
IsmsCoverageFigures
isms_coverage_count (GPtrArray *rows)
{
  IsmsCoverageFigures figures = { .n = rows->len };

  for (guint i = 0; i < rows->len; i++)
    figures.counts[((const IsmsCoverageRow *) rows->pdata[i])->coverage]++;
  return figures;
}

/**
 * isms_coverage_figures_get_share:
 * @self: figures
 *
 * Returns: how many of 100 controls are covered in full, rounded down; -1 where there is none
 */
int
isms_coverage_figures_get_share (const IsmsCoverageFigures *self)
{
  return self->n > 0 ? (int) (100 * self->counts[ISMS_COVERAGE_FULL] / self->n) : -1;
}

/**
 * isms_coverage_figures_dup_sentence:
 * @self: figures
 *
 * Returns: (transfer full): all of them in a sentence, translated
 */
char *
isms_coverage_figures_dup_sentence (const IsmsCoverageFigures *self)
{
  if (self->n == 0)
    return g_strdup (_ ("This framework has no controls."));
  return g_strdup_printf (
      /* Translators: five numbers of controls: all of a framework, those that are covered, partly,
       * not, and those that nothing is mapped to */
      g_dngettext (GETTEXT_PACKAGE,
                   "%u control: %u covered, %u partly covered, %u not covered, %u without a "
                   "mapping.",
                   "%u controls: %u covered, %u partly covered, %u not covered, %u without a "
                   "mapping.",
                   self->n),
      self->n, self->counts[ISMS_COVERAGE_FULL], self->counts[ISMS_COVERAGE_PARTLY],
      self->counts[ISMS_COVERAGE_NONE], self->counts[ISMS_COVERAGE_UNMAPPED]);
}
