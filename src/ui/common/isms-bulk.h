/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is done to all records that are selected, or to one that is shown, as one step. */

#pragma once

#include "isms-field.h"
#include "isms-selection.h"

G_BEGIN_DECLS

void isms_bulk_archive (GtkWidget *widget,
                        IsmsWorkspace *workspace,
                        IsmsSelection *selection,
                        gboolean archived);
void isms_bulk_delete (GtkWidget *widget, IsmsWorkspace *workspace, IsmsSelection *selection);
void isms_bulk_archive_one (GtkWidget *widget,
                            IsmsWorkspace *workspace,
                            IsmsRecord *record,
                            gboolean archived);
void isms_bulk_delete_one (GtkWidget *widget, IsmsWorkspace *workspace, IsmsRecord *record);
/* A step that sets @field of all; not committed yet. NULL: there is nothing to do, or @error says
 * why it does not fit. */
IsmsStep *isms_bulk_prepare_set (IsmsWorkspace *workspace,
                                 IsmsSelection *selection,
                                 const IsmsField *field,
                                 const char *text,
                                 const char *create,
                                 GError **error);

G_END_DECLS
