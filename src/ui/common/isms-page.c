/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a destination of the sidebar offers the window. */

#include "isms-page.h"

G_DEFINE_INTERFACE (IsmsPage, isms_page, GTK_TYPE_WIDGET)

enum
{
  CAN_CHANGED,
  PLACE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
isms_page_default_init (IsmsPageInterface *iface)
{
  /**
   * IsmsPage::can-changed:
   *
   * What isms_page_can () answers may be different now.
   */
  signals[CAN_CHANGED] = g_signal_new ("can-changed", ISMS_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  /**
   * IsmsPage::place-changed:
   *
   * What isms_page_get_place () answers is different now.
   */
  signals[PLACE_CHANGED] = g_signal_new ("place-changed", ISMS_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * isms_page_get_title:
 * @self: a page
 *
 * Returns: (transfer none): the title for the header bar, translated
 */
const char *
isms_page_get_title (IsmsPage *self)
{
  g_return_val_if_fail (ISMS_IS_PAGE (self), NULL);

  return ISMS_PAGE_GET_IFACE (self)->get_title (self);
}

/**
 * isms_page_can:
 * @self: a page
 * @action: one of the window's actions
 *
 * Asks whether @action makes sense now, so that the window enables it.
 *
 * Returns: whether isms_page_activate () would do something
 */
gboolean
isms_page_can (IsmsPage *self, IsmsPageAction action)
{
  IsmsPageInterface *iface;

  g_return_val_if_fail (ISMS_IS_PAGE (self), FALSE);
  g_return_val_if_fail (action < ISMS_PAGE_N_ACTIONS, FALSE);

  iface = ISMS_PAGE_GET_IFACE (self);
  return iface->can != NULL && iface->can (self, action);
}

/**
 * isms_page_activate:
 * @self: a page
 * @action: one of the window's actions
 *
 * Carries out @action; does nothing where isms_page_can () says no.
 */
void
isms_page_activate (IsmsPage *self, IsmsPageAction action)
{
  g_return_if_fail (ISMS_IS_PAGE (self));

  if (isms_page_can (self, action))
    ISMS_PAGE_GET_IFACE (self)->activate (self, action);
}

/**
 * isms_page_show_record:
 * @self: a page
 * @kind: the kind of the record
 * @id: its id
 *
 * Selects the record and shows it, taking away filters that hide it.
 *
 * Returns: %FALSE if this page has no place for records of @kind
 */
gboolean
isms_page_show_record (IsmsPage *self, const IsmsKind *kind, gint64 id)
{
  IsmsPageInterface *iface;

  g_return_val_if_fail (ISMS_IS_PAGE (self), FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  iface = ISMS_PAGE_GET_IFACE (self);
  return iface->show_record != NULL && iface->show_record (self, kind, id);
}

/**
 * isms_page_edit_record:
 * @self: a page
 * @kind: the kind of the record
 * @id: its id
 * @name: of a group that the forms of @kind have, or of a field
 *
 * Shows the record, with the focus where that is filled in.
 *
 * Returns: %FALSE if this page has no place for that
 */
gboolean
isms_page_edit_record (IsmsPage *self, const IsmsKind *kind, gint64 id, const char *name)
{
  IsmsPageInterface *iface;

  g_return_val_if_fail (ISMS_IS_PAGE (self), FALSE);

  iface = ISMS_PAGE_GET_IFACE (self);
  return iface->edit_record != NULL && iface->edit_record (self, kind, id, name);
}

/**
 * isms_page_get_place:
 * @self: a page
 * @tab: (out) (transfer none): the name of its tab; %NULL where it has none
 * @record: (out): the record that is open; 0 for none
 *
 * Where in the page the person is, so that the window can lead back there.
 */
void
isms_page_get_place (IsmsPage *self, const char **tab, gint64 *record)
{
  g_return_if_fail (ISMS_IS_PAGE (self));

  *tab = NULL;
  *record = 0;
  if (ISMS_PAGE_GET_IFACE (self)->get_place != NULL)
    ISMS_PAGE_GET_IFACE (self)->get_place (self, tab, record);
}

/**
 * isms_page_show_place:
 * @self: a page
 * @tab: (nullable): a tab's name; one that is not there changes nothing
 * @record: the record to open there; 0 to show the list around it
 */
void
isms_page_show_place (IsmsPage *self, const char *tab, gint64 record)
{
  g_return_if_fail (ISMS_IS_PAGE (self));

  if (ISMS_PAGE_GET_IFACE (self)->show_place != NULL)
    ISMS_PAGE_GET_IFACE (self)->show_place (self, tab, record);
}

/**
 * isms_page_changed:
 * @self: a page
 *
 * For pages: tells the window that isms_page_can () may answer differently now.
 */
void
isms_page_changed (IsmsPage *self)
{
  g_return_if_fail (ISMS_IS_PAGE (self));

  g_signal_emit (self, signals[CAN_CHANGED], 0);
}

/**
 * isms_page_place_changed:
 * @self: a page
 *
 * For pages: tells the window that isms_page_get_place () answers differently now.
 */
void
isms_page_place_changed (IsmsPage *self)
{
  g_return_if_fail (ISMS_IS_PAGE (self));

  g_signal_emit (self, signals[PLACE_CHANGED], 0);
}

#define EXPECTS_LEAD "isms-expects-lead"

static void
focus_moved_cb (GtkWindow *window)
{
  g_signal_handlers_disconnect_by_func (window, focus_moved_cb, NULL);
  g_object_set_data (G_OBJECT (window), EXPECTS_LEAD, NULL);
}

/**
 * isms_page_expect_lead:
 * @window: a window that has just opened what it shows
 *
 * Where the focus is now was nobody's choice: a page that is empty may take it, until it moves.
 */
void
isms_page_expect_lead (GtkWindow *window)
{
  if (g_object_get_data (G_OBJECT (window), EXPECTS_LEAD) != NULL)
    return;
  g_object_set_data (G_OBJECT (window), EXPECTS_LEAD, (gpointer) EXPECTS_LEAD);
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_moved_cb), NULL);
}

/* Where the person brought it, outside of the page. */
static gboolean
is_elsewhere (GtkWidget *button)
{
  GtkWidget *page = gtk_widget_get_ancestor (button, ISMS_TYPE_PAGE);
  GtkRoot *root = gtk_widget_get_root (button);
  GtkWidget *focus = gtk_root_get_focus (root);
  GtkWidget *above;

  while (page != NULL && (above = gtk_widget_get_parent (page)) != NULL
         && (above = gtk_widget_get_ancestor (above, ISMS_TYPE_PAGE)) != NULL)
    page = above;
  return focus != NULL && gtk_widget_get_mapped (focus) && page != NULL
         && !gtk_widget_is_ancestor (focus, page)
         && g_object_get_data (G_OBJECT (root), EXPECTS_LEAD) == NULL;
}

static void
lead_cb (gpointer data)
{
  g_autoptr (GtkWidget) button = data;

  if (gtk_widget_get_mapped (button) && !is_elsewhere (button))
    gtk_widget_grab_focus (button);
}

/* What switches pages has its own opinion of the focus first. */
static void
mapped_cb (GtkWidget *button)
{
  g_idle_add_once (lead_cb, g_object_ref (button));
}

/**
 * isms_page_lead_focus_now:
 * @widget: what is to be done first on the page that is on show
 *
 * Takes the focus this time, unless that is in the sidebar or the header, where the person goes
 * along by keys.
 */
void
isms_page_lead_focus_now (GtkWidget *widget)
{
  mapped_cb (widget);
}

/**
 * isms_page_lead_focus:
 * @button: what is to be done first where there is nothing yet
 *
 * Whenever @button comes into view it takes the focus, unless that is in the sidebar or the header,
 * where the person goes along by keys.
 */
void
isms_page_lead_focus (GtkWidget *button)
{
  g_signal_connect (button, "map", G_CALLBACK (mapped_cb), NULL);
}

/**
 * isms_page_lead_no_more:
 * @button: which led the focus
 *
 * Something else is to be done first.
 */
void
isms_page_lead_no_more (GtkWidget *button)
{
  g_signal_handlers_disconnect_by_func (button, mapped_cb, NULL);
}
