/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Time is added to a page when it is left, or the clock is stopped; what runs now comes on top. */

#include "isms-config.h"

#include "isms-meeting-clock.h"

#include <glib/gi18n-lib.h>

struct _IsmsMeetingClock
{
  guint n_pages;
  guint page;
  gint64 *spent; /* on each page, in microseconds, until it was left */
  gint64 since;  /* when the page was turned to, or the clock went on */
  gboolean begun;
  gboolean running;
};

/**
 * isms_meeting_clock_new:
 * @n_pages: how many pages the meeting has
 *
 * Returns: (transfer full): a clock on the first page, which does not run yet
 */
IsmsMeetingClock *
isms_meeting_clock_new (guint n_pages)
{
  IsmsMeetingClock *self = g_new0 (IsmsMeetingClock, 1);

  self->n_pages = n_pages;
  self->spent = g_new0 (gint64, n_pages);
  return self;
}

void
isms_meeting_clock_free (IsmsMeetingClock *self)
{
  g_free (self->spent);
  g_free (self);
}

gboolean
isms_meeting_clock_has_begun (const IsmsMeetingClock *self)
{
  return self->begun;
}

gboolean
isms_meeting_clock_is_running (const IsmsMeetingClock *self)
{
  return self->running;
}

static void
settle (IsmsMeetingClock *self, gint64 now)
{
  if (self->running)
    self->spent[self->page] += now - self->since;
  self->since = now;
}

void
isms_meeting_clock_run (IsmsMeetingClock *self, gint64 now)
{
  settle (self, now);
  self->begun = TRUE;
  self->running = TRUE;
}

void
isms_meeting_clock_pause (IsmsMeetingClock *self, gint64 now)
{
  settle (self, now);
  self->running = FALSE;
}

void
isms_meeting_clock_turn (IsmsMeetingClock *self, guint page, gint64 now)
{
  g_return_if_fail (page < self->n_pages);

  settle (self, now);
  self->page = page;
}

guint
isms_meeting_clock_get_page (const IsmsMeetingClock *self)
{
  return self->page;
}

static gint64
count (const IsmsMeetingClock *self, guint page, gint64 now)
{
  return self->spent[page] + (self->running && page == self->page ? now - self->since : 0);
}

int
isms_meeting_clock_get_elapsed (const IsmsMeetingClock *self, gint64 now)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->n_pages; i++)
    sum += count (self, i, now);
  return (int) (sum / G_USEC_PER_SEC);
}

int
isms_meeting_clock_get_elapsed_of (const IsmsMeetingClock *self, guint page, gint64 now)
{
  g_return_val_if_fail (page < self->n_pages, 0);

  return (int) (count (self, page, now) / G_USEC_PER_SEC);
}

/**
 * isms_meeting_clock_dup_words:
 * @seconds: a span of time
 *
 * Returns: (transfer full): it as a clock shows it: "4:07", from an hour on "1:02:30"
 */
char *
isms_meeting_clock_dup_words (int seconds)
{
  int hours = seconds / 3600, minutes = seconds / 60 % 60;

  return hours > 0 ? g_strdup_printf ("%d:%02d:%02d", hours, minutes, seconds % 60)
                   : g_strdup_printf ("%d:%02d", minutes, seconds % 60);
}

gboolean
isms_meeting_clock_is_over (int seconds, gint64 planned)
{
  return planned > 0 && seconds > planned * 60;
}

/**
 * isms_meeting_clock_dup_state:
 * @seconds: how long it has taken
 * @planned: how many minutes it was to take; 0: it was not said
 *
 * Returns: (transfer full): how these two stand: "4:07 of 10 min", "12:07, 2 min over"
 */
char *
isms_meeting_clock_dup_state (int seconds, gint64 planned)
{
  g_autofree char *words = isms_meeting_clock_dup_words (seconds);

  if (planned == 0)
    return g_steal_pointer (&words);
  if (isms_meeting_clock_is_over (seconds, planned))
    {
      /* Begun minutes count. */
      int over = (seconds - (int) planned * 60 + 59) / 60;

      /* Translators: how long something has taken (a clock), and how much longer that is than was
       * planned: "12:07, 3 min over" */
      return g_strdup_printf (_ ("%s, %d min over"), words, over);
    }
  /* Translators: how long something has taken so far (a clock), and how long it is to take */
  return g_strdup_printf (_ ("%s of %d min"), words, (int) planned);
}
