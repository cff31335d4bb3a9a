/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A list view makes two hundred rows before it shows the first. A GtkLabel lays out all of its text
 * to know its size; a GtkInscription makes its layout before it has a parent, and so has its style
 * computed as if it were a window. */

#include "isms-text.h"

struct _IsmsText
{
  GtkWidget parent_instance;

  char *text;
  PangoLayout *layout; /* or NULL: made when it is drawn */
  guint min_chars;
  guint nat_chars;
  gboolean tabular;
  gboolean at_end;
};

G_DEFINE_FINAL_TYPE (IsmsText, isms_text, GTK_TYPE_WIDGET)

/* Of one font at one size; in pixels. */
typedef struct
{
  int height;
  int char_width;
} Metrics;

static Metrics *
measure_font (PangoContext *context)
{
  PangoFontMetrics *font = pango_context_get_metrics (context, NULL, NULL);
  Metrics *metrics = g_new (Metrics, 1);
  int width = MAX (pango_font_metrics_get_approximate_char_width (font),
                   pango_font_metrics_get_approximate_digit_width (font));

  metrics->height = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (font)
                                       + pango_font_metrics_get_descent (font));
  metrics->char_width = PANGO_PIXELS_CEIL (width);
  pango_font_metrics_unref (font);
  return metrics;
}

/* All texts of a font share what is known of it. The size in it is in pixels of the screen. */
static const Metrics *
get_metrics (IsmsText *self)
{
  static GHashTable *known;
  static double resolution;
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  Metrics *metrics;

  if (known == NULL)
    known = g_hash_table_new_full ((GHashFunc) pango_font_description_hash,
                                   (GEqualFunc) pango_font_description_equal,
                                   (GDestroyNotify) pango_font_description_free, g_free);
  if (pango_cairo_context_get_resolution (context) != resolution)
    g_hash_table_remove_all (known);
  resolution = pango_cairo_context_get_resolution (context);
  metrics = g_hash_table_lookup (known, font);
  if (metrics == NULL)
    {
      metrics = measure_font (context);
      g_hash_table_insert (known, pango_font_description_copy (font), metrics);
    }
  return metrics;
}

static void
ensure_layout (IsmsText *self)
{
  if (self->layout != NULL)
    return;
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  if (self->tabular)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
      pango_layout_set_attributes (self->layout, attributes);
      pango_attr_list_unref (attributes);
    }
}

static void
forget_layout (IsmsText *self)
{
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
isms_text_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  IsmsText *self = ISMS_TEXT (widget);
  const Metrics *metrics = get_metrics (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) self->min_chars * metrics->char_width;
      *natural = (int) self->nat_chars * metrics->char_width;
    }
  else
    {
      *minimum = *natural = metrics->height;
    }
}

static void
isms_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  IsmsText *self = ISMS_TEXT (widget);
  int width = gtk_widget_get_width (widget);
  gboolean right = self->at_end != (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
  PangoRectangle extents;
  GdkRGBA color;
  int x;

  if (*self->text == '\0')
    return;
  ensure_layout (self);
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  pango_layout_get_pixel_extents (self->layout, NULL, &extents);
  x = (right ? width - extents.width : 0) - extents.x;
  gtk_widget_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (
                    (float) x, (float) ((gtk_widget_get_height (widget) - extents.height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
isms_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (isms_text_parent_class)->css_changed (widget, change);
  forget_layout (ISMS_TEXT (widget));
}

static void
isms_text_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (isms_text_parent_class)->direction_changed (widget, previous);
  forget_layout (ISMS_TEXT (widget));
}

static void
isms_text_finalize (GObject *object)
{
  IsmsText *self = ISMS_TEXT (object);

  g_free (self->text);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (isms_text_parent_class)->finalize (object);
}

static void
isms_text_class_init (IsmsTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = isms_text_finalize;
  widget_class->measure = isms_text_measure;
  widget_class->snapshot = isms_text_snapshot;
  widget_class->css_changed = isms_text_css_changed;
  widget_class->direction_changed = isms_text_direction_changed;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
isms_text_init (IsmsText *self)
{
  self->text = g_strdup ("");
}

/**
 * isms_text_new:
 * @min_chars: how many characters it has room for at least
 * @nat_chars: and how many if it may choose
 *
 * Returns: (transfer floating): an empty text, cut at its end where it does not fit
 */
GtkWidget *
isms_text_new (guint min_chars, guint nat_chars)
{
  IsmsText *self = g_object_new (ISMS_TYPE_TEXT, NULL);

  self->min_chars = min_chars;
  self->nat_chars = nat_chars;
  return GTK_WIDGET (self);
}

/**
 * isms_text_set_text:
 * @self: a text
 * @text: (nullable): what to say
 */
void
isms_text_set_text (IsmsText *self, const char *text)
{
  g_return_if_fail (ISMS_IS_TEXT (self));

  if (!g_set_str (&self->text, text != NULL ? text : ""))
    return;
  forget_layout (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text,
                                  -1);
}

const char *
isms_text_get_text (IsmsText *self)
{
  g_return_val_if_fail (ISMS_IS_TEXT (self), NULL);

  return self->text;
}

/**
 * isms_text_set_number:
 * @self: a text
 * @tabular: whether all digits are of one width
 * @at_end: whether it stands at the end of the line: at the right where text runs to the right
 */
void
isms_text_set_number (IsmsText *self, gboolean tabular, gboolean at_end)
{
  g_return_if_fail (ISMS_IS_TEXT (self));

  self->tabular = tabular;
  self->at_end = at_end;
  forget_layout (self);
}
