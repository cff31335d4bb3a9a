/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The words of a figure and its chart. */

#include "isms-config.h"

#include "isms-review-figure-view.h"

#include <glib/gi18n-lib.h>

#include "isms-review-flow.h"
#include "isms-review-spark.h"
#include "isms-review-words.h"

#define WORDS_SP 116 /* beside the chart */

struct _IsmsReviewFigureView
{
  GtkButton parent_instance;

  char *name;
  char *sentence;
  gint64 review; /* that is shown */
  GtkWidget *value;
  GtkWidget *label;
  GtkWidget *then; /* what it was in the review that it is compared with */
  GtkWidget *change;
  GtkWidget *sign;
  GtkWidget *spark; /* NULL: it is a row */
};

G_DEFINE_FINAL_TYPE (IsmsReviewFigureView, isms_review_figure_view, GTK_TYPE_BUTTON)

/* Only where the pointer rests: to set the text of each would ask for where it is each time. */
static gboolean
isms_review_figure_view_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, ISMS_REVIEW_FIGURE_VIEW (widget)->sentence);
  return ISMS_REVIEW_FIGURE_VIEW (widget)->sentence != NULL;
}

static void
isms_review_figure_view_finalize (GObject *object)
{
  IsmsReviewFigureView *self = ISMS_REVIEW_FIGURE_VIEW (object);

  g_free (self->name);
  g_free (self->sentence);
  G_OBJECT_CLASS (isms_review_figure_view_parent_class)->finalize (object);
}

static void
isms_review_figure_view_class_init (IsmsReviewFigureViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_review_figure_view_finalize;
  GTK_WIDGET_CLASS (klass)->query_tooltip = isms_review_figure_view_query_tooltip;
}

static void
isms_review_figure_view_init (IsmsReviewFigureView *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "figure");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/* --- Building --- */

static GtkWidget *
create_label (gboolean wraps, const char *const *classes)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), wraps);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  gtk_widget_set_css_classes (label, (const char **) classes);
  return label;
}

static void
build_large (IsmsReviewFigureView *self)
{
  GtkWidget *flow = isms_review_flow_new (WORDS_SP, 2);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = adw_wrap_box_new ();

  self->value = create_label (FALSE, (const char *const[]) { "title-1", "numeric", NULL });
  self->sign = isms_review_sign_new (FALSE);
  self->change = create_label (FALSE, (const char *const[]) { "dimmed", "numeric", NULL });
  self->label = create_label (TRUE, (const char *const[]) { NULL });
  self->then = create_label (TRUE, (const char *const[]) { "caption", "dimmed", NULL });
  self->spark = isms_review_spark_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (top), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (top), self->value);
  adw_wrap_box_append (ADW_WRAP_BOX (top), self->sign);
  adw_wrap_box_append (ADW_WRAP_BOX (top), self->change);
  gtk_box_append (GTK_BOX (words), top);
  gtk_box_append (GTK_BOX (words), self->label);
  gtk_box_append (GTK_BOX (words), self->then);
  isms_review_flow_append (ISMS_REVIEW_FLOW (flow), words);
  isms_review_flow_append (ISMS_REVIEW_FLOW (flow), self->spark);
  gtk_button_set_child (GTK_BUTTON (self), flow);
}

static GtkWidget *
create_number (GtkSizeGroup *column, const char *class)
{
  GtkWidget *label = create_label (FALSE, (const char *const[]) { "numeric", class, NULL });

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_size_group_add_widget (column, label);
  return label;
}

static void
build_row (IsmsReviewFigureView *self, const IsmsReviewColumns *columns)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->label = create_label (TRUE, (const char *const[]) { NULL });
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (self->label, TRUE);
  self->sign = isms_review_sign_new (FALSE);
  self->then = create_number (columns->then, "dimmed");
  self->value = create_number (columns->value, "heading");
  self->change = create_number (columns->change, "dimmed");
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->sign);
  gtk_box_append (GTK_BOX (box), self->then);
  gtk_box_append (GTK_BOX (box), self->value);
  gtk_box_append (GTK_BOX (box), self->change);
  gtk_button_set_child (GTK_BUTTON (self), box);
}

/**
 * isms_review_figure_view_new:
 * @name: of the figure, "d1_open"
 * @columns: (nullable): of the rows that it stands among; %NULL: it is large
 *
 * Returns: (transfer floating): a button that shows nothing yet
 */
GtkWidget *
isms_review_figure_view_new (const char *name, const IsmsReviewColumns *columns)
{
  IsmsReviewFigureView *self = g_object_new (ISMS_TYPE_REVIEW_FIGURE_VIEW, NULL);

  self->name = g_strdup (name);
  if (columns != NULL)
    build_row (self, columns);
  else
    build_large (self);
  return GTK_WIDGET (self);
}

/* --- Showing --- */

/* What says the same is not laid out again. */
static void
show_text (GtkWidget *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) != 0)
    gtk_label_set_text (GTK_LABEL (label), text);
}

/* As it is against @other, or against the review before. */
static IsmsReviewFigure
compare (const IsmsReviewFigure *figure, IsmsReviewBoard *other)
{
  IsmsReviewFigure compared = *figure;
  const IsmsReviewFigure *then =
      other != NULL ? isms_review_board_get_figure (other, figure->name) : NULL;

  if (other == NULL)
    return compared;
  compared.has_before = then != NULL && then->has_value;
  compared.before = compared.has_before ? then->value : 0;
  return compared;
}

static char *
dup_before (const IsmsReviewFigure *figure)
{
  IsmsReviewFigure before = *figure;

  before.has_value = figure->has_before;
  before.value = figure->before;
  return isms_review_figure_dup_value (&before);
}

/* Rows are to be read down: what has not changed is not to be read at all, and the unit stands with
 * the value. */
static char *
dup_change (IsmsReviewFigureView *self, const IsmsReviewFigure *compared)
{
  IsmsReviewFigure bare = *compared;
  g_autofree char *change = NULL;

  if (self->spark != NULL)
    return isms_review_figure_dup_change (compared);
  bare.unit = ISMS_REVIEW_COUNT;
  change = isms_review_figure_dup_change (&bare);
  if (change != NULL && !(compared->value < compared->before)
      && !(compared->value > compared->before))
    return g_strdup ("=");
  return g_steal_pointer (&change);
}

/* Of a row the value alone: its column says what it is of. */
static char *
dup_then (IsmsReviewFigureView *self, const IsmsReviewFigure *compared, IsmsReviewBoard *other)
{
  g_autofree char *before = dup_before (compared);

  if (self->spark == NULL)
    return g_steal_pointer (&before);
  return g_strdup_printf ("%s: %s", other->ref, before);
}

static void
show_then (IsmsReviewFigureView *self, const IsmsReviewFigure *compared, IsmsReviewBoard *other)
{
  g_autofree char *then = other != NULL ? dup_then (self, compared, other) : g_strdup ("");

  show_text (self->then, then);
  gtk_widget_set_visible (self->then, other != NULL);
}

static void
show_sentence (IsmsReviewFigureView *self,
               const IsmsReviewFigure *figure,
               const IsmsReviewFigure *compared,
               const IsmsReviewSight *sight)
{
  g_autoptr (GString) sentence = g_string_new (NULL);
  g_autofree char *words = isms_review_figure_dup_sentence (figure, sight->board);
  g_autofree char *change = isms_review_figure_dup_change (compared);

  g_string_append (sentence, words);
  if (sight->other != NULL && change != NULL)
    {
      g_autofree char *before = dup_before (compared);

      g_string_append_c (sentence, ' ');
      /* Translators: the ref of an earlier review, what a figure was then, how it changed */
      g_string_append_printf (sentence, _ ("%s: %s, %s."), sight->other->ref, before, change);
    }
  if (!g_set_str (&self->sentence, sentence->str))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->sentence, -1);
}

/* Until how it went is known, what is drawn of the same figure stays. */
static void
show_spark (IsmsReviewFigureView *self,
            const IsmsReviewFigure *figure,
            const IsmsReviewSight *sight)
{
  if (sight->has_points || figure->points != NULL)
    isms_review_spark_set_figure (ISMS_REVIEW_SPARK (self->spark), figure);
  else if (self->review != sight->board->review)
    isms_review_spark_set_figure (ISMS_REVIEW_SPARK (self->spark), NULL);
}

/**
 * isms_review_figure_view_show:
 * @self: a view
 * @figure: what it shows
 * @sight: the figures that it is one of, and what these are compared with
 */
void
isms_review_figure_view_show (IsmsReviewFigureView *self,
                              const IsmsReviewFigure *figure,
                              const IsmsReviewSight *sight)
{
  IsmsReviewFigure compared = compare (figure, sight->other);
  g_autofree char *value = isms_review_figure_dup_value (figure);
  g_autofree char *change = dup_change (self, &compared);
  gboolean stands_out = figure->sign == ISMS_REVIEW_WATCH || figure->sign == ISMS_REVIEW_ACT;

  show_text (self->value, value);
  show_text (self->label, figure->label);
  isms_review_sign_show (self->sign, stands_out ? figure->sign : ISMS_REVIEW_NONE);
  show_text (self->change, change != NULL ? change : "");
  show_then (self, &compared, sight->other);
  if (self->spark != NULL)
    show_spark (self, figure, sight);
  show_sentence (self, figure, &compared, sight);
  gtk_widget_set_sensitive (GTK_WIDGET (self), figure->kind != NULL);
  self->review = sight->board->review;
}

const char *
isms_review_figure_view_get_name (IsmsReviewFigureView *self)
{
  return self->name;
}

const char *
isms_review_figure_view_get_sentence (IsmsReviewFigureView *self)
{
  return self->sentence;
}

const char *
isms_review_figure_view_get_value (IsmsReviewFigureView *self)
{
  return gtk_label_get_text (GTK_LABEL (self->value));
}

const char *
isms_review_figure_view_get_change (IsmsReviewFigureView *self)
{
  return gtk_label_get_text (GTK_LABEL (self->change));
}
