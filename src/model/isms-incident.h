/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What went wrong, from the first report to what was learned (A.5.24 to A.5.28). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_INCIDENT (isms_incident_get_type ())
G_DECLARE_FINAL_TYPE (IsmsIncident, isms_incident, ISMS, INCIDENT, IsmsRecord)

extern const IsmsChoice isms_incident_severities[]; /* the least first */

/* How it stands with telling the authority, in a sentence; NULL: nothing is to be told. */
char *isms_incident_dup_clock (IsmsRecord *incident, GDateTime *now);
typedef enum
{
  ISMS_INCIDENT_DETECT,
  ISMS_INCIDENT_CONTAIN,
  ISMS_INCIDENT_CLOSE,
  ISMS_INCIDENT_N_TIMES
} IsmsIncidentTime;

/* "detected after 2 hours 5 minutes". */
char *isms_incident_dup_time (IsmsIncidentTime time, double hours);
/* "2 days 3 hours": what is between two moments; "" where there is none. */
char *isms_incident_dup_duration (gint64 seconds);

/* What happened, in its order: entries, and the incident's own moments. */
typedef struct
{
  gint64 entry; /* its id; 0: one of the incident's own moments */
  char *time;   /* as it is kept; NULL: an entry that does not say it */
  char *title;  /* of a moment what it is, translated */
  char *person; /* or NULL */
  char *note;   /* or NULL */
} IsmsIncidentEvent;

GPtrArray *isms_incident_load_timeline (IsmsDatabase *database, gint64 incident, GError **error);

/* A risk that it is linked to, and how that is rated now. */
typedef struct
{
  gint64 id;
  char *ref;
  char *title;
  char *level;      /* of the current rating, or NULL */
  char *rated_on;   /* a day, or NULL */
  gboolean is_open; /* nobody has rated it since the incident was known of */
} IsmsIncidentRisk;

GPtrArray *isms_incident_load_risks (IsmsDatabase *database, gint64 incident, GError **error);
/* Why a risk is rated again; NULL: no incident waits for it. */
char *isms_incident_dup_reason (IsmsDatabase *database, gint64 risk);

G_END_DECLS
