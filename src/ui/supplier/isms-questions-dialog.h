/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Asks a supplier the questionnaire in one sitting, as one step (A.5.19 to A.5.23). */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_QUESTIONS_DIALOG (isms_questions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IsmsQuestionsDialog, isms_questions_dialog, ISMS, QUESTIONS_DIALOG, AdwDialog)

IsmsQuestionsDialog *isms_questions_dialog_present (GtkWidget *parent,
                                                    IsmsWorkspace *workspace,
                                                    IsmsRecord *supplier,
                                                    IsmsRecord *assessment);
/* For the tests: (element-type IsmsQuestionItem); empty until they are read. */
GListModel *isms_questions_dialog_get_questions (IsmsQuestionsDialog *self);

G_END_DECLS
