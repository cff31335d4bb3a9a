/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What Parapet counts by itself, each one query over the views of the workspace, and the starter
 * set. A share of nothing is NULL: then nothing is recorded, rather than a number made up. */

#include "isms-config.h"

#include "isms-metric.h"

#include <glib/gi18n-lib.h>

#include "isms-catalogue-private.h"
#include "isms-number.h"
#include "isms-review-board-private.h"

const IsmsChoice isms_metric_computations[] = {
  { "actions_open", N_ ("Open actions"), NULL },
  { "actions_overdue", N_ ("Overdue actions"), NULL },
  { "actions_progress", N_ ("Mean progress of open actions (%)"), NULL },
  { "risk_reviews_overdue", N_ ("Overdue reviews of risks"), NULL },
  { "risks_unanswered", N_ ("Risks above the acceptance line, neither treated nor accepted"),
    NULL },
  { "acceptances_lapsed", N_ ("Lapsed acceptances of risks"), NULL },
  { "soa_implemented", N_ ("Applicable controls that are implemented (%)"), NULL },
  { "controls_unproven", N_ ("Implemented controls without evidence"), NULL },
  { "controls_doubted", N_ ("Controls with a failed or missed check"), NULL },
  { "checks_overdue", N_ ("Overdue checks of controls"), NULL },
  { "evidence_expired", N_ ("Expired evidence"), NULL },
  { "documents_overdue", N_ ("Documents past their review"), NULL },
  { "documents_read", N_ ("Acknowledgements given (%)"), NULL },
  { "training_covered", N_ ("Training coverage (%)"), NULL },
  { "objectives_fulfilled", N_ ("Mean fulfilment of running objectives (%)"), NULL },
  { "incidents_open", N_ ("Incidents that are not closed"), NULL },
  { "hours_to_contain", N_ ("Mean hours to contain an incident, over a year"), NULL },
  { "nonconformities_open", N_ ("Nonconformities that are not closed"), NULL },
  { "days_to_close", N_ ("Mean days to close a nonconformity, over a year"), NULL },
  { "suppliers_unassessed", N_ ("Suppliers without an assessment that holds"), NULL },
  { NULL, NULL, NULL },
};

static const struct
{
  const char *name;
  const char *query;
} queries[] = {
  { "actions_open", "SELECT count (*) FROM action_list WHERE archived = 0 AND state <> 'done' "
                    "AND state <> 'dropped'" },
  { "actions_overdue", "SELECT count (*) FROM action_list WHERE archived = 0 AND overdue" },
  { "actions_progress",
    "SELECT round (avg (ifnull (progress, 0)), 1) FROM action_list WHERE archived = 0 "
    "AND state <> 'done' AND state <> 'dropped'" },
  { "controls_unproven",
    "SELECT count (*) FROM control_list WHERE archived = 0 "
    "AND (instr (flaws, 'no_evidence') > 0 OR instr (flaws, 'expired_evidence') > 0)" },
  { "controls_doubted",
    "SELECT count (DISTINCT d.control_id) FROM control_doubt AS d "
    "JOIN control AS c ON c.id = d.control_id WHERE c.archived = 0 AND (d.failed OR d.missed)" },
  { "evidence_expired",
    "SELECT count (*) FROM evidence_state WHERE archived = 0 AND state = 'expired'" },
  { "documents_overdue",
    "SELECT count (*) FROM document_list WHERE archived = 0 AND review = 'overdue'" },
  { "documents_read",
    "SELECT round (100.0 * sum (acknowledged) / nullif (sum (asked), 0), 1) FROM document_list "
    "WHERE archived = 0" },
  { "training_covered",
    "SELECT round (100.0 * sum (state = 'valid' OR state = 'soon') / nullif (count (*), 0), 1) "
    "FROM coverage" },
  { "suppliers_unassessed",
    "SELECT count (*) FROM supplier_list WHERE archived = 0 AND status <> 'ended' "
    "AND (assessment_state = 'critical' OR assessment_state = 'overdue' "
    "OR assessment_state = 'missing' OR assessment_state = 'rejected')" },
};

/* What a management review counts too, is counted as it does: one rule for both. Of what is counted
 * since the last review, that of a year. */
static const struct
{
  const char *name;
  const char *figure;
} figures[] = {
  { "risk_reviews_overdue", "f_due" },       { "risks_unanswered", "f_unanswered" },
  { "acceptances_lapsed", "f_lapsed" },      { "soa_implemented", "f_implemented" },
  { "checks_overdue", "d2_checks_overdue" }, { "objectives_fulfilled", "d4_fulfilment" },
  { "incidents_open", "d2_incidents_open" }, { "hours_to_contain", "d2_hours" },
  { "nonconformities_open", "d1_open" },     { "days_to_close", "d1_days" },
};

/**
 * isms_metric_get_query:
 * @computation: (nullable): the name of a computation
 *
 * Returns: (nullable) (transfer none): a query that gives its number as of today; %NULL where this
 *   program knows no such computation
 */
const char *
isms_metric_get_query (const char *computation)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (g_strcmp0 (queries[i].name, computation) == 0)
      return queries[i].query;
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    if (g_strcmp0 (figures[i].name, computation) == 0)
      return isms_review_get_today (figures[i].figure);
  return NULL;
}

/* --- The starter set --- */

static void
copy_number (IsmsRow *row, GKeyFile *file, const char *name, const char *key)
{
  g_autofree char *text = g_key_file_get_string (file, name, key, NULL);
  double value;

  if (text != NULL && isms_number_parse (text, TRUE, &value))
    isms_row_set_real (row, key, value);
}

/* To the controls that it names, where they are there. */
static gboolean
link_controls (IsmsWriter *writer, GKeyFile *file, const char *name, gint64 id, GError **error)
{
  g_auto (GStrv) refs = g_key_file_get_string_list (file, name, "controls", NULL, NULL);
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (isms_writer_get_database (writer),
                             "SELECT id FROM control WHERE ref = ? AND archived = 0", error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; refs != NULL && refs[i] != NULL; i++)
    {
      g_autoptr (IsmsRow) row = isms_row_new ();
      gint64 control = 0;

      isms_statement_bind_text (statement, 1, refs[i]);
      if (isms_statement_next (statement, error))
        control = isms_statement_get_int (statement, 0);
      if (isms_statement_failed (statement))
        return FALSE;
      isms_statement_reset (statement);
      if (control == 0)
        continue;
      isms_row_set_int (row, "metric_id", id);
      isms_row_set_int (row, "control_id", control);
      if (isms_writer_insert (writer, "metric_control", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_starter (IsmsWriter *writer, GKeyFile *file, const char *name, GError **error)
{
  static const char *const texts[] = { "title",     "what",      "method",     "unit",
                                       "frequency", "direction", "computed_by" };
  g_autofree char *uid = isms_catalogue_make_uid ("metric", name);
  g_autoptr (IsmsRow) row = isms_row_new ();
  gint64 id;

  isms_row_set_text (row, "uid", uid);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    isms_catalogue_copy_text (row, file, name, texts[i], texts[i]);
  copy_number (row, file, name, "target");
  copy_number (row, file, name, "amber");
  copy_number (row, file, name, "red");
  id = isms_writer_insert (writer, "metric", row, error);
  return id != 0 && link_controls (writer, file, name, id, error);
}

static gboolean
add_starters (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GKeyFile) file = isms_catalogue_load ("metrics", error);
  g_auto (GStrv) names = file != NULL ? g_key_file_get_groups (file, NULL) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      gint64 id =
          isms_catalogue_find (isms_writer_get_database (writer), "metric", names[i], error);

      if (id < 0 || (id == 0 && !add_starter (writer, file, names[i], error)))
        return FALSE;
    }
  return file != NULL;
}

/**
 * isms_metric_add_starters:
 * @step: a step that is not committed yet
 *
 * Adds what of the starter set is not there, in the language of the desktop, each linked to the
 * controls whose working it shows. What is there stays as it is, whatever was made of it.
 */
void
isms_metric_add_starters (IsmsStep *step)
{
  isms_step_call (step, add_starters, NULL, NULL);
}

/**
 * isms_metric_count_missing_starters:
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Returns: how many metrics isms_metric_add_starters () would add; -1 on error
 */
int
isms_metric_count_missing_starters (IsmsDatabase *database, GError **error)
{
  g_autoptr (GKeyFile) file = isms_catalogue_load ("metrics", error);
  g_auto (GStrv) names = file != NULL ? g_key_file_get_groups (file, NULL) : NULL;
  int missing = 0;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      gint64 id = isms_catalogue_find (database, "metric", names[i], error);

      if (id < 0)
        return -1;
      missing += id == 0;
    }
  return file != NULL ? missing : -1;
}
