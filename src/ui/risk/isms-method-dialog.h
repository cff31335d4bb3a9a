/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Making the next version of the risk method, in three steps: the draft, which former point becomes
 * which, what becomes of every risk. */

#pragma once

#include <adwaita.h>

#include "isms-method-change.h"
#include "isms-method-draft.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_METHOD_DIALOG (isms_method_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMethodDialog, isms_method_dialog, ISMS, METHOD_DIALOG, AdwDialog)

/* @draft stays the caller's: closing the dialog keeps what was begun. */
void isms_method_dialog_present (GtkWidget *parent,
                                 IsmsWorkspace *workspace,
                                 IsmsMethod *in_force,
                                 IsmsMethodDraft *draft);
/* For tests and pictures: to "mapping", then to "preview". */
void isms_method_dialog_go (IsmsMethodDialog *self, const char *step);
IsmsMethodPreview *isms_method_dialog_get_preview (IsmsMethodDialog *self);

G_END_DECLS
