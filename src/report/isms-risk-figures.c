/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Reads what the risk reports say in numbers. */

#include "isms-config.h"

#include "isms-risk-figures.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-rating-sql.h"

#define RECENT_DAYS 90
#define MAX_CHIPS 12

#define RATING_OF_DAY ISMS_RATING_HOLDING_ON ("r.id", "'%3$s'", "'%4$s'")

/* The newest rating of a kind on a day, with the words of its own method, and who judged so. */
static const char standings_sql[] =
    "WITH rating AS NOT MATERIALIZED (%1$s), chosen AS NOT MATERIALIZED (SELECT id %2$s)"
    " SELECT g.risk_id, g.likelihood, g.impact, l.rank, l.tone, l.acceptable, l.name,"
    " ml.label, mi.label, g.why, g.rated_on, j.who, j.rated_on, j.id <> g.id"
    " FROM chosen AS r"
    " JOIN rating AS g ON g.id = " RATING_OF_DAY " JOIN rating AS j ON j.id = " ISMS_RATING_JUDGED (
        "g.id") " JOIN method_level AS l ON l.method_id = g.method_id AND l.rank = g.level"
                " JOIN method_likelihood AS ml ON ml.method_id = g.method_id AND ml.value = "
                "g.likelihood"
                " JOIN method_impact AS mi ON mi.method_id = g.method_id AND mi.value = g.impact";

static void
standing_free (IsmsStanding *standing)
{
  g_free (standing->level);
  g_free (standing->likelihood_label);
  g_free (standing->impact_label);
  g_free (standing->why);
  g_free (standing->rated_on);
  g_free (standing->who);
  g_free (standing->judged_on);
  g_free (standing);
}

static void
assessed_risk_free (IsmsAssessedRisk *risk)
{
  for (guint i = 0; i < ISMS_N_POSTURES; i++)
    g_clear_pointer (&risk->standings[i], standing_free);
  g_object_unref (risk->record);
  g_free (risk);
}

static IsmsStanding *
read_standing (IsmsStatement *row)
{
  IsmsStanding *standing = g_new0 (IsmsStanding, 1);

  standing->likelihood = (int) isms_statement_get_int (row, 1);
  standing->impact = (int) isms_statement_get_int (row, 2);
  standing->rank = (int) isms_statement_get_int (row, 3);
  standing->tone = (int) isms_statement_get_int (row, 4);
  standing->acceptable = isms_statement_get_int (row, 5) != 0;
  standing->level = isms_statement_dup_text (row, 6);
  standing->likelihood_label = isms_statement_dup_text (row, 7);
  standing->impact_label = isms_statement_dup_text (row, 8);
  standing->why = isms_statement_dup_text (row, 9);
  standing->rated_on = isms_statement_dup_text (row, 10);
  standing->who = isms_statement_dup_text (row, 11);
  standing->judged_on = isms_statement_dup_text (row, 12);
  standing->carried = isms_statement_get_int (row, 13) != 0;
  return standing;
}

/**
 * isms_risk_figures_load_standings:
 * @db: a connection of the calling thread
 * @query: of risks, perhaps as they stood on a day that is over
 * @posture: by which rating
 * @day: YYYY-MM-DD; ratings given later are not counted
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64 IsmsStanding): how each of the risks that is rated
 *   stood, by its id; %NULL on error
 */
GHashTable *
isms_risk_figures_load_standings (
    IsmsDatabase *db, IsmsQuery *query, IsmsPosture posture, const char *day, GError **error)
{
  g_autoptr (GHashTable) standings =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) standing_free);
  g_autofree char *from = isms_query_dup_from (query);
  g_autofree char *sql = g_strdup_printf (standings_sql, isms_query_get_ratings (query), from,
                                          isms_posture_get_name (posture), day);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (db, sql, error);
  GError *failure = NULL;

  if (statement == NULL)
    return NULL;
  isms_query_bind (query, statement, 1);
  while (isms_statement_next (statement, &failure))
    {
      gint64 id = isms_statement_get_int (statement, 0);

      g_hash_table_insert (standings, g_memdup2 (&id, sizeof id), read_standing (statement));
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_steal_pointer (&standings);
}

static GHashTable *
load_standings (
    IsmsRiskFigures *self, IsmsDatabase *db, IsmsPosture posture, GDateTime *date, GError **error)
{
  g_autofree char *day = isms_day_of (date);

  return isms_risk_figures_load_standings (db, self->query, posture, day, error);
}

static IsmsStanding *
steal_standing (GHashTable *standings, gint64 id)
{
  g_autofree gint64 *key = NULL;
  IsmsStanding *standing = NULL;

  g_hash_table_steal_extended (standings, &id, (gpointer *) &key, (gpointer *) &standing);
  return standing;
}

/* A day that is over: the risks are read as they stood at its end. */
static gboolean
ask_for_day (IsmsRiskFigures *self, IsmsDatabase *db, GDateTime *date, GError **error)
{
  g_autofree char *today = isms_day_today ();
  g_autofree char *day = isms_day_of (date);

  self->query = isms_query_new (isms_kind_find ("risk"));
  return g_strcmp0 (day, today) >= 0 || isms_query_set_as_of (self->query, day, db, error);
}

static gboolean
load_risks (IsmsRiskFigures *self, IsmsDatabase *db, GError **error)
{
  g_autoptr (GArray) ids = isms_query_run (self->query, db, NULL, error);
  g_autoptr (GPtrArray) records = NULL;

  if (ids == NULL)
    return FALSE;
  records = isms_record_load_found (db, self->query, (const gint64 *) ids->data, ids->len, error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (g_ptr_array_index (records, i) != NULL)
      {
        IsmsAssessedRisk *risk = g_new0 (IsmsAssessedRisk, 1);

        risk->record = g_object_ref (g_ptr_array_index (records, i));
        g_ptr_array_add (self->risks, risk);
      }
  return TRUE;
}

static gboolean
attach_standings (IsmsRiskFigures *self, IsmsDatabase *db, GDateTime *date, GError **error)
{
  for (guint posture = 0; posture < ISMS_N_POSTURES; posture++)
    {
      g_autoptr (GHashTable) standings = load_standings (self, db, posture, date, error);

      if (standings == NULL)
        return FALSE;
      for (guint i = 0; i < self->risks->len; i++)
        {
          IsmsAssessedRisk *risk = g_ptr_array_index (self->risks, i);

          risk->standings[posture] = steal_standing (standings, isms_record_get_id (risk->record));
          self->n_rated[posture] += risk->standings[posture] != NULL;
        }
    }
  return TRUE;
}

static gboolean
compare_with_before (IsmsRiskFigures *self, IsmsDatabase *db, GDateTime *date, GError **error)
{
  g_autoptr (GDateTime) before = g_date_time_add_days (date, -RECENT_DAYS);
  g_autoptr (GHashTable) standings = load_standings (self, db, ISMS_POSTURE_CURRENT, before, error);

  if (standings == NULL)
    return FALSE;
  for (guint i = 0; i < self->risks->len; i++)
    {
      const IsmsAssessedRisk *risk = g_ptr_array_index (self->risks, i);
      const IsmsStanding *now = risk->standings[ISMS_POSTURE_CURRENT];
      gint64 id = isms_record_get_id (risk->record);
      const IsmsStanding *then = g_hash_table_lookup (standings, &id);

      if (now == NULL)
        {
          self->n_unrated++;
          continue;
        }
      self->n_above += !now->acceptable;
      self->n_new += then == NULL;
      self->n_worse += then != NULL && now->rank > then->rank;
      self->n_better += then != NULL && now->rank < then->rank;
    }
  return TRUE;
}

/* Above the line before below it, worse before better, unrated last; else as they were, by ref. */
static int
compare_risks (gconstpointer a, gconstpointer b)
{
  const IsmsStanding *first = ((const IsmsAssessedRisk *) a)->standings[ISMS_POSTURE_CURRENT];
  const IsmsStanding *second = ((const IsmsAssessedRisk *) b)->standings[ISMS_POSTURE_CURRENT];

  if (first == NULL || second == NULL)
    return (first == NULL) - (second == NULL);
  if (first->acceptable != second->acceptable)
    return first->acceptable - second->acceptable;
  return second->rank - first->rank;
}

static gboolean
is_on_map (IsmsRiskFigures *self, const IsmsStanding *standing)
{
  return standing != NULL
         && isms_method_rate (self->method, standing->likelihood, standing->impact) != NULL;
}

/**
 * isms_risk_figures_load:
 * @db: a connection of the calling thread
 * @date: the day; ratings given later are not counted
 * @error: what went wrong; %G_IO_ERROR_INVALID_DATA where there is no risk method yet
 *
 * Reads all risks in use and the ratings that held on that day: of a day that is over, as
 * isms_query_set_as_of() says, under the version of the method that was in force.
 *
 * Returns: (transfer full): the figures; %NULL on error
 */
IsmsRiskFigures *
isms_risk_figures_load (IsmsDatabase *db, GDateTime *date, GError **error)
{
  g_autoptr (IsmsRiskFigures) self = g_new0 (IsmsRiskFigures, 1);
  GError *failure = NULL;

  self->risks = g_ptr_array_new_with_free_func ((GDestroyNotify) assessed_risk_free);
  if (!ask_for_day (self, db, date, error))
    return NULL;
  self->method = isms_method_load_on (db, isms_query_get_as_of (self->query), &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  if (self->method == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This workspace has no risk method yet. Choose one, then rate "
                              "the risks."));
      return NULL;
    }
  if (!load_risks (self, db, error) || !attach_standings (self, db, date, error)
      || !compare_with_before (self, db, date, error))
    return NULL;
  g_ptr_array_sort_values (self->risks, compare_risks);
  return g_steal_pointer (&self);
}

/**
 * isms_risk_figures_free:
 * @self: (transfer full): figures
 */
void
isms_risk_figures_free (IsmsRiskFigures *self)
{
  g_clear_pointer (&self->query, isms_query_unref);
  g_clear_pointer (&self->method, isms_method_unref);
  g_ptr_array_unref (self->risks);
  g_free (self);
}

/**
 * isms_risk_figures_find:
 * @self: figures
 * @risk: an id
 *
 * Returns: (transfer none) (nullable): the risk as it stood; %NULL where it is not one of them
 */
IsmsRecord *
isms_risk_figures_find (const IsmsRiskFigures *self, gint64 risk)
{
  for (guint i = 0; i < self->risks->len; i++)
    {
      const IsmsAssessedRisk *at = g_ptr_array_index (self->risks, i);

      if (isms_record_get_id (at->record) == risk)
        return at->record;
    }
  return NULL;
}

/**
 * isms_risk_figures_count_levels:
 * @self: figures
 * @posture: by which rating
 *
 * Counts by the grid of the method in force, also what was rated under an older one; a pair that
 * the method does not have is left out.
 *
 * Returns: (transfer full): one number for each level of the method in force, the lowest first
 */
guint *
isms_risk_figures_count_levels (IsmsRiskFigures *self, IsmsPosture posture)
{
  guint *counts = g_new0 (guint, (gsize) isms_method_get_n_levels (self->method));

  for (guint i = 0; i < self->risks->len; i++)
    {
      const IsmsAssessedRisk *risk = g_ptr_array_index (self->risks, i);
      const IsmsStanding *standing = risk->standings[posture];

      if (is_on_map (self, standing))
        counts[isms_method_rate (self->method, standing->likelihood, standing->impact)->rank - 1]++;
    }
  return counts;
}

static void
set_cell (IsmsMethod *method,
          IsmsHeatChart *chart,
          const IsmsPlacedRisk *risks,
          guint n_risks,
          const int place[2])
{
  const IsmsLevel *level = isms_method_rate (method, place[0], place[1]);
  g_autoptr (GPtrArray) chips = g_ptr_array_new ();
  guint count = 0;

  isms_heat_chart_set_level (chart, place[0], place[1], level->tone, level->sign, level->name,
                             level->acceptable);
  for (guint i = 0; i < n_risks; i++)
    {
      const IsmsStanding *standing = risks[i].standing;

      if (standing == NULL || standing->likelihood != place[0] || standing->impact != place[1])
        continue;
      if (count++ < MAX_CHIPS)
        g_ptr_array_add (chips, (gpointer) risks[i].ref);
    }
  g_ptr_array_add (chips, NULL);
  isms_heat_chart_set_count (chart, place[0], place[1], count);
  isms_heat_chart_set_chips (chart, place[0], place[1], (const char *const *) chips->pdata);
}

/**
 * isms_risk_figures_create_map:
 * @method: whose grid it is
 * @risks: (array length=n_risks): where they stand
 * @n_risks: how many
 *
 * Returns: (transfer full): the map with the risks that stand on it
 */
IsmsHeatChart *
isms_risk_figures_create_map (IsmsMethod *method, const IsmsPlacedRisk *risks, guint n_risks)
{
  int n_likelihoods = isms_method_get_n_likelihoods (method);
  int n_impacts = isms_method_get_n_impacts (method);
  IsmsHeatChart *chart = isms_heat_chart_new (n_likelihoods, n_impacts);

  isms_heat_chart_set_titles (chart, _ ("Likelihood"), _ ("Impact"));
  for (int l = 1; l <= n_likelihoods; l++)
    isms_heat_chart_set_likelihood (chart, l, isms_method_get_likelihood (method, l)->label);
  for (int i = 1; i <= n_impacts; i++)
    isms_heat_chart_set_impact (chart, i, isms_method_get_impact (method, i)->label);
  for (int l = 1; l <= n_likelihoods; l++)
    for (int i = 1; i <= n_impacts; i++)
      set_cell (method, chart, risks, n_risks, (const int[]) { l, i });
  return chart;
}

/**
 * isms_risk_figures_create_chart:
 * @self: figures
 * @posture: by which rating
 *
 * Returns: (transfer full): the map of the method in force with the risks that stand on it
 */
IsmsHeatChart *
isms_risk_figures_create_chart (IsmsRiskFigures *self, IsmsPosture posture)
{
  g_autofree IsmsPlacedRisk *placed = g_new0 (IsmsPlacedRisk, MAX (self->risks->len, 1));

  for (guint i = 0; i < self->risks->len; i++)
    {
      const IsmsAssessedRisk *risk = g_ptr_array_index (self->risks, i);

      placed[i] = (IsmsPlacedRisk) { isms_record_get_ref (risk->record), risk->standings[posture] };
    }
  return isms_risk_figures_create_map (self->method, placed, self->risks->len);
}

static void
draw (cairo_t *cr,
      PangoContext *context,
      const IsmsPalette *palette,
      const double size[2],
      IsmsHeatChart *chart,
      IsmsHeatDrawFlags what)
{
  g_autoptr (IsmsHeatGeometry) geometry = isms_heat_chart_layout (chart, context, size[0], size[1]);

  isms_heat_chart_draw (chart, geometry, cr, palette, what);
}

/*< private > */
void
isms_risk_figures_draw_map (cairo_t *cr,
                            PangoContext *context,
                            const IsmsPalette *palette,
                            double width,
                            double height,
                            gpointer chart)
{
  draw (cr, context, palette, (const double[]) { width, height }, chart,
        ISMS_HEAT_DRAW_COUNTS | ISMS_HEAT_DRAW_CHIPS);
}

/*< private > */
void
isms_risk_figures_draw_moves (cairo_t *cr,
                              PangoContext *context,
                              const IsmsPalette *palette,
                              double width,
                              double height,
                              gpointer chart)
{
  draw (cr, context, palette, (const double[]) { width, height }, chart,
        ISMS_HEAT_DRAW_COUNTS | ISMS_HEAT_DRAW_CHIPS | ISMS_HEAT_DRAW_MOVES);
}
