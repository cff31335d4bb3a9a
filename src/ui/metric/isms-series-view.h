/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The chart of a metric as a widget. */

#pragma once

#include <adwaita.h>

#include "isms-metric.h"

G_BEGIN_DECLS

#define ISMS_TYPE_SERIES_VIEW (isms_series_view_get_type ())
G_DECLARE_FINAL_TYPE (IsmsSeriesView, isms_series_view, ISMS, SERIES_VIEW, GtkWidget)

GtkWidget *isms_series_view_new (const IsmsSeries *series);
const char *isms_series_view_get_description (IsmsSeriesView *self);

G_END_DECLS
