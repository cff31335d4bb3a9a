/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The journal: who changed what, and when; by person, day, words and record; its chain verified. */

#pragma once

#include <adwaita.h>

#include "isms-choice-drop.h"
#include "isms-day-rows.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

/* An IsmsPage. */
#define ISMS_TYPE_JOURNAL_PAGE (isms_journal_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsJournalPage, isms_journal_page, ISMS, JOURNAL_PAGE, AdwBin)

GtkWidget *isms_journal_page_new (IsmsWorkspace *workspace);
IsmsChoiceDrop *isms_journal_page_get_person (IsmsJournalPage *self);
IsmsChoiceDrop *isms_journal_page_get_span (IsmsJournalPage *self);
IsmsDayRows *isms_journal_page_get_rows (IsmsJournalPage *self); /* of IsmsJournalStep */
/* Only the steps that changed that record; 0: of all. */
void isms_journal_page_narrow (IsmsJournalPage *self, const char *kind, gint64 id);
void isms_journal_page_focus_list (IsmsJournalPage *self);
/* What the step at @position changed is shown, or no longer. */
void isms_journal_page_open (IsmsJournalPage *self, guint position);
void isms_journal_page_verify (IsmsJournalPage *self);
const char *isms_journal_page_get_verdict (IsmsJournalPage *self); /* "" before */
gboolean isms_journal_page_is_behind (IsmsJournalPage *self);

G_END_DECLS
