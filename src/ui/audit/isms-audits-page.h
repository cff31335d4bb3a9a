/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destination Audits. */

#pragma once

#include "isms-tabs-page.h"

G_BEGIN_DECLS

#define ISMS_TYPE_AUDITS_PAGE (isms_audits_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAuditsPage, isms_audits_page, ISMS, AUDITS_PAGE, IsmsTabsPage)

extern const IsmsTab isms_audits_tabs[]; /* the last has no name */
GtkWidget *isms_audits_page_new (IsmsWorkspace *workspace);

G_END_DECLS
