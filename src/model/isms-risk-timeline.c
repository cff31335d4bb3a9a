/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Changes in the order of their days, each with what it replaced, so that a cursor goes either way
 * and only ever touches what changed. Which risks there were follows the same days as
 * isms_query_set_as_of (); the filters are those of now. */

#include "isms-config.h"

#include "isms-risk-timeline.h"

#include <stdlib.h>
#include <string.h>

#define PRESENCE 3 /* beside the three postures: from and to are 0 or 1 */
#define N_TRACKS 4

struct _IsmsRiskTimeline
{
  int n_likelihoods;
  int n_impacts;
  GArray *risks;      /* gint64, by ref */
  GHashTable *places; /* gint64 → place among them + 1 */
  GPtrArray *refs;    /* char * */
  GPtrArray *days;    /* char *, ascending */
  GArray *moves;      /* IsmsRiskMove, by day */
  GArray *starts;     /* guint: the first move of each day, and their number */
};

struct _IsmsRiskCursor
{
  IsmsRiskTimeline *timeline;
  IsmsPosture posture;
  int day;
  gint16 *cells;
  guint8 *there;
  guint *counts;
  guint total;
};

/* While it is read. */
typedef struct
{
  IsmsRiskTimeline *self;
  GArray *marks; /* Mark */
  guint8 *known; /* born already: by a rating before it was made */
} Reader;

typedef struct
{
  char day[11];
  guint32 order;
  IsmsRiskMove move;
} Mark;

static void
clear_reader (Reader *self)
{
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self->known);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

static void
add_mark (Reader *self, const char *day, guint risk, guint track, gint16 to)
{
  Mark mark = { .order = self->marks->len,
                .move = { .risk = risk, .posture = (guint8) track, .to = to } };

  g_strlcpy (mark.day, day, sizeof mark.day);
  g_array_append_val (self->marks, mark);
}

static gboolean
read_risks (Reader *self, IsmsDatabase *database, IsmsQuery *all, GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (IsmsStatement) statement = NULL;

  from = isms_query_dup_from (all);
  sql = g_strdup_printf ("SELECT id, date (created_at, 'localtime'), ref %s "
                         "ORDER BY ref_key, id",
                         from);
  statement = isms_database_prepare (database, sql, error);
  if (statement == NULL)
    return FALSE;
  isms_query_bind (all, statement, 1);
  while (isms_statement_next (statement, error))
    {
      gint64 id = isms_statement_get_int (statement, 0);

      g_array_append_val (self->self->risks, id);
      g_ptr_array_add (self->self->refs, isms_statement_dup_text (statement, 2));
      g_hash_table_insert (self->self->places, g_memdup2 (&id, sizeof id),
                           GUINT_TO_POINTER (self->self->risks->len));
      add_mark (self, isms_statement_get_text (statement, 1), self->self->risks->len - 1, PRESENCE,
                1);
    }
  self->known = g_new0 (guint8, MAX (self->self->risks->len, 1));
  return !isms_statement_failed (statement);
}

static gint16
find_cell (const IsmsRiskTimeline *self, gint64 likelihood, gint64 impact)
{
  if (likelihood < 1 || likelihood > self->n_likelihoods || impact < 1 || impact > self->n_impacts)
    return -1;
  return (gint16) ((likelihood - 1) * self->n_impacts + impact - 1);
}

static gboolean
read_ratings (Reader *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT risk_id, kind, likelihood, impact, rated_on FROM rating ORDER BY rated_on, id",
      error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      const char *kind = isms_statement_get_text (statement, 1);
      const char *day = isms_statement_get_text (statement, 4);
      guint place;

      if (!isms_risk_timeline_find_risk (self->self, isms_statement_get_int (statement, 0), &place))
        continue;
      /* The first marks are those of making the risks. */
      if (!self->known[place] && strcmp (day, g_array_index (self->marks, Mark, place).day) < 0)
        add_mark (self, day, place, PRESENCE, 1);
      self->known[place] = TRUE;
      add_mark (self, day, place,
                *kind == 'i'   ? ISMS_POSTURE_INHERENT
                : *kind == 'c' ? ISMS_POSTURE_CURRENT
                               : ISMS_POSTURE_TARGET,
                find_cell (self->self, isms_statement_get_int (statement, 2),
                           isms_statement_get_int (statement, 3)));
    }
  return !isms_statement_failed (statement);
}

/* When risks were archived and taken back. */
static gboolean
read_archiving (Reader *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT c.row, date (j.at, 'localtime'), c.after ->> 'archived' FROM journal_change AS c "
      "JOIN journal AS j ON j.id = c.step WHERE c.tbl = 'risk' AND c.op = 'u' "
      "AND instr (c.after, '\"archived\":') > 0 ORDER BY c.seq",
      error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      guint place;

      if (isms_risk_timeline_find_risk (self->self, isms_statement_get_int (statement, 0), &place))
        add_mark (self, isms_statement_get_text (statement, 1), place, PRESENCE,
                  isms_statement_get_int (statement, 2) == 0);
    }
  return !isms_statement_failed (statement);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const Mark *one = a, *other = b;
  int days = strcmp (one->day, other->day);

  return days != 0 ? days : (one->order > other->order) - (one->order < other->order);
}

/* Gives each change what it replaces, and its day. */
static void
take_marks (Reader *self, guint n_risks, gboolean archived)
{
  IsmsRiskTimeline *timeline = self->self;
  g_autofree gint16 *last = g_new (gint16, (gsize) MAX (n_risks, 1) * N_TRACKS);
  const char *day = "";

  for (guint i = 0; i < n_risks * N_TRACKS; i++)
    last[i] = i % N_TRACKS == PRESENCE ? 0 : -1;
  g_array_sort (self->marks, compare_marks);
  for (guint i = 0; i < self->marks->len; i++)
    {
      Mark *mark = &g_array_index (self->marks, Mark, i);
      gint16 *before = &last[mark->move.risk * N_TRACKS + mark->move.posture];

      if (mark->move.posture == PRESENCE && archived)
        mark->move.to = 1;
      if (mark->move.to == *before)
        continue;
      if (!g_str_equal (day, mark->day))
        {
          day = mark->day;
          g_ptr_array_add (timeline->days, g_strdup (day));
          g_array_append_val (timeline->starts, timeline->moves->len);
        }
      mark->move.from = *before;
      mark->move.day = timeline->days->len - 1;
      *before = mark->move.to;
      g_array_append_val (timeline->moves, mark->move);
    }
  g_array_append_val (timeline->starts, timeline->moves->len);
}

static IsmsRiskTimeline *
run (IsmsDatabase *database, IsmsQuery *query, IsmsMethod *method, gboolean all, GError **error)
{
  g_autoptr (IsmsRiskTimeline) self = g_new0 (IsmsRiskTimeline, 1);
  g_auto (Reader) reader = { .self = self };

  self->n_likelihoods = isms_method_get_n_likelihoods (method);
  self->n_impacts = isms_method_get_n_impacts (method);
  self->risks = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->refs = g_ptr_array_new_with_free_func (g_free);
  self->days = g_ptr_array_new_with_free_func (g_free);
  self->moves = g_array_new (FALSE, FALSE, sizeof (IsmsRiskMove));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  reader.marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  if (!read_risks (&reader, database, query, error) || !read_ratings (&reader, database, error)
      || !read_archiving (&reader, database, error))
    return NULL;
  take_marks (&reader, self->risks->len, all);
  return g_steal_pointer (&self);
}

/**
 * isms_risk_timeline_run:
 * @database: a connection of the calling thread
 * @query: which risks
 * @method: whose grid is drawn
 * @error: return location
 *
 * Reads every rating of the risks once.
 *
 * Returns: (transfer full): where they stood; %NULL on error
 */
IsmsRiskTimeline *
isms_risk_timeline_run (IsmsDatabase *database,
                        IsmsQuery *query,
                        IsmsMethod *method,
                        GError **error)
{
  g_autoptr (IsmsQuery) all = isms_query_copy (query);

  isms_query_set_archived (all, TRUE); /* they were in use once */
  isms_query_set_as_of (all, NULL, database, NULL);
  return run (database, all, method, isms_query_get_archived (query), error);
}

/**
 * isms_risk_timeline_run_found:
 * @database: a connection of the calling thread
 * @query: which risks, on which day
 * @method: whose grid is drawn
 * @error: return location
 *
 * As isms_risk_timeline_run (), for those risks alone that the query finds on its day.
 *
 * Returns: (transfer full): where they stood; %NULL on error
 */
IsmsRiskTimeline *
isms_risk_timeline_run_found (IsmsDatabase *database,
                              IsmsQuery *query,
                              IsmsMethod *method,
                              GError **error)
{
  return run (database, query, method, isms_query_get_archived (query), error);
}

/**
 * isms_risk_timeline_free:
 * @self: (transfer full): a timeline without cursors
 */
void
isms_risk_timeline_free (IsmsRiskTimeline *self)
{
  g_array_unref (self->risks);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->refs);
  g_ptr_array_unref (self->days);
  g_array_unref (self->moves);
  g_array_unref (self->starts);
  g_free (self);
}

/**
 * isms_risk_timeline_get_n_days:
 * @self: a timeline
 *
 * Returns: on how many days anything changed
 */
guint
isms_risk_timeline_get_n_days (IsmsRiskTimeline *self)
{
  return self->days->len;
}

/**
 * isms_risk_timeline_get_day:
 * @self: a timeline
 * @index: which of the days
 *
 * Returns: (transfer none): YYYY-MM-DD
 */
const char *
isms_risk_timeline_get_day (IsmsRiskTimeline *self, guint index)
{
  g_return_val_if_fail (index < self->days->len, NULL);
  return g_ptr_array_index (self->days, index);
}

/**
 * isms_risk_timeline_find_day:
 * @self: a timeline
 * @date: YYYY-MM-DD
 *
 * Returns: the last of the days that is not after @date; -1 where all are
 */
int
isms_risk_timeline_find_day (IsmsRiskTimeline *self, const char *date)
{
  guint low = 0, high = self->days->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (strcmp (g_ptr_array_index (self->days, middle), date) <= 0)
        low = middle + 1;
      else
        high = middle;
    }
  return (int) low - 1;
}

/**
 * isms_risk_timeline_get_n_risks:
 * @self: a timeline
 *
 * Returns: how many risks there ever were, those of today or not
 */
guint
isms_risk_timeline_get_n_risks (IsmsRiskTimeline *self)
{
  return self->risks->len;
}

/**
 * isms_risk_timeline_get_risk:
 * @self: a timeline
 * @index: a place among its risks
 *
 * Returns: the risk's id
 */
gint64
isms_risk_timeline_get_risk (IsmsRiskTimeline *self, guint index)
{
  return g_array_index (self->risks, gint64, index);
}

/**
 * isms_risk_timeline_find_risk:
 * @self: a timeline
 * @risk: a risk's id
 * @index: (out): its place among the risks
 *
 * Returns: whether it is among them
 */
gboolean
isms_risk_timeline_find_risk (IsmsRiskTimeline *self, gint64 risk, guint *index)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &risk));

  *index = found - 1;
  return found != 0;
}

/**
 * isms_risk_timeline_get_ref:
 * @self: a timeline
 * @index: a place among its risks
 *
 * Returns: (transfer none): the risk's ref, as it is now
 */
const char *
isms_risk_timeline_get_ref (IsmsRiskTimeline *self, guint index)
{
  return g_ptr_array_index (self->refs, index);
}

/**
 * isms_risk_cursor_new:
 * @timeline: what it goes through; must live longer
 * @posture: by which ratings risks stand
 *
 * Returns: (transfer full): a cursor before the first day
 */
IsmsRiskCursor *
isms_risk_cursor_new (IsmsRiskTimeline *timeline, IsmsPosture posture)
{
  IsmsRiskCursor *self = g_new0 (IsmsRiskCursor, 1);
  guint n = timeline->risks->len;

  self->timeline = timeline;
  self->posture = posture;
  self->day = -1;
  self->cells = g_new (gint16, MAX (n, 1));
  self->there = g_new0 (guint8, MAX (n, 1));
  self->counts = g_new0 (guint, (gsize) timeline->n_likelihoods * (gsize) timeline->n_impacts);
  for (guint i = 0; i < n; i++)
    self->cells[i] = -1;
  return self;
}

/**
 * isms_risk_cursor_free:
 * @self: (transfer full): a cursor
 */
void
isms_risk_cursor_free (IsmsRiskCursor *self)
{
  g_free (self->cells);
  g_free (self->there);
  g_free (self->counts);
  g_free (self);
}

static void
count_risk (IsmsRiskCursor *self, guint risk, int by)
{
  if (self->there[risk] && self->cells[risk] >= 0)
    self->counts[self->cells[risk]] += (guint) by;
}

static guint
apply (IsmsRiskCursor *self, const IsmsRiskMove *move, gint16 to)
{
  if (move->posture != PRESENCE && move->posture != self->posture)
    return 0;
  count_risk (self, move->risk, -1);
  if (move->posture == PRESENCE)
    {
      self->total += (guint) (to - self->there[move->risk]);
      self->there[move->risk] = (guint8) to;
    }
  else
    {
      self->cells[move->risk] = to;
    }
  count_risk (self, move->risk, 1);
  return 1;
}

/**
 * isms_risk_cursor_go:
 * @self: a cursor
 * @day: one of the days; -1: before the first
 *
 * Returns: how many changes there were to go through
 */
guint
isms_risk_cursor_go (IsmsRiskCursor *self, int day)
{
  IsmsRiskTimeline *timeline = self->timeline;
  const IsmsRiskMove *moves = (const IsmsRiskMove *) timeline->moves->data;
  guint n = 0;

  day = CLAMP (day, -1, (int) timeline->days->len - 1);
  while (self->day < day)
    {
      self->day++;
      for (guint i = g_array_index (timeline->starts, guint, self->day);
           i < g_array_index (timeline->starts, guint, self->day + 1); i++)
        n += apply (self, &moves[i], moves[i].to);
    }
  while (self->day > day)
    {
      for (guint i = g_array_index (timeline->starts, guint, self->day + 1);
           i > g_array_index (timeline->starts, guint, self->day); i--)
        n += apply (self, &moves[i - 1], moves[i - 1].from);
      self->day--;
    }
  return n;
}

/**
 * isms_risk_cursor_get_count:
 * @self: a cursor
 * @likelihood: from 1
 * @impact: from 1
 *
 * Returns: how many risks stand there on its day; 0 outside the grid
 */
guint
isms_risk_cursor_get_count (IsmsRiskCursor *self, int likelihood, int impact)
{
  gint16 cell = find_cell (self->timeline, likelihood, impact);

  return cell >= 0 ? self->counts[cell] : 0;
}

/**
 * isms_risk_cursor_get_total:
 * @self: a cursor
 *
 * Returns: how many risks there are on its day, rated or not
 */
guint
isms_risk_cursor_get_total (IsmsRiskCursor *self)
{
  return self->total;
}

/**
 * isms_risk_cursor_get_cell:
 * @self: a cursor
 * @risk: a place among the timeline's risks
 *
 * Returns: where it stands on that day, (likelihood - 1) × impacts + impact - 1; -1 where it is not
 *   there, not rated or outside the grid
 */
int
isms_risk_cursor_get_cell (IsmsRiskCursor *self, guint risk)
{
  return self->there[risk] ? self->cells[risk] : -1;
}

/**
 * isms_risk_cursor_list:
 * @self: a cursor
 * @risks: (out caller-allocated): @limit for each cell, likelihood by likelihood: places among the
 *   timeline's risks, plus 1; 0 where there are fewer
 * @limit: how many at most
 *
 * The first risks of each cell, by their refs. One pass over the risks.
 */
void
isms_risk_cursor_list (IsmsRiskCursor *self, guint32 *risks, guint limit)
{
  guint n_cells = (guint) (self->timeline->n_likelihoods * self->timeline->n_impacts);
  g_autofree guint *filled = g_new0 (guint, n_cells);

  memset (risks, 0, n_cells * limit * sizeof *risks);
  for (guint i = 0; i < self->timeline->risks->len; i++)
    {
      int cell = isms_risk_cursor_get_cell (self, i);

      if (cell >= 0 && filled[cell] < limit)
        risks[(guint) cell * limit + filled[cell]++] = i + 1;
    }
}

/* Worse is a higher level; within one, further up or further out. */
static int
weigh (IsmsMethod *method, int cell)
{
  int n_impacts = isms_method_get_n_impacts (method);
  int likelihood = cell / n_impacts + 1, impact = cell % n_impacts + 1;
  const IsmsLevel *level = isms_method_rate (method, likelihood, impact);

  return (level != NULL ? level->rank : 0) * 1000 + likelihood + impact;
}

/**
 * isms_risk_move_compare:
 * @method: whose grid
 * @from: a cell
 * @to: a cell
 *
 * Returns: more than 0 where @to is worse, less where it is better
 */
int
isms_risk_move_compare (IsmsMethod *method, int from, int to)
{
  return from == to ? 0 : weigh (method, to) - weigh (method, from);
}

/**
 * isms_risk_cursor_compare:
 * @from: a cursor
 * @to: another on the same timeline
 * @method: the timeline's
 *
 * Returns: how many rose, fell, stayed, and have a place only in @to
 */
IsmsRiskMovement
isms_risk_cursor_compare (IsmsRiskCursor *from, IsmsRiskCursor *to, IsmsMethod *method)
{
  IsmsRiskMovement movement = { 0 };

  for (guint i = 0; i < to->timeline->risks->len; i++)
    {
      int before = isms_risk_cursor_get_cell (from, i);
      int after = isms_risk_cursor_get_cell (to, i);
      int difference;

      if (after < 0)
        continue;
      if (before < 0)
        {
          movement.added++;
          continue;
        }
      difference = isms_risk_move_compare (method, before, after);
      movement.rose += difference > 0;
      movement.fell += difference < 0;
      movement.stayed += difference == 0;
    }
  return movement;
}
