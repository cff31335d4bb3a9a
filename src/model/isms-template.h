/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Documents to begin with, in our own words (data/templates): each is a policy or procedure with
 * blanks to be filled in. */

#pragma once

#include "isms-database.h"
#include "isms-document-version.h"

G_BEGIN_DECLS

typedef struct
{
  char *name; /* "backup": the same in every language */
  char *title;
  char *kind; /* a choice's value */
  char *summary;
  char **clauses;  /* "6.1.2" */
  char **controls; /* "A.8.13" */
  int review_months;
  char *classification; /* "public", "internal", "confidential" */
  char *body;           /* Markdown, with {{organisation}} */
} IsmsTemplate;
void isms_template_free (IsmsTemplate *self);
/* In @language, "en" or "de"; NULL: that of the messages. By title. (element-type
 * IsmsTemplate) (transfer full) */
GPtrArray *isms_template_list (const char *language);
const IsmsTemplate *isms_template_find (GPtrArray *templates, const char *name);

/* Adds a document with that as its first draft, the organisation's name filled in, tied to the
 * clauses and controls that are in use. @draft: its author and day; or NULL. Returns its id; 0 and
 * @error where the workspace cannot be read. */
gint64 isms_template_use (IsmsStep *step,
                          IsmsDatabase *database,
                          const IsmsTemplate *self,
                          const IsmsVersionDraft *draft,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsTemplate, isms_template_free)

G_END_DECLS
