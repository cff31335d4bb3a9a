/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One question of an auditor, and what it hits. */

#pragma once

#include "isms-hit.h"

G_BEGIN_DECLS

/* How grave it is, from a hint to what an auditor would raise. */
typedef enum
{
  ISMS_SEVERITY_HINT,          /* good practice */
  ISMS_SEVERITY_WEAKNESS,      /* the standard asks for it, and it is not wholly there */
  ISMS_SEVERITY_NONCONFORMITY, /* a requirement that is not fulfilled */
} IsmsSeverity;
#define ISMS_N_SEVERITIES 3

const char *isms_severity_get_name (IsmsSeverity severity);  /* "nonconformity" */
const char *isms_severity_get_label (IsmsSeverity severity); /* translated */

#define ISMS_TYPE_QUESTION (isms_question_get_type ())
G_DECLARE_FINAL_TYPE (IsmsQuestion, isms_question, ISMS, QUESTION, GObject)

/* Properties, read-only: "id", "title" and "clause", which stay; "severity", as a number; "n-hits"
 * and "n-known", which are told when they change. */

const char *isms_question_get_id (IsmsQuestion *self);     /* "risk-without-owner" */
const char *isms_question_get_clause (IsmsQuestion *self); /* "6.1.2 c) 2)", "A.5.24" */
IsmsSeverity isms_question_get_severity (IsmsQuestion *self);
const char *isms_question_get_title (IsmsQuestion *self); /* translated */
const IsmsKind *isms_question_get_kind (IsmsQuestion *self);
const char *isms_question_get_field (IsmsQuestion *self);
const char *isms_question_get_sql (IsmsQuestion *self);

/* Lists of IsmsHit by the refs of their records, which tell what changes in them. */
GListModel *isms_question_get_hits (IsmsQuestion *self);  /* without those that are known */
GListModel *isms_question_get_known (IsmsQuestion *self); /* these */
guint isms_question_get_n_hits (IsmsQuestion *self);
guint isms_question_get_n_known (IsmsQuestion *self);
/* FALSE: it has not been asked yet. */
gboolean isms_question_get_asked (IsmsQuestion *self);
/* On what its answer depends; NULL until it was asked. */
const char *const *isms_question_get_tables (IsmsQuestion *self);

G_END_DECLS
