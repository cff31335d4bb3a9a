/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The letter of a risk level on its tone. */

#include "isms-level-badge.h"

#include <adwaita.h>

#include "isms-palette.h"

#define RADIUS 4
#define PADDING 5

struct _IsmsLevelBadge
{
  GtkWidget parent_instance;

  char *sign;
  PangoLayout *layout; /* or NULL: made when the font is known */
  int tone;            /* 0: empty */
};

G_DEFINE_FINAL_TYPE (IsmsLevelBadge, isms_level_badge, GTK_TYPE_WIDGET)

/* The versions of the method, as of one generation of the store; the one in force first. */
typedef struct
{
  GPtrArray *methods;
  guint64 generation;
} Cache;

static GdkRGBA
get_rgba (const IsmsColor *color)
{
  return (GdkRGBA) { (float) color->red, (float) color->green, (float) color->blue, 1 };
}

static void
ensure_layout (IsmsLevelBadge *self)
{
  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->sign);
}

static void
isms_level_badge_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  IsmsLevelBadge *self = ISMS_LEVEL_BADGE (widget);
  int width;
  int height;

  ensure_layout (self);
  pango_layout_get_pixel_size (self->layout, &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MAX (width + 2 * PADDING, height * 4 / 3);
  else
    *minimum = *natural = height;
}

static void
isms_level_badge_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  IsmsLevelBadge *self = ISMS_LEVEL_BADGE (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const IsmsPalette *palette = isms_palette_get (dark ? ISMS_PALETTE_DARK : ISMS_PALETTE_LIGHT);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  const IsmsTone *tone;
  GskRoundedRect outline;
  GdkRGBA fill;
  GdkRGBA text;
  int text_width;

  if (self->tone == 0)
    return;
  ensure_layout (self);
  tone = isms_palette_get_tone (palette, self->tone);
  fill = get_rgba (&tone->fill);
  text = get_rgba (&tone->text);
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &fill, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  pango_layout_get_pixel_size (self->layout, &text_width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((width - (float) text_width) / 2, 0));
  gtk_snapshot_append_layout (snapshot, self->layout, &text);
  gtk_snapshot_restore (snapshot);
}

static void
isms_level_badge_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (isms_level_badge_parent_class)->css_changed (widget, change);
  g_clear_object (&ISMS_LEVEL_BADGE (widget)->layout);
}

static void
isms_level_badge_finalize (GObject *object)
{
  IsmsLevelBadge *self = ISMS_LEVEL_BADGE (object);

  g_clear_object (&self->layout);
  g_free (self->sign);

  G_OBJECT_CLASS (isms_level_badge_parent_class)->finalize (object);
}

static void
isms_level_badge_class_init (IsmsLevelBadgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = isms_level_badge_finalize;
  widget_class->measure = isms_level_badge_measure;
  widget_class->snapshot = isms_level_badge_snapshot;
  widget_class->css_changed = isms_level_badge_css_changed;
  gtk_widget_class_set_css_name (widget_class, "levelbadge");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
isms_level_badge_init (IsmsLevelBadge *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "heading");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * isms_level_badge_new:
 *
 * Returns: an empty badge
 */
GtkWidget *
isms_level_badge_new (void)
{
  return g_object_new (ISMS_TYPE_LEVEL_BADGE, NULL);
}

/**
 * isms_level_badge_set_level:
 * @self: a badge
 * @level: (nullable): a level; %NULL: not rated
 */
void
isms_level_badge_set_level (IsmsLevelBadge *self, const IsmsLevel *level)
{
  g_return_if_fail (ISMS_IS_LEVEL_BADGE (self));

  self->tone = level != NULL ? level->tone : 0;
  g_set_str (&self->sign, level != NULL ? level->sign : NULL);
  g_clear_object (&self->layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
free_cache (gpointer data)
{
  Cache *cache = data;

  g_ptr_array_unref (cache->methods);
  g_free (cache);
}

static void
read_methods (IsmsWorkspace *workspace, GPtrArray *methods)
{
  IsmsDatabase *reader = isms_workspace_get_reader (workspace);
  g_autoptr (GPtrArray) versions = isms_method_load_versions (reader, NULL);

  g_ptr_array_set_size (methods, 0);
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const IsmsMethodVersion *version = versions->pdata[i];
      IsmsMethod *method = isms_method_load (reader, version->id, NULL);

      if (method != NULL)
        g_ptr_array_add (methods, method);
    }
}

static GPtrArray *
get_methods (IsmsWorkspace *workspace)
{
  Cache *cache = g_object_get_data (G_OBJECT (workspace), "isms-level-cache");
  guint64 generation = isms_store_get_generation (isms_workspace_get_store (workspace));

  if (cache != NULL && cache->methods->len > 0 && cache->generation == generation)
    return cache->methods;
  if (cache == NULL)
    {
      cache = g_new0 (Cache, 1);
      cache->methods = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_method_unref);
      g_object_set_data_full (G_OBJECT (workspace), "isms-level-cache", cache, free_cache);
    }
  read_methods (workspace, cache->methods);
  cache->generation = generation;
  return cache->methods;
}

/**
 * isms_level_find:
 * @workspace: a workspace
 * @name: (nullable): the name of a level, as a rating under some version of the method has it
 * @rank: its rank there
 *
 * Returns: (nullable) (transfer none): the level of that name in the newest version of the method
 * that has one (6.1.2 a), else the one of that rank in force; valid until the next step
 */
const IsmsLevel *
isms_level_find (IsmsWorkspace *workspace, const char *name, int rank)
{
  GPtrArray *methods = get_methods (workspace);

  if (methods->len == 0 || name == NULL)
    return NULL;
  for (guint m = 0; m < methods->len; m++)
    for (int i = 1; i <= isms_method_get_n_levels (methods->pdata[m]); i++)
      {
        const IsmsLevel *level = isms_method_get_level (methods->pdata[m], i);

        if (level != NULL && g_strcmp0 (level->name, name) == 0)
          return level;
      }
  return isms_method_get_level (methods->pdata[0], rank);
}
