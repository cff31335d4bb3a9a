/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Who the journal is to name: the desktop's user, or a person of the workspace. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ACTING_DIALOG (isms_acting_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IsmsActingDialog, isms_acting_dialog, ISMS, ACTING_DIALOG, AdwDialog)

AdwDialog *isms_acting_dialog_new (GSettings *settings, IsmsWorkspace *workspace);

G_END_DECLS
