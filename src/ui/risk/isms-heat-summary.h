/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What stands over the map, in words: how risks moved, which day is shown. */

#pragma once

#include "isms-heat-source.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ISMS_TYPE_HEAT_SUMMARY (isms_heat_summary_get_type ())
G_DECLARE_FINAL_TYPE (IsmsHeatSummary, isms_heat_summary, ISMS, HEAT_SUMMARY, GtkBox)

void isms_heat_summary_show (IsmsHeatSummary *self, IsmsHeatSource *source);
const char *isms_heat_summary_get_movement (IsmsHeatSummary *self); /* "" for none */

G_END_DECLS
