/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One map, as large as the page takes it beside its title. */

#include "isms-config.h"

#include "isms-map-report.h"

#include <glib/gi18n-lib.h>

#define ASPECT 0.46 /* of what A4 and Letter leave, lying */

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
                        ISMS_HEAT_DRAW_COUNTS | ISMS_HEAT_DRAW_CHIPS | ISMS_HEAT_DRAW_MOVES);
}

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
    .aspect = ASPECT,
    .draw = draw_map,
    .user_data = isms_heat_chart_ref (chart),
    .destroy = (GDestroyNotify) isms_heat_chart_unref,
  };

  isms_report_set_organisation (report, organisation);
  isms_report_set_subtitle (report, caption);
  isms_report_set_landscape (report, TRUE);
  isms_report_add_charts (report, &map, 1);
  return report;
}
