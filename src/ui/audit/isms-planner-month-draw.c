/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The ground with all audits is kept as it was drawn; what is moved and the day with the focus are
 * drawn over it, so that moving costs no more than that. */

#include "isms-config.h"

#include "isms-planner-month-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "isms-chart-words.h"
#include "isms-planner-words.h"
#include "isms-screen-palette.h"
#include "isms-time-bar.h"

#define DAYS 7
#define PAD 4.0
#define GAP 2.0 /* between bars, and between them and the lines */
#define RADIUS 4.0f
#define SHADE 0.12 /* of days that stand out */
#define FAINT 0.05 /* of days of other months */
#define FILL 0.22  /* of a bar */

typedef struct
{
  IsmsPlannerMonth *self;
  GtkSnapshot *snapshot;
  PangoContext *context;
  const IsmsPalette *palette;
  IsmsPlannerLayout layout;
  gboolean rtl;
} Drawing;

/* --- Where things are --- */

static gboolean
is_rtl (IsmsPlannerMonth *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static double
measure_text (PangoContext *context, const char *text, double *width)
{
  g_autoptr (PangoLayout) layout = isms_chart_create_words (context, text, FALSE);
  double height;

  isms_chart_measure_words (layout, width, &height);
  return height;
}

void
isms_planner_month_measure_layout (IsmsPlannerMonth *self, IsmsPlannerLayout *layout)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  double numbers, line = measure_text (context, "52", &numbers);

  layout->left = numbers + 2 * PAD;
  layout->top = line + 2 * PAD;
  layout->cell_width = MAX (1, (gtk_widget_get_width (widget) - layout->left) / DAYS);
  layout->cell_height =
      MAX (1, (gtk_widget_get_height (widget) - layout->top) / MAX (1, self->grid.n_weeks));
  layout->day_height = line + PAD;
  layout->lane_height = line + PAD;
  layout->n_lanes =
      MAX (1, (int) floor ((layout->cell_height - layout->day_height) / layout->lane_height));
}

static void
mirror (IsmsPlannerMonth *self, graphene_rect_t *area)
{
  if (is_rtl (self))
    area->origin.x =
        (float) gtk_widget_get_width (GTK_WIDGET (self)) - area->origin.x - area->size.width;
}

void
isms_planner_month_get_day_area (IsmsPlannerMonth *self,
                                 const IsmsPlannerLayout *layout,
                                 int place,
                                 graphene_rect_t *area)
{
  *area = GRAPHENE_RECT_INIT ((float) (layout->left + place % DAYS * layout->cell_width),
                              (float) (layout->top + place / DAYS * layout->cell_height),
                              (float) layout->cell_width, (float) layout->cell_height);
  mirror (self, area);
}

void
isms_planner_month_get_piece_area (IsmsPlannerMonth *self,
                                   const IsmsPlannerLayout *layout,
                                   const IsmsPlannerPiece *piece,
                                   graphene_rect_t *area)
{
  double left = layout->left + piece->column * layout->cell_width + (piece->begins ? GAP : 0);
  double right =
      layout->left + (piece->last_column + 1) * layout->cell_width - (piece->ends ? GAP : 0);
  double top = layout->top + piece->week * layout->cell_height + layout->day_height
               + MIN (piece->lane, layout->n_lanes - 1) * layout->lane_height;

  *area = GRAPHENE_RECT_INIT ((float) left, (float) top, (float) MAX (1, right - left),
                              (float) (layout->lane_height - GAP));
  mirror (self, area);
}

/* --- Drawing --- */

static GdkRGBA
make_color (const IsmsColor *color, double alpha)
{
  return (GdkRGBA) { (float) color->red, (float) color->green, (float) color->blue, (float) alpha };
}

static void
fill (const Drawing *drawing, const graphene_rect_t *area, const IsmsColor *color, double alpha)
{
  const GdkRGBA filled = make_color (color, alpha);

  gtk_snapshot_append_color (drawing->snapshot, &filled, area);
}

/* Cut where it is too wide. Returns how wide it is. */
static double
write_text (const Drawing *drawing,
            const char *text,
            const IsmsColor *color,
            gboolean bold,
            double x,
            double y,
            double width,
            gboolean at_end)
{
  g_autoptr (PangoLayout) layout = isms_chart_create_words (drawing->context, text, bold);
  const GdkRGBA ink = make_color (color, 1);
  double w, h;

  isms_chart_measure_words (layout, &w, &h);
  if (width < h / 2)
    return 0;
  if (w > width)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      w = width;
    }
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (
      drawing->snapshot,
      &GRAPHENE_POINT_INIT ((float) round (at_end != drawing->rtl ? x + width - w : x),
                            (float) round (y)));
  gtk_snapshot_append_layout (drawing->snapshot, layout, &ink);
  gtk_snapshot_restore (drawing->snapshot);
  return w;
}

static void
draw_sign (const Drawing *drawing, IsmsTimelineSign sign, double x, double y, double size)
{
  cairo_t *cr = gtk_snapshot_append_cairo (
      drawing->snapshot,
      &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) size + 1, (float) size + 1));

  cairo_translate (cr, x, y);
  if (sign == ISMS_TIMELINE_SIGN_NONE)
    isms_timeline_draw_warning (cr, drawing->palette, size);
  else
    isms_timeline_draw_sign (sign, cr, &drawing->palette->foreground, size);
  cairo_destroy (cr);
}

/* The names of the days above, the numbers of the weeks before them. */
static void
draw_names (const Drawing *drawing)
{
  IsmsPlannerMonth *self = drawing->self;
  const IsmsPlannerLayout *layout = &drawing->layout;
  graphene_rect_t area;

  for (int i = 0; i < DAYS; i++)
    {
      /* 1 January 2001 was a Monday. */
      g_autoptr (GDateTime) day =
          g_date_time_new_utc (2001, 1, isms_week_get_weekday (self->grid.first + i), 12, 0, 0);
      g_autofree char *name = g_date_time_format (day, "%a");

      isms_planner_month_get_day_area (self, layout, i, &area);
      write_text (drawing, name, &drawing->palette->dim, FALSE, area.origin.x + PAD, PAD,
                  area.size.width - 2 * PAD, FALSE);
    }
  for (int i = 0; i < self->grid.n_weeks; i++)
    {
      g_autofree char *number = g_strdup_printf (
          "%d", isms_week_get_number (&self->grid.week, self->grid.first + i * DAYS));
      double width = layout->left - PAD;

      isms_planner_month_get_day_area (self, layout, i * DAYS, &area);
      write_text (drawing, number, &drawing->palette->dim, FALSE,
                  drawing->rtl ? gtk_widget_get_width (GTK_WIDGET (self)) - layout->left + PAD : 0,
                  area.origin.y + PAD / 2, width, TRUE);
    }
}

static void
draw_day (const Drawing *drawing, int place)
{
  IsmsPlannerMonth *self = drawing->self;
  int day = self->grid.first + place;
  gboolean inside = day >= self->grid.from && day < self->grid.to;
  const IsmsPalette *palette = drawing->palette;
  g_autofree char *names = isms_time_dup_mark_names (self->marks, day);
  g_autofree char *number = NULL;
  graphene_rect_t area;
  double width, x;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  number = g_strdup_printf ("%d", g_date_get_day (&date));
  isms_planner_month_get_day_area (self, &drawing->layout, place, &area);
  if (!inside)
    fill (drawing, &area, &palette->foreground, FAINT);
  if (names != NULL)
    fill (drawing, &area, &palette->foreground, SHADE);
  x = area.origin.x + PAD;
  width =
      write_text (drawing, number,
                  day == self->today ? &palette->accent
                  : inside           ? &palette->foreground
                                     : &palette->dim,
                  day == self->today, x, area.origin.y + PAD / 2, area.size.width - 2 * PAD, FALSE);
  if (names != NULL)
    write_text (drawing, names, &palette->dim, FALSE, drawing->rtl ? x : x + width + PAD,
                area.origin.y + PAD / 2, area.size.width - 3 * PAD - width, TRUE);
}

static void
draw_lines (const Drawing *drawing)
{
  IsmsPlannerMonth *self = drawing->self;
  graphene_rect_t area;

  for (int i = 0; i < self->grid.n_weeks * DAYS; i++)
    {
      isms_planner_month_get_day_area (self, &drawing->layout, i, &area);
      fill (drawing, &GRAPHENE_RECT_INIT (area.origin.x, area.origin.y, area.size.width, 1),
            &drawing->palette->grid, 1);
      fill (drawing,
            &GRAPHENE_RECT_INIT (drawing->rtl ? area.origin.x + area.size.width - 1 : area.origin.x,
                                 area.origin.y, 1, area.size.height),
            &drawing->palette->grid, 1);
    }
}

/* --- Bars --- */

static const IsmsColor *
get_color (const IsmsPlannerAudit *audit, const IsmsPalette *palette)
{
  return isms_planner_audit_is_open (audit) ? &palette->accent : &palette->dim;
}

static char *
dup_text (const IsmsPlannerAudit *audit, const char *days)
{
  const char *state = audit->overdue ? _ ("Overdue") : _ (audit->state->label);

  if (days != NULL)
    return g_strdup_printf ("%s · %s", audit->ref, days);
  if (!audit->overdue && g_str_equal (audit->state->value, "planned"))
    return g_strdup_printf ("%s %s", audit->ref, audit->title);
  return g_strdup_printf ("%s %s · %s", audit->ref, audit->title, state);
}

static void
draw_box (const Drawing *drawing,
          const IsmsPlannerAudit *audit,
          const IsmsPlannerPiece *piece,
          const graphene_rect_t *area,
          gboolean above)
{
  const float left = (drawing->rtl ? piece->ends : piece->begins) ? RADIUS : 0;
  const float right = (drawing->rtl ? piece->begins : piece->ends) ? RADIUS : 0;
  const IsmsColor *color = get_color (audit, drawing->palette);
  const GdkRGBA edge = make_color (color, 1);
  const GdkRGBA edges[] = { edge, edge, edge, edge };
  const float width = drawing->self->chosen == audit->id ? 2 : 1;
  GskRoundedRect box;

  gsk_rounded_rect_init (&box, area, &GRAPHENE_SIZE_INIT (left, left),
                         &GRAPHENE_SIZE_INIT (right, right), &GRAPHENE_SIZE_INIT (right, right),
                         &GRAPHENE_SIZE_INIT (left, left));
  gtk_snapshot_push_rounded_clip (drawing->snapshot, &box);
  if (above)
    fill (drawing, area, &drawing->palette->background, 1);
  if (!g_str_equal (audit->state->value, "cancelled"))
    fill (drawing, area, color, FILL);
  gtk_snapshot_pop (drawing->snapshot);
  gtk_snapshot_append_border (drawing->snapshot, &box,
                              (const float[]) { width, width, width, width }, edges);
}

/* @days: where it is moved to, or NULL. */
static void
draw_piece (const Drawing *drawing, const IsmsPlannerPiece *piece, const char *days)
{
  const IsmsPlannerAudit *audit = drawing->self->planner->audits->pdata[piece->audit];
  g_autofree char *text = dup_text (audit, days);
  gboolean warns = (audit->conflicts || audit->depends) && days == NULL;
  const IsmsTimelineSign sign = isms_planner_words_get_sign (audit);
  graphene_rect_t area;
  double x, y, size, room;

  isms_planner_month_get_piece_area (drawing->self, &drawing->layout, piece, &area);
  draw_box (drawing, audit, piece, &area, days != NULL);
  size = round (area.size.height * 0.62);
  y = area.origin.y + (area.size.height - size) / 2;
  x = area.origin.x + PAD;
  room = area.size.width - 2 * PAD;
  if (warns && room > size)
    {
      draw_sign (drawing, ISMS_TIMELINE_SIGN_NONE, drawing->rtl ? x + room - size : x, y, size);
      x += drawing->rtl ? 0 : size + PAD;
      room -= size + PAD;
    }
  if (sign != ISMS_TIMELINE_SIGN_NONE && room > size)
    {
      draw_sign (drawing, sign, drawing->rtl ? x + room - size : x, y, size);
      x += drawing->rtl ? 0 : size + PAD;
      room -= size + PAD;
    }
  write_text (drawing, text, &drawing->palette->foreground, FALSE, x, area.origin.y + 1, room,
              FALSE);
}

/* In a week with more than there is room for the last lane says how many. */
int
isms_planner_month_count_shown (IsmsPlannerMonth *self, const IsmsPlannerLayout *layout, int week)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const IsmsPlannerPiece *piece = &g_array_index (self->pieces, IsmsPlannerPiece, i);

      if (piece->week == week && piece->lane >= layout->n_lanes)
        return layout->n_lanes - 1;
    }
  return layout->n_lanes;
}

static void
draw_more (const Drawing *drawing, int week, int n_shown)
{
  IsmsPlannerMonth *self = drawing->self;
  int n[DAYS] = { 0 };
  graphene_rect_t area;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const IsmsPlannerPiece *piece = &g_array_index (self->pieces, IsmsPlannerPiece, i);

      for (int day = piece->column;
           piece->week == week && piece->lane >= n_shown && day <= piece->last_column; day++)
        n[day]++;
    }
  for (int i = 0; i < DAYS; i++)
    {
      /* Translators: in a calendar: so many audits more are on that day */
      g_autofree char *text = g_strdup_printf (_ ("+%d"), n[i]);

      if (n[i] == 0)
        continue;
      isms_planner_month_get_day_area (self, &drawing->layout, week * DAYS + i, &area);
      write_text (drawing, text, &drawing->palette->dim, TRUE, area.origin.x + PAD,
                  area.origin.y + drawing->layout.day_height
                      + n_shown * drawing->layout.lane_height,
                  area.size.width - 2 * PAD, FALSE);
    }
}

static void
draw_bars (const Drawing *drawing)
{
  IsmsPlannerMonth *self = drawing->self;

  for (int week = 0; week < self->grid.n_weeks; week++)
    {
      int n_shown = isms_planner_month_count_shown (self, &drawing->layout, week);

      for (guint i = 0; i < self->pieces->len; i++)
        {
          const IsmsPlannerPiece *piece = &g_array_index (self->pieces, IsmsPlannerPiece, i);
          const IsmsPlannerAudit *audit = self->planner->audits->pdata[piece->audit];

          if (piece->week == week && piece->lane < n_shown
              && (!self->is_moved || audit->id != self->chosen))
            draw_piece (drawing, piece, NULL);
        }
      draw_more (drawing, week, n_shown);
    }
}

/* --- What is over the ground --- */

static void
draw_moved (const Drawing *drawing)
{
  IsmsPlannerMonth *self = drawing->self;
  g_autofree char *days = isms_time_dup_days (self->moved.start, self->moved.due);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (IsmsPlannerPiece));
  int lane = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const IsmsPlannerPiece *piece = &g_array_index (self->pieces, IsmsPlannerPiece, i);
      const IsmsPlannerAudit *audit = self->planner->audits->pdata[piece->audit];

      if (audit->id == self->chosen)
        lane = piece->lane;
    }
  for (guint i = 0; i < self->planner->audits->len; i++)
    if (((const IsmsPlannerAudit *) self->planner->audits->pdata[i])->id == self->chosen)
      isms_planner_lanes_cut (&self->grid, i, self->moved.start, self->moved.due, lane, pieces);
  for (guint i = 0; i < pieces->len; i++)
    draw_piece (drawing, &g_array_index (pieces, IsmsPlannerPiece, i), days);
}

static void
draw_focus (const Drawing *drawing)
{
  IsmsPlannerMonth *self = drawing->self;
  int place = self->day - self->grid.first;
  const GdkRGBA edge = make_color (&drawing->palette->accent, 1);
  const GdkRGBA edges[] = { edge, edge, edge, edge };
  const float width = gtk_widget_has_focus (GTK_WIDGET (self)) ? 2 : 1;
  GskRoundedRect box;
  graphene_rect_t area;

  if (place < 0 || place >= self->grid.n_weeks * DAYS)
    return;
  isms_planner_month_get_day_area (self, &drawing->layout, place, &area);
  gsk_rounded_rect_init_from_rect (&box, &area, 0);
  gtk_snapshot_append_border (drawing->snapshot, &box,
                              (const float[]) { width, width, width, width }, edges);
}

static GskRenderNode *
create_ground (Drawing drawing)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  drawing.snapshot = snapshot;
  for (int i = 0; i < drawing.self->grid.n_weeks * DAYS; i++)
    draw_day (&drawing, i);
  draw_lines (&drawing);
  draw_names (&drawing);
  draw_bars (&drawing);
  return gtk_snapshot_free_to_node (snapshot);
}

/**
 * isms_planner_month_draw:
 * @self: a month that shows something
 * @snapshot: where to draw
 */
void
isms_planner_month_draw (IsmsPlannerMonth *self, GtkSnapshot *snapshot)
{
  Drawing drawing = { .self = self,
                      .snapshot = snapshot,
                      .context = gtk_widget_get_pango_context (GTK_WIDGET (self)),
                      .palette = isms_screen_palette_get (),
                      .rtl = is_rtl (self) };

  isms_planner_month_measure_layout (self, &drawing.layout);
  if (self->ground == NULL)
    self->ground = create_ground (drawing);
  if (self->ground != NULL)
    gtk_snapshot_append_node (snapshot, self->ground);
  draw_focus (&drawing);
  if (self->is_moved)
    draw_moved (&drawing);
}

void
isms_planner_month_redraw (IsmsPlannerMonth *self)
{
  g_clear_pointer (&self->ground, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
