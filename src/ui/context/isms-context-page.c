/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The scope, and a tab for each register. */

#include "isms-config.h"

#include "isms-context-page.h"

#include <glib/gi18n-lib.h>

#include "isms-nonconformities-group.h"
#include "isms-raci-page.h"
#include "isms-scope-page.h"

struct _IsmsContextPage
{
  IsmsTabsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsContextPage, isms_context_page, ISMS_TYPE_TABS_PAGE)

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
