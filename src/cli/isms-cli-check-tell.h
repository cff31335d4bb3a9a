/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What “check” tells of the auditor's questions. */

#pragma once

#include "isms-cli.h"
#include "isms-question-list.h"

G_BEGIN_DECLS

void isms_cli_print_questions (IsmsQuestionList *questions);
/* The members of an object that the caller has begun. */
void isms_cli_add_questions (JsonBuilder *json, IsmsQuestionList *questions);
IsmsExit isms_cli_judge_questions (IsmsQuestionList *questions);

G_END_DECLS
