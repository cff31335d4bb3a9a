/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The form of one record: a row for each field, what the kind adds, what is computed, and the
 * history. What is entered is committed row by row, each a step. */

#pragma once

#include <adwaita.h>

#include "isms-field-editor.h"

G_BEGIN_DECLS

#define ISMS_TYPE_RECORD_FORM (isms_record_form_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRecordForm, isms_record_form, ISMS, RECORD_FORM, AdwBin)

GtkWidget *isms_record_form_new (IsmsWorkspace *workspace, const IsmsKind *kind);
void isms_record_form_set_record (IsmsRecordForm *self, IsmsRecord *record);
/* NULL: there is no row for that field. */
IsmsFieldEditor *isms_record_form_find_editor (IsmsRecordForm *self, const char *field);
/* Focus to the title, its text selected; or to the row after it. */
void isms_record_form_focus_title (IsmsRecordForm *self);
void isms_record_form_focus_next (IsmsRecordForm *self);

/* What a kind has beyond its fields: called for each record that is shown; the result (floating; an
 * AdwPreferencesGroup, or anything, which gets one around it) stands after the first rows. Computed
 * fields of a kind with an extension are left to it. Call it once, before the first form is made.
 */
typedef GtkWidget *(*IsmsRecordFormExtension) (IsmsWorkspace *workspace, IsmsRecord *record);
void isms_record_form_add_extension (const char *kind, IsmsRecordFormExtension create);

G_END_DECLS
