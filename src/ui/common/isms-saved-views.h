/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The views of a register: the ready ones, and those that a person saved under a name: a button for
 * each, and a place to save the present one. The saved ones belong to the person and the workspace.
 */

#pragma once

#include <gtk/gtk.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_SAVED_VIEWS (isms_saved_views_get_type ())
G_DECLARE_FINAL_TYPE (IsmsSavedViews, isms_saved_views, ISMS, SAVED_VIEWS, GtkBox)

/* Signals: "save" (const char *name): the present view shall be added. "chosen" (GVariant *view).
 */
GtkWidget *
isms_saved_views_new (IsmsWorkspace *workspace, const IsmsKind *kind, GSettings *settings);
/* In place of one of the same name. @view is "a{sv}". */
void isms_saved_views_add (IsmsSavedViews *self, const char *name, GVariant *view);
guint isms_saved_views_get_n_views (IsmsSavedViews *self);

G_END_DECLS
