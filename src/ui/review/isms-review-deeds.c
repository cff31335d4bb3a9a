/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Each action knows in which states it makes sense; what a rule refuses is told by the window. */

#include "isms-config.h"

#include "isms-review-deeds.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-meeting-window.h"
#include "isms-print.h"
#include "isms-print-stored.h"
#include "isms-review-dialog.h"
#include "isms-review-report.h"
#include "isms-review-sealing.h"

struct _IsmsReviewDeeds
{
  GtkWidget *widget; /* has it */
  IsmsWorkspace *workspace;
  IsmsReviewSource *source;
  GSimpleActionGroup *actions;
};

static const char *
get_state (IsmsReviewDeeds *self)
{
  IsmsReviewBoard *board = isms_review_source_get_board (self->source);

  return board != NULL && board->state != NULL ? board->state : "";
}

/* --- What is done --- */

/* The new one is what is worked on from now on, whichever was looked at. */
static void
show_open_cb (IsmsReviewSource *source)
{
  isms_review_source_choose (source, 0);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  IsmsReviewDeeds *self = data;

  AdwDialog *dialog = isms_review_dialog_present (self->widget, self->workspace, 0);

  if (dialog != NULL)
    g_signal_connect_object (dialog, "saved", G_CALLBACK (show_open_cb), self->source,
                             G_CONNECT_SWAPPED);
}

static void
prepare_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  IsmsReviewDeeds *self = data;

  isms_review_dialog_present (self->widget, self->workspace,
                              isms_review_source_get_board (self->source)->review);
}

static void
meeting_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  IsmsReviewDeeds *self = data;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (self->widget));

  gtk_window_present (isms_meeting_window_new (
      self->workspace, isms_review_source_get_board (self->source)->review, window));
}

/* It is still looked at when it is no longer the open one. */
static void
approve_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  IsmsReviewDeeds *self = data;
  gint64 review = isms_review_source_get_board (self->source)->review;

  isms_review_source_choose (self->source, review);
  isms_review_approval_dialog_present (self->widget, self->workspace, review);
}

/* What was approved is printed as it was stored. */
static void
paper_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  IsmsReviewDeeds *self = data;
  IsmsReviewBoard *board = isms_review_source_get_board (self->source);

  if (g_str_equal (get_state (self), "approved"))
    isms_print_stored_paper (self->widget, self->workspace, board->review);
  else
    isms_print_compose_sheet (self->widget, isms_workspace_get_store (self->workspace),
                              board->title, isms_review_report_new, board->review);
}

static void
status_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  IsmsReviewDeeds *self = data;

  isms_print_compose (self->widget, isms_workspace_get_store (self->workspace), _ ("ISMS Status"),
                      isms_status_report_new);
}

static void
take_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  IsmsReviewDeeds *self = data;
  IsmsReviewBoard *board = isms_review_source_get_board (self->source);
  /* Translators: what a step did; a management review's ref */
  g_autofree char *label = g_strdup_printf (_ ("Took the figures of %s again"), board->ref);
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (self->workspace), label);

  isms_review_take_figures (step, board->review);
  isms_ui_commit (self->widget, step);
}

static void
addendum_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  IsmsReviewDeeds *self = data;
  IsmsReviewBoard *board = isms_review_source_get_board (self->source);

  isms_review_addendum_dialog_present (self->widget, self->workspace, board->review);
}

/* --- When --- */

static const GActionEntry entries[] = {
  { .name = "new", .activate = new_cb },         { .name = "prepare", .activate = prepare_cb },
  { .name = "meeting", .activate = meeting_cb }, { .name = "approve", .activate = approve_cb },
  { .name = "paper", .activate = paper_cb },     { .name = "status", .activate = status_cb },
  { .name = "take", .activate = take_cb },       { .name = "addendum", .activate = addendum_cb },
};

/* Whether a deed writes, and the states that it makes sense in; none: always. */
static const struct
{
  const char *name;
  gboolean writes;
  const char *states[5];
} times[] = {
  { "new", TRUE, { NULL } },
  { "prepare", TRUE, { "planned", "prepared" } },
  { "meeting", FALSE, { "planned", "prepared", "held" } },
  { "approve", TRUE, { "held" } },
  { "paper", FALSE, { "planned", "prepared", "held", "approved" } },
  { "status", FALSE, { NULL } },
  { "take", TRUE, { "held" } },
  { "addendum", TRUE, { "approved" } },
};

/**
 * isms_review_deeds_update:
 * @self: the actions
 *
 * Enables what can be done now.
 */
void
isms_review_deeds_update (IsmsReviewDeeds *self)
{
  gboolean writable = !isms_workspace_get_read_only (self->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), times[i].name);
      gboolean fits =
          times[i].states[0] == NULL || g_strv_contains (times[i].states, get_state (self));

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                   fits && (writable || !times[i].writes));
    }
}

/**
 * isms_review_deeds_new:
 * @widget: which gets the actions
 * @workspace: where the reviews are
 * @source: which one is shown
 *
 * Returns: (transfer full): the actions
 */
IsmsReviewDeeds *
isms_review_deeds_new (GtkWidget *widget, IsmsWorkspace *workspace, IsmsReviewSource *source)
{
  IsmsReviewDeeds *self = g_new0 (IsmsReviewDeeds, 1);

  self->widget = widget;
  self->workspace = g_object_ref (workspace);
  self->source = g_object_ref (source);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (widget, "review", G_ACTION_GROUP (self->actions));
  isms_review_deeds_update (self);
  return self;
}

/**
 * isms_review_deeds_free:
 * @self: (transfer full): the actions
 */
void
isms_review_deeds_free (IsmsReviewDeeds *self)
{
  gtk_widget_insert_action_group (self->widget, "review", NULL);
  g_object_unref (self->actions);
  g_object_unref (self->source);
  g_object_unref (self->workspace);
  g_free (self);
}
