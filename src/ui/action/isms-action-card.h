/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An action on the board: what it is, whose, until when. */

#pragma once

#include <adwaita.h>

#include "isms-action-set.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ACTION_CARD (isms_action_card_get_type ())
G_DECLARE_FINAL_TYPE (IsmsActionCard, isms_action_card, ISMS, ACTION_CARD, GtkWidget)

/* @warning is a widget, which outlives it, in the colour for what is overdue. */
GtkWidget *isms_action_card_new (GtkWidget *warning);
/* @item is not kept, but for its id and words. */
void isms_action_card_set_item (IsmsActionCard *self, const IsmsActionItem *item);
gint64 isms_action_card_get_id (IsmsActionCard *self);
/* What it says, in the order in which it is read. */
char *isms_action_card_dup_words (IsmsActionCard *self);

G_END_DECLS
