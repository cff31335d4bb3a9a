/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a version says: a draft is written here, with the page beside it as it will be read; others
 * are read. Either is compared with the version before it. */

#pragma once

#include <adwaita.h>

#include "isms-document-version.h"
#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_DOCUMENT_DIALOG (isms_document_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IsmsDocumentDialog, isms_document_dialog, ISMS, DOCUMENT_DIALOG, AdwDialog)

/* @version: an id. NULL: it cannot be read, and the window has said so. */
IsmsDocumentDialog *isms_document_dialog_present (GtkWidget *parent,
                                                  IsmsWorkspace *workspace,
                                                  IsmsRecord *document,
                                                  gint64 version);
void isms_document_dialog_next_blank (IsmsDocumentDialog *self);
void isms_document_dialog_show_changes (IsmsDocumentDialog *self, gboolean changes);
/* NULL: it is no draft. */
GtkTextView *isms_document_dialog_get_editor (IsmsDocumentDialog *self);

G_END_DECLS
