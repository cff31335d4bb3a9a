/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the parts of the story share. */

#pragma once

#include "isms-kind.h"
#include "isms-method.h"
#include "isms-sample-calendar.h"
#include "isms-sample-risks.h"
#include "isms-store.h"
#include "isms-table.h"

G_BEGIN_DECLS

#define ISMS_SAMPLE_N_CONTEXT 19
#define ISMS_SAMPLE_CONTEXT_METRIC 13

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
  IsmsTable *controls;
  IsmsTable *control_changes;
  IsmsTable *statements;
  IsmsTable *evidence;
  IsmsTable *checks;
  IsmsTable *check_results;
  IsmsTable *requirements;
  IsmsTable *context[ISMS_SAMPLE_N_CONTEXT];
  IsmsTable *documents;
  IsmsTable *attendances;
  IsmsTable *measurements;
  IsmsTable *supplier_answers;
  IsmsTable *improvement;
  IsmsTable *audits;
  IsmsTable *incidents;
  IsmsTable *reviews;
  IsmsTable *certification;
  IsmsTable *gaps;
  IsmsTable *blanks; /* of documents, and what they are filled with */
  GCancellable *cancellable;
} IsmsSampleStory;

/* A file of data/sample. */
GBytes *isms_sample_load (const char *name, GError **error);
gint64 isms_sample_find_id (IsmsSampleStory *story, const char *ref);
void isms_sample_note_id (IsmsSampleStory *story, const char *ref, gint64 id);
IsmsStep *
isms_sample_begin (IsmsSampleStory *story, int day, const char *person, const char *label);

/* The tables of the story as records. @refs: "A-001 A-002"; FALSE where one is not there. */
void isms_sample_set_cell (
    IsmsSampleStory *story, IsmsRow *row, const IsmsKind *kind, const char *name, const char *text);
void isms_sample_note_ids (IsmsSampleStory *story, IsmsTable *table);
gboolean isms_sample_link_records (IsmsSampleStory *story,
                                   IsmsStep *step,
                                   const IsmsKind *kind,
                                   gint64 id,
                                   const char *name,
                                   const char *refs);
void isms_sample_add_table (IsmsSampleStory *story,
                            IsmsStep *step,
                            const IsmsKind *kind,
                            IsmsTable *table);
gboolean isms_sample_link_table (IsmsSampleStory *story,
                                 IsmsStep *step,
                                 const IsmsKind *kind,
                                 IsmsTable *table,
                                 const char *name);

/* "-12 16:40": a day of the story, and the time by the clocks of the place. */
gboolean isms_sample_set_time (
    IsmsSampleStory *story, IsmsRow *values, int told, const char *name, const char *text);

/* A table of data/sample. */
IsmsTable *isms_sample_load_table (const char *name, GCancellable *cancellable, GError **error);
/* The cell of the column that is called @name. */
const char *isms_sample_get_cell (IsmsTable *table, guint row, const char *name);
int isms_sample_get_number (IsmsTable *table, guint row, const char *name);

/* What is done about the risks, and who accepted what remains, as events among the others. */
void isms_sample_treatment_plan (IsmsSampleStory *story, IsmsSampleRisks *risks);
gboolean isms_sample_treatment_happens (IsmsSampleStory *story,
                                        const IsmsSampleEvent *event,
                                        const char *manager,
                                        GError **error);

/* What suppliers answered, and what it came to. */
void isms_sample_suppliers_plan (IsmsSampleStory *story, IsmsSampleRisks *risks);
gboolean isms_sample_suppliers_happen (IsmsSampleStory *story, guint row, int day, GError **error);

/* Which checks of controls were planned, and what they found. */
void isms_sample_checks_plan (IsmsSampleStory *story, IsmsSampleRisks *risks);
gboolean isms_sample_checks_happens (IsmsSampleStory *story,
                                     const IsmsSampleEvent *event,
                                     const char *manager,
                                     gboolean *handled,
                                     GError **error);

/* What was decided of the controls, as events among the others too. */
gboolean isms_sample_statement_note_ids (IsmsSampleStory *story, GError **error);
void isms_sample_statement_plan (IsmsSampleStory *story, IsmsSampleRisks *risks);
/* What a customer asks for, on that day. */
gboolean isms_sample_requirements_happen (IsmsSampleStory *story,
                                          int day,
                                          const char *manager,
                                          GError **error);
gboolean isms_sample_statement_happens (IsmsSampleStory *story,
                                        const IsmsSampleEvent *event,
                                        const char *manager,
                                        gboolean *handled,
                                        GError **error);

/* What was collected to show it. */
void isms_sample_evidence_plan (IsmsSampleStory *story, IsmsSampleRisks *risks);
gboolean isms_sample_evidence_collect (IsmsSampleStory *story, guint row, int day, GError **error);

/* The context of the organisation, each record on its day. */
gboolean isms_sample_context_load (IsmsSampleStory *story, GError **error);
void isms_sample_context_clear (IsmsSampleStory *story);
void isms_sample_context_plan (IsmsSampleStory *story, IsmsSampleRisks *risks);
gboolean isms_sample_context_happens (IsmsSampleStory *story,
                                      const IsmsSampleEvent *event,
                                      const char *manager,
                                      GError **error);
/* What was written, approved and read. */
void isms_sample_documents_plan (IsmsSampleStory *story, IsmsSampleRisks *risks);
gboolean isms_sample_documents_happen (IsmsSampleStory *story, guint row, int day, GError **error);
/* Who was at which session. */
void isms_sample_training_plan (IsmsSampleStory *story, IsmsSampleRisks *risks);
gboolean isms_sample_training_happens (IsmsSampleStory *story, guint row, int day, GError **error);
/* What was measured, and when. */
void isms_sample_metrics_plan (IsmsSampleStory *story, IsmsSampleRisks *risks);
gboolean isms_sample_metrics_happens (
    IsmsSampleStory *story, guint row, int day, const char *manager, GError **error);

/* What did not conform, what was done about it, and ideas. */
void isms_sample_improvement_plan (IsmsSampleStory *story, IsmsSampleRisks *risks);
gboolean isms_sample_improvement_happens (
    IsmsSampleStory *story, IsmsTable *table, guint first, int day, GError **error);

/* Management reviews. */
void isms_sample_reviews_plan (IsmsSampleStory *story, IsmsSampleRisks *risks);
gboolean isms_sample_reviews_happen (IsmsSampleStory *story, guint first, int day, GError **error);
/* What lacks before the auditors come. */
void isms_sample_certification_plan (IsmsSampleStory *story, IsmsSampleRisks *risks);
gboolean isms_sample_gaps_happen (IsmsSampleStory *story, guint first, int day, GError **error);

G_END_DECLS
