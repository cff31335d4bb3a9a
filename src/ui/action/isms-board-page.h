/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The board of the Actions destination, under its filters. */

#pragma once

#include "isms-action-pane.h"
#include "isms-board.h"

G_BEGIN_DECLS

#define ISMS_TYPE_BOARD_PAGE (isms_board_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsBoardPage, isms_board_page, ISMS, BOARD_PAGE, IsmsActionPane)

GtkWidget *isms_board_page_new (IsmsWorkspace *workspace);
IsmsBoard *isms_board_page_get_board (IsmsBoardPage *self);

G_END_DECLS
