/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The pointer takes the bar by its middle or an end; the arrow keys move it by a day, with Ctrl by
 * a week, with Shift its end, with both its start. Letting go, of the button or the key, tells it;
 * Escape takes it back. */

#include "isms-config.h"

#include "isms-time-bar.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "isms-day.h"
#include "isms-screen-palette.h"

#define NATURAL_WIDTH 120
#define NATURAL_HEIGHT 28
#define TO_DRAG 3.0 /* less is a click */

struct _IsmsTimeBar
{
  GtkWidget parent_instance;

  IsmsTimelineSpan span;
  IsmsTimelineBar bar; /* owns its words, as the moved one does */
  char *name;
  char *tip;
  gboolean movable;
  const int *anchor; /* or NULL */
  GArray *ranges;    /* or NULL: it is one bar */
  GArray *marks;     /* or NULL */

  IsmsTimelinePart part; /* what is being dragged */
  IsmsTimelineBar moved;
  gboolean is_moved;
  gboolean is_told;
};

G_DEFINE_FINAL_TYPE (IsmsTimeBar, isms_time_bar, GTK_TYPE_WIDGET)

enum
{
  MOVED,
  PLACED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_rtl (IsmsTimeBar *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static gboolean
has_days (const IsmsTimelineBar *bar)
{
  return bar->start != 0 || bar->due != 0;
}

/* --- What others of its kind share --- */

/**
 * isms_time_read_key:
 * @key: a key
 * @state: with what it is pressed
 * @rtl: whether time goes from right to left
 * @part: (out): what of a bar it moves
 *
 * Returns: by how many days; 0: it is no key for that
 */
int
isms_time_read_key (guint key, GdkModifierType state, gboolean rtl, IsmsTimelinePart *part)
{
  gboolean left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;
  gboolean control = (state & GDK_CONTROL_MASK) != 0, shift = (state & GDK_SHIFT_MASK) != 0;
  int days;

  if ((!left && key != GDK_KEY_Right && key != GDK_KEY_KP_Right) || (state & GDK_ALT_MASK) != 0)
    return 0;
  days = control && !shift ? 7 : 1;
  *part = !shift    ? ISMS_TIMELINE_PART_ALL
          : control ? ISMS_TIMELINE_PART_START
                    : ISMS_TIMELINE_PART_DUE;
  return left != rtl ? -days : days;
}

static char *
dup_day (int day)
{
  g_autofree char *iso = isms_day_dup_nth (day);

  return isms_day_dup_words (iso);
}

/**
 * isms_time_dup_days:
 * @start: a Julian day; 0: none
 * @due: one that is not earlier; 0: none
 *
 * Returns: (transfer full): from when to when, in words
 */
char *
isms_time_dup_days (int start, int due)
{
  g_autofree char *from = dup_day (start);
  g_autofree char *to = dup_day (due);

  if (start == 0 || due == 0 || start == due)
    return g_strdup (due != 0 ? to : from);
  return g_strdup_printf ("%s – %s", from, to);
}

static void
clear_mark (gpointer data)
{
  g_free ((char *) ((IsmsTimelineMark *) data)->name);
}

GArray *
isms_time_create_marks (void)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (IsmsTimelineMark));

  g_array_set_clear_func (marks, clear_mark);
  return marks;
}

void
isms_time_add_mark (GArray *marks, int first, int last, const char *name)
{
  const IsmsTimelineMark mark = { first, last, g_strdup (name) };

  g_array_append_val (marks, mark);
}

/**
 * isms_time_dup_mark_names:
 * @marks: (nullable) (element-type IsmsTimelineMark): days that stand out
 * @day: a Julian day
 *
 * Returns: (transfer full) (nullable): what that day is called; %NULL: it does not stand out
 */
char *
isms_time_dup_mark_names (GArray *marks, int day)
{
  GString *names = NULL;

  for (guint i = 0; marks != NULL && i < marks->len; i++)
    {
      const IsmsTimelineMark *mark = &g_array_index (marks, IsmsTimelineMark, i);

      if (day < mark->first || day > mark->last)
        continue;
      if (names == NULL)
        names = g_string_new (mark->name);
      else
        g_string_append_printf (names, " · %s", mark->name);
    }
  return names != NULL ? g_string_free_and_steal (names) : NULL;
}

/* --- Moving --- */

static void
show_moved (IsmsTimeBar *self)
{
  g_clear_pointer ((char **) &self->moved.word, g_free);
  if (self->is_moved)
    {
      self->moved.word = isms_time_dup_days (self->moved.start, self->moved.due);
      self->moved.warning = NULL; /* nobody knows yet */
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
move (IsmsTimeBar *self, const IsmsTimelineBar *from, IsmsTimelinePart part, int days)
{
  const char *word = self->moved.word;
  IsmsTimelineBar moved;

  isms_timeline_bar_shift (from, part, days, &moved);
  moved.word = word;
  self->moved = moved;
  self->is_moved = self->moved.start != self->bar.start || self->moved.due != self->bar.due;
  show_moved (self);
}

static void
let_go (IsmsTimeBar *self)
{
  if (!self->is_moved || self->is_told)
    return;
  self->is_told = TRUE; /* it stays there until the plan says otherwise */
  g_signal_emit (self, signals[MOVED], 0, self->moved.start, self->moved.due);
}

/* What has no day yet. */
static void
put (IsmsTimeBar *self, int day)
{
  IsmsTimelineBar bar = self->bar;

  bar.start = bar.due = day;
  move (self, &bar, ISMS_TIMELINE_PART_ALL, 0);
}

/* --- The pointer --- */

static IsmsTimelinePart
find_part (IsmsTimeBar *self, double x)
{
  if (!self->movable || self->is_told || self->span.to <= self->span.from)
    return ISMS_TIMELINE_PART_NONE;
  return isms_timeline_bar_find_part (&self->span, &self->bar, is_rtl (self),
                                      gtk_widget_get_width (GTK_WIDGET (self)), x);
}

static void
motion_cb (IsmsTimeBar *self, double x, double y)
{
  IsmsTimelinePart part = self->part != ISMS_TIMELINE_PART_NONE ? self->part : find_part (self, x);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), part == ISMS_TIMELINE_PART_NONE ? NULL
                                                      : part == ISMS_TIMELINE_PART_ALL
                                                          ? "grab"
                                                          : "ew-resize");
}

static void
drag_begin_cb (IsmsTimeBar *self, double x, double y, GtkGesture *gesture)
{
  self->part = find_part (self, x);
  if (self->part == ISMS_TIMELINE_PART_NONE)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (IsmsTimeBar *self, double dx, double dy, GtkGesture *gesture)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  double days = dx / MAX (1, width) * (self->span.to - self->span.from);

  if (self->part == ISMS_TIMELINE_PART_NONE || (!self->is_moved && fabs (dx) < TO_DRAG))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self)); /* for Escape */
  move (self, &self->bar, self->part, (int) round (is_rtl (self) ? -days : days));
}

static void
drag_end_cb (IsmsTimeBar *self)
{
  if (self->part != ISMS_TIMELINE_PART_NONE)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self)); /* of a click too: keys move it from here on */
      let_go (self);
    }
  self->part = ISMS_TIMELINE_PART_NONE;
}

static void
drag_cancel_cb (IsmsTimeBar *self)
{
  if (self->part != ISMS_TIMELINE_PART_NONE && !self->is_told)
    take_back (self);
  self->part = ISMS_TIMELINE_PART_NONE;
}

/* A double click where there is no bar: it is put there, or something new is. */
static void
pressed_cb (IsmsTimeBar *self, int n_press, double x, double y, GtkGesture *gesture)
{
  int begin, end;

  if (n_press != 2 || self->span.to <= self->span.from || self->is_told)
    return;
  if (isms_timeline_bar_get_days (&self->bar, &begin, &end)
      && isms_timeline_bar_find_part (&self->span, &self->bar, is_rtl (self),
                                      gtk_widget_get_width (GTK_WIDGET (self)), x)
             != ISMS_TIMELINE_PART_NONE)
    return;
  if (self->movable && !has_days (&self->bar))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      put (self, isms_time_bar_get_day (self, x));
      let_go (self);
    }
  else if (g_signal_has_handler_pending (self, signals[PLACED], 0, TRUE))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      g_signal_emit (self, signals[PLACED], 0, isms_time_bar_get_day (self, x));
    }
}

static gboolean
query_tooltip_cb (IsmsTimeBar *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gboolean on_bar = keyboard
                    || (has_days (&self->bar)
                        && isms_timeline_bar_find_part (&self->span, &self->bar, is_rtl (self),
                                                        gtk_widget_get_width (GTK_WIDGET (self)), x)
                               != ISMS_TIMELINE_PART_NONE);
  g_autofree char *names = NULL;

  if (!on_bar && self->span.to > self->span.from)
    names = isms_time_dup_mark_names (self->marks, isms_time_bar_get_day (self, x));
  if (names == NULL && (self->tip == NULL || self->part != ISMS_TIMELINE_PART_NONE))
    return FALSE;
  gtk_tooltip_set_text (tooltip, names != NULL ? names : self->tip);
  return TRUE;
}

/* --- The keys --- */

static gboolean
key_pressed_cb (IsmsTimeBar *self, guint key, guint code, GdkModifierType state)
{
  IsmsTimelinePart part;
  int days = isms_time_read_key (key, state, is_rtl (self), &part);

  if (key == GDK_KEY_Escape && self->is_moved && !self->is_told)
    {
      self->part = ISMS_TIMELINE_PART_NONE;
      take_back (self);
      return GDK_EVENT_STOP;
    }
  if (days == 0)
    return GDK_EVENT_PROPAGATE;
  if (!self->movable || self->part != ISMS_TIMELINE_PART_NONE || self->is_told)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return GDK_EVENT_STOP;
    }
  if (!self->is_moved && !has_days (&self->bar))
    put (self, *self->anchor);
  else
    move (self, self->is_moved ? &self->moved : &self->bar, part, days);
  return GDK_EVENT_STOP;
}

static void
key_released_cb (IsmsTimeBar *self, guint key)
{
  IsmsTimelinePart part;

  if (isms_time_read_key (key, 0, FALSE, &part) != 0 && self->part == ISMS_TIMELINE_PART_NONE)
    let_go (self);
}

static void
focus_left_cb (IsmsTimeBar *self)
{
  if (self->part == ISMS_TIMELINE_PART_NONE)
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
  if (self->marks != NULL)
    isms_timeline_draw_marks (&self->span, (IsmsTimelineMark *) self->marks->data, self->marks->len,
                              FALSE, cr, context, palette, width, height);
  isms_timeline_draw_ground (&self->span, cr, context, palette, width, height);
  for (guint i = 0; self->ranges != NULL && i < self->ranges->len; i++)
    isms_timeline_draw_summary (&self->span, &g_array_index (self->ranges, IsmsTimelineRange, i),
                                cr, context, palette, width, height);
  if (self->ranges == NULL)
    isms_timeline_draw_bar (&self->span, self->is_moved ? &self->moved : &self->bar, cr, context,
                            palette, width, height);
  cairo_destroy (cr);
}

static void
isms_time_bar_finalize (GObject *object)
{
  IsmsTimeBar *self = ISMS_TIME_BAR (object);

  g_free ((char *) self->moved.word);
  g_free ((char *) self->bar.word);
  g_free ((char *) self->bar.warning);
  g_free (self->name);
  g_free (self->tip);
  g_clear_pointer (&self->ranges, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
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
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  /**
   * IsmsTimeBar::placed:
   * @day: a Julian day
   *
   * A double click on a day where there is no bar.
   */
  signals[PLACED] = g_signal_new ("placed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
listen_to_pointer (IsmsTimeBar *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
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

static const char *
describe (IsmsTimeBar *self)
{
  if (!self->movable)
    return "";
  if (!has_days (&self->bar))
    return _ ("Left or right gives it a date.");
  return _ ("Left and right move it by a day, with Ctrl by a week, with Shift its end, with Shift "
            "and Ctrl its start.");
}

/**
 * isms_time_bar_set_bar:
 * @self: a bar
 * @span: the days of the whole line; copied
 * @bar: what is shown; copied, with its words
 * @name: what a screen reader calls it
 * @movable: whether the person may move it; without a day and an anchor it can not be
 */
void
isms_time_bar_set_bar (IsmsTimeBar *self,
                       const IsmsTimelineSpan *span,
                       const IsmsTimelineBar *bar,
                       const char *name,
                       gboolean movable)
{
  g_autofree char *word = (char *) self->bar.word, *warning = (char *) self->bar.warning;

  self->span = *span;
  self->bar = *bar;
  self->bar.word = g_strdup (bar->word);
  self->bar.warning = g_strdup (bar->warning);
  g_clear_pointer (&self->ranges, g_array_unref);
  self->part = ISMS_TIMELINE_PART_NONE;
  self->movable = movable && (has_days (bar) || self->anchor != NULL);
  take_back (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), self->movable);
  g_set_str (&self->name, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, describe (self), -1);
}

/**
 * isms_time_bar_set_ranges:
 * @self: a bar
 * @span: the days of the whole line; copied
 * @ranges: (nullable) (element-type IsmsTimelineRange): many bars, or what they make up; held
 * @name: what a screen reader calls it
 */
void
isms_time_bar_set_ranges (IsmsTimeBar *self,
                          const IsmsTimelineSpan *span,
                          GArray *ranges,
                          const char *name)
{
  const IsmsTimelineBar none = { 0 };

  isms_time_bar_set_bar (self, span, &none, name, FALSE);
  self->ranges = ranges != NULL ? g_array_ref (ranges) : NULL;
}

/**
 * isms_time_bar_set_marks:
 * @self: a bar
 * @marks: (nullable) (element-type IsmsTimelineMark): what stands behind it; held
 */
void
isms_time_bar_set_marks (IsmsTimeBar *self, GArray *marks)
{
  g_autoptr (GArray) before = self->marks;

  self->marks = marks != NULL ? g_array_ref (marks) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
isms_time_bar_set_anchor (IsmsTimeBar *self, const int *day)
{
  self->anchor = day;
}

void
isms_time_bar_set_tip (IsmsTimeBar *self, const char *tip)
{
  g_set_str (&self->tip, tip);
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

int
isms_time_bar_get_day (IsmsTimeBar *self, double x)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  return isms_timeline_find_day (&self->span, is_rtl (self), width, x);
}
