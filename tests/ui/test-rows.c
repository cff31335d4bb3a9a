/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rows of a register: what is said of them, and the record of one that is there no more. */

#include "isms-desk.h"
#include "isms-detail.h"

static const char *const three[] = { "Laptops", "Payroll data", "Web shop", NULL };

/* NULL: it is not there. */
static IsmsRecord *
load_asset (IsmsDesk *desk, gint64 id)
{
  return isms_record_load (isms_workspace_get_reader (desk->workspace), isms_kind_find ("asset"),
                           id, NULL);
}

static gboolean
is_archived (IsmsDesk *desk, gint64 id)
{
  g_autoptr (IsmsRecord) record = load_asset (desk, id);

  return isms_record_get_archived (record);
}

/* What an edit took out of the filter stays on show, and its menu acts on it all the same. */
static void
test_filtered_out (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsDetail *detail = isms_desk_get_detail (&desk);
  const char *values[] = { "hardware", NULL };
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("asset"));
  IsmsRecord *record;
  gint64 id;

  isms_desk_set_field (&desk, 0, "kind", "hardware");
  isms_query_filter (query, "kind", values);
  isms_list_pane_set_query (desk.pane, query);
  wait_for (isms_desk_get_n_items (&desk) == 1)
    ;
  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  gtk_widget_grab_focus (isms_desk_find_row (&desk, "location"));
  isms_desk_set_field (&desk, 0, "kind", "process");
  wait_for (isms_desk_get_n_items (&desk) == 0)
    ;
  record = isms_detail_get_record (detail);
  g_assert_nonnull (record);
  id = isms_record_get_id (record);
  wait_for (g_strcmp0 (isms_record_get_text (record, "kind"), "process") == 0)
    ;
  g_assert_true (
      gtk_widget_activate_action (isms_detail_get_form (detail), "detail.archive", NULL));
  wait_for (is_archived (&desk, id))
    ;
  wait_for (isms_ui_test_find_text (GTK_WIDGET (detail), "Archived"))
    ;
  g_assert_true (
      gtk_widget_activate_action (isms_detail_get_form (detail), "detail.restore", NULL));
  wait_for (!is_archived (&desk, id))
    ;
  wait_for (!isms_ui_test_find_text (GTK_WIDGET (detail), "Archived"))
    ;
  g_assert_true (gtk_widget_activate_action (isms_detail_get_form (detail), "detail.delete", NULL));
  wait_for (isms_detail_get_record (detail) == NULL)
    ;
  g_assert_null (load_asset (&desk, id));
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/rows/filtered-out", test_filtered_out);
  return isms_ui_test_run ();
}
