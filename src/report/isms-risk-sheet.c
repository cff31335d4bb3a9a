/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The sheet of one risk: its statement, how it is judged and was judged, what is done about it, and
 * who accepted it. */

#include "isms-config.h"

#include "isms-risk-sheet.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-loss-figures.h"
#include "isms-money.h"
#include "isms-report-facts.h"
#include "isms-report-workspace.h"
#include "isms-risk-figures.h"
#include "isms-timeline-chart.h"
#include "isms-treatment-report.h"

/* --- How its level went --- */

typedef struct
{
  IsmsMethod *method;
  GArray *points; /* of Point, the oldest first */
  int today;
} Course;

typedef struct
{
  int day;
  int rank; /* in the method in force */
} Point;

static void
free_course (gpointer data)
{
  Course *course = data;

  isms_method_unref (course->method);
  g_array_unref (course->points);
  g_free (course);
}

static double
get_y (const Course *course, int rank, double height)
{
  int n = isms_method_get_n_levels (course->method);

  return height - (rank - 0.5) * height / n;
}

static void
draw_level (cairo_t *cr,
            PangoContext *context,
            const IsmsPalette *palette,
            const Course *course,
            int rank,
            double names,
            double width,
            double height)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  double y = get_y (course, rank, height);
  int text_height;

  pango_layout_set_text (layout, isms_method_get_level (course->method, rank)->name, -1);
  pango_layout_set_width (layout, (int) (names * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  isms_color_set_source (&palette->foreground, cr);
  cairo_move_to (cr, 0, y - text_height / 2.0);
  pango_cairo_show_layout (cr, layout);
  isms_color_set_source (&palette->grid, cr);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, names, y);
  cairo_line_to (cr, width, y);
  cairo_stroke (cr);
}

/* A step where a rating changed it; it holds until the next, the last until today. */
static void
draw_steps (cairo_t *cr,
            const IsmsPalette *palette,
            const Course *course,
            const IsmsTimelineSpan *span,
            double width,
            double height)
{
  isms_color_set_source (&palette->foreground, cr);
  cairo_set_line_width (cr, 1.6);
  cairo_new_path (cr);
  for (guint i = 0; i < course->points->len; i++)
    {
      const Point *point = &g_array_index (course->points, Point, i);
      double x = isms_timeline_get_x (span, point->day, width);

      if (i > 0)
        cairo_line_to (cr, x, get_y (course, point[-1].rank, height));
      cairo_line_to (cr, x, get_y (course, point->rank, height));
      if (i + 1 == course->points->len)
        cairo_line_to (cr, isms_timeline_get_x (span, course->today, width),
                       get_y (course, point->rank, height));
    }
  cairo_stroke (cr);
  for (guint i = 0; i < course->points->len; i++)
    {
      const Point *point = &g_array_index (course->points, Point, i);

      cairo_arc (cr, isms_timeline_get_x (span, point->day, width),
                 get_y (course, point->rank, height), 2.6, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
draw_course (cairo_t *cr,
             PangoContext *context,
             const IsmsPalette *palette,
             double width,
             double height,
             gpointer user_data)
{
  const Course *course = user_data;
  double names = width * 0.16, scale = height * 0.16;
  IsmsTimelineSpan span;

  isms_timeline_span_init (&span, g_array_index (course->points, Point, 0).day, course->today,
                           course->today);
  for (int rank = 1; rank <= isms_method_get_n_levels (course->method); rank++)
    draw_level (cr, context, palette, course, rank, names, width, height - scale);
  cairo_save (cr);
  cairo_translate (cr, names, height - scale);
  isms_timeline_draw_scale (&span, cr, context, palette, width - names, scale);
  cairo_translate (cr, 0, scale - height);
  draw_steps (cr, palette, course, &span, width - names, height - scale);
  cairo_restore (cr);
}

/* The level of the method in force that is as bad as one of another version. */
static int
find_rank (IsmsMethod *method, int tone)
{
  int rank = 1;

  for (int i = 1; i <= isms_method_get_n_levels (method); i++)
    if (isms_method_get_level (method, i)->tone <= tone)
      rank = i;
  return rank;
}

/* Each current rating by the version of the method that it was given under. */
static gboolean
add_points (
    Course *course, IsmsDatabase *db, IsmsMethod *method, GPtrArray *ratings, GError **error)
{
  for (guint i = ratings->len; i-- > 0;)
    {
      const IsmsRating *rating = ratings->pdata[i];
      g_autoptr (IsmsMethod) own = NULL;
      Point point = { isms_day_get_number (rating->rated_on), 0 };
      const IsmsLevel *level;

      if (rating->posture != ISMS_POSTURE_CURRENT)
        continue;
      own = isms_method_load (db, rating->method, error);
      if (own == NULL)
        return FALSE;
      level = isms_method_rate (own, rating->likelihood, rating->impact);
      if (level == NULL)
        continue;
      point.rank = rating->method == isms_method_get_id (method) ? level->rank
                                                                 : find_rank (method, level->tone);
      g_array_append_val (course->points, point);
    }
  return TRUE;
}

static Course *
create_course (IsmsMethod *method, GDateTime *date)
{
  Course *course = g_new0 (Course, 1);
  g_autofree char *today = isms_day_of (date);

  course->method = isms_method_ref (method);
  course->points = g_array_new (FALSE, FALSE, sizeof (Point));
  course->today = isms_day_get_number (today);
  return course;
}

static gboolean
add_course (IsmsReport *report,
            IsmsDatabase *db,
            IsmsMethod *method,
            gint64 risk,
            GDateTime *date,
            GError **error)
{
  g_autoptr (GPtrArray) ratings = isms_risk_load_ratings (db, risk, error);
  IsmsReportChart chart = { .aspect = 0.22, .draw = draw_course, .destroy = free_course };
  Course *course;
  gboolean good;

  if (ratings == NULL)
    return FALSE;
  course = create_course (method, date);
  good = add_points (course, db, method, ratings, error);
  if (!good || course->points->len == 0)
    {
      free_course (course);
      return good;
    }
  chart.user_data = course;
  chart.title = _ ("Current level over time");
  chart.alternative = _ ("The level by the current ratings, each from its day to the next.");
  isms_report_add_charts (report, &chart, 1);
  return TRUE;
}

/* --- The risk itself --- */

static void
add_facts (IsmsReport *report, IsmsDatabase *db, IsmsRecord *risk)
{
  static const char *const names[] = { "cause",  "event",       "consequence", "assets",
                                       "cia",    "category",    "owner",       "treatment",
                                       "status", "next_review", "note",        NULL };

  isms_report_add_facts (report, db, risk, names, NULL);
}

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

  isms_heat_chart_draw (user_data, geometry, cr, palette, ISMS_HEAT_DRAW_CHIPS);
}

/* The map with a dot where the risk stands: there is no room for more. */
static IsmsHeatChart *
create_map (IsmsRiskFigures *figures, IsmsPosture posture, const IsmsStanding *standing)
{
  static const char *const dot[] = { "●", NULL };
  IsmsHeatChart *chart = isms_risk_figures_create_chart (figures, posture);

  if (standing != NULL
      && isms_method_rate (figures->method, standing->likelihood, standing->impact) != NULL)
    isms_heat_chart_set_chips (chart, standing->likelihood, standing->impact, dot);
  return chart;
}

static char *
dup_standing (const IsmsStanding *standing)
{
  g_autofree char *day = NULL;

  if (standing == NULL)
    return g_strdup (_ ("Not rated"));
  day = isms_treatment_report_dup_day (standing->rated_on);
  /* Translators: a level, the likelihood and impact it comes from, the day and the reason */
  return g_strdup_printf (_ ("%s: %s × %s, %s. %s"), standing->level, standing->likelihood_label,
                          standing->impact_label, day, standing->why != NULL ? standing->why : "");
}

/* Always three side by side, so that one rating alone is no larger than others. */
static void
add_maps (IsmsReport *report, IsmsRiskFigures *figures, const IsmsAssessedRisk *risk)
{
  IsmsReportChart charts[ISMS_N_POSTURES];
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  gboolean rated = FALSE;

  for (guint i = 0; i < ISMS_N_POSTURES; i++)
    rated = rated || risk->standings[i] != NULL;
  if (!rated)
    {
      isms_report_add_paragraph (report, _ ("This risk is not rated yet."));
      return;
    }
  for (guint i = 0; i < ISMS_N_POSTURES; i++)
    {
      char *alternative = dup_standing (risk->standings[i]);

      g_ptr_array_add (words, alternative);
      charts[i] = (IsmsReportChart) {
        .title = isms_posture_get_label ((IsmsPosture) i),
        .alternative = alternative,
        .aspect = 0.9,
        .draw = draw_map,
        .user_data = create_map (figures, (IsmsPosture) i, risk->standings[i]),
        .destroy = (GDestroyNotify) isms_heat_chart_unref,
      };
    }
  isms_report_add_charts (report, charts, ISMS_N_POSTURES);
}

/* Leaves only @risk in the figures; NULL: it is not in use. */
static const IsmsAssessedRisk *
pick (IsmsRiskFigures *figures, gint64 risk)
{
  for (guint i = figures->risks->len; i-- > 0;)
    {
      const IsmsAssessedRisk *at = figures->risks->pdata[i];

      if (isms_record_get_id (at->record) != risk)
        g_ptr_array_remove_index (figures->risks, i);
    }
  return figures->risks->len == 1 ? figures->risks->pdata[0] : NULL;
}

static gboolean
add_plan (IsmsReport *report, IsmsDatabase *db, gint64 risk, GDateTime *date, GError **error)
{
  g_autoptr (IsmsPlan) plan = isms_plan_load (db, risk, error);

  if (plan == NULL)
    return FALSE;
  isms_report_add_heading (report, 1, _ ("What is done about it"));
  if (plan->risks->len == 1)
    {
      isms_treatment_report_add_controls (report, plan->risks->pdata[0]);
      isms_treatment_report_add_actions_narrow (report, plan->risks->pdata[0],
                                                isms_money_load_currency (db));
    }
  isms_treatment_report_add_timeline (report, plan, date);
  return TRUE;
}

static IsmsReport *
create_report (IsmsRecord *risk, GDateTime *date)
{
  g_autofree char *title =
      g_strdup_printf ("%s %s", isms_record_get_ref (risk), isms_record_get_title (risk));
  IsmsReport *report = isms_report_new (title, date);

  isms_report_set_subtitle (report,
                            _ ("Sheet of one risk (ISO/IEC 27001, 6.1.2, 6.1.3, 8.2 and 8.3)"));
  return report;
}

/**
 * isms_risk_sheet_new:
 * @db: a connection of the calling thread: the background reader's
 * @risk: the id of a risk in use
 * @date: the day of the report: ratings given later are not counted
 * @error: return location; %G_IO_ERROR_NOT_FOUND where it is not in use
 *
 * Composes all of one risk: statement, ratings, plan, acceptances.
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_risk_sheet_new (IsmsDatabase *db, gint64 risk, GDateTime *date, GError **error)
{
  g_autoptr (IsmsRiskFigures) figures = isms_risk_figures_load (db, date, error);
  const IsmsAssessedRisk *assessed = figures != NULL ? pick (figures, risk) : NULL;
  g_autoptr (IsmsReport) report = NULL;

  if (figures == NULL)
    return NULL;
  if (assessed == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("The risk is no longer there."));
      return NULL;
    }
  report = create_report (assessed->record, date);
  if (!isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  add_facts (report, db, assessed->record);
  isms_report_add_heading (report, 1, _ ("How it is judged"));
  add_maps (report, figures, assessed);
  if (!add_course (report, db, figures->method, risk, date, error)
      || !isms_loss_report_add_risk (report, db, figures, assessed, error)
      || !add_plan (report, db, risk, date, error))
    return NULL;
  isms_report_add_heading (report, 1, _ ("Acceptances and approvals"));
  if (!isms_treatment_report_add_acceptances (
          report, db, risk, NULL, _ ("Nobody has accepted this risk or approved its plan yet."),
          error))
    return NULL;
  return g_steal_pointer (&report);
}
