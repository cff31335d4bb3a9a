/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Each move is a step; what the rules refuse is told, and the card stays. */

#include "isms-config.h"

#include "isms-board-page.h"

#include <glib/gi18n-lib.h>

#include "isms-action.h"
#include "isms-commit.h"

struct _IsmsBoardPage
{
  IsmsActionPane parent_instance;

  IsmsBoard *board;
};

G_DEFINE_FINAL_TYPE (IsmsBoardPage, isms_board_page, ISMS_TYPE_ACTION_PANE)

typedef struct
{
  IsmsStep *step;
  IsmsBoardPage *page;
} Move;

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Move *move = user_data;
  g_autoptr (GError) error = NULL;

  if (!isms_step_commit_finish (move->step, result, &error))
    {
      isms_board_give_up (move->page->board);
      isms_ui_report_error (GTK_WIDGET (move->page), error);
    }
  isms_step_unref (move->step);
  g_object_unref (move->page);
  g_free (move);
}

static void
moved_cb (IsmsBoardPage *self, gint64 action, int state, const char *reason)
{
  IsmsWorkspace *workspace = isms_action_pane_get_workspace (ISMS_ACTION_PANE (self));
  const IsmsChoice *choice = isms_action_get_state_choice ((IsmsActionState) state);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) record = isms_record_load (isms_workspace_get_reader (workspace),
                                                    isms_kind_find ("action"), action, &error);
  g_autofree char *label = NULL;
  Move *move;

  if (record == NULL)
    {
      isms_board_give_up (self->board);
      if (error != NULL)
        isms_ui_report_error (GTK_WIDGET (self), error);
      return;
    }
  /* Translators: what a step did; an action's ref and the state that it is in now */
  label = g_strdup_printf (_ ("Moved %s to “%s”"), isms_record_get_ref (record), _ (choice->label));
  move = g_new0 (Move, 1);
  move->step = isms_store_begin (isms_workspace_get_store (workspace), label);
  move->page = g_object_ref (self);
  isms_action_set_state (move->step, ISMS_ACTION (record), choice->value, reason);
  isms_step_commit_async (move->step, NULL, committed_cb, move);
}

static void
activated_cb (IsmsBoardPage *self, gint64 action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", "action", action);
}

static void
isms_board_page_show (IsmsActionPane *pane, IsmsActionSet *set, GPtrArray *groups)
{
  isms_board_show (ISMS_BOARD_PAGE (pane)->board, set);
}

static void
show_writable (IsmsBoardPage *self)
{
  isms_board_set_movable (
      self->board,
      !isms_workspace_get_read_only (isms_action_pane_get_workspace (ISMS_ACTION_PANE (self))));
}

static void
isms_board_page_class_init (IsmsBoardPageClass *klass)
{
  ISMS_ACTION_PANE_CLASS (klass)->show = isms_board_page_show;
}

static void
isms_board_page_init (IsmsBoardPage *self)
{
  self->board = ISMS_BOARD (isms_board_new ());
  g_signal_connect_object (self->board, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * isms_board_page_new:
 * @workspace: whose actions
 *
 * Returns: (transfer floating): the board; nothing is read before it is seen
 */
GtkWidget *
isms_board_page_new (IsmsWorkspace *workspace)
{
  IsmsBoardPage *self = g_object_new (ISMS_TYPE_BOARD_PAGE, NULL);

  isms_action_pane_set_workspace (ISMS_ACTION_PANE (self), workspace);
  isms_action_pane_set_content (ISMS_ACTION_PANE (self), GTK_WIDGET (self->board));
  g_signal_connect_object (workspace, "notify::read-only", G_CALLBACK (show_writable), self,
                           G_CONNECT_SWAPPED);
  show_writable (self);
  return GTK_WIDGET (self);
}

IsmsBoard *
isms_board_page_get_board (IsmsBoardPage *self)
{
  return self->board;
}
