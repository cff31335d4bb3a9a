/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Bringing a spreadsheet into a register: choose a file, see what becomes of every row, import. */

#pragma once

#include <adwaita.h>

#include "isms-kind.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_IMPORT_DIALOG (isms_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IsmsImportDialog, isms_import_dialog, ISMS, IMPORT_DIALOG, AdwDialog)

/* @file: NULL asks for one first. */
void isms_import_dialog_present (GtkWidget *parent,
                                 IsmsWorkspace *workspace,
                                 const IsmsKind *kind,
                                 GFile *file);

G_END_DECLS
