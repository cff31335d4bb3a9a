/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* It asks when it is seen; what changes while it is not waits until it is. */

#include "isms-config.h"

#include "isms-action-pane.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-money.h"
#include "isms-query-bar.h"

#define MARGIN 6

typedef struct
{
  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  IsmsActionSet *set; /* or NULL */
  gboolean groups;
  IsmsActionGrouping grouping;
  gboolean stale; /* to be read when it is seen */

  IsmsQueryBar *bar;
  GtkStack *faces;
  GtkLabel *totals;
} IsmsActionPanePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (IsmsActionPane, isms_action_pane, ADW_TYPE_BIN)

static guint query_changed_signal;

static IsmsActionPanePrivate *
get_private (gpointer self)
{
  return isms_action_pane_get_instance_private (self);
}

/* --- Reading --- */

typedef struct
{
  IsmsQuery *query;
  gboolean groups;
  IsmsActionGrouping grouping;
} Question;

typedef struct
{
  IsmsActionSet *set;
  GPtrArray *groups; /* or NULL */
} Answer;

static gpointer
dup_question (gpointer owner)
{
  IsmsActionPanePrivate *priv = get_private (owner);
  Question *question = g_new0 (Question, 1);

  question->query = isms_query_ref (isms_query_bar_get_query (priv->bar));
  question->groups = priv->groups;
  question->grouping = priv->grouping;
  return question;
}

static void
free_question (gpointer data)
{
  Question *question = data;

  isms_query_unref (question->query);
  g_free (question);
}

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->set, isms_action_set_unref);
  g_clear_pointer (&answer->groups, g_ptr_array_unref);
  g_free (answer);
}

static gpointer
read_on_reader (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  IsmsActionSet *set = isms_action_set_load (question->query, database, error);
  Answer *answer;

  if (set == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  answer->set = set;
  if (question->groups)
    answer->groups = isms_action_set_group (set, question->grouping);
  return answer;
}

static void
show_totals (IsmsActionPanePrivate *priv)
{
  const char *currency = isms_workspace_get_currency (priv->workspace);
  const IsmsActionSet *set = priv->set;
  g_autofree char *planned = isms_money_dup_display (set->cost_planned, currency);
  g_autofree char *actual = isms_money_dup_display (set->cost_actual, currency);
  g_autofree char *text =
      g_strdup_printf (_ ("%u actions · %u done · %u overdue · planned %s · actual %s"),
                       set->items->len - set->by_state[ISMS_ACTION_DROPPED]->len,
                       set->by_state[ISMS_ACTION_DONE]->len, set->n_overdue, planned, actual);

  gtk_label_set_text (priv->totals, text);
}

static void
take_answer (gpointer owner, gpointer data, GError *error)
{
  IsmsActionPane *self = owner;
  IsmsActionPanePrivate *priv = get_private (self);
  g_autoptr (IsmsActionSet) before = NULL;
  Answer *answer = data;

  if (answer == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      g_error_free (error);
      return;
    }
  before = g_steal_pointer (&priv->set);
  priv->set = isms_action_set_ref (answer->set);
  show_totals (priv);
  gtk_widget_set_visible (GTK_WIDGET (priv->totals), priv->set->items->len > 0);
  gtk_stack_set_visible_child_name (
      priv->faces, priv->set->items->len > 0                                       ? "actions"
                   : isms_query_is_filtered (isms_query_bar_get_query (priv->bar)) ? "none"
                                                                                   : "empty");
  ISMS_ACTION_PANE_GET_CLASS (self)->show (self, answer->set, answer->groups);
  free_answer (answer);
}

static const IsmsAskerFuncs asker_funcs = {
  dup_question, read_on_reader, free_question, free_answer, take_answer,
};

static void
ask (IsmsActionPane *self)
{
  IsmsActionPanePrivate *priv = get_private (self);

  priv->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (priv->stale)
    return;
  isms_asker_ask (priv->asker);
}

static void
map_cb (IsmsActionPane *self)
{
  if (get_private (self)->stale)
    ask (self);
}

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsActionPane *self)
{
  IsmsActionPanePrivate *priv = get_private (self);

  if (!isms_kind_is_touched (isms_kind_find ("action"), change))
    return;
  priv->stale |= !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!priv->stale)
    isms_asker_refresh (priv->asker);
}

/* --- Filters --- */

static void
query_changed_cb (IsmsActionPane *self)
{
  ask (self);
  g_signal_emit (self, query_changed_signal, 0);
}

/* From the words down to what they found, past the filters. */
static void
go_down_cb (IsmsActionPane *self)
{
  GtkStack *faces = get_private (self)->faces;

  if (g_str_equal (isms_action_pane_get_face (self), "actions"))
    gtk_widget_child_focus (gtk_stack_get_visible_child (faces), GTK_DIR_TAB_FORWARD);
}

/* --- Building --- */

static void
isms_action_pane_dispose (GObject *object)
{
  IsmsActionPanePrivate *priv = get_private (object);

  g_clear_pointer (&priv->asker, isms_asker_free);
  g_clear_object (&priv->workspace);
  g_clear_pointer (&priv->set, isms_action_set_unref);
  G_OBJECT_CLASS (isms_action_pane_parent_class)->dispose (object);
}

static void
isms_action_pane_class_init (IsmsActionPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_action_pane_dispose;
  query_changed_signal = g_signal_new ("query-changed", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_action_pane_init (IsmsActionPane *self)
{
  IsmsActionPanePrivate *priv = get_private (self);

  priv->stale = TRUE;
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

/**
 * isms_action_pane_set_workspace:
 * @self: a pane that has none yet
 * @workspace: whose actions
 *
 * For the constructors of those that derive from it: makes what stands around the content.
 */
void
isms_action_pane_set_workspace (IsmsActionPane *self, IsmsWorkspace *workspace)
{
  IsmsActionPanePrivate *priv = get_private (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN);

  priv->workspace = g_object_ref (workspace);
  priv->bar = ISMS_QUERY_BAR (isms_query_bar_new (workspace, isms_kind_find ("action")));
  g_signal_connect_object (priv->bar, "changed", G_CALLBACK (query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->bar, "go-down", G_CALLBACK (go_down_cb), self, G_CONNECT_SWAPPED);
  priv->faces = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (priv->faces, FALSE);
  gtk_stack_set_vhomogeneous (priv->faces, FALSE);
  gtk_stack_add_named (priv->faces, adw_bin_new (), "blank");
  gtk_stack_add_named (priv->faces, isms_query_bar_create_empty (priv->bar), "empty");
  gtk_stack_add_named (priv->faces, isms_query_bar_create_none (priv->bar), "none");
  gtk_widget_set_vexpand (GTK_WIDGET (priv->faces), TRUE);
  priv->totals = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (priv->totals, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (priv->totals), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (priv->totals), "numeric");
  gtk_widget_set_margin_bottom (GTK_WIDGET (priv->totals), MARGIN);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->faces));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->totals));
  adw_bin_set_child (ADW_BIN (self), box);
  priv->asker = isms_asker_new (isms_workspace_get_store (workspace), &asker_funcs, self);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
}

IsmsWorkspace *
isms_action_pane_get_workspace (IsmsActionPane *self)
{
  return get_private (self)->workspace;
}

void
isms_action_pane_set_content (IsmsActionPane *self, GtkWidget *content)
{
  gtk_stack_add_named (get_private (self)->faces, content, "actions");
}

void
isms_action_pane_add_tool (IsmsActionPane *self, GtkWidget *tool)
{
  isms_query_bar_add_tool (get_private (self)->bar, tool);
}

/**
 * isms_action_pane_set_grouping:
 * @self: a pane
 * @grouping: what stands together from now on
 */
void
isms_action_pane_set_grouping (IsmsActionPane *self, IsmsActionGrouping grouping)
{
  IsmsActionPanePrivate *priv = get_private (self);

  priv->groups = TRUE;
  priv->grouping = grouping;
  ask (self);
}

/**
 * isms_action_pane_set_query:
 * @self: a pane
 * @query: which actions, and what is searched for
 *
 * Its chips and its search show what @query has of them.
 */
void
isms_action_pane_set_query (IsmsActionPane *self, IsmsQuery *query)
{
  isms_query_bar_set_query (get_private (self)->bar, query);
  ask (self);
}

IsmsQuery *
isms_action_pane_get_query (IsmsActionPane *self)
{
  return isms_query_bar_get_query (get_private (self)->bar);
}

IsmsActionSet *
isms_action_pane_get_set (IsmsActionPane *self)
{
  return get_private (self)->set;
}

/* Is something asked or changed that is not shown yet? */
gboolean
isms_action_pane_is_behind (IsmsActionPane *self)
{
  IsmsActionPanePrivate *priv = get_private (self);

  return priv->stale || isms_asker_is_asking (priv->asker) || isms_asker_is_behind (priv->asker);
}

void
isms_action_pane_focus_search (IsmsActionPane *self)
{
  isms_query_bar_focus (get_private (self)->bar);
}

const char *
isms_action_pane_get_totals (IsmsActionPane *self)
{
  return gtk_label_get_text (get_private (self)->totals);
}

const char *
isms_action_pane_get_face (IsmsActionPane *self)
{
  return gtk_stack_get_visible_child_name (get_private (self)->faces);
}
