/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One line of names, or two and a third for what stands out. */

#include "isms-config.h"

#include "isms-time-scale.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-screen-palette.h"
#include "isms-time-bar.h"

#define HEIGHT 24 /* of one line */
#define POINT 5.0 /* of what shows the day */

struct _IsmsTimeScale
{
  GtkWidget parent_instance;

  IsmsTimelineSpan span;
  GArray *marks; /* or NULL */
  int day;       /* 0: none */
};

G_DEFINE_FINAL_TYPE (IsmsTimeScale, isms_time_scale, GTK_TYPE_WIDGET)

enum
{
  PLACED,
  WENT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_rtl (IsmsTimeScale *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* --- Going --- */

static int
go_months (int day, int months)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  if (months > 0)
    g_date_add_months (&date, (guint) months);
  else
    g_date_subtract_months (&date, (guint) -months);
  return (int) g_date_get_julian (&date);
}

/**
 * isms_time_scale_read_key:
 * @key: a key
 * @state: with what it is pressed
 * @rtl: whether time goes from right to left
 * @day: a Julian day
 * @today: today
 *
 * Returns: where @key goes from @day: an arrow a day, with Ctrl a week, Page Up and Down a month,
 *   Home to today; 0: it is no key for that
 */
int
isms_time_scale_read_key (guint key, GdkModifierType state, gboolean rtl, int day, int today)
{
  const GdkModifierType others = GDK_SHIFT_MASK | GDK_ALT_MASK;
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  if ((state & others) != 0)
    return 0;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return day + (rtl ? 1 : -1) * (control ? 7 : 1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return day + (rtl ? -1 : 1) * (control ? 7 : 1);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return control ? 0 : go_months (day, -1);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return control ? 0 : go_months (day, 1);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return today;
    default:
      return 0;
    }
}

static gboolean
is_return (guint key)
{
  return key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;
}

static gboolean
key_pressed_cb (IsmsTimeScale *self, guint key, guint code, GdkModifierType state)
{
  int day;

  if (self->day == 0)
    return GDK_EVENT_PROPAGATE;
  if (is_return (key) && (state & GDK_CONTROL_MASK) == 0)
    {
      g_signal_emit (self, signals[PLACED], 0, self->day);
      return GDK_EVENT_STOP;
    }
  day = isms_time_scale_read_key (key, state, is_rtl (self), self->day, self->span.today);
  if (day == 0)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[WENT], 0, day);
  return GDK_EVENT_STOP;
}

static int
find_day (IsmsTimeScale *self, double x)
{
  return isms_timeline_find_day (&self->span, is_rtl (self),
                                 gtk_widget_get_width (GTK_WIDGET (self)), x);
}

static void
pressed_cb (IsmsTimeScale *self, int n_press, double x)
{
  if (self->day == 0 || self->span.to <= self->span.from)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    g_signal_emit (self, signals[PLACED], 0, find_day (self, x));
  else if (n_press == 1)
    g_signal_emit (self, signals[WENT], 0, find_day (self, x));
}

/* What a day is called: in words, and what stands out there. */
static char *
dup_said (IsmsTimeScale *self, int day)
{
  g_autofree char *words = isms_time_dup_days (day, day);
  g_autofree char *names = isms_time_dup_mark_names (self->marks, day);

  return names != NULL ? g_strdup_printf ("%s: %s", words, names) : g_steal_pointer (&words);
}

static gboolean
query_tooltip_cb (IsmsTimeScale *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autofree char *said = NULL;

  if (self->span.to <= self->span.from || (self->day == 0 && self->marks == NULL))
    return FALSE;
  said = dup_said (self, keyboard ? self->day : find_day (self, x));
  gtk_tooltip_set_text (tooltip, said);
  return TRUE;
}

/* --- The widget --- */

static int
measure_scale (IsmsTimeScale *self)
{
  if (self->span.week.first_day == 0)
    return HEIGHT;
  return (int) isms_timeline_get_scale_height (gtk_widget_get_pango_context (GTK_WIDGET (self)));
}

static gboolean
has_names (IsmsTimeScale *self)
{
  return self->marks != NULL && self->marks->len > 0;
}

static void
isms_time_scale_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  IsmsTimeScale *self = ISMS_TIME_SCALE (widget);
  int scale = measure_scale (self);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 0
                        : has_names (self)                        ? scale + scale / 2
                                                                  : scale;
}

static void
draw_day (IsmsTimeScale *self, cairo_t *cr, int width, int height)
{
  const IsmsPalette *palette = isms_screen_palette_get ();
  double left = isms_timeline_get_x (&self->span, self->day, width);
  double right = isms_timeline_get_x (&self->span, self->day + 1, width);
  double x = CLAMP ((left + right) / 2, POINT, MAX (POINT, width - POINT));

  if (is_rtl (self))
    x = width - x;
  isms_color_set_source (&palette->accent, cr);
  cairo_move_to (cr, x, height);
  cairo_line_to (cr, x - POINT, height - POINT);
  cairo_line_to (cr, x + POINT, height - POINT);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
isms_time_scale_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  IsmsTimeScale *self = ISMS_TIME_SCALE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int scale = has_names (self) ? measure_scale (self) : height;
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const IsmsPalette *palette = isms_screen_palette_get ();
  cairo_t *cr;

  if (self->span.to <= self->span.from)
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  isms_timeline_draw_scale (&self->span, cr, context, palette, width, scale);
  if (has_names (self))
    {
      cairo_save (cr);
      cairo_translate (cr, 0, scale);
      isms_timeline_draw_marks (&self->span, (IsmsTimelineMark *) self->marks->data,
                                self->marks->len, TRUE, cr, context, palette, width,
                                height - scale);
      cairo_restore (cr);
    }
  if (self->day >= self->span.from && self->day < self->span.to)
    draw_day (self, cr, width, height);
  cairo_destroy (cr);
}

static void
isms_time_scale_finalize (GObject *object)
{
  g_clear_pointer (&ISMS_TIME_SCALE (object)->marks, g_array_unref);
  G_OBJECT_CLASS (isms_time_scale_parent_class)->finalize (object);
}

static void
isms_time_scale_class_init (IsmsTimeScaleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = isms_time_scale_finalize;
  widget_class->measure = isms_time_scale_measure;
  widget_class->snapshot = isms_time_scale_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timescale");

  /**
   * IsmsTimeScale::placed:
   * @day: a Julian day
   *
   * Return on the day that is gone to, or a double click on a day.
   */
  signals[PLACED] = g_signal_new ("placed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  /**
   * IsmsTimeScale::went:
   * @day: a Julian day, on the scale or not
   *
   * The person goes to another day; whoever has the scale shows it.
   */
  signals[WENT] = g_signal_new ("went", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
isms_time_scale_init (IsmsTimeScale *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/**
 * isms_time_scale_new:
 * @choosing: whether there is a day that the person goes to
 *
 * Returns: (transfer floating): a scale of nothing
 */
GtkWidget *
isms_time_scale_new (gboolean choosing)
{
  GtkWidget *self =
      g_object_new (ISMS_TYPE_TIME_SCALE, "accessible-role",
                    choosing ? GTK_ACCESSIBLE_ROLE_SLIDER : GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  if (choosing)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Day"),
                                    -1);
  return self;
}

/**
 * isms_time_scale_set_span:
 * @self: a scale
 * @span: its days; copied
 */
void
isms_time_scale_set_span (IsmsTimeScale *self, const IsmsTimelineSpan *span)
{
  self->span = *span;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * isms_time_scale_set_marks:
 * @self: a scale
 * @marks: (nullable) (element-type IsmsTimelineMark): days that stand out; held
 */
void
isms_time_scale_set_marks (IsmsTimeScale *self, GArray *marks)
{
  g_autoptr (GArray) before = self->marks;

  self->marks = marks != NULL ? g_array_ref (marks) : NULL;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * isms_time_scale_set_day:
 * @self: a scale
 * @day: the Julian day that is gone to; 0: none
 */
void
isms_time_scale_set_day (IsmsTimeScale *self, int day)
{
  g_autofree char *said = day != 0 ? dup_said (self, day) : NULL;

  self->day = day;
  gtk_widget_set_focusable (GTK_WIDGET (self), day != 0);
  if (day != 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 1.0,
                                    GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 4e6,
                                    GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) day,
                                    GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, said, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
isms_time_scale_get_day (IsmsTimeScale *self)
{
  return self->day;
}
