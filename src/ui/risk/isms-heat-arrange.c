/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Where the pieces of the map go: cells over the chart's cells, chips in lines inside, and what
 * does not fit folded into a count. */

#include "isms-heat-map-private.h"

#include <math.h>

#include "isms-heat-cell.h"

#define GAP 3
#define CHIP_PADDING 12
#define CAPTION 0.82    /* of the size of text, as the style has it */
#define LEAST_REF 5     /* letters: R-001 */
#define NATURAL_LINES 2 /* of chips, in a cell */
#define NEW_A_FRAME 24  /* chips that are styled and drawn for the first time */

/* How many new chips a frame has room for. The first one of a window has no other before it that
 * would stand still: all. */
guint
isms_heat_map_arrange_pace (IsmsHeatMap *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  return clock == NULL || gdk_frame_clock_get_frame_counter (clock) <= 0 ? G_MAXUINT : NEW_A_FRAME;
}

static gboolean
reveal_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ISMS_HEAT_MAP (widget)->reveal_id = 0;
  gtk_widget_queue_allocate (widget);
  return G_SOURCE_REMOVE;
}

/* Whether the chip is to be seen in this frame; else in one of the next. */
static gboolean
reveal (IsmsHeatMap *self, IsmsRiskChip *chip, guint *room)
{
  GtkWidget *widget = GTK_WIDGET (chip);

  if (gtk_widget_get_child_visible (widget))
    return TRUE;
  if (*room == 0 && chip != self->move.chip)
    {
      if (self->reveal_id == 0)
        self->reveal_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, NULL, NULL);
      return FALSE;
    }
  *room -= *room > 0;
  gtk_widget_set_child_visible (widget, TRUE);
  return TRUE;
}

/* On whole pixels: a letter is made anew for every fraction of one at which it stands. */
static void
place (GtkWidget *child, IsmsHeatRect rect)
{
  GskTransform *transform = gsk_transform_translate (
      NULL, &GRAPHENE_POINT_INIT ((float) round (rect.x), (float) round (rect.y)));
  int width;
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  width = MAX (width, (int) rect.width);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_allocate (child, width, MAX (height, (int) rect.height), -1, transform);
}

/* What the reference of a risk takes at most, in the letters of the chips. */
static int
measure_ref (IsmsHeatMap *self, int *line)
{
  g_autofree char *digits = g_strnfill (MAX (self->ref_chars, LEAST_REF) - 2, '8');
  g_autofree char *widest = g_strconcat ("R-", digits, NULL);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), widest);
  g_autoptr (PangoAttrList) letters = pango_attr_list_new ();
  int width;

  pango_layout_get_pixel_size (layout, NULL, line);
  pango_attr_list_insert (letters, pango_attr_scale_new (CAPTION));
  pango_attr_list_insert (letters, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (letters, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, letters);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + CHIP_PADDING;
}

/* Works out, for the map's geometry, how much of a chip there is room for and how many chips a
 * cell has room for: short ones stand side by side. */
void
isms_heat_map_arrange_metrics (IsmsHeatMap *self)
{
  IsmsHeatRect content = isms_heat_chart_get_content_rect (self->geometry, 1, 1);
  int line;
  int width = measure_ref (self, &line);
  guint lines = 0;

  self->chip_height = line + 4;
  self->columns = 1;
  if (content.width >= 4 * width)
    self->detail = ISMS_RISK_CHIP_OWNER;
  else if (content.width >= 2.5 * width)
    self->detail = ISMS_RISK_CHIP_TITLE;
  else if (content.width >= width)
    self->detail = ISMS_RISK_CHIP_REF;
  else
    self->detail = ISMS_RISK_CHIP_NONE;

  if (self->detail == ISMS_RISK_CHIP_REF)
    self->columns = (guint) ((content.width + GAP) / (width + GAP));
  if (self->detail == ISMS_RISK_CHIP_REF && self->columns == 1 && content.width >= 1.6 * width)
    self->detail = ISMS_RISK_CHIP_TITLE; /* some of it, rather than an empty half */
  if (self->detail != ISMS_RISK_CHIP_NONE)
    lines = (guint) ((content.height + GAP) / (self->chip_height + GAP));
  self->capacity = MIN (lines * self->columns, ISMS_HEAT_SOURCE_MAX_CHIPS);
}

/* The height at which some chips fit into every cell. */
int
isms_heat_map_arrange_natural_height (IsmsHeatMap *self)
{
  int line;

  measure_ref (self, &line);
  return isms_heat_chart_get_n_likelihoods (self->chart)
             * (line + NATURAL_LINES * (line + 4 + GAP) + 2 * GAP)
         + 5 * line;
}

/* How many of @count risks show as chips; the others fold into a count in the last place. */
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
  guint column = slot % self->columns;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    column = self->columns - 1 - column;
  rect.width = (rect.width - (self->columns - 1) * GAP) / self->columns;
  rect.x += column * (rect.width + GAP);
  rect.y += slot / self->columns * (self->chip_height + GAP);
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
arrange_chip (IsmsHeatMap *self, IsmsRiskChip *chip, guint *slots, guint *room)
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
  if (reveal (self, chip, room))
    place (GTK_WIDGET (chip), rect);
}

/* Gives every child its place. Cells and chips that did not move cost nothing. */
void
isms_heat_map_arrange (IsmsHeatMap *self)
{
  g_autofree guint *slots = g_new0 (guint, self->cells->len);
  guint room = isms_heat_map_arrange_pace (self);

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
      arrange_chip (self, ISMS_RISK_CHIP (child), slots, &room);
  for (guint i = 0; i < self->cells->len; i++)
    {
      IsmsHeatCell *cell = g_ptr_array_index (self->cells, i);

      arrange_count (self, isms_heat_cell_get_likelihood (cell), isms_heat_cell_get_impact (cell),
                     slots[i]);
    }
}
