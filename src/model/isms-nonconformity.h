/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What did not conform: what was done at once, why it happened, whether it happened elsewhere, what
 * was done about the cause, and whether that helped (10.2). */

#pragma once

#include "isms-record.h"
#include "isms-step.h"

G_BEGIN_DECLS

#define ISMS_TYPE_NONCONFORMITY (isms_nonconformity_get_type ())
G_DECLARE_FINAL_TYPE (IsmsNonconformity, isms_nonconformity, ISMS, NONCONFORMITY, IsmsRecord)

#define ISMS_NONCONFORMITY_N_WHYS 5

/* A new one, detected today. Returns its id. */
gint64 isms_nonconformity_create (IsmsStep *step,
                                  const char *source,
                                  const char *from_kind,
                                  gint64 from_id,
                                  const char *title,
                                  const char *what);
/* With more: @row (transfer full), title and source among it. Returns its id. */
gint64 isms_nonconformity_insert (IsmsStep *step, IsmsRow *row);
/* Of IsmsMissing: what has to be there before it can be closed. */
GPtrArray *
isms_nonconformity_list_missing (IsmsNonconformity *self, IsmsDatabase *database, GError **error);
/* Closes it today; a rule may refuse that. */
void isms_nonconformity_close (IsmsStep *step, IsmsNonconformity *self);
/* The source that a record of @kind stands for: "check" for a check of a control. */
const char *isms_nonconformity_get_source (const IsmsKind *kind);

/* One of those that came from a record, or that name it as a requirement that is not met. */
typedef struct
{
  gint64 id;
  char *ref;
  char *title;
  char *state;    /* as stored */
  char *next_due; /* ISO 8601; NULL: nothing is due */
  gboolean overdue;
} IsmsNonconformityItem;

GPtrArray *isms_nonconformity_list_from (
    IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error);

G_END_DECLS
