/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destination Documents: the register, and the templates to begin with. */

#pragma once

#include "isms-tabs-page.h"

G_BEGIN_DECLS

#define ISMS_TYPE_DOCUMENTS_PAGE (isms_documents_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsDocumentsPage, isms_documents_page, ISMS, DOCUMENTS_PAGE, IsmsTabsPage)

extern const IsmsTab isms_documents_tabs[]; /* the last has no name */
GtkWidget *isms_documents_page_new (IsmsWorkspace *workspace);

G_END_DECLS
