/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A risk moves on the map by pointer or by arrow keys, asks why, and is written in one step. Until
 * then nothing but its chip has moved, and Escape takes it back. */

#include "isms-config.h"

#include "isms-heat-map-private.h"

#include "isms-commit.h"
#include "isms-heat-cell.h"

typedef struct
{
  IsmsStep *step;
  GWeakRef map;
} Commit;

static gint64
get_id (IsmsRiskChip *chip)
{
  return isms_record_get_id (ISMS_RECORD (isms_risk_chip_get_risk (chip)));
}

static gboolean
is_read_only (IsmsHeatMap *self)
{
  return isms_heat_source_get_day (self->source) != NULL /* what was cannot be moved */
         || isms_workspace_get_read_only (isms_heat_source_get_workspace (self->source));
}

static void
mark_drop (IsmsHeatMap *self, const int *place)
{
  for (guint k = 0; k < self->cells->len; k++)
    {
      IsmsHeatCell *cell = g_ptr_array_index (self->cells, k);

      if (place != NULL && isms_heat_cell_get_likelihood (cell) == place[0]
          && isms_heat_cell_get_impact (cell) == place[1])
        gtk_widget_add_css_class (GTK_WIDGET (cell), "drop");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (cell), "drop");
    }
}

static void
take_up (IsmsHeatMap *self, IsmsRiskChip *chip)
{
  IsmsHeatMove *move = &self->move;

  if (move->chip == chip)
    return;
  isms_heat_move_cancel (self);
  move->chip = chip;
  isms_risk_chip_get_cell (chip, &move->from[0], &move->from[1]);
  memcpy (move->to, move->from, sizeof move->to);
  gtk_widget_add_css_class (GTK_WIDGET (chip), "moving");
  gtk_widget_insert_before (GTK_WIDGET (chip), GTK_WIDGET (self), NULL);
}

/* The chip is where the map says it is. */
static void
let_go (IsmsHeatMap *self)
{
  IsmsHeatMove *move = &self->move;
  IsmsRiskChip *chip = move->chip;

  gtk_widget_remove_css_class (GTK_WIDGET (chip), "moving");
  mark_drop (self, NULL);
  move->chip = NULL;
  move->dragged = FALSE;
  move->committed = FALSE;
  self->filled = FALSE; /* it lay above the others; its place among them is to be found again */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
close_popover (IsmsHeatMap *self)
{
  IsmsHeatMove *move = &self->move;

  if (move->popover == NULL)
    return;
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == GTK_WIDGET (move->popover))
    gtk_widget_grab_focus (GTK_WIDGET (move->chip));
  gtk_popover_popdown (GTK_POPOVER (move->popover));
  gtk_widget_unparent (GTK_WIDGET (move->popover));
  move->popover = NULL;
}

static void
commit_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Commit *commit = data;
  g_autoptr (IsmsHeatMap) self = g_weak_ref_get (&commit->map);
  g_autoptr (GError) error = NULL;

  if (!isms_step_commit_finish (commit->step, result, &error) && self != NULL)
    {
      if (self->move.chip != NULL && self->move.committed)
        let_go (self);
      isms_ui_report_error (GTK_WIDGET (self), error);
    }
  isms_step_unref (commit->step);
  g_weak_ref_clear (&commit->map);
  g_free (commit);
}

static void
confirmed_cb (IsmsHeatMap *self, const char *why)
{
  IsmsHeatMove *move = &self->move;
  IsmsWorkspace *workspace = isms_heat_source_get_workspace (self->source);
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (workspace), "");
  g_autoptr (GError) error = NULL;
  Commit *commit;

  if (!isms_risk_rate (
          step, isms_risk_chip_get_risk (move->chip), isms_heat_source_get_method (self->source),
          isms_heat_source_get_posture (self->source), move->to[0], move->to[1], why, &error))
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      return;
    }
  close_popover (self);
  self->pinned = get_id (move->chip);
  move->committed = TRUE;
  commit = g_new0 (Commit, 1);
  commit->step = isms_step_ref (step);
  g_weak_ref_init (&commit->map, self);
  isms_step_commit_async (step, NULL, commit_cb, commit);
}

static void
stepped_cb (IsmsHeatMap *self, GtkDirectionType direction)
{
  isms_heat_move_step (self, self->move.chip, direction);
}

static void
make_popover (IsmsHeatMap *self)
{
  IsmsMovePopover *popover = ISMS_MOVE_POPOVER (isms_move_popover_new ());

  g_signal_connect_swapped (popover, "confirmed", G_CALLBACK (confirmed_cb), self);
  g_signal_connect_swapped (popover, "cancelled", G_CALLBACK (isms_heat_move_cancel), self);
  g_signal_connect_swapped (popover, "stepped", G_CALLBACK (stepped_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (popover), GTK_WIDGET (self));
  self->move.popover = popover;
}

/* Shows the risk in another cell and asks why; nothing is written. */
void
isms_heat_move_start (IsmsHeatMap *self, IsmsRiskChip *chip, int likelihood, int impact)
{
  IsmsHeatMove *move = &self->move;
  gboolean open = FALSE;

  if (is_read_only (self))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  take_up (self, chip);
  move->dragged = FALSE;
  move->to[0] = likelihood;
  move->to[1] = impact;
  mark_drop (self, move->to);
  if (move->popover == NULL)
    {
      make_popover (self);
      open = TRUE;
    }
  isms_move_popover_set_move (move->popover, isms_risk_chip_get_risk (chip),
                              isms_heat_source_get_method (self->source), move->from, move->to);
  isms_heat_move_point (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (open)
    isms_move_popover_start (move->popover);
}

/* One cell further. Always stops the key. */
gboolean
isms_heat_move_step (IsmsHeatMap *self, IsmsRiskChip *chip, GtkDirectionType direction)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int place[2];

  if (self->move.chip == chip)
    memcpy (place, self->move.to, sizeof place);
  else
    isms_risk_chip_get_cell (chip, &place[0], &place[1]);
  if (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
    place[0] += direction == GTK_DIR_UP ? 1 : -1;
  else
    place[1] += (direction == GTK_DIR_RIGHT) != rtl ? 1 : -1;

  if (self->move.committed || !isms_heat_map_contains (self, place[0], place[1]))
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    isms_heat_move_start (self, chip, place[0], place[1]);
  return GDK_EVENT_STOP;
}

/* Back to where it was. */
void
isms_heat_move_cancel (IsmsHeatMap *self)
{
  IsmsHeatMove *move = &self->move;
  IsmsRiskChip *chip = move->chip;
  gboolean placed = chip != NULL && move->from[0] == 0 && !move->committed;

  if (chip == NULL)
    return;
  close_popover (self);
  let_go (self);
  if (placed)
    {
      gint64 id = get_id (chip);

      g_hash_table_remove (self->chips, &id);
      gtk_widget_unparent (GTK_WIDGET (chip));
    }
}

/* The map was read again: a move that was written has arrived. */
void
isms_heat_move_settle (IsmsHeatMap *self)
{
  if (self->move.chip != NULL && self->move.committed)
    let_go (self);
}

/* Lets the popover point at the chip; also when the map got another size. */
void
isms_heat_move_point (IsmsHeatMap *self)
{
  IsmsHeatMove *move = &self->move;
  IsmsHeatRect rect;

  if (move->popover == NULL || self->geometry == NULL)
    return;
  rect = isms_heat_map_arrange_slot (self, move->to[0], move->to[1], 0);
  gtk_popover_set_pointing_to (
      GTK_POPOVER (move->popover),
      &(GdkRectangle) { (int) rect.x, (int) rect.y, (int) rect.width, (int) rect.height });
  gtk_popover_present (GTK_POPOVER (move->popover));
}

static void
drag_begin_cb (IsmsHeatMap *self, double x, double y, GtkGesture *gesture)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *chip = picked ? gtk_widget_get_ancestor (picked, ISMS_TYPE_RISK_CHIP) : NULL;
  graphene_point_t grip;

  if (chip == NULL || is_read_only (self) || self->move.committed
      || !isms_heat_map_owns_event (self, GTK_EVENT_CONTROLLER (gesture))
      || !gtk_widget_compute_point (GTK_WIDGET (self), chip,
                                    &GRAPHENE_POINT_INIT ((float) x, (float) y), &grip))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->move.held = get_id (ISMS_RISK_CHIP (chip));
  self->move.grip_x = grip.x;
  self->move.grip_y = grip.y;
}

static void
drag_update_cb (IsmsHeatMap *self, double dx, double dy, GtkGestureDrag *gesture)
{
  IsmsHeatMove *move = &self->move;
  IsmsRiskChip *chip = isms_heat_map_get_chip (self, move->held);
  double x = 0;
  double y = 0;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (chip == NULL
      || (!move->dragged
          && !gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y, (int) (x + dx),
                                        (int) (y + dy))))
    return;
  if (!move->dragged)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      take_up (self, chip);
      close_popover (self);
      move->dragged = TRUE;
    }
  move->x = x + dx - move->grip_x;
  move->y = y + dy - move->grip_y;
  if (isms_heat_map_hit (self, x + dx, y + dy, &move->to[0], &move->to[1]))
    mark_drop (self, move->to);
  else
    {
      memcpy (move->to, move->from, sizeof move->to);
      mark_drop (self, NULL);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
drag_end_cb (IsmsHeatMap *self)
{
  IsmsHeatMove *move = &self->move;

  move->held = 0;
  if (!move->dragged)
    return;
  if (memcmp (move->to, move->from, sizeof move->to) == 0)
    isms_heat_move_cancel (self);
  else
    isms_heat_move_start (self, move->chip, move->to[0], move->to[1]);
}

static void
drag_cancel_cb (IsmsHeatMap *self)
{
  self->move.held = 0;
  if (self->move.dragged)
    isms_heat_move_cancel (self);
}

/* Somebody who goes to another part of the window, or to a dialog, does not want the move; somebody
 * who goes to another window may come back. */
static void
focus_cb (IsmsHeatMap *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->move.popover != NULL && focus != NULL
      && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    isms_heat_move_cancel (self);
}

/* Follows the focus of the window that the map is in. */
void
isms_heat_move_follow_focus (IsmsHeatMap *self, gboolean follow)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (follow)
    g_signal_connect_swapped (root, "notify::focus-widget", G_CALLBACK (focus_cb), self);
  else
    g_signal_handlers_disconnect_by_func (root, focus_cb, self);
}

/* Makes the map hear drags. */
void
isms_heat_move_attach (IsmsHeatMap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
