/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The title of a row of a tree, as far to the right as it stands deep, behind an arrow if something
 * is below it. Its size follows neither, so that columns hold still. */

#include "isms-config.h"

#include "isms-tree-cell.h"

#include <glib/gi18n-lib.h>

#include "isms-cell.h"

#define INDENT 16
#define ARROW 16
#define GAP 4

struct _IsmsTreeCell
{
  GtkWidget parent_instance;

  IsmsList *list;
  gint64 id;
  gboolean in_tree;
  IsmsListNode node;

  GtkWidget *arrow;
  GtkWidget *cell;
  GtkWidget *heading;
};

G_DEFINE_FINAL_TYPE (IsmsTreeCell, isms_tree_cell, GTK_TYPE_WIDGET)

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_heading (IsmsTreeCell *self)
{
  g_autofree char *text = NULL;

  text = isms_tree_cell_dup_heading (isms_query_get_kind (isms_list_get_query (self->list)),
                                     &self->node);
  gtk_label_set_label (GTK_LABEL (self->heading), text);
  set_class (self->heading, "heading", self->node.head == 1);
  set_class (self->heading, "caption-heading", self->node.head > 1);
}

static void
show_node (IsmsTreeCell *self)
{
  gboolean was_in_tree = self->in_tree;
  gboolean is_heading;

  self->in_tree = isms_list_get_node (self->list, self->id, &self->node);
  is_heading = self->in_tree && self->node.head > 0;
  gtk_widget_set_child_visible (self->arrow, self->in_tree && self->node.leads);
  gtk_widget_set_child_visible (self->heading, is_heading);
  gtk_widget_set_child_visible (self->cell, !is_heading);
  set_class (self->cell, "dimmed", self->in_tree && !self->node.found);
  set_class (self->cell, "caption-heading", self->in_tree && !self->node.counted);
  if (is_heading)
    show_heading (self);
  if (self->in_tree)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                  self->node.open ? "pan-down-symbolic" : "pan-end-symbolic");
  if (self->in_tree && self->node.leads)
    gtk_accessible_update_state (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_STATE_EXPANDED,
                                 self->node.open, -1);
  if (self->in_tree != was_in_tree)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* A heading opens and closes wherever it is clicked, another row by its arrow. */
static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, IsmsTreeCell *self)
{
  graphene_rect_t bounds;
  double end;

  if (!self->in_tree || !self->node.leads
      || !gtk_widget_compute_bounds (self->arrow, GTK_WIDGET (self), &bounds))
    return;
  end = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
            ? gtk_widget_get_width (GTK_WIDGET (self)) - bounds.origin.x
            : bounds.origin.x + bounds.size.width;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x;
  if (self->node.head == 0 && x > end + GAP)
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "list.turn", "x", self->id);
}

static void
isms_tree_cell_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  IsmsTreeCell *self = ISMS_TREE_CELL (widget);
  int height;

  gtk_widget_measure (self->cell, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      if (self->list != NULL && isms_list_is_tree (self->list))
        {
          *minimum += ISMS_TREE_CELL_LEAD;
          *natural += ISMS_TREE_CELL_LEAD;
        }
      return;
    }
  gtk_widget_measure (self->heading, orientation, -1, &height, NULL, NULL, NULL);
  *minimum = MAX (*minimum, height);
  *natural = MAX (*natural, height);
}

static void
allocate (IsmsTreeCell *self, GtkWidget *child, int x, int width, int whole, int height)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = whole - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, width, height }, -1);
}

static void
isms_tree_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  IsmsTreeCell *self = ISMS_TREE_CELL (widget);
  int indent = self->in_tree ? (int) MIN (self->node.depth, 1000) * INDENT : 0;
  int start = 0;
  int words;

  /* however deep: what it says has its room */
  gtk_widget_measure (self->cell, GTK_ORIENTATION_HORIZONTAL, -1, &words, NULL, NULL, NULL);
  indent = CLAMP (width - words - ARROW - GAP, 0, indent);
  if (self->in_tree)
    start = indent + ARROW + GAP;
  allocate (self, self->arrow, indent, ARROW, width, height);
  allocate (self, self->in_tree && self->node.head > 0 ? self->heading : self->cell, start,
            MAX (width - start, 0), width, height);
}

static void
isms_tree_cell_dispose (GObject *object)
{
  IsmsTreeCell *self = ISMS_TREE_CELL (object);

  g_clear_pointer (&self->arrow, gtk_widget_unparent);
  g_clear_pointer (&self->cell, gtk_widget_unparent);
  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (isms_tree_cell_parent_class)->dispose (object);
}

static void
isms_tree_cell_class_init (IsmsTreeCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_tree_cell_dispose;
  widget_class->measure = isms_tree_cell_measure;
  widget_class->size_allocate = isms_tree_cell_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
isms_tree_cell_init (IsmsTreeCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static GtkWidget *
create (IsmsWorkspace *workspace, const IsmsField *field, IsmsList *list)
{
  IsmsTreeCell *self = g_object_new (ISMS_TYPE_TREE_CELL, NULL);

  self->list = g_object_ref (list);
  self->arrow = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_BUTTON, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: of a row of a tree: what is below it */
                                  _ ("Rows Below"), -1);
  self->cell = isms_cell_new (workspace, field);
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->heading), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->arrow, GTK_WIDGET (self));
  gtk_widget_set_parent (self->cell, GTK_WIDGET (self));
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *item, IsmsWorkspace *workspace)
{
  gtk_column_view_cell_set_child (item, create (workspace,
                                                g_object_get_data (G_OBJECT (factory), "field"),
                                                g_object_get_data (G_OBJECT (factory), "list")));
}

static void
show_slot (IsmsTreeCell *self, IsmsSlot *slot)
{
  self->id = isms_slot_get_id (slot);
  isms_cell_set_record (ISMS_CELL (self->cell), isms_slot_get_record (slot));
  show_node (self);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *item, gpointer user_data)
{
  IsmsTreeCell *self = ISMS_TREE_CELL (gtk_column_view_cell_get_child (item));
  IsmsSlot *slot = gtk_column_view_cell_get_item (item);

  g_signal_connect_swapped (slot, "changed", G_CALLBACK (show_slot), self);
  g_signal_connect_swapped (self->list, "tree-changed", G_CALLBACK (show_node), self);
  show_slot (self, slot);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *item, gpointer user_data)
{
  IsmsTreeCell *self = ISMS_TREE_CELL (gtk_column_view_cell_get_child (item));

  g_signal_handlers_disconnect_by_func (gtk_column_view_cell_get_item (item), show_slot, self);
  g_signal_handlers_disconnect_by_func (self->list, show_node, self);
  isms_cell_set_record (ISMS_CELL (self->cell), NULL);
}

/**
 * isms_tree_cell_factory_new:
 * @workspace: whose records
 * @field: a field; it must live as long as the factory
 * @list: what the view shows
 *
 * Returns: (transfer full): a factory for a #GtkColumnViewColumn
 */
GtkListItemFactory *
isms_tree_cell_factory_new (IsmsWorkspace *workspace, const IsmsField *field, IsmsList *list)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "field", (gpointer) field);
  g_object_set_data_full (G_OBJECT (factory), "list", g_object_ref (list), g_object_unref);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), workspace, G_CONNECT_DEFAULT);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

static IsmsTreeCell *
find_cell (GtkWidget *widget)
{
  if (ISMS_IS_TREE_CELL (widget))
    return ISMS_TREE_CELL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      IsmsTreeCell *found = find_cell (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * isms_tree_cell_find_focus:
 * @view: a view with a column of tree cells
 *
 * Returns: the id of the row that has the focus; 0: none has
 */
gint64
isms_tree_cell_find_focus (GtkColumnView *view)
{
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (view)));
  IsmsTreeCell *cell;

  if (row == NULL || !gtk_widget_is_ancestor (row, GTK_WIDGET (view)))
    return 0;
  while (!g_str_equal (gtk_widget_get_css_name (row), "row"))
    {
      row = gtk_widget_get_parent (row);
      if (row == GTK_WIDGET (view))
        return 0;
    }
  cell = find_cell (row);
  return cell != NULL ? cell->id : 0;
}

/**
 * isms_tree_cell_dup_heading:
 * @kind: of the records
 * @node: a heading
 *
 * Returns: (transfer full): what it says
 */
char *
isms_tree_cell_dup_heading (const IsmsKind *kind, const IsmsListNode *node)
{
  const IsmsField *field = isms_kind_find_field (kind, kind->tree->heads[node->head - 1]);
  const char *title = node->title != NULL && *node->title != '\0' ? node->title
                      : field->unset != NULL                      ? _ (field->unset)
                                                                  : _ ("Not Set");

  /* Translators: heading of a group of a list: what they share, and how many they are */
  return g_strdup_printf (_ ("%s · %'u"), title, node->n_counted);
}
