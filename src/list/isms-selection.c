/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Positions in a bitset. While the list takes a new answer the selected ids are held instead, and
 * each row that comes is looked up among them: what was selected stays so wherever it moved. */

#include "isms-selection.h"

struct _IsmsSelection
{
  GObject parent_instance;

  IsmsList *list;
  GtkBitset *selected;
  GtkBitset *held;      /* ids; while the list swaps */
  GHashTable *held_far; /* of gint64: ids that are too large for a bitset; NULL: none */
};

enum
{
  PROP_0,
  PROP_LIST,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_held (IsmsSelection *self, gint64 id)
{
  if (id >= 0 && id <= G_MAXUINT)
    return gtk_bitset_contains (self->held, (guint) id);
  return self->held_far != NULL && g_hash_table_contains (self->held_far, &id);
}

static void
hold (IsmsSelection *self, gint64 id)
{
  if (id >= 0 && id <= G_MAXUINT)
    {
      gtk_bitset_add (self->held, (guint) id);
      return;
    }
  if (self->held_far == NULL)
    self->held_far = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_add (self->held_far, g_memdup2 (&id, sizeof id));
}

static void
after_swap_cb (IsmsSelection *self)
{
  g_clear_pointer (&self->held, gtk_bitset_unref);
  g_clear_pointer (&self->held_far, g_hash_table_unref);
}

static void
before_swap_cb (IsmsSelection *self)
{
  GtkBitsetIter iter;
  guint position;

  after_swap_cb (self);
  if (!gtk_bitset_iter_init_first (&iter, self->selected, &position))
    return;
  self->held = gtk_bitset_new_empty ();
  do
    hold (self, isms_list_get_id (self->list, position));
  while (gtk_bitset_iter_next (&iter, &position));
}

static void
items_changed_cb (IsmsSelection *self, guint position, guint removed, guint added)
{
  gtk_bitset_splice (self->selected, position, removed, added);
  for (guint i = position; i < position + added && self->held != NULL; i++)
    if (is_held (self, isms_list_get_id (self->list, i)))
      gtk_bitset_add (self->selected, i);

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
  return g_list_model_get_n_items (G_LIST_MODEL (ISMS_SELECTION (model)->list));
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
  GtkSectionModel *list = GTK_SECTION_MODEL (ISMS_SELECTION (model)->list);

  gtk_section_model_get_section (list, position, start, end);
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

static gboolean
isms_selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  IsmsSelection *self = ISMS_SELECTION (model);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) all = NULL;
  guint first;

  all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->list)));
  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  gtk_bitset_intersect (changes, all);
  if (gtk_bitset_is_empty (changes))
    return TRUE;

  gtk_bitset_difference (self->selected, changes);
  first = gtk_bitset_get_minimum (changes);
  gtk_selection_model_selection_changed (model, first,
                                         gtk_bitset_get_maximum (changes) - first + 1);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = isms_selection_is_selected;
  iface->get_selection_in_range = isms_selection_get_selection_in_range;
  iface->set_selection = isms_selection_set_selection;
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
