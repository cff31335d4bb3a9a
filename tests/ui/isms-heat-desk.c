/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The page with the map, alone in a window. */

#include "isms-heat-desk.h"

/**
 * isms_heat_desk_set_up:
 *
 * Opens a new workspace with the preset of five by five.
 */
void
isms_heat_desk_set_up (IsmsHeatDesk *self)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Harbour Lights");
  g_autoptr (GError) error = NULL;

  self->workspace = isms_workspace_open (path, ISMS_STORE_OPEN_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  self->store = isms_workspace_get_store (self->workspace);
}

/**
 * isms_heat_desk_open_page:
 *
 * Shows the page and waits until its map is there.
 */
void
isms_heat_desk_open_page (IsmsHeatDesk *self, int width, int height)
{
  self->page = ISMS_HEAT_PAGE (isms_heat_page_new (self->workspace));
  self->map = isms_heat_page_get_map (self->page);
  self->source = isms_heat_page_get_source (self->page);
  self->window = GTK_WINDOW (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_set_default_size (self->window, width, height);
  gtk_window_present (self->window);
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (self->page)))
    ;
  wait_for (isms_heat_source_get_method (self->source) != NULL)
    ;
  isms_ui_test_focus (GTK_WIDGET (self->window));
  isms_ui_test_settle (GTK_WIDGET (self->window));
}

/**
 * isms_heat_desk_tear_down:
 *
 * Closes all and makes sure that nothing keeps the page.
 */
void
isms_heat_desk_tear_down (IsmsHeatDesk *self, gconstpointer data)
{
  gpointer page = self->page;

  if (page != NULL)
    {
      g_object_add_weak_pointer (page, &page);
      gtk_window_destroy (self->window);
      wait_for (page == NULL)
        ;
    }
  isms_workspace_close (self->workspace);
  g_object_unref (self->workspace);
}

/**
 * isms_heat_desk_load:
 *
 * Returns: (transfer full): the risk as it stands
 */
IsmsRisk *
isms_heat_desk_load (IsmsHeatDesk *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  IsmsRecord *record = isms_record_load (isms_workspace_get_reader (self->workspace),
                                         isms_kind_find ("risk"), id, &error);

  g_assert_no_error (error);
  return ISMS_RISK (record);
}

/**
 * isms_heat_desk_commit:
 *
 * Commits a step that has to go through.
 */
void
isms_heat_desk_commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}
