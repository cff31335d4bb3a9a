/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One query holds for all tabs: whoever changes it tells the others. */

#include "isms-config.h"

#include "isms-actions-page.h"

#include <glib/gi18n-lib.h>

#include "isms-board-page.h"
#include "isms-timeline-page.h"

struct _IsmsActionsPage
{
  IsmsTabsPage parent_instance;

  IsmsRegister *register_page; /* or NULL, as each tab until it is made */
  IsmsBoardPage *board_page;
  IsmsTimelinePage *timeline_page;
  IsmsQuery *query; /* or NULL: of all */
  gboolean telling; /* the list adopts it, and has nothing to say */
};

static guint print_people_signal;

static IsmsPageInterface *parent_page; /* the tabs' */

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsActionsPage,
                               isms_actions_page,
                               ISMS_TYPE_TABS_PAGE,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

static gboolean
shows (IsmsActionsPage *self, const char *tab)
{
  return g_strcmp0 (isms_tabs_page_get_shown (ISMS_TABS_PAGE (self)), tab) == 0;
}

/* --- One filter --- */

static void
take_query (IsmsActionsPage *self, IsmsQuery *query)
{
  g_autoptr (IsmsQuery) before = self->query;

  self->query = isms_query_copy (query);
}

static void
tell_panes (IsmsActionsPage *self, gpointer teller)
{
  IsmsActionPane *const panes[] = { (IsmsActionPane *) self->board_page,
                                    (IsmsActionPane *) self->timeline_page };

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (panes[i] != NULL && panes[i] != teller)
      isms_action_pane_set_query (panes[i], self->query);
}

static void
register_query_changed_cb (IsmsActionsPage *self)
{
  if (self->telling)
    return;
  take_query (self, isms_register_get_query (self->register_page));
  tell_panes (self, self->register_page);
}

static void
pane_query_changed_cb (IsmsActionsPage *self, IsmsActionPane *pane)
{
  take_query (self, isms_action_pane_get_query (pane));
  tell_panes (self, pane);
  self->telling = TRUE;
  if (self->register_page != NULL)
    isms_list_pane_adopt (isms_register_get_pane (self->register_page), self->query);
  self->telling = FALSE;
}

/* --- What the window asks for --- */

static gboolean
isms_actions_page_can (IsmsPage *page, IsmsPageAction action)
{
  IsmsActionsPage *self = ISMS_ACTIONS_PAGE (page);

  if (shows (self, "list") || isms_tabs_page_steps (action))
    return parent_page->can (page, action);
  switch (action)
    {
    case ISMS_PAGE_ACTION_NEW:
    case ISMS_PAGE_ACTION_IMPORT:
      return !isms_workspace_get_read_only (isms_tabs_page_get_workspace (ISMS_TABS_PAGE (self)));
    case ISMS_PAGE_ACTION_FILTER:
    case ISMS_PAGE_ACTION_PRINT:
      return TRUE;
    case ISMS_PAGE_ACTION_EXPORT:
      return isms_page_can (ISMS_PAGE (isms_actions_page_get_register (self)), action);
    default:
      return FALSE;
    }
}

static void
isms_actions_page_activate (IsmsPage *page, IsmsPageAction action)
{
  IsmsActionsPage *self = ISMS_ACTIONS_PAGE (page);
  IsmsTabsPage *tabs = ISMS_TABS_PAGE (self);

  if (shows (self, "list") || isms_tabs_page_steps (action))
    {
      parent_page->activate (page, action);
      return;
    }
  if (action == ISMS_PAGE_ACTION_FILTER)
    {
      isms_action_pane_focus_search (ISMS_ACTION_PANE (isms_tabs_page_get_tab (tabs, NULL)));
      return;
    }
  if (action == ISMS_PAGE_ACTION_PRINT)
    {
      g_signal_emit (self, print_people_signal, 0);
      return;
    }
  if (action == ISMS_PAGE_ACTION_NEW)
    isms_tabs_page_show_tab (tabs, "list");
  isms_page_activate (ISMS_PAGE (isms_actions_page_get_register (self)), action);
}

static void
page_init (IsmsPageInterface *iface)
{
  parent_page = g_type_interface_peek_parent (iface);
  iface->can = isms_actions_page_can;
  iface->activate = isms_actions_page_activate;
}

static void
isms_actions_page_finalize (GObject *object)
{
  g_clear_pointer (&ISMS_ACTIONS_PAGE (object)->query, isms_query_unref);
  G_OBJECT_CLASS (isms_actions_page_parent_class)->finalize (object);
}

static void
isms_actions_page_class_init (IsmsActionsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_actions_page_finalize;
  print_people_signal = g_signal_new ("print-people", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_actions_page_init (IsmsActionsPage *self)
{
}

/* --- Tabs --- */

static GtkWidget *
create_list (IsmsTabsPage *tabs)
{
  IsmsActionsPage *self = ISMS_ACTIONS_PAGE (tabs);
  GtkWidget *page =
      isms_register_new (isms_tabs_page_get_workspace (tabs), isms_kind_find ("action"));

  self->register_page = ISMS_REGISTER (page);
  if (self->query != NULL)
    isms_list_pane_adopt (isms_register_get_pane (self->register_page), self->query);
  g_signal_connect_object (page, "query-changed", G_CALLBACK (register_query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return page;
}

static GtkWidget *
take_pane (IsmsActionsPage *self, GtkWidget *page)
{
  if (self->query == NULL && self->register_page != NULL)
    take_query (self, isms_register_get_query (self->register_page));
  if (self->query != NULL)
    isms_action_pane_set_query (ISMS_ACTION_PANE (page), self->query);
  g_signal_connect_object (page, "query-changed", G_CALLBACK (pane_query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return page;
}

static GtkWidget *
create_board (IsmsTabsPage *tabs)
{
  IsmsActionsPage *self = ISMS_ACTIONS_PAGE (tabs);

  self->board_page = ISMS_BOARD_PAGE (isms_board_page_new (isms_tabs_page_get_workspace (tabs)));
  return take_pane (self, GTK_WIDGET (self->board_page));
}

static GtkWidget *
create_timeline (IsmsTabsPage *tabs)
{
  IsmsActionsPage *self = ISMS_ACTIONS_PAGE (tabs);

  self->timeline_page =
      ISMS_TIMELINE_PAGE (isms_timeline_page_new (isms_tabs_page_get_workspace (tabs)));
  return take_pane (self, GTK_WIDGET (self->timeline_page));
}

const IsmsTab isms_actions_tabs[] = {
  /* Translators: a tab beside Board and Time Line */
  { .name = "list", .title = N_ ("List"), .kind = "action", .create = create_list },
  /* Translators: a tab: actions as cards, a column for each state */
  { .name = "board", .title = N_ ("Board"), .create = create_board },
  /* Translators: a tab: actions as bars from their start to the day they are due */
  { .name = "timeline", .title = N_ ("Time Line"), .create = create_timeline },
  { NULL },
};

/**
 * isms_actions_page_new:
 * @workspace: whose actions
 *
 * Returns: (transfer floating): the destination, showing the list
 */
GtkWidget *
isms_actions_page_new (IsmsWorkspace *workspace)
{
  IsmsTabsPage *self =
      g_object_new (ISMS_TYPE_ACTIONS_PAGE, "workspace", workspace, "title", _ ("Actions"), NULL);

  isms_tabs_page_add (self, isms_actions_tabs, G_N_ELEMENTS (isms_actions_tabs) - 1);
  return GTK_WIDGET (self);
}

IsmsQuery *
isms_actions_page_get_query (IsmsActionsPage *self)
{
  if (self->query == NULL)
    self->query = isms_query_new (isms_kind_find ("action"));
  return self->query;
}

/**
 * isms_actions_page_get_register:
 * @self: the page
 *
 * Returns: (transfer none): its list, which is made by the first call
 */
IsmsRegister *
isms_actions_page_get_register (IsmsActionsPage *self)
{
  return ISMS_REGISTER (isms_tabs_page_get_tab (ISMS_TABS_PAGE (self), "list"));
}
