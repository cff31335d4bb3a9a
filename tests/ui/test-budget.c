/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a view may ask of a long list. Counts calls, not time: a model that is asked for every row
 * is slow on every machine. With -m slow it is as long as the largest register that is promised. */

#include "isms-ui-test.h"

#include "isms-row.h"
#include "isms-selection.h"

#define BUDGET 2000

typedef struct
{
  IsmsWorkspace *workspace;
  IsmsList *list;
  IsmsSelection *selection;
  GtkWindow *window;
  GtkColumnView *view;
  guint64 before;
} Desk;

static void
add_rows (Desk *desk, guint n)
{
  IsmsStore *store = isms_workspace_get_store (desk->workspace);
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Add people");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      IsmsRow *row = isms_row_new ();
      g_autofree char *name = g_strdup_printf ("Person %u", (i * 7919) % n);

      isms_row_set_text (row, "name", name);
      isms_step_insert (step, "person", row);
    }
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      isms_record_get_text (gtk_list_item_get_item (item), data));
}

static void
add_column (Desk *desk, const char *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (field, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) field);
  gtk_column_view_append_column (desk->view, column);
  g_object_unref (column);
}

static void
load (Desk *desk, gboolean descending)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("person"));
  g_autoptr (GError) error = NULL;

  isms_query_sort (query, "name", descending);
  isms_list_load (desk->list, query, &error);
  g_assert_no_error (error);
}

static void
spend (Desk *desk, const char *what)
{
  guint64 now;

  isms_ui_test_settle (GTK_WIDGET (desk->window));
  now = isms_list_get_n_calls (desk->list);
  g_test_message ("%s: %" G_GUINT64_FORMAT " calls", what, now - desk->before);
  g_assert_cmpuint (now - desk->before, <=, BUDGET);
  desk->before = now;
}

static void
test_budget (void)
{
  guint n = g_test_slow () ? 200000 : 20000;
  g_autofree char *path = isms_ui_test_create_workspace ("Budget House");
  g_autoptr (GError) error = NULL;
  GtkWidget *scroller = gtk_scrolled_window_new ();
  Desk desk = { NULL };

  desk.workspace = isms_workspace_open (path, ISMS_STORE_OPEN_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  add_rows (&desk, n);
  desk.list = isms_list_new (desk.workspace);
  desk.selection = isms_selection_new (desk.list);
  desk.view =
      GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (desk.selection))));
  add_column (&desk, "ref");
  add_column (&desk, "name");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (desk.view));
  desk.window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (desk.window, scroller);
  gtk_window_set_default_size (desk.window, 900, 700);
  gtk_window_present (desk.window);
  wait_for (gtk_widget_get_mapped (scroller))
    ;

  load (&desk, FALSE);
  spend (&desk, "open");
  gtk_column_view_scroll_to (desk.view, n - 1, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  spend (&desk, "jump to the end");
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (desk.selection));
  spend (&desk, "select all");
  load (&desk, TRUE);
  spend (&desk, "sort again");
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (desk.selection), n - 1));

  gtk_window_destroy (desk.window);
  g_object_unref (desk.selection);
  g_object_unref (desk.list);
  isms_workspace_close (desk.workspace);
  g_object_unref (desk.workspace);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/budget/get-item", test_budget);
  return isms_ui_test_run ();
}
