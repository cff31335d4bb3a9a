/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a planner of audits shows: the audits that a query leaves, who audits, and the days that
 * they keep clear of; read once in the background, and shared by the time line and the calendar. */

#pragma once

#include "isms-audit-plan.h"
#include "isms-query.h"

G_BEGIN_DECLS

/* Whose audit it is: what it is told apart by. */
typedef enum
{
  ISMS_PLANNER_OWN,
  ISMS_PLANNER_OF_SUPPLIER,
  ISMS_PLANNER_OF_BODY, /* of a certification body */
} IsmsPlannerWhose;

typedef struct
{
  gint64 id;
  char *ref;
  char *title;
  const IsmsChoice *kind;
  const IsmsChoice *state;
  IsmsPlannerWhose whose;
  int first;        /* a Julian day, as it was where it is over, else as planned; 0: none */
  int last;         /* not earlier; 0 where first is */
  gboolean one_day; /* no last day is set */
  gboolean overdue;
  int progress;        /* of its checklist, per cent */
  char *lead;          /* or NULL, as all that follows */
  char *team;          /* without the lead */
  char *with;          /* the supplier or the certification body */
  char *scope;         /* in short */
  GArray *people;      /* of guint: places in people */
  GPtrArray *warnings; /* of IsmsAuditWarning; or NULL */
  gboolean conflicts;  /* one of them is of people or days */
  gboolean depends;    /* one of them is of independence (9.2.2 b) */
} IsmsPlannerAudit;

typedef struct
{
  gint64 id;
  char *name;
  gboolean gone;  /* not with the organisation any more */
  GArray *audits; /* of guint: places in audits, by their days */
} IsmsPlannerPerson;

/* A holiday, or an absence of somebody. */
typedef struct
{
  char *title;
  gint64 person; /* 0: of all */
  int first;
  int last;
} IsmsPlannerDays;

/* Not changed once it is read; any thread. */
typedef struct
{
  gatomicrefcount refs;
  GPtrArray *audits; /* of IsmsPlannerAudit, by their days, those without a day last */
  GPtrArray *people; /* of IsmsPlannerPerson, by name */
  GPtrArray *days;   /* of IsmsPlannerDays, by their first day: of a few years */
  int days_from;     /* those that lie from here */
  int days_to;       /* until before here */
} IsmsPlanner;

/* With the holidays of the days from @from until before @to, and of some years around them. */
IsmsPlanner *
isms_planner_load (IsmsQuery *query, IsmsDatabase *database, int from, int to, GError **error);
/* Are the holidays of these days among those that were read? */
gboolean isms_planner_covers (const IsmsPlanner *self, int from, int to);
IsmsPlanner *isms_planner_ref (IsmsPlanner *self);
void isms_planner_unref (IsmsPlanner *self);

typedef enum
{
  ISMS_PLANNER_AUDIT,
  ISMS_PLANNER_PERSON,       /* a heading: somebody who audits */
  ISMS_PLANNER_NOBODY,       /* a heading: audits without anybody */
  ISMS_PLANNER_WITHOUT_DATE, /* a heading: audits without a day */
} IsmsPlannerLineKind;

/* One line of a time line. */
typedef struct
{
  gint64 key; /* that no other line has, and the same line again */
  IsmsPlannerLineKind kind;
  guint audit;  /* a place; of an AUDIT */
  guint person; /* a place; of a PERSON and what is under it, else G_MAXUINT */
} IsmsPlannerLine;

/* (element-type IsmsPlannerLine) (transfer full): what lies in the days from @from until before
 * @to, and at the end what has no day. */
GArray *isms_planner_list_lines (const IsmsPlanner *self, gboolean by_person, int from, int to);
gboolean isms_planner_audit_is_in (const IsmsPlannerAudit *self, int from, int to);
/* Is it still to be planned? */
gboolean isms_planner_audit_is_open (const IsmsPlannerAudit *self);

/* Called for what stands out from @from until before @to, in order. */
typedef void (*IsmsPlannerDaysFunc) (const IsmsPlannerDays *days, gpointer data);
void isms_planner_visit_days (const IsmsPlanner *self,
                              const gint64 *people,
                              guint n_people,
                              gboolean of_all,
                              int from,
                              int to,
                              IsmsPlannerDaysFunc func,
                              gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsPlanner, isms_planner_unref)

G_END_DECLS
