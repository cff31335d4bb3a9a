/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the map shows, for paper. */

#pragma once

#include "isms-heat-source.h"
#include "isms-map-report.h"

G_BEGIN_DECLS

IsmsHeatChart *isms_heat_print_dup_chart (IsmsHeatSource *source);
char *isms_heat_print_dup_words (IsmsHeatSource *source);
/* What is said of it on paper: @caption, and how much of the movement is drawn. */
char *isms_heat_print_dup_caption (IsmsHeatSource *source, const char *caption);
/* Each risk that moved, as far as a page can be expected to list them. (element-type IsmsMapMove)
 */
GArray *isms_heat_print_dup_moves (IsmsHeatSource *source);

G_END_DECLS
