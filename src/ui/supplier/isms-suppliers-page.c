/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Its tabs, and the groups that the forms of its records have. */

#include "isms-config.h"

#include "isms-suppliers-page.h"

#include <glib/gi18n-lib.h>

#include "isms-late-group.h"
#include "isms-nonconformities-group.h"
#include "isms-questions-group.h"
#include "isms-record-form.h"
#include "isms-register.h"
#include "isms-supplier-group.h"

struct _IsmsSuppliersPage
{
  IsmsTabsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsSuppliersPage, isms_suppliers_page, ISMS_TYPE_TABS_PAGE)

const IsmsTab isms_suppliers_tabs[] = {
  { .name = "supplier", .kind = "supplier" },
  { .name = "contract", .kind = "contract", .sort = "end_on" },
  { .name = "supplier_certificate", .kind = "supplier_certificate", .sort = "valid_until" },
  { .name = "supplier_assessment",
    .kind = "supplier_assessment",
    .sort = "assessed_on",
    .newest = TRUE },
  { NULL },
};

static void
set_supplier (GtkWidget *group, IsmsRecord *record)
{
  isms_supplier_group_set_supplier (ISMS_SUPPLIER_GROUP (group), record);
}

static const IsmsFormGroup supplier_group = {
  .kind = "supplier",
  .early = TRUE,
  .create = isms_supplier_group_new,
  .set_record = set_supplier,
};

static void
set_assessment (GtkWidget *group, IsmsRecord *record)
{
  isms_late_group_set_record (ISMS_LATE_GROUP (group), record);
}

static const IsmsFormGroup questions_group = {
  .kind = "supplier_assessment",
  .create = isms_questions_group_new,
  .set_record = set_assessment,
};

static void
isms_suppliers_page_class_init (IsmsSuppliersPageClass *klass)
{
  isms_record_form_add_group (&supplier_group);
  isms_record_form_add_group (&questions_group);
  isms_nonconformities_group_add_to ("supplier");
}

static void
isms_suppliers_page_init (IsmsSuppliersPage *self)
{
}

/**
 * isms_suppliers_page_new:
 * @workspace: whose suppliers
 *
 * Returns: (transfer floating): the destination, showing the suppliers
 */
GtkWidget *
isms_suppliers_page_new (IsmsWorkspace *workspace)
{
  IsmsTabsPage *self = g_object_new (ISMS_TYPE_SUPPLIERS_PAGE, "workspace", workspace, "title",
                                     _ ("Suppliers"), NULL);

  isms_tabs_page_add (self, isms_suppliers_tabs, G_N_ELEMENTS (isms_suppliers_tabs) - 1);
  return GTK_WIDGET (self);
}
