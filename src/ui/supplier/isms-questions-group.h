/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of an assessment: the score by topic, the gaps, and the ways to answer and to act on
 * them (A.5.22). */

#pragma once

#include "isms-late-group.h"

G_BEGIN_DECLS

#define ISMS_TYPE_QUESTIONS_GROUP (isms_questions_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsQuestionsGroup, isms_questions_group, ISMS, QUESTIONS_GROUP, IsmsLateGroup)

GtkWidget *isms_questions_group_new (IsmsWorkspace *workspace);

G_END_DECLS
