/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is written is the record's, by the same editors as in its form; the rest is the board's. */

#include "isms-config.h"

#include "isms-review-card-view.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-edit.h"
#include "isms-editors.h"
#include "isms-review-words.h"
#include "isms-review.h"

#define MARGIN 12

struct _IsmsReviewCardView
{
  GtkBox parent_instance;

  IsmsWorkspace *workspace;
  const char *input; /* interned */
  IsmsRecord *record;
  gulong notify_id;
  char *place; /* of steps: the title of the card and the review's ref */
  IsmsReviewSign shown;

  GtkWidget *box; /* of all that follows */
  GtkWidget *title;
  GtkWidget *sign;
  GtkWidget *presenter;
  GtkWidget *reasons;
  GtkWidget *figures;
  GtkWidget *comment; /* what was written, where nothing is any more */
  GtkWidget *minuted;
  GtkWidget *rows; /* of the editor */
  IsmsFieldEditor *editor;
  GtkWidget *tick;
  gboolean showing; /* the tick follows the record */
};

G_DEFINE_FINAL_TYPE (IsmsReviewCardView, isms_review_card_view, GTK_TYPE_BOX)

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const IsmsField *
get_field (const char *name)
{
  return isms_kind_find_field (isms_kind_find ("review_input"), name);
}

/* --- Writing --- */

static IsmsStep *
prepare_cb (IsmsFieldEditor *editor,
            const char *text,
            const char *create,
            gpointer user_data,
            GError **error)
{
  IsmsReviewCardView *self = user_data;
  /* Translators: what a step did; an input of a management review, and that review's ref */
  g_autofree char *label = g_strdup_printf (_ ("Commented on %s"), self->place);
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (self->workspace), label);

  return isms_edit_set (step, isms_field_editor_get_record (editor),
                        isms_field_editor_get_field (editor), text, error)
             ? g_steal_pointer (&step)
             : NULL;
}

static void
show_tick (IsmsReviewCardView *self)
{
  self->showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->tick),
                               self->record != NULL
                                   && isms_record_get_int (self->record, "considered") != 0);
  self->showing = FALSE;
}

/* The tick is the record's: what was refused is taken back. */
static void
committed_cb (GtkWidget *widget, gboolean done)
{
  if (!done)
    show_tick (ISMS_REVIEW_CARD_VIEW (widget));
}

static void
toggled_cb (GtkCheckButton *tick, IsmsReviewCardView *self)
{
  gboolean active = gtk_check_button_get_active (tick);
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;

  if (self->showing || self->record == NULL)
    return;
  /* Translators: what a step did; an input of a management review, and that review's ref */
  label = g_strdup_printf (active ? _ ("Considered %s") : _ ("Did not consider %s after all"),
                           self->place);
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  if (isms_edit_set (step, self->record, get_field ("considered"), active ? "1" : "0", &error))
    isms_ui_commit_then (GTK_WIDGET (self), step, committed_cb);
  else
    isms_ui_report_error (GTK_WIDGET (self), error);
}

/* --- The object --- */

static void
activated_cb (IsmsReviewCardView *self, const char *figure)
{
  g_signal_emit (self, signals[ACTIVATED], 0, figure);
}

/* What was typed must not be lost with the page. */
static void
unmap_cb (IsmsReviewCardView *self)
{
  isms_field_editor_flush (self->editor);
}

static void
isms_review_card_view_dispose (GObject *object)
{
  IsmsReviewCardView *self = ISMS_REVIEW_CARD_VIEW (object);

  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_id, self->record);
  g_clear_pointer (&self->editor, isms_field_editor_release);
  g_clear_object (&self->record);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_review_card_view_parent_class)->dispose (object);
}

static void
isms_review_card_view_finalize (GObject *object)
{
  g_free (ISMS_REVIEW_CARD_VIEW (object)->place);
  G_OBJECT_CLASS (isms_review_card_view_parent_class)->finalize (object);
}

static void
isms_review_card_view_class_init (IsmsReviewCardViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_review_card_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_review_card_view_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* --- Building --- */

static GtkWidget *
add_label (GtkWidget *box, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_head (IsmsReviewCardView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *clause = add_label (top, "caption");

  gtk_label_set_text (GTK_LABEL (clause), isms_review_input_get_clause (self->input));
  gtk_widget_add_css_class (clause, "dimmed");
  gtk_widget_set_hexpand (clause, TRUE);
  self->sign = isms_review_sign_new (TRUE);
  gtk_box_append (GTK_BOX (top), self->sign);
  gtk_box_append (GTK_BOX (head), top);
  self->title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                              "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2,
                                  -1);
  gtk_widget_add_css_class (self->title, "title-4");
  gtk_box_append (GTK_BOX (head), self->title);
  self->reasons = add_label (head, NULL);
  self->presenter = add_label (head, "caption");
  gtk_widget_add_css_class (self->presenter, "dimmed");
  gtk_widget_set_margin_start (head, MARGIN);
  gtk_widget_set_margin_end (head, MARGIN);
  gtk_box_append (GTK_BOX (self->box), head);
}

/* Words beneath what they are: hidden while there are none. */
static GtkWidget *
add_said (IsmsReviewCardView *self, const char *what)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = add_label (box, "caption");

  gtk_label_set_text (GTK_LABEL (head), what);
  gtk_widget_add_css_class (head, "dimmed");
  gtk_label_set_selectable (GTK_LABEL (add_label (box, NULL)), TRUE);
  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  gtk_box_append (GTK_BOX (self->box), box);
  return box;
}

static void
add_editor (IsmsReviewCardView *self)
{
  self->editor = isms_field_editor_new (self->workspace, get_field ("comment"), prepare_cb, self);
  self->rows = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->rows), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (self->rows), isms_field_editor_get_row (self->editor));
  gtk_list_box_append (GTK_LIST_BOX (self->rows), isms_field_editor_get_message_row (self->editor));
  gtk_box_append (GTK_BOX (self->box), self->rows);
  g_signal_connect (self, "unmap", G_CALLBACK (unmap_cb), NULL);
}

static void
add_tick (IsmsReviewCardView *self)
{
  self->tick = gtk_check_button_new_with_label (_ (get_field ("considered")->label));
  gtk_widget_set_tooltip_text (self->tick, _ (get_field ("considered")->help));
  gtk_widget_set_halign (self->tick, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->tick, MARGIN);
  gtk_widget_set_margin_end (self->tick, MARGIN);
  g_signal_connect_object (self->tick, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_DEFAULT);
  gtk_box_append (GTK_BOX (self->box), self->tick);
}

static void
isms_review_card_view_init (IsmsReviewCardView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_top (self->box, MARGIN);
  gtk_widget_set_margin_bottom (self->box, MARGIN);
  gtk_box_append (GTK_BOX (self), self->box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "review-card");
}

/**
 * isms_review_card_view_new:
 * @workspace: where the review is
 * @input: which one it is for, "d1"
 *
 * Returns: (transfer floating): a card that shows nothing yet
 */
GtkWidget *
isms_review_card_view_new (IsmsWorkspace *workspace, const char *input)
{
  IsmsReviewCardView *self = g_object_new (ISMS_TYPE_REVIEW_CARD_VIEW, NULL);

  self->workspace = g_object_ref (workspace);
  self->input = g_intern_string (input);
  add_head (self);
  self->figures = isms_review_figures_new ();
  g_signal_connect_object (self->figures, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->figures);
  self->comment = add_said (self, _ (get_field ("comment")->label));
  add_editor (self);
  self->minuted = add_said (self, _ (get_field ("minuted")->label));
  add_tick (self);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->title, NULL, -1);
  return GTK_WIDGET (self);
}

/* --- Showing --- */

static void
show_text (GtkWidget *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) != 0)
    gtk_label_set_text (GTK_LABEL (label), text);
}

static void
show_said (GtkWidget *box, const char *words)
{
  show_text (gtk_widget_get_last_child (box), words != NULL ? words : "");
  gtk_widget_set_visible (box, words != NULL && *words != '\0');
}

static void
show_presenter (IsmsReviewCardView *self, const IsmsReviewCard *card)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (card->presenter != NULL && card->minutes > 0)
    /* Translators: who presents an input of a management review, and in how many minutes */
    g_string_append_printf (words, _ ("%s, %d minutes"), card->presenter, card->minutes);
  else if (card->presenter != NULL)
    g_string_append (words, card->presenter);
  else if (card->minutes > 0)
    g_string_append_printf (words, ngettext ("%d minute", "%d minutes", card->minutes),
                            card->minutes);
  show_text (self->presenter, words->str);
  gtk_widget_set_visible (self->presenter, words->len > 0);
}

static char *
dup_reasons (const IsmsReviewCard *card)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < card->reasons->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "",
                            (const char *) card->reasons->pdata[i]);
  return g_string_free_and_steal (words);
}

static void
show_reasons (IsmsReviewCardView *self, const IsmsReviewCard *card)
{
  g_autofree char *words = dup_reasons (card);

  show_text (self->reasons, words);
  if (card->sign == ISMS_REVIEW_WATCH || card->sign == ISMS_REVIEW_ACT)
    gtk_widget_remove_css_class (self->reasons, "dimmed");
  else
    gtk_widget_add_css_class (self->reasons, "dimmed");
}

/**
 * isms_review_card_view_show:
 * @self: a card
 * @card: what it shows
 * @sight: the figures that these are of, and what they are compared with
 */
void
isms_review_card_view_show (IsmsReviewCardView *self,
                            const IsmsReviewCard *card,
                            const IsmsReviewSight *sight)
{
  g_return_if_fail (ISMS_IS_REVIEW_CARD_VIEW (self));

  g_free (self->place);
  /* Translators: an input of a management review, and that review's ref */
  self->place = g_strdup_printf (_ ("“%s” in %s"), card->label, sight->board->ref);
  self->shown = card->sign;
  show_text (self->title, card->label);
  isms_review_sign_show (self->sign, card->sign);
  show_reasons (self, card);
  show_presenter (self, card);
  isms_review_figures_show (ISMS_REVIEW_FIGURES (self->figures), card, sight);
  show_said (self->comment, gtk_widget_get_visible (self->rows) ? NULL : card->comment);
  show_said (self->minuted, card->minuted);
}

/**
 * isms_review_card_view_set_record:
 * @self: a card
 * @record: (nullable): the review_input that is written to; %NULL: no review is open
 * @sealed: whether nothing is to be written any more
 *
 * To be called before the figures of another review are shown.
 */
void
isms_review_card_view_set_record (IsmsReviewCardView *self, IsmsRecord *record, gboolean sealed)
{
  gboolean writable = record != NULL && !sealed && !isms_workspace_get_read_only (self->workspace);

  g_return_if_fail (ISMS_IS_REVIEW_CARD_VIEW (self));

  if (self->record != record)
    {
      if (self->record != NULL)
        g_clear_signal_handler (&self->notify_id, self->record);
      isms_field_editor_set_record (self->editor, record);
      g_set_object (&self->record, record);
      if (record != NULL)
        self->notify_id = g_signal_connect_object (record, "notify::considered",
                                                   G_CALLBACK (show_tick), self, G_CONNECT_SWAPPED);
      show_tick (self);
    }
  gtk_widget_set_visible (self->rows, writable);
  gtk_widget_set_visible (self->tick, record != NULL);
  gtk_widget_set_sensitive (self->tick, writable);
}

IsmsRecord *
isms_review_card_view_get_record (IsmsReviewCardView *self)
{
  return self->record;
}

IsmsReviewFigures *
isms_review_card_view_get_figures (IsmsReviewCardView *self)
{
  return ISMS_REVIEW_FIGURES (self->figures);
}

const char *
isms_review_card_view_get_input (IsmsReviewCardView *self)
{
  return self->input;
}

/**
 * isms_review_card_view_focus:
 * @self: a card
 * @field: (nullable): of the input, which is to be filled in: "comment", "considered"
 *
 * Focus to where that is done; else to the first figure.
 */
void
isms_review_card_view_focus (IsmsReviewCardView *self, const char *field)
{
  g_return_if_fail (ISMS_IS_REVIEW_CARD_VIEW (self));

  if (g_strcmp0 (field, "considered") == 0 && gtk_widget_grab_focus (self->tick))
    return;
  if (g_strcmp0 (field, "comment") == 0 && gtk_widget_child_focus (self->rows, GTK_DIR_TAB_FORWARD))
    return;
  gtk_widget_child_focus (self->figures, GTK_DIR_TAB_FORWARD);
}

GtkWidget *
isms_review_card_view_get_tick (IsmsReviewCardView *self)
{
  return self->tick;
}

GtkWidget *
isms_review_card_view_get_comment (IsmsReviewCardView *self)
{
  return isms_field_editor_get_row (self->editor);
}

char *
isms_review_card_view_dup_reasons (IsmsReviewCardView *self)
{
  return g_strdup (gtk_label_get_text (GTK_LABEL (self->reasons)));
}

IsmsReviewSign
isms_review_card_view_get_sign (IsmsReviewCardView *self)
{
  return self->shown;
}
