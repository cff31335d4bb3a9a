/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The place of a row, and what it holds. */

#include "isms-slots-private.h"

static guint changed_signal;

G_DEFINE_FINAL_TYPE (IsmsSlot, isms_slot, G_TYPE_OBJECT)

static void
isms_slot_finalize (GObject *object)
{
  IsmsSlot *self = ISMS_SLOT (object);

  if (self->slots != NULL)
    isms_slots_forget (self->slots, self);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (isms_slot_parent_class)->finalize (object);
}

static void
isms_slot_class_init (IsmsSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_slot_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_slot_init (IsmsSlot *self)
{
}

/**
 * isms_slot_take_record:
 * @self: a place that has its slots
 *
 * Takes what stands there, and says nothing of it.
 */
void
isms_slot_take_record (IsmsSlot *self)
{
  IsmsList *list = isms_slots_get_list (self->slots);

  g_clear_object (&self->record);
  self->record = g_list_model_get_item (G_LIST_MODEL (list), self->position);
  self->id = self->record != NULL ? isms_list_get_id (list, self->position) : 0;
  self->fresh = TRUE;
}

/**
 * isms_slot_get_record:
 * @self: a place
 *
 * Returns: (transfer none) (nullable): what it holds; %NULL where that has not come yet
 */
IsmsRecord *
isms_slot_get_record (IsmsSlot *self)
{
  return self->record;
}

/**
 * isms_slot_get_id:
 * @self: a place
 *
 * Returns: the id of what it holds, below 0 for a heading of a tree; 0 for nothing
 */
gint64
isms_slot_get_id (IsmsSlot *self)
{
  return self->record != NULL ? self->id : 0;
}

/**
 * isms_slot_fill:
 * @self: a place
 *
 * Fills it now, wherever it stands.
 *
 * Returns: (transfer none) (nullable): what it holds; %NULL if the place is no more
 */
IsmsRecord *
isms_slot_fill (IsmsSlot *self)
{
  if (self->slots != NULL && !self->fresh
      && self->position
             < g_list_model_get_n_items (G_LIST_MODEL (isms_slots_get_list (self->slots))))
    {
      isms_slot_take_record (self);
      g_signal_emit (self, changed_signal, 0);
    }
  return self->record;
}

/**
 * isms_slot_is_past:
 * @self: a place
 *
 * Returns: whether it stands past the last row, and is about to go
 */
gboolean
isms_slot_is_past (IsmsSlot *self)
{
  return self->slots == NULL
         || self->position
                >= g_list_model_get_n_items (G_LIST_MODEL (isms_slots_get_list (self->slots)));
}

/**
 * isms_slot_count_section:
 * @self: a place
 *
 * Returns: how many rows its group has
 */
guint
isms_slot_count_section (IsmsSlot *self)
{
  guint start, end;

  if (self->slots == NULL)
    return 0;
  gtk_section_model_get_section (GTK_SECTION_MODEL (isms_slots_get_list (self->slots)),
                                 self->position, &start, &end);
  return end - start;
}

/**
 * isms_slot_empty:
 * @self: a place
 *
 * Nothing stands there any more.
 */
void
isms_slot_empty (IsmsSlot *self)
{
  self->fresh = TRUE;
  if (self->record == NULL)
    return;
  g_clear_object (&self->record);
  g_signal_emit (self, changed_signal, 0);
}
