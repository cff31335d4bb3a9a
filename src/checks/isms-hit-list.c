/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The hits of a question, in order. Of a new list only what lies between its equal ends is told. */

#include "isms-config.h"

#include "isms-question-private.h"

struct _IsmsHitList
{
  GObject parent_instance;

  GPtrArray *hits;
};

static GType
get_item_type (GListModel *model)
{
  return ISMS_TYPE_HIT;
}

static guint
get_n_items (GListModel *model)
{
  return ISMS_HIT_LIST (model)->hits->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *hits = ISMS_HIT_LIST (model)->hits;

  return position < hits->len ? g_object_ref (hits->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsHitList,
                               isms_hit_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* What is as it was stays the same object. */
static gboolean
keep (GPtrArray *hits, guint position, GPtrArray *before, guint position_before)
{
  if (hits->pdata[position] == before->pdata[position_before])
    return TRUE;
  if (!isms_hit_equal (hits->pdata[position], before->pdata[position_before]))
    return FALSE;
  g_set_object ((GObject **) &hits->pdata[position], before->pdata[position_before]);
  return TRUE;
}

/* FALSE: nothing is otherwise. @hits is taken over. */
gboolean
isms_hit_list_set (IsmsHitList *self, GPtrArray *hits)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->hits);
  guint shorter = MIN (before->len, hits->len);
  guint first = 0, last = 0;

  while (first < shorter && keep (hits, first, before, first))
    first++;
  while (last < shorter - first
         && keep (hits, hits->len - 1 - last, before, before->len - 1 - last))
    last++;
  self->hits = hits;
  if (first + last == before->len && first + last == hits->len)
    return FALSE;
  g_list_model_items_changed (G_LIST_MODEL (self), first, before->len - first - last,
                              hits->len - first - last);
  return TRUE;
}

static void
isms_hit_list_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_HIT_LIST (object)->hits);
  G_OBJECT_CLASS (isms_hit_list_parent_class)->finalize (object);
}

static void
isms_hit_list_class_init (IsmsHitListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_hit_list_finalize;
}

static void
isms_hit_list_init (IsmsHitList *self)
{
  self->hits = g_ptr_array_new_with_free_func (g_object_unref);
}

IsmsHitList *
isms_hit_list_new (void)
{
  return g_object_new (ISMS_TYPE_HIT_LIST, NULL);
}
