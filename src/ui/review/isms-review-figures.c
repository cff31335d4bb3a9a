/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Views are made when the first figures come, and anew only where these are others by name: a
 * review that was held long ago may have had other figures. */

#include "isms-config.h"

#include "isms-review-figures.h"

#include <glib/gi18n-lib.h>

struct _IsmsReviewFigures
{
  GtkBox parent_instance;

  GPtrArray *views; /* of IsmsReviewFigureView, borrowed from the tree */
  guint n_lead;
  IsmsReviewColumns columns;
  GtkWidget *heads; /* what the columns are, where it is compared */
  GtkWidget *then;  /* of these, the name of the other review */
  GtkWidget *last;  /* had the focus; weak */
};

G_DEFINE_FINAL_TYPE (IsmsReviewFigures, isms_review_figures, GTK_TYPE_BOX)

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- The keyboard --- */

static void
isms_review_figures_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  if (child != NULL)
    g_set_weak_pointer (&ISMS_REVIEW_FIGURES (widget)->last, child);
  GTK_WIDGET_CLASS (isms_review_figures_parent_class)->set_focus_child (widget, child);
}

static gboolean
isms_review_figures_focus (GtkWidget *widget, GtkDirectionType direction)
{
  IsmsReviewFigures *self = ISMS_REVIEW_FIGURES (widget);
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (tab && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  if (tab && self->last != NULL && gtk_widget_grab_focus (self->last))
    return TRUE;
  if (tab)
    return self->views->len > 0 && gtk_widget_grab_focus (self->views->pdata[0]);
  return GTK_WIDGET_CLASS (isms_review_figures_parent_class)->focus (widget, direction);
}

static void
clicked_cb (IsmsReviewFigureView *view, IsmsReviewFigures *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, isms_review_figure_view_get_name (view));
}

/* --- The object --- */

static void
isms_review_figures_dispose (GObject *object)
{
  IsmsReviewFigures *self = ISMS_REVIEW_FIGURES (object);

  g_clear_weak_pointer (&self->last);
  g_clear_object (&self->columns.then);
  g_clear_object (&self->columns.value);
  g_clear_object (&self->columns.change);
  G_OBJECT_CLASS (isms_review_figures_parent_class)->dispose (object);
}

static void
isms_review_figures_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_REVIEW_FIGURES (object)->views);
  G_OBJECT_CLASS (isms_review_figures_parent_class)->finalize (object);
}

static void
isms_review_figures_class_init (IsmsReviewFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_review_figures_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_review_figures_finalize;
  GTK_WIDGET_CLASS (klass)->focus = isms_review_figures_focus;
  GTK_WIDGET_CLASS (klass)->set_focus_child = isms_review_figures_set_focus_child;
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
isms_review_figures_init (IsmsReviewFigures *self)
{
  self->views = g_ptr_array_new ();
  self->columns.then = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->columns.value = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->columns.change = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * isms_review_figures_new:
 *
 * Returns: (transfer floating): without figures
 */
GtkWidget *
isms_review_figures_new (void)
{
  return g_object_new (ISMS_TYPE_REVIEW_FIGURES, NULL);
}

/* --- Showing --- */

static GtkWidget *
create_head (const char *text, GtkSizeGroup *column)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  if (column != NULL)
    gtk_size_group_add_widget (column, label);
  else
    gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* As wide as a button among these rows is. */
static void
add_heads (IsmsReviewFigures *self)
{
  self->heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->then = create_head (NULL, self->columns.then);
  gtk_box_append (GTK_BOX (self->heads), create_head (NULL, NULL));
  gtk_box_append (GTK_BOX (self->heads), self->then);
  /* Translators: above the values that figures have today */
  gtk_box_append (GTK_BOX (self->heads), create_head (_ ("Now"), self->columns.value));
  /* Translators: above by how much figures are different from then */
  gtk_box_append (GTK_BOX (self->heads), create_head (_ ("Change"), self->columns.change));
  gtk_widget_set_margin_start (self->heads, 12);
  gtk_widget_set_margin_end (self->heads, 12);
  gtk_widget_set_margin_top (self->heads, 6);
  gtk_widget_set_visible (self->heads, FALSE);
  gtk_box_append (GTK_BOX (self), self->heads);
}

static gboolean
is_made_for (IsmsReviewFigures *self, const IsmsReviewCard *card)
{
  if (self->views->len != card->figures->len || self->n_lead != card->n_lead)
    return FALSE;
  for (guint i = 0; i < self->views->len; i++)
    {
      const IsmsReviewFigure *figure = card->figures->pdata[i];

      if (!g_str_equal (isms_review_figure_view_get_name (self->views->pdata[i]), figure->name))
        return FALSE;
    }
  return TRUE;
}

static void
make_views (IsmsReviewFigures *self, const IsmsReviewCard *card)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  g_ptr_array_set_size (self->views, 0);
  self->n_lead = card->n_lead;
  for (guint i = 0; i < card->figures->len; i++)
    {
      const IsmsReviewFigure *figure = card->figures->pdata[i];
      GtkWidget *view;

      if (i == card->n_lead)
        add_heads (self);
      view = isms_review_figure_view_new (figure->name, i < card->n_lead ? NULL : &self->columns);
      g_signal_connect_object (view, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_DEFAULT);
      gtk_box_append (GTK_BOX (self), view);
      g_ptr_array_add (self->views, view);
    }
}

/**
 * isms_review_figures_show:
 * @self: figures
 * @card: what they are
 * @sight: the figures that these are of, and what they are compared with
 */
void
isms_review_figures_show (IsmsReviewFigures *self,
                          const IsmsReviewCard *card,
                          const IsmsReviewSight *sight)
{
  g_return_if_fail (ISMS_IS_REVIEW_FIGURES (self));

  if (!is_made_for (self, card))
    make_views (self, card);
  for (guint i = 0; i < self->views->len; i++)
    isms_review_figure_view_show (self->views->pdata[i], card->figures->pdata[i], sight);
  if (card->n_lead >= card->figures->len)
    return;
  gtk_widget_set_visible (self->heads, sight->other != NULL);
  if (sight->other != NULL)
    gtk_label_set_text (GTK_LABEL (self->then), sight->other->ref);
}

/**
 * isms_review_figures_find:
 * @self: figures
 * @name: of one, "d1_open"
 *
 * Returns: (transfer none) (nullable): its button
 */
IsmsReviewFigureView *
isms_review_figures_find (IsmsReviewFigures *self, const char *name)
{
  for (guint i = 0; i < self->views->len; i++)
    if (g_str_equal (isms_review_figure_view_get_name (self->views->pdata[i]), name))
      return self->views->pdata[i];
  return NULL;
}
