/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The files that belong to a record: added, opened with what the desktop has for them, removed. */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ATTACHMENTS_GROUP (isms_attachments_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsAttachmentsGroup, isms_attachments_group, ISMS, ATTACHMENTS_GROUP, AdwPreferencesGroup)

GtkWidget *isms_attachments_group_new (IsmsWorkspace *workspace);
void isms_attachments_group_set_record (IsmsAttachmentsGroup *self, IsmsRecord *record);
/* Attaches @files in one step. (element-type GFile) */
void isms_attachments_group_add_files (IsmsAttachmentsGroup *self, GListModel *files);
guint isms_attachments_group_get_n_files (IsmsAttachmentsGroup *self);

G_END_DECLS
