/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The board only tells of a move; the card goes to its column when the answer says that it stands
 * there, and takes the focus along. */

#include "isms-config.h"

#include "isms-board-private.h"

#include <glib/gi18n-lib.h>

#define FADED 0.5
#define PATIENCE 60     /* frames until a card that is to have the focus is shown */
#define HOLD (4 * 1000) /* µs: no further column in a frame that took so long already */

G_DEFINE_FINAL_TYPE (IsmsBoard, isms_board, GTK_TYPE_WIDGET)

enum
{
  MOVED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What happens in the popover comes by here too. */
gboolean
isms_board_owns_event (IsmsBoard *self, GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  return event == NULL || gdk_event_get_surface (event) == gtk_native_get_surface (native);
}

const IsmsActionItem *
isms_board_find_item (IsmsBoard *self, gint64 action)
{
  for (guint i = 0; self->set != NULL && i < self->set->items->len; i++)
    {
      const IsmsActionItem *item = self->set->items->pdata[i];

      if (item->id == action)
        return item;
    }
  return NULL;
}

static void
set_faded (IsmsBoard *self, gint64 action, gboolean faded)
{
  for (guint i = 0; i < ISMS_ACTION_N_STATES; i++)
    {
      GtkWidget *card = isms_board_column_find_card (self->columns[i], action);

      if (card != NULL)
        gtk_widget_set_opacity (card, faded ? FADED : 1);
    }
}

/* --- The focus --- */

static gboolean
try_focus (IsmsBoard *self)
{
  for (guint i = 0; i < ISMS_ACTION_N_STATES; i++)
    {
      guint position;

      if (isms_board_column_find (self->columns[i], self->focus, &position))
        return isms_board_column_focus (self->columns[i], position);
    }
  return TRUE; /* it is not on the board */
}

static gboolean
focus_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  IsmsBoard *self = ISMS_BOARD (widget);

  if (!try_focus (self) && --self->patience > 0)
    return G_SOURCE_CONTINUE;
  self->focus_tick = 0;
  self->focus = 0;
  return G_SOURCE_REMOVE;
}

/**
 * isms_board_focus:
 * @self: a board
 * @action: an action
 *
 * Takes the focus to its card, as soon as it has one.
 */
void
isms_board_focus (IsmsBoard *self, gint64 action)
{
  self->focus = action;
  self->patience = PATIENCE;
  if (self->focus_tick == 0)
    self->focus_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_tick_cb, NULL, NULL);
}

gint64
isms_board_get_focus (IsmsBoard *self)
{
  for (guint i = 0; i < ISMS_ACTION_N_STATES; i++)
    {
      gint64 action;
      guint position;

      if (isms_board_column_get_focus (self->columns[i], &action, &position))
        return action;
    }
  return 0;
}

/* Its neighbour, where the filters do not let it through any more. */
static void
focus_neighbour (IsmsBoard *self)
{
  IsmsBoardColumn *column = self->columns[self->from];
  guint n = isms_board_column_get_n_actions (column);

  if (n > 0)
    isms_board_column_focus (column, MIN (self->position, n - 1));
}

/* --- Moving --- */

static void
confirmed_cb (IsmsBoard *self, const char *reason)
{
  gint64 action = self->asked;

  self->asked = 0;
  self->moving = action;
  self->target = ISMS_ACTION_DROPPED;
  set_faded (self, action, TRUE);
  g_signal_emit (self, signals[MOVED], 0, action, ISMS_ACTION_DROPPED, reason);
}

/* The focus comes back to the card. */
static void
closed_cb (IsmsBoard *self)
{
  if (self->asked != 0)
    isms_board_focus (self, self->asked);
  self->asked = 0;
}

static void
ask_why (IsmsBoard *self, const IsmsActionItem *item)
{
  GtkWidget *card = isms_board_column_find_card (self->columns[item->state], item->id);
  graphene_rect_t bounds;

  if (self->popover == NULL)
    {
      self->popover = ISMS_DROP_POPOVER (isms_drop_popover_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
      g_signal_connect_swapped (self->popover, "confirmed", G_CALLBACK (confirmed_cb), self);
      g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (closed_cb), self);
    }
  if (card != NULL && gtk_widget_compute_bounds (card, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                                 &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                   (int) bounds.size.width,
                                                   (int) bounds.size.height });
  self->asked = item->id;
  isms_drop_popover_ask (self->popover, item->ref);
}

/* The person wants the action in that column. */
void
isms_board_move (IsmsBoard *self, gint64 action, IsmsActionState state)
{
  const IsmsActionItem *item = isms_board_find_item (self, action);

  if (!self->movable || item == NULL || (self->moving != 0 && self->moving != action))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (self->moving == action)
    {
      self->next = (int) state; /* once it is where it goes now */
      return;
    }
  if (item->state == state)
    return;
  self->from = item->state;
  isms_board_column_find (self->columns[item->state], action, &self->position);
  if (state == ISMS_ACTION_DROPPED)
    {
      ask_why (self, item);
      return;
    }
  self->moving = action;
  self->target = state;
  set_faded (self, action, TRUE);
  g_signal_emit (self, signals[MOVED], 0, action, (int) state, NULL);
}

/* Where it was let go, it stands now; or it is not on the board any more. */
static void
settle (IsmsBoard *self)
{
  const IsmsActionItem *item = isms_board_find_item (self, self->moving);
  gint64 moved = self->moving;
  int next = self->next;

  if (item != NULL && item->state == self->from)
    {
      set_faded (self, moved, TRUE);
      return;
    }
  self->moving = 0;
  self->next = -1;
  set_faded (self, moved, FALSE);
  if (item == NULL)
    {
      focus_neighbour (self);
      return;
    }
  isms_board_focus (self, moved);
  if (next >= 0)
    isms_board_move (self, moved, (IsmsActionState) next);
}

/**
 * isms_board_give_up:
 * @self: a board
 *
 * What was let go elsewhere was refused, and stays where it is.
 */
void
isms_board_give_up (IsmsBoard *self)
{
  set_faded (self, self->moving, FALSE);
  self->moving = 0;
  self->next = -1;
}

gboolean
isms_board_is_moving (IsmsBoard *self)
{
  return self->moving != 0 || self->focus != 0 || self->show_tick != 0;
}

static void
activated_cb (IsmsBoard *self, gint64 action)
{
  g_signal_emit (self, signals[ACTIVATED], 0, action);
}

/* --- The widget --- */

static void
isms_board_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (isms_board_parent_class)->snapshot (widget, snapshot);
  isms_board_snapshot_drag (ISMS_BOARD (widget), snapshot);
}

static void
isms_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  IsmsBoard *self = ISMS_BOARD (widget);

  gtk_widget_allocate (self->scrolled, width, height, baseline, NULL);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
isms_board_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  gtk_widget_measure (ISMS_BOARD (widget)->scrolled, orientation, for_size, minimum, natural, NULL,
                      NULL);
}

static void
isms_board_dispose (GObject *object)
{
  IsmsBoard *self = ISMS_BOARD (object);

  isms_board_cancel_drag (self);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->set, isms_action_set_unref);
  G_OBJECT_CLASS (isms_board_parent_class)->dispose (object);
}

static void
isms_board_class_init (IsmsBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_board_dispose;
  widget_class->measure = isms_board_measure;
  widget_class->size_allocate = isms_board_size_allocate;
  widget_class->snapshot = isms_board_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 3, G_TYPE_INT64, G_TYPE_INT, G_TYPE_STRING);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
isms_board_init (IsmsBoard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->next = -1;
  self->movable = TRUE;
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < ISMS_ACTION_N_STATES; i++)
    {
      self->columns[i] = ISMS_BOARD_COLUMN (isms_board_column_new ((IsmsActionState) i));
      gtk_widget_set_hexpand (GTK_WIDGET (self->columns[i]), TRUE);
      g_signal_connect_swapped (self->columns[i], "activated", G_CALLBACK (activated_cb), self);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->columns[i]));
    }
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Board"),
                                  -1);
  isms_board_listen (self);
  isms_board_attach_drag (self);
}

/**
 * isms_board_new:
 *
 * Returns: (transfer floating): a board without cards
 */
GtkWidget *
isms_board_new (void)
{
  return g_object_new (ISMS_TYPE_BOARD, NULL);
}

void
isms_board_set_movable (IsmsBoard *self, gboolean movable)
{
  self->movable = movable;
}

/* A column whose cards all change destroys two hundred of them: what has to wait for another frame
 * does. */
static void
show_columns (IsmsBoard *self)
{
  gint64 start = g_get_monotonic_time ();

  while (self->n_shown < ISMS_ACTION_N_STATES && g_get_monotonic_time () - start < HOLD)
    isms_board_column_show (self->columns[self->n_shown++], self->set);
}

static void
finish_showing (IsmsBoard *self)
{
  if (self->drag.action != 0 && isms_board_find_item (self, self->drag.action) == NULL)
    isms_board_cancel_drag (self);
  if (self->moving != 0)
    settle (self);
}

static gboolean
show_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  IsmsBoard *self = ISMS_BOARD (widget);

  show_columns (self);
  if (self->n_shown < ISMS_ACTION_N_STATES)
    return G_SOURCE_CONTINUE;
  self->show_tick = 0;
  finish_showing (self);
  return G_SOURCE_REMOVE;
}

/* The card that was moved arrives, and has the focus, before it leaves: GTK drops the keys that
 * come after a row with the focus is gone and before the next frame. */
static void
show_arrival (IsmsBoard *self)
{
  const IsmsActionItem *item = isms_board_find_item (self, self->moving);
  guint position;

  if (item == NULL || item->state == self->from)
    return;
  isms_board_column_show (self->columns[item->state], self->set);
  if (isms_board_column_find (self->columns[item->state], item->id, &position))
    isms_board_column_focus (self->columns[item->state], position);
}

/**
 * isms_board_show:
 * @self: a board
 * @set: (transfer none): the actions to show from now on
 */
void
isms_board_show (IsmsBoard *self, IsmsActionSet *set)
{
  g_autoptr (IsmsActionSet) before = self->set;

  self->set = isms_action_set_ref (set);
  self->n_shown = 0;
  show_arrival (self);
  show_columns (self);
  if (self->n_shown == ISMS_ACTION_N_STATES)
    finish_showing (self);
  else if (self->show_tick == 0)
    self->show_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_tick_cb, NULL, NULL);
}

IsmsBoardColumn *
isms_board_get_column (IsmsBoard *self, IsmsActionState state)
{
  return self->columns[state];
}
