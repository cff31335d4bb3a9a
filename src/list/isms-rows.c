/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A view makes widgets for two hundred rows as soon as it is told of them, and works through both
 * sides of a change. So a change of few rows is told as it is, with every other row keeping its
 * object; a change of many clears the list and fills it a few rows a frame. */

#include "isms-rows.h"

#define FIRST_ROWS 16
#define MORE_ROWS 8
/* As many as a view makes widgets for: the rest costs nothing. */
#define ENOUGH_ROWS 208
#define FEW_ROWS 16
#define NOWHERE G_MAXUINT

typedef struct
{
  IsmsRows *rows;
  gint64 key;
  GObject *row;   /* weak */
  guint position; /* NOWHERE: not known, and it says what was */
} Live;

struct _IsmsRows
{
  GObject parent_instance;

  GType type;
  IsmsRowsFill fill;
  gpointer data;
  GArray *entries;
  guint limit;      /* of rows on show */
  GHashTable *live; /* key → Live */
};

static guint refilled_signal;

static guint
count (IsmsRows *self)
{
  return MIN (self->entries->len, self->limit);
}

static const IsmsRowsEntry *
get_entry (GArray *entries, guint position)
{
  return &g_array_index (entries, IsmsRowsEntry, position);
}

static void
row_gone_cb (gpointer data, GObject *where_the_object_was)
{
  Live *live = data;

  live->row = NULL;
  g_hash_table_remove (live->rows->live, &live->key);
}

static void
free_live (gpointer data)
{
  Live *live = data;

  if (live->row != NULL)
    g_object_weak_unref (live->row, row_gone_cb, live);
  g_free (live);
}

static Live *
make_live (IsmsRows *self, gint64 key, GObject *row)
{
  Live *live = g_new0 (Live, 1);

  live->rows = self;
  live->key = key;
  live->row = row;
  live->position = NOWHERE;
  g_object_weak_ref (row, row_gone_cb, live);
  g_hash_table_replace (self->live, &live->key, live);
  return live;
}

static GType
isms_rows_get_item_type (GListModel *model)
{
  return ISMS_ROWS (model)->type;
}

static guint
isms_rows_get_n_items (GListModel *model)
{
  return count (ISMS_ROWS (model));
}

static gpointer
isms_rows_get_item (GListModel *model, guint position)
{
  IsmsRows *self = ISMS_ROWS (model);
  const IsmsRowsEntry *entry;
  GObject *row;
  Live *live;

  if (position >= count (self))
    return NULL;
  entry = get_entry (self->entries, position);
  live = g_hash_table_lookup (self->live, &entry->key);
  row = live != NULL ? g_object_ref (live->row) : g_object_new (self->type, NULL);
  if (live == NULL)
    live = make_live (self, entry->key, row);
  if (live->position == position)
    return row;
  live->position = position;
  self->fill (row, entry, self->data);
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = isms_rows_get_item_type;
  iface->get_n_items = isms_rows_get_n_items;
  iface->get_item = isms_rows_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsRows,
                               isms_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
isms_rows_finalize (GObject *object)
{
  IsmsRows *self = ISMS_ROWS (object);

  g_hash_table_unref (self->live);
  g_array_unref (self->entries);
  G_OBJECT_CLASS (isms_rows_parent_class)->finalize (object);
}

static void
isms_rows_class_init (IsmsRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_rows_finalize;
  refilled_signal = g_signal_new ("refilled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_rows_init (IsmsRows *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (IsmsRowsEntry));
  self->limit = G_MAXUINT;
  self->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_live);
}

/* Rows before @first stand where they stood, those from @last on are moved, of others nothing is
 * known before they are asked for. */
static void
move_live (IsmsRows *self, guint first, guint last, guint n_before)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Live *live = value;

      if (live->position == NOWHERE || live->position < first)
        continue;
      live->position =
          live->position >= last ? live->position + self->entries->len - n_before : NOWHERE;
    }
}

/* Whoever hears of it may let go of a row. */
static void
fill_live (IsmsRows *self)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Live *live = value;

      if (live->position == NOWHERE)
        continue;
      g_ptr_array_add (kept, g_object_ref (live->row));
      g_array_append_val (positions, live->position);
    }
  for (guint i = 0; i < kept->len; i++)
    self->fill (kept->pdata[i], get_entry (self->entries, g_array_index (positions, guint, i)),
                self->data);
}

static void
swap (IsmsRows *self, GArray *entries)
{
  g_autoptr (GArray) before = self->entries;
  guint n_before = count (self);

  self->entries = g_array_new (FALSE, FALSE, sizeof (IsmsRowsEntry));
  move_live (self, 0, G_MAXUINT, 0);
  if (n_before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
  g_array_unref (self->entries);
  self->entries = entries;
  self->limit = entries->len > FIRST_ROWS ? FIRST_ROWS : G_MAXUINT;
  if (entries->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, count (self));
  if (entries->len > self->limit)
    g_signal_emit (self, refilled_signal, 0);
}

/**
 * isms_rows_new:
 * @type: of the rows
 * @fill: gives a row what it stands for
 * @data: for @fill; it outlives the rows
 *
 * Returns: (transfer full): a list without rows; it belongs to the main thread
 */
IsmsRows *
isms_rows_new (GType type, IsmsRowsFill fill, gpointer data)
{
  IsmsRows *self = g_object_new (ISMS_TYPE_ROWS, NULL);

  self->type = type;
  self->fill = fill;
  self->data = data;
  return self;
}

/**
 * isms_rows_take:
 * @self: a list
 * @entries: (transfer full) (element-type IsmsRowsEntry): what it shall show
 *
 * Where few rows came or went, all others keep their objects, which are filled again. Else the list
 * is cleared and begins with its first rows.
 */
void
isms_rows_take (IsmsRows *self, GArray *entries)
{
  g_autoptr (GArray) before = NULL;
  guint n_old = self->entries->len, n = MIN (n_old, entries->len);
  guint first = 0, last = 0;

  while (first < n && get_entry (self->entries, first)->key == get_entry (entries, first)->key)
    first++;
  while (last < n - first
         && get_entry (self->entries, n_old - 1 - last)->key
                == get_entry (entries, entries->len - 1 - last)->key)
    last++;
  if (MAX (n_old, entries->len) - first - last > FEW_ROWS
      || (first + last < MAX (n_old, entries->len) && count (self) < n_old))
    {
      swap (self, entries);
      return;
    }
  before = g_steal_pointer (&self->entries);
  self->entries = entries;
  move_live (self, first, n_old - last, n_old);
  if (first + last < MAX (n_old, entries->len))
    g_list_model_items_changed (G_LIST_MODEL (self), first, n_old - first - last,
                                entries->len - first - last);
  fill_live (self);
  if (count (self) < self->entries->len)
    g_signal_emit (self, refilled_signal, 0);
}

guint
isms_rows_get_n_entries (IsmsRows *self)
{
  return self->entries->len;
}

/**
 * isms_rows_hold_back:
 * @self: a list whose entries are about to be others
 * @n_rows: how many are in sight
 *
 * Takes the rows behind those away, so that the next answer has fewer of them to clear.
 */
void
isms_rows_hold_back (IsmsRows *self, guint n_rows)
{
  guint before = count (self);

  if (before <= n_rows)
    return;
  self->limit = n_rows;
  g_list_model_items_changed (G_LIST_MODEL (self), n_rows, before - n_rows, 0);
}

/**
 * isms_rows_show_more:
 * @self: a list
 *
 * To be called once a frame after "refilled".
 *
 * Returns: whether there are more still
 */
gboolean
isms_rows_show_more (IsmsRows *self)
{
  guint before = count (self);

  if (self->limit < G_MAXUINT)
    self->limit = self->limit < ENOUGH_ROWS ? self->limit + MORE_ROWS : G_MAXUINT;
  if (count (self) > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, count (self) - before);
  return count (self) < self->entries->len;
}
