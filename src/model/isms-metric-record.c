/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Recording: one value by hand, and what Parapet counts itself. Both are parts of a step and ask
 * the rules of measurements. */

#include "isms-config.h"

#include "isms-metric.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"

typedef struct
{
  gint64 metric;
  char *period;
  double value;
  char *day;
  char *note;
} Entry;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->period);
  g_free (entry->day);
  g_free (entry->note);
  g_free (entry);
}

/* As the rules want to know it; NULL: there is none yet. */
static IsmsRow *
read_before (IsmsDatabase *database, const Entry *entry, gint64 *id, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT id, title, metric_id, period_start, value, measured_on, measured_by_id, source "
      "FROM measurement WHERE metric_id = ? AND period_start = ?",
      error);
  IsmsRow *before;

  *id = 0;
  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, entry->metric);
  isms_statement_bind_text (statement, 2, entry->period);
  if (!isms_statement_next (statement, error))
    return NULL;
  *id = isms_statement_get_int (statement, 0);
  before = isms_row_new ();
  for (int i = 1; i < isms_statement_get_n_columns (statement); i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      isms_statement_get_value (statement, i, &value);
      isms_row_set_value (before, isms_statement_get_name (statement, i), &value);
    }
  return before;
}

static gboolean
write_entry (IsmsWriter *writer, const Entry *entry, gboolean computed, GError **error)
{
  IsmsDatabase *database = isms_writer_get_database (writer);
  g_autoptr (GError) failure = NULL;
  gint64 id;
  g_autoptr (IsmsRow) before = read_before (database, entry, &id, &failure);
  g_autoptr (IsmsRow) after = isms_row_new ();
  IsmsProposal proposal = {
    .database = database, .kind = &isms_kind_measurement, .id = id, .before = before, .after = after
  };

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (id == 0)
    {
      isms_row_set_int (after, "metric_id", entry->metric);
      isms_row_set_text (after, "period_start", entry->period);
    }
  else
    isms_row_set_int (after, "archived", 0);
  isms_row_set_real (after, "value", entry->value);
  isms_row_set_text (after, "measured_on", entry->day);
  isms_row_set_text (after, "source", computed ? "computed" : "hand");
  if (entry->note != NULL)
    isms_row_set_text (after, "note", entry->note);
  isms_proposal_settle (&proposal, after);
  if (!isms_proposal_check (&proposal, error))
    return FALSE;
  return id != 0 ? isms_writer_update (writer, "measurement", id, after, error)
                 : isms_writer_insert (writer, "measurement", after, error) != 0;
}

static gboolean
record_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return write_entry (writer, data, FALSE, error);
}

/**
 * isms_metric_record:
 * @step: a step that is not committed yet
 * @metric: the id of a metric
 * @period_start: the first day of a period of it
 * @value: what was measured
 * @measured_on: (nullable): when; %NULL: today
 * @note: (nullable): what is said of it; %NULL: nothing new
 *
 * When the step is committed, the value is that of the period, whether it had one or not (9.1).
 * Committing fails with %G_IO_ERROR_INVALID_DATA and a sentence where a rule refuses it.
 */
void
isms_metric_record (IsmsStep *step,
                    gint64 metric,
                    const char *period_start,
                    double value,
                    const char *measured_on,
                    const char *note)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->metric = metric;
  entry->period = g_strdup (period_start);
  entry->value = value;
  entry->day = measured_on != NULL ? g_strdup (measured_on) : isms_day_today ();
  entry->note = g_strdup (note);
  isms_step_call (step, record_cb, entry, free_entry);
}

/**
 * isms_metric_dup_record_label:
 * @ref: of a metric
 * @period_start: the first day of a period of it
 * @months: how many months that has
 *
 * Returns: (transfer full): what the step is called
 */
char *
isms_metric_dup_record_label (const char *ref, const char *period_start, int months)
{
  g_autofree char *period = isms_metric_dup_period_words (period_start, months);

  /* Translators: the ref of a metric, and a period: Recorded ME-004 of March 2027 */
  return g_strdup_printf (_ ("Recorded %s of %s"), ref, period);
}

/* --- What Parapet counts itself --- */

/* Those whose period has begun without a value. A period that passed without one stays without:
 * what the workspace was then is not known any more. */
#define DUE                                                                                        \
  "FROM metric AS m JOIN metric_now AS n ON n.id = m.id "                                          \
  "WHERE m.computed_by IS NOT NULL AND m.archived = 0 "                                            \
  "AND (m.since IS NULL OR m.since < date (n.current, printf ('+%d months', n.months))) "          \
  "AND NOT EXISTS (SELECT 1 FROM measurement AS v WHERE v.metric_id = m.id "                       \
  "  AND v.period_start = n.current)"

/**
 * isms_metric_count_due:
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Returns: how many computed metrics have no value for the period that is; -1 on error
 */
int
isms_metric_count_due (IsmsDatabase *database, GError **error)
{
  gint64 n = 0;

  return isms_database_query_int (database, "SELECT count (*) " DUE, &n, error) ? (int) n : -1;
}

/* (element-type Entry); the values are still to be counted. */
static gboolean
collect_due (IsmsDatabase *database, GPtrArray *entries, GPtrArray *computations, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT m.id, m.computed_by, n.current " DUE " ORDER BY m.ref_key, m.id", error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      Entry *entry = g_new0 (Entry, 1);

      entry->metric = isms_statement_get_int (statement, 0);
      entry->period = isms_statement_dup_text (statement, 2);
      entry->day = isms_day_today ();
      g_ptr_array_add (entries, entry);
      g_ptr_array_add (computations, isms_statement_dup_text (statement, 1));
    }
  return !isms_statement_failed (statement);
}

/* FALSE without an error: there is nothing to count. */
static gboolean
count_value (IsmsDatabase *database, const char *query, double *value, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      query != NULL ? isms_database_prepare (database, query, error) : NULL;

  if (statement == NULL || !isms_statement_next (statement, error)
      || isms_statement_is_null (statement, 0))
    return FALSE;
  *value = isms_statement_get_real (statement, 0);
  return TRUE;
}

static gboolean
record_computed_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  IsmsDatabase *database = isms_writer_get_database (writer);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (free_entry);
  g_autoptr (GPtrArray) computations = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *label = NULL;
  guint n = 0;

  if (!collect_due (database, entries, computations, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = entries->pdata[i];
      GError *failure = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (count_value (database, isms_metric_get_query (computations->pdata[i]), &entry->value,
                       &failure)
          && write_entry (writer, entry, TRUE, &failure))
        n++;
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
    }
  label = g_strdup_printf (ngettext ("Recorded %u measurement", "Recorded %u measurements", n), n);
  isms_writer_set_label (writer, label);
  return TRUE;
}

/**
 * isms_metric_record_computed:
 * @step: a step that is not committed yet
 *
 * When the step is committed, what is counted today becomes the value of the period that is, for
 * each computed metric that has none for it (9.1). Periods that have passed get none: nothing is
 * made up. The step says in its label how many there were, and writes nothing where there was none.
 */
void
isms_metric_record_computed (IsmsStep *step)
{
  isms_step_call (step, record_computed_cb, NULL, NULL);
}
