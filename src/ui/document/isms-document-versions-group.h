/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The versions of a document in its form: how each stands, and what can be done next (7.5.3). */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_DOCUMENT_VERSIONS_GROUP (isms_document_versions_group_get_type ())
G_DECLARE_FINAL_TYPE (IsmsDocumentVersionsGroup,
                      isms_document_versions_group,
                      ISMS,
                      DOCUMENT_VERSIONS_GROUP,
                      AdwPreferencesGroup)

GtkWidget *isms_document_versions_group_new (IsmsWorkspace *workspace);
void isms_document_versions_group_set_document (IsmsDocumentVersionsGroup *self,
                                                IsmsRecord *document);

G_END_DECLS
