/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a supplier was asked in an assessment, and what it answered (A.5.19 to A.5.23). The
 * questions come with the program (data/catalogue/supplier-questions.ini); an assessment keeps them
 * in the words that it was made with. What the answers count is computed in supplier_score
 * (010-suppliers.sql). */

#pragma once

#include "isms-database.h"
#include "isms-field.h"
#include "isms-step.h"

G_BEGIN_DECLS

extern const IsmsChoice isms_supplier_answers[]; /* yes, partly, no, not_applicable, not_asked */

#define ISMS_NO_SUPPLIER_SCORE (-1)

typedef struct
{
  guint place;     /* in the questionnaire */
  gboolean stored; /* with the assessment; else it is still to be asked */
  char *name;      /* of the question */
  char *topic;
  char *question;
  int weight;
  char *answer;  /* a choice's value */
  char *note;    /* or NULL */
  gint64 action; /* what is done about it; 0: nothing */
  char *action_ref;
} IsmsSupplierAnswer;
void isms_supplier_answer_free (IsmsSupplierAnswer *self);
/* (element-type IsmsSupplierAnswer) In the order of the questionnaire. */
GPtrArray *isms_supplier_answer_load (IsmsDatabase *database, gint64 assessment, GError **error);
/* The same of an assessment that is not there yet. */
GPtrArray *isms_supplier_answer_load_new (IsmsDatabase *database, gint64 supplier, GError **error);
gint64 isms_supplier_answer_find_open (IsmsDatabase *database, gint64 supplier);

/* How a topic stands. */
typedef struct
{
  char *topic;
  int score; /* ISMS_NO_SUPPLIER_SCORE: nothing of it counts */
  guint answered;
  guint not_asked;
  guint gaps;
} IsmsSupplierTopic;
void isms_supplier_topic_free (IsmsSupplierTopic *self);
/* (element-type IsmsSupplierTopic) In the order of the questionnaire. */
GPtrArray *isms_supplier_topic_load (IsmsDatabase *database, gint64 assessment, GError **error);

typedef struct
{
  const char *name; /* of a question */
  const char *answer;
  const char *note; /* or NULL */
} IsmsSupplierMark;
void isms_supplier_answer_record (IsmsStep *step,
                                  gint64 assessment,
                                  const IsmsSupplierMark *marks,
                                  guint n_marks);
char *isms_supplier_answer_dup_label (const char *ref, guint n);

/* An assessment of @supplier that is being made. Returns its id. */
gint64 isms_supplier_answer_begin (IsmsStep *step, gint64 supplier, const char *title);
void isms_supplier_answer_act_on_gaps (IsmsStep *step, gint64 assessment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsSupplierAnswer, isms_supplier_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsSupplierTopic, isms_supplier_topic_free)

G_END_DECLS
