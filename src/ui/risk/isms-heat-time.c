/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A position is a day, counted from the first one that anything happened on. */

#include "isms-config.h"

#include "isms-heat-time.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

#include "isms-day.h"
#include "isms-risk-words.h"

#define WHOLE_SECONDS 15.0 /* for all the days there are */
#define CALM_MS 1000       /* a month at a time, where motion is not wanted */
#define CALM_DAYS 30

struct _IsmsHeatTime
{
  AdwBin parent_instance;

  GtkButton *play_button;
  GtkScale *scale;
  GtkAdjustment *adjustment;
  GtkLabel *day_label;
  GtkButton *today_button;

  IsmsRiskTimeline *timeline;
  int first; /* julian */
  int last;  /* today */
  char *day;
  gboolean filling;

  guint tick_id;
  guint calm_id;
  gint64 frame_time;
  double position;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (IsmsHeatTime, isms_heat_time, ADW_TYPE_BIN)

static int
find_today (void)
{
  g_autofree char *today = isms_day_today ();

  return isms_day_get_number (today);
}

static void
show_day (IsmsHeatTime *self)
{
  g_autofree char *today = isms_day_today ();
  g_autofree char *date = isms_day_dup_words (self->day != NULL ? self->day : today);
  const char *words = self->day != NULL ? date : _ ("Today");

  gtk_label_set_text (self->day_label, date);
  gtk_widget_set_sensitive (GTK_WIDGET (self->today_button), self->day != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  words, -1);
}

static void
take_position (IsmsHeatTime *self, double position)
{
  int julian = self->first + (int) lround (MAX (position, 0));
  g_autofree char *day = julian < self->last ? isms_day_dup_nth (julian) : NULL;

  if (!g_set_str (&self->day, day))
    return;
  show_day (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
move_to (IsmsHeatTime *self, double position)
{
  gtk_adjustment_set_value (self->adjustment, position);
}

static void
show_stopped (IsmsHeatTime *self)
{
  gtk_button_set_icon_name (self->play_button, "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play_button), _ ("Play"));
}

static void
stop (IsmsHeatTime *self)
{
  if (!isms_heat_time_is_playing (self))
    return; /* each step of the slider comes by here */
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  g_clear_handle_id (&self->calm_id, g_source_remove);
  show_stopped (self);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  IsmsHeatTime *self = ISMS_HEAT_TIME (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double span = gtk_adjustment_get_upper (self->adjustment);

  if (self->frame_time != 0)
    self->position += (double) (now - self->frame_time) / 1e6 * span / WHOLE_SECONDS;
  self->frame_time = now;
  move_to (self, MIN (self->position, span));
  if (self->position < span)
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  show_stopped (self);
  return G_SOURCE_REMOVE;
}

static gboolean
calm_cb (gpointer data)
{
  IsmsHeatTime *self = data;
  double span = gtk_adjustment_get_upper (self->adjustment);

  self->position = MIN (self->position + CALM_DAYS, span);
  move_to (self, self->position);
  if (self->position < span)
    return G_SOURCE_CONTINUE;
  self->calm_id = 0;
  show_stopped (self);
  return G_SOURCE_REMOVE;
}

static void
start (IsmsHeatTime *self)
{
  double span = gtk_adjustment_get_upper (self->adjustment);
  gboolean animated = adw_get_enable_animations (GTK_WIDGET (self));

  if (self->timeline == NULL || span < 1)
    return;
  self->position = gtk_adjustment_get_value (self->adjustment);
  if (self->position >= span)
    self->position = 0;
  self->frame_time = 0;
  move_to (self, self->position);
  if (animated)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  else
    self->calm_id = g_timeout_add (CALM_MS, calm_cb, self);
  gtk_button_set_icon_name (self->play_button, "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play_button), _ ("Pause"));
}

static void
play_clicked_cb (IsmsHeatTime *self)
{
  isms_heat_time_play (self, !isms_heat_time_is_playing (self));
}

static void
today_clicked_cb (IsmsHeatTime *self)
{
  isms_heat_time_set_day (self, NULL);
}

static void
value_changed_cb (IsmsHeatTime *self)
{
  if (!self->filling)
    take_position (self, gtk_adjustment_get_value (self->adjustment));
}

/* The day of the next change, or of the one before. */
static double
find_change (IsmsHeatTime *self, int by)
{
  g_autofree char *day =
      isms_day_dup_nth (self->first + (int) lround (gtk_adjustment_get_value (self->adjustment)));
  int index = isms_risk_timeline_find_day (self->timeline, day);
  const char *found;

  if (by < 0 && index >= 0
      && g_str_equal (isms_risk_timeline_get_day (self->timeline, (guint) index), day))
    index--;
  else if (by > 0)
    index++;
  if (index < 0)
    return 0;
  if (index >= (int) isms_risk_timeline_get_n_days (self->timeline))
    return gtk_adjustment_get_upper (self->adjustment);
  found = isms_risk_timeline_get_day (self->timeline, (guint) index);
  return (double) isms_day_get_number (found) - self->first;
}

/* The arrow keys go from change to change. */
static gboolean
change_value_cb (IsmsHeatTime *self, GtkScrollType scroll, double value)
{
  stop (self);
  if (self->timeline == NULL)
    return GDK_EVENT_STOP;
  switch (scroll)
    {
    case GTK_SCROLL_STEP_BACKWARD:
    case GTK_SCROLL_STEP_LEFT:
    case GTK_SCROLL_STEP_DOWN:
      move_to (self, find_change (self, -1));
      return GDK_EVENT_STOP;
    case GTK_SCROLL_STEP_FORWARD:
    case GTK_SCROLL_STEP_RIGHT:
    case GTK_SCROLL_STEP_UP:
      move_to (self, find_change (self, 1));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
space_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  play_clicked_cb (ISMS_HEAT_TIME (widget));
  return GDK_EVENT_STOP;
}

/* Space belongs to the slider; buttons have their own. */
static void
add_shortcut (IsmsHeatTime *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_space, 0),
                        gtk_callback_action_new (space_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

static void
isms_heat_time_unmap (GtkWidget *widget)
{
  stop (ISMS_HEAT_TIME (widget));
  GTK_WIDGET_CLASS (isms_heat_time_parent_class)->unmap (widget);
}

static void
isms_heat_time_dispose (GObject *object)
{
  IsmsHeatTime *self = ISMS_HEAT_TIME (object);

  if (self->play_button != NULL)
    stop (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_HEAT_TIME);
  G_OBJECT_CLASS (isms_heat_time_parent_class)->dispose (object);
}

static void
isms_heat_time_finalize (GObject *object)
{
  g_free (ISMS_HEAT_TIME (object)->day);
  G_OBJECT_CLASS (isms_heat_time_parent_class)->finalize (object);
}

static void
isms_heat_time_class_init (IsmsHeatTimeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_heat_time_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_heat_time_finalize;
  widget_class->unmap = isms_heat_time_unmap;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-heat-time.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatTime, play_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatTime, scale);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatTime, adjustment);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatTime, day_label);
  gtk_widget_class_bind_template_child (widget_class, IsmsHeatTime, today_button);
  gtk_widget_class_bind_template_callback (widget_class, play_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_value_cb);

  changed_signal = g_signal_new ("day-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_heat_time_init (IsmsHeatTime *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_width_chars (self->day_label, 12);
  add_shortcut (self);
  show_day (self);
}

static void
add_marks (IsmsHeatTime *self)
{
  GDate date;

  gtk_scale_clear_marks (self->scale);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) self->first);
  for (int year = g_date_get_year (&date) + 1;; year++)
    {
      g_autofree char *label = g_strdup_printf ("%d", year);

      g_date_set_dmy (&date, 1, G_DATE_JANUARY, (GDateYear) year);
      if ((int) g_date_get_julian (&date) >= self->last)
        return;
      gtk_scale_add_mark (self->scale, (double) g_date_get_julian (&date) - self->first,
                          GTK_POS_BOTTOM, label);
    }
}

/**
 * isms_heat_time_set_timeline:
 * @self: a slider
 * @timeline: (nullable): what it goes over; borrowed until the next call
 *
 * Keeps the day that is shown.
 */
void
isms_heat_time_set_timeline (IsmsHeatTime *self, IsmsRiskTimeline *timeline)
{
  guint n = timeline != NULL ? isms_risk_timeline_get_n_days (timeline) : 0;
  int day;

  if (timeline == self->timeline)
    return;
  self->timeline = timeline;
  gtk_widget_set_sensitive (GTK_WIDGET (self), n > 0);
  if (n == 0)
    return;
  self->last = find_today ();
  self->first = MIN (isms_day_get_number (isms_risk_timeline_get_day (timeline, 0)), self->last);
  day = self->day != NULL ? isms_day_get_number (self->day) : self->last;
  self->filling = TRUE;
  gtk_adjustment_set_upper (self->adjustment, self->last - self->first);
  move_to (self, day > self->first ? day - self->first : 0);
  self->filling = FALSE;
  add_marks (self);
}

const char *
isms_heat_time_get_day (IsmsHeatTime *self)
{
  return self->day;
}

/**
 * isms_heat_time_set_day:
 * @self: a slider
 * @day: (nullable): YYYY-MM-DD; %NULL for today
 *
 * Stops playing, and goes there.
 */
void
isms_heat_time_set_day (IsmsHeatTime *self, const char *day)
{
  int julian = day != NULL ? isms_day_get_number (day) : self->last;

  stop (self);
  move_to (self, julian > self->first ? julian - self->first : 0);
}

/**
 * isms_heat_time_play:
 * @self: a slider
 * @play: whether to go on by itself; from the first day where it stands at today
 */
void
isms_heat_time_play (IsmsHeatTime *self, gboolean play)
{
  stop (self);
  if (play)
    start (self);
}

gboolean
isms_heat_time_is_playing (IsmsHeatTime *self)
{
  return self->tick_id != 0 || self->calm_id != 0;
}
