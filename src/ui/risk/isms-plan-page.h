/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk treatment plan: risk by risk what is done, with bars on a time line (6.1.3 e). */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_PLAN_PAGE (isms_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPlanPage, isms_plan_page, ISMS, PLAN_PAGE, AdwBin)

GtkWidget *isms_plan_page_new (IsmsWorkspace *workspace);
/* The rows shown, risks and actions. */
guint isms_plan_page_get_n_rows (IsmsPlanPage *self);
const char *isms_plan_page_get_totals (IsmsPlanPage *self);

G_END_DECLS
