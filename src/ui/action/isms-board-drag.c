/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A card under the pointer: its picture follows, the column beneath it shows that it takes it, and
 * at an end of a narrow board the columns scroll on. Escape lets it be. */

#include "isms-config.h"

#include "isms-board-private.h"

#include "isms-action-card.h"

#define EDGE 36  /* so near an end the board scrolls */
#define SPEED 12 /* a frame */
#define FLOATING 0.9

static void
set_over (IsmsBoard *self, IsmsBoardColumn *over)
{
  if (self->drag.over != NULL)
    isms_board_column_set_drop (self->drag.over, FALSE);
  self->drag.over = over;
  if (over != NULL)
    isms_board_column_set_drop (over, TRUE);
}

static IsmsBoardColumn *
find_column (IsmsBoard *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *column =
      picked != NULL ? gtk_widget_get_ancestor (picked, ISMS_TYPE_BOARD_COLUMN) : NULL;

  return column != NULL ? ISMS_BOARD_COLUMN (column) : NULL;
}

static void
follow (IsmsBoard *self)
{
  IsmsBoardColumn *over = find_column (self, self->drag.x, self->drag.y);

  if (over != NULL && isms_board_column_get_state (over) == self->drag.from)
    over = NULL;
  if (over != self->drag.over)
    set_over (self, over);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- Scrolling on --- */

static int
get_scroll (IsmsBoard *self)
{
  if (self->drag.picture == NULL)
    return 0;
  if (self->drag.x < EDGE)
    return -SPEED;
  return self->drag.x > gtk_widget_get_width (GTK_WIDGET (self)) - EDGE ? SPEED : 0;
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  IsmsBoard *self = ISMS_BOARD (widget);
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  int by = get_scroll (self);

  if (by == 0)
    {
      self->drag.tick = 0;
      return G_SOURCE_REMOVE;
    }
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by);
  follow (self);
  return G_SOURCE_CONTINUE;
}

/* --- The gesture --- */

static void
drag_begin_cb (IsmsBoard *self, double x, double y, GtkGesture *gesture)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *card = picked != NULL ? gtk_widget_get_ancestor (picked, ISMS_TYPE_ACTION_CARD) : NULL;
  const IsmsActionItem *item = NULL;
  graphene_point_t grip;

  if (card != NULL)
    item = isms_board_find_item (self, isms_action_card_get_id (ISMS_ACTION_CARD (card)));
  if (item == NULL || !self->movable || self->moving != 0
      || !isms_board_owns_event (self, GTK_EVENT_CONTROLLER (gesture))
      || !gtk_widget_compute_point (GTK_WIDGET (self), card,
                                    &GRAPHENE_POINT_INIT ((float) x, (float) y), &grip))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->drag.action = item->id;
  self->drag.from = item->state;
  self->drag.grip_x = grip.x;
  self->drag.grip_y = grip.y;
}

static gboolean
take_up (IsmsBoard *self, GtkGesture *gesture)
{
  GtkWidget *card = isms_board_column_find_card (self->columns[self->drag.from], self->drag.action);
  g_autoptr (GdkPaintable) live = NULL;

  if (card == NULL)
    return FALSE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  live = gtk_widget_paintable_new (card);
  self->drag.picture = gdk_paintable_get_current_image (live);
  isms_board_focus (self, self->drag.action); /* for Escape */
  return TRUE;
}

static void
drag_update_cb (IsmsBoard *self, double dx, double dy, GtkGesture *gesture)
{
  double x = 0, y = 0;

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y);
  if (self->drag.action == 0
      || (self->drag.picture == NULL
          && !gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y, (int) (x + dx),
                                        (int) (y + dy))))
    return;
  if (self->drag.picture == NULL && !take_up (self, gesture))
    return;
  self->drag.x = x + dx;
  self->drag.y = y + dy;
  if (self->drag.tick == 0 && get_scroll (self) != 0)
    self->drag.tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
  follow (self);
}

static void
drag_end_cb (IsmsBoard *self)
{
  IsmsBoardColumn *over = self->drag.over;
  gint64 action = self->drag.action;

  isms_board_cancel_drag (self);
  if (over != NULL)
    isms_board_move (self, action, isms_board_column_get_state (over));
}

/* Lets the card be where it is. */
void
isms_board_cancel_drag (IsmsBoard *self)
{
  set_over (self, NULL);
  if (self->drag.tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag.tick);
  g_clear_object (&self->drag.picture);
  self->drag = (IsmsBoardDrag) { 0 };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The card above all else. */
void
isms_board_snapshot_drag (IsmsBoard *self, GtkSnapshot *snapshot)
{
  GdkPaintable *picture = self->drag.picture;

  if (picture == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_push_opacity (snapshot, FLOATING);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (self->drag.x - self->drag.grip_x),
                                                (float) (self->drag.y - self->drag.grip_y)));
  gdk_paintable_snapshot (picture, snapshot, gdk_paintable_get_intrinsic_width (picture),
                          gdk_paintable_get_intrinsic_height (picture));
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

/* Makes the board hear drags. */
void
isms_board_attach_drag (IsmsBoard *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (isms_board_cancel_drag), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
