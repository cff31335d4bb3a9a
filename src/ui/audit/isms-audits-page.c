/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Its tabs, and the groups that the forms of its records have. */

#include "isms-config.h"

#include "isms-audits-page.h"

#include <glib/gi18n-lib.h>

#include "isms-audit-groups.h"
#include "isms-fieldwork-page.h"
#include "isms-independence-group.h"
#include "isms-planner-page.h"
#include "isms-programme-page.h"

struct _IsmsAuditsPage
{
  IsmsTabsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsAuditsPage, isms_audits_page, ISMS_TYPE_TABS_PAGE)

static GtkWidget *
create_planner (IsmsTabsPage *page)
{
  return isms_planner_page_new (isms_tabs_page_get_workspace (page));
}

static GtkWidget *
create_programme (IsmsTabsPage *page)
{
  return isms_programme_page_new (isms_tabs_page_get_workspace (page));
}

const IsmsTab isms_audits_tabs[] = {
  /* Translators: a tab: audits on a time line and in a calendar */
  { .name = "planner", .title = N_ ("Planner"), .create = create_planner },
  { .name = "coverage", .title = N_ ("Programme"), .create = create_programme },
  { .name = "finding", .kind = "finding", .sort = "found_on", .newest = TRUE },
  { .name = "audit", .kind = "audit", .sort = "starts_on", .newest = TRUE },
  { .name = "audit_item",
    .title = N_ ("Checklists"),
    .kind = "audit_item",
    .create = isms_fieldwork_page_new,
    .sort = "number" },
  { .name = "audit_session",
    .title = N_ ("Timetable"),
    .kind = "audit_session",
    .sort = "starts_at" },
  { .name = "programme", .title = N_ ("Programmes"), .kind = "programme" },
  { .name = "holiday", .title = N_ ("Holidays"), .kind = "holiday", .sort = "starts_on" },
  { NULL },
};

static void
isms_audits_page_class_init (IsmsAuditsPageClass *klass)
{
  isms_audit_groups_add ();
  isms_independence_group_add ();
}

static void
isms_audits_page_init (IsmsAuditsPage *self)
{
}

/**
 * isms_audits_page_new:
 * @workspace: whose audits
 *
 * Returns: (transfer floating): the destination, showing the planner
 */
GtkWidget *
isms_audits_page_new (IsmsWorkspace *workspace)
{
  IsmsTabsPage *self =
      g_object_new (ISMS_TYPE_AUDITS_PAGE, "workspace", workspace, "title", _ ("Audits"), NULL);

  isms_tabs_page_add (self, isms_audits_tabs, G_N_ELEMENTS (isms_audits_tabs) - 1);
  return GTK_WIDGET (self);
}
