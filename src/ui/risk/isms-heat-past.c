/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One timeline, two cursors on it. */

#include "isms-heat-past.h"

struct _IsmsHeatPast
{
  IsmsRiskTimeline *timeline;
  IsmsMethod *method;
  IsmsRiskCursor *now;  /* on the day */
  IsmsRiskCursor *then; /* NULL: no movement */
  char *since;          /* NULL: then is on the day too, by inherent ratings */
  char *from;           /* the first day of the method; NULL: there was none before it */
  char *until;          /* the day from which on another is in force; NULL: it is */

  GArray *moves; /* between the two; NULL: not collected since one of them went */
  IsmsRiskMovement sums;
};

static int
find_day (IsmsHeatPast *self, const char *day)
{
  return day != NULL ? isms_risk_timeline_find_day (self->timeline, day) : G_MAXINT;
}

/**
 * isms_heat_past_new:
 * @timeline: (transfer full): the ratings
 * @method: (transfer none): what they were read for
 * @versions: (element-type IsmsMethodVersion): all versions of the method, the newest first
 *
 * Returns: (transfer full): today, by current ratings, without movement
 */
IsmsHeatPast *
isms_heat_past_new (IsmsRiskTimeline *timeline, IsmsMethod *method, GPtrArray *versions)
{
  IsmsHeatPast *self = g_new0 (IsmsHeatPast, 1);

  self->timeline = timeline;
  self->method = isms_method_ref (method);
  for (guint i = 0; i < versions->len; i++)
    {
      const IsmsMethodVersion *version = versions->pdata[i];

      if (version->id != isms_method_get_id (method))
        continue;
      if (i > 0)
        self->until = g_strdup (((const IsmsMethodVersion *) versions->pdata[i - 1])->since);
      if (i + 1 < versions->len)
        self->from = g_strdup (version->since);
    }
  isms_heat_past_show (self, ISMS_POSTURE_CURRENT, NULL);
  return self;
}

/**
 * isms_heat_past_free:
 * @self: (transfer full): a past
 */
void
isms_heat_past_free (IsmsHeatPast *self)
{
  g_clear_pointer (&self->now, isms_risk_cursor_free);
  g_clear_pointer (&self->then, isms_risk_cursor_free);
  g_clear_pointer (&self->moves, g_array_unref);
  isms_risk_timeline_free (self->timeline);
  isms_method_unref (self->method);
  g_free (self->since);
  g_free (self->from);
  g_free (self->until);
  g_free (self);
}

/**
 * isms_heat_past_get_timeline:
 * @self: a past
 *
 * Returns: (transfer none): its ratings
 */
IsmsRiskTimeline *
isms_heat_past_get_timeline (IsmsHeatPast *self)
{
  return self->timeline;
}

IsmsMethod *
isms_heat_past_get_method (IsmsHeatPast *self)
{
  return self->method;
}

/**
 * isms_heat_past_get_now:
 * @self: a past
 *
 * Returns: (transfer none): the risks on the day that is shown; until another posture is
 */
IsmsRiskCursor *
isms_heat_past_get_now (IsmsHeatPast *self)
{
  return self->now;
}

/**
 * isms_heat_past_covers:
 * @self: a past
 * @day: (nullable): YYYY-MM-DD; %NULL: today
 *
 * A place is one on the grid of its day.
 *
 * Returns: whether the method that it was read for was in force at the end of the day
 */
gboolean
isms_heat_past_covers (IsmsHeatPast *self, const char *day)
{
  if (day == NULL)
    return self->until == NULL;
  return (self->from == NULL || strcmp (self->from, day) <= 0)
         && (self->until == NULL || strcmp (day, self->until) < 0);
}

/**
 * isms_heat_past_show:
 * @self: a past
 * @posture: by which ratings the risks stand
 * @day: (nullable): YYYY-MM-DD; %NULL: today
 *
 * Shows a day, without movement.
 */
void
isms_heat_past_show (IsmsHeatPast *self, IsmsPosture posture, const char *day)
{
  g_clear_pointer (&self->now, isms_risk_cursor_free);
  g_clear_pointer (&self->then, isms_risk_cursor_free);
  g_clear_pointer (&self->since, g_free);
  self->now = isms_risk_cursor_new (self->timeline, posture);
  isms_heat_past_go (self, day);
}

/**
 * isms_heat_past_show_movement:
 * @self: a past
 * @since: (nullable): YYYY-MM-DD; %NULL: from inherent to current ratings
 * @day: (nullable): YYYY-MM-DD; %NULL: today
 *
 * Shows a day by current ratings, and how risks came to stand there: since the method is in force,
 * if @since is before that, because a place of another grid is none on this one.
 */
void
isms_heat_past_show_movement (IsmsHeatPast *self, const char *since, const char *day)
{
  isms_heat_past_show (self, ISMS_POSTURE_CURRENT, day);
  self->since = g_strdup (since);
  self->then = isms_risk_cursor_new (self->timeline,
                                     since != NULL ? ISMS_POSTURE_CURRENT : ISMS_POSTURE_INHERENT);
  isms_heat_past_go (self, day);
}

/**
 * isms_heat_past_go:
 * @self: a past
 * @day: (nullable): YYYY-MM-DD; %NULL: today
 *
 * Goes to another day. Costs what changed in between.
 */
void
isms_heat_past_go (IsmsHeatPast *self, const char *day)
{
  const char *since = self->since;

  if (since != NULL && self->from != NULL && strcmp (since, self->from) < 0)
    since = self->from;
  g_clear_pointer (&self->moves, g_array_unref);
  isms_risk_cursor_go (self->now, find_day (self, day));
  if (self->then != NULL)
    isms_risk_cursor_go (self->then, find_day (self, since != NULL ? since : day));
}

static IsmsHeatMovement
make_move (IsmsMethod *method, int from, int to, guint count)
{
  int n_impacts = isms_method_get_n_impacts (method);

  return (IsmsHeatMovement) {
    .from = { from / n_impacts + 1, from % n_impacts + 1 },
    .to = { to / n_impacts + 1, to % n_impacts + 1 },
    .count = count,
    .worse = isms_risk_move_compare (method, from, to) > 0,
  };
}

/* FALSE: it has no place on one of the days, or the same on both. */
static gboolean
find_cells (IsmsHeatPast *self, guint risk, int *from, int *to)
{
  *from = isms_risk_cursor_get_cell (self->then, risk);
  *to = isms_risk_cursor_get_cell (self->now, risk);
  return *from >= 0 && *to >= 0 && *from != *to;
}

static GArray *
collect_moves (IsmsHeatPast *self)
{
  IsmsMethod *method = self->method;
  guint n = (guint) (isms_method_get_n_likelihoods (method) * isms_method_get_n_impacts (method));
  g_autofree guint *counts = g_new0 (guint, n * n);
  g_autofree guint *risks = g_new0 (guint, n * n);
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (IsmsHeatMovement));
  int from, to;

  for (guint i = 0; i < isms_risk_timeline_get_n_risks (self->timeline); i++)
    if (find_cells (self, i, &from, &to))
      {
        counts[(guint) from * n + (guint) to]++;
        risks[(guint) from * n + (guint) to] = i;
      }
  for (guint i = 0; i < n * n; i++)
    if (counts[i] > 0)
      {
        IsmsHeatMovement move = make_move (method, (int) (i / n), (int) (i % n), counts[i]);

        if (move.count == 1)
          move.name = isms_risk_timeline_get_ref (self->timeline, risks[i]);
        g_array_append_val (moves, move);
      }
  return moves;
}

/**
 * isms_heat_past_dup_moves:
 * @self: a past
 * @sums: (out) (optional): how many rose, fell, stayed and are new
 *
 * Collected once for each day that is shown.
 *
 * Returns: (transfer full) (nullable) (element-type IsmsHeatMovement): from which cells to which,
 *   not to be changed; names are the timeline's; %NULL: no movement is shown
 */
GArray *
isms_heat_past_dup_moves (IsmsHeatPast *self, IsmsRiskMovement *sums)
{
  if (self->then == NULL)
    return NULL;
  if (self->moves == NULL)
    {
      self->moves = collect_moves (self);
      self->sums = isms_risk_cursor_compare (self->then, self->now, self->method);
    }
  if (sums != NULL)
    *sums = self->sums;
  return g_array_ref (self->moves);
}

/**
 * isms_heat_past_find_move:
 * @self: a past
 * @risk: a risk's id
 * @move: (out caller-allocated): from where to where it went; its name is the timeline's
 *
 * Returns: whether movement is shown, and the risk moved
 */
gboolean
isms_heat_past_find_move (IsmsHeatPast *self, gint64 risk, IsmsHeatMovement *move)
{
  guint index;
  int from, to;

  if (self->then == NULL || !isms_risk_timeline_find_risk (self->timeline, risk, &index)
      || !find_cells (self, index, &from, &to))
    return FALSE;
  *move = make_move (self->method, from, to, 1);
  move->name = isms_risk_timeline_get_ref (self->timeline, index);
  return TRUE;
}
