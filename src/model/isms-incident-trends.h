/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How many incidents there were, how severe, and how long they took (A.5.27, 9.1). */

#pragma once

#include "isms-incident.h"

G_BEGIN_DECLS

#define ISMS_INCIDENT_N_SEVERITIES 5 /* not said, then the least first */
#define ISMS_INCIDENT_N_MONTHS 18

typedef struct
{
  char *name; /* as the field "month" has it: "2026-11" */
  guint counts[ISMS_INCIDENT_N_SEVERITIES];
  guint n; /* all of them */
} IsmsIncidentMonth;

typedef struct
{
  char *name; /* as the field "quarter" has it: "2026-Q4" */
  guint n;
  guint n_timed[ISMS_INCIDENT_N_TIMES]; /* how many say how long it took */
  double hours[ISMS_INCIDENT_N_TIMES];  /* on average of those */
} IsmsIncidentQuarter;

typedef struct
{
  GPtrArray *months;   /* each, the earliest first. (element-type IsmsIncidentMonth) */
  GPtrArray *quarters; /* those of these months. (element-type IsmsIncidentQuarter) */
  guint n_ever;        /* incidents in use, of any month */
} IsmsIncidentTrends;

IsmsIncidentTrends *
isms_incident_load_trends (IsmsDatabase *database, GDateTime *now, GError **error);
void isms_incident_trends_free (IsmsIncidentTrends *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsIncidentTrends, isms_incident_trends_free)

G_END_DECLS
