/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The list keeps the ids of its query's answer and nothing else for good. Every step that may have
 * changed its records makes it refresh the records in use at once and ask its query again in the
 * background. */

#include "isms-list-private.h"

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_N_ITEMS,
  PROP_LOADING,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_loading (IsmsList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
take_error (IsmsList *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;
  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
take_query (IsmsList *self, IsmsQuery *query)
{
  const IsmsKind *kind = query ? isms_query_get_kind (query) : NULL;
  const IsmsKind *before = self->query ? isms_query_get_kind (self->query) : NULL;
  IsmsQuery *copy = query ? isms_query_copy (query) : NULL;
  gboolean other_day =
      kind != NULL && before != NULL
      && g_strcmp0 (isms_query_get_as_of (query), isms_query_get_as_of (self->query)) != 0;

  g_clear_pointer (&self->query, isms_query_unref);
  self->query = copy;
  isms_asker_cancel (self->asker);
  g_hash_table_remove_all (self->closed_found);

  if (kind != before || other_day)
    {
      g_autoptr (IsmsListAnswer) none = g_new0 (IsmsListAnswer, 1);

      none->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      isms_list_apply (self, none);
      g_clear_pointer (&self->cache, isms_list_cache_free);
      if (kind != NULL)
        self->cache = isms_list_cache_new (copy);
    }
}

static gpointer
run_query_on_reader (IsmsDatabase *database,
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  return isms_list_answer_read (database, data, error);
}

static gpointer
dup_question (gpointer owner)
{
  return isms_query_ref (ISMS_LIST (owner)->query);
}

static void
take_answer (gpointer owner, gpointer data, GError *error)
{
  IsmsList *self = owner;
  g_autoptr (IsmsListAnswer) answer = data;

  if (answer != NULL)
    isms_list_apply (self, answer);
  take_error (self, error);
  set_loading (self, FALSE);
}

static const IsmsAskerFuncs asker_funcs = {
  dup_question,
  run_query_on_reader,
  (GDestroyNotify) isms_query_unref,
  (GDestroyNotify) isms_list_answer_free,
  take_answer,
};

static void
store_changed_cb (IsmsList *self, IsmsChange *change)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (GError) error = NULL;

  if (self->query == NULL || reader == NULL
      || !isms_kind_is_touched (isms_query_get_kind (self->query), change))
    return;
  if (!isms_list_cache_refresh (self->cache, reader, &error))
    take_error (self, g_steal_pointer (&error));
  isms_asker_refresh (self->asker);
}

static GType
isms_list_get_item_type (GListModel *model)
{
  return ISMS_TYPE_RECORD;
}

static guint
isms_list_get_n_items (GListModel *model)
{
  return ISMS_LIST (model)->ids->len;
}

static gpointer
isms_list_get_item (GListModel *model, guint position)
{
  IsmsList *self = ISMS_LIST (model);
  g_autoptr (GError) error = NULL;
  IsmsRecord *record;

  self->n_calls++;
  if (position >= self->ids->len)
    return NULL;
  record = isms_list_cache_get (self->cache, isms_workspace_get_reader (self->workspace),
                                (gint64 *) self->ids->data, self->ids->len, position, &error);
  if (error != NULL)
    take_error (self, g_steal_pointer (&error));
  return record;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = isms_list_get_item_type;
  iface->get_n_items = isms_list_get_n_items;
  iface->get_item = isms_list_get_item;
}

static void
isms_list_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  IsmsList *self = ISMS_LIST (model);
  guint n = self->ids->len;
  guint low = 0;
  guint high = self->groups ? self->groups->len : 0;

  *start = position < n ? 0 : n;
  *end = position < n ? n : G_MAXUINT;
  while (low < high && position < n)
    {
      guint middle = (low + high) / 2;
      IsmsListGroup *group = &g_array_index (self->groups, IsmsListGroup, middle);

      if (position < group->start)
        high = middle;
      else if (position >= group->end)
        low = middle + 1;
      else
        {
          *start = group->start;
          *end = group->end;
          return;
        }
    }
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = isms_list_get_section;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsList,
                               isms_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          section_model_init))

static void
isms_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IsmsList *self = ISMS_LIST (object);

  switch (id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
isms_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IsmsList *self = ISMS_LIST (object);

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
isms_list_constructed (GObject *object)
{
  IsmsList *self = ISMS_LIST (object);

  G_OBJECT_CLASS (isms_list_parent_class)->constructed (object);
  self->asker = isms_asker_new (isms_workspace_get_store (self->workspace), &asker_funcs, self);
  g_signal_connect_object (isms_workspace_get_store (self->workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
isms_list_dispose (GObject *object)
{
  IsmsList *self = ISMS_LIST (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  g_clear_pointer (&self->query, isms_query_unref);
  G_OBJECT_CLASS (isms_list_parent_class)->dispose (object);
}

static void
isms_list_finalize (GObject *object)
{
  IsmsList *self = ISMS_LIST (object);

  g_clear_pointer (&self->cache, isms_list_cache_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
  isms_list_tree_clear (self);
  g_clear_error (&self->error);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_list_parent_class)->finalize (object);
}

static void
isms_list_class_init (IsmsListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = isms_list_get_property;
  object_class->set_property = isms_list_set_property;
  object_class->constructed = isms_list_constructed;
  object_class->dispose = isms_list_dispose;
  object_class->finalize = isms_list_finalize;

  properties[PROP_WORKSPACE] =
      g_param_spec_object ("workspace", NULL, NULL, ISMS_TYPE_WORKSPACE,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS
                               | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_N_ITEMS] =
      g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_LOADING] =
      g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ERROR] =
      g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_signal_new ("before-swap", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("tree-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("after-swap", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
isms_list_init (IsmsList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  isms_list_tree_init (self);
}

/**
 * isms_list_new:
 * @workspace: where the records live; the list keeps it
 *
 * Makes a list without a query: it is empty. A list belongs to the main thread.
 *
 * Returns: (transfer full): the list
 */
IsmsList *
isms_list_new (IsmsWorkspace *workspace)
{
  return g_object_new (ISMS_TYPE_LIST, "workspace", workspace, NULL);
}

/**
 * isms_list_set_query:
 * @self: a list
 * @query: (nullable): what to show, copied; %NULL empties the list
 *
 * Asks in the background. Until the answer is there the list shows the former one (of another kind:
 * nothing) and "loading" is %TRUE. The answer to a query that was replaced meanwhile is dropped.
 */
void
isms_list_set_query (IsmsList *self, IsmsQuery *query)
{
  take_query (self, query);
  if (self->query != NULL)
    isms_asker_ask (self->asker);
  set_loading (self, self->query != NULL);
}

/**
 * isms_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the query that was set last
 */
IsmsQuery *
isms_list_get_query (IsmsList *self)
{
  return self->query;
}

/**
 * isms_list_load:
 * @self: a list
 * @query: what to show, copied
 * @error: return location for an error
 *
 * Like isms_list_set_query (), but the answer is there on return. It is read on the calling thread:
 * for first frames and tests.
 *
 * Returns: %FALSE if the file could not be read; the list then keeps its former rows
 */
gboolean
isms_list_load (IsmsList *self, IsmsQuery *query, GError **error)
{
  g_autoptr (IsmsListAnswer) answer = NULL;
  g_autoptr (GError) local = NULL;

  take_query (self, query);
  answer = isms_list_answer_read (isms_workspace_get_reader (self->workspace), self->query, &local);
  if (answer != NULL)
    isms_list_apply (self, answer);
  take_error (self, local ? g_error_copy (local) : NULL);
  set_loading (self, FALSE);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return answer != NULL;
}

/**
 * isms_list_get_loading:
 * @self: a list
 *
 * Returns: whether a new query still has no answer. Asking again after a change does not count.
 */
gboolean
isms_list_get_loading (IsmsList *self)
{
  return self->loading;
}

/**
 * isms_list_is_behind:
 * @self: a list
 *
 * Returns: whether an answer is to come after the one that is shown, or is being shown
 */
gboolean
isms_list_is_behind (IsmsList *self)
{
  return isms_asker_is_behind (self->asker);
}

/**
 * isms_list_get_error:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why the last question had no answer, if so
 */
const GError *
isms_list_get_error (IsmsList *self)
{
  return self->error;
}

/**
 * isms_list_reload:
 * @self: a list
 *
 * Asks the same query again, as after an error.
 */
void
isms_list_reload (IsmsList *self)
{
  g_autoptr (IsmsQuery) query = self->query ? isms_query_ref (self->query) : NULL;

  isms_list_set_query (self, query);
}

/**
 * isms_list_get_id:
 * @self: a list
 * @position: a row
 *
 * Returns: the id of the record there, without making the record; 0 beyond the end
 */
gint64
isms_list_get_id (IsmsList *self, guint position)
{
  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/**
 * isms_list_find:
 * @self: a list
 * @id: a record's id
 * @position: (out) (optional): where it stands
 *
 * Returns: whether the record is in the list
 */
gboolean
isms_list_find (IsmsList *self, gint64 id, guint *position)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * isms_list_get_n_calls:
 * @self: a list
 *
 * Returns: how often a record was asked for, since the list was made
 */
guint64
isms_list_get_n_calls (IsmsList *self)
{
  return self->n_calls;
}

/**
 * isms_list_tell:
 * @self: a list
 * @position: where rows changed
 * @removed: how many went
 * @added: how many came
 */
void
isms_list_tell (IsmsList *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}
