/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The arrow keys go from day to day; Space takes the audits of a day one after the other, and what
 * is taken goes with the arrows, as on the time line. The pointer takes it where it is. */

#include "isms-config.h"

#include "isms-planner-month-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "isms-day-moving.h"
#include "isms-day.h"
#include "isms-planner-words.h"
#include "isms-time-bar.h"
#include "isms-time-scale.h"

#define DAYS 7
#define GRIP 6.0 /* inside an end */
#define NATURAL_HEIGHT 480
#define MIN_HEIGHT 260

G_DEFINE_FINAL_TYPE (IsmsPlannerMonth, isms_planner_month, GTK_TYPE_WIDGET)

enum
{
  PLACED,
  WENT,
  MOVED,
  SAID,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_rtl (IsmsPlannerMonth *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static const IsmsPlannerAudit *
find_audit (IsmsPlannerMonth *self, gint64 id)
{
  for (guint i = 0; id != 0 && self->planner != NULL && i < self->planner->audits->len; i++)
    {
      const IsmsPlannerAudit *audit = self->planner->audits->pdata[i];

      if (audit->id == id)
        return audit;
    }
  return NULL;
}

static gboolean
is_movable (IsmsPlannerMonth *self, const IsmsPlannerAudit *audit)
{
  return audit != NULL && isms_planner_audit_is_open (audit) && !self->is_told
         && !isms_workspace_get_read_only (self->workspace);
}

/* --- What is said --- */

static void
describe (IsmsPlannerMonth *self)
{
  const IsmsPlannerAudit *audit = isms_planner_month_get_chosen (self);
  g_autofree char *said = NULL;
  g_autofree char *days =
      self->is_moved ? isms_time_dup_days (self->moved.start, self->moved.due) : NULL;

  if (self->planner == NULL)
    return;
  said = days != NULL    ? g_strdup_printf ("%s, %s", audit->ref, days)
         : audit != NULL ? isms_planner_words_dup_said (self->planner, audit)
                         : isms_planner_words_dup_day (self->planner, self->day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said,
                                  -1);
  g_signal_emit (self, signals[SAID], 0, said);
}

/* --- Choosing --- */

static void
choose (IsmsPlannerMonth *self, gint64 audit)
{
  const IsmsPlannerAudit *found = find_audit (self, audit);

  self->chosen = found != NULL ? audit : 0;
  self->is_moved = self->is_told = FALSE;
  self->bar = (IsmsTimelineBar) { .start = found != NULL ? found->first : 0,
                                  .due = found != NULL ? found->last : 0,
                                  .whole_days = TRUE };
  isms_planner_month_redraw (self);
  describe (self);
}

/* The next audit of the day, none after the last. */
static void
choose_next (IsmsPlannerMonth *self)
{
  gboolean passed = self->chosen == 0;

  for (guint i = 0; i < self->planner->audits->len; i++)
    {
      const IsmsPlannerAudit *audit = self->planner->audits->pdata[i];

      if (!isms_planner_audit_is_in (audit, self->day, self->day + 1))
        continue;
      if (passed)
        {
          choose (self, audit->id);
          return;
        }
      passed = audit->id == self->chosen;
    }
  choose (self, 0);
}

/* --- Moving --- */

static void
move (IsmsPlannerMonth *self, const IsmsTimelineBar *from, IsmsTimelinePart part, int days)
{
  gboolean was_moved = self->is_moved;
  IsmsTimelineBar moved;

  isms_timeline_bar_shift (from, part, days, &moved);
  self->moved = moved;
  self->is_moved = moved.start != self->bar.start || moved.due != self->bar.due;
  if (self->is_moved != was_moved)
    isms_planner_month_redraw (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  describe (self);
}

static void
take_back (IsmsPlannerMonth *self)
{
  self->is_moved = self->is_told = FALSE;
  self->part = ISMS_TIMELINE_PART_NONE;
  isms_planner_month_redraw (self);
  describe (self);
}

static void
refused (gpointer data)
{
  take_back (data);
}

/* One step. */
static void
let_go (IsmsPlannerMonth *self)
{
  static const IsmsDayMoving moving = { "audit", "starts_on", "ends_on" };
  const IsmsPlannerAudit *audit = isms_planner_month_get_chosen (self);
  int first = self->moved.start, last = self->moved.due;

  if (!self->is_moved || self->is_told || audit == NULL)
    return;
  self->is_told = TRUE; /* it stays there until the plan says otherwise */
  isms_day_moving_commit (&moving, GTK_WIDGET (self), self->workspace, audit->id, first,
                          audit->one_day && first == last ? 0 : last, refused, self);
  g_signal_emit (self, signals[MOVED], 0, first, last);
}

/* --- Where the pointer is --- */

/* The day at a point; 0: none. */
static int
find_day (IsmsPlannerMonth *self, double x, double y)
{
  IsmsPlannerLayout layout;
  int column, week;

  isms_planner_month_measure_layout (self, &layout);
  if (is_rtl (self))
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x;
  column = (int) floor ((x - layout.left) / layout.cell_width);
  week = (int) floor ((y - layout.top) / layout.cell_height);
  if (column < 0 || column >= DAYS || week < 0 || week >= self->grid.n_weeks)
    return 0;
  return self->grid.first + week * DAYS + column;
}

static IsmsTimelinePart
find_part (IsmsPlannerMonth *self,
           const IsmsPlannerPiece *piece,
           const graphene_rect_t *area,
           double x)
{
  double grip = MIN (GRIP, area->size.width / 4);
  gboolean left = x<area->origin.x + grip, right = x> area->origin.x + area->size.width - grip;

  if ((is_rtl (self) ? right : left) && piece->begins)
    return ISMS_TIMELINE_PART_START;
  if ((is_rtl (self) ? left : right) && piece->ends)
    return ISMS_TIMELINE_PART_DUE;
  return ISMS_TIMELINE_PART_ALL;
}

/* The audit at a point; NULL: none. */
static const IsmsPlannerAudit *
find_piece (IsmsPlannerMonth *self, double x, double y, IsmsTimelinePart *part)
{
  IsmsPlannerLayout layout;

  isms_planner_month_measure_layout (self, &layout);
  for (guint i = 0; self->pieces != NULL && i < self->pieces->len; i++)
    {
      const IsmsPlannerPiece *piece = &g_array_index (self->pieces, IsmsPlannerPiece, i);
      graphene_rect_t area;

      if (piece->lane >= isms_planner_month_count_shown (self, &layout, piece->week))
        continue;
      isms_planner_month_get_piece_area (self, &layout, piece, &area);
      if (!graphene_rect_contains_point (&area, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        continue;
      *part = find_part (self, piece, &area, x);
      return self->planner->audits->pdata[piece->audit];
    }
  return NULL;
}

static void
motion_cb (IsmsPlannerMonth *self, double x, double y)
{
  IsmsTimelinePart part = ISMS_TIMELINE_PART_NONE;
  const IsmsPlannerAudit *audit = find_piece (self, x, y, &part);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), !is_movable (self, audit) ? NULL
                                                      : part == ISMS_TIMELINE_PART_ALL
                                                          ? "grab"
                                                          : "ew-resize");
}

static void
drag_begin_cb (IsmsPlannerMonth *self, double x, double y)
{
  const IsmsPlannerAudit *audit = find_piece (self, x, y, &self->part);
  int day = find_day (self, x, y);

  if (self->is_told)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->taken = day;
  if (audit == NULL || !is_movable (self, audit))
    self->part = ISMS_TIMELINE_PART_NONE;
  choose (self, audit != NULL ? audit->id : 0);
}

static void
drag_update_cb (IsmsPlannerMonth *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y;
  int day;

  if (self->part == ISMS_TIMELINE_PART_NONE || self->taken == 0 || self->is_told
      || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  day = find_day (self, x + dx, y + dy);
  if (day != 0)
    move (self, &self->bar, self->part, day - self->taken);
}

/* A click goes to the day, once nothing can be dragged over another month any more. */
static void
drag_end_cb (IsmsPlannerMonth *self)
{
  if (self->part != ISMS_TIMELINE_PART_NONE)
    let_go (self);
  self->part = ISMS_TIMELINE_PART_NONE;
  if (!self->is_moved && self->taken != 0)
    g_signal_emit (self, signals[WENT], 0, self->taken);
}

static void
drag_cancel_cb (IsmsPlannerMonth *self)
{
  if (self->part != ISMS_TIMELINE_PART_NONE && !self->is_told)
    take_back (self);
}

static void
pressed_cb (IsmsPlannerMonth *self, int n_press, double x, double y)
{
  IsmsTimelinePart part;
  const IsmsPlannerAudit *audit = find_piece (self, x, y, &part);
  int day = find_day (self, x, y);

  if (n_press != 2 || self->is_told)
    return;
  if (audit != NULL)
    g_signal_emit (self, signals[OPENED], 0, audit->id);
  else if (day != 0)
    g_signal_emit (self, signals[PLACED], 0, day);
}

static gboolean
query_tooltip_cb (IsmsPlannerMonth *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  IsmsTimelinePart part;
  const IsmsPlannerAudit *audit =
      keyboard ? isms_planner_month_get_chosen (self) : find_piece (self, x, y, &part);
  int day = keyboard ? self->day : find_day (self, x, y);
  g_autofree char *text = NULL;

  if (self->planner == NULL || (audit == NULL && day == 0) || self->part != ISMS_TIMELINE_PART_NONE)
    return FALSE;
  text = audit != NULL ? isms_planner_words_dup_tip (self->planner, audit)
                       : isms_planner_words_dup_day (self->planner, day);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* --- The keys --- */

/* What the arrows do: a day, a week up or down. */
static int
read_move (IsmsPlannerMonth *self, guint key, GdkModifierType state, IsmsTimelinePart *part)
{
  gboolean up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;

  if (up || key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    {
      *part = (state & GDK_SHIFT_MASK) == 0     ? ISMS_TIMELINE_PART_ALL
              : (state & GDK_CONTROL_MASK) != 0 ? ISMS_TIMELINE_PART_START
                                                : ISMS_TIMELINE_PART_DUE;
      return up ? -DAYS : DAYS;
    }
  return isms_time_read_key (key, state, is_rtl (self), part);
}

static gboolean
press_on_chosen (IsmsPlannerMonth *self, guint key, GdkModifierType state)
{
  IsmsTimelinePart part;
  int days = read_move (self, key, state, &part);

  if (key == GDK_KEY_Escape)
    {
      if (self->is_told)
        return GDK_EVENT_STOP;
      if (self->is_moved)
        take_back (self);
      else
        choose (self, 0);
      return GDK_EVENT_STOP;
    }
  if (days == 0)
    return GDK_EVENT_PROPAGATE;
  if (!is_movable (self, isms_planner_month_get_chosen (self))
      || self->part != ISMS_TIMELINE_PART_NONE)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    move (self, self->is_moved ? &self->moved : &self->bar, part, days);
  return GDK_EVENT_STOP;
}

static void
press_return (IsmsPlannerMonth *self)
{
  if (self->chosen == 0)
    {
      for (guint i = 0; i < self->planner->audits->len; i++)
        {
          const IsmsPlannerAudit *audit = self->planner->audits->pdata[i];

          if (isms_planner_audit_is_in (audit, self->day, self->day + 1))
            {
              g_signal_emit (self, signals[OPENED], 0, audit->id);
              return;
            }
        }
      g_signal_emit (self, signals[PLACED], 0, self->day);
    }
  else
    g_signal_emit (self, signals[OPENED], 0, self->chosen);
}

static gboolean
is_return (guint key)
{
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
}

static gboolean
key_pressed_cb (IsmsPlannerMonth *self, guint key, guint code, GdkModifierType state)
{
  gboolean up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;
  gboolean down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;
  int day;

  if (self->planner == NULL)
    return GDK_EVENT_PROPAGATE;
  if (self->chosen != 0 && press_on_chosen (self, key, state))
    return GDK_EVENT_STOP;
  if (key == GDK_KEY_space && (state & GDK_CONTROL_MASK) == 0 && !self->is_moved)
    {
      choose_next (self);
      return GDK_EVENT_STOP;
    }
  if (is_return (key) && (state & GDK_CONTROL_MASK) == 0)
    {
      press_return (self);
      return GDK_EVENT_STOP;
    }
  day = up     ? self->day - DAYS
        : down ? self->day + DAYS
               : isms_time_scale_read_key (key, state, is_rtl (self), self->day, self->today);
  if (day == 0 || self->is_moved)
    return GDK_EVENT_PROPAGATE;
  if (self->chosen != 0)
    choose (self, 0);
  g_signal_emit (self, signals[WENT], 0, day);
  return GDK_EVENT_STOP;
}

static void
key_released_cb (IsmsPlannerMonth *self, guint key)
{
  IsmsTimelinePart part;

  if (self->part == ISMS_TIMELINE_PART_NONE && read_move (self, key, 0, &part) != 0)
    let_go (self);
}

static void
focus_changed_cb (IsmsPlannerMonth *self)
{
  if (self->part == ISMS_TIMELINE_PART_NONE && !gtk_widget_has_focus (GTK_WIDGET (self)))
    let_go (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- The widget --- */

static void
isms_planner_month_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 280 : MIN_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : NATURAL_HEIGHT;
}

static void
isms_planner_month_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  isms_planner_month_redraw (ISMS_PLANNER_MONTH (widget));
}

static void
isms_planner_month_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (isms_planner_month_parent_class)->css_changed (widget, change);
  isms_planner_month_redraw (ISMS_PLANNER_MONTH (widget));
}

static void
isms_planner_month_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  IsmsPlannerMonth *self = ISMS_PLANNER_MONTH (widget);

  if (self->planner != NULL)
    isms_planner_month_draw (self, snapshot);
}

static void
isms_planner_month_finalize (GObject *object)
{
  IsmsPlannerMonth *self = ISMS_PLANNER_MONTH (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->planner, isms_planner_unref);
  g_clear_pointer (&self->pieces, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->ground, gsk_render_node_unref);
  G_OBJECT_CLASS (isms_planner_month_parent_class)->finalize (object);
}

static void
isms_planner_month_class_init (IsmsPlannerMonthClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = isms_planner_month_finalize;
  widget_class->measure = isms_planner_month_measure;
  widget_class->size_allocate = isms_planner_month_size_allocate;
  widget_class->css_changed = isms_planner_month_css_changed;
  widget_class->snapshot = isms_planner_month_snapshot;
  gtk_widget_class_set_css_name (widget_class, "plannermonth");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[PLACED] = g_signal_new ("placed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[WENT] = g_signal_new ("went", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
listen_to_pointer (IsmsPlannerMonth *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static void
isms_planner_month_init (IsmsPlannerMonth *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Month"),
                                  -1);
  listen_to_pointer (self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_changed_cb), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/**
 * isms_planner_month_new:
 * @workspace: whose audits
 *
 * Returns: (transfer floating): a month that shows nothing yet
 */
GtkWidget *
isms_planner_month_new (IsmsWorkspace *workspace)
{
  IsmsPlannerMonth *self = g_object_new (ISMS_TYPE_PLANNER_MONTH, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * isms_planner_month_show:
 * @self: a month
 * @planner: what is shown; held
 * @from: the first day of the month, Julian
 *
 * What is chosen stays so, as long as it is there; what is moved is as the planner has it.
 */
void
isms_planner_month_show (IsmsPlannerMonth *self, IsmsPlanner *planner, int from)
{
  g_autoptr (IsmsPlanner) before = self->planner;
  g_autofree char *today = isms_day_today ();
  IsmsWeek week;

  self->planner = isms_planner_ref (planner);
  self->today = isms_day_get_number (today);
  isms_week_init (&week);
  isms_planner_grid_init (&self->grid, &week, from);
  g_clear_pointer (&self->pieces, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  self->pieces = isms_planner_lanes_arrange (&self->grid, planner);
  self->marks = isms_planner_words_create_marks (planner, self->grid.first,
                                                 self->grid.first + self->grid.n_weeks * DAYS);
  self->part = ISMS_TIMELINE_PART_NONE;
  choose (self, self->chosen);
}

/**
 * isms_planner_month_set_day:
 * @self: a month
 * @day: where the person is, a Julian day
 */
void
isms_planner_month_set_day (IsmsPlannerMonth *self, int day)
{
  self->day = day;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  describe (self);
}

const IsmsPlannerAudit *
isms_planner_month_get_chosen (IsmsPlannerMonth *self)
{
  return find_audit (self, self->chosen);
}

gboolean
isms_planner_month_get_area (IsmsPlannerMonth *self, gint64 audit, graphene_rect_t *area)
{
  IsmsPlannerLayout layout;

  isms_planner_month_measure_layout (self, &layout);
  for (guint i = 0; self->pieces != NULL && i < self->pieces->len; i++)
    {
      const IsmsPlannerPiece *piece = &g_array_index (self->pieces, IsmsPlannerPiece, i);

      if (((const IsmsPlannerAudit *) self->planner->audits->pdata[piece->audit])->id != audit
          || piece->lane >= isms_planner_month_count_shown (self, &layout, piece->week))
        continue;
      isms_planner_month_get_piece_area (self, &layout, piece, area);
      return TRUE;
    }
  return FALSE;
}

gboolean
isms_planner_month_get_cell (IsmsPlannerMonth *self, int day, graphene_rect_t *area)
{
  int place = day - self->grid.first;
  IsmsPlannerLayout layout;

  if (place < 0 || place >= self->grid.n_weeks * DAYS)
    return FALSE;
  isms_planner_month_measure_layout (self, &layout);
  isms_planner_month_get_day_area (self, &layout, place, area);
  return TRUE;
}

gboolean
isms_planner_month_get_days (IsmsPlannerMonth *self, int *first, int *last)
{
  *first = self->is_moved ? self->moved.start : self->bar.start;
  *last = self->is_moved ? self->moved.due : self->bar.due;
  return self->chosen != 0;
}
