/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The overview: how ready it is, what needs you, what comes next, what changed, how it stood. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

/* An IsmsPage. */
#define ISMS_TYPE_OVERVIEW_BOARD (isms_overview_board_get_type ())
G_DECLARE_FINAL_TYPE (IsmsOverviewBoard, isms_overview_board, ISMS, OVERVIEW_BOARD, AdwBin)

GtkWidget *isms_overview_board_new (IsmsWorkspace *workspace);

G_END_DECLS
