/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Asks who accepts a risk or approves its plan, in what words and until when; and why an acceptance
 * is withdrawn. */

#pragma once

#include <adwaita.h>

#include "isms-acceptance.h"
#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

AdwDialog *isms_acceptance_dialog_present (GtkWidget *parent,
                                           IsmsWorkspace *workspace,
                                           IsmsRecord *risk,
                                           IsmsAcceptanceWhat what);
AdwDialog *isms_acceptance_withdraw_present (GtkWidget *parent,
                                             IsmsWorkspace *workspace,
                                             IsmsRecord *risk,
                                             gint64 acceptance);

G_END_DECLS
