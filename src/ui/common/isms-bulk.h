/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is done to all records that are selected, as one step. */

#pragma once

#include "isms-field.h"
#include "isms-selection.h"

G_BEGIN_DECLS

void isms_bulk_archive (GtkWidget *widget,
                        IsmsWorkspace *workspace,
                        IsmsSelection *selection,
                        gboolean archived);
void isms_bulk_delete (GtkWidget *widget, IsmsWorkspace *workspace, IsmsSelection *selection);
/* NULL, or the sentence that says why it does not fit. Nothing is written then. */
char *isms_bulk_set (GtkWidget *widget,
                     IsmsWorkspace *workspace,
                     IsmsSelection *selection,
                     const IsmsField *field,
                     const char *text,
                     const char *create);

G_END_DECLS
