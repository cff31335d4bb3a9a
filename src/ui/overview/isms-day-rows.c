/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row is small, and there is one for each entry; widgets are made only of those in sight. What a
 * new answer has in common with the one before, at the beginning and at the end, keeps its rows,
 * and with them the focus and the place. */

#include "isms-config.h"

#include "isms-day-rows.h"

struct _IsmsDayRow
{
  GObject parent_instance;

  gpointer data;
  GDestroyNotify data_free;
  int section;
};

G_DEFINE_FINAL_TYPE (IsmsDayRow, isms_day_row, G_TYPE_OBJECT)

static void
isms_day_row_finalize (GObject *object)
{
  IsmsDayRow *self = ISMS_DAY_ROW (object);

  self->data_free (self->data);
  G_OBJECT_CLASS (isms_day_row_parent_class)->finalize (object);
}

static void
isms_day_row_class_init (IsmsDayRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_day_row_finalize;
}

static void
isms_day_row_init (IsmsDayRow *self)
{
}

/**
 * isms_day_row_new:
 * @data: (transfer full): what it shows
 * @data_free: frees it
 * @section: rows with the same one stand under one heading
 *
 * Returns: (transfer full): a row
 */
IsmsDayRow *
isms_day_row_new (gpointer data, GDestroyNotify data_free, int section)
{
  IsmsDayRow *self = g_object_new (ISMS_TYPE_DAY_ROW, NULL);

  self->data = data;
  self->data_free = data_free;
  self->section = section;
  return self;
}

gpointer
isms_day_row_get_data (IsmsDayRow *self)
{
  return self->data;
}

int
isms_day_row_get_section (IsmsDayRow *self)
{
  return self->section;
}

/* --- The list --- */

struct _IsmsDayRows
{
  GObject parent_instance;

  GPtrArray *rows;
  GEqualFunc same;
};

static GType
isms_day_rows_get_item_type (GListModel *model)
{
  return ISMS_TYPE_DAY_ROW;
}

static guint
isms_day_rows_get_n_items (GListModel *model)
{
  return ISMS_DAY_ROWS (model)->rows->len;
}

static gpointer
isms_day_rows_get_item (GListModel *model, guint position)
{
  IsmsDayRow *row = isms_day_rows_get (ISMS_DAY_ROWS (model), position);

  return row != NULL ? g_object_ref (row) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = isms_day_rows_get_item_type;
  iface->get_n_items = isms_day_rows_get_n_items;
  iface->get_item = isms_day_rows_get_item;
}

static int
get_section_at (IsmsDayRows *self, guint position)
{
  return isms_day_row_get_section (self->rows->pdata[position]);
}

static void
isms_day_rows_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  IsmsDayRows *self = ISMS_DAY_ROWS (model);
  int section;

  if (position >= self->rows->len)
    {
      *start = self->rows->len;
      *end = G_MAXUINT;
      return;
    }
  section = get_section_at (self, position);
  *start = position;
  *end = position + 1;
  while (*start > 0 && get_section_at (self, *start - 1) == section)
    --*start;
  while (*end < self->rows->len && get_section_at (self, *end) == section)
    ++*end;
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = isms_day_rows_get_section;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsDayRows,
                               isms_day_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          section_model_init))

static void
isms_day_rows_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_DAY_ROWS (object)->rows);
  G_OBJECT_CLASS (isms_day_rows_parent_class)->finalize (object);
}

static void
isms_day_rows_class_init (IsmsDayRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_day_rows_finalize;
}

static void
isms_day_rows_init (IsmsDayRows *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
is_same (IsmsDayRows *self, gpointer left, gpointer right)
{
  return isms_day_row_get_section (left) == isms_day_row_get_section (right)
         && self->same (isms_day_row_get_data (left), isms_day_row_get_data (right));
}

/* Keeps the row that was there. */
static void
keep (GPtrArray *before, guint from, GPtrArray *now, guint to)
{
  g_object_unref (now->pdata[to]);
  now->pdata[to] = g_object_ref (before->pdata[from]);
}

/**
 * isms_day_rows_new:
 * @same: whether what two rows show is the same
 *
 * Returns: (transfer full): a list without rows
 */
IsmsDayRows *
isms_day_rows_new (GEqualFunc same)
{
  IsmsDayRows *self = g_object_new (ISMS_TYPE_DAY_ROWS, NULL);

  self->same = same;
  return self;
}

/**
 * isms_day_rows_take:
 * @self: a list
 * @rows: (transfer full) (element-type IsmsDayRow): what it shall show
 */
void
isms_day_rows_take (IsmsDayRows *self, GPtrArray *rows)
{
  g_autoptr (GPtrArray) before = self->rows;
  guint first = 0, last = 0, n = MIN (before->len, rows->len);

  while (first < n && is_same (self, before->pdata[first], rows->pdata[first]))
    {
      keep (before, first, rows, first);
      first++;
    }
  while (
      last < n - first
      && is_same (self, before->pdata[before->len - 1 - last], rows->pdata[rows->len - 1 - last]))
    {
      keep (before, before->len - 1 - last, rows, rows->len - 1 - last);
      last++;
    }
  self->rows = rows;
  if (before->len == rows->len && first == rows->len)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), first, before->len - first - last,
                              rows->len - first - last);
  if (first + last > 0) /* a heading may stand over fewer or more */
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, rows->len);
}

/**
 * isms_day_rows_append:
 * @self: a list
 * @rows: (transfer none) (element-type IsmsDayRow): what comes after all others
 */
void
isms_day_rows_append (IsmsDayRows *self, GPtrArray *rows)
{
  guint n = self->rows->len;

  if (rows->len == 0)
    return;
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->rows, g_object_ref (rows->pdata[i]));
  g_list_model_items_changed (G_LIST_MODEL (self), n, 0, rows->len);
  if (n > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, self->rows->len);
}

/**
 * isms_day_rows_get:
 * @self: a list
 * @position: where
 *
 * Returns: (transfer none) (nullable): the row there
 */
IsmsDayRow *
isms_day_rows_get (IsmsDayRows *self, guint position)
{
  return position < self->rows->len ? self->rows->pdata[position] : NULL;
}
