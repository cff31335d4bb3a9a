/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A destination of several tabs. What the window asks of the page goes on to the tab that is shown,
 * if that is an IsmsPage.
 *
 * A destination derives from it, so that its class_init adds the groups of its forms, and says its
 * tabs in a table:
 *
 *   static const IsmsTab tabs[] = {
 *     { .name = "register", .title = N_ ("Register"), .kind = "control" },
 *     { .name = "statement", .title = N_ ("Statement"), .create = create_statement },
 *   };
 *
 *   page = g_object_new (ISMS_TYPE_CONTROLS_PAGE, "workspace", workspace, "title", _ ("Controls"),
 *                        NULL);
 *   isms_tabs_page_add (page, tabs, G_N_ELEMENTS (tabs));
 *
 * One that answers some of its tabs' actions by itself implements IsmsPage again with those
 * functions alone, and calls the ones of here for the rest: risk/isms-risks-page.c is one. */

#pragma once

#include <adwaita.h>

#include "isms-page.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

/* An IsmsPage. Properties, when it is made: "workspace", "title" (translated). Signal:
 * "tab-created" (GtkWidget): for the shell to connect to what that emits; each is made when it is
 * first shown or asked for. */
#define ISMS_TYPE_TABS_PAGE (isms_tabs_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (IsmsTabsPage, isms_tabs_page, ISMS, TABS_PAGE, AdwBin)

struct _IsmsTabsPageClass
{
  AdwBinClass parent_class;
};

/* Of static storage. */
typedef struct
{
  const char *name;
  const char *title;                         /* marked with N_ (); NULL: the plural of the kind */
  const char *icon;                          /* NULL: words alone */
  const char *kind;                          /* whose records are shown on it, or NULL */
  GtkWidget *(*create) (IsmsTabsPage *page); /* NULL: the register of the kind */
  const char *sort; /* a field: what comes first there stands first, until */
  gboolean newest;  /* … or last: somebody chooses otherwise */
} IsmsTab;

const char *isms_tab_get_title (const IsmsTab *tab); /* N_() */
void isms_tabs_page_add (IsmsTabsPage *self, const IsmsTab *tabs, guint n_tabs);
/* @name NULL: the one that is shown. */
GtkWidget *isms_tabs_page_get_tab (IsmsTabsPage *self, const char *name);
void isms_tabs_page_show_tab (IsmsTabsPage *self, const char *name);
/* (array length=n_tabs) In their order. */
const IsmsTab *const *isms_tabs_page_list (IsmsTabsPage *self, guint *n_tabs);
void isms_tabs_page_focus_tab (IsmsTabsPage *self);
/* Is it one that goes from tab to tab, which the page itself carries out? */
gboolean isms_tabs_page_steps (IsmsPageAction action);
const char *isms_tabs_page_get_shown (IsmsTabsPage *self); /* its name */
IsmsWorkspace *isms_tabs_page_get_workspace (IsmsTabsPage *self);

G_END_DECLS
