/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What can be done with a cell of the coverage: what is behind it is opened, it is put into the
 * scope of an audit or taken out, its weight is decided. */

#pragma once

#include <gtk/gtk.h>

#include "isms-audit-coverage.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

typedef struct _IsmsProgrammeMenu IsmsProgrammeMenu;

IsmsProgrammeMenu *isms_programme_menu_new (GtkWidget *grid, IsmsWorkspace *workspace);
void isms_programme_menu_free (IsmsProgrammeMenu *self);
/* @row and @column as the grid's signals have them. */
void isms_programme_menu_open (IsmsProgrammeMenu *self,
                               const IsmsAuditCoverage *coverage,
                               int row,
                               int column);
void isms_programme_menu_toggle (IsmsProgrammeMenu *self,
                                 const IsmsAuditCoverage *coverage,
                                 int row,
                                 int column);
void isms_programme_menu_popup (IsmsProgrammeMenu *self,
                                const IsmsAuditCoverage *coverage,
                                int row,
                                int column,
                                const GdkRectangle *rect);

G_END_DECLS
