/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The project that leads to a certificate, proposed from its first day and the day on which the
 * certificate is wanted: stages with spans, and tasks. */

#pragma once

#include "isms-step.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;
  char *text; /* or NULL */
  char *starts_on;
  char *due;
  gboolean wanted; /* TRUE: it is taken with the plan */
} IsmsProposedTask;

typedef struct
{
  const char *stage; /* static: the value of one of isms_stages */
  char *title;
  char *starts_on;
  char *ends_on;
  GPtrArray *tasks; /* (element-type IsmsProposedTask) */
} IsmsProposedStage;

/* At least that many days lie between the two. */
#define ISMS_PROJECT_MIN_DAYS 56

/* (element-type IsmsProposedStage); G_IO_ERROR_INVALID_DATA with a sentence where the days are
 * none, or too close. */
GPtrArray *isms_project_plan_propose (const char *first_day, const char *target, GError **error);
/* Adds the stages that are not planned yet, with the tasks that are wanted as their actions, to a
 * step. @owner: who is responsible for them all; 0: nobody yet. */
void isms_project_plan_take (IsmsStep *step, GPtrArray *stages, gint64 owner);

G_END_DECLS
