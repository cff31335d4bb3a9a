/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One walk over the view in the order of what is due; the columns of a board and the groups of a
 * time line are places in that. */

#include "isms-config.h"

#include "isms-action-set.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MANY 1000

static const char *const state_values[] = { "open", "in_progress", "waiting", "done", "dropped" };

static void
item_free (gpointer data)
{
  IsmsActionItem *item = data;

  g_free (item->ref);
  g_free (item->title);
  g_free (item->owner);
  g_free (item->for_kind);
  g_free (item->for_ref);
  g_free (item->for_title);
  g_free (item->start_on);
  g_free (item->due);
  g_free (item->done_on);
  g_free (item->drop_reason);
  g_free (item);
}

static gpointer
free_set (gpointer data)
{
  IsmsActionSet *self = data;

  g_ptr_array_unref (self->items);
  for (guint i = 0; i < ISMS_ACTION_N_STATES; i++)
    g_array_unref (self->by_state[i]);
  g_free (self->first);
  g_free (self->last);
  g_free (self);
  return NULL;
}

static const IsmsChoice *
find_choice (const char *field, const char *value)
{
  return value != NULL ? isms_field_find_choice (
                             isms_kind_find_field (isms_kind_find ("action"), field), value)
                       : NULL;
}

/**
 * isms_action_get_state_choice:
 * @state: a state
 *
 * Returns: (transfer none): the value and label of that state
 */
const IsmsChoice *
isms_action_get_state_choice (IsmsActionState state)
{
  g_return_val_if_fail ((guint) state < ISMS_ACTION_N_STATES, NULL);

  return find_choice ("state", state_values[state]);
}

static IsmsActionState
read_state (const char *value)
{
  for (guint i = 0; i < ISMS_ACTION_N_STATES; i++)
    if (g_strcmp0 (state_values[i], value) == 0)
      return (IsmsActionState) i;
  return ISMS_ACTION_OPEN;
}

static const char columns[] =
    "id, ref, title, owner_id, owner, kind, priority, recurrence, for_kind, for_id, for_ref, "
    "for_title, start_on, due, done_on, drop_reason, state, progress, overdue, cost_planned, "
    "cost_actual";

static IsmsActionItem *
read_item (IsmsStatement *row)
{
  IsmsActionItem *item = g_new0 (IsmsActionItem, 1);

  item->id = isms_statement_get_int (row, 0);
  item->ref = isms_statement_dup_text (row, 1);
  item->title = isms_statement_dup_text (row, 2);
  item->owner_id = isms_statement_get_int (row, 3);
  item->owner = isms_statement_dup_text (row, 4);
  item->kind = find_choice ("kind", isms_statement_get_text (row, 5));
  item->priority = find_choice ("priority", isms_statement_get_text (row, 6));
  item->recurrence = find_choice ("recurrence", isms_statement_get_text (row, 7));
  item->for_kind = isms_statement_dup_text (row, 8);
  item->for_id = isms_statement_get_int (row, 9);
  item->for_ref = isms_statement_dup_text (row, 10);
  item->for_title = isms_statement_dup_text (row, 11);
  item->start_on = isms_statement_dup_text (row, 12);
  item->due = isms_statement_dup_text (row, 13);
  item->done_on = isms_statement_dup_text (row, 14);
  item->drop_reason = isms_statement_dup_text (row, 15);
  item->state = read_state (isms_statement_get_text (row, 16));
  item->progress = (int) isms_statement_get_int (row, 17);
  item->overdue = isms_statement_get_int (row, 18) != 0;
  item->cost_planned = isms_statement_get_int (row, 19);
  item->cost_actual = isms_statement_get_int (row, 20);
  return item;
}

static void
stretch (IsmsActionSet *self, const char *day)
{
  if (day == NULL)
    return;
  if (self->first == NULL || strcmp (day, self->first) < 0)
    g_set_str (&self->first, day);
  if (self->last == NULL || strcmp (day, self->last) > 0)
    g_set_str (&self->last, day);
}

static void
take (IsmsActionSet *self, IsmsActionItem *item)
{
  guint place = self->items->len;

  g_ptr_array_add (self->items, item);
  g_array_append_val (self->by_state[item->state], place);
  stretch (self, item->start_on);
  stretch (self, item->due);
  stretch (self, item->done_on);
  self->n_overdue += item->overdue;
  self->cost_actual += item->cost_actual;
  if (item->state != ISMS_ACTION_DROPPED)
    self->cost_planned += item->cost_planned;
}

/* What was done last comes first; what was dropped has no day but that of its number. */
static int
compare_ended (gconstpointer a, gconstpointer b, gpointer data)
{
  const IsmsActionItem *one = g_ptr_array_index ((GPtrArray *) data, *(const guint *) a);
  const IsmsActionItem *other = g_ptr_array_index ((GPtrArray *) data, *(const guint *) b);
  int order = g_strcmp0 (other->done_on, one->done_on);

  return order != 0 ? order : (one->id < other->id) - (one->id > other->id);
}

/**
 * isms_action_set_load:
 * @query: which actions; its order does not matter
 * @database: a connection of the calling thread: the background reader's
 * @error: return location
 *
 * Returns: (transfer full): the actions; %NULL on error
 */
IsmsActionSet *
isms_action_set_load (IsmsQuery *query, IsmsDatabase *database, GError **error)
{
  g_autofree char *from = isms_query_dup_from (query);
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s %s ORDER BY due IS NULL, due, priority = 'high' DESC, "
                       "priority = 'low', ref_key, id",
                       columns, from);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);
  g_autoptr (IsmsActionSet) self = NULL;

  if (statement == NULL)
    return NULL;
  self = g_new0 (IsmsActionSet, 1);
  g_atomic_ref_count_init (&self->refs);
  self->items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < ISMS_ACTION_N_STATES; i++)
    self->by_state[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  isms_query_bind (query, statement, 1);
  while (isms_statement_next (statement, error))
    take (self, read_item (statement));
  if (isms_statement_failed (statement))
    return NULL;
  g_array_sort_with_data (self->by_state[ISMS_ACTION_DONE], compare_ended, self->items);
  g_array_sort_with_data (self->by_state[ISMS_ACTION_DROPPED], compare_ended, self->items);
  return g_steal_pointer (&self);
}

/**
 * isms_action_set_ref:
 * @self: actions
 *
 * Any thread.
 *
 * Returns: (transfer full): the same actions
 */
IsmsActionSet *
isms_action_set_ref (IsmsActionSet *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * isms_action_set_unref:
 * @self: (transfer full): actions
 *
 * Many are freed on a thread of their own: it takes longer than a frame.
 */
void
isms_action_set_unref (IsmsActionSet *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->items->len > MANY)
    g_thread_unref (g_thread_new ("free-actions", free_set, self));
  else
    free_set (self);
}

/* --- What stands together --- */

static void
group_free (gpointer data)
{
  IsmsActionGroup *group = data;

  g_free (group->title);
  g_array_unref (group->places);
  g_free (group);
}

/* What two of a group have in common, and nobody else has. */
static gint64
find_key (const IsmsActionItem *item, IsmsActionGrouping grouping)
{
  const IsmsKind *kind;

  switch (grouping)
    {
    case ISMS_ACTION_BY_OWNER:
      return item->owner_id;
    case ISMS_ACTION_BY_KIND:
      return item->kind - isms_kind_find_field (isms_kind_find ("action"), "kind")->choices;
    case ISMS_ACTION_BY_RECORD:
    default:
      kind = item->for_kind != NULL ? isms_kind_find (item->for_kind) : NULL;
      return ((gint64) (kind != NULL ? kind->number : 0) << 48) | item->for_id;
    }
}

static char *
dup_title (const IsmsActionItem *item, IsmsActionGrouping grouping)
{
  switch (grouping)
    {
    case ISMS_ACTION_BY_OWNER:
      return g_strdup (item->owner);
    case ISMS_ACTION_BY_KIND:
      return g_strdup (_ (item->kind->label));
    case ISMS_ACTION_BY_RECORD:
    default:
      return item->for_ref != NULL ? g_strdup_printf ("%s %s", item->for_ref, item->for_title)
                                   : NULL;
    }
}

static void
join (IsmsActionGroup *group, const IsmsActionItem *item, guint place)
{
  g_array_append_val (group->places, place);
  if (item->state == ISMS_ACTION_DROPPED)
    return;
  group->n_counted++;
  group->n_done += item->state == ISMS_ACTION_DONE;
  group->n_overdue += item->overdue;
  group->cost_planned += item->cost_planned;
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const IsmsActionGroup *one = *(IsmsActionGroup *const *) a;
  const IsmsActionGroup *other = *(IsmsActionGroup *const *) b;

  if (one->title == NULL || other->title == NULL)
    return (one->title == NULL) - (other->title == NULL);
  return g_utf8_collate (one->title, other->title);
}

/* What was dropped comes last, what has no days before it. */
static int
compare_starts (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint one_place = *(const guint *) a;
  const guint other_place = *(const guint *) b;
  const IsmsActionItem *one = g_ptr_array_index ((GPtrArray *) data, one_place);
  const IsmsActionItem *other = g_ptr_array_index ((GPtrArray *) data, other_place);
  const char *from = one->start_on != NULL ? one->start_on : one->due;
  const char *other_from = other->start_on != NULL ? other->start_on : other->due;
  int order = (one->state == ISMS_ACTION_DROPPED) - (other->state == ISMS_ACTION_DROPPED);

  if (order == 0)
    order = (from == NULL) - (other_from == NULL);
  if (order == 0)
    order = g_strcmp0 (from, other_from);
  return order != 0 ? order : (one_place > other_place) - (one_place < other_place);
}

/**
 * isms_action_set_group:
 * @self: actions
 * @grouping: what stands together
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type IsmsActionGroup): the groups by title, that without one
 *   last; each with at least one action
 */
GPtrArray *
isms_action_set_group (const IsmsActionSet *self, IsmsActionGrouping grouping)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->items->len; i++)
    {
      const IsmsActionItem *item = self->items->pdata[i];
      gint64 key = find_key (item, grouping);
      IsmsActionGroup *group = g_hash_table_lookup (by_key, &key);

      if (group == NULL)
        {
          group = g_new0 (IsmsActionGroup, 1);
          group->key = key;
          group->title = dup_title (item, grouping);
          group->places = g_array_new (FALSE, FALSE, sizeof (guint));
          g_ptr_array_add (groups, group);
          g_hash_table_insert (by_key, &group->key, group);
        }
      join (group, item, i);
    }
  g_ptr_array_sort (groups, compare_groups);
  for (guint i = 0; i < groups->len; i++)
    g_array_sort_with_data (((IsmsActionGroup *) groups->pdata[i])->places, compare_starts,
                            self->items);
  return groups;
}
