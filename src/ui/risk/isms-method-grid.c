/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The ground is the risk map's; over it lies one widget for each cell, which takes the focus and
 * says what it is. */

#include "isms-config.h"

#include "isms-method-grid.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "isms-heat-cell.h"
#include "isms-risk-words.h"
#include "isms-screen-palette.h"

#define MIN_SIDE 240
#define MAX_ROW 56 /* no row needs to be taller */
#define MARGIN 64  /* the scale beneath and its title */

struct _IsmsMethodGrid
{
  GtkWidget parent_instance;

  IsmsMethod *method;
  IsmsHeatChart *chart;
  IsmsHeatGeometry *geometry;
  GPtrArray *cells; /* of IsmsHeatCell, likelihood by likelihood */
  int cursor[2];
  int brush;
  int painted[2]; /* the cell that a drag painted last */
  gboolean editable;
};

static guint painted_signal;

G_DEFINE_FINAL_TYPE (IsmsMethodGrid, isms_method_grid, GTK_TYPE_WIDGET)

static int
get_n_likelihoods (IsmsMethodGrid *self)
{
  return self->method != NULL ? isms_method_get_n_likelihoods (self->method) : 0;
}

static int
get_n_impacts (IsmsMethodGrid *self)
{
  return self->method != NULL ? isms_method_get_n_impacts (self->method) : 0;
}

static char *
dup_words (IsmsMethod *method, int likelihood, int impact)
{
  const IsmsLevel *level = isms_method_rate (method, likelihood, impact);

  /* Translators: a cell of the grid for a screen reader: number and name of the likelihood, number
   * and name of the impact, the level. */
  return g_strdup_printf (_ ("likelihood %d %s, impact %d %s: %s"), likelihood,
                          isms_method_get_likelihood (method, likelihood)->label, impact,
                          isms_method_get_impact (method, impact)->label,
                          level != NULL ? level->name : _ ("no level"));
}

static void
clear_cells (IsmsMethodGrid *self)
{
  /* the focus looks for another place meanwhile, and finds none here */
  g_autoptr (GPtrArray) cells = g_steal_pointer (&self->cells);

  self->cells = g_ptr_array_new ();
  for (guint i = 0; i < cells->len; i++)
    gtk_widget_unparent (cells->pdata[i]);
}

static void
build_cells (IsmsMethodGrid *self)
{
  clear_cells (self);
  for (int l = 1; l <= get_n_likelihoods (self); l++)
    for (int i = 1; i <= get_n_impacts (self); i++)
      {
        GtkWidget *cell = isms_heat_cell_new (l, i);

        gtk_widget_set_parent (cell, GTK_WIDGET (self));
        g_ptr_array_add (self->cells, cell);
      }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  get_n_likelihoods (self), GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  get_n_impacts (self), -1);
  self->cursor[0] = CLAMP (self->cursor[0], 1, MAX (1, get_n_likelihoods (self)));
  self->cursor[1] = CLAMP (self->cursor[1], 1, MAX (1, get_n_impacts (self)));
}

static void
name_cells (IsmsMethodGrid *self)
{
  for (guint k = 0; k < self->cells->len; k++)
    {
      IsmsHeatCell *cell = self->cells->pdata[k];
      g_autofree char *words = dup_words (self->method, isms_heat_cell_get_likelihood (cell),
                                          isms_heat_cell_get_impact (cell));

      isms_heat_cell_set_words (cell, words);
      gtk_widget_set_tooltip_text (GTK_WIDGET (cell), words);
    }
}

static void
paint (IsmsMethodGrid *self, int likelihood, int impact, int rank)
{
  if (!self->editable || self->method == NULL || isms_method_get_level (self->method, rank) == NULL)
    return;
  g_signal_emit (self, painted_signal, 0, likelihood, impact, rank);
}

static gboolean
go_to (IsmsMethodGrid *self, int likelihood, int impact)
{
  GtkWidget *cell = isms_method_grid_get_cell (self, likelihood, impact);

  if (cell == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return TRUE;
    }
  self->cursor[0] = likelihood;
  self->cursor[1] = impact;
  return gtk_widget_grab_focus (cell);
}

/* A digit is a rank; a letter is the sign of a level. 0: neither. */
static int
find_rank (IsmsMethodGrid *self, guint key)
{
  gunichar letter = g_unichar_tolower (gdk_keyval_to_unicode (key));

  if (letter >= '0' && letter <= '9')
    return letter == '0' ? 10 : (int) (letter - '0');
  for (int rank = 1; letter != 0 && rank <= isms_method_get_n_levels (self->method); rank++)
    {
      const char *sign = isms_method_get_level (self->method, rank)->sign;

      if (sign != NULL && g_unichar_tolower (g_utf8_get_char (sign)) == letter)
        return rank;
    }
  return 0;
}

static gboolean
key_pressed_cb (IsmsMethodGrid *self, guint key, guint code, GdkModifierType state)
{
  int step = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  int rank;

  if (self->method == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return go_to (self, self->cursor[0] + 1, self->cursor[1]);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return go_to (self, self->cursor[0] - 1, self->cursor[1]);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return go_to (self, self->cursor[0], self->cursor[1] + step);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return go_to (self, self->cursor[0], self->cursor[1] - step);
    default:
      break;
    }
  if (!self->editable)
    return GDK_EVENT_PROPAGATE;
  rank = key == GDK_KEY_space ? self->brush : find_rank (self, key);
  if (isms_method_get_level (self->method, rank) == NULL)
    return GDK_EVENT_PROPAGATE;
  paint (self, self->cursor[0], self->cursor[1], rank);
  return GDK_EVENT_STOP;
}

/* A quick pointer leaves cells out: those between are painted as well. */
static void
paint_at (IsmsMethodGrid *self, double x, double y)
{
  int to[2];
  int from[2] = { self->painted[0], self->painted[1] };
  int n;

  if (self->geometry == NULL || !isms_heat_chart_hit (self->geometry, x, y, &to[0], &to[1])
      || (to[0] == from[0] && to[1] == from[1]))
    return;
  n = from[0] != 0 ? MAX (ABS (to[0] - from[0]), ABS (to[1] - from[1])) : 1;
  for (int i = 1; i < n; i++)
    paint (self, (int) lround (from[0] + (to[0] - from[0]) * (double) i / n),
           (int) lround (from[1] + (to[1] - from[1]) * (double) i / n), self->brush);
  self->painted[0] = to[0];
  self->painted[1] = to[1];
  go_to (self, to[0], to[1]);
  paint (self, to[0], to[1], self->brush);
}

static void
drag_begin_cb (IsmsMethodGrid *self, double x, double y)
{
  self->painted[0] = 0;
  paint_at (self, x, y);
}

static void
drag_update_cb (IsmsMethodGrid *self, double x, double y, GtkGestureDrag *drag)
{
  double start_x;
  double start_y;

  if (self->editable && gtk_gesture_drag_get_start_point (drag, &start_x, &start_y))
    paint_at (self, start_x + x, start_y + y);
}

/* One stop for Tab, at the cell where one was last. */
static gboolean
isms_method_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  IsmsMethodGrid *self = ISMS_METHOD_GRID (widget);

  if (gtk_widget_get_focus_child (widget) != NULL || self->cells->len == 0)
    return FALSE;
  return go_to (self, self->cursor[0], self->cursor[1]);
}

static GtkSizeRequestMode
isms_method_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
isms_method_grid_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  IsmsMethodGrid *self = ISMS_METHOD_GRID (widget);
  double height;

  *minimum = *natural = MIN_SIDE;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = 560;
      return;
    }
  if (self->chart == NULL)
    return;
  height = isms_heat_chart_get_natural_height (self->chart, gtk_widget_get_pango_context (widget),
                                               for_size > 0 ? for_size : 560);
  *minimum = *natural =
      MAX (MIN_SIDE, MIN ((int) ceil (height), get_n_likelihoods (self) * MAX_ROW + MARGIN));
}

static void
isms_method_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  IsmsMethodGrid *self = ISMS_METHOD_GRID (widget);

  g_clear_pointer (&self->geometry, isms_heat_geometry_free);
  if (self->chart == NULL)
    return;
  self->geometry =
      isms_heat_chart_layout (self->chart, gtk_widget_get_pango_context (widget), width, height);
  for (guint k = 0; k < self->cells->len; k++)
    {
      IsmsHeatCell *cell = self->cells->pdata[k];
      IsmsHeatRect rect = isms_heat_chart_get_cell_rect (
          self->geometry, isms_heat_cell_get_likelihood (cell), isms_heat_cell_get_impact (cell));
      GtkAllocation place = { (int) rect.x, (int) rect.y, (int) ceil (rect.width),
                              (int) ceil (rect.height) };
      int least;

      gtk_widget_measure (GTK_WIDGET (cell), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                          NULL);
      place.width = MAX (place.width, least);
      gtk_widget_size_allocate (GTK_WIDGET (cell), &place, -1);
    }
}

static void
isms_method_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  IsmsMethodGrid *self = ISMS_METHOD_GRID (widget);

  if (self->geometry != NULL)
    {
      graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                   (float) gtk_widget_get_height (widget));
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

      isms_heat_chart_draw (self->chart, self->geometry, cr, isms_screen_palette_get (),
                            ISMS_HEAT_DRAW_GROUND);
      cairo_destroy (cr);
    }
  GTK_WIDGET_CLASS (isms_method_grid_parent_class)->snapshot (widget, snapshot);
}

static void
isms_method_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (isms_method_grid_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

static void
isms_method_grid_dispose (GObject *object)
{
  IsmsMethodGrid *self = ISMS_METHOD_GRID (object);

  clear_cells (self);
  g_clear_pointer (&self->method, isms_method_unref);
  g_clear_pointer (&self->chart, isms_heat_chart_unref);
  g_clear_pointer (&self->geometry, isms_heat_geometry_free);
  G_OBJECT_CLASS (isms_method_grid_parent_class)->dispose (object);
}

static void
isms_method_grid_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_METHOD_GRID (object)->cells);
  G_OBJECT_CLASS (isms_method_grid_parent_class)->finalize (object);
}

static void
isms_method_grid_class_init (IsmsMethodGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = isms_method_grid_dispose;
  object_class->finalize = isms_method_grid_finalize;
  widget_class->focus = isms_method_grid_focus;
  widget_class->get_request_mode = isms_method_grid_get_request_mode;
  widget_class->measure = isms_method_grid_measure;
  widget_class->size_allocate = isms_method_grid_size_allocate;
  widget_class->snapshot = isms_method_grid_snapshot;
  widget_class->css_changed = isms_method_grid_css_changed;
  gtk_widget_class_set_css_name (widget_class, "methodgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);

  painted_signal = g_signal_new ("painted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);
}

static void
isms_method_grid_init (IsmsMethodGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->cells = g_ptr_array_new ();
  self->brush = 1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Grid of levels"), -1);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * isms_method_grid_new:
 *
 * Returns: (transfer floating): an empty grid, to read
 */
GtkWidget *
isms_method_grid_new (void)
{
  return g_object_new (ISMS_TYPE_METHOD_GRID, NULL);
}

/**
 * isms_method_grid_set_method:
 * @self: a grid
 * @method: (transfer none): what it shows
 */
void
isms_method_grid_set_method (IsmsMethodGrid *self, IsmsMethod *method)
{
  int n_likelihoods = get_n_likelihoods (self);
  int n_impacts = get_n_impacts (self);
  IsmsMethod *former = self->method;

  self->method = isms_method_ref (method);
  g_clear_pointer (&former, isms_method_unref);
  g_clear_pointer (&self->geometry, isms_heat_geometry_free);
  g_clear_pointer (&self->chart, isms_heat_chart_unref);
  self->chart = isms_risk_words_dup_chart (method, TRUE);
  if (n_likelihoods != get_n_likelihoods (self) || n_impacts != get_n_impacts (self))
    build_cells (self);
  name_cells (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * isms_method_grid_set_editable:
 * @self: a grid
 * @editable: whether a person can give its cells other levels
 */
void
isms_method_grid_set_editable (IsmsMethodGrid *self, gboolean editable)
{
  self->editable = editable;
}

/**
 * isms_method_grid_set_brush:
 * @self: a grid
 * @rank: the level that a click, a drag and the space bar give
 */
void
isms_method_grid_set_brush (IsmsMethodGrid *self, int rank)
{
  self->brush = rank;
}

GtkWidget *
isms_method_grid_get_cell (IsmsMethodGrid *self, int likelihood, int impact)
{
  int n_impacts = get_n_impacts (self);

  if (likelihood < 1 || impact < 1 || likelihood > get_n_likelihoods (self) || impact > n_impacts)
    return NULL;
  return self->cells->pdata[(likelihood - 1) * n_impacts + impact - 1];
}
