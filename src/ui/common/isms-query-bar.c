/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The words and the chips show what the query has of them. */

#include "isms-config.h"

#include "isms-query-bar.h"

#include <glib/gi18n-lib.h>

#include "isms-faces.h"
#include "isms-filter-bar.h"

#define MARGIN 6

struct _IsmsQueryBar
{
  AdwBin parent_instance;

  IsmsQuery *query;
  gboolean adopting; /* the words in the search change, and nobody types */
  GtkWidget *tools;
  GtkWidget *search;
  IsmsFilterBar *filter_bar;
};

G_DEFINE_FINAL_TYPE (IsmsQueryBar, isms_query_bar, ADW_TYPE_BIN)

enum
{
  CHANGED,
  GO_DOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
filter (IsmsQueryBar *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  IsmsQuery *query = isms_query_copy (self->query);

  isms_filter_bar_apply (self->filter_bar, query);
  isms_query_search (query, *words != '\0' ? words : NULL);
  isms_query_unref (self->query);
  self->query = query;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Are other words in the search than those that are asked for? */
static gboolean
has_other_words (IsmsQueryBar *self)
{
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  const char *words = isms_query_get_words (self->query);

  return !g_str_equal (g_strstrip (typed), words != NULL ? words : "");
}

/* It comes late, also for words that were put there by the program. */
static void
search_changed_cb (IsmsQueryBar *self)
{
  if (!self->adopting && has_other_words (self))
    filter (self);
}

static void
stop_search_cb (IsmsQueryBar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed_cb (self);
}

static void
go_down (IsmsQueryBar *self)
{
  g_signal_emit (self, signals[GO_DOWN], 0);
}

static gboolean
search_key_cb (IsmsQueryBar *self, guint key)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  go_down (self);
  return GDK_EVENT_STOP;
}

static GtkWidget *
create_search (IsmsQueryBar *self, const IsmsKind *kind)
{
  g_autofree char *words = g_strdup_printf (_ ("Search %s"), _ (kind->plural));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  gtk_search_entry_set_placeholder_text (GTK_SEARCH_ENTRY (self->search), words);
  gtk_widget_set_hexpand (self->search, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (go_down), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->search, keys);
  return self->search;
}

static void
isms_query_bar_dispose (GObject *object)
{
  IsmsQueryBar *self = ISMS_QUERY_BAR (object);

  g_clear_pointer (&self->query, isms_query_unref);
  G_OBJECT_CLASS (isms_query_bar_parent_class)->dispose (object);
}

static void
isms_query_bar_class_init (IsmsQueryBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_query_bar_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[GO_DOWN] = g_signal_new ("go-down", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_query_bar_init (IsmsQueryBar *self)
{
}

/**
 * isms_query_bar_new:
 * @workspace: whose records
 * @kind: of the records
 *
 * Returns: (transfer floating): a search and filters that leave all of them
 */
GtkWidget *
isms_query_bar_new (IsmsWorkspace *workspace, const IsmsKind *kind)
{
  IsmsQueryBar *self = g_object_new (ISMS_TYPE_QUERY_BAR, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN);

  self->query = isms_query_new (kind);
  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, MARGIN);
  self->filter_bar = ISMS_FILTER_BAR (isms_filter_bar_new (workspace, kind));
  g_signal_connect_object (self->filter_bar, "changed", G_CALLBACK (filter), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->tools), create_search (self, kind));
  gtk_box_append (GTK_BOX (box), self->tools);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->filter_bar));
  gtk_widget_set_margin_start (box, MARGIN);
  gtk_widget_set_margin_end (box, MARGIN);
  gtk_widget_set_margin_top (box, MARGIN);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

void
isms_query_bar_add_tool (IsmsQueryBar *self, GtkWidget *tool)
{
  gtk_box_append (GTK_BOX (self->tools), tool);
}

/**
 * isms_query_bar_set_query:
 * @self: a bar
 * @query: which records, and what is searched for
 *
 * The chips and the search show what @query has of them.
 */
void
isms_query_bar_set_query (IsmsQueryBar *self, IsmsQuery *query)
{
  IsmsQuery *copy = isms_query_copy (query);
  const char *words = isms_query_get_words (copy);

  isms_query_unref (self->query);
  self->query = copy;
  isms_filter_bar_adopt (self->filter_bar, copy);
  self->adopting = TRUE;
  if (has_other_words (self))
    gtk_editable_set_text (GTK_EDITABLE (self->search), words != NULL ? words : "");
  self->adopting = FALSE;
}

IsmsQuery *
isms_query_bar_get_query (IsmsQueryBar *self)
{
  return self->query;
}

/**
 * isms_query_bar_clear:
 * @self: a bar
 *
 * Takes away the words and the filters, as the person asked, who can type again.
 */
void
isms_query_bar_clear (IsmsQueryBar *self)
{
  g_autoptr (IsmsQuery) none = isms_query_new (isms_query_get_kind (self->query));

  isms_query_set_archived (none, isms_query_get_archived (self->query));
  isms_query_bar_set_query (self, none);
  gtk_widget_grab_focus (self->search);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
isms_query_bar_focus (IsmsQueryBar *self)
{
  gtk_widget_grab_focus (self->search);
}

/**
 * isms_query_bar_create_empty:
 * @self: a bar
 *
 * Returns: (transfer floating): what is shown where there is no record yet
 */
GtkWidget *
isms_query_bar_create_empty (IsmsQueryBar *self)
{
  const IsmsKind *kind = isms_query_get_kind (self->query);
  g_autofree char *title = g_strdup_printf (_ ("No %s Yet"), _ (kind->plural));
  g_autofree char *label = g_strdup_printf (_ ("_New %s"), _ (kind->label));
  GtkWidget *page = isms_face_new_status (kind->icon_name, title, _ (kind->purpose));
  GtkWidget *button = isms_face_add_button (page, label, TRUE);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.new");
  return page;
}

/**
 * isms_query_bar_create_none:
 * @self: a bar
 *
 * Returns: (transfer floating): what is shown where the words and the filters leave nothing
 */
GtkWidget *
isms_query_bar_create_none (IsmsQueryBar *self)
{
  GtkWidget *page = isms_face_new_status ("edit-find-symbolic", _ ("Nothing Found"),
                                          _ ("No record fits the search and the filters."));
  GtkWidget *button = isms_face_add_button (page, _ ("_Clear Filters"), FALSE);

  g_signal_connect_object (button, "clicked", G_CALLBACK (isms_query_bar_clear), self,
                           G_CONNECT_SWAPPED);
  return page;
}
