/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* data/sample/risks.txt, read. */

#pragma once

#include <gio/gio.h>

#include "isms-estimate.h"

G_BEGIN_DECLS

typedef struct
{
  char *ref;
  char *title;
  GHashTable *fields; /* char * → char *, as written: "owner" → "P-003" */
  int found;          /* day of its first event */
} IsmsSampleRisk;

typedef struct
{
  const IsmsSampleRisk *risk;
  int day;
  guint order; /* in the file */
  char *what;  /* "current", "owner", …; "new" for the risk itself, before all others */
  int likelihood;
  int impact;
  char *words;   /* why, or the new value */
  char *posture; /* of "estimate" */
  IsmsEstimate estimate;
  guint row; /* "set", "report", "accept": of the table that tells it */
} IsmsSampleEvent;

typedef struct
{
  GPtrArray *risks;  /* of IsmsSampleRisk, as in the file */
  GPtrArray *events; /* of IsmsSampleEvent, as they happened */
} IsmsSampleRisks;

/* More of what happened, before it is told. */
IsmsSampleEvent *
isms_sample_risks_add (IsmsSampleRisks *self, int day, const char *what, guint row);
void isms_sample_risks_sort (IsmsSampleRisks *self);
IsmsSampleRisks *isms_sample_risks_read (GBytes *text, GError **error);
void isms_sample_risks_free (IsmsSampleRisks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsSampleRisks, isms_sample_risks_free)

G_END_DECLS
