/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Once the register is made, its query is the one that holds, and the filters of the map go through
 * it. */

#include "isms-config.h"

#include "isms-risks-page.h"

#include <glib/gi18n-lib.h>

#include "isms-acceptance-group.h"
#include "isms-detail.h"
#include "isms-estimate-group.h"
#include "isms-loss-page.h"
#include "isms-method-page.h"
#include "isms-plan-page.h"
#include "isms-rating-editor.h"
#include "isms-record-form.h"
#include "isms-actions-group.h"

struct _IsmsRisksPage
{
  IsmsTabsPage parent_instance;

  IsmsHeatPage *heat_page;
  IsmsLossPage *loss_page;     /* or NULL */
  IsmsRegister *register_page; /* or NULL */
  gboolean estimates;          /* goes to an estimate once the register has read its risks */
};

enum
{
  PRINT_PLAN,
  PRINT_DAY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static IsmsPageInterface *parent_page; /* the tabs' */

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsRisksPage,
                               isms_risks_page,
                               ISMS_TYPE_TABS_PAGE,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

static gboolean
shows (IsmsRisksPage *self, const char *tab)
{
  return g_strcmp0 (isms_tabs_page_get_shown (ISMS_TABS_PAGE (self)), tab) == 0;
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
edit_estimate (GtkWidget *group)
{
  isms_estimate_group_edit (ISMS_ESTIMATE_GROUP (group));
}

static const IsmsFormGroup estimate_group = {
  .kind = "risk",
  .early = TRUE,
  .create = isms_estimate_group_new,
  .set_record = set_estimated_risk,
  .edit = edit_estimate,
};

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

/* What was asked for before the register had read its risks. */
static void
go_on_estimating (IsmsRisksPage *self)
{
  IsmsList *list = isms_selection_get_list (get_selection (self));

  if (!self->estimates || isms_list_get_loading (list))
    return;
  self->estimates = FALSE;
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
    {
      gint64 risk = isms_list_get_id (list, 0);

      risk_activated_cb (self, risk);
      isms_detail_edit_group (ISMS_DETAIL (isms_register_get_detail (self->register_page)), risk,
                              &estimate_group);
    }
  else if (isms_heat_source_get_total (isms_heat_page_get_source (self->heat_page)) == 0)
    new_cb (self);
}

/* To the first risk of the register, where its form asks for it; without a risk, to a new one. */
static void
estimate_cb (IsmsRisksPage *self)
{
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (self), "register");
  self->estimates = TRUE;
  go_on_estimating (self);
}

static void
import_cb (IsmsRisksPage *self)
{
  isms_page_activate (ISMS_PAGE (self), ISMS_PAGE_ACTION_IMPORT);
}

static gboolean
isms_risks_page_can (IsmsPage *page, IsmsPageAction action)
{
  IsmsRisksPage *self = ISMS_RISKS_PAGE (page);

  if (shows (self, "register") || isms_tabs_page_steps (action))
    return parent_page->can (page, action);
  if (shows (self, "losses") && action != ISMS_PAGE_ACTION_NEW && action != ISMS_PAGE_ACTION_IMPORT)
    return action == ISMS_PAGE_ACTION_FILTER;
  if (shows (self, "plan") && action == ISMS_PAGE_ACTION_PRINT)
    return TRUE;
  switch (action)
    {
    case ISMS_PAGE_ACTION_NEW:
    case ISMS_PAGE_ACTION_IMPORT:
      return !isms_workspace_get_read_only (isms_tabs_page_get_workspace (ISMS_TABS_PAGE (self)));
    case ISMS_PAGE_ACTION_FILTER:
    case ISMS_PAGE_ACTION_EXPORT:
    case ISMS_PAGE_ACTION_PRINT:
      return shows (self, "map")
             && g_strcmp0 (isms_heat_page_get_face (self->heat_page), "map") == 0;
    default:
      return FALSE;
    }
}

static void
isms_risks_page_activate (IsmsPage *page, IsmsPageAction action)
{
  IsmsRisksPage *self = ISMS_RISKS_PAGE (page);
  const char *day = isms_heat_source_get_day (isms_heat_page_get_source (self->heat_page));

  if (shows (self, "map") && action == ISMS_PAGE_ACTION_FILTER)
    {
      isms_heat_page_focus_filters (self->heat_page);
      return;
    }
  if (shows (self, "losses") && action == ISMS_PAGE_ACTION_FILTER)
    {
      isms_loss_page_focus_filters (self->loss_page);
      return;
    }
  if (shows (self, "plan") && action == ISMS_PAGE_ACTION_PRINT)
    {
      g_signal_emit (self, signals[PRINT_PLAN], 0);
      return;
    }
  if (shows (self, "map") && action == ISMS_PAGE_ACTION_PRINT && day != NULL)
    {
      g_signal_emit (self, signals[PRINT_DAY], 0, day);
      return;
    }
  if (isms_tabs_page_steps (action))
    {
      parent_page->activate (page, action);
      return;
    }
  if (action == ISMS_PAGE_ACTION_NEW)
    isms_tabs_page_show_tab (ISMS_TABS_PAGE (self), "register");
  isms_page_activate (ISMS_PAGE (isms_risks_page_get_register (self)), action);
}

static void
page_init (IsmsPageInterface *iface)
{
  parent_page = g_type_interface_peek_parent (iface);
  iface->can = isms_risks_page_can;
  iface->activate = isms_risks_page_activate;
}

static void
edit_rating (GtkWidget *group)
{
  isms_rating_editor_focus (ISMS_RATING_EDITOR (group));
}

static const IsmsFormGroup rating_group = {
  .kind = "risk",
  .name = "rating",
  .early = TRUE,
  .shows_computed = TRUE,
  .create = isms_rating_editor_new,
  .set_record = set_risk,
  .edit = edit_rating,
};

static void
set_treatment (GtkWidget *group, IsmsRecord *record)
{
  isms_actions_group_set_record (ISMS_ACTIONS_GROUP (group), record);
}

static const IsmsFormGroup treatment_group = {
  .kind = "risk",
  .shows_kind = "action",
  .shows_field = "for_ref",
  .create = isms_actions_group_new,
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
  signals[PRINT_PLAN] = g_signal_new ("print-plan", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* What the map shows is that of a day, YYYY-MM-DD. */
  signals[PRINT_DAY] = g_signal_new ("print-day", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  isms_record_form_add_group (&rating_group);
  isms_record_form_add_group (&estimate_group);
  isms_record_form_add_group (&treatment_group);
  isms_record_form_add_group (&acceptance_group);
}

static void
isms_risks_page_init (IsmsRisksPage *self)
{
}

static GtkWidget *
create_map (IsmsTabsPage *tabs)
{
  IsmsRisksPage *self = ISMS_RISKS_PAGE (tabs);
  GtkWidget *page = isms_heat_page_new (isms_tabs_page_get_workspace (tabs));

  self->heat_page = ISMS_HEAT_PAGE (page);
  g_signal_connect_object (page, "query-changed", G_CALLBACK (map_query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "risk-activated", G_CALLBACK (risk_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "risk-selected", G_CALLBACK (risk_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "new", G_CALLBACK (new_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "import", G_CALLBACK (import_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (isms_heat_page_get_source (self->heat_page), "changed",
                           G_CALLBACK (part_changed_cb), self, G_CONNECT_SWAPPED);
  return page;
}

/* With the map's filters. */
static GtkWidget *
create_register (IsmsTabsPage *tabs)
{
  IsmsRisksPage *self = ISMS_RISKS_PAGE (tabs);
  GtkWidget *page =
      isms_register_new (isms_tabs_page_get_workspace (tabs), isms_kind_find ("risk"));

  self->register_page = ISMS_REGISTER (page);
  if (isms_query_is_filtered (isms_heat_page_get_query (self->heat_page)))
    map_query_changed_cb (self);
  g_signal_connect_object (page, "query-changed", G_CALLBACK (register_query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_selection (self), "selection-changed",
                           G_CALLBACK (register_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (isms_selection_get_list (get_selection (self)), "after-swap",
                           G_CALLBACK (risk_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (isms_selection_get_list (get_selection (self)), "notify::loading",
                           G_CALLBACK (go_on_estimating), self, G_CONNECT_SWAPPED);
  return page;
}

static GtkWidget *
create_plan (IsmsTabsPage *tabs)
{
  return isms_plan_page_new (isms_tabs_page_get_workspace (tabs));
}

/* With the map's filters. */
static GtkWidget *
create_losses (IsmsTabsPage *tabs)
{
  IsmsRisksPage *self = ISMS_RISKS_PAGE (tabs);
  GtkWidget *page = isms_loss_page_new (isms_tabs_page_get_workspace (tabs));

  self->loss_page = ISMS_LOSS_PAGE (page);
  isms_loss_page_set_query (self->loss_page, isms_heat_page_get_query (self->heat_page));
  g_signal_connect_object (page, "query-changed", G_CALLBACK (loss_query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "risk-activated", G_CALLBACK (risk_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "estimate", G_CALLBACK (estimate_cb), self, G_CONNECT_SWAPPED);
  return page;
}

static GtkWidget *
create_method (IsmsTabsPage *tabs)
{
  return isms_method_page_new (isms_tabs_page_get_workspace (tabs));
}

const IsmsTab isms_risks_tabs[] = {
  { .name = "map", .title = N_ ("Heat Map"), .create = create_map },
  { .name = "register", .title = N_ ("Register"), .kind = "risk", .create = create_register },
  /* Translators: a tab beside Heat Map and Register: the treatment plan. */
  { .name = "plan", .title = N_ ("Treatment Plan"), .create = create_plan },
  /* Translators: a tab beside Heat Map and Register: what the risks cost in money. */
  { .name = "losses", .title = N_ ("Losses"), .create = create_losses },
  { .name = "method", .title = N_ ("Method"), .create = create_method },
  { NULL },
};

/**
 * isms_risks_page_new:
 * @workspace: whose risks
 *
 * Returns: (transfer floating): the destination, showing the map
 */
GtkWidget *
isms_risks_page_new (IsmsWorkspace *workspace)
{
  IsmsTabsPage *self =
      g_object_new (ISMS_TYPE_RISKS_PAGE, "workspace", workspace, "title", _ ("Risks"), NULL);

  isms_tabs_page_add (self, isms_risks_tabs, G_N_ELEMENTS (isms_risks_tabs) - 1);
  isms_tabs_page_get_tab (self, "map"); /* the filters of all of them are the map's */
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
  return ISMS_REGISTER (isms_tabs_page_get_tab (ISMS_TABS_PAGE (self), "register"));
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
  return ISMS_LOSS_PAGE (isms_tabs_page_get_tab (ISMS_TABS_PAGE (self), "losses"));
}
