/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A GtkListItemManager takes a row's widgets over for the same item only; rows of other items it
 * destroys, and makes new ones. So the items of this model are places. When an answer takes the
 * place of another, the places stay, the view is told of the difference in number alone, and the
 * rows in sight are filled at once, the others a few in each frame. A change of few rows is told as
 * it is: their places come and go with them. */

#include "isms-slots-private.h"

#define MORE_ROWS 16
#define LESS_ROWS 24 /* go in a frame: that is quicker than making them */
#define FEW_ROWS 4   /* go at once */
/* As many as a view makes widgets for: the rest costs nothing. */
#define ENOUGH_ROWS 208
#define MANY_ROWS 32 /* are not told one by one */
#define NOWHERE G_MAXUINT

struct _IsmsSlots
{
  GObject parent_instance;

  IsmsSelection *selection;
  IsmsList *list;
  GPtrArray *live; /* of IsmsSlot, not owned: those that anybody holds, by position */
  guint told;      /* rows that the view knows of */
  guint first;     /* rows that the first frame has; G_MAXUINT: all */
  IsmsSlotsSight sight;
  gpointer data;
  gboolean in_swap;
  gboolean cleared; /* an answer went, and the view was not told */
  gboolean marked;  /* rows were selected before the swap */
  gboolean grouped;
  gboolean flat;   /* for the moment there is one section */
  gboolean partly; /* the view does not know all rows, or knows too many */
};

enum
{
  PROP_0,
  PROP_SELECTION,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint refilled_signal;
static guint waiting_signal;
static guint whole_signal;

/* --- Those that anybody holds --- */

static IsmsSlot *
get_live (IsmsSlots *self, guint index)
{
  return g_ptr_array_index (self->live, index);
}

/* The first of them that does not stand before @position. */
static guint
find_live (IsmsSlots *self, guint position)
{
  guint low = 0;
  guint high = self->live->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (get_live (self, middle)->position < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * isms_slots_forget:
 * @self: slots
 * @slot: one of their places, which goes
 */
void
isms_slots_forget (IsmsSlots *self, IsmsSlot *slot)
{
  g_ptr_array_remove_index (self->live, find_live (self, slot->position));
}

IsmsList *
isms_slots_get_list (IsmsSlots *self)
{
  return self->list;
}

/* The places from @position to before @end are no more. */
static void
drop_live (IsmsSlots *self, guint position, guint end)
{
  guint first = find_live (self, position);
  guint last = find_live (self, end);

  for (guint i = first; i < last; i++)
    {
      get_live (self, i)->slots = NULL;
      get_live (self, i)->fresh = TRUE;
    }
  if (last > first)
    g_ptr_array_remove_range (self->live, first, last - first);
}

static void
splice_live (IsmsSlots *self, guint position, guint removed, guint added)
{
  drop_live (self, position, position + removed);
  for (guint i = find_live (self, position); i < self->live->len; i++)
    get_live (self, i)->position += added - removed;
}

static void
get_sight (IsmsSlots *self, guint *first, guint *end)
{
  *first = 0;
  *end = NOWHERE;
  if (self->sight != NULL)
    self->sight (first, end, self->data);
}

/* Does a row that is to stay show nothing yet, or what it showed before? */
static gboolean
is_waiting (IsmsSlots *self)
{
  guint end = find_live (self, g_list_model_get_n_items (G_LIST_MODEL (self->list)));

  for (guint i = 0; i < end; i++)
    if (!get_live (self, i)->fresh)
      return TRUE;
  return FALSE;
}

/* --- What the view is told --- */

static guint
count_all (IsmsSlots *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static void
tell (IsmsSlots *self, guint position, guint removed, guint added)
{
  if (removed == 0 && added == 0)
    return;
  self->told += added - removed;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
tell_sections (IsmsSlots *self)
{
  if (self->told > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, self->told);
}

/* Rows that are too many go, of those that have widgets the last @most; the others are
 * empty until then. */
static void
cut_end (IsmsSlots *self, guint most)
{
  guint all = count_all (self);
  guint first = find_live (self, all);
  guint n_live = self->live->len - first;
  guint end = all;

  if (n_live > most)
    end = get_live (self, self->live->len - MAX (most, 1))->position + (most == 0 ? 1 : 0);
  for (guint i = first; i < self->live->len; i++)
    isms_slot_empty (get_live (self, i));
  drop_live (self, end, NOWHERE);
  if (self->told > end)
    tell (self, end, self->told - end, 0);
}

/* Rows come and go at the end. */
static void
tell_end (IsmsSlots *self)
{
  guint all = count_all (self);
  guint many = all <= self->first ? all : MAX (self->told, self->first);

  if (self->told > all)
    {
      guint n_live = self->live->len - find_live (self, all);

      cut_end (self, self->first == G_MAXUINT || n_live <= FEW_ROWS ? n_live : 0);
    }
  else if (self->told < all)
    {
      tell (self, self->told, 0, MIN (all, many) - self->told);
    }
}

static gboolean
is_grouped (IsmsSlots *self)
{
  IsmsQuery *query = isms_list_get_query (self->list);

  return query != NULL && isms_query_get_group (query) != NULL;
}

/* While the number of rows is told, groups that were and groups that are must not meet. */
static void
tell_groups (IsmsSlots *self)
{
  self->flat = TRUE;
  tell_sections (self);
  tell_end (self);
  self->flat = FALSE;
  tell_sections (self);
}

/* Other records stand in the places from @from on. */
static void
refill (IsmsSlots *self, guint from)
{
  gboolean grouped = self->grouped || is_grouped (self);
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  for (guint i = find_live (self, from); i < self->live->len; i++)
    get_live (self, i)->fresh = FALSE;
  if (from == 0 && self->told > 0)
    g_signal_emit (self, refilled_signal, 0);
  if (grouped)
    tell_groups (self);
  else
    tell_end (self);
  self->grouped = is_grouped (self);
  isms_slots_fill_sight (self);
  if (self->told > from && (self->marked || !gtk_bitset_is_empty (selected)))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), from, self->told - from);
  self->partly = !isms_slots_is_whole (self);
  g_signal_emit (self, waiting_signal, 0);
}

static void
before_swap_cb (IsmsSlots *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  self->in_swap = TRUE;
  self->marked = !gtk_bitset_is_empty (selected);
}

static void
after_swap_cb (IsmsSlots *self)
{
  self->in_swap = FALSE;
  if (!self->cleared)
    return;
  self->cleared = FALSE;
  refill (self, 0);
}

/* What happens above the rows in sight is for the view to make good. */
static gboolean
is_many (IsmsSlots *self, guint position, guint removed, guint added)
{
  guint first, end;

  if (self->first == G_MAXUINT || MAX (removed, added) <= MANY_ROWS)
    return FALSE;
  get_sight (self, &first, &end);
  return position >= first;
}

static void
items_changed_cb (IsmsSlots *self, guint position, guint removed, guint added)
{
  guint before = count_all (self) + removed - added;

  if (!self->cleared && self->told > before)
    {
      drop_live (self, before, NOWHERE);
      tell (self, before, self->told - before, 0);
    }
  if (self->in_swap && added == 0 && removed == before)
    {
      self->cleared = TRUE;
      return;
    }
  if (self->cleared || before == 0 || is_many (self, position, removed, added))
    {
      self->cleared = FALSE;
      refill (self, before == 0 ? 0 : position);
      return;
    }
  if (position + removed > self->told)
    removed = position < self->told ? self->told - position : 0;
  if (position >= self->told)
    {
      tell_end (self);
      self->partly = !isms_slots_is_whole (self);
      g_signal_emit (self, waiting_signal, 0);
      return;
    }
  splice_live (self, position, removed, added);
  tell (self, position, removed, added);
}

static void
sections_changed_cb (IsmsSlots *self, guint position, guint n_items)
{
  guint end = MIN (position + n_items, self->told);

  self->grouped = is_grouped (self);
  if (position < end)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), position, end - position);
}

static void
selection_changed_cb (IsmsSlots *self, guint position, guint n_items)
{
  guint end = MIN (position + n_items, self->told);

  if (position < end)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, end - position);
}

/* --- The interfaces --- */

static GType
isms_slots_get_item_type (GListModel *model)
{
  return ISMS_TYPE_SLOT;
}

static guint
isms_slots_get_n_items (GListModel *model)
{
  return ISMS_SLOTS (model)->told;
}

static gpointer
isms_slots_get_item (GListModel *model, guint position)
{
  IsmsSlots *self = ISMS_SLOTS (model);
  guint index = find_live (self, position);
  IsmsSlot *slot;
  guint first, end;

  if (position >= self->told)
    return NULL;
  if (index < self->live->len && get_live (self, index)->position == position)
    return g_object_ref (get_live (self, index));
  slot = g_object_new (ISMS_TYPE_SLOT, NULL);
  slot->slots = self;
  slot->position = position;
  g_ptr_array_insert (self->live, (int) index, slot);
  get_sight (self, &first, &end);
  if (position >= first && position < end)
    isms_slot_take_record (slot);
  else
    g_signal_emit (self, waiting_signal, 0);
  return slot;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = isms_slots_get_item_type;
  iface->get_n_items = isms_slots_get_n_items;
  iface->get_item = isms_slots_get_item;
}

static void
isms_slots_get_section (GtkSectionModel *model, guint position, guint *start, guint *end)
{
  IsmsSlots *self = ISMS_SLOTS (model);
  guint all = count_all (self);

  *start = position < self->told ? 0 : self->told;
  *end = position < self->told ? self->told : G_MAXUINT;
  if (position >= self->told || self->flat || all == 0)
    return;
  /* rows that are about to go belong to the last one */
  gtk_section_model_get_section (GTK_SECTION_MODEL (self->selection), MIN (position, all - 1),
                                 start, end);
  *end = *end == all ? self->told : MIN (*end, self->told);
}

static void
section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = isms_slots_get_section;
}

static GtkSelectionModel *
get_selection (GtkSelectionModel *model)
{
  return GTK_SELECTION_MODEL (ISMS_SLOTS (model)->selection);
}

static gboolean
isms_slots_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_selection_model_is_selected (get_selection (model), position);
}

static GtkBitset *
isms_slots_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_selection_model_get_selection_in_range (get_selection (model), position, n_items);
}

static gboolean
isms_slots_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  return gtk_selection_model_set_selection (get_selection (model), selected, mask);
}

static gboolean
isms_slots_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  return gtk_selection_model_select_item (get_selection (model), position, unselect_rest);
}

static gboolean
isms_slots_select_all (GtkSelectionModel *model)
{
  return gtk_selection_model_select_all (get_selection (model));
}

static gboolean
isms_slots_unselect_all (GtkSelectionModel *model)
{
  return gtk_selection_model_unselect_all (get_selection (model));
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = isms_slots_is_selected;
  iface->get_selection_in_range = isms_slots_get_selection_in_range;
  iface->set_selection = isms_slots_set_selection;
  iface->select_item = isms_slots_select_item;
  iface->select_all = isms_slots_select_all;
  iface->unselect_all = isms_slots_unselect_all;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsSlots,
                               isms_slots,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          section_model_init)
                                       G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                              selection_model_init))

static void
isms_slots_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IsmsSlots *self = ISMS_SLOTS (object);

  switch (id)
    {
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->told);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
isms_slots_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IsmsSlots *self = ISMS_SLOTS (object);

  switch (id)
    {
    case PROP_SELECTION:
      self->selection = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* What the list says is heard after the selection has heard it. */
static void
isms_slots_constructed (GObject *object)
{
  IsmsSlots *self = ISMS_SLOTS (object);
  const GConnectFlags swapped = G_CONNECT_SWAPPED;

  G_OBJECT_CLASS (isms_slots_parent_class)->constructed (object);
  self->list = g_object_ref (isms_selection_get_list (self->selection));
  self->told = count_all (self);
  self->grouped = is_grouped (self);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self,
                           swapped);
  g_signal_connect_object (self->selection, "sections-changed", G_CALLBACK (sections_changed_cb),
                           self, swapped);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, swapped);
  g_signal_connect_object (self->list, "before-swap", G_CALLBACK (before_swap_cb), self, swapped);
  g_signal_connect_object (self->list, "after-swap", G_CALLBACK (after_swap_cb), self, swapped);
}

static void
isms_slots_finalize (GObject *object)
{
  IsmsSlots *self = ISMS_SLOTS (object);

  drop_live (self, 0, NOWHERE);
  g_ptr_array_unref (self->live);
  g_clear_object (&self->list);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (isms_slots_parent_class)->finalize (object);
}

static void
isms_slots_class_init (IsmsSlotsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = isms_slots_get_property;
  object_class->set_property = isms_slots_set_property;
  object_class->constructed = isms_slots_constructed;
  object_class->finalize = isms_slots_finalize;

  properties[PROP_SELECTION] =
      g_param_spec_object ("selection", NULL, NULL, ISMS_TYPE_SELECTION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS
                               | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_N_ITEMS] =
      g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  refilled_signal = g_signal_new ("refilled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  waiting_signal = g_signal_new ("waiting", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  whole_signal = g_signal_new ("whole", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
isms_slots_init (IsmsSlots *self)
{
  self->live = g_ptr_array_new ();
  self->first = G_MAXUINT;
}

/**
 * isms_slots_new:
 * @selection: (transfer none): the selection; kept
 *
 * Returns: (transfer full): its rows for one view
 */
IsmsSlots *
isms_slots_new (IsmsSelection *selection)
{
  return g_object_new (ISMS_TYPE_SLOTS, "selection", selection, NULL);
}

/**
 * isms_slots_set_pace:
 * @self: slots that no view shows yet
 * @first: how many rows a view without rows begins with
 * @sight: (nullable): says which rows are in sight; others are not filled at once
 * @data: for @sight
 *
 * Whoever sets it asks for more in each frame after "waiting"; isms_list_pace () does.
 */
void
isms_slots_set_pace (IsmsSlots *self, guint first, IsmsSlotsSight sight, gpointer data)
{
  self->first = first;
  self->sight = sight;
  self->data = data;
  if (self->told <= first)
    return;
  drop_live (self, first, NOWHERE);
  tell (self, first, self->told - first, 0);
  self->partly = TRUE;
  g_signal_emit (self, waiting_signal, 0);
}

/**
 * isms_slots_fill_sight:
 * @self: slots
 *
 * Fills the rows in sight now.
 */
void
isms_slots_fill_sight (IsmsSlots *self)
{
  guint first, end;

  get_sight (self, &first, &end);
  end = MIN (end, count_all (self));
  for (guint i = find_live (self, first); i < self->live->len && get_live (self, i)->position < end;
       i++)
    isms_slot_fill (get_live (self, i));
}

/* The nearest to what is in sight, below and above it in turn. */
static void
fill_more (IsmsSlots *self)
{
  guint all = count_all (self);
  guint n = 0;
  guint first, end, up, down;

  isms_slots_fill_sight (self);
  get_sight (self, &first, &end);
  down = find_live (self, end);
  up = find_live (self, first);
  while (n < MORE_ROWS && (up > 0 || down < self->live->len))
    {
      if (down < self->live->len)
        {
          IsmsSlot *slot = get_live (self, down++);

          n += slot->position < all && !slot->fresh;
          isms_slot_fill (slot);
        }
      if (up > 0)
        {
          IsmsSlot *slot = get_live (self, --up);

          n += !slot->fresh;
          isms_slot_fill (slot);
        }
    }
}

/**
 * isms_slots_show_more:
 * @self: slots
 *
 * Shows some more rows. With the last one "whole" is emitted.
 *
 * Returns: whether there is more to do
 */
gboolean
isms_slots_show_more (IsmsSlots *self)
{
  guint all = count_all (self);

  if (self->told > all)
    cut_end (self, LESS_ROWS);
  else if (self->told < all)
    tell (self, self->told, 0,
          self->told + MORE_ROWS < MIN (all, ENOUGH_ROWS) ? MORE_ROWS : all - self->told);
  fill_more (self);
  if (self->partly && isms_slots_is_whole (self))
    {
      self->partly = FALSE;
      g_signal_emit (self, whole_signal, 0);
    }
  return self->told != count_all (self) || is_waiting (self);
}

/**
 * isms_slots_is_whole:
 * @self: slots
 *
 * Returns: whether the view shows all rows
 */
gboolean
isms_slots_is_whole (IsmsSlots *self)
{
  return self->told == count_all (self);
}
