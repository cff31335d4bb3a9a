/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The register as a person meets it: list, filters, columns, form, several at once. */

#include "isms-bulk-form.h"
#include "isms-cell.h"
#include "isms-columns.h"
#include "isms-detail.h"
#include "isms-edit.h"
#include "isms-record-form.h"
#include "isms-register.h"
#include "isms-risks-page.h"
#include "isms-sample.h"
#include "isms-ui-test.h"

typedef struct
{
  IsmsWindow *window;
  IsmsRegister *page;
  IsmsListPane *pane;
  IsmsWorkspace *workspace;
} Desk;

static guint
get_n_items (Desk *desk)
{
  return g_list_model_get_n_items (G_LIST_MODEL (isms_list_pane_get_selection (desk->pane)));
}

static Desk
sit_down (const char *path, const char *destination)
{
  Desk desk = { .window = isms_ui_test_open (path) };

  IsmsPage *page;

  isms_window_show_destination (desk.window, destination);
  page = isms_window_get_page (desk.window);
  if (ISMS_IS_RISKS_PAGE (page))
    {
      isms_risks_page_show_tab (ISMS_RISKS_PAGE (page), "register");
      page = ISMS_PAGE (isms_risks_page_get_register (ISMS_RISKS_PAGE (page)));
    }
  desk.page = ISMS_REGISTER (page);
  desk.pane = isms_register_get_pane (desk.page);
  desk.workspace = isms_window_get_workspace (desk.window);
  wait_for (!g_str_equal (isms_list_pane_get_face (desk.pane), "blank"))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  return desk;
}

static void
test_look (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("XDG_DATA_HOME"), "sample.isms", NULL);
  g_autoptr (GDateTime) today = g_date_time_new_utc (2026, 11, 23, 12, 0, 0);
  Desk desk;

  g_assert_true (isms_sample_create (path, today, NULL, &error));
  g_assert_no_error (error);
  desk = sit_down (path, "risks");
  wait_for (get_n_items (&desk) > 0)
    ;
  isms_ui_test_save (GTK_WIDGET (desk.window), "risks");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (isms_list_pane_get_selection (desk.pane)),
                                   2, TRUE);
  for (int i = 0; i < 300; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  isms_ui_test_save (GTK_WIDGET (desk.window), "risk");
  isms_ui_test_close (desk.window);
}

static void
test_close (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Empty");
  Desk desk = sit_down (path, "people");

  isms_ui_test_save (GTK_WIDGET (desk.window), "empty");
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/register/close", test_close);
  g_test_add_func ("/ui/register/look", test_look);
  return isms_ui_test_run ();
}
