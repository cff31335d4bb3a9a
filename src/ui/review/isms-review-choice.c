/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The list is filled anew only where it is another one: it may be open. */

#include "isms-config.h"

#include "isms-review-choice.h"

#include <glib/gi18n-lib.h>

struct _IsmsReviewChoice
{
  GtkBox parent_instance;

  gboolean compare;
  gboolean showing; /* what it emits is nobody's doing */
  GArray *ids;      /* gint64 */
  GtkStringList *words;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (IsmsReviewChoice, isms_review_choice, GTK_TYPE_BOX)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
selected_cb (IsmsReviewChoice *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->list));

  if (!self->showing && selected < self->ids->len)
    g_signal_emit (self, signals[PICKED], 0, g_array_index (self->ids, gint64, selected));
}

static void
isms_review_choice_finalize (GObject *object)
{
  g_array_unref (ISMS_REVIEW_CHOICE (object)->ids);
  G_OBJECT_CLASS (isms_review_choice_parent_class)->finalize (object);
}

static void
isms_review_choice_class_init (IsmsReviewChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_review_choice_finalize;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
isms_review_choice_init (IsmsReviewChoice *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * isms_review_choice_new:
 * @compare: whether it chooses what is compared with; else what is shown
 *
 * Returns: (transfer floating): with nothing to choose yet
 */
GtkWidget *
isms_review_choice_new (gboolean compare)
{
  IsmsReviewChoice *self = g_object_new (ISMS_TYPE_REVIEW_CHOICE, "spacing", 6, NULL);
  GtkWidget *label = gtk_label_new_with_mnemonic (compare ? _ ("_Compare With") : _ ("Re_view"));

  self->compare = compare;
  self->words = gtk_string_list_new (NULL);
  self->list = gtk_drop_down_new (G_LIST_MODEL (self->words), NULL);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->list);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), label);
  gtk_box_append (GTK_BOX (self), self->list);
  return GTK_WIDGET (self);
}

/* "MR-003, 12 Nov 2026"; of one that is still to come, what it is: "MR-004, Planned". */
static char *
dup_words (IsmsRecord *review)
{
  const IsmsKind *kind = isms_record_get_kind (review);
  g_autofree char *held = isms_record_dup_display (review, isms_kind_find_field (kind, "held_on"));
  g_autofree char *state = isms_record_dup_display (review, isms_kind_find_field (kind, "state"));

  return g_strdup_printf ("%s, %s", isms_record_get_ref (review), *held != '\0' ? held : state);
}

static gboolean
is_offered (IsmsReviewChoice *self, IsmsRecord *review, gint64 shown)
{
  return !self->compare
         || (isms_record_get_id (review) != shown && isms_record_is_set (review, "held_on"));
}

static void
add (GArray *ids, GPtrArray *words, gint64 id, char *word)
{
  g_array_append_val (ids, id);
  g_ptr_array_add (words, word);
}

static gboolean
says_the_same (IsmsReviewChoice *self, GArray *ids, GPtrArray *words)
{
  if (ids->len != self->ids->len)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) != g_array_index (self->ids, gint64, i)
        || !g_str_equal (words->pdata[i], gtk_string_list_get_string (self->words, i)))
      return FALSE;
  return TRUE;
}

static void
fill (IsmsReviewChoice *self, GArray *ids, GPtrArray *words)
{
  g_ptr_array_add (words, NULL);
  g_array_set_size (self->ids, 0);
  g_array_append_vals (self->ids, ids->data, ids->len);
  gtk_string_list_splice (self->words, 0, g_list_model_get_n_items (G_LIST_MODEL (self->words)),
                          (const char *const *) words->pdata);
}

static void
select_one (IsmsReviewChoice *self, gint64 id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->list), i);
}

/**
 * isms_review_choice_show:
 * @self: a choice
 * @source: which has the reviews to choose from
 */
void
isms_review_choice_show (IsmsReviewChoice *self, IsmsReviewSource *source)
{
  GPtrArray *reviews = isms_review_source_get_reviews (source);
  gint64 shown = isms_review_source_get_board (source)->review;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (ISMS_IS_REVIEW_CHOICE (self));

  if (self->compare)
    /* Translators: a review is compared with no other than the one before */
    add (ids, words, 0, g_strdup (_ ("The one before")));
  else if (isms_review_source_get_open (source) == 0)
    /* Translators: no review is open; what is shown is since the last one */
    add (ids, words, 0, g_strdup (_ ("Since the last one")));
  for (guint i = 0; i < reviews->len; i++)
    if (reviews->pdata[i] != NULL && is_offered (self, reviews->pdata[i], shown))
      add (ids, words, isms_record_get_id (reviews->pdata[i]), dup_words (reviews->pdata[i]));
  self->showing = TRUE;
  if (!says_the_same (self, ids, words))
    fill (self, ids, words);
  select_one (self, self->compare ? isms_review_source_get_compared (source) : shown);
  self->showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), self->ids->len > 1);
}

guint
isms_review_choice_get_n_items (IsmsReviewChoice *self)
{
  return self->ids->len;
}

const char *
isms_review_choice_get_item (IsmsReviewChoice *self, guint position)
{
  return gtk_string_list_get_string (self->words, position);
}

GtkWidget *
isms_review_choice_get_list (IsmsReviewChoice *self)
{
  return self->list;
}
