/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The agenda: everything with a date, as a list and as a month of a calendar. */

#pragma once

#include <adwaita.h>

#include "isms-agenda-list.h"
#include "isms-agenda-month.h"
#include "isms-choice-drop.h"
#include "isms-time-turner.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

/* An IsmsPage. */
#define ISMS_TYPE_AGENDA_PAGE (isms_agenda_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAgendaPage, isms_agenda_page, ISMS, AGENDA_PAGE, AdwBin)

GtkWidget *isms_agenda_page_new (IsmsWorkspace *workspace);
void isms_agenda_page_show_month (IsmsAgendaPage *self, gboolean month);
IsmsChoiceDrop *isms_agenda_page_get_person (IsmsAgendaPage *self);
IsmsChoiceDrop *isms_agenda_page_get_kind (IsmsAgendaPage *self);
IsmsChoiceDrop *isms_agenda_page_get_span (IsmsAgendaPage *self);
IsmsTimeTurner *isms_agenda_page_get_turner (IsmsAgendaPage *self);
IsmsAgendaList *isms_agenda_page_get_list (IsmsAgendaPage *self); /* the one that is shown */
IsmsAgendaMonth *isms_agenda_page_get_month (IsmsAgendaPage *self);
int isms_agenda_page_get_day (IsmsAgendaPage *self); /* in the month, Julian */
gboolean isms_agenda_page_is_behind (IsmsAgendaPage *self);
/* Once a file is chosen: what is shown, as a calendar file. */
void isms_agenda_page_export (IsmsAgendaPage *self, GFile *file);

G_END_DECLS
