/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk heat map alone, on a page of its own, and the risks that moved on the next. */

#pragma once

#include "isms-heat-chart.h"
#include "isms-method.h"
#include "isms-report.h"

G_BEGIN_DECLS

/* A risk that went from one cell to another. */
typedef struct
{
  char *ref;
  char *title;
  int from[2]; /* likelihood and impact */
  int to[2];
  gboolean worse;
} IsmsMapMove;

IsmsReport *isms_map_report_new (const char *organisation,
                                 const char *caption,
                                 const char *alternative,
                                 IsmsHeatChart *chart,
                                 GDateTime *date);
/* What the arrows bundle, one by one. (element-type IsmsMapMove), those that got worse first. */
void isms_map_report_add_moves (IsmsReport *report, IsmsMethod *method, GArray *moves);

G_END_DECLS
