/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The seven stages with their spans and their readiness, each opening to what it leads to. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

/* An IsmsPage. */
#define ISMS_TYPE_ROADMAP_PAGE (isms_roadmap_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRoadmapPage, isms_roadmap_page, ISMS, ROADMAP_PAGE, AdwBin)

GtkWidget *isms_roadmap_page_new (IsmsWorkspace *workspace);
/* Offers the plan of a project. */
void isms_roadmap_page_plan (IsmsRoadmapPage *self);

G_END_DECLS
