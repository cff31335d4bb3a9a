/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Scenarios: what may happen to an asset of its kind, put together from the catalogues of threats
 * and vulnerabilities, and made into drafts of risks (6.1.2 c 1). */

#pragma once

#include "isms-record.h"
#include "isms-step.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 threat;
  gint64 vulnerability;
  char *threat_title;
  char *vulnerability_title;
  char *category; /* of the threat */
  char *cause;
  char *event;
  char *cia;  /* NULL: not said */
  int weight; /* the greatest need of the asset that it touches, 0 where none is known */
} IsmsScenario;

void isms_scenario_free (IsmsScenario *self);

/* What is typical of the asset's kind and not a risk of it yet, the weightiest first. Empty where
 * the asset has no kind. (element-type IsmsScenario) (transfer full) */
GPtrArray *isms_scenario_suggest (IsmsDatabase *database, gint64 asset, GError **error);

/* Which of its goals would be lost at @asset (an IsmsAsset), in a sentence. */
char *isms_scenario_dup_consequence (const IsmsScenario *self, IsmsRecord *asset);
char *isms_scenario_dup_title (const IsmsScenario *self, IsmsRecord *asset);

/* "Added 3 drafts of risks of A-020". */
char *isms_scenario_dup_label (IsmsRecord *asset, guint n);
/* Drafts of risks of @asset, one for each scenario; the ids are (out) in @ids where it is given. */
void
isms_scenario_add_drafts (IsmsStep *step, IsmsRecord *asset, GPtrArray *scenarios, GArray *ids);
/* Takes the scenario into a risk that is there; words that somebody wrote already stay. */
void
isms_scenario_apply (IsmsStep *step, IsmsRecord *risk, IsmsRecord *asset, const IsmsScenario *self);

/* Cause, event and consequence as what one person would say to another; "" without any. */
char *isms_scenario_dup_statement (const char *cause, const char *event, const char *consequence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsScenario, isms_scenario_free)

G_END_DECLS
