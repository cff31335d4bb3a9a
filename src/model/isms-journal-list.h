/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The journal as people read it: steps, newest first, with the records that each of them changed.
 */

#pragma once

#include "isms-kind.h"

G_BEGIN_DECLS

/* A record that a step changed, as it is called now, or was when it went. */
typedef struct
{
  const IsmsKind *kind;
  gint64 id;
  char *ref;
  char *title;
  gboolean gone;
} IsmsJournalRecord;

typedef struct
{
  gint64 id;
  char *at; /* UTC */
  int day;  /* here, Julian */
  char *actor;
  char *label;
  IsmsStepKind kind;
  GPtrArray *records; /* of IsmsJournalRecord: the first ones */
  guint n_records;    /* all of them */
} IsmsJournalStep;
void isms_journal_step_free (IsmsJournalStep *self);
/* "09:14", here. */
char *isms_journal_step_dup_time (const IsmsJournalStep *self);
/* "R-014 Flood, R-015 Fire and 12 more"; "" where it changed no record. */
char *isms_journal_step_dup_records (const IsmsJournalStep *self);
gboolean isms_journal_step_says_the_same (gconstpointer left, gconstpointer right);

/* What is asked for; each may be left out. */
typedef struct
{
  char *actor;
  char *from; /* YYYY-MM-DD, here; both count */
  char *to;
  char *words;       /* of the sentence, in any order, in upper or lower case */
  const char *table; /* the kind of a record: only the steps that changed */
  gint64 row;        /* … that one */
} IsmsJournalAsked;
IsmsJournalAsked *isms_journal_asked_copy (const IsmsJournalAsked *self);
void isms_journal_asked_free (IsmsJournalAsked *self);

/* Older than @before (0: from the newest on), at most @limit (0: all), each with at most @n_named
 * of its records. (element-type IsmsJournalStep) */
GPtrArray *isms_journal_list_load (IsmsDatabase *database,
                                   const IsmsJournalAsked *asked,
                                   gint64 before,
                                   guint limit,
                                   guint n_named,
                                   GError **error);
/* How many there are in all. */
gboolean isms_journal_list_count (IsmsDatabase *database,
                                  const IsmsJournalAsked *asked,
                                  guint *n_steps,
                                  GError **error);
/* Everybody the journal names, by name; NULL on error. */
GStrv isms_journal_list_actors (IsmsDatabase *database, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsJournalAsked, isms_journal_asked_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsJournalStep, isms_journal_step_free)

G_END_DECLS
