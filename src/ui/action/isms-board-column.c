/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A list of cards, made as they come into view. */

#include "isms-config.h"

#include "isms-board-column.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "isms-action-card.h"
#include "isms-action-row.h"
#include "isms-action-words.h"
#include "isms-rows-pace.h"
#include "isms-rows.h"

#define WIDTH 174 /* at least; grows with the text */

struct _IsmsBoardColumn
{
  GtkBox parent_instance;

  IsmsActionState state;
  IsmsActionSet *set; /* or NULL */
  IsmsRows *rows;
  GtkLabel *count;
  GtkWidget *warning; /* the colour of what is overdue */
  GtkWidget *view;    /* NULL: the column is going */
};

G_DEFINE_FINAL_TYPE (IsmsBoardColumn, isms_board_column, GTK_TYPE_BOX)

static guint activated_signal;

static const IsmsActionItem *
get_item (IsmsBoardColumn *self, guint position)
{
  GArray *places = self->set->by_state[self->state];

  return self->set->items->pdata[g_array_index (places, guint, position)];
}

static void
fill_row (GObject *row, const IsmsRowsEntry *entry, gpointer data)
{
  IsmsBoardColumn *self = data;

  isms_action_row_fill (ISMS_ACTION_ROW (row), self->set, NULL,
                        self->set->items->pdata[entry->first], NULL);
}

/* --- Cards --- */

static void
show_item (GtkListItem *item, gpointer data)
{
  IsmsActionRow *row = gtk_list_item_get_item (item);
  const IsmsActionItem *action = row != NULL ? isms_action_row_get_item (row) : NULL;
  g_autofree char *said = NULL;

  if (action == NULL)
    return;
  said = isms_action_words_dup_said (action);
  isms_action_card_set_item (ISMS_ACTION_CARD (gtk_list_item_get_child (item)), action);
  gtk_list_item_set_accessible_label (item, said);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, IsmsBoardColumn *self)
{
  GtkWidget *card = isms_action_card_new (self->warning);

  g_object_set_data (G_OBJECT (card), "item", item);
  gtk_list_item_set_child (item, card);
  gtk_list_item_set_accessible_description (
      item, _ ("Ctrl with left or right moves it to the next column, 1 to 5 to a column. "
               "Return opens it."));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, IsmsBoardColumn *self)
{
  isms_rows_pace_bind (self->rows, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, IsmsBoardColumn *self)
{
  isms_rows_pace_unbind (self->rows, item);
}

static void
activate_cb (GtkListView *view, guint position, IsmsBoardColumn *self)
{
  if (position < isms_board_column_get_n_actions (self))
    g_signal_emit (self, activated_signal, 0, get_item (self, position)->id);
}

/* --- Building --- */

static GtkWidget *
create_list (IsmsBoardColumn *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (model), factory);
  gtk_widget_add_css_class (self->view, "board-cards");
  gtk_list_view_set_tab_behavior (GTK_LIST_VIEW (self->view), GTK_LIST_TAB_ITEM);
  isms_rows_pace (self->view, self->rows, show_item, self);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
create_heading (IsmsBoardColumn *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (_ (isms_action_get_state_choice (self->state)->label));

  gtk_widget_add_css_class (name, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_widget_set_margin_start (heading, 12);
  gtk_widget_set_margin_end (heading, 12);
  gtk_widget_set_margin_top (heading, 6);
  gtk_box_append (GTK_BOX (heading), name);
  gtk_box_append (GTK_BOX (heading), GTK_WIDGET (self->count));
  self->warning = adw_bin_new ();
  gtk_widget_add_css_class (self->warning, "warning");
  gtk_box_append (GTK_BOX (heading), self->warning);
  return heading;
}

static void
isms_board_column_dispose (GObject *object)
{
  IsmsBoardColumn *self = ISMS_BOARD_COLUMN (object);

  self->view = NULL;
  if (self->rows != NULL)
    isms_rows_clear (self->rows);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->set, isms_action_set_unref);
  G_OBJECT_CLASS (isms_board_column_parent_class)->dispose (object);
}

static void
isms_board_column_class_init (IsmsBoardColumnClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_board_column_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  activated_signal = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
isms_board_column_init (IsmsBoardColumn *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "board-column");
  self->rows = isms_rows_new (ISMS_TYPE_ACTION_ROW, fill_row, self);
}

/**
 * isms_board_column_new:
 * @state: of the actions that stand in it
 *
 * Returns: (transfer floating): an empty column
 */
GtkWidget *
isms_board_column_new (IsmsActionState state)
{
  IsmsBoardColumn *self = g_object_new (ISMS_TYPE_BOARD_COLUMN, NULL);

  self->state = state;
  gtk_box_append (GTK_BOX (self), create_heading (self));
  gtk_box_append (GTK_BOX (self), create_list (self));
  gtk_widget_set_size_request (GTK_WIDGET (self),
                               (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, WIDTH, NULL), -1);
  return GTK_WIDGET (self);
}

IsmsActionState
isms_board_column_get_state (IsmsBoardColumn *self)
{
  return self->state;
}

static void
show_count (IsmsBoardColumn *self, guint n)
{
  g_autofree char *count = g_strdup_printf ("%'u", n);
  const char *state = _ (isms_action_get_state_choice (self->state)->label);
  g_autofree char *said =
      /* Translators: a column of the board for a screen reader: the state, how many actions */
      g_strdup_printf (ngettext ("%s, %'u action", "%s, %'u actions", n), state, n);

  gtk_label_set_text (self->count, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, said,
                                  -1);
}

/**
 * isms_board_column_show:
 * @self: a column
 * @set: (transfer none): all actions of the board; kept
 */
void
isms_board_column_show (IsmsBoardColumn *self, IsmsActionSet *set)
{
  g_autoptr (IsmsActionSet) before = self->set;
  GArray *places = set->by_state[self->state];
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (IsmsRowsEntry), places->len);

  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);
      IsmsRowsEntry entry = { ((IsmsActionItem *) set->items->pdata[place])->id, place, 0 };

      g_array_append_val (entries, entry);
    }
  self->set = isms_action_set_ref (set);
  isms_rows_take (self->rows, entries);
  show_count (self, places->len);
}

guint
isms_board_column_get_n_actions (IsmsBoardColumn *self)
{
  return isms_rows_get_n_entries (self->rows);
}

/**
 * isms_board_column_find:
 * @self: a column
 * @action: the id of an action
 * @position: (out): where it stands
 *
 * Returns: %FALSE if it does not stand here
 */
gboolean
isms_board_column_find (IsmsBoardColumn *self, gint64 action, guint *position)
{
  guint n = isms_board_column_get_n_actions (self);

  for (guint i = 0; i < n; i++)
    if (get_item (self, i)->id == action)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/* NULL: it has none, or is about to go. */
static GtkWidget *
get_card (GtkWidget *row)
{
  GtkWidget *child = gtk_widget_get_first_child (row);

  return child != NULL && ISMS_IS_ACTION_CARD (child) && gtk_widget_get_opacity (row) > 0 ? child
                                                                                          : NULL;
}

/* What it stands for, whether it says so already or not. */
static gint64
get_action (GtkWidget *card)
{
  GtkListItem *item = g_object_get_data (G_OBJECT (card), "item");
  IsmsActionRow *row = gtk_list_item_get_item (item);

  return row != NULL ? isms_action_row_get_item (row)->id : 0;
}

/**
 * isms_board_column_find_card:
 * @self: a column
 * @action: the id of an action
 *
 * Returns: (transfer none) (nullable): its card; %NULL where there is none in sight
 */
GtkWidget *
isms_board_column_find_card (IsmsBoardColumn *self, gint64 action)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *card = get_card (row);

      if (card != NULL && gtk_widget_get_child_visible (row) && get_action (card) == action)
        return card;
    }
  return NULL;
}

/**
 * isms_board_column_find_beside:
 * @self: a column
 * @card: (nullable): a card of another column
 * @position: (out): where the card stands that is as high as @card
 *
 * Returns: %FALSE if there is no card in sight
 */
gboolean
isms_board_column_find_beside (IsmsBoardColumn *self, GtkWidget *card, guint *position)
{
  GtkWidget *nearest = NULL;
  double distance = G_MAXDOUBLE;

  for (GtkWidget *row = gtk_widget_get_first_child (self->view); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *other = get_card (row);
      graphene_point_t top;
      double apart = 0;

      if (other == NULL || !gtk_widget_get_child_visible (row))
        continue;
      if (card != NULL && gtk_widget_compute_point (other, card, &GRAPHENE_POINT_INIT (0, 0), &top))
        apart = fabs ((double) top.y);
      if (apart >= distance)
        continue;
      nearest = other;
      distance = apart;
    }
  return nearest != NULL && isms_board_column_find (self, get_action (nearest), position);
}

/**
 * isms_board_column_get_focus:
 * @self: a column
 * @action: (out): the id of the action whose card has the focus
 * @position: (out): where it stands
 *
 * Returns: %FALSE if no card of this column has the focus
 */
gboolean
isms_board_column_get_focus (IsmsBoardColumn *self, gint64 *action, guint *position)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->view);
  GtkWidget *card = row != NULL && gtk_widget_has_focus (row) ? get_card (row) : NULL;

  if (card == NULL)
    return FALSE;
  *action = get_action (card);
  return isms_board_column_find (self, *action, position);
}

/**
 * isms_board_column_focus:
 * @self: a column
 * @position: where the card stands
 *
 * Brings the card into sight and takes the focus there.
 *
 * Returns: %FALSE if there is no such card, or it is not shown yet
 */
gboolean
isms_board_column_focus (IsmsBoardColumn *self, guint position)
{
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    return FALSE;
  gtk_widget_grab_focus (self->view);
  gtk_list_view_scroll_to (GTK_LIST_VIEW (self->view), position, GTK_LIST_SCROLL_FOCUS, NULL);
  return TRUE;
}

/**
 * isms_board_column_set_drop:
 * @self: a column
 * @drop: whether what is dragged would be dropped here
 */
void
isms_board_column_set_drop (IsmsBoardColumn *self, gboolean drop)
{
  if (drop)
    gtk_widget_add_css_class (GTK_WIDGET (self), "drop");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "drop");
}
