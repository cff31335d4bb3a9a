/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Files on their way into the workspace: chosen or dropped, read whole on another thread, then one
 * step. A toast tells of it where that takes long, and can cancel it. */

#pragma once

#include <gtk/gtk.h>

#include "isms-content.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

typedef struct _IsmsFileAdding IsmsFileAdding;

/* The step that takes in what was read. (element-type IsmsContent), in the order of the files */
typedef IsmsStep *(*IsmsFileAddingFunc) (IsmsStore *store, GPtrArray *contents, gpointer data);

IsmsFileAdding *isms_file_adding_new (GtkWidget *widget,
                                      IsmsWorkspace *workspace,
                                      GCancellable *cancellable,
                                      IsmsFileAddingFunc func,
                                      gpointer data,
                                      GDestroyNotify destroy);
/* Each takes @self. (element-type GFile) */
void isms_file_adding_add (IsmsFileAdding *self, GListModel *files);
void isms_file_adding_choose (IsmsFileAdding *self);

/* @widget takes files that are dropped on it, where @workspace can be written to. */
typedef void (*IsmsFilesDroppedFunc) (GtkWidget *widget, GListModel *files, gpointer user_data);
void isms_file_adding_take_drops (GtkWidget *widget,
                                  IsmsWorkspace *workspace,
                                  IsmsFilesDroppedFunc dropped,
                                  gpointer user_data);

G_END_DECLS
