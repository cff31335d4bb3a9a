/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Arrows are for the eye; the same is said in words of each cell, of each risk, and of all. */

#include "isms-config.h"

#include "isms-heat-movement.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-risk-words.h"

#define NAMED 3 /* cells that are named; the others are counted */

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
  day = isms_day_dup_words (since);
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
  day = isms_day_dup_words (since);
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
          in ? ngettext ("%'u moved here from %s", "%'u moved here from %s", move->count)
             /* Translators: so many risks went to a place on the map; for a screen reader. */
             : ngettext ("%'u moved away to %s", "%'u moved away to %s", move->count),
          move->count, place);
    }
  if (others > 0)
    /* Translators: after "3 moved here from Likely × Major": from other places. */
    g_string_append_printf (
        words,
        in ? ngettext (", %'u from elsewhere", ", %'u from elsewhere", others)
           /* Translators: after "3 moved away to Likely × Major": to other places. */
           : ngettext (", %'u to elsewhere", ", %'u to elsewhere", others),
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
  day = isms_day_dup_words (since);
  /* Translators: a date, and how risks moved into and out of a cell, for a screen reader. */
  return g_strdup_printf (_ ("Since %s: %s"), day, both);
}
