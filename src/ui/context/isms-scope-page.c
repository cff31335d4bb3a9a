/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One record in the form that every record has. It answers for printing alone: there is no second
 * organisation to make, and none to take away. */

#include "isms-config.h"

#include "isms-scope-page.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-context-report.h"
#include "isms-organisation.h"
#include "isms-page.h"
#include "isms-print.h"
#include "isms-record-form.h"

struct _IsmsScopePage
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecordForm *form;
};

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsScopePage,
                               isms_scope_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

static const char *
isms_scope_page_get_title (IsmsPage *page)
{
  return _ ("Scope");
}

static gboolean
isms_scope_page_can (IsmsPage *page, IsmsPageAction action)
{
  return action == ISMS_PAGE_ACTION_PRINT;
}

static void
isms_scope_page_activate (IsmsPage *page, IsmsPageAction action)
{
  IsmsScopePage *self = ISMS_SCOPE_PAGE (page);

  if (action == ISMS_PAGE_ACTION_PRINT)
    isms_print_compose (GTK_WIDGET (self), isms_workspace_get_store (self->workspace),
                        _ ("Scope and Context"), isms_context_report_new);
}

static gboolean
isms_scope_page_edit_record (IsmsPage *page, const IsmsKind *kind, gint64 id, const char *name)
{
  if (kind != isms_organisation_get_kind ())
    return FALSE;
  isms_record_form_focus_field (ISMS_SCOPE_PAGE (page)->form, name);
  return TRUE;
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_scope_page_get_title;
  iface->edit_record = isms_scope_page_edit_record;
  iface->can = isms_scope_page_can;
  iface->activate = isms_scope_page_activate;
}

static void
load (IsmsScopePage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) record =
      isms_organisation_load (isms_workspace_get_reader (self->workspace), &error);

  if (record == NULL)
    isms_ui_report_error (GTK_WIDGET (self), error);
  isms_record_form_set_record (self->form, record);
}

static void
isms_scope_page_dispose (GObject *object)
{
  g_clear_object (&ISMS_SCOPE_PAGE (object)->workspace);
  G_OBJECT_CLASS (isms_scope_page_parent_class)->dispose (object);
}

static void
isms_scope_page_class_init (IsmsScopePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_scope_page_dispose;
}

static void
isms_scope_page_init (IsmsScopePage *self)
{
}

/**
 * isms_scope_page_new:
 * @workspace: whose organisation
 *
 * Returns: (transfer floating): its form
 */
GtkWidget *
isms_scope_page_new (IsmsWorkspace *workspace)
{
  IsmsScopePage *self = g_object_new (ISMS_TYPE_SCOPE_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->form = ISMS_RECORD_FORM (isms_record_form_new (workspace, isms_organisation_get_kind ()));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->form));
  load (self);
  return GTK_WIDGET (self);
}
