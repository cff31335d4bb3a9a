/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Columns of equal width, filled in turn. Tab goes in the order of the widgets, wherever they are.
 */

#include "isms-config.h"

#include "isms-review-flow.h"

#define SPACE 12
#define MOST 3 /* of any flow */

struct _IsmsReviewFlow
{
  GtkWidget parent_instance;

  int column; /* in sp */
  guint most;
  guint n_columns; /* as they were laid out */
};

G_DEFINE_FINAL_TYPE (IsmsReviewFlow, isms_review_flow, GTK_TYPE_WIDGET)

static int
measure_least (GtkWidget *widget)
{
  int least = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      least = MAX (least, minimum);
    }
  return least;
}

static guint
count_columns (GtkWidget *widget, int width)
{
  IsmsReviewFlow *self = ISMS_REVIEW_FLOW (widget);
  int column = (int) adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, self->column,
                                            gtk_widget_get_settings (widget));

  column = MAX (column, measure_least (widget));
  return (guint) CLAMP ((width + SPACE) / (column + SPACE), 1, (int) self->most);
}

static int
get_column_width (int width, guint n_columns)
{
  return (width - SPACE * ((int) n_columns - 1)) / (int) n_columns;
}

typedef struct
{
  gboolean mirrored;
  int width;
  int height; /* that those of a single row fill; -1: each has its own */
} Placing;

static void
place (GtkWidget *child, int width, guint column, int y, int height, const Placing *placing)
{
  int x = (int) column * (width + SPACE);
  GtkAllocation at = { placing->mirrored ? placing->width - x - width : x, y, width,
                       placing->height > height ? placing->height : height };

  gtk_widget_size_allocate (child, &at, -1);
}

/* With @placing NULL it is only measured. Returns: how high they are. */
static int
lay_out (GtkWidget *widget, int width, const Placing *placing)
{
  guint n = count_columns (widget, width), i = 0;
  int heights[MOST] = { 0 }, tallest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      guint column = i % n;
      int of = get_column_width (width, n), height;

      if (!gtk_widget_should_layout (child))
        continue;
      i++;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, of, &height, NULL, NULL, NULL);
      if (heights[column] > 0)
        heights[column] += SPACE;
      if (placing != NULL)
        place (child, of, column, heights[column], height, placing);
      heights[column] += height;
      tallest = MAX (tallest, heights[column]);
    }
  return tallest;
}

static guint
count_shown (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child);
  return n;
}

static GtkSizeRequestMode
isms_review_flow_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
isms_review_flow_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  int least = measure_least (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = (least + SPACE) * (int) ISMS_REVIEW_FLOW (widget)->most;
      return;
    }
  *minimum = *natural = lay_out (widget, for_size >= 0 ? for_size : least, NULL);
}

static void
isms_review_flow_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  IsmsReviewFlow *self = ISMS_REVIEW_FLOW (widget);
  Placing placing = { gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL, width, -1 };

  self->n_columns = count_columns (widget, width);
  if (count_shown (widget) <= self->n_columns)
    placing.height = height;
  lay_out (widget, width, &placing);
}

static GtkWidget *
step (GtkWidget *widget, GtkWidget *child, gboolean forward)
{
  if (child == NULL)
    return forward ? gtk_widget_get_first_child (widget) : gtk_widget_get_last_child (widget);
  return forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
}

/* Of its own accord, GTK goes by where the middles are. */
static gboolean
isms_review_flow_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;

  if (!forward && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (isms_review_flow_parent_class)->focus (widget, direction);
  if (child != NULL && gtk_widget_child_focus (child, direction))
    return TRUE;
  while ((child = step (widget, child, forward)) != NULL)
    if (gtk_widget_get_visible (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

static void
isms_review_flow_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (isms_review_flow_parent_class)->dispose (object);
}

static void
isms_review_flow_class_init (IsmsReviewFlowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_review_flow_dispose;
  widget_class->get_request_mode = isms_review_flow_get_request_mode;
  widget_class->measure = isms_review_flow_measure;
  widget_class->size_allocate = isms_review_flow_size_allocate;
  widget_class->focus = isms_review_flow_focus;
}

static void
isms_review_flow_init (IsmsReviewFlow *self)
{
  self->most = 1;
}

/**
 * isms_review_flow_new:
 * @column: how wide a column is at least, in pixels for text of usual size
 * @most: how many columns there are at most, up to three
 *
 * Returns: (transfer floating): without a child
 */
GtkWidget *
isms_review_flow_new (int column, guint most)
{
  IsmsReviewFlow *self = g_object_new (ISMS_TYPE_REVIEW_FLOW, NULL);

  self->column = column;
  self->most = MIN (most, MOST);
  return GTK_WIDGET (self);
}

/**
 * isms_review_flow_append:
 * @self: a flow
 * @child: (transfer floating): comes last
 */
void
isms_review_flow_append (IsmsReviewFlow *self, GtkWidget *child)
{
  g_return_if_fail (ISMS_IS_REVIEW_FLOW (self));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}

/**
 * isms_review_flow_get_n_columns:
 * @self: a flow
 *
 * Returns: in how many columns its children stand; 0 before they do
 */
guint
isms_review_flow_get_n_columns (IsmsReviewFlow *self)
{
  g_return_val_if_fail (ISMS_IS_REVIEW_FLOW (self), 0);

  return self->n_columns;
}
