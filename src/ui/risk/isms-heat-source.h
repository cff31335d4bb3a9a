/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the heat map shows: the method in force, how many risks stand in each cell, which come
 * first. Read in the background, again after every step. */

#pragma once

#include "isms-risk.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

/* As many chips as a cell can ever show. */
#define ISMS_HEAT_SOURCE_MAX_CHIPS 24

#define ISMS_TYPE_HEAT_SOURCE (isms_heat_source_get_type ())
G_DECLARE_FINAL_TYPE (IsmsHeatSource, isms_heat_source, ISMS, HEAT_SOURCE, GObject)

/* Signal "changed": a new answer is there. Property "error" (GError, boxed). */
IsmsHeatSource *isms_heat_source_new (IsmsWorkspace *workspace);
IsmsWorkspace *isms_heat_source_get_workspace (IsmsHeatSource *self);

void isms_heat_source_set_query (IsmsHeatSource *self, IsmsQuery *query);
IsmsQuery *isms_heat_source_get_query (IsmsHeatSource *self);
void isms_heat_source_set_posture (IsmsHeatSource *self, IsmsPosture posture);
/* Of what is shown: it follows set_posture () when the answer is there. */
IsmsPosture isms_heat_source_get_posture (IsmsHeatSource *self);
void isms_heat_source_reload (IsmsHeatSource *self);

/* NULL until the first answer, and where the workspace has no method. */
IsmsMethod *isms_heat_source_get_method (IsmsHeatSource *self);
guint isms_heat_source_get_count (IsmsHeatSource *self, int likelihood, int impact);
guint isms_heat_source_get_unrated (IsmsHeatSource *self);
guint isms_heat_source_get_total (IsmsHeatSource *self);
const gint64 *
isms_heat_source_get_ids (IsmsHeatSource *self, int likelihood, int impact, guint *n_ids);
const GError *isms_heat_source_get_error (IsmsHeatSource *self);

G_END_DECLS
