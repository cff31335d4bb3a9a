/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The actions that a query leaves, with all that a board, a time line or a list by person shows of
 * them: read once in the background, and shared by whoever shows it. */

#pragma once

#include "isms-query.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_ACTION_OPEN,
  ISMS_ACTION_IN_PROGRESS,
  ISMS_ACTION_WAITING,
  ISMS_ACTION_DONE,
  ISMS_ACTION_DROPPED,
} IsmsActionState;
#define ISMS_ACTION_N_STATES (ISMS_ACTION_DROPPED + 1)

typedef struct
{
  gint64 id;
  char *ref;
  char *title;
  gint64 owner_id; /* 0: nobody */
  char *owner;     /* or NULL, and so all that follows */
  const IsmsChoice *kind;
  const IsmsChoice *priority;
  const IsmsChoice *recurrence; /* NULL: it comes once */
  char *for_kind;
  gint64 for_id;
  char *for_ref;
  char *for_title;
  char *start_on; /* ISO 8601, as the other days */
  char *due;
  char *done_on;
  char *drop_reason;
  IsmsActionState state;
  int progress; /* per cent */
  gboolean overdue;
  gint64 cost_planned; /* minor units; 0: none */
  gint64 cost_actual;
} IsmsActionItem;

/* Not changed once it is read; any thread. */
typedef struct
{
  gatomicrefcount refs;
  GPtrArray *items;                       /* of IsmsActionItem, what is due first first */
  GArray *by_state[ISMS_ACTION_N_STATES]; /* of guint, places in items: as a column has them */
  guint n_overdue;
  gint64 cost_planned; /* of what was not dropped */
  gint64 cost_actual;
  char *first; /* of all days, ISO 8601; or NULL */
  char *last;
} IsmsActionSet;

/* Of a kind of actions, a person, a record: what stands together. */
typedef enum
{
  ISMS_ACTION_BY_OWNER,
  ISMS_ACTION_BY_KIND,
  ISMS_ACTION_BY_RECORD,
} IsmsActionGrouping;

typedef struct
{
  gint64 key;     /* another one for each group of a grouping */
  char *title;    /* NULL: without an owner, or for no record */
  GArray *places; /* of guint, in items: by their start */
  guint n_done;   /* without what was dropped, as the rest that is counted */
  guint n_counted;
  guint n_overdue;
  gint64 cost_planned;
} IsmsActionGroup;

/* The choice that the field "state" of an action has for it. */
const IsmsChoice *isms_action_get_state_choice (IsmsActionState state);

IsmsActionSet *isms_action_set_load (IsmsQuery *query, IsmsDatabase *database, GError **error);
IsmsActionSet *isms_action_set_ref (IsmsActionSet *self);
void isms_action_set_unref (IsmsActionSet *self);
/* (element-type IsmsActionGroup) (transfer full): by title, what has none last. */
GPtrArray *isms_action_set_group (const IsmsActionSet *self, IsmsActionGrouping grouping);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsActionSet, isms_action_set_unref)

G_END_DECLS
