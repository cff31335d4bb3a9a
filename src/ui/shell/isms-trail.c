/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Where a person has been. What is only passed, with an arrow key held down in a list, is left out;
 * and leaving a record for the list around it is a step back, not a new place. */

#include "isms-config.h"

#include "isms-trail.h"

#define PASSING G_USEC_PER_SEC /* a record that was open for less than this was only passed */
#define MAX_PLACES 200

struct _IsmsTrail
{
  GArray *places; /* of IsmsPlace */
  guint at;       /* which of them is on show */
  gint64 since;
};

IsmsTrail *
isms_trail_new (void)
{
  IsmsTrail *self = g_new0 (IsmsTrail, 1);

  self->places = g_array_new (FALSE, FALSE, sizeof (IsmsPlace));
  return self;
}

void
isms_trail_free (IsmsTrail *self)
{
  g_array_unref (self->places);
  g_free (self);
}

void
isms_trail_clear (IsmsTrail *self)
{
  g_array_set_size (self->places, 0);
  self->at = 0;
}

static gboolean
is_same_tab (const IsmsPlace *a, const IsmsPlace *b)
{
  return a->destination == b->destination && a->tab == b->tab;
}

static gboolean
is_same (const IsmsPlace *a, const IsmsPlace *b)
{
  return is_same_tab (a, b) && a->record == b->record;
}

static void
push (IsmsTrail *self, const IsmsPlace *place)
{
  if (self->places->len > 0)
    g_array_set_size (self->places, self->at + 1); /* what was ahead is given up */
  if (self->places->len == MAX_PLACES)
    g_array_remove_index (self->places, 0);
  g_array_append_val (self->places, *place);
  self->at = self->places->len - 1;
}

/**
 * isms_trail_visit:
 * @self: a trail
 * @place: where the person is now
 * @now: µs of the monotonic clock
 */
void
isms_trail_visit (IsmsTrail *self, const IsmsPlace *place, gint64 now)
{
  IsmsPlace *places = (IsmsPlace *) (gpointer) self->places->data;
  IsmsPlace *here = self->places->len > 0 ? &places[self->at] : NULL;
  gboolean passed = now - self->since < PASSING;

  if (here != NULL && is_same (here, place))
    return;
  self->since = now;
  if (here == NULL || !is_same_tab (here, place) || here->record == 0)
    push (self, place);
  else if (place->record == 0 && self->at > 0 && is_same (here - 1, place))
    self->at--;
  else if (place->record == 0 || passed)
    *here = *place;
  else
    push (self, place);
}

gboolean
isms_trail_can_step (IsmsTrail *self, int steps)
{
  gint64 to = (gint64) self->at + steps;

  return to >= 0 && to < self->places->len;
}

/**
 * isms_trail_step:
 * @self: a trail
 * @steps: how many forward; negative: back
 *
 * Returns: (nullable) (transfer none): the place that leads to, which is where the person is now
 */
const IsmsPlace *
isms_trail_step (IsmsTrail *self, int steps)
{
  if (!isms_trail_can_step (self, steps))
    return NULL;
  self->at = (guint) ((gint64) self->at + steps);
  self->since = 0;
  return &g_array_index (self->places, IsmsPlace, self->at);
}
