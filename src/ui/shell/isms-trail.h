/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The places a person has been to in a workspace, and where among them they are: back and forward,
 * as in a browser. */

#pragma once

#include "isms-destinations.h"

G_BEGIN_DECLS

typedef struct
{
  const IsmsDestination *destination;
  const char *tab; /* of its page, interned; NULL where it has none */
  gint64 record;   /* that is open there, or 0 */
} IsmsPlace;

typedef struct _IsmsTrail IsmsTrail;

IsmsTrail *isms_trail_new (void);
void isms_trail_free (IsmsTrail *self);
void isms_trail_clear (IsmsTrail *self);
/* @now in µs. */
void isms_trail_visit (IsmsTrail *self, const IsmsPlace *place, gint64 now);
/* @steps: -1 back, 1 forward. */
gboolean isms_trail_can_step (IsmsTrail *self, int steps);
const IsmsPlace *isms_trail_step (IsmsTrail *self, int steps);

G_END_DECLS
