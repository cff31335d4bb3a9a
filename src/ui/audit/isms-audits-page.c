/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Its tabs, and the groups that the forms of its records have. */

#include "isms-config.h"

#include "isms-audits-page.h"

#include <glib/gi18n-lib.h>

#include "isms-nonconformities-group.h"
#include "isms-register.h"

struct _IsmsAuditsPage
{
  IsmsTabsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsAuditsPage, isms_audits_page, ISMS_TYPE_TABS_PAGE)

static const IsmsTab tabs[] = {
  { .name = "audit", .kind = "audit", .sort = "starts_on", .newest = TRUE },
  { .name = "finding", .kind = "finding", .sort = "found_on", .newest = TRUE },
  { .name = "audit_item", .title = N_ ("Checklists"), .kind = "audit_item" },
  { .name = "audit_session",
    .title = N_ ("Timetable"),
    .kind = "audit_session",
    .sort = "starts_at" },
  { .name = "programme", .title = N_ ("Programmes"), .kind = "programme" },
  { .name = "holiday", .title = N_ ("Holidays"), .kind = "holiday", .sort = "starts_on" },
};

static void
isms_audits_page_class_init (IsmsAuditsPageClass *klass)
{
  isms_nonconformities_group_add_to ("finding");
}

static void
isms_audits_page_init (IsmsAuditsPage *self)
{
}

/**
 * isms_audits_page_new:
 * @workspace: whose audits
 *
 * Returns: (transfer floating): the destination, showing the audits
 */
GtkWidget *
isms_audits_page_new (IsmsWorkspace *workspace)
{
  IsmsTabsPage *self =
      g_object_new (ISMS_TYPE_AUDITS_PAGE, "workspace", workspace, "title", _ ("Audits"), NULL);

  isms_tabs_page_add (self, tabs, G_N_ELEMENTS (tabs));
  return GTK_WIDGET (self);
}
