/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The board by keyboard: up and down are the list's own; left and right go to the card beside, with
 * Ctrl they take the card along, and a digit takes it to that column. */

#include "isms-config.h"

#include "isms-board-private.h"

static int
get_steps (IsmsBoard *self, guint key)
{
  gboolean left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;

  if (!left && key != GDK_KEY_Right && key != GDK_KEY_KP_Right)
    return 0;
  return left != (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL) ? -1 : 1;
}

/* 0: no digit of a column. */
static int
get_digit (guint key)
{
  if (key >= GDK_KEY_1 && key < GDK_KEY_1 + ISMS_ACTION_N_STATES)
    return (int) (key - GDK_KEY_1) + 1;
  if (key >= GDK_KEY_KP_1 && key < GDK_KEY_KP_1 + ISMS_ACTION_N_STATES)
    return (int) (key - GDK_KEY_KP_1) + 1;
  return 0;
}

/* The next column that has a card; the card there that stands at the same height. */
static void
go_beside (IsmsBoard *self, guint column, gint64 action, int steps)
{
  GtkWidget *card = isms_board_column_find_card (self->columns[column], action);

  for (int i = (int) column + steps; i >= 0 && i < ISMS_ACTION_N_STATES; i += steps)
    {
      guint position;

      if (isms_board_column_find_beside (self->columns[i], card, &position))
        {
          isms_board_column_focus (self->columns[i], position);
          return;
        }
    }
  gtk_widget_error_bell (GTK_WIDGET (self));
}

/* From where it is, or from where it goes just now. */
static void
take_along (IsmsBoard *self, guint column, gint64 action, int steps)
{
  int from = (int) column;

  if (self->moving == action)
    from = self->next >= 0 ? self->next : (int) self->target;
  from += steps;
  if (from < 0 || from >= ISMS_ACTION_N_STATES)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    isms_board_move (self, action, (IsmsActionState) from);
}

static gboolean
find_focus (IsmsBoard *self, guint *column, gint64 *action)
{
  guint position;

  for (*column = 0; *column < ISMS_ACTION_N_STATES; (*column)++)
    if (isms_board_column_get_focus (self->columns[*column], action, &position))
      return TRUE;
  return FALSE;
}

static gboolean
key_pressed_cb (
    IsmsBoard *self, guint key, guint code, GdkModifierType state, GtkEventController *keys)
{
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);
  int steps = get_steps (self, key);
  int digit = get_digit (key);
  guint column;
  gint64 action;

  if (!isms_board_owns_event (self, keys))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape && self->drag.picture != NULL)
    {
      isms_board_cancel_drag (self);
      return GDK_EVENT_STOP;
    }
  if (!find_focus (self, &column, &action))
    return GDK_EVENT_PROPAGATE;
  if (steps != 0 && modifiers == GDK_CONTROL_MASK)
    take_along (self, column, action, steps);
  else if (steps != 0 && modifiers == 0)
    go_beside (self, column, action, steps);
  else if (digit != 0 && modifiers == 0)
    isms_board_move (self, action, (IsmsActionState) (digit - 1));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Before the lists, to whom Ctrl with an arrow means something else. */
void
isms_board_listen (IsmsBoard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
