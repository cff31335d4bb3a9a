/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One widget holds the cells, the chips and the counts as its children, over a ground drawn once
 * for each size. isms-heat-fill.c makes the chips, isms-heat-arrange.c places them,
 * isms-heat-keys.c hears the person, isms-heat-move.c moves a risk, isms-heat-trail.c shows how
 * risks moved. */

#include "isms-config.h"

#include "isms-heat-map-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "isms-risk-words.h"
#include "isms-screen-palette.h"

enum
{
  CELL_ACTIVATED,
  RISK_ACTIVATED,
  RISK_SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IsmsHeatMap, isms_heat_map, GTK_TYPE_WIDGET)

void
isms_heat_map_activate_cell (IsmsHeatMap *self, int likelihood, int impact)
{
  g_signal_emit (self, signals[CELL_ACTIVATED], 0, likelihood, impact);
}

void
isms_heat_map_activate_risk (IsmsHeatMap *self, gint64 id)
{
  g_signal_emit (self, signals[RISK_ACTIVATED], 0, id);
}

/* Selects the risk here, and says so. */
void
isms_heat_map_tell_risk (IsmsHeatMap *self, gint64 id)
{
  if (id == self->risk)
    return;
  isms_heat_map_select_risk (self, id);
  g_signal_emit (self, signals[RISK_SELECTED], 0, id);
}

static void
forget_ground (IsmsHeatMap *self)
{
  g_clear_pointer (&self->ground, gsk_render_node_unref);
  g_clear_pointer (&self->arrows, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
isms_heat_map_forget_geometry (IsmsHeatMap *self)
{
  g_clear_pointer (&self->geometry, isms_heat_geometry_free);
  g_hash_table_remove_all (self->heights);
  forget_ground (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The index of a cell in the arrays. */
guint
isms_heat_map_get_index (IsmsHeatMap *self, int likelihood, int impact)
{
  return (guint) ((likelihood - 1) * isms_heat_chart_get_n_impacts (self->chart) + impact - 1);
}

gboolean
isms_heat_map_contains (IsmsHeatMap *self, int likelihood, int impact)
{
  return self->chart != NULL && likelihood >= 1 && impact >= 1
         && likelihood <= isms_heat_chart_get_n_likelihoods (self->chart)
         && impact <= isms_heat_chart_get_n_impacts (self->chart);
}

static void
clear_counts (IsmsHeatMap *self)
{
  for (guint i = 0; i < self->counts->len; i++)
    g_clear_pointer ((GtkWidget **) &g_ptr_array_index (self->counts, i), gtk_widget_unparent);
}

static void
clear_children (IsmsHeatMap *self)
{
  GHashTableIter iter;
  gpointer chip;

  isms_heat_move_cancel (self);
  g_hash_table_iter_init (&iter, self->chips);
  while (g_hash_table_iter_next (&iter, NULL, &chip))
    gtk_widget_unparent (chip);
  g_hash_table_remove_all (self->chips);
  clear_counts (self);
  g_ptr_array_set_size (self->counts, 0);
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->cells, i));
  g_ptr_array_set_size (self->cells, 0);
}

static void
build_cells (IsmsHeatMap *self, IsmsMethod *method)
{
  int n_likelihoods = isms_method_get_n_likelihoods (method);
  int n_impacts = isms_method_get_n_impacts (method);
  g_autofree char *line = isms_risk_words_dup_line (method);

  clear_children (self);
  g_clear_pointer (&self->chart, isms_heat_chart_unref);
  self->chart = isms_risk_words_dup_chart (method, TRUE);
  self->method = isms_method_get_id (method);
  for (int l = 1; l <= n_likelihoods; l++)
    for (int i = 1; i <= n_impacts; i++)
      {
        GtkWidget *cell = isms_heat_cell_new (l, i);

        gtk_widget_set_parent (cell, GTK_WIDGET (self));
        g_ptr_array_add (self->cells, cell);
        g_ptr_array_add (self->counts, NULL);
      }
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  n_likelihoods, GTK_ACCESSIBLE_RELATION_COL_COUNT, n_impacts, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  line != NULL ? line : "", -1);
  self->cursor[0] = MIN (self->cursor[0], n_likelihoods);
  self->cursor[1] = MIN (self->cursor[1], n_impacts);
  isms_heat_map_forget_geometry (self);
}

static gboolean
fill_idle_cb (gpointer data)
{
  IsmsHeatMap *self = data;

  self->fill_id = 0;
  isms_heat_map_fill (self);
  return G_SOURCE_REMOVE;
}

static void
queue_fill (IsmsHeatMap *self)
{
  if (self->fill_id == 0)
    self->fill_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fill_idle_cb, self, NULL);
}

static void
source_changed_cb (IsmsHeatMap *self)
{
  IsmsMethod *method = isms_heat_source_get_method (self->source);

  if (method == NULL)
    {
      clear_children (self);
      g_clear_pointer (&self->chart, isms_heat_chart_unref);
      isms_heat_map_forget_geometry (self);
      return;
    }
  if (self->chart == NULL || self->method != isms_method_get_id (method))
    build_cells (self, method);
  isms_heat_trail_take (self);
  if (!isms_heat_source_is_passing (self->source))
    {
      g_hash_table_remove_all (self->passing);
      isms_heat_map_name_cells (self);
    }
  isms_heat_move_settle (self);
  self->filled = FALSE;
  isms_heat_map_fill (self);
}

static GtkSizeRequestMode
isms_heat_map_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Whatever changes in the page has the map measured again. */
static int
find_natural_height (IsmsHeatMap *self, int width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  gpointer found = g_hash_table_lookup (self->heights, GINT_TO_POINTER (width));

  if (found == NULL)
    {
      found = GINT_TO_POINTER (
          (int) ceil (isms_heat_chart_get_content_height (self->chart, context, width)));
      g_hash_table_insert (self->heights, GINT_TO_POINTER (width), found);
    }
  return GPOINTER_TO_INT (found);
}

static void
isms_heat_map_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  IsmsHeatMap *self = ISMS_HEAT_MAP (widget);

  *minimum = 240;
  *natural = 720;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  *natural = 480;
  if (self->chart != NULL)
    {
      *natural = find_natural_height (self, for_size > 0 ? for_size : 720);
      if (for_size > 500)
        *natural = MAX (*natural, isms_heat_map_arrange_natural_height (self));
    }
  *natural = MAX (*natural, *minimum);
}

static void
isms_heat_map_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  IsmsHeatMap *self = ISMS_HEAT_MAP (widget);
  IsmsRiskChipDetail detail = self->detail;
  guint capacity = self->capacity;

  if (self->chart == NULL)
    return;
  if (self->geometry == NULL || width != self->width || height != self->height
      || self->direction != gtk_widget_get_direction (widget))
    {
      g_clear_pointer (&self->geometry, isms_heat_geometry_free);
      g_clear_pointer (&self->ground, gsk_render_node_unref);
      g_clear_pointer (&self->arrows, gsk_render_node_unref);
      self->geometry = isms_heat_chart_layout (self->chart, gtk_widget_get_pango_context (widget),
                                               width, height);
      self->width = width;
      self->height = height;
      self->direction = gtk_widget_get_direction (widget);
      isms_heat_map_arrange_metrics (self);
    }
  /* Ground and risks at once are too much for a frame, but a window begins with both. */
  if (!self->filled && isms_heat_map_arrange_pace (self) == G_MAXUINT)
    isms_heat_map_fill (self);
  else if (!self->filled || detail != self->detail || capacity != self->capacity)
    queue_fill (self);
  isms_heat_map_arrange (self);
  isms_heat_move_point (self);
}

static GskRenderNode *
draw (IsmsHeatMap *self, IsmsHeatDrawFlags flags)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  isms_heat_chart_draw (self->chart, self->geometry, cr, isms_screen_palette_get (), flags);
  cairo_destroy (cr);
  return gtk_snapshot_to_node (snapshot);
}

static void
isms_heat_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  IsmsHeatMap *self = ISMS_HEAT_MAP (widget);

  if (self->geometry != NULL)
    {
      if (self->ground == NULL)
        self->ground = draw (self, ISMS_HEAT_DRAW_GROUND);
      if (self->ground != NULL)
        gtk_snapshot_append_node (snapshot, self->ground);
      if (self->arrows == NULL && self->moves != NULL)
        self->arrows = draw (self, ISMS_HEAT_DRAW_MOVES_ALONE);
      if (self->arrows != NULL)
        gtk_snapshot_append_node (snapshot, self->arrows);
    }
  GTK_WIDGET_CLASS (isms_heat_map_parent_class)->snapshot (widget, snapshot);
}

static void
isms_heat_map_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (isms_heat_map_parent_class)->css_changed (widget, change);
  isms_heat_map_forget_geometry (ISMS_HEAT_MAP (widget));
}

static void
isms_heat_map_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  GTK_WIDGET_CLASS (isms_heat_map_parent_class)->set_focus_child (widget, child);
  isms_heat_trail_follow_focus (ISMS_HEAT_MAP (widget));
}

static void
isms_heat_map_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (isms_heat_map_parent_class)->root (widget);
  isms_heat_move_follow_focus (ISMS_HEAT_MAP (widget), TRUE);
}

static void
isms_heat_map_unroot (GtkWidget *widget)
{
  isms_heat_move_follow_focus (ISMS_HEAT_MAP (widget), FALSE);
  GTK_WIDGET_CLASS (isms_heat_map_parent_class)->unroot (widget);
}

static void
isms_heat_map_dispose (GObject *object)
{
  IsmsHeatMap *self = ISMS_HEAT_MAP (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  if (self->source != NULL)
    g_signal_handlers_disconnect_by_data (self->source, self);
  clear_children (self);
  g_clear_object (&self->source);
  g_clear_pointer (&self->chart, isms_heat_chart_unref);
  g_clear_pointer (&self->geometry, isms_heat_geometry_free);
  g_clear_pointer (&self->ground, gsk_render_node_unref);
  g_clear_pointer (&self->arrows, gsk_render_node_unref);
  g_clear_pointer (&self->moves, g_array_unref);
  G_OBJECT_CLASS (isms_heat_map_parent_class)->dispose (object);
}

static void
isms_heat_map_finalize (GObject *object)
{
  IsmsHeatMap *self = ISMS_HEAT_MAP (object);

  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->counts);
  g_hash_table_unref (self->chips);
  g_hash_table_unref (self->passing);
  g_hash_table_unref (self->heights);
  g_ptr_array_unref (self->spare);
  G_OBJECT_CLASS (isms_heat_map_parent_class)->finalize (object);
}

static void
isms_heat_map_class_init (IsmsHeatMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = isms_heat_map_dispose;
  object_class->finalize = isms_heat_map_finalize;
  widget_class->root = isms_heat_map_root;
  widget_class->unroot = isms_heat_map_unroot;
  widget_class->focus = isms_heat_map_focus;
  widget_class->set_focus_child = isms_heat_map_set_focus_child;
  widget_class->get_request_mode = isms_heat_map_get_request_mode;
  widget_class->measure = isms_heat_map_measure;
  widget_class->size_allocate = isms_heat_map_size_allocate;
  widget_class->snapshot = isms_heat_map_snapshot;
  widget_class->css_changed = isms_heat_map_css_changed;
  gtk_widget_class_set_css_name (widget_class, "heatmap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);

  signals[CELL_ACTIVATED] = g_signal_new ("cell-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[RISK_ACTIVATED] = g_signal_new ("risk-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[RISK_SELECTED] = g_signal_new ("risk-selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
isms_heat_map_init (IsmsHeatMap *self)
{
  self->cells = g_ptr_array_new ();
  self->counts = g_ptr_array_new ();
  self->chips = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->spare = g_ptr_array_new ();
  self->passing = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->heights = g_hash_table_new (NULL, NULL);
  self->columns = 1;
  self->cursor[0] = 1;
  self->cursor[1] = 1;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Risk heat map"), -1);

  isms_heat_map_listen (self);
  isms_heat_move_attach (self);
  isms_heat_trail_attach (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (forget_ground), self, G_CONNECT_SWAPPED);
}

/**
 * isms_heat_map_set_source:
 * @self: a map
 * @source: (transfer none): what it shows
 *
 * To be called once.
 */
void
isms_heat_map_set_source (IsmsHeatMap *self, IsmsHeatSource *source)
{
  g_return_if_fail (self->source == NULL);

  self->source = g_object_ref (source);
  g_signal_connect_swapped (source, "changed", G_CALLBACK (source_changed_cb), self);
  source_changed_cb (self);
}

/**
 * isms_heat_map_select_cell:
 * @self: a map
 * @likelihood: from 1; 0 for none
 * @impact: from 1; 0 for none
 *
 * Marks a cell, and no other.
 */
void
isms_heat_map_select_cell (IsmsHeatMap *self, int likelihood, int impact)
{
  self->selected[0] = likelihood;
  self->selected[1] = impact;
  isms_heat_trail_point (self);
  for (guint k = 0; k < self->cells->len; k++)
    {
      IsmsHeatCell *cell = g_ptr_array_index (self->cells, k);

      isms_heat_cell_set_selected (cell, isms_heat_cell_get_likelihood (cell) == likelihood
                                             && isms_heat_cell_get_impact (cell) == impact);
    }
}

/**
 * isms_heat_map_select_risk:
 * @self: a map
 * @risk: a risk's id; 0 for none
 *
 * Marks the risk's chip, and no other; one that was folded away comes out. Says nothing.
 */
void
isms_heat_map_select_risk (IsmsHeatMap *self, gint64 risk)
{
  IsmsRiskChip *before = g_hash_table_lookup (self->chips, &self->risk);
  IsmsRiskChip *chip = g_hash_table_lookup (self->chips, &risk);

  if (risk == self->risk)
    return;
  self->risk = risk;
  isms_heat_trail_point (self);
  if (before != NULL)
    isms_risk_chip_set_selected (before, FALSE);
  if (chip != NULL)
    isms_risk_chip_set_selected (chip, TRUE);
  if (risk != 0 && chip == NULL)
    {
      self->pinned = risk;
      isms_heat_map_fill (self);
    }
}

/**
 * isms_heat_map_place:
 * @self: a map
 * @risk: the id of a risk without a place
 *
 * Shows the risk in the middle and asks for its rating, as if it were moved there.
 */
void
isms_heat_map_place (IsmsHeatMap *self, gint64 risk)
{
  g_autoptr (IsmsRisk) record = NULL;
  IsmsRiskChip *chip;

  if (self->chart == NULL || self->geometry == NULL)
    return;
  isms_heat_move_cancel (self);
  record = isms_heat_map_load_risk (self, risk);
  if (record == NULL)
    return;
  chip = isms_heat_map_add_chip (self, record);
  isms_heat_move_start (self, chip, (isms_heat_chart_get_n_likelihoods (self->chart) + 1) / 2,
                        (isms_heat_chart_get_n_impacts (self->chart) + 1) / 2);
}

/**
 * isms_heat_map_focus_risk:
 * @self: a map
 * @risk: a risk's id
 *
 * Puts the focus on the chip of the risk; one that was folded away comes out.
 *
 * Returns: whether it has a chip now
 */
gboolean
isms_heat_map_focus_risk (IsmsHeatMap *self, gint64 risk)
{
  IsmsRiskChip *chip;

  self->pinned = risk;
  isms_heat_map_fill (self);
  chip = g_hash_table_lookup (self->chips, &risk);
  return chip != NULL && gtk_widget_grab_focus (GTK_WIDGET (chip));
}

GtkWidget *
isms_heat_map_get_cell (IsmsHeatMap *self, int likelihood, int impact)
{
  return isms_heat_map_contains (self, likelihood, impact)
             ? g_ptr_array_index (self->cells, isms_heat_map_get_index (self, likelihood, impact))
             : NULL;
}

IsmsRiskChip *
isms_heat_map_get_chip (IsmsHeatMap *self, gint64 risk)
{
  return g_hash_table_lookup (self->chips, &risk);
}

IsmsMovePopover *
isms_heat_map_get_popover (IsmsHeatMap *self)
{
  return self->move.popover;
}

/**
 * isms_heat_map_hit:
 * @self: a map
 * @x: in the map's coordinates
 * @y: likewise
 * @likelihood: (out): of the cell there
 * @impact: (out): of the cell there
 *
 * Returns: whether there is one
 */
gboolean
isms_heat_map_hit (IsmsHeatMap *self, double x, double y, int *likelihood, int *impact)
{
  return self->geometry != NULL && isms_heat_chart_hit (self->geometry, x, y, likelihood, impact);
}
