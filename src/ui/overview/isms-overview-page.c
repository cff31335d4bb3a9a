/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Its tabs. */

#include "isms-config.h"

#include "isms-overview-page.h"

#include <glib/gi18n-lib.h>

#include "isms-agenda-page.h"
#include "isms-journal-page.h"
#include "isms-overview-board.h"
#include "isms-questions-page.h"

struct _IsmsOverviewPage
{
  IsmsTabsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsOverviewPage, isms_overview_page, ISMS_TYPE_TABS_PAGE)

static GtkWidget *
create_board (IsmsTabsPage *page)
{
  return isms_overview_board_new (isms_tabs_page_get_workspace (page));
}

static GtkWidget *
create_questions (IsmsTabsPage *page)
{
  return isms_questions_page_new (isms_tabs_page_get_workspace (page));
}

static GtkWidget *
create_agenda (IsmsTabsPage *page)
{
  return isms_agenda_page_new (isms_tabs_page_get_workspace (page));
}

static GtkWidget *
create_journal (IsmsTabsPage *page)
{
  return isms_journal_page_new (isms_tabs_page_get_workspace (page));
}

const IsmsTab isms_overview_tabs[] = {
  { .name = "overview", .title = N_ ("Overview"), .create = create_board },
  /* Translators: a tab: everything with a date */
  { .name = "agenda", .title = N_ ("Agenda"), .create = create_agenda },
  { .name = "questions", .title = N_ ("Auditor’s Questions"), .create = create_questions },
  /* Translators: a tab: who changed what, and when */
  { .name = "journal", .title = N_ ("Journal"), .create = create_journal },
  { NULL },
};

static void
isms_overview_page_class_init (IsmsOverviewPageClass *klass)
{
}

static void
isms_overview_page_init (IsmsOverviewPage *self)
{
}

/**
 * isms_overview_page_new:
 * @workspace: what is looked over
 *
 * Returns: (transfer floating): the destination, showing the overview
 */
GtkWidget *
isms_overview_page_new (IsmsWorkspace *workspace)
{
  IsmsTabsPage *self =
      g_object_new (ISMS_TYPE_OVERVIEW_PAGE, "workspace", workspace, "title", _ ("Overview"), NULL);

  isms_tabs_page_add (self, isms_overview_tabs, G_N_ELEMENTS (isms_overview_tabs) - 1);
  return GTK_WIDGET (self);
}
