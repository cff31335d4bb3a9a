/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destinations of the sidebar, in its order: one line each. */

#include "isms-config.h"

#include "isms-destinations.h"

#include <glib/gi18n-lib.h>

#include "isms-action-report.h"
#include "isms-actions-page.h"
#include "isms-assets-page.h"
#include "isms-audit-report.h"
#include "isms-audits-page.h"
#include "isms-certification-page.h"
#include "isms-context-page.h"
#include "isms-controls-page.h"
#include "isms-document-report.h"
#include "isms-documents-page.h"
#include "isms-improvement-page.h"
#include "isms-incident-report.h"
#include "isms-incidents-page.h"
#include "isms-metrics-page.h"
#include "isms-nonconformity-report.h"
#include "isms-overview-page.h"
#include "isms-people-page.h"
#include "isms-print-stored.h"
#include "isms-print.h"
#include "isms-programme-report.h"
#include "isms-register.h"
#include "isms-register-files.h"
#include "isms-review-page.h"
#include "isms-review-report.h"
#include "isms-risk-report.h"
#include "isms-risks-page.h"
#include "isms-soa-report.h"
#include "isms-statement-group.h"
#include "isms-supplier-report.h"
#include "isms-suppliers-page.h"
#include "isms-training-report.h"
#include "isms-treatment-report.h"

/* What is printed of one record, where there is more to it than its row in the register. A kind may
 * have several; states: those in which it is the one that is wanted first. */
static const struct
{
  const char *kind;
  IsmsSheet sheet;
  const char *states[4];
} sheets[] = {
  { "audit", { N_ ("Plan"), isms_audit_plan_report_new }, { "planned" } },
  { "audit", { N_ ("Checklist"), isms_audit_checklist_report_new }, { "prepared", "running" } },
  { "audit", { N_ ("Report"), isms_audit_report_new }, { "reported", "closed" } },
  { "document", { NULL, isms_document_report_new } },
  { "incident", { NULL, isms_incident_report_new } },
  { "nonconformity", { NULL, isms_nonconformity_report_new } },
  { "person", { NULL, isms_training_record_new } },
  { "programme", { NULL, isms_programme_report_new } },
  { "review", { NULL, isms_review_report_new } },
  { "session", { NULL, isms_attendance_sheet_new } },
  { "supplier", { NULL, isms_supplier_sheet_new } },
};

/* Those of a kind; @first: which of them fits a record in @state. */
static GArray *
find_sheets (const IsmsKind *kind, const char *state, guint *first)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (IsmsSheet));

  *first = 0;
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (g_str_equal (sheets[i].kind, kind->name))
      {
        if (state != NULL && g_strv_contains (sheets[i].states, state))
          *first = found->len;
        g_array_append_val (found, sheets[i].sheet);
      }
  return found;
}

static gboolean
has_sheet (const IsmsKind *kind)
{
  guint first;
  g_autoptr (GArray) found = find_sheets (kind, NULL, &first);

  return found->len > 0;
}

static void
print_sheet_cb (GtkWidget *detail, IsmsRecord *record, IsmsRegister *page)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  IsmsWorkspace *workspace = isms_register_get_workspace (page);
  IsmsStore *store = isms_workspace_get_store (workspace);
  guint first;
  g_autoptr (GArray) found = NULL;
  g_autofree char *title =
      g_strdup_printf ("%s %s", isms_record_get_ref (record), isms_record_get_title (record));

  if (g_str_equal (kind->name, "review") && isms_record_is_set (record, "approved_on"))
    {
      isms_print_stored_paper (detail, workspace, isms_record_get_id (record));
      return;
    }
  found = find_sheets (
      kind,
      isms_kind_find_field (kind, "state") != NULL ? isms_record_get_text (record, "state") : NULL,
      &first);
  if (found->len > 1)
    isms_print_compose_sheets (detail, store, title, found, first, isms_record_get_id (record));
  else
    isms_print_compose_sheet (detail, store, title, g_array_index (found, IsmsSheet, 0).compose,
                              isms_record_get_id (record));
}

static void
tab_created_cb (IsmsTabsPage *page, GtkWidget *tab)
{
  if (!ISMS_IS_REGISTER (tab))
    return;
  isms_register_files_connect (ISMS_REGISTER (tab));
  isms_print_connect_register (ISMS_REGISTER (tab));
  if (has_sheet (isms_register_get_kind (ISMS_REGISTER (tab))))
    g_signal_connect_object (isms_register_get_detail (ISMS_REGISTER (tab)), "print",
                             G_CALLBACK (print_sheet_cb), tab, G_CONNECT_DEFAULT);
}

static void
print_statement_cb (IsmsRegister *statement)
{
  isms_print_compose (GTK_WIDGET (statement),
                      isms_workspace_get_store (isms_register_get_workspace (statement)),
                      _ ("Statement of Applicability"), isms_soa_report_new);
}

static void
control_tab_created_cb (IsmsTabsPage *page, GtkWidget *tab)
{
  if (!ISMS_IS_REGISTER (tab))
    return;
  isms_register_files_connect (ISMS_REGISTER (tab));
  if (tab == isms_tabs_page_get_tab (page, "statement"))
    g_signal_connect (tab, "print", G_CALLBACK (print_statement_cb), NULL);
  else
    isms_print_connect_register (ISMS_REGISTER (tab));
}

static void
print_training_plan_cb (GtkWidget *page, IsmsWorkspace *workspace)
{
  isms_print_compose (page, isms_workspace_get_store (workspace), _ ("Training Plan"),
                      isms_training_plan_new);
}

static void
risk_tab_created_cb (IsmsTabsPage *page, GtkWidget *tab)
{
  if (!ISMS_IS_REGISTER (tab))
    return;
  isms_register_files_connect (ISMS_REGISTER (tab));
  isms_register_files_connect_report (ISMS_REGISTER (tab));
}

static void
print_plan_cb (IsmsRisksPage *page, IsmsWorkspace *workspace)
{
  isms_print_compose (GTK_WIDGET (page), isms_workspace_get_store (workspace),
                      _ ("Risk Treatment Plan"), isms_treatment_report_new);
}

static void
print_day_cb (IsmsRisksPage *page, const char *day, IsmsWorkspace *workspace)
{
  isms_print_compose_on (GTK_WIDGET (page), isms_workspace_get_store (workspace),
                         _ ("Risk Assessment Report"), isms_risk_report_new, day);
}

static void
connect_risks (GtkWidget *page, IsmsWorkspace *workspace)
{
  isms_register_files_connect_map (isms_risks_page_get_heat_page (ISMS_RISKS_PAGE (page)));
  g_signal_connect (page, "print-plan", G_CALLBACK (print_plan_cb), workspace);
  g_signal_connect (page, "print-day", G_CALLBACK (print_day_cb), workspace);
}

static GtkWidget *
create_risks (IsmsWorkspace *workspace)
{
  isms_statement_group_register ();
  return isms_risks_page_new (workspace);
}

static void
print_actions_cb (IsmsActionsPage *page, IsmsWorkspace *workspace)
{
  isms_print_compose_of (GTK_WIDGET (page), isms_workspace_get_store (workspace),
                         _ ("Actions by Person"), isms_action_report_new_of,
                         isms_actions_page_get_query (page));
}

static void
connect_actions (GtkWidget *page, IsmsWorkspace *workspace)
{
  g_signal_connect (page, "print-people", G_CALLBACK (print_actions_cb), workspace);
}

static void
connect_people (GtkWidget *page, IsmsWorkspace *workspace)
{
  g_signal_connect (page, "print-plan", G_CALLBACK (print_training_plan_cb), workspace);
}

static const char *const overview_kinds[] = { NULL };
static const char *const context_kinds[] = { "organisation",  "issue",     "party",
                                             "requirement",   "feedback",  "role",
                                             "commitment",    "objective", "planned_change",
                                             "communication", NULL };
static const char *const asset_kinds[] = { "asset", "threat", "vulnerability", NULL };
static const char *const risk_kinds[] = { "risk", NULL };
static const char *const control_kinds[] = { "control", "control_check", "evidence", "framework",
                                             NULL };
static const char *const document_kinds[] = { "document", NULL };
static const char *const action_kinds[] = { "action", NULL };
static const char *const people_kinds[] = { "person",     "course", "session",       "attendance",
                                            "competence", "unit",   "qualification", NULL };
static const char *const incident_kinds[] = { "incident", "incident_entry", NULL };
static const char *const metric_kinds[] = { "metric", "measurement", NULL };
static const char *const supplier_kinds[] = { "supplier", "contract", "supplier_certificate",
                                              "supplier_assessment", NULL };
static const char *const audit_kinds[] = { "audit",     "finding", "audit_item", "audit_session",
                                           "programme", "holiday", NULL };
static const char *const review_kinds[] = { "review",          "review_decision",
                                            "review_input",    "review_participant",
                                            "review_addendum", NULL };
static const char *const improvement_kinds[] = { "nonconformity", "improvement", NULL };
static const char *const certification_kinds[] = { "gap_item", "certificate", "phase", NULL };

/* Words of their own: a document may be a plan, too. */
#define PLAN NC_ ("sidebar", "Plan")
#define DO NC_ ("sidebar", "Do")
#define CHECK NC_ ("sidebar", "Check")
#define ACT NC_ ("sidebar", "Act")

static const IsmsDestination destinations[] = {
  { "overview", NULL, N_ ("Overview"), "view-grid-symbolic", overview_kinds,
    isms_overview_page_new },
  { "context", PLAN, N_ ("Context"), "go-home-symbolic", context_kinds, isms_context_page_new },
  { "assets", PLAN, N_ ("Assets"), "computer-symbolic", asset_kinds, isms_assets_page_new },
  { "risks", PLAN, N_ ("Risks"), "isms-risks-symbolic", risk_kinds, create_risks,
    risk_tab_created_cb, connect_risks },
  { "controls", PLAN, N_ ("Controls"), "security-high-symbolic", control_kinds,
    isms_controls_page_new, control_tab_created_cb },
  { "documents", PLAN, N_ ("Documents"), "x-office-document-symbolic", document_kinds,
    isms_documents_page_new },
  { "actions", DO, N_ ("Actions"), "checkbox-checked-symbolic", action_kinds, isms_actions_page_new,
    NULL, connect_actions },
  { "people", DO, N_ ("People & Training"), "system-users-symbolic", people_kinds,
    isms_people_page_new, NULL, connect_people },
  { "incidents", DO, N_ ("Incidents"), "dialog-warning-symbolic", incident_kinds,
    isms_incidents_page_new },
  { "suppliers", DO, N_ ("Suppliers"), "package-x-generic-symbolic", supplier_kinds,
    isms_suppliers_page_new },
  { "metrics", CHECK, N_ ("Metrics"), "power-profile-performance-symbolic", metric_kinds,
    isms_metrics_page_new },
  { "audits", CHECK, N_ ("Audits"), "isms-audits-symbolic", audit_kinds, isms_audits_page_new },
  { "review", ACT, N_ ("Management Review"), "x-office-presentation-symbolic", review_kinds,
    isms_review_page_new },
  { "improvement", ACT, N_ ("Improvement"), "view-refresh-symbolic", improvement_kinds,
    isms_improvement_page_new },
  { "certification", ACT, N_ ("Certification"), "application-certificate-symbolic",
    certification_kinds, isms_certification_page_new },
  { NULL },
};
#define N_DESTINATIONS (G_N_ELEMENTS (destinations) - 1)

/**
 * isms_destinations:
 * @n_destinations: (out): how many there are
 *
 * Returns: (array length=n_destinations): the destinations that are built, in the sidebar's order
 */
const IsmsDestination *
isms_destinations (guint *n_destinations)
{
  *n_destinations = N_DESTINATIONS;
  return destinations;
}

/**
 * isms_destination_create_page:
 * @self: a destination
 * @workspace: whose records it shows
 *
 * Returns: (transfer floating): its page, an #IsmsPage, with what its tabs print and read from
 * files
 */
GtkWidget *
isms_destination_create_page (const IsmsDestination *self, IsmsWorkspace *workspace)
{
  GtkWidget *page = self->create (workspace);

  g_signal_connect (page, "tab-created",
                    G_CALLBACK (self->tab_created != NULL ? self->tab_created : tab_created_cb),
                    NULL);
  if (self->connect != NULL)
    self->connect (page, workspace);
  return page;
}

/**
 * isms_destination_find:
 * @id: (nullable): a destination's id, "risks"
 *
 * Returns: (nullable): that destination
 */
const IsmsDestination *
isms_destination_find (const char *id)
{
  for (guint i = 0; i < N_DESTINATIONS; i++)
    if (g_strcmp0 (destinations[i].id, id) == 0)
      return &destinations[i];
  return NULL;
}

/**
 * isms_destination_find_kind:
 * @kind: a kind's name, "risk"
 *
 * Returns: (nullable): the destination where records of that kind are shown
 */
const IsmsDestination *
isms_destination_find_kind (const char *kind)
{
  for (guint i = 0; i < N_DESTINATIONS; i++)
    if (g_strv_contains (destinations[i].kinds, kind))
      return &destinations[i];
  return NULL;
}
