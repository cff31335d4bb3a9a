/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Plans a management review, or the meeting of one that is there: when and where, who takes part,
 * what is on the agenda (9.3.1). One step. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REVIEW_DIALOG (isms_review_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReviewDialog, isms_review_dialog, ISMS, REVIEW_DIALOG, AdwDialog)

/* @review of 0: a new one. */
AdwDialog *isms_review_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace, gint64 review);

G_END_DECLS
