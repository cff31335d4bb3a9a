/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What slots and their places share. */

#pragma once

#include "isms-slots.h"

G_BEGIN_DECLS

struct _IsmsSlot
{
  GObject parent_instance;

  IsmsSlots *slots; /* not owned; NULL: the place is no more */
  IsmsRecord *record;
  gint64 id;
  guint position;
  gboolean fresh; /* it holds what stands there */
};

/* isms-slot.c */
void isms_slot_take_record (IsmsSlot *self);
void isms_slot_empty (IsmsSlot *self);

/* isms-slots.c */
void isms_slots_forget (IsmsSlots *self, IsmsSlot *slot);
IsmsList *isms_slots_get_list (IsmsSlots *self);

G_END_DECLS
