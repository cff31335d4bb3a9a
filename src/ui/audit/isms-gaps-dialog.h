/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Proposes an audit of what the programme has not reached, to be changed and made (9.2.2). */

#pragma once

#include <adwaita.h>

#include "isms-audit-proposal.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_GAPS_DIALOG (isms_gaps_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IsmsGapsDialog, isms_gaps_dialog, ISMS, GAPS_DIALOG, AdwDialog)

IsmsGapsDialog *
isms_gaps_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace, gint64 programme);
/* NULL: it is being read. */
const IsmsAuditProposal *isms_gaps_dialog_get_proposal (IsmsGapsDialog *self);

G_END_DECLS
