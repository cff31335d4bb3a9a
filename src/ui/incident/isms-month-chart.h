/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Incidents by month as a chart; a click on a part of a bar asks for those behind it. */

#pragma once

#include <adwaita.h>

#include "isms-incident-trends.h"

G_BEGIN_DECLS

/* Signal: "part-clicked" (guint month, guint severity): as in IsmsIncidentTrends. */
#define ISMS_TYPE_MONTH_CHART (isms_month_chart_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMonthChart, isms_month_chart, ISMS, MONTH_CHART, GtkWidget)

GtkWidget *isms_month_chart_new (const IsmsIncidentTrends *trends);
/* "November 2026" */
char *isms_month_dup_words (const char *month);

G_END_DECLS
