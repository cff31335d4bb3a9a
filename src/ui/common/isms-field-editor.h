/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One field of one record in a form: a row that shows the value, follows it, and commits what the
 * person makes of it. Abstract; the rows for the kinds of fields are in isms-editors.h. */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_FIELD_EDITOR (isms_field_editor_get_type ())
G_DECLARE_DERIVABLE_TYPE (IsmsFieldEditor, isms_field_editor, ISMS, FIELD_EDITOR, GObject)

struct _IsmsFieldEditorClass
{
  GObjectClass parent_class;

  GtkWidget *(*create_row) (IsmsFieldEditor *self);
  /* Puts the record's value (unset where there is no record) into the row. */
  void (*show) (IsmsFieldEditor *self);
  /* What the row holds, as isms_edit_set () takes it. */
  char *(*dup_text) (IsmsFieldEditor *self);
};

/* Makes the step that writes what the person entered: @text as isms_edit_set () takes it; with
 * @create a new record of the field's target, of that title, is added and put into the field in the
 * same step. NULL: there is nothing to do, or @error says why it can not be. The editor commits it
 * and tells of a failure. */
typedef IsmsStep *(*IsmsFieldPrepareFunc) (IsmsFieldEditor *editor,
                                           const char *text,
                                           const char *create,
                                           gpointer user_data,
                                           GError **error);

/* The editor for the field's kind. Ask for the row once; it is the caller's to place. */
IsmsFieldEditor *isms_field_editor_new (IsmsWorkspace *workspace,
                                        const IsmsField *field,
                                        IsmsFieldPrepareFunc prepare,
                                        gpointer user_data);
IsmsFieldEditor *isms_field_editor_new_wrapped (IsmsWorkspace *workspace,
                                                const IsmsField *field,
                                                IsmsFieldPrepareFunc prepare,
                                                gpointer user_data);
GtkWidget *isms_field_editor_get_row (IsmsFieldEditor *self);
/* The row beneath it that says what is wrong; hidden while all is well. */
GtkWidget *isms_field_editor_get_message_row (IsmsFieldEditor *self);
const char *isms_field_editor_get_message (IsmsFieldEditor *self); /* NULL: all is well */
void isms_field_editor_show_message (IsmsFieldEditor *self, const char *sentence);
/* NULL: the row is for several records, and shows nothing. */
void isms_field_editor_set_record (IsmsFieldEditor *self, IsmsRecord *record);
IsmsRecord *isms_field_editor_get_record (IsmsFieldEditor *self);
const IsmsField *isms_field_editor_get_field (IsmsFieldEditor *self);
IsmsWorkspace *isms_field_editor_get_workspace (IsmsFieldEditor *self);
/* For who made it, when its rows go: nothing is committed through it any more. */
void isms_field_editor_release (IsmsFieldEditor *self);
gboolean isms_field_editor_is_dirty (IsmsFieldEditor *self);
/* What the row holds just now. */
char *isms_field_editor_dup_text (IsmsFieldEditor *self);

void isms_field_editor_flush (IsmsFieldEditor *self);
void isms_field_editor_retry (IsmsFieldEditor *self);

/* What is stored where a row stands for several records: no value of any field. */
#define ISMS_FIELD_EDITOR_MIXED "\x01"

/* For the rows: the person is done, thinks better of it, or wants a record that is not there yet.
 */
void isms_field_editor_commit (IsmsFieldEditor *self);
void isms_field_editor_revert (IsmsFieldEditor *self);
void isms_field_editor_create (IsmsFieldEditor *self, const char *title);
void isms_field_editor_typed (IsmsFieldEditor *self);
/* TRUE while the row is being filled: what it emits then is nobody's doing. */
gboolean isms_field_editor_is_showing (IsmsFieldEditor *self);
/* The record's value as isms_edit_set () takes it. */
char *isms_field_editor_dup_stored (IsmsFieldEditor *self);
/* Commits when the focus leaves @widget and on Enter (with @enter), reverts on Escape. */
void isms_field_editor_watch (IsmsFieldEditor *self, GtkWidget *widget, gboolean enter);

G_END_DECLS
