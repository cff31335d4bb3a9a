/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What lies behind the figures of a management review: the Statement of Applicability in numbers,
 * audits and what they found, objectives, and metrics, each as it stood on the day of the figures.
 * What there is nothing of has no annex. */

#include "isms-config.h"

#include "isms-review-parts.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-metric-figures.h"
#include "isms-number.h"
#include "isms-report-facts.h"
#include "isms-report-records.h"
#include "isms-soa.h"

#define MOST_CHARTS 6
#define CHART_ASPECT 0.5 /* of one of two beside each other */

void
isms_review_paper_begin_annex (IsmsReviewPaper *self, guint *n, const char *title)
{
  /* Translators: the letter of an annex, and what it is about */
  g_autofree char *heading = g_strdup_printf (_ ("Annex %c: %s"), 'A' + (int) (*n)++, title);

  isms_report_add_heading (self->report, self->brief ? 2 : 1, heading);
}

/* Of a kind, as they stood on the day of the figures. */
static IsmsQuery *
make_query (const IsmsReviewPaper *self, const char *kind, GError **error)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find (kind));

  if (self->as_of != NULL && !isms_query_set_as_of (query, self->as_of, self->db, error))
    return NULL;
  return g_steal_pointer (&query);
}

/* With @fields alone. */
static GPtrArray *
load_kind (const IsmsReviewPaper *self, const char *kind, const char *const *fields, GError **error)
{
  g_autoptr (IsmsQuery) query = make_query (self, kind, error);
  g_autoptr (GArray) ids = query != NULL ? isms_query_run (query, self->db, NULL, error) : NULL;
  g_autoptr (GPtrArray) found = NULL;
  GPtrArray *there;

  if (ids == NULL)
    return NULL;
  found = isms_record_load_found_fields (self->db, query, (const gint64 *) (gpointer) ids->data,
                                         ids->len, fields, error);
  if (found == NULL)
    return NULL;
  there = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < found->len; i++)
    if (found->pdata[i] != NULL)
      g_ptr_array_add (there, g_object_ref (found->pdata[i]));
  return there;
}

/* --- The Statement of Applicability --- */

/* What is counted of each control that stands in it. (element-type IsmsSoaRow) */
static GPtrArray *
load_controls (const IsmsReviewPaper *self, GError **error)
{
  g_autoptr (IsmsQuery) query = make_query (self, "control", error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_soa_row_free);
  g_autofree char *from = NULL, *sql = NULL;
  g_autoptr (IsmsStatement) statement = NULL;

  if (query == NULL)
    return NULL;
  isms_query_filter_int (query, "in_soa", 1);
  from = isms_query_dup_from (query);
  sql = g_strdup_printf ("SELECT ifnull (nullif (theme, ''), framework), applicable, "
                         "ifnull (reported, implementation) %s ORDER BY ref_key, id",
                         from);
  statement = isms_database_prepare (self->db, sql, error);
  if (statement == NULL)
    return NULL;
  isms_query_bind (query, statement, 1);
  while (isms_statement_next (statement, error))
    {
      IsmsSoaRow *row = g_new0 (IsmsSoaRow, 1);

      row->theme = isms_statement_dup_text (statement, 0);
      row->applicable = isms_statement_dup_text (statement, 1);
      row->reported = isms_statement_dup_text (statement, 2);
      g_ptr_array_add (rows, row);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&rows);
}

static void
add_theme (IsmsReportTable *table, const char *name, const IsmsSoaFigures *figures)
{
  const guint numbers[] = { figures->n_applicable, figures->n_excluded,
                            figures->n_undecided,  figures->n_implemented,
                            figures->n_partial,    figures->n_planned + figures->n_not_started };
  int share = isms_soa_figures_get_share (figures);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) cells = NULL;

  g_strv_builder_add (builder, name);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_strv_builder_take (builder, g_strdup_printf ("%u", numbers[i]));
  g_strv_builder_take (builder, share >= 0 ? g_strdup_printf (_ ("%d %%"), share) : g_strdup ("–"));
  cells = g_strv_builder_end (builder);
  isms_report_table_add_row (table, (const char *const *) cells);
}

static void
add_themes (IsmsReport *report, GPtrArray *themes, const IsmsSoaFigures *total)
{
  const IsmsReportColumn columns[] = {
    { _ ("Theme"), 2.6, ISMS_REPORT_START, FALSE },
    { _ ("Applicable"), 1, ISMS_REPORT_END, FALSE },
    { _ ("Left out"), 1, ISMS_REPORT_END, FALSE },
    { _ ("Undecided"), 1, ISMS_REPORT_END, FALSE },
    { _ ("In place"), 1, ISMS_REPORT_END, FALSE },
    { _ ("Partly"), 1, ISMS_REPORT_END, FALSE },
    { _ ("Still to do"), 1, ISMS_REPORT_END, FALSE },
    { _ ("Share in place"), 1, ISMS_REPORT_END, FALSE },
  };
  IsmsReportTable *table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < themes->len; i++)
    {
      const IsmsSoaFigures *figures = themes->pdata[i];

      add_theme (table, figures->theme != NULL ? figures->theme : _ ("Other controls"), figures);
    }
  add_theme (table, _ ("All"), total);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    isms_report_table_set_strong (table, i);
}

/* The newest that was approved by then. */
static char *
dup_version (const IsmsReviewPaper *self, GError **error)
{
  g_autoptr (GPtrArray) versions = isms_soa_load_versions (self->db, error);

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const IsmsSoaVersion *version = versions->pdata[i];
      g_autofree char *day = isms_day_dup_words (version->approved_on);

      if (g_strcmp0 (version->approved_on, self->board->day) <= 0)
        /* Translators: number of the version, who approved it, and the day of that */
        return g_strdup_printf (_ ("Version %d was approved by %s on %s."), version->number,
                                version->person, day);
    }
  return versions != NULL ? g_strdup (_ ("No version is approved yet.")) : NULL;
}

static gboolean
add_statement (IsmsReviewPaper *self, guint *n, GError **error)
{
  g_autoptr (GPtrArray) rows = load_controls (self, error);
  g_autofree char *version = rows != NULL ? dup_version (self, error) : NULL;
  g_autoptr (GPtrArray) themes = NULL;
  IsmsSoaFigures total;

  if (version == NULL)
    return FALSE;
  if (rows->len == 0)
    return TRUE;
  themes = isms_soa_count (rows, &total);
  if (total.n_undecided == total.n)
    return TRUE;
  isms_review_paper_begin_annex (self, n, _ ("Statement of Applicability"));
  isms_report_add_paragraph (self->report, version);
  add_themes (self->report, themes, &total);
  return TRUE;
}

/* --- Audits --- */

static gboolean
is_since (const IsmsReviewPaper *self, IsmsRecord *audit)
{
  const char *finished = isms_record_get_text (audit, "finished_on");

  if (finished == NULL)
    return isms_record_is_set (audit, "began_on");
  return self->board->since == NULL || g_strcmp0 (finished, self->board->since) > 0;
}

static gboolean
add_audits (IsmsReviewPaper *self, guint *n, GError **error)
{
  static const IsmsRecordColumn columns[] = {
    { N_ ("Ref"), 0.9, ISMS_REPORT_START, FALSE, { "ref" } },
    { N_ ("Audit"), 3, ISMS_REPORT_START, TRUE, { "title", "kind", "body" } },
    { N_ ("Held"), 1.3, ISMS_REPORT_START, FALSE, { "began_on", "finished_on" } },
    { N_ ("Lead"), 1.4, ISMS_REPORT_START, FALSE, { "lead" } },
    { N_ ("Result"), 1.6, ISMS_REPORT_START, FALSE, { "verdict", "state" } },
    { N_ ("Major"), 0.7, ISMS_REPORT_END, FALSE, { "n_major" } },
    { N_ ("Minor"), 0.7, ISMS_REPORT_END, FALSE, { "n_minor" } },
    { N_ ("Findings"), 0.9, ISMS_REPORT_END, FALSE, { "n_findings" } },
  };
  static const char *const shown[] = { "title",       "kind",    "body",       "began_on",
                                       "finished_on", "lead",    "verdict",    "state",
                                       "n_major",     "n_minor", "n_findings", NULL };
  g_autoptr (GPtrArray) audits = load_kind (self, "audit", shown, error);

  if (audits == NULL)
    return FALSE;
  for (guint i = audits->len; i > 0; i--)
    if (!is_since (self, audits->pdata[i - 1]))
      g_ptr_array_remove_index (audits, i - 1);
  if (audits->len == 0)
    return TRUE;
  isms_review_paper_begin_annex (self, n, _ ("Audit results"));
  isms_report_add_records (self->report, audits, columns, G_N_ELEMENTS (columns));
  return TRUE;
}

/* --- Objectives --- */

static gboolean
add_objectives (IsmsReviewPaper *self, guint *n, GError **error)
{
  static const IsmsRecordColumn columns[] = {
    { N_ ("Ref"), 0.8, ISMS_REPORT_START, FALSE, { "ref" } },
    { N_ ("Objective"), 3.6, ISMS_REPORT_START, TRUE, { "title", "target" } },
    { N_ ("Owner"), 1.5, ISMS_REPORT_START, FALSE, { "owner" } },
    { N_ ("Due"), 1.1, ISMS_REPORT_START, FALSE, { "due" } },
    { N_ ("Status"), 1.2, ISMS_REPORT_START, FALSE, { "status" } },
    { N_ ("Fulfilment, %"), 0.9, ISMS_REPORT_END, FALSE, { "fulfilment" } },
  };
  static const char *const shown[] = { "title",  "target",     "owner", "due",
                                       "status", "fulfilment", NULL };
  g_autoptr (GPtrArray) objectives = load_kind (self, "objective", shown, error);

  if (objectives == NULL)
    return FALSE;
  if (objectives->len == 0)
    return TRUE;
  isms_review_paper_begin_annex (self, n, _ ("Objectives"));
  isms_report_add_records (self->report, objectives, columns, G_N_ELEMENTS (columns));
  return TRUE;
}

/* --- Metrics --- */

/* How one stood on the day of the figures, by the thresholds of today. */
typedef struct
{
  IsmsRecord *metric;
  gboolean has_value;
  double value;
  char *status; /* of it; or NULL */
  char *trend;  /* against the period before; or NULL */
} Measured;

static void
free_measured (gpointer data)
{
  Measured *self = data;

  g_object_unref (self->metric);
  g_free (self->status);
  g_free (self->trend);
  g_free (self);
}

/* What was measured after the day of the figures is not of that day. */
static void
cut_series (IsmsSeries *series, const char *day)
{
  for (guint i = series->periods->len; i > 0; i--)
    {
      IsmsPeriod *period = series->periods->pdata[i - 1];

      if (g_strcmp0 (period->start, day) > 0)
        g_ptr_array_remove_index (series->periods, i - 1);
      else if (g_strcmp0 (period->measured_on, day) > 0)
        period->has_value = FALSE;
    }
}

/* Its newest value of that day. */
static gboolean
measure (IsmsStatement *statement, const char *day, Measured *measured, GError **error)
{
  isms_statement_reset (statement);
  isms_statement_bind_int (statement, 1, isms_record_get_id (measured->metric));
  isms_statement_bind_text (statement, 2, day);
  if (isms_statement_next (statement, error))
    {
      measured->has_value = TRUE;
      measured->value = isms_statement_get_real (statement, 0);
      measured->status = isms_statement_dup_text (statement, 1);
      measured->trend = isms_statement_dup_text (statement, 2);
    }
  return !isms_statement_failed (statement);
}

/* Those that were there on the day of the figures. */
static GPtrArray *
load_metrics (const IsmsReviewPaper *self, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM metric WHERE archived = ? AND (date (created_at, "
                       "'localtime') <= '%1$s' OR since <= '%1$s') ORDER BY ref_key, id",
                       self->board->day);
  g_autoptr (GPtrArray) metrics = isms_report_load_ids (self->db, "metric", sql, 0, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_measured);
  g_autoptr (IsmsStatement) statement =
      metrics != NULL
          ? isms_database_prepare (
                self->db,
                "SELECT l.value, l.status, l.trend FROM measurement_list AS l WHERE l.id = (SELECT "
                "v.id FROM measurement AS v WHERE v.metric_id = ?1 AND v.archived = 0 AND v.value "
                "IS NOT NULL AND ifnull (v.measured_on, date (v.created_at, 'localtime')) <= ?2 "
                "ORDER BY v.period_start DESC LIMIT 1)",
                error)
          : NULL;

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < metrics->len; i++)
    {
      Measured *measured = g_new0 (Measured, 1);

      measured->metric = g_object_ref (metrics->pdata[i]);
      g_ptr_array_add (all, measured);
      if (!measure (statement, self->board->day, measured, error))
        return NULL;
    }
  return g_steal_pointer (&all);
}

/* With the metric's unit. */
static char *
dup_number (IsmsRecord *metric, gboolean is_set, double value)
{
  g_autofree char *number = is_set ? isms_number_dup_display (value) : NULL;
  const char *unit = isms_record_get_text (metric, "unit");

  if (number == NULL)
    return g_strdup ("–");
  if (unit == NULL || *unit == '\0')
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s\u00a0%s", number, unit);
}

static IsmsReviewSign
get_sign (const Measured *measured)
{
  const char *status = measured->status;

  return g_strcmp0 (status, "act") == 0     ? ISMS_REVIEW_ACT
         : g_strcmp0 (status, "watch") == 0 ? ISMS_REVIEW_WATCH
         : g_strcmp0 (status, "good") == 0  ? ISMS_REVIEW_GOOD
                                            : ISMS_REVIEW_NONE;
}

static const char *
find_label (const char *field, const char *value)
{
  const IsmsChoice *choice = isms_field_find_choice (
      isms_kind_find_field (isms_kind_find ("metric"), field), value != NULL ? value : "");

  return choice != NULL ? _ (choice->label) : NULL;
}

static void
add_metric (IsmsReportTable *table, const Measured *measured)
{
  IsmsRecord *metric = measured->metric;
  g_autofree char *value = dup_number (metric, measured->has_value, measured->value);
  g_autofree char *target = dup_number (metric, isms_record_is_set (metric, "target"),
                                        isms_record_get_real (metric, "target"));
  const char *const cells[] = {
    isms_record_get_ref (metric),
    isms_record_get_title (metric),
    value,
    target,
    find_label ("status", measured->status != NULL ? measured->status : "none"),
    find_label ("trend", measured->trend),
  };

  isms_report_table_add_row (table, cells);
  isms_review_paper_set_sign (table, 4, get_sign (measured));
}

static void
draw_series (cairo_t *cr,
             PangoContext *context,
             const IsmsPalette *palette,
             double width,
             double height,
             gpointer chart)
{
  isms_series_chart_draw (chart, context, cr, width, height, palette);
}

static gboolean
fill_chart (const IsmsReviewPaper *self,
            const Measured *measured,
            IsmsReportChart *chart,
            GError **error)
{
  g_autoptr (IsmsSeries) series =
      isms_series_load (self->db, isms_record_get_id (measured->metric), error);
  IsmsSeriesChart *drawn;

  if (series == NULL)
    return FALSE;
  if (self->as_of != NULL)
    cut_series (series, self->as_of);
  drawn = isms_metric_figures_create_chart (series);
  *chart = (IsmsReportChart) {
    .title = g_strdup_printf ("%s %s", series->ref, series->title),
    .alternative = isms_series_chart_dup_description (drawn),
    .draw = draw_series,
    .user_data = drawn,
    .destroy = (GDestroyNotify) isms_series_chart_unref,
    .silent = TRUE,
  };
  return TRUE;
}

/* Those to be acted on first, two in a row. */
static GPtrArray *
choose_charts (GPtrArray *metrics)
{
  const IsmsReviewSign signs[] = { ISMS_REVIEW_ACT, ISMS_REVIEW_WATCH };
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint s = 0; s < G_N_ELEMENTS (signs); s++)
    for (guint i = 0; i < metrics->len && chosen->len < MOST_CHARTS; i++)
      if (get_sign (metrics->pdata[i]) == signs[s])
        g_ptr_array_add (chosen, metrics->pdata[i]);
  return chosen;
}

static gboolean
add_charts (IsmsReviewPaper *self, GPtrArray *metrics, GError **error)
{
  g_autoptr (GPtrArray) chosen = choose_charts (metrics);

  for (guint i = 0; i < chosen->len; i += 2)
    {
      IsmsReportChart charts[2] = { 0 };
      guint n = MIN (2, chosen->len - i);
      gboolean done = TRUE;

      for (guint k = 0; k < n && done; k++)
        {
          done = fill_chart (self, chosen->pdata[i + k], &charts[k], error);
          charts[k].aspect = CHART_ASPECT * n / 2;
        }
      if (done)
        isms_report_add_charts (self->report, charts, n);
      for (guint k = 0; k < n; k++)
        {
          g_free ((char *) charts[k].title);
          g_free ((char *) charts[k].alternative);
          if (!done && charts[k].user_data != NULL)
            isms_series_chart_unref (charts[k].user_data);
        }
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_metrics (IsmsReviewPaper *self, guint *n, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 0.8, ISMS_REPORT_START, FALSE },
    { _ ("Metric"), 3.6, ISMS_REPORT_START, FALSE },
    { _ ("Newest value"), 1.2, ISMS_REPORT_END, FALSE },
    { _ ("Target"), 1.1, ISMS_REPORT_END, FALSE },
    { _ ("Status"), 1.1, ISMS_REPORT_START, FALSE },
    { _ ("Trend"), 1.1, ISMS_REPORT_START, FALSE },
  };
  g_autoptr (GPtrArray) metrics = load_metrics (self, error);
  IsmsReportTable *table;

  if (metrics == NULL)
    return FALSE;
  if (metrics->len == 0)
    return TRUE;
  isms_review_paper_begin_annex (self, n, _ ("Metrics"));
  table = isms_report_add_table (self->report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < metrics->len; i++)
    add_metric (table, metrics->pdata[i]);
  return add_charts (self, metrics, error);
}

gboolean
isms_review_paper_add_annexes (IsmsReviewPaper *self, guint *n, GError **error)
{
  return add_statement (self, n, error) && add_audits (self, n, error)
         && add_objectives (self, n, error) && add_metrics (self, n, error);
}
