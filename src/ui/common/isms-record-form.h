/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The form of one record: a row for each field, the groups that the kind adds, what is computed,
 * evidence, files, what refers to it, and history. What is entered is committed row by row, each a
 * step. */

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
void isms_record_form_show_top (IsmsRecordForm *self);
char *isms_record_form_dup_flaws (IsmsRecord *record);
void isms_record_form_focus_title (IsmsRecordForm *self);
void isms_record_form_focus_next (IsmsRecordForm *self);
void isms_record_form_focus_field (IsmsRecordForm *self, const char *field);

/* What the forms of a kind have beyond its fields: a group of its own. Hand in each once, before
 * the first form is made: see README.md. It must stay for ever. */
typedef struct
{
  const char *kind;
  gboolean early; /* stands beneath the title, before the other fields; else beneath all fields */
  gboolean shows_computed; /* the form leaves the computed fields to it */
  const char *shows_kind; /* those of this kind that refer to the record are shown by it; or NULL */
  const char *shows_field; /* only those that refer to it by this field; NULL: by any */
  /* Once for each form: an AdwPreferencesGroup (floating). */
  GtkWidget *(*create) (IsmsWorkspace *workspace);
  /* Each time that another record is shown; NULL: none is. */
  void (*set_record) (GtkWidget *group, IsmsRecord *record);
  /* Focus to where it is filled in, opened if need be; or NULL. */
  void (*edit) (GtkWidget *group);
  const char *name; /* of one that is edited from elsewhere: "rating"; or NULL */
} IsmsFormGroup;
void isms_record_form_add_group (const IsmsFormGroup *group);
const IsmsFormGroup *isms_record_form_find_group (const char *kind, const char *name);
void isms_record_form_edit_group (IsmsRecordForm *self, const IsmsFormGroup *group);

G_END_DECLS
