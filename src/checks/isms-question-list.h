/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* All questions, asked in the background, and again where a step changed what they read. Start
 * reading here. */

#pragma once

#include "isms-question.h"
#include "isms-store.h"

G_BEGIN_DECLS

#define ISMS_TYPE_QUESTION_LIST (isms_question_list_get_type ())
G_DECLARE_FINAL_TYPE (IsmsQuestionList, isms_question_list, ISMS, QUESTION_LIST, GObject)

/* A GListModel of IsmsQuestion that always holds all of them, in their order. Properties,
 * read-only: "busy", "n-hits", "n-known". Signal "changed": answers were taken, and at least one is
 * otherwise than before.
 *
 * Of the thread of the store's main context. Nothing is asked before isms_question_list_ask ();
 * from then on it follows the store by itself. */
IsmsQuestionList *isms_question_list_new (IsmsStore *store);
void isms_question_list_ask (IsmsQuestionList *self);
/* The same for the command line and tests: asks what is to be asked, and waits for it. */
gboolean
isms_question_list_wait (IsmsQuestionList *self, GCancellable *cancellable, GError **error);
/* Drops what is under way; isms_question_list_ask () goes on with it. */
void isms_question_list_cancel (IsmsQuestionList *self);
gboolean isms_question_list_get_busy (IsmsQuestionList *self);

IsmsQuestion *isms_question_list_find (IsmsQuestionList *self, const char *id);
guint isms_question_list_get_n_hits (IsmsQuestionList *self);
guint isms_question_list_get_n_known (IsmsQuestionList *self);
guint isms_question_list_count (IsmsQuestionList *self, IsmsSeverity severity); /* of hits */
/* The last error of asking in the background, or NULL. */
const GError *isms_question_list_get_error (IsmsQuestionList *self);

G_END_DECLS
