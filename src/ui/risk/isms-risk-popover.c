/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The search narrows the query it was given. */

#include "isms-config.h"

#include "isms-risk-popover.h"

#include "isms-risk.h"

struct _IsmsRiskPopover
{
  GtkPopover parent_instance;

  GtkSearchEntry *search;
  GtkStack *faces;
  GtkListView *view;

  IsmsList *list;
  IsmsQuery *query;
};

static guint activated_signal;

G_DEFINE_FINAL_TYPE (IsmsRiskPopover, isms_risk_popover, GTK_TYPE_POPOVER)

static void
ask (IsmsRiskPopover *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (IsmsQuery) query = NULL;

  if (self->query == NULL)
    return;
  query = isms_query_copy (self->query);
  if (*words != '\0')
    isms_query_search (query, words);
  isms_list_set_query (self->list, query);
}

static void
show_face (IsmsRiskPopover *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (n > 0 || !isms_list_get_loading (self->list))
    gtk_stack_set_visible_child_name (self->faces, n > 0 ? "list" : "nothing");
}

static void
pick (IsmsRiskPopover *self, guint position)
{
  gint64 id = isms_list_get_id (self->list, position);

  if (id == 0)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, activated_signal, 0, id);
}

/* Keeps its height while it is searched: a popover that shrinks may go to another side. */
static void
search_changed_cb (IsmsRiskPopover *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self->faces), -1,
                               gtk_widget_get_height (GTK_WIDGET (self->faces)));
  ask (self);
}

/* Down goes from the words to what they found. */
static gboolean
key_pressed_cb (IsmsRiskPopover *self, guint key)
{
  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
      || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_list_view_scroll_to (self->view, 0, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return GDK_EVENT_STOP;
}

static void
activate_first_cb (IsmsRiskPopover *self)
{
  pick (self, 0);
}

static void
row_activated_cb (IsmsRiskPopover *self, guint position)
{
  pick (self, position);
}

static void
isms_risk_popover_map (GtkWidget *widget)
{
  IsmsRiskPopover *self = ISMS_RISK_POPOVER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_set_size_request (GTK_WIDGET (self->faces), -1, -1);
  ask (self);
  GTK_WIDGET_CLASS (isms_risk_popover_parent_class)->map (widget);
}

static void
isms_risk_popover_dispose (GObject *object)
{
  IsmsRiskPopover *self = ISMS_RISK_POPOVER (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_RISK_POPOVER);
  g_clear_object (&self->list);
  g_clear_pointer (&self->query, isms_query_unref);
  G_OBJECT_CLASS (isms_risk_popover_parent_class)->dispose (object);
}

static void
isms_risk_popover_class_init (IsmsRiskPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ISMS_TYPE_RISK);
  G_OBJECT_CLASS (klass)->dispose = isms_risk_popover_dispose;
  widget_class->map = isms_risk_popover_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-risk-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsRiskPopover, search);
  gtk_widget_class_bind_template_child (widget_class, IsmsRiskPopover, faces);
  gtk_widget_class_bind_template_child (widget_class, IsmsRiskPopover, view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  activated_signal = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
isms_risk_popover_init (IsmsRiskPopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

/**
 * isms_risk_popover_new:
 * @workspace: whose risks
 *
 * Returns: (transfer floating): a popover that lists nothing yet
 */
GtkWidget *
isms_risk_popover_new (IsmsWorkspace *workspace)
{
  IsmsRiskPopover *self = g_object_new (ISMS_TYPE_RISK_POPOVER, NULL);
  GtkNoSelection *selection;

  self->list = isms_list_new (workspace);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (show_face), self);
  g_signal_connect_swapped (self->list, "notify::loading", G_CALLBACK (show_face), self);
  return GTK_WIDGET (self);
}

/**
 * isms_risk_popover_set_query:
 * @self: a popover
 * @query: which risks, copied
 *
 * The list is read when the popover opens.
 */
void
isms_risk_popover_set_query (IsmsRiskPopover *self, IsmsQuery *query)
{
  IsmsQuery *copy = isms_query_copy (query);

  g_clear_pointer (&self->query, isms_query_unref);
  self->query = copy;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask (self);
}

IsmsList *
isms_risk_popover_get_list (IsmsRiskPopover *self)
{
  return self->list;
}
