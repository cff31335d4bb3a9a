/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What stands beside a list while several records are selected: fields to set for all of them, and
 * archive and delete. */

#pragma once

#include <adwaita.h>

#include "isms-field-editor.h"
#include "isms-selection.h"

G_BEGIN_DECLS

#define ISMS_TYPE_BULK_FORM (isms_bulk_form_get_type ())
G_DECLARE_FINAL_TYPE (IsmsBulkForm, isms_bulk_form, ISMS, BULK_FORM, AdwBin)

GtkWidget *
isms_bulk_form_new (IsmsWorkspace *workspace, const IsmsKind *kind, IsmsSelection *selection);
/* The selection is another one: forget what was set. */
void isms_bulk_form_reset (IsmsBulkForm *self);
IsmsFieldEditor *isms_bulk_form_find_editor (IsmsBulkForm *self, const char *field);

G_END_DECLS
