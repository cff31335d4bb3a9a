/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How training stands, in figures and by name (7.2, 7.3): what the coverage page, the forms, the
 * reports and the command line show. Everything comes from the view coverage (009-training.sql). */

#pragma once

#include "isms-database.h"
#include "isms-field.h"

G_BEGIN_DECLS

extern const IsmsChoice isms_training_states[]; /* missing, lapsed, soon, valid */

typedef enum
{
  ISMS_TRAINING_BY_COURSE,
  ISMS_TRAINING_BY_UNIT, /* of the people of just that unit */
  ISMS_TRAINING_BY_ROLE,
} IsmsTrainingView;

/* In people: of a course, those who are to have it; of a unit or a role, those who are to have any,
 * counted as missing, lapsed or soon where that is so of one course at least, and as having all
 * where it is so of none but soon. */
typedef struct
{
  gint64 id;   /* 0: people without a unit; all together */
  char *title; /* NULL: so */
  guint asked;
  guint have;
  guint soon;
  guint lapsed;
  guint missing;
} IsmsTrainingFigures;
void isms_training_figures_free (IsmsTrainingFigures *self);
/* (element-type IsmsTrainingFigures), by title; only what asks anybody of anything. */
GPtrArray *
isms_training_load_figures (IsmsDatabase *database, IsmsTrainingView view, GError **error);
/* All people together; NULL on error. */
IsmsTrainingFigures *isms_training_load_total (IsmsDatabase *database, GError **error);

/* A course that a person is to have, or has. */
typedef struct
{
  gint64 person;
  char *name;
  char *unit; /* or NULL */
  gint64 course;
  char *title;
  char *state;       /* a choice's value of isms_training_states; NULL: nobody asks for it */
  char *attended_on; /* the last time that it was had, or NULL */
  char *until;       /* NULL: for good, or not had */
} IsmsTrainingItem;
void isms_training_item_free (IsmsTrainingItem *self);
/* (element-type IsmsTrainingItem). Of one person, what is due first: those that they are to have,
 * and others that they do. */
GPtrArray *isms_training_load_person (IsmsDatabase *database, gint64 person, GError **error);
/* What lapses next, of all people, the first first; at most @limit. */
GPtrArray *isms_training_load_next (IsmsDatabase *database, guint limit, GError **error);
/* Who is to have the course: those without it first, by name. */
GPtrArray *isms_training_load_course (IsmsDatabase *database, gint64 course, GError **error);
/* Who lacks any course or will before the end of @year: by course, then by name. */
GPtrArray *isms_training_load_due (IsmsDatabase *database, int year, GError **error);

/* Whom a session is for: who is listed there already, then those who are to have its course, those
 * without it first, by name. */
typedef struct
{
  gint64 person;
  char *name;
  char *unit;        /* or NULL */
  gint64 attendance; /* 0: not listed yet */
  char *result;      /* of the attendance, or NULL */
  int score;         /* ISMS_NO_SCORE: none */
  char *state;       /* of the course with them, a choice's value; NULL: they are not asked */
} IsmsSeat;
void isms_seat_free (IsmsSeat *self);
GPtrArray *isms_training_load_seats (IsmsDatabase *database, gint64 session, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsTrainingFigures, isms_training_figures_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsTrainingItem, isms_training_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsSeat, isms_seat_free)

G_END_DECLS
