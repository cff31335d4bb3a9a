/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Method, counts and chips are read together, on the background reader, so that they are of one
 * moment. */

#include "isms-heat-source.h"

#include "isms-asker.h"

typedef struct
{
  IsmsPosture posture;
  IsmsMethod *method;
  IsmsRiskMap *map;
  GArray *ids; /* of gint64: MAX_CHIPS for each cell */
} Answer;

typedef struct
{
  IsmsQuery *query;
  IsmsPosture posture;
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
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (IsmsHeatSource, isms_heat_source, G_TYPE_OBJECT)

static void
free_answer (Answer *answer)
{
  g_clear_pointer (&answer->method, isms_method_unref);
  g_clear_pointer (&answer->map, isms_risk_map_free);
  g_clear_pointer (&answer->ids, g_array_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, free_answer)

static void
free_question (Question *question)
{
  isms_query_unref (question->query);
  g_free (question);
}

static Answer *
read_answer (IsmsDatabase *database, IsmsQuery *query, IsmsPosture posture, GError **error)
{
  g_autoptr (Answer) answer = g_new0 (Answer, 1);
  GError *local = NULL;

  answer->posture = posture;
  answer->method = isms_method_load (database, 0, &local);
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
  return g_steal_pointer (&answer);
}

static gpointer
read_on_reader (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return read_answer (database, question->query, question->posture, error);
}

static void
take_answer (gpointer owner, gpointer answer, GError *error)
{
  IsmsHeatSource *self = owner;

  if (self->error != NULL || error != NULL)
    {
      g_clear_error (&self->error);
      self->error = error;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
    }
  if (answer == NULL)
    return;
  g_clear_pointer (&self->answer, free_answer);
  self->answer = answer;
  g_signal_emit (self, changed_signal, 0);
}

static gpointer
dup_question (gpointer owner)
{
  IsmsHeatSource *self = owner;
  Question *question = g_new0 (Question, 1);

  question->query = isms_query_ref (self->query);
  question->posture = self->posture;
  return question;
}

static const IsmsAskerFuncs asker_funcs = {
  dup_question, read_on_reader, (GDestroyNotify) free_question, (GDestroyNotify) free_answer,
  take_answer,
};

static void
store_changed_cb (IsmsHeatSource *self, IsmsChange *change)
{
  if (!isms_kind_is_touched (isms_query_get_kind (self->query), change)
      && !isms_change_touches (change, "method"))
    return;
  if (self->answer != NULL || isms_asker_is_asking (self->asker))
    isms_asker_refresh (self->asker);
}

static void
isms_heat_source_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IsmsHeatSource *self = ISMS_HEAT_SOURCE (object);

  switch (id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
isms_heat_source_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IsmsHeatSource *self = ISMS_HEAT_SOURCE (object);

  switch (id)
    {
    case PROP_WORKSPACE:
      self->workspace = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
isms_heat_source_constructed (GObject *object)
{
  IsmsHeatSource *self = ISMS_HEAT_SOURCE (object);

  G_OBJECT_CLASS (isms_heat_source_parent_class)->constructed (object);
  self->query = isms_query_new (isms_kind_find ("risk"));
  self->asker = isms_asker_new (isms_workspace_get_store (self->workspace), &asker_funcs, self);
  g_signal_connect_object (isms_workspace_get_store (self->workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
isms_heat_source_dispose (GObject *object)
{
  IsmsHeatSource *self = ISMS_HEAT_SOURCE (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  g_clear_pointer (&self->answer, free_answer);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (isms_heat_source_parent_class)->dispose (object);
}

static void
isms_heat_source_finalize (GObject *object)
{
  IsmsHeatSource *self = ISMS_HEAT_SOURCE (object);

  g_clear_pointer (&self->query, isms_query_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_heat_source_parent_class)->finalize (object);
}

static void
isms_heat_source_class_init (IsmsHeatSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = isms_heat_source_get_property;
  object_class->set_property = isms_heat_source_set_property;
  object_class->constructed = isms_heat_source_constructed;
  object_class->dispose = isms_heat_source_dispose;
  object_class->finalize = isms_heat_source_finalize;

  properties[PROP_WORKSPACE] =
      g_param_spec_object ("workspace", NULL, NULL, ISMS_TYPE_WORKSPACE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS
                               | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ERROR] =
      g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

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
  return g_object_new (ISMS_TYPE_HEAT_SOURCE, "workspace", workspace, NULL);
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
}

/**
 * isms_heat_source_get_query:
 * @self: a source
 *
 * Returns: (transfer none): which risks were asked for last
 */
IsmsQuery *
isms_heat_source_get_query (IsmsHeatSource *self)
{
  return self->query;
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
 * Returns: (transfer none) (nullable): the method in force
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
  return self->answer && self->answer->map ? self->answer->map->unrated : 0;
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
  ids = &g_array_index (self->answer->ids, gint64, cell * ISMS_HEAT_SOURCE_MAX_CHIPS);
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
