/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Its tabs, and the group that the form of a metric has. */

#include "isms-config.h"

#include "isms-metrics-page.h"

#include <glib/gi18n-lib.h>

#include "isms-nonconformities-group.h"
#include "isms-periods-group.h"
#include "isms-record-form.h"
#include "isms-register.h"

struct _IsmsMetricsPage
{
  IsmsTabsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsMetricsPage, isms_metrics_page, ISMS_TYPE_TABS_PAGE)

/* Where there is none yet, a set to begin with is offered. */
static GtkWidget *
create_metrics (IsmsTabsPage *page)
{
  GtkWidget *metrics =
      isms_register_new (isms_tabs_page_get_workspace (page), isms_kind_find ("metric"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Add the _Starter Set"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.add-metrics");
  isms_list_pane_add_offer (isms_register_get_pane (ISMS_REGISTER (metrics)), button);
  return metrics;
}

const IsmsTab isms_metrics_tabs[] = {
  { .name = "metric", .kind = "metric", .create = create_metrics },
  { .name = "measurement", .kind = "measurement", .sort = "period_start", .newest = TRUE },
  { NULL },
};

static void
set_record (GtkWidget *group, IsmsRecord *record)
{
  isms_late_group_set_record (ISMS_LATE_GROUP (group), record);
}

static const IsmsFormGroup periods_group = {
  .kind = "metric",
  .early = TRUE,
  .shows_kind = "measurement",
  .create = isms_periods_group_new,
  .set_record = set_record,
};

static void
isms_metrics_page_class_init (IsmsMetricsPageClass *klass)
{
  isms_record_form_add_group (&periods_group);
  isms_nonconformities_group_add_to ("metric");
}

static void
isms_metrics_page_init (IsmsMetricsPage *self)
{
}

/**
 * isms_metrics_page_new:
 * @workspace: whose metrics
 *
 * Returns: (transfer floating): the destination, showing what is measured
 */
GtkWidget *
isms_metrics_page_new (IsmsWorkspace *workspace)
{
  IsmsTabsPage *self =
      g_object_new (ISMS_TYPE_METRICS_PAGE, "workspace", workspace, "title", _ ("Metrics"), NULL);

  isms_tabs_page_add (self, isms_metrics_tabs, G_N_ELEMENTS (isms_metrics_tabs) - 1);
  return GTK_WIDGET (self);
}
