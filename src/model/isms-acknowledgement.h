/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Who has acknowledged the version of a document that is in force (7.3). */

#pragma once

#include "isms-database.h"
#include "isms-step.h"

G_BEGIN_DECLS

/* Adds it for each of @n persons who has not yet; @day NULL: the day of the step. From the commit
 * G_IO_ERROR_INVALID_DATA with a sentence where no version is in force. */
void isms_document_acknowledge (
    IsmsStep *step, gint64 document, const gint64 *persons, guint n, const char *day);
/* What such a step is called. */
char *isms_document_dup_acknowledge_label (const char *ref, guint n);

typedef struct
{
  gint64 person; /* 0: no longer there */
  char *name;
  char *unit;            /* or NULL */
  char *acknowledged_on; /* NULL: not yet */
} IsmsAcknowledgement;
void isms_acknowledgement_free (IsmsAcknowledgement *self);
/* Of the version in force: everybody who is asked, and who else did; those who have not first, by
 * name. (element-type IsmsAcknowledgement) */
GPtrArray *
isms_document_load_acknowledgements (IsmsDatabase *database, gint64 document, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsAcknowledgement, isms_acknowledgement_free)

G_END_DECLS
