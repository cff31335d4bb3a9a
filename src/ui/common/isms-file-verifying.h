/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Whether the files of a record still are what was stored, said in words. */

#pragma once

#include <gtk/gtk.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

/* Reads them all in the background, then tells in a dialog above @widget. */
void isms_file_verifying_start (GtkWidget *widget,
                                IsmsWorkspace *workspace,
                                IsmsRecord *record,
                                GCancellable *cancellable);

G_END_DECLS
