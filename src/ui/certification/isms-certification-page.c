/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Its tabs. */

#include "isms-config.h"

#include "isms-certification-page.h"

#include <glib/gi18n-lib.h>

#include "isms-gap-page.h"
#include "isms-roadmap-page.h"

struct _IsmsCertificationPage
{
  IsmsTabsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsCertificationPage, isms_certification_page, ISMS_TYPE_TABS_PAGE)

static GtkWidget *
create_roadmap (IsmsTabsPage *page)
{
  return isms_roadmap_page_new (isms_tabs_page_get_workspace (page));
}

const IsmsTab isms_certification_tabs[] = {
  /* Translators: a tab: the seven stages on the way to a certificate */
  { .name = "roadmap", .title = N_ ("Roadmap"), .create = create_roadmap },
  { .name = "gap_item",
    .title = N_ ("Gap Assessment"),
    .kind = "gap_item",
    .create = isms_gap_page_new,
    .sort = "number" },
  { .name = "certificate", .kind = "certificate" },
  { .name = "phase", .kind = "phase", .sort = "starts_on" },
  { NULL },
};

static void
isms_certification_page_class_init (IsmsCertificationPageClass *klass)
{
}

static void
isms_certification_page_init (IsmsCertificationPage *self)
{
}

/**
 * isms_certification_page_new:
 * @workspace: whose way to a certificate
 *
 * Returns: (transfer floating): the destination, showing the roadmap
 */
GtkWidget *
isms_certification_page_new (IsmsWorkspace *workspace)
{
  IsmsTabsPage *self = g_object_new (ISMS_TYPE_CERTIFICATION_PAGE, "workspace", workspace, "title",
                                     _ ("Certification"), NULL);

  isms_tabs_page_add (self, isms_certification_tabs, G_N_ELEMENTS (isms_certification_tabs) - 1);
  return GTK_WIDGET (self);
}
