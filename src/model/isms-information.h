/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The documented information that the standard requires, and what of it is there (7.5.1 a). */

#pragma once

#include "isms-change.h"
#include "isms-database.h"

G_BEGIN_DECLS

/* From worst to best: of several answers the best one counts. */
typedef enum
{
  ISMS_INFORMATION_MISSING,
  ISMS_INFORMATION_DRAFT,   /* begun, but not in force or not whole */
  ISMS_INFORMATION_OVERDUE, /* there, but its day of review has passed */
  ISMS_INFORMATION_THERE,
} IsmsInformationState;
#define ISMS_N_INFORMATION_STATES 4

const char *isms_information_state_get_name (IsmsInformationState state);  /* "there" */
const char *isms_information_state_get_label (IsmsInformationState state); /* translated */

/* What answers a place: a record of its own, or a register as a whole. */
typedef struct
{
  IsmsInformationState state;
  char *kind; /* of the record, or what the register holds */
  gint64 id;  /* 0: the register */
  char *words;
} IsmsInformationAnswer;

/* A place of the standard. */
typedef struct
{
  char *name;        /* "scope" */
  char *number;      /* "4.3" */
  const char *title; /* what is required there, translated */
  gint64 clause;     /* the id of that clause among the controls; 0: it is not there */
  IsmsInformationState state;
  GPtrArray *answers; /* of IsmsInformationAnswer, the best first */
} IsmsInformation;

/* By the order of the standard. (element-type IsmsInformation) */
GPtrArray *isms_information_load (IsmsDatabase *database, GError **error);
guint isms_information_count (GPtrArray *list, IsmsInformationState state);
/* May it be otherwise after @change? */
gboolean isms_information_is_touched (IsmsChange *change);

G_END_DECLS
