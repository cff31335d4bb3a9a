/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A list model over a plan: positions of the rows that are shown, and an item for each that is
 * seen. */

#include "isms-fate-list.h"

struct _IsmsFateItem
{
  GObject parent_instance;

  IsmsImportPlan *plan;
  guint index;
};

struct _IsmsFateList
{
  GObject parent_instance;

  IsmsImportPlan *plan;
  IsmsFates fates;
  GArray *shown; /* of guint: rows of the plan */
};

G_DEFINE_FINAL_TYPE (IsmsFateItem, isms_fate_item, G_TYPE_OBJECT)

static gboolean
is_shown (const IsmsImportRow *row, IsmsFates fates)
{
  switch (fates)
    {
    case ISMS_FATES_NEW:
      return row->fate == ISMS_FATE_NEW;
    case ISMS_FATES_CHANGED:
      return row->fate == ISMS_FATE_UPDATE;
    case ISMS_FATES_REMARKS:
      return row->fate == ISMS_FATE_PROBLEM || row->messages != NULL;
    case ISMS_FATES_ALL:
    default:
      return TRUE;
    }
}

static void
refresh (IsmsFateList *self)
{
  guint before = self->shown->len;

  g_array_set_size (self->shown, 0);
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  for (guint i = 0; self->plan != NULL && i < isms_import_plan_get_n_rows (self->plan); i++)
    if (is_shown (isms_import_plan_get_nth (self->plan, i), self->fates))
      g_array_append_val (self->shown, i);
  if (self->shown->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->shown->len);
}

static GType
isms_fate_list_get_item_type (GListModel *model)
{
  return ISMS_TYPE_FATE_ITEM;
}

static guint
isms_fate_list_get_n_items (GListModel *model)
{
  return ISMS_FATE_LIST (model)->shown->len;
}

static gpointer
isms_fate_list_get_item (GListModel *model, guint position)
{
  IsmsFateList *self = ISMS_FATE_LIST (model);
  IsmsFateItem *item;

  if (position >= self->shown->len)
    return NULL;
  item = g_object_new (ISMS_TYPE_FATE_ITEM, NULL);
  item->plan = isms_import_plan_ref (self->plan);
  item->index = g_array_index (self->shown, guint, position);
  return item;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = isms_fate_list_get_item_type;
  iface->get_n_items = isms_fate_list_get_n_items;
  iface->get_item = isms_fate_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsFateList,
                               isms_fate_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

static void
isms_fate_item_finalize (GObject *object)
{
  isms_import_plan_unref (ISMS_FATE_ITEM (object)->plan);
  G_OBJECT_CLASS (isms_fate_item_parent_class)->finalize (object);
}

static void
isms_fate_item_class_init (IsmsFateItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_fate_item_finalize;
}

static void
isms_fate_item_init (IsmsFateItem *self)
{
}

static void
isms_fate_list_finalize (GObject *object)
{
  IsmsFateList *self = ISMS_FATE_LIST (object);

  g_clear_pointer (&self->plan, isms_import_plan_unref);
  g_array_unref (self->shown);
  G_OBJECT_CLASS (isms_fate_list_parent_class)->finalize (object);
}

static void
isms_fate_list_class_init (IsmsFateListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_fate_list_finalize;
}

static void
isms_fate_list_init (IsmsFateList *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * isms_fate_item_get_row:
 *
 * Returns: (transfer none): what becomes of the row; valid as long as the item
 */
const IsmsImportRow *
isms_fate_item_get_row (IsmsFateItem *self)
{
  return isms_import_plan_get_nth (self->plan, self->index);
}

/**
 * isms_fate_list_new:
 *
 * Returns: (transfer full): an empty list
 */
IsmsFateList *
isms_fate_list_new (void)
{
  return g_object_new (ISMS_TYPE_FATE_LIST, NULL);
}

/**
 * isms_fate_list_set_plan:
 * @plan: (nullable): whose rows to show
 */
void
isms_fate_list_set_plan (IsmsFateList *self, IsmsImportPlan *plan)
{
  if (plan != NULL)
    isms_import_plan_ref (plan);
  g_clear_pointer (&self->plan, isms_import_plan_unref);
  self->plan = plan;
  refresh (self);
}

/**
 * isms_fate_list_set_fates:
 * @fates: which rows to show
 */
void
isms_fate_list_set_fates (IsmsFateList *self, IsmsFates fates)
{
  self->fates = fates;
  refresh (self);
}
