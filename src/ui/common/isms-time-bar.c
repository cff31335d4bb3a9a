/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The pointer takes the bar by its middle or an end; the arrow keys move it by a day, with Shift
 * its end, with Ctrl its start. Letting go, of the button or the key, tells it; Escape takes it
 * back. */

#include "isms-config.h"

#include "isms-time-bar.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "isms-day.h"
#include "isms-screen-palette.h"

#define NATURAL_WIDTH 120
#define NATURAL_HEIGHT 28
#define GRIP 7.0     /* to either side of an end */
#define TO_DRAG 3.0  /* less is a click */
#define HALF_DAY 9.0 /* of what has no length */

typedef enum
{
  PART_NONE,
  PART_ALL,
  PART_START,
  PART_DUE,
} Part;

struct _IsmsTimeBar
{
  GtkWidget parent_instance;

  IsmsTimelineSpan span;
  IsmsTimelineBar bar;
  char *name;
  gboolean movable;
  int first; /* of a summary */
  int last;

  Part part; /* what is being dragged */
  IsmsTimelineBar moved;
  gboolean is_moved;
  gboolean is_told;
};

G_DEFINE_FINAL_TYPE (IsmsTimeBar, isms_time_bar, GTK_TYPE_WIDGET)

static guint moved_signal;

static gboolean
is_rtl (IsmsTimeBar *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static char *
dup_day (int day)
{
  g_autofree char *iso = isms_day_dup_nth (day);

  return isms_day_dup_words (iso);
}

static char *
dup_days (const IsmsTimelineBar *bar)
{
  g_autofree char *start = dup_day (bar->start);
  g_autofree char *due = dup_day (bar->due);

  if (bar->start == 0 || bar->due == 0)
    return g_strdup (bar->due != 0 ? due : start);
  return g_strdup_printf ("%s – %s", start, due);
}

/* --- Moving --- */

static void
show_moved (IsmsTimeBar *self)
{
  g_clear_pointer ((char **) &self->moved.word, g_free);
  if (self->is_moved)
    {
      self->moved.word = dup_days (&self->moved);
      self->moved.state = self->moved.due != 0 && self->moved.due < self->span.today
                              ? ISMS_TIMELINE_OVERDUE
                              : ISMS_TIMELINE_OPEN;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
take_back (IsmsTimeBar *self)
{
  self->is_moved = FALSE;
  self->is_told = FALSE;
  self->moved = (IsmsTimelineBar) { .word = self->moved.word };
  show_moved (self);
}

/* From where it was when it was taken up, or from where it is. */
static void
move (IsmsTimeBar *self, const IsmsTimelineBar *from, Part part, int days)
{
  const char *word = self->moved.word;

  self->moved = *from;
  self->moved.word = word;
  if (part != PART_DUE && from->start != 0)
    self->moved.start = from->start + days;
  if (part != PART_START && from->due != 0)
    self->moved.due = from->due + days;
  if (part == PART_START && from->due != 0)
    self->moved.start = MIN (self->moved.start, from->due);
  if (part == PART_DUE && from->start != 0)
    self->moved.due = MAX (self->moved.due, from->start);
  self->is_moved = self->moved.start != self->bar.start || self->moved.due != self->bar.due;
  show_moved (self);
}

static void
let_go (IsmsTimeBar *self)
{
  if (!self->is_moved || self->is_told)
    return;
  self->is_told = TRUE; /* it stays there until the plan says otherwise */
  g_signal_emit (self, moved_signal, 0, self->moved.start, self->moved.due);
}

/* --- The pointer --- */

static Part
find_part (IsmsTimeBar *self, double x)
{
  int begin, end;
  double left, right, grip;

  if (!self->movable || self->is_told || !isms_timeline_bar_get_days (&self->bar, &begin, &end))
    return PART_NONE;
  left = isms_time_bar_get_x (self, is_rtl (self) ? end : begin);
  right = isms_time_bar_get_x (self, is_rtl (self) ? begin : end);
  if (begin == end)
    return fabs (x - left) <= HALF_DAY ? PART_ALL : PART_NONE;
  if (x < left - GRIP || x > right + GRIP)
    return PART_NONE;
  grip = MIN (GRIP, (right - left) / 4);
  if (x < left + grip)
    return is_rtl (self) ? PART_DUE : PART_START;
  if (x > right - grip)
    return is_rtl (self) ? PART_START : PART_DUE;
  return PART_ALL;
}

static void
motion_cb (IsmsTimeBar *self, double x, double y)
{
  Part part = self->part != PART_NONE ? self->part : find_part (self, x);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), part == PART_NONE  ? NULL
                                                      : part == PART_ALL ? "grab"
                                                                         : "ew-resize");
}

static void
drag_begin_cb (IsmsTimeBar *self, double x, double y, GtkGesture *gesture)
{
  self->part = find_part (self, x);
  if (self->part == PART_NONE)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (IsmsTimeBar *self, double dx, double dy, GtkGesture *gesture)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double days = dx / MAX (1, width) * (self->span.to - self->span.from);

  if (self->part == PART_NONE || (!self->is_moved && fabs (dx) < TO_DRAG))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self)); /* for Escape */
  move (self, &self->bar, self->part, (int) round (is_rtl (self) ? -days : days));
}

static void
drag_end_cb (IsmsTimeBar *self)
{
  if (self->part != PART_NONE)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self)); /* of a click too: keys move it from here on */
      let_go (self);
    }
  self->part = PART_NONE;
}

static void
drag_cancel_cb (IsmsTimeBar *self)
{
  if (self->part != PART_NONE && !self->is_told)
    take_back (self);
  self->part = PART_NONE;
}

/* --- The keys --- */

static int
get_days (IsmsTimeBar *self, guint key)
{
  gboolean left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;

  if (!left && key != GDK_KEY_Right && key != GDK_KEY_KP_Right)
    return 0;
  return left != is_rtl (self) ? -1 : 1;
}

static Part
get_part (GdkModifierType state)
{
  if ((state & GDK_CONTROL_MASK) != 0)
    return PART_START;
  return (state & GDK_SHIFT_MASK) != 0 ? PART_DUE : PART_ALL;
}

static gboolean
key_pressed_cb (IsmsTimeBar *self, guint key, guint code, GdkModifierType state)
{
  int days = get_days (self, key);

  if (key == GDK_KEY_Escape && self->is_moved && !self->is_told)
    {
      self->part = PART_NONE;
      take_back (self);
      return GDK_EVENT_STOP;
    }
  if (days == 0 || (state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (!self->movable || self->part != PART_NONE || self->is_told)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return GDK_EVENT_STOP;
    }
  move (self, self->is_moved ? &self->moved : &self->bar, get_part (state), days);
  return GDK_EVENT_STOP;
}

static void
key_released_cb (IsmsTimeBar *self, guint key)
{
  if (get_days (self, key) != 0 && self->part == PART_NONE)
    let_go (self);
}

static void
focus_left_cb (IsmsTimeBar *self)
{
  if (self->part == PART_NONE)
    let_go (self);
}

/* --- The widget --- */

static void
isms_time_bar_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
isms_time_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  IsmsTimeBar *self = ISMS_TIME_BAR (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const IsmsPalette *palette = isms_screen_palette_get ();
  cairo_t *cr;

  if (self->span.to <= self->span.from)
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  isms_timeline_draw_ground (&self->span, cr, context, palette, width, height);
  if (self->first != 0)
    isms_timeline_draw_summary (&self->span, self->first, self->last, cr, context, palette, width,
                                height);
  else
    isms_timeline_draw_bar (&self->span, self->is_moved ? &self->moved : &self->bar, cr, context,
                            palette, width, height);
  cairo_destroy (cr);
}

static void
isms_time_bar_finalize (GObject *object)
{
  IsmsTimeBar *self = ISMS_TIME_BAR (object);

  g_free ((char *) self->moved.word);
  g_free (self->name);
  G_OBJECT_CLASS (isms_time_bar_parent_class)->finalize (object);
}

static void
isms_time_bar_class_init (IsmsTimeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = isms_time_bar_finalize;
  widget_class->measure = isms_time_bar_measure;
  widget_class->snapshot = isms_time_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);

  /**
   * IsmsTimeBar::moved:
   * @start: the Julian day on which it starts now; 0: none
   * @due: the one on which it is due now; 0: none
   *
   * The person let go of it somewhere else.
   */
  moved_signal = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
listen_to_pointer (IsmsTimeBar *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static void
isms_time_bar_init (IsmsTimeBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  listen_to_pointer (self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * isms_time_bar_new:
 *
 * Returns: (transfer floating): a line without days
 */
GtkWidget *
isms_time_bar_new (void)
{
  return g_object_new (ISMS_TYPE_TIME_BAR, NULL);
}

/**
 * isms_time_bar_set_bar:
 * @self: a bar
 * @span: the days of the whole line; copied
 * @bar: an action; copied
 * @name: what a screen reader calls it
 * @movable: whether the person may move it; without a day it can not be
 */
void
isms_time_bar_set_bar (IsmsTimeBar *self,
                       const IsmsTimelineSpan *span,
                       const IsmsTimelineBar *bar,
                       const char *name,
                       gboolean movable)
{
  self->span = *span;
  self->bar = *bar;
  self->bar.word = NULL;
  self->first = self->last = 0;
  self->part = PART_NONE;
  self->movable = movable && (bar->start != 0 || bar->due != 0);
  take_back (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), self->movable);
  if (g_set_str (&self->name, name))
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
        GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
        self->movable
            ? _ ("Left and right move it by a day, with Shift its end, with Ctrl its start.")
            : "",
        -1);
}

/**
 * isms_time_bar_set_summary:
 * @self: a bar
 * @span: the days of the whole line; copied
 * @first: a Julian day; 0: nothing is shown
 * @last: one that is not earlier
 * @name: what a screen reader calls it
 */
void
isms_time_bar_set_summary (
    IsmsTimeBar *self, const IsmsTimelineSpan *span, int first, int last, const char *name)
{
  const IsmsTimelineBar none = { 0 };

  isms_time_bar_set_bar (self, span, &none, name, FALSE);
  self->first = first;
  self->last = last;
}

int
isms_time_bar_get_start (IsmsTimeBar *self)
{
  return self->is_moved ? self->moved.start : self->bar.start;
}

int
isms_time_bar_get_due (IsmsTimeBar *self)
{
  return self->is_moved ? self->moved.due : self->bar.due;
}

double
isms_time_bar_get_x (IsmsTimeBar *self, int day)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double x = isms_timeline_get_x (&self->span, day, width);

  return is_rtl (self) ? width - x : x;
}
