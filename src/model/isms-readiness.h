/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How far the workspace is on the way to a certificate: for each of the seven stages what it leads
 * to, computed from the records, never typed. */

#pragma once

#include "isms-change.h"
#include "isms-database.h"

G_BEGIN_DECLS

/* One thing that a stage leads to. */
typedef struct
{
  const char *name;   /* static: "scope" */
  const char *title;  /* static, translated: "The scope is stated" */
  const char *clause; /* static: "4.3" */
  guint met;
  guint wanted; /* at least 1 */
} IsmsNeed;

typedef struct
{
  const char *stage; /* static: the value of one of isms_stages */
  const char *title; /* static, translated */
  guint percent;     /* every need weighs the same; 100: all of them are met */
  guint n_met;
  GPtrArray *needs; /* (element-type IsmsNeed) */
  gint64 phase;     /* its row in the project plan; 0: not planned */
  char *starts_on;  /* or NULL, and so the rest */
  char *ends_on;
  char *owner;
  gboolean late;
  guint n_tasks;
  guint n_done;
} IsmsStage;

/* The seven, in their order. (element-type IsmsStage) */
GPtrArray *isms_readiness_load (IsmsDatabase *database, GError **error);
/* Of all seven, the mean. */
guint isms_readiness_get_percent (GPtrArray *stages);
/* The first that is not done: where the work is. NULL: all are. */
const IsmsStage *isms_readiness_get_current (GPtrArray *stages);
gboolean isms_readiness_is_planned (GPtrArray *stages);
gboolean isms_readiness_wants_plan (GPtrArray *stages);
/* The first thing that it leads to and that is not there yet; NULL: all of it is. */
const IsmsNeed *isms_stage_get_next (const IsmsStage *stage);
/* "12 of 56" or "Yes" and "No" for what is wanted once (transfer full) */
char *isms_need_dup_words (const IsmsNeed *need);
gboolean isms_readiness_is_touched (IsmsChange *change);

G_END_DECLS
