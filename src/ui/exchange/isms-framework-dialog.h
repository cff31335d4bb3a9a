/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Bringing in a framework or a mapping: choose a file, see in words what becomes of it, import. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_FRAMEWORK_DIALOG (isms_framework_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IsmsFrameworkDialog, isms_framework_dialog, ISMS, FRAMEWORK_DIALOG, AdwDialog)

/* @file: NULL asks for one first. */
void isms_framework_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace, GFile *file);

G_END_DECLS
