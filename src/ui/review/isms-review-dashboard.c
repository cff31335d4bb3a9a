/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The source says what there is; cards are made once and filled again, so that whatever has the
 * focus keeps it and nothing scrolls away. */

#include "isms-config.h"

#include "isms-review-dashboard.h"

#include <glib/gi18n-lib.h>

#include "isms-error.h"
#include "isms-faces.h"
#include "isms-review-choice.h"
#include "isms-review-deeds.h"
#include "isms-review-flow.h"
#include "isms-review-rows.h"

#define PATIENCE_MS 300 /* before work is shown */
#define COLUMN 310
#define WIDTH 1280
#define FEW 3 /* so many that are missing are seen at once */

struct _IsmsReviewDashboard
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  IsmsReviewSource *source;
  IsmsReviewDeeds *deeds;
  guint patience_id;
  gint64 shown;         /* the review that is, -1: none yet */
  gboolean wants_focus; /* it came before there was anything to have it */
  gint64 wanted;        /* the input that is to have it; or 0 */
  char *wanted_field;

  GtkStack *faces;
  AdwStatusPage *error;
  GtkWidget *scroller;
  IsmsReviewChoice *chosen;
  IsmsReviewChoice *compared;
  GtkWidget *header;
  GtkWidget *lacks;
  GtkWidget *flow;
  GPtrArray *cards; /* of IsmsReviewCardView, borrowed from the tree */
};

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsReviewDashboard,
                               isms_review_dashboard,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

/* --- Showing --- */

static void
set_face (IsmsReviewDashboard *self, const char *face)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  gtk_stack_set_visible_child_name (self->faces, face);
}

static void
patience_cb (gpointer data)
{
  IsmsReviewDashboard *self = data;

  self->patience_id = 0;
  gtk_stack_set_visible_child_name (self->faces, "loading");
}

static void
rows_cb (IsmsReviewDashboard *self, const char *figure)
{
  isms_review_rows_present (GTK_WIDGET (self), self->workspace,
                            isms_review_source_get_board (self->source), figure);
}

static void
make_cards (IsmsReviewDashboard *self, IsmsReviewBoard *board)
{
  for (guint i = 0; i < board->cards->len; i++)
    {
      const IsmsReviewCard *card = board->cards->pdata[i];
      GtkWidget *view = isms_review_card_view_new (self->workspace, card->input);

      g_signal_connect_object (view, "activated", G_CALLBACK (rows_cb), self, G_CONNECT_SWAPPED);
      isms_review_flow_append (ISMS_REVIEW_FLOW (self->flow), view);
      g_ptr_array_add (self->cards, view);
    }
}

static IsmsRecord *
find_input (IsmsReviewDashboard *self, gint64 id)
{
  GPtrArray *inputs = isms_review_source_get_inputs (self->source);

  for (guint i = 0; inputs != NULL && i < inputs->len; i++)
    if (inputs->pdata[i] != NULL && isms_record_get_id (inputs->pdata[i]) == id)
      return inputs->pdata[i];
  return NULL;
}

/* A record that is being written to stays the same, and takes what is new. */
static void
show_record (IsmsReviewDashboard *self, IsmsReviewCardView *view, gint64 id, gboolean sealed)
{
  IsmsRecord *fresh = find_input (self, id);
  IsmsRecord *before = isms_review_card_view_get_record (view);

  if (fresh != NULL && before != NULL && isms_record_get_id (before) == id)
    {
      isms_record_update_from (before, fresh);
      fresh = before;
    }
  isms_review_card_view_set_record (view, fresh, sealed);
}

static void
show_cards (IsmsReviewDashboard *self, IsmsReviewBoard *board)
{
  const IsmsReviewSight sight = {
    board,
    isms_review_source_get_other (self->source),
    isms_review_source_has_points (self->source),
  };
  gboolean sealed = g_strcmp0 (board->state, "approved") == 0;

  if (self->cards->len == 0)
    make_cards (self, board);
  for (guint i = 0; i < self->cards->len; i++)
    {
      const IsmsReviewCard *card = board->cards->pdata[i];

      show_record (self, self->cards->pdata[i], card->id, sealed);
      isms_review_card_view_show (self->cards->pdata[i], card, &sight);
    }
}

static void
show_lacks (IsmsReviewDashboard *self, IsmsReviewBoard *board)
{
  GPtrArray *lacks = isms_review_source_get_lacks (self->source);
  gboolean any = board->review != 0 && g_strcmp0 (board->state, "approved") != 0;

  isms_review_lacks_show (ISMS_REVIEW_LACKS (self->lacks), any ? lacks : NULL);
  if (any && self->shown != board->review)
    isms_review_lacks_open (ISMS_REVIEW_LACKS (self->lacks), lacks->len <= FEW);
}

static IsmsReviewCardView *
find_card (IsmsReviewDashboard *self, gint64 input)
{
  for (guint i = 0; input != 0 && i < self->cards->len; i++)
    {
      IsmsRecord *record = isms_review_card_view_get_record (self->cards->pdata[i]);

      if (record != NULL && isms_record_get_id (record) == input)
        return self->cards->pdata[i];
    }
  return NULL;
}

static void
settle_focus (IsmsReviewDashboard *self)
{
  IsmsReviewCardView *card = find_card (self, self->wanted);

  if (card != NULL)
    isms_review_card_view_focus (card, self->wanted_field);
  else if (self->wants_focus)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  if (card != NULL)
    self->wanted = 0;
  self->wants_focus = FALSE;
}

static void
changed_cb (IsmsReviewDashboard *self)
{
  IsmsReviewBoard *board = isms_review_source_get_board (self->source);

  if (isms_review_source_get_reviews (self->source)->len == 0)
    {
      set_face (self, "none");
      isms_page_changed (ISMS_PAGE (self));
      return;
    }
  isms_review_choice_show (self->chosen, self->source);
  isms_review_choice_show (self->compared, self->source);
  isms_review_header_show (ISMS_REVIEW_HEADER (self->header), self->source);
  isms_review_deeds_update (self->deeds);
  show_lacks (self, board);
  show_cards (self, board);
  if (self->shown != board->review)
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
  self->shown = board->review;
  set_face (self, "board");
  settle_focus (self);
  isms_page_changed (ISMS_PAGE (self));
}

static void
failed_cb (IsmsReviewDashboard *self)
{
  g_autofree char *sentence =
      isms_error_dup_read_sentence (isms_review_source_get_error (self->source));
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->error, escaped);
  set_face (self, "error");
}

static void
retry_cb (IsmsReviewDashboard *self)
{
  self->patience_id = g_timeout_add_once (PATIENCE_MS, patience_cb, self);
  isms_review_source_retry (self->source);
}

/* --- Going there --- */

static void
sign_cb (IsmsReviewDashboard *self, int sign)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (isms_review_card_view_get_sign (self->cards->pdata[i]) == (IsmsReviewSign) sign)
      {
        isms_review_card_view_focus (self->cards->pdata[i], NULL);
        return;
      }
}

static void
lack_cb (IsmsReviewDashboard *self, const IsmsReviewLack *lack)
{
  IsmsReviewCardView *card =
      g_str_equal (lack->kind->name, "review_input") ? find_card (self, lack->record) : NULL;

  if (card != NULL)
    isms_review_card_view_focus (card, lack->field);
  else if (lack->record != 0 && lack->field != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-record", "(sxs)", lack->kind->name,
                                lack->record, lack->field);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-record", "(sxs)", "review",
                                isms_review_dashboard_get_review (self), lack->kind->name);
}

/* --- The page --- */

static const char *
isms_review_dashboard_get_title (IsmsPage *page)
{
  return _ ("Dashboard");
}

static gboolean
isms_review_dashboard_can (IsmsPage *page, IsmsPageAction action)
{
  IsmsReviewDashboard *self = ISMS_REVIEW_DASHBOARD (page);

  if (action == ISMS_PAGE_ACTION_NEW)
    return !isms_workspace_get_read_only (self->workspace);
  return action == ISMS_PAGE_ACTION_PRINT && isms_review_dashboard_get_review (self) != 0;
}

static void
isms_review_dashboard_activate (IsmsPage *page, IsmsPageAction action)
{
  IsmsReviewDashboard *self = ISMS_REVIEW_DASHBOARD (page);

  if (action == ISMS_PAGE_ACTION_NEW)
    gtk_widget_activate_action (GTK_WIDGET (self), "review.new", NULL);
  else if (action == ISMS_PAGE_ACTION_PRINT)
    gtk_widget_activate_action (GTK_WIDGET (self), "review.paper", NULL);
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_review_dashboard_get_title;
  iface->can = isms_review_dashboard_can;
  iface->activate = isms_review_dashboard_activate;
}

static gboolean
isms_review_dashboard_focus (GtkWidget *widget, GtkDirectionType direction)
{
  IsmsReviewDashboard *self = ISMS_REVIEW_DASHBOARD (widget);

  self->wants_focus = self->shown < 0 && isms_review_source_get_board (self->source) == NULL;
  return self->wants_focus
         || GTK_WIDGET_CLASS (isms_review_dashboard_parent_class)->focus (widget, direction);
}

static void
isms_review_dashboard_dispose (GObject *object)
{
  IsmsReviewDashboard *self = ISMS_REVIEW_DASHBOARD (object);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_pointer (&self->deeds, isms_review_deeds_free);
  g_clear_object (&self->source);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_review_dashboard_parent_class)->dispose (object);
}

static void
isms_review_dashboard_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_REVIEW_DASHBOARD (object)->cards);
  g_free (ISMS_REVIEW_DASHBOARD (object)->wanted_field);
  G_OBJECT_CLASS (isms_review_dashboard_parent_class)->finalize (object);
}

static void
isms_review_dashboard_class_init (IsmsReviewDashboardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_review_dashboard_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_review_dashboard_finalize;
  GTK_WIDGET_CLASS (klass)->focus = isms_review_dashboard_focus;
}

/* --- Building --- */

static GtkWidget *
create_loading (void)
{
  GtkWidget *spinner = adw_spinner_new ();

  gtk_widget_set_size_request (spinner, 48, 48);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  return spinner;
}

static GtkWidget *
create_none (IsmsReviewDashboard *self)
{
  GtkWidget *status = isms_face_new_status (
      "x-office-presentation-symbolic", _ ("No Management Review Yet"),
      _ ("At planned intervals top management looks at the ISMS: what became of earlier decisions, "
         "what has changed, how security performs, what interested parties say, the risks, and "
         "what "
         "could be better (9.3). Parapet fills all of it in from what the workspace holds, keeps "
         "what the meeting saw, and makes its decisions actions."));
  GtkWidget *button = isms_face_add_button (status, _ ("_New Review…"), TRUE);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.new");
  isms_page_lead_focus (button);
  return status;
}

static GtkWidget *
create_error (IsmsReviewDashboard *self)
{
  GtkWidget *status = isms_face_new_status ("dialog-error-symbolic", _ ("Could Not Be Read"), "");
  GtkWidget *button = isms_face_add_button (status, _ ("_Try Again"), FALSE);

  self->error = ADW_STATUS_PAGE (status);
  g_signal_connect_object (button, "clicked", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  return status;
}

static GtkWidget *
create_board (IsmsReviewDashboard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *bar = adw_wrap_box_new ();

  self->chosen = ISMS_REVIEW_CHOICE (isms_review_choice_new (FALSE));
  self->compared = ISMS_REVIEW_CHOICE (isms_review_choice_new (TRUE));
  g_signal_connect_object (self->chosen, "picked", G_CALLBACK (isms_review_source_choose),
                           self->source, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compared, "picked", G_CALLBACK (isms_review_source_compare),
                           self->source, G_CONNECT_SWAPPED);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 18);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (bar), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), GTK_WIDGET (self->chosen));
  adw_wrap_box_append (ADW_WRAP_BOX (bar), GTK_WIDGET (self->compared));
  self->header = isms_review_header_new ();
  g_signal_connect_object (self->header, "sign-clicked", G_CALLBACK (sign_cb), self,
                           G_CONNECT_SWAPPED);
  self->lacks = isms_review_lacks_new ();
  g_signal_connect_object (self->lacks, "activated", G_CALLBACK (lack_cb), self, G_CONNECT_SWAPPED);
  self->flow = isms_review_flow_new (COLUMN, 3);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), self->header);
  gtk_box_append (GTK_BOX (box), self->lacks);
  gtk_box_append (GTK_BOX (box), self->flow);
  self->scroller = isms_face_new_column (box, WIDTH);
  /* It is all of the page until it is that wide. */
  adw_clamp_set_tightening_threshold (ADW_CLAMP (gtk_widget_get_parent (box)), WIDTH);
  return self->scroller;
}

static void
isms_review_dashboard_init (IsmsReviewDashboard *self)
{
  self->shown = -1;
  self->cards = g_ptr_array_new ();
  self->faces = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->faces), TRUE);
  gtk_stack_set_vhomogeneous (self->faces, FALSE);
  gtk_stack_set_hhomogeneous (self->faces, FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->faces));
}

/**
 * isms_review_dashboard_new:
 * @workspace: whose reviews
 *
 * Returns: (transfer floating): the open review (9.3.2), kept up to date
 */
GtkWidget *
isms_review_dashboard_new (IsmsWorkspace *workspace)
{
  IsmsReviewDashboard *self = g_object_new (ISMS_TYPE_REVIEW_DASHBOARD, NULL);

  self->workspace = g_object_ref (workspace);
  self->source = isms_review_source_new (workspace);
  self->deeds = isms_review_deeds_new (GTK_WIDGET (self), workspace, self->source);
  gtk_stack_add_named (self->faces, adw_bin_new (), "blank");
  gtk_stack_add_named (self->faces, create_loading (), "loading");
  gtk_stack_add_named (self->faces, create_none (self), "none");
  gtk_stack_add_named (self->faces, create_error (self), "error");
  gtk_stack_add_named (self->faces, create_board (self), "board");
  g_signal_connect_object (self->source, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  self->patience_id = g_timeout_add_once (PATIENCE_MS, patience_cb, self);
  return GTK_WIDGET (self);
}

/**
 * isms_review_dashboard_show_review:
 * @self: a dashboard
 * @review: a review; 0: the open one
 */
void
isms_review_dashboard_show_review (IsmsReviewDashboard *self, gint64 review)
{
  g_return_if_fail (ISMS_IS_REVIEW_DASHBOARD (self));

  isms_review_source_choose (self->source,
                             review != isms_review_source_get_open (self->source) ? review : 0);
}

/**
 * isms_review_dashboard_show_input:
 * @self: a dashboard
 * @review: a review
 * @id: one of its inputs
 * @field: (nullable): of that input, which is to be filled in
 *
 * Shows the review with the focus in the card of that input, as soon as it is read.
 */
void
isms_review_dashboard_show_input (IsmsReviewDashboard *self,
                                  gint64 review,
                                  gint64 id,
                                  const char *field)
{
  g_return_if_fail (ISMS_IS_REVIEW_DASHBOARD (self));

  self->wanted = id;
  g_set_str (&self->wanted_field, field);
  isms_review_dashboard_show_review (self, review);
  if (self->shown == review)
    settle_focus (self);
}

/**
 * isms_review_dashboard_get_review:
 * @self: a dashboard
 *
 * Returns: the review that is shown; 0 where none is
 */
gint64
isms_review_dashboard_get_review (IsmsReviewDashboard *self)
{
  IsmsReviewBoard *board;

  g_return_val_if_fail (ISMS_IS_REVIEW_DASHBOARD (self), 0);

  board = isms_review_source_get_board (self->source);
  return board != NULL ? board->review : 0;
}

IsmsReviewSource *
isms_review_dashboard_get_source (IsmsReviewDashboard *self)
{
  return self->source;
}

IsmsReviewHeader *
isms_review_dashboard_get_header (IsmsReviewDashboard *self)
{
  return ISMS_REVIEW_HEADER (self->header);
}

IsmsReviewLacks *
isms_review_dashboard_get_lacks (IsmsReviewDashboard *self)
{
  return ISMS_REVIEW_LACKS (self->lacks);
}

IsmsReviewCardView *
isms_review_dashboard_get_card (IsmsReviewDashboard *self, const char *input)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (g_str_equal (isms_review_card_view_get_input (self->cards->pdata[i]), input))
      return self->cards->pdata[i];
  return NULL;
}

const char *
isms_review_dashboard_get_face (IsmsReviewDashboard *self)
{
  return gtk_stack_get_visible_child_name (self->faces);
}

GtkWidget *
isms_review_dashboard_get_choice (IsmsReviewDashboard *self, gboolean compare)
{
  return GTK_WIDGET (compare ? self->compared : self->chosen);
}
