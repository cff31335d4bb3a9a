/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the map shows, for paper. */

#pragma once

#include "isms-heat-source.h"

G_BEGIN_DECLS

IsmsHeatChart *isms_heat_print_dup_chart (IsmsHeatSource *source);
char *isms_heat_print_dup_words (IsmsHeatSource *source);

G_END_DECLS
