/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A drawing has no cells for a screen reader. Two widgets without a look of their own stand where
 * the cursor is, by turns: each time it moves, the other one gets the keyboard and says the cell.
 */

#include "isms-config.h"

#include "isms-programme-grid-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "isms-screen-palette.h"

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  ACTIVATED,
  TOGGLED,
  MENU,
  FOLDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- The cell of the cursor --- */

#define ISMS_TYPE_PROGRAMME_CELL (isms_programme_cell_get_type ())
G_DECLARE_FINAL_TYPE (IsmsProgrammeCell, isms_programme_cell, ISMS, PROGRAMME_CELL, GtkWidget)

struct _IsmsProgrammeCell
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsProgrammeCell, isms_programme_cell, GTK_TYPE_WIDGET)

static void
isms_programme_cell_class_init (IsmsProgrammeCellClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "coveragecell");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
isms_programme_cell_init (IsmsProgrammeCell *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsProgrammeGrid,
                               isms_programme_grid,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

void
isms_programme_grid_activate (IsmsProgrammeGrid *self)
{
  int row, column;

  if (isms_programme_grid_get_cursor (self, &row, &column))
    g_signal_emit (self, signals[ACTIVATED], 0, row, column);
}

void
isms_programme_grid_toggle (IsmsProgrammeGrid *self)
{
  int row, column;

  if (isms_programme_grid_get_cursor (self, &row, &column))
    g_signal_emit (self, signals[TOGGLED], 0, row, column);
}

void
isms_programme_grid_show_menu (IsmsProgrammeGrid *self)
{
  GdkRectangle rect;
  int row, column;

  if (isms_programme_grid_get_cursor (self, &row, &column)
      && isms_programme_grid_get_rect (self, row, column, &rect))
    g_signal_emit (self, signals[MENU], 0, row, column, &rect);
}

/* --- Scrolling --- */

static double
get_value (GtkAdjustment *adjustment)
{
  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

double
isms_programme_grid_get_scroll_x (IsmsProgrammeGrid *self)
{
  double value = get_value (self->adjustments[0]);

  if (self->adjustments[0] != NULL
      && gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    return gtk_adjustment_get_upper (self->adjustments[0])
           - gtk_adjustment_get_page_size (self->adjustments[0]) - value;
  return value;
}

static void
configure (GtkAdjustment *adjustment, double value, double all, double page, double step)
{
  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, CLAMP (value, 0, MAX (all - page, 0)), 0, MAX (all, page),
                              step, page * 0.9, page);
}

static void
place_cells (IsmsProgrammeGrid *self)
{
  GdkRectangle rect = { 0, 0, 1, 1 };
  int row, column;

  if (isms_programme_grid_get_cursor (self, &row, &column))
    isms_programme_grid_get_rect (self, row, column, &rect);
  for (guint i = 0; i < 2; i++)
    {
      GtkAllocation place = { rect.x, rect.y, MAX (rect.width, 1), MAX (rect.height, 1) };
      int minimum;

      gtk_widget_measure (self->cells[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      gtk_widget_size_allocate (self->cells[i], &place, -1);
    }
}

static void
isms_programme_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  IsmsProgrammeGrid *self = ISMS_PROGRAMME_GRID (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double all_width, all_height, x, step;

  if (self->chart != NULL
      && (self->geometry == NULL || self->width != width || self->mirrored != mirrored))
    {
      g_clear_pointer (&self->geometry, isms_coverage_geometry_free);
      self->geometry =
          isms_coverage_chart_layout (self->chart, gtk_widget_get_pango_context (widget), width);
      self->width = width;
    }
  if (self->geometry != NULL)
    {
      isms_coverage_geometry_get_size (self->geometry, &all_width, &all_height);
      step = isms_coverage_geometry_get_row_height (self->geometry);
      /* Mirrored, it begins at its end. */
      x = self->mirrored == mirrored && self->laid_out ? isms_programme_grid_get_scroll_x (self)
                                                       : 0;
      self->mirrored = mirrored;
      self->laid_out = TRUE;
      configure (self->adjustments[0], mirrored ? MAX (all_width - width, 0) - x : x, all_width,
                 width, step * 2);
      configure (self->adjustments[1], get_value (self->adjustments[1]), all_height, height, step);
    }
  place_cells (self);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
scrolled_cb (IsmsProgrammeGrid *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (IsmsProgrammeGrid *self, guint which, GtkAdjustment *adjustment)
{
  if (self->adjustments[which] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[which], self);
  g_clear_object (&self->adjustments[which]);
  if (adjustment == NULL)
    return;
  self->adjustments[which] = g_object_ref_sink (adjustment);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* --- Drawing --- */

static void
draw_cursor (IsmsProgrammeGrid *self, cairo_t *cr, const IsmsPalette *palette)
{
  GtkWidget *cell = self->cells[self->turn];
  GdkRectangle rect;
  int row, column;

  if (!gtk_widget_has_focus (cell) || !isms_programme_grid_get_cursor (self, &row, &column)
      || !isms_programme_grid_get_rect (self, row, column, &rect))
    return;
  isms_color_set_source (&palette->accent, cr);
  cairo_set_line_width (cr, 2);
  cairo_rectangle (cr, rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 2);
  cairo_stroke (cr);
}

static double
get_scale (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);

  return native != NULL ? gdk_surface_get_scale (gtk_native_get_surface (native)) : 1;
}

/* Drawn at once where it is seen: recorded and drawn again, some hundred cells take too long. */
static GdkTexture *
draw (IsmsProgrammeGrid *self, int width, int height)
{
  double scale = get_scale (GTK_WIDGET (self));
  int wide = (int) ceil (width * scale);
  int high = (int) ceil (height * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, wide, high);
  cairo_t *cr;
  g_autoptr (GBytes) bytes = NULL;
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  isms_coverage_chart_draw (self->chart, self->geometry, cr, isms_screen_palette_get (), height,
                            isms_programme_grid_get_scroll_x (self),
                            get_value (self->adjustments[1]));
  draw_cursor (self, cr, isms_screen_palette_get ());
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) high,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (wide, high, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
isms_programme_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  IsmsProgrammeGrid *self = ISMS_PROGRAMME_GRID (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->geometry != NULL && width > 0 && height > 0)
    {
      g_autoptr (GdkTexture) texture = draw (self, width, height);

      gtk_snapshot_append_texture (snapshot, texture,
                                   &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
    }
  GTK_WIDGET_CLASS (isms_programme_grid_parent_class)->snapshot (widget, snapshot);
}

static void
isms_programme_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  IsmsProgrammeGrid *self = ISMS_PROGRAMME_GRID (widget);

  GTK_WIDGET_CLASS (isms_programme_grid_parent_class)->css_changed (widget, change);
  g_clear_pointer (&self->geometry, isms_coverage_geometry_free);
  gtk_widget_queue_allocate (widget);
}

static void
isms_programme_grid_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 900 : 500;
}

/* --- The cursor --- */

static void
name_cell (IsmsProgrammeGrid *self)
{
  GtkWidget *cell = self->cells[self->turn];
  int row, column;

  g_clear_pointer (&self->said, g_free);
  if (!isms_programme_grid_get_cursor (self, &row, &column))
    return;
  self->said = isms_programme_words_dup_said (self->coverage, row, column);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, self->said,
                                  -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_RELATION_ROW_INDEX,
                                  isms_programme_grid_find_shown (self, row) + 2,
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX, column + 1, -1);
}

/* Scrolls just as far as it takes. */
static void
show_cursor (IsmsProgrammeGrid *self)
{
  double stay_x, stay_y, x, y;
  IsmsCoverageRect rect;
  int row, column;

  if (self->geometry == NULL || !isms_programme_grid_get_cursor (self, &row, &column))
    return;
  isms_coverage_geometry_get_frozen (self->geometry, &stay_x, &stay_y);
  rect = isms_coverage_geometry_get_rect (
      self->geometry, row >= 0 ? isms_programme_grid_find_shown (self, row) : row, column, 0, 0);
  y = get_value (self->adjustments[1]);
  if (row >= 0 && self->adjustments[1] != NULL)
    gtk_adjustment_set_value (
        self->adjustments[1],
        CLAMP (y, rect.y + rect.height - gtk_widget_get_height (GTK_WIDGET (self)),
               rect.y - stay_y));
  if (self->mirrored)
    rect.x = self->width - rect.x - rect.width;
  if (rect.x < stay_x || self->adjustments[0] == NULL)
    return;
  x = isms_programme_grid_get_scroll_x (self);
  x = MAX (MIN (x, rect.x - stay_x), rect.x + rect.width - self->width);
  gtk_adjustment_set_value (self->adjustments[0],
                            self->mirrored
                                ? gtk_adjustment_get_upper (self->adjustments[0])
                                      - gtk_adjustment_get_page_size (self->adjustments[0]) - x
                                : x);
}

void
isms_programme_grid_place_cursor (IsmsProgrammeGrid *self, int shown, int column)
{
  GtkWidget *before = self->cells[self->turn];
  gboolean focused = gtk_widget_has_focus (before);

  self->row = shown;
  self->column = column;
  self->turn = 1 - self->turn;
  gtk_widget_set_focusable (self->cells[self->turn], TRUE);
  name_cell (self);
  if (focused)
    gtk_widget_grab_focus (self->cells[self->turn]);
  gtk_widget_set_focusable (before, FALSE);
  show_cursor (self);
  scrolled_cb (self);
}

static gboolean
isms_programme_grid_grab_focus (GtkWidget *widget)
{
  IsmsProgrammeGrid *self = ISMS_PROGRAMME_GRID (widget);

  return gtk_widget_grab_focus (self->cells[self->turn]);
}

static gboolean
isms_programme_grid_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  IsmsProgrammeGrid *self = ISMS_PROGRAMME_GRID (widget);
  g_autofree char *said = NULL;
  GdkRectangle rect;
  int row, column;

  if (keyboard || !isms_programme_grid_hit (self, x, y, &row, &column)
      || !isms_programme_grid_get_rect (self, row, column, &rect))
    return FALSE;
  said = isms_programme_words_dup_said (self->coverage, row, column);
  gtk_tooltip_set_text (tooltip, said);
  gtk_tooltip_set_tip_area (tooltip, &rect);
  return *said != '\0';
}

/* --- The object --- */

static void
isms_programme_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IsmsProgrammeGrid *self = ISMS_PROGRAMME_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
isms_programme_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  IsmsProgrammeGrid *self = ISMS_PROGRAMME_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, id - PROP_HADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
isms_programme_grid_dispose (GObject *object)
{
  IsmsProgrammeGrid *self = ISMS_PROGRAMME_GRID (object);

  set_adjustment (self, 0, NULL);
  set_adjustment (self, 1, NULL);
  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&self->cells[i], gtk_widget_unparent);
  g_clear_pointer (&self->geometry, isms_coverage_geometry_free);
  g_clear_pointer (&self->chart, isms_coverage_chart_free);
  self->coverage = NULL;
  G_OBJECT_CLASS (isms_programme_grid_parent_class)->dispose (object);
}

static void
isms_programme_grid_finalize (GObject *object)
{
  IsmsProgrammeGrid *self = ISMS_PROGRAMME_GRID (object);

  g_array_unref (self->shown);
  g_hash_table_unref (self->unfolded);
  g_free (self->said);
  g_free (self->row_key);
  G_OBJECT_CLASS (isms_programme_grid_parent_class)->finalize (object);
}

static void
isms_programme_grid_class_init (IsmsProgrammeGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = isms_programme_grid_get_property;
  object_class->set_property = isms_programme_grid_set_property;
  object_class->dispose = isms_programme_grid_dispose;
  object_class->finalize = isms_programme_grid_finalize;
  widget_class->measure = isms_programme_grid_measure;
  widget_class->size_allocate = isms_programme_grid_size_allocate;
  widget_class->snapshot = isms_programme_grid_snapshot;
  widget_class->css_changed = isms_programme_grid_css_changed;
  widget_class->grab_focus = isms_programme_grid_grab_focus;
  widget_class->query_tooltip = isms_programme_grid_query_tooltip;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  gtk_widget_class_set_css_name (widget_class, "coveragegrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[TOGGLED] = g_signal_new ("toggled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                3, G_TYPE_INT, G_TYPE_INT, G_TYPE_POINTER);
  signals[FOLDED] =
      g_signal_new ("folded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_programme_grid_init (IsmsProgrammeGrid *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < 2; i++)
    {
      self->cells[i] = g_object_new (ISMS_TYPE_PROGRAMME_CELL, NULL);
      gtk_widget_set_parent (self->cells[i], GTK_WIDGET (self));
      g_signal_connect_object (self->cells[i], "notify::has-focus",
                               G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
    }
  gtk_widget_set_focusable (self->cells[0], TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Coverage of the audit programme"), -1);
  isms_programme_grid_listen (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * isms_programme_grid_new:
 *
 * Returns: (transfer floating): a grid of nothing
 */
GtkWidget *
isms_programme_grid_new (void)
{
  return g_object_new (ISMS_TYPE_PROGRAMME_GRID, NULL);
}

static char *
dup_key (const IsmsAuditCoverage *coverage, int row)
{
  const IsmsAuditRow *one = row >= 0 ? coverage->rows->pdata[row] : NULL;

  return one != NULL ? g_strconcat (one->ref, " ", one->title, NULL) : NULL;
}

/* After the rows are others: where it was, else as near as there are rows. */
static void
restore_cursor (IsmsProgrammeGrid *self)
{
  for (guint i = 0; self->row_key != NULL && i < self->shown->len; i++)
    {
      g_autofree char *key = dup_key (self->coverage, (int) g_array_index (self->shown, guint, i));

      if (g_str_equal (key, self->row_key))
        self->row = (int) i;
    }
  self->row = CLAMP (self->row, ISMS_COVERAGE_HEAD, (int) self->shown->len - 1);
  self->column =
      MIN (self->column, ISMS_COVERAGE_FIRST - 1
                             + (self->coverage != NULL ? (int) self->coverage->audits->len : 0));
  name_cell (self);
}

static void
keep_cursor (IsmsProgrammeGrid *self)
{
  int row, column;

  if (!isms_programme_grid_get_cursor (self, &row, &column))
    return;
  g_free (self->row_key);
  self->row_key = dup_key (self->coverage, row);
}

/**
 * isms_programme_grid_set_coverage:
 * @self: a grid
 * @coverage: (transfer none) (nullable): what it shows, until the next call
 */
void
isms_programme_grid_set_coverage (IsmsProgrammeGrid *self, const IsmsAuditCoverage *coverage)
{
  if (self->coverage != NULL)
    keep_cursor (self);
  self->coverage = coverage;
  isms_programme_grid_rebuild (self);
  restore_cursor (self);
}

void
isms_programme_grid_set_filter (IsmsProgrammeGrid *self, IsmsProgrammeFilter filter)
{
  if (filter == self->filter)
    return;
  keep_cursor (self);
  self->filter = filter;
  isms_programme_grid_rebuild (self);
  restore_cursor (self);
}

guint
isms_programme_grid_get_n_shown (IsmsProgrammeGrid *self)
{
  return self->shown->len;
}

/**
 * isms_programme_grid_fold:
 * @self: a grid
 * @row: a row of the coverage
 *
 * Returns: whether it is one that can be folded and unfolded, which it now is
 */
gboolean
isms_programme_grid_fold (IsmsProgrammeGrid *self, int row, gboolean unfolded)
{
  const IsmsAuditRow *one = row >= 0 ? self->coverage->rows->pdata[row] : NULL;
  g_autofree char *key = NULL;

  if (one == NULL || !one->group || one->depth > 0 || self->filter != ISMS_PROGRAMME_ALL)
    return FALSE;
  key = dup_key (self->coverage, row);
  if (g_hash_table_contains (self->unfolded, key) == unfolded)
    return FALSE;
  if (unfolded)
    g_hash_table_add (self->unfolded, g_steal_pointer (&key));
  else
    g_hash_table_remove (self->unfolded, key);
  keep_cursor (self);
  isms_programme_grid_rebuild (self);
  restore_cursor (self);
  g_signal_emit (self, signals[FOLDED], 0);
  return TRUE;
}

void
isms_programme_grid_unfold_all (IsmsProgrammeGrid *self, gboolean unfolded)
{
  keep_cursor (self);
  g_hash_table_remove_all (self->unfolded);
  for (guint i = 0; unfolded && self->coverage != NULL && i < self->coverage->rows->len; i++)
    if (((IsmsAuditRow *) self->coverage->rows->pdata[i])->depth == 0)
      g_hash_table_add (self->unfolded, dup_key (self->coverage, (int) i));
  isms_programme_grid_rebuild (self);
  restore_cursor (self);
}

gboolean
isms_programme_grid_is_unfolded (IsmsProgrammeGrid *self)
{
  for (guint i = 0; self->coverage != NULL && i < self->coverage->rows->len; i++)
    {
      const IsmsAuditRow *row = self->coverage->rows->pdata[i];

      if (row->depth == 0 && row->group && !isms_programme_grid_is_row_unfolded (self, row))
        return FALSE;
    }
  return TRUE;
}

gboolean
isms_programme_grid_get_cursor (IsmsProgrammeGrid *self, int *row, int *column)
{
  if (self->coverage == NULL || self->row >= (int) self->shown->len)
    return FALSE;
  *row = self->row >= 0 ? (int) g_array_index (self->shown, guint, self->row) : ISMS_COVERAGE_HEAD;
  *column = self->column;
  return TRUE;
}

/**
 * isms_programme_grid_set_cursor:
 * @self: a grid
 * @row: a row of the coverage that is shown, or %ISMS_COVERAGE_HEAD
 * @column: as the chart counts
 */
void
isms_programme_grid_set_cursor (IsmsProgrammeGrid *self, int row, int column)
{
  int shown = row >= 0 ? isms_programme_grid_find_shown (self, row) : ISMS_COVERAGE_HEAD;

  if (row < 0 || shown >= 0)
    isms_programme_grid_place_cursor (self, shown, column);
}

const char *
isms_programme_grid_get_said (IsmsProgrammeGrid *self)
{
  return self->said;
}

gboolean
isms_programme_grid_get_rect (IsmsProgrammeGrid *self, int row, int column, GdkRectangle *rect)
{
  int shown = row >= 0 ? isms_programme_grid_find_shown (self, row) : ISMS_COVERAGE_HEAD;
  IsmsCoverageRect place;

  if (self->geometry == NULL || (row >= 0 && shown < 0))
    return FALSE;
  place = isms_coverage_geometry_get_rect (self->geometry, shown, column,
                                           isms_programme_grid_get_scroll_x (self),
                                           get_value (self->adjustments[1]));
  *rect = (GdkRectangle) { (int) place.x, (int) place.y, (int) place.width, (int) place.height };
  return TRUE;
}

/* @row: of the coverage. */
gboolean
isms_programme_grid_hit (IsmsProgrammeGrid *self, double x, double y, int *row, int *column)
{
  int shown;

  if (self->geometry == NULL
      || !isms_coverage_geometry_hit (self->geometry, x, y, isms_programme_grid_get_scroll_x (self),
                                      get_value (self->adjustments[1]), &shown, column))
    return FALSE;
  *row = shown >= 0 ? (int) g_array_index (self->shown, guint, shown) : ISMS_COVERAGE_HEAD;
  return TRUE;
}

const IsmsAuditRow *
isms_programme_grid_find_control (IsmsProgrammeGrid *self, gint64 control)
{
  for (guint i = 0; self->coverage != NULL && i < self->coverage->rows->len; i++)
    {
      const IsmsAuditRow *row = self->coverage->rows->pdata[i];

      if (row->control == control && !row->group)
        return row;
    }
  return NULL;
}
