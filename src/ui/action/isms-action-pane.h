/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the board and the time line have in common: search and filters above, the actions that these
 * leave, read in the background while it is seen, and faces for when there are none. */

#pragma once

#include <adwaita.h>

#include "isms-action-set.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ACTION_PANE (isms_action_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (IsmsActionPane, isms_action_pane, ISMS, ACTION_PANE, AdwBin)

struct _IsmsActionPaneClass
{
  AdwBinClass parent_class;

  /* There is another answer; @groups where a grouping was set. */
  void (*show) (IsmsActionPane *self, IsmsActionSet *set, GPtrArray *groups);
};

/* Signal "query-changed": the person filters or searches otherwise. */
void isms_action_pane_set_workspace (IsmsActionPane *self, IsmsWorkspace *workspace);
IsmsWorkspace *isms_action_pane_get_workspace (IsmsActionPane *self);
/* What is shown when there is something, and what stands beside the search. */
void isms_action_pane_set_content (IsmsActionPane *self, GtkWidget *content);
void isms_action_pane_add_tool (IsmsActionPane *self, GtkWidget *tool);
void isms_action_pane_set_grouping (IsmsActionPane *self, IsmsActionGrouping grouping);
/* Copied; does not emit "query-changed". */
void isms_action_pane_set_query (IsmsActionPane *self, IsmsQuery *query);
IsmsQuery *isms_action_pane_get_query (IsmsActionPane *self);
IsmsActionSet *isms_action_pane_get_set (IsmsActionPane *self); /* NULL: not read yet */
gboolean isms_action_pane_is_behind (IsmsActionPane *self);
void isms_action_pane_focus_search (IsmsActionPane *self);
const char *isms_action_pane_get_totals (IsmsActionPane *self);
/* "blank", "actions", "empty" or "none" (for the filters). */
const char *isms_action_pane_get_face (IsmsActionPane *self);

G_END_DECLS
