/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Plans all audits of a programme's years, to be seen before they are made (9.2.2). */

#pragma once

#include <adwaita.h>

#include "isms-audit-proposal.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_YEARS_DIALOG (isms_years_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IsmsYearsDialog, isms_years_dialog, ISMS, YEARS_DIALOG, AdwDialog)

/* The programme was made, or its audits were. */
typedef void (*IsmsYearsPlanned) (GtkWidget *parent, gint64 programme);
/* @programme 0: a new one is made. */
IsmsYearsDialog *isms_years_dialog_present (GtkWidget *parent,
                                            IsmsWorkspace *workspace,
                                            gint64 programme,
                                            IsmsYearsPlanned planned);
/* What is shown; NULL: it is being read. */
GPtrArray *isms_years_dialog_get_proposals (IsmsYearsDialog *self);

G_END_DECLS
