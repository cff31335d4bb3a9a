/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "isms-config.h"

#include "isms-control-mapping.h"

#include <glib/gi18n-lib.h>

#include "isms-edit.h"

static const struct
{
  const char *name;
  const char *label;
  IsmsRelation inverse;
} relations[] = {
  /* Translators: how one control stands to another, whose name follows: "Same as A.5.1" */
  { "equal", NC_ ("relation of controls", "Same as"), ISMS_RELATION_EQUAL },
  { "subset", NC_ ("relation of controls", "Part of"), ISMS_RELATION_SUPERSET },
  { "superset", NC_ ("relation of controls", "Contains"), ISMS_RELATION_SUBSET },
  { "intersects", NC_ ("relation of controls", "Overlaps with"), ISMS_RELATION_INTERSECTS },
};

G_STATIC_ASSERT (G_N_ELEMENTS (relations) == ISMS_N_RELATIONS);

/**
 * isms_relation_get_name:
 *
 * Returns: (transfer none): the relation as it is stored
 */
const char *
isms_relation_get_name (IsmsRelation relation)
{
  return relations[relation].name;
}

/**
 * isms_relation_find:
 * @name: (nullable): as it is stored
 * @relation: (out): which one that is
 *
 * Returns: whether there is such a relation
 */
gboolean
isms_relation_find (const char *name, IsmsRelation *relation)
{
  for (guint i = 0; i < ISMS_N_RELATIONS; i++)
    if (g_strcmp0 (relations[i].name, name) == 0)
      {
        *relation = (IsmsRelation) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * isms_relation_get_label:
 *
 * Returns: (transfer none): the relation in words, translated; the name of the other control
 * follows
 */
const char *
isms_relation_get_label (IsmsRelation relation)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "relation of controls", relations[relation].label);
}

/**
 * isms_relation_invert:
 *
 * Returns: how the other control stands to this one
 */
IsmsRelation
isms_relation_invert (IsmsRelation relation)
{
  return relations[relation].inverse;
}

/* --- Reading --- */

/**
 * isms_control_mapping_free:
 * @self: (transfer full): a mapping
 */
void
isms_control_mapping_free (IsmsControlMapping *self)
{
  g_free (self->ref);
  g_free (self->title);
  g_free (self->framework);
  g_free (self->rationale);
  g_free (self->source);
  g_free (self);
}

static IsmsControlMapping *
read_mapping (IsmsStatement *statement)
{
  IsmsControlMapping *self = g_new0 (IsmsControlMapping, 1);

  self->id = isms_statement_get_int (statement, 0);
  self->control = isms_statement_get_int (statement, 1);
  self->ref = isms_statement_dup_text (statement, 2);
  self->title = isms_statement_dup_text (statement, 3);
  self->framework = isms_statement_dup_text (statement, 4);
  self->archived = isms_statement_get_int (statement, 5) != 0;
  isms_relation_find (isms_statement_get_text (statement, 6), &self->relation);
  if (isms_statement_get_int (statement, 7) != 0)
    self->relation = isms_relation_invert (self->relation);
  self->strength =
      isms_statement_is_null (statement, 8) ? -1 : (int) isms_statement_get_int (statement, 8);
  self->rationale = isms_statement_dup_text (statement, 9);
  self->source = isms_statement_dup_text (statement, 10);
  return self;
}

/**
 * isms_control_mapping_load:
 * @database: a connection of the calling thread
 * @control: a control's id
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsControlMapping): what the control is mapped to,
 *   whichever of the two the mapping starts from; %NULL on error
 */
GPtrArray *
isms_control_mapping_load (IsmsDatabase *database, gint64 control, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_control_mapping_free);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT m.id, c.id, c.ref, c.title, f.title, c.archived, m.relation, m.back, m.strength, "
      "m.rationale, m.source FROM ("
      "SELECT *, target_id AS other, 0 AS back FROM control_mapping WHERE source_id = ?1 "
      "UNION ALL "
      "SELECT *, source_id AS other, 1 AS back FROM control_mapping WHERE target_id = ?1) AS m "
      "JOIN control AS c ON c.id = m.other LEFT JOIN framework AS f ON f.id = c.framework_id "
      "ORDER BY f.ref_key, c.place IS NULL, c.place, c.ref_key",
      error);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, control);
  while (isms_statement_next (statement, error))
    g_ptr_array_add (list, read_mapping (statement));
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&list);
}

/* --- Writing --- */

typedef struct
{
  gint64 id; /* of what is removed */
  gint64 source;
  gint64 target;
  IsmsRelation relation;
} Job;

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

static gboolean
touch_both (IsmsWriter *writer, gint64 source, gint64 target, GError **error)
{
  const IsmsKind *kind = isms_kind_find ("control");

  return isms_edit_touch (writer, kind, source, error)
         && isms_edit_touch (writer, kind, target, error);
}

static gboolean
check (IsmsDatabase *database, const Job *job, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT (SELECT count (*) FROM control WHERE id = %1$" G_GINT64_FORMAT
      " OR id = %2$" G_GINT64_FORMAT ") * 4"
      " + EXISTS (SELECT 1 FROM control AS a JOIN control AS b ON b.framework_id = a.framework_id"
      " WHERE a.id = %1$" G_GINT64_FORMAT " AND b.id = %2$" G_GINT64_FORMAT ") * 2"
      " + EXISTS (SELECT 1 FROM control_mapping"
      " WHERE (source_id = %1$" G_GINT64_FORMAT " AND target_id = %2$" G_GINT64_FORMAT ")"
      " OR (source_id = %2$" G_GINT64_FORMAT " AND target_id = %1$" G_GINT64_FORMAT "))",
      job->source, job->target);
  gint64 found = 0;

  if (!isms_database_query_int (database, sql, &found, error))
    return FALSE;
  if (found / 4 < 2)
    return refuse (_ ("A mapping is between two controls, and one of them is not there. Choose "
                      "another."),
                   error);
  if (found & 2)
    return refuse (_ ("Both controls are of the same framework. A mapping says how those of "
                      "different frameworks correspond; choose a control of another one."),
                   error);
  if (found & 1)
    return refuse (_ ("These two controls are mapped already. Remove that mapping first."), error);
  return TRUE;
}

static gboolean
add_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  g_autoptr (IsmsRow) row = isms_row_new ();

  if (!check (isms_writer_get_database (writer), job, error))
    return FALSE;
  isms_row_set_int (row, "source_id", job->source);
  isms_row_set_int (row, "target_id", job->target);
  isms_row_set_text (row, "relation", isms_relation_get_name (job->relation));
  return isms_writer_insert (writer, "control_mapping", row, error) != 0
         && touch_both (writer, job->source, job->target, error);
}

/**
 * isms_control_mapping_add:
 * @step: a step that is not committed yet
 * @source: a control's id
 * @target: the id of a control that is not of the same framework
 * @relation: how @source stands to @target
 *
 * Says how two controls correspond. Whatever else the organisation decided on them stays.
 */
void
isms_control_mapping_add (IsmsStep *step, gint64 source, gint64 target, IsmsRelation relation)
{
  const Job job = { .source = source, .target = target, .relation = relation };

  isms_step_call (step, add_cb, g_memdup2 (&job, sizeof job), g_free);
}

static gboolean
remove_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  gint64 source, target;

  {
    g_autoptr (IsmsStatement) statement = isms_database_prepare (
        isms_writer_get_database (writer),
        "SELECT source_id, target_id FROM control_mapping WHERE id = ?", error);

    if (statement == NULL)
      return FALSE;
    isms_statement_bind_int (statement, 1, job->id);
    if (!isms_statement_next (statement, error))
      return !isms_statement_failed (statement);
    source = isms_statement_get_int (statement, 0);
    target = isms_statement_get_int (statement, 1);
  }
  return isms_writer_delete (writer, "control_mapping", job->id, error)
         && touch_both (writer, source, target, error);
}

/**
 * isms_control_mapping_remove:
 * @step: a step that is not committed yet
 * @id: a mapping's id
 *
 * Takes a mapping away; one that is gone already is no error.
 */
void
isms_control_mapping_remove (IsmsStep *step, gint64 id)
{
  const Job job = { .id = id };

  isms_step_call (step, remove_cb, g_memdup2 (&job, sizeof job), g_free);
}
