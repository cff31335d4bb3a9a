/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is in the scope of an audit, changed control by control, and what somebody decided of their
 * weight. */

#include "isms-config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-audit-coverage.h"
#include "isms-edit.h"

typedef struct
{
  gint64 audit;
  GArray *controls;
  gboolean in_scope;
} Change;

static void
free_change (gpointer data)
{
  g_array_unref (((Change *) data)->controls);
  g_free (data);
}

static gboolean
check_open (IsmsDatabase *database, gint64 audit, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database, "SELECT ref, state FROM audit WHERE id = ?", error);
  const char *state;

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, audit);
  if (!isms_statement_next (statement, error))
    {
      if (!isms_statement_failed (statement))
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                             _ ("The audit is no longer there. Nothing was changed."));
      return FALSE;
    }
  state = isms_statement_get_text (statement, 1);
  if (g_str_equal (state, "planned") || g_str_equal (state, "prepared"))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: the ref of an audit */
               _ ("The scope of %s stays as it is: the audit is under way or over. Plan another "
                  "one for what is missing."),
               isms_statement_get_text (statement, 0));
  return FALSE;
}

/* Runs @sql, of @audit and @control, for the ids that it returns. */
static GArray *
list_ids (IsmsDatabase *database, const char *sql, gint64 audit, gint64 control, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, audit);
  isms_statement_bind_int (statement, 2, control);
  while (isms_statement_next (statement, error))
    {
      gint64 id = isms_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&ids);
}

static gboolean
add_link (IsmsWriter *writer, gint64 audit, gint64 control, GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();

  isms_row_set_int (row, "audit_id", audit);
  isms_row_set_int (row, "control_id", control);
  return isms_writer_insert (writer, "audit_control", row, error) != 0;
}

static gboolean
put_in (IsmsWriter *writer, gint64 audit, gint64 control, GError **error)
{
  g_autoptr (GArray) there = list_ids (
      isms_writer_get_database (writer),
      "SELECT control_id FROM audit_scope WHERE audit_id = ? AND control_id = ? UNION ALL "
      "SELECT control_id FROM audit_control WHERE audit_id = ?1 AND control_id = ?2",
      audit, control, error);

  if (there == NULL)
    return FALSE;
  return there->len > 0 || add_link (writer, audit, control, error);
}

/* What holds @control among its parts and is linked is taken apart: its other parts are linked in
 * its place. */
#define HOLDING                                                                                    \
  "WITH RECURSIVE up (id) AS (SELECT ?2 UNION SELECT c.parent_id FROM up "                         \
  "JOIN control AS c ON c.id = up.id WHERE c.parent_id IS NOT NULL) "

static const char linked[] =
    HOLDING "SELECT l.id FROM audit_control AS l JOIN up ON up.id = l.control_id "
            "WHERE l.audit_id = ?1";

static const char beside[] =
    HOLDING ", held (id) AS (SELECT l.control_id FROM audit_control AS l JOIN up "
            "ON up.id = l.control_id WHERE l.audit_id = ?1), "
            "opened (id) AS (SELECT id FROM held UNION SELECT c.id FROM opened JOIN control AS c "
            "ON c.parent_id = opened.id WHERE c.id IN (SELECT id FROM up)) "
            "SELECT c.id FROM control AS c JOIN opened ON c.parent_id = opened.id "
            "WHERE opened.id <> ?2 AND c.archived = 0 AND c.id NOT IN (SELECT id FROM up)";

static gboolean
take_out (IsmsWriter *writer, gint64 audit, gint64 control, GError **error)
{
  IsmsDatabase *database = isms_writer_get_database (writer);
  g_autoptr (GArray) others = list_ids (database, beside, audit, control, error);
  g_autoptr (GArray) links = NULL;

  if (others == NULL)
    return FALSE;
  links = list_ids (database, linked, audit, control, error);
  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    if (!isms_writer_delete (writer, "audit_control", g_array_index (links, gint64, i), error))
      return FALSE;
  for (guint i = 0; i < others->len; i++)
    if (!put_in (writer, audit, g_array_index (others, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_scope (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Change *change = data;

  if (!check_open (isms_writer_get_database (writer), change->audit, error))
    return FALSE;
  for (guint i = 0; i < change->controls->len; i++)
    {
      gint64 control = g_array_index (change->controls, gint64, i);

      if (!(change->in_scope ? put_in : take_out) (writer, change->audit, control, error))
        return FALSE;
    }
  return isms_edit_touch (writer, isms_kind_find ("audit"), change->audit, error);
}

/**
 * isms_audit_scope_set:
 * @step: a step that is not committed yet
 * @audit: the id of an audit
 * @controls: (array length=n_controls): ids of clauses and controls
 * @n_controls: how many
 * @in_scope: whether they are in its scope from now on
 *
 * One that is in the scope as part of another is taken out by linking the other parts in its place.
 * The commit fails with %G_IO_ERROR_INVALID_DATA and a sentence where the audit is under way or
 * over.
 */
void
isms_audit_scope_set (
    IsmsStep *step, gint64 audit, const gint64 *controls, guint n_controls, gboolean in_scope)
{
  Change *change = g_new0 (Change, 1);

  change->audit = audit;
  change->controls = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (change->controls, controls, n_controls);
  change->in_scope = in_scope;
  isms_step_call (step, write_scope, change, free_change);
}

/* --- Weights --- */

typedef struct
{
  gint64 control;
  guint weight;
  char *reason;
} Weight;

static void
free_weight (gpointer data)
{
  g_free (((Weight *) data)->reason);
  g_free (data);
}

static gboolean
write_weight (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Weight *weight = data;
  g_autoptr (IsmsRow) row = isms_row_new ();
  g_autoptr (GArray) there =
      list_ids (isms_writer_get_database (writer),
                "SELECT id FROM programme_weight WHERE control_id = ?2 AND ?1 = 0", 0,
                weight->control, error);

  if (there == NULL)
    return FALSE;
  if (weight->weight == 0)
    return there->len == 0
           || isms_writer_delete (writer, "programme_weight", g_array_index (there, gint64, 0),
                                  error);
  if (weight->reason == NULL || *weight->reason == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("A weight of its own takes a reason. Say why it weighs more or less "
                              "than the records say."));
      return FALSE;
    }
  isms_row_set_int (row, "weight", weight->weight);
  isms_row_set_text (row, "reason", weight->reason);
  if (there->len > 0)
    return isms_writer_update (writer, "programme_weight", g_array_index (there, gint64, 0), row,
                               error);
  isms_row_set_int (row, "control_id", weight->control);
  return isms_writer_insert (writer, "programme_weight", row, error) != 0;
}

/**
 * isms_audit_weight_set:
 * @step: a step that is not committed yet
 * @control: the id of a clause or control
 * @weight: 1 … 3; 0: as it follows from risks and earlier results again
 * @reason: (nullable): why; not for 0
 *
 * Decides how much it weighs in the audit programme (9.2.2). The commit fails with
 * %G_IO_ERROR_INVALID_DATA and a sentence where no reason is given.
 */
void
isms_audit_weight_set (IsmsStep *step, gint64 control, guint weight, const char *reason)
{
  Weight *change = g_new0 (Weight, 1);

  change->control = control;
  change->weight = MIN (weight, 3);
  change->reason = g_strdup (reason);
  if (change->reason != NULL)
    g_strstrip (change->reason);
  isms_step_call (step, write_weight, change, free_weight);
}
