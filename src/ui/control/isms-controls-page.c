/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The library has every control and clause there is; the statement those that are decided on one by
 * one. Both are registers of the same records. */

#include "isms-config.h"

#include "isms-controls-page.h"

#include <glib/gi18n-lib.h>

#include "isms-check-keys.h"
#include "isms-checks-group.h"
#include "isms-coverage-group.h"
#include "isms-mapping-group.h"
#include "isms-nonconformities-group.h"
#include "isms-record-form.h"
#include "isms-register.h"
#include "isms-results-group.h"
#include "isms-soa-keys.h"
#include "isms-soa-progress.h"
#include "isms-versions-page.h"
#include "isms-view-options.h"

struct _IsmsControlsPage
{
  IsmsTabsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsControlsPage, isms_controls_page, ISMS_TYPE_TABS_PAGE)

static GtkWidget *
create_library (IsmsTabsPage *page)
{
  isms_register_begin_grouped ("control", ISMS_VIEW_TREE, TRUE);
  return isms_register_new (isms_tabs_page_get_workspace (page), isms_kind_find ("control"));
}

/* Dense: what is beside the list comes when it is asked for. */
static GtkWidget *
create_statement (IsmsTabsPage *page)
{
  GtkWidget *statement;

  isms_register_begin_grouped ("statement", "theme", FALSE);
  statement = isms_register_new_named (isms_tabs_page_get_workspace (page),
                                       isms_kind_find ("control"), "statement", "in_soa");

  isms_soa_keys_add (ISMS_REGISTER (statement));
  isms_list_pane_set_top (isms_register_get_pane (ISMS_REGISTER (statement)),
                          isms_soa_progress_new (isms_tabs_page_get_workspace (page)));
  return statement;
}

static GtkWidget *
create_checks (IsmsTabsPage *page)
{
  GtkWidget *checks =
      isms_register_new (isms_tabs_page_get_workspace (page), isms_kind_find ("control_check"));

  isms_check_keys_add (ISMS_REGISTER (checks));
  return checks;
}

/* Of the statement, those whose @name has any value that somebody should look at. */
static void
show_controls_cb (IsmsTabsPage *page, const char *name)
{
  const IsmsKind *kind = isms_kind_find ("control");
  const IsmsField *field = isms_kind_find_field (kind, name);
  g_autoptr (IsmsQuery) query = isms_query_new (kind);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  IsmsRegister *statement;

  for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
    if (field->kind == ISMS_FIELD_CHOICES || g_str_equal (choice->value, "undecided"))
      g_ptr_array_add (values, (gpointer) choice->value);
  g_ptr_array_add (values, NULL);
  isms_query_filter (query, name, (const char *const *) values->pdata);
  isms_tabs_page_show_tab (page, "statement");
  statement = ISMS_REGISTER (isms_tabs_page_get_tab (page, "statement"));
  isms_list_pane_set_query (isms_register_get_pane (statement), query);
  isms_list_pane_focus_list (isms_register_get_pane (statement));
}

static GtkWidget *
create_versions (IsmsTabsPage *page)
{
  GtkWidget *versions = isms_versions_page_new (isms_tabs_page_get_workspace (page));

  g_signal_connect_object (versions, "show-controls", G_CALLBACK (show_controls_cb), page,
                           G_CONNECT_SWAPPED);
  return versions;
}

const IsmsTab isms_controls_tabs[] = {
  { .name = "control", .title = N_ ("Library"), .kind = "control", .create = create_library },
  { .name = "statement", .title = N_ ("Statement of Applicability"), .create = create_statement },
  { .name = "control_check", .kind = "control_check", .create = create_checks, .sort = "next_due" },
  { .name = "versions", .title = N_ ("Versions"), .create = create_versions },
  { .name = "evidence", .title = N_ ("Evidence"), .kind = "evidence" },
  { .name = "framework", .kind = "framework" },
  { NULL },
};

static void
set_control (GtkWidget *group, IsmsRecord *record)
{
  isms_checks_group_set_control (ISMS_CHECKS_GROUP (group), record);
}

static const IsmsFormGroup checks_group = {
  .kind = "control",
  .shows_kind = "control_check",
  .create = isms_checks_group_new,
  .set_record = set_control,
};

static void
set_check (GtkWidget *group, IsmsRecord *record)
{
  isms_late_group_set_record (ISMS_LATE_GROUP (group), record);
}

static const IsmsFormGroup results_group = {
  .kind = "control_check",
  .create = isms_results_group_new,
  .set_record = set_check,
};

static void
set_mapped (GtkWidget *group, IsmsRecord *record)
{
  isms_mapping_group_set_control (ISMS_MAPPING_GROUP (group), record);
}

static const IsmsFormGroup mapping_group = {
  .kind = "control",
  .create = isms_mapping_group_new,
  .set_record = set_mapped,
};

static void
set_framework (GtkWidget *group, IsmsRecord *record)
{
  isms_coverage_group_set_framework (ISMS_COVERAGE_GROUP (group), record);
}

static const IsmsFormGroup coverage_group = {
  .kind = "framework",
  .early = TRUE,
  .create = isms_coverage_group_new,
  .set_record = set_framework,
};

static void
isms_controls_page_class_init (IsmsControlsPageClass *klass)
{
  isms_record_form_add_group (&checks_group);
  isms_record_form_add_group (&results_group);
  isms_record_form_add_group (&mapping_group);
  isms_record_form_add_group (&coverage_group);
  isms_nonconformities_group_add_to ("control");
  isms_nonconformities_group_add_to ("control_check");
}

static void
isms_controls_page_init (IsmsControlsPage *self)
{
}

/**
 * isms_controls_page_new:
 * @workspace: whose controls
 *
 * Returns: (transfer floating): the destination, showing the library
 */
GtkWidget *
isms_controls_page_new (IsmsWorkspace *workspace)
{
  IsmsTabsPage *self =
      g_object_new (ISMS_TYPE_CONTROLS_PAGE, "workspace", workspace, "title", _ ("Controls"), NULL);

  isms_tabs_page_add (self, isms_controls_tabs, G_N_ELEMENTS (isms_controls_tabs) - 1);
  return GTK_WIDGET (self);
}
