/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The annex on risks: the map on the day of the figures beside the one at the last review, and the
 * highest risks, with how they stood then. */

#include "isms-config.h"

#include "isms-review-parts.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-risk-figures.h"

#define MOST_RISKS 10
#define ALONE 0.4   /* of its width: the height of a map that stands by itself */
#define BESIDE 0.12 /* for each of its rows: of one beside another */

static void
draw_map (cairo_t *cr,
          PangoContext *context,
          const IsmsPalette *palette,
          double width,
          double height,
          gpointer user_data)
{
  g_autoptr (IsmsHeatGeometry) geometry =
      isms_heat_chart_layout (user_data, context, width, height);

  isms_heat_chart_draw (user_data, geometry, cr, palette,
                        ISMS_HEAT_DRAW_COUNTS | ISMS_HEAT_DRAW_CHIPS);
}

static GDateTime *
read_day (const char *iso)
{
  g_autofree char *noon = g_strconcat (iso, "T12:00:00Z", NULL);

  return g_date_time_new_from_iso8601 (noon, NULL);
}

/* NULL without an error: there was no method on that day. */
static IsmsRiskFigures *
load_figures (IsmsDatabase *db, const char *iso, GError **error)
{
  g_autoptr (GDateTime) day = read_day (iso);
  g_autoptr (GError) failure = NULL;
  IsmsRiskFigures *figures = isms_risk_figures_load (db, day, &failure);

  if (figures == NULL && !g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    g_propagate_error (error, g_steal_pointer (&failure));
  return figures;
}

/* "12 risks are rated, 3 of them above the acceptance line." */
static char *
dup_words (const IsmsRiskFigures *figures)
{
  guint n = figures->n_rated[ISMS_POSTURE_CURRENT];

  return g_strdup_printf (
      /* Translators: under a heat map: how many risks are rated, and how many stand above the line
       */
      g_dngettext (GETTEXT_PACKAGE, "%u risk is rated, %u above the acceptance line.",
                   "%u risks are rated, %u above the acceptance line.", n),
      n, figures->n_above);
}

static void
fill_chart (IsmsReportChart *chart, IsmsRiskFigures *figures, char *title, gboolean alone)
{
  int n_rows = isms_method_get_n_likelihoods (figures->method);

  *chart = (IsmsReportChart) {
    .title = title,
    .alternative = dup_words (figures),
    .aspect = alone ? ALONE : CLAMP (BESIDE * (n_rows + 1), 0.35, 1.0),
    .draw = draw_map,
    .user_data = isms_risk_figures_create_chart (figures, ISMS_POSTURE_CURRENT),
    .destroy = (GDestroyNotify) isms_heat_chart_unref,
  };
}

static void
add_maps (const IsmsReviewPaper *self, IsmsRiskFigures *now, IsmsRiskFigures *then)
{
  g_autofree char *day = isms_day_dup_words (self->board->day);
  g_autofree char *since = isms_day_dup_words (self->board->since);
  /* Translators: over a heat map: the day of the last management review */
  g_autofree char *before = g_strdup_printf (_ ("At the last review, %s"), since);
  IsmsReportChart charts[2];
  guint n = then != NULL ? 2 : 1;

  if (then != NULL)
    fill_chart (&charts[0], then, before, FALSE);
  fill_chart (&charts[n - 1], now, day, then == NULL);
  isms_report_add_charts (self->report, charts, n);
  for (guint i = 0; i < n; i++)
    g_free ((char *) charts[i].alternative);
}

static const IsmsStanding *
find_standing (const IsmsRiskFigures *figures, gint64 id)
{
  for (guint i = 0; figures != NULL && i < figures->risks->len; i++)
    {
      const IsmsAssessedRisk *risk = figures->risks->pdata[i];

      if (isms_record_get_id (risk->record) == id)
        return risk->standings[ISMS_POSTURE_CURRENT];
    }
  return NULL;
}

static char *
dup_field (IsmsRecord *record, const char *name)
{
  char *words =
      isms_record_dup_display (record, isms_kind_find_field (isms_record_get_kind (record), name));

  if (*words == '\0')
    g_set_str (&words, "–");
  return words;
}

static void
add_risk (IsmsReportTable *table,
          const IsmsAssessedRisk *risk,
          const IsmsStanding *before,
          gboolean compared)
{
  const IsmsStanding *now = risk->standings[ISMS_POSTURE_CURRENT];
  g_autofree char *owner = dup_field (risk->record, "owner");
  g_autofree char *treatment = dup_field (risk->record, "treatment");
  g_autofree char *status = dup_field (risk->record, "status");
  const char *cells[7] = { isms_record_get_ref (risk->record), isms_record_get_title (risk->record),
                           owner };
  guint n = 3;

  if (compared)
    cells[n++] = before != NULL ? before->level : "–";
  cells[n++] = now->level;
  cells[n++] = treatment;
  cells[n] = status;
  isms_report_table_add_row (table, cells);
  if (compared && before != NULL)
    isms_report_table_set_tone (table, 3, before->tone);
  isms_report_table_set_tone (table, compared ? 4 : 3, now->tone);
}

/* The figures have the worst first. */
static void
add_highest (const IsmsReviewPaper *self, const IsmsRiskFigures *now, const IsmsRiskFigures *then)
{
  guint n = MIN (MOST_RISKS, now->n_rated[ISMS_POSTURE_CURRENT]);
  gboolean compared = then != NULL;
  IsmsReportColumn columns[7] = {
    { _ ("Ref"), 0.8, ISMS_REPORT_START, FALSE },
    { _ ("Risk"), 3.2, ISMS_REPORT_START, FALSE },
    { _ ("Owner"), 1.5, ISMS_REPORT_START, FALSE },
  };
  guint n_columns = 3;
  IsmsReportTable *table;

  if (n == 0)
    return;
  if (compared)
    columns[n_columns++] = (IsmsReportColumn) { _ ("Last review"), 1.2, ISMS_REPORT_START, FALSE };
  columns[n_columns++] = (IsmsReportColumn) { C_ ("figure", "Now"), 1.2, ISMS_REPORT_START, FALSE };
  columns[n_columns++] = (IsmsReportColumn) { _ ("Treatment"), 1.1, ISMS_REPORT_START, FALSE };
  columns[n_columns++] = (IsmsReportColumn) { _ ("Status"), 1.2, ISMS_REPORT_START, FALSE };
  isms_report_add_heading (self->report, 2, _ ("The highest risks"));
  table = isms_report_add_table (self->report, columns, n_columns);
  for (guint i = 0; i < n; i++)
    {
      const IsmsAssessedRisk *risk = now->risks->pdata[i];

      add_risk (table, risk, find_standing (then, isms_record_get_id (risk->record)), compared);
    }
  if (n < now->n_rated[ISMS_POSTURE_CURRENT])
    {
      g_autofree char *words =
          /* Translators: how many risks a table shows, and how many there are */
          g_strdup_printf (_ ("%u of %u rated risks; the risk assessment report has all of them."),
                           n, now->n_rated[ISMS_POSTURE_CURRENT]);

      isms_report_add_paragraph (self->report, words);
    }
}

gboolean
isms_review_paper_add_risks (IsmsReviewPaper *self, guint *n, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (IsmsRiskFigures) now = load_figures (self->db, self->board->day, &failure);
  g_autoptr (IsmsRiskFigures) then = NULL;

  if (now != NULL && self->board->since != NULL)
    then = load_figures (self->db, self->board->since, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (now == NULL || now->n_rated[ISMS_POSTURE_CURRENT] == 0)
    return TRUE;
  isms_review_paper_begin_annex (self, n, _ ("Risks"));
  add_maps (self, now, then);
  add_highest (self, now, then);
  return TRUE;
}
