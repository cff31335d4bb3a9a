/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Places in the window: destinations, their tabs and records; the sidebar that leads to them, and
 * the way back. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-information-page.h"
#include "isms-organisation.h"
#include "isms-programme-page.h"
#include "isms-sidebar.h"
#include "isms-tabs-page.h"
#include "isms-window-private.h"
#include "isms-workspaces.h"

/* --- Going --- */

static IsmsPlace
read_place (IsmsWindow *self)
{
  IsmsPlace place = { self->destination, NULL, 0 };
  const char *tab = NULL;

  isms_page_get_place (isms_window_get_page (self), &tab, &place.record);
  place.tab = g_intern_string (tab);
  return place;
}

static void
note_place (IsmsWindow *self)
{
  IsmsPlace place;

  if (self->going || !isms_window_get_page (self))
    return;
  place = read_place (self);
  isms_trail_visit (self->trail, &place, g_get_monotonic_time ());
  isms_workspaces_set_place (self->settings, self->path, place.destination->id, place.tab);
  isms_window_update_actions (self);
}

static void
place_changed_cb (IsmsWindow *self, IsmsPage *page)
{
  if (page == isms_window_get_page (self))
    note_place (self);
}

static GtkWidget *
ensure_page (IsmsWindow *self, const IsmsDestination *destination)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, destination->id);

  if (page)
    return page;
  page = isms_destination_create_page (destination, self->workspace);
  g_signal_connect_object (page, "can-changed", G_CALLBACK (isms_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "place-changed", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->pages, page, destination->id);
  return page;
}

static IsmsPage *
show_page (IsmsWindow *self, const IsmsDestination *destination)
{
  GtkWidget *page = ensure_page (self, destination);

  self->destination = destination;
  gtk_stack_set_visible_child (self->pages, page);
  adw_navigation_page_set_title (self->content_page, isms_page_get_title (ISMS_PAGE (page)));
  isms_sidebar_select (self->sidebar, destination);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  isms_window_update_actions (self);
  return ISMS_PAGE (page);
}

static void
step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsWindow *self = ISMS_WINDOW (widget);
  const IsmsPlace *to = isms_trail_step (self->trail, strcmp (name, "win.back") == 0 ? -1 : 1);
  IsmsPlace place;

  if (!to)
    return;
  place = *to; /* what is on the way there would change it */
  self->going = TRUE;
  isms_page_show_place (show_page (self, place.destination), place.tab, place.record);
  self->going = FALSE;
  note_place (self);
}

/* Of a workspace that is new here, its risks say most; before there is one, the overview says what
 * to do first. */
static const char *
get_first_destination (IsmsWindow *self)
{
  g_autoptr (IsmsStatement) risks = isms_database_prepare (
      isms_workspace_get_reader (self->workspace), "SELECT 1 FROM risk LIMIT 1", NULL);

  return risks != NULL && isms_statement_next (risks, NULL) ? "risks" : "overview";
}

/*< private >
 * isms_window_go_to_start:
 *
 * Where the person left this workspace.
 */
void
isms_window_go_to_start (IsmsWindow *self)
{
  g_autofree char *tab = NULL;
  g_autofree char *id = isms_workspaces_dup_place (self->settings, self->path, &tab);
  const IsmsDestination *destination = isms_destination_find (id);

  if (!destination)
    destination = isms_destination_find (get_first_destination (self));
  self->going = TRUE;
  isms_page_show_place (show_page (self, destination), tab, 0);
  self->going = FALSE;
  note_place (self);
  isms_page_expect_lead (GTK_WINDOW (self));
}

void
isms_window_clear_pages (IsmsWindow *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->pages));

  self->going = TRUE; /* away from all of them */
  gtk_stack_set_visible_child_name (self->pages, "loading");
  while (child)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (ISMS_IS_PAGE (child))
        gtk_stack_remove (self->pages, child);
      child = next;
    }
  self->going = FALSE;
  self->destination = NULL;
  isms_trail_clear (self->trail);
  isms_sidebar_select (self->sidebar, NULL);
}

/* Asked for by a key where it is on show already, as by Enter in the sidebar, the keyboard goes in.
 */
static void
destination_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsWindow *self = ISMS_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  IsmsPage *page = isms_window_get_page (self);

  if (page != NULL && self->destination == isms_destination_find (id) && !self->clicked
      && !isms_window_is_narrow (self) && ISMS_IS_TABS_PAGE (page))
    isms_tabs_page_focus_tab (ISMS_TABS_PAGE (page));
  isms_window_show_destination (self, id);
}

static void
show_record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *kind;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind, &id);
  isms_window_show_record (ISMS_WINDOW (widget), kind, id);
}

/* The organisation is a record like others, but in no list of kinds. */
static const IsmsKind *
find_kind (const char *name)
{
  const IsmsKind *organisation = isms_organisation_get_kind ();

  return g_str_equal (name, organisation->name) ? organisation : isms_kind_find (name);
}

/* The record, with the focus in a group of its form. */
static void
edit_record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsWindow *self = ISMS_WINDOW (widget);
  const IsmsDestination *found;
  const IsmsKind *of;
  const char *kind, *group;
  gint64 id;

  g_variant_get (parameter, "(&sx&s)", &kind, &id, &group);
  found = isms_destination_find_kind (kind);
  of = find_kind (kind);
  if (!found || !of || !self->workspace)
    return;
  self->going = TRUE;
  isms_page_edit_record (show_page (self, found), of, id, group);
  self->going = FALSE;
  note_place (self);
}

/* The keyboard goes along: what had it is no longer seen, and a notice would take it. */
static IsmsPage *
show_tab (IsmsWindow *self, const char *destination, const char *tab)
{
  const IsmsDestination *found = isms_destination_find (destination);
  IsmsPage *page;

  if (!found || !self->workspace)
    return NULL;
  self->going = TRUE;
  page = show_page (self, found);
  isms_page_show_place (page, tab, 0);
  self->going = FALSE;
  note_place (self);
  if (ISMS_IS_TABS_PAGE (page))
    isms_tabs_page_focus_tab (ISMS_TABS_PAGE (page));
  return page;
}

static void
show_place_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *destination, *tab;

  g_variant_get (parameter, "(&s&s)", &destination, &tab);
  show_tab (ISMS_WINDOW (widget), destination, tab);
}

static void
show_required_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsPage *page = show_tab (ISMS_WINDOW (widget), "documents", "required");

  if (page != NULL)
    isms_information_page_show_clause (
        ISMS_INFORMATION_PAGE (isms_tabs_page_get_tab (ISMS_TABS_PAGE (page), "required")),
        g_variant_get_int64 (parameter));
}

static void
plan_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsPage *page = show_tab (ISMS_WINDOW (widget), "audits", "coverage");
  GtkWidget *programme;

  if (page == NULL)
    return;
  programme = isms_tabs_page_get_tab (ISMS_TABS_PAGE (page), "coverage");
  isms_programme_page_plan (ISMS_PROGRAMME_PAGE (programme), strcmp (name, "win.plan-gaps") == 0);
}

/* --- The sidebar --- */

gboolean
isms_window_is_narrow (IsmsWindow *self)
{
  return adw_application_window_get_current_breakpoint (ADW_APPLICATION_WINDOW (self)) != NULL;
}

static void
forget_click_cb (gpointer data)
{
  g_autoptr (IsmsWindow) self = data;

  self->clicked = FALSE;
}

/* The page follows the arrow keys, and they stay in the sidebar. Where the page would take the
 * sidebar's place, it waits for Enter. */
static void
row_selected_cb (IsmsWindow *self, GtkListBoxRow *row)
{
  const IsmsDestination *destination = row ? isms_sidebar_get_destination (row) : NULL;

  if (!destination || !self->workspace || destination == self->destination
      || adw_navigation_split_view_get_collapsed (self->split))
    return;
  self->clicked = TRUE;
  g_idle_add_once (forget_click_cb, g_object_ref (self));
  isms_window_show_destination (self, destination->id);
}

static void
hide_sidebar (IsmsWindow *self, gboolean hidden)
{
  adw_navigation_split_view_set_collapsed (self->split, hidden);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  g_settings_set_boolean (self->settings, "sidebar-hidden", hidden);
}

/* Narrow: between the sidebar and the content. Wide: the sidebar away or there. */
static void
toggle_sidebar_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsWindow *self = ISMS_WINDOW (widget);
  AdwNavigationSplitView *split = self->split;

  if (isms_window_is_narrow (self))
    adw_navigation_split_view_set_show_content (
        split, !adw_navigation_split_view_get_show_content (split));
  else
    hide_sidebar (self, !adw_navigation_split_view_get_collapsed (split));
}

static void
show_sidebar_again_cb (gpointer data)
{
  g_autoptr (IsmsWindow) self = data;

  if (self->settings && !isms_window_is_narrow (self)
      && !adw_navigation_split_view_get_show_content (self->split))
    hide_sidebar (self, FALSE);
}

/* In a wide window whose sidebar is hidden, the way back leads to both: not while the view is
 * still going back. */
void
isms_window_show_content_changed (IsmsWindow *self)
{
  if (!adw_navigation_split_view_get_show_content (self->split)
      && adw_navigation_split_view_get_collapsed (self->split) && !isms_window_is_narrow (self))
    g_idle_add_once (show_sidebar_again_cb, g_object_ref (self));
}

void
isms_window_fill_sidebar (IsmsWindow *self)
{
  isms_sidebar_fill (self->sidebar);
  g_signal_connect_object (self->sidebar, "row-selected", G_CALLBACK (row_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

void
isms_window_class_install_places (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.destination", "s", destination_cb);
  gtk_widget_class_install_action (widget_class, "win.show-record", "(sx)", show_record_cb);
  gtk_widget_class_install_action (widget_class, "win.edit-record", "(sxs)", edit_record_cb);
  gtk_widget_class_install_action (widget_class, "win.show-place", "(ss)", show_place_cb);
  gtk_widget_class_install_action (widget_class, "win.show-required", "x", show_required_cb);
  gtk_widget_class_install_action (widget_class, "win.plan-years", NULL, plan_cb);
  gtk_widget_class_install_action (widget_class, "win.plan-gaps", NULL, plan_cb);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_cb);
}

/* --- For others --- */

/**
 * isms_window_show_destination:
 * @self: a window
 * @destination: an id; one that is not there changes nothing
 */
void
isms_window_show_destination (IsmsWindow *self, const char *destination)
{
  const IsmsDestination *found = isms_destination_find (destination);

  g_return_if_fail (ISMS_IS_WINDOW (self));

  if (!found || !self->workspace)
    return;
  show_page (self, found);
  note_place (self);
}

/**
 * isms_window_show_record:
 * @self: a window
 * @kind: a kind's name
 * @id: the record
 *
 * Goes to the destination of that kind and shows the record there.
 *
 * Returns: %FALSE if no destination has a place for it
 */
gboolean
isms_window_show_record (IsmsWindow *self, const char *kind, gint64 id)
{
  const IsmsDestination *found = isms_destination_find_kind (kind);
  const IsmsKind *of = isms_kind_find (kind);
  gboolean shown;

  g_return_val_if_fail (ISMS_IS_WINDOW (self), FALSE);

  if (!found || !of || !self->workspace)
    return FALSE;
  self->going = TRUE;
  shown = isms_page_show_record (show_page (self, found), of, id);
  self->going = FALSE;
  note_place (self);
  return shown;
}
