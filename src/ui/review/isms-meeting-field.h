/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A field of a record of the meeting as a form has it: a row that follows the record, and whose
 * changes are steps. */

#pragma once

#include "isms-field-editor.h"
#include "isms-meeting.h"

G_BEGIN_DECLS

/* To be let go of by isms_field_editor_release (). (transfer full) */
IsmsFieldEditor *
isms_meeting_field_new (IsmsMeeting *meeting, IsmsRecord *record, const char *field);
/* Its row, and beneath it the one that says what is wrong. */
void isms_meeting_field_append (IsmsFieldEditor *editor, GtkWidget *list);
/* A list for such rows. (transfer floating) */
GtkWidget *isms_meeting_field_create_list (void);

G_END_DECLS
