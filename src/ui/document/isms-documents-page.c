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

static const IsmsTab tabs[] = {
  { .name = "document", .title = N_ ("Register"), .kind = "document" },
  { .name = "required", .title = N_ ("Required"), .create = create_information },
  { .name = "templates", .title = N_ ("Templates"), .create = create_templates },
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

  isms_tabs_page_add (self, tabs, G_N_ELEMENTS (tabs));
  return GTK_WIDGET (self);
}
