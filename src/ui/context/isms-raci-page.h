/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The matrix of roles and what they have to do with (5.3): a letter in each cell, set by its key.
 */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_RACI_PAGE (isms_raci_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRaciPage, isms_raci_page, ISMS, RACI_PAGE, AdwBin)

GtkWidget *isms_raci_page_new (IsmsWorkspace *workspace);
GtkWidget *isms_raci_page_get_grid (IsmsRaciPage *self);

G_END_DECLS
