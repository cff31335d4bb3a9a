/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One map, as large as the page takes it, and under it in words what its arrows bundle. */

#include "isms-config.h"

#include "isms-map-report.h"

#include <glib/gi18n-lib.h>

#include "isms-risk-figures.h"

/**
 * isms_map_report_new:
 * @organisation: (nullable): whose map
 * @caption: what it shows: the posture, the day, the filters
 * @alternative: the same as the chart, for who cannot see it
 * @chart: (transfer none): the map with counts, chips and moves
 * @date: of the print
 *
 * Returns: (transfer full): a page that lies
 */
IsmsReport *
isms_map_report_new (const char *organisation,
                     const char *caption,
                     const char *alternative,
                     IsmsHeatChart *chart,
                     GDateTime *date)
{
  IsmsReport *report = isms_report_new (_ ("Risk Heat Map"), date);
  const IsmsReportChart map = {
    .alternative = alternative,
    .silent = TRUE,
    .draw = isms_risk_figures_draw_moves,
    .user_data = isms_heat_chart_ref (chart),
    .destroy = (GDestroyNotify) isms_heat_chart_unref,
  };

  isms_report_set_organisation (report, organisation);
  isms_report_set_subtitle (report, caption);
  isms_report_set_landscape (report, TRUE);
  isms_report_set_compact (report, TRUE);
  isms_report_add_charts (report, &map, 1);
  return report;
}

/* "Likely × Major", under its level. */
static char *
dup_place (IsmsMethod *method, const int place[2], int *tone)
{
  const IsmsLevel *level = isms_method_rate (method, place[0], place[1]);

  *tone = level != NULL ? level->tone : 0;
  if (level == NULL)
    return g_strdup ("–");
  /* Translators: a level, and the likelihood and impact that it comes from */
  return g_strdup_printf (_ ("%s: %s × %s"), level->name,
                          isms_method_get_likelihood (method, place[0])->label,
                          isms_method_get_impact (method, place[1])->label);
}

/**
 * isms_map_report_add_moves:
 * @report: of isms_map_report_new ()
 * @method: whose grid the map is
 * @moves: (element-type IsmsMapMove): each risk that moved
 *
 * Adds the risks that moved, on pages of their own: the map bundles them into arrows.
 */
void
isms_map_report_add_moves (IsmsReport *report, IsmsMethod *method, GArray *moves)
{
  const IsmsReportColumn columns[] = { { _ ("Ref"), 1, ISMS_REPORT_START, FALSE },
                                       { _ ("Risk"), 5, ISMS_REPORT_START, FALSE },
                                       { _ ("Movement"), 1.2, ISMS_REPORT_START, FALSE },
                                       { _ ("From"), 3, ISMS_REPORT_START, FALSE },
                                       { _ ("To"), 3, ISMS_REPORT_START, FALSE } };
  IsmsReportTable *table;

  if (moves->len == 0)
    return;
  isms_report_add_page_break (report);
  isms_report_add_heading (report, 1, _ ("Risks that moved"));
  table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < moves->len; i++)
    {
      const IsmsMapMove *move = &g_array_index (moves, IsmsMapMove, i);
      int before, after;
      g_autofree char *from = dup_place (method, move->from, &before);
      g_autofree char *to = dup_place (method, move->to, &after);
      const char *const cells[] = { move->ref, move->title, move->worse ? _ ("↑ up") : _ ("↓ down"),
                                    from, to };

      isms_report_table_add_row (table, cells);
      isms_report_table_set_tone (table, 3, before);
      isms_report_table_set_tone (table, 4, after);
    }
}
