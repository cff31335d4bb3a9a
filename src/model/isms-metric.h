/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is measured (9.1): what, why, how, how often, by whom, and from where on it is to be watched
 * or acted on; its periods, and what is recorded of them. */

#pragma once

#include "isms-record.h"
#include "isms-step.h"

G_BEGIN_DECLS

#define ISMS_TYPE_METRIC (isms_metric_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMetric, isms_metric, ISMS, METRIC, IsmsRecord)

/* good, watch, act, none: of a value against the thresholds. */
extern const IsmsChoice isms_metric_statuses[];
/* Which way a value went: better, worse, same. */
extern const IsmsChoice isms_metric_trends[];

/* --- Computations (isms-metric-catalogue.c) --- */

/* By name; what a metric may be computed by. */
extern const IsmsChoice isms_metric_computations[];
/* One query that gives one number, or NULL where there is nothing to count. NULL: no such name. */
const char *isms_metric_get_query (const char *computation);

/* The starter set: what of it is not there is added, in the language of the desktop. */
void isms_metric_add_starters (IsmsStep *step);
int isms_metric_count_missing_starters (IsmsDatabase *database, GError **error);

/* --- Periods (isms-metric-period.c) --- */

/* Of 1, 3, 6 or 12 months: those of the calendar. 0: no such frequency. */
int isms_metric_get_months (const char *frequency);
/* The first day of the period that holds @day. */
char *isms_metric_dup_period_start (const char *day, int months);
/* "March 2027", "Q1 2027", "1st half of 2027", "2027". */
char *isms_metric_dup_period_words (const char *start, int months);

typedef struct
{
  gint64 id;   /* of the measurement, or 0 */
  char *start; /* first day of the period */
  gboolean has_value;
  double value;
  gboolean missing; /* it should have a value, and has none */
  gboolean computed;
  char *status;
  char *measured_on; /* or NULL */
  char *measured_by; /* or NULL */
  char *note;        /* or NULL */
} IsmsPeriod;

/* What a form, a chart and a page say of a metric. */
typedef struct
{
  gint64 id;
  char *ref;
  char *title;
  char *unit; /* or NULL */
  int months;
  gboolean up; /* more is better */
  gboolean has_target, has_amber, has_red;
  double target, amber, red;
  char *current;      /* first day of the period that is */
  GPtrArray *periods; /* of IsmsPeriod, the oldest first: from the first that has a value or should,
                       * to the one that is */
} IsmsSeries;

IsmsSeries *isms_series_load (IsmsDatabase *database, gint64 metric, GError **error);
void isms_series_free (IsmsSeries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsSeries, isms_series_free)

/* --- Recording (isms-metric-record.c) --- */

/* When the step is committed; a period that has a value gets the new one. */
void isms_metric_record (IsmsStep *step,
                         gint64 metric,
                         const char *period_start,
                         double value,
                         const char *measured_on,
                         const char *note);
char *isms_metric_dup_record_label (const char *ref, const char *period_start, int months);
/* Of each computed metric whose period has begun without a value, what is counted today. */
void isms_metric_record_computed (IsmsStep *step);
/* How many those are; -1 on error. */
int isms_metric_count_due (IsmsDatabase *database, GError **error);

G_END_DECLS
