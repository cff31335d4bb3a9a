/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a window takes in and gives out besides registers. */

#pragma once

#include "isms-soa-export.h"
#include "isms-window.h"

G_BEGIN_DECLS

void isms_window_class_install_files (GtkWidgetClass *widget_class);
void isms_window_update_files (IsmsWindow *self, gboolean writable);
/* Once a file is chosen. */
void isms_window_export_framework (IsmsWindow *self, gint64 framework, GFile *file);
void isms_window_export_statement (IsmsWindow *self, IsmsSoaFormat format, GFile *file);
void isms_window_export_responsibilities (IsmsWindow *self, GFile *file);
void isms_window_export_calendar (IsmsWindow *self, GFile *file);
void isms_window_export_invitation (IsmsWindow *self, gint64 review, GFile *file);

G_END_DECLS
