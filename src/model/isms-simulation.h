/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the estimates say together: 100,000 possible years of each risk, drawn, measured and summed
 * (6.1.2 d). All of it takes long: on a thread of its own, never on the main one. */

#pragma once

#include <gio/gio.h>

#include "isms-estimate.h"

G_BEGIN_DECLS

#define ISMS_SIMULATION_DRAWS 100000

/* Draws what each of @n years costs, in minor units. FALSE: cancelled. */
gboolean isms_simulation_draw (
    const IsmsEstimate *estimate, guint32 seed, gint64 *years, guint n, GCancellable *cancellable);

typedef struct
{
  double expected; /* a year, on average */
  gint64 at_risk;  /* what 95 of 100 years stay within */
} IsmsLoss;
/* Brings @years into another order. */
IsmsLoss isms_loss_measure (gint64 *years, guint n);

typedef struct
{
  gint64 risk;
  gint64 rating;
  gboolean borrowed; /* by the current estimate */
  IsmsLoss loss;
} IsmsRiskLoss;

/* The years of one posture's risks together. Immutable; any thread. */
typedef struct _IsmsPortfolio IsmsPortfolio;

/* How far a simulation is: read and written on any thread. */
typedef struct
{
  int done;
  int total;
} IsmsSimulationProgress;

/* @estimates: of IsmsRiskEstimate. @former: what was simulated before, if anything: only what is
 * different is drawn. NULL: cancelled. */
IsmsPortfolio *isms_portfolio_simulate (GArray *estimates,
                                        IsmsPortfolio *former,
                                        IsmsSimulationProgress *progress,
                                        GCancellable *cancellable,
                                        GError **error);
IsmsPortfolio *isms_portfolio_ref (IsmsPortfolio *self);
void isms_portfolio_unref (IsmsPortfolio *self);

/* In the order of the estimates. */
const IsmsRiskLoss *isms_portfolio_get_risks (IsmsPortfolio *self, guint *n);
IsmsLoss isms_portfolio_get_loss (IsmsPortfolio *self);
/* The loss that is exceeded with at most this chance, 0 … 1; and how likely a loss is exceeded. */
gint64 isms_portfolio_get_exceeded (IsmsPortfolio *self, double chance);
double isms_portfolio_get_chance (IsmsPortfolio *self, gint64 loss);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsPortfolio, isms_portfolio_unref)

G_END_DECLS
