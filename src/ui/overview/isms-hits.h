/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What can be done about a hit of an auditor's question: to mend it, or to say why it stands. */

#pragma once

#include <adwaita.h>

#include "isms-question-list.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

/* The questions of the workspace, asked once for all that show them. (transfer none) */
IsmsQuestionList *isms_hits_get_questions (IsmsWorkspace *workspace);
/* Opens the record at the field that mends it. */
void isms_hits_fix (GtkWidget *widget, IsmsHit *hit);
/* Asks why it stands as it does, and until when. (transfer none) */
AdwDialog *isms_hits_know (GtkWidget *widget, IsmsWorkspace *workspace, IsmsHit *hit);
/* It is a hit like others again. */
void isms_hits_end (GtkWidget *widget, IsmsWorkspace *workspace, IsmsHit *hit);
/* "error", "warning" or "dimmed": a class of what tells the severity. */
const char *isms_hits_get_style (IsmsSeverity severity);
const char *isms_hits_get_icon (IsmsSeverity severity);

G_END_DECLS
