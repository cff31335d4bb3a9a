/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Its tabs, and the groups that the form of a document has. */

#include "isms-config.h"

#include "isms-documents-page.h"

#include <glib/gi18n-lib.h>

#include "isms-acknowledgements-group.h"
#include "isms-document-versions-group.h"
#include "isms-information-page.h"
#include "isms-nonconformities-group.h"
#include "isms-record-form.h"
#include "isms-register.h"
#include "isms-templates-page.h"

struct _IsmsDocumentsPage
{
  IsmsTabsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsDocumentsPage, isms_documents_page, ISMS_TYPE_TABS_PAGE)

static GtkWidget *
create_templates (IsmsTabsPage *page)
{
  return isms_templates_page_new (isms_tabs_page_get_workspace (page));
}

static GtkWidget *
create_information (IsmsTabsPage *page)
{
  return isms_information_page_new (isms_tabs_page_get_workspace (page));
}

static void
templates_cb (IsmsTabsPage *page)
{
  isms_tabs_page_show_tab (page, "templates");
  isms_tabs_page_focus_tab (page);
}

/* Who has none yet does not begin with an empty page. */
static GtkWidget *
create_register (IsmsTabsPage *page)
{
  IsmsWorkspace *workspace = isms_tabs_page_get_workspace (page);
  GtkWidget *self = isms_register_new (workspace, isms_kind_find ("document"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Choose a _Template"));

  g_object_bind_property (workspace, "read-only", button, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (button, "clicked", G_CALLBACK (templates_cb), page, G_CONNECT_SWAPPED);
  isms_list_pane_add_offer (isms_register_get_pane (ISMS_REGISTER (self)), button);
  return self;
}

const IsmsTab isms_documents_tabs[] = {
  { .name = "document", .title = N_ ("Register"), .kind = "document", .create = create_register },
  { .name = "required", .title = N_ ("Required"), .create = create_information },
  { .name = "templates", .title = N_ ("Templates"), .create = create_templates },
  { NULL },
};

static void
set_document (GtkWidget *group, IsmsRecord *record)
{
  isms_document_versions_group_set_document (ISMS_DOCUMENT_VERSIONS_GROUP (group), record);
}

static const IsmsFormGroup versions_group = {
  .kind = "document",
  .early = TRUE,
  .create = isms_document_versions_group_new,
  .set_record = set_document,
};

static void
set_read (GtkWidget *group, IsmsRecord *record)
{
  isms_late_group_set_record (ISMS_LATE_GROUP (group), record);
}

static const IsmsFormGroup acknowledgements_group = {
  .kind = "document",
  .create = isms_acknowledgements_group_new,
  .set_record = set_read,
};

static void
isms_documents_page_class_init (IsmsDocumentsPageClass *klass)
{
  isms_record_form_add_group (&versions_group);
  isms_record_form_add_group (&acknowledgements_group);
  isms_nonconformities_group_add_to ("document");
}

static void
isms_documents_page_init (IsmsDocumentsPage *self)
{
}

/**
 * isms_documents_page_new:
 * @workspace: whose documents
 *
 * Returns: (transfer floating): the destination, showing the register
 */
GtkWidget *
isms_documents_page_new (IsmsWorkspace *workspace)
{
  IsmsTabsPage *self = g_object_new (ISMS_TYPE_DOCUMENTS_PAGE, "workspace", workspace, "title",
                                     _ ("Documents"), NULL);

  isms_tabs_page_add (self, isms_documents_tabs, G_N_ELEMENTS (isms_documents_tabs) - 1);
  return GTK_WIDGET (self);
}
