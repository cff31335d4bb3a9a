/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Its tabs, and where those records are shown that have no tab: with the review that they belong
 * to. */

#include "isms-config.h"

#include "isms-review-page.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-review-groups.h"

struct _IsmsReviewPage
{
  IsmsTabsPage parent_instance;
};

static IsmsPageInterface *parent_iface;

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsReviewPage,
                               isms_review_page,
                               ISMS_TYPE_TABS_PAGE,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

static GtkWidget *
create_dashboard (IsmsTabsPage *page)
{
  return isms_review_dashboard_new (isms_tabs_page_get_workspace (page));
}

const IsmsTab isms_review_tabs[] = {
  { .name = "dashboard", .title = N_ ("Dashboard"), .create = create_dashboard },
  { .name = "review",
    .title = N_ ("Reviews"),
    .kind = "review",
    .sort = "planned_on",
    .newest = TRUE },
  { .name = "review_decision", .kind = "review_decision", .sort = "due" },
  { NULL },
};

/* --- What belongs to a review --- */

/* 0: it belongs to none, or is not there. */
static gint64
find_review (IsmsReviewPage *self, const IsmsKind *kind, gint64 id)
{
  IsmsWorkspace *workspace = isms_tabs_page_get_workspace (ISMS_TABS_PAGE (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) record =
      isms_record_load (isms_workspace_get_reader (workspace), kind, id, &error);

  if (error != NULL)
    isms_ui_report_error (GTK_WIDGET (self), error);
  return record != NULL ? isms_record_get_reference (record, "review") : 0;
}

static gboolean
is_part (const IsmsKind *kind)
{
  static const char *const parts[] = { "review_input", "review_participant", "review_addendum",
                                       NULL };

  return g_strv_contains (parts, kind->name);
}

/* An input is a card of the dashboard; the others are rows in the form of the review. */
static gboolean
show_part (IsmsReviewPage *self, const IsmsKind *kind, gint64 id, const char *field)
{
  gint64 review = find_review (self, kind, id);

  if (review == 0)
    return FALSE;
  if (g_str_equal (kind->name, "review_participant") && field != NULL)
    return parent_iface->edit_record (ISMS_PAGE (self), isms_kind_find ("review"), review,
                                      kind->name);
  if (!g_str_equal (kind->name, "review_input"))
    return isms_page_show_record (ISMS_PAGE (self), isms_kind_find ("review"), review);
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (self), "dashboard");
  isms_review_dashboard_show_input (isms_review_page_get_dashboard (self), review, id, field);
  return TRUE;
}

static gboolean
isms_review_page_show_record (IsmsPage *page, const IsmsKind *kind, gint64 id)
{
  if (is_part (kind))
    return show_part (ISMS_REVIEW_PAGE (page), kind, id, NULL);
  return parent_iface->show_record (page, kind, id);
}

static gboolean
isms_review_page_edit_record (IsmsPage *page, const IsmsKind *kind, gint64 id, const char *name)
{
  if (is_part (kind))
    return show_part (ISMS_REVIEW_PAGE (page), kind, id, name);
  return parent_iface->edit_record (page, kind, id, name);
}

static void
page_init (IsmsPageInterface *iface)
{
  parent_iface = g_type_interface_peek_parent (iface);
  iface->show_record = isms_review_page_show_record;
  iface->edit_record = isms_review_page_edit_record;
}

static void
isms_review_page_class_init (IsmsReviewPageClass *klass)
{
  isms_review_groups_add ();
}

static void
isms_review_page_init (IsmsReviewPage *self)
{
}

/**
 * isms_review_page_new:
 * @workspace: whose management reviews
 *
 * Returns: (transfer floating): the destination, showing the dashboard
 */
GtkWidget *
isms_review_page_new (IsmsWorkspace *workspace)
{
  IsmsTabsPage *self = g_object_new (ISMS_TYPE_REVIEW_PAGE, "workspace", workspace, "title",
                                     _ ("Management Review"), NULL);

  isms_tabs_page_add (self, isms_review_tabs, G_N_ELEMENTS (isms_review_tabs) - 1);
  return GTK_WIDGET (self);
}

/**
 * isms_review_page_get_dashboard:
 * @self: the destination
 *
 * Returns: (transfer none): its dashboard
 */
IsmsReviewDashboard *
isms_review_page_get_dashboard (IsmsReviewPage *self)
{
  g_return_val_if_fail (ISMS_IS_REVIEW_PAGE (self), NULL);

  return ISMS_REVIEW_DASHBOARD (isms_tabs_page_get_tab (ISMS_TABS_PAGE (self), "dashboard"));
}
