/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A workspace file that is being opened for a window, which may not be made yet. */

#pragma once

#include <gtk/gtk.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

typedef struct _IsmsOpening IsmsOpening;

/* Exactly one of @workspace (transfer full) and @error (transfer none) is set. */
typedef void (*IsmsOpenedFunc) (GtkWindow *window, IsmsWorkspace *workspace, const GError *error);

void isms_opening_prepare (const char *path);
IsmsOpening *isms_opening_start (const char *path);
void isms_opening_attach (IsmsOpening *self,
                          GtkWindow *window,
                          GtkWidget *spinner,
                          IsmsOpenedFunc opened);
void isms_opening_drop (IsmsOpening *self);
void isms_opening_close (IsmsWorkspace *workspace);

G_END_DECLS
