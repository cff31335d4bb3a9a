/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Where the pieces of the map go: cells over the chart's cells, chips in lines inside, and what
 * does not fit folded into a count. */

#include "isms-heat-map-private.h"

#include <math.h>

#include "isms-heat-cell.h"

#define GAP 3
#define CHIP_PADDING 14

static void
place (GtkWidget *child, IsmsHeatRect rect)
{
  GskTransform *transform =
      gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) rect.x, (float) rect.y));
  int width;
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  width = MAX (width, (int) rect.width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_allocate (child, width, MAX (height, (int) rect.height), -1, transform);
}

/* Works out, for the map's geometry, how much of a chip there is room for and how many lines a
 * cell has. */
void
isms_heat_map_arrange_metrics (IsmsHeatMap *self)
{
  /* Translators: the widest usual reference of a risk; only measured, never shown. */
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "R-0000");
  IsmsHeatRect content = isms_heat_chart_get_content_rect (self->geometry, 1, 1);
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  width += CHIP_PADDING;
  self->chip_height = height + 4;
  if (content.width >= 3.2 * width)
    self->detail = ISMS_RISK_CHIP_OWNER;
  else if (content.width >= 1.9 * width)
    self->detail = ISMS_RISK_CHIP_TITLE;
  else if (content.width >= width)
    self->detail = ISMS_RISK_CHIP_REF;
  else
    self->detail = ISMS_RISK_CHIP_NONE;

  if (self->detail == ISMS_RISK_CHIP_NONE || content.height < self->chip_height)
    self->capacity = 0;
  else
    self->capacity = (guint) ((content.height + GAP) / (self->chip_height + GAP));
  self->capacity = MIN (self->capacity, ISMS_HEAT_SOURCE_MAX_CHIPS);
}

/* How many of @count risks show as chips; the others fold into a count in the last line. */
guint
isms_heat_map_arrange_fold (IsmsHeatMap *self, guint count)
{
  if (count <= self->capacity)
    return count;
  return self->capacity > 0 ? self->capacity - 1 : 0;
}

IsmsHeatRect
isms_heat_map_arrange_slot (IsmsHeatMap *self, int likelihood, int impact, guint slot)
{
  IsmsHeatRect rect = isms_heat_chart_get_content_rect (self->geometry, likelihood, impact);

  rect.y += slot * (self->chip_height + GAP);
  rect.height = self->chip_height;
  return rect;
}

static void
arrange_count (IsmsHeatMap *self, int likelihood, int impact, guint slot)
{
  GtkWidget *count =
      g_ptr_array_index (self->counts, isms_heat_map_get_index (self, likelihood, impact));
  IsmsHeatRect rect;
  int width;

  if (count == NULL)
    return;
  rect = self->capacity > 0 ? isms_heat_map_arrange_slot (self, likelihood, impact, slot)
                            : isms_heat_chart_get_content_rect (self->geometry, likelihood, impact);
  gtk_widget_measure (count, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  if (self->capacity == 0)
    {
      double height = MIN (rect.height, self->chip_height);

      rect.x += (rect.width - width) / 2;
      rect.y += (rect.height - height) / 2;
      rect.height = height;
    }
  else if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    {
      rect.x += rect.width - width;
    }
  rect.width = width;
  place (count, rect);
}

static void
arrange_chip (IsmsHeatMap *self, IsmsRiskChip *chip, guint *slots)
{
  IsmsHeatMove *move = &self->move;
  IsmsHeatRect rect;
  int cell[2];

  isms_risk_chip_get_cell (chip, &cell[0], &cell[1]);
  if (chip == move->chip)
    {
      rect = isms_heat_map_arrange_slot (self, move->to[0], move->to[1], 0);
      if (cell[0] > 0)
        slots[isms_heat_map_get_index (self, cell[0], cell[1])]++;
      if (move->dragged)
        {
          rect.x = move->x;
          rect.y = move->y;
        }
    }
  else
    {
      guint *slot = &slots[isms_heat_map_get_index (self, cell[0], cell[1])];

      rect = isms_heat_map_arrange_slot (self, cell[0], cell[1], (*slot)++);
    }
  gtk_widget_set_child_visible (GTK_WIDGET (chip), TRUE);
  place (GTK_WIDGET (chip), rect);
}

/* Gives every child its place. Cells and chips that did not move cost nothing. */
void
isms_heat_map_arrange (IsmsHeatMap *self)
{
  g_autofree guint *slots = g_new0 (guint, self->cells->len);

  for (guint i = 0; i < self->cells->len; i++)
    {
      IsmsHeatCell *cell = g_ptr_array_index (self->cells, i);

      place (GTK_WIDGET (cell),
             isms_heat_chart_get_cell_rect (self->geometry, isms_heat_cell_get_likelihood (cell),
                                            isms_heat_cell_get_impact (cell)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ISMS_IS_RISK_CHIP (child))
      arrange_chip (self, ISMS_RISK_CHIP (child), slots);
  for (guint i = 0; i < self->cells->len; i++)
    {
      IsmsHeatCell *cell = g_ptr_array_index (self->cells, i);

      arrange_count (self, isms_heat_cell_get_likelihood (cell), isms_heat_cell_get_impact (cell),
                     slots[i]);
    }
}
