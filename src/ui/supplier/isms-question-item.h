/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A question as it stands while it is asked: what was recorded, and what will be. */

#pragma once

#include "isms-supplier-answer.h"

G_BEGIN_DECLS

/* Signal "changed". */
#define ISMS_TYPE_QUESTION_ITEM (isms_question_item_get_type ())
G_DECLARE_FINAL_TYPE (IsmsQuestionItem, isms_question_item, ISMS, QUESTION_ITEM, GObject)

IsmsQuestionItem *isms_question_item_new (const IsmsSupplierAnswer *answer, gboolean leads);
const char *isms_question_item_get_question (IsmsQuestionItem *self);
/* NULL: it is the one of the question before it. */
const char *isms_question_item_get_topic (IsmsQuestionItem *self);
const char *isms_question_item_get_answer (IsmsQuestionItem *self); /* a choice's value */
const char *isms_question_item_get_label (IsmsQuestionItem *self);  /* of its answer */
void isms_question_item_set_answer (IsmsQuestionItem *self, const char *answer);
const char *isms_question_item_get_note (IsmsQuestionItem *self); /* "" where there is none */
void isms_question_item_set_note (IsmsQuestionItem *self, const char *note);
gboolean isms_question_item_is_answered (IsmsQuestionItem *self);
gboolean isms_question_item_is_changed (IsmsQuestionItem *self);
/* Borrows from @self. */
IsmsSupplierMark isms_question_item_get_mark (IsmsQuestionItem *self);

G_END_DECLS
