/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The grid by keyboard and pointer. Arrows go from cell to cell; in the column of titles they
 * unfold and fold, as in a tree. */

#include "isms-config.h"

#include "isms-programme-grid-private.h"

static int
count_columns (IsmsProgrammeGrid *self)
{
  return ISMS_COVERAGE_FIRST + (int) self->coverage->audits->len;
}

static gboolean
go (IsmsProgrammeGrid *self, int shown, int column)
{
  shown = CLAMP (shown, ISMS_COVERAGE_HEAD, (int) self->shown->len - 1);
  column = CLAMP (column, 0, count_columns (self) - 1);
  if (shown == self->row && column == self->column)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    isms_programme_grid_place_cursor (self, shown, column);
  return GDK_EVENT_STOP;
}

static int
count_page (IsmsProgrammeGrid *self)
{
  double width, head;

  isms_coverage_geometry_get_frozen (self->geometry, &width, &head);
  return MAX ((int) ((gtk_widget_get_height (GTK_WIDGET (self)) - head)
                     / isms_coverage_geometry_get_row_height (self->geometry))
                  - 1,
              1);
}

/* In the direction of reading, or against it. */
static gboolean
go_along (IsmsProgrammeGrid *self, gboolean on)
{
  int row, column;

  isms_programme_grid_get_cursor (self, &row, &column);
  if (column == ISMS_COVERAGE_TITLE && isms_programme_grid_fold (self, row, on))
    return GDK_EVENT_STOP;
  if (column == ISMS_COVERAGE_TITLE && !on && row >= 0)
    {
      const IsmsAuditRow *one = self->coverage->rows->pdata[row];

      if (one->parent >= 0)
        return go (self, isms_programme_grid_find_shown (self, one->parent), column);
    }
  return go (self, self->row, self->column + (on ? 1 : -1));
}

static gboolean
activate (IsmsProgrammeGrid *self)
{
  int row, column;

  isms_programme_grid_get_cursor (self, &row, &column);
  if (column != ISMS_COVERAGE_TITLE
      || (!isms_programme_grid_fold (self, row, TRUE)
          && !isms_programme_grid_fold (self, row, FALSE)))
    isms_programme_grid_activate (self);
  return GDK_EVENT_STOP;
}

static gboolean
press_plain (IsmsProgrammeGrid *self, guint key)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return go (self, self->row - 1, self->column);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return go (self, self->row + 1, self->column);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return go_along (self, mirrored);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return go_along (self, !mirrored);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return go (self, self->row, 0);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return go (self, self->row, count_columns (self) - 1);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return go (self, MAX (self->row - count_page (self), 0), self->column);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return go (self, self->row + count_page (self), self->column);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return activate (self);
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      isms_programme_grid_toggle (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Menu:
      isms_programme_grid_show_menu (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
press_with_control (IsmsProgrammeGrid *self, guint key)
{
  if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    return go (self, 0, 0);
  if (key == GDK_KEY_End || key == GDK_KEY_KP_End)
    return go (self, (int) self->shown->len - 1, count_columns (self) - 1);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                IsmsProgrammeGrid *self)
{
  GdkModifierType held =
      state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK);
  int row, column;

  if (self->geometry == NULL || !isms_programme_grid_get_cursor (self, &row, &column))
    return GDK_EVENT_PROPAGATE;
  if (held == 0)
    return press_plain (self, key);
  if (held == GDK_CONTROL_MASK)
    return press_with_control (self, key);
  if (held == GDK_SHIFT_MASK && key == GDK_KEY_F10)
    {
      isms_programme_grid_show_menu (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* --- The pointer --- */

static gboolean
point (IsmsProgrammeGrid *self, double x, double y)
{
  int row, column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!isms_programme_grid_hit (self, x, y, &row, &column))
    return FALSE;
  isms_programme_grid_set_cursor (self, row, column);
  return TRUE;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, IsmsProgrammeGrid *self)
{
  if (point (self, x, y))
    activate (self);
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, IsmsProgrammeGrid *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (point (self, x, y))
    isms_programme_grid_show_menu (self);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, IsmsProgrammeGrid *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (point (self, x, y))
    isms_programme_grid_show_menu (self);
}

void
isms_programme_grid_listen (IsmsProgrammeGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *touch = gtk_gesture_long_press_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (touch), TRUE);
  g_signal_connect (touch, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (touch));
}
