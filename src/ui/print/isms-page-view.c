/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One page of a report on the screen: white in every style, for paper is. */

#include "isms-page-view.h"

#define PIXELS_PER_POINT (96.0 / 72.0)
#define MARGIN 12
#define LEAST_WIDTH 240

struct _IsmsPageView
{
  GtkWidget parent_instance;

  IsmsReportPages *pages;
  guint page;
  double zoom;
};

G_DEFINE_FINAL_TYPE (IsmsPageView, isms_page_view, GTK_TYPE_WIDGET)

static double
get_paper_width (IsmsPageView *self)
{
  return isms_report_pages_get_setup (self->pages)->width;
}

static double
get_paper_height (IsmsPageView *self)
{
  return isms_report_pages_get_setup (self->pages)->height;
}

/* Pixels for a point. */
static double
get_scale (IsmsPageView *self, int width)
{
  if (self->zoom > 0)
    return self->zoom * PIXELS_PER_POINT;
  return CLAMP ((width - 2 * MARGIN) / get_paper_width (self), 0.1, 1.5 * PIXELS_PER_POINT);
}

static GtkSizeRequestMode
isms_page_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
isms_page_view_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  IsmsPageView *self = ISMS_PAGE_VIEW (widget);
  int full;

  *minimum = *natural = 2 * MARGIN;
  if (self->pages == NULL)
    return;
  full = (int) (get_paper_width (self) * PIXELS_PER_POINT * (self->zoom > 0 ? self->zoom : 1))
         + 2 * MARGIN;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = full;
      *minimum = self->zoom > 0 ? full : LEAST_WIDTH;
    }
  else
    {
      double scale = get_scale (self, for_size >= 0 ? for_size : full);

      *minimum = *natural = (int) (get_paper_height (self) * scale) + 2 * MARGIN;
    }
}

static void
append_paper (GtkSnapshot *snapshot, const graphene_rect_t *paper)
{
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA shade = { 0, 0, 0, 0.25 };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, paper, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 1, 5);
  gtk_snapshot_append_color (snapshot, &white, paper);
}

static void
isms_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  IsmsPageView *self = ISMS_PAGE_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  graphene_rect_t paper;
  double scale;
  cairo_t *cr;

  if (self->pages == NULL)
    return;
  scale = get_scale (self, width);
  paper.size.width = (float) (get_paper_width (self) * scale);
  paper.size.height = (float) (get_paper_height (self) * scale);
  paper.origin.x = (float) MAX (MARGIN, (int) (width - paper.size.width) / 2);
  paper.origin.y = MARGIN;
  append_paper (snapshot, &paper);
  cr = gtk_snapshot_append_cairo (snapshot, &paper);
  cairo_translate (cr, paper.origin.x, paper.origin.y);
  cairo_scale (cr, scale, scale);
  isms_report_draw_page (self->pages, cr, self->page);
  cairo_destroy (cr);
}

static void
isms_page_view_dispose (GObject *object)
{
  isms_page_view_clear (ISMS_PAGE_VIEW (object));
  G_OBJECT_CLASS (isms_page_view_parent_class)->dispose (object);
}

static void
isms_page_view_class_init (IsmsPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_page_view_dispose;
  widget_class->get_request_mode = isms_page_view_get_request_mode;
  widget_class->measure = isms_page_view_measure;
  widget_class->snapshot = isms_page_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
isms_page_view_init (IsmsPageView *self)
{
}

/**
 * isms_page_view_new:
 *
 * Returns: (transfer floating): a view that shows nothing yet
 */
GtkWidget *
isms_page_view_new (void)
{
  return g_object_new (ISMS_TYPE_PAGE_VIEW, NULL);
}

/**
 * isms_page_view_show:
 * @self: a view
 * @pages: a report laid out on this thread
 * @page: which, from 0
 * @zoom: 1 for the size of the paper at 96 dots an inch; 0 for the width there is
 */
void
isms_page_view_show (IsmsPageView *self, IsmsReportPages *pages, guint page, double zoom)
{
  isms_report_pages_ref (pages);
  isms_page_view_clear (self);
  self->pages = pages;
  self->page = page;
  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * isms_page_view_clear:
 * @self: a view
 *
 * Lets go of the report.
 */
void
isms_page_view_clear (IsmsPageView *self)
{
  g_clear_pointer (&self->pages, isms_report_pages_unref);
}
