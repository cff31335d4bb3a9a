/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Asks for the title of a new record, and adds it. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

typedef void (*IsmsNewRecordFunc) (GtkWidget *parent, gint64 id);

/* @created is called when the record is in the store, if @parent is still there. */
AdwDialog *isms_new_record_present (GtkWidget *parent,
                                    IsmsWorkspace *workspace,
                                    const IsmsKind *kind,
                                    IsmsNewRecordFunc created);
/* A day that is asked for, ISO 8601, as it is to be unless the person changes it. */
void isms_new_record_set_day (AdwDialog *dialog, const char *field, const char *day);

G_END_DECLS
