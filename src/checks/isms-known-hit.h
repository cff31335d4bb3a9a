/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is known of a hit: why it stands as it does for now, who says so, and when to look again.
 * Until that day it is listed apart. */

#pragma once

#include "isms-step.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *question;   /* its id */
  gint64 record;    /* of the question's kind */
  char *reason;     /* known, because … */
  char *look_again; /* the day on which it is a hit like others again */
  char *known_on;
  gint64 person_id; /* 0: not there any more */
  char *person;
} IsmsKnownHit;

/* What the person gives. */
typedef struct
{
  gint64 person;    /* who says so; 0: @name alone */
  const char *name; /* NULL: the person's, or without one the step's actor */
  const char *reason;
  const char *look_again; /* a day after today */
} IsmsKnownHitDraft;

/* In place of what was known of it before. G_IO_ERROR_INVALID_DATA with a sentence from the commit:
 * no reason, or no later day. */
void isms_known_hit_record (IsmsStep *step,
                            const char *question,
                            gint64 record,
                            const IsmsKnownHitDraft *draft);
/* It is a hit like others again. */
void isms_known_hit_end (IsmsStep *step, const char *question, gint64 record);

G_END_DECLS
