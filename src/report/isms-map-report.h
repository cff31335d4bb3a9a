/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The heat map alone, on one page. */

#pragma once

#include "isms-heat-chart.h"
#include "isms-report.h"

G_BEGIN_DECLS

IsmsReport *isms_map_report_new (const char *organisation,
                                 const char *caption,
                                 const char *alternative,
                                 IsmsHeatChart *chart,
                                 GDateTime *date);

G_END_DECLS
