/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The window: one workspace, its destinations, and the first-run page while there is none. */

#pragma once

#include "isms-application.h"
#include "isms-page.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_WINDOW (isms_window_get_type ())
G_DECLARE_FINAL_TYPE (IsmsWindow, isms_window, ISMS, WINDOW, AdwApplicationWindow)

/* Properties: "workspace" (IsmsWorkspace, NULL while none is open), "loading" (one is being
 * opened). */

IsmsWindow *isms_window_new (IsmsApplication *application);
IsmsWindow *isms_window_new_open (IsmsApplication *application, const char *path);
void isms_window_open (IsmsWindow *self, const char *path);
void isms_window_close_workspace (IsmsWindow *self);

IsmsWorkspace *isms_window_get_workspace (IsmsWindow *self);
const char *isms_window_get_path (IsmsWindow *self);
gboolean isms_window_get_loading (IsmsWindow *self);
IsmsPage *isms_window_get_page (IsmsWindow *self);
const char *isms_window_get_destination (IsmsWindow *self);
void isms_window_show_destination (IsmsWindow *self, const char *destination);
gboolean isms_window_show_record (IsmsWindow *self, const char *kind, gint64 id);
void isms_window_push_welcome (IsmsWindow *self, AdwNavigationPage *page);
void isms_window_add_toast (IsmsWindow *self, AdwToast *toast);
void isms_window_show_error (IsmsWindow *self, const GError *error);

/* What Parapet counts itself, for periods that have begun. */
void isms_window_record_metrics (IsmsWindow *self);

G_END_DECLS
