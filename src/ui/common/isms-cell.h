/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One field of one record in a list: text that follows the record, set as its kind wants it. */

#pragma once

#include <gtk/gtk.h>

#include "isms-list.h"
#include "isms-record.h"
#include "isms-slots.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_CELL (isms_cell_get_type ())
G_DECLARE_FINAL_TYPE (IsmsCell, isms_cell, ISMS, CELL, GtkWidget)

GtkWidget *isms_cell_new (IsmsWorkspace *workspace, const IsmsField *field);
void isms_cell_set_record (IsmsCell *self, IsmsRecord *record);
/* Makes cells for @field in a GtkColumnView column. */
GtkListItemFactory *isms_cell_factory_new (IsmsWorkspace *workspace, const IsmsField *field);

/* Makes the rows: what a screen reader says of each. */
GtkListItemFactory *isms_row_factory_new (IsmsList *list);
guint isms_cell_get_chars (const IsmsField *field);
gboolean isms_cell_is_level (const IsmsField *field);

/* As a list shows it: like isms_record_dup_display (), with dates short. */
char *isms_cell_dup_text (IsmsRecord *record, const IsmsField *field);

G_END_DECLS
