/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The dialogs that approve a management review, which seals it, and that add something to one that
 * is sealed. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

/* Asks who approves, and when. (transfer none) */
AdwDialog *
isms_review_approval_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace, gint64 review);
/* Asks what is to be added, and who adds it. (transfer none) */
AdwDialog *
isms_review_addendum_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace, gint64 review);

G_END_DECLS
