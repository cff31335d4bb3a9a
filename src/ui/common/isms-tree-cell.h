/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The cell of a list that says how its rows stand below one another. */

#pragma once

#include <gtk/gtk.h>

#include "isms-list.h"

G_BEGIN_DECLS

#define ISMS_TREE_CELL_LEAD 52 /* pixels before the words of a row at the third level */

#define ISMS_TYPE_TREE_CELL (isms_tree_cell_get_type ())
G_DECLARE_FINAL_TYPE (IsmsTreeCell, isms_tree_cell, ISMS, TREE_CELL, GtkWidget)

/* Where @list is no tree its cells are those of isms_cell_factory_new (). */
GtkListItemFactory *
isms_tree_cell_factory_new (IsmsWorkspace *workspace, const IsmsField *field, IsmsList *list);
/* The row that has the focus; 0: none has. */
gint64 isms_tree_cell_find_focus (GtkColumnView *view);
/* What a heading says: "8 Technological controls · 34". */
char *isms_tree_cell_dup_heading (const IsmsKind *kind, const IsmsListNode *node);

G_END_DECLS
