/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rows for each kind of field. */

#pragma once

#include "isms-field-editor.h"

G_BEGIN_DECLS

/* One line: text, numbers, money. */
#define ISMS_TYPE_TEXT_EDITOR (isms_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (IsmsTextEditor, isms_text_editor, ISMS, TEXT_EDITOR, IsmsFieldEditor)

/* Several lines; or one line that wraps. */
#define ISMS_TYPE_PROSE_EDITOR (isms_prose_editor_get_type ())
G_DECLARE_FINAL_TYPE (IsmsProseEditor, isms_prose_editor, ISMS, PROSE_EDITOR, IsmsFieldEditor)
void isms_prose_editor_select (IsmsProseEditor *self);

/* A day or a moment, typed or from a calendar. */
#define ISMS_TYPE_DATE_EDITOR (isms_date_editor_get_type ())
G_DECLARE_FINAL_TYPE (IsmsDateEditor, isms_date_editor, ISMS, DATE_EDITOR, IsmsFieldEditor)

/* One of the choices. */
#define ISMS_TYPE_CHOICE_EDITOR (isms_choice_editor_get_type ())
G_DECLARE_FINAL_TYPE (IsmsChoiceEditor, isms_choice_editor, ISMS, CHOICE_EDITOR, IsmsFieldEditor)

/* Several of the choices. */
#define ISMS_TYPE_CHOICES_EDITOR (isms_choices_editor_get_type ())
G_DECLARE_FINAL_TYPE (IsmsChoicesEditor, isms_choices_editor, ISMS, CHOICES_EDITOR, IsmsFieldEditor)

/* Yes or no. */
#define ISMS_TYPE_SWITCH_EDITOR (isms_switch_editor_get_type ())
G_DECLARE_FINAL_TYPE (IsmsSwitchEditor, isms_switch_editor, ISMS, SWITCH_EDITOR, IsmsFieldEditor)

/* One record. */
#define ISMS_TYPE_REFERENCE_EDITOR (isms_reference_editor_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsReferenceEditor, isms_reference_editor, ISMS, REFERENCE_EDITOR, IsmsFieldEditor)

/* For those of many records: a row with the field's label over a box that wraps, @add in it. */
GtkWidget *
isms_field_editor_create_wrap_row (IsmsFieldEditor *editor, GtkWidget *add, GtkWidget **wrap);
void isms_field_editor_show_pills (IsmsFieldEditor *editor,
                                   GtkWidget *wrap,
                                   GStrv words,
                                   GCallback remove);

/* Many records. */
#define ISMS_TYPE_LINKS_EDITOR (isms_links_editor_get_type ())
G_DECLARE_FINAL_TYPE (IsmsLinksEditor, isms_links_editor, ISMS, LINKS_EDITOR, IsmsFieldEditor)

/* Many records of any kind. */
#define ISMS_TYPE_RECORDS_EDITOR (isms_records_editor_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRecordsEditor, isms_records_editor, ISMS, RECORDS_EDITOR, IsmsFieldEditor)

G_END_DECLS
