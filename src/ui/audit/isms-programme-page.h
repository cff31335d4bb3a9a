/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An audit programme over its years: what its audits reach, and what is missing (9.2.2). */

#pragma once

#include <adwaita.h>

#include "isms-page.h"
#include "isms-programme-grid.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

/* An IsmsPage. */
#define ISMS_TYPE_PROGRAMME_PAGE (isms_programme_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsProgrammePage, isms_programme_page, ISMS, PROGRAMME_PAGE, AdwBin)

GtkWidget *isms_programme_page_new (IsmsWorkspace *workspace);
void isms_programme_page_plan (IsmsProgrammePage *self, gboolean gaps);
IsmsProgrammeGrid *isms_programme_page_get_grid (IsmsProgrammePage *self);
/* What is shown; NULL: nothing yet. */
const IsmsAuditCoverage *isms_programme_page_get_coverage (IsmsProgrammePage *self);

G_END_DECLS
