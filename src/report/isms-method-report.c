/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The method as a part of a report: levels, grid, scales, and what each impact means for each kind
 * of consequence. */

#include "isms-config.h"

#include "isms-method-report.h"

#include "isms-heat-chart.h"

#include <glib/gi18n-lib.h>

#define ROW_ASPECT 0.062 /* height of a row of the grid ÷ width of the page */

static const char *
or_dash (const char *text)
{
  return text != NULL && *text != '\0' ? text : "–";
}

static void
add_levels (IsmsReport *report, IsmsMethod *method)
{
  const IsmsReportColumn columns[] = { { _ ("Sign"), 0.8, ISMS_REPORT_START, FALSE },
                                       { _ ("Level"), 1.8, ISMS_REPORT_START, FALSE },
                                       { _ ("Acceptance line"), 2, ISMS_REPORT_START, FALSE },
                                       { _ ("What is expected"), 6, ISMS_REPORT_START, FALSE },
                                       { _ ("Review every"), 1.6, ISMS_REPORT_END, FALSE } };
  IsmsReportTable *table;

  isms_report_add_heading (report, 2, _ ("Levels"));
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (int rank = isms_method_get_n_levels (method); rank >= 1; rank--)
    {
      const IsmsLevel *level = isms_method_get_level (method, rank);
      guint days = (guint) level->review_days;
      g_autofree char *review =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day", "%u days", days), days);
      const char *const cells[] = { level->sign, level->name,
                                    level->acceptable ? _ ("Below it") : _ ("Above it"),
                                    or_dash (level->answer), review };

      isms_report_table_add_row (table, cells);
      isms_report_table_set_tone (table, 1, level->tone);
    }
}

static void
draw_grid (cairo_t *cr,
           PangoContext *context,
           const IsmsPalette *palette,
           double width,
           double height,
           gpointer user_data)
{
  g_autoptr (IsmsHeatGeometry) geometry =
      isms_heat_chart_layout (user_data, context, width, height);

  isms_heat_chart_draw (user_data, geometry, cr, palette, ISMS_HEAT_DRAW_GROUND);
}

static IsmsHeatChart *
create_grid (IsmsMethod *method)
{
  int rows = isms_method_get_n_likelihoods (method);
  int columns = isms_method_get_n_impacts (method);
  IsmsHeatChart *chart = isms_heat_chart_new (rows, columns);

  isms_heat_chart_set_titles (chart, _ ("Likelihood"), _ ("Impact"));
  for (int l = 1; l <= rows; l++)
    isms_heat_chart_set_likelihood (chart, l, isms_method_get_likelihood (method, l)->label);
  for (int i = 1; i <= columns; i++)
    isms_heat_chart_set_impact (chart, i, isms_method_get_impact (method, i)->label);
  for (int l = 1; l <= rows; l++)
    for (int i = 1; i <= columns; i++)
      {
        const IsmsLevel *level = isms_method_rate (method, l, i);

        isms_heat_chart_set_level (chart, l, i, level->tone, level->sign, level->name,
                                   level->acceptable);
      }
  return chart;
}

/* The grid for who cannot see it: "Extreme 5×4, 5×5; High …". */
static char *
dup_grid_words (IsmsMethod *method)
{
  GString *words = g_string_new (
      /* Translators: then follow the levels, each with its pairs: "High 4×3, 3×4" */
      _ ("Likelihood × impact:"));

  for (int rank = isms_method_get_n_levels (method); rank >= 1; rank--)
    {
      const char *before = " ";

      g_string_append_printf (words, "%s %s", rank < isms_method_get_n_levels (method) ? ";" : "",
                              isms_method_get_level (method, rank)->name);
      for (int l = isms_method_get_n_likelihoods (method); l >= 1; l--)
        for (int i = 1; i <= isms_method_get_n_impacts (method); i++)
          if (isms_method_rate (method, l, i)->rank == rank)
            {
              g_string_append_printf (words, "%s%d×%d", before, l, i);
              before = ", ";
            }
    }
  g_string_append_c (words, '.');
  return g_string_free_and_steal (words);
}

static void
add_grid (IsmsReport *report, IsmsMethod *method)
{
  g_autofree char *words = dup_grid_words (method);
  const IsmsReportChart chart = {
    .alternative = words,
    .aspect = ROW_ASPECT * (isms_method_get_n_likelihoods (method) + 1.6),
    .draw = draw_grid,
    .user_data = create_grid (method),
    .destroy = (GDestroyNotify) isms_heat_chart_unref,
  };

  isms_report_add_heading (report, 2, _ ("Grid"));
  isms_report_add_charts (report, &chart, 1);
}

static void
add_scale (IsmsReport *report,
           IsmsMethod *method,
           const char *title,
           int n,
           const IsmsScalePoint *(*get) (IsmsMethod *method, int value))
{
  const IsmsReportColumn columns[] = { { _ ("Value"), 0.6, ISMS_REPORT_END, FALSE },
                                       { title, 2.5, ISMS_REPORT_START, FALSE },
                                       { _ ("What it means"), 8, ISMS_REPORT_START, FALSE } };
  IsmsReportTable *table;

  isms_report_add_heading (report, 2, title);
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (int value = n; value >= 1; value--)
    {
      const IsmsScalePoint *point = get (method, value);
      g_autofree char *number = g_strdup_printf ("%d", value);
      const char *const cells[] = { number, point->label, or_dash (point->description) };

      isms_report_table_add_row (table, cells);
    }
}

/* The kinds of consequence that any impact has a criterion for. */
static guint
find_consequences (IsmsMethod *method, IsmsConsequence used[ISMS_N_CONSEQUENCES])
{
  guint n = 0;

  for (int k = 0; k < ISMS_N_CONSEQUENCES; k++)
    for (int i = 1; i <= isms_method_get_n_impacts (method); i++)
      {
        const char *words = isms_method_get_impact (method, i)->criteria[k];

        if (words == NULL || *words == '\0')
          continue;
        used[n++] = (IsmsConsequence) k;
        break;
      }
  return n;
}

static void
add_criteria (IsmsReport *report, IsmsMethod *method)
{
  IsmsConsequence used[ISMS_N_CONSEQUENCES];
  guint n = find_consequences (method, used);
  IsmsReportColumn columns[ISMS_N_CONSEQUENCES + 1] = { { _ ("Impact"), 1, ISMS_REPORT_START,
                                                          TRUE } };
  IsmsReportTable *table;

  if (n == 0)
    return;
  for (guint k = 0; k < n; k++)
    columns[k + 1] =
        (IsmsReportColumn) { isms_consequence_get_label (used[k]), 1.1, ISMS_REPORT_START, FALSE };
  isms_report_add_heading (report, 2, _ ("Impact by consequence"));
  isms_report_add_paragraph (report, _ ("What each impact means where one of these is concerned."));
  table = isms_report_add_table (report, columns, n + 1);
  for (int i = isms_method_get_n_impacts (method); i >= 1; i--)
    {
      const IsmsScalePoint *point = isms_method_get_impact (method, i);
      g_autofree char *name = g_strdup_printf ("%d %s", i, point->label);
      const char *cells[ISMS_N_CONSEQUENCES + 1] = { name };

      for (guint k = 0; k < n; k++)
        cells[k + 1] = or_dash (point->criteria[used[k]]);
      isms_report_table_add_row (table, cells);
    }
}

/**
 * isms_method_report_add:
 * @report: a report that is being made
 * @method: a version of the method
 *
 * Adds all that the method says, so that a reader can give each level again (6.1.2 a, b).
 */
void
isms_method_report_add (IsmsReport *report, IsmsMethod *method)
{
  /* Translators: the name and the version of the risk method */
  g_autofree char *words = g_strdup_printf (
      _ ("The method is “%s”, version %d. Likelihood and impact are judged on the scales below; "
         "the grid gives the level of each pair. A rating keeps the version of the method that it "
         "was given under."),
      isms_method_get_name (method), isms_method_get_version (method));

  isms_report_add_heading (report, 1, _ ("How risks are assessed"));
  isms_report_add_paragraph (report, words);
  add_levels (report, method);
  add_grid (report, method);
  add_scale (report, method, _ ("Likelihood"), isms_method_get_n_likelihoods (method),
             isms_method_get_likelihood);
  add_scale (report, method, _ ("Impact"), isms_method_get_n_impacts (method),
             isms_method_get_impact);
  add_criteria (report, method);
}
