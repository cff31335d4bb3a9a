/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the parts of the board share. */

#pragma once

#include "isms-board.h"
#include "isms-drop-popover.h"

G_BEGIN_DECLS

/* A card that the pointer holds. */
typedef struct
{
  gint64 action; /* 0: none */
  IsmsActionState from;
  IsmsBoardColumn *over; /* or NULL */
  GdkPaintable *picture; /* NULL: it is held, and not dragged yet */
  double grip_x;         /* where in the card it is held */
  double grip_y;
  double x; /* of the pointer */
  double y;
  guint tick; /* while it is held at an end of the board, which scrolls on */
} IsmsBoardDrag;

struct _IsmsBoard
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  IsmsBoardColumn *columns[ISMS_ACTION_N_STATES];
  IsmsActionSet *set; /* or NULL */
  gboolean movable;
  guint n_shown; /* columns that show the set; the others follow, some a frame */
  guint show_tick;

  gint64 moving; /* what was let go elsewhere, and is not there yet; 0: nothing */
  IsmsActionState from;
  IsmsActionState target;
  int next;       /* where the keys want it once it is there; -1: nowhere else */
  guint position; /* where it stood: for the focus, if it goes out of sight */
  gint64 focus;   /* takes the focus once it is shown */
  guint focus_tick;
  guint patience;

  IsmsBoardDrag drag;
  IsmsDropPopover *popover; /* or NULL */
  gint64 asked;             /* for which action it asks */
};

/* isms-board.c */
void isms_board_move (IsmsBoard *self, gint64 action, IsmsActionState state);
const IsmsActionItem *isms_board_find_item (IsmsBoard *self, gint64 action);
gboolean isms_board_owns_event (IsmsBoard *self, GtkEventController *controller);

/* isms-board-keys.c */
void isms_board_listen (IsmsBoard *self);

/* isms-board-drag.c */
void isms_board_attach_drag (IsmsBoard *self);
void isms_board_cancel_drag (IsmsBoard *self);
void isms_board_snapshot_drag (IsmsBoard *self, GtkSnapshot *snapshot);

G_END_DECLS
