/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Click, or arrow keys: a place is chosen; a click and Enter also say that the person is done with
 * it. Likelihood goes up, impact in the direction of reading. */

#include "isms-config.h"

#include "isms-rating-grid.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "isms-risk-words.h"
#include "isms-screen-palette.h"

#define GAP 2
/* Where there is room; they grow with the text. */
#define SIDE 106 /* of the whole grid */
#define MAX_CELL 24

#define MIN_CELL 7
#define MIN_LETTER 12 /* smaller cells have no letter */

struct _IsmsRatingGrid
{
  GtkWidget parent_instance;

  IsmsMethod *method;
  int likelihood;
  int impact;
};

static guint changed_signal;
static guint settled_signal;

G_DEFINE_FINAL_TYPE (IsmsRatingGrid, isms_rating_grid, GTK_TYPE_WIDGET)

static gboolean
is_rtl (IsmsRatingGrid *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static int
get_n_rows (IsmsRatingGrid *self)
{
  return self->method ? isms_method_get_n_likelihoods (self->method) : 1;
}

static int
get_n_columns (IsmsRatingGrid *self)
{
  return self->method ? isms_method_get_n_impacts (self->method) : 1;
}

static int
get_natural_cell (IsmsRatingGrid *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  int side = (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, SIDE, settings);
  int most = (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, MAX_CELL, settings);

  return CLAMP (side / MAX (get_n_rows (self), get_n_columns (self)), MIN_CELL, most);
}

/* The size of a cell, and where the grid begins. */
static double
get_cell_size (IsmsRatingGrid *self, double *left)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  int columns = get_n_columns (self);
  double size = floor ((width + GAP) / columns - GAP);

  size = CLAMP (size, MIN_CELL, get_natural_cell (self));
  *left = is_rtl (self) ? width - columns * (size + GAP) + GAP : 0;
  return size;
}

static graphene_rect_t
get_cell_rect (IsmsRatingGrid *self, int likelihood, int impact)
{
  double left;
  double size = get_cell_size (self, &left);
  int column = is_rtl (self) ? get_n_columns (self) - impact : impact - 1;
  int row = get_n_rows (self) - likelihood;

  return GRAPHENE_RECT_INIT ((float) (left + column * (size + GAP)), (float) (row * (size + GAP)),
                             (float) size, (float) size);
}

static void
describe (IsmsRatingGrid *self)
{
  g_autofree char *words = NULL;

  if (self->method == NULL)
    return;
  words = isms_risk_words_dup_place_with_level (self->method, self->likelihood, self->impact);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
}

static void
choose (IsmsRatingGrid *self, int likelihood, int impact)
{
  if (likelihood < 1 || impact < 1 || likelihood > get_n_rows (self)
      || impact > get_n_columns (self))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  self->likelihood = likelihood;
  self->impact = impact;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
key_pressed_cb (IsmsRatingGrid *self, guint key, guint code, GdkModifierType state)
{
  int step = is_rtl (self) ? -1 : 1;
  int likelihood = self->likelihood;
  int impact = self->impact;

  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    {
      g_signal_emit (self, settled_signal, 0);
      return GDK_EVENT_STOP;
    }
  if (self->method == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    likelihood++;
  else if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    likelihood--;
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    impact += step;
  else if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    impact -= step;
  else
    return GDK_EVENT_PROPAGATE;
  if (self->likelihood == 0)
    {
      likelihood = (get_n_rows (self) + 1) / 2;
      impact = (get_n_columns (self) + 1) / 2;
    }
  choose (self, likelihood, impact);
  return GDK_EVENT_STOP;
}

static void
pressed_cb (IsmsRatingGrid *self, int n_press, double x, double y)
{
  int likelihood;
  int impact;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!isms_rating_grid_hit (self, x, y, &likelihood, &impact))
    return;
  choose (self, likelihood, impact);
  g_signal_emit (self, settled_signal, 0);
}

static gboolean
tooltip_cb (IsmsRatingGrid *self, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  int likelihood = self->likelihood;
  int impact = self->impact;
  g_autofree char *words = NULL;

  if (self->method == NULL
      || (!by_keyboard && !isms_rating_grid_hit (self, x, y, &likelihood, &impact)))
    return FALSE;
  words = isms_risk_words_dup_place_with_level (self->method, likelihood, impact);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
draw_cell (IsmsRatingGrid *self, GtkSnapshot *snapshot, int likelihood, int impact)
{
  const IsmsLevel *level = isms_method_rate (self->method, likelihood, impact);
  const IsmsPalette *palette = isms_screen_palette_get ();
  const IsmsTone *tone;
  graphene_rect_t rect = get_cell_rect (self, likelihood, impact);
  float border = self->likelihood == likelihood && self->impact == impact ? 3 : 0;
  g_autoptr (PangoFontDescription) font = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  GskRoundedRect round;
  GdkRGBA text;
  int width;
  int height;

  if (level == NULL)
    return;
  tone = isms_palette_get_tone (palette, level->tone);
  text = (GdkRGBA) { (float) tone->text.red, (float) tone->text.green, (float) tone->text.blue, 1 };
  gsk_rounded_rect_init_from_rect (&round, &rect, 4);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (
      snapshot,
      &(GdkRGBA) { (float) tone->fill.red, (float) tone->fill.green, (float) tone->fill.blue, 1 },
      &rect);
  gtk_snapshot_pop (snapshot);
  if (border == 0 && adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    border = 1;
  if (border > 0)
    gtk_snapshot_append_border (snapshot, &round, (float[4]) { border, border, border, border },
                                (GdkRGBA[4]) { text, text, text, text });

  if (rect.size.width < MIN_LETTER)
    return;
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), level->sign);
  font = pango_font_description_copy (
      pango_context_get_font_description (pango_layout_get_context (layout)));
  pango_font_description_set_absolute_size (font, rect.size.height * 0.6 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (rect.origin.x + roundf ((rect.size.width - (float) width) / 2),
                            rect.origin.y + roundf ((rect.size.height - (float) height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &text);
  gtk_snapshot_restore (snapshot);
}

static void
isms_rating_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  IsmsRatingGrid *self = ISMS_RATING_GRID (widget);

  if (self->method == NULL)
    return;
  for (int l = 1; l <= get_n_rows (self); l++)
    for (int i = 1; i <= get_n_columns (self); i++)
      draw_cell (self, snapshot, l, i);
}

/* The height does not follow the width: GTK takes a widget that grows taller as it grows wider for
 * a mistake. */
static void
isms_rating_grid_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  IsmsRatingGrid *self = ISMS_RATING_GRID (widget);
  int cell = get_natural_cell (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = get_n_columns (self) * (MIN_CELL + GAP) - GAP;
      *natural = get_n_columns (self) * (cell + GAP) - GAP;
    }
  else
    {
      *minimum = *natural = get_n_rows (self) * (cell + GAP) - GAP;
    }
}

static void
isms_rating_grid_dispose (GObject *object)
{
  IsmsRatingGrid *self = ISMS_RATING_GRID (object);

  g_clear_pointer (&self->method, isms_method_unref);
  G_OBJECT_CLASS (isms_rating_grid_parent_class)->dispose (object);
}

static void
isms_rating_grid_class_init (IsmsRatingGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_rating_grid_dispose;
  widget_class->measure = isms_rating_grid_measure;
  widget_class->snapshot = isms_rating_grid_snapshot;
  gtk_widget_class_set_css_name (widget_class, "ratinggrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  /**
   * IsmsRatingGrid::settled:
   *
   * The person clicked a place, or pressed Enter on the one that is chosen.
   */
  settled_signal = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_rating_grid_init (IsmsRatingGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * isms_rating_grid_set_method:
 * @self: a grid
 * @method: (transfer none) (nullable): the method
 */
void
isms_rating_grid_set_method (IsmsRatingGrid *self, IsmsMethod *method)
{
  IsmsMethod *former = self->method;

  self->method = method ? isms_method_ref (method) : NULL;
  g_clear_pointer (&former, isms_method_unref);
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * isms_rating_grid_set_place:
 * @self: a grid
 * @likelihood: from 1; 0 for none
 * @impact: from 1; 0 for none
 *
 * Shows a place as the chosen one, without "changed".
 */
void
isms_rating_grid_set_place (IsmsRatingGrid *self, int likelihood, int impact)
{
  self->likelihood = likelihood;
  self->impact = impact;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * isms_rating_grid_get_place:
 * @self: a grid
 * @likelihood: (out): from 1; 0 for none
 * @impact: (out): from 1; 0 for none
 */
void
isms_rating_grid_get_place (IsmsRatingGrid *self, int *likelihood, int *impact)
{
  *likelihood = self->likelihood;
  *impact = self->impact;
}

/**
 * isms_rating_grid_set_label:
 * @self: a grid
 * @label: what is rated, for a screen reader
 */
void
isms_rating_grid_set_label (IsmsRatingGrid *self, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * isms_rating_grid_hit:
 * @self: a grid
 * @x: in its coordinates
 * @y: likewise
 * @likelihood: (out): of the cell there
 * @impact: (out): of the cell there
 *
 * Returns: whether there is one
 */
gboolean
isms_rating_grid_hit (IsmsRatingGrid *self, double x, double y, int *likelihood, int *impact)
{
  double left;
  double pitch = get_cell_size (self, &left) + GAP;
  int column = (int) floor ((x - left) / pitch);
  int row = (int) floor (y / pitch);

  if (column < 0 || row < 0 || column >= get_n_columns (self) || row >= get_n_rows (self))
    return FALSE;
  *likelihood = get_n_rows (self) - row;
  *impact = is_rtl (self) ? get_n_columns (self) - column : column + 1;
  return TRUE;
}
