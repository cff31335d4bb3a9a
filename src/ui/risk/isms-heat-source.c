/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Method, counts and chips are read together, on the background reader, so that they are of one
 * moment. */

#include "isms-heat-source.h"

#include "isms-asker.h"

/* A moment in which no other day is chosen. */
#define REST_MS 90

typedef struct
{
  IsmsPosture posture;
  IsmsQuery *query; /* of its day */
  IsmsMethod *method;
  IsmsRiskMap *map;
  GArray *ids;        /* of gint64: MAX_CHIPS for each cell */
  IsmsHeatPast *past; /* of its risks; NULL: they are those of the timeline */
} Answer;

typedef struct
{
  IsmsQuery *query;
  IsmsPosture posture;
  char *day;
  gboolean movement;
  char *since;
  IsmsMethod *method; /* of a timeline */
} Question;

struct _IsmsHeatSource
{
  GObject parent_instance;

  IsmsWorkspace *workspace;
  IsmsQuery *query;
  IsmsPosture posture;
  Answer *answer;
  GError *error;
  IsmsAsker *asker;

  IsmsAsker *time_asker; /* NULL: nobody wants the past */
  IsmsHeatPast *past;    /* of the risks that there are now */
  GArray *passing_ids;   /* as in Answer, of the day; NULL: the answer is of the day */
  char *day;             /* NULL: today */
  gboolean movement;
  char *since; /* NULL: from inherent */
  guint rest_id;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (IsmsHeatSource, isms_heat_source, G_TYPE_OBJECT)

static void
free_answer (Answer *answer)
{
  g_clear_pointer (&answer->query, isms_query_unref);
  g_clear_pointer (&answer->method, isms_method_unref);
  g_clear_pointer (&answer->map, isms_risk_map_free);
  g_clear_pointer (&answer->ids, g_array_unref);
  g_clear_pointer (&answer->past, isms_heat_past_free);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, free_answer)

static void
free_question (Question *question)
{
  isms_query_unref (question->query);
  g_clear_pointer (&question->method, isms_method_unref);
  g_free (question->day);
  g_free (question->since);
  g_free (question);
}

/* With filters, those who are on the map of a day are others than now. */
static gboolean
read_past (IsmsDatabase *database, const Question *question, Answer *answer, GError **error)
{
  IsmsRiskTimeline *timeline;
  g_autoptr (GPtrArray) versions = NULL;

  if (!question->movement || question->day == NULL || !isms_query_is_filtered (answer->query))
    return TRUE;
  versions = isms_method_load_versions (database, error);
  if (versions == NULL)
    return FALSE;
  timeline = isms_risk_timeline_run_found (database, answer->query, answer->method, error);
  if (timeline == NULL)
    return FALSE;
  answer->past = isms_heat_past_new (timeline, answer->method, versions);
  isms_heat_past_show_movement (answer->past, question->since, question->day);
  return TRUE;
}

static Answer *
read_answer (IsmsDatabase *database, const Question *question, GError **error)
{
  g_autoptr (Answer) answer = g_new0 (Answer, 1);
  IsmsPosture posture = question->posture;
  IsmsQuery *query = isms_query_copy (question->query);
  GError *local = NULL;

  answer->posture = posture;
  answer->query = query;
  if (!isms_query_set_as_of (query, question->day, database, error))
    return NULL;
  answer->method = isms_method_load_on (database, question->day, &local);
  if (answer->method == NULL && local == NULL)
    return g_steal_pointer (&answer);
  if (local == NULL)
    answer->map = isms_risk_map_run (database, query, answer->method, posture, &local);
  if (local == NULL)
    answer->ids = isms_risk_map_run_cells (database, query, answer->method, posture,
                                           ISMS_HEAT_SOURCE_MAX_CHIPS, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return read_past (database, question, answer, error) ? g_steal_pointer (&answer) : NULL;
}

static gpointer
read_on_reader (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return read_answer (database, data, error);
}

/* A past is drawn on the grid that it was read for. */
static gboolean
is_of_method (IsmsHeatSource *self)
{
  IsmsMethod *method = self->answer != NULL ? self->answer->method : NULL;

  return method != NULL && self->past != NULL
         && isms_method_get_id (method)
                == isms_method_get_id (isms_heat_past_get_method (self->past));
}

static void
forget_past (IsmsHeatSource *self)
{
  g_clear_pointer (&self->passing_ids, g_array_unref);
  g_clear_pointer (&self->past, isms_heat_past_free);
}

static void
ask_time (IsmsHeatSource *self)
{
  if (self->time_asker != NULL && self->answer != NULL && self->answer->method != NULL)
    isms_asker_refresh (self->time_asker);
}

static void
take_answer (gpointer owner, gpointer answer, GError *error)
{
  IsmsHeatSource *self = owner;

  g_clear_error (&self->error);
  self->error = error;
  if (answer == NULL)
    {
      g_signal_emit (self, changed_signal, 0);
      return;
    }
  g_clear_pointer (&self->answer, free_answer);
  self->answer = answer;
  if (self->rest_id == 0 || !is_of_method (self))
    g_clear_pointer (&self->passing_ids, g_array_unref);
  if (self->time_asker != NULL && !is_of_method (self) && !isms_asker_is_asking (self->time_asker))
    ask_time (self);
  g_signal_emit (self, changed_signal, 0);
}

static gpointer
dup_question (gpointer owner)
{
  IsmsHeatSource *self = owner;
  Question *question = g_new0 (Question, 1);

  question->query = isms_query_ref (self->query);
  question->posture = self->movement ? ISMS_POSTURE_CURRENT : self->posture;
  question->day = g_strdup (self->day);
  question->movement = self->movement;
  question->since = g_strdup (self->since);
  return question;
}

static const IsmsAskerFuncs asker_funcs = {
  dup_question, read_on_reader, (GDestroyNotify) free_question, (GDestroyNotify) free_answer,
  take_answer,
};

static void
show_past (IsmsHeatSource *self)
{
  if (self->past == NULL)
    return;
  if (self->movement)
    isms_heat_past_show_movement (self->past, self->since, self->day);
  else
    isms_heat_past_show (self->past, self->posture, self->day);
}

/* The first risks of each cell out of the timeline. */
static void
list_passing (IsmsHeatSource *self)
{
  IsmsRiskMap *map = self->answer->map;
  guint n = (guint) (map->n_likelihoods * map->n_impacts) * ISMS_HEAT_SOURCE_MAX_CHIPS;
  g_autofree guint32 *places = g_new (guint32, n);
  IsmsRiskTimeline *timeline = isms_heat_past_get_timeline (self->past);

  if (self->passing_ids == NULL)
    self->passing_ids = g_array_sized_new (FALSE, TRUE, sizeof (gint64), n);
  g_array_set_size (self->passing_ids, n);
  isms_risk_cursor_list (isms_heat_past_get_now (self->past), places, ISMS_HEAT_SOURCE_MAX_CHIPS);
  for (guint i = 0; i < n; i++)
    g_array_index (self->passing_ids, gint64, i) =
        places[i] != 0 ? isms_risk_timeline_get_risk (timeline, places[i] - 1) : 0;
}

static gpointer
read_time_on_reader (IsmsDatabase *database,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  Question *question = data;

  g_autoptr (GPtrArray) versions = isms_method_load_versions (database, error);
  IsmsRiskTimeline *timeline = NULL;

  if (versions != NULL)
    timeline = isms_risk_timeline_run (database, question->query, question->method, error);
  return timeline != NULL ? isms_heat_past_new (timeline, question->method, versions) : NULL;
}

static gpointer
dup_time_question (gpointer owner)
{
  IsmsHeatSource *self = owner;
  Question *question = g_new0 (Question, 1);

  question->query = isms_query_ref (self->query);
  question->method = isms_method_ref (self->answer->method);
  return question;
}

static void
take_timeline (gpointer owner, gpointer answer, GError *error)
{
  IsmsHeatSource *self = owner;

  if (error != NULL)
    {
      g_clear_error (&self->error);
      self->error = error;
      g_signal_emit (self, changed_signal, 0);
      return;
    }
  forget_past (self);
  self->past = answer;
  show_past (self);
  if (!is_of_method (self))
    ask_time (self);
  g_signal_emit (self, changed_signal, 0);
}

static const IsmsAskerFuncs time_funcs = {
  dup_time_question,
  read_time_on_reader,
  (GDestroyNotify) free_question,
  (GDestroyNotify) isms_heat_past_free,
  take_timeline,
};

static gboolean
rest_cb (gpointer data)
{
  IsmsHeatSource *self = data;

  self->rest_id = 0;
  isms_asker_ask (self->asker);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (IsmsHeatSource *self, IsmsChange *change)
{
  if (!isms_kind_is_touched (isms_query_get_kind (self->query), change)
      && !isms_change_touches (change, "method"))
    return;
  if (self->answer != NULL || isms_asker_is_asking (self->asker))
    isms_asker_refresh (self->asker);
  ask_time (self);
}

static void
isms_heat_source_dispose (GObject *object)
{
  IsmsHeatSource *self = ISMS_HEAT_SOURCE (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_pointer (&self->asker, isms_asker_free);
  g_clear_pointer (&self->time_asker, isms_asker_free);
  forget_past (self);
  g_clear_pointer (&self->answer, free_answer);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (isms_heat_source_parent_class)->dispose (object);
}

static void
isms_heat_source_finalize (GObject *object)
{
  IsmsHeatSource *self = ISMS_HEAT_SOURCE (object);

  g_clear_pointer (&self->query, isms_query_unref);
  g_free (self->day);
  g_free (self->since);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_heat_source_parent_class)->finalize (object);
}

static void
isms_heat_source_class_init (IsmsHeatSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = isms_heat_source_dispose;
  object_class->finalize = isms_heat_source_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_heat_source_init (IsmsHeatSource *self)
{
  self->posture = ISMS_POSTURE_CURRENT;
}

/**
 * isms_heat_source_new:
 * @workspace: whose risks; the source keeps it
 *
 * All risks in use, by their current rating. Nothing is read before isms_heat_source_reload () or a
 * change of query or posture.
 *
 * Returns: (transfer full): the source
 */
IsmsHeatSource *
isms_heat_source_new (IsmsWorkspace *workspace)
{
  IsmsHeatSource *self = g_object_new (ISMS_TYPE_HEAT_SOURCE, NULL);
  IsmsStore *store = isms_workspace_get_store (workspace);

  self->workspace = g_object_ref (workspace);
  self->query = isms_query_new (isms_kind_find ("risk"));
  self->asker = isms_asker_new (store, &asker_funcs, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * isms_heat_source_get_workspace:
 * @self: a source
 *
 * Returns: (transfer none): whose risks it reads
 */
IsmsWorkspace *
isms_heat_source_get_workspace (IsmsHeatSource *self)
{
  return self->workspace;
}

/**
 * isms_heat_source_set_query:
 * @self: a source
 * @query: which risks, copied
 *
 * Reads the map of other risks, in the background.
 */
void
isms_heat_source_set_query (IsmsHeatSource *self, IsmsQuery *query)
{
  IsmsQuery *copy = isms_query_copy (query);

  isms_query_unref (self->query);
  self->query = copy;
  isms_asker_ask (self->asker);
  ask_time (self);
}

/**
 * isms_heat_source_set_posture:
 * @self: a source
 * @posture: by which of their ratings the risks stand
 *
 * Reads the map of that posture, in the background.
 */
void
isms_heat_source_set_posture (IsmsHeatSource *self, IsmsPosture posture)
{
  self->posture = posture;
  show_past (self);
  isms_asker_ask (self->asker);
}

/**
 * isms_heat_source_get_posture:
 * @self: a source
 *
 * Returns: the posture of what was read last
 */
IsmsPosture
isms_heat_source_get_posture (IsmsHeatSource *self)
{
  return self->answer ? self->answer->posture : self->posture;
}

/**
 * isms_heat_source_reload:
 * @self: a source
 *
 * Reads in the background; "changed" follows.
 */
void
isms_heat_source_reload (IsmsHeatSource *self)
{
  isms_asker_ask (self->asker);
}

/**
 * isms_heat_source_get_method:
 * @self: a source
 *
 * Returns: (transfer none) (nullable): the method in force on the day
 */
IsmsMethod *
isms_heat_source_get_method (IsmsHeatSource *self)
{
  return self->answer ? self->answer->method : NULL;
}

static gboolean
find_cell (IsmsHeatSource *self, int likelihood, int impact, guint *cell)
{
  IsmsRiskMap *map = self->answer ? self->answer->map : NULL;

  if (map == NULL || likelihood < 1 || likelihood > map->n_likelihoods || impact < 1
      || impact > map->n_impacts)
    return FALSE;
  *cell = (guint) ((likelihood - 1) * map->n_impacts + impact - 1);
  return TRUE;
}

/**
 * isms_heat_source_get_count:
 * @self: a source
 * @likelihood: from 1
 * @impact: from 1
 *
 * Returns: how many risks stand in the cell; 0 outside the scales
 */
guint
isms_heat_source_get_count (IsmsHeatSource *self, int likelihood, int impact)
{
  guint cell;

  if (self->passing_ids != NULL)
    return isms_risk_cursor_get_count (isms_heat_past_get_now (self->past), likelihood, impact);
  return find_cell (self, likelihood, impact, &cell) ? self->answer->map->counts[cell] : 0;
}

/**
 * isms_heat_source_get_unrated:
 * @self: a source
 *
 * Returns: how many risks have no place on the map
 */
guint
isms_heat_source_get_unrated (IsmsHeatSource *self)
{
  guint n = 0;

  if (self->passing_ids == NULL)
    return self->answer && self->answer->map ? self->answer->map->unrated : 0;
  for (int l = 1; l <= self->answer->map->n_likelihoods; l++)
    for (int i = 1; i <= self->answer->map->n_impacts; i++)
      n += isms_risk_cursor_get_count (isms_heat_past_get_now (self->past), l, i);
  return isms_risk_cursor_get_total (isms_heat_past_get_now (self->past)) - n;
}

/**
 * isms_heat_source_get_total:
 * @self: a source
 *
 * Returns: how many risks there are, on the map and off it
 */
guint
isms_heat_source_get_total (IsmsHeatSource *self)
{
  if (self->passing_ids != NULL)
    return isms_risk_cursor_get_total (isms_heat_past_get_now (self->past));
  return self->answer && self->answer->map ? self->answer->map->total : 0;
}

/**
 * isms_heat_source_get_ids:
 * @self: a source
 * @likelihood: from 1
 * @impact: from 1
 * @n_ids: (out): how many
 *
 * The first risks of a cell by their refs, at most ISMS_HEAT_SOURCE_MAX_CHIPS.
 *
 * Returns: (transfer none) (array length=n_ids): their ids
 */
const gint64 *
isms_heat_source_get_ids (IsmsHeatSource *self, int likelihood, int impact, guint *n_ids)
{
  const gint64 *ids;
  guint cell;

  *n_ids = 0;
  if (!find_cell (self, likelihood, impact, &cell) || self->answer->ids == NULL)
    return NULL;
  ids = &g_array_index (self->passing_ids != NULL ? self->passing_ids : self->answer->ids, gint64,
                        cell * ISMS_HEAT_SOURCE_MAX_CHIPS);
  while (*n_ids < ISMS_HEAT_SOURCE_MAX_CHIPS && ids[*n_ids] != 0)
    (*n_ids)++;
  return ids;
}

/**
 * isms_heat_source_get_error:
 * @self: a source
 *
 * Returns: (transfer none) (nullable): why the last reading failed, if so
 */
const GError *
isms_heat_source_get_error (IsmsHeatSource *self)
{
  return self->error;
}

/**
 * isms_heat_source_want_time:
 * @self: a source
 *
 * From here on there is a timeline of the risks asked for; "changed" says when it is there.
 */
void
isms_heat_source_want_time (IsmsHeatSource *self)
{
  if (self->time_asker != NULL)
    return;
  self->time_asker = isms_asker_new (isms_workspace_get_store (self->workspace), &time_funcs, self);
  ask_time (self);
}

IsmsRiskTimeline *
isms_heat_source_get_timeline (IsmsHeatSource *self)
{
  return self->past != NULL ? isms_heat_past_get_timeline (self->past) : NULL;
}

/**
 * isms_heat_source_set_day:
 * @self: a source
 * @day: (nullable): YYYY-MM-DD, %NULL for today
 *
 * Shows how the risks stood at the end of that day, on the grid that was in force then. With a
 * timeline for that grid it is at once; what depends on more than ratings follows when no other day
 * is chosen for a moment.
 */
void
isms_heat_source_set_day (IsmsHeatSource *self, const char *day)
{
  if (!g_set_str (&self->day, day))
    return;
  if (self->past != NULL)
    isms_heat_past_go (self->past, day);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->past == NULL || self->answer == NULL || self->answer->map == NULL)
    {
      isms_asker_cancel (self->asker);
      isms_asker_ask (self->asker);
      return;
    }
  self->rest_id = g_timeout_add (REST_MS, rest_cb, self);
  if (!is_of_method (self) || !isms_heat_past_covers (self->past, day))
    {
      if (!isms_asker_is_asking (self->asker)) /* else days that pass would keep off any answer */
        isms_asker_ask (self->asker);
      return;
    }
  isms_asker_cancel (self->asker);
  list_passing (self);
  g_signal_emit (self, changed_signal, 0);
}

const char *
isms_heat_source_get_day (IsmsHeatSource *self)
{
  return self->day;
}

gboolean
isms_heat_source_is_passing (IsmsHeatSource *self)
{
  return self->passing_ids != NULL;
}

/**
 * isms_heat_source_set_movement:
 * @self: a source
 * @movement: whether to find out how risks moved; they stand by their current ratings then
 * @day: (nullable): since when; %NULL: from inherent to current
 */
void
isms_heat_source_set_movement (IsmsHeatSource *self, gboolean movement, const char *day)
{
  if (!g_set_str (&self->since, day) && movement == self->movement)
    return;
  self->movement = movement;
  if (self->answer != NULL)
    g_clear_pointer (&self->answer->past, isms_heat_past_free);
  if (movement)
    isms_heat_source_want_time (self);
  show_past (self);
  isms_asker_ask (self->asker);
  g_signal_emit (self, changed_signal, 0);
}

gboolean
isms_heat_source_get_movement (IsmsHeatSource *self)
{
  return self->movement;
}

const char *
isms_heat_source_get_since (IsmsHeatSource *self)
{
  return self->since;
}

/**
 * isms_heat_source_get_past:
 * @self: a source
 *
 * Returns: (transfer none) (nullable): that of the risks shown; %NULL: nobody wants it, or it is
 *   not there yet
 */
IsmsHeatPast *
isms_heat_source_get_past (IsmsHeatSource *self)
{
  if (self->answer != NULL && self->answer->past != NULL && self->passing_ids == NULL)
    return self->answer->past;
  return is_of_method (self) && isms_heat_past_covers (self->past, self->day) ? self->past : NULL;
}

/**
 * isms_heat_source_dup_moves:
 * @self: a source
 * @sums: (out) (optional): how many rose, fell, stayed and are new
 *
 * Returns: (transfer full) (nullable) (element-type IsmsHeatMovement): from which cells to which;
 *   %NULL while there is no movement to show
 */
GArray *
isms_heat_source_dup_moves (IsmsHeatSource *self, IsmsRiskMovement *sums)
{
  IsmsHeatPast *past = isms_heat_source_get_past (self);

  return past != NULL ? isms_heat_past_dup_moves (past, sums) : NULL;
}

/**
 * isms_heat_source_find_move:
 * @self: a source
 * @risk: a risk's id
 * @move: (out caller-allocated): from where to where it went
 *
 * Returns: whether there is movement to show, and the risk moved
 */
gboolean
isms_heat_source_find_move (IsmsHeatSource *self, gint64 risk, IsmsHeatMovement *move)
{
  IsmsHeatPast *past = isms_heat_source_get_past (self);

  return past != NULL && isms_heat_past_find_move (past, risk, move);
}

/**
 * isms_heat_source_get_found_query:
 * @self: a source
 *
 * Returns: (transfer none): what the last answer was found by, on its day
 */
IsmsQuery *
isms_heat_source_get_found_query (IsmsHeatSource *self)
{
  return self->answer != NULL ? self->answer->query : self->query;
}
