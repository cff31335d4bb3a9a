/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A new version of the method, and with it a new rating of every risk (6.1.2, 8.2): what was judged
 * before keeps the version it was judged under. */

#include "isms-config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-method-private.h"
#include "isms-rating-sql.h"

/* Places in the reason of a rating, which no person types. */
#define FROM "\001"
#define TO "\002"
#define BEFORE "\003"

typedef struct
{
  IsmsMethod *from;
  IsmsMethod *to;
  IsmsMethodMapping mapping;
  gint64 id;
  int version;
  char *who;
  char *time;
  char *today;
  char *why;      /* with FROM and TO in it */
  char *why_kept; /* and BEFORE */
} Change;

static const char *const in_force =
    "SELECT id, version + 1 FROM method ORDER BY version DESC, id DESC LIMIT 1";

#define RATING_OF_KIND ISMS_RATING_HOLDING ("r.id", "k.kind")
#define CURRENT_RATING ISMS_RATING_HOLDING ("risk.id", "'current'")

/* The ratings that hold, whatever the posture, of archived risks too: whoever brings one back finds
 * it under the method in force. */
#define HOLDING                                                                                    \
  " FROM risk AS r JOIN (SELECT 1 AS n, 'inherent' AS kind UNION ALL SELECT 2, 'current'"          \
  " UNION ALL SELECT 3, 'target') AS k JOIN rating AS g ON g.id = " RATING_OF_KIND

/* ?3 and, where there was a reason before, ?6, with what differs from risk to risk put in its
 * places. */
#define NAMED(point, scale) "(SELECT label FROM method_" scale " WHERE method_id = " point ")"
#define PLACE(method, likelihood, impact, level)                                                   \
  NAMED (method " AND value = " likelihood, "likelihood")                                          \
  " || ' × ' || " NAMED (method " AND value = " impact,                                            \
                         "impact") " || ' (' ||"                                                   \
                                   " (SELECT name FROM method_level WHERE method_id = " method     \
                                   " AND rank = " level ") || ')'"
#define REASON                                                                                     \
  "replace (replace (replace (iif (ifnull (g.why, '') = '', ?3, ?6), '" FROM                       \
  "', " PLACE ("g.method_id", "g.likelihood", "g.impact", "g.level") "), '" TO "', " PLACE (       \
      "?1", "l.to_value", "i.to_value", "c.level") "), '" BEFORE "', ifnull (g.why, ''))"

/* An estimate in money does not hang on the scales: it goes along. A rating that is dated later
 * than today is still followed by this one. */
static const char *const add_ratings =
    "INSERT INTO rating (id, uid, created_at, risk_id, kind, method_id, likelihood, impact, level,"
    " why, who, rated_on, frequency_low, frequency_likely, frequency_high, loss_low, loss_likely,"
    " loss_high, shape)"
    " SELECT isms_next_id ('rating'), lower (printf ('%s-%s-4%s-%s%s-%s', hex (randomblob (4)),"
    " hex (randomblob (2)), substr (hex (randomblob (2)), 2),"
    " substr ('89AB', 1 + (random () & 3), 1), substr (hex (randomblob (2)), 2),"
    " hex (randomblob (6)))), ?2, g.risk_id, g.kind, ?1, l.to_value, i.to_value, c.level, " REASON
    ", ?4,"
    " max (?5, g.rated_on), g.frequency_low, g.frequency_likely, g.frequency_high, g.loss_low,"
    " g.loss_likely, g.loss_high, g.shape" HOLDING
    " JOIN method_mapping AS l ON l.method_id = ?1 AND l.from_method_id = g.method_id"
    " AND l.scale = 'likelihood' AND l.from_value = g.likelihood"
    " JOIN method_mapping AS i ON i.method_id = ?1 AND i.from_method_id = g.method_id"
    " AND i.scale = 'impact' AND i.from_value = g.impact"
    " JOIN method_cell AS c ON c.method_id = ?1 AND c.likelihood = l.to_value"
    " AND c.impact = i.to_value ORDER BY r.id, k.n";

/* As isms_rating_follow () has it, for many: the date moves where there is none or a later one. */
static const char *const follow_ratings =
    "UPDATE risk SET revision = revision + 1, updated_at = ?2, next_review ="
    " CASE WHEN archived = 0 AND status <> 'closed' THEN ifnull ((SELECT"
    " min (ifnull (risk.next_review, '9999'), date (?3, '+' || v.review_days || ' days'))"
    " FROM rating AS g JOIN method_level AS v ON v.method_id = g.method_id AND v.rank = g.level"
    " WHERE g.id = " CURRENT_RATING "), next_review) ELSE next_review END"
    " WHERE id IN (SELECT risk_id FROM rating WHERE method_id = ?1)";

/* Needs of assets are of the scale of impacts too. ?1 the new version, ?2 the former, ?3 when. */
#define NEED_NOW(need)                                                                             \
  "ifnull ((SELECT to_value FROM method_mapping WHERE method_id = ?1 AND from_method_id = ?2"      \
  " AND scale = 'impact' AND from_value = asset." need "), " need ")"
#define NEEDS_NOW NEED_NOW ("need_c") ", " NEED_NOW ("need_i") ", " NEED_NOW ("need_a")
static const char *const follow_needs =
    "UPDATE asset SET (need_c, need_i, need_a) = (" NEEDS_NOW "), updated_at = ?3"
    " WHERE (need_c, need_i, need_a) IS NOT (" NEEDS_NOW ")";

static void
free_change (gpointer data)
{
  Change *self = data;

  isms_method_unref (self->from);
  isms_method_unref (self->to);
  g_free (self->who);
  g_free (self->time);
  g_free (self->today);
  g_free (self->why);
  g_free (self->why_kept);
  g_free (self);
}

/* The mapping was made for the method that a person saw. */
static gboolean
check_in_force (Change *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, in_force, error);
  g_autoptr (GError) failure = NULL;
  gint64 id = 0;

  if (statement == NULL)
    return FALSE;
  if (isms_statement_next (statement, &failure))
    {
      id = isms_statement_get_int (statement, 0);
      self->version = (int) isms_statement_get_int (statement, 1);
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (id != isms_method_get_id (self->from))
    g_set_error_literal (
        error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
        _ ("The method was changed in the meantime, and nothing of this change was "
           "made. Look at the method in force and begin again."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
add_version (Change *self, IsmsWriter *writer, GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();
  g_autofree char *label = NULL;

  isms_row_set_text (row, "name", isms_method_get_name (self->to));
  isms_row_set_int (row, "version", self->version);
  self->id = isms_writer_insert (writer, "method", row, error);
  if (self->id == 0 || !isms_method_write_parts (writer, self->to, self->id, error))
    return FALSE;

  /* Translators: a step: the name of a risk method and its version: "Changed the method to Four by
   * four, version 2". */
  label = g_strdup_printf (_ ("Changed the method to %s, version %d"),
                           isms_method_get_name (self->to), self->version);
  isms_writer_set_label (writer, label);
  /* Translators: why a risk was rated anew: the name of a risk method and its version, and the
   * place on the grid before and now: "Likely × Major (High)" */
  self->why = g_strdup_printf (_ ("Method changed to %s, version %d: from %s to %s"),
                               isms_method_get_name (self->to), self->version, FROM, TO);
  /* Translators: why a risk was rated anew, and the reason that its rating had before that */
  self->why_kept = g_strdup_printf (_ ("%s. Reason before: %s"), self->why, BEFORE);
  return TRUE;
}

static gboolean
add_mapping (Change *self,
             IsmsWriter *writer,
             gint64 from,
             const char *scale,
             const int *values,
             int n,
             GError **error)
{
  for (int i = 1; i <= n; i++)
    {
      g_autoptr (IsmsRow) row = isms_row_new ();

      isms_row_set_int (row, "method_id", self->id);
      isms_row_set_int (row, "from_method_id", from);
      isms_row_set_text (row, "scale", scale);
      isms_row_set_int (row, "from_value", i);
      isms_row_set_int (row, "to_value", values[i]);
      if (isms_writer_insert (writer, "method_mapping", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/* Of the version in force, and of each older one that a rating still holds under. */
static gboolean
add_mappings (Change *self, IsmsWriter *writer, GError **error)
{
  IsmsDatabase *database = isms_writer_get_database (writer);
  g_autoptr (GHashTable) passages = isms_method_passages_new (self->from, &self->mapping);
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database, "SELECT DISTINCT g.method_id" HOLDING, error);
  g_autoptr (GError) failure = NULL;
  GHashTableIter iter;
  gpointer value;

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, &failure))
    if (isms_method_passages_find (passages, database, isms_statement_get_int (statement, 0),
                                   self->to, &failure)
        == NULL)
      break;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  g_hash_table_iter_init (&iter, passages);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const IsmsMethodPassage *passage = value;
      gint64 id = isms_method_get_id (passage->from);

      if (!add_mapping (self, writer, id, "likelihood", passage->mapping.likelihoods,
                        isms_method_get_n_likelihoods (passage->from), error)
          || !add_mapping (self, writer, id, "impact", passage->mapping.impacts,
                           isms_method_get_n_impacts (passage->from), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
rate_all (Change *self, IsmsWriter *writer, GError **error)
{
  g_autoptr (IsmsStatement) insert =
      isms_database_prepare (isms_writer_get_database (writer), add_ratings, error);
  g_autoptr (IsmsStatement) update = NULL;

  if (insert == NULL)
    return FALSE;
  isms_statement_bind_int (insert, 1, self->id);
  isms_statement_bind_text (insert, 2, self->time);
  isms_statement_bind_text (insert, 3, self->why);
  isms_statement_bind_text (insert, 4, self->who);
  isms_statement_bind_text (insert, 5, self->today);
  isms_statement_bind_text (insert, 6, self->why_kept);
  if (!isms_statement_run (insert, error))
    return FALSE;

  update = isms_database_prepare (isms_writer_get_database (writer), follow_ratings, error);
  if (update == NULL)
    return FALSE;
  isms_statement_bind_int (update, 1, self->id);
  isms_statement_bind_text (update, 2, self->time);
  isms_statement_bind_text (update, 3, self->today);
  return isms_statement_run (update, error);
}

static gboolean
carry_needs (Change *self, IsmsWriter *writer, GError **error)
{
  g_autoptr (IsmsStatement) update =
      isms_database_prepare (isms_writer_get_database (writer), follow_needs, error);

  if (update == NULL)
    return FALSE;
  isms_statement_bind_int (update, 1, self->id);
  isms_statement_bind_int (update, 2, isms_method_get_id (self->from));
  isms_statement_bind_text (update, 3, self->time);
  return isms_statement_run (update, error);
}

static gboolean
change_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Change *self = user_data;

  return check_in_force (self, isms_writer_get_database (writer), error)
         && add_version (self, writer, error) && add_mappings (self, writer, error)
         && rate_all (self, writer, error) && carry_needs (self, writer, error);
}

/**
 * isms_method_change:
 * @step: a step that is not committed yet
 * @from: the method in force, as @mapping was made for it
 * @to: (transfer none): what is to be in force, sound as isms_method_check () has it
 * @mapping: for each point of the former scales one of the new
 *
 * Adds @to as the next version (6.1.2 a) and rates every risk anew under it, in each posture that
 * it has a rating in; the next review is proposed anew as isms_rating_follow () says. The needs of
 * assets, which are of the scale of impacts, are carried over with it. No former
 * version and no former rating is touched. One step, one undo.
 */
void
isms_method_change (IsmsStep *step,
                    IsmsMethod *from,
                    IsmsMethod *to,
                    const IsmsMethodMapping *mapping)
{
  g_autoptr (GDateTime) utc = isms_step_dup_time (step);
  g_autoptr (GDateTime) now = g_date_time_to_local (utc);
  Change *self = g_new0 (Change, 1);

  self->from = isms_method_ref (from);
  self->to = isms_method_ref (to);
  self->mapping = *mapping;
  self->who = g_strdup (isms_step_get_actor (step));
  self->time = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  self->today = isms_day_of (now);
  isms_step_call (step, change_cb, self, free_change);
}
