/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What an asset needs and what needs it, as a tree both ways, from which any of them is opened. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"
#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_DEPENDENCY_DIALOG (isms_dependency_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsDependencyDialog, isms_dependency_dialog, ISMS, DEPENDENCY_DIALOG, AdwDialog)

AdwDialog *isms_dependency_dialog_new (IsmsWorkspace *workspace, IsmsRecord *asset);
/* A GtkTreeListModel. */
GListModel *isms_dependency_dialog_get_model (IsmsDependencyDialog *self);

G_END_DECLS
