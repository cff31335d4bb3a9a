/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A step of the journal: who did what when; opened, what it changed, record by record. */

#pragma once

#include <adwaita.h>

#include "isms-journal-list.h"
#include "isms-store.h"

G_BEGIN_DECLS

/* What a step did, read when somebody opens it. */
typedef struct
{
  IsmsJournalStep *step; /* with more of its records */
  GPtrArray *words;      /* (element-type utf8) of each of them: "" where nothing is told */
} IsmsJournalDetail;
IsmsJournalDetail *isms_journal_detail_read (IsmsDatabase *database, gint64 step, GError **error);
void isms_journal_detail_free (IsmsJournalDetail *self);

/* Signal "narrowed" (const char *kind, gint64 id): only that record is of interest. */
#define ISMS_TYPE_JOURNAL_ROW (isms_journal_row_get_type ())
G_DECLARE_FINAL_TYPE (IsmsJournalRow, isms_journal_row, ISMS, JOURNAL_ROW, AdwBin)

GtkWidget *isms_journal_row_new (void);
void isms_journal_row_show (IsmsJournalRow *self, const IsmsJournalStep *step);
/* @detail NULL: it is closed, or nothing is read yet. */
void isms_journal_row_open (IsmsJournalRow *self, gboolean open, const IsmsJournalDetail *detail);
/* For a screen reader. */
char *isms_journal_row_dup_said (const IsmsJournalStep *step, gboolean open);

G_END_DECLS
