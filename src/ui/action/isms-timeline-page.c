/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A heading for each group, its actions beneath it. */

#include "isms-config.h"

#include "isms-timeline-page.h"

#include <glib/gi18n-lib.h>

#include "isms-action-row.h"
#include "isms-action-words.h"
#include "isms-day-moving.h"
#include "isms-day.h"
#include "isms-money.h"
#include "isms-time-view.h"

struct _IsmsTimelinePage
{
  IsmsActionPane parent_instance;

  IsmsActionGrouping grouping;
  GtkDropDown *chooser;
  IsmsTimeView *view;
  IsmsRows *rows;
  IsmsActionSet *set; /* what the rows are of; or NULL */
  GPtrArray *groups;
};

G_DEFINE_FINAL_TYPE (IsmsTimelinePage, isms_timeline_page, ISMS_TYPE_ACTION_PANE)

/* --- Rows --- */

/* Groups have keys below 0. */
static void
fill_row (GObject *row, const IsmsRowsEntry *entry, gpointer data)
{
  IsmsTimelinePage *self = data;
  const IsmsActionGroup *group = self->groups->pdata[entry->first];
  const IsmsActionItem *item =
      entry->second > 0
          ? self->set->items->pdata[g_array_index (group->places, guint, entry->second - 1)]
          : NULL;

  isms_action_row_fill (ISMS_ACTION_ROW (row), self->set, self->groups, item,
                        item == NULL ? group : NULL);
}

static GArray *
list_entries (IsmsTimelinePage *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (IsmsRowsEntry));

  for (guint i = 0; i < self->groups->len; i++)
    {
      const IsmsActionGroup *group = self->groups->pdata[i];
      IsmsRowsEntry entry = { -1 - group->key, i, 0 };

      g_array_append_val (entries, entry);
      for (guint j = 0; j < group->places->len; j++)
        {
          const IsmsActionItem *item =
              self->set->items->pdata[g_array_index (group->places, guint, j)];

          entry = (IsmsRowsEntry) { item->id, i, j + 1 };
          g_array_append_val (entries, entry);
        }
    }
  return entries;
}

static void
isms_timeline_page_show (IsmsActionPane *pane, IsmsActionSet *set, GPtrArray *groups)
{
  IsmsTimelinePage *self = ISMS_TIMELINE_PAGE (pane);
  g_autoptr (IsmsActionSet) before = self->set;
  g_autoptr (GPtrArray) groups_before = self->groups;

  self->set = isms_action_set_ref (set);
  self->groups = g_ptr_array_ref (groups);
  isms_time_view_set_span (self->view, isms_day_get_number (set->first),
                           isms_day_get_number (set->last));
  isms_rows_take (self->rows, list_entries (self));
}

/* --- Lines --- */

static IsmsTimelineBar
make_bar (const IsmsActionItem *item)
{
  return isms_timeline_bar_make (isms_day_get_number (item->start_on),
                                 isms_day_get_number (item->due),
                                 isms_day_get_number (item->done_on), item->progress,
                                 isms_action_get_state_choice (item->state)->value, item->overdue);
}

static char *
dup_cost (IsmsTimelinePage *self, gint64 amount)
{
  IsmsWorkspace *workspace = isms_action_pane_get_workspace (ISMS_ACTION_PANE (self));

  return amount != 0 ? isms_money_dup_display (amount, isms_workspace_get_currency (workspace))
                     : g_strdup ("");
}

static void
show_action (IsmsTimelinePage *self, IsmsTimeLine *line, const IsmsActionItem *item)
{
  IsmsWorkspace *workspace = isms_action_pane_get_workspace (ISMS_ACTION_PANE (self));
  const IsmsTimelineBar bar = make_bar (item);
  g_autofree char *title = g_strdup_printf ("%s %s", item->ref, item->title);
  g_autofree char *facts = isms_action_words_dup_facts (item, self->grouping);
  g_autofree char *cost = dup_cost (self, item->cost_planned);
  g_autofree char *said = isms_action_words_dup_said (item);
  const IsmsTimeWords words = { title, facts, cost, said, item->progress, FALSE, item->overdue };

  isms_time_line_set_words (line, &words);
  isms_time_line_set_bar (line, isms_time_view_get_span (self->view), &bar,
                          bar.state != ISMS_TIMELINE_DONE && bar.state != ISMS_TIMELINE_DROPPED
                              && !isms_workspace_get_read_only (workspace));
}

static void
show_summary (IsmsTimelinePage *self,
              IsmsTimeLine *line,
              IsmsActionSet *set,
              const IsmsActionGroup *group)
{
  IsmsTimelineRange range = { 0 };

  for (guint i = 0; i < group->places->len; i++)
    {
      const IsmsTimelineBar bar =
          make_bar (set->items->pdata[g_array_index (group->places, guint, i)]);

      isms_timeline_range_add (&range, &bar);
    }
  isms_time_line_set_summary (line, isms_time_view_get_span (self->view), &range);
}

static void
show_group (IsmsTimelinePage *self,
            IsmsTimeLine *line,
            IsmsActionSet *set,
            const IsmsActionGroup *group)
{
  const char *none = self->grouping == ISMS_ACTION_BY_OWNER ? _ ("No owner") : _ ("For no record");
  g_autofree char *cost = dup_cost (self, group->cost_planned);
  g_autofree char *facts = g_strdup_printf (_ ("%u of %u done"), group->n_done, group->n_counted);
  g_autofree char *late =
      /* Translators: of a group of actions: so many are overdue */
      g_strdup_printf (_ ("%s · %u overdue"), facts, group->n_overdue);
  const char *shown = group->n_counted == 0
                          ? _ (isms_action_get_state_choice (ISMS_ACTION_DROPPED)->label)
                      : group->n_overdue > 0 ? late
                                             : facts;
  const char *title = group->title != NULL ? group->title : none;
  g_autofree char *said = g_strdup_printf ("%s, %s", title, shown);
  const IsmsTimeWords words = { title, shown, cost, said, -1, TRUE, group->n_overdue > 0 };

  isms_time_line_set_words (line, &words);
  show_summary (self, line, set, group);
}

static void
show_line (IsmsTimeLine *line, gpointer row, gpointer owner)
{
  const IsmsActionItem *item = isms_action_row_get_item (row);

  if (item != NULL)
    show_action (owner, line, item);
  else
    show_group (owner, line, isms_action_row_get_set (row), isms_action_row_get_group (row));
}

static void
touch_row (gpointer row)
{
  isms_action_row_touch (row);
}

static void
move_bar (gpointer row, int start, int due, gpointer owner)
{
  static const IsmsDayMoving moving = { "action", "start_on", "due" };

  isms_day_moving_commit (&moving, owner, isms_action_pane_get_workspace (owner),
                          isms_action_row_get_item (row)->id, start, due, touch_row, row);
}

static void
activate_row (gpointer row, gpointer owner)
{
  const IsmsActionItem *item = isms_action_row_get_item (row);

  if (item != NULL)
    gtk_widget_activate_action (owner, "win.show-record", "(sx)", "action", item->id);
}

static const IsmsTimeViewFuncs view_funcs = {
  .show = show_line,
  .moved = move_bar,
  .activated = activate_row,
};

/* --- Building --- */

static void
chosen_cb (IsmsTimelinePage *self)
{
  self->grouping = (IsmsActionGrouping) gtk_drop_down_get_selected (self->chooser);
  isms_action_pane_set_grouping (ISMS_ACTION_PANE (self), self->grouping);
}

static GtkWidget *
create_chooser (IsmsTimelinePage *self)
{
  /* Translators: how the bars of a time line stand together */
  const char *const names[] = { _ ("By Person"), _ ("By Kind"), _ ("By Record"), NULL };
  GtkWidget *chooser = gtk_drop_down_new_from_strings (names);

  gtk_widget_set_tooltip_text (chooser, _ ("What Stands Together"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What Stands Together"), -1);
  self->chooser = GTK_DROP_DOWN (chooser);
  g_signal_connect_object (chooser, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return chooser;
}

static void
isms_timeline_page_dispose (GObject *object)
{
  IsmsTimelinePage *self = ISMS_TIMELINE_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  if (self->rows != NULL)
    isms_rows_clear (self->rows);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->set, isms_action_set_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  G_OBJECT_CLASS (isms_timeline_page_parent_class)->dispose (object);
}

static void
isms_timeline_page_class_init (IsmsTimelinePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_timeline_page_dispose;
  ISMS_ACTION_PANE_CLASS (klass)->show = isms_timeline_page_show;
}

static void
isms_timeline_page_init (IsmsTimelinePage *self)
{
  self->rows = isms_rows_new (ISMS_TYPE_ACTION_ROW, fill_row, self);
}

/**
 * isms_timeline_page_new:
 * @workspace: whose actions
 *
 * Returns: (transfer floating): the time line by person; nothing is read before it is seen
 */
GtkWidget *
isms_timeline_page_new (IsmsWorkspace *workspace)
{
  IsmsTimelinePage *self = g_object_new (ISMS_TYPE_TIMELINE_PAGE, NULL);

  isms_action_pane_set_workspace (ISMS_ACTION_PANE (self), workspace);
  self->view = ISMS_TIME_VIEW (isms_time_view_new (self->rows, _ ("Time Line"), &view_funcs, self));
  isms_action_pane_set_content (ISMS_ACTION_PANE (self), GTK_WIDGET (self->view));
  isms_action_pane_add_tool (ISMS_ACTION_PANE (self), create_chooser (self));
  isms_action_pane_set_grouping (ISMS_ACTION_PANE (self), ISMS_ACTION_BY_OWNER);
  return GTK_WIDGET (self);
}

void
isms_timeline_page_group (IsmsTimelinePage *self, IsmsActionGrouping grouping)
{
  gtk_drop_down_set_selected (self->chooser, grouping);
}

guint
isms_timeline_page_get_n_rows (IsmsTimelinePage *self)
{
  return isms_rows_get_n_entries (self->rows);
}
