/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Its tabs, and the groups that the forms of its records have. */

#include "isms-config.h"

#include "isms-improvement-page.h"

#include <glib/gi18n-lib.h>

#include "isms-actions-group.h"
#include "isms-origin-group.h"
#include "isms-progress-group.h"
#include "isms-record-form.h"
#include "isms-register.h"

struct _IsmsImprovementPage
{
  IsmsTabsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsImprovementPage, isms_improvement_page, ISMS_TYPE_TABS_PAGE)

const IsmsTab isms_improvement_tabs[] = {
  { .name = "nonconformity", .kind = "nonconformity", .sort = "detected_on", .newest = TRUE },
  { .name = "improvement", .kind = "improvement", .sort = "proposed_on", .newest = TRUE },
  { NULL },
};

static void
set_progress (GtkWidget *group, IsmsRecord *record)
{
  isms_progress_group_set_record (ISMS_PROGRESS_GROUP (group), record);
}

static void
set_actions (GtkWidget *group, IsmsRecord *record)
{
  isms_actions_group_set_record (ISMS_ACTIONS_GROUP (group), record);
}

static void
set_origin (GtkWidget *group, IsmsRecord *record)
{
  isms_origin_group_set_record (ISMS_ORIGIN_GROUP (group), record);
}

static const IsmsFormGroup nonconformity_origin = {
  .kind = "nonconformity",
  .early = TRUE,
  .create = isms_origin_group_new,
  .set_record = set_origin,
};

static const IsmsFormGroup improvement_origin = {
  .kind = "improvement",
  .early = TRUE,
  .create = isms_origin_group_new,
  .set_record = set_origin,
};

static const IsmsFormGroup progress_group = {
  .kind = "nonconformity",
  .early = TRUE,
  .create = isms_progress_group_new,
  .set_record = set_progress,
};

static const IsmsFormGroup corrective_group = {
  .kind = "nonconformity",
  .shows_kind = "action",
  .create = isms_actions_group_new,
  .set_record = set_actions,
};

static void
isms_improvement_page_class_init (IsmsImprovementPageClass *klass)
{
  isms_record_form_add_group (&progress_group);
  isms_record_form_add_group (&nonconformity_origin);
  isms_record_form_add_group (&improvement_origin);
  isms_record_form_add_group (&corrective_group);
}

static void
isms_improvement_page_init (IsmsImprovementPage *self)
{
}

/**
 * isms_improvement_page_new:
 * @workspace: whose improvement
 *
 * Returns: (transfer floating): the destination, showing nonconformities
 */
GtkWidget *
isms_improvement_page_new (IsmsWorkspace *workspace)
{
  IsmsTabsPage *self = g_object_new (ISMS_TYPE_IMPROVEMENT_PAGE, "workspace", workspace, "title",
                                     _ ("Improvement"), NULL);

  isms_tabs_page_add (self, isms_improvement_tabs, G_N_ELEMENTS (isms_improvement_tabs) - 1);
  return GTK_WIDGET (self);
}
