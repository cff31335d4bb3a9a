/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The board: a column for each state, and cards that go from one to another by pointer or keys. */

#pragma once

#include "isms-board-column.h"

G_BEGIN_DECLS

#define ISMS_TYPE_BOARD (isms_board_get_type ())
G_DECLARE_FINAL_TYPE (IsmsBoard, isms_board, ISMS, BOARD, GtkWidget)

/* Signals: "moved" (gint64 action, int state, const char *reason): the person let it go in another
 * column; the reason is NULL but for what is dropped. "activated" (gint64): its form is wanted. */
GtkWidget *isms_board_new (void);
void isms_board_set_movable (IsmsBoard *self, gboolean movable);
void isms_board_show (IsmsBoard *self, IsmsActionSet *set);
/* What moved stays where it is after all. */
void isms_board_give_up (IsmsBoard *self);
gboolean isms_board_is_moving (IsmsBoard *self);
IsmsBoardColumn *isms_board_get_column (IsmsBoard *self, IsmsActionState state);
/* The one whose card has the focus; 0: none. */
gint64 isms_board_get_focus (IsmsBoard *self);
/* Takes the focus to a card once it is shown. */
void isms_board_focus (IsmsBoard *self, gint64 action);

G_END_DECLS
