/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One three-point estimate as a distribution: between its closed forms and its draws. */

#pragma once

#include "isms-estimate.h"

G_BEGIN_DECLS

typedef struct
{
  IsmsShape shape;
  double base; /* low */
  double span; /* high - low; 0: always @base */
  double alpha, beta;
  double log_median, sigma_below, sigma_above;
} IsmsDistribution;

void isms_distribution_init (
    IsmsDistribution *self, IsmsShape shape, double low, double likely, double high);
double isms_distribution_get_mean (const IsmsDistribution *self);
double isms_distribution_get_variance (const IsmsDistribution *self);

G_END_DECLS
