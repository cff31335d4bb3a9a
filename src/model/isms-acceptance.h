/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Who accepted a risk, or the plan that treats it, with all that they saw (6.1.3 f). */

#pragma once

#include "isms-field.h"
#include "isms-step.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_ACCEPT_RISK, /* what remains of it */
  ISMS_ACCEPT_PLAN, /* the plan that treats it */
} IsmsAcceptanceWhat;

typedef enum
{
  ISMS_ACCEPTANCE_VALID,
  ISMS_ACCEPTANCE_LAPSED,
  ISMS_ACCEPTANCE_WITHDRAWN,
  ISMS_ACCEPTANCE_SUPERSEDED, /* another one came after it */
} IsmsAcceptanceState;

/* Why one lapsed: values of lapsed_because, each with a few words for it. */
extern const IsmsChoice isms_acceptance_lapses[];

/* What the person gives. */
typedef struct
{
  IsmsAcceptanceWhat what;
  gint64 person;           /* who accepts; 0: @name alone */
  const char *name;        /* NULL: the person's */
  const char *accepted_on; /* NULL: the day of the step */
  const char *expires_on;  /* NULL: never */
  const char *words;       /* or NULL */
  const char *reason;      /* why although it stands above the acceptance line; or NULL */
  const char *uid;         /* NULL: a new one; for samples */
} IsmsAcceptanceDraft;

/* Keeps what is accepted as it stands when the step is committed. G_IO_ERROR_INVALID_DATA with a
 * sentence from the commit: not rated, no owner, above the line without a reason, nobody who
 * accepts, a plan without actions. */
void isms_acceptance_record (IsmsStep *step, gint64 risk, const IsmsAcceptanceDraft *draft);
void isms_acceptance_withdraw (IsmsStep *step, gint64 acceptance, const char *why);

typedef struct
{
  gint64 id;
  gint64 risk;
  char *risk_ref;
  char *risk_title;
  IsmsAcceptanceWhat what;
  IsmsAcceptanceState state;
  char *because; /* lapsed_because; or NULL */
  char *person;
  char *accepted_on;
  char *expires_on; /* or NULL, and so the others */
  char *words;
  char *reason;
  char *level;
  int tone;
  char *owner;
  char *treatment;
  char *withdrawn_on;
  char *withdrawn_why;
} IsmsAcceptance;
void isms_acceptance_free (IsmsAcceptance *self);
/* Of one risk, or of all that are in use (0): by risk, the newest first. */
GPtrArray *isms_acceptance_load (IsmsDatabase *database, gint64 risk, GError **error);
/* As they stood at the end of a day (YYYY-MM-DD; NULL: now). */
GPtrArray *
isms_acceptance_load_on (IsmsDatabase *database, gint64 risk, const char *day, GError **error);
const char *isms_acceptance_state_get_label (IsmsAcceptanceState state); /* translated */
/* "The level is worse. The owner changed." for lapsed_because; "" for none. */
char *isms_acceptance_dup_because (const char *because);
/* The day, from @today, on which the level wants to be looked at again; NULL where the risk is not
 * rated. @above: (out): it stands above the acceptance line. @level_name: (out) (transfer full). */
char *isms_acceptance_propose_expiry (IsmsDatabase *database,
                                      gint64 risk,
                                      GDateTime *today,
                                      gboolean *above,
                                      char **level_name,
                                      GError **error);
/* Whether there is an action to approve. */
gboolean isms_acceptance_has_plan (IsmsDatabase *database, gint64 risk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsAcceptance, isms_acceptance_free)

G_END_DECLS
