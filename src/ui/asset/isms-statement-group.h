/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of a risk: its statement as one would read it out, and suggestions for it. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"
#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_STATEMENT_GROUP (isms_statement_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsStatementGroup, isms_statement_group, ISMS, STATEMENT_GROUP, AdwPreferencesGroup)

GtkWidget *isms_statement_group_new (IsmsWorkspace *workspace);
void isms_statement_group_set_risk (IsmsStatementGroup *self, IsmsRecord *risk);
/* Puts it into the forms of risks: once, before the first of them is made. */
void isms_statement_group_register (void);

G_END_DECLS
