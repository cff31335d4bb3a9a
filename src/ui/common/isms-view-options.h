/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The popover that says how a register is shown: grouped by what, with the archived ones or not,
 * with which columns. */

#pragma once

#include <gtk/gtk.h>

#include "isms-columns.h"

G_BEGIN_DECLS

/* In place of a field to group by: as a tree. No field is called that. */
#define ISMS_VIEW_TREE "-tree"

#define ISMS_TYPE_VIEW_OPTIONS (isms_view_options_get_type ())
G_DECLARE_FINAL_TYPE (IsmsViewOptions, isms_view_options, ISMS, VIEW_OPTIONS, GtkPopover)

/* Signal "changed": another group, or archived ones shown or hidden. */
GtkWidget *isms_view_options_new (const IsmsKind *kind, IsmsColumns *columns, GSettings *settings);
void isms_view_options_set_views (IsmsViewOptions *self, GtkWidget *views);
const char *isms_view_options_get_group (IsmsViewOptions *self); /* a field's name, or NULL */
void isms_view_options_set_group (IsmsViewOptions *self, const char *field);
gboolean isms_view_options_get_archived (IsmsViewOptions *self);
void isms_view_options_set_archived (IsmsViewOptions *self, gboolean archived);

G_END_DECLS
