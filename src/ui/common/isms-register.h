/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The page of any kind of record: the list with its search, filters, groups and columns, and beside
 * it the record that is selected. */

#pragma once

#include <adwaita.h>

#include "isms-list-pane.h"
#include "isms-page.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REGISTER (isms_register_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRegister, isms_register, ISMS, REGISTER, AdwBin)

/* An IsmsPage.
 *
 * Signals: "import", "export", "print": the person asks for it; the window connects to those that
 * it can do, and the page offers only those. "query-changed": another filter, search or order. */
GtkWidget *isms_register_new (IsmsWorkspace *workspace, const IsmsKind *kind);
GtkWidget *isms_register_new_named (IsmsWorkspace *workspace,
                                    const IsmsKind *kind,
                                    const char *name,
                                    const char *scope);
const IsmsKind *isms_register_get_kind (IsmsRegister *self);
IsmsWorkspace *isms_register_get_workspace (IsmsRegister *self);
/* Before a register is made for the first time: until somebody chooses otherwise, it is grouped so.
 * In which order it is says its IsmsTab. */
void isms_register_begin_grouped (const char *name, const char *group, gboolean details);
/* What is listed now: for exports, reports and charts over the same records. */
IsmsQuery *isms_register_get_query (IsmsRegister *self);
/* The list: its query can be set, its selection followed. */
IsmsListPane *isms_register_get_pane (IsmsRegister *self);
/* What stands beside it: an IsmsDetail. */
GtkWidget *isms_register_get_detail (IsmsRegister *self);

G_END_DECLS
