/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What stands beside a list: the one record selected, what can be done with several, or a word on
 * what would be here. */

#pragma once

#include <adwaita.h>

#include "isms-record-form.h"
#include "isms-selection.h"

G_BEGIN_DECLS

#define ISMS_TYPE_DETAIL (isms_detail_get_type ())
G_DECLARE_FINAL_TYPE (IsmsDetail, isms_detail, ISMS, DETAIL, AdwBin)

/* Property "title": of what is shown, for the page around it. */
GtkWidget *
isms_detail_new (IsmsWorkspace *workspace, const IsmsKind *kind, IsmsSelection *selection);
IsmsRecord *isms_detail_get_record (IsmsDetail *self); /* NULL: none, or several */
/* Whether there is a way back to the list: not where it stands beside. */
void isms_detail_set_leads_back (IsmsDetail *self, gboolean leads_back);
/* Focus to the title of the record. */
void isms_detail_show_top (IsmsDetail *self);
void isms_detail_edit (IsmsDetail *self);
/* Focus to the row after the title of record @id, once it is shown: it has just got its title. */
void isms_detail_edit_next (IsmsDetail *self, gint64 id);
/* Focus to a group of its form, once record @id is shown. */
void isms_detail_edit_group (IsmsDetail *self, gint64 id, const IsmsFormGroup *group);
void isms_detail_edit_field (IsmsDetail *self, gint64 id, const IsmsField *field);
/* Wants the sheet of the record: signal "print" (record). FALSE: there is none, or the focus is
 * elsewhere. */
gboolean isms_detail_print (IsmsDetail *self);
gboolean isms_detail_has_sheets (IsmsDetail *self);
/* The IsmsRecordForm for one, the IsmsBulkForm for several. */
GtkWidget *isms_detail_get_form (IsmsDetail *self);
GtkWidget *isms_detail_get_bulk (IsmsDetail *self);

G_END_DECLS
