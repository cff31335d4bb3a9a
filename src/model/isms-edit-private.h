/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What edits of one record and of many share. */

#pragma once

#include "isms-edit.h"

G_BEGIN_DECLS

/* @text as a row of the one column of @field; NULL with a sentence. Not for LINKS. */
IsmsRow *
isms_edit_parse (const IsmsField *field, const char *text, const char *currency, GError **error);
/* As a part of @step: sets @row (transfer full), or deletes where it is NULL, by the rules. */
void isms_edit_change_one (IsmsStep *step, IsmsRecord *record, IsmsRow *row);

G_END_DECLS
