/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The map by keyboard and pointer. Tab enters at one cell, the arrows go from cell to cell; Tab
 * goes on to the chips of the cell, and there the arrows move the risk. */

#include "isms-config.h"

#include "isms-heat-map-private.h"

#include "isms-heat-cell.h"

static void
focus_cell (IsmsHeatMap *self, int likelihood, int impact)
{
  if (!isms_heat_map_contains (self, likelihood, impact))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  self->cursor[0] = likelihood;
  self->cursor[1] = impact;
  gtk_widget_grab_focus (isms_heat_map_get_cell (self, likelihood, impact));
}

static void
activate_cell (IsmsHeatMap *self, IsmsHeatCell *cell)
{
  isms_heat_map_activate_cell (self, isms_heat_cell_get_likelihood (cell),
                               isms_heat_cell_get_impact (cell));
}

static gboolean
get_direction (guint key, GtkDirectionType *direction)
{
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      *direction = GTK_DIR_UP;
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *direction = GTK_DIR_DOWN;
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *direction = GTK_DIR_LEFT;
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *direction = GTK_DIR_RIGHT;
      return TRUE;
    default:
      return FALSE;
    }
}

/* From the cell of the cursor to the one beside it. */
static gboolean
step (IsmsHeatMap *self, guint key)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int l = self->cursor[0];
  int i = self->cursor[1];
  GtkDirectionType direction;

  if (!get_direction (key, &direction))
    return GDK_EVENT_PROPAGATE;
  if (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
    l += direction == GTK_DIR_UP ? 1 : -1;
  else
    i += (direction == GTK_DIR_RIGHT) != rtl ? 1 : -1;
  focus_cell (self, l, i);
  return GDK_EVENT_STOP;
}

static gboolean
press_on_count (IsmsHeatMap *self, GtkWidget *count, guint key)
{
  guint index = 0;

  if (!gtk_widget_has_focus (gtk_widget_get_first_child (count)))
    return GDK_EVENT_PROPAGATE; /* it is in the list that the count has opened */
  g_ptr_array_find (self->counts, count, &index);
  self->cursor[0] = (int) index / isms_heat_chart_get_n_impacts (self->chart) + 1;
  self->cursor[1] = (int) index % isms_heat_chart_get_n_impacts (self->chart) + 1;
  return step (self, key);
}

static gboolean
press_on_cell (IsmsHeatMap *self, IsmsHeatCell *cell, guint key)
{
  self->cursor[0] = isms_heat_cell_get_likelihood (cell);
  self->cursor[1] = isms_heat_cell_get_impact (cell);
  if (step (self, key))
    return GDK_EVENT_STOP;
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter
      && key != GDK_KEY_space)
    return GDK_EVENT_PROPAGATE;
  activate_cell (self, cell);
  return GDK_EVENT_STOP;
}

static gboolean
press_on_chip (IsmsHeatMap *self, IsmsRiskChip *chip, guint key)
{
  GtkDirectionType direction;

  if (get_direction (key, &direction))
    return isms_heat_move_step (self, chip, direction);
  if (key == GDK_KEY_Escape && self->move.chip != NULL)
    {
      isms_heat_move_cancel (self);
      return GDK_EVENT_STOP;
    }
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter
      && key != GDK_KEY_space)
    return GDK_EVENT_PROPAGATE;
  isms_heat_map_activate_risk (self,
                               isms_record_get_id (ISMS_RECORD (isms_risk_chip_get_risk (chip))));
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (IsmsHeatMap *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (focused == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (g_ptr_array_find (self->counts, focused, NULL))
    return press_on_count (self, focused, key);
  if (!gtk_widget_has_focus (focused))
    return GDK_EVENT_PROPAGATE;
  if (ISMS_IS_HEAT_CELL (focused))
    return press_on_cell (self, ISMS_HEAT_CELL (focused), key);
  if (ISMS_IS_RISK_CHIP (focused))
    return press_on_chip (self, ISMS_RISK_CHIP (focused), key);
  return GDK_EVENT_PROPAGATE;
}

/* What happens in a popover of the map comes by here too. */
gboolean
isms_heat_map_owns_event (IsmsHeatMap *self, GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  return event == NULL || gdk_event_get_surface (event) == gtk_native_get_surface (native);
}

static void
click_released_cb (IsmsHeatMap *self, int n_press, double x, double y, GtkEventController *click)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *chip = picked ? gtk_widget_get_ancestor (picked, ISMS_TYPE_RISK_CHIP) : NULL;
  GtkWidget *cell = picked ? gtk_widget_get_ancestor (picked, ISMS_TYPE_HEAT_CELL) : NULL;

  if (!isms_heat_map_owns_event (self, click))
    return;
  if (chip != NULL && n_press == 2)
    {
      press_on_chip (self, ISMS_RISK_CHIP (chip), GDK_KEY_Return);
    }
  else if (chip != NULL)
    {
      if (self->move.chip != ISMS_RISK_CHIP (chip) && !self->move.committed)
        isms_heat_move_cancel (self);
      gtk_widget_grab_focus (chip);
    }
  else if (cell != NULL && self->move.chip != NULL)
    {
      isms_heat_move_start (self, self->move.chip,
                            isms_heat_cell_get_likelihood (ISMS_HEAT_CELL (cell)),
                            isms_heat_cell_get_impact (ISMS_HEAT_CELL (cell)));
    }
  else if (cell != NULL)
    {
      focus_cell (self, isms_heat_cell_get_likelihood (ISMS_HEAT_CELL (cell)),
                  isms_heat_cell_get_impact (ISMS_HEAT_CELL (cell)));
      activate_cell (self, ISMS_HEAT_CELL (cell));
    }
}

/* The stops of Tab in the cell of the cursor: itself, its chips, its count. */
static GPtrArray *
list_stops (IsmsHeatMap *self)
{
  GPtrArray *stops = g_ptr_array_new ();
  GtkWidget *count;

  g_ptr_array_add (stops, isms_heat_map_get_cell (self, self->cursor[0], self->cursor[1]));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int cell[2];

      if (!ISMS_IS_RISK_CHIP (child))
        continue;
      isms_risk_chip_get_cell (ISMS_RISK_CHIP (child), &cell[0], &cell[1]);
      if (cell[0] == self->cursor[0] && cell[1] == self->cursor[1])
        g_ptr_array_add (stops, child);
    }
  count = g_ptr_array_index (self->counts,
                             isms_heat_map_get_index (self, self->cursor[0], self->cursor[1]));
  if (count != NULL)
    g_ptr_array_add (stops, count);
  return stops;
}

/* The vfunc. */
gboolean
isms_heat_map_focus (GtkWidget *widget, GtkDirectionType direction)
{
  IsmsHeatMap *self = ISMS_HEAT_MAP (widget);
  GtkWidget *focused = gtk_widget_get_focus_child (widget);
  g_autoptr (GPtrArray) stops = NULL;
  guint index;

  if (self->cells->len == 0)
    return FALSE;
  if (focused == NULL)
    return gtk_widget_grab_focus (isms_heat_map_get_cell (self, self->cursor[0], self->cursor[1]));
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return TRUE; /* arrows stay on the map: Tab leaves it */
  if (ISMS_IS_RISK_CHIP (focused))
    {
      int cell[2];

      isms_risk_chip_get_cell (ISMS_RISK_CHIP (focused), &cell[0], &cell[1]);
      if (isms_heat_map_contains (self, cell[0], cell[1]))
        memcpy (self->cursor, cell, sizeof cell);
    }
  stops = list_stops (self);
  if (!g_ptr_array_find (stops, focused, &index))
    return FALSE;
  if (direction == GTK_DIR_TAB_FORWARD && index + 1 < stops->len)
    return gtk_widget_grab_focus (g_ptr_array_index (stops, index + 1));
  if (direction == GTK_DIR_TAB_BACKWARD && index > 0)
    return gtk_widget_grab_focus (g_ptr_array_index (stops, index - 1));
  return FALSE;
}

/* Makes the map listen. */
void
isms_heat_map_listen (IsmsHeatMap *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (click, "released", G_CALLBACK (click_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
