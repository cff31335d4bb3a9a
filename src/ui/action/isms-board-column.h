/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One state of the board: its name, how many actions there are, and their cards. */

#pragma once

#include <adwaita.h>

#include "isms-action-set.h"

G_BEGIN_DECLS

#define ISMS_TYPE_BOARD_COLUMN (isms_board_column_get_type ())
G_DECLARE_FINAL_TYPE (IsmsBoardColumn, isms_board_column, ISMS, BOARD_COLUMN, GtkBox)

/* Signal "activated" (gint64): the action's form should be shown. */
GtkWidget *isms_board_column_new (IsmsActionState state);
IsmsActionState isms_board_column_get_state (IsmsBoardColumn *self);
void isms_board_column_show (IsmsBoardColumn *self, IsmsActionSet *set);
guint isms_board_column_get_n_actions (IsmsBoardColumn *self);
/* Where the action stands; FALSE: it does not stand here. */
gboolean isms_board_column_find (IsmsBoardColumn *self, gint64 action, guint *position);
/* The card that has the focus; FALSE: none. */
gboolean isms_board_column_get_focus (IsmsBoardColumn *self, gint64 *action, guint *position);
/* FALSE: there is no card there, or not yet. */
gboolean isms_board_column_focus (IsmsBoardColumn *self, guint position);
/* NULL: it is out of sight. */
GtkWidget *isms_board_column_find_card (IsmsBoardColumn *self, gint64 action);
/* Where the card stands that is at the height of @card, which may be NULL: the first in sight.
 * FALSE: there is none. */
gboolean isms_board_column_find_beside (IsmsBoardColumn *self, GtkWidget *card, guint *position);
void isms_board_column_set_drop (IsmsBoardColumn *self, gboolean drop);

G_END_DECLS
