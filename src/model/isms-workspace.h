/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A workspace: the store opened with all kinds of records, its organisation and who acts. */

#pragma once

#include "isms-backup.h"
#include "isms-journal.h"
#include "isms-kind.h"
#include "isms-search.h"
#include "isms-store.h"

G_BEGIN_DECLS

#define ISMS_TYPE_WORKSPACE (isms_workspace_get_type ())
G_DECLARE_FINAL_TYPE (IsmsWorkspace, isms_workspace, ISMS, WORKSPACE, GObject)

/* What the first-run page asks (4.3, 6.1.2). */
typedef struct
{
  const char *organisation;
  const char *scope;    /* one sentence */
  const char *preset;   /* an IsmsMethodPreset's id: "5x5" */
  const char *currency; /* ISO 4217 */
} IsmsWorkspaceSetup;

IsmsWorkspace *isms_workspace_create (const char *path,
                                      const IsmsWorkspaceSetup *setup,
                                      GCancellable *cancellable,
                                      GError **error);
IsmsWorkspace *isms_workspace_open (const char *path,
                                    IsmsStoreOpenFlags flags,
                                    GCancellable *cancellable,
                                    GError **error);
void isms_workspace_open_async (const char *path,
                                IsmsStoreOpenFlags flags,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
IsmsWorkspace *isms_workspace_open_finish (GAsyncResult *result, GError **error);
void isms_workspace_close (IsmsWorkspace *self);
void
isms_workspace_close_async (IsmsWorkspace *self, GAsyncReadyCallback callback, gpointer user_data);

IsmsStore *isms_workspace_get_store (IsmsWorkspace *self);
IsmsDatabase *isms_workspace_get_reader (IsmsWorkspace *self);
/* Properties, kept fresh by the change feed: "title" (the organisation's name), "read-only". */
const char *isms_workspace_get_title (IsmsWorkspace *self);
gboolean isms_workspace_get_read_only (IsmsWorkspace *self);
const char *isms_workspace_get_currency (IsmsWorkspace *self);
/* The person the journal names; 0 or a person's id. Unset: the desktop user's real name. */
gboolean isms_workspace_set_acting_person (IsmsWorkspace *self, gint64 person, GError **error);
gint64 isms_workspace_get_acting_person (IsmsWorkspace *self);
/* The tables of all kinds, for isms_store_open (). */
const IsmsStoreTable *isms_workspace_tables (void);

G_END_DECLS
