/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A choice is kept until it is saved, or the risk or its rating is another. */

#include "isms-config.h"

#include "isms-rating-form.h"

#include <glib/gi18n-lib.h>

#include "isms-risk-words.h"

struct _IsmsRatingForm
{
  GtkWidget parent_instance;

  GtkLabel *posture_label;
  IsmsRatingGrid *grid;
  GtkLabel *place_label;

  IsmsPosture posture;
  IsmsMethod *method;
  gint64 risk;
  int rated[2];
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (IsmsRatingForm, isms_rating_form, GTK_TYPE_WIDGET)

static void
show_choice (IsmsRatingForm *self)
{
  g_autofree char *words = NULL;
  int place[2];

  isms_rating_grid_get_place (self->grid, &place[0], &place[1]);
  if (self->method != NULL)
    words = isms_risk_words_dup_place_with_level (self->method, place[0], place[1]);
  gtk_label_set_text (self->place_label, words != NULL ? words : "");
}

static void
grid_changed_cb (IsmsRatingForm *self)
{
  show_choice (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
isms_rating_form_dispose (GObject *object)
{
  IsmsRatingForm *self = ISMS_RATING_FORM (object);

  g_clear_pointer (&self->method, isms_method_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_RATING_FORM);
  G_OBJECT_CLASS (isms_rating_form_parent_class)->dispose (object);
}

static void
isms_rating_form_class_init (IsmsRatingFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ISMS_TYPE_RATING_GRID);
  G_OBJECT_CLASS (klass)->dispose = isms_rating_form_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-rating-form.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsRatingForm, posture_label);
  gtk_widget_class_bind_template_child (widget_class, IsmsRatingForm, grid);
  gtk_widget_class_bind_template_child (widget_class, IsmsRatingForm, place_label);
  gtk_widget_class_bind_template_callback (widget_class, grid_changed_cb);

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_rating_form_init (IsmsRatingForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * isms_rating_form_new:
 * @posture: which rating
 *
 * Returns: (transfer floating): a form without a risk
 */
GtkWidget *
isms_rating_form_new (IsmsPosture posture)
{
  IsmsRatingForm *self = g_object_new (ISMS_TYPE_RATING_FORM, NULL);
  const char *label = isms_posture_get_label (posture);
  g_autofree char *words = NULL;

  self->posture = posture;
  gtk_label_set_text (self->posture_label, label);
  /* Translators: what a small grid rates: "Current rating", "Target rating". */
  words = g_strdup_printf (_ ("%s rating"), label);
  isms_rating_grid_set_label (self->grid, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return GTK_WIDGET (self);
}

/**
 * isms_rating_form_set_risk:
 * @self: a form
 * @risk: (transfer none): a risk
 * @method: (transfer none): the method in force
 *
 * Shows where @risk stands. What the person is choosing stays, as long as risk and rating are the
 * same.
 */
void
isms_rating_form_set_risk (IsmsRatingForm *self, IsmsRisk *risk, IsmsMethod *method)
{
  gint64 id = isms_record_get_id (ISMS_RECORD (risk));
  int rated[2] = { isms_risk_get_likelihood (risk, self->posture),
                   isms_risk_get_impact (risk, self->posture) };
  gboolean same = id == self->risk && memcmp (rated, self->rated, sizeof rated) == 0
                  && self->method != NULL && method != NULL
                  && isms_method_get_id (method) == isms_method_get_id (self->method);

  g_clear_pointer (&self->method, isms_method_unref);
  self->method = method ? isms_method_ref (method) : NULL;
  isms_rating_grid_set_method (self->grid, method);
  if (same)
    return;
  self->risk = id;
  memcpy (self->rated, rated, sizeof rated);
  isms_rating_form_reset (self);
}

/**
 * isms_rating_form_get_choice:
 * @self: a form
 * @likelihood: (out): from 1; 0 for none
 * @impact: (out): from 1; 0 for none
 *
 * Returns: whether the person chose another place than the risk has
 */
gboolean
isms_rating_form_get_choice (IsmsRatingForm *self, int *likelihood, int *impact)
{
  isms_rating_grid_get_place (self->grid, likelihood, impact);
  return *likelihood != self->rated[0] || *impact != self->rated[1];
}

/**
 * isms_rating_form_choose:
 * @self: a form with a risk
 * @likelihood: from 1
 * @impact: from 1
 *
 * Chooses a place for the person, as they did before; without "changed".
 */
void
isms_rating_form_choose (IsmsRatingForm *self, int likelihood, int impact)
{
  isms_rating_grid_set_place (self->grid, likelihood, impact);
  show_choice (self);
}

/**
 * isms_rating_form_reset:
 * @self: a form
 *
 * Gives up what the person chose.
 */
void
isms_rating_form_reset (IsmsRatingForm *self)
{
  isms_rating_form_choose (self, self->rated[0], self->rated[1]);
}

IsmsRatingGrid *
isms_rating_form_get_grid (IsmsRatingForm *self)
{
  return self->grid;
}

const char *
isms_rating_form_get_words (IsmsRatingForm *self)
{
  return gtk_label_get_text (self->place_label);
}
