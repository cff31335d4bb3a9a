/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is attached, and what stands elsewhere, opened with what the desktop has for it. */

#pragma once

#include <gtk/gtk.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

/* @file: a copy of an attachment that is only read, and goes when the program ends. */
typedef void (*IsmsFileCopied) (GtkWidget *widget, GFile *file, GCancellable *cancellable);

/* Makes a copy of attachment @id, checked against its hash. @widget reports what goes wrong. */
void isms_file_opening_copy (GtkWidget *widget,
                             IsmsWorkspace *workspace,
                             gint64 id,
                             const char *name,
                             GCancellable *cancellable,
                             IsmsFileCopied copied);
/* Opens a copy of attachment @id, checked against its hash, which is only read. @widget reports
 * what goes wrong. */
void isms_file_opening_open (GtkWidget *widget,
                             IsmsWorkspace *workspace,
                             gint64 id,
                             const char *name,
                             GCancellable *cancellable);
void isms_file_opening_open_link (GtkWidget *widget, const char *uri, GCancellable *cancellable);
/* Removes the copies: for the end of the program. */
void isms_file_opening_remove_all (void);

G_END_DECLS
