/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Asks who has acknowledged the version of a document that is in force, and when (7.3). */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

/* NULL: who has not yet cannot be read, and the window has said so. */
AdwDialog *
isms_acknowledge_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace, IsmsRecord *document);

G_END_DECLS
