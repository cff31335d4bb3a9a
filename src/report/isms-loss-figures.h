/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the risks may cost, as a chart for the window and for paper, and as a part of a report. */

#pragma once

#include "isms-exceedance-chart.h"
#include "isms-report.h"
#include "isms-risk-figures.h"
#include "isms-simulation.h"

G_BEGIN_DECLS

/* The curves of the postures that have estimates of their own; NULL: not simulated. */
IsmsExceedanceChart *isms_loss_figures_create_chart (IsmsPortfolio *const *portfolios,
                                                     IsmsPosture strong,
                                                     const IsmsTolerance *tolerance,
                                                     const char *currency);
/* "1.2 M EUR" of an amount in minor units. */
char *isms_loss_figures_dup_short (double minor, const char *currency);
char *isms_loss_figures_dup_amount (double minor, const char *currency); /* "1.2 M" */
/* Low, likely, high: times a year, "0.1 – 0.5 – 2"; a loss each time, "1 k – 5 k – 90 k". */
char *isms_loss_figures_dup_frequency (const IsmsEstimate *estimate);
char *isms_loss_figures_dup_each (const IsmsEstimate *estimate, const char *currency);
/* All of that in words. */
char *isms_loss_figures_dup_estimate (const IsmsEstimate *estimate, const char *currency);

/* A heading, figures, the curve and each estimated risk; nothing where none is estimated. Takes
 * long. FALSE on error. */
gboolean isms_loss_report_add (IsmsReport *report,
                               IsmsDatabase *db,
                               const IsmsRiskFigures *figures,
                               GError **error);
/* Of one risk: what is estimated, and what follows from it, for each posture. */
gboolean isms_loss_report_add_risk (IsmsReport *report,
                                    IsmsDatabase *db,
                                    const IsmsRiskFigures *figures,
                                    const IsmsAssessedRisk *risk,
                                    GError **error);

G_END_DECLS
