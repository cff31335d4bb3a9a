/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Its tabs, and the groups that the forms of its records have. */

#include "isms-config.h"

#include "isms-incidents-page.h"

#include <glib/gi18n-lib.h>

#include "isms-clock-group.h"
#include "isms-nonconformities-group.h"
#include "isms-record-form.h"
#include "isms-register.h"
#include "isms-timeline-group.h"
#include "isms-trends-page.h"
#include "isms-true-risks-group.h"

struct _IsmsIncidentsPage
{
  IsmsTabsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsIncidentsPage, isms_incidents_page, ISMS_TYPE_TABS_PAGE)

/* The incidents behind a figure. */
static void
show_incidents_cb (IsmsTrendsPage *trends, IsmsQuery *query, IsmsTabsPage *page)
{
  GtkWidget *incidents = isms_tabs_page_get_tab (page, "incident");

  isms_tabs_page_show_tab (page, "incident");
  isms_list_pane_set_query (isms_register_get_pane (ISMS_REGISTER (incidents)), query);
}

static void
new_incident_cb (IsmsTrendsPage *trends, IsmsTabsPage *page)
{
  isms_tabs_page_show_tab (page, "incident");
  isms_page_activate (ISMS_PAGE (isms_tabs_page_get_tab (page, "incident")), ISMS_PAGE_ACTION_NEW);
}

static GtkWidget *
create_trends (IsmsTabsPage *page)
{
  GtkWidget *trends = isms_trends_page_new (isms_tabs_page_get_workspace (page));

  g_signal_connect_object (trends, "show-incidents", G_CALLBACK (show_incidents_cb), page,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (trends, "new-incident", G_CALLBACK (new_incident_cb), page,
                           G_CONNECT_DEFAULT);
  return trends;
}

const IsmsTab isms_incidents_tabs[] = {
  { .name = "incident", .kind = "incident", .sort = "known_at", .newest = TRUE },
  { .name = "trends", .title = N_ ("Trends"), .create = create_trends },
  { .name = "incident_entry", .kind = "incident_entry", .sort = "happened_at", .newest = TRUE },
  { NULL },
};

static void
set_clock (GtkWidget *group, IsmsRecord *record)
{
  isms_clock_group_set_record (ISMS_CLOCK_GROUP (group), record);
}

static void
set_record (GtkWidget *group, IsmsRecord *record)
{
  isms_late_group_set_record (ISMS_LATE_GROUP (group), record);
}

static void
set_timeline (GtkWidget *group, IsmsRecord *record)
{
  isms_timeline_group_set_record (ISMS_TIMELINE_GROUP (group), record);
}

static const IsmsFormGroup clock_group = {
  .kind = "incident",
  .early = TRUE,
  .shows_computed = TRUE,
  .create = isms_clock_group_new,
  .set_record = set_clock,
};

static const IsmsFormGroup timeline_group = {
  .kind = "incident",
  .shows_kind = "incident_entry",
  .create = isms_timeline_group_new,
  .set_record = set_timeline,
};

static const IsmsFormGroup risks_group = {
  .kind = "incident",
  .create = isms_true_risks_group_new,
  .set_record = set_record,
};

static void
isms_incidents_page_class_init (IsmsIncidentsPageClass *klass)
{
  isms_record_form_add_group (&clock_group);
  isms_record_form_add_group (&timeline_group);
  isms_record_form_add_group (&risks_group);
  isms_nonconformities_group_add_to ("incident");
}

static void
isms_incidents_page_init (IsmsIncidentsPage *self)
{
}

/**
 * isms_incidents_page_new:
 * @workspace: whose incidents
 *
 * Returns: (transfer floating): the destination, showing the register of incidents
 */
GtkWidget *
isms_incidents_page_new (IsmsWorkspace *workspace)
{
  IsmsTabsPage *self = g_object_new (ISMS_TYPE_INCIDENTS_PAGE, "workspace", workspace, "title",
                                     _ ("Incidents"), NULL);

  isms_tabs_page_add (self, isms_incidents_tabs, G_N_ELEMENTS (isms_incidents_tabs) - 1);
  return GTK_WIDGET (self);
}
