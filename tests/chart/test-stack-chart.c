/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Where the parts of a bar stand, and that they can be told apart without colours. */

#include "isms-stack-chart.h"

#define WIDTH 400.0
#define HEIGHT 200.0

static IsmsStackChart *
create (void)
{
  static const guint counts[][2] = { { 0, 0 }, { 3, 1 }, { 0, 10 } };
  static const char *const labels[] = { "Jan", "Feb", "Mar" };
  IsmsStackChart *chart = isms_stack_chart_new ();

  isms_stack_chart_add_part (chart, 2, "L");
  isms_stack_chart_add_part (chart, 5, "C");
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    isms_stack_chart_add_bar (chart, labels[i], "2026", counts[i]);
  return chart;
}

static PangoContext *
create_context (void)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();

  return pango_font_map_create_context (map);
}

/* How many points of a bar's middle are of each part, and the highest of them. */
static void
probe (const IsmsStackChart *chart, PangoContext *context, guint bar, guint *found, int *top)
{
  const double x = (bar + 0.5) * WIDTH / 3;

  found[0] = found[1] = 0;
  *top = 0;
  for (int y = 0; y < (int) HEIGHT; y++)
    {
      guint hit, part;

      if (!isms_stack_chart_hit (chart, context, WIDTH, HEIGHT, x, y, &hit, &part))
        continue;
      g_assert_cmpuint (hit, ==, bar);
      found[part]++;
      if (*top == 0)
        *top = y;
    }
}

static void
test_hit (void)
{
  g_autoptr (IsmsStackChart) chart = create ();
  PangoContext *context = create_context ();
  guint none[2], both[2], one[2], bar, part;
  int top_none, top_both, top_one;

  g_assert_cmpuint (isms_stack_chart_get_n_bars (chart), ==, 3);
  probe (chart, context, 0, none, &top_none);
  probe (chart, context, 1, both, &top_both);
  probe (chart, context, 2, one, &top_one);
  g_assert_cmpuint (none[0] + none[1], ==, 0);
  g_assert_cmpuint (one[0], ==, 0);
  /* Three to one, and the other bar ten. */
  g_assert_cmpint (ABS ((int) both[0] - 3 * (int) both[1]), <=, 3);
  g_assert_cmpint (ABS ((int) one[1] - 10 * (int) both[1]), <=, 10);
  g_assert_cmpint (top_one, <, top_both);
  g_assert_false (
      isms_stack_chart_hit (chart, context, WIDTH, HEIGHT, 2, HEIGHT - 60, &bar, &part));
  g_object_unref (context);
}

/* Time goes the way in which people read. */
static void
test_mirrored (void)
{
  g_autoptr (IsmsStackChart) chart = create ();
  PangoContext *context = create_context ();
  guint bar, part;

  pango_context_set_base_dir (context, PANGO_DIRECTION_RTL);
  g_assert_true (
      isms_stack_chart_hit (chart, context, WIDTH, HEIGHT, WIDTH / 6, HEIGHT / 2, &bar, &part));
  g_assert_cmpuint (bar, ==, 2);
  g_object_unref (context);
}

/* How dark two parts of the same size are on paper in black and white, and how much that changes
 * within each: hatches. */
static guint
count_kinds (int tone)
{
  g_autoptr (IsmsStackChart) chart = isms_stack_chart_new ();
  PangoContext *context = create_context ();
  g_autoptr (GHashTable) shades = g_hash_table_new (NULL, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 60, 200);
  cairo_t *cr = cairo_create (surface);
  const guint count = 4;

  isms_stack_chart_add_part (chart, tone, "");
  isms_stack_chart_add_bar (chart, "", "", &count);
  isms_stack_chart_draw (chart, cr, context, isms_palette_get (ISMS_PALETTE_PAPER), 60, 200);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 60; y < 80; y++)
    for (int x = 20; x < 40; x++)
      {
        const guint32 *row =
            (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface)
                                          + y * cairo_image_surface_get_stride (surface));

        g_hash_table_add (shades, GUINT_TO_POINTER (row[x] & 0xffffff));
      }
  cairo_surface_destroy (surface);
  return g_hash_table_size (shades);
}

static void
test_black_and_white (void)
{
  for (int tone = 2; tone <= 5; tone++)
    g_assert_cmpuint (count_kinds (tone), >, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/stack/hit", test_hit);
  g_test_add_func ("/chart/stack/mirrored", test_mirrored);
  g_test_add_func ("/chart/stack/black-and-white", test_black_and_white);
  return g_test_run ();
}
