/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is missing before something may be done with a record: said beforehand by a form, and by the
 * rule that refuses it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *words;       /* "a lead auditor" */
  const char *where; /* the field to fill in, or the kind of the records that are missing */
} IsmsMissing;

GPtrArray *isms_missing_new (void);
void isms_missing_add (GPtrArray *self, const char *where, const char *words);
char *isms_missing_dup_words (GPtrArray *self); /* NULL: nothing is */

G_END_DECLS
