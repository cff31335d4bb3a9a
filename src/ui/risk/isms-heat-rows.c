/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risks beneath the map. The map does not wait for those that are out of sight. */

#include "isms-heat-rows.h"

#include "isms-list-pace.h"
#include "isms-list-sight.h"

#define FIRST_ROWS 16

struct _IsmsHeatRows
{
  GObject parent_instance;

  IsmsList *list;
  IsmsSelection *selection;
  IsmsSlots *slots;
  GtkListView *view; /* weak */
  gint64 id;         /* selected, whether it is listed or not; 0: none */
  gboolean selecting;
};

G_DEFINE_FINAL_TYPE (IsmsHeatRows, isms_heat_rows, G_TYPE_OBJECT)

static guint selected_signal;

/* Also when a new answer came: the row may have come with it, or stand elsewhere. */
static void
show_row (IsmsHeatRows *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  guint position;

  if (self->id == 0 || self->view == NULL || !isms_list_find (self->list, self->id, &position))
    return;
  self->selecting = TRUE;
  gtk_selection_model_select_item (model, position, TRUE);
  self->selecting = FALSE;
  isms_list_sight_show (GTK_SCROLLABLE (self->view), self->list, self->id);
}

static void
selection_changed_cb (IsmsHeatRows *self)
{
  g_autoptr (GArray) ids = NULL;

  if (self->selecting)
    return;
  ids = isms_selection_dup_ids (self->selection);
  if (ids->len == 0)
    return;
  self->id = ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
  g_signal_emit (self, selected_signal, 0, self->id);
}

static void
isms_heat_rows_dispose (GObject *object)
{
  IsmsHeatRows *self = ISMS_HEAT_ROWS (object);

  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->slots);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (isms_heat_rows_parent_class)->dispose (object);
}

static void
isms_heat_rows_class_init (IsmsHeatRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_heat_rows_dispose;
  selected_signal = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
isms_heat_rows_init (IsmsHeatRows *self)
{
}

/**
 * isms_heat_rows_new:
 * @workspace: whose risks
 * @view: where the rows are shown
 *
 * Returns: (transfer full): the rows, none before the list has a query
 */
IsmsHeatRows *
isms_heat_rows_new (IsmsWorkspace *workspace, GtkListView *view)
{
  IsmsHeatRows *self = g_object_new (ISMS_TYPE_HEAT_ROWS, NULL);

  self->list = isms_list_new (workspace);
  self->selection = isms_selection_new (self->list);
  self->slots = isms_slots_new (self->selection);
  isms_list_pace (GTK_WIDGET (view), self->slots, FIRST_ROWS);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "after-swap", G_CALLBACK (show_row), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->slots, "whole", G_CALLBACK (show_row), self, G_CONNECT_SWAPPED);
  isms_list_sight_keep_top (GTK_SCROLLABLE (view), self->list);
  g_set_weak_pointer (&self->view, view);
  gtk_list_view_set_model (view, GTK_SELECTION_MODEL (self->slots));
  return self;
}

/**
 * isms_heat_rows_get_list:
 * @self: the rows
 *
 * Returns: (transfer none): their list
 */
IsmsList *
isms_heat_rows_get_list (IsmsHeatRows *self)
{
  return self->list;
}

/**
 * isms_heat_rows_select:
 * @self: the rows
 * @id: a risk's id; 0 for none
 *
 * Selects the risk's row now, or when it is listed. Says nothing.
 */
void
isms_heat_rows_select (IsmsHeatRows *self, gint64 id)
{
  if (id == self->id)
    return;
  self->id = id;
  if (id != 0 && isms_list_find (self->list, id, NULL))
    {
      show_row (self);
      return;
    }
  self->selecting = TRUE;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  self->selecting = FALSE;
}
