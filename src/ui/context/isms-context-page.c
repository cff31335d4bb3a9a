/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The scope, and a tab for each register. */

#include "isms-config.h"

#include "isms-context-page.h"

#include <glib/gi18n-lib.h>

#include "isms-nonconformities-group.h"
#include "isms-organisation.h"
#include "isms-raci-page.h"
#include "isms-scope-page.h"

struct _IsmsContextPage
{
  IsmsTabsPage parent_instance;
};

static IsmsPageInterface *parent_iface;

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsContextPage,
                               isms_context_page,
                               ISMS_TYPE_TABS_PAGE,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

static GtkWidget *
create_scope (IsmsTabsPage *page)
{
  return isms_scope_page_new (isms_tabs_page_get_workspace (page));
}

static GtkWidget *
create_responsibilities (IsmsTabsPage *page)
{
  return isms_raci_page_new (isms_tabs_page_get_workspace (page));
}

const IsmsTab isms_context_tabs[] = {
  { .name = "scope", .title = N_ ("Scope"), .create = create_scope },
  { .name = "issue", .kind = "issue" },
  { .name = "party", .title = N_ ("Parties"), .kind = "party" },
  { .name = "requirement", .kind = "requirement" },
  { .name = "feedback", .title = N_ ("Feedback"), .kind = "feedback" },
  { .name = "role", .kind = "role" },
  { .name = "responsibility", .title = N_ ("Responsibilities"), .create = create_responsibilities },
  { .name = "commitment", .title = N_ ("Commitment"), .kind = "commitment" },
  { .name = "objective", .kind = "objective" },
  { .name = "planned_change", .title = N_ ("Changes"), .kind = "planned_change" },
  { .name = "communication", .title = N_ ("Communication"), .kind = "communication" },
  { NULL },
};

/* The organisation has a form of its own, and no register. */
static gboolean
isms_context_page_edit_record (IsmsPage *page, const IsmsKind *kind, gint64 id, const char *name)
{
  IsmsTabsPage *self = ISMS_TABS_PAGE (page);

  if (kind != isms_organisation_get_kind ())
    return parent_iface->edit_record (page, kind, id, name);
  isms_tabs_page_show_tab (self, "scope");
  return isms_page_edit_record (ISMS_PAGE (isms_tabs_page_get_tab (self, "scope")), kind, id, name);
}

static void
page_init (IsmsPageInterface *iface)
{
  parent_iface = g_type_interface_peek_parent (iface);
  iface->edit_record = isms_context_page_edit_record;
}

static void
isms_context_page_class_init (IsmsContextPageClass *klass)
{
  isms_nonconformities_group_add_to ("feedback");
}

static void
isms_context_page_init (IsmsContextPage *self)
{
}

/**
 * isms_context_page_new:
 * @workspace: whose context
 *
 * Returns: (transfer floating): the destination, showing the scope
 */
GtkWidget *
isms_context_page_new (IsmsWorkspace *workspace)
{
  IsmsTabsPage *self =
      g_object_new (ISMS_TYPE_CONTEXT_PAGE, "workspace", workspace, "title", _ ("Context"), NULL);

  isms_tabs_page_add (self, isms_context_tabs, G_N_ELEMENTS (isms_context_tabs) - 1);
  return GTK_WIDGET (self);
}
