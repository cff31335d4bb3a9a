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
/* The same for many by their ids: those that are gone are left out, and the sentence of a refusal
 * begins with the record. @ids is not changed any more. */
void isms_edit_change_many (IsmsStep *step, const IsmsKind *kind, GArray *ids, IsmsRow *row);
/* At once, within a step, by the rules: sets @row (transfer full), or deletes where it is NULL.
 * With an @id of 0 it is a new record. */
gboolean
isms_edit_write (IsmsWriter *writer, const IsmsKind *kind, gint64 id, IsmsRow *row, GError **error);

G_END_DECLS
