/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What begins first is above; in its week a bar takes the first lane that is free. */

#include "isms-config.h"

#include "isms-planner-lanes.h"

#define DAYS 7

/**
 * isms_planner_grid_init:
 * @self: (out): the weeks of a month
 * @week: how weeks are counted
 * @day: a Julian day of the month
 */
void
isms_planner_grid_init (IsmsPlannerGrid *self, const IsmsWeek *week, int day)
{
  GDate date;

  self->week = *week;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  g_date_set_day (&date, 1);
  self->from = (int) g_date_get_julian (&date);
  g_date_add_months (&date, 1);
  self->to = (int) g_date_get_julian (&date);
  self->first = isms_week_get_start (week, self->from);
  self->n_weeks = (isms_week_get_start (week, self->to - 1) - self->first) / DAYS + 1;
}

/**
 * isms_planner_lanes_cut:
 * @grid: weeks
 * @audit: its place
 * @first: the day on which it begins
 * @last: the day on which it ends
 * @lane: for all pieces
 * @pieces: (element-type IsmsPlannerPiece): where they are added
 */
void
isms_planner_lanes_cut (
    const IsmsPlannerGrid *grid, guint audit, int first, int last, int lane, GArray *pieces)
{
  for (int i = 0; i < grid->n_weeks; i++)
    {
      int from = grid->first + i * DAYS, to = from + DAYS - 1;
      const IsmsPlannerPiece piece = { .audit = audit,
                                       .week = i,
                                       .column = MAX (first, from) - from,
                                       .last_column = MIN (last, to) - from,
                                       .lane = lane,
                                       .begins = first >= from,
                                       .ends = last <= to };

      if (first <= to && last >= from)
        g_array_append_val (pieces, piece);
    }
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const IsmsPlannerPiece *one = a;
  const IsmsPlannerPiece *other = b;

  if (one->week != other->week)
    return one->week - other->week;
  if (one->begins != other->begins)
    return one->begins - other->begins; /* what goes on stays above */
  if (one->column != other->column)
    return one->column - other->column;
  if (one->last_column != other->last_column)
    return other->last_column - one->last_column;
  return (one->audit > other->audit) - (one->audit < other->audit);
}

/* The last column that each lane is taken to. */
static int
find_lane (GArray *taken, const IsmsPlannerPiece *piece)
{
  for (guint i = 0; i < taken->len; i++)
    if (g_array_index (taken, int, i) < piece->column)
      return (int) i;
  g_array_append_val (taken, piece->last_column);
  return (int) taken->len - 1;
}

/**
 * isms_planner_lanes_arrange:
 * @grid: weeks
 * @planner: the audits
 *
 * Returns: (transfer full) (element-type IsmsPlannerPiece): all pieces, none over another
 */
GArray *
isms_planner_lanes_arrange (const IsmsPlannerGrid *grid, const IsmsPlanner *planner)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (IsmsPlannerPiece));
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (int));
  int week = -1;

  for (guint i = 0; i < planner->audits->len; i++)
    {
      const IsmsPlannerAudit *audit = planner->audits->pdata[i];

      if (audit->first != 0)
        isms_planner_lanes_cut (grid, i, audit->first, audit->last, 0, pieces);
    }
  g_array_sort (pieces, compare_pieces);
  for (guint i = 0; i < pieces->len; i++)
    {
      IsmsPlannerPiece *piece = &g_array_index (pieces, IsmsPlannerPiece, i);

      if (piece->week != week)
        g_array_set_size (taken, 0);
      week = piece->week;
      piece->lane = find_lane (taken, piece);
      g_array_index (taken, int, piece->lane) = piece->last_column;
    }
  return pieces;
}
