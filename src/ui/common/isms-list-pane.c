/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The list of a register. The person's search, filters, group and order make a query; the list
 * answers it. */

#include "isms-config.h"

#include "isms-list-pane-private.h"

#include <glib/gi18n-lib.h>

#include "isms-cell.h"
#include "isms-commit.h"
#include "isms-fit-bin.h"
#include "isms-group-header.h"
#include "isms-page.h"
#include "isms-saved-views.h"

G_DEFINE_FINAL_TYPE (IsmsListPane, isms_list_pane, ADW_TYPE_BIN)

static guint signals[ISMS_LIST_PANE_N_SIGNALS];

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsListPane *self)
{
  if (isms_change_touches (change, self->kind->name))
    isms_list_pane_count_records (self);
}

/* --- The query --- */

static void
show_groups (IsmsListPane *self)
{
  const char *group = isms_view_options_get_group (self->options);
  g_autoptr (GtkListItemFactory) factory = NULL;

  if (group != NULL && !g_str_equal (group, ISMS_VIEW_TREE))
    factory = isms_group_header_factory_new (isms_kind_find_field (self->kind, group));
  gtk_column_view_set_header_factory (self->view, factory);
}

/**
 * isms_list_pane_ask:
 * @self: a list pane
 *
 * Lists what the search, the filters and the options say now.
 */
void
isms_list_pane_ask (IsmsListPane *self)
{
  g_autoptr (IsmsQuery) query =
      self->base != NULL ? isms_query_copy (self->base) : isms_query_new (self->kind);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const char *group;
  gboolean descending = FALSE;
  const char *sort;

  if (!self->ready)
    return;
  if (isms_filter_bar_get_n_active (self->filter_bar) == 0)
    isms_list_pane_leave_view (self);
  group = isms_view_options_get_group (self->options);
  sort = isms_columns_get_sort (self->columns, &descending);
  isms_filter_bar_apply (self->filter_bar, query);
  if (self->scope != NULL && self->scope_value != 0)
    isms_query_filter_int (query, self->scope, self->scope_value);
  isms_query_search (query, *words != '\0' ? words : NULL);
  isms_query_set_archived (query, isms_view_options_get_archived (self->options));
  isms_query_sort (query, sort, descending);
  isms_query_set_tree (query, g_strcmp0 (group, ISMS_VIEW_TREE) == 0);
  isms_query_group (query, isms_query_get_tree (query) ? NULL : group);
  g_clear_pointer (&self->query, isms_query_unref);
  self->query = g_steal_pointer (&query);
  isms_list_set_query (self->list, self->query);
  isms_list_pane_show_face (self);
  isms_list_pane_emit (self, ISMS_LIST_PANE_QUERY_CHANGED);
}

static void
group_changed_cb (IsmsViewOptions *options, IsmsListPane *self)
{
  show_groups (self);
  self->regrouped = 3;
  isms_list_pane_ask (self);
}

static void
save_view_cb (IsmsSavedViews *views, const char *name, IsmsListPane *self)
{
  isms_saved_views_add (views, name, isms_list_pane_dup_view (self));
}

static void
view_chosen_cb (IsmsSavedViews *views, GVariant *view, IsmsListPane *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->view_button));
  isms_list_pane_set_view (self, view);
}

/* It comes late, also for words that were put there by the program: those were asked for. */
static void
search_changed_cb (IsmsListPane *self)
{
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  const char *asked = self->query != NULL ? isms_query_get_words (self->query) : NULL;

  if (!g_str_equal (g_strstrip (typed), asked != NULL ? asked : ""))
    isms_list_pane_ask (self);
}

static void
focus_list_cb (IsmsListPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Rows come some a frame: those up to @position come now, as somebody goes there. */
static gboolean
is_told (IsmsListPane *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (self->view));

  while (model != NULL && position >= g_list_model_get_n_items (model)
         && isms_slots_show_more (self->slots))
    ;
  return model != NULL && position < g_list_model_get_n_items (model);
}

/* To the row that is selected: the one that had the focus may be far out of sight since the rows
 * changed. */
static void
focus_selected (IsmsListPane *self)
{
  g_autoptr (GtkBitset) rows =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (!gtk_bitset_is_empty (rows) && is_told (self, gtk_bitset_get_minimum (rows)))
    gtk_column_view_scroll_to (self->view, gtk_bitset_get_minimum (rows), NULL,
                               GTK_LIST_SCROLL_FOCUS, NULL);
  focus_list_cb (self);
}

/* From the words down to what they found, past the filters. */
static gboolean
search_key_cb (IsmsListPane *self, guint value)
{
  if (value != GDK_KEY_Down && value != GDK_KEY_KP_Down)
    return FALSE;
  focus_selected (self);
  return TRUE;
}

static void
stop_search_cb (IsmsListPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  focus_selected (self);
}

static void
fit_cb (IsmsListPane *self, int width)
{
  if (self->columns != NULL)
    isms_columns_fit (self->columns, width);
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n_items, IsmsListPane *self)
{
  g_clear_pointer (&self->sought, g_array_unref);
  isms_list_pane_show_count (self);
}

static void
row_activate_cb (IsmsListPane *self, guint position)
{
  gint64 id = isms_list_get_id (self->list, position);

  if (id < 0)
    {
      isms_list_pane_turn (self, id);
      return;
    }
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  isms_list_pane_emit (self, ISMS_LIST_PANE_ACTIVATED);
}

/* --- Buttons --- */

static void
new_cb (IsmsListPane *self)
{
  isms_list_pane_emit (self, ISMS_LIST_PANE_NEW);
}

static void
import_cb (IsmsListPane *self)
{
  isms_list_pane_emit (self, ISMS_LIST_PANE_IMPORT);
}

static void
clear_filters_cb (IsmsListPane *self)
{
  isms_list_pane_clear_filters (self);
  gtk_widget_grab_focus (self->search);
}

static void
retry_cb (IsmsListPane *self)
{
  isms_list_reload (self->list);
}

/* --- The object --- */

static void
isms_list_pane_dispose (GObject *object)
{
  IsmsListPane *self = ISMS_LIST_PANE (object);

  self->ready = FALSE;
  g_clear_handle_id (&self->loading_id, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->columns);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_LIST_PANE);
  g_clear_object (&self->slots);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->base, isms_query_unref);
  g_clear_pointer (&self->query, isms_query_unref);
  g_clear_pointer (&self->sought, g_array_unref);
  g_clear_pointer (&self->former, g_variant_unref);
  g_clear_pointer (&self->view_sort, g_free);

  G_OBJECT_CLASS (isms_list_pane_parent_class)->dispose (object);
}

static void
add_signals (IsmsListPaneClass *klass)
{
  static const char *const names[] = { "activated", "query-changed", "face-changed", "new",
                                       "import" };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == ISMS_LIST_PANE_N_SIGNALS);
  for (guint i = 0; i < ISMS_LIST_PANE_N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
}

static void
turn_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  isms_list_pane_turn (ISMS_LIST_PANE (widget), g_variant_get_int64 (parameter));
}

static void
isms_list_pane_class_init (IsmsListPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ISMS_TYPE_FIT_BIN);
  G_OBJECT_CLASS (klass)->dispose = isms_list_pane_dispose;
  add_signals (klass);
  gtk_widget_class_install_action (widget_class, "list.turn", "x", turn_cb);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-list-pane.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, IsmsListPane, child)
  BIND (toolbar);
  BIND (footer);
  BIND (search);
  BIND (filter_button);
  BIND (filter_revealer);
  BIND (view_button);
  BIND (details_button);
  BIND (filters);
  BIND (faces);
  BIND (view);
  BIND (empty);
  BIND (nothing);
  BIND (acting_button);
  BIND (error);
  BIND (new_button);
  BIND (import_button);
  BIND (count);
  BIND (edit_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, fit_cb);
}

static void
isms_list_pane_init (IsmsListPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
label_widgets (IsmsListPane *self)
{
  const char *plural = _ (self->kind->plural);
  g_autofree char *new_label = NULL;
  g_autofree char *search = NULL;

  adw_status_page_set_icon_name (self->empty, self->kind->icon_name);
  /* Translators: title of an empty register: "No Risks Yet" */
  new_label = g_strdup_printf (_ ("No %s Yet"), plural);
  adw_status_page_set_title (self->empty, new_label);
  adw_status_page_set_description (self->empty, _ (self->kind->purpose));
  g_free (new_label);
  /* Translators: a button: "New Risk" */
  new_label = g_strdup_printf (_ ("_New %s"), _ (self->kind->label));
  gtk_button_set_label (GTK_BUTTON (self->new_button), new_label);
  isms_page_lead_focus (self->new_button);
  /* Translators: in the empty search field of a register: "Search Risks" */
  search = g_strdup_printf (_ ("Search %s"), plural);
  g_object_set (self->search, "placeholder-text", search, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  search, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  plural, -1);
}

static void
fill_toolbar (IsmsListPane *self, GSettings *settings)
{
  GtkWidget *views;

  self->filter_bar = ISMS_FILTER_BAR (isms_filter_bar_new (self->workspace, self->kind));
  adw_bin_set_child (self->filters, GTK_WIDGET (self->filter_bar));
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->filter_revealer), TRUE);
  gtk_widget_set_visible (self->filter_button, isms_filter_bar_get_n_chips (self->filter_bar) > 0);
  g_signal_connect_object (self->filter_bar, "changed", G_CALLBACK (isms_list_pane_ask), self,
                           G_CONNECT_SWAPPED);

  self->options = ISMS_VIEW_OPTIONS (isms_view_options_new (self->kind, self->columns, settings));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->view_button), GTK_WIDGET (self->options));
  g_signal_connect_object (self->options, "changed", G_CALLBACK (group_changed_cb), self,
                           G_CONNECT_DEFAULT);
  views = isms_saved_views_new (self->workspace, self->kind, settings);
  isms_view_options_set_views (self->options, views);
  g_signal_connect_object (views, "save", G_CALLBACK (save_view_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (views, "chosen", G_CALLBACK (view_chosen_cb), self, G_CONNECT_DEFAULT);
  g_settings_bind (settings, "show-details", self->details_button, "active",
                   G_SETTINGS_BIND_DEFAULT);
}

static void
fill_list (IsmsListPane *self, GSettings *settings)
{
  g_autoptr (GtkListItemFactory) rows = NULL;

  self->list = isms_list_new (self->workspace);
  rows = isms_row_factory_new (self->list);
  self->selection = isms_selection_new (self->list);
  self->slots = isms_slots_new (self->selection);
  gtk_column_view_set_row_factory (self->view, rows);
  self->columns = isms_columns_new (self->view, self->workspace, self->kind, self->list, settings);
  isms_list_pane_follow_rows (self);
  isms_list_pane_follow_tree (self);
  g_signal_connect_object (self->columns, "sort-changed", G_CALLBACK (isms_list_pane_ask), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_DEFAULT);
}

/**
 * isms_list_pane_new:
 * @workspace: a workspace
 * @kind: of the records
 * @settings: of schema org.parapet.Parapet.Register
 *
 * Returns: (transfer floating): the list of that kind, which asks at once
 */
GtkWidget *
isms_list_pane_new (IsmsWorkspace *workspace, const IsmsKind *kind, GSettings *settings)
{
  IsmsListPane *self = g_object_new (ISMS_TYPE_LIST_PANE, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  fill_list (self, settings);
  fill_toolbar (self, settings);
  label_widgets (self);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  self->ready = TRUE;
  self->regrouped = isms_view_options_get_group (self->options) != NULL ? 3 : 0;
  show_groups (self);
  isms_list_pane_ask (self);
  isms_list_pane_count_records (self);
  return GTK_WIDGET (self);
}

/**
 * isms_list_pane_emit:
 * @self: a list pane
 * @signal: one of its signals
 */
void
isms_list_pane_emit (IsmsListPane *self, IsmsListPaneSignal signal)
{
  g_signal_emit (self, signals[signal], 0);
}

/**
 * isms_list_pane_get_query:
 * @self: a list pane
 *
 * Returns: (transfer none): what is listed now
 */
IsmsQuery *
isms_list_pane_get_query (IsmsListPane *self)
{
  g_return_val_if_fail (ISMS_IS_LIST_PANE (self), NULL);

  return self->query;
}

/**
 * isms_list_pane_set_query:
 * @self: a list pane
 * @query: (nullable): what to list; %NULL takes all filters away
 *
 * The filters of @query become the chips'; those that have no chip stay until the filters are
 * cleared. Order, group and archived records stay as the person chose them.
 */
void
isms_list_pane_set_query (IsmsListPane *self, IsmsQuery *query)
{
  g_autoptr (IsmsQuery) none = NULL;

  g_return_if_fail (ISMS_IS_LIST_PANE (self));

  if (query == NULL)
    query = none = isms_query_new (self->kind);
  isms_list_pane_leave_view (self);
  g_clear_pointer (&self->base, isms_query_unref);
  self->base = isms_query_copy (query);
  isms_filter_bar_adopt (self->filter_bar, query);
  isms_list_pane_ask (self);
}

/**
 * isms_list_pane_adopt:
 * @self: a list pane
 * @query: what to list
 *
 * As isms_list_pane_set_query (), and what is searched for becomes what @query searches for.
 */
void
isms_list_pane_adopt (IsmsListPane *self, IsmsQuery *query)
{
  const char *words = isms_query_get_words (query);

  g_return_if_fail (ISMS_IS_LIST_PANE (self));

  self->ready = FALSE; /* asks once, when all is set */
  gtk_editable_set_text (GTK_EDITABLE (self->search), words != NULL ? words : "");
  self->ready = TRUE;
  isms_list_pane_set_query (self, query);
}

/**
 * isms_list_pane_set_scope:
 * @self: a list pane
 * @column: a column of the kind's view that is 0 or 1
 *
 * Lists nothing but records whose @column is 1, whatever the filters are.
 */
void
isms_list_pane_set_scope (IsmsListPane *self, const char *column)
{
  g_return_if_fail (ISMS_IS_LIST_PANE (self));

  self->scope = g_intern_string (column);
  self->scope_value = 1;
  isms_list_pane_ask (self);
}

/**
 * isms_list_pane_set_scope_value:
 * @self: a list pane
 * @column: a column of the kind's view that names a record by its id: "audit_id"
 * @value: that id; 0: of any
 *
 * Lists nothing but records whose @column is @value, whatever the filters are. Where another record
 * is to be shown, those that belong together with it are listed.
 */
void
isms_list_pane_set_scope_value (IsmsListPane *self, const char *column, gint64 value)
{
  g_return_if_fail (ISMS_IS_LIST_PANE (self));

  self->scope = g_intern_string (column);
  self->follows = TRUE;
  self->scope_value = value;
  isms_list_pane_ask (self);
}

/**
 * isms_list_pane_get_scope_value:
 * @self: a list pane
 *
 * Returns: what isms_list_pane_set_scope_value () was called with, or what it has followed to
 */
gint64
isms_list_pane_get_scope_value (IsmsListPane *self)
{
  g_return_val_if_fail (ISMS_IS_LIST_PANE (self), 0);

  return self->scope_value;
}

/**
 * isms_list_pane_is_of_one:
 * @self: a list pane
 *
 * Returns: whether it lists only what belongs to one record, by isms_list_pane_set_scope_value ()
 */
gboolean
isms_list_pane_is_of_one (IsmsListPane *self)
{
  g_return_val_if_fail (ISMS_IS_LIST_PANE (self), FALSE);

  return self->follows && self->scope_value != 0;
}

/**
 * isms_list_pane_clear_filters:
 * @self: a list pane
 *
 * Takes all filters and the search away.
 */
void
isms_list_pane_clear_filters (IsmsListPane *self)
{
  g_return_if_fail (ISMS_IS_LIST_PANE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  isms_list_pane_set_query (self, NULL);
}

/**
 * isms_list_pane_get_selection:
 * @self: a list pane
 *
 * Returns: (transfer none): what is selected, over the list
 */
IsmsSelection *
isms_list_pane_get_selection (IsmsListPane *self)
{
  g_return_val_if_fail (ISMS_IS_LIST_PANE (self), NULL);

  return self->selection;
}

/**
 * isms_list_pane_get_filter_bar:
 * @self: a list pane
 *
 * Returns: (transfer none): its chips
 */
IsmsFilterBar *
isms_list_pane_get_filter_bar (IsmsListPane *self)
{
  g_return_val_if_fail (ISMS_IS_LIST_PANE (self), NULL);

  return self->filter_bar;
}

/**
 * isms_list_pane_get_face:
 * @self: a list pane
 *
 * Returns: (transfer none): "list", "loading", "empty", "nothing" or "error"
 */
const char *
isms_list_pane_get_face (IsmsListPane *self)
{
  g_return_val_if_fail (ISMS_IS_LIST_PANE (self), NULL);

  return gtk_stack_get_visible_child_name (self->faces);
}

/**
 * isms_list_pane_get_count_text:
 * @self: a list pane
 *
 * Returns: (transfer none): what stands beneath the list
 */
const char *
isms_list_pane_get_count_text (IsmsListPane *self)
{
  g_return_val_if_fail (ISMS_IS_LIST_PANE (self), NULL);

  return gtk_label_get_label (self->count);
}

/**
 * isms_list_pane_get_view:
 * @self: a list pane
 *
 * Returns: (transfer none): the list as a widget
 */
GtkColumnView *
isms_list_pane_get_view (IsmsListPane *self)
{
  g_return_val_if_fail (ISMS_IS_LIST_PANE (self), NULL);

  return self->view;
}

/**
 * isms_list_pane_is_bare:
 * @self: a list pane
 *
 * Returns: whether there is no record of the kind, not even an archived one
 */
gboolean
isms_list_pane_is_bare (IsmsListPane *self)
{
  g_return_val_if_fail (ISMS_IS_LIST_PANE (self), FALSE);

  return !gtk_widget_get_visible (self->toolbar);
}

/**
 * isms_list_pane_set_narrow:
 * @self: a list pane
 * @narrow: whether there is little room
 *
 * With little room the filters stand behind their button and a click shows a record.
 */
void
isms_list_pane_set_narrow (IsmsListPane *self, gboolean narrow)
{
  g_return_if_fail (ISMS_IS_LIST_PANE (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->filter_revealer),
                                 !narrow || isms_filter_bar_get_n_active (self->filter_bar) > 0);
  gtk_column_view_set_single_click_activate (self->view, narrow);
  if (self->top != NULL)
    gtk_widget_set_visible (self->top, !narrow);
}

/**
 * isms_list_pane_set_top:
 * @self: a list pane that has none yet
 * @top: (transfer floating): a line of its own
 *
 * Stands between the filters and the list, wherever there is room for it.
 */
void
isms_list_pane_set_top (IsmsListPane *self, GtkWidget *top)
{
  g_return_if_fail (ISMS_IS_LIST_PANE (self));

  self->top = top;
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (adw_bin_get_child (ADW_BIN (self))), top);
}

/**
 * isms_list_pane_add_bar:
 * @self: a list pane
 * @bar: (transfer floating): a line of its own
 *
 * Stands between the filters and the list, always.
 */
void
isms_list_pane_add_bar (IsmsListPane *self, GtkWidget *bar)
{
  g_return_if_fail (ISMS_IS_LIST_PANE (self));

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (adw_bin_get_child (ADW_BIN (self))), bar);
}

/**
 * isms_list_pane_set_offers:
 * @self: a list pane
 * @can_new: whether records can be added
 * @can_import: whether they can be imported
 *
 * What the page of an empty list offers.
 */
void
isms_list_pane_set_offers (IsmsListPane *self, gboolean can_new, gboolean can_import)
{
  g_return_if_fail (ISMS_IS_LIST_PANE (self));

  gtk_widget_set_visible (self->new_button, can_new);
  gtk_widget_set_visible (self->import_button, can_import);
}

/**
 * isms_list_pane_add_offer:
 * @self: a list pane
 * @button: (transfer floating): a button
 *
 * Another way to begin, on the page of an empty list.
 */
void
isms_list_pane_add_offer (IsmsListPane *self, GtkWidget *button)
{
  g_return_if_fail (ISMS_IS_LIST_PANE (self));

  gtk_widget_add_css_class (button, "pill");
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->new_button)), button,
                              self->new_button);
}

/**
 * isms_list_pane_lead_with_offer:
 * @self: a list pane
 * @button: (transfer floating): a button
 *
 * The way to begin, on the page of an empty list: before all others, and with the focus.
 */
void
isms_list_pane_lead_with_offer (IsmsListPane *self, GtkWidget *button)
{
  g_return_if_fail (ISMS_IS_LIST_PANE (self));

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_remove_css_class (self->new_button, "suggested-action");
  gtk_box_prepend (GTK_BOX (gtk_widget_get_parent (self->new_button)), button);
  isms_page_lead_no_more (self->new_button);
  isms_page_lead_focus (button);
}

/**
 * isms_list_pane_focus_search:
 * @self: a list pane
 */
void
isms_list_pane_focus_search (IsmsListPane *self)
{
  g_return_if_fail (ISMS_IS_LIST_PANE (self));

  gtk_widget_grab_focus (self->search);
}

/**
 * isms_list_pane_focus_list:
 * @self: a list pane
 */
void
isms_list_pane_focus_list (IsmsListPane *self)
{
  g_return_if_fail (ISMS_IS_LIST_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * isms_list_pane_get_details_button:
 * @self: a list pane
 *
 * Returns: (transfer none): the toggle that shows and hides what stands beside the list
 */
GtkWidget *
isms_list_pane_get_details_button (IsmsListPane *self)
{
  g_return_val_if_fail (ISMS_IS_LIST_PANE (self), NULL);

  return self->details_button;
}

/**
 * isms_list_pane_get_edit_button:
 * @self: a list pane
 *
 * Returns: (transfer none): the button beneath the list for what is selected
 */
GtkWidget *
isms_list_pane_get_edit_button (IsmsListPane *self)
{
  g_return_val_if_fail (ISMS_IS_LIST_PANE (self), NULL);

  return self->edit_button;
}
