/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The heat map's geometry holds at every size, and the drawing stays inside it. With the
 * variable SHOTS set to a folder, pictures are left there to be looked at. */

#include "isms-heat-chart.h"

#include "isms-heat-chart-private.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

static const char *const likelihoods[] = { "Rare",           "Unlikely", "Possible", "Likely",
                                           "Almost certain", "Certain",  "Seven",    "Eight",
                                           "Nine",           "Ten" };
static const char *const impacts[] = { "Negligible",   "Minor", "Moderate", "Major", "Severe",
                                       "Catastrophic", "Seven", "Eight",    "Nine",  "Ten" };
static const char *const signs[] = { "L", "M", "H", "V", "E" };
static const char *const names[] = { "Low", "Medium", "High", "Very high", "Extreme" };

static IsmsHeatChart *
make_chart (int n_likelihoods, int n_impacts)
{
  IsmsHeatChart *chart = isms_heat_chart_new (n_likelihoods, n_impacts);
  const char *const chips[] = { "R-001", "R-014", "R-107", "R-220", NULL };

  isms_heat_chart_set_titles (chart, "Likelihood", "Impact");
  for (int l = 1; l <= n_likelihoods; l++)
    isms_heat_chart_set_likelihood (chart, l, likelihoods[l - 1]);
  for (int i = 1; i <= n_impacts; i++)
    isms_heat_chart_set_impact (chart, i, impacts[i - 1]);
  for (int l = 1; l <= n_likelihoods; l++)
    for (int i = 1; i <= n_impacts; i++)
      {
        int level = (l + i - 2) * 5 / (n_likelihoods + n_impacts - 1);

        isms_heat_chart_set_level (chart, l, i, level + 1, signs[level], names[level], level < 2);
        isms_heat_chart_set_count (chart, l, i, l * i % 7 == 0 ? 128 : l * i % 5);
        if ((l + i) % 3 == 0)
          isms_heat_chart_set_chips (chart, l, i, chips);
      }
  return chart;
}

static PangoContext *
make_context (cairo_t *cr, double points, PangoDirection direction)
{
  PangoContext *context = pango_cairo_create_context (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, Sans");

  pango_font_description_set_absolute_size (font, points * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_context_set_base_dir (context, direction);
  pango_font_description_free (font);
  return context;
}

static gboolean
overlap (IsmsHeatRect a, IsmsHeatRect b)
{
  const double e = 1e-6;

  return a.x + a.width > b.x + e && b.x + b.width > a.x + e && a.y + a.height > b.y + e
         && b.y + b.height > a.y + e;
}

static gboolean
contains (IsmsHeatRect a, IsmsHeatRect b)
{
  const double e = 1e-6;

  return b.x >= a.x - e && b.y >= a.y - e && b.x + b.width <= a.x + a.width + e
         && b.y + b.height <= a.y + a.height + e;
}

static void
check_geometry (IsmsHeatGeometry *geometry, int rows, int columns, double width, double height)
{
  IsmsHeatRect all = { 0, 0, width, height };
  IsmsHeatRect grid = isms_heat_chart_get_grid_rect (geometry);

  g_assert_true (contains (all, grid));
  for (int l = 1; l <= rows; l++)
    for (int i = 1; i <= columns; i++)
      {
        IsmsHeatRect cell = isms_heat_chart_get_cell_rect (geometry, l, i);
        int hit_l, hit_i;

        g_assert_true (contains (grid, cell));
        g_assert_true (contains (cell, isms_heat_chart_get_content_rect (geometry, l, i)));
        g_assert_cmpfloat (cell.width, >=, 20);
        g_assert_cmpfloat (cell.height, >=, 10);
        g_assert_true (isms_heat_chart_hit (geometry, cell.x + cell.width / 2,
                                            cell.y + cell.height / 2, &hit_l, &hit_i));
        g_assert_cmpint (hit_l, ==, l);
        g_assert_cmpint (hit_i, ==, i);
        if (i > 1)
          g_assert_false (overlap (cell, isms_heat_chart_get_cell_rect (geometry, l, i - 1)));
        if (l > 1)
          {
            IsmsHeatRect below = isms_heat_chart_get_cell_rect (geometry, l - 1, i);

            g_assert_false (overlap (cell, below));
            g_assert_cmpfloat (cell.y, <, below.y);
          }
      }
  g_assert_false (isms_heat_chart_hit (geometry, grid.x - 1, grid.y + 1, &rows, &columns));
}

static void
test_geometry (void)
{
  const double widths[] = { 300, 360, 520, 900, 1400 };
  const double sizes[] = { 11, 14.67, 29 };
  const PangoDirection directions[] = { PANGO_DIRECTION_LTR, PANGO_DIRECTION_RTL };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  for (int rows = 2; rows <= 10; rows += 2)
    for (int columns = 2; columns <= 10; columns += 4)
      {
        g_autoptr (IsmsHeatChart) chart = make_chart (rows, columns);

        for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
          for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
            for (guint d = 0; d < G_N_ELEMENTS (directions); d++)
              {
                PangoContext *context = make_context (cr, sizes[s], directions[d]);
                double height = isms_heat_chart_get_natural_height (chart, context, widths[w]);
                g_autoptr (IsmsHeatGeometry) geometry =
                    isms_heat_chart_layout (chart, context, widths[w], height);

                check_geometry (geometry, rows, columns, widths[w], height);
                g_object_unref (context);
              }
      }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* However narrow the map is: what stands in a cell does not cover its letter. */
static void
test_content_beneath_letter (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (IsmsHeatChart) chart = make_chart (5, 5);
  PangoContext *context = make_context (cr, 11, PANGO_DIRECTION_LTR);

  for (double width = 280; width < 800; width += 40)
    {
      double height = isms_heat_chart_get_content_height (chart, context, width);
      g_autoptr (IsmsHeatGeometry) geometry =
          isms_heat_chart_layout (chart, context, width, height);
      IsmsHeatRect cell = isms_heat_chart_get_cell_rect (geometry, 3, 3);
      IsmsHeatRect content = isms_heat_chart_get_content_rect (geometry, 3, 3);
      double left = content.x - cell.x;

      g_assert_cmpfloat_with_epsilon (left, cell.width - content.width - left, 0.01);
      g_assert_cmpfloat (content.y - cell.y, >, 11);
      g_assert_cmpfloat (height, >=, isms_heat_chart_get_natural_height (chart, context, width));
    }
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* On a map as small as those on the sheet of a risk it stands beside the letter, and does not touch
 * it. */
static void
test_content_beside_letter (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (IsmsHeatChart) chart = make_chart (5, 5);
  PangoContext *context = make_context (cr, 7, PANGO_DIRECTION_LTR);
  g_autoptr (IsmsHeatGeometry) geometry = isms_heat_chart_layout (chart, context, 160, 140);
  IsmsHeatRect cell = isms_heat_chart_get_cell_rect (geometry, 3, 3);
  IsmsHeatRect content = isms_heat_chart_get_content_rect (geometry, 3, 3);
  g_autoptr (PangoLayout) letter = pango_layout_new (context);
  int width;

  pango_layout_set_markup (letter, "<b><span size='82%'>M</span></b>", -1);
  pango_layout_get_size (letter, &width, NULL);
  g_assert_cmpfloat (content.y - cell.y, <, 7);
  g_assert_cmpfloat (content.x - cell.x, >, ISMS_HEAT_PAD + (double) width / PANGO_SCALE + 1.5);
  g_assert_cmpfloat (content.width, >, 5);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static cairo_surface_t *
draw_small (IsmsHeatChart *chart, IsmsHeatRect *cell, IsmsHeatDrawFlags flags)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 160, 140);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = make_context (cr, 7, PANGO_DIRECTION_LTR);
  g_autoptr (IsmsHeatGeometry) geometry = isms_heat_chart_layout (chart, context, 160, 140);

  isms_heat_chart_draw (chart, geometry, cr, isms_palette_get (ISMS_PALETTE_PAPER), flags);
  *cell = isms_heat_chart_get_cell_rect (geometry, 3, 3);
  cairo_surface_flush (surface);
  g_object_unref (context);
  cairo_destroy (cr);
  return surface;
}

/* There it stands at the letter's height: as far from the top of the cell as from its foot. */
static void
test_content_centred (void)
{
  const char *const dot[] = { "●", NULL };
  g_autoptr (IsmsHeatChart) chart = make_chart (5, 5);
  IsmsHeatRect cell;
  cairo_surface_t *bare, *with;
  int stride, first = -1, last = -1;

  isms_heat_chart_set_count (chart, 3, 3, 1);
  isms_heat_chart_set_chips (chart, 3, 3, dot);
  bare = draw_small (chart, &cell, ISMS_HEAT_DRAW_GROUND);
  with = draw_small (chart, &cell, ISMS_HEAT_DRAW_CHIPS);
  stride = cairo_image_surface_get_stride (bare);
  for (int y = (int) cell.y; y < (int) (cell.y + cell.height); y++)
    {
      gsize at = (gsize) y * (gsize) stride + 4 * (gsize) cell.x;

      if (memcmp (cairo_image_surface_get_data (bare) + at,
                  cairo_image_surface_get_data (with) + at, 4 * (gsize) cell.width)
          == 0)
        continue;
      first = first < 0 ? y : first;
      last = y;
    }
  g_assert_cmpint (first, >=, 0);
  g_assert_cmpfloat_with_epsilon ((first + last + 1) / 2.0, cell.y + cell.height / 2, 1.1);
  cairo_surface_destroy (bare);
  cairo_surface_destroy (with);
}

static void
test_mirrored (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (IsmsHeatChart) chart = make_chart (5, 4);
  PangoContext *ltr = make_context (cr, 14, PANGO_DIRECTION_LTR);
  PangoContext *rtl = make_context (cr, 14, PANGO_DIRECTION_RTL);
  g_autoptr (IsmsHeatGeometry) there = isms_heat_chart_layout (chart, ltr, 600, 400);
  g_autoptr (IsmsHeatGeometry) back = isms_heat_chart_layout (chart, rtl, 600, 400);

  for (int l = 1; l <= 5; l++)
    for (int i = 1; i <= 4; i++)
      {
        IsmsHeatRect a = isms_heat_chart_get_cell_rect (there, l, i);
        IsmsHeatRect b = isms_heat_chart_get_cell_rect (back, l, i);

        g_assert_cmpfloat_with_epsilon (a.x, 600 - b.x - b.width, 1e-6);
        g_assert_cmpfloat_with_epsilon (a.y, b.y, 1e-6);
      }
  g_object_unref (ltr);
  g_object_unref (rtl);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Draws on a surface with a border and finds the border untouched. */
static void
draw_shot (int rows,
           int columns,
           double width,
           double points,
           IsmsPaletteVariant variant,
           PangoDirection direction,
           IsmsHeatDrawFlags flags)
{
  const int border = 8;
  g_autoptr (IsmsHeatChart) chart = make_chart (rows, columns);
  cairo_surface_t *record = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (record);
  PangoContext *context = make_context (cr, points, direction);
  double height = isms_heat_chart_get_natural_height (chart, context, width);
  g_autoptr (IsmsHeatGeometry) geometry = isms_heat_chart_layout (chart, context, width, height);
  const IsmsPalette *palette = isms_palette_get (variant);
  double x, y, w, h;

  isms_heat_chart_draw (chart, geometry, cr, palette, flags);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_recording_surface_ink_extents (record, &x, &y, &w, &h);
  g_assert_cmpfloat (x, >=, -0.5);
  g_assert_cmpfloat (y, >=, -0.5);
  g_assert_cmpfloat (x + w, <=, width + 0.5);
  g_assert_cmpfloat (y + h, <=, height + 0.5);
  g_object_unref (context);
  cairo_destroy (cr);
  if (g_getenv ("SHOTS") != NULL)
    {
      g_autofree char *path = g_strdup_printf ("%s/heat-%dx%d-%d-%d-%d%s.png", g_getenv ("SHOTS"),
                                               rows, columns, (int) width, (int) points, variant,
                                               direction == PANGO_DIRECTION_RTL ? "-rtl" : "");
      cairo_surface_t *image = cairo_image_surface_create (
          CAIRO_FORMAT_RGB24, (int) width + 2 * border, (int) height + 2 * border);

      cr = cairo_create (image);
      isms_color_set_source (&palette->background, cr);
      cairo_paint (cr);
      cairo_set_source_surface (cr, record, border, border);
      cairo_paint (cr);
      cairo_destroy (cr);
      g_assert_cmpint (cairo_surface_write_to_png (image, path), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (image);
    }
  cairo_surface_destroy (record);
}

static void
test_drawing_stays_inside (void)
{
  const IsmsHeatDrawFlags all = ISMS_HEAT_DRAW_COUNTS | ISMS_HEAT_DRAW_CHIPS;

  draw_shot (5, 5, 900, 14.67, ISMS_PALETTE_LIGHT, PANGO_DIRECTION_LTR, all);
  draw_shot (5, 5, 520, 11, ISMS_PALETTE_PAPER, PANGO_DIRECTION_LTR, all);
  draw_shot (5, 5, 300, 14.67, ISMS_PALETTE_DARK, PANGO_DIRECTION_LTR, ISMS_HEAT_DRAW_COUNTS);
  draw_shot (10, 10, 300, 14.67, ISMS_PALETTE_LIGHT, PANGO_DIRECTION_LTR, ISMS_HEAT_DRAW_COUNTS);
  draw_shot (10, 10, 1400, 14.67, ISMS_PALETTE_DARK, PANGO_DIRECTION_LTR, all);
  draw_shot (2, 2, 300, 14.67, ISMS_PALETTE_PAPER, PANGO_DIRECTION_RTL, all);
  draw_shot (3, 6, 900, 29, ISMS_PALETTE_DARK, PANGO_DIRECTION_RTL, all);
}

static void
test_bare (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 300, 300);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = make_context (cr, 12, PANGO_DIRECTION_LTR);
  g_autoptr (IsmsHeatChart) chart = isms_heat_chart_new (3, 3);

  for (double size = 1; size <= 300; size *= 1.5)
    {
      g_autoptr (IsmsHeatGeometry) geometry = isms_heat_chart_layout (chart, context, size, size);

      isms_heat_chart_draw (chart, geometry, cr, isms_palette_get (ISMS_PALETTE_LIGHT), 3);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
    }
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
set_all_moves (IsmsHeatChart *chart)
{
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (IsmsHeatMovement));

  for (int from = 0; from < 25; from++)
    for (int to = 0; to < 25; to++)
      {
        const IsmsHeatMovement move = { .from = { from / 5 + 1, from % 5 + 1 },
                                        .to = { to / 5 + 1, to % 5 + 1 },
                                        .count = 1 + (guint) (from * to) % 90,
                                        .worse = to > from };

        if (from != to)
          g_array_append_val (moves, move);
      }
  isms_heat_chart_set_moves (chart, (IsmsHeatMovement *) moves->data, moves->len);
}

static guint
count_ink (cairo_surface_t *surface, IsmsHeatRect rect)
{
  int stride = cairo_image_surface_get_stride (surface);
  guint n = 0;

  cairo_surface_flush (surface);
  for (int y = (int) ceil (rect.y); y < (int) floor (rect.y + rect.height); y++)
    for (int x = (int) ceil (rect.x); x < (int) floor (rect.x + rect.width); x++)
      n += cairo_image_surface_get_data (surface)[y * stride + x] != 0;
  return n;
}

/* Whichever cell is pointed at: nothing is drawn where chips stand. */
static void
check_chips_are_clear (PangoDirection direction)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 900, 800);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = make_context (cr, 14, direction);
  g_autoptr (IsmsHeatChart) chart = make_chart (5, 5);
  g_autoptr (IsmsHeatGeometry) geometry = NULL;
  const IsmsHeatRect all = { 0, 0, 900, 800 };

  set_all_moves (chart);
  geometry = isms_heat_chart_layout (chart, context, 900, 800);
  for (int cell = -1; cell < 25; cell++)
    {
      isms_heat_chart_point_cell (chart, cell < 0 ? 0 : cell / 5 + 1, cell < 0 ? 0 : cell % 5 + 1);
      isms_heat_chart_draw (chart, geometry, cr, isms_palette_get (ISMS_PALETTE_LIGHT),
                            ISMS_HEAT_DRAW_MOVES_ALONE);
    }
  g_assert_cmpuint (count_ink (surface, all), >, 1000);
  for (int l = 1; l <= 5; l++)
    for (int i = 1; i <= 5; i++)
      g_assert_cmpuint (count_ink (surface, isms_heat_chart_get_content_rect (geometry, l, i)), ==,
                        0);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_moves_keep_off_chips (void)
{
  check_chips_are_clear (PANGO_DIRECTION_LTR);
  check_chips_are_clear (PANGO_DIRECTION_RTL);
}

/* Of what can be followed all is drawn, of more the largest. */
static void
test_moves_shown (void)
{
  g_assert_cmpuint (isms_heat_chart_count_shown (0), ==, 0);
  g_assert_cmpuint (isms_heat_chart_count_shown (14), ==, 14);
  g_assert_cmpuint (isms_heat_chart_count_shown (600), ==, 12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/heat/geometry", test_geometry);
  g_test_add_func ("/chart/heat/content-beneath-letter", test_content_beneath_letter);
  g_test_add_func ("/chart/heat/content-beside-letter", test_content_beside_letter);
  g_test_add_func ("/chart/heat/content-centred", test_content_centred);
  g_test_add_func ("/chart/heat/mirrored", test_mirrored);
  g_test_add_func ("/chart/heat/drawing-stays-inside", test_drawing_stays_inside);
  g_test_add_func ("/chart/heat/no-labels-any-size", test_bare);
  g_test_add_func ("/chart/heat/moves-keep-off-chips", test_moves_keep_off_chips);
  g_test_add_func ("/chart/heat/moves-shown", test_moves_shown);
  return g_test_run ();
}
