/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Where the cells of the grid stand, what stays while it is scrolled, and that results can be told
 * apart without colours. */

#include "isms-coverage-chart.h"

#include <string.h>

#define WIDE 1200.0
#define NARROW 340.0
#define HEIGHT 300.0
#define N_COLUMNS 20u
#define N_ROWS 40u

static IsmsCoverageChart *
create (void)
{
  IsmsCoverageChart *chart = isms_coverage_chart_new ("Weight", "Last Audited");

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      IsmsCoverageColumn column = { i < 10 ? "2026" : "2027", "AU-001", "12 May", "Internal",
                                    i >= 10 };

      isms_coverage_chart_add_column (chart, &column);
    }
  for (guint i = 0; i < N_ROWS; i++)
    {
      IsmsCoverageRow row = { .ref = "A.5",
                              .title = "Controls of a long name that has no room",
                              .depth = i % 4 == 0 ? 0 : 1,
                              .group = i % 4 == 0,
                              .foldable = i % 4 == 0,
                              .unfolded = i % 8 == 0,
                              .weight = i % 4,
                              .last = i % 3 == 0 ? "Never" : "12 May 2026",
                              .letters = i % 3 == 0 ? "" : "C",
                              .tone = 1,
                              .lacks = i % 3 == 0 };

      g_assert_cmpuint (isms_coverage_chart_add_row (chart, &row), ==, i);
    }
  return chart;
}

static PangoContext *
create_context (void)
{
  return pango_font_map_create_context (pango_cairo_font_map_get_default ());
}

static void
assert_hits (const IsmsCoverageGeometry *geometry,
             double x,
             double y,
             double scroll_x,
             double scroll_y,
             int row,
             int column)
{
  int hit_row, hit_column;

  g_assert_true (
      isms_coverage_geometry_hit (geometry, x, y, scroll_x, scroll_y, &hit_row, &hit_column));
  g_assert_cmpint (hit_row, ==, row);
  g_assert_cmpint (hit_column, ==, column);
}

/* Every cell that is seen is hit in its middle, however it is scrolled. */
static void
check_cells (IsmsCoverageGeometry *geometry, double width, double scroll_x, double scroll_y)
{
  double stay_x, stay_y;

  isms_coverage_geometry_get_frozen (geometry, &stay_x, &stay_y);
  for (int row = 0; row < (int) N_ROWS; row++)
    for (int column = 0; column < (int) N_COLUMNS + ISMS_COVERAGE_FIRST; column++)
      {
        IsmsCoverageRect rect =
            isms_coverage_geometry_get_rect (geometry, row, column, scroll_x, scroll_y);
        double x = rect.x + rect.width / 2;
        double y = rect.y + rect.height / 2;

        if (y > stay_y && y < HEIGHT && x > stay_x && x < width)
          assert_hits (geometry, x, y, scroll_x, scroll_y, row, column);
      }
}

static void
test_hit (void)
{
  g_autoptr (IsmsCoverageChart) chart = create ();
  PangoContext *context = create_context ();
  g_autoptr (IsmsCoverageGeometry) geometry = isms_coverage_chart_layout (chart, context, WIDE);
  double width, height;
  int row, column;

  isms_coverage_geometry_get_size (geometry, &width, &height);
  g_assert_cmpfloat (width, >, WIDE); /* there is something to scroll */
  g_assert_cmpfloat (height, >, HEIGHT);
  check_cells (geometry, WIDE, 0, 0);
  check_cells (geometry, WIDE, 77, 133);
  check_cells (geometry, WIDE, width - WIDE, height - HEIGHT);
  assert_hits (geometry, 4, 4, 50, 50, ISMS_COVERAGE_HEAD, ISMS_COVERAGE_TITLE);
  g_assert_false (isms_coverage_geometry_hit (geometry, 4, height + 20, 0, 0, &row, &column));
  g_assert_false (isms_coverage_geometry_hit (geometry, -4, 20, 0, 0, &row, &column));
  g_object_unref (context);
}

/* The titles and what stands beside them stay; in a narrow window the titles alone. */
static void
test_stays (void)
{
  g_autoptr (IsmsCoverageChart) chart = create ();
  PangoContext *context = create_context ();
  g_autoptr (IsmsCoverageGeometry) wide = isms_coverage_chart_layout (chart, context, WIDE);
  g_autoptr (IsmsCoverageGeometry) narrow = isms_coverage_chart_layout (chart, context, NARROW);
  double stay, head;

  for (int column = ISMS_COVERAGE_TITLE; column < ISMS_COVERAGE_FIRST; column++)
    g_assert_cmpfloat (isms_coverage_geometry_get_rect (wide, 0, column, 0, 0).x, ==,
                       isms_coverage_geometry_get_rect (wide, 0, column, 90, 0).x);
  g_assert_cmpfloat (isms_coverage_geometry_get_rect (narrow, 0, ISMS_COVERAGE_TITLE, 90, 0).x, ==,
                     0);
  g_assert_cmpfloat (isms_coverage_geometry_get_rect (narrow, 0, ISMS_COVERAGE_LAST, 0, 0).x, ==,
                     isms_coverage_geometry_get_rect (narrow, 0, ISMS_COVERAGE_LAST, 90, 0).x + 90);
  isms_coverage_geometry_get_frozen (narrow, &stay, &head);
  g_assert_cmpfloat (stay, <, NARROW * 0.6);
  check_cells (narrow, NARROW, 100, 40);
  /* The heading does not go with the rows. */
  g_assert_cmpfloat (
      isms_coverage_geometry_get_rect (wide, ISMS_COVERAGE_HEAD, ISMS_COVERAGE_FIRST, 0, 120).y, ==,
      0);
  g_object_unref (context);
}

/* The words over a column have room, however they came. */
static void
test_widths (void)
{
  g_autoptr (IsmsCoverageChart) chart = create ();
  g_autoptr (IsmsCoverageChart) longer = isms_coverage_chart_new ("Weight", "Last Audited");
  IsmsCoverageColumn column = { "2026", "AU-001", "12 May", "Recertification of all", FALSE };
  PangoContext *context = create_context ();
  g_autoptr (IsmsCoverageGeometry) geometry = NULL;
  g_autoptr (IsmsCoverageGeometry) wider = NULL;
  PangoLayout *words = pango_layout_new (context);
  int width;

  for (guint i = 0; i < N_COLUMNS; i++)
    isms_coverage_chart_add_column (longer, &column);
  geometry = isms_coverage_chart_layout (chart, context, WIDE);
  wider = isms_coverage_chart_layout (longer, context, WIDE);
  pango_layout_set_text (words, "Internal", -1);
  pango_layout_get_pixel_size (words, &width, NULL);
  for (int i = ISMS_COVERAGE_FIRST; i < ISMS_COVERAGE_FIRST + (int) N_COLUMNS; i++)
    {
      double here = isms_coverage_geometry_get_rect (geometry, 0, i, 0, 0).width;

      g_assert_cmpfloat (here, >=, width * 0.8);
      g_assert_cmpfloat (isms_coverage_geometry_get_rect (wider, 0, i, 0, 0).width, >, here);
    }
  g_object_unref (words);
  g_object_unref (context);
}

static void
test_mirrored (void)
{
  g_autoptr (IsmsCoverageChart) chart = create ();
  PangoContext *context = create_context ();
  g_autoptr (IsmsCoverageGeometry) geometry = NULL;
  IsmsCoverageRect first, second;

  pango_context_set_base_dir (context, PANGO_DIRECTION_RTL);
  geometry = isms_coverage_chart_layout (chart, context, WIDE);
  first = isms_coverage_geometry_get_rect (geometry, 0, ISMS_COVERAGE_FIRST, 0, 0);
  second = isms_coverage_geometry_get_rect (geometry, 0, ISMS_COVERAGE_FIRST + 1, 0, 0);
  g_assert_cmpfloat (second.x, <, first.x);
  assert_hits (geometry, WIDE - 4, HEIGHT - 10, 0, 0,
               (int) ((HEIGHT - 10 - isms_coverage_geometry_get_rect (geometry, 0, 0, 0, 0).y)
                      / first.height),
               ISMS_COVERAGE_TITLE);
  assert_hits (geometry, first.x + first.width / 2, first.y + 4, 0, 0, 0, ISMS_COVERAGE_FIRST);
  g_object_unref (context);
}

/* --- Drawing --- */

static cairo_surface_t *
draw (IsmsCoverageChart *chart, IsmsPaletteVariant variant, double scroll_x)
{
  PangoContext *context = create_context ();
  g_autoptr (IsmsCoverageGeometry) geometry = isms_coverage_chart_layout (chart, context, WIDE);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) WIDE, (int) HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  isms_coverage_chart_draw (chart, geometry, cr, isms_palette_get (variant), HEIGHT, scroll_x, 0);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_object_unref (context);
  return surface;
}

static gboolean
is_same (IsmsCoverageChart *left, IsmsCoverageChart *right, IsmsPaletteVariant variant)
{
  cairo_surface_t *a = draw (left, variant, 0);
  cairo_surface_t *b = draw (right, variant, 0);
  gboolean same =
      memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b),
              (gsize) (cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a)))
      == 0;

  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  return same;
}

static IsmsCoverageChart *
create_with (const IsmsCoverageCell *cell)
{
  IsmsCoverageChart *chart = create ();

  isms_coverage_chart_set_cell (chart, 1, 1, cell);
  return chart;
}

/* With one and the same tone the letters tell results apart, and marks what is planned. */
static void
test_signs (void)
{
  static const IsmsCoverageCell cells[] = {
    { "C", ISMS_COVERAGE_MARK_NONE, 1, 0, FALSE },  { "O", ISMS_COVERAGE_MARK_NONE, 1, 0, FALSE },
    { "Mi", ISMS_COVERAGE_MARK_NONE, 1, 0, FALSE }, { "Ma", ISMS_COVERAGE_MARK_NONE, 1, 0, FALSE },
    { "", ISMS_COVERAGE_MARK_RING, 0, 0, FALSE },   { "", ISMS_COVERAGE_MARK_HALF, 0, 0, FALSE },
    { "", ISMS_COVERAGE_MARK_RING, 0, 12, FALSE },  { "C", ISMS_COVERAGE_MARK_NONE, 1, 12, FALSE },
    { "", ISMS_COVERAGE_MARK_NONE, 0, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    for (guint j = 0; j < i; j++)
      {
        g_autoptr (IsmsCoverageChart) left = create_with (&cells[i]);
        g_autoptr (IsmsCoverageChart) right = create_with (&cells[j]);

        g_assert_false (is_same (left, right, ISMS_PALETTE_PAPER));
      }
}

/* What is scrolled does not show through what stays. */
static void
test_clipped (void)
{
  const IsmsCoverageCell cell = { "Ma", ISMS_COVERAGE_MARK_NONE, 5, 0, TRUE };
  g_autoptr (IsmsCoverageChart) chart = create ();
  g_autoptr (IsmsCoverageChart) bare = create ();
  PangoContext *context = create_context ();
  g_autoptr (IsmsCoverageGeometry) geometry = isms_coverage_chart_layout (chart, context, WIDE);
  cairo_surface_t *with, *without;
  double stay, head;

  for (guint i = 0; i < N_ROWS; i++)
    isms_coverage_chart_set_cell (chart, i, 0, &cell);
  isms_coverage_geometry_get_frozen (geometry, &stay, &head);
  with = draw (chart, ISMS_PALETTE_LIGHT, 60);
  without = draw (bare, ISMS_PALETTE_LIGHT, 60);
  for (int y = 0; y < (int) HEIGHT; y++)
    {
      int stride = cairo_image_surface_get_stride (with);

      g_assert_cmpmem (cairo_image_surface_get_data (with) + y * stride, (gsize) stay * 4,
                       cairo_image_surface_get_data (without) + y * stride, (gsize) stay * 4);
    }
  cairo_surface_destroy (with);
  cairo_surface_destroy (without);
  g_object_unref (context);
}

static void
test_empty (void)
{
  g_autoptr (IsmsCoverageChart) chart = isms_coverage_chart_new ("Weight", "Last Audited");
  PangoContext *context = create_context ();
  g_autoptr (IsmsCoverageGeometry) geometry = isms_coverage_chart_layout (chart, context, 100);
  cairo_surface_t *surface = draw (chart, ISMS_PALETTE_DARK, 0);
  int row, column;

  g_assert_false (isms_coverage_geometry_hit (geometry, 50, HEIGHT, 0, 0, &row, &column));
  cairo_surface_destroy (surface);
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/coverage/hit", test_hit);
  g_test_add_func ("/chart/coverage/stays", test_stays);
  g_test_add_func ("/chart/coverage/widths", test_widths);
  g_test_add_func ("/chart/coverage/mirrored", test_mirrored);
  g_test_add_func ("/chart/coverage/signs", test_signs);
  g_test_add_func ("/chart/coverage/clipped", test_clipped);
  g_test_add_func ("/chart/coverage/empty", test_empty);
  return g_test_run ();
}
