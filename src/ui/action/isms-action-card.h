/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An action on the board: what it is, whose, until when. */

#pragma once

#include <gtk/gtk.h>

#include "isms-action-set.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ACTION_CARD (isms_action_card_get_type ())
G_DECLARE_FINAL_TYPE (IsmsActionCard, isms_action_card, ISMS, ACTION_CARD, GtkBox)

GtkWidget *isms_action_card_new (void);
/* @item is not kept, but for its id. */
void isms_action_card_set_item (IsmsActionCard *self, const IsmsActionItem *item);
gint64 isms_action_card_get_id (IsmsActionCard *self);

G_END_DECLS
