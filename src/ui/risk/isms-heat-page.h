/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The heat map with what stands around it: posture, filters, the tray of risks that have no rating,
 * the risks of the chosen cell. */

#pragma once

#include <adwaita.h>

#include "isms-filter-bar.h"
#include "isms-heat-map.h"
#include "isms-heat-time.h"
#include "isms-list.h"

G_BEGIN_DECLS

#define ISMS_TYPE_HEAT_PAGE (isms_heat_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsHeatPage, isms_heat_page, ISMS, HEAT_PAGE, AdwBin)

/* Signals: "query-changed": other filters; "risk-activated" (gint64 id): to be shown; "new": a risk
 * is to be added; "print": the map alone. */
GtkWidget *isms_heat_page_new (IsmsWorkspace *workspace);
void isms_heat_page_set_query (IsmsHeatPage *self, IsmsQuery *query);
IsmsQuery *isms_heat_page_get_query (IsmsHeatPage *self);
/* The filters of the page put into @query. */
void isms_heat_page_apply (IsmsHeatPage *self, IsmsQuery *query);
void isms_heat_page_focus_filters (IsmsHeatPage *self);

/* One risk is selected, on the map and in the list beside it; 0: none, or several. */
void isms_heat_page_select_risk (IsmsHeatPage *self, gint64 risk);
gint64 isms_heat_page_get_risk (IsmsHeatPage *self);
IsmsHeatMap *isms_heat_page_get_map (IsmsHeatPage *self);
IsmsHeatSource *isms_heat_page_get_source (IsmsHeatPage *self);
void isms_heat_page_set_posture (IsmsHeatPage *self, IsmsPosture posture);
/* Lists the risks of one cell; 0, 0 for all. */
void isms_heat_page_select_cell (IsmsHeatPage *self, int likelihood, int impact);
/* "map", or why there is none: "empty", "no-method", "error". */
const char *isms_heat_page_get_face (IsmsHeatPage *self);
void isms_heat_page_show_time (IsmsHeatPage *self);
void isms_heat_page_show_movement (IsmsHeatPage *self, const char *since);
char *isms_heat_page_dup_caption (IsmsHeatPage *self); /* what the map shows, for paper */
/* For tests. */
IsmsHeatTime *isms_heat_page_get_time (IsmsHeatPage *self);
const char *isms_heat_page_get_movement (IsmsHeatPage *self); /* the sentence, or "" */
IsmsList *isms_heat_page_get_list (IsmsHeatPage *self);
const char *isms_heat_page_get_heading (IsmsHeatPage *self);

G_END_DECLS
