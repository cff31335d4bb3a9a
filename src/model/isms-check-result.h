/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What checks of controls found (9.1): recorded, and never changed. */

#pragma once

#include "isms-field.h"
#include "isms-step.h"

G_BEGIN_DECLS

extern const IsmsChoice isms_check_results[]; /* pass, partly, fail */

/* What the person gives. */
typedef struct
{
  const char *result;     /* a choice's value */
  const char *checked_on; /* NULL: the day of the step */
  gint64 person;          /* who looked; 0: @name alone */
  const char *name;       /* NULL: the person's, else whom the journal names */
  const char *words;      /* what was seen; may be NULL where it passed */
  const char *uid;        /* NULL: a new one; for samples */
} IsmsCheckDraft;

/* Adds a result to the check, when the step is committed. G_IO_ERROR_INVALID_DATA with a sentence
 * from the commit: a day that is still to come, no words on what did not pass, a check without a
 * control. */
void isms_check_record (IsmsStep *step, gint64 check, const IsmsCheckDraft *draft);
/* What such a step is called: "Recorded that CK-003 failed"; @ref NULL: of @n checks. */
char *isms_check_dup_label (const char *ref, guint n, const char *result);

typedef struct
{
  gint64 id;
  char *result;     /* a choice's value */
  char *checked_on; /* YYYY-MM-DD */
  char *person;
  char *words; /* or NULL */
} IsmsCheckResult;
void isms_check_result_free (IsmsCheckResult *self);
/* The newest first. (element-type IsmsCheckResult) */
GPtrArray *isms_check_load_results (IsmsDatabase *database, gint64 check, GError **error);

/* "check CK-003 failed on 12 October 2026, …": what column doubts of control_doubts and soa_row
 * keeps. NULL for NULL. */
char *isms_check_dup_doubts (const char *json);
/* The same for a control as it stands: "Implemented, reported as partly implemented: …"; NULL where
 * nothing speaks against it, or @error is set. */
char *isms_check_dup_reported (IsmsDatabase *database, gint64 control, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsCheckResult, isms_check_result_free)

G_END_DECLS
