/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The auditor's questions and what each of them hits, the gravest first. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

/* An IsmsPage. */
#define ISMS_TYPE_QUESTIONS_PAGE (isms_questions_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsQuestionsPage, isms_questions_page, ISMS, QUESTIONS_PAGE, AdwBin)

GtkWidget *isms_questions_page_new (IsmsWorkspace *workspace);

G_END_DECLS
