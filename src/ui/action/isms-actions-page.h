/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The Actions destination: the list, the board and the time line of the same actions. */

#pragma once

#include "isms-register.h"
#include "isms-tabs-page.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ACTIONS_PAGE (isms_actions_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsActionsPage, isms_actions_page, ISMS, ACTIONS_PAGE, IsmsTabsPage)

/* Signal "print-people": the actions by person are wanted on paper. */
extern const IsmsTab isms_actions_tabs[]; /* the last has no name */
GtkWidget *isms_actions_page_new (IsmsWorkspace *workspace);
IsmsQuery *isms_actions_page_get_query (IsmsActionsPage *self); /* that holds for all tabs */
IsmsRegister *isms_actions_page_get_register (IsmsActionsPage *self);

G_END_DECLS
