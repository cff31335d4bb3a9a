/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a destination of the sidebar offers the window: its title, and the actions of the header
 * bar, the menus and the keyboard that make sense on it. */

#pragma once

#include <gtk/gtk.h>

#include "isms-kind.h"

G_BEGIN_DECLS

/* The actions that the window owns ("win.new", "win.filter", …) and the page carries out. */
typedef enum
{
  ISMS_PAGE_ACTION_NEW,          /* Ctrl+N: a new record here */
  ISMS_PAGE_ACTION_FILTER,       /* Ctrl+F: focus to the page's own search */
  ISMS_PAGE_ACTION_EDIT,         /* F2: edit what is selected */
  ISMS_PAGE_ACTION_ARCHIVE,      /* Delete: archive what is selected */
  ISMS_PAGE_ACTION_IMPORT,       /* a spreadsheet into this register */
  ISMS_PAGE_ACTION_EXPORT,       /* Shift+Ctrl+E: this register to a file */
  ISMS_PAGE_ACTION_PRINT,        /* Ctrl+P */
  ISMS_PAGE_ACTION_PRINT_LIST,   /* where that may be of one record: all that are listed */
  ISMS_PAGE_ACTION_NEXT_TAB,     /* Ctrl+Page Down */
  ISMS_PAGE_ACTION_PREVIOUS_TAB, /* Ctrl+Page Up */
} IsmsPageAction;
#define ISMS_PAGE_N_ACTIONS (ISMS_PAGE_ACTION_PREVIOUS_TAB + 1)

#define ISMS_TYPE_PAGE (isms_page_get_type ())
G_DECLARE_INTERFACE (IsmsPage, isms_page, ISMS, PAGE, GtkWidget)

/* All of it is optional but get_title. A page fills the space beneath the window's header bar and
 * brings none of its own.
 *
 * Signals: "can-changed": what can () answers may be different now; the window asks again.
 * "place-changed": another tab, or another record is open. */
struct _IsmsPageInterface
{
  GTypeInterface parent_iface;

  const char *(*get_title) (IsmsPage *self);
  gboolean (*can) (IsmsPage *self, IsmsPageAction action);
  void (*activate) (IsmsPage *self, IsmsPageAction action);
  gboolean (*show_record) (IsmsPage *self, const IsmsKind *kind, gint64 id);
  gboolean (*edit_record) (IsmsPage *self, const IsmsKind *kind, gint64 id, const char *name);
  void (*get_place) (IsmsPage *self, const char **tab, gint64 *record);
  void (*show_place) (IsmsPage *self, const char *tab, gint64 record);
};

const char *isms_page_get_title (IsmsPage *self); /* translated, Header Case */
gboolean isms_page_can (IsmsPage *self, IsmsPageAction action);
void isms_page_activate (IsmsPage *self, IsmsPageAction action); /* nothing where it can not */
/* Selects the record and shows it. FALSE: this page has no place for records of @kind. */
gboolean isms_page_show_record (IsmsPage *self, const IsmsKind *kind, gint64 id);
/* The same, with the focus where the group or field @name of its form is filled in. */
gboolean isms_page_edit_record (IsmsPage *self, const IsmsKind *kind, gint64 id, const char *name);
/* Where in the page the person is: a tab's name or NULL, the record that is open or 0. */
void isms_page_get_place (IsmsPage *self, const char **tab, gint64 *record);
void isms_page_show_place (IsmsPage *self, const char *tab, gint64 record);
/* For pages: emit "can-changed", "place-changed". */
void isms_page_changed (IsmsPage *self);
void isms_page_place_changed (IsmsPage *self);
/* For what stands in place of a page that is empty yet: Enter does what is to be done first. */
void isms_page_lead_focus (GtkWidget *button);
void isms_page_lead_focus_now (GtkWidget *widget);
void isms_page_lead_no_more (GtkWidget *button);
void isms_page_expect_lead (GtkWindow *window);

G_END_DECLS
