/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the parts of the map share: the map itself, its arrangement, a move under way. */

#pragma once

#include "isms-heat-cell.h"
#include "isms-heat-chart.h"
#include "isms-heat-map.h"

G_BEGIN_DECLS

/* A risk on its way: shown in its new place, nothing written yet. */
typedef struct
{
  IsmsRiskChip *chip; /* NULL: nothing moves */
  int from[2];        /* likelihood and impact; 0, 0 for one that was not rated */
  int to[2];
  gboolean dragged; /* follows the pointer */
  double x, y;      /* the chip's corner meanwhile */
  gint64 held;      /* the risk whose chip the pointer holds down */
  double grip_x, grip_y;
  gboolean committed; /* waits for the map to be read again */
  IsmsMovePopover *popover;
} IsmsHeatMove;

struct _IsmsHeatMap
{
  GtkWidget parent_instance;

  IsmsHeatSource *source;
  IsmsHeatChart *chart;
  gint64 method;
  IsmsHeatGeometry *geometry; /* for this size */
  int width;
  int height;
  GtkTextDirection direction;
  GskRenderNode *ground;
  GskRenderNode *arrows; /* how risks moved */
  GArray *moves;         /* of IsmsHeatMovement; NULL: none to show */
  gboolean over;         /* what the pointer is over counts */
  double over_x, over_y;

  GPtrArray *cells;    /* of IsmsHeatCell, likelihood-major */
  GPtrArray *counts;   /* of GtkMenuButton, likelihood-major; NULL where nothing is folded */
  GPtrArray *spare;    /* of IsmsRiskChip, while the map is filled */
  GHashTable *passing; /* gint64 → IsmsRisk, while days pass */
  GHashTable *heights; /* by width, in pixels: the natural ones of the chart */
  GHashTable *chips;   /* gint64 → IsmsRiskChip, owned by the widget tree */
  int cursor[2];       /* the cell that Tab enters */
  int selected[2];
  gint64 risk;   /* the selected one; 0: none */
  gint64 pinned; /* a risk that is never folded away */

  IsmsRiskChipDetail detail;
  guint columns;   /* of chips in a cell */
  gsize ref_chars; /* of the longest ref on a chip so far */
  guint capacity;  /* chips in a cell */
  double chip_height;
  gboolean filled; /* the chips are those of the source's last answer */
  guint fill_id;
  guint reveal_id; /* new chips wait for the next frame */

  IsmsHeatMove move;
};

/* isms-heat-map.c */
guint isms_heat_map_get_index (IsmsHeatMap *self, int likelihood, int impact);
gboolean isms_heat_map_contains (IsmsHeatMap *self, int likelihood, int impact);
void isms_heat_map_activate_cell (IsmsHeatMap *self, int likelihood, int impact);
void isms_heat_map_activate_risk (IsmsHeatMap *self, gint64 id);
void isms_heat_map_forget_geometry (IsmsHeatMap *self);
void isms_heat_map_tell_risk (IsmsHeatMap *self, gint64 id);

/* isms-heat-arrange.c */
void isms_heat_map_arrange_metrics (IsmsHeatMap *self);
int isms_heat_map_arrange_natural_height (IsmsHeatMap *self);
guint isms_heat_map_arrange_fold (IsmsHeatMap *self, guint count);
IsmsHeatRect isms_heat_map_arrange_slot (IsmsHeatMap *self, int likelihood, int impact, guint slot);
guint isms_heat_map_arrange_pace (IsmsHeatMap *self);
void isms_heat_map_arrange (IsmsHeatMap *self);

/* isms-heat-fill.c */
IsmsRisk *isms_heat_map_load_risk (IsmsHeatMap *self, gint64 id);
IsmsRiskChip *isms_heat_map_add_chip (IsmsHeatMap *self, IsmsRisk *risk);
void isms_heat_map_name_cells (IsmsHeatMap *self);
void isms_heat_map_fill (IsmsHeatMap *self);

/* isms-heat-trail.c */
void isms_heat_trail_attach (IsmsHeatMap *self);
void isms_heat_trail_take (IsmsHeatMap *self);
void isms_heat_trail_point (IsmsHeatMap *self);
void isms_heat_trail_describe_cell (IsmsHeatMap *self, IsmsHeatCell *cell);
void isms_heat_trail_describe_chip (IsmsHeatMap *self, IsmsRiskChip *chip, gint64 risk);
void isms_heat_trail_follow_focus (IsmsHeatMap *self);

/* isms-heat-keys.c */
void isms_heat_map_listen (IsmsHeatMap *self);
gboolean isms_heat_map_owns_event (IsmsHeatMap *self, GtkEventController *controller);
gboolean isms_heat_map_focus (GtkWidget *widget, GtkDirectionType direction);

/* isms-heat-move.c */
void isms_heat_move_attach (IsmsHeatMap *self);
void isms_heat_move_follow_focus (IsmsHeatMap *self, gboolean follow);
gboolean isms_heat_move_step (IsmsHeatMap *self, IsmsRiskChip *chip, GtkDirectionType direction);
void isms_heat_move_start (IsmsHeatMap *self, IsmsRiskChip *chip, int likelihood, int impact);
void isms_heat_move_cancel (IsmsHeatMap *self);
void isms_heat_move_settle (IsmsHeatMap *self);
void isms_heat_move_point (IsmsHeatMap *self);

G_END_DECLS
