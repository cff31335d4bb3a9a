/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The proposed plan of the project: two days, who is responsible, and what of it is taken. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_PROJECT_DIALOG (isms_project_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IsmsProjectDialog, isms_project_dialog, ISMS, PROJECT_DIALOG, AdwDialog)

/* (transfer none) */
IsmsProjectDialog *isms_project_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace);

G_END_DECLS
