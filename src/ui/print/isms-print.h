/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Shows a report page by page, to be printed or written as a PDF. */

#pragma once

#include <gtk/gtk.h>

#include "isms-register.h"
#include "isms-report.h"
#include "isms-store.h"

G_BEGIN_DECLS

/* isms_risk_report_new () and its like. Runs on the background reader. */
typedef IsmsReport *(*IsmsReportFunc) (IsmsDatabase *db, GDateTime *date, GError **error);

/* isms_risk_sheet_new () and its like: all of one record. */
typedef IsmsReport *(*IsmsSheetFunc) (IsmsDatabase *db, gint64 id, GDateTime *date, GError **error);

/* One of those that a record has. */
typedef struct
{
  const char *label; /* N_ () */
  IsmsSheetFunc compose;
} IsmsSheet;

/* isms_action_report_new_of () and its like: of what a query leaves. */
typedef IsmsReport *(*IsmsQueryReportFunc) (IsmsDatabase *db,
                                            IsmsQuery *query,
                                            GDateTime *date,
                                            GError **error);

/* Opens the preview over @parent's window. */
void isms_print_report (GtkWidget *parent, IsmsReport *report);
/* The same at once, while the report is composed from what the store holds today. */
void
isms_print_compose (GtkWidget *parent, IsmsStore *store, const char *title, IsmsReportFunc func);
/* The same as of a day, YYYY-MM-DD. */
void isms_print_compose_on (
    GtkWidget *parent, IsmsStore *store, const char *title, IsmsReportFunc func, const char *day);
void isms_print_compose_sheet (
    GtkWidget *parent, IsmsStore *store, const char *title, IsmsSheetFunc func, gint64 id);
/* The same of several sheets, which the person may change among. */
void isms_print_compose_sheets (
    GtkWidget *parent, IsmsStore *store, const char *title, GArray *sheets, guint first, gint64 id);
void isms_print_compose_of (GtkWidget *parent,
                            IsmsStore *store,
                            const char *title,
                            IsmsQueryReportFunc func,
                            IsmsQuery *query);
/* The same of what @data says, which goes to the reader's thread. */
typedef IsmsReport *(*IsmsDataReportFunc) (IsmsDatabase *db,
                                           gpointer data,
                                           GDateTime *date,
                                           GError **error);
void isms_print_compose_with (GtkWidget *parent,
                              IsmsStore *store,
                              const char *title,
                              IsmsDataReportFunc func,
                              gpointer data,
                              GDestroyNotify data_free);
/* Lets the page print what it lists. */
void isms_print_connect_register (IsmsRegister *page);

G_END_DECLS
