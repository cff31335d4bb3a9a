/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Arrows are for the eye; the same is said in words of each cell, of each risk, and of all. */

#include "isms-config.h"

#include "isms-heat-movement.h"

#include <glib/gi18n-lib.h>

#include "isms-risk-words.h"

#define NAMED 3 /* cells that are named; the others are counted */

static IsmsHeatMovement
make (IsmsMethod *method, int from, int to, guint count)
{
  int n_impacts = isms_method_get_n_impacts (method);

  return (IsmsHeatMovement) {
    .from = { from / n_impacts + 1, from % n_impacts + 1 },
    .to = { to / n_impacts + 1, to % n_impacts + 1 },
    .count = count,
    .worse = isms_risk_move_compare (method, from, to) > 0,
  };
}

/**
 * isms_heat_movement_find:
 * @timeline: where risks stood
 * @risk: one of its risks
 * @then: a cursor of it, on the day before
 * @now: a cursor of it, on the day after
 * @method: the timeline's
 * @move: (out caller-allocated): from where to where it went; its name is the timeline's
 *
 * Returns: whether it moved
 */
gboolean
isms_heat_movement_find (IsmsRiskTimeline *timeline,
                         guint risk,
                         IsmsRiskCursor *then,
                         IsmsRiskCursor *now,
                         IsmsMethod *method,
                         IsmsHeatMovement *move)
{
  int from = isms_risk_cursor_get_cell (then, risk);
  int to = isms_risk_cursor_get_cell (now, risk);

  if (from < 0 || to < 0 || from == to)
    return FALSE;
  *move = make (method, from, to, 1);
  move->name = isms_risk_timeline_get_ref (timeline, risk);
  return TRUE;
}

/**
 * isms_heat_movement_collect:
 * @timeline: where risks stood
 * @then: a cursor of it, on the day before
 * @now: a cursor of it, on the day after
 * @method: the timeline's
 *
 * Returns: (transfer full) (element-type IsmsHeatMovement): from which cells to which
 */
GArray *
isms_heat_movement_collect (IsmsRiskTimeline *timeline,
                            IsmsRiskCursor *then,
                            IsmsRiskCursor *now,
                            IsmsMethod *method)
{
  guint n_cells =
      (guint) (isms_method_get_n_likelihoods (method) * isms_method_get_n_impacts (method));
  g_autofree guint *counts = g_new0 (guint, n_cells * n_cells);
  g_autofree guint *risks = g_new0 (guint, n_cells * n_cells);
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (IsmsHeatMovement));

  for (guint i = 0; i < isms_risk_timeline_get_n_risks (timeline); i++)
    {
      int from = isms_risk_cursor_get_cell (then, i);
      int to = isms_risk_cursor_get_cell (now, i);

      if (from < 0 || to < 0 || from == to)
        continue;
      counts[(guint) from * n_cells + (guint) to]++;
      risks[(guint) from * n_cells + (guint) to] = i;
    }
  for (guint from = 0; from < n_cells; from++)
    for (guint to = 0; to < n_cells; to++)
      if (counts[from * n_cells + to] > 0)
        {
          IsmsHeatMovement move = make (method, (int) from, (int) to, counts[from * n_cells + to]);

          if (move.count == 1)
            move.name = isms_risk_timeline_get_ref (timeline, risks[from * n_cells + to]);
          g_array_append_val (moves, move);
        }
  return moves;
}

/**
 * isms_heat_movement_dup_summary:
 * @sums: how many rose and fell
 * @since: (nullable): YYYY-MM-DD; %NULL: from inherent to current
 *
 * Returns: (transfer full): "12 down, 3 up, 20 unchanged, 2 new since 1 May 2026"
 */
char *
isms_heat_movement_dup_summary (const IsmsRiskMovement *sums, const char *since)
{
  /* Translators: of risks on the map: so many have a lower place than before. */
  g_autofree char *fell =
      g_strdup_printf (ngettext ("%'u down", "%'u down", sums->fell), sums->fell);
  /* Translators: of risks on the map: so many have a higher place than before. */
  g_autofree char *rose = g_strdup_printf (ngettext ("%'u up", "%'u up", sums->rose), sums->rose);
  g_autofree char *stayed =
      g_strdup_printf (ngettext ("%'u unchanged", "%'u unchanged", sums->stayed), sums->stayed);
  g_autofree char *added =
      g_strdup_printf (ngettext ("%'u new", "%'u new", sums->added), sums->added);
  g_autofree char *day = NULL;

  if (since == NULL)
    /* Translators: three numbers of risks: "12 down, 3 up, 20 unchanged from inherent to current".
     */
    return g_strdup_printf (_ ("%s, %s, %s from inherent to current"), fell, rose, stayed);
  day = isms_risk_words_dup_day (since);
  /* Translators: four numbers of risks and a date: "12 down, 3 up, 20 unchanged, 2 new since …". */
  return g_strdup_printf (_ ("%s, %s, %s, %s since %s"), fell, rose, stayed, added, day);
}

/**
 * isms_heat_movement_dup_hint:
 * @moves: (element-type IsmsHeatMovement): from which cells to which
 *
 * Returns: (transfer full) (nullable): how many of the arrows are drawn; %NULL: all of them
 */
char *
isms_heat_movement_dup_hint (GArray *moves)
{
  guint n = isms_heat_chart_count_shown (moves->len);

  if (n == moves->len)
    return NULL;
  /* Translators: a movement is an arrow on the map, from one cell to another. Both numbers are
   * larger than ten. */
  return g_strdup_printf (
      _ ("The %u largest of %u movements are drawn. Point at a cell or a risk for its own."), n,
      moves->len);
}

/**
 * isms_heat_movement_dup_risk_words:
 * @method: the method
 * @move: where the risk went
 * @since: (nullable): YYYY-MM-DD; %NULL: from inherent to current
 *
 * Returns: (transfer full): "moved from Likely × Major to Possible × Major since 1 May 2026"
 */
char *
isms_heat_movement_dup_risk_words (IsmsMethod *method,
                                   const IsmsHeatMovement *move,
                                   const char *since)
{
  g_autofree char *from = isms_risk_words_dup_place (method, move->from[0], move->from[1]);
  g_autofree char *to = isms_risk_words_dup_place (method, move->to[0], move->to[1]);
  g_autofree char *day = NULL;

  if (since == NULL)
    /* Translators: two places on the map, of one risk, for a screen reader. */
    return g_strdup_printf (_ ("moved from inherent %s to current %s"), from, to);
  day = isms_risk_words_dup_day (since);
  /* Translators: two places on the map, of one risk, and a date, for a screen reader. */
  return g_strdup_printf (_ ("moved from %s to %s since %s"), from, to, day);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const IsmsHeatMovement *one = *(const IsmsHeatMovement *const *) a;
  const IsmsHeatMovement *other = *(const IsmsHeatMovement *const *) b;

  if (one->count != other->count)
    return one->count > other->count ? -1 : 1;
  return one < other ? -1 : 1;
}

/* "3 from Likely × Major, 1 from Rare × Minor, 2 from elsewhere"; or to. */
static char *
dup_cells (IsmsMethod *method, GArray *moves, int likelihood, int impact, gboolean in)
{
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();
  GString *words = g_string_new (NULL);
  guint others = 0;

  for (guint i = 0; i < moves->len; i++)
    {
      IsmsHeatMovement *move = &g_array_index (moves, IsmsHeatMovement, i);
      const int *here = in ? move->to : move->from;

      if (here[0] == likelihood && here[1] == impact)
        g_ptr_array_add (mine, move);
    }
  g_ptr_array_sort (mine, compare_counts);
  for (guint i = 0; i < mine->len; i++)
    {
      const IsmsHeatMovement *move = g_ptr_array_index (mine, i);
      const int *there = in ? move->from : move->to;
      g_autofree char *place = isms_risk_words_dup_place (method, there[0], there[1]);

      if (i >= NAMED && mine->len > NAMED + 1)
        {
          others += move->count;
          continue;
        }
      g_string_append (words, i > 0 ? ", " : "");
      /* Translators: so many risks came from a place on the map; for a screen reader. */
      g_string_append_printf (
          words,
          in ? ngettext ("%u moved here from %s", "%u moved here from %s", move->count)
             /* Translators: so many risks went to a place on the map; for a screen reader. */
             : ngettext ("%u moved away to %s", "%u moved away to %s", move->count),
          move->count, place);
    }
  if (others > 0)
    /* Translators: after "3 moved here from Likely × Major": from other places. */
    g_string_append_printf (
        words,
        in ? ngettext (", %u from elsewhere", ", %u from elsewhere", others)
           /* Translators: after "3 moved away to Likely × Major": to other places. */
           : ngettext (", %u to elsewhere", ", %u to elsewhere", others),
        others);
  return g_string_free_and_steal (words);
}

/**
 * isms_heat_movement_dup_cell_words:
 * @method: the method
 * @moves: (element-type IsmsHeatMovement): from which cells to which
 * @likelihood: from 1
 * @impact: from 1
 * @since: (nullable): YYYY-MM-DD; %NULL: from inherent to current
 *
 * Returns: (transfer full) (nullable): what came into the cell and what went from it; %NULL where
 *   nothing did
 */
char *
isms_heat_movement_dup_cell_words (
    IsmsMethod *method, GArray *moves, int likelihood, int impact, const char *since)
{
  g_autofree char *in = dup_cells (method, moves, likelihood, impact, TRUE);
  g_autofree char *out = dup_cells (method, moves, likelihood, impact, FALSE);
  g_autofree char *both = g_strconcat (in, *in != '\0' && *out != '\0' ? "; " : "", out, NULL);
  g_autofree char *day = NULL;

  if (*both == '\0')
    return NULL;
  if (since == NULL)
    /* Translators: how risks moved into and out of a cell of the map, for a screen reader. */
    return g_strdup_printf (_ ("From inherent to current: %s"), both);
  day = isms_risk_words_dup_day (since);
  /* Translators: a date, and how risks moved into and out of a cell, for a screen reader. */
  return g_strdup_printf (_ ("Since %s: %s"), day, both);
}
