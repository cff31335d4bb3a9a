/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The register is made when it is first shown or asked for. From then on its query is the one that
 * holds, and the filters of the map go through it. */

#include "isms-config.h"

#include "isms-risks-page.h"

#include <glib/gi18n-lib.h>

#include "isms-acceptance-group.h"
#include "isms-estimate-group.h"
#include "isms-loss-page.h"
#include "isms-method-page.h"
#include "isms-plan-page.h"
#include "isms-rating-editor.h"
#include "isms-record-form.h"
#include "isms-treatment-group.h"

struct _IsmsRisksPage
{
  AdwBin parent_instance;

  AdwInlineViewSwitcher *switcher;
  AdwViewStack *tabs;

  IsmsWorkspace *workspace;
  IsmsHeatPage *heat_page;
  AdwBin *loss_bin;
  IsmsLossPage *loss_page; /* or NULL */
  AdwBin *register_bin;
  IsmsRegister *register_page; /* or NULL */
  AdwBin *plan_bin;            /* so is that of this */
  AdwBin *method_bin;          /* its page is made when it is first shown */
};

enum
{
  REGISTER_CREATED,
  PRINT_PLAN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsRisksPage,
                               isms_risks_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

static gboolean
shows_map (IsmsRisksPage *self)
{
  return adw_view_stack_get_visible_child (self->tabs) == GTK_WIDGET (self->heat_page);
}

static gboolean
shows_losses (IsmsRisksPage *self)
{
  return adw_view_stack_get_visible_child (self->tabs) == GTK_WIDGET (self->loss_bin);
}

static gboolean
shows_plan (IsmsRisksPage *self)
{
  return adw_view_stack_get_visible_child (self->tabs) == GTK_WIDGET (self->plan_bin);
}

static gboolean
shows_method (IsmsRisksPage *self)
{
  return adw_view_stack_get_visible_child (self->tabs) == GTK_WIDGET (self->method_bin);
}

static gboolean
shows_register (IsmsRisksPage *self)
{
  return adw_view_stack_get_visible_child (self->tabs) == GTK_WIDGET (self->register_bin);
}

static void
set_risk (GtkWidget *group, IsmsRecord *record)
{
  isms_rating_editor_set_risk (ISMS_RATING_EDITOR (group),
                               record != NULL ? ISMS_RISK (record) : NULL);
}

static void
set_estimated_risk (GtkWidget *group, IsmsRecord *record)
{
  isms_estimate_group_set_risk (ISMS_ESTIMATE_GROUP (group),
                                record != NULL ? ISMS_RISK (record) : NULL);
}

static void
tab_changed_cb (IsmsRisksPage *self)
{
  if (self->register_bin == NULL)
    return;
  if (shows_register (self))
    isms_risks_page_get_register (self);
  if (shows_losses (self))
    isms_risks_page_get_loss_page (self);
  if (shows_plan (self) && adw_bin_get_child (self->plan_bin) == NULL)
    adw_bin_set_child (self->plan_bin, isms_plan_page_new (self->workspace));
  if (shows_method (self) && adw_bin_get_child (self->method_bin) == NULL)
    adw_bin_set_child (self->method_bin, isms_method_page_new (self->workspace));
  isms_page_changed (ISMS_PAGE (self));
  isms_page_place_changed (ISMS_PAGE (self));
}

/* In a narrow window the tabs are wider than it. */
static void
active_tab_cb (AdwToggleGroup *tabs, GParamSpec *pspec, IsmsRisksPage *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (tabs), GTK_TYPE_VIEWPORT);
  GtkWidget *tab = gtk_widget_get_first_child (GTK_WIDGET (tabs));

  while (tab != NULL && (gtk_widget_get_state_flags (tab) & GTK_STATE_FLAG_CHECKED) == 0)
    tab = gtk_widget_get_next_sibling (tab);
  if (viewport != NULL && tab != NULL && gtk_widget_get_mapped (tab))
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), tab, NULL);
}

static void
register_place_changed_cb (IsmsRisksPage *self)
{
  if (shows_register (self))
    isms_page_place_changed (ISMS_PAGE (self));
}

static void
part_changed_cb (IsmsRisksPage *self)
{
  isms_page_changed (ISMS_PAGE (self));
}

static void
show_losses_of (IsmsRisksPage *self, IsmsQuery *query)
{
  if (self->loss_page != NULL)
    isms_loss_page_set_query (self->loss_page, query);
}

/* Filters stand above the map and the losses too. Words that are searched for do not: whoever can
 * not see them would look for the risks that are missing. */
static void
register_query_changed_cb (IsmsRisksPage *self)
{
  g_autoptr (IsmsQuery) query = isms_query_copy (isms_register_get_query (self->register_page));

  isms_query_search (query, NULL);
  isms_heat_page_set_query (self->heat_page, query);
  show_losses_of (self, query);
}

static void
map_query_changed_cb (IsmsRisksPage *self)
{
  g_autoptr (IsmsQuery) query = NULL;

  show_losses_of (self, isms_heat_page_get_query (self->heat_page));
  if (self->register_page == NULL)
    return;
  query = isms_query_new (isms_kind_find ("risk"));
  isms_heat_page_apply (self->heat_page, query);
  isms_list_pane_set_query (isms_register_get_pane (self->register_page), query);
}

static void
loss_query_changed_cb (IsmsRisksPage *self)
{
  IsmsQuery *query = isms_loss_page_get_query (self->loss_page);

  isms_heat_page_set_query (self->heat_page, query);
  if (self->register_page != NULL)
    isms_list_pane_set_query (isms_register_get_pane (self->register_page), query);
}

static void
risk_activated_cb (IsmsRisksPage *self, gint64 id)
{
  isms_page_show_record (ISMS_PAGE (self), isms_kind_find ("risk"), id);
}

static IsmsSelection *
get_selection (IsmsRisksPage *self)
{
  return isms_list_pane_get_selection (isms_register_get_pane (self->register_page));
}

static void
select_in_register (IsmsRisksPage *self)
{
  IsmsSelection *selection = get_selection (self);
  gint64 risk = isms_heat_page_get_risk (self->heat_page);
  guint position;

  if (risk != 0 && isms_list_find (isms_selection_get_list (selection), risk, &position)
      && !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), position, TRUE);
}

static void
risk_selected_cb (IsmsRisksPage *self)
{
  if (self->register_page != NULL)
    select_in_register (self);
}

static void
register_selected_cb (IsmsRisksPage *self)
{
  g_autoptr (GArray) ids = isms_selection_dup_ids (get_selection (self));

  if (ids->len > 0)
    isms_heat_page_select_risk (self->heat_page,
                                ids->len == 1 ? g_array_index (ids, gint64, 0) : 0);
}

static void
new_cb (IsmsRisksPage *self)
{
  isms_page_activate (ISMS_PAGE (self), ISMS_PAGE_ACTION_NEW);
}

/* To the first risk of the register, whose form asks for it; without a risk, to a new one. */
static void
estimate_cb (IsmsRisksPage *self)
{
  IsmsList *list;

  isms_risks_page_show_tab (self, "register");
  list = isms_selection_get_list (get_selection (self));
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
    risk_activated_cb (self, isms_list_get_id (list, 0));
  else if (isms_heat_source_get_total (isms_heat_page_get_source (self->heat_page)) == 0)
    new_cb (self);
}

static void
import_cb (IsmsRisksPage *self)
{
  isms_page_activate (ISMS_PAGE (self), ISMS_PAGE_ACTION_IMPORT);
}

static const char *
isms_risks_page_get_title (IsmsPage *page)
{
  return _ ("Risks");
}

static gboolean
isms_risks_page_can (IsmsPage *page, IsmsPageAction action)
{
  IsmsRisksPage *self = ISMS_RISKS_PAGE (page);

  if (shows_register (self))
    return isms_page_can (ISMS_PAGE (self->register_page), action);
  if (shows_losses (self) && action != ISMS_PAGE_ACTION_NEW && action != ISMS_PAGE_ACTION_IMPORT)
    return action == ISMS_PAGE_ACTION_FILTER;
  if (shows_plan (self) && action == ISMS_PAGE_ACTION_PRINT)
    return TRUE;
  switch (action)
    {
    case ISMS_PAGE_ACTION_NEW:
    case ISMS_PAGE_ACTION_IMPORT:
      return !isms_workspace_get_read_only (self->workspace);
    case ISMS_PAGE_ACTION_FILTER:
    case ISMS_PAGE_ACTION_EXPORT:
    case ISMS_PAGE_ACTION_PRINT:
      return shows_map (self) && g_strcmp0 (isms_heat_page_get_face (self->heat_page), "map") == 0;
    default:
      return FALSE;
    }
}

static void
isms_risks_page_activate (IsmsPage *page, IsmsPageAction action)
{
  IsmsRisksPage *self = ISMS_RISKS_PAGE (page);

  if (shows_map (self) && action == ISMS_PAGE_ACTION_FILTER)
    {
      isms_heat_page_focus_filters (self->heat_page);
      return;
    }
  if (shows_losses (self) && action == ISMS_PAGE_ACTION_FILTER)
    {
      isms_loss_page_focus_filters (self->loss_page);
      return;
    }
  if (shows_plan (self) && action == ISMS_PAGE_ACTION_PRINT)
    {
      g_signal_emit (self, signals[PRINT_PLAN], 0);
      return;
    }
  if (action == ISMS_PAGE_ACTION_NEW)
    isms_risks_page_show_tab (self, "register");
  isms_page_activate (ISMS_PAGE (isms_risks_page_get_register (self)), action);
}

static gboolean
isms_risks_page_show_record (IsmsPage *page, const IsmsKind *kind, gint64 id)
{
  IsmsRisksPage *self = ISMS_RISKS_PAGE (page);

  if (!isms_page_show_record (ISMS_PAGE (isms_risks_page_get_register (self)), kind, id))
    return FALSE;
  isms_risks_page_show_tab (self, "register");
  return TRUE;
}

static void
isms_risks_page_get_place (IsmsPage *page, const char **tab, gint64 *record)
{
  IsmsRisksPage *self = ISMS_RISKS_PAGE (page);
  const char *none;

  if (shows_register (self))
    isms_page_get_place (ISMS_PAGE (self->register_page), &none, record);
  *tab = adw_view_stack_get_visible_child_name (self->tabs);
}

static void
isms_risks_page_show_place (IsmsPage *page, const char *tab, gint64 record)
{
  IsmsRisksPage *self = ISMS_RISKS_PAGE (page);

  if (tab != NULL && adw_view_stack_get_child_by_name (self->tabs, tab) != NULL)
    isms_risks_page_show_tab (self, tab);
  if (shows_register (self))
    isms_page_show_place (ISMS_PAGE (self->register_page), NULL, record);
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_risks_page_get_title;
  iface->can = isms_risks_page_can;
  iface->activate = isms_risks_page_activate;
  iface->show_record = isms_risks_page_show_record;
  iface->get_place = isms_risks_page_get_place;
  iface->show_place = isms_risks_page_show_place;
}

static void
isms_risks_page_dispose (GObject *object)
{
  IsmsRisksPage *self = ISMS_RISKS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_RISKS_PAGE);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_risks_page_parent_class)->dispose (object);
}

static const IsmsFormGroup rating_group = {
  .kind = "risk",
  .early = TRUE,
  .shows_computed = TRUE,
  .create = isms_rating_editor_new,
  .set_record = set_risk,
};

static const IsmsFormGroup estimate_group = {
  .kind = "risk",
  .early = TRUE,
  .create = isms_estimate_group_new,
  .set_record = set_estimated_risk,
};

static void
set_treatment (GtkWidget *group, IsmsRecord *record)
{
  isms_treatment_group_set_risk (ISMS_TREATMENT_GROUP (group), record);
}

static const IsmsFormGroup treatment_group = {
  .kind = "risk",
  .create = isms_treatment_group_new,
  .set_record = set_treatment,
};

static void
set_acceptance (GtkWidget *group, IsmsRecord *record)
{
  isms_acceptance_group_set_risk (ISMS_ACCEPTANCE_GROUP (group), record);
}

static const IsmsFormGroup acceptance_group = {
  .kind = "risk",
  .create = isms_acceptance_group_new,
  .set_record = set_acceptance,
};

static void
isms_risks_page_class_init (IsmsRisksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_risks_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-risks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsRisksPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, IsmsRisksPage, tabs);
  gtk_widget_class_bind_template_callback (widget_class, tab_changed_cb);
  signals[REGISTER_CREATED] =
      g_signal_new ("register-created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, ISMS_TYPE_REGISTER);
  signals[PRINT_PLAN] = g_signal_new ("print-plan", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
  isms_record_form_add_group (&rating_group);
  isms_record_form_add_group (&estimate_group);
  isms_record_form_add_group (&treatment_group);
  isms_record_form_add_group (&acceptance_group);
}

static void
isms_risks_page_init (IsmsRisksPage *self)
{
  GtkWidget *tabs;

  gtk_widget_init_template (GTK_WIDGET (self));
  tabs = gtk_widget_get_first_child (GTK_WIDGET (self->switcher));
  g_signal_connect_object (tabs, "notify::active", G_CALLBACK (active_tab_cb), self, 0);
}

static void
add_tabs (IsmsRisksPage *self)
{
  GtkWidget *heat_page = isms_heat_page_new (self->workspace);
  GtkWidget *register_bin = adw_bin_new ();
  GtkWidget *plan_bin = adw_bin_new ();
  GtkWidget *loss_bin = adw_bin_new ();
  GtkWidget *method_bin = adw_bin_new ();

  adw_view_stack_add_titled (self->tabs, heat_page, "map", _ ("Heat Map"));
  adw_view_stack_add_titled (self->tabs, register_bin, "register", _ ("Register"));
  /* Translators: a tab beside Heat Map and Register: the treatment plan. */
  adw_view_stack_add_titled (self->tabs, plan_bin, "plan", _ ("Treatment Plan"));
  self->plan_bin = ADW_BIN (plan_bin);
  /* Translators: a tab beside Heat Map and Register: what the risks cost in money. */
  adw_view_stack_add_titled (self->tabs, loss_bin, "losses", _ ("Losses"));
  self->heat_page = ISMS_HEAT_PAGE (heat_page);
  self->loss_bin = ADW_BIN (loss_bin);
  adw_view_stack_add_titled (self->tabs, method_bin, "method", _ ("Method"));
  self->register_bin = ADW_BIN (register_bin);
  self->method_bin = ADW_BIN (method_bin);
}

/**
 * isms_risks_page_new:
 * @workspace: whose risks
 *
 * Returns: (transfer floating): the destination, showing the map
 */
GtkWidget *
isms_risks_page_new (IsmsWorkspace *workspace)
{
  IsmsRisksPage *self = g_object_new (ISMS_TYPE_RISKS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  add_tabs (self);
  g_signal_connect_object (self->heat_page, "query-changed", G_CALLBACK (map_query_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->heat_page, "risk-activated", G_CALLBACK (risk_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->heat_page, "risk-selected", G_CALLBACK (risk_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->heat_page, "new", G_CALLBACK (new_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->heat_page, "import", G_CALLBACK (import_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (isms_heat_page_get_source (self->heat_page), "changed",
                           G_CALLBACK (part_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

IsmsHeatPage *
isms_risks_page_get_heat_page (IsmsRisksPage *self)
{
  return self->heat_page;
}

/**
 * isms_risks_page_get_register:
 * @self: the page
 *
 * Returns: (transfer none): the register, which is made by the first call, with the map's filters
 */
IsmsRegister *
isms_risks_page_get_register (IsmsRisksPage *self)
{
  GtkWidget *page;

  if (self->register_page != NULL)
    return self->register_page;
  page = isms_register_new (self->workspace, isms_kind_find ("risk"));
  self->register_page = ISMS_REGISTER (page);
  adw_bin_set_child (self->register_bin, page);
  g_signal_emit (self, signals[REGISTER_CREATED], 0, page);
  if (isms_query_is_filtered (isms_heat_page_get_query (self->heat_page)))
    map_query_changed_cb (self);
  g_signal_connect_object (page, "query-changed", G_CALLBACK (register_query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "can-changed", G_CALLBACK (part_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "place-changed", G_CALLBACK (register_place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_selection (self), "selection-changed",
                           G_CALLBACK (register_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (isms_selection_get_list (get_selection (self)), "after-swap",
                           G_CALLBACK (risk_selected_cb), self, G_CONNECT_SWAPPED);
  return self->register_page;
}

/**
 * isms_risks_page_get_loss_page:
 * @self: the page
 *
 * Returns: (transfer none): what the risks cost, which is made by the first call, with the filters
 *   that the map has
 */
IsmsLossPage *
isms_risks_page_get_loss_page (IsmsRisksPage *self)
{
  GtkWidget *page;

  if (self->loss_page != NULL)
    return self->loss_page;
  page = isms_loss_page_new (self->workspace);
  self->loss_page = ISMS_LOSS_PAGE (page);
  isms_loss_page_set_query (self->loss_page, isms_heat_page_get_query (self->heat_page));
  adw_bin_set_child (self->loss_bin, page);
  g_signal_connect_object (page, "query-changed", G_CALLBACK (loss_query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "risk-activated", G_CALLBACK (risk_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "estimate", G_CALLBACK (estimate_cb), self, G_CONNECT_SWAPPED);
  return self->loss_page;
}

/**
 * isms_risks_page_show_tab:
 * @self: the page
 * @name: "map", "register", "losses" or "method"
 */
void
isms_risks_page_show_tab (IsmsRisksPage *self, const char *name)
{
  adw_view_stack_set_visible_child_name (self->tabs, name);
}
