/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The first frame after a new answer has the rows that can be seen; each one after it some more. */

#include "isms-list-pace.h"

#include "isms-list-sight.h"

#define NEAR 4     /* rows that count as in sight above and below it */
#define PATIENCE 6 /* frames that rows wait for the next answer, once it is asked for */

typedef struct
{
  GtkWidget *view; /* it holds this */
  IsmsSlots *slots;
  IsmsList *list; /* of the slots, which hold it */
  GtkAdjustment *adjustment;
  double height; /* of a row, about; 0: not known yet */
  guint n_rows;
  guint tick_id;
  guint waited;    /* frames, while another answer is asked for */
  gboolean fresh;  /* the first rows are in the frame that comes */
  gboolean to_top; /* the view has not been laid out since it went there */
} Pace;

static void
get_sight (guint *first, guint *end, gpointer data)
{
  Pace *self = data;
  double page = gtk_adjustment_get_page_size (self->adjustment);
  double top = self->to_top ? 0 : gtk_adjustment_get_value (self->adjustment);

  *first = 0;
  *end = self->n_rows;
  if (self->height <= 0 || page <= 0)
    return;
  *first = (guint) MAX (top / self->height - NEAR, 0);
  *end = (guint) ((top + page) / self->height) + NEAR;
}

/* What is about to be replaced would be made for nothing, and hold up what comes. */
static gboolean
can_wait (Pace *self)
{
  if (!isms_list_get_loading (self->list))
    self->waited = 0;
  else if (self->waited < PATIENCE)
    {
      self->waited++;
      return TRUE;
    }
  return FALSE;
}

static gboolean
tick_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  Pace *self = data;

  if (self->fresh)
    self->fresh = FALSE;
  else if (!can_wait (self) && !isms_slots_show_more (self->slots))
    {
      self->tick_id = 0;
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static void
waiting_cb (Pace *self)
{
  if (self->tick_id != 0)
    return;
  self->fresh = TRUE;
  self->tick_id = gtk_widget_add_tick_callback (self->view, tick_cb, self, NULL);
}

static void
refilled_cb (Pace *self)
{
  g_autoptr (GListModel) model = NULL;

  g_object_get (self->view, "model", &model, NULL);
  if (model != G_LIST_MODEL (self->slots))
    return;
  self->fresh = TRUE; /* also where rows of the answer before are still coming */
  self->waited = 0;
  self->to_top = gtk_adjustment_get_value (self->adjustment) > 0;
  isms_list_sight_go_to_top (GTK_SCROLLABLE (self->view));
}

static void
value_changed_cb (Pace *self)
{
  self->to_top = FALSE;
  isms_slots_fill_sight (self->slots);
}

/* All rows are about as high. */
static void
laid_out_cb (Pace *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->slots));

  if (n_rows > 0)
    self->height = gtk_adjustment_get_upper (self->adjustment) / n_rows;
  isms_slots_fill_sight (self->slots);
}

static void
free_pace (gpointer data)
{
  Pace *self = data;

  isms_slots_set_pace (self->slots, G_MAXUINT, NULL, NULL);
  g_signal_handlers_disconnect_by_data (self->slots, self);
  g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_object_unref (self->adjustment);
  g_object_unref (self->slots);
  g_free (self);
}

/**
 * isms_list_pace:
 * @view: (transfer none): what shows the rows, in a scrolled window
 * @slots: (transfer none): the rows
 * @n_rows: how many can be seen at once, about
 *
 * From now on, for as long as there is the view, it does not wait for rows that are out of sight.
 * To be called before the view has its model.
 */
void
isms_list_pace (GtkWidget *view, IsmsSlots *slots, guint n_rows)
{
  Pace *self = g_new0 (Pace, 1);
  g_autoptr (IsmsSelection) selection = NULL;

  g_object_get (slots, "selection", &selection, NULL);
  self->view = view;
  self->slots = g_object_ref (slots);
  self->list = isms_selection_get_list (selection);
  self->adjustment = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
  self->n_rows = n_rows;
  g_signal_connect_swapped (slots, "waiting", G_CALLBACK (waiting_cb), self);
  g_signal_connect_swapped (slots, "refilled", G_CALLBACK (refilled_cb), self);
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  g_signal_connect_swapped (self->adjustment, "changed", G_CALLBACK (laid_out_cb), self);
  g_object_set_data_full (G_OBJECT (view), "isms-list-pace", self, free_pace);
  isms_slots_set_pace (slots, n_rows, get_sight, self);
}
