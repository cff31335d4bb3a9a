/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk heat map: what it shows, and where everything stands for a given size. Words give way
 * to numbers where they would not fit whole. */

#include "isms-heat-chart-private.h"

#include <math.h>

#define MIN_CELL_WITH_WORDS 44.0
#define MAX_WORDS_SHARE 0.26
#define MAX_IMPACT_LINES 3
#define FOOT 8.0 /* beside a ghost: over it for chips, under it for arrows */

static void
clear_cell (IsmsHeatCell *cell)
{
  g_free (cell->sign);
  g_free (cell->name);
  g_strfreev (cell->chips);
}

static gboolean
is_cell (const IsmsHeatChart *self, int likelihood, int impact)
{
  return likelihood >= 1 && likelihood <= self->n_likelihoods && impact >= 1
         && impact <= self->n_impacts;
}

static double
measure_line (PangoContext *context, double scale)
{
  g_autoptr (PangoLayout) layout = isms_heat_text (context, "Ág", scale, TRUE, -1);
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return ceil ((double) height / PANGO_SCALE);
}

static double
measure_width (PangoContext *context, const char *text, double scale, gboolean bold)
{
  g_autoptr (PangoLayout) layout = isms_heat_text (context, text, scale, bold, -1);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

/* The width below which some word would be broken. */
static double
measure_longest_word (PangoContext *context, char **labels, int n_labels)
{
  double longest = 0;

  for (int i = 0; i < n_labels; i++)
    {
      g_autoptr (PangoLayout) layout = NULL;
      int width;

      if (labels[i] == NULL)
        continue;
      layout = isms_heat_text (context, labels[i], ISMS_HEAT_SMALL, FALSE, 0);
      pango_layout_get_size (layout, &width, NULL);
      longest = MAX (longest, (double) width / PANGO_SCALE);
    }
  return ceil (longest);
}

static double
measure_widest (PangoContext *context, char **labels, int n_labels)
{
  double widest = 0;

  for (int i = 0; i < n_labels; i++)
    if (labels[i] != NULL)
      widest = MAX (widest, measure_width (context, labels[i], ISMS_HEAT_SMALL, FALSE));
  return ceil (widest);
}

static double
measure_wrapped (PangoContext *context, char **labels, int n_labels, double width)
{
  double tallest = 0;

  for (int i = 0; i < n_labels; i++)
    {
      g_autoptr (PangoLayout) layout = NULL;
      int height;

      if (labels[i] == NULL)
        continue;
      layout = isms_heat_text (context, labels[i], ISMS_HEAT_SMALL, FALSE, width);
      pango_layout_get_size (layout, NULL, &height);
      tallest = MAX (tallest, (double) height / PANGO_SCALE);
    }
  return ceil (tallest);
}

static double
divide (double length, int n)
{
  return MAX (0, (length - (n - 1) * ISMS_HEAT_GAP) / n);
}

static void
measure_columns (IsmsHeatGeometry *self, IsmsHeatChart *chart)
{
  PangoContext *context = self->context;
  double room = self->width - self->number_width - ISMS_HEAT_GAP;
  double words = measure_widest (context, chart->likelihoods, chart->n_likelihoods);
  double longest = measure_longest_word (context, chart->likelihoods, chart->n_likelihoods);

  words = MIN (words, floor (MAX (MAX_WORDS_SHARE * self->width, longest)));
  if (longest > MAX_WORDS_SHARE * 1.25 * self->width
      || divide (room - words - self->words_pad, chart->n_impacts) < MIN_CELL_WITH_WORDS)
    words = 0;
  self->words_width = words > 0 ? words + self->words_pad : 0;
  self->grid.x = self->words_width + self->number_width;
  self->grid.width = MAX (0, room - self->words_width);
  self->cell_width = divide (self->grid.width, chart->n_impacts);
  self->words_height = 0;
  if (measure_longest_word (context, chart->impacts, chart->n_impacts) <= self->cell_width)
    self->words_height =
        MIN (measure_wrapped (context, chart->impacts, chart->n_impacts, self->cell_width),
             MAX_IMPACT_LINES * self->small_line);
}

static double
get_title_height (const IsmsHeatGeometry *self, const char *title)
{
  return title != NULL ? self->small_line + ISMS_HEAT_PAD : 0;
}

static double
get_height_around (const IsmsHeatGeometry *self, IsmsHeatChart *chart)
{
  return get_title_height (self, chart->likelihood_title)
         + get_title_height (self, chart->impact_title) + self->small_line + 2 * ISMS_HEAT_GAP
         + self->words_height;
}

static void
measure_rows (IsmsHeatGeometry *self, IsmsHeatChart *chart)
{
  int n = chart->n_likelihoods;
  double room = self->height - get_height_around (self, chart);

  if (self->words_height > 0 && divide (room, n) < self->small_line * 1.5)
    {
      room += self->words_height;
      self->words_height = 0;
    }
  self->grid.y = get_title_height (self, chart->likelihood_title) + ISMS_HEAT_GAP;
  self->grid.height = MAX (0, room);
  self->cell_height = divide (self->grid.height, n);
  if (self->words_width > 0
      && measure_wrapped (self->context, chart->likelihoods, n, self->words_width - self->words_pad)
             > self->cell_height + 0.5)
    {
      self->grid.x -= self->words_width;
      self->grid.width += self->words_width;
      self->words_width = 0;
      self->cell_width = divide (self->grid.width, chart->n_impacts);
    }
}

/* Of a cell with a letter, and what stands in it beneath. */
static double
get_height_with_content (const IsmsHeatGeometry *self)
{
  return self->small_line + 1.3 * self->line + 2 * ISMS_HEAT_PAD;
}

static void
measure_signs (IsmsHeatGeometry *self, IsmsHeatChart *chart)
{
  self->sign_width = 0;
  for (int i = 0; i < chart->n_likelihoods * chart->n_impacts; i++)
    if (chart->cells[i].sign != NULL)
      {
        double width = measure_width (self->context, chart->cells[i].sign, ISMS_HEAT_SMALL, TRUE);

        self->sign_width = MAX (self->sign_width, ceil (width));
      }
  self->content_below = self->cell_height >= get_height_with_content (self);
}

/* Of a cell with a letter, a line of chips, and ghosts. */
static double
get_height_with_lanes (const IsmsHeatGeometry *self)
{
  return 2 * self->small_line + FOOT + 1.3 * self->line + 2 * ISMS_HEAT_PAD;
}

/* Ghosts stand at the foot of the cells, arrows run beside the chips. */
static void
measure_lanes (IsmsHeatGeometry *self, IsmsHeatChart *chart)
{
  if (chart->moves->len == 0 || self->cell_height < get_height_with_lanes (self))
    return;
  self->foot = self->small_line + FOOT;
  self->side = self->cell_width >= 8 * ISMS_HEAT_LANE ? ISMS_HEAT_LANE : 0;
}

IsmsHeatCell *
isms_heat_chart_peek (const IsmsHeatChart *self, int likelihood, int impact)
{
  return &self->cells[(likelihood - 1) * self->n_impacts + impact - 1];
}

PangoLayout *
isms_heat_text (PangoContext *context, const char *text, double scale, gboolean bold, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font =
      pango_font_description_copy (pango_context_get_font_description (context));
  int size = pango_font_description_get_size (font);

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size * scale);
  else
    pango_font_description_set_size (font, (int) (size * scale));
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  if (width >= 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  else
    pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

IsmsHeatRect
isms_heat_geometry_turn (const IsmsHeatGeometry *self, IsmsHeatRect rect)
{
  if (self->mirrored)
    rect.x = self->width - rect.x - rect.width;
  return rect;
}

/**
 * isms_heat_chart_new:
 * @n_likelihoods: rows, from 1 up
 * @n_impacts: columns, from 1 up
 *
 * Returns: (transfer full): an empty map: no labels, no levels, all counts 0
 */
IsmsHeatChart *
isms_heat_chart_new (int n_likelihoods, int n_impacts)
{
  IsmsHeatChart *self;

  g_return_val_if_fail (n_likelihoods >= 1 && n_impacts >= 1, NULL);

  self = g_new0 (IsmsHeatChart, 1);
  g_atomic_ref_count_init (&self->refs);
  self->n_likelihoods = n_likelihoods;
  self->n_impacts = n_impacts;
  self->likelihoods = g_new0 (char *, n_likelihoods);
  self->impacts = g_new0 (char *, n_impacts);
  self->cells = g_new0 (IsmsHeatCell, n_likelihoods * n_impacts);
  self->moves = g_array_new (FALSE, FALSE, sizeof (IsmsHeatMovement));
  return self;
}

/**
 * isms_heat_chart_ref:
 * @self: a map
 *
 * Returns: (transfer full): the same
 */
IsmsHeatChart *
isms_heat_chart_ref (IsmsHeatChart *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * isms_heat_chart_unref:
 * @self: (transfer full): a map
 */
void
isms_heat_chart_unref (IsmsHeatChart *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (int i = 0; i < self->n_likelihoods; i++)
    g_free (self->likelihoods[i]);
  for (int i = 0; i < self->n_impacts; i++)
    g_free (self->impacts[i]);
  for (int i = 0; i < self->n_likelihoods * self->n_impacts; i++)
    clear_cell (&self->cells[i]);
  g_free (self->likelihoods);
  g_free (self->impacts);
  g_free (self->cells);
  g_array_unref (self->moves);
  g_free (self->likelihood_title);
  g_free (self->impact_title);
  g_free (self);
}

/**
 * isms_heat_chart_get_n_likelihoods:
 * @self: a map
 *
 * Returns: how many rows
 */
int
isms_heat_chart_get_n_likelihoods (const IsmsHeatChart *self)
{
  return self->n_likelihoods;
}

/**
 * isms_heat_chart_get_n_impacts:
 * @self: a map
 *
 * Returns: how many columns
 */
int
isms_heat_chart_get_n_impacts (const IsmsHeatChart *self)
{
  return self->n_impacts;
}

/**
 * isms_heat_chart_set_titles:
 * @self: a map
 * @likelihood: (nullable): the name of the upward axis
 * @impact: (nullable): the name of the other
 */
void
isms_heat_chart_set_titles (IsmsHeatChart *self, const char *likelihood, const char *impact)
{
  g_set_str (&self->likelihood_title, likelihood);
  g_set_str (&self->impact_title, impact);
}

/**
 * isms_heat_chart_set_likelihood:
 * @self: a map
 * @likelihood: which, from 1
 * @label: (nullable): its word; the number is drawn anyway
 */
void
isms_heat_chart_set_likelihood (IsmsHeatChart *self, int likelihood, const char *label)
{
  g_return_if_fail (is_cell (self, likelihood, 1));

  g_set_str (&self->likelihoods[likelihood - 1], label);
}

/**
 * isms_heat_chart_set_impact:
 * @self: a map
 * @impact: which, from 1
 * @label: (nullable): its word; the number is drawn anyway
 */
void
isms_heat_chart_set_impact (IsmsHeatChart *self, int impact, const char *label)
{
  g_return_if_fail (is_cell (self, 1, impact));

  g_set_str (&self->impacts[impact - 1], label);
}

/**
 * isms_heat_chart_set_level:
 * @self: a map
 * @likelihood: the cell's row
 * @impact: the cell's column
 * @tone: 1 (calm) to 5 (worst); 0 where the cell has no level
 * @sign: (nullable): the letter drawn in the cell
 * @name: (nullable): drawn once for each level, where there is room
 * @acceptable: the acceptance line runs between cells that are and cells that are not
 */
void
isms_heat_chart_set_level (IsmsHeatChart *self,
                           int likelihood,
                           int impact,
                           int tone,
                           const char *sign,
                           const char *name,
                           gboolean acceptable)
{
  IsmsHeatCell *cell;

  g_return_if_fail (is_cell (self, likelihood, impact));

  cell = isms_heat_chart_peek (self, likelihood, impact);
  cell->tone = tone;
  g_set_str (&cell->sign, sign);
  g_set_str (&cell->name, name);
  cell->acceptable = acceptable;
}

/**
 * isms_heat_chart_set_count:
 * @self: a map
 * @likelihood: the cell's row
 * @impact: the cell's column
 * @count: how many stand in it
 */
void
isms_heat_chart_set_count (IsmsHeatChart *self, int likelihood, int impact, guint count)
{
  g_return_if_fail (is_cell (self, likelihood, impact));

  isms_heat_chart_peek (self, likelihood, impact)->count = count;
}

/**
 * isms_heat_chart_set_chips:
 * @self: a map
 * @likelihood: the cell's row
 * @impact: the cell's column
 * @chips: (nullable) (array zero-terminated=1): short texts, the first the most important
 */
void
isms_heat_chart_set_chips (IsmsHeatChart *self,
                           int likelihood,
                           int impact,
                           const char *const *chips)
{
  IsmsHeatCell *cell;

  g_return_if_fail (is_cell (self, likelihood, impact));

  cell = isms_heat_chart_peek (self, likelihood, impact);
  g_strfreev (cell->chips);
  cell->chips = g_strdupv ((char **) chips);
}

static IsmsHeatGeometry *
start_layout (IsmsHeatChart *self, PangoContext *context, double width, double height)
{
  IsmsHeatGeometry *geometry = g_new0 (IsmsHeatGeometry, 1);
  char number[16];

  geometry->context = g_object_ref (context);
  geometry->n_likelihoods = self->n_likelihoods;
  geometry->n_impacts = self->n_impacts;
  geometry->width = width;
  geometry->height = height;
  geometry->mirrored = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  geometry->line = measure_line (context, 1);
  geometry->small_line = measure_line (context, ISMS_HEAT_SMALL);
  geometry->words_pad = MAX (ISMS_HEAT_PAD, 0.4 * geometry->small_line);
  g_snprintf (number, sizeof number, "%d", MAX (self->n_likelihoods, self->n_impacts));
  geometry->number_width =
      ceil (measure_width (context, number, ISMS_HEAT_SMALL, FALSE)) + 2 * ISMS_HEAT_PAD;
  measure_columns (geometry, self);
  return geometry;
}

/**
 * isms_heat_chart_layout:
 * @self: a map
 * @context: its font, resolution and direction count
 * @width: of the whole drawing, labels included
 * @height: of the whole drawing
 *
 * Finds the place of everything. Works for any size; what does not fit is left out, words first.
 *
 * Returns: (transfer full): the geometry, to be freed with isms_heat_geometry_free()
 */
IsmsHeatGeometry *
isms_heat_chart_layout (IsmsHeatChart *self, PangoContext *context, double width, double height)
{
  IsmsHeatGeometry *geometry = start_layout (self, context, width, height);

  measure_rows (geometry, self);
  measure_signs (geometry, self);
  measure_lanes (geometry, self);
  return geometry;
}

/**
 * isms_heat_geometry_free:
 * @self: (transfer full): a geometry
 */
void
isms_heat_geometry_free (IsmsHeatGeometry *self)
{
  g_object_unref (self->context);
  g_free (self);
}

static double
get_height (IsmsHeatChart *self, PangoContext *context, double width, gboolean content)
{
  g_autoptr (IsmsHeatGeometry) geometry = start_layout (self, context, width, 0);
  double cell = MAX (geometry->cell_width * 0.62, geometry->small_line * 1.6);

  if (content)
    cell = MAX (cell, ceil (get_height_with_content (geometry)));

  if (self->moves->len > 0)
    cell = MAX (cell, ceil (get_height_with_lanes (geometry)));
  if (geometry->words_width > 0)
    cell = MAX (cell, measure_wrapped (context, self->likelihoods, self->n_likelihoods,
                                       geometry->words_width - geometry->words_pad));
  return ceil (cell * self->n_likelihoods + (self->n_likelihoods - 1) * ISMS_HEAT_GAP
               + get_height_around (geometry, self));
}

/**
 * isms_heat_chart_get_natural_height:
 * @self: a map
 * @context: its font and resolution count
 * @width: of the whole drawing
 *
 * Returns: a height at which cells are a little wider than high, and never lower than their letter
 */
double
isms_heat_chart_get_natural_height (IsmsHeatChart *self, PangoContext *context, double width)
{
  return get_height (self, context, width, FALSE);
}

/**
 * isms_heat_chart_get_content_height:
 * @self: a map
 * @context: its font and resolution count
 * @width: of the whole drawing
 *
 * Returns: the same, at which what stands in a cell has its whole width beneath the letter
 */
double
isms_heat_chart_get_content_height (IsmsHeatChart *self, PangoContext *context, double width)
{
  return get_height (self, context, width, TRUE);
}

/**
 * isms_heat_chart_get_cell_rect:
 * @geometry: a geometry
 * @likelihood: the cell's row, from 1
 * @impact: the cell's column, from 1
 *
 * Returns: where the cell is
 */
IsmsHeatRect
isms_heat_chart_get_cell_rect (const IsmsHeatGeometry *geometry, int likelihood, int impact)
{
  IsmsHeatRect rect = {
    .x = geometry->grid.x + (impact - 1) * (geometry->cell_width + ISMS_HEAT_GAP),
    .y = geometry->grid.y
         + (geometry->n_likelihoods - likelihood) * (geometry->cell_height + ISMS_HEAT_GAP),
    .width = geometry->cell_width,
    .height = geometry->cell_height,
  };

  return isms_heat_geometry_turn (geometry, rect);
}

/**
 * isms_heat_chart_get_content_rect:
 * @geometry: a geometry
 * @likelihood: the cell's row, from 1
 * @impact: the cell's column, from 1
 *
 * Returns: the part of the cell that its sign letter leaves free; may be empty
 */
IsmsHeatRect
isms_heat_chart_get_content_rect (const IsmsHeatGeometry *geometry, int likelihood, int impact)
{
  IsmsHeatRect rect = isms_heat_chart_get_cell_rect (geometry, likelihood, impact);
  double inset = ISMS_HEAT_PAD;

  if (geometry->content_below)
    {
      rect.y += geometry->small_line + ISMS_HEAT_PAD;
      rect.height -= geometry->small_line + 2 * ISMS_HEAT_PAD + geometry->foot;
      inset += geometry->side;
      rect.x += inset;
      rect.width -= 2 * inset;
    }
  else
    {
      double sign = MIN (geometry->sign_width + 1.5 * ISMS_HEAT_PAD, rect.width);
      double margin = MIN (ISMS_HEAT_PAD / 2, rect.width - sign);

      inset = MIN (inset, geometry->cell_height / 10);
      rect.x += geometry->mirrored ? margin : sign;
      rect.width -= sign + margin;
      rect.y += inset;
      rect.height -= 2 * inset;
    }
  rect.width = MAX (0, rect.width);
  rect.height = MAX (0, rect.height);
  return rect;
}

/**
 * isms_heat_chart_get_grid_rect:
 * @geometry: a geometry
 *
 * Returns: the rectangle of all cells
 */
IsmsHeatRect
isms_heat_chart_get_grid_rect (const IsmsHeatGeometry *geometry)
{
  return isms_heat_geometry_turn (geometry, geometry->grid);
}

/**
 * isms_heat_chart_hit:
 * @geometry: a geometry
 * @x: a point
 * @y: a point
 * @likelihood: (out): the row
 * @impact: (out): the column
 *
 * Returns: whether the point is in the grid; in a gap the cell before or under it is meant
 */
gboolean
isms_heat_chart_hit (
    const IsmsHeatGeometry *geometry, double x, double y, int *likelihood, int *impact)
{
  IsmsHeatRect grid = isms_heat_chart_get_grid_rect (geometry);
  int column, row;

  if (x < grid.x || y < grid.y || x >= grid.x + grid.width || y >= grid.y + grid.height)
    return FALSE;
  column = (int) ((x - grid.x) / (geometry->cell_width + ISMS_HEAT_GAP));
  row = (int) ((y - grid.y) / (geometry->cell_height + ISMS_HEAT_GAP));
  column = MIN (column, geometry->n_impacts - 1);
  row = MIN (row, geometry->n_likelihoods - 1);
  *impact = geometry->mirrored ? geometry->n_impacts - column : column + 1;
  *likelihood = geometry->n_likelihoods - row;
  return TRUE;
}
