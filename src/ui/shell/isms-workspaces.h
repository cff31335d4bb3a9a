/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The workspaces that this person has: those kept in the data directory, and those opened by path.
 */

#pragma once

#include "isms-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;
  char *title;       /* the organisation's name when it was last open, else the file's */
  GDateTime *opened; /* local time; NULL: never */
  gboolean kept;     /* in the data directory */
  char *backups;     /* the folder of its backups; NULL: not known */
} IsmsWorkspaceEntry;
void isms_workspace_entry_free (IsmsWorkspaceEntry *self);

/* Last opened first. (element-type IsmsWorkspaceEntry) (transfer full) */
GPtrArray *isms_workspaces_list (GSettings *settings);
char *isms_workspaces_dup_title (const char *path);
/* Where a new one of that name can be made; the folder exists then. */
char *isms_workspaces_dup_new_path (const char *title, GError **error);
void isms_workspaces_remember (GSettings *settings, IsmsWorkspace *workspace);
void isms_workspaces_forget (GSettings *settings, const char *path);
/* The menu of the window's workspace button. */
GMenuModel *isms_workspaces_create_menu (GSettings *settings, const char *path);
/* "Today", "3 days ago", a date. */
char *isms_workspaces_dup_when (GDateTime *when);

/* Who acts in a workspace is remembered with it. */
gboolean
isms_workspaces_restore_acting (GSettings *settings, IsmsWorkspace *workspace, GError **error);
gboolean isms_workspaces_set_acting (GSettings *settings,
                                     IsmsWorkspace *workspace,
                                     gint64 person,
                                     GError **error);
/* Where the person was last in the workspace at @path. */
char *isms_workspaces_dup_place (GSettings *settings, const char *path, char **tab);
void isms_workspaces_set_place (GSettings *settings,
                                const char *path,
                                const char *destination,
                                const char *tab);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsWorkspaceEntry, isms_workspace_entry_free)

G_END_DECLS
