/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Versions of a document and their life (7.5.2, 7.5.3): draft → in review → approved → in force →
 * withdrawn. At most one is in force, and at most one is being made beside it: what is done to a
 * document is done to that one. */

#pragma once

#include "isms-content.h"
#include "isms-database.h"
#include "isms-field.h"
#include "isms-step.h"

G_BEGIN_DECLS

extern const IsmsChoice isms_document_states[]; /* "none", and those of a version */

/* Who does it, when, and with which words. All of it may be left out. */
typedef struct
{
  gint64 person;       /* 0: @name alone */
  const char *name;    /* NULL: the person's, else whom the journal names */
  const char *day;     /* YYYY-MM-DD; NULL: the day of the step */
  const char *text;    /* of a new version, Markdown; NULL: as the one before it */
  const char *summary; /* what is new in it */
  const char *uid;     /* NULL: a new one; for samples */
} IsmsVersionDraft;

typedef enum
{
  ISMS_VERSION_SEND,    /* the draft, to review */
  ISMS_VERSION_RETURN,  /* what is in review, to be drafted again */
  ISMS_VERSION_APPROVE, /* what is in review; by another than its author */
  ISMS_VERSION_ENFORCE, /* what was approved; what was in force is withdrawn in the same step */
  ISMS_VERSION_RETIRE,  /* what is in force, or was approved, with nothing in its place */
} IsmsVersionMove;

/* Each is done when the step is committed. G_IO_ERROR_INVALID_DATA with a sentence from the commit
 * where a rule refuses it. */
void isms_document_add_version (IsmsStep *step, gint64 document, const IsmsVersionDraft *draft);
void isms_document_write (IsmsStep *step, gint64 document, const char *text);
void isms_document_summarise (IsmsStep *step, gint64 document, const char *summary);
void isms_document_attach (IsmsStep *step, gint64 document, gint64 version, IsmsContent *content);
void isms_document_discard_draft (IsmsStep *step, gint64 document);
void isms_document_move (IsmsStep *step,
                         gint64 document,
                         IsmsVersionMove move,
                         const IsmsVersionDraft *draft);
/* What such a step is called: "Approved version 2 of D-003". */
char *
isms_document_dup_label (IsmsVersionMove move, const char *ref, int number, const char *approver);

typedef struct
{
  gint64 id;
  int number;
  char *state; /* a choice's value */
  gint64 author_id;
  char *author;
  gint64 approver_id;
  char *approver; /* or NULL, and so what follows */
  char *drafted_on;
  char *sent_on;
  char *approved_on;
  char *effective_on;
  char *retired_on;
  char *summary;
  gboolean has_text;
  guint n_files;
} IsmsDocumentVersion;
void isms_document_version_free (IsmsDocumentVersion *self);
/* The newest first. (element-type IsmsDocumentVersion) */
GPtrArray *isms_document_load_versions (IsmsDatabase *database, gint64 document, GError **error);
/* The text of a version by its id; "" where it has none, NULL on error. */
char *isms_document_load_text (IsmsDatabase *database, gint64 version, GError **error);
/* "In force since 3 March 2026, approved by Ada Osei": what was done to it last. */
char *isms_document_version_dup_words (const IsmsDocumentVersion *self);

/* The blanks of a text that are still to be filled in: [[so]]. */
guint isms_document_count_blanks (const char *text);
/* What belongs into each. */
GStrv isms_document_dup_blanks (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsDocumentVersion, isms_document_version_free)

G_END_DECLS
