/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the parts of the story share. */

#pragma once

#include "isms-method.h"
#include "isms-sample-calendar.h"
#include "isms-sample-risks.h"
#include "isms-store.h"
#include "isms-table.h"

G_BEGIN_DECLS

typedef struct
{
  IsmsStore *store;
  IsmsMethod *method;
  IsmsSampleCalendar calendar;
  GKeyFile *organisation;
  GHashTable *ids;   /* ref → row */
  GHashTable *names; /* ref of a person → name */
  GHashTable *rated; /* const IsmsSampleRisk * → its newest IsmsSampleEvent of kind "current" */
  IsmsTable *actions;
  IsmsTable *acceptances;
  GCancellable *cancellable;
} IsmsSampleStory;

gint64 isms_sample_find_id (IsmsSampleStory *story, const char *ref);
void isms_sample_note_id (IsmsSampleStory *story, const char *ref, gint64 id);
IsmsStep *
isms_sample_begin (IsmsSampleStory *story, int day, const char *person, const char *label);

/* What is done about the risks, and who accepted what remains, as events among the others. */
void isms_sample_treatment_plan (IsmsSampleStory *story, IsmsSampleRisks *risks);
gboolean isms_sample_treatment_happens (IsmsSampleStory *story,
                                        const IsmsSampleEvent *event,
                                        const char *manager,
                                        GError **error);

G_END_DECLS
