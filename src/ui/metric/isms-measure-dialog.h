/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Records one period of a metric after the other: the value, Return, the next that is missing
 * (9.1). Each is a step. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_MEASURE_DIALOG (isms_measure_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMeasureDialog, isms_measure_dialog, ISMS, MEASURE_DIALOG, AdwDialog)

/* @start: the period that it begins with; NULL: the first that is missing. */
IsmsMeasureDialog *isms_measure_dialog_present (GtkWidget *parent,
                                                IsmsWorkspace *workspace,
                                                gint64 metric,
                                                const char *start);
/* For the tests. */
GtkWidget *isms_measure_dialog_get_value_row (IsmsMeasureDialog *self);
/* The period that is shown; "2027-03-01". */
const char *isms_measure_dialog_get_period (IsmsMeasureDialog *self);

G_END_DECLS
