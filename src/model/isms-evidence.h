/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Evidence: a file, an address or words that show something of records of any kind, until a day or
 * for good (7.5.3, 9.1). */

#pragma once

#include "isms-attachment.h"
#include "isms-record.h"
#include "isms-step.h"

G_BEGIN_DECLS

#define ISMS_TYPE_EVIDENCE (isms_evidence_get_type ())
G_DECLARE_FINAL_TYPE (IsmsEvidence, isms_evidence, ISMS, EVIDENCE, IsmsRecord)

/* What new evidence is; NULL: not set. */
typedef struct
{
  const char *title; /* not empty */
  const char *form;  /* "file", "link", "note" */
  const char *kind;
  const char *link;
  const char *words;
  const char *collected_on; /* ISO 8601; NULL: today */
  gint64 collected_by;      /* a person; 0: nobody is named */
  const char *valid_until;
  const char *uid;
} IsmsEvidenceDraft;

/* Returns its id. What a rule refuses fails the commit. */
gint64 isms_evidence_create (IsmsStep *step, const IsmsEvidenceDraft *draft);
/* Whether evidence @id shows something of the record @for_id of @for_kind. */
void isms_evidence_set_for (
    IsmsStep *step, gint64 id, const IsmsKind *for_kind, gint64 for_id, gboolean shows);
/* The evidence in use for a record, the newest first. (element-type IsmsEvidence) (transfer full)
 */
GPtrArray *isms_evidence_load_for (IsmsDatabase *database,
                                   const IsmsKind *for_kind,
                                   gint64 for_id,
                                   GError **error);
/* Whether the desktop can open it. */
gboolean isms_evidence_is_address (const char *text);
/* How long it is valid, in words: "Expired on 5 Nov 2026"; NULL: for good. */
char *isms_evidence_dup_validity (IsmsRecord *self);
/* What became of a stored file, in a sentence, once isms_attachment_check () looked. */
char *isms_evidence_dup_verdict (const IsmsAttachment *file);

G_END_DECLS
