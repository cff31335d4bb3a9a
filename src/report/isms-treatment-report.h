/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk treatment plan on paper (6.1.3 e, 8.3). */

#pragma once

#include "isms-database.h"
#include "isms-plan.h"
#include "isms-report.h"
#include "isms-timeline-chart.h"

G_BEGIN_DECLS

IsmsReport *isms_treatment_report_new (IsmsDatabase *db, GDateTime *date, GError **error);

/* What the sheet of one risk has of it: its controls, its actions in a table for a standing page
 * and on a time line, and its acceptances. */
void isms_treatment_report_add_controls (IsmsReport *report, const IsmsPlanRisk *risk);
void isms_treatment_report_add_actions_narrow (IsmsReport *report,
                                               const IsmsPlanRisk *risk,
                                               const char *currency);
void isms_treatment_report_add_timeline (IsmsReport *report, const IsmsPlan *plan, GDateTime *date);
gboolean isms_treatment_report_add_acceptances (IsmsReport *report,
                                                IsmsDatabase *db,
                                                gint64 risk,
                                                const char *day,
                                                const char *none,
                                                GError **error);
/* "12 Nov 2026", never broken over two lines; "–" for none. */
char *isms_treatment_report_dup_day (const char *iso);
char *isms_treatment_report_dup_controls (const IsmsPlanRisk *risk);
/* The bar of @action, on paper and in the window. */
IsmsTimelineBar isms_treatment_report_make_bar (const IsmsPlanAction *action);
/* How people read a choice of @kind. */
char *isms_treatment_report_dup_choice (const char *kind, const char *field, const char *value);

G_END_DECLS
