/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The clock of the window tells the frames; the main loop's own poll tells how long it was held. */

#include "bench-ui.h"

#include <time.h>

typedef gint64 (*Now) (void);

typedef struct
{
  Now now;
  gint64 begin;
  gint64 took;
  gboolean painted;
} Frame;

static gint64 held_since; /* 0: nobody watches */
static gint64 longest;
static gint64 worked_since;
static gint64 most;

/* What this thread has worked until now, in microseconds. */
static gint64
get_worked (void)
{
  struct timespec worked;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &worked);
  return (gint64) worked.tv_sec * G_USEC_PER_SEC + worked.tv_nsec / 1000;
}

static void
before_cb (Frame *frame)
{
  frame->begin = frame->now ();
}

static void
after_cb (Frame *frame)
{
  frame->took = frame->now () - frame->begin;
  frame->painted = TRUE;
}

static void
rest (double pause)
{
  gint64 end = g_get_monotonic_time () + (gint64) (pause * G_USEC_PER_SEC);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static GArray *
measure (GtkWidget *window, guint n_steps, double pause, Now now, BenchStepFunc func, gpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  GArray *seconds = g_array_new (FALSE, FALSE, sizeof (double));
  Frame frame = { .now = now };

  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_cb), &frame);
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (after_cb), &frame, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  for (guint i = 0; i < n_steps; i++)
    {
      gint64 start, did;
      double took;

      rest (pause);
      start = now ();
      func (i, data);
      did = now () - start;
      gtk_widget_queue_draw (window);
      frame.painted = FALSE;
      while (!frame.painted)
        g_main_context_iteration (NULL, FALSE);
      took = (double) (did + frame.took) / G_USEC_PER_SEC;
      g_array_append_val (seconds, took);
    }
  g_signal_handlers_disconnect_by_data (clock, &frame);
  return seconds;
}

GArray *
bench_ui_frames (GtkWidget *window, guint n_steps, BenchStepFunc func, gpointer data)
{
  return measure (window, n_steps, 0, g_get_monotonic_time, func, data);
}

GArray *
bench_ui_work (GtkWidget *window, guint n_steps, double pause, BenchStepFunc func, gpointer data)
{
  return measure (window, n_steps, pause, get_worked, func, data);
}

static GtkGesture *
find_drag (GtkWidget *map)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (map);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        return GTK_GESTURE (controller);
    }
  return NULL;
}

static GtkWidget *
find_chip (GtkWidget *map)
{
  for (GtkWidget *child = gtk_widget_get_first_child (map); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ISMS_IS_RISK_CHIP (child))
      return child;
  return NULL;
}

static void
drag_cb (guint step, gpointer gesture)
{
  g_signal_emit_by_name (gesture, "drag-update", 100 + step * 5.0, 60 + step * 3.0);
}

GArray *
bench_ui_drag (GtkWidget *window, IsmsHeatMap *map, guint n_steps)
{
  GtkGesture *gesture = find_drag (GTK_WIDGET (map));
  GtkWidget *chip = find_chip (GTK_WIDGET (map));
  graphene_rect_t bounds;
  GArray *seconds;

  g_assert_nonnull (chip);
  g_assert_true (gtk_widget_compute_bounds (chip, GTK_WIDGET (map), &bounds));
  g_signal_emit_by_name (gesture, "drag-begin", (double) bounds.origin.x + 4,
                         (double) bounds.origin.y + 4);
  seconds = bench_ui_frames (window, n_steps, drag_cb, gesture);
  g_signal_emit_by_name (gesture, "cancel", NULL);
  return seconds;
}

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 now = g_get_monotonic_time ();
  int result;

  if (held_since != 0)
    {
      longest = MAX (longest, now - held_since);
      most = MAX (most, get_worked () - worked_since);
    }
  result = g_poll (fds, n_fds, timeout);
  held_since = g_get_monotonic_time ();
  worked_since = get_worked ();
  return result;
}

void
bench_ui_watch (void)
{
  longest = most = 0;
  held_since = g_get_monotonic_time ();
  worked_since = get_worked ();
  g_main_context_set_poll_func (NULL, poll_cb);
}

double
bench_ui_watched_work (void)
{
  bench_ui_watched ();
  return (double) most / G_USEC_PER_SEC;
}

double
bench_ui_watched (void)
{
  g_main_context_set_poll_func (NULL, NULL);
  held_since = 0;
  return (double) longest / G_USEC_PER_SEC;
}
