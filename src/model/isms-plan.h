/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk treatment plan (6.1.3 e): the risks that something is done about, with what is done. */

#pragma once

#include "isms-database.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *ref;
  char *title;
  char *owner; /* or NULL, and so the days */
  char *state; /* the choice's value */
  char *start_on;
  char *due;
  char *done_on;
  char *recurrence; /* the choice's value, or NULL */
  int progress;
  gboolean overdue;
  gint64 cost_planned; /* minor units; 0: none */
  gint64 cost_actual;
} IsmsPlanAction;

typedef struct
{
  char *ref;
  char *title;
  char *reported; /* the choice's value; NULL: left out of the statement */
} IsmsPlanControl;

typedef struct
{
  gint64 id;
  char *ref;
  char *title;
  gint64 owner_id;
  char *owner;     /* or NULL */
  char *treatment; /* the choice's value */
  char *status;
  char *current; /* a level's name; NULL: not rated */
  int current_rank;
  int current_tone;
  char *target;
  int target_rank;
  int target_tone;
  gboolean above; /* the acceptance line, by the current rating */
  char *acceptance;
  char *acceptance_because; /* or NULL */
  char *plan_approval;
  char *plan_because;
  GPtrArray *controls; /* of IsmsPlanControl, the plan's, by ref */
  GPtrArray *actions;  /* of IsmsPlanAction, what is to be done first */
  gint64 cost_planned;
  gint64 cost_actual;
  guint n_done;
  guint n_overdue;
} IsmsPlanRisk;

/* Not changed once it is read; any thread. */
typedef struct
{
  gatomicrefcount refs;
  GPtrArray *risks;    /* of IsmsPlanRisk, by ref */
  GPtrArray *controls; /* of IsmsPlanControl, that are linked to risks */
  guint n_actions;     /* but for those that were dropped */
  guint n_done;
  guint n_overdue;
  gint64 cost_planned;
  gint64 cost_actual;
  char *first; /* of all days of actions, ISO 8601; or NULL */
  char *last;
} IsmsPlan;

/* Of all risks in use that have an action, or stand above the acceptance line and are not accepted;
 * or of one risk, whatever it is. */
IsmsPlan *isms_plan_load (IsmsDatabase *database, gint64 risk, GError **error);
IsmsPlan *isms_plan_ref (IsmsPlan *self);
void isms_plan_unref (IsmsPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsPlan, isms_plan_unref)

G_END_DECLS
