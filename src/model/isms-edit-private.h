/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rules of single fields, for one record on the main thread and for many inside a step. */

#pragma once

#include "isms-edit.h"

G_BEGIN_DECLS

/* May @field of a risk become @value (unset: not set), as its status and its owner stand? */
gboolean isms_edit_check_risk (
    gboolean is_draft, gint64 owner, const IsmsField *field, const GValue *value, GError **error);
/* May @parent be above the unit @id? */
gboolean isms_edit_check_parent (IsmsDatabase *database, gint64 id, gint64 parent, GError **error);
/* May the person @id be deleted? */
gboolean isms_edit_check_person (IsmsDatabase *database, gint64 id, GError **error);

G_END_DECLS
