/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destination Certification: the way there, and what keeps it. */

#pragma once

#include "isms-tabs-page.h"

G_BEGIN_DECLS

#define ISMS_TYPE_CERTIFICATION_PAGE (isms_certification_page_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsCertificationPage, isms_certification_page, ISMS, CERTIFICATION_PAGE, IsmsTabsPage)

extern const IsmsTab isms_certification_tabs[]; /* the last has no name */
GtkWidget *isms_certification_page_new (IsmsWorkspace *workspace);

G_END_DECLS
