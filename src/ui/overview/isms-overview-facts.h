/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the overview tells, read in one go on the background reader. */

#pragma once

#include "isms-agenda.h"
#include "isms-readiness.h"
#include "isms-review-board.h"

G_BEGIN_DECLS

#define ISMS_OVERVIEW_DAYS 30    /* of the agenda */
#define ISMS_OVERVIEW_POSTURE 90 /* days back */
#define ISMS_OVERVIEW_N_ITEMS 6  /* of the agenda, that are shown */
#define ISMS_OVERVIEW_N_STEPS 5  /* of the journal, that are shown */

typedef struct
{
  char *label;
  char *who;
  char *at; /* UTC */
} IsmsOverviewStep;

/* A record with a day ahead, or none. */
typedef struct
{
  gint64 id; /* 0: none */
  char *ref, *title, *day;
} IsmsOverviewNext;

typedef struct
{
  GPtrArray *stages; /* of IsmsStage */
  GPtrArray *items;  /* of IsmsAgendaItem: what is overdue, and the next days */
  guint n_overdue;
  GPtrArray *steps; /* of IsmsOverviewStep, the newest first */
  gint64 newest;    /* of the journal */
  guint n_since;    /* steps since the one that was seen last */
  IsmsOverviewNext review, audit;
} IsmsOverviewFacts;

void isms_overview_facts_free (IsmsOverviewFacts *self);
/* @seen: the step of the journal that was seen last; 0: none. */
IsmsOverviewFacts *isms_overview_facts_load (IsmsDatabase *database, gint64 seen, GError **error);

/* How it stands, and stood so many days ago. */
typedef struct
{
  IsmsReviewBoard *now;
  IsmsReviewBoard *before;
} IsmsPosture;
void isms_posture_free (IsmsPosture *self);
IsmsPosture *isms_posture_load (IsmsDatabase *database, GError **error);
/* The figures that it is made of. (array zero-terminated=1) */
const char *const *isms_posture_figures (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsOverviewFacts, isms_overview_facts_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsPosture, isms_posture_free)

G_END_DECLS
