/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A month of a calendar, six weeks with what is on each day. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ISMS_AGENDA_DAYS 42

#define ISMS_TYPE_AGENDA_MONTH (isms_agenda_month_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAgendaMonth, isms_agenda_month, ISMS, AGENDA_MONTH, AdwBin)

/* Signals, days being Julian: "went" (int day): the person goes to that day, which need not be in
 * the month. "opened" (int day): wants to see what is on it. */
GtkWidget *isms_agenda_month_new (void);
/* The first day that is shown of the month that begins on @month. */
int isms_agenda_month_find_first (int month);
/* (element-type IsmsDayRow of IsmsAgendaItem), held. */
void isms_agenda_month_show (IsmsAgendaMonth *self, GPtrArray *rows, int month, int today);
void isms_agenda_month_set_day (IsmsAgendaMonth *self, int day);
/* There is no room for words: a number stands for them. */
void isms_agenda_month_set_narrow (IsmsAgendaMonth *self, gboolean narrow);
GtkWidget *isms_agenda_month_get_cell (IsmsAgendaMonth *self, int day);

G_END_DECLS
