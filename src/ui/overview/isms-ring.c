/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Each arc is a track, filled as far as its share; a gap lies between two, so that it reads in
 * black and white as well. */

#include "isms-config.h"

#include "isms-ring.h"

#include <adwaita.h>
#include <math.h>

#define SIZE 132 /* of the widget; pixels */
#define WIDTH 14
#define GAP 0.09 /* between two arcs; radians */

struct _IsmsRing
{
  GtkWidget parent_instance;

  GArray *shares; /* double */
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (IsmsRing, isms_ring, GTK_TYPE_WIDGET)

/* From @from to @to, radians clockwise from the top. */
static void
draw_arc (GtkSnapshot *snapshot, double size, double from, double to, const GdkRGBA *colour)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new (WIDTH);
  double radius = (size - WIDTH) / 2;
  double middle = size / 2;

  gsk_path_builder_move_to (builder, (float) (middle + radius * sin (from)),
                            (float) (middle - radius * cos (from)));
  gsk_path_builder_svg_arc_to (builder, (float) radius, (float) radius, 0, to - from > G_PI, TRUE,
                               (float) (middle + radius * sin (to)),
                               (float) (middle - radius * cos (to)));
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_stroke (snapshot, path, stroke, colour);
  gsk_stroke_free (stroke);
}

static void
isms_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  IsmsRing *self = ISMS_RING (widget);
  double size = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  g_autoptr (GdkRGBA) accent =
      adw_style_manager_get_accent_color_rgba (adw_style_manager_get_default ());
  GdkRGBA track;

  gtk_widget_get_color (widget, &track);
  track.alpha = 0.15f;
  for (guint i = 0; i < self->shares->len; i++)
    {
      double step = 2 * G_PI / self->shares->len;
      double from = i * step + GAP / 2;
      double to = (i + 1) * step - GAP / 2;
      double share = CLAMP (g_array_index (self->shares, double, i), 0, 1);

      draw_arc (snapshot, size, from, to, &track);
      if (share > 0)
        draw_arc (snapshot, size, from, from + (to - from) * share, accent);
    }
  GTK_WIDGET_CLASS (isms_ring_parent_class)->snapshot (widget, snapshot);
}

static void
isms_ring_dispose (GObject *object)
{
  IsmsRing *self = ISMS_RING (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (isms_ring_parent_class)->dispose (object);
}

static void
isms_ring_finalize (GObject *object)
{
  g_array_unref (ISMS_RING (object)->shares);
  G_OBJECT_CLASS (isms_ring_parent_class)->finalize (object);
}

static void
isms_ring_class_init (IsmsRingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_ring_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_ring_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = isms_ring_snapshot;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
isms_ring_init (IsmsRing *self)
{
  self->shares = g_array_new (FALSE, FALSE, sizeof (double));
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "title-2");
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), SIZE, SIZE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * isms_ring_new:
 *
 * Returns: (transfer floating): a ring without arcs
 */
GtkWidget *
isms_ring_new (void)
{
  return g_object_new (ISMS_TYPE_RING, NULL);
}

/**
 * isms_ring_set_shares:
 * @self: a ring
 * @shares: (array length=n_shares): how far each arc is filled, 0 to 1, clockwise from the top
 * @n_shares: how many arcs
 * @words: what stands in the middle
 * @name: the same in words, for who cannot see it
 */
void
isms_ring_set_shares (
    IsmsRing *self, const double *shares, guint n_shares, const char *words, const char *name)
{
  g_array_set_size (self->shares, 0);
  g_array_append_vals (self->shares, shares, n_shares);
  gtk_label_set_label (GTK_LABEL (self->label), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
