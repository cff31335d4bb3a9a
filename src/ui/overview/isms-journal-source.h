/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the page of the journal asks, and what it gets. */

#pragma once

#include "isms-choice-drop.h"
#include "isms-day-rows.h"
#include "isms-journal-list.h"

G_BEGIN_DECLS

typedef struct
{
  IsmsJournalAsked *asked;
  gint64 before; /* a step's number: more that follow it; 0: from the newest on */
  guint limit;
  gboolean anew;   /* the filters are others than those of what is shown */
  gboolean people; /* with everybody whom the journal names */
} IsmsJournalQuestion;
void isms_journal_question_free (gpointer self);

typedef struct
{
  GPtrArray *rows;   /* of IsmsDayRow of IsmsJournalStep */
  GPtrArray *people; /* of IsmsChoiceItem; NULL where they were not asked for */
  guint n_steps;     /* in all */
  gboolean more;     /* they follow what is shown */
  gboolean ended;    /* there are no older ones */
  gboolean anew;
} IsmsJournalAnswer;
void isms_journal_answer_free (gpointer self);
/* An IsmsReadFunc of IsmsJournalQuestion. */
gpointer isms_journal_answer_read (IsmsDatabase *database,
                                   gpointer question,
                                   GCancellable *cancellable,
                                   GError **error);

/* The spans of days that are offered, and the days of one, into @asked. */
#define ISMS_JOURNAL_FREE_DAYS "free" /* the span of which somebody says the days */
GPtrArray *isms_journal_spans_list (void);
void isms_journal_spans_ask (const char *span, int today, IsmsJournalAsked *asked);
/* An IsmsReadFunc: what is said of the chain. (transfer full) */
gpointer isms_journal_verdict_read (IsmsDatabase *database,
                                    gpointer unused,
                                    GCancellable *cancellable,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsJournalAnswer, isms_journal_answer_free)

G_END_DECLS
