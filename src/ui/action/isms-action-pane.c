/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* It asks when it is seen; what changes while it is not waits until it is. */

#include "isms-config.h"

#include "isms-action-pane.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-faces.h"
#include "isms-filter-bar.h"
#include "isms-money.h"

#define MARGIN 6

typedef struct
{
  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  IsmsQuery *query;
  IsmsActionSet *set; /* or NULL */
  gboolean groups;
  IsmsActionGrouping grouping;
  gboolean stale;    /* to be read when it is seen */
  gboolean adopting; /* the words in the search change, and nobody types */

  GtkWidget *tools;
  GtkWidget *search;
  IsmsFilterBar *filter_bar;
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

  question->query = isms_query_ref (priv->query);
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
  gtk_stack_set_visible_child_name (priv->faces, priv->set->items->len > 0              ? "actions"
                                                 : isms_query_is_filtered (priv->query) ? "none"
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
  if (ISMS_ACTION_PANE_GET_CLASS (self)->wait != NULL)
    ISMS_ACTION_PANE_GET_CLASS (self)->wait (self);
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
filter (IsmsActionPane *self)
{
  IsmsActionPanePrivate *priv = get_private (self);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (priv->search));
  IsmsQuery *query = isms_query_copy (priv->query);

  isms_filter_bar_apply (priv->filter_bar, query);
  isms_query_search (query, *words != '\0' ? words : NULL);
  isms_query_unref (priv->query);
  priv->query = query;
  ask (self);
  g_signal_emit (self, query_changed_signal, 0);
}

/* Are other words in the search than those that are asked for? */
static gboolean
has_other_words (IsmsActionPanePrivate *priv)
{
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (priv->search)));
  const char *words = isms_query_get_words (priv->query);

  return !g_str_equal (g_strstrip (typed), words != NULL ? words : "");
}

/* It comes late, also for words that were put there by the program. */
static void
search_changed_cb (IsmsActionPane *self)
{
  IsmsActionPanePrivate *priv = get_private (self);

  if (!priv->adopting && has_other_words (priv))
    filter (self);
}

static void
stop_search_cb (IsmsActionPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (get_private (self)->search), "");
  search_changed_cb (self);
}

/* From the words down to what they found, past the filters. */
static void
go_down (IsmsActionPane *self)
{
  GtkStack *faces = get_private (self)->faces;

  if (g_str_equal (isms_action_pane_get_face (self), "actions"))
    gtk_widget_child_focus (gtk_stack_get_visible_child (faces), GTK_DIR_TAB_FORWARD);
}

static gboolean
search_key_cb (IsmsActionPane *self, guint key)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  go_down (self);
  return GDK_EVENT_STOP;
}

static void
clear_cb (IsmsActionPane *self)
{
  IsmsActionPanePrivate *priv = get_private (self);
  g_autoptr (IsmsQuery) none = isms_query_new (isms_kind_find ("action"));

  isms_query_set_archived (none, isms_query_get_archived (priv->query));
  isms_action_pane_set_query (self, none);
  gtk_widget_grab_focus (priv->search);
  g_signal_emit (self, query_changed_signal, 0);
}

/* --- Building --- */

static GtkWidget *
create_empty (void)
{
  const IsmsKind *kind = isms_kind_find ("action");
  g_autofree char *title = g_strdup_printf (_ ("No %s Yet"), _ (kind->plural));
  g_autofree char *label = g_strdup_printf (_ ("_New %s"), _ (kind->label));
  GtkWidget *page = isms_face_new_status (kind->icon_name, title, _ (kind->purpose));
  GtkWidget *button = isms_face_add_button (page, label, TRUE);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new");
  return page;
}

static GtkWidget *
create_none (IsmsActionPane *self)
{
  GtkWidget *page = isms_face_new_status ("edit-find-symbolic", _ ("Nothing Found"),
                                          _ ("No record fits the search and the filters."));
  GtkWidget *button = isms_face_add_button (page, _ ("_Clear Filters"), FALSE);

  g_signal_connect_object (button, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  return page;
}

static GtkWidget *
create_tools (IsmsActionPane *self)
{
  IsmsActionPanePrivate *priv = get_private (self);
  const IsmsKind *kind = isms_kind_find ("action");
  g_autofree char *words = g_strdup_printf (_ ("Search %s"), _ (kind->plural));
  GtkEventController *keys = gtk_event_controller_key_new ();

  priv->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, MARGIN);
  priv->search = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (priv->search), words);
  gtk_widget_set_hexpand (priv->search, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  g_signal_connect_object (priv->search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->search, "stop-search", G_CALLBACK (stop_search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->search, "activate", G_CALLBACK (go_down), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (priv->search, keys);
  gtk_box_append (GTK_BOX (priv->tools), priv->search);
  return priv->tools;
}

static void
add_margins (GtkWidget *widget)
{
  gtk_widget_set_margin_start (widget, MARGIN);
  gtk_widget_set_margin_end (widget, MARGIN);
}

static void
isms_action_pane_dispose (GObject *object)
{
  IsmsActionPanePrivate *priv = get_private (object);

  g_clear_pointer (&priv->asker, isms_asker_free);
  g_clear_object (&priv->workspace);
  g_clear_pointer (&priv->query, isms_query_unref);
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

  priv->query = isms_query_new (isms_kind_find ("action"));
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
  GtkWidget *tools = create_tools (self);

  priv->workspace = g_object_ref (workspace);
  priv->filter_bar = ISMS_FILTER_BAR (isms_filter_bar_new (workspace, isms_kind_find ("action")));
  g_signal_connect_object (priv->filter_bar, "changed", G_CALLBACK (filter), self,
                           G_CONNECT_SWAPPED);
  priv->faces = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (priv->faces, FALSE);
  gtk_stack_set_vhomogeneous (priv->faces, FALSE);
  gtk_stack_add_named (priv->faces, adw_bin_new (), "blank");
  gtk_stack_add_named (priv->faces, create_empty (), "empty");
  gtk_stack_add_named (priv->faces, create_none (self), "none");
  gtk_widget_set_vexpand (GTK_WIDGET (priv->faces), TRUE);
  priv->totals = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (priv->totals, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (priv->totals), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (priv->totals), "numeric");
  gtk_widget_set_margin_bottom (GTK_WIDGET (priv->totals), MARGIN);
  add_margins (tools);
  gtk_widget_set_margin_top (tools, MARGIN);
  add_margins (GTK_WIDGET (priv->filter_bar));
  gtk_box_append (GTK_BOX (box), tools);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->filter_bar));
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
  gtk_box_append (GTK_BOX (get_private (self)->tools), tool);
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
  IsmsActionPanePrivate *priv = get_private (self);
  IsmsQuery *copy = isms_query_copy (query);
  const char *words = isms_query_get_words (copy);

  isms_query_unref (priv->query);
  priv->query = copy;
  isms_filter_bar_adopt (priv->filter_bar, copy);
  priv->adopting = TRUE;
  if (has_other_words (priv))
    gtk_editable_set_text (GTK_EDITABLE (priv->search), words != NULL ? words : "");
  priv->adopting = FALSE;
  ask (self);
}

IsmsQuery *
isms_action_pane_get_query (IsmsActionPane *self)
{
  return get_private (self)->query;
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
  gtk_widget_grab_focus (get_private (self)->search);
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
