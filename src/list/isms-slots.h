/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a view is told of a selection: places, into which the records come. A view that is told of
 * other items destroys its rows and makes others; one whose places hold other records keeps them.
 */

#pragma once

#include "isms-selection.h"

G_BEGIN_DECLS

/* A row's place. Signal "changed": it holds another record, or none any more. */
#define ISMS_TYPE_SLOT (isms_slot_get_type ())
G_DECLARE_FINAL_TYPE (IsmsSlot, isms_slot, ISMS, SLOT, GObject)

IsmsRecord *isms_slot_get_record (IsmsSlot *self); /* NULL: it has not come yet */
IsmsRecord *isms_slot_fill (IsmsSlot *self);       /* does not wait */
gboolean isms_slot_is_past (IsmsSlot *self);       /* of the last row, and about to go? */
gint64 isms_slot_get_id (IsmsSlot *self);          /* of what it holds; 0: nothing */
guint isms_slot_count_section (IsmsSlot *self);    /* how many rows its group has */

#define ISMS_TYPE_SLOTS (isms_slots_get_type ())
G_DECLARE_FINAL_TYPE (IsmsSlots, isms_slots, ISMS, SLOTS, GObject)

/* The rows in sight: the first, and the one after the last. */
typedef void (*IsmsSlotsSight) (guint *first, guint *end, gpointer data);

/* Implements GListModel (of IsmsSlot), GtkSectionModel and GtkSelectionModel. */
IsmsSlots *isms_slots_new (IsmsSelection *selection);
/* For views of many columns, whose first frame is not to wait for rows that are out of sight: they
 * come and are filled a few at a time ("waiting"), and are "whole" after some frames. "refilled"
 * says that other rows stand in all places. */
void isms_slots_set_pace (IsmsSlots *self, guint first, IsmsSlotsSight sight, gpointer data);
void isms_slots_fill_sight (IsmsSlots *self);
gboolean isms_slots_show_more (IsmsSlots *self);
gboolean isms_slots_is_whole (IsmsSlots *self);

G_END_DECLS
