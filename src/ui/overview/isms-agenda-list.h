/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is on the agenda, below each other: a row leads to its record. */

#pragma once

#include <adwaita.h>

#include "isms-agenda.h"
#include "isms-day-rows.h"

G_BEGIN_DECLS

#define ISMS_AGENDA_OVERDUE 0 /* the section of what is late; others are Julian days */

#define ISMS_TYPE_AGENDA_LIST (isms_agenda_list_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAgendaList, isms_agenda_list, ISMS, AGENDA_LIST, AdwBin)

/* @headed: a heading stands above each day. @label: for a screen reader. */
GtkWidget *isms_agenda_list_new (gboolean headed, const char *label);
/* (element-type IsmsDayRow of IsmsAgendaItem) (transfer full) */
void isms_agenda_list_show (IsmsAgendaList *self, GPtrArray *rows, int today);
IsmsDayRows *isms_agenda_list_get_rows (IsmsAgendaList *self);
/* The focus goes to the first row; FALSE: there is none. */
gboolean isms_agenda_list_focus (IsmsAgendaList *self);
/* Rows of @items, in their sections; takes the items. On any thread. */
GPtrArray *isms_agenda_list_create_rows (GPtrArray *items, int today);

G_END_DECLS
