/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is typed into a draft and not saved yet: it outlives a crash, and is no part of the history.
 */

#pragma once

#include "isms-database.h"
#include "isms-step.h"

G_BEGIN_DECLS

/* @kept is what the draft said when the person began to type. */
void isms_document_note (IsmsStep *step, gint64 version, const char *kept, const char *text);
void isms_document_forget_note (IsmsStep *step, gint64 version);
/* What was typed last and never saved, as long as the draft still says @kept; NULL: nothing. */
char *
isms_document_load_note (IsmsDatabase *database, gint64 version, const char *kept, GError **error);

G_END_DECLS
