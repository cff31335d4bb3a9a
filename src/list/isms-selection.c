/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Positions in a bitset. While the list takes a new answer the selected ids are held instead, and
 * each row that comes is looked up among them: what was selected stays so wherever it moved. */

#include "isms-selection.h"

#define MOST_HELD (G_GINT64_CONSTANT (1) << 26) /* 8 MiB of bits */

struct _IsmsSelection
{
  GObject parent_instance;

  IsmsList *list;
  GtkBitset *selected;
  guint8 *held;         /* a bit for each id below n_held that was selected; while the list swaps */
  gint64 n_held;        /* 0: none */
  GHashTable *held_far; /* of gint64: ids that are too large for that; NULL: none */
};

enum
{
  PROP_0,
  PROP_LIST,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint
count_all (IsmsSelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static gboolean
is_held (IsmsSelection *self, gint64 id)
{
  if (id >= 0 && id < self->n_held)
    return (self->held[id / 8] >> id % 8) & 1;
  return self->held_far != NULL && g_hash_table_contains (self->held_far, &id);
}

static void
hold (IsmsSelection *self, gint64 id)
{
  if (id >= 0 && id < self->n_held)
    {
      self->held[id / 8] |= (guint8) (1 << id % 8);
      return;
    }
  if (self->held_far == NULL)
    self->held_far = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (self->held_far, g_memdup2 (&id, sizeof id));
}

static void
after_swap_cb (IsmsSelection *self)
{
  g_clear_pointer (&self->held, g_free);
  self->n_held = 0;
  g_clear_pointer (&self->held_far, g_hash_table_unref);
}

static void
before_swap_cb (IsmsSelection *self)
{
  guint n_ids = (guint) gtk_bitset_get_size (self->selected);
  GtkBitsetIter iter;
  guint position;
  gint64 last = 0;

  after_swap_cb (self);
  if (n_ids == 0)
    return;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    last = MAX (last, isms_list_get_id (self->list, position));
  self->n_held = MIN (last, MOST_HELD) + 1;
  self->held = g_malloc0 ((gsize) self->n_held / 8 + 1);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    hold (self, isms_list_get_id (self->list, position));
}

/* Rows that come are selected if they were, a run of them at a time. */
static void
select_held (IsmsSelection *self, guint position, guint added)
{
  guint run = 0;

  if (self->n_held == 0)
    return;
  for (guint i = position; i < position + added; i++)
    {
      if (is_held (self, isms_list_get_id (self->list, i)))
        run++;
      else if (run > 0)
        {
          gtk_bitset_add_range (self->selected, i - run, run);
          run = 0;
        }
    }
  if (run > 0)
    gtk_bitset_add_range (self->selected, position + added - run, run);
}

static void
items_changed_cb (IsmsSelection *self, guint position, guint removed, guint added)
{
  gtk_bitset_splice (self->selected, position, removed, added);
  select_held (self, position, added);
  if (removed == 0 && added == 0)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
sections_changed_cb (IsmsSelection *self, guint position, guint n_items)
{
  gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), position, n_items);
}

static GType
isms_selection_get_item_type (GListModel *model)
{
  return ISMS_TYPE_RECORD;
}

static guint
isms_selection_get_n_items (GListModel *model)
{
  return count_all (ISMS_SELECTION (model));
}

static gpointer
isms_selection_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (ISMS_SELECTION (model)->list), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = isms_selection_get_item_type;
  iface->get_n_items = isms_selection_get_n_items;
  iface->get_item = isms_selection_get_item;
}

static void
isms_selection_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  gtk_section_model_get_section (GTK_SECTION_MODEL (ISMS_SELECTION (model)->list), position, start,
                                 end);
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = isms_selection_get_section;
}

static gboolean
isms_selection_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (ISMS_SELECTION (model)->selected, position);
}

static GtkBitset *
isms_selection_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (ISMS_SELECTION (model)->selected);
}

/* Headings of a tree are none of the records. */
static void
leave_headings_out (IsmsSelection *self, GtkBitset *positions)
{
  g_autoptr (GtkBitset) headings = gtk_bitset_new_empty ();
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    if (isms_list_get_id (self->list, position) < 0)
      gtk_bitset_add (headings, position);
  gtk_bitset_subtract (positions, headings);
}

static gboolean
isms_selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  IsmsSelection *self = ISMS_SELECTION (model);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, count_all (self));
  guint first, last;

  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  gtk_bitset_intersect (changes, all);
  if (isms_list_is_tree (self->list))
    leave_headings_out (self, changes);
  if (gtk_bitset_is_empty (changes))
    return TRUE;

  gtk_bitset_difference (self->selected, changes);
  first = gtk_bitset_get_minimum (changes);
  last = gtk_bitset_get_maximum (changes);
  gtk_selection_model_selection_changed (model, first, last - first + 1);
  return TRUE;
}

static gboolean
isms_selection_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, count_all (ISMS_SELECTION (model)));
  g_autoptr (GtkBitset) one = gtk_bitset_new_range (position, 1);

  return isms_selection_set_selection (model, one, unselect_rest ? all : one);
}

static gboolean
set_all (GtkSelectionModel *model, gboolean selected)
{
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, count_all (ISMS_SELECTION (model)));
  g_autoptr (GtkBitset) none = gtk_bitset_new_empty ();

  return isms_selection_set_selection (model, selected ? all : none, all);
}

static gboolean
isms_selection_select_all (GtkSelectionModel *model)
{
  return set_all (model, TRUE);
}

static gboolean
isms_selection_unselect_all (GtkSelectionModel *model)
{
  return set_all (model, FALSE);
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = isms_selection_is_selected;
  iface->get_selection_in_range = isms_selection_get_selection_in_range;
  iface->set_selection = isms_selection_set_selection;
  iface->select_item = isms_selection_select_item;
  iface->select_all = isms_selection_select_all;
  iface->unselect_all = isms_selection_unselect_all;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsSelection,
                               isms_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          section_model_init)
                                       G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                              selection_model_init))

static void
isms_selection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IsmsSelection *self = ISMS_SELECTION (object);

  switch (id)
    {
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, g_list_model_get_n_items (G_LIST_MODEL (self)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
isms_selection_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IsmsSelection *self = ISMS_SELECTION (object);

  switch (id)
    {
    case PROP_LIST:
      self->list = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
isms_selection_constructed (GObject *object)
{
  IsmsSelection *self = ISMS_SELECTION (object);
  const GConnectFlags swapped = G_CONNECT_SWAPPED;

  G_OBJECT_CLASS (isms_selection_parent_class)->constructed (object);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           swapped);
  g_signal_connect_object (self->list, "sections-changed", G_CALLBACK (sections_changed_cb), self,
                           swapped);
  g_signal_connect_object (self->list, "before-swap", G_CALLBACK (before_swap_cb), self, swapped);
  g_signal_connect_object (self->list, "after-swap", G_CALLBACK (after_swap_cb), self, swapped);
}

static void
isms_selection_finalize (GObject *object)
{
  IsmsSelection *self = ISMS_SELECTION (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->selected, gtk_bitset_unref);
  after_swap_cb (self);
  G_OBJECT_CLASS (isms_selection_parent_class)->finalize (object);
}

static void
isms_selection_class_init (IsmsSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = isms_selection_get_property;
  object_class->set_property = isms_selection_set_property;
  object_class->constructed = isms_selection_constructed;
  object_class->finalize = isms_selection_finalize;

  properties[PROP_LIST] =
      g_param_spec_object ("list", NULL, NULL, ISMS_TYPE_LIST,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS
                               | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_N_ITEMS] =
      g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
isms_selection_init (IsmsSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
}

/**
 * isms_selection_new:
 * @list: (transfer none): the list; the selection keeps it
 *
 * Returns: (transfer full): a selection of nothing in @list
 */
IsmsSelection *
isms_selection_new (IsmsList *list)
{
  return g_object_new (ISMS_TYPE_SELECTION, "list", list, NULL);
}

/**
 * isms_selection_get_list:
 * @self: a selection
 *
 * Returns: (transfer none): its list
 */
IsmsList *
isms_selection_get_list (IsmsSelection *self)
{
  return self->list;
}

/**
 * isms_selection_dup_ids:
 * @self: a selection
 *
 * Returns: (transfer full) (element-type gint64): the ids of the selected records, in list order
 */
GArray *
isms_selection_dup_ids (IsmsSelection *self)
{
  guint size = (guint) gtk_bitset_get_size (self->selected);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), size);
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_iter_init_first (&iter, self->selected, &position))
    do
      {
        gint64 id = isms_list_get_id (self->list, position);

        g_array_append_val (ids, id);
      }
    while (gtk_bitset_iter_next (&iter, &position));
  return ids;
}

/**
 * isms_selection_dup_single:
 * @self: a selection
 *
 * Returns: (transfer full) (nullable): the one record that is selected; %NULL when none or several
 * are
 */
IsmsRecord *
isms_selection_dup_single (IsmsSelection *self)
{
  guint position;

  if (gtk_bitset_get_size (self->selected) != 1)
    return NULL;
  position = gtk_bitset_get_minimum (self->selected);
  return g_list_model_get_item (G_LIST_MODEL (self->list), position);
}
