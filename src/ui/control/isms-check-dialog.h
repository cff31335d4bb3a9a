/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Asks what a check found: one, or the same of several at once (9.1). */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

/* @one: the only check of @ids, or NULL for several. @result: a choice's value to begin with. */
AdwDialog *isms_check_dialog_present (
    GtkWidget *parent, IsmsWorkspace *workspace, GArray *ids, IsmsRecord *one, const char *result);
/* The step that records it of all; not committed yet. */
IsmsStep *isms_check_dialog_prepare_passed (IsmsWorkspace *workspace, GArray *ids, IsmsRecord *one);

G_END_DECLS
