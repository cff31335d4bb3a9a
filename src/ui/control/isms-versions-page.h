/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The versions of the Statement of Applicability: how it stands, approving it, what changed. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_VERSIONS_PAGE (isms_versions_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsVersionsPage, isms_versions_page, ISMS, VERSIONS_PAGE, AdwBin)

/* An IsmsPage. Signal "show-controls" (the name of a field): those that are undecided, or that
 * stand out, are to be shown. */
GtkWidget *isms_versions_page_new (IsmsWorkspace *workspace);

G_END_DECLS
