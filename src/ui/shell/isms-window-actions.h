/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a window does with workspaces as files: new, import, export a copy, back up, restore, close;
 * and the dialogs it can show. */

#pragma once

#include "isms-window.h"

G_BEGIN_DECLS

void isms_window_class_install_actions (GtkWidgetClass *widget_class);

void isms_window_import_workspace (IsmsWindow *self, GFile *file);
void isms_window_export_copy (IsmsWindow *self, GFile *file);
void isms_window_back_up_if_due (IsmsWindow *self);
/* Says why @path did not open; where backups of it are known, offers them. */
void isms_window_explain_failed_open (IsmsWindow *self, const char *path, const GError *error);
/* A copy of @backup beside the others, opened. */
void isms_window_restore_backup (IsmsWindow *self, const char *backup, const char *title);

G_END_DECLS
