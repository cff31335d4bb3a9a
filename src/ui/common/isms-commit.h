/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How a view commits a step: in the background, and a failure is told by the window. */

#pragma once

#include <gtk/gtk.h>

#include "isms-kind.h"
#include "isms-step.h"

G_BEGIN_DECLS

typedef void (*IsmsCommitDone) (GtkWidget *widget, gboolean done);

void isms_ui_commit (GtkWidget *widget, IsmsStep *step);
void isms_ui_commit_then (GtkWidget *widget, IsmsStep *step, IsmsCommitDone done);
/* Tells the window that something failed: activates "win.error" with the sentence. Where @widget is
 * NULL or in no window any more, the window that is in use tells it. */
void isms_ui_report_error (GtkWidget *widget, const GError *error);
void isms_ui_report (GtkWidget *widget, const char *sentence);

/* Stands in a group for what could not be read, and says so. */
GtkWidget *isms_ui_create_unread_row (const GError *error);

/* "214 risks", "1 risk". */
char *isms_ui_dup_count (const IsmsKind *kind, guint n);

G_END_DECLS
