/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A view makes widgets for two hundred rows as soon as it is told of them, and works through both
 * sides of a change. So a change of few rows is told as it is, with every other row keeping its
 * object. Where many change, the rows stay and stand for what is there now: the view is told of the
 * difference in number alone, at the end, and a few in each frame. */

#include "isms-rows.h"

#define FIRST_ROWS 16
#define MORE_ROWS 8
/* As many as a view makes widgets for: the rest costs nothing. */
#define ENOUGH_ROWS 208
#define FEW_ROWS 16
#define LESS_ROWS 24 /* go in a frame: that is quicker than making them */
#define NOWHERE G_MAXUINT
#define NO_KEY G_MININT64 /* the keys of rows past the end begin here */

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
  guint told;       /* rows that the view knows of: there may be more entries, or fewer */
  GHashTable *live; /* key → Live */
};

static guint refilled_signal;
static guint waiting_signal;

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
  return ISMS_ROWS (model)->told;
}

/* One past the end stands for nothing, and is about to go. */
static gint64
get_key (IsmsRows *self, guint position)
{
  return position < self->entries->len ? get_entry (self->entries, position)->key
                                       : NO_KEY + position;
}

static gpointer
isms_rows_get_item (GListModel *model, guint position)
{
  IsmsRows *self = ISMS_ROWS (model);
  gint64 key;
  GObject *row;
  Live *live;

  if (position >= self->told)
    return NULL;
  key = get_key (self, position);
  live = g_hash_table_lookup (self->live, &key);
  row = live != NULL ? g_object_ref (live->row) : g_object_new (self->type, NULL);
  if (live == NULL)
    live = make_live (self, key, row);
  if (live->position == position)
    return row;
  live->position = position;
  if (position < self->entries->len)
    self->fill (row, get_entry (self->entries, position), self->data);
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
  waiting_signal = g_signal_new ("waiting", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_rows_init (IsmsRows *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (IsmsRowsEntry));
  self->live = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_live);
}

static void
tell (IsmsRows *self, guint position, guint removed, guint added)
{
  self->told += added - removed;
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
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

      if (live->position >= self->entries->len)
        continue;
      g_ptr_array_add (kept, g_object_ref (live->row));
      g_array_append_val (positions, live->position);
    }
  for (guint i = 0; i < kept->len; i++)
    self->fill (kept->pdata[i], get_entry (self->entries, g_array_index (positions, guint, i)),
                self->data);
}

/* Each stands for what is at its place now. One whose place is not known is no more of this list.
 */
static void
rename_live (IsmsRows *self)
{
  g_autoptr (GPtrArray) all = g_hash_table_steal_all_values (self->live);

  g_ptr_array_set_free_func (all, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      Live *live = all->pdata[i];

      if (live->position == NOWHERE)
        {
          free_live (live);
          continue;
        }
      live->key = get_key (self, live->position);
      g_hash_table_replace (self->live, &live->key, live);
    }
}

/* Those that somebody holds from @position on are no more of this list. */
static void
drop_live (IsmsRows *self, guint position)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Live *live = value;

      if (live->position != NOWHERE && live->position >= position)
        g_hash_table_iter_remove (&iter);
    }
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  const guint *one = a;
  const guint *other = b;

  return (*one > *other) - (*one < *other);
}

/* Where rows past the end stand that somebody holds. */
static GArray *
list_past (IsmsRows *self)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Live *live = value;

      if (live->position != NOWHERE && live->position >= self->entries->len)
        g_array_append_val (positions, live->position);
    }
  g_array_sort (positions, compare_positions);
  return positions;
}

/* Rows past the end go; of those that somebody holds, the last @most. */
static void
cut_end (IsmsRows *self, guint most)
{
  g_autoptr (GArray) past = list_past (self);
  guint end = self->entries->len;

  if (past->len > most)
    end = most > 0 ? g_array_index (past, guint, past->len - most)
                   : g_array_index (past, guint, past->len - 1) + 1;
  if (end >= self->told)
    return;
  drop_live (self, end);
  tell (self, end, self->told - end, 0);
}

static void
tell_end (IsmsRows *self)
{
  guint n = self->entries->len;

  if (self->told > n)
    cut_end (self, 0);
  else if (self->told < n)
    tell (self, self->told, 0, MAX (self->told, MIN (n, FIRST_ROWS)) - self->told);
}

static void
refill (IsmsRows *self, GArray *entries)
{
  g_array_unref (self->entries);
  self->entries = entries;
  rename_live (self);
  if (self->told > 0)
    g_signal_emit (self, refilled_signal, 0);
  fill_live (self);
  tell_end (self);
  g_signal_emit (self, waiting_signal, 0);
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

/* Is the view told all of a change from @first to before @end? */
static gboolean
can_tell (IsmsRows *self, guint first, guint end)
{
  return first >= self->told || end <= self->told;
}

/* Rows from @first to before the last @last of them are others; all else is as it was. */
static void
splice (IsmsRows *self, GArray *entries, guint first, guint last)
{
  g_autoptr (GArray) before = self->entries;
  guint end = before->len - last;

  self->entries = entries;
  move_live (self, first, end, before->len);
  if (first < self->told || self->told == before->len)
    tell (self, first, end - first, entries->len - last - first);
  fill_live (self);
  if (self->told < entries->len)
    g_signal_emit (self, waiting_signal, 0);
}

/**
 * isms_rows_take:
 * @self: a list
 * @entries: (transfer full) (element-type IsmsRowsEntry): what it shall show
 *
 * Where few rows came or went, all others keep their objects, which are filled again. Else each row
 * stays where it is and is filled with what stands there now.
 */
void
isms_rows_take (IsmsRows *self, GArray *entries)
{
  guint n_old = self->entries->len, n = MIN (n_old, entries->len);
  guint first = 0, last = 0;

  if (self->told > n_old)
    cut_end (self, G_MAXUINT);
  while (first < n && get_entry (self->entries, first)->key == get_entry (entries, first)->key)
    first++;
  while (last < n - first
         && get_entry (self->entries, n_old - 1 - last)->key
                == get_entry (entries, entries->len - 1 - last)->key)
    last++;
  if (n_old == 0 || MAX (n_old, entries->len) - first - last > FEW_ROWS
      || !can_tell (self, first, n_old - last))
    refill (self, entries);
  else
    splice (self, entries, first, last);
}

/**
 * isms_rows_clear:
 * @self: a list
 *
 * Has no rows from now on, at once.
 */
void
isms_rows_clear (IsmsRows *self)
{
  g_array_set_size (self->entries, 0);
  rename_live (self);
  cut_end (self, G_MAXUINT);
}

guint
isms_rows_get_n_entries (IsmsRows *self)
{
  return self->entries->len;
}

/**
 * isms_rows_show_more:
 * @self: a list
 *
 * To be called once a frame after "waiting".
 *
 * Returns: whether there are more to come or to go still
 */
gboolean
isms_rows_show_more (IsmsRows *self)
{
  guint n = self->entries->len;

  if (self->told > n)
    cut_end (self, LESS_ROWS);
  else if (self->told < n)
    tell (self, self->told, 0,
          self->told + MORE_ROWS <= MIN (n, ENOUGH_ROWS) ? MORE_ROWS : n - self->told);
  return self->told != n;
}
